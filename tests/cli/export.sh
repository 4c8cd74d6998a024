#!/bin/bash
# Exports: whole files or none, nothing overwritten unasked, sheets that spreadsheets open right.
. "$(dirname "$0")/lib"
run 0 import "$samples"
id=$(first_id)

run 0 export -o all.json
[ ! -s "$work/out" ] || fail "an export to a file prints something"
run 0 export
cmp -s "$work/out" all.json || fail "standard output and a file differ"
run 0 export -o -
cmp -s "$work/out" all.json || fail "-o - is not standard output"
run 0 export --format json -o one.json "$id"
[ "$(grep -c '"id":' one.json)" -eq 1 ] || fail "one id gives not one evaluation"

echo mine >kept.json
refused 3 kept.json export -o kept.json
[ "$(cat kept.json)" = mine ] || fail "a file was overwritten"
run 0 export --force -o kept.json
cmp -s kept.json all.json || fail "--force did not overwrite"
refused 3 nowhere/x.json export -o nowhere/x.json
mkdir folder
refused 3 folder export --force -o folder
run 3 export -o /dev/full
err_has /dev/full
run 0 export -o /dev/null

run 0 export --format csv -o sheet.csv
[ "$(head -c 3 sheet.csv | od -An -tx1 | tr -d ' ')" = efbbbf ] || fail "no byte order mark"
[ "$(grep -c -v "$(printf '\r')\$" sheet.csv)" -eq 0 ] || fail "a line does not end in CRLF"
for format in md txt; do
    run 0 export --format $format "$id"
    out_has 'Review opinion'
    out_has 'Policy: default'
done

# Stopped in the middle: the file is not there, nor a part of it.
mkdir many
for i in $(seq 300); do { cat "$samples/01-narrative-clean.txt"; echo "$i"; } >"many/$i.txt"; done
run 0 import --store many.db many
for signal in INT TERM; do
    env --default-signal=$signal "$program" export --store many.db -o stopped.json >"$work/out" 2>"$work/err" &
    pid=$!
    for _ in $(seq 2000); do compgen -G '.fuhe-*' >/dev/null && break; sleep 0.005; done
    kill -$signal $pid
    wait $pid
    [ $? -eq 130 ] || fail "an interrupted export: exit status is not 130"
    err_has stopped.json
    [ ! -e stopped.json ] || fail "a part of an export was left"
done

if find . -name '*.tmp' | grep -q .; then fail "a temporary file was left"; fi
run 0 list --format json
run 0 list --format csv
finish
