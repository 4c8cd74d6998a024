/*
 * session - the program on a pseudo-terminal, what it writes read by libvterm. For the test
 * programs of this folder.
 */
#ifndef FUHE_SESSION_H
#define FUHE_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

enum { PATIENCE_MS = 20000, TEXT = 65536, PATH = 512 };

/* What the terminal says when it is asked; its default answers at once, as most do. */
struct answering {
    const char *background; /* "rgb:ffff/ffff/ffff"; NULL: says nothing to that */
    int ambiguous;          /* cells of "…"; 0: says nothing to that */
    bool silent;            /* says nothing at all */
    bool held;              /* keeps the answers until give_answers */
};
extern struct answering answering;

struct session {
    pid_t pid; /* 0: gone */
    int master, status;
    VTerm *vterm;
    VTermScreen *screen;
    int rows, columns;
    bool alternate, cursor_shown;
    size_t bytes;    /* received */
    bool paste_mode; /* asked for, and not taken back */
    char tail[16];   /* the last bytes received, to find sequences in */
    char all[TEXT];  /* the first bytes received since all_length was set to 0 */
    size_t all_length;
    char answers[256]; /* held */
    int asked;         /* how often it was asked what it is */
    struct termios before;
};

struct test {
    const char *name;
    void (*run)(void);
};

extern const char *program;
extern char folder[PATH], store[PATH]; /* a folder that is gone afterwards, a store in it */

/* Runs those with argv[2] in their name, or all; the exit status. */
int run_tests(const char *what, const struct test *tests, size_t count, int argc, char **argv);

void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
extern bool test_failed;
int64_t now_ms(void);

/* The store anew, with the reports (NULL at the end). */
void import(const char *const *reports);
extern const char *const street[], *const two[];

void begin_on(struct session *session, int rows, int columns, const char *terminal);
void begin_told(struct session *session, int rows, int columns, const char *terminal,
    const char *option, const char *value); /* of the command line; NULL: none */
void begin(struct session *session);        /* on 24 rows of 80 columns, with the street */
void end(struct session *session);

/* Takes what the program wrote, waiting up to `ms` for it; false when nothing came. */
bool pump(struct session *session, int ms);

/* The screen as text, a line a row. */
const char *text_of(const struct session *session);
bool expect(struct session *session, const char *text);
bool expect_gone(struct session *session, const char *text);

void press(struct session *session, const char *keys);
void resize(struct session *session, int rows, int columns);
void give_answers(struct session *session);

/* Until the program is gone (or, `stopped`, has stopped); -1 when it does not. */
int wait_for_end(struct session *session, bool stopped);
void expect_exit(struct session *session, int code);

/* Left as it was found: modes, the main screen, the cursor, no paste mode. */
void expect_restored(struct session *session);

#endif
