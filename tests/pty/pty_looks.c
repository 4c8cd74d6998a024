/*
 * Tests of what the program asks of a terminal, and of the looks that follow.
 *
 * usage: pty_looks PROGRAM   (in the root of the sources)
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "session.h"

/* Colours of the border, by palette; see ui/style.c. */
enum { BORDER_DARK = 242, BORDER_LIGHT = 246, BORDER_16 = 8, BORDER_NONE = -1 };

static const char dark[] = "rgb:1e1e/1e1e/1e1e", light[] = "rgb:fdfd/f6f6/e3e3";

/* The settings file of what is begun from now on; NULL: none. */
static void configure(const char *lines)
{
    char path[PATH + 32];
    setenv("XDG_CONFIG_HOME", folder, 1);
    snprintf(path, sizeof path, "%s/fuhe", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/fuhe/config", folder);
    if (!lines) {
        unlink(path);
        return;
    }
    FILE *file = fopen(path, "wb");
    if (!file || fputs(lines, file) < 0 || fclose(file) != 0)
        fail("%s cannot be written", path);
}

/* The front colour of the corner of the first box; -1: the terminal's own. */
static int border(const struct session *session)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(session->screen, (VTermPos){1, 0}, &cell);
    if (VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
        return BORDER_NONE;
    return VTERM_COLOR_IS_INDEXED(&cell.fg) ? cell.fg.indexed.idx : -2;
}

static void expect_border(struct session *session, int colour)
{
    int64_t until = now_ms() + PATIENCE_MS;
    while (border(session) != colour && now_ms() < until)
        pump(session, 20);
    if (border(session) != colour)
        fail("the border has the colour %d, not %d", border(session), colour);
}

/* All the terminal was sent is on the screen, and no key did anything that was not one. */
static void expect_quiet(struct session *session)
{
    press(session, ":quiet");
    expect(session, ":quiet");
    press(session, "\033");
    expect_gone(session, ":quiet");
    if (strstr(text_of(session), "does nothing here") || strstr(text_of(session), "rgb"))
        fail("an answer became a key:\n%s", text_of(session));
}

static void looks_like(struct answering how, int colour, const char *corner)
{
    struct session session;
    answering = how;
    begin(&session);
    expect_border(&session, colour);
    expect(&session, corner);
    expect_quiet(&session);
    press(&session, "qq");
    expect_exit(&session, 0);
    expect_restored(&session);
    end(&session);
}

static void background_chooses_the_theme(void)
{
    looks_like((struct answering){.background = dark, .ambiguous = 1}, BORDER_DARK, "┌─");
    looks_like((struct answering){.background = light, .ambiguous = 1}, BORDER_LIGHT, "┌─");
    looks_like(
        (struct answering){.background = "rgb:ff/ff/ff", .ambiguous = 1}, BORDER_LIGHT, "┌─");
    looks_like((struct answering){.ambiguous = 1}, BORDER_DARK, "┌─");
}

static void variable_chooses_where_nothing_is_answered(void)
{
    setenv("COLORFGBG", "0;default;15", 1);
    looks_like((struct answering){.ambiguous = 1}, BORDER_LIGHT, "┌─");
    looks_like((struct answering){.background = dark, .ambiguous = 1}, BORDER_DARK, "┌─");
    setenv("COLORFGBG", "15;0", 1);
    looks_like((struct answering){.ambiguous = 1}, BORDER_DARK, "┌─");
    unsetenv("COLORFGBG");
}

/* Then our signs are ASCII. */
static void wide_terminals_are_found(void)
{
    looks_like((struct answering){.background = dark, .ambiguous = 2}, BORDER_DARK, "+-");
    configure("ambiguous = narrow\n");
    looks_like((struct answering){.background = dark, .ambiguous = 2}, BORDER_DARK, "┌─");
    configure("ambiguous = wide\n");
    looks_like((struct answering){.background = dark, .ambiguous = 1}, BORDER_DARK, "+-");
    configure(NULL);
}

static void settings_go_before_the_terminal(void)
{
    const struct answering bright = {.background = light, .ambiguous = 1};
    configure("theme = dark\nborders = ascii\n");
    looks_like(bright, BORDER_DARK, "+-");
    configure("theme = 16\n");
    looks_like(bright, BORDER_16, "┌─");
    setenv("NO_COLOR", "1", 1);
    looks_like(bright, BORDER_NONE, "┌─");
    unsetenv("NO_COLOR");
    configure(NULL);
}

static void begin_with(struct session *session, struct answering how)
{
    answering = how;
    import(street);
    begin_on(session, 24, 80, "xterm-256color");
}

static void nothing_is_asked_where_nobody_wants_it(void)
{
    struct session session;
    configure("answer = 0\n");
    begin_with(&session, (struct answering){.background = light, .ambiguous = 2});
    expect(&session, "┌─");
    expect_quiet(&session);
    if (session.asked)
        fail("it asks though answer is 0");
    end(&session);
    configure(NULL);
}

/* The wait is bounded, and what is typed meanwhile is not lost. */
static void silence_is_no_hang(void)
{
    struct session session;
    begin_with(&session, (struct answering){.silent = true});
    press(&session, "3jj");
    expect(&session, "! score 7.00 is not 9.38");
    expect_border(&session, BORDER_DARK);
    end(&session);
}

static void await_questions(struct session *session)
{
    int64_t until = now_ms() + PATIENCE_MS;
    while (!session->asked && now_ms() < until)
        pump(session, 20);
    expect(session, "review 84.26");
    if (!session->asked)
        fail("it asks nothing");
}

static void late_answers_are_taken(void)
{
    struct session session;
    begin_with(&session, (struct answering){.background = light, .ambiguous = 2, .held = true});
    await_questions(&session);
    expect_border(&session, BORDER_DARK);
    press(&session, "3j");
    give_answers(&session);
    press(&session, "j");
    expect(&session, "! score 7.00 is not 9.38");
    expect_border(&session, BORDER_LIGHT);
    expect(&session, "+-");
    expect_quiet(&session);
    end(&session);
}

/* Byte by byte, each later than a lone Esc is waited for. */
static void late_answers_come_in_pieces(void)
{
    struct session session;
    begin_with(&session, (struct answering){.background = light, .ambiguous = 2, .held = true});
    await_questions(&session);
    for (const char *byte = session.answers; *byte; byte++) {
        char one[2] = {*byte};
        press(&session, one);
        for (int64_t until = now_ms() + 8; now_ms() < until;)
            pump(&session, 8);
    }
    expect_border(&session, BORDER_LIGHT);
    expect(&session, "+-");
    expect_quiet(&session);
    end(&session);
}

static void set_changes_the_looks(void)
{
    struct session session;
    answering = (struct answering){.background = dark, .ambiguous = 1};
    begin(&session);
    expect_border(&session, BORDER_DARK);
    press(&session, ":set theme=light\r");
    expect_border(&session, BORDER_LIGHT);
    press(&session, ":set theme=none\r");
    expect_border(&session, BORDER_NONE);
    press(&session, ":set theme=auto\r");
    expect_border(&session, BORDER_DARK);
    press(&session, ":set borders=ascii\r");
    expect(&session, "+-");
    press(&session, ":set borders=unicode\r");
    expect(&session, "┌─");
    press(&session, ":set language=zh\r");
    expect(&session, "复核人 li");
    press(&session, ":set language=en\r");
    expect(&session, "reviewer li");
    end(&session);
}

/* What is wrong in the file is on the first screen, and gone with the first key. */
static void a_wrong_file_is_told(void)
{
    struct session session;
    answering = (struct answering){.ambiguous = 1};
    configure("theem = dark\nmouse = perhaps\n");
    begin(&session);
    expect(&session, "fuhe/config:1: there is no setting \"theem\"");
    press(&session, "j");
    expect_gone(&session, "theem");
    end(&session);
    configure(NULL);
}

/* Told once; the key that ends it does what it does. */
static void newcomers_are_told_once(void)
{
    char path[PATH + 32];
    struct session session;
    answering = (struct answering){.ambiguous = 1};
    snprintf(path, sizeof path, "%s/of/a newcomer", folder);
    setenv("XDG_STATE_HOME", path, 1);
    begin(&session);
    expect(&session, "The keys to begin with");
    press(&session, "?");
    expect_gone(&session, "The keys to begin with");
    expect(&session, "Keys: Units");
    end(&session);
    begin(&session);
    expect_quiet(&session);
    if (strstr(text_of(&session), "The keys to begin with"))
        fail("it is told again");
    end(&session);
    setenv("XDG_STATE_HOME", folder, 1);
}

static const struct test tests[] = {
    {"newcomers are told once", newcomers_are_told_once},
    {"background chooses the theme", background_chooses_the_theme},
    {"COLORFGBG chooses where nothing is answered", variable_chooses_where_nothing_is_answered},
    {"wide terminals are found", wide_terminals_are_found},
    {"settings go before the terminal", settings_go_before_the_terminal},
    {"nothing is asked where nobody wants it", nothing_is_asked_where_nobody_wants_it},
    {"silence is no hang", silence_is_no_hang},
    {"late answers are taken", late_answers_are_taken},
    {"late answers come in pieces", late_answers_come_in_pieces},
    {":set changes the looks", set_changes_the_looks},
    {"a wrong file is told", a_wrong_file_is_told},
};

int main(int argc, char **argv)
{
    return run_tests("looks", tests, sizeof tests / sizeof *tests, argc, argv);
}
