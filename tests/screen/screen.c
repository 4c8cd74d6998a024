/* clang-format off */
/*
 * Screen tests: the workstation on a terminal that is nowhere, driven by text files.
 *
 * usage: screen [--accept] FOLDER [NAME...]   runs FOLDER/NAME.txt: all, or those with NAME in theirs
 *
 * A test is a text file, a step a line:
 *   size ROWS COLUMNS     before the first step that shows something
 *   resize ROWS COLUMNS   after it
 *   welcome               likewise: the reviewer is new
 *   setting NAME VALUE     before the first step that shows something
 *   terminal TYPE         xterm-256color where it is not said
 *   language zh           en where it is not said
 *   report FILE...        imports FOLDER/reports/FILE; FILE*N N times, "{N}" in it as 1, 2 …
 *   keys KEYS             as in the key table; blanks between are nothing
 *   type TEXT             each character a key; {TMP}, here and elsewhere, is a folder that is gone afterwards
 *   click ROW COLUMN      and double, wheel-up, wheel-down: the mouse there
 *   paste TEXT            \n is a line feed
 *   file NAME TEXT        a file in that folder; \n is a line feed
 *   editor TEXT           what an editor leaves in its file from now on; \n is a line feed
 *   restart               ends the workstation and begins it anew on the same store
 *   expect TEXT           is on the screen
 *   absent TEXT           is not
 *   COMMAND [ARGUMENT]    as in a script
 *   screen [FROM-TO]      the rows (from 1) that follow, each between bars; then what is not in the
 *                         plain style, as "ROW COLUMN+CELLS STYLE", and the cursor; up to an empty
 *                         line. With --accept they are written as they are.
 */
/* clang-format on */
#include <dirent.h>
#include <errno.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../../ui/app.h"
#include "../../ui/react.h"
#include "../../ui/script.h"
#include "export.h"
#include "../added.h"
#include "catalogue.h"

enum { LINE = 4096, PATH = 512, TESTS = 256 };

struct test {
    const char *folder;
    char path[PATH], store_folder[PATH], store_path[PATH];
    char type[64];
    int rows, columns;
    struct store *store;
    struct settings settings;
    struct app app;
    bool running, accept, welcome;
    struct buffer out; /* the file as it would be accepted */
    int line;
    bool failed;
};

/* The clock stands still, so that what is written down with its time looks the same every day. */
time_t time(time_t *out)
{
    enum { MORNING = 1709283600 }; /* 2024-03-01 09:00 UTC */
    if (out)
        *out = MORNING;
    return MORNING;
}

static void fail(struct test *test, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void fail(struct test *test, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    printf("# %s:%d: ", test->path, test->line);
    vprintf(format, values);
    printf("\n");
    va_end(values);
    test->failed = true;
}

static void stop(struct test *test)
{
    if (!test->running)
        return;
    app_fini(&test->app);
    term_close();
    test->running = false;
}

static bool start(struct test *test)
{
    struct err err;
    struct ui_options options = {.settings = &test->settings, .welcome = test->welcome};
    if (test->running)
        return true;
    if (!term_open_nowhere(&test->settings, test->type, test->rows, test->columns, &err) ||
        !app_init(&test->app, test->store, &options, test->rows, test->columns, &err)) {
        fail(test, "%s", err.text);
        return false;
    }
    test->running = true;
    return true;
}

static void show(struct test *test)
{
    while (app_work(&test->app, 1000))
        ;
    app_draw(&test->app);
    term_show(&test->app.frame);
}

static unsigned char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    unsigned char *bytes = xcalloc(1, 1 << 20);
    *length = fread(bytes, 1, (1 << 20) - 1, file);
    fclose(file);
    return bytes;
}

static void import(struct test *test, const char *name, const char *bytes, size_t length)
{
    struct err err;
    enum import_outcome outcome;
    if (!add_bytes(test->store, name, bytes, length, &outcome, &err))
        fail(test, "%s: %s", name, err.text);
}

/* The bytes with every "{N}" as a number. */
static void import_numbered(
    struct test *test, const char *name, const char *bytes, size_t length, int number)
{
    struct buffer copy;
    buffer_init(&copy);
    for (size_t at = 0; at < length;) {
        if (length - at >= 3 && memcmp(bytes + at, "{N}", 3) == 0) {
            buffer_format(&copy, "%d", number);
            at += 3;
        } else {
            buffer_add(&copy, bytes + at++, 1);
        }
    }
    import(test, name, copy.bytes, copy.length);
    buffer_fini(&copy);
}

static void import_report(struct test *test, char *name)
{
    char path[PATH * 2];
    size_t length;
    struct err err;
    char *times = strchr(name, '*');
    int count = times ? atoi(times + 1) : 1;
    if (times)
        *times = '\0';
    snprintf(path, sizeof path, "%s/reports/%s", test->folder, name);
    unsigned char *bytes = read_file(path, &length);
    if (!bytes || !store_begin(test->store, &err)) {
        fail(test, "%s: %s", path, bytes ? err.text : strerror(errno));
        free(bytes);
        return;
    }
    for (int i = 1; i <= count; i++)
        import_numbered(test, name, (const char *)bytes, length, i);
    if (!store_commit(test->store, &err))
        fail(test, "%s", err.text);
    free(bytes);
}

static void set_language(const char *name)
{
    static const char *const locales[] = {"zh_CN.UTF-8", "en_US.UTF-8", "C.UTF-8"};
    setenv("LANGUAGE", strcmp(name, "zh") == 0 ? "zh_CN:zh" : "en", 1);
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
        if (setlocale(LC_ALL, locales[i]))
            break;
    setlocale(LC_NUMERIC, "C");
    bind_texts();
}

/* "NAME VALUE", as the file has it. */
static void set_setting(struct test *test, char *rest)
{
    struct err err;
    char *value = rest + strcspn(rest, " ");
    size_t length = (size_t)(value - rest);
    enum setting setting = settings_find(rest, length);
    if (setting == SETTINGS)
        fail(test, "no such setting: %s", rest);
    else if (!settings_set(&test->settings, setting, value + (*value == ' '), ORIGIN_FILE, &err))
        fail(test, "%s", err.text);
}

/* \n becomes a line feed. */
static char *unescape(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++)
        if (from[0] == '\\' && from[1] == 'n')
            *to++ = '\n', from++;
        else
            *to++ = *from;
    *to = '\0';
    return text;
}

static void write_file(struct test *test, char *rest)
{
    char path[PATH * 2];
    char *text = rest + strcspn(rest, " ");
    if (*text)
        *text++ = '\0';
    snprintf(path, sizeof path, "%s/%.400s", test->store_folder, rest);
    FILE *file = fopen(path, "wb");
    if (!file || fprintf(file, "%s\n", unescape(text)) < 0 || fclose(file) != 0)
        fail(test, "%s: %s", path, strerror(errno));
}

static void drive(struct test *test, const char *word, const char *rest)
{
    struct err err;
    char line[2 * LINE];
    snprintf(line, sizeof line, "%s %s", word, rest);
    if (start(test) && !script_line(&test->app, line, &err))
        fail(test, "%s", err.text);
}

static void press(struct test *test, const char *keys)
{
    struct err err;
    if (start(test) && !script_keys(&test->app, keys, &err))
        fail(test, "%s", err.text);
}

static void point(struct test *test, enum mouse_act act, int row, int column)
{
    struct event event = {.kind = EVENT_MOUSE, .mouse = {act, row - 1, column - 1}};
    if (!start(test))
        return;
    app_draw(&test->app);
    react_event(&test->app, &event);
}

static void paste(struct test *test, char *text)
{
    struct event event = {.kind = EVENT_PASTE, .text = unescape(text)};
    if (start(test))
        react_event(&test->app, &event);
}

/* A script that writes the text takes the place of an editor. */
static void set_editor(struct test *test, const char *text)
{
    char path[PATH * 2], command[PATH * 3];
    snprintf(path, sizeof path, "%s/editor", test->store_folder);
    snprintf(command, sizeof command, "sh %s", path);
    FILE *file = fopen(path, "wb");
    if (!file || fprintf(file, "printf '%%b' '%s' >\"$1\"\n", text) < 0 || fclose(file) != 0)
        fail(test, "%s", strerror(errno));
    setenv("VISUAL", command, 1);
}

static void resize(struct test *test, int rows, int columns)
{
    test->rows = rows;
    test->columns = columns;
    if (!test->running)
        return;
    stop(test);
    fail(test, "a running workstation is resized with \"resize\"");
}

/* The rows as text, as the terminal was told to show them. */
static void write_rows(const struct test *test, struct buffer *out, int from, int to)
{
    for (int row = from; row < to; row++) {
        buffer_text(out, "|");
        for (int column = 0; column < test->app.frame.columns; column++) {
            char text[32];
            enum style style;
            if (frame_cell(&test->app.frame, row, column)->width == 0)
                continue;
            term_shown(row, column, text, &style);
            buffer_text(out, text);
        }
        buffer_text(out, "|\n");
    }
}

static enum style style_at(const struct test *test, int row, int column)
{
    char text[32];
    enum style style;
    const struct cell *cell = frame_cell(&test->app.frame, row, column);
    term_shown(row, column - (cell->width == 0), text, &style);
    return style;
}

static bool is_border(enum style style)
{
    return style == STYLE_PLAIN || style == STYLE_BORDER;
}

static void write_styles(const struct test *test, struct buffer *out, int from, int to)
{
    for (int row = from; row < to; row++)
        for (int column = 0, end; column < test->app.frame.columns; column = end) {
            enum style style = style_at(test, row, column);
            for (end = column + 1; end < test->app.frame.columns; end++)
                if (style_at(test, row, end) != style)
                    break;
            if (!is_border(style))
                buffer_format(out, "%d %d+%d %s\n", row + 1, column + 1, end - column,
                    style_looks[style].name);
        }
    int row, column;
    term_cursor(&row, &column);
    buffer_format(out, "cursor %d %d %s\n", row + 1, column + 1,
        test->app.frame.cursor_shown ? "shown" : "hidden");
}

static void whole_screen(struct test *test, struct buffer *out)
{
    if (!start(test))
        return;
    show(test);
    write_rows(test, out, 0, test->app.frame.rows);
}

static bool on_screen(struct test *test, const char *text)
{
    struct buffer screen;
    buffer_init(&screen);
    whole_screen(test, &screen);
    buffer_add(&screen, "", 1);
    bool found = strstr(screen.bytes, text) != NULL;
    buffer_fini(&screen);
    return found;
}

/* What the file says the screen is: the lines up to an empty one. */
static void read_expected(struct test *test, FILE *file, struct buffer *expected)
{
    char line[LINE];
    while (fgets(line, sizeof line, file)) {
        test->line++;
        if (*line == '\n')
            break;
        buffer_text(expected, line);
    }
}

static void compare_screen(struct test *test, FILE *file, const char *range)
{
    struct buffer expected, actual;
    int from = 1, to = 0;
    buffer_init(&expected);
    buffer_init(&actual);
    if (start(test)) {
        show(test);
        if (sscanf(range, "%d-%d", &from, &to) != 2)
            to = test->app.frame.rows;
        write_rows(test, &actual, from - 1, to);
        write_styles(test, &actual, from - 1, to);
    }
    read_expected(test, file, &expected);
    if (!test->accept && (expected.length != actual.length ||
                             memcmp(expected.bytes, actual.bytes, actual.length) != 0)) {
        fail(test, "the screen is not as expected; it is:");
        printf("%.*s", (int)actual.length, actual.bytes);
    }
    buffer_add(&test->out, actual.bytes, actual.length);
    buffer_text(&test->out, "\n");
    buffer_fini(&expected);
    buffer_fini(&actual);
}

static void step(struct test *test, char *word, char *rest, FILE *file)
{
    int rows, columns;
    if (strcmp(word, "size") == 0 && sscanf(rest, "%d %d", &rows, &columns) == 2) {
        resize(test, rows, columns);
    } else if (strcmp(word, "resize") == 0 && sscanf(rest, "%d %d", &rows, &columns) == 2) {
        term_resize_nowhere(rows, columns);
        app_resize(&test->app, rows, columns);
    } else if (strcmp(word, "terminal") == 0) {
        snprintf(test->type, sizeof test->type, "%.60s", rest);
    } else if (strcmp(word, "welcome") == 0) {
        test->welcome = true;
    } else if (strcmp(word, "setting") == 0) {
        set_setting(test, rest);
    } else if (strcmp(word, "language") == 0) {
        set_language(rest);
    } else if (strcmp(word, "report") == 0) {
        for (char *name = strtok(rest, " "); name; name = strtok(NULL, " "))
            import_report(test, name);
    } else if (strcmp(word, "keys") == 0) {
        press(test, rest);
    } else if (strcmp(word, "type") == 0) {
        if (start(test))
            script_type(&test->app, rest);
    } else if (strcmp(word, "click") == 0 && sscanf(rest, "%d %d", &rows, &columns) == 2) {
        point(test, MOUSE_CLICK, rows, columns);
    } else if (strcmp(word, "double") == 0 && sscanf(rest, "%d %d", &rows, &columns) == 2) {
        point(test, MOUSE_DOUBLE, rows, columns);
    } else if (strcmp(word, "wheel-up") == 0 && sscanf(rest, "%d %d", &rows, &columns) == 2) {
        point(test, MOUSE_WHEEL_UP, rows, columns);
    } else if (strcmp(word, "wheel-down") == 0 && sscanf(rest, "%d %d", &rows, &columns) == 2) {
        point(test, MOUSE_WHEEL_DOWN, rows, columns);
    } else if (strcmp(word, "paste") == 0) {
        paste(test, rest);
    } else if (strcmp(word, "file") == 0) {
        write_file(test, rest);
    } else if (strcmp(word, "editor") == 0) {
        set_editor(test, rest);
    } else if (strcmp(word, "restart") == 0) {
        stop(test);
    } else if (strcmp(word, "expect") == 0) {
        if (!on_screen(test, rest))
            fail(test, "not on the screen: %s", rest);
    } else if (strcmp(word, "absent") == 0) {
        if (on_screen(test, rest))
            fail(test, "on the screen: %s", rest);
    } else if (strcmp(word, "screen") == 0) {
        compare_screen(test, file, rest);
    } else {
        drive(test, word, rest);
    }
}

/* The words behind the first; "{TMP}" is the folder of the store. */
static void take_rest(const struct test *test, char *line, char rest[static LINE])
{
    char *from = line + strcspn(line, " ");
    if (*from)
        *from++ = '\0';
    char *at = strstr(from, "{TMP}");
    if (at)
        snprintf(rest, LINE, "%.*s%s%s", (int)(at - from), from, test->store_folder, at + 5);
    else
        snprintf(rest, LINE, "%s", from);
}

static void run_lines(struct test *test, FILE *file)
{
    char line[LINE], rest[LINE];
    while (fgets(line, sizeof line, file)) {
        test->line++;
        buffer_text(&test->out, line);
        line[strcspn(line, "\n")] = '\0';
        if (!*line || *line == '#')
            continue;
        take_rest(test, line, rest);
        step(test, line, rest, file);
        if (test->running && test->app.quit)
            fail(test, "that leaves the workstation");
    }
}

static void accept(struct test *test)
{
    FILE *file = fopen(test->path, "wb");
    if (!file || fwrite(test->out.bytes, 1, test->out.length, file) != test->out.length)
        fail(test, "%s", strerror(errno));
    if (file)
        fclose(file);
}

static void remove_store(const struct test *test)
{
    DIR *folder = opendir(test->store_folder);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char path[PATH * 2];
        snprintf(path, sizeof path, "%s/%s", test->store_folder, entry->d_name);
        unlink(path);
    }
    if (folder)
        closedir(folder);
    rmdir(test->store_folder);
}

static bool open_store(struct test *test)
{
    struct err err;
    const char *base = getenv("TMPDIR");
    snprintf(test->store_folder, sizeof test->store_folder, "%s/fuhe-screen-XXXXXX",
        base ? base : "/tmp");
    if (!mkdtemp(test->store_folder))
        return false;
    snprintf(test->store_path, sizeof test->store_path, "%.400s/reviews.db", test->store_folder);
    test->store = store_open(test->store_path, true, &err);
    if (!test->store)
        fail(test, "%s", err.text);
    return test->store != NULL;
}

static bool run_test(const char *folder, const char *name, bool accepting)
{
    struct test test = {
        .folder = folder, .rows = 24, .columns = 80, .accept = accepting, .type = "xterm-256color"};
    snprintf(test.path, sizeof test.path, "%s/%s", folder, name);
    FILE *file = fopen(test.path, "rb");
    buffer_init(&test.out);
    settings_init(&test.settings);
    set_language("en");
    if (file && open_store(&test)) {
        run_lines(&test, file);
        stop(&test);
        store_close(test.store);
    } else {
        fail(&test, "%s", strerror(errno));
    }
    remove_store(&test);
    if (file)
        fclose(file);
    if (accepting && !test.failed)
        accept(&test);
    buffer_fini(&test.out);
    settings_fini(&test.settings);
    return !test.failed;
}

static bool wanted(const char *name, char **names, int count)
{
    const char *end = strstr(name, ".txt");
    bool found = count == 0;
    for (int i = 0; i < count; i++)
        found |= strstr(name, names[i]) != NULL;
    return found && end && end[4] == '\0';
}

int main(int argc, char **argv)
{
    bool accepting = argc > 1 && strcmp(argv[1], "--accept") == 0;
    const char *folder = argv[1 + accepting];
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort), number = 0, failed = 0;
    setenv("FUHE_REVIEWER", "li", 1);
    setenv("TZ", "UTC", 1);
    unsetenv("NO_COLOR");
    for (int i = 0; i < count; i++) {
        if (wanted(entries[i]->d_name, argv + 2 + accepting, argc - 2 - accepting)) {
            bool ok = run_test(folder, entries[i]->d_name, accepting);
            printf("%sok %d - screen %s\n", ok ? "" : "not ", ++number, entries[i]->d_name);
            failed += !ok;
        }
        free(entries[i]);
    }
    free(entries);
    printf("1..%d\n", number);
    return failed > 0;
}
