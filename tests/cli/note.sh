#!/bin/bash
# Notes: written, listed, settled, exported; what is no place or no text is refused.
. "$(dirname "$0")/lib"
good=$(ls "$samples"/*.txt | head -1)
run 0 import "$good"
id=$(first_id)

run 0 note "$id"
[ ! -s "$work/out" ] || fail "there are notes before any was written"
FUHE_REVIEWER=li run 0 note "$id" 'as a whole'
run 0 note "$id" --at 'indicators[1].actual' 'ask for the ledger'
run 0 note --at 1:1+3 "$id" -- '-- dashes'
printf 'first paragraph\r\n\r\nsecond\n\n' | "$program" note "$id" - || fail "standard input is not taken"
run 0 note "$id"
out_has '  1. evaluation  li '
out_has ' (1:1)'
out_has '     -- dashes'
out_has '     second'
[ "$(grep -c . "$work/out")" -eq 9 ] || fail "not nine lines of notes"

run 0 note --resolve 1 "$id"
run 0 note --resolve 2 "$id"
run 0 note --reopen 2 "$id"
run 0 note "$id"
[ "$(grep -c '; resolved ' "$work/out")" -eq 1 ] || fail "not one note is resolved"
run 0 list --format json
out_has '"notes": 3'
run 0 export "$id"
out_has '"at": "indicators[1].actual"'
out_has '"at": "1:1+3"'
out_has '"text": "first paragraph\n\nsecond"'
out_has '"author": "li"'
run 0 show "$id"
out_has 'ask for the ledger'

refused 2 'indicators[99]' note --at 'indicators[99].actual' "$id" x
refused 2 '9999:1+1' note --at 9999:1+1 "$id" x
refused 2 'says nothing' note "$id" ' '
refused 2 'control character' note "$id" "$(printf 'a\033b')"
refused 2 'UTF-8' note "$id" "$(printf 'a\377')"
refused 2 'no such note; it has 4' note --resolve 5 "$id"
refused 2 'no such note' note --resolve x "$id"
refused 2 --reopen note --resolve 1 --reopen 1 "$id"
refused 2 'no text' note --resolve 1 "$id" x
refused 2 missing note --at unit "$id"
refused 2 zzzz note zzzz x
refused 2 'usage: fuhe note' note
run 0 note "$id"
[ "$(grep -c '^ *[0-9]*\. ' "$work/out")" -eq 4 ] || fail "a refused note was written"
finish
