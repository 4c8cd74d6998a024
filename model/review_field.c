#include "review_field.h"

#include <string.h>

enum { DIGITS_MAX = 6 };

static const char *const names[REVIEW_WHATS] = {
    [REVIEW_TARGET] = "target",
    [REVIEW_ACTUAL] = "actual",
    [REVIEW_WEIGHT] = "weight",
    [REVIEW_SCORE] = "score",
    [REVIEW_ADJUSTED] = "budget.adjusted",
    [REVIEW_EXECUTED] = "budget.executed",
    [REVIEW_BUDGET_SCORE] = "budget.score",
    [REVIEW_STATUS] = "status",
};

const char review_field_list[] =
    "indicators[N].target, indicators[N].actual, indicators[N].weight, "
    "indicators[N].score, budget.adjusted, budget.executed, "
    "budget.score, status, finding:CODE[N]";

static const char indicator_prefix[] = "indicators[";

static bool find_name(const char *name, int first, int end, enum review_what *out)
{
    for (int i = first; i < end; i++)
        if (strcmp(name, names[i]) == 0) {
            *out = (enum review_what)i;
            return true;
        }
    return false;
}

bool review_field_parse(const char *path, struct review_field *out)
{
    *out = (struct review_field){0};
    if (strncmp(path, indicator_prefix, sizeof indicator_prefix - 1) != 0)
        return find_name(path, REVIEW_OF_INDICATOR, REVIEW_WHATS, &out->what);
    const char *digits = path + sizeof indicator_prefix - 1, *p = digits;
    size_t number = 0;
    for (; *p >= '0' && *p <= '9' && p - digits < DIGITS_MAX; p++)
        number = number * 10 + (size_t)(*p - '0');
    if (number == 0 || strncmp(p, "].", 2) != 0)
        return false;
    out->indicator = number - 1;
    return find_name(p + 2, 0, REVIEW_OF_INDICATOR, &out->what);
}

size_t review_field_slot(struct review_field field, size_t indicators)
{
    if (field.what < REVIEW_OF_INDICATOR)
        return field.indicator * REVIEW_OF_INDICATOR + field.what;
    return indicators * REVIEW_OF_INDICATOR + (size_t)(field.what - REVIEW_OF_INDICATOR);
}

size_t review_field_slots(size_t indicators)
{
    return indicators * REVIEW_OF_INDICATOR + (REVIEW_WHATS - REVIEW_OF_INDICATOR);
}
