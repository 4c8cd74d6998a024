#!/bin/bash
# --filter and --order: what list, check and export take.
. "$(dirname "$0")/lib"
mkdir reports
scored 松涧县档案馆 2023 50 >reports/a.txt
scored 墨河岭县统计局 2023 39 >reports/b.txt
scored 云溪县水利局 2024 38 >reports/c.txt
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
