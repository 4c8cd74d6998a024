#!/bin/bash
# Keys: what is printed, where each was set, and what is said of a file with errors.
. "$(dirname "$0")/lib"
export XDG_CONFIG_HOME=$work/etc
mkdir -p etc/fuhe
file=$work/etc/fuhe/keys

row() { # TEXT: a row of the table begins so, however wide its columns are
    tr -s ' ' <"$work/out" | grep -qF -e "$1" || fail "no row: $1"
}
no_row() { ! tr -s ' ' <"$work/out" | grep -qF -e "$1" || fail "a row: $1"; }

# Without a file, those of the keymap.
run 0 keys
row 'any j move-down keymap vim down'
row 'any <Down> move-down keymap vim'
row 'prompt <C-x> note-editor keymap vim'
no_row '<C-s>'
printf 'keymap = office\n' >"$XDG_CONFIG_HOME/fuhe/config"
run 0 keys
row 'any <C-s> export keymap office'
row 'edit <Enter> accept-down keymap office'
row 'indicators 7 edit 7 keymap office'
no_row 'any j '
rm "$XDG_CONFIG_HOME/fuhe/config"

# A file changes, adds and removes; the command and its help go together in the language asked for.
printf '\xEF\xBB\xBF# mine\r\n\r\nbind any j page-down\r\n  bind units <F5>   open   9ac \n' >"$file"
printf 'unbind any x\nunbind units :\nbind indicators <S-F7> note why?' >>"$file"
run 0 keys
row "any j page-down $file:3"
row "units <F5> open 9ac $file:4"
row "indicators <S-F7> note why? $file:7"
no_row 'any j move-down'
no_row 'export keymap'
row 'budget,indicators,'
no_row 'any : prompt'
run 0 --lang zh keys
row "any j page-down $file:3 下移一页"
run 0 keys --format json
is_json fuhe-keys
out_has '{ "contexts": [ "units" ], "keys": "<F5>", "command": "open", "argument": "9ac", "from": "'"$file"'", "line": 4,'
out_has '"errors": []'

# Every error with its line, and with that of the line it contradicts; the others are taken.
printf 'bind any j page-down\nbind any k page-up\nbind any j page-up\nbind unit x help\nbind any <F4> mov-down\n' >"$file"
printf 'bind any <F99> help\nbind any g help\nbind units <F4>\nunbind any <F4>\nmap j k\nbind any <F4> move-up 3\nbind any <C-1> help\n' >>"$file"
run 1 keys
err_lines 10
err_is_ours
err_has "$file:3: j is bound already: j calls page-down at line 1"
err_has "$file:4: no such context \"unit\"; did you mean \"units\"?"
err_has "$file:5: there is no command \"mov-down\"; did you mean \"move-down\"?"
err_has "$file:6: no such key \"<F99>\""
err_has "$file:7: g would hide gg, which calls move-first at keymap vim"
err_has "$file:8: not of the form"
err_has "$file:9: F4 is not bound there"
err_has "$file:10: not of the form"
err_has "$file:11: move-up takes no argument"
err_has "$file:12: no such key \"<C-1>\""
row "any k page-up $file:2"
run 1 keys --format json
out_has "$file:11: move-up takes no argument"

# The file that is named must be there.
printf 'keys = mine\n' >"$XDG_CONFIG_HOME/fuhe/config"
run 1 keys
err_has "$work/etc/fuhe/mine: No such file"
printf 'bind any j page-down\n' >"$work/etc/fuhe/mine"
run 0 keys
row "any j page-down $work/etc/fuhe/mine:1"
printf 'bind \377 x help\nbind any \033[31m help\n\001\000\n' >"$work/etc/fuhe/mine"
run 1 keys
err_is_ours
refused 2 xml keys --format xml
refused 2 'usage: fuhe keys' keys j
finish
