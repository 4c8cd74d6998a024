#!/bin/bash
# How a value comes about: formula, rule, numbers with their places, who changed them; and what cannot be computed.
. "$(dirname "$0")/lib"
form 松涧县档案馆 2023 '213.57 195.55 193.11 10 98.75% 9.88' 80.88 '产出指标 数量指标 整理档案数量 >=500卷 400卷 40 31 库房改造' \
    '效益指标 社会效益指标 接待查档人数 >=100人 90场 50 40 道路封闭' >report.txt
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
