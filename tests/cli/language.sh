#!/bin/bash
# The language: --lang before $FUHE_LANG before the locale, in any locale, even C; numbers keep their point.
. "$(dirname "$0")/lib"
good=$(ls "$samples"/*.txt | head -1)
[ -e "$(dirname "$program")/locale/zh_CN/LC_MESSAGES/fuhe.mo" ] || { echo "skipped: no translation is built"; exit 0; }

english='list the evaluations'
says() { # TEXT ENVIRONMENT... -- ARGUMENT...
    local wanted=$1 environment=()
    shift
    while [ "$1" != -- ]; do environment+=("$1"); shift; done
    shift
    env -i "${environment[@]}" "$program" "$@" >"$work/out" 2>"$work/err" </dev/null
    out_has "$wanted"
}

says "$english" LC_ALL=C -- help list
chinese=$(env -i LC_ALL=C "$program" --lang zh help list | sed -n 2p)
[ "$chinese" != "$(env -i LC_ALL=C "$program" help list | sed -n 2p)" ] || fail "--lang zh changes nothing: $chinese"
says "$chinese" LC_ALL=C FUHE_LANG=zh -- help list
says "$chinese" LC_ALL=zh_CN.UTF-8 -- help list
says "$chinese" LANG=zh_CN.UTF-8 -- help list
says "$chinese" LC_ALL=C -- help --lang zh list
says "$english" FUHE_LANG=zh LC_ALL=zh_CN.UTF-8 -- --lang en help list

run 0 import "$good"
env -i LC_ALL=C XDG_DATA_HOME="$XDG_DATA_HOME" "$program" list --format json >"$work/out"
grep -q '"unit": "[^?\\]*[^ -~]' "$work/out" || fail "a name does not survive the C locale"
env -i LC_ALL=de_DE.UTF-8 XDG_DATA_HOME="$XDG_DATA_HOME" "$program" list --format json >"$work/err"
cmp -s "$work/out" "$work/err" || fail "the locale changes what is exported"

# What people read is in the language to its punctuation, the names of fields and states included.
export FUHE_LANG=zh
run 0 import "$samples/02-narrative-flawed.txt"
id=$("$program" list --format json | sed -n 's/.*"id": "\(.*\)",/\1/p' | tail -1)
run 0 set --reason 核实 "$id" 'finding:indicator.score[2]=dismissed' 'indicators[1].score=1' status=reviewed
out_has '1. 公务用车经费下降率：得分：8 → 1'
out_has '状态：复核中 → 已复核'
out_has '总分：94.75 优 → 87.75 良'
run 0 show "$id"
out_has '预算（万元）'
out_has '不成立：核实'
out_has '待判定 → 不成立'
run 0 log
out_has '指标 1：得分'
out_has '待判定'
run 0 export --format txt "$id"
out_has '复核意见书：青浦岭市柳林路街道办事处（2023）'
out_has '得分 1（-7）；理由：核实'
out_has '1. 错误：年初预算数 1658.40 ≠'
out_has '另有 4 处'
out_has '项目个数，报告为 4，与别处的 3 不符，应核实'
out_has '指标值 ≥5%，实际完成值 18.64%'
out_has '实际完成值，为 372.8%，超出界限 130%，应说明原因'
run 0 help set
out_has '用法：fuhe set '
finish
