#include "show_why.h"

#include <stdio.h>
#include <string.h>

#include "explain_origin.h"
#include "export/json_finding.h"
#include "intl.h"
#include "message.h"
#include "table.h"

enum { INDENT = 2, DEEPER = 2 * INDENT, COLUMNS = 3 };

static void print_step(
    const struct explained_step *step, const struct reading *reading, struct arena *arena)
{
    static const struct table_column columns[COLUMNS] = {{.title = NULL}, {.title = NULL}};
    const char *const texts[] = {step->formula, step->rule, step->note};
    struct table table;
    printf("\n%*s", INDENT, "");
    cli_put_line(step->title);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!texts[i])
            continue;
        printf("%*s", DEEPER, "");
        cli_put_line(texts[i]);
    }
    table_init(&table, columns, COLUMNS, false);
    for (size_t i = 0; i < step->count; i++) {
        const struct explained_number *number = &step->numbers[i];
        const char *const cells[COLUMNS] = {number->label, explain_value(number, reading, arena),
            explain_origin(number, reading, arena)};
        table_row(&table, cells);
    }
    table_print(&table, DEEPER);
    table_fini(&table);
}

static void print_text(
    const struct explanation *explanation, const struct reading *reading, struct arena *arena)
{
    cli_put_line(arena_format(
        arena, _("%s: %s"), explanation->title, *explanation->value ? explanation->value : "-"));
    for (size_t i = 0; i < explanation->count; i++)
        print_step(&explanation->steps[i], reading, arena);
}

static void put_change(struct json *json, const struct entry *change)
{
    if (!change) {
        json_null(json, "change");
        return;
    }
    json_flat(json, "change");
    json_text(json, "author", change->author);
    json_time(json, "time", change->time);
    json_text(json, "reason", change->reason);
    json_end(json);
}

static void put_number(struct json *json, const struct explained_number *number,
    const struct reading *reading, struct arena *arena)
{
    const char *value = explain_value(number, reading, arena);
    const char *printed = number->place.length ? value : "";
    json_object(json, NULL);
    json_text(json, "label", number->label);
    json_filled(json, "value", value);
    json_filled(json, "reported", number->reported ? number->reported : printed);
    json_bool(json, "of_policy", number->of_policy);
    json_finding_place(json, "where", &reading->document, number->place);
    put_change(json, number->change);
    json_end(json);
}

static void put_step(struct json *json, const struct explained_step *step,
    const struct reading *reading, struct arena *arena)
{
    json_object(json, NULL);
    json_text(json, "title", step->title);
    json_text(json, "formula", step->formula);
    json_text(json, "rule", step->rule);
    json_text(json, "note", step->note);
    json_array(json, "numbers");
    for (size_t i = 0; i < step->count; i++)
        put_number(json, &step->numbers[i], reading, arena);
    json_end(json);
    json_end(json);
}

static void print_json(const struct explanation *explanation, const struct export_item *item,
    const char *field, struct arena *arena)
{
    struct buffer out;
    struct json json;
    buffer_init(&out);
    json_open(&json, &out, "fuhe-why");
    json_text(&json, "policy", item->review->policy->name);
    json_text(&json, "id", item->dossier->id);
    json_text(&json, "field", field);
    json_text(&json, "title", explanation->title);
    json_filled(&json, "value", explanation->value);
    json_array(&json, "steps");
    for (size_t i = 0; i < explanation->count; i++)
        put_step(&json, &explanation->steps[i], &item->dossier->reading, arena);
    json_close(&json);
    cli_put(&out);
    buffer_fini(&out);
}

static bool find_explanation(const struct export_item *item, const char *field,
    struct explanation *out, struct arena *arena, struct err *err)
{
    static const char prefix[] = "finding:";
    const struct dossier *dossier = item->dossier;
    if (strncmp(field, prefix, sizeof prefix - 1) != 0)
        return explain(
            item->review, dossier->entries, dossier->entry_count, field, out, arena, err);
    const struct finding *finding = findings_find(item->findings, field + sizeof prefix - 1, err);
    if (finding)
        explain_finding(item->review, dossier->entries, dossier->entry_count, finding, out, arena);
    return finding != NULL;
}

int show_why(const struct export_item *item, const char *field, enum format format)
{
    struct err err;
    struct explanation explanation;
    struct arena arena;
    arena_init(&arena);
    bool found = find_explanation(item, field, &explanation, &arena, &err);
    if (!found)
        message_error("%s", err.text);
    else if (format == FORMAT_JSON)
        print_json(&explanation, item, field, &arena);
    else
        print_text(&explanation, &item->dossier->reading, &arena);
    arena_fini(&arena);
    return found ? CLI_DONE : CLI_USAGE;
}
