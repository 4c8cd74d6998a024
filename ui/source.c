#include "source.h"

#include "app.h"
#include "cells.h"
#include "intl.h"

enum { ABOVE = 3 };

static const struct reading *reading_of(const struct app *app)
{
    return &app->desk.at.dossier.reading;
}

static struct place selected_place(const struct app *app)
{
    struct selected selected;
    return app_value(app, &selected) ? selected.place : (struct place){0};
}

static bool is_same(struct place a, struct place b)
{
    return a.start == b.start && a.length == b.length;
}

/* Another report begins at its evaluation; what was looked for in the one before is looked for in
 * it. */
static void settle(struct app *app)
{
    struct source *source = &app->source;
    if (source->key == app->desk.at.key)
        return;
    source->key = app->desk.at.key;
    source->top = app->desk.at.dossier.evaluation->extent.start;
    source->shown = source->wanted = (struct place){0};
    source->selecting = false;
    if (source->search.words)
        search_find(
            &source->search, source->search.words, reading_of(app), source->key, source->top);
}

void source_return(struct app *app, uint32_t top)
{
    settle(app);
    app->source.top = top;
    app->source.shown = selected_place(app);
    app->source.wanted = (struct place){0};
}

/* `rows` rows further down (up when negative), as far as there are. */
static uint32_t scrolled(struct wrap *wrap, uint32_t at, int rows)
{
    struct wrap_row row = wrap_row_at(wrap, at);
    for (; rows > 0 && wrap_next(wrap, &row); rows--)
        ;
    for (; rows < 0 && wrap_previous(wrap, &row); rows++)
        ;
    return row.start;
}

void source_show_line(struct app *app, uint32_t line)
{
    if (!app_settle(app))
        return;
    const struct document *document = &reading_of(app)->document;
    uint32_t last = document->line_count, number = line < last ? line : last;
    app->source.wanted = (struct place){.start = document->lines[number - 1], .length = 1};
}

/* The rows of the page from `top` on. */
static int lay_out(struct wrap *wrap, uint32_t top, struct wrap_row *rows, int most)
{
    int count = 0;
    struct wrap_row row = wrap_row_at(wrap, top);
    do
        rows[count++] = row;
    while (count < most && wrap_next(wrap, &row));
    return count;
}

/* The page follows the selected value, unless it was scrolled since the value was selected. */
int source_follow(struct app *app, struct wrap *wrap, struct wrap_row *rows, int most)
{
    struct source *source = &app->source;
    bool other = source->key != app->desk.at.key;
    settle(app);
    struct place place = selected_place(app), wanted = source->wanted;
    if (!wanted.length && (other || !is_same(place, source->shown)))
        wanted = place;
    uint32_t above = wanted.length ? scrolled(wrap, wanted.start, -(most / ABOVE)) : 0;
    int count = lay_out(wrap, other && wanted.length ? above : source->top, rows, most);
    if (wanted.length && (wanted.start < rows[0].start || wanted.start >= rows[count - 1].end))
        count = lay_out(wrap, above, rows, most);
    source->shown = place;
    source->wanted = (struct place){0};
    source->top = rows[0].start;
    return count;
}

static void begin_search(struct app *app)
{
    settle(app);
    app->source.search_from = app->source.top;
}

static void change_search(struct app *app, const char *words)
{
    struct source *source = &app->source;
    app->grepping.walking = false;
    search_find(&source->search, words, reading_of(app), app->desk.at.key, source->search_from);
    if (source->search.count)
        source->wanted = source->search.hits[source->search.current];
}

static void accept_search(struct app *app, const char *words)
{
    if (app->source.search.words && !app->source.search.count)
        app_say(app, _("not in this report: %s"), words);
}

/* A stretch is given up before the search is. */
static bool clear_search(struct app *app)
{
    struct source *source = &app->source;
    bool any = source->selecting || source->search.words;
    if (source->selecting)
        source->selecting = false;
    else
        search_fini(&source->search);
    app->grepping.walking = source->search.words && app->grepping.walking;
    return any;
}

void source_show_hit(struct app *app, const char *words, struct place place)
{
    struct source *source = &app->source;
    settle(app);
    source->selecting = false;
    search_find(&source->search, words, reading_of(app), app->desk.at.key, place.start);
    source->wanted = place;
}

/* Without a search, the words a finding rests on are gone through. */
static void step_search(struct app *app, int step)
{
    struct search *search = &app->source.search;
    if (grepping_step(app, step))
        return;
    if (!search->words) {
        findings_step_evidence(app, step);
        return;
    }
    if (!search->count) {
        app_say(app, _("not in this report: %s"), search->words);
        return;
    }
    if (search_step(search, step))
        app_say(app, "%s", step > 0 ? _("on from the beginning") : _("on from the end"));
    app->source.wanted = search->hits[search->current];
}

const struct view_search search_in_source = {.begin = begin_search,
    .changed = change_search,
    .accept = accept_search,
    .clear = clear_search,
    .step = step_search};

void source_step_section(struct app *app, int direction)
{
    uint32_t found;
    settle(app);
    if (!search_section(reading_of(app), app->source.top, direction, &found)) {
        app_say(app, "%s", direction > 0 ? _("no section behind") : _("no section before"));
        return;
    }
    struct wrap wrap;
    wrap_init(&wrap, &reading_of(app)->document, app->source.columns);
    app->source.top = wrap_row_at(&wrap, found).start;
}

void source_select(struct app *app)
{
    settle(app);
    struct source *source = &app->source;
    struct place place = selected_place(app);
    if (source->search.count)
        place = source->search.hits[source->search.current];
    if (!place.length)
        place = (struct place){.start = source->top, .length = 1};
    source->selecting = true;
    source->anchor = place.start;
    source->caret = place.start + place.length - 1;
    source->wanted = place;
}

void source_swap_ends(struct app *app)
{
    uint32_t caret = app->source.caret;
    app->source.caret = app->source.anchor;
    app->source.anchor = caret;
    app->source.wanted = (struct place){.start = app->source.caret, .length = 1};
}

struct place source_stretch(const struct app *app)
{
    const struct source *source = &app->source;
    if (!source->selecting)
        return (struct place){0};
    uint32_t start = source->anchor < source->caret ? source->anchor : source->caret;
    uint32_t last = source->anchor < source->caret ? source->caret : source->anchor;
    return (struct place){.start = start, .length = last - start + 1};
}

static int column_of(const struct document *document, uint32_t start, uint32_t at)
{
    int column = 0;
    for (uint32_t i = start; i < at; i++)
        column += document->chars[i] == '\t' ? WRAP_TAB : cells_char(document->chars[i]).width;
    return column;
}

/* The character of a row nearest to a column. */
static uint32_t at_column(const struct document *document, const struct wrap_row *row, int column)
{
    uint32_t at = row->start;
    while (at + 1 < row->end && column_of(document, row->start, at + 1) <= column)
        at++;
    return at;
}

static void scroll_to_caret(struct app *app, struct wrap *wrap)
{
    struct source *source = &app->source;
    struct wrap_row row = wrap_row_at(wrap, source->caret);
    uint32_t least = scrolled(wrap, row.start, 1 - source->rows);
    if (source->top > row.start)
        source->top = row.start;
    else if (source->top < least)
        source->top = least;
}

static void move_caret(struct app *app, struct wrap *wrap, enum motion motion)
{
    struct source *source = &app->source;
    const struct document *document = wrap->document;
    int step = list_step(motion, source->rows);
    struct wrap_row row = wrap_row_at(wrap, source->caret);
    if (step) {
        int column = column_of(document, row.start, source->caret);
        row = wrap_row_at(wrap, scrolled(wrap, source->caret, step));
        source->caret = at_column(document, &row, column);
    } else if (motion == MOVE_LEFT || motion == MOVE_FIRST) {
        source->caret = motion == MOVE_FIRST ? 0 : source->caret - (source->caret > 0);
    } else {
        uint32_t last = document->length - 1;
        source->caret = motion == MOVE_LAST ? last : source->caret + (source->caret < last);
    }
    scroll_to_caret(app, wrap);
}

static void move_page(struct app *app, struct wrap *wrap, enum motion motion)
{
    struct source *source = &app->source;
    int step = list_step(motion, source->rows);
    uint32_t last = scrolled(wrap, wrap->document->length, 1 - source->rows);
    if (motion == MOVE_FIRST)
        source->top = 0;
    else if (motion == MOVE_LAST)
        source->top = last;
    else
        source->top = scrolled(wrap, source->top, step);
    if (source->top > last)
        source->top = last;
}

/* Keys that come before a frame move on from where that would stand. */
static void catch_up(struct app *app)
{
    const struct source *source = &app->source;
    if (source->key != app->desk.at.key || source->wanted.length ||
        !is_same(selected_place(app), source->shown))
        app_draw(app);
}

void source_move(struct app *app, enum motion motion)
{
    struct wrap wrap;
    if (!app_settle(app))
        return;
    catch_up(app);
    wrap_init(&wrap, &reading_of(app)->document, app->source.columns);
    if (app->source.selecting)
        move_caret(app, &wrap, motion);
    else
        move_page(app, &wrap, motion);
}
