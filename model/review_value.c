#include "review_value.h"

#include <string.h>
#include <unistr.h>

#include "read/text/figure.h"
#include "read/text/fold.h"

/* A text of one line as the readers see one. */
struct typed {
    struct document document;
    struct flow flow;
    struct range all;
};

static bool typed_init(struct typed *typed, const char *text)
{
    if (!document_init(&typed->document, (const unsigned char *)text, strlen(text), NULL))
        return false;
    flow_init(&typed->flow, &typed->document);
    typed->all = (struct range){0, typed->flow.length};
    return true;
}

static void typed_fini(struct typed *typed)
{
    flow_fini(&typed->flow);
    document_fini(&typed->document);
}

bool review_value_is(const char *text, const char *word)
{
    while (*text && *word)
        if (fold_next(&text) != (unsigned char)*word++)
            return false;
    return !*text && !*word;
}

static bool is_digit(char32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_point(char32_t c)
{
    return c == U'.' || c == U'。';
}

static bool may_precede_number(char32_t c)
{
    return c == 0 || u32_strchr(U"-+=<>≤≥", c);
}

/* A number half typed is a number, "9." and ".5", and an input method left on gives 。 for the
 * point. */
static const char *mend_points(const char *text, struct arena *arena)
{
    if (!strchr(text, '.') && !strstr(text, "。") && !strstr(text, "．"))
        return text;
    char *mended = arena_alloc(arena, 2 * strlen(text) + 1), *out = mended;
    char32_t before = 0;
    for (const char *next = text; *text; text = next) {
        char32_t c = fold_next(&next);
        const char *behind = next;
        char32_t after = fold_next(&behind);
        bool digit_before = is_digit(before), digit_after = is_digit(after);
        if (is_point(c) && digit_after && (digit_before || may_precede_number(before)))
            out = stpcpy(out, digit_before ? "." : "0.");
        else if (!(is_point(c) && digit_before && !after))
            out = mempcpy(out, text, (size_t)(next - text));
        before = c;
    }
    return mended;
}

typedef bool read_figure(const struct flow *flow, struct range range, struct figure *out);

static bool read_points(const struct flow *flow, struct range range, struct figure *out)
{
    return figure_score(flow, range, out);
}

static bool read_amount(const struct flow *flow, struct range range, struct figure *out)
{
    return figure_amount(flow, range, 0, out);
}

static bool read_typed(const char *text, read_figure *read, struct decimal *out)
{
    struct arena arena;
    struct typed typed;
    struct figure figure = {0};
    arena_init(&arena);
    bool ok = typed_init(&typed, mend_points(text, &arena));
    if (ok) {
        ok = read(&typed.flow, typed.all, &figure) && figure.known;
        typed_fini(&typed);
    }
    arena_fini(&arena);
    *out = figure.value;
    return ok;
}

static bool number_of(const char *text, read_figure *read, struct decimal *out)
{
    return (decimal_parse(text, strlen(text), out) || read_typed(text, read, out)) &&
           out->digits >= 0;
}

bool review_value_points(const char *text, struct decimal *out)
{
    return number_of(text, read_points, out);
}

bool review_value_amount(const char *text, struct decimal *out)
{
    return number_of(text, read_amount, out);
}

static bool has_operator(const struct typed *typed, bool *alone)
{
    struct range range;
    enum op op;
    if (figure_operator(&typed->flow, 0, typed->all.end, &range, &op)) {
        *alone = range.end == typed->all.end;
        return true;
    }
    for (uint32_t at = 1; at < typed->all.end; at++)
        if (figure_operator_behind(&typed->flow, at, typed->all.end, &range, &op) &&
            range.end == typed->all.end)
            return true;
    return false;
}

bool review_value_quantity(const char *text, const struct quantity *reported, bool is_target,
    struct arena *arena, struct quantity *out)
{
    struct typed typed;
    if (!typed_init(&typed, mend_points(text, arena)))
        return false;
    bool unreadable = false, alone = false;
    *out = figure_quantity(&typed.flow, &typed.document, typed.all, arena, &unreadable);
    bool operated = has_operator(&typed, &alone);
    typed_fini(&typed);
    if (unreadable || alone || out->form == QUANTITY_MISSING)
        return false;
    out->place = reported->place;
    if (!is_target || (!operated && reported->form == QUANTITY_NUMBER))
        out->op = reported->op;
    if (out->form == QUANTITY_NUMBER && !out->unit && reported->form == QUANTITY_NUMBER)
        out->unit = reported->unit;
    return true;
}

const char *review_value_text(const struct quantity *quantity, const struct quantity *reported,
    bool is_target, struct arena *arena)
{
    char number[DECIMAL_TEXT];
    if (quantity->form == QUANTITY_MISSING)
        return "";
    if (quantity->form == QUANTITY_TEXT)
        return quantity->text;
    bool plain = !is_target || (quantity->op == OP_EQ && reported->op == OP_EQ);
    return arena_format(arena, "%s%s%s", plain ? "" : op_name(quantity->op),
        decimal_text(quantity->value, number), quantity->unit ? quantity->unit : "");
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool review_value_same(const struct quantity *a, const struct quantity *b)
{
    if (a->form != b->form || a->op != b->op)
        return false;
    if (a->form == QUANTITY_NUMBER)
        return decimal_compare(a->value, b->value) == 0 && same_text(a->unit, b->unit);
    return a->form == QUANTITY_MISSING || same_text(a->text, b->text);
}

bool review_value_same_figure(const struct figure *a, const struct figure *b)
{
    return a->known == b->known && (!a->known || decimal_compare(a->value, b->value) == 0);
}
