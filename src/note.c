#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "intl.h"
#include "message.h"
#include "note_list.h"
#include "select.h"

static int refuse(const struct err *err, int code)
{
    message_error("%s", err->text);
    return code;
}

/* All of standard input; more than a note may have is left for note_clean to refuse. */
static const char *read_input(struct arena *arena, struct err *err)
{
    size_t most = NOTE_BYTES_MAX + 1;
    char *text = arena_alloc(arena, most + 1);
    size_t length = fread(text, 1, most, stdin);
    if (ferror(stdin)) {
        err_set(err, "%s: %s", _("standard input"), strerror(errno));
        return NULL;
    }
    if (memchr(text, '\0', length)) {
        err_set(err, _("a control character in the note"));
        return NULL;
    }
    return text;
}

static int add(struct store *store, struct export_loaded *loaded, const char *at, const char *text)
{
    struct note note = {0};
    struct err err;
    struct arena *arena = &loaded->arena;
    const struct dossier *dossier = &loaded->dossier;
    if (strcmp(text, "-") == 0 && !(text = read_input(arena, &err)))
        return refuse(&err, CLI_CANNOT);
    if (!note_clean(text, &note.text, arena, &err) ||
        !note_read_at(&note, at ? at : "", dossier->evaluation, &loaded->findings,
            &dossier->reading.document, arena, &err))
        return refuse(&err, CLI_USAGE);
    if (!store_note_add(store, dossier->key, &note, &err))
        return refuse(&err, CLI_CANNOT);
    return CLI_DONE;
}

static const struct note *find(const struct notes *notes, const char *number)
{
    char text[24];
    for (size_t i = 0; i < notes->count; i++) {
        snprintf(text, sizeof text, "%zu", i + 1);
        if (strcmp(text, number) == 0)
            return &notes->items[i];
    }
    message_error(_("%s: the evaluation has no such note; it has %zu"), number, notes->count);
    return NULL;
}

static int settle(
    struct store *store, const struct export_loaded *loaded, const char *number, bool resolved)
{
    struct err err;
    const struct note *note = find(&loaded->notes, number);
    if (!note)
        return CLI_USAGE;
    if (!store_note_resolve(store, loaded->dossier.key, note, resolved, &err))
        return refuse(&err, CLI_CANNOT);
    return CLI_DONE;
}

static int act(struct store *store, struct export_loaded *loaded, const struct arguments *arguments)
{
    if (arguments->resolve)
        return settle(store, loaded, arguments->resolve, true);
    if (arguments->reopen)
        return settle(store, loaded, arguments->reopen, false);
    if (arguments->count > 1)
        return add(store, loaded, arguments->at, arguments->items[1]);
    note_list_print(&loaded->item);
    return CLI_DONE;
}

static bool check_use(const struct arguments *arguments)
{
    bool settles = arguments->resolve || arguments->reopen, writes = arguments->count > 1;
    if (arguments->resolve && arguments->reopen) {
        message_error(_("--resolve and --reopen: one of them at a time"));
        return false;
    }
    if ((settles && writes) || (arguments->at && !writes)) {
        message_error(settles ? _("--resolve and --reopen take no text")
                              : _("--at: the text of the note is missing"));
        return false;
    }
    return true;
}

static int act_on(const struct arguments *arguments, struct store *store, size_t format)
{
    (void)format;
    struct export_loaded loaded;
    int code = select_load(store, arguments->items[0], &loaded);
    if (!code) {
        code = act(store, &loaded, arguments);
        export_unload(&loaded);
    }
    return code;
}

int note_command(const struct arguments *arguments)
{
    return check_use(arguments) ? cli_on_store(arguments, NULL, act_on) : CLI_USAGE;
}
