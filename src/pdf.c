#include "pdf.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "export/buffer.h"
#include "intl.h"
#include "read/text/boxes.h"
#include "read/text/document.h"

extern char **environ;

enum { STOP_MS = 100, PIECE = 64 * 1024 };

struct reader {
    pid_t pid;
    int text; /* the end of the pipe it comes out of */
};

bool pdf_is(const unsigned char *bytes, size_t length)
{
    static const char magic[] = "%PDF";
    return length > sizeof magic && memcmp(bytes, magic, sizeof magic - 1) == 0;
}

static int spawn(int in, int out, pid_t *pid)
{
    static char *const words[] = {(char *)"pdftotext", (char *)"-q", (char *)"-bbox",
        (char *)"-enc", (char *)"UTF-8", (char *)"-", (char *)"-", NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t as;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&as);
    posix_spawnattr_setsigmask(&as, &none);
    posix_spawnattr_setsigdefault(&as, &all);
    posix_spawnattr_setflags(&as, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int error = posix_spawnp(pid, words[0], &files, &as, words, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&as);
    return error;
}

/* What pdftotext is to read; NULL: see errno. */
static FILE *kept(const unsigned char *bytes, size_t length)
{
    FILE *pdf = tmpfile();
    if (pdf && fwrite(bytes, 1, length, pdf) == length && fflush(pdf) == 0) {
        rewind(pdf);
        return pdf;
    }
    if (pdf)
        fclose(pdf);
    return NULL;
}

/* An errno, 0 for none. */
static int start(struct reader *reader, FILE *pdf)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC))
        return errno;
    int error = spawn(fileno(pdf), ends[1], &reader->pid);
    close(ends[1]);
    if (error)
        close(ends[0]);
    reader->text = ends[0];
    return error;
}

/* Whether there may be more. */
static bool take(int fd, struct buffer *text)
{
    char piece[PIECE];
    ssize_t n = read(fd, piece, sizeof piece);
    if (n > 0)
        buffer_add(text, piece, (size_t)n);
    return n > 0 || (n < 0 && errno == EINTR);
}

/* To its end, unless that is too far or somebody wishes to stop. */
static bool take_all(int fd, const atomic_bool *stop, struct buffer *text)
{
    struct pollfd out = {.fd = fd, .events = POLLIN};
    while (!*stop && text->length <= DOCUMENT_BYTES_MAX)
        if (poll(&out, 1, STOP_MS) > 0 && !take(fd, text))
            return true;
    return false;
}

static bool finish(struct reader *reader, bool whole)
{
    int status = -1;
    close(reader->text);
    if (!whole)
        kill(reader->pid, SIGKILL);
    while (waitpid(reader->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return whole && status == 0;
}

enum pdf_outcome pdf_text(const unsigned char *bytes, size_t length, const atomic_bool *stop,
    unsigned char **text, size_t *text_length, struct err *err)
{
    struct reader reader = {0};
    struct buffer read;
    *text = NULL;
    FILE *pdf = kept(bytes, length);
    if (!pdf) {
        err_set(err, _("a PDF, and no temporary file can be made: %s"), strerror(errno));
        return PDF_FAILED;
    }
    int error = start(&reader, pdf);
    fclose(pdf);
    if (error == ENOENT)
        return PDF_NO_READER;
    buffer_init(&read);
    bool whole = !error && take_all(reader.text, stop, &read);
    bool done = !error && finish(&reader, whole);
    if (error)
        err_set(err, _("a PDF, and pdftotext cannot be run: %s"), strerror(error));
    else if (!whole && *stop)
        err_set(err, _("stopped while its text was read"));
    else if (!whole)
        err_set(err, _("a PDF with more than %d MiB of text"), DOCUMENT_BYTES_MAX / 1024 / 1024);
    else if (!done)
        err_set(err, _("a PDF that pdftotext cannot read: damaged, or locked with a password"));
    else if (!(*text = (unsigned char *)boxes_text(read.bytes, read.length, text_length)))
        err_set(err, _("a PDF without text, as scanned pages are: recognise its text first (OCR)"));
    buffer_fini(&read);
    return *text ? PDF_TEXT : PDF_FAILED;
}
