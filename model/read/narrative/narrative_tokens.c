#include "narrative_tokens.h"

#include <stdlib.h>

#include "read/chars.h"
#include "read/text/figure.h"

enum {
    IN_PROSE = IN_REPORT | IN_MEASURE | IN_SUBJECT | IN_CLAUSE,
    HEADING_MAX = 30, /* characters a heading has at most where no line ends it */
    NUMERAL_MAX = 3,  /* 第二十三 */
    FILLING_MAX = 24,
    TOKEN_USUAL = 8, /* characters to a token: few documents have shorter ones */
    FIRST_HAN = 0x3400,
    FIRST_CIRCLED = 0x2460, /* ①, ⑴, ⒈ … */
    LAST_CIRCLED = 0x249B
};

struct cutter {
    struct tokens *tokens;
    const struct flow *flow;
    uint32_t at, end;
    size_t heading;            /* in the heading of this mark: its index plus one; 0 when in none */
    const struct label *label; /* one known to come, none before it; NULL: unknown */
    uint32_t label_at, label_length;
    uint32_t line_end;
};

static struct token *add(
    struct tokens *tokens, enum token_kind kind, int code, uint32_t start, uint32_t end)
{
    tokens->items = xgrow(tokens->items, tokens->count, &tokens->capacity, sizeof *tokens->items);
    struct token *token = &tokens->items[tokens->count++];
    *token = (struct token){
        .kind = (unsigned char)kind, .code = code, .range = {start, end}, .end = end};
    return token;
}

static char32_t char_at(const struct cutter *cutter, uint32_t i)
{
    return i < cutter->end ? cutter->flow->text[i] : 0;
}

static uint32_t numerals(const struct cutter *cutter, uint32_t i)
{
    uint32_t n = 0;
    while (n < NUMERAL_MAX && chars_numeral(char_at(cutter, i + n)))
        n++;
    return n;
}

static uint32_t digits(const struct cutter *cutter, uint32_t i, uint32_t most)
{
    uint32_t n = 0;
    while (n < most && chars_digit(char_at(cutter, i + n)))
        n++;
    return n;
}

/* At the start of a line or sentence, or behind other numbering. */
static bool is_at_start(const struct cutter *cutter)
{
    const struct tokens *tokens = cutter->tokens;
    if (cutter->flow->gap[cutter->at] >= GAP_LINE || !tokens->count)
        return true;
    const struct token *last = &tokens->items[tokens->count - 1];
    uint32_t end = last->kind == TOKEN_MARK ? last->range.end : last->end;
    return end == cutter->at &&
           (last->kind == TOKEN_STOP || last->kind == TOKEN_MARK || last->kind == TOKEN_COMMA);
}

/* Numbering also counts right behind a heading that nothing ended. */
static bool may_be_marked(const struct cutter *cutter)
{
    return cutter->heading || is_at_start(cutter);
}

static uint32_t mark_end(const struct cutter *cutter, uint32_t i)
{
    char32_t c = char_at(cutter, i);
    return c == U'、' || c == U'.' || c == U',' || c == U':' ? i + 1 : i;
}

static bool add_mark(struct cutter *cutter, enum mark_level level, uint32_t end)
{
    add(cutter->tokens, TOKEN_MARK, (int)level, cutter->at, end);
    cutter->heading = cutter->tokens->count;
    cutter->at = end;
    return true;
}

/* 一、 第一部分 */
static bool cut_chinese_mark(struct cutter *cutter)
{
    uint32_t i = cutter->at;
    bool part = char_at(cutter, i) == U'第';
    uint32_t n = numerals(cutter, i + part);
    if (!n)
        return false;
    i += n + part;
    char32_t c = char_at(cutter, i);
    if (part) {
        if (c == U'部' && char_at(cutter, i + 1) == U'分')
            return add_mark(cutter, MARK_PART, i + 2);
        return c == U'章' && add_mark(cutter, MARK_PART, i + 1);
    }
    return (c == U'、' || c == U'.') && add_mark(cutter, MARK_CHINESE, i + 1);
}

/* （一） （1） 1） */
static bool cut_bracket_mark(struct cutter *cutter)
{
    uint32_t i = cutter->at + (char_at(cutter, cutter->at) == U'(');
    uint32_t n = numerals(cutter, i);
    enum mark_level level = n ? MARK_CHINESE_IN : MARK_DIGIT_IN;
    if (!n)
        n = digits(cutter, i, 2);
    if (!n || char_at(cutter, i + n) != U')')
        return false;
    return add_mark(cutter, level, mark_end(cutter, i + n + 1));
}

static bool is_year(const struct cutter *cutter, uint32_t i)
{
    return digits(cutter, i, 5) == 4 && char_at(cutter, i + 4) == U'年';
}

/* 1. 1、 1.2023年度 but not 1.5 */
static bool cut_digit_mark(struct cutter *cutter)
{
    uint32_t n = digits(cutter, cutter->at, 3), next = cutter->at + n + 1;
    char32_t c = char_at(cutter, cutter->at + n);
    bool dot = c == U'.' && (!chars_digit(char_at(cutter, next)) || is_year(cutter, next));
    if (n > 2 || !(dot || c == U'、'))
        return c == U')' && n <= 2 && cut_bracket_mark(cutter);
    return add_mark(cutter, MARK_DIGIT, next);
}

/* 指标一： 指标1. 指标1： 指标一“…” */
static bool cut_indicator_mark(struct cutter *cutter)
{
    /* Numbers on the line after …指标 are the next item's. */
    uint32_t i = cutter->at + 2;
    if (char_at(cutter, i - 1) != U'标' || i >= cutter->end ||
        (cutter->flow->gap[i] >= GAP_LINE && !is_at_start(cutter)))
        return false;
    uint32_t n = numerals(cutter, i);
    if (!n)
        n = digits(cutter, i, 2);
    uint32_t end = mark_end(cutter, i + n);
    bool quoted = char_at(cutter, end) == U'"';
    if (!n ||
        (end == i + n && !quoted && cutter->flow->gap[end < cutter->end ? end : i] < GAP_SPACE) ||
        (chars_digit(char_at(cutter, end)) && char_at(cutter, end - 1) == U'.'))
        return false;
    return add_mark(cutter, MARK_INDICATOR, end);
}

static bool is_circled(char32_t c)
{
    return c >= FIRST_CIRCLED && c <= LAST_CIRCLED;
}

static bool cut_han_mark(struct cutter *cutter, char32_t c)
{
    if (c == U'指')
        return cut_indicator_mark(cutter);
    return (c == U'第' || chars_numeral(c)) && may_be_marked(cutter) && cut_chinese_mark(cutter);
}

static bool cut_mark(struct cutter *cutter, char32_t c)
{
    if (c == U'(')
        return may_be_marked(cutter) && cut_bracket_mark(cutter);
    if (is_circled(c))
        return may_be_marked(cutter) && add_mark(cutter, MARK_CIRCLED, cutter->at + 1);
    return chars_digit(c) && may_be_marked(cutter) && cut_digit_mark(cutter);
}

static bool cut_year(struct cutter *cutter)
{
    uint32_t i = cutter->at;
    if (!is_year(cutter, i))
        return false;
    int year = 0;
    for (uint32_t k = i; k < i + 4; k++)
        year = year * 10 + (int)(cutter->flow->text[k] - U'0');
    if (year < 1990 || year > 2100)
        return false;
    uint32_t month = digits(cutter, i + 5, 2);
    bool date = month && char_at(cutter, i + 5 + month) == U'月';
    struct token *token = add(cutter->tokens, date ? TOKEN_DATE : TOKEN_YEAR, year, i, i + 4);
    token->end = i + 5 + (char_at(cutter, i + 5) == U'度');
    cutter->at = token->end;
    return true;
}

static bool is_points(const struct cutter *cutter, uint32_t i)
{
    if (char_at(cutter, i) != U'分')
        return false;
    char32_t next = char_at(cutter, i + 1);
    return next != U'别' && next != U'钟' && next != U'之' && next != U'类';
}

/* 年初预算数（万元）：213.57 */
static bool unit_told_before(const struct cutter *cutter, uint32_t number, struct token *out)
{
    const char32_t *text = cutter->flow->text;
    uint32_t close = number;
    while (close > 0 && (text[close - 1] == U':' || text[close - 1] == U'为'))
        close--;
    for (uint32_t back = 3; back <= 5 && back <= close; back++) {
        struct range unit;
        int power;
        if (text[close - 1] == U')' && text[close - back] == U'(' &&
            figure_money_unit(cutter->flow, close - back + 1, close - 1, &unit, &power) &&
            unit.end == close - 1) {
            out->power = (signed char)power;
            return true;
        }
    }
    return false;
}

static void measure_unit(const struct cutter *cutter, struct token *number)
{
    struct range unit;
    int power;
    uint32_t i = number->range.end;
    char32_t c = char_at(cutter, i);
    if (c == U'%') {
        number->unit = UNIT_PERCENT;
        number->end = i + 1;
    } else if (is_points(cutter, i)) {
        number->unit = UNIT_POINTS;
        number->end = i + 1;
    } else if (c == U'个' || c == U'项') {
        number->unit = UNIT_PIECES;
        number->end = i + 1;
    } else if (figure_money_unit(cutter->flow, i, cutter->end, &unit, &power)) {
        number->unit = UNIT_MONEY;
        number->power = (signed char)power;
        number->end = unit.end;
    } else if (unit_told_before(cutter, number->range.start, number)) {
        number->unit = UNIT_MONEY;
    }
}

static bool cut_number(struct cutter *cutter)
{
    struct number number;
    if (!figure_number(cutter->flow, cutter->at, cutter->end, &number) ||
        number.range.end <= cutter->at)
        return false;
    struct token *token =
        add(cutter->tokens, TOKEN_NUMBER, 0, number.range.start, number.range.end);
    cutter->tokens->numbers = true;
    token->value = number.value;
    token->unreadable = number.unreadable;
    measure_unit(cutter, token);
    cutter->at = token->end;
    return true;
}

static bool cut_punctuation(struct cutter *cutter, char32_t c)
{
    enum token_kind kind;
    switch (c) {
    case U'。':
    case U';':
    case U'!':
    case U'?':
        kind = TOKEN_STOP;
        break;
    case U',':
    case U':':
        kind = TOKEN_COMMA;
        break;
    case U'(':
        kind = TOKEN_OPEN;
        break;
    case U')':
        kind = TOKEN_CLOSE;
        break;
    default:
        return false;
    }
    add(cutter->tokens, kind, (int)c, cutter->at, cutter->at + 1);
    cutter->at++;
    return true;
}

/* 累计完成·预算的, 24次·年中监控值: a label as loose as 累计完成 or 次年 gives way to one that
 * begins in it and goes on behind it. */
static void give_way(struct cutter *cutter)
{
    uint32_t end = cutter->label_at + cutter->label_length;
    enum label_code code = cutter->label->code;
    if (code != LABEL_TARGET_LOOSE && code != LABEL_ACTUAL_LOOSE && code != LABEL_OTHER_YEAR)
        return;
    for (uint32_t at = cutter->label_at + 1; at < end; at++) {
        uint32_t length;
        const struct label *label = labels_match(cutter->flow, at, cutter->end, IN_PROSE, &length);
        if (label && at + length > end) {
            cutter->label = label;
            cutter->label_at = at;
            cutter->label_length = length;
            return;
        }
    }
}

static void match_label(struct cutter *cutter)
{
    cutter->label_at = cutter->at;
    cutter->label =
        labels_match(cutter->flow, cutter->at, cutter->end, IN_PROSE, &cutter->label_length);
    if (cutter->label)
        give_way(cutter);
}

static bool cut_label(struct cutter *cutter)
{
    if (!cutter->label || cutter->label_at < cutter->at)
        match_label(cutter);
    if (!cutter->label || cutter->label_at > cutter->at)
        return false;
    add(cutter->tokens, TOKEN_LABEL, (int)cutter->label->code, cutter->at,
        cutter->at + cutter->label_length);
    cutter->at += cutter->label_length;
    cutter->label = NULL;
    return true;
}

static bool is_plain(char32_t c)
{
    return c >= FIRST_HAN && c != U'指';
}

/* Past a character, and past those behind it where no token can begin. */
static void skip_text(struct cutter *cutter)
{
    const char32_t *text = cutter->flow->text;
    uint32_t at = cutter->at + 1;
    if (cutter->line_end < at)
        cutter->line_end = flow_line_end(cutter->flow, at);
    uint32_t end = cutter->line_end < cutter->end ? cutter->line_end : cutter->end;
    if (!cutter->heading)
        while (at < end && is_plain(text[at]) && !labels_begin(text[at], text[at + 1], IN_PROSE))
            at++;
    cutter->at = at;
}

/* A heading ends with its line, with the first punctuation or figure, or when it is too long for
 * one. */
static void watch_heading(struct cutter *cutter, size_t tokens_before)
{
    struct tokens *tokens = cutter->tokens;
    if (!cutter->heading)
        return;
    struct token *mark = &tokens->items[cutter->heading - 1];
    bool ended = cutter->at >= cutter->end || cutter->at >= mark->range.end + HEADING_MAX ||
                 (cutter->at > mark->range.end && cutter->flow->gap[cutter->at] >= GAP_LINE);
    mark->end = cutter->at;
    if (tokens->count > tokens_before) {
        const struct token *last = &tokens->items[tokens->count - 1];
        bool weighed =
            last->kind == TOKEN_NUMBER && last[-1].kind == TOKEN_OPEN; /* 产出指标（50分） */
        if (last->kind == TOKEN_STOP || last->kind == TOKEN_COMMA ||
            (last->kind == TOKEN_NUMBER && !weighed)) {
            mark->end = last->range.start;
            ended = true;
        }
    }
    if (ended)
        cutter->heading = 0;
}

/* What begins with a sign or a digit, or a Latin label. */
static bool cut_sign(struct cutter *cutter, char32_t c)
{
    bool figure = chars_digit(c) || c == U'-' || c == U'+';
    return cut_mark(cutter, c) || (figure && (cut_year(cutter) || cut_number(cutter))) ||
           cut_punctuation(cutter, c) || cut_label(cutter);
}

static void cut(struct cutter *cutter)
{
    while (cutter->at < cutter->end) {
        size_t before = cutter->tokens->count;
        char32_t c = cutter->flow->text[cutter->at];
        bool found =
            c >= FIRST_HAN ? cut_han_mark(cutter, c) || cut_label(cutter) : cut_sign(cutter, c);
        if (!found)
            skip_text(cutter);
        watch_heading(cutter, before);
    }
}

void narrative_tokens_init(
    struct tokens *tokens, const struct flow *flow, const struct range *ranges, size_t count)
{
    *tokens = (struct tokens){.capacity = flow->length / TOKEN_USUAL + 1};
    tokens->items = xrealloc(NULL, tokens->capacity, sizeof *tokens->items);
    for (size_t i = 0; i < count; i++) {
        struct cutter cutter = {
            .tokens = tokens, .flow = flow, .at = ranges[i].start, .end = ranges[i].end};
        cut(&cutter);
        add(tokens, TOKEN_STOP, 0, ranges[i].end, ranges[i].end);
    }
}

void narrative_tokens_fini(struct tokens *tokens)
{
    free(tokens->items);
    *tokens = (struct tokens){0};
}

size_t narrative_tokens_at(const struct tokens *tokens, uint32_t at)
{
    size_t low = 0, high = tokens->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tokens->items[middle].range.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool narrative_tokens_fill(const struct flow *flow, uint32_t from, uint32_t to)
{
    if (from > to || to - from > FILLING_MAX)
        return false;
    while (from < to) {
        uint32_t length;
        if (!labels_match(flow, from, to, IN_FILLING, &length))
            return false;
        from += length;
    }
    return true;
}
