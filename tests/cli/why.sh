#!/bin/bash
# How a value comes about: formula, rule, numbers with their places, who changed them; and what cannot be computed.
. "$(dirname "$0")/lib"
printf '%s\n' '部门整体支出绩效自评表' '（2023年度）' >report.txt
{
    printf '部门名称\t松涧县档案馆\n'
    printf '预算执行情况（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n'
    printf '\t年度资金总额\t213.57\t195.55\t193.11\t10\t98.75%%\t9.88\n'
    printf '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n'
    printf '产出指标\t数量指标\t整理档案数量\t>=500卷\t400卷\t40\t31\t库房改造\n'
    printf '效益指标\t社会效益指标\t接待查档人数\t>=100人\t90场\t50\t40\t道路封闭\n'
    printf '总分\t100\t80.88\n'
} >>report.txt
run 0 import report.txt
id=$(first_id)

run 0 show "$id" --why budget.score
out_has '10 × 193.11 / 195.55 = 9.8752 → 9.88'
out_has 'budget execution: weight × executed / adjusted'
run 0 show "$id" --why budget.rate
out_has '193.11 / 195.55 = 98.7522% → 98.75%'
run 0 show "$id" --why 'indicators[1].score'
out_has '40 × 400 / 500 = 32'
out_has '400卷'
run 0 show "$id" --why 'indicators[2].score'
out_has 'cannot be computed: the units of target and actual do not compare'
out_has 'the reported score is kept'
run 0 show "$id" --why total
out_has '9.88 + 31 + 40 = 80.88'
out_has 'bands of the policy: 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 below'
run 0 show "$id" --why finding:indicator.score
out_has 'score 31 is not 32'
out_has '40 × 400 / 500 = 32'

FUHE_REVIEWER=li run 0 set --reason ledger "$id" 'indicators[1].actual=300'
run 0 show "$id" --why 'indicators[1].score'
out_has '40 × 300 / 500 = 24'
out_has 'reported 400卷 at 7:'
out_has 'changed by li, '
out_has ': ledger'
out_has '40 × 400 / 500 = 32'
run 0 show --lang zh "$id" --why 'indicators[1].score'
out_has '分值 × 实际完成值 / 指标值'

refused 2 'indicators[9].score' show "$id" --why 'indicators[9].score'
refused 2 'no value to explain' show "$id" --why nothing
refused 2 'no such finding' show "$id" --why finding:budget.rate
finish
