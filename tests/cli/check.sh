#!/bin/bash
# Findings as compilers print theirs: FILE:LINE:COLUMN: severity: message [code], exit status 1 when there are errors.
. "$(dirname "$0")/lib"
mkdir reports && cp "$samples"/*.txt reports
run 0 import reports
run 1 check
err_lines 0
if grep -v -E '^reports/[^:/]+\.txt:[1-9][0-9]*:[1-9][0-9]*: (error|warning|info): .+ \[[a-z0-9._-]+\]$' "$work/out"; then
    fail "a line is not of the form promised"
fi
cp "$work/out" all
for id in $("$program" list --format json | sed -n 's/.*"id": "\(.*\)",/\1/p'); do
    "$program" check "$id" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    grep -q ': error: ' "$work/out"
    [ $? -eq $((1 - code)) ] || fail "check $id: exit status $code does not tell whether there are errors"
    cat "$work/out" >>each
done
cmp -s all each || fail "check of all and of each differ"
errors=$(grep -c ': error: ' all)
listed=$("$program" list --format json | sed -n 's/.*"error": \([0-9]*\),.*/\1/p' | awk '{ n += $1 } END { print n + 0 }')
[ "$errors" -eq "$listed" ] || fail "check tells $errors errors, list $listed"
# Worst first, every one once.
run 0 list --format csv
tail -n +2 "$work/out" | LC_ALL=C sort >imported
run 0 list --format csv --order findings
tail -n +2 "$work/out" | LC_ALL=C sort | cmp -s imported - || fail "another order lists others"
run 0 list --format json --order findings
sed -n 's/.*"error": \([0-9]*\), "warning": \([0-9]*\),.*/\1 \2/p' "$work/out" >counts
sort -k1,1nr -k2,2nr -c counts || fail "not worst first"
refused 2 '--order size' list --order size
finish
