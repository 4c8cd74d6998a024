#!/bin/bash
# Two evaluations value by value: years, versions, two units; the exit status is that of diff.
. "$(dirname "$0")/lib"
report() { # YEAR EXECUTED RATE SCORE NAME ACTUAL TOTAL
    form 松涧县档案馆 "$1" "100.00 100.00 $2 10 $3% $4" "$7" "产出指标 数量指标 $5 >=500卷 $6 40 40 无" \
        '效益指标 社会效益指标 接待查档人数 >=100人 100人 50 50 无'
}
report 2022 80.00 80.00 8.00 整理档案数量 500卷 98 >a.txt
report 2023 90.00 90.00 9.00 档案整理数量 620卷 99 >b.txt
report 2023 90.00 90.00 9.00 档案整理数量 630卷 99 >c.txt
run 0 import a.txt
a=$(first_id)
run 0 import b.txt c.txt
b=$("$program" list --filter year:2023 --format json | sed -n 's/.*"id": "\(.*\)",/\1/p' | head -1)
c=$("$program" list --filter year:2023 --format json | sed -n 's/.*"id": "\(.*\)",/\1/p' | tail -1)

run 1 compare "$b"
out_has "--- $a"
out_has "+++ $b"
out_has '~ year: 2022 → 2023'
out_has '~ executed amount: 80.00 → 90.00  +10.00 (+12.50%)'
out_has '~ execution rate: 80.00% → 90.00%  +10.00'
out_has '~ 1. 整理档案数量 → 1. 档案整理数量'
out_has '~   actual: 500卷 → 620卷  +120 (+24.00%)'
out_has '~ total score: 98 → 99  +1'
out_has_not '接待查档人数'
run 1 compare "$c"
out_has "--- $b"
out_has '~   actual: 620卷 → 630卷  +10 (+1.61%)'
out_has_not 'total'
run 1 compare "$c" "$a"
out_has '~   actual: 630卷 → 500卷  -130 (-20.63%)'
run 0 compare "$a" "$a"
[ ! -s "$work/out" ] || fail 'the same is no difference'

FUHE_REVIEWER=li run 0 set --reason 按规定 "$b" 'indicators[1].score=39'
run 1 compare --format json "$c" "$b"
is_json fuhe-compare
grep -qF '"id": "'"$c"'"' "$work/out" || fail 'the first is to the left'
out_has '"label": "reviewed score", "code": null, "reviewed": true, "left": "40", "right": "39", "left_field": "indicators[1].score", "right_field": "indicators[1].score", "difference": -1, "percent": null'
out_has '"mark": "same"'
run 1 compare --lang zh "$c" "$b"
out_has '复核得分：40 → 39'

refused 2 'no version and no year before' compare "$a"
refused 2 zzzz compare "$a" zzzz
refused 2 'usage: fuhe compare' compare
refused 2 --format compare --format csv "$a"
finish
