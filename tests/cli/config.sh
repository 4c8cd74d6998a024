#!/bin/bash
# Settings: what is printed, where each was set, and what is said of a file with errors.
. "$(dirname "$0")/lib"
export XDG_CONFIG_HOME=$work/etc
unset NO_COLOR
mkdir -p etc/fuhe
file=$work/etc/fuhe/config

value_is() { # NAME VALUE [ENVIRONMENT...]: and nothing else is printed
    local name=$1 value=$2
    shift 2
    env "$@" "$program" config "$name" >"$work/out" 2>"$work/err"
    [ "$(cat "$work/out")" = "$value" ] || fail "$name is not '$value'"
}

row_has() { # NAME TEXT: the row of a setting in the table
    grep "^$1 " "$work/out" | grep -qF -e "$2" || fail "the row of $1 lacks: $2"
}

# Without a file, the defaults.
run 0 config
out_has "Settings of $file"
row_has language default
row_has borders 'unicode|ascii'
row_has mouse 'on|off'
value_is order imported
value_is source on
value_is reviewer ''

# All that may stand in a file: comments, blanks, a byte order mark, full-width signs, quotes, CR LF.
printf '\xEF\xBB\xBF# mine\n\n  order=findings   # worst first\nsource = no\r\nborders＝ascii\nreviewer = " li # 2 "\n' >"$file"
printf 'store = reviews.db\nkeys = ~/keys' >>"$file"
run 0 config
row_has order "$file:3"
row_has source off
row_has borders "$file:5"
row_has theme default
value_is order findings
value_is reviewer ' li # 2 '
value_is store "$work/etc/fuhe/reviews.db"
value_is keys "/home/li/keys" HOME=/home/li

# The environment goes before the file, options before both.
value_is store /tmp/of-the-environment FUHE_STORE=/tmp/of-the-environment
FUHE_STORE=of-the-environment run 0 config
row_has store '$FUHE_STORE'
FUHE_STORE=of-the-environment run 0 config --store of-the-option
row_has store of-the-option
row_has store --store
NO_COLOR=1 run 0 config
row_has theme none
row_has theme '$NO_COLOR'
NO_COLOR='' run 0 config
row_has theme auto
run 0 config --lang en --format json
is_json fuhe-config
grep -A9 '"name": "language"' "$work/out" | grep -q '"origin": "option"' || fail 'the option is not told in JSON'
grep -A9 '"name": "order"' "$work/out" | grep -q '"line": 3' || fail 'the line is not told in JSON'
grep -A9 '"name": "source"' "$work/out" | grep -q '"value": false' || fail 'a bool is no bool in JSON'

# They are in force: the name of the store and who changes.
good=$(ls "$samples"/*.txt | head -1)
printf 'store = mine.db\nreviewer = 王芳\n' >"$file"
run 0 import "$good"
[ -f etc/fuhe/mine.db ] || fail 'the store of the file is not used'
run 0 set "$(first_id)" status=in-review
run 0 log
out_has 王芳
FUHE_REVIEWER=li run 0 set "$(first_id)" status=reviewed
run 0 log
out_has ' li '
printf 'language = zh\n' >"$file"
chinese=$(env -i LC_ALL=C HOME="$work" "$program" --lang zh help list | sed -n 2p)
run 0 help list
out_has "$chinese"
run 0 --lang en help list
out_has_not "$chinese"

# Columns are aligned for a terminal that draws ambiguous characters wide, when it is said to.
printf 'reviewer = ①\n' >"$file"
run 0 config reviewer
run 0 config
narrow=$(grep '^reviewer' "$work/out" | sed 's/.*①\( *\).*/\1/')
printf 'reviewer = ①\nambiguous = wide\n' >"$file"
run 0 config
[ "$(grep '^reviewer' "$work/out" | sed 's/.*①\( *\).*/\1/') " = "$narrow" ] || fail 'wide characters are not counted so'

# What is wrong is told with its line, and the rest is taken.
printf 'ordr = findings\norder = worst\nsource = off\nmouse\nanswer = 9999\nreviewer = \xFF\n= 3\n' >"$file"
run 1 config
err_is_ours
err_lines 6
err_has "$file:1: there is no setting \"ordr\"; did you mean \"order\"?"
err_has "$file:2: order cannot be \"worst\": it takes imported|findings"
err_has "$file:4: not of the form"
err_has "$file:5: answer cannot be \"9999\": it takes 0..5000"
err_has "$file:6: reviewer"
err_has "$file:7: "
row_has source "$file:3"
run 1 config source
run 0 import "$good"
err_lines 0
FUHE_LANG=fr run 1 config
err_has '$FUHE_LANG: language cannot be "fr": it takes auto|zh|en'
rm "$file"
mkdir "$file"
run 1 config
err_has "$file: "
refused 2 'did you mean "mouse"' config mose
refused 2 'fuhe config' config frobnicate
refused 2 'table, json' config --format csv
finish
