#!/bin/bash
# The policy in force is shown as its own file; another is tried without a trace, and chosen for all of the store.
. "$(dirname "$0")/lib"
export FUHE_STORE=$work/reviews.db FUHE_REVIEWER=li
run 0 import "$samples"
run 0 policy
out_has 'grade.you = 90'
cp "$work/out" "$work/default.policy"
"$program" export >"$work/before.json"

sed 's/^name = .*/name = strict/; s/^grade.you = .*/grade.you = 95/' "$work/default.policy" >"$work/strict.policy"
run 0 policy "$work/strict.policy"
grep -q '94.91 优  *94.91 良' "$work/out" || fail "not shown what would change"
err_has '--apply chooses it'
run 0 policy "$work/default.policy"
[ ! -s "$work/out" ] || fail "the same policy changes something"
"$program" export | cmp - "$work/before.json" || fail "trying left a trace"

run 0 policy --apply "$work/strict.policy"
run 0 policy
out_has '# chosen by li, 20'
out_has 'name = strict'
run 0 list
grep -q '94.91 良' "$work/out" || fail "the list is not scored anew"
run 0 export
out_has '"policy": "strict"'
run 0 verify
run 0 policy -f json
out_has '"grade.you": "95"'
run 0 policy --apply default
"$program" export | cmp - "$work/before.json" || fail "not as before with the default policy"

echo 'grade.you = ninety' >"$work/bad.policy"
run 3 policy "$work/bad.policy"
err_has 'bad.policy:1: grade.you cannot be'
printf 'name = a\033[31mred\n' >"$work/red.policy"
run 3 policy "$work/red.policy"
err_has 'red.policy: a control character in the name'
run 3 policy "$work/nothing"
run 2 policy --apply
finish
