#include "form_atoms.h"

#include "read/chars.h"

enum { TAB_STOP = 8 };

/* Where the document is read: line and cell of a character. */
struct cursor {
    const char32_t *chars;
    uint32_t at, line, cell;
};

static void step(struct cursor *cursor)
{
    char32_t c = cursor->chars[cursor->at++];
    if (c == '\n') {
        cursor->line++;
        cursor->cell = 0;
    } else if (c == '\t') {
        cursor->cell = (cursor->cell / TAB_STOP + 1) * TAB_STOP;
    } else if (c != '\f') {
        cursor->cell += chars_cells(c);
    }
}

static struct cursor cursor_at_line(const struct flow *flow, uint32_t at)
{
    uint32_t start = flow->at[at];
    while (start > 0 && flow->printed[start - 1] != '\n')
        start--;
    return (struct cursor){flow->printed, start, 0, 0};
}

void form_atoms(const struct flow *flow, struct range range, struct arena *arena, struct atoms *out)
{
    size_t count = 0;
    for (uint32_t i = range.start; i < range.end; i++)
        count += i == range.start || flow->gap[i] != GAP_NONE;
    *out = (struct atoms){arena_alloc(arena, (count + 1) * sizeof *out->items), 0};
    if (range.start >= range.end)
        return;
    struct cursor cursor = cursor_at_line(flow, range.start);
    struct atom *atom = NULL;
    for (uint32_t i = range.start; i < range.end; i++) {
        while (cursor.at < flow->at[i])
            step(&cursor);
        if (i == range.start || flow->gap[i] != GAP_NONE) {
            atom = &out->items[out->count++];
            *atom = (struct atom){{i, i}, cursor.cell, cursor.cell, cursor.line, -1, -1};
        }
        step(&cursor);
        atom->range.end = i + 1;
        atom->right = cursor.cell;
    }
}

bool form_atom_cut(const struct flow *flow, struct atom *atom, uint32_t at, struct atom *rest)
{
    struct cursor cursor = {flow->printed, flow->at[atom->range.start], 0, atom->left};
    for (uint32_t i = atom->range.start; i < atom->range.end; i++) {
        while (cursor.at < flow->at[i])
            step(&cursor);
        if (cursor.cell >= at) {
            if (cursor.cell > at || i == atom->range.start)
                return false;
            *rest = *atom;
            rest->range.start = i;
            rest->left = at;
            atom->range.end = i;
            atom->right = at;
            return true;
        }
        step(&cursor);
    }
    return false;
}
