#include "search_indicators.h"

#include <stdlib.h>

#include "app.h"
#include "intl.h"

void search_indicators_fini(struct search_indicators *search)
{
    free(search->words);
    needle_fini(&search->needle);
    *search = (struct search_indicators){0};
}

static int rows_of(const struct app *app)
{
    return (int)app->desk.at.dossier.evaluation->indicator_count;
}

bool search_indicators_in(const struct app *app, int row, size_t *start, size_t *length)
{
    const char *name = app->desk.at.dossier.evaluation->indicators[row].name.text;
    return name && needle_find(&app->indicators.search.needle, name, start, length);
}

static bool is_hit(const struct app *app, int row)
{
    size_t start, length;
    return search_indicators_in(app, row, &start, &length);
}

int search_indicators_count(const struct app *app, int *current)
{
    int count = 0;
    *current = 0;
    for (int row = 0; row < rows_of(app); row++) {
        count += is_hit(app, row);
        if (row == app->indicators.list.selected && is_hit(app, row))
            *current = count;
    }
    return count;
}

/* The first hit from `row` on, that included, all around; -1 when there is none. */
static int hit_from(const struct app *app, int row, int step)
{
    int rows = rows_of(app);
    for (int i = 0; i < rows; i++, row += step) {
        row = (row + rows) % rows;
        if (is_hit(app, row))
            return row;
    }
    return -1;
}

/* The list, which no frame may have shown yet. */
static struct list *list_of(struct app *app)
{
    struct list *list = &app->indicators.list;
    list_fit(list, rows_of(app), list->rows);
    return list;
}

static void begin(struct app *app)
{
    app->indicators.search.from = list_of(app)->selected;
}

static void changed(struct app *app, const char *words)
{
    struct search_indicators *search = &app->indicators.search;
    int from = search->from;
    search_indicators_fini(search);
    search->from = from;
    needle_init(&search->needle, words);
    if (search->needle.count)
        search->words = xstrdup(words);
    int hit = hit_from(app, from, 1);
    list_select(list_of(app), hit < 0 ? from : hit);
}

static void accept(struct app *app, const char *words)
{
    if (app->indicators.search.words && hit_from(app, 0, 1) < 0)
        app_say(app, _("in the name of no indicator: %s"), words);
}

static bool clear(struct app *app)
{
    bool any = app->indicators.search.words;
    search_indicators_fini(&app->indicators.search);
    return any;
}

static void step(struct app *app, int direction)
{
    struct search_indicators *search = &app->indicators.search;
    if (!search->words) {
        app_say(app, _("nothing is looked for; / begins"));
        return;
    }
    int before = list_of(app)->selected;
    int hit = hit_from(app, before + direction, direction);
    if (hit < 0) {
        app_say(app, _("in the name of no indicator: %s"), search->words);
        return;
    }
    if (direction > 0 ? hit <= before : hit >= before)
        app_say(app, "%s", direction > 0 ? _("on from the beginning") : _("on from the end"));
    list_select(&app->indicators.list, hit);
}

const struct view_search search_in_indicators = {
    .begin = begin, .changed = changed, .accept = accept, .clear = clear, .step = step};
