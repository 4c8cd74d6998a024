#include "value_log.h"

#include "../intl.h"
#include "value.h"

static const char *stepped(
    const struct log_row *row, const char *one, const char *several, struct arena *arena)
{
    long long first = (long long)row->first, last = (long long)row->last;
    return first == last ? arena_format(arena, one, first)
                         : arena_format(arena, several, first, last);
}

const char *value_log(
    const struct evaluation *evaluation, const struct log_row *row, struct arena *arena)
{
    const struct entry *entry = &row->entry;
    if (entry->kind == ENTRY_UNDO)
        return row->first ? stepped(row, _("undo %lld"), _("undo %lld-%lld"), arena) : _("undo");
    if (entry->kind == ENTRY_REDO)
        return row->first ? stepped(row, _("redo %lld"), _("redo %lld-%lld"), arena) : _("redo");
    const char *field = value_field(evaluation, entry->field ? entry->field : "", arena);
    return entry->kind == ENTRY_CARRIED ? arena_format(arena, _("carried over: %s"), field) : field;
}
