#include "filtering.h"

#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "filter_complete.h"
#include "intl.h"

void filtering_fini(struct filtering *filtering)
{
    free(filtering->before);
    *filtering = (struct filtering){0};
}

void filtering_begin(struct app *app)
{
    struct units *units = &app->units;
    struct filtering *filtering = &app->filtering;
    app_settle(app);
    filtering_fini(filtering);
    filtering->before = xstrdup(units->expression);
    filtering->key = app->desk.at.key;
    filtering->below = units->at;
    size_t length = strlen(units->expression);
    char *text = xcalloc(length + 2, 1);
    strcpy(text, units->expression);
    if (length)
        text[length] = ' ';
    prompt_open(app, PROMPT_FILTER, text);
    free(text);
}

void filtering_complete(struct app *app)
{
    struct prompt *prompt = &app->prompt;
    const struct filter_offers offers =
        filter_complete(prompt->line.text, &app->units.roster, &prompt->arena);
    prompt->from = offers.from;
    for (size_t i = 0; i < offers.count; i++)
        prompt_candidate(prompt, &(struct candidate){.text = offers.items[i].text,
                                     .argument = offers.items[i].other,
                                     .help = offers.items[i].help});
}

/* Where the one it began with is in the list, it stands where it stood. */
static bool apply(struct app *app, const char *text, struct err *err)
{
    struct units *units = &app->units;
    if (!units_arrange(units, units->order, units->reverse, text, err))
        return false;
    int64_t key = app->filtering.key;
    return !key || (units->list.on && units_place(units, key) < 0) ||
           units_open(units, key, app->filtering.below, units->rows, err);
}

/* The word being typed may become the name of a key, which alone is none: it fits no unit. */
static bool begins_key(const struct prompt *prompt)
{
    const char *text = prompt->line.text, *word = text + prompt->from;
    const struct filter_key *key = filter_key_find(word);
    bool begins = prompt->list.count && *word && (word == text || word[-1] == ' ');
    return begins && !(key && key->type == FILTER_FLAG);
}

void filtering_changed(struct app *app)
{
    struct prompt *prompt = &app->prompt;
    if (!apply(app, prompt->line.text, NULL) || units_count(&app->units) || !begins_key(prompt))
        return;
    const char *before = arena_copy(&prompt->arena, prompt->line.text, prompt->from);
    apply(app, before, NULL);
}

static size_t trimmed(const char *text)
{
    size_t length = strlen(text);
    while (length && text[length - 1] == ' ')
        length--;
    return length;
}

enum reaction filtering_accept(struct app *app, const char *text)
{
    struct err err;
    char *expression = xstrdup(text + strspn(text, " "));
    expression[trimmed(expression)] = '\0';
    bool ok = apply(app, expression, &err);
    free(expression);
    if (!ok) {
        app_complain(app, "%s", err.text);
        return REACT_STAY;
    }
    prompt_close(app);
    if (!units_count(&app->units))
        app_say(app, _("no evaluation fits the filter; & changes it"));
    return REACT_DRAW;
}

void filtering_cancel(struct app *app)
{
    struct err err;
    if (!apply(app, app->filtering.before, &err))
        app_complain(app, "%s", err.text);
}
