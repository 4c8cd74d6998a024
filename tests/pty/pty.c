/*
 * Tests on a real terminal: the program on a pseudo-terminal, what it writes read by libvterm.
 *
 * usage: pty PROGRAM   (in the root of the sources)
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "session.h"

static void starts_and_quits(void)
{
    struct session session;
    begin(&session);
    for (int64_t end = now_ms() + PATIENCE_MS; session.cursor_shown && now_ms() < end;)
        pump(&session, 50);
    if (!session.alternate || !session.paste_mode || session.cursor_shown)
        fail("alternate screen %d, paste mode %d, cursor %d", session.alternate, session.paste_mode,
            session.cursor_shown);
    press(&session, "q");
    expect_exit(&session, 0);
    expect_restored(&session);
    end(&session);
}

static void edit_follows_while_typing_and_survives(void)
{
    struct session session;
    begin(&session);
    press(&session, "3jjjjjje");
    expect(&session, "Esc");
    press(&session, "5");
    expect(&session, "review 80.32");
    press(&session, "7");
    expect(&session, "review 94.00 优");
    press(&session, "\033");
    expect(&session, "review 84.26 良");
    press(&session, "e57\r");
    expect(&session, "kept");
    end(&session); /* kill -9 */
    begin_on(&session, 24, 80, "xterm-256color");
    expect(&session, "review 94.00 优");
    press(&session, "u");
    expect(&session, "review 84.26 良");
    press(&session, "q");
    expect_exit(&session, 0);
    end(&session);
}

/* What is typed and not entered is no change, however the program ends. */
static void unfinished_edit_leaves_nothing(void)
{
    struct session session;
    begin(&session);
    press(&session, "3Ge9");
    expect(&session, "review 75.");
    end(&session);
    begin_on(&session, 24, 80, "xterm-256color");
    expect(&session, "review 84.26");
    press(&session, "u");
    expect(&session, "nothing to undo");
    end(&session);
}

static void escape_acts_alone(void)
{
    struct session session;
    begin(&session);
    press(&session, ":un");
    expect(&session, "take the last step back");
    press(&session, "\033");
    expect_gone(&session, "take the last step back");
    press(&session, "3\033OB\033[B");
    expect(&session, "! score 7.00");
    press(&session, "e\0337");
    expect_gone(&session, "Esc");
    end(&session);
}

static void size_changes_at_any_moment(void)
{
    struct session session;
    begin(&session);
    resize(&session, 40, 120);
    expect(&session, "Findings: 3 errors");
    press(&session, "3Ge80\r");
    expect(&session, "Reason for the lower score:");
    resize(&session, 20, 70);
    expect_gone(&session, "Findings: 3 errors");
    expect(&session, "Reason for the lower score:");
    resize(&session, 10, 30);
    expect(&session, "too small");
    resize(&session, 24, 80);
    press(&session, "because\r");
    expect(&session, "reason: because");
    for (int i = 0; i < 50; i++)
        resize(&session, 16 + i, 60 + 3 * i);
    expect(&session, "Source street.txt");
    press(&session, "q");
    expect_gone(&session, "nudge");
    end(&session);
}

static void narrow_is_said(void)
{
    struct session session;
    import(street);
    begin_on(&session, 10, 40, "xterm-256color");
    expect(&session, "40×10 is too small: at least 60×16");
    press(&session, "q");
    expect_exit(&session, 0);
    expect_restored(&session);
    end(&session);
}

static void dumb_is_told(void)
{
    struct session session;
    import(street);
    begin_on(&session, 24, 80, "dumb");
    expect_exit(&session, 3);
    expect(&session, "cannot place the cursor");
    end(&session);
    /* ncurses 6.4 leaks its screen where it knows no such terminal. */
    char *options = getenv("ASAN_OPTIONS");
    setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
    begin_on(&session, 24, 80, "no-such-terminal");
    expect_exit(&session, 3);
    expect(&session, "is not known here");
    end(&session);
    if (options)
        setenv("ASAN_OPTIONS", options, 1);
    else
        unsetenv("ASAN_OPTIONS");
}

static void old_terminals_do(void)
{
    static const char *const terminals[] = {"vt100", "linux", "screen", "xterm", "tmux-256color"};
    for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
        struct session session;
        import(street);
        begin_on(&session, 24, 80, terminals[i]);
        expect(&session, "review 84.26 良");
        press(&session, "3jj");
        expect(&session, "! score 7.00 is not 9.38");
        press(&session, "Q\003qq");
        expect_exit(&session, 0);
        end(&session);
    }
}

static void signals_restore_the_terminal(void)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    for (int i = 0; i < 3; i++) {
        struct session session;
        begin(&session);
        press(&session, "3e9");
        expect(&session, "Esc");
        kill(session.pid, signals[i]);
        expect_exit(&session, 128 + signals[i]);
        expect_restored(&session);
        end(&session);
    }
}

static void a_lost_terminal_ends_it(void)
{
    struct session session;
    begin(&session);
    pid_t pid = session.pid;
    close(session.master);
    int status = -1;
    for (int64_t until = now_ms() + PATIENCE_MS; now_ms() < until && status < 0;) {
        if (waitpid(pid, &status, WNOHANG) == pid)
            break;
        status = -1;
        poll(NULL, 0, 5);
    }
    if (status < 0) {
        fail("it runs on without a terminal");
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
    }
    vterm_free(session.vterm);
}

static void pasted_text_is_text(void)
{
    struct session session;
    begin(&session);
    press(&session, "\033[200~qqq\033[201~");
    expect(&session, "pasted text is taken where something is typed");
    press(&session, "3Ge\033[200~80\033[201~");
    expect(&session, "review 82.68");
    press(&session, "\r");
    expect(&session, "Reason");
    press(&session, "\033[200~第一行\r第二行 \033[A\033[201~。\r");
    expect(&session, "reason: 第一行 第二行");
    end(&session);
}

static void held_keys_draw_the_last_frame(void)
{
    struct session session;
    char keys[401];
    import(two);
    begin_on(&session, 24, 80, "xterm-256color");
    expect(&session, "review 84.26");
    while (pump(&session, 200))
        ;
    session.bytes = 0;
    memset(keys, 'j', 200);
    memset(keys + 200, 'k', 199);
    strcpy(keys + 399, "j");
    press(&session, keys);
    expect(&session, "review 99.00");
    while (pump(&session, 200))
        ;
    if (session.bytes > 8192)
        fail("%zu bytes for 400 keys", session.bytes);
    end(&session);
}

/* Until the bytes have been received. */
static void expect_bytes(struct session *session, const char *bytes)
{
    for (int64_t until = now_ms() + PATIENCE_MS; !strstr(session->all, bytes);) {
        if (now_ms() > until) {
            fail("not received: \\e%s", bytes + 1);
            return;
        }
        pump(session, 50);
    }
}

/* "78.18%" in base64, bare, through tmux (bare too), through screen. */
static void values_are_copied(void)
{
    static const struct {
        const char *terminal, *tmux, *screen, *bytes;
    } ways[] = {
        {"xterm-256color", "", "", "\033]52;c;NzguMTgl\a"},
        {"tmux-256color", "/tmp/tmux-0/default,1,0", "",
            "\033]52;c;NzguMTgl\a\033Ptmux;\033\033]52;c;NzguMTgl\a\033\\"},
        {"screen", "", "1.pts-0", "\033P\033]52;c;NzguMTgl\a\033\\"},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct session session;
        setenv("TMUX", ways[i].tmux, 1);
        setenv("STY", ways[i].screen, 1);
        import(street);
        begin_on(&session, 24, 80, ways[i].terminal);
        expect(&session, "review 84.26");
        press(&session, "3jj");
        expect(&session, "! score 7.00 is not 9.38");
        session.all_length = 0;
        press(&session, "y");
        expect(&session, "copied: 78.18%");
        expect_bytes(&session, ways[i].bytes);
        end(&session);
    }
    unsetenv("TMUX");
    unsetenv("STY");
}

static void the_mouse_selects(void)
{
    struct session session;
    begin(&session);
    press(&session, "\033[<0;60;12M\033[<0;60;12m");
    press(&session, ":set mouse\r");
    expect(&session, "mouse = on");
    expect_bytes(&session, "\033[?1006h");
    expect(&session, "公务用车经费下降率"); /* what came before it was asked for is nothing */
    press(&session, "\033[<0;60;11M\033[<0;60;11m");
    expect(&session, "! score 7.00 is not 9.38");
    press(&session, "sgg");
    expect(&session, "  1 ");
    press(&session, "\033[<65;60;11M");
    expect_gone(&session, "  1 ");
    press(&session, "q");
    expect(&session, "! score 7.00 is not 9.38");
    press(&session, "\033[<0;54;9M\033[<0;54;9m\033[<0;54;9M\033[<0;54;9m");
    expect(&session, "Esc give back");
    session.all_length = 0;
    press(&session, "\033:set nomouse\r");
    expect(&session, "mouse = off");
    expect_bytes(&session, "\033[?1006l");
    press(&session, ":set mouse\r");
    expect(&session, "mouse = on");
    session.all_length = 0;
    press(&session, "qq");
    expect_exit(&session, 0);
    expect_bytes(&session, "\033[?1006l");
    end(&session);
}

/* Keys with others held: as terminfo of xterm has them, and where it does not know them. */
static void held_keys_are_told(void)
{
    static const char *const terminals[] = {"xterm-256color", "vt100"};
    for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
        struct session session;
        import(two);
        begin_on(&session, 24, 80, terminals[i]);
        expect(&session, "review 84.26");
        press(&session, ":set keymap=office\r");
        expect(&session, "keymap = office");
        press(&session, "\033[1;5F");
        expect(&session, "review 99.00");
        press(&session, "\033[1;5H");
        expect(&session, "review 84.26");
        press(&session, "\033[6;5~");
        expect(&session, "review 99.00");
        press(&session, "\033[5;5~\033[1;2Q");
        expect(&session, "Note on all of it");
        press(&session, "\033\021");
        expect_exit(&session, 0);
        end(&session);
    }
}

/* The script is seen on the terminal, and the reviewer goes on. */
static void a_script_goes_before_the_keys(void)
{
    struct session session;
    char path[PATH * 2];
    snprintf(path, sizeof path, "%s/script", folder);
    FILE *file = fopen(path, "w");
    if (!file || fputs("keys 3 j j\nset mouse\n", file) < 0 || fclose(file) != 0)
        fail("%s: %s", path, strerror(errno));
    import(street);
    begin_told(&session, 24, 80, "xterm-256color", "--script", path);
    expect(&session, "! score 7.00 is not 9.38");
    press(&session, "k");
    expect_gone(&session, "! score 7.00 is not 9.38");
    press(&session, "qq");
    expect_exit(&session, 0);
    expect_restored(&session);
    end(&session);
    unlink(path);
}

static void stops_and_goes_on(void)
{
    struct session session;
    begin(&session);
    press(&session, ":suspend\r");
    int status = wait_for_end(&session, true);
    if (!WIFSTOPPED(status))
        fail("not stopped: %x", (unsigned)status);
    expect_restored(&session);
    resize(&session, 30, 100);
    kill(session.pid, SIGCONT);
    expect(&session, "review 84.26");
    if (!session.alternate || !session.paste_mode)
        fail("not back on its own screen");
    press(&session, "3j");
    expect(&session, "nudge");
    end(&session);
}

static void control_c_gives_back(void)
{
    struct session session;
    begin(&session);
    press(&session, "3Ge1\003");
    expect(&session, "review 84.26");
    expect_gone(&session, "Esc");
    press(&session, "\003\003:x\003");
    expect_gone(&session, "\n:x");
    press(&session, "\032");
    expect(&session, "nothing to undo");
    end(&session);
}

static void other_reviewers_are_waited_for(void)
{
    struct session first, second;
    begin(&first);
    begin_on(&second, 24, 80, "xterm-256color");
    expect(&second, "review 84.26");
    press(&first, "3jje99\r");
    expect(&first, "kept");
    press(&second, "\014");
    expect(&second, "~!");
    press(&second, "3jje100\r");
    expect(&second, "kept");
    end(&first);
    end(&second);
}

/* The lock that SQLite's write-ahead log has for the one who writes: byte 120 of the index beside
 * it. */
static int lock_store(void)
{
    char path[PATH + 8];
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 120, .l_len = 1};
    snprintf(path, sizeof path, "%s-shm", store);
    int index = open(path, O_RDWR);
    if (index < 0 || fcntl(index, F_SETLK, &lock) != 0)
        fail("%s: %s", path, strerror(errno));
    return index;
}

static void waiting_is_told_and_can_be_given_up(void)
{
    struct session session;
    begin(&session);
    int index = lock_store();
    press(&session, "3Ge100\r");
    expect(&session, "waiting for another program");
    press(&session, "\033");
    expect(&session, "another program is writing to the store");
    press(&session, "\r");
    expect(&session, "waiting for another program");
    close(index);
    expect(&session, "kept");
    end(&session);
}

/* Of two changes of one score the second is not stored: what the first made of it is shown. */
static void changes_of_others_are_shown(void)
{
    struct session first, second;
    begin(&first);
    begin_on(&second, 24, 80, "xterm-256color");
    expect(&second, "review 84.26");
    press(&first, "3Ge100\r");
    expect(&first, "kept");
    press(&second, "3Ge99\r");
    expect(&second, "was changed meanwhile");
    press(&second, "\033");
    expect(&second, "→100%");
    end(&first);
    end(&second);
}

/* The editor has the terminal as a program started from a shell has it, and gives it back. */
static void notes_go_through_the_editor(void)
{
    struct session session;
    char path[PATH * 2], command[PATH * 3];
    snprintf(path, sizeof path, "%s/editor", folder);
    snprintf(command, sizeof command, "sh %s", path);
    FILE *file = fopen(path, "w");
    if (!file ||
        fputs("ignored=$(sed -n 's/^SigIgn:.//p' /proc/self/status)\n"
              "[ $((0x$ignored & 0x1000)) -eq 0 ] || exit 1 # SIGPIPE\n"
              "stty -a | grep -q ' echo ' && echo EDITING && read line\n"
              "printf '%s\\n\\nsecond\\n' \"$line\" >\"$1\"\n",
            file) < 0 ||
        fclose(file) != 0)
        fail("%s: %s", path, strerror(errno));
    setenv("VISUAL", command, 1);
    begin(&session);
    press(&session, "E");
    expect(&session, "EDITING");
    press(&session, "first paragraph\n");
    expect(&session, "noted");
    press(&session, "6");
    expect(&session, "first paragraph  second");
    press(&session, "qq");
    expect_exit(&session, 0);
    expect_restored(&session);
    end(&session);
    unsetenv("VISUAL");
    unlink(path);
}

static void typed_notes_survive(void)
{
    struct session session;
    begin(&session);
    press(&session, "cask them");
    expect(&session, "ask them");
    for (int64_t end = now_ms() + 1500; now_ms() < end;)
        pump(&session, 50);
    end(&session); /* kill -9 */
    begin_on(&session, 24, 80, "xterm-256color");
    expect(&session, "notes typed and not saved: 1");
    press(&session, "c");
    expect(&session, "Note on all of it: ask them");
    press(&session, "\r");
    expect(&session, "noted");
    end(&session);
}

/* What was typed at the prompt is there in the next run, and nobody else can read it. */
static void typed_commands_are_known_again(void)
{
    char path[PATH + 32];
    struct stat st;
    struct session session;
    snprintf(path, sizeof path, "%s/fuhe/commands", folder);
    unlink(path);
    begin(&session);
    press(&session, ":unbind any x\r:pane-notes\r:quit\r");
    expect_exit(&session, 0);
    end(&session);
    if (stat(path, &st) != 0 || (st.st_mode & 0777) != 0600)
        fail("%s is not there for its owner alone", path);
    begin_on(&session, 24, 80, "xterm-256color");
    press(&session, ":\020");
    expect(&session, ":quit");
    press(&session, "\020");
    expect(&session, ":pane-notes");
    press(&session, "\020");
    expect(&session, ":unbind any x");
    end(&session);
    unlink(path);
}

/* Said once: at the start where earlier ones cannot be read, else at the end. */
static void commands_that_cannot_be_kept_are_told(void)
{
    static const char told[] = "the commands typed are not kept: ";
    char path[PATH + 32];
    struct session session;
    snprintf(path, sizeof path, "%s/fuhe/commands", folder);
    unlink(path);
    begin(&session);
    expect(&session, "review");
    mkdir(path, 0700);
    press(&session, ":quit\r");
    expect_exit(&session, 0);
    expect(&session, told);
    end(&session);
    begin_on(&session, 24, 80, "xterm-256color");
    expect(&session, told);
    press(&session, ":quit\r");
    expect_exit(&session, 0);
    if (strstr(text_of(&session), told))
        fail("it is told twice");
    end(&session);
    rmdir(path);
}

/* Until all keys sent before are on the screen: what they opened is left, and a prompt opened and
 * given up behind them. */
static void settle(struct session *session, int mark)
{
    char keys[32], text[32];
    snprintf(keys, sizeof keys, "\033\033\033\033\033:~%d~", mark);
    snprintf(text, sizeof text, ":~%d~", mark);
    press(session, keys);
    expect(session, text);
    press(session, "\033");
    expect_gone(session, text);
}

static VTermScreenCell *cells_of(const struct session *session)
{
    VTermScreenCell *cells =
        calloc((size_t)session->rows * (size_t)session->columns, sizeof *cells);
    for (int row = 0; row < session->rows; row++)
        for (int column = 0; column < session->columns; column++) {
            VTermPos at = {row, column};
            vterm_screen_get_cell(session->screen, at, &cells[row * session->columns + column]);
        }
    return cells;
}

static bool is_blank(const VTermScreenCell *cell)
{
    return cell->chars[0] == 0 || cell->chars[0] == ' ';
}

/* As the eye sees it: a blank has no front colour, and libvterm leaves the second half of a wide
 * character the looks it had before. */
static bool same_cell(const VTermScreenCell *a, const VTermScreenCell *b)
{
    bool blank = is_blank(a) && is_blank(b), half = a->chars[0] == (uint32_t)-1;
    if (!blank && memcmp(a->chars, b->chars, sizeof a->chars) != 0)
        return false;
    bool looks = a->attrs.reverse == b->attrs.reverse && a->attrs.underline == b->attrs.underline &&
                 vterm_color_is_equal(&a->bg, &b->bg);
    bool front = a->attrs.bold == b->attrs.bold && vterm_color_is_equal(&a->fg, &b->fg);
    return half || (looks && (blank || front));
}

/* Sending only what differs leads to the same screen as sending all. */
static void differences_make_the_whole(void)
{
    static const char *const keys[] = {"j", "k", "l", "h", "J", "K", "G", "gg", "1", "2", "3", "4",
        "5", "s", "]", "[", "?", "\t", "+", "-", "e", "9", "\033", "\006", "\004", "\025", "\r",
        "\017", ":", "n"};
    struct session session;
    unsigned state = 11;
    import(two);
    begin_on(&session, 30, 130, "xterm-256color");
    expect(&session, "review 84.26");
    for (int round = 0; round < 40 && !test_failed; round++) {
        for (int i = 0; i < 12; i++) {
            state = state * 1664525u + 1013904223u;
            press(&session, keys[(state >> 10) % (sizeof keys / sizeof *keys)]);
            pump(&session, 2);
        }
        settle(&session, 2 * round);
        VTermScreenCell *before = cells_of(&session);
        press(&session, "\014");
        settle(&session, 2 * round + 1);
        VTermScreenCell *after = cells_of(&session);
        for (int i = 0; i < session.rows * session.columns && !test_failed; i++)
            if (!same_cell(before + i, after + i))
                fail("round %d: row %d, column %d is not as drawn anew\n%s", round,
                    i / session.columns, i % session.columns, text_of(&session));
        free(before);
        free(after);
    }
    end(&session);
}

static const struct test tests[] = {
    {"differences make the whole", differences_make_the_whole},
    {"starts and quits", starts_and_quits},
    {"edit follows while typing and survives kill -9", edit_follows_while_typing_and_survives},
    {"unfinished edit leaves nothing", unfinished_edit_leaves_nothing},
    {"escape acts alone", escape_acts_alone},
    {"size changes at any moment", size_changes_at_any_moment},
    {"narrow is said", narrow_is_said},
    {"dumb is told", dumb_is_told},
    {"old terminals do", old_terminals_do},
    {"signals restore the terminal", signals_restore_the_terminal},
    {"a lost terminal ends it", a_lost_terminal_ends_it},
    {"pasted text is text", pasted_text_is_text},
    {"held keys draw the last frame", held_keys_draw_the_last_frame},
    {"values are copied", values_are_copied},
    {"the mouse selects", the_mouse_selects},
    {"held keys are told", held_keys_are_told},
    {"a script goes before the keys", a_script_goes_before_the_keys},
    {"stops and goes on", stops_and_goes_on},
    {"control-c gives back", control_c_gives_back},
    {"other reviewers are waited for", other_reviewers_are_waited_for},
    {"waiting is told and can be given up", waiting_is_told_and_can_be_given_up},
    {"changes of others are shown", changes_of_others_are_shown},
    {"notes go through the editor", notes_go_through_the_editor},
    {"typed notes survive kill -9", typed_notes_survive},
    {"typed commands are known again", typed_commands_are_known_again},
    {"commands that cannot be kept are told", commands_that_cannot_be_kept_are_told},
};

int main(int argc, char **argv)
{
    return run_tests("pty", tests, sizeof tests / sizeof *tests, argc, argv);
}
