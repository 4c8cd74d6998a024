/*
 * noting - a note being written: on the prompt's line, or in the reviewer's editor when it has
 * several paragraphs.
 *
 * What is typed goes to the store as a draft every few keys and whenever typing pauses: a crash
 * does not lose it. Esc keeps the draft too; the note is dropped by keeping an empty one.
 */
#ifndef FUHE_NOTING_H
#define FUHE_NOTING_H

#include "command.h"
#include "note.h"

struct app;

enum { NOTING_PLACE = 600, NOTING_LABEL = 160, NOTING_PAUSE_MS = 700 };

struct noting {
    struct arena arena; /* of `note` */
    struct note note;   /* what it is on; its id where `changes` */
    bool changes;       /* a note that is there, not a new one */
    int64_t key;
    char place[NOTING_PLACE]; /* of the draft */
    char label[NOTING_LABEL]; /* of the prompt */
    bool unsaved;
    int typed;  /* keys since it was saved last */
    char *file; /* the editor is to write; NULL: none */
};

void noting_init(struct noting *noting);
void noting_fini(struct noting *noting);

/* What a note is on, for people. */
const char *noting_subject(const struct app *app, const struct note *note, struct arena *arena);

/* Asks for a note on what the focus has selected (`text`: has it already), for another text of the
 * selected note, for the note of the first draft in the store. */
enum reaction noting_begin(struct app *app, const char *text);
enum reaction noting_change(struct app *app);
enum reaction noting_resume(struct app *app);

/* What the prompt has so far goes on in the editor, or a new note begins there. */
enum reaction noting_to_editor(struct app *app);

/* The editor is done with the file: `good` when it ended well. */
void noting_edited(struct app *app, bool good);

void noting_resolve(struct app *app); /* the selected note, or opens it again */

/* Of the prompt: text was typed; Enter (false: it stays); Esc. */
void noting_typed(struct app *app);
bool noting_store(struct app *app, const char *text);
void noting_cancel(struct app *app);

/* Typing pauses. */
void noting_pause(struct app *app);

/* Says at the start what was typed and never saved. */
void noting_offer(struct app *app);

#endif
