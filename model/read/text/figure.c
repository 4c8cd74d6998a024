#include "figure.h"

#include "figure_words.h"
#include "read/chars.h"

enum { DAMAGE = 0xFFFD, FULL_WIDTH_COMMA = 0xFF0C, UNIT_LONGEST = 8, DIGITS_MOST = 18 };

static bool is_end_mark(char32_t c)
{
    static const char32_t marks[128] = {/* each at its last bits, where no other is */
        ['|'] = '|',
        [';'] = ';',
        [','] = ',',
        ['!'] = '!',
        ['?'] = '?',
        [':'] = ':',
        [U'。' % 128] = U'。',
        [U'、' % 128] = U'、'};
    return marks[c % 128] == c;
}

/* Letters that OCR puts for digits. */
static bool is_lookalike(char32_t c)
{
    return c == 'O' || c == 'o' || c == 'I' || c == 'l';
}

/* Numbers. */

/* The number while it is read. */
struct digits {
    struct decimal value;
    bool broken, pointed;
};

static void add_digit(struct digits *digits, char32_t c)
{
    static const int64_t full = 100000000000000000; /* DIGITS_MOST digits */
    if (digits->value.digits >= full || digits->value.scale == DIGITS_MOST) {
        digits->broken = true;
        return;
    }
    digits->value.digits = digits->value.digits * 10 + (c - '0');
    digits->value.scale += digits->pointed;
}

/* Whether what stands at `i` can go on a number: a point can from further away than a digit. */
static bool joins(const struct flow *flow, uint32_t i)
{
    return flow->gap[i] != GAP_TAB && (flow->gap[i] != GAP_WIDE || flow->text[i] == '.');
}

static uint32_t count_digits(const struct flow *flow, uint32_t at, uint32_t end)
{
    uint32_t n = 0;
    while (at + n < end && chars_digit(flow->text[at + n]) && (n == 0 || joins(flow, at + n)))
        n++;
    return n;
}

/* Whether the digits before `at` go on behind white space: no cell begins with a point. */
static bool goes_on(const struct flow *flow, uint32_t at)
{
    return at + 1 < flow->length && flow->text[at] == '.' && chars_digit(flow->text[at + 1]) &&
           flow->gap[at] != GAP_NONE && flow->gap[at] != GAP_TAB && flow->gap[at + 1] == GAP_NONE;
}

static bool is_full_width_digit(char32_t c)
{
    return c >= 0xFF10 && c <= 0xFF19;
}

enum comma { COMMA_ENDS, COMMA_SEPARATES, COMMA_BREAKS };

/* What a comma between digits is. `，` in a sentence is punctuation, unless the digits are as wide;
 * groups of three are thousands; a single such group behind a `，` could be either, unless a point
 * goes on from it. */
static enum comma comma_at(const struct flow *flow, uint32_t at, uint32_t end, bool first)
{
    uint32_t n = count_digits(flow, at + 1, end);
    bool wide = flow->printed[flow->at[at]] == FULL_WIDTH_COMMA;
    if (n == 0 || !joins(flow, at + 1) || flow->gap[at + 1] == GAP_SPACE)
        return COMMA_ENDS;
    if (wide && !is_full_width_digit(flow->printed[flow->at[at + 1]])) {
        uint32_t next = at + 1 + n;
        bool more =
            next < end && ((flow->text[next] == ',' && count_digits(flow, next + 1, end) == 3) ||
                              (flow->text[next] == '.' && count_digits(flow, next + 1, end) > 0));
        if (n != 3)
            return COMMA_ENDS;
        return first && !more ? COMMA_BREAKS : COMMA_SEPARATES;
    }
    if (n == 3)
        return COMMA_SEPARATES;
    bool year = n == 4 && at + 1 + n < end && flow->text[at + 1 + n] == U'年';
    return year ? COMMA_ENDS : COMMA_BREAKS;
}

static bool digit_follows(const struct flow *flow, uint32_t at, uint32_t end)
{
    return at + 1 < end && chars_digit(flow->text[at + 1]) && joins(flow, at + 1);
}

/* Past digits and separators from `at` on. */
static uint32_t read_digits(
    const struct flow *flow, uint32_t at, uint32_t end, struct digits *digits, bool *spaced)
{
    uint32_t i = at;
    bool grouped = false;
    for (; i < end && (i == at || joins(flow, i)); i++) {
        char32_t c = flow->text[i];
        if (chars_digit(c)) {
            *spaced |= flow->gap[i] == GAP_SPACE && i > at && chars_digit(flow->text[i - 1]);
            add_digit(digits, c);
        } else if (c == '.' && digit_follows(flow, i, end)) {
            digits->broken |= digits->pointed;
            digits->pointed = true;
        } else if (c == ',' && digit_follows(flow, i, end)) {
            enum comma comma = comma_at(flow, i, end, !grouped);
            if (comma == COMMA_ENDS)
                break;
            digits->broken |= comma == COMMA_BREAKS || digits->pointed || (!grouped && i - at > 3);
            grouped = true;
        } else {
            break;
        }
    }
    return i;
}

static bool is_damage(const struct flow *flow, uint32_t at)
{
    return flow->text[at] == DAMAGE || (is_lookalike(flow->text[at]) && flow->gap[at] == GAP_NONE);
}

/* Past damaged bytes and letters for digits, and digits behind them; `at` itself where there is
 * none. */
static uint32_t skip_damage(const struct flow *flow, uint32_t at, uint32_t end)
{
    uint32_t i = at;
    while (i < end && is_damage(flow, i))
        i++;
    if (i < end && i > at && flow->text[i - 1] != DAMAGE && chars_latin(flow->text[i]) &&
        flow->gap[i] == GAP_NONE)
        return at;
    while (i > at && i < end &&
           (chars_digit(flow->text[i]) || flow->text[i] == '.' || is_damage(flow, i)) &&
           joins(flow, i))
        i++;
    return i;
}

static bool is_damage_before(const struct flow *flow, uint32_t at)
{
    if (at == 0 || (flow->gap[at] != GAP_NONE && flow->text[at - 1] != DAMAGE))
        return false;
    if (flow->text[at - 1] == DAMAGE)
        return flow->gap[at] == GAP_NONE || flow->gap[at] == GAP_LINE;
    return is_lookalike(flow->text[at - 1]) &&
           (at == 1 || flow->gap[at - 1] != GAP_NONE || !chars_latin(flow->text[at - 2]));
}

/* A sign, not the dash of a range, a date or a list. */
static bool is_sign(const struct flow *flow, uint32_t at, uint32_t end)
{
    if ((flow->text[at] != '-' && flow->text[at] != '+') || at + 1 >= end ||
        !chars_digit(flow->text[at + 1]) || !joins(flow, at + 1))
        return false;
    if (at == 0 || flow->gap[at] != GAP_NONE)
        return true;
    char32_t before = flow->text[at - 1];
    return !chars_digit(before) && !chars_latin(before) && !chars_among(before, U"%‰)-年月日");
}

bool figure_number(const struct flow *flow, uint32_t at, uint32_t end, struct number *out)
{
    *out = (struct number){.range = {at, at}};
    if (at >= end)
        return false;
    struct digits digits = {0};
    uint32_t i = at;
    if (is_sign(flow, at, end))
        out->negative = flow->text[i++] == '-';
    if (!chars_digit(flow->text[i]))
        return false;
    i = read_digits(flow, i, end, &digits, &out->spaced);
    uint32_t past = skip_damage(flow, i, end);
    out->range.end = past;
    out->unreadable = digits.broken || past > i || is_damage_before(flow, at);
    if (out->unreadable)
        return true;
    out->value = digits.value;
    if (out->negative)
        out->value.digits = -out->value.digits;
    return true;
}

/* Words around numbers. */

bool figure_money_unit(
    const struct flow *flow, uint32_t at, uint32_t end, struct range *range, int *power)
{
    const struct figure_word *word = figure_words_at(WORDS_MONEY_UNITS, flow, at, end, range);
    if (!word)
        return false;
    uint32_t next = range->end;
    bool ends = next >= end || flow->gap[next] >= GAP_TAB;
    if (!ends && chars_among(flow->text[next], U"/每"))
        return false;
    if (!ends && next - at == 1 && word->value >= 0 && chars_han(flow->text[next]))
        return false;
    *power = word->value;
    return true;
}

bool figure_operator(
    const struct flow *flow, uint32_t at, uint32_t end, struct range *range, enum op *op)
{
    const struct figure_word *word = figure_words_at(WORDS_OPERATORS, flow, at, end, range);
    if (word)
        *op = (enum op)word->value;
    return word != NULL;
}

bool figure_operator_behind(
    const struct flow *flow, uint32_t at, uint32_t end, struct range *range, enum op *op)
{
    const struct figure_word *word = figure_words_at(WORDS_OPERATORS_BEHIND, flow, at, end, range);
    if (word)
        *op = (enum op)word->value;
    return word != NULL;
}

/* Cells. */

struct range figure_trim(const struct flow *flow, struct range range)
{
    while (range.start < range.end && is_end_mark(flow->text[range.start]))
        range.start++;
    while (range.start < range.end && is_end_mark(flow->text[range.end - 1]))
        range.end--;
    return range;
}

static bool is_text(const struct flow *flow, struct range range, const char32_t *text)
{
    uint32_t length = 0;
    while (text[length] && range.start + length < range.end &&
           flow->text[range.start + length] == text[length])
        length++;
    return range.start < range.end && !text[length] && length == range.end - range.start;
}

static bool is_empty_sign(char32_t c)
{
    switch (c) {
    case '-':
    case U'—':
    case '/':
    case '\\':
    case '*':
    case '_':
    case U'…':
    case '.':
        return true;
    default:
        return false;
    }
}

bool figure_is_empty_mark(const struct flow *flow, struct range range)
{
    if (range.start < range.end && chars_digit(flow->text[range.start]))
        return false;
    range = figure_trim(flow, range);
    for (uint32_t i = range.start; i < range.end; i++)
        if (!is_empty_sign(flow->text[i]))
            return is_text(flow, range, U"无") || is_text(flow, range, U"暂无") ||
                   is_text(flow, range, U"NaN");
    return true;
}

static bool is_month(char32_t tens, char32_t ones)
{
    return (tens == '0' && ones > '0') || (tens == '1' && ones <= '2');
}

/* 2021年…, 12月…, 2021.12, 2021-12-31, 2021.12.31, 2021/12/31, 31日 */
static bool is_date(const struct flow *flow, struct range range)
{
    uint32_t n = count_digits(flow, range.start, range.end), i = range.start + n;
    if (n == 0 || n > 4 || i >= range.end)
        return false;
    char32_t c = flow->text[i];
    bool century = n == 4 && (flow->text[range.start] == '1' || flow->text[range.start] == '2');
    if (c == U'年')
        return century;
    if (c == U'月')
        return n <= 2;
    if (c == U'日')
        return n <= 2 && i + 1 == range.end;
    if (!century || !chars_among(c, U"-./"))
        return false;
    uint32_t month = count_digits(flow, i + 1, range.end), next = i + 1 + month;
    if (month < 1 || month > 2 || next > range.end)
        return false;
    if (next == range.end && c == '.')
        return month == 2 && flow->text[range.start] == '2' &&
               is_month(flow->text[i + 1], flow->text[i + 2]);
    return next == range.end || flow->text[next] == c;
}

/* Only digits, points and letters that OCR puts for them, such as IO, M.8. */
static bool is_noise(const struct flow *flow, struct range range)
{
    uint32_t letters = 0, digits = 0, lookalikes = 0, length = range.end - range.start;
    if (length < 2 || length > 6)
        return false;
    for (uint32_t i = range.start; i < range.end; i++) {
        char32_t c = flow->text[i];
        if (!chars_digit(c) && !chars_among(c, U".,%OoIlSZBM") && c != DAMAGE)
            return false;
        letters += chars_latin(c) || c == DAMAGE;
        lookalikes += is_lookalike(c) || c == DAMAGE;
        digits += chars_digit(c);
    }
    if (letters == 0)
        return false;
    return lookalikes == length || (digits && (chars_latin(flow->text[range.start]) || lookalikes));
}

/* What follows a number as a unit: short, no number and no sentence in it. */
static bool is_unit(const struct flow *flow, struct range range)
{
    if (range.start == range.end || figure_words_whole(WORDS_DIGIT_UNITS, flow, range))
        return true;
    if (range.end - range.start > UNIT_LONGEST)
        return false;
    if (chars_among(flow->text[range.start], U"%‰")) {
        struct range rest = {range.start + 1, range.end};
        return rest.start == rest.end || is_text(flow, rest, U"(百分比)") ||
               flow->text[rest.start] == '/';
    }
    for (uint32_t i = range.start; i < range.end; i++) {
        char32_t c = flow->text[i];
        bool inside = i > range.start && chars_among(c, U"/*·、()");
        bool mixed = i > range.start && chars_han(c) && chars_latin(flow->text[i - 1]); /* 5A级 */
        if (mixed ||
            (!chars_han(c) && !chars_latin(c) && !inside && !chars_among(c, U"㎡㎥℃°²³μΩ")))
            return false;
    }
    return !figure_words_within(WORDS_NO_UNITS, flow, range);
}

/* Takes an operator off the end of what follows a number. `held`: 控制在 stands in front. False
 * when none. */
static bool take_operator_behind(
    const struct flow *flow, struct range *rest, bool held, enum op *op)
{
    struct range found;
    for (uint32_t i = rest->start; i < rest->end; i++)
        if (figure_operator_behind(flow, i, rest->end, &found, op) && found.end == rest->end) {
            rest->end = i;
            return true;
        }
    struct range shorter = {rest->start, rest->end - 1};
    if (rest->start == rest->end || flow->text[rest->end - 1] != U'内')
        return false;
    if (!held && !figure_words_whole(WORDS_TIME_UNITS, flow, shorter))
        return false;
    *rest = shorter;
    *op = OP_LE;
    return true;
}

static bool agree(enum op front, enum op behind)
{
    bool up = front == OP_GE || front == OP_GT, down = front == OP_LE || front == OP_LT;
    return behind == OP_GE ? !down : !up;
}

/* The unit as printed, letters and % half width. */
static const char *unit_text(const struct flow *flow, struct range range, struct arena *arena)
{
    if (range.start == range.end)
        return NULL;
    char *text = arena_alloc(arena, (size_t)(range.end - range.start) * 4 + 1), *end = text;
    for (uint32_t i = range.start; i < range.end; i++) {
        char32_t c = flow->text[i];
        bool plain = chars_han(c) || (c < 0x80 && !chars_among(c, U"()"));
        end += document_encode(plain ? c : flow->printed[flow->at[i]], end);
    }
    *end = '\0';
    return text;
}

static bool is_number_cell(const struct flow *flow, struct range range, struct quantity *quantity,
    struct number *number, struct range *unit)
{
    struct range front = {range.start, range.start};
    enum op op = OP_EQ, behind;
    bool fronted = figure_operator(flow, range.start, range.end, &front, &op);
    if (is_date(flow, (struct range){front.end, range.end}) ||
        !figure_number(flow, front.end, range.end, number))
        return false;
    *unit = (struct range){number->range.end, range.end};
    bool held = fronted && is_text(flow, front, U"控制在");
    if (unit->end - unit->start >= 3 &&
        is_text(flow, (struct range){unit->end - 3, unit->end}, U"(含)"))
        unit->end -= 3;
    if (take_operator_behind(flow, unit, held, &behind)) {
        if (fronted && !agree(op, behind))
            return false;
        op = fronted && op != OP_EQ ? op : behind;
    }
    quantity->op = op;
    return is_unit(flow, *unit);
}

static struct quantity read_quantity(const struct flow *flow, const struct document *document,
    struct range range, struct arena *arena, bool alone, bool *unreadable)
{
    struct quantity quantity = {.form = QUANTITY_MISSING, .op = OP_EQ};
    struct number number = {0};
    struct range unit;
    *unreadable = false;
    range = figure_trim(flow, range);
    if (figure_is_empty_mark(flow, range))
        return quantity;
    quantity.place = flow_place(flow, range);
    if (is_number_cell(flow, range, &quantity, &number, &unit)) {
        quantity.place = flow_place(flow, (struct range){number.range.start, unit.end});
        if (number.unreadable || (number.spaced && !alone) || goes_on(flow, number.range.end)) {
            *unreadable = true;
            return quantity;
        }
        quantity.form = QUANTITY_NUMBER;
        quantity.value = number.value;
        quantity.unit = unit_text(flow, unit, arena);
        return quantity;
    }
    quantity.op = OP_EQ;
    if (is_noise(flow, range)) {
        *unreadable = true;
        return quantity;
    }
    quantity.form = QUANTITY_TEXT;
    quantity.text = flow_words(flow, document, range, arena).text;
    return quantity;
}

struct quantity figure_quantity(const struct flow *flow, const struct document *document,
    struct range range, struct arena *arena, bool *unreadable)
{
    return read_quantity(flow, document, range, arena, false, unreadable);
}

struct quantity figure_clause(const struct flow *flow, const struct document *document,
    struct range range, struct arena *arena, bool *unreadable)
{
    return read_quantity(flow, document, range, arena, true, unreadable);
}

/* A number at the beginning of a cell; the rest of the cell in `rest`. */
static bool leading_number(const struct flow *flow, struct range range, struct number *number,
    struct range *rest, struct figure *out)
{
    *out = (struct figure){0};
    range = figure_trim(flow, range);
    bool found = figure_number(flow, range.start, range.end, number),
         whole = found && !number->unreadable && number->range.end == range.end;
    if (!whole && is_noise(flow, range)) {
        out->place = flow_place(flow, range);
        return false;
    }
    *rest = (struct range){number->range.end, range.end};
    return found;
}

/* What of the number is known, once the cell has turned out to be nothing more. */
static bool settle(
    const struct flow *flow, const struct number *number, int power, struct figure *out)
{
    out->place = flow_place(flow, number->range);
    bool whole = !number->unreadable && !number->spaced && !goes_on(flow, number->range.end);
    out->known = whole && decimal_shift(number->value, power, &out->value);
    return out->known;
}

bool figure_amount(const struct flow *flow, struct range range, int power, struct figure *out)
{
    struct number number;
    struct range rest, unit;
    if (!leading_number(flow, range, &number, &rest, out))
        return false;
    if (figure_money_unit(flow, rest.start, rest.end, &unit, &power))
        rest.start = unit.end;
    return rest.start == rest.end && settle(flow, &number, power, out);
}

bool figure_rate(const struct flow *flow, struct range range, struct figure *out)
{
    struct number number;
    struct range rest;
    if (!leading_number(flow, range, &number, &rest, out))
        return false;
    int power = is_text(flow, rest, U"‰") ? -1 : 0;
    bool whole = rest.start == rest.end || power || is_text(flow, rest, U"%");
    return whole && settle(flow, &number, power, out);
}

bool figure_score(const struct flow *flow, struct range range, struct figure *out)
{
    struct number number;
    struct range rest;
    if (!leading_number(flow, range, &number, &rest, out))
        return false;
    bool whole = rest.start == rest.end || is_text(flow, rest, U"分");
    return whole && !number.negative && settle(flow, &number, 0, out);
}
