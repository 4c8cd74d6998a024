#!/bin/bash
# README: its screen is the one the program prints, its first session does what it says, its commands are those there are.
. "$(dirname "$0")/lib"
readme=$(dirname "$samples")/README
export FUHE_REVIEWER=li

session() { # LANGUAGE LINE...: a script on samples/ as they come, on 80×24
    local language=$1
    shift
    rm -f samples.db*
    run 0 --store samples.db import "$samples"
    printf '%s\n' "$@" >script
    run 0 --store samples.db --lang "$language" --size 80x24 --script script
}

session zh 'keys J J 3 ] a = <Enter>' 'expect 复核 89.06 良' 'keys h l' 'screen-dump! screen'
awk '/^ fuhe  samples.db/{inside = 1} inside {print} inside && /^└/{last = 1; next} last {exit}' "$readme" >told
sed 's/ *$//' screen | diff - told >differs || fail "the screen of README is not this one: $(cat differs)"

session en 'keys J J' 'expect self 94.91 优' 'expect rule 89.07 良' 'keys 3' 'keys ]' 'expect score 18 is not 12.15' \
    'keys s' 'expect ─ Source 03' 'keys s a' 'expect holds: score 18' 'keys = <Enter>' 'expect review 89.06 良' \
    'keys e 1 6' 'expect review 92.91 优' 'keys <Enter>' 'expect kept: 89.06 良 → 92.91 优' 'keys u u u' 'expect review 94.91 优' \
    'keys .' 'expect 18 × 121500 / 180000 = 12.15' 'keys q g o' 'expect Goal: keep 优' 'keys q' \
    'keys W' 'expect WHAT-IF' 'keys W' 'absent WHAT-IF' \
    'keys 1 <Space> <Space> D' 'expect Comparison' 'keys q m n 3' 'keys A' 'expect reviewed 1' 'keys 1 &' 'type 等级:良' 'keys <Enter> b =' 'expect Take the recomputed' 'keys q b A <Enter>' \
    'expect reviewed 3' 'keys b u <Enter>' 'expect reviewed 1' 'keys F' 'type 执行率' 'keys <Enter>' 'expect 执行率: hits' \
    'keys q 3 c' 'type why' 'keys <Enter>' 'expect noted' 'keys 6' 'expect why' 'keys H' 'expect History' 'keys q S' \
    'expect Statistics' 'keys q y' 'expect copied' 'keys :' 'type 撤销' 'expect undo' 'keys <Esc> ?' 'expect Keys'

# Its script, of either half.
for half in 0 1; do
    rm -rf samples.db* after.txt
    run 0 --store samples.db import "$samples"
    awk -v half=$half '/^fuhe：/{now = 1} now != half {next} /^    keys J J/{inside = 1} inside && !NF {exit} inside' "$readme" >script
    [ "$(wc -l <script)" -eq 3 ] || fail "no script in half $half"
    run 0 --store samples.db --size 80x24 --script script
    grep -q '优→89.06良' after.txt || fail "the script of half $half leaves another screen"
done

# Its policy.
awk '/^    name = /{inside = 1} inside && !NF {exit} inside {sub(/^ +/, ""); print}' "$readme" >policy
run 0 --store samples.db policy policy
out_has '9acb38f2069b-1'
err_has 'by 某省 2025'

told() { # HALF: the commands of its list
    awk -v half="$1" '/^fuhe：/{now = 1} now == half' "$readme" | sed -n 's/^    fuhe \([a-z][a-z]*\) .*/\1/p' | sort -u
}
"$program" help | awk '$1 == "fuhe" && $2 ~ /^[a-z]+$/{print $2}' | sort >commands
for half in 0 1; do
    told $half | diff commands - >differs || fail "commands of README, half $half: $(cat differs)"
done
finish
