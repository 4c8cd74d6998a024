#include "compare.h"

#include <stdio.h>

#include "commands.h"
#include "export.h"
#include "export/json.h"
#include "export/value.h"
#include "intl.h"
#include "message.h"
#include "select.h"
#include "store_kin.h"
#include "store_policy.h"

static const char *name_of(const struct export_loaded *loaded, struct arena *arena)
{
    const struct evaluation *evaluation = loaded->dossier.evaluation;
    const char *unit = value_words(evaluation->unit), *project = value_words(evaluation->project);
    return arena_format(arena, "%s  %s%s%s %d  %s", loaded->dossier.id, unit, *project ? " · " : "",
        project, evaluation->year, loaded->dossier.file);
}

static const char *row_text(const struct compare_row *row, struct arena *arena)
{
    const char *left = row->text[COMPARE_LEFT], *right = row->text[COMPARE_RIGHT];
    if (row->mark == COMPARE_SAME)
        return left;
    if (row->mark != COMPARE_CHANGED)
        return row->mark == COMPARE_ONLY_LEFT ? left : right;
    const char *difference = compare_difference(row, true, arena);
    return arena_format(
        arena, "%s%s%s", value_changed(left, right, arena), *difference ? "  " : "", difference);
}

static void put_row(const struct compare_row *row, struct arena *arena, struct buffer *out)
{
    const char *text = row_text(row, arena), *sign = compare_mark_sign(row->mark);
    bool inside = row->section == COMPARE_INDICATORS && !row->head;
    if (!row->head)
        text = value_labelled(row->label, text, arena);
    buffer_plain(out, arena_format(arena, "%s %s%s", sign, inside ? "  " : "", text));
    buffer_text(out, "\n");
}

static void put_text(const struct comparison *comparison, const struct export_loaded *both,
    struct arena *arena, struct buffer *out)
{
    const struct compare_row *last = NULL;
    for (int side = 0; side < COMPARE_SIDES; side++) {
        buffer_text(out, side ? "+++ " : "--- ");
        buffer_plain(out, name_of(&both[side], arena));
        buffer_text(out, "\n");
    }
    for (size_t i = 0; i < comparison->count; i++) {
        const struct compare_row *row = &comparison->rows[i];
        if (!row->differs)
            continue;
        if (!last || last->section != row->section)
            buffer_format(out, "%s\n", _(compare_section_titles[row->section]));
        put_row(row, arena, out);
        last = row;
    }
}

static void put_one(struct json *json, const char *key, const struct export_loaded *one)
{
    const struct evaluation *evaluation = one->dossier.evaluation;
    json_object(json, key);
    json_text(json, "id", one->dossier.id);
    json_text(json, "unit", evaluation->unit.text);
    json_text(json, "project", evaluation->project.text);
    json_integer_if(json, "year", evaluation->year, evaluation->year);
    json_text(json, "file", one->dossier.file);
    json_end(json);
}

static void put_json_row(struct json *json, const struct compare_row *row)
{
    json_flat(json, NULL);
    json_text(json, "section", compare_section_name(row->section));
    json_text(json, "mark", compare_mark_name(row->mark));
    json_text(json, "label", row->label);
    json_text(json, "code", row->code);
    json_bool(json, "reviewed", row->reviewed);
    json_filled(json, "left", row->text[COMPARE_LEFT]);
    json_filled(json, "right", row->text[COMPARE_RIGHT]);
    json_text(json, "left_field", row->field[COMPARE_LEFT]);
    json_text(json, "right_field", row->field[COMPARE_RIGHT]);
    json_decimal(json, "difference", row->has_difference, row->difference);
    json_decimal(json, "percent", row->has_percent, row->percent);
    json_end(json);
}

static void put_json(
    const struct comparison *comparison, const struct export_loaded *both, struct buffer *out)
{
    struct json json;
    json_open(&json, out, "fuhe-compare");
    put_one(&json, "left", &both[COMPARE_LEFT]);
    put_one(&json, "right", &both[COMPARE_RIGHT]);
    json_text(&json, "policy", both[COMPARE_LEFT].review.policy->name);
    json_object(&json, "counts");
    for (int mark = 0; mark < COMPARE_MARKS; mark++)
        json_integer(&json, compare_mark_name((enum compare_mark)mark),
            (long long)comparison->by_mark[mark]);
    json_end(&json);
    json_array(&json, "rows");
    for (size_t i = 0; i < comparison->count; i++)
        put_json_row(&json, &comparison->rows[i]);
    json_close(&json);
}

static int print(const struct export_loaded *both, enum format format)
{
    struct arena arena;
    struct buffer out;
    const struct compared_one left = {&both[0].review, &both[0].findings},
                              right = {&both[1].review, &both[1].findings};
    arena_init(&arena);
    buffer_init(&out);
    const struct comparison comparison = compare_evaluations(&left, &right, &arena);
    bool same = comparison.by_mark[COMPARE_SAME] == comparison.count;
    if (format == FORMAT_JSON)
        put_json(&comparison, both, &out);
    else if (!same)
        put_text(&comparison, both, &arena, &out);
    cli_put(&out);
    buffer_fini(&out);
    arena_fini(&arena);
    return same ? CLI_DONE : CLI_FINDINGS;
}

static int load_and_print(
    struct store *store, const int64_t keys[static COMPARE_SIDES], enum format format)
{
    struct err err;
    struct export_loaded both[COMPARE_SIDES];
    int loaded = 0, code = CLI_CANNOT;
    while (loaded < COMPARE_SIDES &&
           export_load(&both[loaded], store, keys[loaded], store_policy(store), &err))
        loaded++;
    if (loaded == COMPARE_SIDES)
        code = print(both, format);
    else
        message_error("%s", err.text);
    while (loaded > 0)
        export_unload(&both[--loaded]);
    return code;
}

/* The one before takes the place to the left. */
static int find_before(struct store *store, const char *id, int64_t keys[static COMPARE_SIDES])
{
    struct err err;
    keys[COMPARE_RIGHT] = keys[COMPARE_LEFT];
    if (!store_kin_before(store, keys[COMPARE_RIGHT], &keys[COMPARE_LEFT], &err)) {
        message_error("%s", err.text);
        return CLI_CANNOT;
    }
    if (keys[COMPARE_LEFT])
        return CLI_DONE;
    message_error(
        _("%s: no version and no year before of this unit is in the store; name a second ID"), id);
    return CLI_USAGE;
}

static int compare_chosen(const struct arguments *arguments, struct store *store, size_t format)
{
    int64_t keys[COMPARE_SIDES];
    int code = select_all(store, arguments->items, arguments->count, keys);
    if (!code && arguments->count == 1)
        code = find_before(store, arguments->items[0], keys);
    return code ? code : load_and_print(store, keys, (enum format)format);
}

int compare_command(const struct arguments *arguments)
{
    return cli_on_store(arguments, cli_formats, compare_chosen);
}
