#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "home.h"
#include "intl.h"
#include "store_db.h"
#include "store_policy.h"
#include "store_schema.h"

/* How long a write waits for another process: an import of some hundred documents is done well
 * before. */
enum { BUSY_MS = 5000, BUSY_STEP_MS = 10 };

char *store_default_path(struct err *err)
{
    const char *store = home_variable("FUHE_STORE");
    char *path = store ? xstrdup(store) : home_path(HOME_DATA, "reviews.db");
    if (!path)
        err_set(err, _("no home folder to keep the store in; name a file with --store"));
    return path;
}

static char *join(const char *folder, const char *rest)
{
    char *path = xcalloc(strlen(folder) + strlen(rest) + 1, 1);
    strcpy(stpcpy(path, folder), rest);
    return path;
}

static bool is_default(const char *path)
{
    char *usual = store_default_path(NULL);
    bool same = usual && strcmp(usual, path) == 0;
    free(usual);
    return same;
}

/* The file is made here, not by SQLite, for its mode; the log beside it takes the mode of the file.
 */
static bool make_file(const char *path, struct err *err)
{
    if (is_default(path) && !home_make_folders(path, err))
        return false;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
    if (fd < 0)
        return err_set(err, _("%s: the store cannot be made: %s"), path, strerror(errno));
    close(fd);
    return true;
}

/* SQLite keeps its log beside the file. */
static bool check_folder(const char *path, struct err *err)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : xstrdup(".");
    if (!folder)
        err_fatal("out of memory");
    bool ok =
        access(folder, W_OK | X_OK) == 0 ||
        err_set(err, _("%s: the store's folder cannot be written: %s"), path, strerror(errno));
    free(folder);
    return ok;
}

static bool check_file(const char *path, bool create, struct err *err)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        if (errno != ENOENT)
            return err_set(err, _("%s: the store cannot be opened: %s"), path, strerror(errno));
        if (!create)
            return err_set(err, _("%s: no store there; 'fuhe import' makes one"), path);
        return make_file(path, err);
    }
    if (S_ISDIR(st.st_mode))
        return err_set(err, _("%s: a folder; the store is a file"), path);
    if (!S_ISREG(st.st_mode))
        return err_set(err, _("%s: not a store of fuhe; name another file with --store"), path);
    if (access(path, R_OK | W_OK) != 0)
        return err_set(err, _("%s: the store cannot be opened: %s"), path, strerror(errno));
    return check_folder(path, err);
}

static int wait_for_others(void *data, int count)
{
    struct store *store = data;
    if (count == 0)
        store->busy_since = clock_ms();
    int waited = (int)(clock_ms() - store->busy_since);
    if (waited >= BUSY_MS || (store->wait && !store->wait(store->wait_data, waited)))
        return 0;
    nanosleep(&(struct timespec){.tv_nsec = BUSY_STEP_MS * 1000000L}, NULL);
    return 1;
}

void store_set_wait(struct store *store, bool (*wait)(void *data, int milliseconds), void *data)
{
    store->wait = wait;
    store->wait_data = data;
}

static bool open_database(
    struct store *store, bool create, struct store_update *update, struct err *err)
{
    /* "./": SQLite has names of its own, such as ":memory:". */
    char *file = join(*store->path == '/' ? "" : "./", store->path);
    int code = sqlite3_open_v2(file, &store->db,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    free(file);
    if (code != SQLITE_OK)
        return store_db_failed(store->db, store->path, code, err);
    sqlite3_busy_handler(store->db, wait_for_others, store);
    if (!store_schema_check(store->db, store->path, create, update, err))
        return false;
    code = sqlite3_exec(
        store->db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    if (code != SQLITE_OK)
        return store_db_failed(store->db, store->path, code, err);
    if (sqlite3_db_readonly(store->db, "main"))
        return store_db_failed(store->db, store->path, SQLITE_READONLY, err);
    return store_policy_read(store, err);
}

struct store *store_open_watched(
    const char *path, bool create, store_progress *progress, void *context, struct err *err)
{
    struct store_update update = {.progress = progress, .context = context};
    if (!check_file(path, create, err))
        return NULL;
    struct store *store = xcalloc(1, sizeof *store);
    store->path = xstrdup(path);
    if (open_database(store, create, &update, err))
        return store;
    store_close(store);
    return NULL;
}

struct store *store_open(const char *path, bool create, struct err *err)
{
    return store_open_watched(path, create, NULL, NULL, err);
}

void store_close(struct store *store)
{
    if (!store)
        return;
    store_rollback(store);
    if (store->imports > 0)
        store_db_log_ahead(store);
    store_db_finalize(store);
    sqlite3_close(store->db);
    free(store->path);
    free(store);
}

const char *store_path(const struct store *store)
{
    return store->path;
}

static const char *reviewer_set;

void store_set_reviewer(const char *name)
{
    reviewer_set = name;
}

const char *store_reviewer(void)
{
    if (reviewer_set)
        return reviewer_set;
    static const char *const names[] = {"FUHE_REVIEWER", "LOGNAME", "USER"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (home_variable(names[i]))
            return home_variable(names[i]);
    struct passwd *user = getpwuid(getuid());
    return user && user->pw_name ? user->pw_name : "?";
}
