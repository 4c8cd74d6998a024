#include "show_mentions.h"

#include <stdio.h>

#include "export/json_finding.h"
#include "export/value.h"
#include "intl.h"
#include "mentions.h"
#include "table.h"

enum { INDENT = 2, COLUMNS = 3 };

static const char *place_text(struct location at, struct arena *arena)
{
    return arena_format(arena, "%u:%u", at.line, at.column);
}

static void print_figure(
    const struct dossier *dossier, enum budget_field field, struct arena *arena)
{
    const struct figure *figure = budget_figure(&dossier->evaluation->budget, field);
    const char *printed = value_figure(figure, NULL, arena);
    printf("%s %s", _(budget_fields[field].label), *printed ? printed : "-");
    if (figure->place.length)
        printf(
            " %s", place_text(document_locate(&dossier->reading.document, figure->place), arena));
    putchar('\n');
}

static void print_text(const struct dossier *dossier, const struct mentions *mentions,
    enum budget_field field, struct arena *arena)
{
    static const struct table_column columns[COLUMNS] = {{.title = NULL}, {.title = NULL}};
    struct table table;
    print_figure(dossier, field, arena);
    table_init(&table, columns, COLUMNS, false);
    for (size_t i = 0; i < mentions->count; i++) {
        const struct mentioned *mentioned = &mentions->items[i];
        const char *const cells[COLUMNS] = {place_text(mentioned->at, arena),
            value_agreement(mentioned->agreement), arena_format(arena, "“%s”", mentioned->words)};
        table_row(&table, cells);
    }
    if (mentions->count)
        table_print(&table, INDENT);
    else
        printf("%*s%s\n", INDENT, "", _("printed nowhere else"));
    table_fini(&table);
}

static void put_one(struct json *json, const struct document *document, const struct mentioned *one)
{
    const struct figure *figure = &one->mention->figure;
    json_object(json, NULL);
    json_decimal(json, "value", figure->known, figure->value);
    json_text(json, "agreement", agreement_name(one->agreement));
    json_text(json, "words", one->words);
    json_finding_location(json, "where", document, figure->place);
    json_end(json);
}

static void print_json(
    const struct dossier *dossier, const struct mentions *mentions, enum budget_field field)
{
    const struct document *document = &dossier->reading.document;
    const struct figure *figure = budget_figure(&dossier->evaluation->budget, field);
    struct buffer out;
    struct json json;
    buffer_init(&out);
    json_open(&json, &out, "fuhe-mentions");
    json_text(&json, "id", dossier->id);
    json_text(&json, "field", budget_fields[field].path);
    json_decimal(&json, "value", figure->known, figure->value);
    json_finding_place(&json, "where", document, figure->place);
    json_array(&json, "mentions");
    for (size_t i = 0; i < mentions->count; i++)
        put_one(&json, document, &mentions->items[i]);
    json_close(&json);
    cli_put(&out);
    buffer_fini(&out);
}

void show_mentions(const struct export_item *item, enum budget_field field, enum format format)
{
    struct arena arena;
    const struct dossier *dossier = item->dossier;
    arena_init(&arena);
    const struct mentions mentions =
        mentions_of(&dossier->reading, dossier->evaluation, field, &arena);
    if (format == FORMAT_JSON)
        print_json(dossier, &mentions, field);
    else
        print_text(dossier, &mentions, field, &arena);
    arena_fini(&arena);
}
