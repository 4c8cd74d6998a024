#!/bin/bash
# Findings judged: what list, check, show, export and the reply make of it, and what the next version does.
. "$(dirname "$0")/lib"
flawed() { # REASON: a report with two wrong scores
    form 松涧县档案馆 2023 '100.00 100.00 90.00 10 90.00% 9.00' 80 "产出指标 数量指标 整理档案数量 >=500卷 400卷 40 31 $1" \
        '效益指标 社会效益指标 接待查档人数 >=100人 90人 50 40 道路封闭'
}
mkdir reports && flawed 库房改造停工 >reports/first.txt
run 0 import reports
id=$(first_id)
errors() { sed -n 's/.*"error": \([0-9]*\),.*/\1/p' "$work/out" | tail -1; }
listed() { # ERRORS CONFIRMED: of the last evaluation
    run 0 list --format json
    [ "$(errors)" = "$1" ] || fail "the list has not $1 errors but $(errors)"
    [ "$(sed -n 's/.*"confirmed": \([0-9]*\).*/\1/p' "$work/out" | tail -1)" = "$2" ] || fail "not $2 confirmed"
}
listed 2 0
run 1 check
cp "$work/out" before

refused 2 --reason set "$id" 'finding:indicator.score[2]=dismissed'
refused 2 --reason set "$id" 'finding:indicator.score[2]=waived'
refused 2 'indicator.score[1], indicator.score[2]' set "$id" finding:indicator.score=confirmed
refused 2 'no such finding' set "$id" finding:budget.rate=confirmed
refused 2 'none of open' set "$id" 'finding:indicator.score[2]=wrong'
listed 2 0

run 0 set "$id" 'finding:indicator.score[1]=confirmed'
out_has 'open → confirmed'
run 0 set "$id" 'finding:indicator.score[1]=confirmed'
out_has 'nothing changed'
run 0 set --reason 'counted by the day' "$id" 'finding:indicator.score[2]=waived'
listed 0 1
run 1 check
grep -v '接待\|score 40' before | cmp -s - "$work/out" || fail "check does not leave out what was waived alone"
run 0 show "$id"
out_has 'waived: counted by the day'
out_has confirmed
run 0 export "$id"
out_has '"waived": true'
out_has '"reason": "counted by the day"'
out_has '"state": "confirmed"'
run 0 export --format txt "$id"
out_has 'score 31 is not'
out_has_not 'score 40 is not'

# The same mistakes in the next version are as they were judged; other figures are not.
flawed 库房改造停工至年底 >reports/second.txt
run 0 import reports
out_has '1 read (1 new versions)'
listed 0 1
flawed 库房改造停工至年底 | sed 's/\t50\t40\t/\t50\t41\t/; s/\t100\t80$/\t100\t81/' >reports/third.txt
run 0 import reports
listed 1 1

# Once the reviewed scores are right, the reviewed values have no finding of them.
run 1 check "$id"
run 0 set --reason x "$id" 'indicators[1].score=computed' 'indicators[2].score=computed'
run 0 check --reviewed "$id"
[ ! -s "$work/out" ] || fail "findings of the reviewed values are left"
run 1 check "$id"
run 0 show "$id"
out_has 'mended by the review'

# Exit codes, and the other formats.
run 0 check --fail-level none "$id"
run 1 check --fail-level warning "$id"
refused 2 '--fail-level fatal' check --fail-level fatal
refused 2 '--format xml' check --format xml
run 1 check --format json "$id"
out_has '"format": "fuhe-check"'
out_has '"line": 7,'
run 1 check --format sarif "$id"
out_has '"version": "2.1.0"'
out_has '"uri": "reports/first.txt"'
out_has '"startLine": 7,'
out_has '"justification": "counted by the day"'
[ "$(grep -c '"ruleId": "indicator.score"' "$work/out")" -eq 2 ] || fail "sarif has not both findings"
mv reports/first.txt 'reports/a b%甲.txt'
run 0 import --store other.db 'reports/a b%甲.txt'
run 1 check --store other.db --format sarif
out_has '"uri": "reports/a%20b%25%E7%94%B2.txt"'
flawed 无 | sed 's/>=500卷/全部建成/; s/400卷/未完成{0}/; s/2023/2022/' >reports/braces.txt
run 0 import --store other.db reports/braces.txt
run 1 check --store other.db --format sarif
out_has '未完成{{0}}'

# Where else a figure is printed.
run 0 show --mentions budget.executed "$id"
out_has 'executed amount 90.00 5:'
out_has 'printed nowhere else'
refused 2 budget.colour show --mentions budget.colour "$id"
finish
