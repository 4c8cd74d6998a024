#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "stores.h"

static char folder[64];

static int set_up(void **state)
{
    (void)state;
    return test_folder(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    remove_folder(folder);
    return 0;
}

static const char *in_folder(const char *name)
{
    static char paths[16][256];
    static int next;
    char *path = paths[next++ % 16];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static unsigned mode_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? st.st_mode & 07777 : 0;
}

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void make_store(const char *path)
{
    struct err err;
    struct store *store = store_open(path, true, &err);
    if (!store)
        fail_msg("%s", err.text);
    store_close(store);
}

static void assert_refused(const char *path, bool create, const char *why)
{
    struct err err = {0};
    struct store *store = store_open(path, create, &err);
    assert_null(store);
    if (strncmp(err.text, path, strlen(path)) != 0 || !strstr(err.text, why) ||
        strchr(err.text, '\n'))
        fail_msg("'%s' does not begin with '%s' and say '%s'", err.text, path, why);
}

static void makes_a_file_of_its_own(void **state)
{
    const char *path = in_folder("new.db");
    (void)state;
    assert_refused(path, false, "no store there");
    mode_t old = umask(0);
    make_store(path);
    umask(old);
    assert_int_equal(mode_of(path), 0600);
    assert_int_equal(ask(path, "PRAGMA user_version"), 7);
    assert_int_equal(faults(path), 0);
    struct store *store = store_open(path, false, NULL);
    assert_non_null(store);
    assert_string_equal(store_path(store), path);
    struct err err;
    enum import_outcome outcome;
    char text[2048];
    if (!add_text(store, report_text(2023, "", text), &outcome, &err))
        fail_msg("%s", err.text);
    store_close(store);
}

static void fills_an_empty_file(void **state)
{
    const char *path = in_folder("empty.db");
    (void)state;
    write_file(path, "");
    assert_refused(path, false, "is empty");
    make_store(path);
    assert_int_equal(faults(path), 0);
}

static void default_path_and_its_folders(void **state)
{
    struct err err;
    (void)state;
    setenv("FUHE_STORE", "/a/b.db", 1);
    char *path = store_default_path(&err);
    assert_string_equal(path, "/a/b.db");
    free(path);
    setenv("FUHE_STORE", "", 1);
    setenv("XDG_DATA_HOME", "relative", 1);
    setenv("HOME", "/home/li", 1);
    path = store_default_path(&err);
    assert_string_equal(path, "/home/li/.local/share/fuhe/reviews.db");
    free(path);
    unsetenv("HOME");
    assert_null(store_default_path(&err));
    assert_non_null(strstr(err.text, "--store"));
    setenv("XDG_DATA_HOME", in_folder("data/of li"), 1);
    path = store_default_path(&err);
    make_store(path);
    assert_int_equal(mode_of(in_folder("data")), 0700);
    assert_int_equal(mode_of(in_folder("data/of li/fuhe")), 0700);
    assert_int_equal(mode_of(path), 0600);
    free(path);
    write_file(in_folder("data/file"), "");
    setenv("XDG_DATA_HOME", in_folder("data/file"), 1);
    path = store_default_path(&err);
    assert_null(store_open(path, true, &err));
    assert_non_null(strstr(err.text, in_folder("data/file")));
    free(path);
    unsetenv("XDG_DATA_HOME");
}

static void refuses_what_is_no_store(void **state)
{
    const char *foreign = in_folder("foreign.db"), *named = in_folder("named.db");
    (void)state;
    assert_refused(folder, true, "a folder");
    assert_refused("/dev/null", true, "not a store of fuhe");
    write_file(in_folder("text.db"),
        "This is a letter to the reader, much longer than a header of a "
        "database is, and no database at all, whatever its name says.");
    assert_refused(in_folder("text.db"), true, "not a store of fuhe");
    assert_int_equal(tell(foreign, "CREATE TABLE other (a); PRAGMA user_version = 1"), SQLITE_OK);
    assert_refused(foreign, true, "not a store of fuhe");
    assert_int_equal(ask(foreign, "SELECT count(*) FROM sqlite_schema"), 1);
    assert_int_equal(tell(named, "PRAGMA application_id = 77; CREATE TABLE a (b)"), SQLITE_OK);
    assert_refused(named, true, "not a store of fuhe");
    assert_refused(in_folder("no/such/folder.db"), true, "cannot be made");
    assert_refused(in_folder("text.db/x.db"), true, "cannot be opened");
}

static void refuses_a_newer_schema(void **state)
{
    const char *path = in_folder("newer.db");
    (void)state;
    make_store(path);
    assert_int_equal(tell(path, "PRAGMA user_version = 9"), SQLITE_OK);
    assert_refused(path, true, "newer fuhe (schema 9");
    assert_int_equal(ask(path, "PRAGMA user_version"), 9);
}

static void names_of_sqlite_are_files(void **state)
{
    (void)state;
    assert_int_equal(chdir(folder), 0);
    make_store(":memory:");
    assert_int_equal(mode_of(in_folder(":memory:")), 0600);
    assert_int_equal(chdir("/"), 0);
}

static void damage_is_told(void **state)
{
    const char *path = in_folder("damaged.db");
    struct err err;
    (void)state;
    make_store(path);
    int fd = open(path, O_RDWR);
    char junk[8192];
    memset(junk, 'x', sizeof junk);
    for (off_t at = 8192; at < lseek(fd, 0, SEEK_END); at += 8192)
        assert_int_equal(pwrite(fd, junk, sizeof junk, at), sizeof junk);
    close(fd);
    assert_null(store_open(path, false, &err));
    assert_non_null(strstr(err.text, "damaged"));
    fd = open(path, O_RDWR);
    assert_int_equal(pwrite(fd, junk, 8000, 120), 8000);
    close(fd);
    assert_refused(path, true, "damaged");
}

static int in_child(int (*act)(const char *path), const char *path)
{
    int status = -1;
    pid_t child = fork();
    if (child == 0)
        _exit(act(path));
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Who may not write there; 2 where the test itself is no more than that. */
static int open_as_nobody(const char *path)
{
    struct err err;
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 3;
    struct store *store = store_open(path, true, &err);
    if (store)
        return 1;
    return strstr(err.text, path) && strstr(err.text, "ermission") ? 0 : 4;
}

static void permissions_are_told(void **state)
{
    const char *path = in_folder("mine.db"), *inside = in_folder("closed/x.db");
    (void)state;
    make_store(path);
    assert_int_equal(mkdir(in_folder("closed"), 0755), 0);
    make_store(inside);
    assert_int_equal(chmod(folder, 0755), 0);
    assert_int_equal(chmod(path, 0444), 0);
    assert_int_equal(in_child(open_as_nobody, path), 0);
    assert_int_equal(chmod(inside, 0666), 0);
    assert_int_equal(chmod(in_folder("closed"), 0555), 0);
    assert_int_equal(in_child(open_as_nobody, inside), 0);
    assert_int_equal(in_child(open_as_nobody, in_folder("closed/new.db")), 0);
    assert_int_equal(chmod(in_folder("closed"), 0755), 0);
}

static int open_new(const char *path)
{
    struct err err;
    struct store *store = store_open(path, true, &err);
    if (!store)
        fprintf(stderr, "%s\n", err.text);
    store_close(store);
    return !store;
}

static void many_make_it_at_once(void **state)
{
    enum { ROUNDS = 10, PROCESSES = 6 };
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        const char *path = in_folder("race.db");
        unlink(path);
        for (int i = 0; i < PROCESSES; i++)
            if (fork() == 0)
                _exit(open_new(path));
        for (int i = 0, status; i < PROCESSES; i++) {
            assert_true(wait(&status) > 0);
            assert_int_equal(status, 0);
        }
        assert_int_equal(faults(path), 0);
        assert_int_equal(ask(path, "SELECT count(*) FROM counts"), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_a_file_of_its_own),
        cmocka_unit_test(fills_an_empty_file),
        cmocka_unit_test(default_path_and_its_folders),
        cmocka_unit_test(refuses_what_is_no_store),
        cmocka_unit_test(refuses_a_newer_schema),
        cmocka_unit_test(names_of_sqlite_are_files),
        cmocka_unit_test(damage_is_told),
        cmocka_unit_test(permissions_are_told),
        cmocka_unit_test(many_make_it_at_once),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
