#include "evaluation.h"

#include "intl.h"

#define FIELD(member, name, text)                                                                  \
    {                                                                                              \
        .path = "budget." name, .label = text, .offset = offsetof(struct budget, member)           \
    }

const struct budget_field_info budget_fields[BUDGET_FIELDS] = {
    [BUDGET_INITIAL] = FIELD(initial, "initial", N_("initial budget")),
    [BUDGET_INITIAL_BASIC] =
        FIELD(initial_basic, "initial_basic", N_("basic spending, initial budget")),
    [BUDGET_INITIAL_PROJECT] =
        FIELD(initial_project, "initial_project", N_("project spending, initial budget")),
    [BUDGET_ADJUSTMENT] = FIELD(adjustment, "adjustment", N_("adjustment")),
    [BUDGET_ADJUSTMENT_RATE] = FIELD(adjustment_rate, "adjustment_rate", N_("adjustment rate")),
    [BUDGET_ADJUSTED] = FIELD(adjusted, "adjusted", N_("adjusted budget")),
    [BUDGET_EXECUTED] = FIELD(executed, "executed", N_("executed amount")),
    [BUDGET_RATE] = FIELD(rate, "rate", N_("execution rate")),
    [BUDGET_WEIGHT] = FIELD(weight, "weight", N_("execution weight")),
    [BUDGET_SCORE] = FIELD(score, "score", N_("execution score")),
    [BUDGET_BASIC_ADJUSTED] =
        FIELD(basic_adjusted, "basic.adjusted", N_("basic spending, adjusted budget")),
    [BUDGET_BASIC_PERSONNEL] = FIELD(basic_personnel, "basic.personnel", N_("personnel spending")),
    [BUDGET_BASIC_PUBLIC] = FIELD(basic_public, "basic.public", N_("public spending")),
    [BUDGET_BASIC_EXECUTED] =
        FIELD(basic_executed, "basic.executed", N_("basic spending, executed amount")),
    [BUDGET_BASIC_RATE] = FIELD(basic_rate, "basic.rate", N_("basic spending, execution rate")),
    [BUDGET_PROJECT_COUNT] = FIELD(project_count, "project.count", N_("number of projects")),
    [BUDGET_PROJECT_ADJUSTED] =
        FIELD(project_adjusted, "project.adjusted", N_("project spending, adjusted budget")),
    [BUDGET_PROJECT_EXECUTED] =
        FIELD(project_executed, "project.executed", N_("project spending, executed amount")),
};

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
