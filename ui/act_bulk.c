#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "app.h"
#include "intl.h"
#include "review_value.h"

ACT(act_bulk_recomputed)
{
    (void)command;
    bulking_begin(app, &(struct bulk){.kind = BULK_RECOMPUTED}, argument);
    return REACT_DRAW;
}

ACT(act_bulk_status)
{
    (void)command;
    struct bulk bulk = {.kind = BULK_STATUS};
    for (int status = STATUS_PENDING; argument && status <= STATUS_REVIEWED; status++)
        if (review_value_is(argument, status_name((enum status)status))) {
            bulk.status = (enum status)status;
            bulking_begin(app, &bulk, NULL);
            return REACT_DRAW;
        }
    app_complain(app, _("status needs one of pending, in-review, reviewed"));
    return REACT_DRAW;
}

/* The code of the selected finding; NULL, and said, when none is. */
static const char *selected_code(struct app *app)
{
    const struct finding *finding = app_settle(app) ? findings_current(app) : NULL;
    if (!finding)
        app_complain(app, _("no finding is selected: ] goes to the next, 4 lists them"));
    return finding ? finding->code : NULL;
}

ACT(act_bulk_waive)
{
    (void)command;
    bool named = argument && *argument;
    const char *given = named ? argument : selected_code(app);
    if (!given)
        return REACT_DRAW;
    char *code = xstrdup(given), *rest = code + strcspn(code, " ");
    if (*rest)
        *rest++ = '\0';
    if (checks_find(code))
        bulking_begin(app, &(struct bulk){.kind = BULK_WAIVE, .code = code}, rest);
    else
        app_complain(app, _("%s: there is no such check; Tab completes"), code);
    free(code);
    return REACT_DRAW;
}

ACT(act_bulk_same)
{
    (void)command;
    (void)argument;
    struct err err;
    char expression[160];
    struct units *units = &app->units;
    const char *code = selected_code(app);
    if (!code)
        return REACT_DRAW;
    snprintf(expression, sizeof expression, "code:%s", code);
    app_leave(app);
    if (!units_arrange(units, units->order, units->reverse, expression, &err)) {
        app_complain(app, "%s", err.text);
        return REACT_DRAW;
    }
    app_focus(app, PANE_UNITS);
    if (units->marked)
        app_say(app,
            _("the same problem: %lld units; bulk commands take the %lld marked, mn unmarks"),
            (long long)units_count(units), (long long)units->marked);
    else
        app_say(app, _("the same problem: %lld units; bw waives it in all of them"),
            (long long)units_count(units));
    return REACT_DRAW;
}

ACT(act_bulk_step)
{
    (void)argument;
    bulking_begin_step(app, (enum bulk_kind)command->value);
    return REACT_DRAW;
}

ACT(act_bulk_go)
{
    (void)command;
    (void)argument;
    bulking_go(app);
    return REACT_DRAW;
}
