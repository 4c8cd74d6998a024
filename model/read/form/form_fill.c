#include "form_fill.h"

#include <string.h>

#include "read/chars.h"
#include "read/text/figure.h"
#include "form_grade.h"
#include "form_keys.h"
#include "intl.h"

enum {
    POINTS_MAX = 6,
    NAME_LONGEST = 80 /* of one that stands alone: else the row's cells have run together */
};

/* Past 1. 1、 (1) ① (一) 一、 at the start; the start itself where there is none. A number that
 * goes on (12345热线, 1.5万) is none, but behind 1. may begin a long one (1.12345热线, 1.2023年).
 */
static uint32_t skip_numeral(const struct flow *flow, struct range range)
{
    enum { LONG_FIGURE = 4 };
    uint32_t at = range.start, first;
    if (at >= range.end)
        return at;
    if (flow->text[at] >= 0x2460 && flow->text[at] <= 0x24FF)
        return at + 1;
    bool bracket = flow->text[at] == '(', han = false;
    at += bracket;
    for (first = at; at < range.end && at < first + 2; at++) {
        han = chars_numeral(flow->text[at]);
        if (!chars_digit(flow->text[at]) && !han)
            break;
    }
    if (at == first || at >= range.end)
        return range.start;
    bool closed = flow->text[at] == ')';
    bool stopped = !bracket && chars_among(flow->text[at], han ? U"、." : U"、.:)");
    if (!(bracket ? closed : stopped))
        return range.start;
    uint32_t figure = at + 1;
    while (
        chars_among(flow->text[at], U".:") && figure < range.end && chars_digit(flow->text[figure]))
        figure++;
    return figure - at - 1 > 0 && figure - at - 1 < LONG_FIGURE ? range.start : at + 1;
}

static bool is_mark(char32_t c)
{
    return !chars_han(c) && chars_among(c, U"★☆※▲*●■◆-:,、.…");
}

/* A name without its numbering and marks: 指标1:, 1., ①, ★. */
static struct range bare_name(const struct flow *flow, struct range range)
{
    for (uint32_t before = range.end; before != range.start && range.start < range.end;) {
        before = range.start;
        while (range.start < range.end && is_mark(flow->text[range.start]))
            range.start++;
        range.start = skip_numeral(flow, range);
        range.start = form_behind_number(flow, range);
    }
    return figure_trim(flow, range);
}

static bool has_annotation(const struct flow *flow, struct range range)
{
    for (uint32_t i = range.start; i < range.end; i++)
        if (chars_digit(flow->text[i]) || flow->text[i] == '(' || flow->text[i] == ':')
            return true;
    return false;
}

/* Without a bracket that was opened and not closed: (特性指标. */
static struct range bare_brackets(const struct flow *flow, struct range range)
{
    bool opened = range.start < range.end && flow->text[range.start] == '(';
    for (uint32_t i = range.start; opened && i < range.end; i++)
        opened = flow->text[i] != ')';
    return (struct range){range.start + opened, range.end};
}

/* A level without numbering and weight: 产出指标(50分), 效益指标30分), 管理指标30. */
static struct range bare_level(const struct flow *flow, struct range range)
{
    uint32_t length;
    range = bare_name(flow, range);
    if (!has_annotation(flow, range))
        return range;
    if (labels_match(flow, range.start, range.end, IN_LEVEL1 | IN_LEVEL2, &length) &&
        labels_skip_annotations(flow, range.start + length, range.end) == range.end)
        return (struct range){range.start, range.start + length};
    for (uint32_t i = range.start; i < range.end; i++)
        if (chars_among(flow->text[i], U"(0123456789") &&
            labels_skip_annotations(flow, i, range.end) == range.end)
            return bare_brackets(flow, (struct range){range.start, i});
    while (range.end > range.start + 2 && chars_digit(flow->text[range.end - 1]))
        range.end--;
    return range;
}

static bool is_missing(const struct form_result *r, struct range range)
{
    return range.start == range.end || figure_is_empty_mark(r->flow, range) ||
           !form_in_order(r, range);
}

/* 无, /, 0. */
static bool is_no_reason(const struct form_result *r, struct range range)
{
    struct range trimmed = figure_trim(r->flow, range);
    return is_missing(r, range) ||
           (trimmed.end == trimmed.start + 1 && r->flow->text[trimmed.start] == '0');
}

/* The reader of one row. */
struct filler {
    struct form_result *r;
    const struct head *head;
    size_t columns[ROLES]; /* the first of each role; head->count where there is none */
    const struct row *row;
    uint32_t next;               /* where the next row begins; the flow's length behind the last */
    struct words level1, level2; /* carried down */
};

static struct range cell(const struct filler *f, size_t column)
{
    return column < f->head->count ? f->row->cells[column] : (struct range){0};
}

static struct range cell_of(const struct filler *f, enum role role)
{
    return cell(f, f->columns[role]);
}

static bool in_doubt(struct filler *f, size_t column)
{
    if (!(f->row->doubtful >> column & 1))
        return false;
    form_remark(
        f->r, f->row->cells[column], _("Which column this figure stands in is not certain"));
    return true;
}

static bool has_letter(const struct flow *flow, struct range range)
{
    for (uint32_t i = range.start; i < range.end; i++)
        if (chars_han(flow->text[i]) || chars_latin(flow->text[i]))
            return true;
    return false;
}

/* ≥台: the digits are lost. */
static bool lost_digits(const struct flow *flow, struct range range)
{
    return chars_among(flow->text[range.start], U"≥≤<>=%") && !chars_have_digit(flow, range);
}

static struct quantity quantity(struct filler *f, size_t column)
{
    bool unreadable = false;
    struct quantity missing = {.form = QUANTITY_MISSING}, found;
    struct range range = cell(f, column);
    if (is_missing(f->r, range) || in_doubt(f, column))
        return missing;
    found = figure_quantity(f->r->flow, f->r->document, range, f->r->arena, &unreadable);
    unreadable |= lost_digits(f->r->flow, range);
    if (unreadable)
        form_remark(f->r, range, _("This figure cannot be read"));
    return unreadable ? missing : found;
}

/* The operator's and the unit's own columns. */
static void complete_target(struct filler *f, size_t column, struct quantity *target)
{
    const struct flow *flow = f->r->flow;
    if (target->form != QUANTITY_NUMBER)
        return;
    struct range sign = figure_trim(flow, cell_of(f, ROLE_OPERATOR)), found;
    enum op op;
    if (figure_operator(flow, sign.start, sign.end, &found, &op) && found.end == sign.end)
        target->op = op;
    size_t unit_column = f->columns[ROLE_UNIT];
    struct range unit = cell(f, unit_column);
    if (target->unit || is_missing(f->r, unit))
        return;
    target->unit = flow->text[unit.start] == '%' && unit.end == unit.start + 1
                       ? "%"
                       : form_words(f->r, unit).text;
    struct place place = form_place(f->r, unit);
    if (unit_column == column + 1 && place.start > target->place.start)
        target->place.length = place.start + place.length - target->place.start;
}

/* The last target column that has something: an adjusted value stands behind the first. */
static struct quantity target_of(struct filler *f)
{
    size_t column = f->head->count;
    for (size_t k = 0; k < f->head->count; k++)
        if (f->head->columns[k].role == ROLE_TARGET && !is_missing(f->r, f->row->cells[k]))
            column = k;
    struct quantity target = quantity(f, column);
    complete_target(f, column, &target);
    return target;
}

static struct quantity actual_of(struct filler *f)
{
    struct quantity actual = quantity(f, f->columns[ROLE_ACTUAL]);
    actual.op = OP_EQ;
    return actual;
}

/* Whether a line ends within the figure of a column: where it does not begin one, and digits that
 * are no cell of the row begin the next. `rest`: where these end. */
static bool is_torn(const struct filler *f, size_t column, uint32_t *rest)
{
    const struct flow *flow = f->r->flow;
    uint32_t at = cell(f, column).end, i = at;
    enum role first = f->head->columns[0].role;
    bool numbered = first != ROLE_LEVEL1 && first != ROLE_LEVEL2 && first != ROLE_NAME;
    if (at == cell(f, column).start || at >= flow->length || (numbered && at == f->next) ||
        flow->gap[cell(f, column).start] >= GAP_LINE || flow->gap[at] < GAP_LINE ||
        !chars_among(flow->text[at - 1], U"0123456789."))
        return false;
    while (i < flow->length && chars_among(flow->text[i], U"0123456789.") &&
           (i == at || flow->gap[i] == GAP_NONE))
        i++;
    if (i == at || !form_is_break(flow, i))
        return false;
    for (size_t k = 0; k < f->head->count; k++) {
        struct range other = f->row->cells[k];
        if (other.start == at && other.start < other.end && f->head->columns[k].role != ROLE_REASON)
            return false;
    }
    *rest = i;
    return true;
}

static struct figure points_of(struct filler *f, enum role role)
{
    size_t column = f->columns[role];
    struct range range = cell(f, column);
    struct figure figure = {0};
    uint32_t rest;
    if (is_missing(f->r, range) || in_doubt(f, column))
        return figure;
    bool read = figure_score(f->r->flow, range, &figure) ||
                (role == ROLE_WEIGHT && figure_rate(f->r->flow, range, &figure));
    if (!read || is_torn(f, column, &rest)) {
        form_remark(f->r, range, _("This figure cannot be read"));
        figure = (struct figure){0};
    }
    return figure;
}

static struct figure rate_of(struct filler *f)
{
    size_t column = f->columns[ROLE_COMPLETION];
    struct figure figure = {0};
    struct range range = cell(f, column);
    if (is_missing(f->r, range) || in_doubt(f, column) || !figure_rate(f->r->flow, range, &figure))
        return (struct figure){0};
    return figure;
}

static struct figure midyear_of(struct filler *f)
{
    for (size_t k = 0; k < f->head->count; k++) {
        if (f->head->columns[k].code != LABEL_MIDYEAR)
            continue;
        struct quantity value = quantity(f, k);
        if (value.form == QUANTITY_NUMBER)
            return (struct figure){true, value.value, value.place};
    }
    return (struct figure){0};
}

/* Behind a label with a colon that begins at `at`: 偏差原因:. `at` when none does. */
static uint32_t behind_label(const struct flow *flow, uint32_t at, uint32_t end, bool measures)
{
    uint32_t length;
    const struct label *label = labels_match(flow, at, end, IN_HEAD | IN_CLAUSE, &length);
    if (!label || (label->code == LABEL_MEASURES) != measures)
        return at;
    if (!measures && label->code != LABEL_DEVIATION && label->code != LABEL_DEVIATION_MEASURES)
        return at;
    uint32_t behind = at + length;
    return behind < end && flow->text[behind] == ':' ? behind + 1 : at;
}

/* A text that names its parts: 偏差原因:… 改进措施:…. One that does not is the reason. */
static void set_reason(const struct filler *f, struct range range, struct indicator *indicator)
{
    const struct flow *flow = f->r->flow;
    struct range reason = figure_trim(flow, range), measures = {range.end, range.end};
    uint32_t at = skip_numeral(flow, reason);
    for (uint32_t i = at; i < range.end; i++) {
        uint32_t behind = behind_label(flow, i, range.end, true);
        if (behind == i)
            continue;
        measures = (struct range){behind, range.end};
        reason.end = i;
        while (reason.end > reason.start &&
               chars_among(flow->text[reason.end - 1], U"0123456789.、;,。()二2"))
            reason.end--;
        break;
    }
    uint32_t behind = behind_label(flow, at, reason.end, false);
    reason.start = behind > at ? behind : reason.start;
    if (reason.start < reason.end && !is_no_reason(f->r, reason))
        indicator->deviation = form_words(f->r, reason);
    measures = figure_trim(flow, measures);
    if (measures.start < measures.end && !is_no_reason(f->r, measures))
        indicator->measures = form_words(f->r, measures);
}

static void take_reasons(const struct filler *f, struct indicator *indicator)
{
    bool own = false;
    uint32_t rest;
    size_t score = f->columns[ROLE_SCORE];
    bool torn = score < f->head->count && is_torn(f, score, &rest);
    for (size_t k = 0; k < f->head->count; k++)
        own |= f->head->columns[k].role == ROLE_REASON &&
               f->head->columns[k].code != LABEL_REMARKS &&
               f->head->columns[k].code != LABEL_MEASURES;
    for (size_t k = 0; k < f->head->count; k++) {
        const struct column *column = &f->head->columns[k];
        struct range range = f->row->cells[k];
        if (torn && range.start == cell(f, score).end)
            range.start = rest;
        if (column->role != ROLE_REASON || is_no_reason(f->r, range) ||
            (own && column->code == LABEL_REMARKS))
            continue;
        if (column->code == LABEL_MEASURES)
            indicator->measures = form_words(f->r, figure_trim(f->r->flow, range));
        else
            set_reason(f, range, indicator);
    }
}

static void carry_levels(struct filler *f)
{
    const struct flow *flow = f->r->flow;
    struct range one = cell_of(f, ROLE_LEVEL1), two = cell_of(f, ROLE_LEVEL2);
    if (!is_missing(f->r, one) && has_letter(flow, one)) {
        struct words level1 = form_words(f->r, bare_level(flow, one));
        if (!level1.text || !f->level1.text || strcmp(level1.text, f->level1.text))
            f->level2 = (struct words){0};
        f->level1 = level1;
    }
    if (!is_missing(f->r, two))
        f->level2 = form_words(f->r, bare_level(flow, two));
}

/* 小计, 产出指标小计: of a row of sums, not of an indicator. */
static bool is_subtotal(const struct filler *f, enum role role)
{
    struct range range = figure_trim(f->r->flow, cell_of(f, role));
    return range.end >= range.start + 2 &&
           chars_begin(f->r->flow, (struct range){range.end - 2, range.end}, U"小计");
}

/* The weight in the brackets behind a name, where none has a column: 明确性(5分). The name is left
 * without it. */
static struct figure take_weight(const struct filler *f, struct range *name)
{
    const struct flow *flow = f->r->flow;
    struct figure weight = {0};
    uint32_t at = name->end;
    if (f->columns[ROLE_WEIGHT] < f->head->count || name->end < name->start + 4 ||
        flow->text[name->end - 1] != ')' || flow->text[name->end - 2] != U'分')
        return weight;
    while (at > name->start && flow->text[at - 1] != '(')
        at--;
    if (at > name->start + 1 && figure_score(flow, (struct range){at, name->end - 1}, &weight))
        name->end = at - 1;
    return weight;
}

static void fill_row(struct filler *f)
{
    const struct flow *flow = f->r->flow;
    if (is_subtotal(f, ROLE_LEVEL1) || is_subtotal(f, ROLE_LEVEL2))
        return;
    carry_levels(f);
    if (is_subtotal(f, ROLE_NAME))
        return;
    struct range name = bare_name(flow, cell_of(f, ROLE_NAME));
    if (f->row->broken) {
        if (chars_have_digit(flow, f->row->range))
            form_remark(f->r, f->row->range, _("This row cannot be split into its cells"));
        return;
    }
    if (is_missing(f->r, name))
        return;
    struct figure weight = take_weight(f, &name);
    struct indicator indicator = {.level1 = f->level1,
        .level2 = f->level2,
        .name = form_words(f->r, name),
        .target = target_of(f),
        .actual = actual_of(f),
        .midyear = midyear_of(f),
        .completion = rate_of(f),
        .weight = weight.known ? weight : points_of(f, ROLE_WEIGHT),
        .score = points_of(f, ROLE_SCORE)};
    bool valued = indicator.target.form != QUANTITY_MISSING ||
                  indicator.actual.form != QUANTITY_MISSING || indicator.score.known;
    if (!valued && name.end - name.start > NAME_LONGEST) {
        form_remark(f->r, f->row->range, _("This row cannot be split into its cells"));
        return;
    }
    if (!valued && !indicator.weight.known && !f->row->doubtful)
        return;
    take_reasons(f, &indicator);
    form_add_indicator(f->r, &indicator);
}

static bool has_code(const struct head *head, enum label_code code)
{
    for (size_t i = 0; i < head->count; i++)
        if (head->columns[i].code == code)
            return true;
    return false;
}

void form_fill_rows(struct form_result *result, const struct head *head, const struct rows *rows)
{
    struct filler filler = {.r = result, .head = head};
    for (enum role role = 0; role < ROLES; role++)
        filler.columns[role] = form_head_column(head, role);
    if (has_code(head, LABEL_SCORE_SINGLE) && has_code(head, LABEL_SCORE_FOLDED))
        form_remark(
            result, head->range, _("Scores are folded by a weight: the single scores are read"));
    if (filler.columns[ROLE_TARGET] == head->count && has_code(head, LABEL_RULE))
        form_remark(result, head->range,
            _("The targets stand in the words of the scoring rules and are not read"));
    for (size_t i = 0; i < rows->count; i++) {
        filler.row = &rows->items[i];
        filler.next = i + 1 < rows->count ? rows->items[i + 1].range.start : result->flow->length;
        fill_row(&filler);
    }
}

/* The figures of a total's row, in order; `behind` is where they end. */
static size_t read_points(const struct flow *flow, uint32_t at, uint32_t end,
    struct figure points[POINTS_MAX], uint32_t *behind)
{
    size_t n = 0;
    *behind = at;
    while (at < end && n < POINTS_MAX) {
        while (at < end && chars_among(flow->text[at], U"|/-—"))
            at++;
        if (!form_points_at(flow, at, end, &points[n], &at))
            break;
        n++;
        *behind = at;
    }
    return n;
}

/* Which of the figures is the total: they stand under weight, score and further scores. */
static size_t total_among(const struct head *head, const struct figure *points, size_t n)
{
    size_t columns = 0, levels = 0, score = 0;
    for (size_t i = 0; i < head->count; i++) {
        enum role role = head->columns[i].role;
        levels += role == ROLE_LEVEL_WEIGHT;
        if (role != ROLE_WEIGHT && role != ROLE_SCORE && role != ROLE_OTHER_SCORE)
            continue;
        if (role == ROLE_SCORE)
            score = columns;
        columns++;
    }
    if (n == columns && n > 1)
        return score;
    if (levels && n > columns)
        return n == levels + columns ? levels + score : n;
    return n >= 2 && decimal_compare(points[0].value, points[1].value) >= 0 ? 1 : n >= 2 ? n : 0;
}

/* The words say points reached, not the sum of weights: 自评得分, 综合评分. */
static bool says_reached(const struct flow *flow, uint32_t at, uint32_t length)
{
    for (uint32_t i = at; i < at + length; i++)
        if (flow->text[i] == U'得' || flow->text[i] == U'评')
            return true;
    return false;
}

static bool scores_add_up(const struct evaluation *e, struct decimal total)
{
    struct decimal sum = e->budget.score.known ? e->budget.score.value : DECIMAL(0);
    for (size_t i = 0; i < e->indicator_count; i++)
        if (!e->indicators[i].score.known || !decimal_add(sum, e->indicators[i].score.value, &sum))
            return false;
    return decimal_compare(sum, total) == 0;
}

/* A lone 100 behind 总分 is the total only where the scores say so: it may be the sum of the
 * weights. */
static bool is_total(
    const struct form_result *r, const struct head *head, const struct figure *point, bool reached)
{
    return reached || form_head_column(head, ROLE_WEIGHT) == head->count ||
           decimal_compare(point->value, DECIMAL(100)) != 0 ||
           scores_add_up(r->evaluation, point->value);
}

static uint32_t take_total(
    struct form_result *r, const struct form *form, uint32_t at, uint32_t length)
{
    const struct flow *flow = r->flow;
    struct figure points[POINTS_MAX];
    uint32_t end = form->tail.end, behind;
    size_t n =
        read_points(flow, labels_skip_annotations(flow, at + length, end), end, points, &behind);
    size_t which = n ? total_among(&form->head, points, n) : 0;
    struct evaluation *e = r->evaluation;
    if (e->total.known || n == 0)
        return behind;
    if (which < n &&
        (n > 1 || is_total(r, &form->head, &points[0], says_reached(flow, at, length))))
        e->total = points[which];
    else
        form_remark(r, (struct range){at, behind},
            _("Which figure of this row is the total is not certain"));
    return behind;
}

void form_fill_total(struct form_result *result, const struct form *form)
{
    const struct flow *flow = result->flow;
    struct evaluation *e = result->evaluation;
    struct break_walk walk = form_walk(flow, form->tail.start, form->tail.end);
    for (uint32_t i = form_walk_to(&walk, form->tail.start); i < form->tail.end;
         i = form_walk_to(&walk, i + 1)) {
        uint32_t length;
        const struct label *label = labels_match(flow, i, form->tail.end, IN_TOTAL, &length);
        if (!label)
            continue;
        uint32_t at = label->code == LABEL_TOTAL
                          ? take_total(result, form, i, length)
                          : labels_skip_annotations(flow, i + length, form->tail.end);
        struct range found;
        enum grade grade =
            e->grade == GRADE_NONE ? form_grade_at(flow, at, form->tail.end, &found) : GRADE_NONE;
        if (grade == GRADE_NONE)
            continue;
        e->grade = grade;
        e->grade_place = flow_place(flow, found);
    }
}
