#include "evaluation.h"

#include <string.h>

#include "intl.h"

#define FIELD(member, name, text, in)                                                              \
    {                                                                                              \
        .path = "budget." name, .label = text, .offset = offsetof(struct budget, member),          \
        .unit = in                                                                                 \
    }

const struct budget_field_info budget_fields[BUDGET_FIELDS] = {
    [BUDGET_INITIAL] = FIELD(initial, "initial", N_("initial budget"), IN_MONEY),
    [BUDGET_INITIAL_BASIC] =
        FIELD(initial_basic, "initial_basic", N_("basic spending, initial budget"), IN_MONEY),
    [BUDGET_INITIAL_PROJECT] =
        FIELD(initial_project, "initial_project", N_("project spending, initial budget"), IN_MONEY),
    [BUDGET_ADJUSTMENT] = FIELD(adjustment, "adjustment", N_("adjustment"), IN_MONEY),
    [BUDGET_ADJUSTMENT_RATE] =
        FIELD(adjustment_rate, "adjustment_rate", N_("adjustment rate"), IN_PERCENT),
    [BUDGET_ADJUSTED] = FIELD(adjusted, "adjusted", N_("adjusted budget"), IN_MONEY),
    [BUDGET_EXECUTED] = FIELD(executed, "executed", N_("executed amount"), IN_MONEY),
    [BUDGET_RATE] = FIELD(rate, "rate", N_("execution rate"), IN_PERCENT),
    [BUDGET_WEIGHT] = FIELD(weight, "weight", N_("execution weight"), IN_POINTS),
    [BUDGET_SCORE] = FIELD(score, "score", N_("execution score"), IN_POINTS),
    [BUDGET_BASIC_ADJUSTED] =
        FIELD(basic_adjusted, "basic.adjusted", N_("basic spending, adjusted budget"), IN_MONEY),
    [BUDGET_BASIC_PERSONNEL] =
        FIELD(basic_personnel, "basic.personnel", N_("personnel spending"), IN_MONEY),
    [BUDGET_BASIC_PUBLIC] = FIELD(basic_public, "basic.public", N_("public spending"), IN_MONEY),
    [BUDGET_BASIC_EXECUTED] =
        FIELD(basic_executed, "basic.executed", N_("basic spending, executed amount"), IN_MONEY),
    [BUDGET_BASIC_RATE] =
        FIELD(basic_rate, "basic.rate", N_("basic spending, execution rate"), IN_PERCENT),
    [BUDGET_PROJECT_COUNT] =
        FIELD(project_count, "project.count", N_("number of projects"), IN_PROJECTS),
    [BUDGET_PROJECT_ADJUSTED] = FIELD(
        project_adjusted, "project.adjusted", N_("project spending, adjusted budget"), IN_MONEY),
    [BUDGET_PROJECT_EXECUTED] = FIELD(
        project_executed, "project.executed", N_("project spending, executed amount"), IN_MONEY),
};

bool budget_field_find(const char *path, enum budget_field *field)
{
    for (*field = 0; *field < BUDGET_FIELDS; ++*field)
        if (strcmp(budget_fields[*field].path, path) == 0)
            return true;
    return false;
}

const struct figure *budget_figure(const struct budget *budget, enum budget_field field)
{
    return (
        const struct figure *)(const void *)((const char *)budget + budget_fields[field].offset);
}

struct figure *budget_figure_at(struct budget *budget, enum budget_field field)
{
    return (struct figure *)(void *)((char *)budget + budget_fields[field].offset);
}

const char *kind_name(enum kind kind)
{
    return kind == KIND_PROJECT ? "project" : "department";
}

const char *grade_name(enum grade grade)
{
    static const char *const names[] = {[GRADE_NONE] = NULL,
        [GRADE_YOU] = "优",
        [GRADE_LIANG] = "良",
        [GRADE_ZHONG] = "中",
        [GRADE_CHA] = "差"};
    return names[grade];
}

const char *op_name(enum op op)
{
    static const char *const names[] = {
        [OP_EQ] = "=", [OP_GE] = ">=", [OP_LE] = "<=", [OP_GT] = ">", [OP_LT] = "<"};
    return names[op];
}

const char *op_sign(enum op op)
{
    return op == OP_GE ? "≥" : op == OP_LE ? "≤" : op_name(op);
}
