#include "term.h"

#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "answers.h"
#include "arena.h"
#include "cells.h"
#include "clipboard.h"
#include "clock.h"
#include "intl.h"
#include "keys.h"
#include "paint.h"
#include "sequence.h"
#include "signals.h"
#include "terminfo.h"

/* Long enough for a sequence cut in two on a serial line, too short to be felt. */
enum { ESCAPE_MS = 5, PASTE_MS = 500, PASTE_MAX = 1 << 20, LOST = 8 };

/* An answer may be so late, and its bytes so far apart, before it is no longer thought to be one.
 */
enum { OWED_MS = 5000, APART_MS = 50 };

/* Beyond those ncurses gives to keys it knows by name only. */
enum { CODE_PASTE_START = KEY_MAX + 4096, CODE_PASTE_END };

enum { AHEAD_MOST = 32 };

static struct {
    SCREEN *screen;
    WINDOW *input; /* a pad: reading from it refreshes nothing */
    FILE *nowhere;
    struct paint paint;
    struct event ahead[AHEAD_MOST]; /* read and not taken yet; all but the last are keys */
    int ahead_count;
    char *pasted;
    int empty_reads;
    struct sequence sequence; /* under way */
    const struct settings *settings;
    struct answers answers;
    int64_t asked_at; /* in milliseconds */
    bool answered;    /* something that is to be drawn by */
    struct mouse_clicks clicks;
    struct mouse mouse; /* what it did, where `moused` */
    bool moused;
    bool mouse_asked; /* for what it does */
} term;

static void set_up_paint(void)
{
    struct paint *paint = &term.paint;
    paint_init(paint);
    paint->clear = terminfo_sequence("clear");
    paint->cursor_on = terminfo_sequence("cnorm");
    paint->cursor_off = terminfo_sequence("civis");
    paint->place = terminfo_place;
    paint->corner_scrolls = tigetflag("am") > 0 && tigetflag("xenl") <= 0;
}

static void write_all(const char *bytes, size_t length)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written < 0 && errno == EAGAIN)
            poll(&out, 1, -1);
        else if (written < 0 && errno != EINTR)
            return; /* the terminal is gone: reading from it says so */
        bytes += written > 0 ? written : 0;
        length -= written > 0 ? (size_t)written : 0;
    }
}

static void paste_mode(bool on)
{
    const char *known = terminfo_raw(on ? "BE" : "BD");
    if (!known)
        known = on ? "\033[?2004h" : "\033[?2004l";
    write_all(known, strlen(known));
}

static void use_mouse(bool on)
{
    if (term.mouse_asked != on && !term.nowhere)
        write_all(on ? mouse_on : mouse_off, strlen(on ? mouse_on : mouse_off));
    term.mouse_asked = on;
}

/* An empty frame lets ncurses switch to the screen and the modes of the program. */
static void enter(void)
{
    refresh();
    paste_mode(true);
    use_mouse(settings_number(term.settings, SETTING_MOUSE));
    paint_forget(&term.paint);
}

static void leave(void)
{
    const struct paint *paint = &term.paint;
    write_all(paint->styles[STYLE_PLAIN], strlen(paint->styles[STYLE_PLAIN]));
    write_all(paint->cursor_on, strlen(paint->cursor_on));
    paste_mode(false);
    use_mouse(false);
    endwin();
}

static bool is_light(void)
{
    if (term.answers.got & ANSWER_BACKGROUND)
        return term.answers.light;
    return answers_light_of_variable(getenv("COLORFGBG"));
}

void term_adopt(const struct settings *settings)
{
    struct paint *paint = &term.paint;
    int ambiguous = settings_number(settings, SETTING_AMBIGUOUS);
    enum theme theme = (enum theme)settings_number(settings, SETTING_THEME);
    enum palette palette = style_palette(theme, is_light(), tigetnum("colors"));
    for (int i = 0; i < STYLES; i++) {
        free(paint->styles[i]);
        paint->styles[i] = terminfo_style(&style_looks[i], palette);
    }
    cells_use_wide(
        ambiguous == AMBIGUOUS_WIDE || (ambiguous == AMBIGUOUS_AUTO && term.answers.wide));
    style_use_ascii(settings_number(settings, SETTING_BORDERS) == BORDERS_ASCII ||
                    strcmp(nl_langinfo(CODESET), "UTF-8") != 0);
    term.settings = settings;
    use_mouse(settings_number(settings, SETTING_MOUSE));
    term_repaint();
}

static void set_up(const struct settings *settings)
{
    raw();
    noecho();
    nonl();
    typeahead(-1);
    set_escdelay(ESCAPE_MS);
    term.input = newpad(1, 1);
    keypad(term.input, TRUE);
    nodelay(term.input, TRUE);
    define_key("\033[200~", CODE_PASTE_START);
    define_key("\033[201~", CODE_PASTE_END);
    define_key("\033[<", 0); /* the mouse is read here, not by ncurses */
    set_up_paint();
    term_adopt(settings);
}

static bool open_screen(const char *type, FILE *out, FILE *in, struct err *err)
{
    term.screen = newterm(type, out, in);
    if (!type)
        type = getenv("TERM");
    if (!type)
        type = "";
    if (!term.screen)
        return err_set(err,
            _("terminal \"%s\" is not known here: set TERM, or use fuhe list and fuhe show"), type);
    if (terminfo_places())
        return true;
    endwin();
    delscreen(term.screen);
    term.screen = NULL;
    return err_set(err,
        _("terminal \"%s\" cannot place the cursor: set TERM, or use fuhe list and fuhe show"),
        type);
}

void term_resize_nowhere(int rows, int columns)
{
    resizeterm(rows, columns);
    term_repaint();
}

void term_close(void)
{
    if (!term.screen)
        return;
    if (term.nowhere)
        endwin();
    else
        leave();
    delwin(term.input);
    delscreen(term.screen);
    term.screen = NULL;
    paint_fini(&term.paint);
    free(term.pasted);
    term.pasted = NULL;
    if (term.nowhere)
        fclose(term.nowhere);
    else
        signals_give_back();
    term.nowhere = NULL;
}

void term_lend(void)
{
    if (!term.nowhere)
        term_close();
}

bool term_take_back(const struct settings *settings, struct err *err)
{
    return term.nowhere || term_open(settings, err);
}

void term_size(int *rows, int *columns)
{
    getmaxyx(stdscr, *rows, *columns);
}

static void adopt_size(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        resizeterm(size.ws_row, size.ws_col);
    term_repaint();
}

void term_repaint(void)
{
    paint_forget(&term.paint);
}

void term_show(const struct frame *frame)
{
    paint_frame(&term.paint, frame);
    if (!term.nowhere)
        write_all(term.paint.bytes, term.paint.length);
}

static const struct {
    int code;
    uint32_t key;
} codes[] = {
    {KEY_UP, KEYS_UP},
    {KEY_DOWN, KEYS_DOWN},
    {KEY_LEFT, KEYS_LEFT},
    {KEY_RIGHT, KEYS_RIGHT},
    {KEY_HOME, KEYS_HOME},
    {KEY_END, KEYS_END},
    {KEY_PPAGE, KEYS_PAGE_UP},
    {KEY_NPAGE, KEYS_PAGE_DOWN},
    {KEY_IC, KEYS_INSERT},
    {KEY_DC, KEYS_DELETE},
    {KEY_BTAB, KEYS_BACKTAB},
    {KEY_BACKSPACE, KEYS_BACKSPACE},
    {KEY_ENTER, KEYS_ENTER},
    {KEY_A1, KEYS_HOME},
    {KEY_C1, KEYS_END},
    {KEY_A3, KEYS_PAGE_UP},
    {KEY_C3, KEYS_PAGE_DOWN},
    {KEY_SR, KEYS_UP | KEYS_SHIFT},
    {KEY_SF, KEYS_DOWN | KEYS_SHIFT},
    {KEY_SLEFT, KEYS_LEFT | KEYS_SHIFT},
    {KEY_SRIGHT, KEYS_RIGHT | KEYS_SHIFT},
    {KEY_SHOME, KEYS_HOME | KEYS_SHIFT},
    {KEY_SEND, KEYS_END | KEYS_SHIFT},
    {KEY_SPREVIOUS, KEYS_PAGE_UP | KEYS_SHIFT},
    {KEY_SNEXT, KEYS_PAGE_DOWN | KEYS_SHIFT},
    {KEY_SIC, KEYS_INSERT | KEYS_SHIFT},
    {KEY_SDC, KEYS_DELETE | KEYS_SHIFT},
};

static uint32_t key_of_code(int code)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].code == code)
            return codes[i].key;
    if (code > KEY_F0 && code < KEY_F0 + 64)
        return sequence_function(code - KEY_F0);
    return sequence_named(keyname(code));
}

static uint32_t key_of_character(wint_t c)
{
    if (c == '\n')
        return KEYS_ENTER;
    if (c == '\b')
        return KEYS_BACKSPACE;
    return (uint32_t)c;
}

/* Everything up to the end of the paste. Bytes may arrive in pieces: waits for each. */
static void read_paste(struct event *event)
{
    size_t length = 0, capacity = 0;
    wint_t c;
    int result;
    wtimeout(term.input, PASTE_MS);
    while ((result = wget_wch(term.input, &c)) != ERR &&
           !(result == KEY_CODE_YES && c == CODE_PASTE_END)) {
        char text[8];
        size_t bytes = result == OK ? cells_encode(c == '\r' ? '\n' : (char32_t)c, text) : 0;
        if (length + bytes + 1 > PASTE_MAX)
            continue;
        while (length + bytes + 1 > capacity)
            term.pasted = xgrow(term.pasted, capacity, &capacity, 1);
        memcpy(term.pasted + length, text, bytes);
        length += bytes;
    }
    nodelay(term.input, TRUE);
    if (!capacity)
        term.pasted = xrealloc(term.pasted, 1, 1);
    term.pasted[length] = '\0';
    *event = (struct event){.kind = EVENT_PASTE, .text = term.pasted};
}

static bool is_owed(void)
{
    const struct answers *answers = &term.answers;
    return answers->asked & ~answers->got && clock_ms() < term.asked_at + OWED_MS;
}

/* The rest of a sequence the terminal description does not know. It is taken whole, so that none of
 * its letters becomes a command; what may be an answer waits for its bytes, however late. */
static uint32_t read_sequence(void)
{
    wint_t c;
    int result;
    struct sequence *sequence = &term.sequence;
    while ((result = wget_wch(term.input, &c)) == OK) {
        term.empty_reads = 0;
        enum sequence_state state = sequence_take(sequence, (uint32_t)c);
        if (state == SEQUENCE_WHOLE && answers_take(&term.answers, sequence->text))
            return term.answered = true, 0;
        if (state == SEQUENCE_WHOLE && sequence->text[1] == '<') {
            term.moused = mouse_take(&term.clicks, sequence->text, clock_ms(), &term.mouse) &&
                          term.mouse_asked;
            return 0;
        }
        if (state == SEQUENCE_WHOLE)
            return sequence_key(sequence->text);
        if (state == SEQUENCE_BROKEN) {
            unget_wch((wchar_t)c);
            return 0;
        }
    }
    if (result == KEY_CODE_YES)
        ungetch((int)c);
    if (result == KEY_CODE_YES || !is_owed())
        sequence->length = 0;
    return 0;
}

/* Behind an Esc: itself, or a sequence. */
static uint32_t read_escape(void)
{
    wint_t c;
    bool owed = is_owed();
    wtimeout(term.input, owed ? APART_MS : 0);
    int result = wget_wch(term.input, &c);
    nodelay(term.input, TRUE);
    if (result != OK)
        return KEYS_ESC;
    if (c != '[' && c != 'O' && !(c == ']' && owed)) {
        unget_wch((wchar_t)c);
        return KEYS_ESC;
    }
    sequence_begin(&term.sequence, (char)c);
    return read_sequence();
}

static bool read_key(struct event *event)
{
    wint_t c;
    uint32_t key = 0;
    while (!key) {
        if (term.sequence.length && (key = read_sequence()))
            break;
        int result = wget_wch(term.input, &c);
        if (result == ERR)
            return false;
        if (result == KEY_CODE_YES && c == CODE_PASTE_START) {
            free(term.pasted);
            term.pasted = NULL;
            read_paste(event);
            return true;
        }
        if (result == KEY_CODE_YES)
            key = key_of_code((int)c);
        else
            key = c == KEYS_ESC ? read_escape() : key_of_character(c);
        if (term.moused) {
            term.moused = false;
            *event = (struct event){.kind = EVENT_MOUSE, .mouse = term.mouse};
            return true;
        }
    }
    *event = (struct event){.kind = EVENT_KEY, .key = key};
    return true;
}

static bool take_flags(struct event *event)
{
    if (signals_ended_by) {
        *event = (struct event){.kind = EVENT_END, .signal = signals_ended_by};
        return true;
    }
    if (signals_stop_asked) {
        signals_stop_asked = 0;
        term_suspend();
        signals_resized = 1;
    }
    if (signals_continued) {
        reset_prog_mode();
        paste_mode(true);
        term.mouse_asked = false;
        use_mouse(settings_number(term.settings, SETTING_MOUSE));
    }
    if (!signals_resized && !signals_continued)
        return false;
    signals_resized = signals_continued = 0;
    adopt_size();
    *event = (struct event){.kind = EVENT_RESIZE};
    return true;
}

/* What was answered while nobody waited for it. */
static bool take_answers(struct event *event)
{
    bool answered = term.answered;
    term.answered = false;
    if (!answered)
        return false;
    term_adopt(term.settings);
    *event = (struct event){.kind = EVENT_RESIZE};
    return true;
}

void term_copy(const char *text)
{
    struct buffer sequence;
    buffer_init(&sequence);
    clipboard_sequence(text, getenv("TERM"), getenv("TMUX"), getenv("STY"), &sequence);
    if (!term.nowhere)
        write_all(sequence.bytes, sequence.length);
    buffer_fini(&sequence);
}

static bool look_further(void)
{
    int count = term.ahead_count;
    bool room = count < AHEAD_MOST && (!count || term.ahead[count - 1].kind == EVENT_KEY);
    if (term.nowhere || !room || !read_key(&term.ahead[count]))
        return false;
    term.ahead_count++;
    return true;
}

static void drop_ahead(int count)
{
    term.ahead_count -= count;
    memmove(term.ahead, term.ahead + count, (size_t)term.ahead_count * sizeof *term.ahead);
}

bool term_pending(void)
{
    return term.ahead_count || look_further();
}

/* A terminal that is gone is always readable and never gives anything. */
static bool lost(const struct pollfd *in)
{
    term.empty_reads = in->revents & POLLIN ? term.empty_reads + 1 : 0;
    return in->revents & (POLLHUP | POLLERR | POLLNVAL) || term.empty_reads > LOST;
}

static bool sleep_for_input(struct pollfd *in, const struct timespec *most)
{
    *in = (struct pollfd){.fd = STDIN_FILENO, .events = POLLIN};
    return signals_poll(in, most);
}

bool term_quiet(int milliseconds)
{
    struct pollfd in;
    struct timespec most = {.tv_nsec = milliseconds * 1000000L};
    return !sleep_for_input(&in, &most) && !signals_came();
}

void term_wait(struct event *event)
{
    for (;;) {
        if (take_flags(event))
            return;
        bool pending = term_pending();
        if (take_answers(event))
            return;
        if (pending) {
            *event = term.ahead[0];
            drop_ahead(1);
            term.empty_reads = 0;
            return;
        }
        struct pollfd in;
        if (sleep_for_input(&in, NULL) && lost(&in) && !term_pending()) {
            *event = (struct event){.kind = EVENT_END, .signal = SIGHUP};
            return;
        }
    }
}

static bool gives_up(const struct event *event)
{
    return event->kind == EVENT_KEY && (event->key == KEYS_ESC || event->key == ('c' & 0x1f));
}

bool term_gives_up(void)
{
    if (signals_ended_by)
        return true;
    while (look_further())
        ;
    for (int i = term.ahead_count; i-- > 0;)
        if (gives_up(&term.ahead[i])) {
            drop_ahead(i + 1);
            return true;
        }
    return false;
}

static void ask_for(enum answer answer, const char *question)
{
    term.answers.asked |= answer;
    write_all(question, strlen(question));
}

static void ask(const struct settings *settings)
{
    bool theme = settings_number(settings, SETTING_THEME) == THEME_AUTO;
    bool width = settings_number(settings, SETTING_AMBIGUOUS) == AMBIGUOUS_AUTO;
    if (theme && tigetnum("colors") >= 256)
        ask_for(ANSWER_BACKGROUND, answers_ask_background);
    if (width) {
        const char *start = terminfo_place(ANSWERS_ROW, 0);
        write_all(start, strlen(start));
        ask_for(ANSWER_WIDTH, answers_ask_width);
    }
    if (term.answers.asked)
        ask_for(ANSWER_NAME, answers_ask_name);
    term.asked_at = clock_ms();
}

/* For the last answer, or until something is typed. */
static void await_answers(int most)
{
    int64_t end = clock_ms() + most, left;
    while (is_owed() && !(term.answers.got & ANSWER_NAME) && (left = end - clock_ms()) > 0) {
        struct pollfd in;
        struct timespec rest = {left / 1000, left % 1000 * 1000000};
        if (!sleep_for_input(&in, &rest) || term_pending() || lost(&in))
            return;
    }
}

bool term_open(const struct settings *settings, struct err *err)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return err_set(err, _("the workstation needs a terminal: use fuhe list and fuhe show"));
    signals_take();
    if (!open_screen(NULL, stdout, stdin, err)) {
        signals_give_back();
        return false;
    }
    set_up(settings);
    enter();
    if (!term.answers.asked && settings_number(settings, SETTING_ANSWER)) {
        ask(settings);
        await_answers(settings_number(settings, SETTING_ANSWER));
    }
    err_set_fatal_handler(term_close);
    return true;
}

bool term_open_nowhere(
    const struct settings *settings, const char *type, int rows, int columns, struct err *err)
{
    term.nowhere = fopen("/dev/null", "r+");
    if (!term.nowhere)
        return err_set(err, "/dev/null: %s", strerror(errno));
    if (!open_screen(type, term.nowhere, term.nowhere, err)) {
        fclose(term.nowhere);
        term.nowhere = NULL;
        return false;
    }
    set_up(settings);
    resizeterm(rows, columns);
    return true;
}

void term_suspend(void)
{
    if (term.nowhere)
        return;
    leave();
    raise(SIGSTOP);
    enter();
    adopt_size();
}

void term_shown(int row, int column, char text[static 32], enum style *style)
{
    const struct cell *cell = frame_cell(&term.paint.shown, row, column);
    char *to = text;
    for (int i = 0; i < CELL_CHARS && cell->chars[i]; i++)
        to += cells_encode(cell->chars[i], to);
    *to = '\0';
    *style = (enum style)cell->style;
}

void term_cursor(int *row, int *column)
{
    *row = term.paint.shown.cursor_row;
    *column = term.paint.shown.cursor_column;
}
