#include "check_evidence.h"

#include <string.h>

#include "../phrase.h"

/* Words about whose, when and how that leave a name what it is. */
static const char *const owners[] = {"部门", "单位", "本年度", "本年", "年度", "全年", "整体支出",
    "整体", "总体", "财政", "实际", "总", "本级", "当年", "0", "1", "2", "3", "4", "5", "6", "7",
    "8", "9", "年"};
static const char *const amount_words[] = {"支出", "金额", "总额", "总数", "总量", "数额", "数",
    "额", "使用", "执行", "情况", "（万元）", "(万元)", "万元"};

/* Indicators that are a figure of the budget under another name: an amount, or the rate part /
 * whole. BUDGET_FIELDS stands for none. */
static const struct source {
    const char *name;
    enum budget_field part, whole, rate;
} sources[] = {
    {"预算经费", BUDGET_EXECUTED, BUDGET_FIELDS, BUDGET_FIELDS},
    {"预算执行金额", BUDGET_EXECUTED, BUDGET_FIELDS, BUDGET_FIELDS},
    {"预算执行数", BUDGET_EXECUTED, BUDGET_FIELDS, BUDGET_FIELDS},
    {"预算执行额", BUDGET_EXECUTED, BUDGET_FIELDS, BUDGET_FIELDS},
    {"执行金额", BUDGET_EXECUTED, BUDGET_FIELDS, BUDGET_FIELDS},
    {"执行数", BUDGET_EXECUTED, BUDGET_FIELDS, BUDGET_FIELDS},
    {"预算支出", BUDGET_EXECUTED, BUDGET_FIELDS, BUDGET_FIELDS},
    {"经费支出", BUDGET_EXECUTED, BUDGET_FIELDS, BUDGET_FIELDS},
    {"预算执行率", BUDGET_EXECUTED, BUDGET_ADJUSTED, BUDGET_RATE},
    {"预算资金执行率", BUDGET_EXECUTED, BUDGET_ADJUSTED, BUDGET_RATE},
    {"资金预算执行率", BUDGET_EXECUTED, BUDGET_ADJUSTED, BUDGET_RATE},
    {"资金执行率", BUDGET_EXECUTED, BUDGET_ADJUSTED, BUDGET_RATE},
    {"支出预算执行率", BUDGET_EXECUTED, BUDGET_ADJUSTED, BUDGET_RATE},
    {"基本支出预算执行率", BUDGET_BASIC_EXECUTED, BUDGET_BASIC_ADJUSTED, BUDGET_BASIC_RATE},
    {"基本支出执行率", BUDGET_BASIC_EXECUTED, BUDGET_BASIC_ADJUSTED, BUDGET_BASIC_RATE},
    {"项目支出预算执行率", BUDGET_PROJECT_EXECUTED, BUDGET_PROJECT_ADJUSTED, BUDGET_FIELDS},
    {"项目支出执行率", BUDGET_PROJECT_EXECUTED, BUDGET_PROJECT_ADJUSTED, BUDGET_FIELDS},
    {"项目预算执行率", BUDGET_PROJECT_EXECUTED, BUDGET_PROJECT_ADJUSTED, BUDGET_FIELDS},
    {"项目资金执行率", BUDGET_PROJECT_EXECUTED, BUDGET_PROJECT_ADJUSTED, BUDGET_FIELDS},
};

static const struct source *source_of(const char *name)
{
    phrase_eat_all(&name, PHRASE_WORDS(owners));
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        size_t length = strlen(sources[i].name);
        if (strncmp(name, sources[i].name, length) != 0)
            continue;
        const char *rest = name + length;
        if (sources[i].whole == BUDGET_FIELDS)
            phrase_eat_all(&rest, PHRASE_WORDS(amount_words));
        if (*phrase_past_spaces(rest) == '\0')
            return &sources[i];
    }
    return NULL;
}

static const char *unit_of(const struct indicator *indicator)
{
    const char *unit = indicator->actual.unit ? indicator->actual.unit : indicator->target.unit;
    return unit ? unit : "";
}

/* A figure of the budget and what stands in for it where it is not printed. */
struct other {
    struct span span;
    struct decimal value;
    struct place place;
};

static bool other_of(const struct finder *finder, enum budget_field field, struct other *out)
{
    bool of_projects = field == BUDGET_PROJECT_EXECUTED || field == BUDGET_PROJECT_ADJUSTED;
    if (of_projects && !finder_figure(finder, field)->known) {
        if (finder_projects(finder, field, &out->span, &out->value)) {
            out->place = finder_project(finder, 0, field)->place;
            return true;
        }
        if (finder->evaluation->kind == KIND_PROJECT)
            field = field == BUDGET_PROJECT_EXECUTED ? BUDGET_EXECUTED : BUDGET_ADJUSTED;
    }
    const struct figure *figure = finder_figure(finder, field);
    *out = (struct other){.value = figure->value, .place = figure->place};
    return finder_span(finder, field, &out->span);
}

static void check_amount(
    struct finder *finder, const struct subject *subject, const struct source *source)
{
    const struct quantity *actual = &subject->indicator->actual;
    struct other executed;
    struct decimal value;
    struct span span;
    int power;
    if (!score_money(unit_of(subject->indicator), &power) ||
        !decimal_shift(actual->value, power, &value) ||
        !span_of(value, power > 0 ? power : 0, &span) ||
        !other_of(finder, source->part, &executed) || span_meet(span, executed.span))
        return;
    const char *said = finder_quantity(finder, actual),
               *spent = finder_number(finder, executed.value);
    struct finding *finding = finder_add_of(finder, subject, "actual", actual->place,
        arena_format(finder->arena, _("actual %s, but the executed amount is %s"), said, spent),
        said, spent);
    finder_evidence(finder, finding, executed.place);
}

static void check_printed_rate(
    struct finder *finder, const struct subject *subject, enum budget_field field)
{
    const struct quantity *actual = &subject->indicator->actual;
    struct span span, printed;
    if (field == BUDGET_FIELDS || !finder_span(finder, field, &printed) ||
        !span_of(actual->value, 0, &span) || span_meet(span, printed))
        return;
    const struct figure *rate = finder_figure(finder, field);
    const char *said = finder_quantity(finder, actual),
               *right = finder_percent(finder, rate->value);
    struct finding *finding = finder_add_of(finder, subject, "actual", actual->place,
        arena_format(finder->arena, _("actual %s, but the execution rate is %s"), said, right),
        said, right);
    finder_evidence(finder, finding, rate->place);
}

static void check_rate(
    struct finder *finder, const struct subject *subject, const struct source *source)
{
    const struct quantity *actual = &subject->indicator->actual;
    struct other part, whole;
    struct span span;
    struct decimal rate;
    if (strcmp(unit_of(subject->indicator), "%") != 0)
        return;
    if (!other_of(finder, source->part, &part) || !other_of(finder, source->whole, &whole)) {
        check_printed_rate(finder, subject, source->rate);
        return;
    }
    if (!span_of(actual->value, 0, &span) || span_ratio_meets(part.span, whole.span, span) ||
        !decimal_ratio(part.value, DECIMAL(100), whole.value, 2, ROUND_HALF_UP, &rate) ||
        (decimal_compare(actual->value, DECIMAL(100)) == 0 &&
            decimal_compare(rate, DECIMAL(100)) > 0))
        return;
    const char *said = finder_quantity(finder, actual),
               *right = finder_percent(finder, decimal_trim(rate));
    const char *text =
        arena_format(finder->arena, _("actual %s, but executed %s / adjusted %s = %s"), said,
            finder_number(finder, part.value), finder_number(finder, whole.value), right);
    struct finding *finding =
        finder_add_of(finder, subject, "actual", actual->place, text, said, right);
    finder_evidence(finder, finding, part.place);
    finder_evidence(finder, finding, whole.place);
}

void check_evidence_indicator(struct finder *finder, const struct subject *subject)
{
    const struct indicator *indicator = subject->indicator;
    if (!indicator->name.text || indicator->actual.form != QUANTITY_NUMBER)
        return;
    const struct source *source = source_of(indicator->name.text);
    if (!source)
        return;
    if (source->whole == BUDGET_FIELDS)
        check_amount(finder, subject, source);
    else
        check_rate(finder, subject, source);
}
