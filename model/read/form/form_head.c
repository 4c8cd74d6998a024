#include "form_head.h"

#include <string.h>

#include "read/chars.h"
#include "form_find.h"
#include "form_look.h"

enum { UNKNOWN_LENGTH = 14, EXPLANATION = 24, REACH_BACK = 16, STEPS_BACK = 6 };

/* A label met in a header. */
struct heading {
    enum label_code code;
    struct range range;
};

struct run {
    struct heading items[COLUMNS_MAX];
    size_t count;
    uint32_t end;
};

static uint32_t skip_pipes(const struct flow *flow, uint32_t at, uint32_t end)
{
    while (at < end && flow->text[at] == '|')
        at++;
    return at;
}

/* The end of the word at `at`, up to the next break; `at` when it is too long for a header. */
static uint32_t word_end(const struct flow *flow, uint32_t at, uint32_t end)
{
    uint32_t i = at;
    while (i < end && flow->text[i] != '|' && (i == at || flow->gap[i] == GAP_NONE))
        i++;
    return i - at <= UNKNOWN_LENGTH ? i : at;
}

static bool is_body(const struct flow *flow, uint32_t at, uint32_t end)
{
    uint32_t length;
    char32_t c = flow->text[at];
    return chars_digit(c) ||
           labels_match(flow, at, end, IN_LEVEL1 | IN_LEVEL2 | IN_FUND_ROW | IN_TOTAL, &length);
}

/* A word no label knows between two headings: its column counts. */
static bool unknown_heading(
    const struct flow *flow, uint32_t at, uint32_t end, unsigned contexts, struct run *run)
{
    uint32_t behind = at < end && !is_body(flow, at, end) ? word_end(flow, at, end) : at, length;
    if (behind == at || run->count < 2 ||
        form_look(flow, (struct range){at, behind}).kind == LOOK_NAMED)
        return false;
    uint32_t next = skip_pipes(flow, labels_skip_annotations(flow, behind, end), end);
    if (!labels_match(flow, next, end, contexts, &length))
        return false;
    run->items[run->count++] = (struct heading){LABEL_NONE, {at, behind}};
    return true;
}

static bool has_line_end(const struct flow *flow, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i <= to && i < flow->length; i++)
        if (flow->gap[i] >= GAP_LINE)
            return true;
    return to >= flow->length;
}

/* A word no label knows that ends the line of the headings. */
static void take_last_heading(const struct flow *flow, uint32_t at, uint32_t end, struct run *run)
{
    if (run->count < 3 || !form_is_break(flow, at) || has_line_end(flow, run->end, at) ||
        is_body(flow, at, end))
        return;
    uint32_t behind = word_end(flow, at, end), next = skip_pipes(flow, behind, end);
    if (behind == at || !has_line_end(flow, behind, next))
        return;
    run->items[run->count++] = (struct heading){LABEL_NONE, {at, behind}};
    run->end = behind;
}

/* A bare figure, of more than a row's number, between the headings and the first level: the sum of
 * a column that has no heading there. */
static void take_sum(const struct flow *flow, uint32_t end, struct run *run)
{
    uint32_t at = skip_pipes(flow, run->end, end), length;
    uint32_t behind = word_end(flow, at, end), next = skip_pipes(flow, behind, end);
    if (behind < at + 2 || !form_is_break(flow, at) ||
        form_look(flow, (struct range){at, behind}).kind != LOOK_NUMBER ||
        !labels_match(flow, next, end, IN_LEVEL1, &length) || !form_is_break(flow, next + length))
        return;
    run->items[run->count++] = (struct heading){LABEL_NONE, {at, behind}};
    run->end = behind;
}

static size_t find_code(const struct run *run, enum label_code code, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (run->items[i].code == code)
            return i;
    return to;
}

/* Two labels that happen to make a third: 执行率, 得分. They are two where a break stands between
 * them, the first is new to the run and they name different things; a header word that a break tore
 * is one. */
static const struct label *first_of_two(const struct flow *flow, uint32_t at,
    const struct label *whole, unsigned contexts, const struct run *run, uint32_t *length)
{
    uint32_t end = at + *length, n, m;
    for (uint32_t i = at + 1; i + 1 < end; i++) {
        if (flow->gap[i] == GAP_NONE)
            continue;
        const struct label *one = labels_match(flow, at, i, contexts, &n),
                           *two = labels_match(flow, i, end, contexts, &m);
        if (!one || !two || n != i - at || m != end - i || one->code == two->code ||
            find_code(run, one->code, 0, run->count) < run->count)
            continue;
        *length = n;
        return one;
    }
    return whole;
}

/* Past what explains a heading: (B), (包含数字及文字描述). */
static uint32_t skip_explanation(const struct flow *flow, uint32_t at, uint32_t end)
{
    at = labels_skip_annotations(flow, at, end);
    if (at >= end || flow->text[at] != '(')
        return at;
    for (uint32_t i = at + 1; i < end && i < at + EXPLANATION; i++)
        if (flow->text[i] == ')')
            return labels_skip_annotations(flow, i + 1, end);
    return at;
}

static void read_run(
    const struct flow *flow, uint32_t at, uint32_t end, unsigned contexts, struct run *run)
{
    *run = (struct run){.end = at};
    while (run->count + 1 < COLUMNS_MAX) {
        at = skip_pipes(flow, at, end);
        uint32_t length;
        const struct label *label = labels_match(flow, at, end, contexts, &length);
        if (!label) {
            if (!unknown_heading(flow, at, end, contexts, run)) {
                take_last_heading(flow, at, end, run);
                return;
            }
            at = run->items[run->count - 1].range.end;
            continue;
        }
        label = first_of_two(flow, at, label, contexts, run, &length);
        if (run->count > 1 && at + length < end && flow->text[at + length] == ':' &&
            flow->text[run->end - 1] != ':')
            return; /* a row that names its figures */
        if (label->code == LABEL_INDICATOR && run->count == 1 &&
            run->items[0].code == LABEL_INDICATOR)
            run->count = 0; /* the heading of the table above: 部门整体支出绩效指标 */
        run->items[run->count++] = (struct heading){label->code, {at, at + length}};
        run->end = at = skip_explanation(flow, at + length, end);
    }
}

static bool is_level(enum label_code code)
{
    return code == LABEL_LEVEL1 || code == LABEL_LEVEL2 || code == LABEL_LEVEL3;
}

static bool is_part_of_target(enum label_code code)
{
    return code == LABEL_TARGET_OPERATOR || code == LABEL_TARGET_VALUE ||
           code == LABEL_TARGET_UNIT || code == LABEL_TARGET;
}

/* Where the second row of the header begins: levels under 绩效指标, the parts of a target after the
 * whole of it. */
static size_t second_row(const struct run *run)
{
    size_t n = run->count, group = find_code(run, LABEL_INDICATOR, 0, n),
           target = find_code(run, LABEL_TARGET, 0, n);
    for (size_t i = 1; i < n; i++) {
        enum label_code code = run->items[i].code;
        if (is_level(code) && group + 1 < i && !is_level(run->items[i - 1].code) &&
            find_code(run, code, 0, i) == i)
            return i;
        if (target + 1 < i && is_part_of_target(code) &&
            !is_part_of_target(run->items[i - 1].code) &&
            (code != LABEL_TARGET || (i + 1 < n && is_part_of_target(run->items[i + 1].code))))
            return i;
    }
    return n;
}

/* 年度指标值 directly before 符号, 值, 单位 is no column: theirs are. */
static void drop_group(struct run *run)
{
    for (size_t i = 0; i + 2 < run->count; i++)
        if (run->items[i].code == LABEL_TARGET && run->items[i + 1].code == LABEL_TARGET_OPERATOR &&
            (run->items[i + 2].code == LABEL_TARGET ||
                run->items[i + 2].code == LABEL_TARGET_VALUE)) {
            memmove(run->items + i, run->items + i + 1, (run->count - i - 1) * sizeof *run->items);
            run->count--;
            return;
        }
}

static void insert(
    struct run *out, const struct run *from, size_t first, size_t last, bool (*of)(enum label_code))
{
    for (size_t i = first; i < last && out->count < COLUMNS_MAX; i++)
        if (of(from->items[i].code))
            out->items[out->count++] = from->items[i];
}

/* Two header rows into one: the second's labels stand where the first has their group. */
static void fold_rows(struct run *run)
{
    size_t second = second_row(run), n = run->count;
    struct run out = {.end = run->end};
    bool levels = false, parts = false;
    for (size_t i = second; i < n; i++) {
        levels |= is_level(run->items[i].code);
        parts |= is_part_of_target(run->items[i].code);
    }
    if (levels && find_code(run, LABEL_INDICATOR, 0, second) == second)
        insert(&out, run, second, n, is_level);
    for (size_t i = 0; i < second && out.count < COLUMNS_MAX; i++) {
        enum label_code code = run->items[i].code;
        if (code == LABEL_INDICATOR && levels)
            insert(&out, run, second, n, is_level);
        else if (code == LABEL_TARGET && parts)
            insert(&out, run, second, n, is_part_of_target);
        else
            out.items[out.count++] = run->items[i];
    }
    *run = out;
}

/* Which role the columns of a label have. */
struct role_of {
    enum role role;
    enum label_code code;
};

static const struct role_of indicator_columns[] = {{ROLE_LEVEL1, LABEL_LEVEL1},
    {ROLE_LEVEL2, LABEL_LEVEL2}, {ROLE_NAME, LABEL_LEVEL3}, {ROLE_NAME, LABEL_INDICATOR},
    {ROLE_INDEX, LABEL_NUMBER}, {ROLE_TARGET, LABEL_TARGET}, {ROLE_OPERATOR, LABEL_TARGET_OPERATOR},
    {ROLE_TARGET, LABEL_TARGET_VALUE}, {ROLE_UNIT, LABEL_TARGET_UNIT},
    {ROLE_BASIS, LABEL_TARGET_BASIS}, {ROLE_BEFORE, LABEL_LAST_YEAR}, {ROLE_BEFORE, LABEL_MIDYEAR},
    {ROLE_ACTUAL, LABEL_ACTUAL}, {ROLE_COMPLETION, LABEL_COMPLETION}, {ROLE_WEIGHT, LABEL_WEIGHT},
    {ROLE_SCORE, LABEL_SCORE}, {ROLE_SCORE, LABEL_SCORE_SINGLE},
    {ROLE_OTHER_SCORE, LABEL_SCORE_FOLDED}, {ROLE_OTHER_SCORE, LABEL_SCORE_REVIEW},
    {ROLE_REASON, LABEL_DEVIATION}, {ROLE_REASON, LABEL_MEASURES},
    {ROLE_REASON, LABEL_DEVIATION_MEASURES}, {ROLE_REASON, LABEL_REMARKS},
    {ROLE_BASIS, LABEL_EVIDENCE}, {ROLE_RULE, LABEL_RULE}, {ROLE_CORE, LABEL_CORE},
    {ROLE_BASIS, LABEL_DESCRIPTION}};

static const struct role_of fund_columns[] = {{ROLE_SOURCE, LABEL_SOURCE},
    {ROLE_AMOUNT, LABEL_INITIAL}, {ROLE_AMOUNT, LABEL_ADJUSTMENT}, {ROLE_AMOUNT, LABEL_ADJUSTED},
    {ROLE_AMOUNT, LABEL_RECEIVED}, {ROLE_AMOUNT, LABEL_EXECUTED}, {ROLE_AMOUNT, LABEL_SURPLUS},
    {ROLE_AMOUNT, LABEL_ROW_TOTAL}, {ROLE_AMOUNT, LABEL_BASIC}, {ROLE_AMOUNT, LABEL_PERSONNEL},
    {ROLE_AMOUNT, LABEL_PUBLIC}, {ROLE_AMOUNT, LABEL_PROJECT}, {ROLE_RATE, LABEL_ADJUSTMENT_RATE},
    {ROLE_RATE, LABEL_RATE}, {ROLE_RATE, LABEL_COMPLETION}, {ROLE_FUND_WEIGHT, LABEL_WEIGHT},
    {ROLE_FUND_SCORE, LABEL_SCORE}, {ROLE_OTHER_SCORE, LABEL_SCORE_REVIEW},
    {ROLE_REASON, LABEL_DEVIATION}, {ROLE_REASON, LABEL_REMARKS}};

static enum role role_in(const struct role_of *columns, size_t count, enum label_code code)
{
    for (size_t i = 0; i < count; i++)
        if (columns[i].code == code)
            return columns[i].role;
    return ROLE_EXTRA;
}

static enum role indicator_role(enum label_code code)
{
    return role_in(indicator_columns, sizeof indicator_columns / sizeof *indicator_columns, code);
}

static enum role fund_role(enum label_code code)
{
    return role_in(fund_columns, sizeof fund_columns / sizeof *fund_columns, code);
}

size_t form_head_column(const struct head *head, enum role role)
{
    for (size_t i = 0; i < head->count; i++)
        if (head->columns[i].role == role)
            return i;
    return head->count;
}

static bool has(const struct head *head, enum role role)
{
    return form_head_column(head, role) < head->count;
}

/* 绩效指标 beside levels names no column: it is the merged cell of the rows. 折算得分 alone is the
 * score. A weight before the name is of a level, where the name has one, too. */
static void settle(struct head *head)
{
    bool named = false, scored = has(head, ROLE_SCORE), weighed = false;
    size_t name = form_head_column(head, ROLE_NAME);
    for (size_t i = name; i < head->count; i++)
        weighed |= head->columns[i].role == ROLE_WEIGHT;
    for (size_t i = 0; weighed && i < name; i++)
        if (head->columns[i].role == ROLE_WEIGHT)
            head->columns[i].role = ROLE_LEVEL_WEIGHT;
    for (size_t i = 0; i < head->count; i++)
        named |= head->columns[i].code == LABEL_LEVEL3;
    size_t n = 0;
    for (size_t i = 0; i < head->count; i++) {
        struct column column = head->columns[i];
        if (named && column.code == LABEL_INDICATOR)
            continue;
        if (!scored && column.code == LABEL_SCORE_FOLDED)
            column.role = ROLE_SCORE;
        head->columns[n++] = column;
    }
    head->count = n;
}

/* Tabs that stand before a character of the flow. */
static size_t tabs_before(const struct flow *flow, uint32_t at)
{
    size_t tabs = 0;
    for (uint32_t i = flow->at[at - 1] + 1; i < flow->at[at]; i++)
        tabs += flow->printed[i] == '\t';
    return tabs;
}

/* Empty cells between one heading and the next: pipes or tabs alone, on one line. */
static size_t blanks_between(const struct flow *flow, struct range heading, struct range next)
{
    uint32_t at = skip_explanation(flow, heading.end, next.start), first = at;
    if (at == next.start && flow->gap[at] == GAP_TAB)
        return tabs_before(flow, at) - 1;
    while (at < next.start && flow->text[at] == '|' && flow->gap[at] < GAP_LINE)
        at++;
    bool pipes = heading.end > heading.start && at == next.start && at > first + 1 &&
                 flow->gap[at] < GAP_LINE;
    return pipes ? at - first - 1 : 0;
}

/* A column for each empty cell between headings: rows have theirs there. */
static void add_blanks(const struct flow *flow, struct head *head)
{
    struct head old = *head;
    head->count = 0;
    for (size_t i = 0; i < old.count; i++) {
        size_t left = COLUMNS_MAX - head->count - (old.count - i), blanks = 0;
        head->columns[head->count++] = old.columns[i];
        if (i + 1 < old.count && old.columns[i + 1].label.start >= old.columns[i].label.end)
            blanks = blanks_between(flow, old.columns[i].label, old.columns[i + 1].label);
        for (; blanks && left; blanks--, left--)
            head->columns[head->count++] = (struct column){.role = ROLE_BLANK};
    }
}

bool form_head_at(const struct flow *flow, uint32_t at, uint32_t end, struct head *head)
{
    struct run run;
    read_run(flow, at, end, IN_HEAD, &run);
    if (run.count >= 3)
        take_sum(flow, end, &run);
    size_t met = run.count;
    while (run.count && (run.items[run.count - 1].code == LABEL_INDICATOR ||
                            (run.items[run.count - 1].code == LABEL_NONE && run.count < met))) {
        run.count--;
        run.end = run.count ? skip_explanation(flow, run.items[run.count - 1].range.end, end) : at;
    }
    if (run.count < 3)
        return false;
    *head = (struct head){.range = {at, run.end}};
    fold_rows(&run);
    drop_group(&run);
    for (size_t i = 0; i < run.count; i++)
        head->columns[head->count++] = (struct column){
            indicator_role(run.items[i].code), run.items[i].code, run.items[i].range};
    settle(head);
    add_blanks(flow, head);
    return has(head, ROLE_NAME) && (has(head, ROLE_ACTUAL) || has(head, ROLE_SCORE));
}

/* A label that may begin a header where no break stands before it: not the end of another word
 * (指标完成情况). */
static bool is_first_heading(const struct flow *flow, const struct label *label, uint32_t at)
{
    if (!label)
        return false;
    return is_level(label->code) || label->code == LABEL_INDICATOR || label->code == LABEL_NUMBER ||
           at == 0 || flow->gap[at] != GAP_NONE || flow->text[at - 1] == '|';
}

/* The first label of the run that goes on to `at`: labels before it are stepped over backwards. */
static uint32_t run_start(const struct flow *flow, uint32_t from, uint32_t at)
{
    for (int step = 0; step < STEPS_BACK; step++) {
        uint32_t found = at, near = at > from + REACH_BACK ? at - REACH_BACK : from, length;
        for (uint32_t i = near; i + 1 < at; i++)
            if (is_first_heading(flow, labels_match(flow, i, at, IN_HEAD, &length), i) &&
                skip_pipes(flow, labels_skip_annotations(flow, i + length, at), at) == at) {
                found = i;
                break;
            }
        if (found == at)
            return at;
        at = found;
    }
    return at;
}

/* 三级指标, 指标名称, 指标内容, 年度指标值: a header has one of them. */
static uint32_t anchor_at(const struct flow *flow, uint32_t i, uint32_t from, uint32_t end)
{
    const char32_t *t = flow->text + i;
    if (t[0] != U'指' || i + 2 >= end || t[1] != U'标')
        return end;
    if (i >= from + 2 && t[-1] == U'级' && (t[-2] == U'三' || t[-2] == '3'))
        return i - 2;
    if (i + 3 < end && ((t[2] == U'名' && t[3] == U'称') || (t[2] == U'内' && t[3] == U'容')))
        return i;
    if (t[2] != U'值')
        return end;
    uint32_t length, near = i > from + 4 ? i - 4 : from;
    for (uint32_t k = near; k <= i; k++)
        if (labels_match(flow, k, end, IN_HEAD, &length) && k + length > i + 2)
            return k;
    return end;
}

bool form_head_find(const struct flow *flow, uint32_t at, uint32_t end, struct head *head)
{
    uint32_t from = at;
    for (uint32_t i = form_next(flow, at, end, U'指'); i < end;
         i = form_next(flow, i + 1, end, U'指')) {
        uint32_t anchor = anchor_at(flow, i, from, end);
        if (anchor == end)
            continue;
        if (form_head_at(flow, run_start(flow, from, anchor), end, head))
            return true;
    }
    return false;
}

static size_t amounts_of(const struct run *run)
{
    size_t n = 0;
    for (size_t i = 0; i < run->count; i++)
        n += fund_role(run->items[i].code) == ROLE_AMOUNT;
    return n;
}

static void set_funds(struct head *head, const struct run *run, uint32_t start)
{
    bool group = find_code(run, run->items[0].code, 1, run->count) < run->count;
    *head = (struct head){.range = {start, run->end}};
    head->columns[head->count++] = (struct column){ROLE_SOURCE, LABEL_SOURCE, {start, start}};
    for (size_t i = group; i < run->count; i++)
        if (run->items[i].code != LABEL_SOURCE)
            head->columns[head->count++] = (struct column){
                fund_role(run->items[i].code), run->items[i].code, run->items[i].range};
}

/* Columns 合计, 基本支出, 项目支出 over rows 年初预算数, 全年预算数: the first row's name ends the
 * run, and is taken off. */
static bool is_transposed(struct run *run)
{
    size_t n = run->count;
    enum label_code last = n ? run->items[n - 1].code : LABEL_NONE;
    if (last != LABEL_INITIAL && last != LABEL_ADJUSTED && last != LABEL_EXECUTED)
        return false;
    run->count = n - 1;
    run->end = run->items[n - 1].range.start;
    return find_code(run, LABEL_BASIC, 0, n - 1) < n - 1 &&
           find_code(run, LABEL_PROJECT, 0, n - 1) < n - 1;
}

/* Whether the last label has its figure beside it and so has the next: 预算数 80 到位数 80 执行数
 * 72 are no columns. */
static bool are_pairs(const struct flow *flow, const struct run *run, uint32_t end)
{
    uint32_t at = skip_pipes(flow, run->end, end), behind = word_end(flow, at, end), length;
    return behind > at && form_is_break(flow, at) &&
           form_look(flow, (struct range){at, behind}).kind == LOOK_NUMBER &&
           labels_match(flow, skip_pipes(flow, behind, end), end, IN_FUND_HEAD, &length);
}

bool form_head_funds_at(const struct flow *flow, uint32_t at, uint32_t end, struct head *head)
{
    struct run run;
    read_run(flow, at, end, IN_FUND_HEAD, &run);
    if (are_pairs(flow, &run, end))
        return false;
    if (run.count < 2 || amounts_of(&run) < 2) {
        read_run(flow, at, end, IN_FUND_HEAD | IN_FUND_ROW, &run);
        if (!is_transposed(&run))
            return false;
    }
    set_funds(head, &run, at);
    add_blanks(flow, head);
    return true;
}

bool form_head_funds(const struct flow *flow, uint32_t at, uint32_t end, struct head *head)
{
    uint32_t found, length;
    for (; labels_find(flow, at, end, IN_FUND_HEAD | IN_FUND_ROW, &found, &length);
         at = found + length)
        if (form_head_funds_at(flow, found, end, head))
            return true;
    return false;
}
