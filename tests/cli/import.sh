#!/bin/bash
# Import: order, standard input, what is known, versions, interruption, the progress bar.
. "$(dirname "$0")/lib"
good=$(ls "$samples"/*.txt | head -1)
count=$(ls "$samples"/*.txt | wc -l)

run 0 import "$samples"
out_has "$count read (0 new versions), 0 known, 0 unreadable"
err_lines 0
run 0 import "$samples" "$good"
out_has "0 read (0 new versions), $((count + 1)) known, 0 unreadable"
run 0 list --format json
sed -n 's/.*"file": "\(.*\)",/\1/p' "$work/out" | uniq >order
ls "$samples"/*.txt | LC_ALL=C sort | cmp -s - order || fail "the list is not in the order of the names"

"$program" import --store input.db - <"$good" >"$work/out" 2>"$work/err" || fail "standard input is not read"
out_has '1 read'

mkdir reports && cp "$good" reports/a.txt && { cat "$good"; echo; } >reports/b.txt
run 0 import --store versions.db reports
out_has '2 read (1 new versions), 0 known, 0 unreadable'

mkfifo held
exec 3<>held
env --default-signal=INT "$program" import --store stopped.db - "$good" <held >"$work/out" 2>"$work/err" &
pid=$!
for _ in $(seq 200); do [ -e stopped.db ] && break; sleep 0.05; done
sleep 0.3
kill -INT $pid
wait $pid
[ $? -eq 130 ] || fail "an interrupted import: exit status is not 130"
exec 3>&-
err_has 'of 2 files are done'
run 0 import --store stopped.db "$good"
out_has '1 read'

if command -v script >/dev/null; then
    script -qec "stty cols 80; '$program' import --store shown.db '$samples'" typescript >/dev/null </dev/null
    grep -q "$count of $count files" typescript || fail "no progress on a terminal"
fi
finish
