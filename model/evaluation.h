/*
 * evaluation - what one self-evaluation report says: a plain value, filled by the readers, never
 * changed afterwards.
 *
 * One document may hold several. Every extracted value carries the place in the document it was
 * printed at. What the report does not say, or says illegibly, is not known: never guessed. All
 * memory belongs to the reading's arena.
 */
#ifndef FUHE_EVALUATION_H
#define FUHE_EVALUATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "decimal.h"

/* Characters of the document's text, from 0; length 0: no place. */
struct place {
    uint32_t start, length;
};

enum kind { KIND_DEPARTMENT, KIND_PROJECT }; /* 部门整体支出, 项目支出 */
enum grade { GRADE_NONE, GRADE_YOU, GRADE_LIANG, GRADE_ZHONG, GRADE_CHA }; /* -, 优, 良, 中, 差 */
enum op { OP_EQ, OP_GE, OP_LE, OP_GT, OP_LT }; /* a target printed without operator is OP_EQ */

/* A number the report prints: amounts of the budget in 万元, rates and completions in %, scores in
 * points; the digits as printed (元 become 万元 by moving the point). */
struct figure {
    bool known;
    struct decimal value;
    struct place place;
};

/* Words the report prints, UTF-8, white space between Han characters taken out; text NULL when
 * missing. */
struct words {
    const char *text;
    struct place place;
};

/* A target or an actual: a number with its printed unit (NULL when none), or a text. */
enum quantity_form { QUANTITY_MISSING, QUANTITY_NUMBER, QUANTITY_TEXT };
struct quantity {
    enum quantity_form form;
    enum op op; /* targets only */
    struct decimal value;
    const char *unit; /* as printed, % for ％ */
    const char *text;
    struct place place; /* of number and unit without the operator; of the text */
};

struct indicator {
    struct words level1, level2, name;
    struct words sentence_name; /* the name the sentence with the actual uses, where it names one
                                   (narrative) */
    struct quantity target, actual;
    struct figure midyear, completion, weight, score;
    struct words deviation, measures;
};

struct project {
    struct words name;
    struct figure adjusted, executed;
};

/* The sign a word gives an adjustment, apart from the printed digits: 调减 18.02, 调减数-24.81,
 * 调整数 121.2. */
enum adjustment_word { ADJUSTMENT_PLAIN, ADJUSTMENT_DECREASE, ADJUSTMENT_INCREASE };

struct budget {
    struct figure initial, initial_basic, initial_project;
    struct figure adjustment; /* signed: negative after 调减 whatever sign is printed */
    enum adjustment_word adjustment_word;
    bool adjustment_negative; /* a minus sign is printed */
    struct figure adjustment_rate;
    struct figure adjusted, executed, rate;
    struct figure weight; /* known without a place: the policy's, none is printed */
    struct figure score;
    struct figure basic_adjusted, basic_personnel, basic_public, basic_executed, basic_rate;
    struct figure project_count, project_adjusted, project_executed;
};

/* The figures of the budget, in the order of the contract. */
enum budget_field {
    BUDGET_INITIAL,
    BUDGET_INITIAL_BASIC,
    BUDGET_INITIAL_PROJECT,
    BUDGET_ADJUSTMENT,
    BUDGET_ADJUSTMENT_RATE,
    BUDGET_ADJUSTED,
    BUDGET_EXECUTED,
    BUDGET_RATE,
    BUDGET_WEIGHT,
    BUDGET_SCORE,
    BUDGET_BASIC_ADJUSTED,
    BUDGET_BASIC_PERSONNEL,
    BUDGET_BASIC_PUBLIC,
    BUDGET_BASIC_EXECUTED,
    BUDGET_BASIC_RATE,
    BUDGET_PROJECT_COUNT,
    BUDGET_PROJECT_ADJUSTED,
    BUDGET_PROJECT_EXECUTED,
    BUDGET_FIELDS
};

enum budget_unit { IN_MONEY, IN_PERCENT, IN_POINTS, IN_PROJECTS };

struct budget_field_info {
    const char *path;  /* "budget.basic.adjusted" */
    const char *label; /* N_("basic spending, adjusted budget") */
    size_t offset;     /* of the struct figure in struct budget */
    enum budget_unit unit;
};
extern const struct budget_field_info budget_fields[BUDGET_FIELDS];

/* By its path; false: no figure of the budget. */
bool budget_field_find(const char *path, enum budget_field *field);

const struct figure *budget_figure(const struct budget *budget, enum budget_field field);
struct figure *budget_figure_at(struct budget *budget, enum budget_field field);

/* One more place a figure of the budget is printed at; all of them, the first included, in document
 * order. */
struct mention {
    enum budget_field field;
    struct figure figure;
    int8_t unit_power; /* how the printed number became 万元: 0 万元, -4 元, 4 亿元 */
};

/* What was met and could not be read with certainty: a word to the reviewer. */
struct remark {
    struct place place;
    const char *text; /* in the language of the interface */
};

struct evaluation {
    enum kind kind;
    struct words unit, project; /* project: NULL for a department */
    int year;                   /* 0 when unknown */
    struct place year_place;
    struct budget budget;
    struct project *projects;
    size_t project_count;
    struct indicator *indicators;
    size_t indicator_count;
    struct figure total;
    enum grade grade;
    struct place grade_place;
    struct mention *mentions;
    size_t mention_count;
    struct remark *remarks;
    size_t remark_count;
    struct place extent; /* the part of the document that is this evaluation */
};

/* "department" / "project"; "优" …, NULL for GRADE_NONE; ">=" …, and "≥" … for people */
const char *kind_name(enum kind kind);
const char *grade_name(enum grade grade);
const char *op_name(enum op op);
const char *op_sign(enum op op);

#endif
