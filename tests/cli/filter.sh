#!/bin/bash
# --filter and --order: what list, check and export take.
. "$(dirname "$0")/lib"
form() { # UNIT YEAR SCORE
    printf '%s\n' '部门整体支出绩效自评表' "（$2年度）"
    printf '部门名称\t%s\n' "$1"
    printf '预算执行情况（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n'
    printf '\t年度资金总额\t100.00\t100.00\t90.00\t10\t90.00%%\t9.00\n'
    printf '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n'
    printf '产出指标\t数量指标\t整理档案数量\t>=500卷\t500卷\t40\t40\t无\n'
    printf '效益指标\t社会效益指标\t接待查档人数\t>=100人\t100人\t50\t%s\t无\n' "$3"
    printf '总分\t100\t%s\n' "$((49 + $3))"
}
mkdir reports
form 松涧县档案馆 2023 50 >reports/a.txt
form 墨河岭县统计局 2023 39 >reports/b.txt
form 云溪县水利局 2024 38 >reports/c.txt
run 0 import reports
units() { # UNIT...: of the list, in this order
    sed -n 's/.*"unit": "\(.*\)",/\1/p' "$work/out" | paste -sd ' ' | grep -qxF -e "$*" || fail "the list is not: $*"
}
run 0 list --format json --filter 'year:2023 code:indicator.score'
units 墨河岭县统计局
run 0 list --format json --order findings
units 墨河岭县统计局 云溪县水利局 松涧县档案馆
run 0 list --format json --order margin --filter '县'
units 墨河岭县统计局 云溪县水利局 松涧县档案馆
run 0 list --format json --filter '等级：优、良　-统计'
units 松涧县档案馆 云溪县水利局
run 0 list --format json --filter '村'
units
run 0 list --filter '村'
[ ! -s "$work/out" ] || fail "a table of nothing"
id=$(first_id)
run 0 list --format json --filter 'grade:优' "$id"
units 松涧县档案馆
run 0 list --format json --filter 'grade:良' "$id"
units

run 1 check --filter 统计
out_has b.txt
out_has_not c.txt
run 0 check --filter 档案
run 0 export --filter year:2024
out_has 云溪县水利局
out_has_not 松涧县档案馆
run 0 export --filter year:1999
out_has '"evaluations": ['

refused 2 'there is no key grad' list --filter grad:优
refused 2 'character 11' export --filter 'year:2023 x>3'
refused 2 'choose one of imported, findings' list --order size
refused 2 'no evaluation has such an id' list --filter year:2023 zzzz
finish
