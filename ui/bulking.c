#include "bulking.h"

#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "intl.h"

void bulking_init(struct bulking *bulking)
{
    *bulking = (struct bulking){.reason = NULL};
    bulk_plan_init(&bulking->plan);
    sheet_init(&bulking->sheet);
}

void bulking_forget(struct bulking *bulking)
{
    free(bulking->last.keys);
    bulking->last.keys = NULL;
    bulking->last.count = 0;
}

void bulking_fini(struct bulking *bulking)
{
    bulking_forget(bulking);
    bulk_plan_fini(&bulking->plan);
    sheet_fini(&bulking->sheet);
    free(bulking->reason);
}

static bool looking(void *context, int64_t done, int64_t all)
{
    return app_progress(context, _("looking at"), done, all);
}

static bool changing(void *context, int64_t done, int64_t all)
{
    struct app *app = context;
    app->bulking.stopped = !app_progress(app, _("changing"), done, all);
    return !app->bulking.stopped;
}

static bool plan(struct app *app, const struct bulk *bulk, const int64_t *keys, size_t count)
{
    struct err err;
    struct bulking *bulking = &app->bulking;
    bulking->laid_out = 0;
    if (store_bulk_plan(
            app->store, app->policy, bulk, keys, count, looking, app, &bulking->plan, &err))
        return true;
    app_complain(app, "%s", err.text);
    return false;
}

static void show(struct app *app, const char *reason)
{
    struct bulking *bulking = &app->bulking;
    char *given = reason && !line_is_blank(reason) ? xstrdup(reason) : NULL;
    free(bulking->reason);
    bulking->reason = given;
    sheet_home(&bulking->sheet);
    app_focus(app, PANE_BULK);
}

static bool is_trying(struct app *app)
{
    if (app->desk.trial.open)
        app_complain(app, _("first end the what-if: W keeps or drops what is tried"));
    return app->desk.trial.open;
}

void bulking_begin(struct app *app, const struct bulk *bulk, const char *reason)
{
    struct err err;
    int64_t *keys;
    size_t count;
    if (is_trying(app))
        return;
    if (!units_chosen(&app->units, &app->bulking.which, &keys, &count, &err))
        app_complain(app, "%s", err.text);
    else if (!count)
        app_complain(app, _("there is no evaluation to change"));
    else if (plan(app, bulk, keys, count))
        show(app, reason);
    free(keys);
}

void bulking_begin_step(struct app *app, enum bulk_kind kind)
{
    struct err err;
    char step[BULK_STEP];
    int64_t *keys;
    size_t count;
    const struct bulk bulk = {.kind = kind, .step = step};
    if (is_trying(app))
        return;
    if (!store_bulk_last(app->store, kind, step, &keys, &count, &err))
        app_complain(app, "%s", err.text);
    else if (!count)
        app_complain(app, kind == BULK_UNDO ? _("no bulk change is left to take back")
                                            : _("no bulk change is left to bring again"));
    else if (plan(app, &bulk, keys, count))
        show(app, NULL);
    free(keys);
}

/* The keys of the plan that change, or all of them; to be freed. */
static int64_t *keys_of(const struct bulk_plan *plan, bool all, size_t *count)
{
    int64_t *keys = xcalloc(plan->count + 1, sizeof *keys);
    *count = 0;
    for (size_t i = 0; i < plan->count; i++)
        if (all || plan->items[i].effect.skip == BULK_CHANGES)
            keys[(*count)++] = plan->items[i].key;
    return keys;
}

/* What was changed is what the next step back would be of, what was taken back what the next step
 * forth. */
static void remember(struct bulking *bulking, const char *step, int64_t *keys, size_t count)
{
    const struct bulk *bulk = &bulking->plan.bulk;
    const char *changed = bulk_is_of_another(bulk) ? bulk->step : step;
    bulking_forget(bulking);
    strcpy(bulking->last.step, changed);
    bulking->last.keys = keys;
    bulking->last.count = count;
    bulking->last.taken_back = bulk->kind == BULK_UNDO;
}

/* The list and what is on the desk follow. */
static void follow(struct app *app, const int64_t *keys, size_t count)
{
    struct err err;
    desk_reload(&app->desk);
    if (!units_changed(&app->units, keys, count, &err))
        app_complain(app, "%s", err.text);
}

static bool carry_out(struct app *app, const char *reason)
{
    struct err err;
    struct bulking *bulking = &app->bulking;
    char step[BULK_STEP];
    size_t count;
    bulking->stopped = false;
    if (!store_bulk_write(
            app->store, app->policy, &bulking->plan, reason, changing, app, step, &err)) {
        app_complain(app, "%s", err.text);
        return false;
    }
    int64_t *keys = keys_of(&bulking->plan, false, &count);
    enum bulk_kind kind = bulking->plan.bulk.kind;
    app_say(app,
        kind == BULK_UNDO
            ? _("taken back as one step: %zu evaluations; Ctrl-R in the units brings it again")
        : kind == BULK_REDO
            ? _("brought again as one step: %zu evaluations; u in the units takes it back")
            : _("changed as one step: %zu evaluations; u in the units takes it back"),
        count);
    follow(app, keys, count);
    remember(bulking, step, keys, count);
    return true;
}

/* What others did stands in the way: what is shown is to be true again. */
static void plan_again(struct app *app)
{
    size_t count;
    char said[APP_MESSAGE];
    struct bulking *bulking = &app->bulking;
    struct bulk bulk = bulking->plan.bulk;
    char *code = bulk.code ? xstrdup(bulk.code) : NULL,
         *step = bulk.step ? xstrdup(bulk.step) : NULL;
    int64_t *keys = keys_of(&bulking->plan, true, &count);
    memcpy(said, app->message, sizeof said);
    bulk.code = code;
    bulk.step = step;
    plan(app, &bulk, keys, count);
    app_complain(app, "%s", said);
    free(keys);
    free(code);
    free(step);
}

static void go(struct app *app, const char *reason)
{
    if (carry_out(app, reason))
        app_away(app);
    else if (!app->bulking.stopped)
        plan_again(app);
}

void bulking_go(struct app *app)
{
    const struct bulking *bulking = &app->bulking;
    const struct bulk_plan *plan = &bulking->plan;
    if (!plan->skipped[BULK_CHANGES]) {
        app_complain(app, _("nothing would change; q goes back"));
    } else if (!bulking->reason && (plan->lowering || bulk_wants_reason(&plan->bulk))) {
        prompt_open(app, PROMPT_BULK, NULL);
        if (plan->lowering)
            app_say(app, _("an empty one leaves out what would lower a score"));
    } else {
        go(app, bulking->reason);
    }
}

bool bulking_give_reason(struct app *app, const char *reason)
{
    struct bulk_plan *plan = &app->bulking.plan;
    if (!line_is_blank(reason)) {
        prompt_close(app);
        go(app, reason);
        return true;
    }
    if (!plan->lowering) {
        app_complain(app, _("this needs a reason; Esc leaves all as it is"));
        return false;
    }
    prompt_close(app);
    bulk_plan_lower_none(plan);
    app->bulking.laid_out = 0;
    if (plan->skipped[BULK_CHANGES])
        app_say(app, _("those that would lower a score are left out; Enter carries out the rest"));
    return true;
}

bool bulking_step(struct app *app, enum bulk_kind kind)
{
    struct bulking *bulking = &app->bulking;
    const struct bulk bulk = {.kind = kind, .step = bulking->last.step};
    if (!bulking->last.count || bulking->last.taken_back != (kind == BULK_REDO))
        return false;
    if (!plan(app, &bulk, bulking->last.keys, bulking->last.count))
        return true;
    if (bulking->plan.skipped[BULK_CHANGES] < bulking->plan.count)
        show(app, NULL);
    else
        carry_out(app, NULL);
    return true;
}
