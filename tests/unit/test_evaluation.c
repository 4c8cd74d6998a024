#include "made.h"

static void every_field_is_the_figure_its_path_names(void **state)
{
    (void)state;
    struct budget budget = {0};
    const struct {
        enum budget_field field;
        const char *path;
        const struct figure *figure;
    } rows[] = {
        {BUDGET_INITIAL, "budget.initial", &budget.initial},
        {BUDGET_INITIAL_BASIC, "budget.initial_basic", &budget.initial_basic},
        {BUDGET_INITIAL_PROJECT, "budget.initial_project", &budget.initial_project},
        {BUDGET_ADJUSTMENT, "budget.adjustment", &budget.adjustment},
        {BUDGET_ADJUSTMENT_RATE, "budget.adjustment_rate", &budget.adjustment_rate},
        {BUDGET_ADJUSTED, "budget.adjusted", &budget.adjusted},
        {BUDGET_EXECUTED, "budget.executed", &budget.executed},
        {BUDGET_RATE, "budget.rate", &budget.rate},
        {BUDGET_WEIGHT, "budget.weight", &budget.weight},
        {BUDGET_SCORE, "budget.score", &budget.score},
        {BUDGET_BASIC_ADJUSTED, "budget.basic.adjusted", &budget.basic_adjusted},
        {BUDGET_BASIC_PERSONNEL, "budget.basic.personnel", &budget.basic_personnel},
        {BUDGET_BASIC_PUBLIC, "budget.basic.public", &budget.basic_public},
        {BUDGET_BASIC_EXECUTED, "budget.basic.executed", &budget.basic_executed},
        {BUDGET_BASIC_RATE, "budget.basic.rate", &budget.basic_rate},
        {BUDGET_PROJECT_COUNT, "budget.project.count", &budget.project_count},
        {BUDGET_PROJECT_ADJUSTED, "budget.project.adjusted", &budget.project_adjusted},
        {BUDGET_PROJECT_EXECUTED, "budget.project.executed", &budget.project_executed},
    };
    assert_int_equal(COUNT(rows), BUDGET_FIELDS);
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(budget_fields[rows[i].field].path, rows[i].path);
        assert_ptr_equal(budget_figure(&budget, rows[i].field), rows[i].figure);
        assert_ptr_equal(budget_figure_at(&budget, rows[i].field), rows[i].figure);
        assert_true(*budget_fields[rows[i].field].label);
    }
}

static void names_are_those_of_the_contract(void **state)
{
    (void)state;
    assert_string_equal(kind_name(KIND_DEPARTMENT), "department");
    assert_string_equal(kind_name(KIND_PROJECT), "project");
    assert_null(grade_name(GRADE_NONE));
    assert_string_equal(grade_name(GRADE_YOU), "优");
    assert_string_equal(grade_name(GRADE_LIANG), "良");
    assert_string_equal(grade_name(GRADE_ZHONG), "中");
    assert_string_equal(grade_name(GRADE_CHA), "差");
    assert_string_equal(op_name(OP_EQ), "=");
    assert_string_equal(op_name(OP_GE), ">=");
    assert_string_equal(op_name(OP_LE), "<=");
    assert_string_equal(op_name(OP_GT), ">");
    assert_string_equal(op_name(OP_LT), "<");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_is_the_figure_its_path_names),
        cmocka_unit_test(names_are_those_of_the_contract),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
