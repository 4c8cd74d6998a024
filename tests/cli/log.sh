#!/bin/bash
# The history: who, when, what, from, to, why; of one evaluation and of the store, in every format; one field taken back
# and what came after it left alone.
. "$(dirname "$0")/lib"
run 0 import "$samples"
id=$(first_id)
other=$("$program" list --format json | sed -n 's/.*"id": "\(.*\)",/\1/p' | sed -n 2p)

run 0 log
[ ! -s "$work/out" ] || fail "there is a history before any change"
run 0 log --format json "$id"
out_has '"entries": ['

run 0 export "$id"
score=$(sed -n '/"no": 1,/,/"deviation"/s/.*"score": \(.*\),/\1/p' "$work/out")
FUHE_REVIEWER=李丽 run 0 set --reason '未见佐证材料' "$id" 'indicators[1].score=0'
FUHE_REVIEWER=wang run 0 set --reason 'told by
phone' "$other" 'indicators[2].score=1'
FUHE_REVIEWER=wang run 0 set --reason 'two at once' "$id" 'indicators[2].score=1' status=reviewed

run 0 log
[ "$(wc -l <"$work/out")" -eq 5 ] || fail "not a title and four changes"
sed -n 2p "$work/out" | grep -q "李丽 .*$id.* 1  indicator 1: score  *$score  *0 .*未见佐证材料\$" || fail "first change"
sed -n 3p "$work/out" | grep -q "wang .*$other.* told by phone\$" || fail "second change"
sed -n 5p "$work/out" | grep -q "wang .*$id.* 3  status " || fail "last change"

# What is no ASCII here takes two cells; the title of the numbers ends where they do.
sed 's/[^ -~]/xx/g' "$work/out" | awk 'NR == 1{end = index($0, "no.") + 2}
    NR > 1 && substr($0, end - 3, 5) !~ /^   ?[0-9] +$/{exit 1}' || fail "the numbers are not below their title"

run 0 log "$id"
[ "$(wc -l <"$work/out")" -eq 4 ] || fail "not a title and three changes"
out_has_not "$other"

run 0 log --format csv
[ "$(grep -c $'\r$' "$work/out")" -eq 5 ] || fail "not five rows"
out_has ",李丽,$id,"
out_has ",1,indicator 1: score,$score,0,未见佐证材料"
run 0 log -f json
[ "$(grep -c '"kind": "change"' "$work/out")" -eq 4 ] || fail "not four entries"
[ "$(grep -o '"hash": "[0-9a-f]*"' "$work/out" | sort -u | wc -l)" -eq 4 ] || fail "not four hashes"
[ "$(grep -o '"step": ".*"' "$work/out" | sort -u | wc -l)" -eq 3 ] || fail "not three steps"
out_has '"author": "李丽"'
out_has '"reason": "told by\nphone"'
out_has '"entries": null'

# One field goes back to the report; what was changed after it stays, and the journal keeps it all.
run 0 set "$id" 'indicators[1].score=reported'
run 0 log "$id"
tail -1 "$work/out" | grep -q ' 0 .*reported' || fail "going back is not the last change"
[ "$(wc -l <"$work/out")" -eq 5 ] || fail "going back took something out of the history"
run 0 export "$id"
[ "$(grep -c '"basis": "manual"' "$work/out")" -eq 1 ] || fail "not one score is set by hand"
out_has '"reason": "two at once"'
out_has_not '未见佐证材料'
out_has '"status": "reviewed"'
run 0 verify

refused 2 zzzz log zzzz
refused 2 xml log --format xml
refused 2 'usage: fuhe log' log "$id" "$other"
finish
