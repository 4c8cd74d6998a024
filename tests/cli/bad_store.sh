#!/bin/bash
# Stores that cannot be opened or written: one line that names the file, exit status 3, nothing lost.
. "$(dirname "$0")/lib"
good=$(ls "$samples"/*.txt | head -1)

run 0 import --store ours.db "$good"
for command in list check export; do refused 3 absent.db $command --store absent.db; done
refused 3 absent.db show --store absent.db 0
refused 3 absent.db set --store absent.db 0 status=reviewed
refused 3 absent.db note --store absent.db 0 x
[ ! -e absent.db ] || fail "a store was made by reading one"

echo 'a text, no database' >text.db
refused 3 text.db list --store text.db
refused 3 text.db import --store text.db "$good"
[ "$(cat text.db)" = 'a text, no database' ] || fail "the text was written to"

mkdir folder.db
refused 3 folder.db list --store folder.db
refused 3 nowhere/s.db import --store nowhere/s.db "$good"

# An SQLite file of another program: SQLite's header has the application id at byte 68, the schema's version at 60.
cp ours.db foreign.db && printf '\1\2\3\4' | dd of=foreign.db bs=1 seek=68 conv=notrunc status=none
refused 3 foreign.db list --store foreign.db
refused 3 foreign.db import --store foreign.db "$good"

cp ours.db newer.db && printf '\177\0\0\0' | dd of=newer.db bs=1 seek=60 conv=notrunc status=none
before=$(cksum <newer.db)
refused 3 newer.db list --store newer.db
refused 3 newer.db import --store newer.db "$good"
[ "$before" = "$(cksum <newer.db)" ] || fail "a newer store was written to"

env -u HOME -u XDG_DATA_HOME "$program" list >"$work/out" 2>"$work/err" </dev/null
[ $? -eq 3 ] || fail "no HOME: exit status is not 3"
err_lines 1
err_has --store

run 0 import "$good"
mode=$(stat -c %a "$XDG_DATA_HOME/fuhe" "$XDG_DATA_HOME/fuhe/reviews.db" | tr '\n' ' ')
[ "$mode" = '700 600 ' ] || fail "the store's folder and file have modes $mode"
FUHE_STORE=$work/ours.db run 0 list
out_has "$(basename "$good")"

mkdir small
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=600k none small 2>/dev/null; then
    trap 'umount small; rm -rf "$work"' EXIT
    mkdir many
    for i in $(seq 200); do { echo "$i"; cat "$good"; } >"many/$i.txt"; done
    run 0 import --store small/s.db "$good"
    cp small/s.db* .
    run 3 import --store small/s.db many
    err_has small/s.db
    err_is_ours
    out_has '0 read (0 new versions), 0 known, 0 unreadable'
    run 0 list --store small/s.db
    out_has "$(basename "$good")"
    dd if=/dev/zero of=small/fill bs=1k count=600 status=none 2>/dev/null
    run 3 export --store s.db -o small/export.json
    err_has small/export.json
    [ -z "$(find small -name '*export*' -o -name '.fuhe*')" ] || fail "a part of an export was left"
else
    echo "skipped: no disk can be filled without mounting one"
fi
finish
