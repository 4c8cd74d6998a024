#include "session.h"

#include <errno.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

const char *program;
char folder[PATH], store[PATH];
struct answering answering = {.ambiguous = 1};
static int number, failed;
bool test_failed;

void fail(const char *format, ...)
{
    va_list values;
    printf("# ");
    va_start(values, format);
    vprintf(format, values);
    va_end(values);
    printf("\n");
    test_failed = true;
}

int64_t now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct session *session = user;
    if (property == VTERM_PROP_ALTSCREEN)
        session->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        session->cursor_shown = value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

static void start_vterm(struct session *session)
{
    session->vterm = vterm_new(session->rows, session->columns);
    vterm_set_utf8(session->vterm, 1);
    session->screen = vterm_obtain_screen(session->vterm);
    vterm_screen_enable_altscreen(session->screen, 1);
    vterm_screen_set_callbacks(session->screen, &callbacks, session);
    vterm_screen_reset(session->screen, 1);
}

static _Noreturn void run_program(const char *terminal, char *const *arguments)
{
    setenv("TERM", terminal, 1);
    setenv("FUHE_REVIEWER", "li", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    execv(program, arguments);
    _exit(127);
}

void begin_on(struct session *session, int rows, int columns, const char *terminal)
{
    begin_told(session, rows, columns, terminal, NULL, NULL);
}

void begin_told(struct session *session, int rows, int columns, const char *terminal,
    const char *option, const char *value)
{
    char *arguments[] = {(char *)program, "--store", store, (char *)option, (char *)value, NULL};
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    *session = (struct session){.rows = rows, .columns = columns, .cursor_shown = true};
    int slave;
    if (openpty(&session->master, &slave, NULL, NULL, &size) != 0) {
        fail("openpty: %s", strerror(errno));
        return;
    }
    tcgetattr(slave, &session->before);
    fflush(stdout);
    session->pid = fork();
    if (session->pid == 0) {
        close(session->master);
        login_tty(slave);
        run_program(terminal, arguments);
    }
    close(slave);
    start_vterm(session);
}

void press(struct session *session, const char *keys)
{
    if (write(session->master, keys, strlen(keys)) < 0)
        fail("write: %s", strerror(errno));
}

void give_answers(struct session *session)
{
    press(session, session->answers);
    session->answers[0] = '\0';
}

/* A question that begins here and ends behind the `known` bytes. */
static void answer_question(struct session *session, const char *text, size_t known)
{
    static const char background[] = "\033]11;?\033\\", position[] = "\033[6n", name[] = "\033[c";
    char *to = session->answers + strlen(session->answers);
    if (answering.silent)
        return;
    if (strncmp(text, background, strlen(background)) == 0 && strlen(background) > known &&
        answering.background)
        sprintf(to, "\033]11;%s\033\\", answering.background);
    if (strncmp(text, position, strlen(position)) == 0 && strlen(position) > known &&
        answering.ambiguous)
        sprintf(to, "\033[2;%dR", answering.ambiguous + 1);
    if (strncmp(text, name, strlen(name)) == 0 && strlen(name) > known) {
        sprintf(to, "\033[?62;22c");
        session->asked++;
    }
    if (!answering.held)
        give_answers(session);
}

static void note_sequences(struct session *session, const char *bytes, size_t length)
{
    char text[sizeof session->tail + 4096 + 1];
    size_t kept = strlen(session->tail);
    memcpy(text, session->tail, kept);
    memcpy(text + kept, bytes, length);
    text[kept + length] = '\0';
    for (size_t i = 0; i < kept + length; i++) {
        if (strncmp(text + i, "\033[?2004", 7) == 0 && text[i + 7])
            session->paste_mode = text[i + 7] == 'h';
        answer_question(session, text + i, kept > i ? kept - i : 0);
    }
    size_t keep =
        kept + length < sizeof session->tail - 1 ? kept + length : sizeof session->tail - 1;
    memcpy(session->tail, text + kept + length - keep, keep);
    session->tail[keep] = '\0';
}

bool pump(struct session *session, int ms)
{
    char bytes[4096];
    struct pollfd in = {.fd = session->master, .events = POLLIN};
    if (poll(&in, 1, ms) <= 0)
        return false;
    ssize_t length = read(session->master, bytes, sizeof bytes);
    if (length <= 0)
        return false;
    session->bytes += (size_t)length;
    note_sequences(session, bytes, (size_t)length);
    for (ssize_t i = 0; i < length && session->all_length + 1 < sizeof session->all; i++)
        session->all[session->all_length++] = bytes[i];
    session->all[session->all_length] = '\0';
    vterm_input_write(session->vterm, bytes, (size_t)length);
    return true;
}

const char *text_of(const struct session *session)
{
    static char text[TEXT];
    char *to = text;
    for (int row = 0; row < session->rows; row++) {
        VTermRect rect = {row, row + 1, 0, session->columns};
        to += vterm_screen_get_text(session->screen, to, TEXT / 2 - (size_t)(to - text) % 64, rect);
        *to++ = '\n';
    }
    *to = '\0';
    return text;
}

static bool wait_until(struct session *session, const char *text, bool there)
{
    int64_t end = now_ms() + PATIENCE_MS;
    while ((strstr(text_of(session), text) != NULL) != there) {
        if (now_ms() > end || !session->pid) {
            fail("%s on the screen: %s\n%s", there ? "not" : "still", text, text_of(session));
            return false;
        }
        pump(session, 50);
    }
    return true;
}

bool expect(struct session *session, const char *text)
{
    return wait_until(session, text, true);
}

bool expect_gone(struct session *session, const char *text)
{
    return wait_until(session, text, false);
}

void resize(struct session *session, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    session->rows = rows;
    session->columns = columns;
    vterm_set_size(session->vterm, rows, columns);
    ioctl(session->master, TIOCSWINSZ, &size);
}

int wait_for_end(struct session *session, bool stopped)
{
    int64_t end = now_ms() + PATIENCE_MS;
    while (now_ms() < end) {
        int status;
        if (waitpid(session->pid, &status, WNOHANG | (stopped ? WUNTRACED : 0)) == session->pid) {
            if (!WIFSTOPPED(status))
                session->pid = 0;
            while (pump(session, 0))
                ;
            return status;
        }
        pump(session, 10);
    }
    fail("it does not end");
    return -1;
}

void end(struct session *session)
{
    if (session->pid > 0) {
        kill(session->pid, SIGKILL);
        waitpid(session->pid, NULL, 0);
    }
    vterm_free(session->vterm);
    close(session->master);
}

void expect_restored(struct session *session)
{
    struct termios after;
    tcgetattr(session->master, &after);
    if (after.c_lflag != session->before.c_lflag || after.c_iflag != session->before.c_iflag ||
        after.c_oflag != session->before.c_oflag)
        fail("the modes of the terminal are not as before");
    if (session->alternate || !session->cursor_shown || session->paste_mode)
        fail("alternate screen %d, cursor %d, paste mode %d", session->alternate,
            session->cursor_shown, session->paste_mode);
}

void expect_exit(struct session *session, int code)
{
    int status = wait_for_end(session, false);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != code)
        fail("ended with status %x, not exit code %d", (unsigned)status, code);
}

void import(const char *const *reports)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    char *arguments[16] = {(char *)program, "import", "--store", store};
    for (int i = 0; i < 3; i++) {
        char path[PATH + 8];
        snprintf(path, sizeof path, "%s%s", store, endings[i]);
        unlink(path);
    }
    for (int i = 0; reports[i]; i++)
        arguments[4 + i] = (char *)reports[i];
    int status;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        if (!freopen("/dev/null", "w", stdout))
            _exit(126);
        run_program("dumb", arguments);
    }
    waitpid(pid, &status, 0);
    if (status != 0)
        fail("import ended with %d", status);
}

const char *const street[] = {"tests/screen/reports/street.txt", NULL};
const char *const two[] = {
    "tests/screen/reports/street.txt", "tests/screen/reports/form.txt", NULL};

void begin(struct session *session)
{
    import(street);
    begin_on(session, 24, 80, "xterm-256color");
    expect(session, "review 84.26");
}

/* No newcomer, who would be told the first keys. */
static void be_known(void)
{
    char path[PATH + 32];
    snprintf(path, sizeof path, "%s/fuhe", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/fuhe/welcomed", folder);
    FILE *file = fopen(path, "wb");
    if (file)
        fclose(file);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

int run_tests(const char *what, const struct test *tests, size_t count, int argc, char **argv)
{
    const char *base = getenv("TMPDIR");
    if (argc < 2)
        return 2;
    program = argv[1];
    snprintf(folder, sizeof folder, "%s/fuhe-pty-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(folder))
        return 2;
    snprintf(store, sizeof store, "%.400s/reviews.db", folder);
    setenv("XDG_STATE_HOME", folder, 1);
    be_known();
    signal(SIGPIPE, SIG_IGN);
    for (size_t i = 0; i < count; i++) {
        if (argc > 2 && !strstr(tests[i].name, argv[2]))
            continue;
        test_failed = false;
        tests[i].run();
        printf("%sok %d - %s %s\n", test_failed ? "not " : "", ++number, what, tests[i].name);
        failed += test_failed;
    }
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    printf("1..%d\n", number);
    return failed > 0;
}
