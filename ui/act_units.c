#include <string.h>

#include "act.h"
#include "app.h"
#include "intl.h"

static void arrange(struct app *app, enum roster_order order, bool reverse)
{
    struct err err;
    struct units *units = &app->units;
    if (!units_arrange(units, order, reverse, units->expression, &err))
        app_complain(app, "%s", err.text);
    else
        app_say(app, reverse ? _("%s, reversed") : "%s", _(roster_orders[order].help));
}

ACT(act_order)
{
    (void)command;
    enum roster_order order = (enum roster_order)((app->units.order + 1) % ORDERS);
    if (argument && *argument)
        for (order = ORDER_IMPORTED; order < ORDERS; order++)
            if (strcmp(roster_order_names[order], argument) == 0)
                break;
    if (order < ORDERS)
        arrange(app, order, false);
    else
        app_complain(app, _("there is no order \"%s\"; Tab completes"), argument);
    return REACT_DRAW;
}

ACT(act_reverse)
{
    (void)command;
    (void)argument;
    arrange(app, app->units.order, !app->units.reverse);
    return REACT_DRAW;
}

static enum reaction marked(struct app *app, bool ok, const struct err *err)
{
    if (!ok)
        app_complain(app, "%s", err->text);
    return REACT_DRAW;
}

ACT(act_mark)
{
    (void)command;
    (void)argument;
    struct err err;
    return marked(app,
        app->units.anchor ? units_mark_range(&app->units, &err) : units_mark(&app->units, &err),
        &err);
}

ACT(act_mark_range)
{
    (void)command;
    (void)argument;
    struct err err;
    return marked(app, units_mark_range(&app->units, &err), &err);
}

ACT(act_mark_list)
{
    (void)argument;
    struct err err;
    bool ok = units_mark_list(&app->units, (enum marking)command->value, &err);
    if (ok)
        app_say(app, _("marked: %lld"), (long long)app->units.marked);
    return marked(app, ok, &err);
}

ACT(act_filter)
{
    (void)command;
    struct err err;
    struct units *units = &app->units;
    if (!argument)
        filtering_begin(app);
    else if (!units_arrange(units, units->order, units->reverse, argument, &err))
        app_complain(app, "%s", err.text);
    return REACT_DRAW;
}

ACT(act_facets)
{
    (void)command;
    (void)argument;
    facets_open(app);
    return REACT_DRAW;
}

ACT(act_facet)
{
    (void)command;
    (void)argument;
    facets_choose(app);
    return REACT_DRAW;
}
