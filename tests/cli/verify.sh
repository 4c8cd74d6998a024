#!/bin/bash
# What the program wrote is as written; what was altered past it is named, with exit status 1.
. "$(dirname "$0")/lib"
export FUHE_STORE=$work/reviews.db
run 0 import "$samples"
id=$(first_id)
run 0 verify
grep -q '^0 entries of [0-9]* evaluations, all as written$' "$work/out" || fail "not 0 entries"
all=$(sed 's/.* of \([0-9]*\) .*/\1/' "$work/out")
[ "$all" -eq "$("$program" list --format json | grep -c '"id":')" ] || fail "not all evaluations"
FUHE_REVIEWER=li run 0 set --reason 'no proof' "$id" 'indicators[1].score=0'
FUHE_REVIEWER=li run 0 set --reason 'no ledger' "$id" 'indicators[2].score=0' status=reviewed
run 0 note "$id" 'ask for the ledger'
run 0 verify
out_has "3 entries of $all evaluations, all as written"
run 0 verify "$id"
out_has '3 entries of 1 evaluations'
[ ! -s "$work/err" ] || fail "progress where there is no terminal"

# The words stand in the file as they are: others of the same length alter it past the program.
alter() { # FROM TO
    local at
    at=$(LC_ALL=C grep -obUaF -e "$1" "$FUHE_STORE" | tail -1 | cut -d: -f1)
    printf %s "$2" | dd of="$FUHE_STORE" bs=1 seek="$at" conv=notrunc status=none
}
[ ! -s "$FUHE_STORE-wal" ] || fail "a log is left beside the store"
cp "$FUHE_STORE" kept.db
alter 'no proof' 'no proff'
run 1 verify
[ "$(sed 's/([0-9 :-]*, /(TIME, /' "$work/out")" = "$id: entry 1 (TIME, li) was altered" ] || fail "not named"
run 1 verify "$id"
run 0 log "$id"
out_has 'no proff'
alter 'no proff' 'no proof'
run 0 verify

alter 'no ledger' 'no leader'
run 1 verify
out_has "$id: entry 2 ("
cp kept.db "$FUHE_STORE"
alter '年度资金总额' '年度资金总数'
run 1 verify
out_has ".txt: the document's bytes are not those that were imported"

refused 2 zzzz verify zzzz
refused 3 'no store' verify --store "$work/none.db"
finish
