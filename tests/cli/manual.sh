#!/bin/bash
# The man page names what the program has, and no more: commands and options of its own help, fields, variables of the
# environment, checks with their severity, commands of the workstation, and every key with its pane and command.
set -eu
fuhe=$1
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
export FUHE_LANG=en

# The page without the escapes of characters that troff would take for its own.
sed 's/\\&//g; s/\\-/-/g' "$(dirname "$fuhe")/fuhe.1" >"$work/page"

same() { # WHAT: the lines of $work/has and $work/told are the same ones
    sort -u -o "$work/has" "$work/has"
    sort -u -o "$work/told" "$work/told"
    if [ ! -s "$work/has" ]; then
        echo "$1: none found in the program"
        status=1
    fi
    comm -23 "$work/has" "$work/told" | sed "s/^/man\/fuhe.1: $1 missing: /" >"$work/wrong"
    comm -13 "$work/has" "$work/told" | sed "s/^/man\/fuhe.1: no such $1: /" >>"$work/wrong"
    if [ -s "$work/wrong" ]; then
        cat "$work/wrong"
        status=1
    fi
}

section() { # TITLE: its lines
    awk -v title="$1" '/^\.Sh /{inside = substr($0, 5) == title} inside' "$work/page"
}

"$fuhe" help | awk '$1 == "fuhe" && $2 ~ /^[a-z]+$/{print $2}' >"$work/has"
section COMMANDS | awk '/^\.It Cm /{print $3}' >"$work/told"
same command
commands=$(cat "$work/has")

{
    "$fuhe" help
    for c in $commands; do "$fuhe" help "$c"; done
} >"$work/help"
grep -o '^ *\(-[a-zA-Z], \)\?--[a-z-]*' "$work/help" | sed 's/^ *//' >"$work/has"
section OPTIONS | awk '/^\.It Fl /{gsub(/Fl -/, "--"); gsub(/Fl /, "-"); gsub(/ , /, ", "); sub(/^\.It /, "");
    sub(/ (Ar|Cm) .*/, ""); print}' >"$work/told"
same option

awk '/^usage: fuhe [a-z]+ /{
        for (i = 3; i < NF; i++)
            if ($i ~ /^\[--/ && $(i + 1) ~ /[|]/) {
                choices = $(i + 1)
                sub(/\]$/, "", choices)
                print $3, substr($i, 2), choices
            }
    }' "$work/help" >"$work/has"
section SYNOPSIS | awk '/^\.Cm /{command = $2}
    command && /-[a-z-]+ Cm /{
        option = choices = $0
        sub(/ Cm .*/, "", option)
        sub(/.* -/, "--", option)
        sub(/.* Cm /, "", choices)
        gsub(/ /, "", choices)
        print command, option, choices
    }' >"$work/told"
same choice

awk '/review_field_list\[\] =/{inside = 1} inside; /;$/{inside = 0}' model/review_field.c | grep -o '"[^"]*"' | tr -d '"\n' |
    sed 's/, /\n/g' >"$work/has"
section 'FIELDS OF SET' | sed -n 's/^\.It Li //p' >"$work/told"
same field

grep -hoE '(getenv|home_variable|absolute)\("[A-Z_]+"\)|^ *static const char \*const [a-z]+\[\] = \{"[A-Z_]+"(, "[A-Z_]+")+\}' \
    model/*.c ui/*.c src/*.c | grep -o '"[A-Z_]*"' | tr -d '"' >"$work/has"
grep -hoE '\$\{[A-Z]+:-' ui/*.c src/*.c | tr -d '${:-' >>"$work/has" || true
sed -n 's/.*\.variable = "\([A-Z_]*\)".*/\1/p' ui/settings.c model/home.c >>"$work/has"
section ENVIRONMENT | sed -n 's/^\.It Ev //p' | sed 's/ , /\n/g' >"$work/told"
same variable

grep -oE '\{"[a-z]+\.[A-Za-z-]+", SEVERITY_[A-Z]+' model/checks.c | sed 's/{"\(.*\)", SEVERITY_\(.*\)/\1 \L\2/' >"$work/has"
section CHECKS | sed -n 's/^\.It Li \(.*\) Pq \(.*\)/\1 \2/p' >"$work/told"
same check

section WORKSTATION >"$work/workstation"
sed -nE 's/^ *(\{\.name = |[A-Z]+\()"([a-z-]*)".*/\2/p' ui/command_table.c >"$work/has"
sed -n 's/^\.It .*Ic \([a-z-]*\).*/\1/p' "$work/workstation" >"$work/told"
same 'command of the workstation'

# "bind CONTEXT KEYS COMMAND" of the program against ".It Cm KEY , KEY Pq Ic COMMAND" under ".Ss Keys in any pane" or
# ".Ss Keys: CONTEXT"; what the other keymap has stands under ".Ss Keys of keymap office …".
bound() { # LIST...: the lines of these lists
    for list; do
        awk -v list="static const char \\*const $list\\[\\]" '$0 ~ list {inside = 1} /^};/{inside = 0} inside' ui/keymaps.c
    done | sed -n 's/^ *"bind \([a-z]*\) \([^ ]*\) \([a-z0-9-]*\).*",$/\1 \2 \3/p' |
        sed 's/<C-\([a-z]\)>/Ctrl-\U\1\E/; s/<C-\([A-Za-z0-9]*\)>/Ctrl-\1/; s/<S-\([A-Za-z0-9]*\)>/Shift-\1/; s/<\([A-Za-z0-9]*\)>/\1/'
}
told() { # HEADING: the keys under the headings that begin with it
    awk -v heading=".Ss $1" '/^\.Ss /{
            in_ = ""
            rest = substr($0, length(heading) + 1)
            if (index($0, heading) == 1 && rest == " in any pane")
                in_ = "any"
            else if (index($0, heading) == 1 && substr(rest, 1, 2) == ": ")
                in_ = substr(rest, 3)
        }
        /^\.S[hs] /{if (in_ == "") next}
        /^\.It Cm .* Pq Ic /{
            command = $0
            sub(/.* Pq Ic /, "", command)
            sub(/ .*/, "", command)
            for (i = 3; in_ != "" && $i != "Pq"; i++)
                if ($i != ",")
                    print in_, $i, command
        }' "$work/workstation"
}
bound common vim >"$work/has"
told Keys >"$work/told"
same key
bound office >"$work/has"
told 'Keys of keymap office' >"$work/told"
same 'office key'

"$fuhe" config | awk 'inside{print $1} $1 == "setting"{inside = 1}' >"$work/has"
section SETTINGS | sed -n 's/^\.It Cm \([a-z]*\) Pq .*/\1/p' >"$work/told"
same setting

# Every item says something.
awk '/^\.It /{if (item) print "nothing said of: " item; item = $0; next} /^\.El/{if (item) print "nothing said of: " item; item = ""}
    /./{item = ""}' "$work/workstation" >"$work/empty"
if [ -s "$work/empty" ]; then
    cat "$work/empty"
    status=1
fi
exit $status
