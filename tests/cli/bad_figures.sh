#!/bin/bash
# Figures that cannot be read are missing, never guessed, and bring nothing down.
. "$(dirname "$0")/lib"
good=$(ls "$samples"/*.txt | head -1)

digits=$(printf '9%.0s' $(seq 400))
sed "0,/[0-9][0-9]*\.[0-9][0-9]/s//$digits/" "$good" >digits.txt
run 0 import digits.txt
run 0 export
out_has_not 99999999999999999999

# cut in the middle of the last character of a figure's unit
at=$(grep -ob '万元' "$good" | head -3 | tail -1 | cut -d: -f1)
head -c $((at + 1)) "$good" >cut.txt
"$program" import cut.txt >"$work/out" 2>"$work/err" </dev/null
code=$?
case $code in
0) ;;
1) err_has cut.txt ;;
*) fail "a file cut within a character: exit status $code" ;;
esac
{ cat cut.txt; tail -c +$((at + 2)) "$good"; } >torn.txt
"$program" import torn.txt >"$work/out" 2>"$work/err" </dev/null
[ $? -le 1 ] || fail "a character torn apart ends the import"
finish
