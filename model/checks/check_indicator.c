#include "check_indicator.h"

#include "../phrase.h"
#include "likeness.h"
#include "right.h"

/* What stands in the place of a reason and is none; between them only marks. */
static const char *const no_reasons[] = {"偏差原因分析", "偏差原因", "原因分析", "原因", "偏差较小",
    "偏差不大", "偏差很小", "偏差小", "存在偏差", "存在较小偏差", "较小偏差", "有偏差", "偏差",
    "无偏差", "没有偏差", "不存在偏差", "暂无", "无", "没有", "基本完成", "未完成", "部分完成", "—",
    "–", "-", "/", "\\", "0", "（", "）", "(", ")"};

/* What a sentence calls the actual where it does not name the indicator again. */
static const char *const unnamed[] = {"该指标", "本指标", "此项指标", "指标", "全年", "年度",
    "年末", "本次", "评价", "实际", "完成", "值", "情况", "结果", "率", "为", "数", "达到"};

static bool made_of(const char *text, const char *const *words, size_t count)
{
    for (text = phrase_past_marks(text); phrase_eat(&text, words, count);
         text = phrase_past_marks(text))
        continue;
    return *text == '\0';
}

static bool is_at_most(const struct quantity *target)
{
    return target->op == OP_LE || target->op == OP_LT;
}

/* Of what is met, completions may be capped at 100, or not where less is better; what is below
 * nothing may be 0. */
static bool right_beyond(
    const struct quantity *target, const struct ratio *ratio, struct decimal printed)
{
    const struct ratio uncapped = {.above = ratio->target, .below = ratio->actual};
    if (ratio->met && decimal_compare(printed, DECIMAL(100)) == 0)
        return true;
    if (ratio->met && is_at_most(target) && ratio->actual.digits > 0)
        return right_percent(printed, &uncapped);
    return (ratio->above.digits < 0) != (ratio->below.digits < 0) && decimal_is_zero(printed);
}

/* An amount or a rate printed with places may itself be rounded, and so is what is told in 万;
 * targets are exact, and so is what was counted or measured. */
static bool may_be_rounded(const struct indicator *indicator)
{
    static const char *const signs[] = {"%", "‰", "百分", "万", "亿"};
    const char *unit = indicator->actual.unit ? indicator->actual.unit : indicator->target.unit;
    int power;
    if (indicator->actual.value.scale == 0)
        return false;
    return !unit || score_money(unit, &power) || phrase_eat(&unit, PHRASE_WORDS(signs));
}

static bool explained_by_actual(
    const struct indicator *indicator, const struct ratio *ratio, struct decimal printed)
{
    const struct span target = {ratio->target, ratio->target};
    bool at_most = is_at_most(&indicator->target);
    struct span actual, percent;
    if (!may_be_rounded(indicator) || (at_most && ratio->met) ||
        !span_of(ratio->actual, 0, &actual) || !span_of(printed, 0, &percent))
        return false;
    return at_most ? span_ratio_meets(target, actual, percent)
                   : span_ratio_meets(actual, target, percent);
}

struct subject check_indicator_subject(const struct evaluation *evaluation, size_t index)
{
    const struct indicator *indicator = &evaluation->indicators[index];
    struct subject s = {.indicator = indicator, .number = (int)index + 1};
    s.has_ratio = score_ratio(&indicator->target, &indicator->actual, &s.ratio);
    if (!s.has_ratio)
        s.fulfilment = score_fulfilment(&indicator->target, &indicator->actual);
    s.missed = s.has_ratio ? !s.ratio.met
                           : s.fulfilment == FULFILMENT_PARTLY || s.fulfilment == FULFILMENT_MISSED;
    s.completion_wrong = indicator->completion.known && s.has_ratio &&
                         !right_percent(indicator->completion.value, &s.ratio) &&
                         !right_beyond(&indicator->target, &s.ratio, indicator->completion.value) &&
                         !explained_by_actual(indicator, &s.ratio, indicator->completion.value);
    return s;
}

static const char *target_text(struct finder *finder, const struct quantity *target)
{
    const char *text = finder_quantity(finder, target);
    return target->form == QUANTITY_NUMBER
               ? arena_format(finder->arena, "%s%s", op_sign(target->op), text)
               : text;
}

static void add_target_and_actual(
    struct finder *finder, struct finding *finding, const struct indicator *indicator)
{
    finder_evidence(finder, finding, indicator->actual.place);
    finder_evidence(finder, finding, indicator->target.place);
}

void check_indicator_completion(struct finder *finder, const struct subject *subject)
{
    const struct indicator *indicator = subject->indicator;
    struct decimal expected;
    if (!subject->completion_wrong || !decimal_ratio(subject->ratio.above, DECIMAL(100),
                                          subject->ratio.below, 2, ROUND_HALF_UP, &expected))
        return;
    const char *printed = finder_percent(finder, indicator->completion.value);
    const char *right = finder_percent(finder, decimal_trim(expected));
    const char *text = arena_format(finder->arena,
        _("completion %s is not %s: target %s, actual %s"), printed, right,
        target_text(finder, &indicator->target), finder_quantity(finder, &indicator->actual));
    struct finding *finding = finder_add_of(
        finder, subject, "completion", indicator->completion.place, text, printed, right);
    add_target_and_actual(finder, finding, indicator);
}

/* Whether the policy gives `score` for the numbers, from the exact ratio or from a printed
 * completion that is right. */
static bool numbers_give(
    const struct policy *policy, const struct subject *subject, struct decimal score)
{
    const struct indicator *indicator = subject->indicator;
    const struct ratio ratio = score_counted(policy, subject->ratio);
    struct decimal weight = indicator->weight.value;
    if (right_score(policy, score, weight, &ratio))
        return true;
    if (ratio.rule == RULE_AT_MOST_SHARE && !right_percent(indicator->completion.value, &ratio))
        return false;
    if (ratio.met && ratio.rule != RULE_AT_MOST_SHARE && decimal_compare(score, weight) == 0)
        return true;
    return indicator->completion.known && !subject->completion_wrong &&
           right_score_from_percent(policy, score, weight, indicator->completion.value);
}

static void check_score_of_numbers(struct finder *finder, const struct subject *subject)
{
    const struct indicator *indicator = subject->indicator;
    const struct ratio ratio = score_counted(finder->policy, subject->ratio);
    struct decimal expected;
    if (numbers_give(finder->policy, subject, indicator->score.value) ||
        !score_share(indicator->weight.value, &ratio, finder->policy->places,
            finder->policy->rounding, &expected))
        return;
    const char *printed = finder_number(finder, indicator->score.value),
               *right = finder_number(finder, decimal_trim(expected));
    const char *text = arena_format(finder->arena,
        _("score %s is not %s: target %s, actual %s, weight %s"), printed, right,
        target_text(finder, &indicator->target), finder_quantity(finder, &indicator->actual),
        finder_number(finder, indicator->weight.value));
    struct finding *finding =
        finder_add_of(finder, subject, "score", indicator->score.place, text, printed, right);
    add_target_and_actual(finder, finding, indicator);
    finder_evidence(finder, finding, indicator->weight.place);
}

static void check_score_of_words(struct finder *finder, const struct subject *subject)
{
    const struct indicator *indicator = subject->indicator;
    struct decimal score = indicator->score.value, low, high;
    if (!score_band(finder->policy, subject->fulfilment, indicator->weight.value, &low, &high) ||
        (decimal_compare(score, low) >= 0 && decimal_compare(score, high) <= 0) ||
        right_sum(finder->policy, score, low) || right_sum(finder->policy, score, high))
        return;
    const char *printed = finder_number(finder, score),
               *right = finder_number(finder, decimal_trim(high));
    if (decimal_compare(low, high) != 0)
        right =
            arena_format(finder->arena, "%s–%s", finder_number(finder, decimal_trim(low)), right);
    const char *text =
        arena_format(finder->arena, _("score %s is not %s: actual \"%s\", weight %s"), printed,
            right, indicator->actual.text, finder_number(finder, indicator->weight.value));
    struct finding *finding =
        finder_add_of(finder, subject, "score", indicator->score.place, text, printed, right);
    add_target_and_actual(finder, finding, indicator);
    finder_evidence(finder, finding, indicator->weight.place);
}

void check_indicator_score(struct finder *finder, const struct subject *subject)
{
    const struct indicator *indicator = subject->indicator;
    if (!indicator->score.known || !indicator->weight.known)
        return;
    if (subject->has_ratio)
        check_score_of_numbers(finder, subject);
    else
        check_score_of_words(finder, subject);
}

void check_indicator_score_over_weight(struct finder *finder, const struct subject *subject)
{
    const struct indicator *indicator = subject->indicator;
    if (!indicator->score.known || !indicator->weight.known ||
        decimal_compare(indicator->score.value, indicator->weight.value) <= 0)
        return;
    const char *score = finder_number(finder, indicator->score.value);
    const char *weight = finder_number(finder, indicator->weight.value);
    struct finding *finding = finder_add_of(finder, subject, "score", indicator->score.place,
        arena_format(finder->arena, _("score %s is above the weight %s"), score, weight), score,
        weight);
    finder_evidence(finder, finding, indicator->weight.place);
}

void check_indicator_target_missed(struct finder *finder, const struct subject *subject)
{
    const struct indicator *indicator = subject->indicator;
    if (!subject->missed || !indicator->score.known || !indicator->weight.known ||
        indicator->weight.value.digits <= 0 ||
        decimal_compare(indicator->score.value, indicator->weight.value) < 0)
        return;
    const char *score = finder_number(finder, indicator->score.value);
    const char *target = target_text(finder, &indicator->target);
    const char *actual = finder_quantity(finder, &indicator->actual);
    const char *text = arena_format(finder->arena,
        _("full score %s though the target is missed: target %s, actual %s"), score, target,
        actual);
    struct finding *finding =
        finder_add_of(finder, subject, "score", indicator->score.place, text, score, NULL);
    add_target_and_actual(finder, finding, indicator);
}

void check_indicator_no_reason(struct finder *finder, const struct subject *subject)
{
    const struct indicator *indicator = subject->indicator;
    const struct words *reason = &indicator->deviation;
    if (!subject->missed || (reason->text && !made_of(reason->text, PHRASE_WORDS(no_reasons))))
        return;
    const char *target = target_text(finder, &indicator->target);
    const char *actual = finder_quantity(finder, &indicator->actual);
    const char *text =
        reason->text && *reason->text
            ? arena_format(finder->arena, _("target %s is missed with %s, and \"%s\" is no reason"),
                  target, actual, reason->text)
            : arena_format(finder->arena, _("target %s is missed with %s, and no reason is given"),
                  target, actual);
    struct finding *finding =
        finder_add_of(finder, subject, "deviation", reason->place, text, reason->text, NULL);
    add_target_and_actual(finder, finding, indicator);
}

void check_indicator_over_fulfilled(struct finder *finder, const struct subject *subject)
{
    const struct indicator *indicator = subject->indicator;
    struct decimal completion, limit = finder->policy->over_fulfilled;
    if (!subject->has_ratio ||
        !decimal_ratio(
            subject->ratio.above, DECIMAL(100), subject->ratio.below, 2, ROUND_DOWN, &completion) ||
        decimal_compare(completion, limit) <= 0)
        return;
    const char *reached = finder_percent(finder, decimal_trim(completion)),
               *most = finder_percent(finder, limit);
    const char *text = arena_format(finder->arena,
        _("%s of the target reached (target %s, actual %s): set too low?"), reached,
        target_text(finder, &indicator->target), finder_quantity(finder, &indicator->actual));
    struct finding *finding =
        finder_add_of(finder, subject, "actual", indicator->actual.place, text, reached, most);
    finder_evidence(finder, finding, indicator->target.place);
    finder_evidence(finder, finding, indicator->completion.place);
}

/* The sentence has the very name of another indicator of the report. */
static bool names_another(const struct evaluation *evaluation, const struct indicator *own)
{
    for (size_t i = 0; i < evaluation->indicator_count; i++) {
        const struct indicator *other = &evaluation->indicators[i];
        if (other != own && other->name.text &&
            phrase_same(other->name.text, own->sentence_name.text) &&
            !phrase_same(other->name.text, own->name.text))
            return true;
    }
    return false;
}

void check_indicator_name_mismatch(struct finder *finder, const struct subject *subject)
{
    const struct indicator *indicator = subject->indicator;
    const char *heading = indicator->name.text, *sentence = indicator->sentence_name.text;
    if (!heading || !sentence || phrase_same(heading, sentence) ||
        made_of(sentence, PHRASE_WORDS(unnamed)) ||
        (likeness_same(heading, sentence) && !names_another(finder->evaluation, indicator)))
        return;
    const char *text = arena_format(
        finder->arena, _("the heading names \"%s\", the sentence names \"%s\""), heading, sentence);
    struct finding *finding = finder_add_of(
        finder, subject, "name", indicator->sentence_name.place, text, sentence, heading);
    finder_evidence(finder, finding, indicator->name.place);
}
