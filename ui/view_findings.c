#include "app.h"

#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "intl.h"

enum { TEXT = 1024 };

static const char marks[] = {
    [SEVERITY_ERROR] = '!', [SEVERITY_WARNING] = '?', [SEVERITY_INFO] = '.'};
static const enum style styles[] = {[SEVERITY_ERROR] = STYLE_ERROR,
    [SEVERITY_WARNING] = STYLE_WARNING,
    [SEVERITY_INFO] = STYLE_INFO};

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    const size_t *count = app->desk.at.findings.by_severity;
    if (!app->desk.at.open)
        return;
    snprintf(text, VIEW_TITLE, _(" Findings: %zu errors, %zu warnings, %zu notes "),
        count[SEVERITY_ERROR], count[SEVERITY_WARNING], count[SEVERITY_INFO]);
}

static void line_of(const struct finding *finding, char line[static TEXT])
{
    char at[16] = "";
    if (finding->indicator)
        snprintf(at, sizeof at, "#%d ", finding->indicator);
    snprintf(
        line, TEXT, "%c %s%s [%s]", marks[finding->severity], at, finding->message, finding->code);
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct list *list = &app->findings.list;
    char line[TEXT];
    if (!app->desk.at.open)
        return;
    int selected = list->selected;
    list_fit(list, (int)app->desk.at.findings.count, area->rect.rows);
    if (!focused && app->values != PANE_FINDINGS)
        list->selected = selected;
    if (!list->count)
        frame_text(area, 0, 1, area->rect.columns - 1, STYLE_DIM, _("Nothing was found."));
    for (int row = 0; row < list->rows && list->top + row < list->count; row++) {
        const struct finding *finding = &app->desk.at.findings.items[list->top + row];
        bool here = list->top + row == list->selected;
        enum style style = !here     ? styles[finding->severity]
                           : focused ? STYLE_SELECTED
                                     : STYLE_SELECTED_IDLE;
        line_of(finding, line);
        frame_text(area, row, 0, area->rect.columns, style, line);
    }
    if (focused && list->selected >= 0)
        frame_cursor(area, list->selected - list->top, 0, false);
}

static void move(struct app *app, enum motion motion)
{
    if (!app_settle(app))
        return;
    list_fit(&app->findings.list, (int)app->desk.at.findings.count, app->findings.list.rows);
    list_move(&app->findings.list, motion);
}

static const struct finding *selected_finding(const struct app *app)
{
    int i = app->findings.list.selected;
    return i >= 0 && i < (int)app->desk.at.findings.count ? &app->desk.at.findings.items[i] : NULL;
}

static bool value(const struct app *app, struct selected *out)
{
    const struct finding *finding = selected_finding(app);
    if (!finding)
        return false;
    snprintf(out->field, sizeof out->field, "%s", finding->field ? finding->field : "");
    if (finding->evidence_count)
        out->place = finding->evidence[0];
    return true;
}

void findings_show(struct app *app)
{
    char line[TEXT];
    const struct finding *finding = selected_finding(app);
    if (!finding)
        return;
    line_of(finding, line);
    app_say(app, "%d/%zu %s", app->findings.list.selected + 1, app->desk.at.findings.count, line);
    static const enum pane panes[] = {PANE_BUDGET, PANE_INDICATORS};
    for (int i = 0; i < 2; i++)
        if (finding->field && view_of(panes[i])->select_field(app, finding->field)) {
            if (app->focus != PANE_SOURCE)
                app_focus(app, panes[i]);
            app->values = panes[i];
            return;
        }
    app->values = PANE_FINDINGS;
}

static void enter(struct app *app)
{
    findings_show(app);
}

const struct view view_findings = {.name = "findings",
    .context = CONTEXT_FINDINGS,
    .title = title,
    .draw = draw,
    .move = move,
    .enter = enter,
    .value = value};
