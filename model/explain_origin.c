#include "explain_origin.h"

#include "export/quote.h"
#include "export/value.h"
#include "intl.h"

static const char *printed(
    const struct explained_number *number, const struct reading *reading, struct arena *arena)
{
    const char *at = "";
    if (number->place.length) {
        struct location location = document_locate(&reading->document, number->place);
        at = arena_format(arena, "%u:%u", location.line, location.column);
    }
    if (!number->reported)
        return *at ? at : number->of_policy ? _("of the policy") : "";
    if (!*number->reported)
        return _("not reported");
    return *at ? arena_format(arena, _("reported %s at %s"), number->reported, at)
               : arena_format(arena, _("reported %s"), number->reported);
}

static const char *changed(const struct entry *change, struct arena *arena)
{
    if (!change->author)
        return _("tried, not kept");
    const char *time = value_time(change->time, arena);
    return change->reason ? arena_format(arena, _("changed by %s, %s: %s"), change->author, time,
                                change->reason)
                          : arena_format(arena, _("changed by %s, %s"), change->author, time);
}

const char *explain_origin(
    const struct explained_number *number, const struct reading *reading, struct arena *arena)
{
    const char *text = printed(number, reading, arena);
    if (!number->change)
        return !*text && number->value && !*number->value ? _("missing") : text;
    const char *change = changed(number->change, arena);
    return *text ? arena_format(arena, _("%s; %s"), text, change) : change;
}

const char *explain_value(
    const struct explained_number *number, const struct reading *reading, struct arena *arena)
{
    return number->value ? number->value : quote_words(reading, number->place, arena);
}
