#include "select.h"

#include "cli.h"
#include "export/buffer.h"
#include "intl.h"
#include "message.h"

enum { SHOWN = 4 };

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

int select_all(struct store *store, char *const *beginnings, size_t count, int64_t *keys)
{
    for (size_t i = 0; i < count; i++) {
        int code = select_one(store, beginnings[i], &keys[i]);
        if (code)
            return code;
    }
    return CLI_DONE;
}
