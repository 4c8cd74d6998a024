#!/bin/bash
# Files that are no reports: named with the reason, one line each, exit status 1, and the rest goes on.
. "$(dirname "$0")/lib"
good=$(ls "$samples"/*.txt | head -1)

: >empty.txt
refused 1 empty.txt: import empty.txt

mkdir none
refused 1 none: import none
mkdir -p hidden/.git && cp "$good" hidden/.git/report.txt && cp "$good" hidden/.report.txt
refused 1 hidden: import hidden

printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0' >picture.png
refused 1 picture.png: import picture.png

head -c 5000 /dev/zero >nul.txt
refused 1 nul.txt: import nul.txt

truncate -s 200M large.txt
refused 1 large.txt: import large.txt
head -c 70000000 /dev/zero | tr '\0' ' ' >blank.txt
refused 1 blank.txt: import blank.txt
refused 1 missing.txt: import missing.txt

printf '某某县二〇二三年工作总结，没有自评。\n' >prose.txt
refused 1 prose.txt: import prose.txt
printf '执行数' | head -c 7 >cut.txt
refused 1 cut.txt: import cut.txt

mkfifo pipe
refused 1 pipe: import pipe
refused 1 /dev/zero: import /dev/zero
mkdir loop && ln -s .. loop/up && ln -s loop/self loop/self && mkfifo loop/pipe && cp "$good" loop/report.txt
run 0 import loop
out_has '1 read'

printf '\033[31mred.txt' >name
mkdir escape && cp prose.txt "$(printf 'escape/a\033[31m.txt')"
run 1 import escape
if grep -q "$(printf '\033')" "$work/err"; then fail "an escape sequence reached the terminal"; fi

# Bad among good: the good are in the store.
mkdir mixed && cp "$samples"/*.txt mixed && cp empty.txt picture.png nul.txt mixed
good_count=$(ls "$samples"/*.txt | wc -l)
run 1 import --store mixed.db mixed missing.txt
err_lines 4
out_has "$good_count read (0 new versions), 0 known, 4 unreadable"

if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
    chmod 755 "$work" && mkdir open && chmod 777 open && cp "$good" open/secret.txt && chmod 000 open/secret.txt
    mkdir open/shut && chmod 700 open/shut
    as_nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }
    if as_nobody test -x "$program"; then
        as_nobody "$program" import --store open/s.db open >"$work/out" 2>"$work/err" </dev/null
        [ $? -eq 1 ] || fail "an unreadable file: exit status is not 1"
        err_has 'open/secret.txt: Permission denied'
        err_has 'open/shut: Permission denied'
    else
        echo "skipped: nobody cannot run $program"
    fi
elif [ "$(id -u)" -ne 0 ]; then
    cp "$good" secret.txt && chmod 000 secret.txt
    refused 1 'secret.txt: Permission denied' import secret.txt
else
    echo "skipped: no setpriv to become somebody who may not read"
fi
finish
