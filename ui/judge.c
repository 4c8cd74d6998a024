#include "judge.h"

#include "app.h"
#include "intl.h"

static const char *const said[] = {[FINDING_OPEN] = N_("open again: %s"),
    [FINDING_CONFIRMED] = N_("holds: %s"),
    [FINDING_DISMISSED] = N_("does not hold: %s"),
    [FINDING_WAIVED] = N_("waived: %s")};

bool judge_store(struct app *app, const char *reason)
{
    struct err err;
    if (!desk_keep(&app->desk, reason, &err)) {
        app_complain(app, "%s", err.text);
        return false;
    }
    app_kept(app);
    app_settle(app);
    const struct finding *finding = findings_current(app);
    if (finding)
        app_say(app, _(said[findings_state(finding)]), findings_message(finding));
    return true;
}

void judge_begin(struct app *app, enum finding_state state)
{
    struct err err;
    const struct finding *finding = findings_current(app);
    if (!finding) {
        app_say(app, _("no finding is selected: ] goes to the next, 4 lists them"));
        return;
    }
    if (findings_state(finding) == state)
        state = FINDING_OPEN;
    if (!desk_try(&app->desk, finding->id, finding_state_name(state), &err))
        app_complain(app, "%s", err.text);
    else if (review_wants_reason(&app->desk.draft.entry) && !app->desk.trial.open)
        prompt_open(app, state == FINDING_WAIVED ? PROMPT_WAIVE : PROMPT_DISMISS, NULL);
    else if (!judge_store(app, NULL))
        desk_drop(&app->desk);
}
