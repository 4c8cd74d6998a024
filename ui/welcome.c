#include "welcome.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "cells.h"
#include "home.h"
#include "intl.h"
#include "screen.h"

enum { COLUMNS = 58, KEY_CELLS = 9, MARGIN = 2 };

static const struct {
    const char *command, *more; /* `more`: its counterpart, NULL: none */
    enum context context;
    const char *text; /* N_() */
} lines[] = {
    {"enter", NULL, CONTEXT_UNITS, N_("into a unit, and from a value to its words")},
    {"edit", NULL, CONTEXT_INDICATORS, N_("change a value; the total follows as you type")},
    {"finding-next", "finding-previous", CONTEXT_UNITS, N_("the next finding, the one before")},
    {"undo", NULL, CONTEXT_UNITS, N_("take the last change back, whenever it was")},
    {"done", NULL, CONTEXT_UNITS, N_("reviewed, and on to the next unit")},
    {"prompt", NULL, CONTEXT_UNITS, N_("any command, by its name or what it does")},
    {"help", NULL, CONTEXT_UNITS, N_("all keys of where you are")},
};
enum { LINES = sizeof lines / sizeof *lines, ROWS = LINES + 4 };

static char *state_file(void)
{
    return home_path(HOME_STATE, "welcomed");
}

bool welcome_is_due(void)
{
    char *path = state_file();
    bool due = path && access(path, F_OK) != 0;
    free(path);
    return due;
}

void welcome_end(struct app *app)
{
    char *path = state_file();
    int fd = -1;
    app->welcoming = false;
    if (path && home_make_folders(path, NULL))
        fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
    if (fd >= 0)
        close(fd);
    free(path);
}

static void add_keys(
    const struct app *app, enum context context, const char *name, char text[static BINDINGS_TEXT])
{
    const struct command *command = command_find(name, strlen(name));
    bindings_text(&app->bindings, context, command, 1, text);
}

static void draw_line(const struct app *app, const struct area *box, int row, int i)
{
    char keys[2 * BINDINGS_TEXT + 2], first[BINDINGS_TEXT], other[BINDINGS_TEXT] = "";
    add_keys(app, lines[i].context, lines[i].command, first);
    if (lines[i].more)
        add_keys(app, lines[i].context, lines[i].more, other);
    snprintf(keys, sizeof keys, "%s%s%s", first, *other ? "  " : "", other);
    frame_text(box, row, MARGIN, KEY_CELLS, STYLE_KEY, keys);
    frame_text(box, row, MARGIN + KEY_CELLS, COLUMNS - 2 * MARGIN - KEY_CELLS, STYLE_PLAIN,
        _(lines[i].text));
}

void welcome_draw(const struct app *app, const struct area *screen)
{
    int row = (screen->rect.rows - ROWS) / 2, column = (screen->rect.columns - COLUMNS) / 2;
    struct area box = frame_part(screen, row, column, ROWS, COLUMNS);
    for (int i = 0; i < ROWS; i++)
        frame_text(&box, i, 0, COLUMNS, STYLE_PLAIN, "");
    screen_box(&box);
    const char *title = _(" The keys to begin with ");
    frame_text(&box, 0, 2, cells_width(title), STYLE_TITLE_FOCUS, title);
    for (int i = 0; i < LINES; i++)
        draw_line(app, &box, i + 1, i);
    frame_text(&box, ROWS - 2, MARGIN, COLUMNS - 2 * MARGIN, STYLE_DIM,
        _("Any key goes on; this is told once."));
}
