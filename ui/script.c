#include "script.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "app.h"
#include "cells.h"
#include "dump.h"
#include "intl.h"
#include "keys.h"
#include "react.h"

enum { WORK_MS = 1000 };

static void press(struct app *app, uint32_t key)
{
    react_event(app, &(struct event){.kind = EVENT_KEY, .key = key});
}

bool script_keys(struct app *app, const char *keys, struct err *err)
{
    while (*keys && !app->quit) {
        const char *from = keys;
        uint32_t key;
        if (*keys == ' ') {
            keys++;
            continue;
        }
        if (!keys_parse(&keys, &key))
            return err_set(err,
                _("no such key \"%.*s\": keys are written x, gg, <C-x>, <F2>, <S-Tab>"),
                (int)(keys - from), from);
        press(app, key);
    }
    return true;
}

void script_type(struct app *app, const char *text)
{
    for (struct cells_char c; *text && !app->quit;) {
        text += cells_take(text, strlen(text), &c);
        press(app, c.shown);
    }
}

/* Work that goes on is waited for: a script sees what a patient person sees. */
static void settle(struct app *app)
{
    while (app_work(app, WORK_MS))
        ;
    react_show(app);
}

static bool on_screen(struct app *app, const char *text)
{
    struct buffer screen;
    buffer_init(&screen);
    dump_text(&app->frame, &screen);
    bool found = strstr(screen.bytes, text) != NULL;
    buffer_fini(&screen);
    return found;
}

static bool good(const struct app *app, struct err *err)
{
    bool complains = app->message[0] && app->message_style == STYLE_MESSAGE_ERROR;
    return !complains || err_set(err, "%s", app->message);
}

static bool do_keys(struct app *app, const char *text, struct err *err)
{
    return script_keys(app, text, err) && good(app, err);
}

static bool do_type(struct app *app, const char *text, struct err *err)
{
    script_type(app, text);
    return good(app, err);
}

static bool do_paste(struct app *app, const char *text, struct err *err)
{
    react_event(app, &(struct event){.kind = EVENT_PASTE, .text = text});
    return good(app, err);
}

static bool do_expect(struct app *app, const char *text, struct err *err)
{
    return on_screen(app, text) || err_set(err, _("not on the screen: %s"), text);
}

static bool do_absent(struct app *app, const char *text, struct err *err)
{
    return !on_screen(app, text) || err_set(err, _("on the screen: %s"), text);
}

const char *const script_words[] = {"keys", "type", "paste", "expect", "absent", NULL};

static bool (*const word_does[])(struct app *app, const char *text, struct err *err) = {
    do_keys, do_type, do_paste, do_expect, do_absent};

/* What the line before said stands until another is carried out; a dump shows it. */
static bool run_command(struct app *app, const char *line, struct err *err)
{
    char said[APP_MESSAGE];
    const char *argument;
    const struct command *command = command_parse(line, &argument);
    if (!command)
        return command_no_such(line, err);
    memcpy(said, app->message, sizeof said);
    if (command->run != act_screen_dump)
        app->message[0] = '\0';
    react(app, command_run(app, command, argument));
    if (!good(app, err))
        return false;
    if (command->run == act_screen_dump)
        app_say(app, "%s", said);
    return true;
}

bool script_line(struct app *app, const char *line, struct err *err)
{
    line += strspn(line, " \t");
    size_t length = strcspn(line, " ");
    const char *text = line + length + (line[length] == ' ');
    if (!*line || *line == '#')
        return true;
    int word = 0;
    while (script_words[word] &&
           (strlen(script_words[word]) != length || memcmp(script_words[word], line, length) != 0))
        word++;
    bool done = script_words[word] ? word_does[word](app, text, err) : run_command(app, line, err);
    settle(app);
    return done;
}

static bool run_lines(struct app *app, FILE *file, const char *name, struct err *err)
{
    char *line = NULL;
    size_t capacity = 0;
    bool done = true;
    settle(app);
    for (int number = 1; done && !app->quit && getline(&line, &capacity, file) >= 0; number++) {
        struct err why;
        line[strcspn(line, "\r\n")] = '\0';
        done = script_line(app, line, &why);
        if (!done)
            err_set(err, "%s:%d: %s", name, number, why.text);
    }
    free(line);
    return done;
}

bool script_run(struct app *app, const char *path, bool *readable, struct err *err)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "rb");
    *readable = file != NULL;
    if (!file)
        return err_set(err, "%s: %s", path, strerror(errno));
    bool done = run_lines(app, file, standard ? _("standard input") : path, err);
    if (!standard)
        fclose(file);
    return done;
}
