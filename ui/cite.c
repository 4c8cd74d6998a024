#include "cite.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "export/value.h"
#include "intl.h"

/* Of the focused pane, else of the one whose value counts elsewhere. */
static bool find(struct app *app, struct cited *cited, struct arena *arena)
{
    *cited = (struct cited){0};
    if (!app_settle(app))
        return false;
    const struct view *view = view_of(app->focus);
    if (!view->cite)
        view = view_of(app->values);
    return view->cite && view->cite(app, cited, arena) && cited->text && *cited->text;
}

const char *cite_value(struct app *app, struct arena *arena)
{
    struct cited cited;
    return find(app, &cited, arena) ? cited.text : NULL;
}

static bool is_wide(const char *at)
{
    return (unsigned char)*at >= 0x80;
}

const char *cite_line(const char *text, struct arena *arena)
{
    static const char white[] = " \t\r\n\f\v";
    char *line = arena_text(arena, text), *to = line;
    for (const char *from = text; *from;) {
        size_t blank = strspn(from, white);
        bool broken = memchr(from, '\n', blank) != NULL;
        bool words = to > line && !is_wide(to - 1) && !is_wide(from + blank);
        if (blank && from[blank] && to > line && (!broken || words))
            *to++ = ' ';
        from += blank;
        if (*from)
            *to++ = *from++;
    }
    *to = '\0';
    return line;
}

static const char *where(const struct app *app, struct place place, struct arena *arena)
{
    const struct dossier *dossier = &app->desk.at.dossier;
    if (!place.length)
        return dossier->file;
    struct location at = document_locate(&dossier->reading.document, place);
    return arena_format(arena, "%s:%u:%u", dossier->file, at.line, at.column);
}

const char *cite_source(struct app *app, struct arena *arena)
{
    struct cited cited;
    if (!find(app, &cited, arena))
        return NULL;
    const struct evaluation *evaluation = app->desk.at.dossier.evaluation;
    const char *unit = value_words(evaluation->unit), *place = where(app, cited.place, arena);
    const char *text = cite_line(cited.text, arena);
    const char *year = evaluation->year ? arena_format(arena, "%d", evaluation->year) : "?";
    if (cited.about)
        return arena_format(arena, _("%s (%s), %s: %s [%s]"), unit, year, cited.about, text, place);
    return arena_format(arena, _("%s (%s): %s [%s]"), unit, year, text, place);
}
