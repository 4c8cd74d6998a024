#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "checks.h"
#include "filter.h"
#include "intl.h"
#include "read/text/fold.h"

enum operator{ OPERATOR_NONE, IS, IS_NOT, BELOW, AT_MOST, ABOVE, AT_LEAST };

struct parser {
    const char *text;
    size_t at;
    struct filter *filter;
    size_t capacity;
    struct err *err;
};

/* A word as it is typed, in half width: bytes of the text, and its folded form. */
struct word {
    size_t start, end;
    char *text;
    bool quoted; /* a part of it */
};

/* 0 at the end. */
static char32_t char_at(const struct parser *parser, size_t at, size_t *next)
{
    ucs4_t c = 0;
    const uint8_t *behind = u8_next(&c, (const uint8_t *)parser->text + at);
    *next = behind ? (size_t)(behind - (const uint8_t *)parser->text) : at;
    if (!behind)
        return 0;
    return c == U'、' ? ',' : fold_char(c);
}

static char32_t peek(const struct parser *parser)
{
    size_t next;
    return char_at(parser, parser->at, &next);
}

static bool is_blank(char32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == FOLD_NOTHING;
}

static void skip_blanks(struct parser *parser)
{
    size_t next;
    while (is_blank(char_at(parser, parser->at, &next)))
        parser->at = next;
}

static bool complain(const struct parser *parser, size_t at, const char *why)
{
    size_t characters = u8_mbsnlen((const uint8_t *)parser->text, at);
    return err_set(parser->err, _("filter, character %zu: %s"), characters + 1, why);
}

static const struct {
    char32_t chars[2];
    enum operator is;
} operators[] = {{U"!=", IS_NOT}, {U"<=", AT_MOST}, {U">=", AT_LEAST}, {U"==", IS}, {U"<>", IS_NOT},
    {U":", IS}, {U"=", IS}, {U"<", BELOW}, {U">", ABOVE}, {U"≤", AT_MOST}, {U"≥", AT_LEAST},
    {U"≠", IS_NOT}};

static enum operator operator_at(const struct parser *parser, size_t at, size_t *behind)
{
    size_t second;
    char32_t chars[2];
    chars[0] = char_at(parser, at, &second);
    chars[1] = char_at(parser, second, behind);
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        bool two = operators[i].chars[1];
        if (operators[i].chars[0] != chars[0] || (two && operators[i].chars[1] != chars[1]))
            continue;
        if (!two)
            *behind = second;
        return operators[i].is;
    }
    return OPERATOR_NONE;
}

/* Up to a blank or a comma, and a key up to an operator; "…" keeps all of them. */
static bool read_word(struct parser *parser, bool key, struct word *word)
{
    size_t start = parser->at, next, behind, length = strlen(parser->text + start);
    char *end = word->text = arena_alloc(&parser->filter->arena, 2 * length + 1);
    bool inside = false;
    word->start = start;
    word->quoted = false;
    for (char32_t c; (c = char_at(parser, parser->at, &next)) != 0; parser->at = next) {
        if (c == '"') {
            inside = !inside;
            word->quoted = true;
        } else if (!inside && (is_blank(c) || c == ',')) {
            break;
        } else if (!inside && key && operator_at(parser, parser->at, &behind)) {
            break;
        } else if (c != FOLD_NOTHING) {
            end += u8_uctomb((uint8_t *)end, c, 6);
        }
    }
    word->end = parser->at;
    return !inside || complain(parser, start, _("the \" is not closed"));
}

static bool find_choice(const struct filter_choice *choices, const char *text, int64_t *value)
{
    for (const struct filter_choice *c = choices; c && c->names[0]; c++)
        for (int n = 0; n < FILTER_NAMES && c->names[n]; n++)
            if (strcasecmp(c->names[n], text) == 0) {
                *value = c->value;
                return true;
            }
    return false;
}

static bool refuse_choice(
    const struct parser *parser, const struct filter_key *key, const struct word *word)
{
    char list[160] = "", why[400];
    for (const struct filter_choice *c = key->choices; c->names[0]; c++)
        if (strlen(list) + strlen(c->names[0]) + 3 < sizeof list)
            strcat(strcat(list, *list ? ", " : ""), c->names[0]);
    snprintf(why, sizeof why, _("%s is none of %s"), *word->text ? word->text : "\"\"", list);
    return complain(parser, word->start, why);
}

/* "80", "12.5%", "90分": whole, or in millionths. */
static bool read_number(const struct filter_key *key, const char *text, size_t length, int64_t *out)
{
    enum { PLACES = 6 };
    static const char *const units[] = {"%", "分"};
    struct decimal value;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t unit = strlen(units[i]);
        if (length > unit && memcmp(text + length - unit, units[i], unit) == 0)
            length -= unit;
    }
    int places = key->type == FILTER_DECIMAL ? PLACES : 0;
    bool plus = length > 1 && *text == '+';
    if (!decimal_parse(text + plus, length - plus, &value) ||
        !decimal_shift(decimal_trim(value), places, &value))
        return false;
    *out = value.digits;
    return value.scale == 0;
}

/* "80", or "80..90", where an end may be left out. */
static bool read_span(const struct filter_key *key, const char *text, struct filter_value *value)
{
    const char *dots = strstr(text, "..");
    size_t length = strlen(text);
    value->low = ROSTER_UNKNOWN + 1;
    value->high = INT64_MAX;
    if (!dots) {
        bool good = read_number(key, text, length, &value->low);
        value->high = value->low;
        return good;
    }
    size_t first = (size_t)(dots - text), second = length - first - 2;
    return first + second > 0 && (!first || read_number(key, text, first, &value->low)) &&
           (!second || read_number(key, dots + 2, second, &value->high));
}

static bool compare(struct filter_value *value, enum operator is)
{
    int64_t number = value->low;
    if (value->low != value->high || number == ROSTER_UNKNOWN)
        return false;
    if (is == BELOW || is == AT_MOST)
        value->low = ROSTER_UNKNOWN + 1;
    else
        value->high = INT64_MAX;
    if (is == BELOW)
        value->high = number - 1;
    if (is == ABOVE)
        value->low = number + 1;
    return true;
}

static bool number_value(const struct parser *parser, const struct filter_key *key,
    enum operator is, const struct word *word, struct filter_value *value)
{
    char why[400];
    bool good;
    if (find_choice(key->choices, word->text, &value->low)) {
        value->high = value->low;
        good = true;
    } else {
        good = read_span(key, word->text, value);
    }
    if (good && is != IS && is != IS_NOT)
        good = compare(value, is);
    if (good)
        return true;
    snprintf(why, sizeof why,
        key->type == FILTER_DECIMAL ? _("%s wants a number here, such as 85 or 82.5, not %s")
                                    : _("%s wants a whole number here, not %s"),
        key->name, *word->text ? word->text : "\"\"");
    return complain(parser, word->start, why);
}

static bool is_code(const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < check_catalogue_count; i++) {
        const char *code = check_catalogue[i].code;
        if (strncmp(code, text, length) == 0 && (!code[length] || code[length] == '.'))
            return true;
    }
    return checks_is_missing(text);
}

static bool read_value(struct parser *parser, const struct filter_key *key, enum operator is,
    struct filter_value *value)
{
    struct word word;
    struct arena *arena = &parser->filter->arena;
    char why[400];
    if (!read_word(parser, false, &word))
        return false;
    *value = (struct filter_value){.start = word.start, .end = word.end};
    enum filter_type type = key ? key->type : FILTER_NAME;
    if (type == FILTER_CHOICE) {
        bool good = find_choice(key->choices, word.text, &value->low);
        value->high = value->low;
        return good || refuse_choice(parser, key, &word);
    }
    if (type == FILTER_NUMBER || type == FILTER_DECIMAL)
        return number_value(parser, key, is, &word, value);
    value->text = type == FILTER_CODE ? word.text : roster_fold(word.text, arena);
    if (!*value->text)
        return complain(parser, word.start, _("a word is missing"));
    if (type == FILTER_NAME || is_code(value->text))
        return true;
    snprintf(why, sizeof why, _("there is no finding code %s"), word.text);
    return complain(parser, word.start, why);
}

/* Alternatives parted by commas, the first at the place the parser stands on. */
static bool read_values(struct parser *parser, struct filter_term *term, enum operator is)
{
    size_t capacity = 0, next;
    struct filter_value *values = NULL;
    bool ok;
    do {
        values = xgrow(values, term->value_count, &capacity, sizeof *values);
        ok = read_value(parser, term->key, is, &values[term->value_count]);
        term->value_count += ok;
    } while (ok && char_at(parser, parser->at, &next) == ',' && (parser->at = next));
    size_t size = term->value_count * sizeof *values;
    term->values = arena_alloc(&parser->filter->arena, size);
    if (size)
        memcpy(term->values, values, size);
    free(values);
    term->end = parser->at;
    return ok;
}

/* Also where blanks stand around it: "findings > 0". */
static enum operator take_operator(struct parser *parser, const struct filter_key *key)
{
    size_t at = parser->at, behind;
    if (key)
        skip_blanks(parser);
    enum operator is = operator_at(parser, parser->at, &behind);
    parser->at = is ? behind : at;
    if (is)
        skip_blanks(parser);
    return is;
}

static bool unknown_key(const struct parser *parser, const struct word *word)
{
    char why[400];
    snprintf(why, sizeof why, _("there is no key %s; such are grade, status, findings, rate"),
        *word->text ? word->text : "\"\"");
    return complain(parser, word->start, why);
}

static bool refuse_operator(const struct parser *parser, size_t at, const struct filter_key *key)
{
    char why[400];
    snprintf(why, sizeof why,
        key->type == FILTER_FLAG ? _("%s stands alone, without a value")
                                 : _("%s takes : or !=, it is no number"),
        key->name);
    return complain(parser, at, why);
}

static bool key_term(
    struct parser *parser, struct filter_term *term, enum operator is, size_t behind_key)
{
    enum filter_type type = term->key->type;
    bool is_number = type == FILTER_NUMBER || type == FILTER_DECIMAL;
    if (type == FILTER_FLAG || (!is_number && is != IS && is != IS_NOT))
        return refuse_operator(parser, behind_key, term->key);
    term->one_of = is == IS;
    if (is == IS_NOT)
        term->negated = !term->negated;
    return read_values(parser, term, is);
}

static bool flag_term(struct parser *parser, struct filter_term *term)
{
    term->value_count = 1;
    term->values = arena_alloc(&parser->filter->arena, sizeof *term->values);
    *term->values = (struct filter_value){1, 1, NULL, term->start, parser->at};
    term->end = parser->at;
    term->one_of = true;
    return true;
}

static bool read_term(struct parser *parser, struct filter_term *term)
{
    struct word word;
    size_t next, begin;
    *term = (struct filter_term){.start = parser->at};
    char32_t c = char_at(parser, parser->at, &next);
    if (c == '-' || c == '!') {
        term->negated = true;
        parser->at = next;
    }
    begin = parser->at;
    if (!read_word(parser, true, &word))
        return false;
    size_t behind_key = parser->at;
    term->key = word.quoted ? NULL : filter_key_find(word.text);
    enum operator is = take_operator(parser, term->key);
    if (is)
        return term->key ? key_term(parser, term, is, behind_key) : unknown_key(parser, &word);
    if (term->key && term->key->type == FILTER_FLAG && peek(parser) != ',')
        return flag_term(parser, term);
    term->key = NULL;
    parser->at = begin;
    return read_values(parser, term, IS);
}

static bool read_terms(struct parser *parser)
{
    struct filter *filter = parser->filter;
    struct filter_term *terms = NULL;
    size_t capacity = 0, count = 0;
    bool ok = true;
    for (skip_blanks(parser); ok && peek(parser); skip_blanks(parser)) {
        terms = xgrow(terms, count, &capacity, sizeof *terms);
        ok = read_term(parser, &terms[count]);
        count += ok;
    }
    if (ok && count) {
        filter->terms = arena_alloc(&filter->arena, count * sizeof *terms);
        memcpy(filter->terms, terms, count * sizeof *terms);
        filter->term_count = count;
    }
    free(terms);
    return ok;
}

void filter_init(struct filter *filter)
{
    *filter = (struct filter){0};
    arena_init(&filter->arena);
}

void filter_fini(struct filter *filter)
{
    arena_fini(&filter->arena);
    filter_init(filter);
}

bool filter_parse(struct filter *filter, const char *text, struct err *err)
{
    struct parser parser = {.text = text, .filter = filter, .err = err};
    filter_fini(filter);
    if (u8_check((const uint8_t *)text, strlen(text)))
        return err_set(err, _("the filter is not valid UTF-8"));
    if (read_terms(&parser))
        return true;
    filter_fini(filter);
    return false;
}
