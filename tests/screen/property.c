/*
 * A property: whatever text a report is made of, and whatever is pressed at whatever size, every
 * row of every pane is filled exactly, between borders that stand where they belong, on terminals
 * that draw ambiguous characters narrow and on those that draw them wide.
 *
 *   usage: property FOLDER   (with reports/)
 */
#include <dirent.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "../../ui/app.h"
#include "../../ui/cells.h"
#include "../../ui/cells_ambiguous.h"
#include "../added.h"
#include "tap.h"

enum { REPORTS = 12, STEPS = 2500, INSERTIONS = 60, TEXT = 1 << 16 };

static bool wide;
static bool seen[PANES]; /* with the focus, where there is room */
static char path[512], folder[512];

/* What a terminal takes for it; not asked of cells.c, which is what is tested. */
static int width_of(char32_t c)
{
    int width = wcwidth((wchar_t)c);
    return width == 1 && wide && cells_is_ambiguous(c) ? 2 : width;
}

static bool is_harmless(char32_t c)
{
    return c >= 0x20 && (c < 0x7F || c > 0x9F) && !(c >= 0xD800 && c < 0xE000) && c < 0x110000 &&
           !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2028 && c <= 0x2029) && c != 0x200D;
}

static bool is_sound_cell(const struct cell *cell)
{
    for (int i = 0; i < CELL_CHARS && cell->chars[i]; i++)
        if (!is_harmless(cell->chars[i]) || width_of(cell->chars[i]) != (i ? 0 : cell->width))
            return false;
    return cell->chars[0] != 0;
}

/* Every cell is a character of its width, or the second half of the one before. */
static bool is_sound_row(const struct frame *frame, int row)
{
    int column = 0;
    while (column < frame->columns) {
        const struct cell *cell = frame_cell(frame, row, column);
        if (!is_sound_cell(cell))
            return false;
        if (cell->width == 2 && (column + 1 == frame->columns || cell[1].width != 0))
            return false;
        column += cell->width;
    }
    return column == frame->columns;
}

static bool is_border(const struct frame *frame, int row, int column)
{
    static const enum sign signs[] = {SIGN_VERTICAL, SIGN_LEFT, SIGN_RIGHT, SIGN_TOP_LEFT,
        SIGN_TOP_RIGHT, SIGN_BOTTOM_LEFT, SIGN_BOTTOM_RIGHT};
    const struct cell *cell = frame_cell(frame, row, column);
    char text[8];
    cells_encode(cell->chars[0], text);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strcmp(text, style_sign(signs[i])) == 0)
            return cell->style == STYLE_BORDER;
    return false;
}

static bool has_borders(const struct app *app, const struct rect *box)
{
    for (int row = box->row; row < box->row + box->rows; row++)
        if (!is_border(&app->frame, row, box->column) ||
            !is_border(&app->frame, row, box->column + box->columns - 1))
            return false;
    return true;
}

static bool is_filled(const struct app *app)
{
    for (int row = 0; row < app->frame.rows; row++)
        if (!is_sound_row(&app->frame, row))
            return false;
    for (int i = 0; i < app->layout.box_count && !app->prompt.active; i++)
        if (!has_borders(app, &app->layout.boxes[i]))
            return false;
    return true;
}

static void print_frame(const struct app *app)
{
    for (int row = 0; row < app->frame.rows; row++) {
        printf("# %s|", is_sound_row(&app->frame, row) ? " " : "!");
        for (int column = 0; column < app->frame.columns; column++)
            for (int i = 0; i < CELL_CHARS; i++) {
                char text[8];
                char32_t c = frame_cell(&app->frame, row, column)->chars[i];
                if (c && cells_encode(c, text))
                    printf("%s", text);
            }
        printf("|\n");
    }
}

static const char *const pieces[] = {"a", "Z9 ", "汉", "字复核", "é", "e\xCC\x81",
    "\xCC\x81\xCC\x81", "ａ", "！", "—", "…", "■", "①", "“”", "×", "😀", "👨\xE2\x80\x8D👩",
    "\xE2\x80\x8D", "\xEF\xB8\x8F", "\x1B[31m", "\x01", "\x7F", "\xC2\x9B", "\xFF", "\xE6\xB1",
    "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x80\xAE", "\xE2\x80\xA8", "한", "ก็", "ﬁ",
    "א", "\xC2\xAD", "𠀀", "\xEF\xBB\xBF", "\xEE\x80\x80", "\xF0\x9F\x87\xA8\xF0\x9F\x87\xB3"};

static size_t read_report(const char *from, const char *name, char text[static TEXT])
{
    char file[1024];
    snprintf(file, sizeof file, "%s/reports/%s", from, name);
    FILE *in = fopen(file, "rb");
    size_t length = in ? fread(text, 1, TEXT / 2, in) : 0;
    if (in)
        fclose(in);
    return length;
}

/* Anywhere in the text, most of all in its names and values. */
static size_t spoil(char *text, size_t length)
{
    for (int i = 0; i < INSERTIONS; i++) {
        const char *piece = pieces[below(sizeof pieces / sizeof *pieces)];
        size_t at = below((unsigned)length), size = strlen(piece);
        while (at < length && ((unsigned char)text[at] & 0xC0) == 0x80)
            at++;
        if (length + size >= TEXT)
            break;
        memmove(text + at + size, text + at, length - at);
        memcpy(text + at, piece, size);
        length += size;
    }
    return length;
}

static bool add_text(struct store *store, const char *text, size_t length)
{
    struct err err;
    enum import_outcome outcome;
    return add_bytes(store, "a … ① \xFF report.txt", text, length, &outcome, &err);
}

static int fill_store(struct store *store, const char *from)
{
    static const char *const names[] = {"form.txt", "street.txt", "twice.txt"};
    int added = 0;
    for (int tries = 0; added < REPORTS && tries < 20 * REPORTS; tries++) {
        char text[TEXT];
        size_t length = read_report(from, names[below(3)], text);
        if (length)
            added += add_text(store, text, spoil(text, length));
    }
    return added;
}

static void press_something(struct app *app)
{
    static const char *const keys[] = {"j", "k", "l", "h", "J", "K", "G", "g", "1", "2", "3", "4",
        "5", "6", "s", "]", "[", "?", "<Tab>", "+", "-", "e", "9", "<Esc>", "<Esc>", "<Esc>",
        "<C-f>", "<C-d>", "<C-u>", "<C-o>", "<Enter>", "/", "&", "*", "c", ":", "n", "v", "=", ".",
        "H", "S", "D", "F", "f", "o", "O", "P", "W", "go", "1go", "b=", "bA", "ma", "mn", "a", "d",
        "u", "A", "R", "q", "<Space>", "1<Space><Space>D", "改"};
    const char *name = keys[below(sizeof keys / sizeof *keys)];
    struct event event = {.kind = EVENT_KEY};
    while (*name && keys_parse(&name, &event.key))
        app_event(app, &event);
    if (below(10) == 0) {
        event = (struct event){
            .kind = EVENT_PASTE, .text = pieces[below(sizeof pieces / sizeof *pieces)]};
        app_event(app, &event);
    }
    app->quit = false;
}

static void point_somewhere(struct app *app)
{
    static const enum mouse_act acts[] = {
        MOUSE_CLICK, MOUSE_DOUBLE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN};
    const struct event event = {.kind = EVENT_MOUSE,
        .mouse = {.act = acts[below(sizeof acts / sizeof *acts)],
            .row = (int)below((unsigned)app->frame.rows),
            .column = (int)below((unsigned)app->frame.columns)}};
    app_event(app, &event);
}

static bool frames_are_filled(struct app *app)
{
    for (int step = 0; step < STEPS; step++) {
        if (below(3) == 0)
            app_resize(app, 4 + (int)below(60), 20 + (int)below(181));
        press_something(app);
        if (below(4) == 0)
            point_somewhere(app);
        while (app_work(app, 1000))
            ;
        app_draw(app);
        seen[app->focus] |= app->layout.box_count > 0;
        if (!is_filled(app)) {
            print_frame(app);
            return false;
        }
    }
    return true;
}

static bool run(const char *from, bool ambiguous_wide)
{
    struct err err;
    struct app app;
    struct settings settings;
    settings_init(&settings);
    struct ui_options options = {.settings = &settings};
    wide = ambiguous_wide;
    cells_use_wide(wide);
    unlink(path);
    struct store *store = store_open(path, true, &err);
    bool good = store && fill_store(store, from) == REPORTS &&
                app_init(&app, store, &options, 24, 80, &err);
    if (good) {
        good = frames_are_filled(&app);
        app_fini(&app);
    }
    store_close(store);
    settings_fini(&settings);
    cells_use_wide(false);
    return good;
}

/* Of the class A, next to it, and what is ambiguous but has no width of its own. */
static void ambiguous_are_known(void)
{
    static const char32_t yes[] = {0xA1, 0xA4, 0xD7, 0xE9, 0x2014, 0x201C, 0x2026, 0x2460, 0x2500,
        0x2588, 0x25A0, 0x2605, 0x2264, 0xE000, 0xFFFD, 0x10FFFD};
    static const char32_t no[] = {'a', 0xA0, 0xA2, 0xD6, 0x300, 0x2713, 0x203A, 0x4E00, 0xFF01,
        0x1F600, 0x20AC + 1, 0x10FFFE};
    bool ok = true;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        ok &= cells_is_ambiguous(yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        ok &= !cells_is_ambiguous(no[i]);
    report(ok, "ambiguous characters are known");
}

/* Or what is said of rows says nothing of theirs. The gauge is never walked into. */
static void panes_were_seen(void)
{
    bool ok = true;
    for (int pane = 0; pane < PANES; pane++)
        if (!seen[pane] && pane != PANE_GAUGE) {
            printf("# pane %d was never seen\n", pane);
            ok = false;
        }
    report(ok, "every pane was seen");
}

/* A store of its own, gone afterwards. */
static bool make_folder(void)
{
    const char *base = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%.400s/fuhe-property-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(folder))
        return false;
    snprintf(path, sizeof path, "%.480s/reviews.db", folder);
    return true;
}

static void remove_folder(void)
{
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries));) {
        char file[1024];
        snprintf(file, sizeof file, "%s/%s", folder, entry->d_name);
        unlink(file);
    }
    if (entries)
        closedir(entries);
    rmdir(folder);
}

int main(int argc, char **argv)
{
    tap_seed = 20261121;
    setlocale(LC_ALL, "C.UTF-8");
    setenv("FUHE_REVIEWER", "l…", 1);
    if (argc < 2 || !make_folder())
        return 2;
    ambiguous_are_known();
    report(run(argv[argc - 1], false), "rows are filled where ambiguous characters are narrow");
    report(run(argv[argc - 1], true), "rows are filled where ambiguous characters are wide");
    panes_were_seen();
    remove_folder();
    return report_all();
}
