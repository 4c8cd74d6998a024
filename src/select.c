#include "select.h"

#include <stdlib.h>

#include "export/buffer.h"
#include "filter.h"
#include "intl.h"
#include "message.h"
#include "store_policy.h"

enum { SHOWN = 4, PAGE = 256 };

/* The first few ids of those that begin so, for the message. */
static bool list_ids(
    struct store *store, const int64_t *keys, size_t count, struct buffer *out, struct err *err)
{
    struct page page;
    page_init(&page);
    bool ok = true;
    for (size_t i = 0; ok && i < count && i < SHOWN; i++) {
        ok = store_summary(store, keys[i], &page, err);
        if (ok && page.count)
            buffer_format(out, "%s%s", i ? ", " : "", page.rows[0].id);
    }
    buffer_text(out, count > SHOWN ? ", …" : "");
    page_fini(&page);
    return ok;
}

static int refuse_several(
    struct store *store, const char *beginning, const int64_t *keys, size_t count)
{
    struct err err;
    struct buffer ids;
    buffer_init(&ids);
    bool ok = list_ids(store, keys, count, &ids, &err);
    if (ok)
        message_error(_("%s: several evaluations begin so: %s"), beginning, ids.bytes);
    else
        message_error("%s", err.text);
    buffer_fini(&ids);
    return ok ? CLI_USAGE : CLI_CANNOT;
}

int select_one(struct store *store, const char *beginning, int64_t *key)
{
    int64_t keys[SHOWN + 1];
    size_t count = 0;
    struct err err;
    if (*beginning && !store_find(store, beginning, keys, SHOWN + 1, &count, &err)) {
        message_error("%s", err.text);
        return CLI_CANNOT;
    }
    if (count > 1)
        return refuse_several(store, beginning, keys, count);
    if (!count) {
        message_error(_("%s: no evaluation has such an id; 'fuhe list' shows them"), beginning);
        return CLI_USAGE;
    }
    *key = keys[0];
    return CLI_DONE;
}

int select_load(struct store *store, const char *beginning, struct export_loaded *loaded)
{
    struct err err;
    int64_t key;
    int code = select_one(store, beginning, &key);
    if (code || export_load(loaded, store, key, store_policy(store), &err))
        return code;
    message_error("%s", err.text);
    return CLI_CANNOT;
}

/* By the rows of the roster: a byte each. */
static bool fit_ids(const struct roster *roster, const struct selection *ids, unsigned char *named)
{
    for (size_t i = 0; i < ids->count; i++) {
        int64_t row = roster_find(roster, ids->keys[i]);
        if (row != ROSTER_NONE)
            named[row] = 1;
    }
    return ids->count == 0;
}

static void take_rows(struct roster *roster, const struct filter *filter, enum roster_order order,
    struct selection *selection)
{
    struct selection ids = *selection;
    unsigned char *named = xcalloc(roster->count + 1, 1);
    uint32_t *rows = xcalloc(roster->count + 1, sizeof *rows);
    bool any = fit_ids(roster, &ids, named);
    size_t count = filter_rows(filter, roster, order, false, rows);
    *selection = (struct selection){.keys = xcalloc(count + 1, sizeof *selection->keys)};
    for (size_t i = 0; i < count; i++)
        if (any || named[rows[i]])
            selection->keys[selection->count++] = roster->keys[rows[i]];
    selection_fini(&ids);
    free(rows);
    free(named);
}

static int select_fitting(struct store *store, const struct filter *filter, enum roster_order order,
    struct selection *selection)
{
    struct err err;
    struct roster roster;
    roster_init(&roster, store, store_policy(store));
    bool ok = roster_finish(&roster, NULL, NULL, &err);
    if (ok)
        take_rows(&roster, filter, order, selection);
    else
        message_error("%s", err.text);
    roster_fini(&roster);
    return ok ? CLI_DONE : CLI_CANNOT;
}

int select_all(struct store *store, char *const *beginnings, size_t count, int64_t *keys)
{
    for (size_t i = 0; i < count; i++) {
        int code = select_one(store, beginnings[i], &keys[i]);
        if (code)
            return code;
    }
    return CLI_DONE;
}

static int select_ids(
    struct store *store, const struct arguments *arguments, struct selection *selection)
{
    selection->count = arguments->count;
    selection->keys = xcalloc(selection->count + 1, sizeof *selection->keys);
    return select_all(store, arguments->items, selection->count, selection->keys);
}

int select_wanted(
    struct store *store, const struct arguments *arguments, struct selection *selection)
{
    struct err err;
    struct filter filter;
    size_t order;
    *selection = (struct selection){.all = !arguments->count};
    if (!cli_choice("order", arguments->order, roster_order_names, &order))
        return CLI_USAGE;
    filter_init(&filter);
    bool good = filter_parse(&filter, arguments->filter ? arguments->filter : "", &err);
    if (!good)
        message_error("%s", err.text);
    int code = good ? select_ids(store, arguments, selection) : CLI_USAGE;
    if (!code && (filter.term_count || order != ORDER_IMPORTED))
        code = select_fitting(store, &filter, (enum roster_order)order, selection);
    filter_fini(&filter);
    return code;
}

static bool each_of_all(struct store *store, select_one_of *one, void *context, struct err *err)
{
    struct page page;
    page_init(&page);
    bool ok = true;
    int64_t last = 0;
    do {
        ok = store_page(store, last, 1, PAGE, &page, err);
        for (size_t i = 0; ok && i < page.count; i++)
            ok = one(context, last = page.rows[i].key, err);
    } while (ok && page.count);
    page_fini(&page);
    return ok;
}

bool selection_each(struct store *store, const struct selection *selection, select_one_of *one,
    void *context, struct err *err)
{
    if (selection->all)
        return each_of_all(store, one, context, err);
    for (size_t i = 0; i < selection->count; i++)
        if (!one(context, selection->keys[i], err))
            return false;
    return true;
}

void selection_fini(struct selection *selection)
{
    free(selection->keys);
    *selection = (struct selection){0};
}
