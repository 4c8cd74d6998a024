#include "choices.h"

#include <string.h>

#include "app.h"
#include "review.h"

static size_t words_of(const char *text)
{
    size_t count = 0;
    for (text += strspn(text, " "); *text; count++) {
        text += strcspn(text, " ");
        text += strspn(text, " ");
    }
    return count;
}

CHOICES(choices_status)
{
    static const enum status all[] = {STATUS_PENDING, STATUS_IN_REVIEW, STATUS_REVIEWED};
    (void)app;
    (void)arena;
    return words_of(before) || i >= sizeof all / sizeof *all ? NULL : status_name(all[i]);
}

CHOICES(choices_order)
{
    (void)app;
    (void)arena;
    return words_of(before) || i >= ORDERS ? NULL : roster_order_names[i];
}

CHOICES(choices_setting)
{
    (void)app;
    static const char *const switches[] = {"on", "off", NULL}, *const any[] = {"", NULL};
    for (int setting = 0; setting < SETTINGS && !*before; setting++) {
        const struct setting_info *info = &settings_table[setting];
        const char *const *values = info->type == TYPE_BOOL     ? switches
                                    : info->type == TYPE_CHOICE ? info->choices
                                                                : any;
        for (; *values && !info->at_start; values++)
            if (i-- == 0)
                return arena_format(arena, "%s=%s", info->name, *values);
    }
    return NULL;
}

CHOICES(choices_code)
{
    const struct roster *roster = &app->units.roster;
    (void)arena;
    return words_of(before) || i >= roster->code_count ? NULL : roster->code_names[i];
}

CHOICES(choices_context)
{
    (void)app;
    (void)arena;
    if (words_of(before) || i > CONTEXTS)
        return NULL;
    return i ? context_names[i - 1] : "any";
}

CHOICES(choices_command)
{
    (void)app;
    (void)before;
    (void)arena;
    for (size_t k = 0; k < command_count; k++)
        if (commands[k].contexts & IN_PANES && i-- == 0)
            return commands[k].name;
    return NULL;
}

CHOICES(choices_bind)
{
    size_t words = words_of(before);
    if (words == 0)
        return choices_context(app, before, i, arena);
    if (words == 2)
        return i < command_count ? commands[i].name : NULL;
    return NULL;
}
