#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "commands.h"
#include "export.h"
#include "intl.h"
#include "message.h"
#include "path.h"
#include "select.h"

enum { PAGE = 256 };

struct check {
    struct store *store;
    struct buffer line;
    size_t evaluations, by_severity[SEVERITY_INFO + 1];
};

/* FILE:LINE:COLUMN: severity: message [code], as editors and CI tools expect it from compilers: not
 * translated but for the message. What is missing has no words to point at: then where the
 * evaluation begins. */
static void print_finding(struct check *check, const struct export_item *item, size_t i)
{
    const struct finding *finding = &item->findings->items[i];
    struct place place =
        finding->evidence_count ? finding->evidence[0] : item->dossier->evaluation->extent;
    struct location at = document_locate(&item->dossier->reading.document, place);
    struct buffer *line = &check->line;
    buffer_clear(line);
    buffer_plain(line, path_short(item->dossier->file));
    buffer_format(line, ":%u:%u: %s: ", at.line, at.column, severity_name(finding->severity));
    buffer_plain(line, finding->message);
    buffer_format(line, " [%s]\n", finding->code);
    fwrite(line->bytes, 1, line->length, stdout);
    check->by_severity[finding->severity]++;
}

static bool check_one(struct check *check, int64_t key, struct err *err)
{
    struct export_loaded loaded;
    if (!export_load(&loaded, check->store, key, &policy_default, err))
        return false;
    for (size_t i = 0; i < loaded.findings.count; i++)
        print_finding(check, &loaded.item, i);
    export_unload(&loaded);
    check->evaluations++;
    return true;
}

static bool check_page(struct check *check, const struct page *page, struct err *err)
{
    for (size_t i = 0; i < page->count; i++)
        if (!check_one(check, page->rows[i].key, err))
            return false;
    return true;
}

static bool check_all(struct check *check, struct err *err)
{
    struct page page;
    page_init(&page);
    bool ok = true;
    int64_t last = 0;
    do {
        ok = store_page(check->store, last, 1, PAGE, &page, err) && check_page(check, &page, err);
        last = page.count ? page.rows[page.count - 1].key : 0;
    } while (ok && last);
    page_fini(&page);
    return ok;
}

static int check_items(struct check *check, const struct arguments *arguments)
{
    struct err err;
    bool ok = true;
    int64_t *keys = xcalloc(arguments->count, sizeof *keys);
    int code = select_all(check->store, arguments->items, arguments->count, keys);
    if (!code && !arguments->count)
        ok = check_all(check, &err);
    for (size_t i = 0; !code && ok && i < arguments->count; i++)
        ok = check_one(check, keys[i], &err);
    free(keys);
    if (!ok)
        message_error("%s", err.text);
    return ok ? code : CLI_CANNOT;
}

static void print_summary(const struct check *check)
{
    fprintf(stderr, _("%zu checked: %zu errors, %zu warnings, %zu infos\n"), check->evaluations,
        check->by_severity[SEVERITY_ERROR], check->by_severity[SEVERITY_WARNING],
        check->by_severity[SEVERITY_INFO]);
}

int check_command(const struct arguments *arguments)
{
    struct check check = {.store = cli_open_store(arguments, false)};
    if (!check.store)
        return CLI_CANNOT;
    buffer_init(&check.line);
    int code = check_items(&check, arguments);
    buffer_fini(&check.line);
    store_close(check.store);
    if (!cli_flush())
        return CLI_CANNOT;
    if (!code && isatty(STDERR_FILENO))
        print_summary(&check);
    if (!code && check.by_severity[SEVERITY_ERROR])
        code = CLI_FINDINGS;
    return code;
}
