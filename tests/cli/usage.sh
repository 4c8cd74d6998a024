#!/bin/bash
# Wrong use: exit status 2, one line that says what is wrong.
. "$(dirname "$0")/lib"
good=$(ls "$samples"/*.txt | head -1)

refused 2 "did you mean 'import'" imprt x
refused 2 "did you mean 'list'" lst
refused 2 'fuhe help' frobnicate
refused 2 'usage: fuhe import PATH' import
refused 2 'usage: fuhe show' show
refused 2 'usage: fuhe set' set 1234
refused 2 --frob list --frob
refused 2 -x list -x
refused 2 --store list --store
refused 2 '--format pdf' export --format pdf
refused 2 '--format md' list --format md
err_has 'table, csv, json'
refused 2 '--lang fr' --lang fr list
refused 2 --force list --force

for command in $("$program" help | awk '$1 == "fuhe" && $2 ~ /^[a-z]+$/ {print $2}'); do
    run 0 --help
    out_has "fuhe $command"
    run 0 help $command
    out_has "fuhe $command"
    run 0 $command --help
    run 0 --lang zh help $command
    grep -qP '\p{Han}' "$work/out" || fail "no help in Chinese: $command"
done
run 0 --version
out_has 'fuhe '
refused 2 terminal "$good"

run 0 import "$good"
id=$(first_id)
refused 2 zzzz show zzzz
refused 2 zzzz check zzzz
refused 2 zzzz export zzzz
refused 2 zzzz set zzzz status=reviewed
refused 2 "FIELD=VALUE" set "$id" status
refused 2 status set "$id" status=done
refused 2 nonsense set "$id" nonsense=1
refused 2 'indicators[99]' set "$id" 'indicators[99].score=1'
refused 2 score set "$id" 'indicators[1].score=1000'
run 0 show "${id:0:6}"
out_has "$id"
run 0 show "${id^^}"

"$program" list >/dev/full 2>"$work/err"
[ $? -eq 3 ] || fail "list to a full disk: exit status is not 3"
finish
