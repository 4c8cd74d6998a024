#include "narrative_sentence.h"

static const enum measure measures[LABEL_CODES] = {
    [LABEL_INITIAL] = MEASURE_INITIAL,
    [LABEL_ADJUSTMENT] = MEASURE_ADJUSTMENT,
    [LABEL_ADJUSTMENT_DECREASE] = MEASURE_ADJUSTMENT,
    [LABEL_ADJUSTMENT_INCREASE] = MEASURE_ADJUSTMENT,
    [LABEL_ADJUSTMENT_RATE] = MEASURE_ADJUSTMENT_RATE,
    [LABEL_ADJUSTED] = MEASURE_ADJUSTED,
    [LABEL_BUDGET] = MEASURE_BUDGET,
    [LABEL_EXECUTED] = MEASURE_EXECUTED,
    [LABEL_SPENDING] = MEASURE_EXECUTED,
    [LABEL_RATE] = MEASURE_RATE,
    [LABEL_WEIGHT] = MEASURE_WEIGHT,
    [LABEL_SCORE] = MEASURE_SCORE,
    [LABEL_SCORE_SELF] = MEASURE_SCORE,
    [LABEL_RECEIVED] = MEASURE_FOREIGN,
    [LABEL_SURPLUS] = MEASURE_FOREIGN,
};

static const enum number_unit units[MEASURES] = {
    [MEASURE_INITIAL] = UNIT_MONEY,
    [MEASURE_ADJUSTMENT] = UNIT_MONEY,
    [MEASURE_ADJUSTMENT_RATE] = UNIT_PERCENT,
    [MEASURE_ADJUSTED] = UNIT_MONEY,
    [MEASURE_BUDGET] = UNIT_MONEY,
    [MEASURE_EXECUTED] = UNIT_MONEY,
    [MEASURE_RATE] = UNIT_PERCENT,
    [MEASURE_WEIGHT] = UNIT_POINTS,
    [MEASURE_SCORE] = UNIT_POINTS,
    [MEASURE_COUNT] = UNIT_PIECES,
};

/* The figures the evaluation has; BUDGET_FIELDS stands for none. */
static const struct {
    enum measure measure;
    enum subject subject;
    enum budget_field field;
} fields[] = {
    {MEASURE_INITIAL, SUBJECT_WHOLE, BUDGET_INITIAL},
    {MEASURE_INITIAL, SUBJECT_BASIC, BUDGET_INITIAL_BASIC},
    {MEASURE_INITIAL, SUBJECT_PROJECT, BUDGET_INITIAL_PROJECT},
    {MEASURE_ADJUSTMENT, SUBJECT_WHOLE, BUDGET_ADJUSTMENT},
    {MEASURE_ADJUSTMENT_RATE, SUBJECT_WHOLE, BUDGET_ADJUSTMENT_RATE},
    {MEASURE_ADJUSTED, SUBJECT_WHOLE, BUDGET_ADJUSTED},
    {MEASURE_ADJUSTED, SUBJECT_BASIC, BUDGET_BASIC_ADJUSTED},
    {MEASURE_ADJUSTED, SUBJECT_PERSONNEL, BUDGET_BASIC_PERSONNEL},
    {MEASURE_ADJUSTED, SUBJECT_PUBLIC, BUDGET_BASIC_PUBLIC},
    {MEASURE_ADJUSTED, SUBJECT_PROJECT, BUDGET_PROJECT_ADJUSTED},
    {MEASURE_BUDGET, SUBJECT_PROJECT, BUDGET_PROJECT_ADJUSTED},
    {MEASURE_EXECUTED, SUBJECT_WHOLE, BUDGET_EXECUTED},
    {MEASURE_EXECUTED, SUBJECT_BASIC, BUDGET_BASIC_EXECUTED},
    {MEASURE_EXECUTED, SUBJECT_PROJECT, BUDGET_PROJECT_EXECUTED},
    {MEASURE_RATE, SUBJECT_WHOLE, BUDGET_RATE},
    {MEASURE_RATE, SUBJECT_BASIC, BUDGET_BASIC_RATE},
    {MEASURE_WEIGHT, SUBJECT_WHOLE, BUDGET_WEIGHT},
    {MEASURE_SCORE, SUBJECT_WHOLE, BUDGET_SCORE},
    {MEASURE_COUNT, SUBJECT_WHOLE, BUDGET_PROJECT_COUNT},
    {MEASURE_COUNT, SUBJECT_PROJECT, BUDGET_PROJECT_COUNT},
};

enum measure narrative_sentence_measure_of(enum label_code code)
{
    return measures[code];
}

enum number_unit narrative_sentence_unit_of(enum measure measure)
{
    return units[measure];
}

enum budget_field narrative_sentence_field_of(enum measure measure, enum subject subject)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].measure == measure && fields[i].subject == subject)
            return fields[i].field;
    return BUDGET_FIELDS;
}

static enum subject whole_of(enum subject part)
{
    return part == SUBJECT_PERSONNEL || part == SUBJECT_PUBLIC ? SUBJECT_BASIC : SUBJECT_WHOLE;
}

void narrative_sentence_tell(struct sentence *sentence, enum subject subject)
{
    if (!sentence->figures) {
        sentence->topic = sentence->current = subject;
        return;
    }
    /* 基本支出…，项目支出…: the sentence is about both, the head was the first part. */
    if (!sentence->parts && subject != sentence->topic && sentence->topic != SUBJECT_WHOLE &&
        whole_of(subject) == whole_of(sentence->topic)) {
        sentence->topic = whole_of(subject);
        sentence->first_part = sentence->head;
        sentence->parts = 1;
    }
    if (subject != sentence->current)
        sentence->parts++;
    sentence->current = subject;
}

/* Whether a measure without a subject goes back from the part just told to what the sentence is
 * about. Parts told with the head's measure (其中：基本支出…，项目支出…) end at the first measure;
 * parts with measures of their own end when one comes that the first part did not have. */
static bool leaves_part(const struct sentence *sentence, enum measure measure)
{
    if (sentence->current == sentence->topic)
        return false;
    return sentence->listing || (sentence->parts > 1 && !(sentence->first_part & 1u << measure));
}

/* No part has an adjustment or a score of its own. */
static bool is_of_the_whole_only(enum measure measure)
{
    return measure == MEASURE_ADJUSTMENT || measure == MEASURE_ADJUSTMENT_RATE ||
           measure == MEASURE_WEIGHT || measure == MEASURE_SCORE;
}

enum subject narrative_sentence_subject(struct sentence *sentence, enum measure measure)
{
    bool whole = is_of_the_whole_only(measure) && sentence->parts;
    if (whole || leaves_part(sentence, measure))
        sentence->current = sentence->topic;
    return sentence->current;
}

void narrative_sentence_note(struct sentence *sentence, enum measure measure, bool listed)
{
    if (units[measure] == UNIT_MONEY)
        sentence->measure = measure;
    sentence->figures = true;
    sentence->listing = listed;
    if (sentence->parts == 0)
        sentence->head |= 1u << measure;
    else if (sentence->parts == 1)
        sentence->first_part |= 1u << measure;
}
