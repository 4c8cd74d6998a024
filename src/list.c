#include <stdio.h>
#include <unistd.h>

#include "commands.h"
#include "export/csv.h"
#include "export/json.h"
#include "export/value.h"
#include "intl.h"
#include "message.h"
#include "path.h"
#include "select.h"
#include "table.h"

enum { PAGE = 256, NAME_CELLS = 36, COLUMNS = 14 };

static const struct table_column columns[COLUMNS] = {
    {.title = N_("id")},
    {.title = N_("kind")},
    {.title = N_("year"), .right = true},
    {.title = N_("unit"), .most = NAME_CELLS},
    {.title = N_("project"), .most = NAME_CELLS},
    {.title = N_("reported total"), .right = true},
    {.title = N_("reviewed total"), .right = true},
    {.title = N_("status")},
    {.title = N_("errors"), .right = true},
    {.title = N_("warnings"), .right = true},
    {.title = N_("infos"), .right = true},
    {.title = N_("confirmed"), .right = true},
    {.title = N_("notes"), .right = true},
    {.title = N_("file")},
};

struct list {
    struct buffer out; /* of json and csv */
    struct json json;
    struct csv csv;
    struct table table;
};

static void table_begin(struct list *list)
{
    table_init(&list->table, columns, COLUMNS, isatty(STDOUT_FILENO));
}

static void table_item(struct list *list, const struct summary *row)
{
    struct arena *a = &list->table.arena;
    const char *const cells[COLUMNS] = {row->id, value_kind(row->kind),
        row->year ? arena_format(a, "%d", row->year) : "", row->unit, row->project,
        value_total(row->reported_total, row->reported_grade, a),
        value_total(row->reviewed_total, row->reviewed_grade, a), value_status(row->status),
        arena_format(a, "%d", row->errors), arena_format(a, "%d", row->warnings),
        arena_format(a, "%d", row->infos), arena_format(a, "%d", row->confirmed),
        arena_format(a, "%d", row->open_notes), path_short(row->file)};
    table_row(&list->table, cells);
}

static void table_end(struct list *list)
{
    if (list->table.row_count)
        table_print(&list->table, 0);
    table_fini(&list->table);
}

static void csv_begin(struct list *list)
{
    static const char *const titles[] = {N_("id"), N_("kind"), N_("year"), N_("unit"),
        N_("project"), N_("reported total"), N_("reported grade"), N_("reviewed total"),
        N_("reviewed grade"), N_("status"), N_("errors"), N_("warnings"), N_("infos"),
        N_("confirmed"), N_("notes"), N_("file")};
    list->csv.out = &list->out;
    buffer_text(&list->out, CSV_BOM);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        csv_cell(&list->csv, _(titles[i]));
    csv_end_row(&list->csv);
}

static void csv_total(struct csv *csv, struct computed total, enum grade grade)
{
    csv_decimal(csv, total.known, total.value);
    csv_cell(csv, grade_name(grade));
}

static void csv_item(struct list *list, const struct summary *row)
{
    struct csv *csv = &list->csv;
    csv_cell(csv, row->id);
    csv_cell(csv, value_kind(row->kind));
    if (row->year)
        csv_integer(csv, row->year);
    else
        csv_cell(csv, NULL);
    csv_cell(csv, row->unit);
    csv_cell(csv, row->project);
    csv_total(csv, row->reported_total, row->reported_grade);
    csv_total(csv, row->reviewed_total, row->reviewed_grade);
    csv_cell(csv, value_status(row->status));
    csv_integer(csv, row->errors);
    csv_integer(csv, row->warnings);
    csv_integer(csv, row->infos);
    csv_integer(csv, row->confirmed);
    csv_integer(csv, row->open_notes);
    csv_cell(csv, row->file);
    csv_end_row(csv);
}

static void csv_end(struct list *list)
{
    (void)list;
}

static void json_begin(struct list *list)
{
    json_open(&list->json, &list->out, "fuhe-list");
    json_array(&list->json, "evaluations");
}

static void json_total(
    struct json *json, const char *key, struct computed total, enum grade grade, const char *status)
{
    json_flat(json, key);
    json_decimal(json, "total", total.known, total.value);
    json_text(json, "grade", grade_name(grade));
    if (status)
        json_text(json, "status", status);
    json_end(json);
}

static void json_item(struct list *list, const struct summary *row)
{
    struct json *json = &list->json;
    json_object(json, NULL);
    json_text(json, "id", row->id);
    json_text(json, "kind", kind_name(row->kind));
    json_filled(json, "unit", row->unit);
    json_text(json, "project", row->project);
    json_integer_if(json, "year", row->year, row->year);
    json_integer(json, "version", row->version);
    json_bool(json, "superseded", row->superseded);
    json_text(json, "file", row->file);
    json_total(json, "reported", row->reported_total, row->reported_grade, NULL);
    json_total(
        json, "reviewed", row->reviewed_total, row->reviewed_grade, status_name(row->status));
    json_flat(json, "findings");
    json_integer(json, "error", row->errors);
    json_integer(json, "warning", row->warnings);
    json_integer(json, "info", row->infos);
    json_integer(json, "confirmed", row->confirmed);
    json_end(json);
    json_integer(json, "notes", row->open_notes);
    json_end(json);
}

static void json_finish(struct list *list)
{
    json_close(&list->json);
}

static const char *const format_names[] = {"table", "csv", "json", NULL};
static const struct {
    void (*begin)(struct list *list);
    void (*item)(struct list *list, const struct summary *row);
    void (*end)(struct list *list);
} formats[] = {
    {table_begin, table_item, table_end},
    {csv_begin, csv_item, csv_end},
    {json_begin, json_item, json_finish},
};

static void print_page(struct list *list, size_t format, const struct page *page)
{
    for (size_t i = 0; i < page->count; i++)
        formats[format].item(list, &page->rows[i]);
    cli_put(&list->out);
}

/* All, as imported: read and printed page by page. */
static bool print_all(struct list *list, struct store *store, size_t format, struct err *err)
{
    struct page page;
    bool ok;
    page_init(&page);
    for (int64_t last = 0; (ok = store_page(store, last, 1, PAGE, &page, err)) && page.count;
         last = page.rows[page.count - 1].key)
        print_page(list, format, &page);
    page_fini(&page);
    return ok;
}

static bool print_keys(struct list *list, struct store *store, size_t format,
    const struct selection *selection, struct err *err)
{
    struct page page;
    bool ok = true;
    page_init(&page);
    for (size_t from = 0; ok && from < selection->count; from += PAGE) {
        size_t left = selection->count - from;
        ok = store_summaries_of(
            store, selection->keys + from, left < PAGE ? left : PAGE, &page, err);
        if (ok)
            print_page(list, format, &page);
    }
    page_fini(&page);
    return ok;
}

static bool print_list(
    struct store *store, size_t format, const struct selection *selection, struct err *err)
{
    struct list list = {0};
    formats[format].begin(&list);
    bool ok = selection->all ? print_all(&list, store, format, err)
                             : print_keys(&list, store, format, selection, err);
    formats[format].end(&list);
    cli_put(&list.out);
    buffer_fini(&list.out);
    return ok;
}

static int print_wanted(const struct arguments *arguments, struct store *store, size_t format)
{
    struct err err;
    struct selection selection;
    int code = select_wanted(store, arguments, &selection);
    if (!code && !print_list(store, format, &selection, &err)) {
        message_error("%s", err.text);
        code = CLI_CANNOT;
    }
    selection_fini(&selection);
    return code;
}

int list_command(const struct arguments *arguments)
{
    return cli_on_store(arguments, format_names, print_wanted);
}
