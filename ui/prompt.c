#include "prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app.h"
#include "arena.h"
#include "cells.h"
#include "export.h"
#include "intl.h"
#include "judge.h"
#include "palette.h"

enum { CANDIDATE_ROWS = 8 };

struct question {
    const char *label;                 /* N_(); NULL: the one of the note */
    void (*complete)(struct app *app); /* fills the candidates for the line; NULL: there are none */
    enum reaction (*accept)(struct app *app, const char *text);
    void (*cancel)(struct app *app);
    void (*changed)(struct app *app); /* NULL: only Enter does something */
};

void prompt_init(struct prompt *prompt)
{
    *prompt = (struct prompt){0};
    line_init(&prompt->line);
    arena_init(&prompt->arena);
    recall_init(&prompt->recall);
}

void prompt_fini(struct prompt *prompt)
{
    line_fini(&prompt->line);
    arena_fini(&prompt->arena);
    recall_fini(&prompt->recall);
}

static enum reaction accept_command(struct app *app, const char *text)
{
    struct err err;
    const char *argument;
    const struct command *command = palette_meant(app, text, &argument, &err);
    if (!command) {
        app_complain(app, "%s", err.text);
        return REACT_STAY;
    }
    recall_add(&app->prompt.recall, argument ? text : command->name);
    prompt_close(app);
    return command_run(app, command, argument);
}

static void prepare_command(struct app *app)
{
    const char *argument;
    const struct command *command = command_parse(app->prompt.line.text, &argument);
    if (command && command->prepare)
        command->prepare(app);
}

static enum reaction accept_reason(struct app *app, const char *text)
{
    if (line_is_blank(text)) {
        app_complain(app, _("a lower score needs a reason; Esc gives the value back"));
        return REACT_STAY;
    }
    if (!edit_store(app, text))
        return REACT_STAY;
    prompt_close(app);
    return REACT_DRAW;
}

static void cancel_reason(struct app *app)
{
    app->then = (struct then){0};
    edit_close(app);
}

static enum reaction accept_judgement(struct app *app, const char *text)
{
    if (line_is_blank(text)) {
        app_complain(app, _("this needs a reason; Esc leaves the finding as it was"));
        return REACT_STAY;
    }
    if (!judge_store(app, text))
        return REACT_STAY;
    prompt_close(app);
    return REACT_DRAW;
}

static void cancel_judgement(struct app *app)
{
    desk_drop(&app->desk);
}

static const struct view_search *search_of(const struct app *app)
{
    return view_of(app->focus)->search;
}

static enum reaction accept_bulk(struct app *app, const char *text)
{
    return bulking_give_reason(app, text) ? REACT_DRAW : REACT_STAY;
}

static enum reaction accept_trial(struct app *app, const char *text)
{
    (void)text;
    app_say(app, _("k keeps what is tried, d drops it, Esc goes on trying"));
    return REACT_STAY;
}

static void change_trial(struct app *app)
{
    whatif_answer(app, app->prompt.line.text);
}

static enum reaction accept_trial_reason(struct app *app, const char *text)
{
    if (!whatif_keep(app, text))
        return REACT_STAY;
    prompt_close(app);
    return REACT_DRAW;
}

static enum reaction accept_search(struct app *app, const char *text)
{
    prompt_close(app);
    search_of(app)->accept(app, text);
    return REACT_DRAW;
}

static void cancel_search(struct app *app)
{
    search_of(app)->changed(app, "");
    app_back(app);
}

static void change_search(struct app *app)
{
    search_of(app)->changed(app, app->prompt.line.text);
}

static enum reaction accept_grep(struct app *app, const char *text)
{
    (void)text;
    prompt_close(app);
    grepping_accept(app);
    return REACT_DRAW;
}

static void change_grep(struct app *app)
{
    grepping_type(app, app->prompt.line.text);
}

static enum reaction accept_note(struct app *app, const char *text)
{
    if (!noting_store(app, text))
        return REACT_STAY;
    prompt_close(app);
    return REACT_DRAW;
}

static const struct export_format *format_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot && !strchr(dot, '/') ? export_format_find(dot + 1) : NULL;
}

static enum reaction export_to(struct app *app, const char *path, const int64_t *key)
{
    struct err err;
    struct stat status;
    struct prompt *prompt = &app->prompt;
    const struct export_format *format = format_of(path);
    if (!format) {
        app_complain(app, _("the name tells the format: end it in .csv, .json, .md or .txt"));
        return REACT_STAY;
    }
    bool there = stat(path, &status) == 0, sure = prompt->doubted;
    if (there && !sure) {
        prompt->doubted = true;
        app_complain(app, _("the file exists: Enter again overwrites it"));
        return REACT_STAY;
    }
    if (!export_write(app->store, key, key ? 1 : 0, format, app->policy, path, sure, NULL, &err)) {
        app_complain(app, "%s", err.text);
        return REACT_STAY;
    }
    app_say(app, _("exported to %s"), path);
    prompt_close(app);
    return REACT_DRAW;
}

static enum reaction accept_export(struct app *app, const char *text)
{
    return export_to(app, text, &app->desk.at.key);
}

static enum reaction accept_export_all(struct app *app, const char *text)
{
    return export_to(app, text, NULL);
}

static const struct question kinds[PROMPT_KINDS] = {
    [PROMPT_COMMAND] = {.label = ":",
        .complete = palette_complete,
        .accept = accept_command,
        .changed = prepare_command},
    [PROMPT_REASON] = {.label = N_("Reason for the lower score: "),
        .accept = accept_reason,
        .cancel = cancel_reason},
    [PROMPT_DISMISS] = {.label = N_("Why it does not hold: "),
        .accept = accept_judgement,
        .cancel = cancel_judgement},
    [PROMPT_WAIVE] = {.label = N_("Why it is let go: "),
        .accept = accept_judgement,
        .cancel = cancel_judgement},
    [PROMPT_BULK] = {.label = N_("Reason for all of them: "), .accept = accept_bulk},
    [PROMPT_TRIAL] = {.label = N_("Tried: k keeps, d drops, Esc goes on: "),
        .accept = accept_trial,
        .cancel = whatif_stay,
        .changed = change_trial},
    [PROMPT_TRIAL_REASON] = {.label = N_("Reason for all that was tried: "),
        .accept = accept_trial_reason,
        .cancel = whatif_stay},
    [PROMPT_SEARCH] = {.label = "/",
        .accept = accept_search,
        .cancel = cancel_search,
        .changed = change_search},
    [PROMPT_GREP] = {.label = N_("Find in all reports: "),
        .accept = accept_grep,
        .cancel = grepping_cancel,
        .changed = change_grep},
    [PROMPT_FILTER] = {.label = "&",
        .complete = filtering_complete,
        .accept = filtering_accept,
        .cancel = filtering_cancel,
        .changed = filtering_changed},
    [PROMPT_NOTE] = {.accept = accept_note, .cancel = noting_cancel, .changed = noting_typed},
    [PROMPT_EXPORT] = {.label = N_("Export this one to: "), .accept = accept_export},
    [PROMPT_EXPORT_ALL] = {.label = N_("Export all to: "), .accept = accept_export_all},
};

void prompt_open(struct app *app, enum prompt_kind kind, const char *text)
{
    struct prompt *prompt = &app->prompt;
    prompt->active = true;
    prompt->kind = kind;
    prompt->recall_at = prompt->recall.count;
    line_set(&prompt->line, text ? text : "", kind == PROMPT_REASON || kind == PROMPT_GREP);
    prompt_changed(app);
}

void prompt_close(struct app *app)
{
    app->prompt.active = false;
}

enum reaction prompt_accept(struct app *app)
{
    struct prompt *prompt = &app->prompt;
    if (prompt->kind == PROMPT_COMMAND && line_is_blank(prompt->line.text)) {
        prompt_close(app);
        return REACT_DRAW;
    }
    char *text = xstrdup(prompt->line.text);
    enum reaction reaction = kinds[prompt->kind].accept(app, text);
    free(text);
    return reaction & ~(unsigned)REACT_STAY;
}

void prompt_cancel(struct app *app)
{
    prompt_close(app);
    if (kinds[app->prompt.kind].cancel)
        kinds[app->prompt.kind].cancel(app);
}

void prompt_candidate(struct prompt *prompt, const struct candidate *candidate)
{
    if (prompt->list.count < PROMPT_CANDIDATES)
        prompt->candidates[prompt->list.count++] = *candidate;
}

static void find_candidates(struct app *app)
{
    struct prompt *prompt = &app->prompt;
    arena_fini(&prompt->arena);
    arena_init(&prompt->arena);
    prompt->from = 0;
    prompt->list = (struct list){.selected = -1, .rows = CANDIDATE_ROWS};
    if (kinds[prompt->kind].complete)
        kinds[prompt->kind].complete(app);
}

void prompt_changed(struct app *app)
{
    app->prompt.doubted = false;
    find_candidates(app);
    if (kinds[app->prompt.kind].changed)
        kinds[app->prompt.kind].changed(app);
}

/* The line becomes the next candidate; the candidates stay those of what was typed. */
void prompt_complete(struct app *app, int step)
{
    struct prompt *prompt = &app->prompt;
    int count = prompt->list.count;
    if (!count)
        return;
    int next = prompt->list.selected + step;
    prompt->list.selected = next < 0 ? count - 1 : next >= count ? 0 : next;
    list_fit(&prompt->list, count, CANDIDATE_ROWS);
    const char *text = prompt->candidates[prompt->list.selected].text;
    char *line = arena_format(&prompt->arena, "%.*s%s", (int)prompt->from, prompt->line.text, text);
    line_set(&prompt->line, line, false);
}

void prompt_recall(struct app *app, int step)
{
    struct prompt *prompt = &app->prompt;
    const struct recall *recall = &prompt->recall;
    int at = prompt->recall_at + step;
    if (prompt->kind != PROMPT_COMMAND || at < 0 || at > recall->count)
        return;
    prompt->recall_at = at;
    line_set(&prompt->line, at < recall->count ? recall->lines[at] : "", false);
    prompt_changed(app);
}

void prompt_text(struct app *app, const char *text, size_t length)
{
    line_insert(&app->prompt.line, text, length);
    prompt_changed(app);
}

/* Columns as wide as the widest of what is shown needs, up to a part of the screen. */
struct widths {
    int text, keys;
};

static int most(int a, int b)
{
    return a > b ? a : b;
}

static struct widths measure(const struct prompt *prompt, int screen)
{
    struct widths widths = {0, 0};
    for (int i = 0; i < prompt->list.count; i++) {
        const struct candidate *c = &prompt->candidates[i];
        int argument = c->argument ? 1 + cells_width(c->argument) : 0;
        widths.text = most(widths.text, cells_width(c->text) + argument);
        widths.keys = most(widths.keys, c->keys ? cells_width(c->keys) : 0);
    }
    widths.text = widths.text < screen * 3 / 10 ? widths.text : screen * 3 / 10;
    widths.keys = widths.keys < screen / 5 ? widths.keys : screen / 5;
    return widths;
}

static void draw_candidate(
    const struct prompt *prompt, int item, struct widths widths, const struct area *screen, int row)
{
    const struct candidate *c = &prompt->candidates[item];
    enum style style = item == prompt->list.selected ? STYLE_CANDIDATE_SELECTED : STYLE_CANDIDATE;
    char text[256];
    size_t length = strlen(c->text);
    bool apart = c->argument && length && c->text[length - 1] != ' ';
    snprintf(
        text, sizeof text, "%s%s%s", c->text, apart ? " " : "", c->argument ? c->argument : "");
    int at = 1, width = screen->rect.columns;
    frame_text(screen, row, 0, width, style, "");
    frame_text(screen, row, at, widths.text, style, text);
    at += widths.text + 2;
    if (widths.keys) {
        frame_text(screen, row, at, widths.keys, style, c->keys ? c->keys : "");
        at += widths.keys + 2;
    }
    if (c->help)
        frame_text(screen, row, at, width - at, style, c->help);
}

void prompt_draw(struct app *app, const struct area *screen)
{
    const struct prompt *prompt = &app->prompt;
    int foot = screen->rect.rows - 1, width = screen->rect.columns;
    int rows = prompt->list.count < CANDIDATE_ROWS ? prompt->list.count : CANDIDATE_ROWS;
    struct widths widths = measure(prompt, width);
    for (int i = 0; i < rows; i++)
        draw_candidate(prompt, prompt->list.top + i, widths, screen, foot - rows + i);
    const char *label =
        kinds[prompt->kind].label ? _(kinds[prompt->kind].label) : app->noting.label;
    int used = frame_run(screen, foot, 0, width / 2, STYLE_PROMPT, label);
    line_draw(&prompt->line, screen, foot, used, width - used, STYLE_INPUT);
}
