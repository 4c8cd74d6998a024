#include "app.h"

#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "detail.h"
#include "intl.h"

enum { TEXT = 1024, DETAIL_ROWS = 6, DETAIL_LEAST = 2 };

static const char marks[] = {
    [SEVERITY_ERROR] = '!', [SEVERITY_WARNING] = '?', [SEVERITY_INFO] = '.'};
static const enum style styles[] = {[SEVERITY_ERROR] = STYLE_ERROR,
    [SEVERITY_WARNING] = STYLE_WARNING,
    [SEVERITY_INFO] = STYLE_INFO};

static const struct findings *findings_of(const struct app *app)
{
    return desk_findings(&app->desk);
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    if (!app->desk.at.open)
        return;
    const struct findings *findings = findings_of(app);
    const size_t *count = findings->by_severity;
    size_t judged = 0;
    for (size_t i = 0; i < findings->count; i++)
        judged += findings_state(&findings->items[i]) != FINDING_OPEN;
    int length = snprintf(text, VIEW_TITLE, _(" Findings: %zu errors, %zu warnings, %zu infos "),
        count[SEVERITY_ERROR], count[SEVERITY_WARNING], count[SEVERITY_INFO]);
    if (judged && length < VIEW_TITLE)
        snprintf(text + length, (size_t)(VIEW_TITLE - length), _("· judged %zu "), judged);
}

const char *findings_state_sign(enum finding_state state)
{
    return state == FINDING_CONFIRMED   ? style_sign(SIGN_DONE)
           : state == FINDING_DISMISSED ? style_sign(SIGN_REFUSED)
           : state == FINDING_WAIVED    ? "~"
                                        : " ";
}

enum style findings_style(const struct finding *finding)
{
    bool quiet = finding->of == OF_REPORTED || findings_let_go(finding);
    return quiet ? STYLE_DIM : styles[finding->severity];
}

/* What it says of the values as they are now; a mended one, of those it was found in. */
const char *findings_message(const struct finding *finding)
{
    return findings_reviewed(finding)->message;
}

size_t findings_line(const struct finding *finding, bool numbered, char *line, size_t size)
{
    char number[16] = "";
    const char *edited = finding->of == OF_REPORTED   ? _("mended: ")
                         : finding->of == OF_REVIEWED ? _("new: ")
                                                      : "";
    if (numbered && finding->indicator)
        snprintf(number, sizeof number, "#%d ", finding->indicator);
    snprintf(line, size, "%c%s%s%s%s", marks[finding->severity],
        findings_state_sign(findings_state(finding)), edited, number, findings_message(finding));
    return strlen(line);
}

/* FNV-1a: a name of 64 bits for one of any length. */
static uint64_t id_of(const struct finding *finding)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (const unsigned char *c = (const unsigned char *)finding->id; *c; c++)
        hash = (hash ^ *c) * 0x100000001b3u;
    return hash;
}

const struct finding *findings_selected(const struct app *app)
{
    int i = app->findings.list.selected;
    return i >= 0 && i < (int)findings_of(app)->count ? &findings_of(app)->items[i] : NULL;
}

static void select_item(struct app *app, int item)
{
    uint64_t before = app->findings.id;
    list_select(&app->findings.list, item);
    const struct finding *finding = findings_selected(app);
    app->findings.id = finding ? id_of(finding) : 0;
    if (app->findings.id != before)
        app->findings.evidence = 0;
}

/* Where the one selected is gone, the one that took its place is. */
void findings_settle(struct app *app)
{
    const struct findings *findings = findings_of(app);
    struct list *list = &app->findings.list;
    int at = app->findings.id ? list->selected : -1;
    bool wanted = app->findings.id || app->focus == PANE_FINDINGS || app->values == PANE_FINDINGS;
    for (size_t i = 0; i < findings->count; i++)
        if (id_of(&findings->items[i]) == app->findings.id)
            at = (int)i;
    list->count = (int)findings->count;
    if (wanted)
        select_item(app, at < 0 ? 0 : at);
    else
        list->selected = -1;
}

bool findings_select(struct app *app, const char *id)
{
    const struct findings *findings = findings_of(app);
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].id, id) == 0) {
            app->findings.list.count = (int)findings->count;
            select_item(app, (int)i);
            return true;
        }
    return false;
}

void findings_walk(struct app *app, int step)
{
    int count = (int)findings_of(app)->count, at = app->findings.list.selected + step;
    select_item(app, at < 0 ? count - 1 : at >= count ? 0 : at);
    findings_show(app);
}

const struct finding *findings_current(const struct app *app)
{
    struct selected selected;
    const struct finding *finding = findings_selected(app);
    if (!finding || app->focus == PANE_FINDINGS || app->values == PANE_FINDINGS)
        return finding;
    bool on_it = app_value(app, &selected) && finding->field && *selected.field &&
                 strcmp(selected.field, finding->field) == 0;
    return on_it ? finding : NULL;
}

static void draw_rows(const struct app *app, const struct area *area, bool focused)
{
    const struct list *list = &app->findings.list;
    char line[TEXT];
    for (int row = 0; row < list->rows && list->top + row < list->count; row++) {
        const struct finding *finding = &findings_of(app)->items[list->top + row];
        bool here = list->top + row == list->selected;
        enum style style = style_row(here, focused, findings_style(finding));
        size_t length = findings_line(finding, true, line, sizeof line);
        size_t words =
            length + (size_t)snprintf(line + length, sizeof line - length, " [%s]", finding->code);
        if (words >= sizeof line || cells_width(line) > area->rect.columns)
            line[length] = '\0';
        frame_text(area, row, 0, area->rect.columns, style, line);
    }
    if (focused && list->selected >= 0)
        frame_cursor(area, list->selected - list->top, 0, false);
}

/* Below the list: what its row has no room to say about the selected one. */
static int detail_rows(int room, int count)
{
    int left = room - count - 1;
    int rows = left < DETAIL_LEAST ? DETAIL_LEAST : left;
    return rows > DETAIL_ROWS ? DETAIL_ROWS : rows;
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct list *list = &app->findings.list;
    if (!app->desk.at.open)
        return;
    const struct finding *finding = focused ? findings_selected(app) : NULL;
    int detail = finding ? detail_rows(area->rect.rows, list->count) : 0;
    int selected = list->selected;
    list_fit(list, list->count, area->rect.rows - detail);
    list->selected = selected;
    if (!list->count)
        frame_text(area, 0, 1, area->rect.columns - 1, STYLE_DIM, _("Nothing was found."));
    struct area rows = frame_part(area, 0, 0, area->rect.rows - detail, area->rect.columns);
    draw_rows(app, &rows, focused);
    if (finding) {
        struct area below =
            frame_part(area, area->rect.rows - detail, 0, detail, area->rect.columns);
        detail_draw_finding(app, finding, &below);
    }
}

static void move(struct app *app, enum motion motion)
{
    if (!app_settle(app))
        return;
    list_move(&app->findings.list, motion);
    select_item(app, app->findings.list.selected);
}

static bool point(struct app *app, int row, int column)
{
    (void)column;
    bool any = list_point(&app->findings.list, row);
    if (any)
        select_item(app, app->findings.list.selected);
    return any;
}

static bool value(const struct app *app, struct selected *out)
{
    const struct finding *finding = findings_selected(app);
    if (!finding)
        return false;
    snprintf(out->field, sizeof out->field, "%s", finding->field ? finding->field : "");
    if (app->findings.evidence < finding->evidence_count)
        out->place = finding->evidence[app->findings.evidence];
    return true;
}

static bool cite(const struct app *app, struct cited *out, struct arena *arena)
{
    struct selected selected = {.field = ""};
    (void)arena;
    if (!value(app, &selected))
        return false;
    out->text = findings_message(findings_selected(app));
    out->place = selected.place;
    return true;
}

static void say(struct app *app, const struct finding *finding)
{
    char line[TEXT];
    findings_line(finding, true, line, sizeof line);
    app_say(app, "%d/%zu %s [%s]", app->findings.list.selected + 1, findings_of(app)->count, line,
        finding->code);
}

void findings_show(struct app *app)
{
    const struct finding *finding = findings_selected(app);
    if (!finding)
        return;
    say(app, finding);
    app->findings.evidence = 0;
    app->values = PANE_FINDINGS;
    if (!finding->field || app->focus == PANE_FINDINGS)
        return;
    enum pane pane = app_select_field(app, finding->field);
    if (pane != PANES && app->focus != PANE_SOURCE)
        app_focus(app, pane);
}

void findings_step_evidence(struct app *app, int step)
{
    const struct finding *finding = findings_current(app);
    size_t count = finding ? finding->evidence_count : 0;
    if (!finding) {
        app_say(app, _("no finding is selected: ] goes to the next, / searches"));
        return;
    }
    if (count < 2) {
        app_say(app, _("these are all the words this finding rests on"));
        return;
    }
    app->findings.evidence = (app->findings.evidence + (step > 0 ? 1 : count - 1)) % count;
    app->values = PANE_FINDINGS;
    app_say(app, _("evidence %zu of %zu: %s"), app->findings.evidence + 1, count,
        findings_message(finding));
}

static void enter(struct app *app)
{
    const struct finding *finding = findings_selected(app);
    if (!finding)
        return;
    if (!finding->evidence_count) {
        app_say(app, _("no words of the report are evidence of this one"));
        return;
    }
    app->findings.evidence = 0;
    app_focus(app, PANE_SOURCE);
    say(app, finding);
}

const struct view view_findings = {.name = "findings",
    .context = CONTEXT_FINDINGS,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point,
    .enter = enter,
    .cite = cite,
    .value = value};
