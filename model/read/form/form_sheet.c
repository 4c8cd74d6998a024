#include "form_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "read/chars.h"

/* One line in so many may be out of line with the others; one in any case. */
enum { PAGE_WIDTH = 1024, LINES_PER_STRAY = 8 };

void form_sheet_write(struct sheet_writer *w, const struct atom *atom, enum gap gap)
{
    for (uint32_t i = atom->range.start; i < atom->range.end; i++, w->at++) {
        w->to->text[w->at] = w->from->text[i];
        w->to->at[w->at] = w->from->at[i];
        w->to->gap[w->at] = i == atom->range.start ? (unsigned char)gap : GAP_NONE;
    }
}

struct flow form_sheet_flow(
    const struct sheet *s, struct atom *const *atoms, size_t count, const bool *apart)
{
    uint32_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += atoms[i]->range.end - atoms[i]->range.start;
    struct flow to = {.text = arena_alloc(s->arena, (length + 1) * sizeof *to.text),
        .at = arena_alloc(s->arena, (length + 1) * sizeof *to.at),
        .gap = arena_alloc(s->arena, length + 1),
        .length = length,
        .printed = s->flow->printed,
        .simplified = s->flow->simplified};
    struct sheet_writer writer = {s->flow, &to, 0};
    for (size_t i = 0; i < count; i++)
        form_sheet_write(&writer, atoms[i], i == 0 || (apart && apart[i]) ? GAP_WIDE : GAP_NONE);
    return to;
}

static int by_left(const void *a, const void *b)
{
    const struct atom *x = *(struct atom *const *)a, *y = *(struct atom *const *)b;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

int form_sheet_by_line(const void *a, const void *b)
{
    const struct atom *x = *(struct atom *const *)a, *y = *(struct atom *const *)b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return (x->left > y->left) - (x->left < y->left);
}

/* The first `n` of `order`, from the left, as they stand in columns: those one below the other
 * together. */
static void stack(struct sheet *s, size_t n, bool *apart)
{
    for (size_t i = 0, end; i < n; i = end) {
        uint32_t right = s->order[i]->right;
        for (end = i + 1; end < n && s->order[end]->left < right; end++)
            right = s->order[end]->right > right ? s->order[end]->right : right;
        if (end > i + 1)
            qsort(s->order + i, end - i, sizeof *s->order, form_sheet_by_line);
        for (size_t k = i; k < end; k++)
            apart[k] = k == i || s->order[k]->line == s->order[k - 1]->line;
    }
}

size_t form_sheet_header(struct sheet *s, uint32_t first, uint32_t last, bool *apart)
{
    size_t n = 0;
    for (size_t i = 0; i < s->atoms.count && s->atoms.items[i].line <= last; i++)
        if (s->atoms.items[i].line >= first)
            s->order[n++] = &s->atoms.items[i];
    qsort(s->order, n, sizeof *s->order, by_left);
    stack(s, n, apart);
    return n;
}

/* Where the headings stand on the page: `labels` are ranges of a flow made of the ordered atoms. */
static void place_headings(struct sheet *s, size_t n)
{
    for (size_t c = 0; c < s->head.count; c++) {
        struct range label = s->head.columns[c].label;
        uint32_t at = 0;
        s->left[c] = SHEET_FAR;
        s->right[c] = 0;
        for (size_t i = 0; i < n; i++) {
            uint32_t end = at + s->order[i]->range.end - s->order[i]->range.start;
            if (at < label.end && end > label.start) {
                s->left[c] = s->order[i]->left < s->left[c] ? s->order[i]->left : s->left[c];
                s->right[c] = s->order[i]->right > s->right[c] ? s->order[i]->right : s->right[c];
            }
            at = end;
        }
    }
}

/* Words no label knows are a sign that a line is missing, or is none of the header's. */
static int worth(const struct head *head)
{
    int worth = 0;
    for (size_t c = 0; c < head->count; c++)
        worth += head->columns[c].role == ROLE_EXTRA ? -2 : 1;
    return worth;
}

/* Whether the lines [first, last] are a header and nothing else, better than the one found. `all`:
 * the atoms from the left. */
static bool try_header(struct sheet *s, struct atom *const *all, uint32_t first, uint32_t last)
{
    bool *apart = arena_alloc(s->arena, s->atoms.count);
    size_t n = 0;
    for (size_t i = 0; i < s->atoms.count; i++)
        if (all[i]->line >= first && all[i]->line <= last)
            s->order[n++] = all[i];
    stack(s, n, apart);
    struct flow flow = form_sheet_flow(s, s->order, n, apart);
    struct head head = {0};
    bool found = (s->funds ? form_head_funds_at : form_head_at)(&flow, 0, flow.length, &head);
    if (!found || head.range.end != flow.length)
        return false;
    int better = worth(&head) - worth(&s->head);
    if (better < 0 || (better == 0 && head.range.end <= s->head.range.end))
        return false;
    s->head = head;
    s->first = first;
    s->last = last;
    place_headings(s, n);
    return true;
}

/* An amount or points: 304.10, 99.43%. */
static bool is_figure(const struct flow *flow, struct range range)
{
    bool pointed = false;
    for (uint32_t i = range.start; i < range.end; i++) {
        char32_t c = flow->text[i];
        if (!chars_digit(c) && c != '.' && c != ',' && c != '%')
            return false;
        pointed |= c == '.' && i > range.start && i + 1 < range.end;
    }
    return pointed;
}

/* Whether a figure stands on a line: such is none of a header's. */
static bool has_figure(const struct sheet *s, uint32_t line)
{
    for (size_t i = 0; i < s->atoms.count && s->atoms.items[i].line <= line; i++)
        if (s->atoms.items[i].line == line && is_figure(s->flow, s->atoms.items[i].range))
            return true;
    return false;
}

bool form_sheet_head(struct sheet *s, uint32_t anchor)
{
    uint32_t above_most = 0, below_most = 0;
    while (above_most < SHEET_HEAD_LINES && above_most < anchor &&
           !has_figure(s, anchor - above_most - 1))
        above_most++;
    while (below_most < SHEET_HEAD_LINES && !has_figure(s, anchor + below_most + 1))
        below_most++;
    struct atom **all = arena_alloc(s->arena, s->atoms.count * sizeof *all);
    for (size_t i = 0; i < s->atoms.count; i++)
        all[i] = &s->atoms.items[i];
    qsort(all, s->atoms.count, sizeof *all, by_left);
    for (uint32_t below = 0; below <= below_most; below++)
        for (uint32_t above = 0; above <= above_most; above++)
            try_header(s, all, anchor - above, anchor + below);
    return s->head.count > 0;
}

static uint32_t quiet_place(const unsigned char *cover, uint32_t from, uint32_t to)
{
    uint32_t best = from, length = 0;
    for (uint32_t i = from, end; i < to; i = end) {
        for (end = i + 1; end < to && !cover[i] == !cover[end]; end++)
            ;
        if (!cover[i] && end - i > length) {
            best = i + (end - i + 1) / 2;
            length = end - i;
        }
    }
    return length ? best : SHEET_FAR;
}

/* The names of fund rows have no heading: they are the words nearest to the left of the first
 * amount. */
static void place_source(struct sheet *s, const unsigned char *cover)
{
    uint32_t x = s->left[1] < PAGE_WIDTH ? s->left[1] : 0;
    while (x > 0 && cover[x - 1])
        x--;
    while (x > 0 && !cover[x - 1])
        x--;
    s->right[0] = x;
    while (x > 0 && cover[x - 1])
        x--;
    s->left[0] = x;
}

/* Which cells of the page's width more than `few` lines have words at. */
static void cover_page(const struct sheet *s, uint32_t few, unsigned char cover[PAGE_WIDTH])
{
    uint32_t counts[PAGE_WIDTH] = {0};
    for (size_t i = 0; i < s->atoms.count; i++) {
        const struct atom *atom = &s->atoms.items[i];
        for (uint32_t x = atom->left; atom->line >= s->first && x < atom->right && x < PAGE_WIDTH;
             x++)
            counts[x]++;
    }
    for (uint32_t x = 0; x < PAGE_WIDTH; x++)
        cover[x] = counts[x] > few;
}

/* The edges between columns run where hardly a line has words. False when there is no such place.
 */
static bool find_edges(struct sheet *s, uint32_t few)
{
    unsigned char cover[PAGE_WIDTH];
    cover_page(s, few, cover);
    if (s->funds)
        place_source(s, cover);
    for (size_t c = 0; c < s->head.count; c++) {
        uint32_t from = c ? s->right[c - 1] : 0, to = s->left[c];
        if (to >= PAGE_WIDTH || (c && from > to))
            return false;
        s->edges[c] = from == to ? from : quiet_place(cover, from, to);
        if (s->edges[c] == SHEET_FAR && c)
            return false;
    }
    uint32_t first =
        s->left[0]; /* what stands left of the words of the first column is no part of the table */
    while (first > 0 && cover[first - 1])
        first--;
    s->edges[0] = first;
    s->edges[s->head.count] = SHEET_FAR;
    return true;
}

static void assign_columns(struct sheet *s)
{
    for (size_t i = 0; i < s->atoms.count; i++) {
        struct atom *atom = &s->atoms.items[i];
        for (size_t c = 0; c < s->head.count; c++)
            if (atom->left >= s->edges[c] && atom->left < s->edges[c + 1])
                atom->column = (int)c;
    }
}

static bool is_stray(const struct sheet *s, const struct atom *atom)
{
    return atom->column >= 0 && atom->line > s->last && atom->right > s->edges[atom->column + 1];
}

/* Whether the words of a column begin under the first of its heading. */
static bool is_flush(const struct sheet *s, int column)
{
    size_t flush = 0, others = 0;
    for (size_t i = 0; i < s->atoms.count; i++) {
        const struct atom *atom = &s->atoms.items[i];
        if (atom->column == column && atom->line > s->last)
            *(atom->left == s->left[column] ? &flush : &others) += 1;
    }
    return flush > others;
}

/* Whether the words are a whole cell of the column, as far as its labels can tell. */
static bool is_whole(const struct sheet *s, const struct atom *atom)
{
    enum role role = s->head.columns[atom->column].role;
    return (role != ROLE_LEVEL1 && role != ROLE_LEVEL2) ||
           labels_whole(s->flow, atom->range, IN_LEVEL1 | IN_LEVEL2);
}

/* Cells that fill their column run into the next one's: they are cut where that begins, but for
 * those that are just wider than the others. False when this cannot be told. */
static bool cut_strays(struct sheet *s)
{
    size_t strays = 0;
    for (size_t i = 0; i < s->atoms.count; i++)
        strays += is_stray(s, &s->atoms.items[i]);
    if (!strays)
        return true;
    struct atoms cut = {
        arena_alloc(s->arena, (s->atoms.count + strays * s->head.count) * sizeof *cut.items), 0};
    for (size_t i = 0; i < s->atoms.count; i++) {
        struct atom atom = s->atoms.items[i], next;
        while (is_stray(s, &atom)) {
            int column = atom.column + 1;
            if (is_flush(s, column) && atom.right <= s->left[column])
                break;
            if (!is_flush(s, column) || !form_atom_cut(s->flow, &atom, s->left[column], &next) ||
                !is_whole(s, &atom))
                return false;
            cut.items[cut.count++] = atom;
            atom = next;
            atom.column = column;
        }
        cut.items[cut.count++] = atom;
    }
    s->atoms = cut;
    s->order = arena_alloc(s->arena, cut.count * sizeof *s->order);
    return true;
}

static bool same_words(const struct flow *flow, struct range a, struct range b)
{
    return a.end - a.start == b.end - b.start && !memcmp(flow->text + a.start, flow->text + b.start,
                                                     (a.end - a.start) * sizeof *flow->text);
}

/* Whether the words on `line` in columns are those on the header's line `model`. `drop`: they
 * leave their columns. */
static bool repeats(struct sheet *s, uint32_t model, uint32_t line, bool drop)
{
    size_t h = 0, found = 0;
    for (size_t i = 0; i < s->atoms.count && s->atoms.items[i].line <= line; i++) {
        struct atom *atom = &s->atoms.items[i];
        if (atom->line != line || atom->column < 0)
            continue;
        while (h < i && (s->atoms.items[h].line < model || s->atoms.items[h].column < 0))
            h++;
        const struct atom *heading = &s->atoms.items[h++];
        if (heading->line != model || heading->column != atom->column ||
            !same_words(s->flow, heading->range, atom->range))
            return false;
        found++;
        atom->column = drop ? -1 : atom->column;
    }
    return found > 0;
}

/* The line of the header with most headings. */
static uint32_t fullest_line(const struct sheet *s)
{
    uint32_t fullest = s->first;
    size_t most = 0, n = 0;
    for (size_t i = 0; i < s->atoms.count && s->atoms.items[i].line <= s->last; i++) {
        n = i && s->atoms.items[i - 1].line == s->atoms.items[i].line ? n + 1 : 1;
        if (n > most) {
            most = n;
            fullest = s->atoms.items[i].line;
        }
    }
    return fullest;
}

/* A header that came again on the next page is of no row. */
static void drop_repeats(struct sheet *s)
{
    uint32_t model = fullest_line(s), above = model - s->first, below = s->last - model;
    for (size_t i = 0; i < s->atoms.count; i++) {
        uint32_t line = s->atoms.items[i].line;
        if (line <= s->last + above || (i && s->atoms.items[i - 1].line == line) ||
            !repeats(s, model, line, false))
            continue;
        for (uint32_t l = line - above; l <= line + below; l++)
            if (repeats(s, model + l - line, l, false))
                repeats(s, model + l - line, l, true);
    }
}

bool form_sheet_columns(struct sheet *s)
{
    uint32_t lines = s->atoms.count ? s->atoms.items[s->atoms.count - 1].line : 0;
    uint32_t strays = lines < LINES_PER_STRAY ? 1 : lines / LINES_PER_STRAY;
    if (!find_edges(s, 0) && !find_edges(s, strays))
        return false;
    assign_columns(s);
    drop_repeats(s);
    return cut_strays(s);
}
