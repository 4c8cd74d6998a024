#!/bin/bash
# The statistics: what is counted, of all and of those that fit, as text of any width and as JSON.
. "$(dirname "$0")/lib"
mkdir reports
scored 松涧县档案馆 2023 50 >reports/a.txt
scored 墨河岭县统计局 2023 41 >reports/b.txt
scored 云溪县水利局 2024 40 >reports/c.txt

refused 3 'no store there' stats
run 0 import reports
id=$(first_id)
run 0 set --reason why "$id" 'indicators[2].score=40.5'
run 0 set "$id" status=reviewed

export COLUMNS=60
run 0 stats --lang en
out_has 'evaluations: 3'
out_has 'Reviewed totals: mean 89.50, from 89 to 90'
out_has '优 ≥ 90                    1   33.3%'
out_has '90-92                    1   33.3%  ██████████'
out_has '88-90                    2   66.7%  ████████████████████'
out_has 'lowered                    1   33.3%  ██████▋'
out_has 'mean difference        -3.17'
out_has 'lowered most            -9.5'
out_has 'indicator.score'
out_has 'of 1; 0 at once, 0 open'
[ "$(LC_ALL=C.UTF-8 wc -L <"$work/out")" -le 60 ] || fail "a line is wider than 60"
COLUMNS=200 run 0 stats --lang zh
out_has '共 3 份'
out_has '复核总分：平均 89.50，最低 89，最高 90'
LC_ALL=C.UTF-8 grep -q '优 ≥ 90.*≥ 80%' "$work/out" || fail "the charts do not stand side by side"
run 0 stats --filter 'year:2024' --lang en
out_has 'evaluations: 1  year:2024'
out_has '2024                       1  100.0%'
out_has_not '2023 '
run 0 stats --filter 村
out_has 'evaluations: 0'

run 0 stats --format json
cp "$work/out" all.json
flat all.json
value() { # PATH VALUE
    grep -qxF -e "$1"$'\t'"$2" "$work/flat" || fail "not $1 $2: $(grep -F -e "$1" "$work/flat")"
}
value /format '"fuhe-stats"'
value /filter null
value /evaluations 3
value /status/reviewed 1
value /totals/mean 89.50
value /totals/groups/3/grade '"优"'
value /totals/groups/3/from 90
value /totals/groups/3/count 1
value /differences/lowered_most -9.5
value /years/0/year 2024
value /pace/reviewed 1
value /pace/slowest/0/id "\"$id\""
run 0 stats --format json --filter 'code:indicator.score'
flat "$work/out"
value /filter '"code:indicator.score"'
value /evaluations 2
value /pace/median_seconds null

refused 2 'nonsense' stats --filter 'nonsense:1'
refused 2 'csv' stats --format csv
finish
