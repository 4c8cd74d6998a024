#include <stdio.h>
#include <unistd.h>

#include "commands.h"
#include "export/csv.h"
#include "export/json.h"
#include "export/value.h"
#include "export/value_log.h"
#include "intl.h"
#include "message.h"
#include "select.h"
#include "store_log.h"
#include "table.h"

enum { PAGE = 256, NAME_CELLS = 24, TEXT_CELLS = 40, COLUMNS = 9 };

static const struct table_column columns[COLUMNS] = {
    {.title = N_("time")},
    {.title = N_("reviewer")},
    {.title = N_("id")},
    {.title = N_("unit"), .most = NAME_CELLS},
    {.title = N_("no."), .right = true},
    {.title = N_("change"), .most = TEXT_CELLS},
    {.title = N_("from"), .most = NAME_CELLS},
    {.title = N_("to"), .most = NAME_CELLS},
    {.title = N_("reason"), .most = TEXT_CELLS},
};

struct history {
    const struct evaluation *evaluation; /* whose fields can be named; NULL: several, or unread */
    struct buffer out;                   /* of json and csv */
    struct json json;
    struct csv csv;
    struct table table;
};

static const char *value_text(const struct entry *entry, const char *value)
{
    return entry->field && value && *value ? value_entry(entry->field, value) : value;
}

static void table_begin(struct history *history)
{
    table_init(&history->table, columns, COLUMNS, isatty(STDOUT_FILENO));
}

static void table_item(struct history *history, const struct log_row *row)
{
    struct arena *arena = &history->table.arena;
    const struct entry *entry = &row->entry;
    const char *const cells[COLUMNS] = {value_time(entry->time, arena), entry->author, row->id,
        row->project ? row->project : row->unit,
        arena_format(arena, "%lld", (long long)row->number),
        value_log(history->evaluation, row, arena), value_text(entry, entry->from),
        value_text(entry, entry->to), entry->reason};
    table_row(&history->table, cells);
}

static void table_end(struct history *history)
{
    if (history->table.row_count)
        table_print(&history->table, 0);
    table_fini(&history->table);
}

static void csv_begin(struct history *history)
{
    static const char *const titles[] = {N_("time"), N_("reviewer"), N_("id"), N_("unit"),
        N_("project"), N_("no."), N_("change"), N_("from"), N_("to"), N_("reason")};
    history->csv.out = &history->out;
    buffer_text(&history->out, CSV_BOM);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        csv_cell(&history->csv, _(titles[i]));
    csv_end_row(&history->csv);
}

static void csv_item(struct history *history, const struct log_row *row)
{
    struct csv *csv = &history->csv;
    struct arena arena;
    arena_init(&arena);
    csv_cell(csv, value_time(row->entry.time, &arena));
    csv_cell(csv, row->entry.author);
    csv_cell(csv, row->id);
    csv_cell(csv, row->unit);
    csv_cell(csv, row->project);
    csv_integer(csv, row->number);
    csv_cell(csv, value_log(history->evaluation, row, &arena));
    csv_cell(csv, value_text(&row->entry, row->entry.from));
    csv_cell(csv, value_text(&row->entry, row->entry.to));
    csv_cell(csv, row->entry.reason);
    csv_end_row(csv);
    arena_fini(&arena);
}

static void csv_end(struct history *history)
{
    (void)history;
}

static void json_begin(struct history *history)
{
    json_open(&history->json, &history->out, "fuhe-log");
    json_array(&history->json, "entries");
}

static void json_item(struct history *history, const struct log_row *row)
{
    struct json *json = &history->json;
    const struct entry *entry = &row->entry;
    json_object(json, NULL);
    json_text(json, "id", row->id);
    json_filled(json, "unit", row->unit);
    json_text(json, "project", row->project);
    json_integer(json, "no", row->number);
    json_time(json, "time", entry->time);
    json_text(json, "author", entry->author);
    json_text(json, "kind", entry_kind_name(entry->kind));
    json_text(json, "field", entry->field);
    json_text(json, "from", entry->from);
    json_text(json, "to", entry->to);
    json_text(json, "reason", entry->reason);
    if (row->first) {
        json_flat(json, "entries");
        json_integer(json, "first", row->first);
        json_integer(json, "last", row->last);
        json_end(json);
    } else {
        json_null(json, "entries");
    }
    json_text(json, "step", entry->step);
    json_filled(json, "hash", row->hash);
    json_end(json);
}

static void json_finish(struct history *history)
{
    json_close(&history->json);
}

static const char *const format_names[] = {"table", "csv", "json", NULL};
static const struct {
    void (*begin)(struct history *history);
    void (*item)(struct history *history, const struct log_row *row);
    void (*end)(struct history *history);
} formats[] = {
    {table_begin, table_item, table_end},
    {csv_begin, csv_item, csv_end},
    {json_begin, json_item, json_finish},
};

static bool print_history(struct store *store, int64_t key, const struct evaluation *evaluation,
    size_t format, struct err *err)
{
    struct history history = {.evaluation = evaluation};
    struct log_page page;
    bool ok = true;
    log_page_init(&page);
    formats[format].begin(&history);
    for (const struct log_row *last = NULL; ok; last = &page.rows[page.count - 1]) {
        ok = store_log(store, key, last, 1, PAGE, &page, err);
        if (!ok || !page.count)
            break;
        for (size_t i = 0; i < page.count; i++)
            formats[format].item(&history, &page.rows[i]);
        cli_put(&history.out);
    }
    formats[format].end(&history);
    cli_put(&history.out);
    log_page_fini(&page);
    buffer_fini(&history.out);
    return ok;
}

/* An evaluation that cannot be read has its history all the same, without the names of its
 * indicators. */
static bool print_one(struct store *store, int64_t key, size_t format, struct err *err)
{
    struct dossier dossier;
    struct err unread;
    if (!store_load(store, key, &dossier, &unread))
        return print_history(store, key, NULL, format, err);
    bool ok = print_history(store, key, dossier.evaluation, format, err);
    dossier_fini(&dossier);
    return ok;
}

static int print_keyed(const struct arguments *arguments, struct store *store, size_t format)
{
    struct err err;
    int64_t key;
    if (!arguments->count) {
        if (print_history(store, 0, NULL, format, &err))
            return CLI_DONE;
    } else {
        int code = select_one(store, arguments->items[0], &key);
        if (code)
            return code;
        if (print_one(store, key, format, &err))
            return CLI_DONE;
    }
    message_error("%s", err.text);
    return CLI_CANNOT;
}

int log_command(const struct arguments *arguments)
{
    return cli_on_store(arguments, format_names, print_keyed);
}
