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
flat_has() { grep -qxF "$1"$'\t'"$2" "$work/flat" || fail "the JSON lacks $1: $2"; }
run 0 show "$id" --why 'indicators[1].score' --format json
is_json fuhe-why
flat_has /id "\"$id\""
flat_has /field '"indicators[1].score"'
flat_has /value '"24.00"'
flat_has /steps/0/formula '"40 × 300 / 500 = 24"'
flat_has /steps/0/numbers/0/value '"≥500卷"'
flat_has /steps/0/numbers/0/reported '"≥500卷"'
flat_has /steps/0/numbers/0/where/line 7
flat_has /steps/0/numbers/0/change null
flat_has /steps/0/numbers/1/value '"300卷"'
flat_has /steps/0/numbers/1/reported '"400卷"'
flat_has /steps/0/numbers/1/change/author '"li"'
flat_has /steps/0/numbers/1/change/reason '"ledger"'
run 0 show "$id" --why finding:indicator.score -f json
is_json fuhe-why
flat_has /title '"indicator.score"'
run 0 show "$id" --why 'indicators[2].score' --format json
is_json fuhe-why
flat_has /steps/1/formula null
run 0 show "$id" --mentions budget.executed --format json
is_json fuhe-mentions
flat_has /value 193.11
flat_has /where/line 5
refused 2 "'fuhe export $id'" show --format json "$id"
refused 2 'text, json' show --why total --format csv "$id"

run 0 show --lang zh "$id" --why 'indicators[1].score'
out_has '分值 × 实际完成值 / 指标值'

refused 2 'indicators[9].score' show "$id" --why 'indicators[9].score'
refused 2 'no value to explain' show "$id" --why nothing
refused 2 'no such finding' show "$id" --why finding:budget.rate
finish
