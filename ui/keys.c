#include "keys.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cells.h"

static const struct {
    const char *name;  /* in the notation */
    const char *shown; /* for people */
    uint32_t key;
} named[] = {
    {"Tab", "Tab", KEYS_TAB},
    {"Enter", "Enter", KEYS_ENTER},
    {"Esc", "Esc", KEYS_ESC},
    {"Backspace", "Backspace", KEYS_BACKSPACE},
    {"Space", "Space", ' '},
    {"lt", "<", '<'},
    {"Up", "Up", KEYS_UP},
    {"Down", "Down", KEYS_DOWN},
    {"Left", "Left", KEYS_LEFT},
    {"Right", "Right", KEYS_RIGHT},
    {"Home", "Home", KEYS_HOME},
    {"End", "End", KEYS_END},
    {"PageUp", "PageUp", KEYS_PAGE_UP},
    {"PageDown", "PageDown", KEYS_PAGE_DOWN},
    {"Insert", "Insert", KEYS_INSERT},
    {"Delete", "Delete", KEYS_DELETE},
    {"S-Tab", "Shift-Tab", KEYS_BACKTAB},
};

enum { NAMED = sizeof named / sizeof *named };

static bool find_named(const char *name, size_t length, uint32_t *key)
{
    for (int i = 0; i < NAMED; i++)
        if (strlen(named[i].name) == length && strncasecmp(named[i].name, name, length) == 0) {
            *key = named[i].key;
            return true;
        }
    unsigned number;
    int used;
    if (sscanf(name, "%*1[Ff]%2u%n", &number, &used) == 1 && (size_t)used == length &&
        number >= 1 && number <= 12) {
        *key = KEYS_F0 + number;
        return true;
    }
    return false;
}

static bool parse_named(const char *name, size_t length, uint32_t *key)
{
    if (find_named(name, length, key))
        return true;
    if (length == 3 && strncasecmp(name, "C-", 2) == 0) {
        *key = (uint32_t)(unsigned char)name[2] & 0x1F;
        return (name[2] > '@' && name[2] <= '_') || (name[2] >= 'a' && name[2] <= 'z');
    }
    bool ctrl = length > 2 && strncasecmp(name, "C-", 2) == 0;
    bool shift = length > 2 && strncasecmp(name, "S-", 2) == 0;
    if (!(ctrl || shift) || !find_named(name + 2, length - 2, key) || *key < KEYS_NAMED)
        return false;
    *key |= ctrl ? KEYS_CTRL : KEYS_SHIFT;
    return true;
}

bool keys_parse(const char **text, uint32_t *key)
{
    const char *at = *text, *end = strchr(at, '>');
    if (!*at)
        return false;
    if (*at == '<' && end) {
        *text = end + 1;
        return parse_named(at + 1, (size_t)(end - at) - 1, key);
    }
    struct cells_char c;
    *text = at + cells_take(at, strlen(at), &c);
    *key = c.shown;
    return true;
}

/* How a named key is put together. */
struct spelling {
    const char *before, *ctrl, *shift, *behind;
};

static const struct spelling for_people = {"", "Ctrl-", "Shift-", ""},
                             for_lines = {"<", "C-", "S-", ">"};

static char *spell(uint32_t key, const struct spelling *as, char name[static KEYS_NAME])
{
    bool held = key > KEYS_NAMED;
    uint32_t alone = held ? key & ~(uint32_t)(KEYS_SHIFT | KEYS_CTRL) : key;
    const char *ctrl = held && key & KEYS_CTRL ? as->ctrl : "";
    const char *shift = held && key & KEYS_SHIFT ? as->shift : "";
    for (int i = 0; i < NAMED; i++)
        if (named[i].key == alone) {
            const char *text = as == &for_people ? named[i].shown : named[i].name;
            snprintf(name, KEYS_NAME, "%s%s%s%s%s", as->before, ctrl, shift, text, as->behind);
            return name;
        }
    if (alone > KEYS_F0 && alone <= KEYS_F12)
        snprintf(name, KEYS_NAME, "%s%s%sF%u%s", as->before, ctrl, shift,
            (unsigned)(alone - KEYS_F0), as->behind);
    else if (key < ' ')
        snprintf(name, KEYS_NAME, "%s%s%c%s", as->before, as->ctrl,
            (char)(as == &for_people ? key + '@' : key + '`'), as->behind);
    else
        cells_encode(key, name);
    return name;
}

char *keys_name(uint32_t key, char name[static KEYS_NAME])
{
    return spell(key, &for_people, name);
}

char *keys_notation(uint32_t key, char name[static KEYS_NAME])
{
    return spell(key, &for_lines, name);
}

/* What a Chinese input method puts in the place of an ASCII mark. */
static const struct {
    uint32_t from, to;
} marks[] = {
    {0x3000, ' '},
    {0x3001, '/'},
    {0x3002, '.'},
    {0x300A, '<'},
    {0x300B, '>'},
    {0x300C, '['},
    {0x300D, ']'},
    {0x3010, '['},
    {0x3011, ']'},
    {0x2014, '_'},
    {0x2018, '\''},
    {0x2019, '\''},
    {0x201C, '"'},
    {0x201D, '"'},
    {0x2026, '^'},
    {0x00B7, '`'},
    {0xFFE5, '$'},
    {0x2212, '-'},
};

uint32_t keys_fold(uint32_t key)
{
    if (key >= 0xFF01 && key <= 0xFF5E)
        return key - 0xFF01 + '!';
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].from == key)
            return marks[i].to;
    return key;
}

bool keys_is_text(uint32_t key)
{
    return key >= ' ' && key != KEYS_BACKSPACE && key < KEYS_NAMED;
}

bool keys_is_motion(uint32_t key)
{
    return key >= KEYS_UP && key <= KEYS_PAGE_DOWN;
}

bool keys_is_composed(uint32_t key)
{
    return key >= 0x2E80 && key < KEYS_NAMED;
}
