#include <stdio.h>

#include "commands.h"
#include "importer.h"
#include "store_policy.h"

int import_command(const struct arguments *arguments)
{
    struct import_counts counts;
    struct arena arena;
    int code;
    struct store *store = cli_open_store(arguments, true, &code);
    if (!store)
        return code;
    code = importer_run(store, arguments->items, arguments->count, store_policy(store), &counts);
    store_close(store);
    arena_init(&arena);
    printf("%s\n", importer_summary(&counts, &arena));
    arena_fini(&arena);
    return cli_flush() ? code : CLI_CANNOT;
}
