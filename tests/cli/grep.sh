#!/bin/bash
# Words looked for in all reports: each place, in whatever encoding and however broken; exit status 1 when there is none.
. "$(dirname "$0")/lib"
report() { # UNIT LINE...: a report with lines behind it
    form "$1" 2023 '100.00 100.00 90.00 10 90.00% 9.00' 99 '产出指标 数量指标 整理档案数量 >=500卷 500卷 90 90 无'
    shift
    printf '%s\n' "$@"
}
mkdir reports
report 松涧县档案馆 '库房改造的覆盖' '率为９５％。' '' '全县覆 盖 率为95%。' >reports/1.txt
report 河湾县文化馆 '下乡演出覆盖率为' '' '- 3 -' '' '95%，' $'\033[31m有所提高。' | iconv -t GB18030 >reports/2.txt
run 0 import reports

run 0 grep 覆盖率为95%
[ "$(wc -l <"$work/out")" -eq 3 ] || fail "not three places"
out_has 'reports/1.txt:9:6: 库房改造的覆盖率为９５％。'
out_has 'reports/1.txt:12:3: 全县覆盖率为95%。'
out_has 'reports/2.txt:9:5: 下乡演出覆盖率为95%，[31m有所提高。'
cp "$work/out" all
run 0 grep 覆 盖率 '为 9５%'
cmp -s all "$work/out" || fail "several words are no phrase"
run 1 grep 覆盖率为96%
[ ! -s "$work/out" ] || fail "something was found"

run 0 grep --format json 演出覆盖
out_has '"format": "fuhe-grep"'
out_has '"unit": "河湾县文化馆", "project": null, "year": 2023'
out_has '"line": 9, "column": 3, "length": 4, "before": "下乡", "words": "演出覆盖", "behind": "率为95%，'
run 0 grep 整理档案
out_has 'reports/1.txt:7:11: 产出指标 数量指标 整理档案数量 >=500卷 500卷 90 90 无'
run 1 grep --format json 没有
out_has '"hits": []'

refused 2 'no words' grep ' '
refused 2 usage grep
refused 2 '--format csv' grep --format csv 覆盖
refused 3 nowhere.db grep --store nowhere.db 覆盖
report 云溪县水利局 '渠道覆盖率为95%。' >reports/3.txt
run 0 import reports
run 0 grep 覆盖率为95%
[ "$(wc -l <"$work/out")" -eq 4 ] || fail "a report imported later is not found"
finish
