#include "score.h"

#include <string.h>

#include "phrase.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Words for "met" are an adverb or none, a verb, and what is met or nothing: 已全部完成,
 * 完全达到预期指标, 达成. All of the text must be made of them, so that 完成80% or 基本完成 is not
 * taken for met. */
static const char *const met_adverbs[] = {"已经", "已", "均", "都", "全部", "全面", "完全", "按时",
    "按期", "按计划", "按要求", "如期", "及时", "圆满", "顺利", "超额", "100%"};
static const char *const met_verbs[] = {"达成", "完成", "达到", "达标", "实现"};
static const char *const met_objects[] = {"预期", "预定", "既定", "设定", "规定", "年初", "年度",
    "全年", "绩效", "指标", "目标", "值", "任务", "效果", "要求", "标准", "工作", "计划", "100%"};
static const char *const partly_beginnings[] = {"部分达成", "部分完成", "部分达到", "部分达标",
    "部分实现", "部分未", "未完全", "未全部", "未全面", "没有完全", "没有全部", "尚未完全",
    "尚未全部"};
static const char *const missed_beginnings[] = {"未达成", "未完成", "未达到", "未达标", "未实现",
    "未按时完成", "未按期完成", "未按计划完成", "未如期完成", "没有达成", "没有完成", "没有达到",
    "没有实现", "没完成", "没达到", "尚未达成", "尚未完成", "尚未达到", "尚未实现", "不达标"};

static const struct money_unit {
    const char *unit;
    int power;         /* to 万元 */
    bool beside_money; /* 万 and 亿 count other things too */
} money_units[] = {{"元", -4, false}, {"百元", -2, false}, {"千元", -1, false}, {"万元", 0, false},
    {"百万元", 2, false}, {"千万元", 3, false}, {"亿元", 4, false}, {"万", 0, true},
    {"亿", 4, true}};

static const char *const unit_synonyms[][2] = {{"％", "%"}, {"百分比", "%"}, {"%(百分比)", "%"},
    {"%（百分比）", "%"}, {"百分点", "%"}, {"个百分点", "%"}, {"㎡", "平方米"}, {"m2", "平方米"},
    {"m²", "平方米"}, {"km", "公里"}, {"千米", "公里"}};

static bool says_met(const char *text)
{
    phrase_eat_all(&text, PHRASE_WORDS(met_adverbs));
    if (!phrase_eat(&text, PHRASE_WORDS(met_verbs)))
        return false;
    phrase_eat_all(&text, PHRASE_WORDS(met_objects));
    return *phrase_past_marks(text) == '\0';
}

enum fulfilment score_fulfilment(const struct quantity *target, const struct quantity *actual)
{
    if (actual->form != QUANTITY_TEXT)
        return FULFILMENT_UNTOLD;
    if (target->form == QUANTITY_TEXT && phrase_same(target->text, actual->text))
        return FULFILMENT_MET;
    const char *text = phrase_past_spaces(actual->text), *p = text;
    if (phrase_eat(&p, PHRASE_WORDS(partly_beginnings)))
        return FULFILMENT_PARTLY;
    if (phrase_eat(&p, PHRASE_WORDS(missed_beginnings)))
        return FULFILMENT_MISSED;
    return says_met(text) ? FULFILMENT_MET : FULFILMENT_UNTOLD;
}

static const char *plain_unit(const char *unit)
{
    for (size_t i = 0; i < COUNT(unit_synonyms); i++)
        if (strcmp(unit, unit_synonyms[i][0]) == 0)
            return unit_synonyms[i][1];
    return unit;
}

static const struct money_unit *money_unit(const char *unit)
{
    for (size_t i = 0; i < COUNT(money_units); i++)
        if (strcmp(unit, money_units[i].unit) == 0)
            return &money_units[i];
    return NULL;
}

bool score_money(const char *unit, int *power)
{
    const struct money_unit *money = money_unit(unit);
    if (!money || money->beside_money)
        return false;
    *power = money->power;
    return true;
}

static bool find_lacking(struct ratio *out, enum score_rule why)
{
    *out = (struct ratio){.rule = why};
    return false;
}

/* Target and actual as numbers of one unit. */
static bool comparable(
    const struct quantity *target, const struct quantity *actual, struct ratio *out)
{
    if (target->form == QUANTITY_MISSING)
        return find_lacking(out, LACKS_TARGET);
    if (actual->form == QUANTITY_MISSING)
        return find_lacking(out, LACKS_ACTUAL);
    if (target->form != QUANTITY_NUMBER || actual->form != QUANTITY_NUMBER)
        return find_lacking(out, LACKS_NUMBER);
    *out = (struct ratio){.target = target->value, .actual = actual->value};
    if (!target->unit || !actual->unit || strcmp(target->unit, actual->unit) == 0)
        return true;
    if (strcmp(plain_unit(target->unit), plain_unit(actual->unit)) == 0)
        return true;
    const struct money_unit *tu = money_unit(target->unit), *au = money_unit(actual->unit);
    if (!tu || !au || (tu->beside_money && au->beside_money))
        return find_lacking(out, LACKS_UNIT);
    return (decimal_shift(out->target, tu->power, &out->target) &&
               decimal_shift(out->actual, au->power, &out->actual)) ||
           find_lacking(out, LACKS_DIGITS);
}

static bool set_ratio(
    struct ratio *ratio, enum score_rule rule, struct decimal above, struct decimal below, bool met)
{
    ratio->rule = rule;
    ratio->above = above;
    ratio->below = below;
    ratio->met = met;
    return true;
}

bool score_ratio(const struct quantity *target, const struct quantity *actual, struct ratio *out)
{
    if (!comparable(target, actual, out))
        return false;
    struct decimal t = out->target, a = out->actual;
    bool at_most = target->op == OP_LE || target->op == OP_LT;
    bool bound = at_most || target->op == OP_GE || target->op == OP_GT, below_zero = t.digits < 0;
    int order = decimal_compare(a, t);
    bool met = at_most ? order <= 0 : order >= 0;
    if (t.digits == 0)
        return set_ratio(
            out, RULE_TARGET_ZERO, DECIMAL(order == 0), DECIMAL(1), bound ? met : order == 0);
    if (met && (at_most || (bound && below_zero)))
        return set_ratio(
            out, at_most ? RULE_AT_MOST_MET : RULE_BOUND_NEGATIVE, DECIMAL(1), DECIMAL(1), true);
    if (below_zero && bound)
        return find_lacking(out, LACKS_BOUND);
    if (at_most)
        return set_ratio(out, RULE_AT_MOST_MISSED, t, a, false);
    return set_ratio(out, RULE_AT_LEAST, a, t, below_zero ? order <= 0 : met);
}

static enum score_cut cut_share(struct decimal *above, struct decimal *below)
{
    if (below->digits < 0) {
        above->digits = -above->digits;
        below->digits = -below->digits;
    }
    if (above->digits < 0) {
        *above = DECIMAL(0);
        return CUT_TO_NOTHING;
    }
    if (decimal_compare(*above, *below) <= 0)
        return CUT_NOT;
    *above = *below;
    return CUT_TO_WHOLE;
}

bool score_share(struct decimal weight, const struct ratio *ratio, int places,
    enum rounding rounding, struct decimal *out)
{
    struct decimal above = ratio->above, below = ratio->below;
    cut_share(&above, &below);
    return decimal_ratio(weight, above, below, places, rounding, out);
}

static struct ratio stepped(const struct policy *policy, struct ratio ratio)
{
    enum { PLACES = 4 }; /* no step begins between two such rates */
    struct decimal rate;
    struct ratio step = {.rule = RULE_EXECUTION_STEP, .above = DECIMAL(0), .below = DECIMAL(100)};
    if (!decimal_ratio(ratio.above, DECIMAL(100), ratio.below, PLACES, ROUND_DOWN, &rate))
        return ratio;
    step.actual = rate;
    for (int i = policy->step_count - 1; i >= 0; i--)
        if (decimal_compare(rate, policy->steps[i].from) >= 0) {
            step.above = policy->steps[i].share;
            step.target = policy->steps[i].from;
        }
    return step;
}

struct ratio score_counted(const struct policy *policy, struct ratio ratio)
{
    if (ratio.rule == RULE_EXECUTION && policy->step_count)
        return stepped(policy, ratio);
    if (ratio.rule == RULE_AT_MOST_MET && policy->at_most == AT_MOST_PRO_RATA &&
        ratio.target.digits > 0) {
        ratio.rule = RULE_AT_MOST_SHARE;
        ratio.above = ratio.actual;
        ratio.below = ratio.target;
    }
    return ratio;
}

bool score_same(struct computed a, struct computed b)
{
    return a.known == b.known && (!a.known || decimal_compare(a.value, b.value) == 0);
}

struct decimal score_execution_weight(const struct policy *policy, const struct budget *budget)
{
    return budget->weight.known ? budget->weight.value : policy->execution_weight;
}

/* What cannot be computed keeps the reported score. */
static struct score_steps lacking(enum score_rule why, const struct figure *reported)
{
    return (struct score_steps){.rule = why,
        .result = {.known = reported->known, .kept = reported->known, .value = reported->value}};
}

static struct score_steps share(const struct policy *policy, struct decimal weight,
    const struct ratio *exact, const struct figure *reported)
{
    const struct ratio ratio = score_counted(policy, *exact);
    struct decimal above = ratio.above, below = ratio.below;
    struct score_steps steps = {.rule = ratio.rule,
        .whole = weight,
        .ratio = ratio,
        .cut = cut_share(&above, &below),
        .places = policy->places,
        .result = {.known = true}};
    if (score_share(weight, &ratio, policy->places, policy->rounding, &steps.result.value))
        return steps;
    return lacking(decimal_is_zero(below) ? LACKS_DIVISOR : LACKS_DIGITS, reported);
}

struct score_steps score_execution_steps(const struct policy *policy, const struct figure *adjusted,
    const struct figure *executed, const struct figure *weight, const struct figure *reported)
{
    if (!adjusted->known || !executed->known)
        return lacking(LACKS_AMOUNT, reported);
    const struct ratio ratio = {
        .rule = RULE_EXECUTION, .above = executed->value, .below = adjusted->value};
    return share(
        policy, weight->known ? weight->value : policy->execution_weight, &ratio, reported);
}

struct computed score_execution(const struct policy *policy, const struct figure *adjusted,
    const struct figure *executed, const struct figure *weight, const struct figure *reported)
{
    return score_execution_steps(policy, adjusted, executed, weight, reported).result;
}

static struct score_steps percent(const struct ratio *ratio)
{
    struct score_steps steps = {
        .rule = ratio->rule, .whole = DECIMAL(100), .ratio = *ratio, .places = 2, .percent = true};
    steps.result.known = decimal_ratio(
        ratio->above, steps.whole, ratio->below, steps.places, ROUND_HALF_UP, &steps.result.value);
    if (!steps.result.known)
        steps.rule = decimal_is_zero(ratio->below) ? LACKS_DIVISOR : LACKS_DIGITS;
    return steps;
}

struct score_steps score_rate_steps(const struct figure *adjusted, const struct figure *executed)
{
    if (!adjusted->known || !executed->known)
        return (struct score_steps){.rule = LACKS_AMOUNT, .percent = true};
    const struct ratio ratio = {
        .rule = RULE_RATE, .above = executed->value, .below = adjusted->value};
    return percent(&ratio);
}

struct computed score_rate(const struct figure *adjusted, const struct figure *executed)
{
    return score_rate_steps(adjusted, executed).result;
}

struct score_steps score_completion_steps(
    const struct quantity *target, const struct quantity *actual)
{
    struct ratio ratio;
    if (!score_ratio(target, actual, &ratio))
        return (struct score_steps){.rule = ratio.rule, .percent = true};
    return percent(&ratio);
}

struct computed score_completion(const struct quantity *target, const struct quantity *actual)
{
    return score_completion_steps(target, actual).result;
}

bool score_band(const struct policy *policy, enum fulfilment fulfilment, struct decimal weight,
    struct decimal *low, struct decimal *high)
{
    const struct decimal shares[][2] = {
        [FULFILMENT_MET] = {DECIMAL(100), DECIMAL(100)},
        [FULFILMENT_PARTLY] = {policy->partly_low, policy->partly_high},
        [FULFILMENT_MISSED] = {DECIMAL(0), policy->missed_high},
    };
    if (fulfilment == FULFILMENT_UNTOLD)
        return false;
    return decimal_ratio(weight, shares[fulfilment][0], DECIMAL(100), policy->places,
               policy->rounding, low) &&
           decimal_ratio(
               weight, shares[fulfilment][1], DECIMAL(100), policy->places, policy->rounding, high);
}

static struct decimal within(struct decimal value, struct decimal low, struct decimal high)
{
    if (decimal_compare(value, low) < 0)
        return low;
    return decimal_compare(value, high) > 0 ? high : value;
}

static struct score_steps of_words(const struct policy *policy, enum fulfilment fulfilment,
    struct decimal weight, const struct figure *reported)
{
    static const enum score_rule rules[] = {[FULFILMENT_MET] = RULE_WORDS_MET,
        [FULFILMENT_PARTLY] = RULE_WORDS_PARTLY,
        [FULFILMENT_MISSED] = RULE_WORDS_MISSED};
    struct score_steps steps = {
        .whole = weight, .places = policy->places, .given = reported->value};
    if (!score_band(policy, fulfilment, weight, &steps.low, &steps.high))
        return lacking(fulfilment == FULFILMENT_UNTOLD ? LACKS_WORDS : LACKS_DIGITS, reported);
    bool certain = decimal_compare(steps.low, steps.high) == 0;
    if (!certain && !reported->known)
        return lacking(LACKS_REPORTED, reported);
    steps.rule = rules[fulfilment];
    steps.result.known = true;
    steps.result.value = certain ? steps.low : within(reported->value, steps.low, steps.high);
    return steps;
}

struct score_steps score_indicator_steps(const struct policy *policy, const struct quantity *target,
    const struct quantity *actual, const struct figure *weight, const struct figure *reported)
{
    struct ratio ratio;
    if (!weight->known)
        return lacking(LACKS_WEIGHT, reported);
    if (actual->form == QUANTITY_TEXT)
        return of_words(policy, score_fulfilment(target, actual), weight->value, reported);
    if (!score_ratio(target, actual, &ratio))
        return lacking(ratio.rule, reported);
    return share(policy, weight->value, &ratio, reported);
}

struct computed score_indicator(const struct policy *policy, const struct quantity *target,
    const struct quantity *actual, const struct figure *weight, const struct figure *reported)
{
    return score_indicator_steps(policy, target, actual, weight, reported).result;
}

struct computed score_as_reported(const struct policy *policy, const struct indicator *indicator)
{
    return score_indicator(
        policy, &indicator->target, &indicator->actual, &indicator->weight, &indicator->score);
}

bool score_counts_execution(const struct policy *policy, const struct evaluation *evaluation)
{
    const struct budget *budget = &evaluation->budget;
    if ((budget->weight.known && budget->weight.place.length > 0) || budget->score.known)
        return true;
    struct decimal weights = {0};
    for (size_t i = 0; i < evaluation->indicator_count; i++) {
        const struct figure *weight = &evaluation->indicators[i].weight;
        if (weight->known && !decimal_add(weights, weight->value, &weights))
            return true;
    }
    return decimal_compare(weights, policy->total_weight) < 0;
}

void score_sum_add(struct score_sum *sum, const struct figure *weight, struct computed score)
{
    if (score.known)
        sum->incomplete |= !decimal_add(sum->value, score.value, &sum->value);
    else
        sum->incomplete |= weight->known;
    sum->indicators += score.known;
}

struct computed score_sum_total(
    struct score_sum sum, bool counts_execution, struct computed execution)
{
    struct computed total = {.known = sum.indicators > 0 && !sum.incomplete, .value = sum.value};
    if (counts_execution)
        total.known = total.known && execution.known &&
                      decimal_add(total.value, execution.value, &total.value);
    return total.known ? total : (struct computed){0};
}

struct recomputed score_evaluation(const struct policy *policy, const struct evaluation *evaluation)
{
    const struct budget *budget = &evaluation->budget;
    struct recomputed result = {
        .execution = score_execution(
            policy, &budget->adjusted, &budget->executed, &budget->weight, &budget->score),
        .rate = score_rate(&budget->adjusted, &budget->executed),
    };
    struct score_sum sum = {0};
    for (size_t i = 0; i < evaluation->indicator_count; i++) {
        const struct indicator *indicator = &evaluation->indicators[i];
        score_sum_add(&sum, &indicator->weight, score_as_reported(policy, indicator));
    }
    result.total =
        score_sum_total(sum, score_counts_execution(policy, evaluation), result.execution);
    if (result.total.known)
        result.grade = policy_grade(policy, result.total.value);
    return result;
}
