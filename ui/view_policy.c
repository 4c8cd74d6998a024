#include "view_policy.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cells.h"
#include "export/value.h"
#include "intl.h"
#include "policy_file.h"

enum {
    LINE = 512,
    NAME_AT = 1,
    NAME_CELLS = 18,
    VALUE_CELLS = 16,
    TOTAL_CELLS = 11,
    COUNT_CELLS = 4
};

void proposal_init(struct proposal *proposal)
{
    *proposal = (struct proposal){.on = false};
    sheet_init(&proposal->sheet);
    policy_effects_init(&proposal->effects);
}

void proposal_fini(struct proposal *proposal)
{
    sheet_fini(&proposal->sheet);
    policy_effects_fini(&proposal->effects);
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    const char *in_force = app->policy->name;
    if (app->proposal.on)
        snprintf(
            text, VIEW_TITLE, _(" Policy: %s, in force %s "), app->proposal.policy.name, in_force);
    else
        snprintf(text, VIEW_TITLE, _(" Policy in force: %s "), in_force);
}

/* The rules, in the policy looked at beside the one in force where they differ. */
static void add_rules(struct app *app, struct sheet *sheet)
{
    struct arena arena;
    arena_init(&arena);
    const struct policy *shown = app->proposal.on ? &app->proposal.policy : app->policy;
    for (size_t i = 0; i < policy_key_count; i++) {
        const char *value = policy_value(shown, i, &arena),
                   *now = policy_value(app->policy, i, &arena);
        bool differs = strcmp(value, now) != 0;
        int at = NAME_AT + NAME_CELLS + 1;
        const char *text =
            differs ? arena_format(&arena, "%s %s %s", now, style_sign(SIGN_ARROW), value) : value;
        int cells = cells_width(text) > VALUE_CELLS ? cells_width(text) : VALUE_CELLS;
        sheet_row(sheet, 0);
        sheet_text(sheet, NAME_AT, NAME_CELLS, STYLE_KEY, policy_keys[i].name);
        sheet_text(sheet, at, cells, differs ? STYLE_CHANGED : STYLE_PLAIN, text);
        sheet_text(sheet, at + cells + 1, 0, STYLE_DIM, _(policy_keys[i].help));
    }
    arena_fini(&arena);
}

static void add_heads(struct sheet *sheet, int columns)
{
    int at = columns - 2 * (TOTAL_CELLS + 1) - 2 * (COUNT_CELLS + 1) - 4;
    sheet_row(sheet, 0);
    sheet_text(sheet, NAME_AT, at - 2, STYLE_HEAD, _("unit"));
    sheet_right(sheet, at, 2 * TOTAL_CELLS + 3, STYLE_HEAD, _("total score"));
    sheet_right(sheet, at + 2 * TOTAL_CELLS + 4, 0, STYLE_HEAD, _("findings"));
}

static void add_effect(struct sheet *sheet, const struct policy_effect *effect, int columns)
{
    struct arena arena;
    arena_init(&arena);
    int at = columns - 2 * (TOTAL_CELLS + 1) - 2 * (COUNT_CELLS + 1) - 4;
    bool grade = effect->grade_before != effect->grade_after;
    enum style style = grade ? STYLE_CHANGED : STYLE_PLAIN;
    const char *findings = arena_format(
        &arena, "%d %s %d", effect->open_before, style_sign(SIGN_ARROW), effect->open_after);
    sheet_row(sheet, 0);
    sheet_text(sheet, NAME_AT, at - 2, style, effect->project ? effect->project : effect->unit);
    sheet_right(
        sheet, at, TOTAL_CELLS, style, value_total(effect->before, effect->grade_before, &arena));
    sheet_text(sheet, at + TOTAL_CELLS + 1, 1, style, style_sign(SIGN_ARROW));
    sheet_right(sheet, at + TOTAL_CELLS + 2, TOTAL_CELLS, style,
        value_total(effect->after, effect->grade_after, &arena));
    sheet_right(sheet, at + 2 * TOTAL_CELLS + 4, 0,
        effect->open_before != effect->open_after ? STYLE_CHANGED : STYLE_DIM, findings);
    arena_fini(&arena);
}

static void add_effects(struct sheet *sheet, const struct policy_effects *effects, int columns)
{
    char line[LINE];
    snprintf(line, sizeof line,
        _("%lld of %lld evaluations would change, %lld of them their grade. Enter chooses it, q "
          "leaves all as it is."),
        (long long)effects->count, (long long)effects->looked, (long long)effects->grades);
    sheet_paragraph(sheet, NAME_AT, columns - 2, STYLE_TITLE, line);
    if (effects->unread) {
        snprintf(line, sizeof line,
            _("%lld evaluations are read otherwise by this version of fuhe and stay as they are"),
            (long long)effects->unread);
        sheet_paragraph(sheet, NAME_AT, columns - 2, STYLE_WARNING, line);
    }
    sheet_row(sheet, 0);
    if (!effects->count)
        return;
    add_heads(sheet, columns);
    for (size_t i = 0; i < effects->count; i++)
        add_effect(sheet, &effects->items[i], columns);
    sheet_row(sheet, 0);
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct proposal *proposal = &app->proposal;
    sheet_clear(&proposal->sheet);
    if (proposal->on)
        add_effects(&proposal->sheet, &proposal->effects, area->rect.columns);
    add_rules(app, &proposal->sheet);
    if (!proposal->on) {
        sheet_row(&proposal->sheet, 0);
        sheet_paragraph(&proposal->sheet, NAME_AT, area->rect.columns - 2, STYLE_DIM,
            _(":policy FILE shows what another one would change; 'fuhe policy' prints this one as "
              "such a file."));
    }
    sheet_draw(&proposal->sheet, area, focused);
}

static void move(struct app *app, enum motion motion)
{
    sheet_move(&app->proposal.sheet, motion);
}

static bool progress(void *context, int64_t done, int64_t all)
{
    return app_progress(context, _("scoring"), done, all);
}

void policy_open(struct app *app, const char *path)
{
    struct err err;
    struct proposal *proposal = &app->proposal;
    struct policy policy = policy_default;
    if (path && strcmp(path, policy.name) != 0 && !policy_load(path, &policy, &err)) {
        app_complain(app, "%s", err.text);
        return;
    }
    policy_effects_fini(&proposal->effects);
    proposal->on =
        path && store_policy_try(app->store, &policy, progress, app, &proposal->effects, &err);
    if (path && !proposal->on) {
        app_complain(app, "%s", err.text);
        return;
    }
    proposal->policy = policy;
    sheet_home(&proposal->sheet);
    app_focus(app, PANE_POLICY);
}

void policy_choose(struct app *app)
{
    struct err err;
    struct proposal *proposal = &app->proposal;
    if (!proposal->on) {
        app_say(app, _("this policy is in force; :policy FILE looks at another"));
        return;
    }
    policy_effects_fini(&proposal->effects);
    if (!store_policy_choose(
            app->store, &proposal->policy, progress, app, &proposal->effects, &err)) {
        app_complain(app, "%s", err.text);
        return;
    }
    proposal->on = false;
    desk_reload(&app->desk);
    if (!units_reload(&app->units, &err))
        app_complain(app, "%s", err.text);
    else
        app_say(app, _("scored by %s: %lld evaluations changed, %lld their grade"),
            app->policy->name, (long long)proposal->effects.count,
            (long long)proposal->effects.grades);
}

const struct view view_policy = {.name = "policy",
    .context = CONTEXT_POLICY,
    .covers = true,
    .title = title,
    .draw = draw,
    .move = move};
