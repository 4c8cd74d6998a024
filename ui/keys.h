/*
 * keys - keys by name, as in the key table: `j`, `gg`, `<C-d>`, `<PageDown>`, `<F2>`, `<S-F3>`.
 *
 * A key is a character, a control character, or one of the named ones beyond Unicode; those may
 * have Ctrl or Shift held with them.
 */
#ifndef FUHE_KEYS_H
#define FUHE_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    KEYS_TAB = '\t',
    KEYS_ENTER = '\r',
    KEYS_ESC = 27,
    KEYS_BACKSPACE = 127,
    KEYS_NAMED = 0x110000,
    KEYS_UP,
    KEYS_DOWN,
    KEYS_LEFT,
    KEYS_RIGHT,
    KEYS_HOME,
    KEYS_END,
    KEYS_PAGE_UP,
    KEYS_PAGE_DOWN,
    KEYS_INSERT,
    KEYS_DELETE,
    KEYS_BACKTAB,
    KEYS_F0,
    KEYS_F12 = KEYS_F0 + 12,
    KEYS_SHIFT = 0x200000, /* a bit of the named ones */
    KEYS_CTRL = 0x400000
};

enum { KEYS_SEQUENCE = 3, KEYS_NAME = 24 };

/* Takes one key off the notation; false when it names none. */
bool keys_parse(const char **text, uint32_t *key);

/* The key for people: "j", "Ctrl-D", "PageDown". Returns `name`. */
char *keys_name(uint32_t key, char name[static KEYS_NAME]);

/* The key as keys_parse takes it: "j", "<C-d>". Returns `name`. */
char *keys_notation(uint32_t key, char name[static KEYS_NAME]);

/* The key a full-width form or a Chinese punctuation mark was meant as: ｅ is e, 。 is ., 、 is /.
 */
uint32_t keys_fold(uint32_t key);

/* Whether it is a character that stands for itself in a text. */
bool keys_is_text(uint32_t key);

bool keys_is_motion(uint32_t key);

/* A character an input method composed: no command key has it. */
bool keys_is_composed(uint32_t key);

#endif
