#include "form_keys.h"

#include "read/chars.h"
#include "read/text/figure.h"
#include "form_atoms.h"
#include "form_grade.h"

enum { YEAR_REACH = 24, YEAR_BEHIND = 120, CODE_DIGITS = 3, PROJECT_CODE_LENGTH = 8 };

struct keys {
    struct form_result *result;
    const struct flow *flow;
    enum layout layout;
    uint32_t end;
    bool run_together; /* keys and values without breaks between */
    struct break_walk walk;
};

/* The first position at or behind `at` at which a key may stand. */
static uint32_t next_place(struct keys *keys, uint32_t at)
{
    return keys->run_together ? at : form_walk_to(&keys->walk, at);
}

/* The weakest gap that ends a value. */
static enum gap value_gap(enum layout layout)
{
    switch (layout) {
    case LAYOUT_TAB_ROWS:
        return GAP_TAB;
    case LAYOUT_WIDE_ROWS:
        return GAP_WIDE;
    default:
        return GAP_LINE;
    }
}

/* The label of a key at `at`. Where the keys and their values stand without a break, the longer
 * labels count anywhere. */
static const struct label *key_at(const struct keys *keys, uint32_t at, uint32_t *behind)
{
    enum { SURE_LENGTH = 4 };
    uint32_t length;
    const struct label *label = form_key_at(keys->flow, at, keys->end, behind);
    if (label || !keys->run_together)
        return label;
    label = labels_match(keys->flow, at, keys->end, IN_FORM, &length);
    if (!label || length < SURE_LENGTH)
        return NULL;
    *behind = labels_skip_annotations(keys->flow, at + length, keys->end);
    return label;
}

/* Whether the values stand behind their keys without a break: 项目名称道路养护主管部门交通局. */
static bool runs_together(const struct flow *flow, uint32_t from, uint32_t end)
{
    int apart = 0, together = 0;
    for (uint32_t i = from; i < end; i++) {
        uint32_t behind;
        const struct label *label = labels_match(flow, i, end, IN_FORM, &behind);
        if (!label || (label->code != LABEL_PROJECT_NAME && label->code != LABEL_IMPLEMENTING &&
                          label->code != LABEL_SUPERIOR))
            continue;
        if (form_is_break(flow, i + behind) ||
            (i + behind < end && chars_among(flow->text[i + behind], U":(")))
            apart++;
        else
            together++;
        i += behind - 1;
    }
    return together > apart;
}

/* 项目 before 主管部门 is the end of the name before, where nothing stands between:
 * 道路养护项目主管部门. That of a unit has none: 水利局项目实施单位. */
static bool is_end_of_name(const struct keys *keys, uint32_t at)
{
    uint32_t behind;
    return keys->run_together && at + 2 < keys->end && at > 0 &&
           !chars_among(keys->flow->text[at - 1], U"局会室院校府厅所站队委办处") &&
           keys->flow->text[at] == U'项' && keys->flow->text[at + 1] == U'目' &&
           !form_is_break(keys->flow, at) && key_at(keys, at + 2, &behind);
}

static bool is_label(const struct keys *keys, uint32_t at)
{
    uint32_t behind, length;
    if (is_end_of_name(keys, at))
        return false;
    return key_at(keys, at, &behind) ||
           (form_is_break(keys->flow, at) &&
               labels_match(keys->flow, at, keys->end,
                   IN_FUND_HEAD | IN_FUND_ROW | IN_TOTAL | IN_TITLE, &length) &&
               form_is_break(
                   keys->flow, labels_skip_annotations(keys->flow, at + length, keys->end)));
}

/* Whether the words end as names of units or projects do: what a line end cut off does not. */
static bool ends_whole(const struct flow *flow, struct range range)
{
    return range.end > range.start &&
           chars_among(flow->text[range.end - 1],
               U"局会室院校心府厅部所站队馆委办处司团社区库场目费金助程款)");
}

/* 资金(万元): what stands before the fund table, and is no end of a name. */
static bool names_money(const struct flow *flow, struct range range)
{
    return range.end >= range.start + 3 && flow->text[range.end - 1] == ')' &&
           flow->text[range.end - 2] == U'元';
}

static struct range piece_at(const struct keys *keys, uint32_t at)
{
    const struct flow *flow = keys->flow;
    enum gap gap = value_gap(keys->layout);
    struct range piece = {at, at};
    while (piece.end < keys->end && flow->text[piece.end] != '|') {
        if (piece.end > at && (flow->gap[piece.end] >= gap || is_label(keys, piece.end)))
            break;
        piece.end++;
    }
    return piece;
}

/* A key closed by a colon, though nothing sets it apart: 填报单位:填报日期:. */
static bool is_closed_key(const struct keys *keys, uint32_t at)
{
    uint32_t length;
    if (!labels_match(keys->flow, at, keys->end, IN_FORM, &length))
        return false;
    uint32_t behind = labels_skip_annotations(keys->flow, at + length, keys->end);
    return keys->flow->text[behind - 1] == ':';
}

/* The value of a key, from behind it; a line end may have cut it in two. */
static struct range value_at(const struct keys *keys, uint32_t at)
{
    const struct flow *flow = keys->flow;
    while (at < keys->end && flow->text[at] == '|')
        at++;
    if (at >= keys->end || is_label(keys, at) || is_closed_key(keys, at))
        return (struct range){at, at};
    struct range value = piece_at(keys, at);
    while (value.end < keys->end && flow->text[value.end] != '|' &&
           flow->gap[value.end] >= GAP_LINE && !ends_whole(flow, value) &&
           !is_label(keys, value.end)) {
        struct range next = piece_at(keys, value.end);
        if (!ends_whole(flow, next) || names_money(flow, next))
            break;
        value.end = next.end;
    }
    return figure_trim(flow, value);
}

/* Without a code in front: 219001-, [155], 51092322T000000436802-. */
static struct range without_code(const struct flow *flow, struct range range, uint32_t least)
{
    uint32_t at = range.start;
    bool bracket = at < range.end && chars_among(flow->text[at], U"[(〔【");
    at += bracket;
    uint32_t first = at, digits = 0;
    for (; at < range.end &&
           (chars_digit(flow->text[at]) || (flow->text[at] >= 'A' && flow->text[at] <= 'Z'));
         at++)
        digits += chars_digit(flow->text[at]);
    if (at - first < least || digits < least)
        return range;
    if (at < range.end && chars_among(flow->text[at], bracket ? U"])〕】" : U"-—_"))
        at++;
    else if (at < range.end && flow->gap[at] == GAP_NONE)
        return range;
    return at < range.end ? (struct range){at, range.end} : range;
}

/* Without a seal behind: 清河县水务局(公章). */
static struct range without_seal(const struct flow *flow, struct range range)
{
    enum { SEAL = 6 };
    if (range.end < range.start + 3 || flow->text[range.end - 1] != ')' ||
        flow->text[range.end - 2] != U'章')
        return range;
    for (uint32_t i = range.end - 2; i > range.start && i + SEAL > range.end; i--)
        if (flow->text[i] == '(')
            return (struct range){range.start, i};
    return range;
}

/* Without boxes to tick, of other keys, that have run into it: 投资促进中心 □ 一次性项目 □. */
static struct range without_boxes(const struct flow *flow, struct range range)
{
    for (uint32_t i = range.start + 1; i < range.end; i++)
        if (chars_among(flow->text[i], U"□☑☐■√"))
            return (struct range){range.start, i};
    return range;
}

static struct words words_of(const struct keys *keys, struct range range, uint32_t code_length)
{
    range = without_boxes(keys->flow, without_code(keys->flow, range, code_length));
    if (figure_is_empty_mark(keys->flow, range))
        return (struct words){0};
    return form_words(keys->result, without_seal(keys->flow, range));
}

static uint32_t line_edge(const struct flow *flow, uint32_t at, uint32_t end)
{
    while (at < end && flow->gap[at] < GAP_LINE)
        at++;
    return at;
}

/* Whether a value, not a key, begins at cell `left` of the page on this line. */
static bool has_value_at(const struct keys *keys, const struct atoms *atoms, uint32_t left)
{
    uint32_t behind;
    for (size_t i = 0; i < atoms->count && atoms->items[i].line == atoms->items[0].line; i++)
        if (atoms->items[i].left == left && !key_at(keys, atoms->items[i].range.start, &behind))
            return true;
    return false;
}

/* The cell of line `line` that begins at `left`, where that line has nothing but more lines of the
 * values of the first; empty when there is none. */
static struct range line_of_cell(
    const struct keys *keys, const struct atoms *atoms, uint32_t line, uint32_t left)
{
    const struct flow *flow = keys->flow;
    struct range cell = {0, 0};
    for (size_t i = 0; i < atoms->count; i++) {
        const struct atom *atom = &atoms->items[i];
        if (atom->line != line || flow->gap[atom->range.start] < GAP_WIDE)
            continue;
        if (!has_value_at(keys, atoms, atom->left) || is_label(keys, atom->range.start))
            return (struct range){0, 0};
        if (atom->left == left)
            cell = piece_at(keys, atom->range.start);
    }
    return cell;
}

/* A value that a narrow column breaks goes on below, where it stands on the page:
 *
 *   主管部门    中共清河市委    实施单位    中共清河市委
 *               老干部局                    老干部局
 */
static struct words wrapped_words(const struct keys *keys, struct range value, uint32_t code_length)
{
    enum { LINES = 3 };
    const struct flow *flow = keys->flow;
    uint32_t start = value.start;
    while (start > 0 && flow->gap[start] < GAP_LINE)
        start--;
    uint32_t end = line_edge(flow, value.end, keys->end);
    for (int i = 0; i < LINES && end < keys->end; i++)
        end = line_edge(flow, end + 1, keys->end);
    struct atoms atoms;
    form_atoms(flow, (struct range){start, end}, keys->result->arena, &atoms);
    const struct atom *first = atoms.items, *last = first + atoms.count;
    while (first < last && first->range.start < value.start)
        first++;
    struct words words = {0};
    if (first == last || first->range.start != value.start)
        return words;
    for (uint32_t line = first->line + 1; line <= first->line + LINES; line++) {
        struct range cell = line_of_cell(keys, &atoms, line, first->left);
        if (cell.start == cell.end)
            break;
        if (!words.text)
            words = words_of(keys, value, code_length);
        const char *more = form_words(keys->result, cell).text;
        words.text = arena_format(keys->result->arena, "%s%s", words.text, more);
    }
    return words;
}

/* A cell that fills its column runs into the key of the next one: 第一幼儿园实施单位    第一幼儿园.
 * Where that key begins; the end of the value where there is none. */
static uint32_t key_within(
    const struct keys *keys, struct range value, enum label_code code, enum label_code *within)
{
    enum { KEY = 4, NAME = 2 };
    const struct flow *flow = keys->flow;
    uint32_t length, at = value.end - KEY;
    if (value.end < value.start + KEY + NAME || value.end >= keys->end ||
        flow->gap[value.end] != GAP_WIDE)
        return value.end;
    const struct label *label = labels_match(flow, at, keys->end, IN_FORM, &length);
    bool next = label && length == KEY && flow->text[at - 1] != U'目' && label->code != code &&
                (label->code == LABEL_IMPLEMENTING || label->code == LABEL_SUPERIOR);
    if (next)
        *within = label->code;
    return next ? at : value.end;
}

/* 2022年度 at `at`. */
static bool year_at(const struct flow *flow, uint32_t at, uint32_t end, bool strict, int *year)
{
    if (at + 5 > end || flow->text[at] != '2' || flow->text[at + 1] != '0' ||
        (at && flow->gap[at] == GAP_NONE && chars_digit(flow->text[at - 1])))
        return false;
    int value = 0;
    for (uint32_t i = at; i < at + 4; i++) {
        if (!chars_digit(flow->text[i]))
            return false;
        value = value * 10 + (int)(flow->text[i] - '0');
    }
    bool dated = at + 5 < end && chars_digit(flow->text[at + 5]);
    bool full = at + 6 <= end && flow->text[at + 4] == U'年' && flow->text[at + 5] == U'度';
    *year = value;
    return full || (!strict && flow->text[at + 4] == U'年' && !dated);
}

static void set_year(const struct flow *flow, uint32_t at, int year, struct evaluation *evaluation)
{
    evaluation->year = year;
    evaluation->year_place = flow_place(flow, (struct range){at, at + 4});
}

/* XX局2022年度 before the title, (2022年度) behind it. */
static void year_of_title(
    const struct flow *flow, const struct form *form, uint32_t end, struct evaluation *evaluation)
{
    uint32_t start = form->title.start, near = start > YEAR_REACH ? start - YEAR_REACH : 0;
    int year;
    for (uint32_t i = start; form->kind != LABEL_NONE && i-- > near;) {
        if (year_at(flow, i, start, false, &year)) {
            set_year(flow, i, year, evaluation);
            return;
        }
        if (!chars_han(flow->text[i]) && !chars_digit(flow->text[i]) &&
            !chars_among(flow->text[i], U"()-、\""))
            break;
    }
    uint32_t from = form->kind == LABEL_NONE ? form->keys.start : form->title.end;
    uint32_t last = end - from > YEAR_BEHIND ? from + YEAR_BEHIND : end;
    for (int strict = 1; strict >= 0; strict--)
        for (uint32_t i = from; i < last; i++) {
            uint32_t behind;
            const struct label *label = form_key_at(flow, i, end, &behind);
            if (!strict && label && label->code != LABEL_YEAR)
                return;
            if (year_at(flow, i, last, strict, &year)) {
                set_year(flow, i, year, evaluation);
                return;
            }
        }
}

/* The unit before the year in the title: XX局2022年度部门整体支出绩效自评表. */
static struct range unit_of_title(const struct flow *flow, const struct form *form)
{
    uint32_t start = form->title.start, at = start;
    int year;
    while (at > 0 && start - at < YEAR_REACH && flow->gap[at] < GAP_LINE &&
           !year_at(flow, at, start, false, &year))
        at--;
    if (!year_at(flow, at, start, false, &year))
        return (struct range){start, start};
    uint32_t first = at;
    while (first > 0 && flow->gap[first] < GAP_LINE &&
           (chars_han(flow->text[first - 1]) || chars_among(flow->text[first - 1], U"()")))
        first--;
    struct range unit = {first, at};
    bool whole = ends_whole(flow, unit) && unit.end - unit.start >= 3;
    return whole ? unit : (struct range){start, start};
}

/* Whether a date stands in the words: where nothing sets values apart, more than a unit's name. */
static bool has_date(const struct flow *flow, struct range range)
{
    for (uint32_t i = range.start + 1; i < range.end; i++)
        if (flow->text[i] == U'年' && chars_digit(flow->text[i - 1]))
            return true;
    return false;
}

/* 本单位: who that is, another key says. */
static bool is_itself(const struct flow *flow, struct range range)
{
    static const char32_t *const words[] = {U"本单位", U"我单位", U"本部门", U"本级", U"同上"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t length = 0;
        while (words[i][length])
            length++;
        if (length == range.end - range.start && chars_begin(flow, range, words[i]))
            return true;
    }
    return false;
}

/* The name of a unit, without what stands behind it on the line: 水利局 2022年度, 司法局 支出总额.
 */
static struct range unit_alone(const struct flow *flow, struct range value)
{
    int year;
    for (uint32_t i = value.start + 1; i < value.end; i++) {
        if (flow->gap[i] != GAP_SPACE && flow->gap[i] != GAP_WIDE)
            continue;
        struct range before = {value.start, i}, behind = {i, i + 1};
        while (behind.end < value.end && flow->gap[behind.end] == GAP_NONE)
            behind.end++;
        if (year_at(flow, i, value.end, false, &year) ||
            (ends_whole(flow, before) && !ends_whole(flow, behind)))
            return before;
    }
    return value;
}

static void take_value(
    const struct keys *keys, enum label_code code, uint32_t behind, struct words found[LABEL_CODES])
{
    uint32_t digits = code == LABEL_PROJECT_NAME ? PROJECT_CODE_LENGTH : CODE_DIGITS;
    struct range value = value_at(keys, behind);
    if (code != LABEL_PROJECT_NAME)
        value = unit_alone(keys->flow, value);
    if (keys->run_together && code != LABEL_PROJECT_NAME && has_date(keys->flow, value))
        return;
    if (is_itself(keys->flow, value)) {
        found[code] = found[LABEL_UNIT];
        return;
    }
    if (keys->layout == LAYOUT_WIDE_ROWS && value.start < value.end) {
        struct range cell = piece_at(keys, value.start);
        enum label_code within;
        uint32_t end = key_within(keys, cell, code, &within);
        if (end < cell.end) {
            found[code] = words_of(keys, (struct range){cell.start, end}, digits);
            if (!found[within].text)
                take_value(keys, within, cell.end, found);
            return;
        }
        found[code] = wrapped_words(keys, cell, digits);
    }
    if (!found[code].text)
        found[code] = words_of(keys, value, digits);
}

static void take_key(struct keys *keys, enum label_code code, uint32_t behind,
    struct words found[LABEL_CODES], struct evaluation *evaluation)
{
    const struct flow *flow = keys->flow;
    int year;
    while (code == LABEL_YEAR && behind < keys->end && flow->text[behind] == '|')
        behind++;
    if (code == LABEL_YEAR && behind + 4 <= keys->end && !evaluation->year) {
        char32_t c = behind + 4 < keys->end ? flow->text[behind + 4] : 0;
        if (year_at(flow, behind, flow->length, false, &year) ||
            (year > 2000 && year < 2100 && !chars_digit(c)))
            set_year(flow, behind, year, evaluation);
    }
    if (code != LABEL_UNIT && code != LABEL_IMPLEMENTING && code != LABEL_SUPERIOR &&
        code != LABEL_PROJECT_NAME)
        return;
    if (!found[code].text)
        take_value(keys, code, behind, found);
}

bool form_points_at(
    const struct flow *flow, uint32_t at, uint32_t end, struct figure *out, uint32_t *behind)
{
    enum { POINTS_LIMIT = 1000 }; /* two figures have run together: 10096 */
    struct number number;
    while (at < end && chars_among(flow->text[at], U"|:"))
        at++;
    if (!figure_number(flow, at, end, &number))
        return false;
    uint32_t last = number.range.end;
    /* a blank between two figures sets them apart here: 100 95.34 */
    for (uint32_t i = at + 1; i < number.range.end; i++)
        if (flow->gap[i] != GAP_NONE) {
            last = i;
            break;
        }
    *behind = last + (last < end && flow->text[last] == U'分');
    return (*behind >= end || form_is_break(flow, *behind)) &&
           figure_score(flow, (struct range){at, last}, out) &&
           decimal_compare(out->value, DECIMAL(POINTS_LIMIT)) < 0;
}

static void take_total(struct keys *keys, uint32_t at, struct evaluation *evaluation)
{
    uint32_t length, behind;
    const struct label *label = labels_match(keys->flow, at, keys->end, IN_TOTAL, &length);
    if (!label)
        return;
    uint32_t value = labels_skip_annotations(keys->flow, at + length, keys->end);
    if (label->code == LABEL_TOTAL && !evaluation->total.known) {
        form_points_at(keys->flow, value, keys->end, &evaluation->total, &behind);
    } else if (label->code == LABEL_GRADE && evaluation->grade == GRADE_NONE) {
        struct range found;
        evaluation->grade = form_grade_at(keys->flow, value, keys->end, &found);
        if (evaluation->grade != GRADE_NONE)
            evaluation->grade_place = flow_place(keys->flow, found);
    }
}

/* 中央主管部门: a ministry, not who hands in the form. */
static bool is_ministry(const struct label *label)
{
    return label->code == LABEL_SUPERIOR && label->text[0] == U'中';
}

static enum kind kind_of(const struct form *form, bool project, bool unit)
{
    if (form->kind == LABEL_TITLE_DEPARTMENT)
        return KIND_DEPARTMENT;
    if (form->kind == LABEL_TITLE_PROJECT)
        return KIND_PROJECT;
    return project || !unit ? KIND_PROJECT : KIND_DEPARTMENT;
}

/* Whether 实施单位 stands behind the fund table's header: the cells of one line were scrambled, and
 * its value is not certain. */
static bool is_implementing_astray(const struct keys *keys, const struct form *form)
{
    struct break_walk walk = form_walk(keys->flow, keys->end, form->keys.end);
    for (uint32_t i = form_walk_to(&walk, keys->end); i < form->keys.end;
         i = form_walk_to(&walk, i + 1)) {
        uint32_t behind;
        const struct label *label = form_key_at(keys->flow, i, form->keys.end, &behind);
        if (label && label->code == LABEL_IMPLEMENTING)
            return true;
    }
    return false;
}

static void set_unit(const struct keys *keys, const struct form *form,
    const struct words found[LABEL_CODES], struct evaluation *evaluation)
{
    static const enum label_code orders[2][3] = {
        [KIND_DEPARTMENT] = {LABEL_UNIT, LABEL_IMPLEMENTING, LABEL_SUPERIOR},
        [KIND_PROJECT] = {LABEL_IMPLEMENTING, LABEL_SUPERIOR, LABEL_UNIT}};
    if (keys->layout == LAYOUT_ONE_LINE && !found[LABEL_IMPLEMENTING].text &&
        is_implementing_astray(keys, form))
        return;
    for (int i = 0; i < 3 && !evaluation->unit.text; i++)
        evaluation->unit = found[orders[evaluation->kind][i]];
    if (!evaluation->unit.text && form->kind != LABEL_NONE)
        evaluation->unit = words_of(keys, unit_of_title(keys->flow, form), CODE_DIGITS);
}

void form_keys(
    struct form_result *result, const struct form *form, enum layout layout, uint32_t funds)
{
    const struct flow *flow = result->flow;
    struct evaluation *evaluation = result->evaluation;
    struct keys keys = {result, flow, layout, funds, runs_together(flow, form->keys.start, funds),
        form_walk(flow, form->keys.start, funds)};
    struct words found[LABEL_CODES] = {0};
    bool began = false;
    year_of_title(flow, form, funds, evaluation);
    for (uint32_t i = next_place(&keys, form->keys.start); i < funds;
         i = next_place(&keys, i + 1)) {
        uint32_t behind;
        const struct label *label = key_at(&keys, i, &behind);
        if (label && began && (label->code == LABEL_GOAL || label->code == LABEL_GOAL_EXPECTED))
            break;
        began |= label != NULL;
        if (label && !is_ministry(label))
            take_key(&keys, label->code, behind, found, evaluation);
        if (label && keys.run_together)
            i = behind - 1;
        if (!label && form_is_break(flow, i))
            take_total(&keys, i, evaluation);
    }
    evaluation->kind = kind_of(form, found[LABEL_PROJECT_NAME].text, found[LABEL_UNIT].text);
    set_unit(&keys, form, found, evaluation);
    if (evaluation->kind == KIND_PROJECT)
        evaluation->project = found[LABEL_PROJECT_NAME];
}

bool form_money_power(const struct flow *flow, struct range range, int *power)
{
    bool printed = false;
    int found;
    struct range unit;
    for (uint32_t i = range.start; i < range.end; i++) {
        char32_t before = i > range.start ? flow->text[i - 1] : 0;
        if ((before != '(' && before != ':' && before != U'位') ||
            !figure_money_unit(flow, i, range.end, &unit, &found))
            continue;
        if (unit.end < range.end && flow->text[unit.end] != ')' && !form_is_break(flow, unit.end))
            continue;
        *power = found;
        printed = true;
    }
    return printed;
}
