#include "note.h"

#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "export/places.h"
#include "intl.h"

static const char *const of_evaluation[] = {
    "unit", "project", "year", "reported.total", "reported.grade", "status", "indicators"};
static const char *const of_indicator[] = {"level1", "level2", "name", "target", "midyear",
    "actual", "completion", "weight", "score", "deviation", "measures"};
static const char *const of_project[] = {"name", "adjusted", "executed"};

struct list {
    const char *prefix;
    const char *const *members;
    size_t member_count, count;
};

static bool is_one_of(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* "indicators[2]" or "indicators[2].actual", with a number that is there. */
static bool is_in_list(const char *path, const struct list *list)
{
    size_t length = strlen(list->prefix), number = 0;
    if (strncmp(path, list->prefix, length) != 0 || path[length] == '0')
        return false;
    for (path += length; *path >= '0' && *path <= '9' && number <= list->count; path++)
        number = 10 * number + (size_t)(*path - '0');
    if (number < 1 || number > list->count || *path++ != ']')
        return false;
    return !*path || (*path == '.' && is_one_of(path + 1, list->members, list->member_count));
}

static bool is_path(const char *path, const struct evaluation *evaluation)
{
    enum budget_field field;
    const struct list lists[] = {
        {"indicators[", of_indicator, sizeof of_indicator / sizeof *of_indicator,
            evaluation->indicator_count},
        {"projects[", of_project, sizeof of_project / sizeof *of_project,
            evaluation->project_count},
    };
    if (is_one_of(path, of_evaluation, sizeof of_evaluation / sizeof *of_evaluation))
        return true;
    return budget_field_find(path, &field) || is_in_list(path, &lists[0]) ||
           is_in_list(path, &lists[1]);
}

/* LINE:COLUMN+LENGTH; `*read` whether it is of that form. */
static bool read_stretch(const char *text, const struct document *document, struct place *place,
    bool *read, struct err *err)
{
    unsigned line, column, length;
    int end = 0;
    *read = *text >= '0' && *text <= '9' &&
            sscanf(text, "%9u:%9u+%9u%n", &line, &column, &length, &end) == 3 && !text[end];
    if (!*read)
        return true;
    bool there = line >= 1 && line <= document->line_count && column >= 1 && length >= 1;
    uint32_t begin = there ? document->lines[line - 1] : 0;
    uint32_t next = there && line < document->line_count ? document->lines[line] : document->length;
    if (!there || column > next - begin || length > document->length - (begin + column - 1))
        return err_set(err, _("%s: the text does not reach so far"), text);
    *place = (struct place){.start = begin + column - 1, .length = length};
    return true;
}

static bool read_finding(
    struct note *note, const char *name, const struct findings *findings, struct err *err)
{
    const struct finding *finding = findings_find(findings, name, err);
    if (!finding)
        return false;
    note->at = finding->id;
    return true;
}

bool note_read_at(struct note *note, const char *text, const struct evaluation *evaluation,
    const struct findings *findings, const struct document *document, struct arena *arena,
    struct err *err)
{
    static const char finding[] = "finding:", id[] = "findings[";
    bool is_stretch;
    note->at = NULL;
    note->place = (struct place){0};
    if (!*text)
        return true;
    if (strncmp(text, finding, sizeof finding - 1) == 0)
        return read_finding(note, text + sizeof finding - 1, findings, err);
    if (strncmp(text, id, sizeof id - 1) == 0)
        return read_finding(note, text, findings, err);
    if (!read_stretch(text, document, &note->place, &is_stretch, err))
        return false;
    if (is_stretch)
        return true;
    if (!is_path(text, evaluation))
        return err_set(err,
            _("%s: no value, no finding:CODE[N] and no LINE:COLUMN+LENGTH of this report"), text);
    note->at = arena_text(arena, text);
    return true;
}

const char *note_at_text(
    const struct note *note, const struct document *document, struct arena *arena)
{
    if (note->at || !note->place.length)
        return note->at;
    struct location at = document_locate(document, note->place);
    return arena_format(arena, "%u:%u+%u", at.line, at.column, at.length);
}

struct wanted {
    const char *path;
    struct place place;
};

static void look(void *context, const char *path, struct place place)
{
    struct wanted *wanted = context;
    if (strcmp(path, wanted->path) == 0)
        wanted->place = place;
}

bool note_is_on(const struct note *note, const char *path)
{
    size_t length = strlen(path);
    return note->at && strncmp(note->at, path, length) == 0 &&
           strchr(".[", note->at[length]) != NULL;
}

struct place note_place(
    const struct note *note, const struct evaluation *evaluation, const struct findings *findings)
{
    char name[64];
    if (!note->at)
        return note->place;
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].id, note->at) == 0)
            return findings->items[i].evidence_count ? findings->items[i].evidence[0]
                                                     : (struct place){0};
    struct wanted wanted = {.path = note->at};
    size_t length = strlen(note->at);
    if (note->at[length - 1] == ']' && length < sizeof name - sizeof ".name") {
        snprintf(name, sizeof name, "%s.name", note->at);
        wanted.path = name;
    }
    places_each(evaluation, look, &wanted);
    return wanted.place;
}

static bool is_printed(unsigned char c)
{
    return c >= ' ' && c != 127;
}

static bool check_text(const char *text, struct err *err)
{
    size_t length = strlen(text);
    if (length > NOTE_BYTES_MAX)
        return err_set(err, _("the note is longer than %d KiB"), NOTE_BYTES_MAX / 1024);
    if (u8_check((const uint8_t *)text, length))
        return err_set(err, _("the note is no UTF-8 text"));
    for (const char *p = text; *p; p++)
        if (!is_printed((unsigned char)*p) && !strchr("\n\r\t", *p))
            return err_set(err, _("a control character in the note"));
    return true;
}

/* Up to the line end, without blanks before it. */
static size_t line_length(const char *line, size_t *next)
{
    size_t length = strcspn(line, "\r\n");
    *next = length + (line[length] == '\r' && line[length + 1] == '\n') + (line[length] != '\0');
    while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\t'))
        length--;
    return length;
}

bool note_clean(const char *text, const char **out, struct arena *arena, struct err *err)
{
    if (!check_text(text, err))
        return false;
    char *clean = arena_alloc(arena, strlen(text) + 1), *end = clean, *last = clean;
    for (size_t next; *text; text += next) {
        size_t length = line_length(text, &next);
        if (length == 0 && end == clean)
            continue;
        end = mempcpy(end, text, length);
        if (length > 0)
            last = end;
        *end++ = '\n';
    }
    *last = '\0';
    *out = clean;
    return *clean || err_set(err, _("the note says nothing"));
}
