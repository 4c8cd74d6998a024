/*
 * made - evaluations made for tests: figures and quantities from texts, each with a place of its
 * own.
 */
#ifndef FUHE_TESTS_MADE_H
#define FUHE_TESTS_MADE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "evaluation.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static inline struct place made_place(void)
{
    static uint32_t next;
    next += 10;
    return (struct place){.start = next, .length = 4};
}

static inline struct decimal made_decimal(const char *text)
{
    struct decimal d;
    if (!decimal_parse(text, strlen(text), &d))
        fail_msg("%s is no decimal", text);
    return d;
}

/* NULL: missing. */
static inline struct figure made_figure(const char *text)
{
    if (!text)
        return (struct figure){0};
    return (struct figure){.known = true, .value = made_decimal(text), .place = made_place()};
}

static inline struct words made_words(const char *text)
{
    return (struct words){.text = text, .place = text ? made_place() : (struct place){0}};
}

/* ">=95%", "<=213.57万元", "57人", "有效提高"; NULL: missing. */
static inline struct quantity made_quantity(const char *text)
{
    static const struct {
        const char *sign;
        enum op op;
    } signs[] = {{">=", OP_GE}, {"<=", OP_LE}, {">", OP_GT}, {"<", OP_LT}, {"=", OP_EQ}};
    struct quantity quantity = {.form = QUANTITY_MISSING};
    if (!text)
        return quantity;
    quantity.place = made_place();
    const char *number = text;
    for (size_t i = 0; i < COUNT(signs); i++)
        if (strncmp(text, signs[i].sign, strlen(signs[i].sign)) == 0) {
            quantity.op = signs[i].op;
            number = text + strlen(signs[i].sign);
            break;
        }
    size_t length = strspn(number, "-0123456789.");
    if (length == 0) {
        quantity.form = QUANTITY_TEXT;
        quantity.text = text;
        return quantity;
    }
    quantity.form = QUANTITY_NUMBER;
    quantity.unit = number[length] ? number + length : NULL;
    if (!decimal_parse(number, length, &quantity.value))
        fail_msg("%s is no quantity", text);
    return quantity;
}

static inline struct indicator made_indicator(const char *name, const char *target,
    const char *actual, const char *completion, const char *weight, const char *score,
    const char *deviation)
{
    return (struct indicator){.name = made_words(name),
        .target = made_quantity(target),
        .actual = made_quantity(actual),
        .completion = made_figure(completion),
        .weight = made_figure(weight),
        .score = made_figure(score),
        .deviation = made_words(deviation)};
}

#endif
