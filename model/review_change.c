#include "review.h"

#include <assert.h>
#include <string.h>
#include <unistr.h>

#include "intl.h"
#include "review_field.h"
#include "review_judge.h"
#include "review_value.h"

/* What a field holds now, and what a value for it is read against. */
struct subject {
    struct review_field field;
    const char *path;
    const struct quantity *reported, *reviewed; /* of a target or an actual */
    const struct figure *figure;                /* of a weight or an amount */
    const struct computed *score;
};

static bool find_subject(
    const struct review *review, const char *path, struct subject *subject, struct err *err)
{
    const struct evaluation *evaluation = review->evaluation;
    *subject = (struct subject){.path = path};
    if (!review_field_parse(path, &subject->field))
        return err_set(err, _("%s: no such field; there are %s"), path, review_field_list);
    size_t i = subject->field.indicator, count = evaluation->indicator_count;
    bool of_indicator = subject->field.what < REVIEW_OF_INDICATOR;
    if (of_indicator && i >= count)
        return err_set(err, _("indicators[%zu]: the report has %zu indicators"), i + 1, count);
    const struct indicator *reported = of_indicator ? &evaluation->indicators[i] : NULL;
    const struct reviewed_indicator *reviewed = of_indicator ? &review->indicators[i] : NULL;
    switch (subject->field.what) {
    case REVIEW_TARGET:
        subject->reported = &reported->target;
        subject->reviewed = &reviewed->target;
        break;
    case REVIEW_ACTUAL:
        subject->reported = &reported->actual;
        subject->reviewed = &reviewed->actual;
        break;
    case REVIEW_WEIGHT:
        subject->figure = &reviewed->weight;
        break;
    case REVIEW_SCORE:
        subject->score = &reviewed->score;
        break;
    case REVIEW_ADJUSTED:
        subject->figure = &review->budget.adjusted;
        break;
    case REVIEW_EXECUTED:
        subject->figure = &review->budget.executed;
        break;
    case REVIEW_BUDGET_SCORE:
        subject->score = &review->budget.score;
        break;
    default:
        break;
    }
    return true;
}

static const char *current_text(
    const struct review *review, const struct subject *subject, struct arena *arena)
{
    if (subject->reviewed)
        return review_value_text(
            subject->reviewed, subject->reported, subject->field.what == REVIEW_TARGET, arena);
    if (subject->figure)
        return subject->figure->known ? decimal_string(subject->figure->value, arena) : "";
    if (subject->score)
        return subject->score->known ? decimal_string(subject->score->value, arena) : "";
    return status_name(review->status);
}

const char *review_value(const struct review *review, const char *field, struct arena *arena)
{
    struct subject subject;
    const struct judgement *judgement = review_judgement(review, field);
    if (review_judge_is(field))
        return finding_state_name(judgement ? judgement->state : FINDING_OPEN);
    if (!find_subject(review, field, &subject, NULL))
        return "";
    return current_text(review, &subject, arena);
}

static bool read_quantity(const struct subject *subject, const char *value, const char **to,
    struct arena *arena, struct err *err)
{
    struct quantity quantity;
    bool is_target = subject->field.what == REVIEW_TARGET;
    if (!review_value_quantity(value, subject->reported, is_target, arena, &quantity))
        return err_set(err, _("%s: '%s' is neither a number nor words that can be read"),
            subject->path, value);
    *to = review_value_text(&quantity, subject->reported, is_target, arena);
    return true;
}

static bool read_number(const struct subject *subject, const char *value,
    bool (*read)(const char *text, struct decimal *out), struct decimal *number, struct err *err)
{
    if (read(value, number))
        return true;
    bool negative = *value == '-' || strncmp(value, "－", strlen("－")) == 0;
    return err_set(err, negative ? _("%s: '%s' is below 0") : _("%s: '%s' is no number"),
        subject->path, value);
}

static bool check_places(const struct review *review, const struct subject *subject,
    struct decimal number, struct err *err)
{
    if (decimal_trim(number).scale <= review->policy->places)
        return true;
    char text[DECIMAL_TEXT];
    return err_set(err, _("%s: %s has too many decimals, %d are scored"), subject->path,
        decimal_text(number, text), review->policy->places);
}

static bool read_points(const struct review *review, const struct subject *subject,
    const char *value, struct decimal *points, struct err *err)
{
    return read_number(subject, value, review_value_points, points, err) &&
           check_places(review, subject, *points, err);
}

static struct figure most_of(const struct review *review, const struct subject *subject)
{
    if (subject->field.what == REVIEW_SCORE) {
        assert(review->indicators); /* find_subject has seen that there is such an indicator */
        return review->indicators[subject->field.indicator].weight;
    }
    return (struct figure){.known = true,
        .value = score_execution_weight(review->policy, &review->evaluation->budget)};
}

static bool read_score(const struct review *review, const struct subject *subject,
    const char *value, const char **to, struct arena *arena, struct err *err)
{
    struct decimal score;
    struct figure most = most_of(review, subject);
    if (!read_points(review, subject, value, &score, err))
        return false;
    if (most.known && decimal_compare(score, most.value) > 0) {
        char text[DECIMAL_TEXT], most_text[DECIMAL_TEXT];
        return err_set(err, _("%s: score %s is above the weight %s"), subject->path,
            decimal_text(score, text), decimal_text(most.value, most_text));
    }
    *to = decimal_string(score, arena);
    return true;
}

static bool check_computable(
    const struct review *review, const struct subject *subject, struct err *err)
{
    const struct computed *score = subject->field.what == REVIEW_BUDGET_SCORE
                                       ? &review->budget.computed
                                       : &review->indicators[subject->field.indicator].computed;
    if (score->known && !score->kept)
        return true;
    return err_set(err, _("%s: the score cannot be computed from what is there"), subject->path);
}

static bool read_status(
    const struct subject *subject, const char *value, const char **to, struct err *err)
{
    for (int s = STATUS_PENDING; s <= STATUS_REVIEWED; s++)
        if (review_value_is(value, status_name((enum status)s))) {
            *to = status_name((enum status)s);
            return true;
        }
    return err_set(
        err, _("%s: '%s' is none of pending, in-review, reviewed"), subject->path, value);
}

static bool read_value(const struct review *review, const struct subject *subject,
    const char *value, const char **to, struct arena *arena, struct err *err)
{
    struct decimal number;
    *to = "reported";
    if (review_value_is(value, *to))
        return true;
    if (subject->score && review_value_is(value, "computed")) {
        *to = "computed";
        return check_computable(review, subject, err);
    }
    switch (subject->field.what) {
    case REVIEW_TARGET:
    case REVIEW_ACTUAL:
        return read_quantity(subject, value, to, arena, err);
    case REVIEW_SCORE:
    case REVIEW_BUDGET_SCORE:
        return read_score(review, subject, value, to, arena, err);
    case REVIEW_STATUS:
        return read_status(subject, value, to, err);
    case REVIEW_WEIGHT:
        if (!read_points(review, subject, value, &number, err))
            return false;
        break;
    default:
        if (!read_number(subject, value, review_value_amount, &number, err))
            return false;
    }
    *to = decimal_string(number, arena);
    return true;
}

static const char ideographic_space[] = "\u3000";

static size_t blank_at(const char *text)
{
    size_t wide = sizeof ideographic_space - 1;
    return *text == ' ' || *text == '\t' ? 1 : strncmp(text, ideographic_space, wide) ? 0 : wide;
}

static const char *trimmed(const char *value, struct arena *arena)
{
    while (blank_at(value))
        value += blank_at(value);
    const char *end = value;
    for (const char *p = value; *p; p += blank_at(p) ? blank_at(p) : 1)
        if (!blank_at(p))
            end = p + 1;
    return arena_copy(arena, value, (size_t)(end - value));
}

bool review_change(const struct review *review, const char *field, const char *value,
    struct entry *out, struct arena *arena, struct err *err)
{
    struct subject subject;
    const char *to;
    bool of_finding = review_judge_is(field);
    if (!of_finding && !find_subject(review, field, &subject, err))
        return false;
    value = trimmed(value, arena);
    if (!*value)
        return err_set(err, _("%s: no value given; \"reported\" goes back to the report's"), field);
    if (u8_check((const uint8_t *)value, strlen(value)))
        return err_set(err, _("%s: no UTF-8 text"), field);
    for (const char *p = value; *p; p++)
        if ((unsigned char)*p < ' ' || *p == 127)
            return err_set(err, _("%s: a control character in the value"), field);
    if (of_finding)
        return review_judge_change(review, field, value, out, arena, err);
    if (subject.field.what == REVIEW_BUDGET_SCORE && !review->counts_execution)
        return err_set(
            err, _("%s: this report does not count the execution rate in its total"), field);
    if (!read_value(review, &subject, value, &to, arena, err))
        return false;
    *out = (struct entry){.kind = ENTRY_CHANGE,
        .field = arena_text(arena, field),
        .from = current_text(review, &subject, arena),
        .to = to};
    return true;
}
