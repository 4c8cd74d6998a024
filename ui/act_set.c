#include "act.h"

#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "arena.h"
#include "intl.h"
#include "language.h"

/* What follows where a setting changes. */
static enum reaction follow_language(struct app *app)
{
    language_set(settings_text(app->settings, SETTING_LANGUAGE));
    return REACT_DRAW;
}

static enum reaction follow_reviewer(struct app *app)
{
    const char *name = settings_text(app->settings, SETTING_REVIEWER);
    store_set_reviewer(*name ? name : NULL);
    free(app->reviewer);
    app->reviewer = xstrdup(store_reviewer());
    return REACT_DRAW;
}

static enum reaction follow_looks(struct app *app)
{
    (void)app;
    return REACT_LOOKS;
}

static enum reaction follow_keys(struct app *app)
{
    app_load_keys(app);
    return REACT_DRAW;
}

static enum reaction (*const followers[SETTINGS])(struct app *app) = {
    [SETTING_LANGUAGE] = follow_language,
    [SETTING_REVIEWER] = follow_reviewer,
    [SETTING_KEYMAP] = follow_keys,
    [SETTING_KEYS] = follow_keys,
    [SETTING_THEME] = follow_looks,
    [SETTING_BORDERS] = follow_looks,
    [SETTING_AMBIGUOUS] = follow_looks,
    [SETTING_MOUSE] = follow_looks,
};

static void tell(struct app *app, enum setting setting)
{
    const char *value = settings_text(app->settings, setting);
    app_say(app, _("%s = %s, set by %s"), settings_table[setting].name, value,
        settings_where(app->settings, setting));
}

static enum reaction change(struct app *app, enum setting setting, const char *value)
{
    struct err err;
    if (settings_table[setting].at_start) {
        app_complain(app, _("%s is read at start: set it in %s"), settings_table[setting].name,
            app->settings->file);
        return REACT_DRAW;
    }
    if (!settings_set(app->settings, setting, value, ORIGIN_SESSION, &err)) {
        app_complain(app, "%s", err.text);
        return REACT_DRAW;
    }
    app->message[0] = '\0';
    enum reaction reaction = followers[setting] ? followers[setting](app) : REACT_DRAW;
    if (app->message[0])
        return reaction;
    app_say(app, _("%s = %s for as long as this runs; for good: a line in %s"),
        settings_table[setting].name, settings_text(app->settings, setting), app->settings->file);
    return reaction;
}

static enum reaction no_such(struct app *app, const char *name, size_t length)
{
    struct err err;
    char *copy = xcalloc(length + 1, 1);
    memcpy(copy, name, length);
    settings_no_such(copy, &err);
    app_complain(app, "%s", err.text);
    free(copy);
    return REACT_DRAW;
}

/* "mouse" is "mouse=on", "nomouse" is "mouse=off". */
static enum reaction switch_or_tell(struct app *app, const char *name, size_t length)
{
    enum setting setting = settings_find(name, length), off = SETTINGS;
    if (setting == SETTINGS && length > 2 && memcmp(name, "no", 2) == 0)
        off = settings_find(name + 2, length - 2);
    if (off != SETTINGS && settings_table[off].type == TYPE_BOOL)
        return change(app, off, "off");
    if (setting == SETTINGS)
        return no_such(app, name, length);
    if (settings_table[setting].type == TYPE_BOOL)
        return change(app, setting, "on");
    tell(app, setting);
    return REACT_DRAW;
}

ACT(act_set)
{
    (void)command;
    const char *text = argument ? argument + strspn(argument, " ") : "";
    size_t length = strcspn(text, " =?");
    const char *behind = text + length + strspn(text + length, " ");
    enum setting setting = settings_find(text, length);
    if (!length)
        app_complain(app, _("set needs the name of a setting, as in: set theme=light"));
    else if (*behind == '=' && setting != SETTINGS)
        return change(app, setting, behind + 1 + strspn(behind + 1, " "));
    else if (*behind == '?' && setting != SETTINGS)
        tell(app, setting);
    else if (*behind)
        return no_such(app, text, length);
    else
        return switch_or_tell(app, text, length);
    return REACT_DRAW;
}
