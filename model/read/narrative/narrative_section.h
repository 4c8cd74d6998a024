/*
 * narrative_section - what the sections of a narrative are about, carried down from heading to
 * heading.
 */
#ifndef FUHE_NARRATIVE_SECTION_H
#define FUHE_NARRATIVE_SECTION_H

#include "narrative_tokens.h"

/* Whose money a sentence speaks of. */
enum subject {
    SUBJECT_NONE,
    SUBJECT_WHOLE,
    SUBJECT_BASIC,
    SUBJECT_PERSONNEL,
    SUBJECT_PUBLIC,
    SUBJECT_PROJECT, /* project spending as a whole */
    SUBJECT_GROUP,   /* some of the projects */
    SUBJECT_OTHER,   /* 三公经费 … */
    SUBJECTS
};

struct section {
    enum subject subjects[MARK_LEVELS];
};

/* SUBJECT_NONE where the label names no subject. 我单位 is the whole. */
enum subject narrative_section_subject_of(enum label_code code);

/* Takes in the numbering at `mark`: its heading's subject, and that of everything narrower
 * forgotten. */
void narrative_section_enter(struct section *section, const struct tokens *tokens, size_t mark);

/* The subject of the narrowest heading that names one; the whole where none does. */
enum subject narrative_section_subject(const struct section *section);

#endif
