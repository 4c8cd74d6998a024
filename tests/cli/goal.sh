#!/bin/bash
# What it takes to reach a grade or to lose it; the answers are what `set` makes of them.
. "$(dirname "$0")/lib"
form 松涧县档案馆 2023 '100.00 100.00 90.00 10 90.00% 9.00' 85 '产出指标 数量指标 整理档案数量 >=500卷 350卷 40 28 库房改造' \
    '效益指标 社会效益指标 接待查档人数 >=100人 96人 50 48 道路封闭' >report.txt
run 0 import report.txt
id=$(first_id)

run 0 goal "$id"
out_has '85.00 良: 5.00 missing to 优, which begins at 90'
out_has '整理档案数量: actual 350卷 → 413卷 reaches 优 (90.04); its full score makes 97.00 优'
out_has '接待查档人数: its full score makes no more than 87.00 良'
run 0 goal --format json "$id" 优
is_json fuhe-goal
out_has '{ "field": "indicators[1].actual", "from": "350卷", "to": "413卷", "becomes": "413卷" }'
out_has '"kept": false'
run 0 goal "$id" 良
out_has '整理档案数量: actual 350卷 → 288卷 keeps 良 (80.04); one step further it is 79.96 中'
run 0 goal --lang zh "$id"
out_has '即达优（90.04）'
run 0 log "$id"
[ ! -s "$work/out" ] || [ "$(wc -l <"$work/out")" -le 1 ] || fail "a search changed something"

FUHE_REVIEWER=li run 0 set "$id" 'indicators[1].actual=412'
out_has '良'
FUHE_REVIEWER=li run 0 set "$id" 'indicators[1].actual=413'
out_has '90.04 优'
run 0 goal "$id"
out_has '90.04 优: 0.04 above the bound of 优, 90'

refused 2 '差 has no bound' goal "$id" 差
refused 2 'no grade' goal "$id" 好
refused 2 --format goal --format csv "$id"
refused 2 zzzz goal zzzz
refused 2 'usage: fuhe goal' goal
finish
