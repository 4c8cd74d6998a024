#include "note_list.h"

#include <stdio.h>
#include <string.h>

#include "export/value.h"
#include "intl.h"

static void add_place(struct buffer *line, const struct export_item *item, const struct note *note,
    struct arena *arena)
{
    const struct dossier *dossier = item->dossier;
    struct place place = note_place(note, dossier->evaluation, item->findings);
    const char *on = note->at             ? value_field(dossier->evaluation, note->at, arena)
                     : note->place.length ? document_text(&dossier->reading.document, place, arena)
                                          : _("evaluation");
    buffer_plain(line, on);
    if (place.length) {
        struct location at = document_locate(&dossier->reading.document, place);
        buffer_format(line, " (%u:%u)", at.line, at.column);
    }
}

static void print_text(struct buffer *line, const char *text)
{
    struct arena arena;
    arena_init(&arena);
    for (size_t length; *text; text += length + (text[length] != '\0')) {
        length = strcspn(text, "\n");
        buffer_clear(line);
        buffer_text(line, length ? "     " : "");
        buffer_plain(line, arena_copy(&arena, text, length));
        printf("%s\n", line->bytes);
    }
    arena_fini(&arena);
}

static void print_note(
    struct buffer *line, const struct export_item *item, size_t number, const struct note *note)
{
    struct arena arena;
    arena_init(&arena);
    buffer_clear(line);
    buffer_format(line, "%3zu. ", number);
    add_place(line, item, note, &arena);
    buffer_text(line, "  ");
    buffer_plain(line, note->author);
    buffer_format(line, " %s", value_time(note->time, &arena));
    if (note->edited)
        buffer_format(line, _("; edited %s"), value_time(note->edited, &arena));
    if (note->resolved)
        buffer_plain(
            line, arena_format(&arena, _("; resolved %s by %s"), value_time(note->resolved, &arena),
                      note->resolver ? note->resolver : "-"));
    printf("%s\n", line->bytes);
    print_text(line, note->text);
    arena_fini(&arena);
}

void note_list_print(const struct export_item *item)
{
    struct buffer line;
    buffer_init(&line);
    for (size_t i = 0; i < item->notes->count; i++)
        print_note(&line, item, i + 1, &item->notes->items[i]);
    buffer_fini(&line);
}
