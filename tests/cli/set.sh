#!/bin/bash
# A review from the command line: values, reasons, what stays when a change is refused.
. "$(dirname "$0")/lib"
run 0 import "$samples"
id=$(first_id)

run 0 export "$id"
score=$(sed -n '/"no": 1,/,/"deviation"/s/.*"score": \(.*\),/\1/p' "$work/out")
actual=$(sed -n '/"no": 1,/,/"deviation"/s/.*"actual": { "value": \([^,]*\),.*/\1/p' "$work/out")
cp "$work/out" before.json

run 0 set "$id" "indicators[1].score=$score"
out_has 'nothing changed'
run 0 set "$id" "indicators[1].actual=$actual"
out_has 'nothing changed'
run 0 export "$id"
cmp -s "$work/out" before.json || fail "what changes nothing changed something"

refused 2 --reason set "$id" 'indicators[1].score=0'
refused 2 --reason set --reason '' "$id" 'indicators[1].score=0'
refused 2 'no such field' set --reason x "$id" 'indicators[1].score=0' 'indicators[1].colour=red'
run 0 export "$id"
cmp -s "$work/out" before.json || fail "a refused change left something"

run 0 set --reason 'no proof' "$id" 'indicators[1].score=0' status=reviewed
out_has "→ 0"
out_has 'total score: '
run 0 show "$id"
out_has 'no proof'
run 0 export "$id"
out_has '"basis": "manual"'
out_has '"reason": "no proof"'
out_has '"status": "reviewed"'
out_has "\"score\": $score,"

run 0 set "$id" 'indicators[1].score=reported'
run 0 export "$id"
out_has_not '"basis": "manual"'

# Bytes that are no UTF-8 are refused, not taken for another encoding.
refused 2 'indicators[1].actual' set "$id" "indicators[1].actual=$(printf '\344\270')"
refused 2 --reason set --reason "$(printf 'r\377')" "$id" status=pending

# The same bytes again add nothing and lose no review.
run 0 import "$samples"
out_has '0 read'
run 0 export "$id"
out_has '"status": "reviewed"'
finish
