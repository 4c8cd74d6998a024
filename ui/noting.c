#include "noting.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "export/value.h"
#include "intl.h"
#include "store_drafts.h"
#include "store_notes.h"

enum { KEYS_A_DRAFT = 8 };

static const char new_note[] = "note:", changed_note[] = "edit:";

void noting_init(struct noting *noting)
{
    *noting = (struct noting){0};
    arena_init(&noting->arena);
}

static void drop_file(struct noting *noting)
{
    if (noting->file)
        unlink(noting->file);
    free(noting->file);
    noting->file = NULL;
}

void noting_fini(struct noting *noting)
{
    drop_file(noting);
    arena_fini(&noting->arena);
}

static const struct document *document_of(const struct app *app)
{
    return &app->desk.at.dossier.reading.document;
}

/* "indicators[2].name" is the indicator itself. */
static const char *without_name(const char *field, struct arena *arena)
{
    const char *last = strrchr(field, '.');
    bool name = last && strcmp(last, ".name") == 0;
    return arena_copy(arena, field, name ? (size_t)(last - field) : strlen(field));
}

/* What the focus has selected. */
static void find_subject(struct app *app, struct note *note, struct arena *arena)
{
    struct selected selected;
    const struct note *other = view_notes_selected(app);
    const struct finding *finding = findings_current(app);
    *note = (struct note){0};
    if (app->focus == PANE_UNITS)
        return;
    if (app->focus == PANE_SOURCE && app->source.selecting) {
        note->place = source_stretch(app);
    } else if (app->focus == PANE_NOTES && other) {
        note->at = arena_text(arena, other->at);
        note->place = other->place;
    } else if (app->values == PANE_FINDINGS && finding) {
        note->at = arena_text(arena, finding->id);
    } else if (app_value(app, &selected) && app->values == PANE_MENTIONS) {
        note->place = selected.place;
    } else if (*selected.field) {
        note->at = without_name(selected.field, arena);
    }
}

const char *noting_subject(const struct app *app, const struct note *note, struct arena *arena)
{
    const struct findings *findings = desk_findings(&app->desk);
    if (!note->at && !note->place.length)
        return _("all of it");
    if (!note->at)
        return arena_format(arena, "“%s”", document_text(document_of(app), note->place, arena));
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].id, note->at) == 0)
            return findings_message(&findings->items[i]);
    return value_field(app->desk.at.dossier.evaluation, note->at, arena);
}

static void name_subject(struct app *app)
{
    struct noting *noting = &app->noting;
    const char *at = note_at_text(&noting->note, document_of(app), &noting->arena);
    snprintf(noting->label, sizeof noting->label, _("Note on %s: "),
        noting_subject(app, &noting->note, &noting->arena));
    if (!noting->changes)
        snprintf(noting->place, sizeof noting->place, "%s%s", new_note, at ? at : "");
}

static void start(struct app *app)
{
    struct noting *noting = &app->noting;
    arena_fini(&noting->arena);
    noting->key = app->desk.at.key;
    noting->changes = noting->unsaved = false;
    noting->typed = 0;
}

static void take_note(struct app *app, const struct note *note)
{
    struct noting *noting = &app->noting;
    char id[UUID_TEXT];
    start(app);
    noting->changes = true;
    noting->note = *note;
    noting->note.at = arena_text(&noting->arena, note->at);
    noting->note.text = arena_text(&noting->arena, note->text);
    noting->note.author = noting->note.resolver = NULL;
    snprintf(noting->place, sizeof noting->place, "%s%s", changed_note, uuid_text(note->id, id));
    name_subject(app);
}

static enum reaction write_file(struct app *app, const char *text)
{
    const char *base = getenv("TMPDIR");
    struct arena arena;
    arena_init(&arena);
    char *path = arena_format(&arena, "%s/fuhe-note-XXXXXX.txt", base && *base ? base : "/tmp");
    int file = mkstemps(path, (int)strlen(".txt"));
    size_t length = strlen(text);
    bool written = file >= 0 && write(file, text, length) == (ssize_t)length;
    if (file >= 0 && close(file) != 0)
        written = false;
    drop_file(&app->noting);
    if (file >= 0)
        app->noting.file = xstrdup(path);
    if (!written) {
        app_complain(app, "%s: %s", path, strerror(errno));
        drop_file(&app->noting);
    }
    arena_fini(&arena);
    return written ? REACT_EDITOR : REACT_DRAW;
}

/* On the line; several paragraphs in the editor. */
static enum reaction ask(struct app *app, const char *text)
{
    if (strchr(text, '\n'))
        return write_file(app, text);
    prompt_open(app, PROMPT_NOTE, text);
    app->noting.unsaved = false;
    app->noting.typed = 0;
    return REACT_DRAW;
}

static enum reaction ask_from_draft(struct app *app, const char *otherwise)
{
    struct err err;
    struct noting *noting = &app->noting;
    const char *draft;
    if (!store_draft_load(app->store, noting->key, noting->place, &draft, &noting->arena, &err)) {
        app_complain(app, "%s", err.text);
        draft = NULL;
    }
    if (draft)
        app_say(app, _("as it was typed before; Enter with nothing in the line drops it"));
    return ask(app, draft ? draft : otherwise);
}

enum reaction noting_begin(struct app *app, const char *text)
{
    struct noting *noting = &app->noting;
    start(app);
    find_subject(app, &noting->note, &noting->arena);
    name_subject(app);
    if (!text || !*text)
        return ask_from_draft(app, "");
    noting_store(app, text);
    return REACT_DRAW;
}

enum reaction noting_change(struct app *app)
{
    const struct note *note = view_notes_selected(app);
    if (!note) {
        app_say(app, _("there is no note here; c writes one"));
        return REACT_DRAW;
    }
    take_note(app, note);
    return ask_from_draft(app, app->noting.note.text);
}

static bool save_draft(struct app *app, const char *text)
{
    struct err err;
    struct noting *noting = &app->noting;
    noting->unsaved = false;
    noting->typed = 0;
    if (store_draft_save(app->store, noting->key, noting->place, text, &err))
        return true;
    app_complain(app, "%s", err.text);
    return false;
}

enum reaction noting_to_editor(struct app *app)
{
    if (app->prompt.active && app->prompt.kind == PROMPT_NOTE) {
        prompt_close(app);
        save_draft(app, app->prompt.line.text);
        return write_file(app, app->prompt.line.text);
    }
    if (app->prompt.active)
        return REACT_DRAW;
    if (!app_settle(app)) {
        app_say(app, _("no evaluation is open"));
        return REACT_DRAW;
    }
    const struct note *note = app->focus == PANE_NOTES ? view_notes_selected(app) : NULL;
    if (note)
        take_note(app, note);
    else
        start(app);
    if (!note) {
        find_subject(app, &app->noting.note, &app->noting.arena);
        name_subject(app);
    }
    return write_file(app, note ? app->noting.note.text : "");
}

void noting_typed(struct app *app)
{
    app->noting.unsaved = true;
    if (++app->noting.typed >= KEYS_A_DRAFT)
        save_draft(app, app->prompt.line.text);
}

void noting_pause(struct app *app)
{
    if (app->noting.unsaved && app->prompt.active && app->prompt.kind == PROMPT_NOTE)
        save_draft(app, app->prompt.line.text);
}

void noting_cancel(struct app *app)
{
    const char *text = app->prompt.line.text;
    bool blank = line_is_blank(text);
    bool as_before = app->noting.changes && strcmp(text, app->noting.note.text) == 0;
    bool saved = save_draft(app, blank || as_before ? "" : text);
    if (saved && !blank && !as_before)
        app_say(app, _("not saved, and kept as a draft: c takes it up again"));
}

static bool write_note(struct app *app, const char *text, struct err *err)
{
    struct noting *noting = &app->noting;
    const char *clean;
    if (!note_clean(text, &clean, &noting->arena, err))
        return false;
    if (noting->changes)
        return store_note_edit(app->store, noting->key, &noting->note, clean, err);
    noting->note.text = clean;
    return store_note_add(app->store, noting->key, &noting->note, err);
}

static void show_kept(struct app *app)
{
    struct err err;
    if (app->noting.key == app->desk.at.key && !desk_reload_notes(&app->desk, &err))
        app_complain(app, "%s", err.text);
    app->source.selecting = false;
    app_kept(app);
}

bool noting_store(struct app *app, const char *text)
{
    struct err err;
    bool blank = text[strspn(text, " \n\t\r")] == '\0';
    if (blank) {
        save_draft(app, "");
        app_say(app, _("no note"));
        return true;
    }
    if (!write_note(app, text, &err)) {
        app_complain(app, "%s", err.text);
        return false;
    }
    save_draft(app, "");
    app_say(app, "%s", _("noted; 6 lists the notes"));
    show_kept(app);
    return true;
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = xcalloc(NOTE_BYTES_MAX + 2, 1);
    if (file && fread(text, 1, NOTE_BYTES_MAX + 1, file) == 0)
        text[0] = '\0';
    if (file)
        fclose(file);
    return text;
}

void noting_edited(struct app *app, bool good)
{
    struct noting *noting = &app->noting;
    if (!noting->file)
        return;
    char *text = read_file(noting->file);
    if (!good)
        app_complain(app, _("the editor failed; no note was written"));
    else if (!noting_store(app, text))
        store_draft_save(app->store, noting->key, noting->place, text, NULL);
    free(text);
    drop_file(noting);
}

void noting_resolve(struct app *app)
{
    struct err err;
    const struct note *note = view_notes_selected(app);
    if (!note) {
        app_say(app, _("there is no note here; c writes one"));
        return;
    }
    bool resolved = !note->resolved;
    if (!store_note_resolve(app->store, app->desk.at.key, note, resolved, &err)) {
        app_complain(app, "%s", err.text);
        return;
    }
    app->noting.key = app->desk.at.key;
    app_say(app, "%s", resolved ? _("resolved") : _("open again"));
    show_kept(app);
}

static const struct note *note_of(const struct app *app, const char *id)
{
    char text[UUID_TEXT];
    const struct notes *notes = &app->desk.at.notes;
    for (size_t i = 0; i < notes->count; i++)
        if (strcmp(uuid_text(notes->items[i].id, text), id) == 0)
            return &notes->items[i];
    return NULL;
}

/* The evaluation is on the desk. What it was on may be gone: then it is on all of it. */
static enum reaction resume(struct app *app, const struct store_draft *draft)
{
    struct err err;
    struct noting *noting = &app->noting;
    const struct dossier *dossier = &app->desk.at.dossier;
    bool changes = strncmp(draft->place, changed_note, sizeof changed_note - 1) == 0;
    const struct note *note = changes ? note_of(app, draft->place + sizeof changed_note - 1) : NULL;
    if (note) {
        take_note(app, note);
        return ask(app, draft->text);
    }
    start(app);
    noting->note = (struct note){0};
    if (changes ||
        !note_read_at(&noting->note, draft->place + sizeof new_note - 1, dossier->evaluation,
            desk_findings(&app->desk), &dossier->reading.document, &noting->arena, &err))
        noting->note = (struct note){0};
    name_subject(app);
    snprintf(noting->place, sizeof noting->place, "%s", draft->place);
    return ask(app, draft->text);
}

static bool is_ours(const struct store_draft *draft)
{
    return strncmp(draft->place, new_note, sizeof new_note - 1) == 0 ||
           strncmp(draft->place, changed_note, sizeof changed_note - 1) == 0;
}

enum reaction noting_resume(struct app *app)
{
    struct err err;
    struct arena arena;
    struct store_draft *drafts;
    size_t count = 0, i = 0;
    enum reaction reaction = REACT_DRAW;
    arena_init(&arena);
    if (!store_drafts(app->store, &drafts, &count, &arena, &err))
        app_complain(app, "%s", err.text);
    while (i < count && !is_ours(&drafts[i]))
        i++;
    if (i == count && !app->message[0]) {
        app_say(app, _("every note that was typed is saved"));
    } else if (i < count) {
        app_leave(app);
        if (app_go(app, drafts[i].key) && app_settle(app))
            reaction = resume(app, &drafts[i]);
    }
    arena_fini(&arena);
    return reaction;
}

void noting_offer(struct app *app)
{
    struct arena arena;
    struct store_draft *drafts;
    size_t count = 0, ours = 0;
    arena_init(&arena);
    if (!store_drafts(app->store, &drafts, &count, &arena, NULL))
        count = 0;
    for (size_t i = 0; i < count; i++)
        ours += is_ours(&drafts[i]);
    char before[APP_MESSAGE];
    memcpy(before, app->message, sizeof before);
    if (ours)
        app_say(app, _("notes typed and not saved: %zu; :drafts goes on with them"), ours);
    if (ours && *before)
        app_say(app, "%s; %s", before, arena_format(&arena, "%s", app->message));
    arena_fini(&arena);
}
