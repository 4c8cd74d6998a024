/*
 * narrative_sentence - what a sentence is about while its figures are read: measures, subjects, and
 * the parts of a whole.
 *
 *   年初预算300万元，其中：基本支出200万元，项目支出100万元，年中追加20万元
 *
 * The head is of the whole, two parts follow with its measure, then the sentence goes back to the
 * whole.
 */
#ifndef FUHE_NARRATIVE_SENTENCE_H
#define FUHE_NARRATIVE_SENTENCE_H

#include "narrative_section.h"

/* What a figure says. */
enum measure {
    MEASURE_NONE,
    MEASURE_INITIAL,
    MEASURE_ADJUSTMENT,
    MEASURE_ADJUSTMENT_RATE,
    MEASURE_ADJUSTED,
    MEASURE_BUDGET, /* adjusted, when the text goes on with what was spent of it */
    MEASURE_EXECUTED,
    MEASURE_RATE,
    MEASURE_WEIGHT,
    MEASURE_SCORE,
    MEASURE_COUNT,
    MEASURE_FOREIGN, /* 到位资金, 结余: none of the budget's figures */
    MEASURES
};

struct sentence {
    enum subject topic;        /* what the sentence is about */
    enum subject current;      /* what the clause is about: the topic or a part of it */
    enum measure measure;      /* of the last amount: a list of parts is of the same */
    bool figures;              /* one was taken already */
    bool listing;              /* parts are told with the measure of the head */
    int parts;                 /* subjects told since the head */
    unsigned head, first_part; /* sets of the measures told of the head, of the first part */
    bool counted;              /* the projects were: figures of single ones may follow */
    bool other_year;           /* it tells of a year that is not the one judged */
    bool execution; /* amounts or the rate of the whole were told: a score is the execution's */
    bool execution_before; /* … in the sentence before */
    size_t adjustment;     /* the adjustment taken: index of its measure's token, plus one */
};

/* MEASURE_NONE where the label names none. */
enum measure narrative_sentence_measure_of(enum label_code code);
enum number_unit narrative_sentence_unit_of(enum measure measure);

/* The figure of the evaluation that this measure of this subject is; BUDGET_FIELDS when it has
 * none. */
enum budget_field narrative_sentence_field_of(enum measure measure, enum subject subject);

/* A subject is named: the sentence's topic before its first figure, a part of it later. */
void narrative_sentence_tell(struct sentence *sentence, enum subject subject);

/* The subject of a figure whose clause names none: the current one, or the topic again where the
 * parts are over. */
enum subject narrative_sentence_subject(struct sentence *sentence, enum measure measure);

/* A figure was read. `listed`: by its subject alone, its measure is the head's. */
void narrative_sentence_note(struct sentence *sentence, enum measure measure, bool listed);

#endif
