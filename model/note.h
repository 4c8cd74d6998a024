/*
 * note - what a reviewer writes beside an evaluation, one of its values, a finding, or a stretch of
 * the source.
 */
#ifndef FUHE_NOTE_H
#define FUHE_NOTE_H

#include "findings.h"
#include "read/text/document.h"
#include "uuid.h"

enum { NOTE_BYTES_MAX = 64 * 1024 };

struct note {
    unsigned char id[UUID_BYTES]; /* globally unique, in time order */
    /* What it is on, by path: "indicators[2]", "indicators[2].actual", "budget.executed",
     * "projects[1].name", "reported.total", "unit", the id of a finding. NULL: a stretch of the
     * source, or the evaluation as a whole. */
    const char *at;
    struct place place; /* the stretch; length 0: none */
    const char *text;   /* UTF-8; paragraphs end in '\n', the last does not */
    const char *author;
    int64_t time;         /* seconds since 1970, UTC */
    int64_t edited;       /* 0: never */
    int64_t resolved;     /* 0: it is not */
    const char *resolver; /* NULL: it is not */
};

/* Reads what a person says it is on, and fills `at` and `place` (texts in the arena): a path, a
 * finding as findings_find knows it behind "finding:", LINE:COLUMN+LENGTH (from 1, characters), or
 * "" for the whole. False: there is no such thing in the evaluation. */
bool note_read_at(struct note *note, const char *text, const struct evaluation *evaluation,
    const struct findings *findings, const struct document *document, struct arena *arena,
    struct err *err);

/* As note_read_at reads it; NULL for the whole. */
const char *note_at_text(
    const struct note *note, const struct document *document, struct arena *arena);

/* Whether it is on the value of that path, or on one in it: "indicators[2].actual" is
 * in "indicators[2]", and both are in "indicators". */
bool note_is_on(const struct note *note, const char *path);

/* Where in the source it points to: the stretch, the value, the indicator's name, the first
 * evidence of the finding. Length 0: nowhere. */
struct place note_place(
    const struct note *note, const struct evaluation *evaluation, const struct findings *findings);

/* The text as it is kept: line ends LF, no blanks at the ends of lines, no empty lines around.
 * False: nothing is left, it is no UTF-8, it has control characters, or it is above NOTE_BYTES_MAX.
 */
bool note_clean(const char *text, const char **out, struct arena *arena, struct err *err);

#endif
