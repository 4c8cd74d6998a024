#include "values.h"

#include <string.h>

#include "cells.h"

enum { UNIT = VALUES_TEXT - DECIMAL_TEXT - 8 };

const char *values_figure(const struct figure *figure, char text[static VALUES_TEXT])
{
    return figure->known ? decimal_text(figure->value, text) : style_sign(SIGN_NONE);
}

const char *values_budget(
    enum budget_field field, const struct figure *figure, char text[static VALUES_TEXT])
{
    bool rate = budget_fields[field].unit == IN_PERCENT;
    return rate ? values_percent(figure->known, figure->value, text) : values_figure(figure, text);
}

const char *values_computed(const struct computed *computed, char text[static VALUES_TEXT])
{
    return computed->known ? decimal_text(computed->value, text) : style_sign(SIGN_NONE);
}

const char *values_percent(bool known, struct decimal value, char text[static VALUES_TEXT])
{
    if (!known)
        return style_sign(SIGN_NONE);
    stpcpy(text + strlen(decimal_text(value, text)), "%");
    return text;
}

static const char *operator_sign(enum op op)
{
    return op == OP_GE   ? style_sign(SIGN_AT_LEAST)
           : op == OP_LE ? style_sign(SIGN_AT_MOST)
                         : op_name(op);
}

const char *values_quantity(
    const struct quantity *quantity, bool is_target, int cells, char text[static VALUES_TEXT])
{
    char number[DECIMAL_TEXT];
    const char *op = is_target ? operator_sign(quantity->op) : "";
    if (quantity->form == QUANTITY_MISSING)
        return style_sign(SIGN_NONE);
    if (quantity->form == QUANTITY_TEXT)
        return quantity->text;
    char *end = stpcpy(stpcpy(text, op), decimal_text(quantity->value, number));
    if (quantity->unit && strlen(quantity->unit) < UNIT) {
        stpcpy(end, quantity->unit);
        if (cells_width(text) > cells)
            *end = '\0';
    }
    return text;
}

const char *values_basis(enum basis basis, const struct computed *score)
{
    if (score->kept)
        return "?";
    return basis == BASIS_COMPUTED ? "*" : basis == BASIS_MANUAL ? "!" : " ";
}

const char *values_grade(enum grade grade)
{
    return grade == GRADE_NONE ? style_sign(SIGN_NONE) : grade_name(grade);
}

enum style values_grade_style(enum grade grade)
{
    static const enum style styles[] = {[GRADE_NONE] = STYLE_PLAIN,
        [GRADE_YOU] = STYLE_YOU,
        [GRADE_LIANG] = STYLE_LIANG,
        [GRADE_ZHONG] = STYLE_ZHONG,
        [GRADE_CHA] = STYLE_CHA};
    return styles[grade];
}
