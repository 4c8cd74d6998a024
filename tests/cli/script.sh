#!/bin/bash
# Scripts: commands and keys without a terminal, what the screen shows as a file, errors with their line.
. "$(dirname "$0")/lib"
good=$(ls "$samples"/*.txt | head -1)
run 0 import "$good"
id=$(first_id)

script() { # CODE LINE...: a script of these lines
    local code=$1
    shift
    printf '%s\n' "$@" >s.fuhe
    run "$code" --lang en --script s.fuhe
}

# Commands do what they do in the workstation, and keys what they do there.
script 0 '# a review' '' 'status reviewed' 'expect reviewed 1' 'keys 3 e' 'type 200' 'keys <Enter>' 'expect Reason for' \
    'paste not supported' 'keys <Enter>' 'expect kept' 'screen-dump shown' 'absent Reason for'
[ ! -s "$work/out" ] && [ ! -s "$work/err" ] || fail 'a script says something by itself'
grep -q '^ fuhe  reviews.db   evaluations 1  reviewed 1' shown || fail 'the screen is not in the file'
grep -q ' kept: ' shown || fail 'the message is not in the file'
[ "$(wc -l <shown)" -eq 24 ] || fail 'not 24 rows'
! grep -q ' $' shown || fail 'blanks at the end of a row'
run 0 log
out_has 'not supported'
run 0 export "$id"
out_has '"status": "reviewed"'

# Any size; the reports that are named first; standard input; the script ends where the workstation is left.
printf '%s\n' 'unit-next' 'screen-dump big' quit 'screen-dump later' |
    "$program" --lang zh --script - --size 200x60 "$samples" >"$work/out" 2>"$work/err" || fail 'standard input'
[ "$(wc -l <big)" -eq 60 ] || fail 'not 60 rows'
grep -q '指标' big || fail 'not in Chinese'
[ ! -e later ] || fail 'a script goes on after quit'

# A file that exists is left alone, unless asked for.
echo mine >shown
script 1 'screen-dump shown'
err_has 's.fuhe:1: shown exists'
[ "$(cat shown)" = mine ] || fail 'a file was overwritten'
script 0 'screen-dump! shown'
grep -q 'evaluations' shown || fail 'it was not overwritten'
script 1 'screen-dump no/such/folder'
script 1 'screen-dump'

# What fails is told with its line, and what is behind it is not carried out.
script 1 'keys j' 'nosuch' 'status pending'
err_lines 1
err_is_ours
err_has 's.fuhe:2: there is no command "nosuch"'
run 0 export "$id"
out_has '"status": "reviewed"'
script 1 'undoo'
err_has 'did you mean "undo"?'
script 1 'status done'
err_has 's.fuhe:1: '
script 1 'keys j <Nokey> k'
err_has 'no such key "<Nokey>"'
script 1 'nudge-up'
err_has 'not in this pane'
script 1 'expect nothing of the kind'
err_has 'not on the screen: nothing of the kind'
script 1 'absent fuhe'
err_has 'on the screen: fuhe'
script 1 'paste text'
err_has 'pasted text'
script 1 'edit x'
refused 3 nofile --script nofile
refused 2 '--size 80' --script s.fuhe --size 80
refused 2 '--size 0x0' --script s.fuhe --size 0x0
refused 2 '--size' --size 80x24
finish
