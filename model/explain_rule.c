#include "explain.h"

#include "intl.h"

/* Zeros that only a change of unit put behind the cents are no printed digits. */
static const char *number(struct decimal d, struct arena *arena)
{
    while (d.scale > 2 && d.digits % 10 == 0) {
        d.digits /= 10;
        d.scale--;
    }
    return decimal_string(d, arena);
}

static const char *trimmed(struct decimal d, struct arena *arena)
{
    return number(decimal_trim(d), arena);
}

static bool product(struct decimal a, struct decimal b, struct decimal *out)
{
    return decimal_ratio(a, b, DECIMAL(1), a.scale + b.scale, ROUND_DOWN, out);
}

/* Whether whole × above / below is `value`, and not only begins so. */
static bool is_exact(const struct score_steps *steps, struct decimal value)
{
    struct decimal left, right;
    return product(value, steps->ratio.below, &left) &&
           product(steps->whole, steps->ratio.above, &right) && decimal_compare(left, right) == 0;
}

/* "9.8752 → 9.88", or "9.5" where nothing is rounded. */
static const char *rounded(const struct score_steps *steps, struct arena *arena)
{
    enum { FURTHER = 2 };
    struct decimal cut;
    const char *unit = steps->percent ? "%" : "";
    const char *result = trimmed(steps->result.value, arena);
    if (steps->cut != CUT_NOT || !decimal_ratio(steps->whole, steps->ratio.above,
                                     steps->ratio.below, steps->places + FURTHER, ROUND_DOWN, &cut))
        return arena_format(arena, "%s%s", result, unit);
    if (!is_exact(steps, cut))
        return arena_format(arena, "%s%s → %s%s", decimal_string(cut, arena), unit, result, unit);
    if (decimal_compare(cut, steps->result.value) == 0)
        return arena_format(arena, "%s%s", result, unit);
    return arena_format(arena, "%s%s → %s%s", trimmed(cut, arena), unit, result, unit);
}

static const char *share(const struct score_steps *steps, struct arena *arena)
{
    static const char *const cuts[][2] = {[CUT_NOT] = {"", ""},
        [CUT_TO_WHOLE] = {"min(1, ", ")"},
        [CUT_TO_NOTHING] = {"max(0, ", ")"}};
    const char *const *cut = cuts[steps->cut];
    const char *ratio = arena_format(arena, "%s%s / %s%s", cut[0],
        number(steps->ratio.above, arena), number(steps->ratio.below, arena), cut[1]);
    if (steps->percent)
        return arena_format(arena, "%s = %s", ratio, rounded(steps, arena));
    return arena_format(
        arena, "%s × %s = %s", number(steps->whole, arena), ratio, rounded(steps, arena));
}

/* "195.55 ≤ 213.57 → 12": all or nothing. */
static const char *condition(const struct score_steps *steps, const char *sign, struct arena *arena)
{
    int order = decimal_compare(steps->ratio.actual, steps->ratio.target);
    if (!sign)
        sign = order < 0 ? "<" : order > 0 ? ">" : "=";
    return arena_format(arena, "%s %s %s → %s%s", number(steps->ratio.actual, arena), sign,
        number(steps->ratio.target, arena), trimmed(steps->result.value, arena),
        steps->percent ? "%" : "");
}

/* "9 > 8 → 8", "6 ≤ 7.5 ≤ 8 → 7.5". */
static const char *bounded(const struct score_steps *steps, struct arena *arena)
{
    const char *given = trimmed(steps->given, arena), *low = trimmed(steps->low, arena),
               *high = trimmed(steps->high, arena);
    if (decimal_compare(steps->given, steps->low) < 0)
        return arena_format(arena, "%s < %s → %s", given, low, low);
    if (decimal_compare(steps->given, steps->high) > 0)
        return arena_format(arena, "%s > %s → %s", given, high, high);
    return arena_format(arena, "%s ≤ %s ≤ %s → %s", low, given, high, given);
}

/* "92.3076% ≥ 85% → 10 × 80% = 8". */
static const char *step(const struct score_steps *steps, struct arena *arena)
{
    const struct ratio *ratio = &steps->ratio;
    const char *from =
        ratio->above.digits ? arena_format(arena, " ≥ %s%%", trimmed(ratio->target, arena)) : "";
    return arena_format(arena, "%s%%%s → %s × %s%% = %s", trimmed(ratio->actual, arena), from,
        number(steps->whole, arena), trimmed(ratio->above, arena),
        trimmed(steps->result.value, arena));
}

const char *explain_formula(const struct score_steps *steps, struct arena *arena)
{
    switch (steps->rule) {
    case RULE_EXECUTION:
    case RULE_RATE:
    case RULE_AT_LEAST:
    case RULE_AT_MOST_SHARE:
    case RULE_AT_MOST_MISSED:
        return share(steps, arena);
    case RULE_EXECUTION_STEP:
        return step(steps, arena);
    case RULE_AT_MOST_MET:
        return condition(steps, "≤", arena);
    case RULE_BOUND_NEGATIVE:
        return condition(steps, "≥", arena);
    case RULE_TARGET_ZERO:
        return condition(steps, NULL, arena);
    case RULE_WORDS_MET:
        return arena_format(arena, "%s × 100%% = %s", number(steps->whole, arena),
            trimmed(steps->result.value, arena));
    case RULE_WORDS_PARTLY:
    case RULE_WORDS_MISSED:
        return bounded(steps, arena);
    default:
        return NULL;
    }
}

/* Of a score, and of a rate or completion. */
static const char *const rules[SCORE_RULES][2] = {
    [RULE_EXECUTION] = {N_("budget execution: weight × executed / adjusted, at most the weight")},
    [RULE_EXECUTION_STEP] = {N_("budget execution: the share of the weight the rate's step has")},
    [RULE_RATE] = {NULL, N_("execution rate: executed / adjusted")},
    [RULE_AT_LEAST] = {N_("a target to be reached: weight × actual / target, at most the weight"),
        N_("a target to be reached: actual / target, not cut at 100%")},
    [RULE_AT_MOST_MET] = {N_("a target not to be exceeded, met: the full weight"),
        N_("a target not to be exceeded, met: 100%")},
    [RULE_AT_MOST_SHARE] = {N_("a target not to be exceeded, met: weight × actual / target")},
    [RULE_AT_MOST_MISSED] = {N_("a target not to be exceeded, missed: weight × target / actual"),
        N_("a target not to be exceeded, missed: target / actual")},
    [RULE_TARGET_ZERO] = {N_("a target of 0: the full weight for 0, else nothing"),
        N_("a target of 0: all for 0, else nothing")},
    [RULE_BOUND_NEGATIVE] = {N_("a target below 0, met: the full weight"),
        N_("a target below 0, met: 100%")},
    [RULE_WORDS_MET] = {N_("the words say that the target is met: the full weight")},
    [LACKS_WEIGHT] = {N_("cannot be computed: the weight is missing")},
    [LACKS_TARGET] = {N_("cannot be computed: the target is missing"),
        N_("cannot be computed: the target is missing")},
    [LACKS_ACTUAL] = {N_("cannot be computed: the actual is missing"),
        N_("cannot be computed: the actual is missing")},
    [LACKS_NUMBER] = {N_("cannot be computed: target and actual are not both numbers"),
        N_("cannot be computed: target and actual are not both numbers")},
    [LACKS_UNIT] = {N_("cannot be computed: the units of target and actual do not compare"),
        N_("cannot be computed: the units of target and actual do not compare")},
    [LACKS_BOUND] = {N_("cannot be computed: a target below 0 that is missed has no share"),
        N_("cannot be computed: a target below 0 that is missed has no share")},
    [LACKS_WORDS] = {N_("cannot be computed: the words do not tell whether the target is met")},
    [LACKS_REPORTED] = {N_("cannot be computed: the words leave room, and no score is reported")},
    [LACKS_AMOUNT] =
        {N_("cannot be computed: the adjusted budget or the executed amount is missing"),
            N_("cannot be computed: an amount is missing")},
    [LACKS_DIVISOR] = {N_("cannot be computed: the adjusted budget is 0"),
        N_("cannot be computed: it would be divided by 0")},
    [LACKS_DIGITS] = {N_("cannot be computed: more than 18 digits"),
        N_("cannot be computed: more than 18 digits")},
};

const char *explain_rule(
    const struct score_steps *steps, enum op op, const struct policy *policy, struct arena *arena)
{
    if (steps->rule == RULE_WORDS_PARTLY)
        return arena_format(arena,
            _("the words say partly met: the reported score, but no less than %s%% and no more "
              "than %s%% of the weight"),
            number(policy->partly_low, arena), number(policy->partly_high, arena));
    if (steps->rule == RULE_WORDS_MISSED)
        return arena_format(arena,
            _("the words say not met: the reported score, but no more than %s%% of the weight"),
            number(policy->missed_high, arena));
    if (steps->rule == RULE_AT_LEAST && op == OP_EQ && !steps->percent)
        return _("a target without an operator or with =: weight × actual / target, at most the "
                 "weight");
    const char *rule = rules[steps->rule][steps->percent];
    return rule ? _(rule) : NULL;
}
