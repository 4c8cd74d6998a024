#!/bin/bash
# What it takes to reach a grade or to lose it; the answers are what `set` makes of them.
. "$(dirname "$0")/lib"
printf '%s\n' '部门整体支出绩效自评表' '（2023年度）' >report.txt
{
    printf '部门名称\t松涧县档案馆\n'
    printf '预算执行情况（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n'
    printf '\t年度资金总额\t100.00\t100.00\t90.00\t10\t90.00%%\t9.00\n'
    printf '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n'
    printf '产出指标\t数量指标\t整理档案数量\t>=500卷\t350卷\t40\t28\t库房改造\n'
    printf '效益指标\t社会效益指标\t接待查档人数\t>=100人\t96人\t50\t48\t道路封闭\n'
    printf '总分\t100\t85\n'
} >>report.txt
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
