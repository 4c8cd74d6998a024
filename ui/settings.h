/*
 * settings - what a reviewer can choose for good: every one in one table, with its value and where
 * that was set. Free of the terminal and of the model.
 *
 * Precedence, the later wins: default, file, environment, option of the command line, `:set`.
 */
#ifndef FUHE_SETTINGS_H
#define FUHE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "err.h"

enum setting {
    SETTING_LANGUAGE,
    SETTING_REVIEWER,
    SETTING_STORE,
    SETTING_ORDER,
    SETTING_SOURCE,
    SETTING_THEME,
    SETTING_BORDERS,
    SETTING_AMBIGUOUS,
    SETTING_ANSWER,
    SETTING_KEYMAP,
    SETTING_KEYS,
    SETTING_MOUSE,
    SETTINGS
};

/* Positions of the choices. */
enum language { LANGUAGE_AUTO, LANGUAGE_ZH, LANGUAGE_EN };
enum theme { THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_16, THEME_NONE };
enum borders { BORDERS_UNICODE, BORDERS_ASCII };
enum ambiguous { AMBIGUOUS_AUTO, AMBIGUOUS_NARROW, AMBIGUOUS_WIDE };
enum keymap { KEYMAP_VIM, KEYMAP_OFFICE };

enum setting_type { TYPE_BOOL, TYPE_NUMBER, TYPE_CHOICE, TYPE_TEXT, TYPE_PATH };

struct setting_info {
    const char *name;
    enum setting_type type;
    const char *standard;       /* as in the file; "" of a text or path: none */
    const char *help;           /* N_(), one line */
    const char *const *choices; /* of a choice; NULL at the end */
    int least, most;            /* of a number */
    const char *variable;       /* of the environment that sets it; NULL: none */
    const char *means;          /* to what it sets it, whatever it is; NULL: to its value */
    const char *option;         /* of the command line that sets it; NULL: none */
    bool at_start;              /* read when the workstation starts, not changed in it */
};
extern const struct setting_info settings_table[SETTINGS];

enum setting_origin {
    ORIGIN_DEFAULT,
    ORIGIN_FILE,
    ORIGIN_ENVIRONMENT,
    ORIGIN_OPTION,
    ORIGIN_SESSION /* `:set` */
};

struct setting_value {
    const char *text; /* as in the file; of a path the whole */
    int number;       /* of a bool 0 or 1, of a choice its position, of a number itself */
    enum setting_origin origin;
    int line; /* of the file, from 1 */
};

struct settings {
    const char *file; /* the path, whether it is there or not; "" when there is no home */
    struct setting_value values[SETTINGS];
    const char **errors; /* of the file and the environment, each one line with its place */
    size_t error_count, error_capacity;
    struct arena arena; /* of all texts */
};

void settings_init(struct settings *settings); /* the defaults */
void settings_fini(struct settings *settings);

/* By its name or the first `length` bytes of it; SETTINGS when there is none. */
enum setting settings_find(const char *name, size_t length);

/* False, with the name that may have been meant. */
bool settings_no_such(const char *name, struct err *err);

/* Takes a value as people write it: on, off, yes, no, true, false; ~/ in front of a path is the
 * home. Fails, and changes nothing, when it will not do; the error says what will. */
bool settings_set(struct settings *settings, enum setting setting, const char *text,
    enum setting_origin origin, struct err *err);

int settings_number(const struct settings *settings, enum setting setting);
const char *settings_text(const struct settings *settings, enum setting setting);

/* The values it takes, for people: "on|off", "0..5000", "TEXT". */
enum { SETTINGS_TEXT = 256 };
const char *settings_values(enum setting setting, char text[static SETTINGS_TEXT]);

/* Where the value was set, for people: "default", "FILE:LINE". Memory of the settings. */
const char *settings_where(struct settings *settings, enum setting setting);

/* The text is kept; of an error of a file it begins with FILE:LINE. */
void settings_complain(struct settings *settings, const char *text);

#endif
