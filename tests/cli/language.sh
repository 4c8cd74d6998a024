#!/bin/bash
# The language: --lang before $FUHE_LANG before the locale, in any locale, even C; numbers keep their point.
. "$(dirname "$0")/lib"
good=$(ls "$samples"/*.txt | head -1)
[ -e "$(dirname "$program")/locale/zh_CN/LC_MESSAGES/fuhe.mo" ] || { echo "skipped: no translation is built"; exit 0; }

english='list the evaluations'
says() { # TEXT ENVIRONMENT... -- ARGUMENT...
    local wanted=$1 environment=()
    shift
    while [ "$1" != -- ]; do environment+=("$1"); shift; done
    shift
    env -i "${environment[@]}" "$program" "$@" >"$work/out" 2>"$work/err" </dev/null
    out_has "$wanted"
}

says "$english" LC_ALL=C -- help list
chinese=$(env -i LC_ALL=C "$program" --lang zh help list | sed -n 2p)
[ "$chinese" != "$(env -i LC_ALL=C "$program" help list | sed -n 2p)" ] || fail "--lang zh changes nothing: $chinese"
says "$chinese" LC_ALL=C FUHE_LANG=zh -- help list
says "$chinese" LC_ALL=zh_CN.UTF-8 -- help list
says "$chinese" LANG=zh_CN.UTF-8 -- help list
says "$chinese" LC_ALL=C -- help --lang zh list
says "$english" FUHE_LANG=zh LC_ALL=zh_CN.UTF-8 -- --lang en help list

run 0 import "$good"
env -i LC_ALL=C XDG_DATA_HOME="$XDG_DATA_HOME" "$program" list --format json >"$work/out"
grep -q '"unit": "[^?\\]*[^ -~]' "$work/out" || fail "a name does not survive the C locale"
env -i LC_ALL=de_DE.UTF-8 XDG_DATA_HOME="$XDG_DATA_HOME" "$program" list --format json >"$work/err"
cmp -s "$work/out" "$work/err" || fail "the locale changes what is exported"
finish
