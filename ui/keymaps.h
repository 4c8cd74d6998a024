/*
 * keymaps - the keys the workstation begins with, as lines of the key file.
 *
 * The first keys of a command are the ones the line of keys shows. A command of the field has its
 * letter in every keymap; what a keymap has alone are ways to move, to edit and to search.
 */
#ifndef FUHE_KEYMAPS_H
#define FUHE_KEYMAPS_H

#include <stddef.h>

enum { KEYMAPS = 2, KEYMAPS_LISTS = 2 };

struct keymap_lines {
    const char *name;
    const char *const *lists[KEYMAPS_LISTS]; /* each with NULL at the end */
};

extern const struct keymap_lines keymaps[KEYMAPS];

#endif
