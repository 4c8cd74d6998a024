#include "narrative_section.h"

static const enum subject subjects[LABEL_CODES] = {
    [LABEL_WHOLE] = SUBJECT_WHOLE,
    [LABEL_ITSELF] = SUBJECT_WHOLE,
    [LABEL_BASIC] = SUBJECT_BASIC,
    [LABEL_PERSONNEL] = SUBJECT_PERSONNEL,
    [LABEL_PUBLIC] = SUBJECT_PUBLIC,
    [LABEL_PROJECT] = SUBJECT_PROJECT,
    [LABEL_PROJECT_GROUP] = SUBJECT_GROUP,
    [LABEL_OTHER_SUBJECT] = SUBJECT_OTHER,
    [LABEL_RECEIVED] = SUBJECT_OTHER,
    [LABEL_SURPLUS] = SUBJECT_OTHER,
};

enum subject narrative_section_subject_of(enum label_code code)
{
    return subjects[code];
}

/* 本级财力项目 heads its own list within the section on projects. */
static enum subject heading_subject(const struct tokens *tokens, size_t mark)
{
    for (size_t i = mark + 1;
         i < tokens->count && tokens->items[i].range.start < tokens->items[mark].end; i++) {
        const struct token *token = &tokens->items[i];
        enum subject subject = token->kind == TOKEN_LABEL ? subjects[token->code] : SUBJECT_NONE;
        if (subject == SUBJECT_GROUP)
            return SUBJECT_PROJECT;
        if (subject != SUBJECT_NONE && token->code != LABEL_ITSELF)
            return subject;
    }
    return SUBJECT_NONE;
}

void narrative_section_enter(struct section *section, const struct tokens *tokens, size_t mark)
{
    int level = tokens->items[mark].code;
    section->subjects[level] = heading_subject(tokens, mark);
    for (int narrower = level + 1; narrower < MARK_LEVELS; narrower++)
        section->subjects[narrower] = SUBJECT_NONE;
}

enum subject narrative_section_subject(const struct section *section)
{
    for (int level = MARK_LEVELS - 1; level >= 0; level--)
        if (section->subjects[level] != SUBJECT_NONE)
            return section->subjects[level];
    return SUBJECT_WHOLE;
}
