/*
 * reading - reading, checking and importing as ratios, each measured in turn with its yardstick in
 * the same run.
 *
 *   usage: reading FUHE SAMPLES FOLDER
 *
 * FOLDER receives 10,000 reports made from those of SAMPLES (about 110 MB). Printed, each as the
 * median of the rounds' ratios with their spread:
 *
 *   read+score   reading and scoring all of them on one thread
 *                against `wc -m` over the same files
 *   import       `fuhe import` of all of them into a new store
 *                against a bare INSERT of the same bytes: one transaction, write-ahead log
 *   checking     all checks of all evaluations
 *                against the rest of that import, in time of processors
 *   checks       all checks of one evaluation, in µs
 */
#include <dirent.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "checks.h"
#include "read/reader.h"
#include "score.h"
#include "timed.h"

enum { REPORTS = 10000, ROUNDS = 5, SAMPLES_MAX = 64, PATH = 4096 };

struct bytes {
    unsigned char *data;
    size_t length;
};

static void die(const char *what)
{
    perror(what);
    exit(2);
}

/* Of this thread; what else the machine does is not in it. */
static double processor_now(void)
{
    return clock_of(CLOCK_THREAD_CPUTIME_ID);
}

static struct bytes read_whole(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &st) != 0)
        die(path);
    struct bytes b = {malloc((size_t)st.st_size + 1), (size_t)st.st_size};
    if (!b.data || read(fd, b.data, b.length) != (ssize_t)b.length)
        die(path);
    close(fd);
    return b;
}

static size_t read_samples(const char *folder, struct bytes *samples)
{
    struct dirent **names;
    int n = scandir(folder, &names, NULL, alphasort);
    if (n < 0)
        die(folder);
    size_t count = 0;
    for (int i = 0; i < n; i++) {
        const char *dot = strrchr(names[i]->d_name, '.');
        char path[PATH];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        if (dot && strcmp(dot, ".txt") == 0 && count < SAMPLES_MAX)
            samples[count++] = read_whole(path);
        free(names[i]);
    }
    free(names);
    return count;
}

static void report_path(char path[PATH], const char *folder, int i)
{
    snprintf(path, PATH, "%s/%05d.txt", folder, i);
}

/* Each report is a sample with a line of its own at the end, so that no two are the same bytes. */
static void write_report(const char *path, struct bytes sample, int number)
{
    FILE *f = fopen(path, "wb");
    if (!f)
        die(path);
    fwrite(sample.data, 1, sample.length, f);
    char line[32];
    int length = snprintf(line, sizeof line, "\n\nNo. %06d\n", number);
    bool utf16 = sample.length > 1 && sample.data[0] == 0xFF && sample.data[1] == 0xFE;
    for (int i = 0; i < length; i++) {
        fputc(line[i], f);
        if (utf16)
            fputc(0, f);
    }
    if (fclose(f) != 0)
        die(path);
}

static void make_reports(const char *samples_folder, const char *folder)
{
    struct bytes samples[SAMPLES_MAX];
    size_t count = read_samples(samples_folder, samples);
    if (!count)
        die("no samples");
    mkdir(folder, 0700);
    char path[PATH];
    for (int i = 0; i < REPORTS; i++) {
        report_path(path, folder, i);
        write_report(path, samples[(size_t)i % count], i);
    }
    for (size_t i = 0; i < count; i++)
        free(samples[i].data);
}

static struct spent good_command(char *const argv[])
{
    int status;
    struct spent spent = timed_command(argv, &status);
    if (status > 1) {
        fprintf(stderr, "reading: %s failed\n", argv[0]);
        exit(2);
    }
    return spent;
}

static double time_wc(const char *folder)
{
    char list[PATH];
    snprintf(list, sizeof list, "--files0-from=%s.list", folder);
    setenv("LC_ALL", "C.UTF-8", 1);
    return good_command((char *[]){"wc", "-m", list, NULL}).wall;
}

static void write_list(const char *folder)
{
    char path[PATH + 8];
    snprintf(path, sizeof path, "%s.list", folder);
    FILE *f = fopen(path, "wb");
    if (!f)
        die(path);
    for (int i = 0; i < REPORTS; i++) {
        report_path(path, folder, i);
        fwrite(path, 1, strlen(path) + 1, f);
    }
    fclose(f);
}

struct reading_figures {
    double read, checks; /* seconds; of the processor for the checks */
    long evaluations, unreadable;
    long long bytes;
};

static void read_one(const char *path, bool check, struct reading_figures *f)
{
    struct bytes b = read_whole(path);
    struct reading reading;
    f->bytes += (long long)b.length;
    if (reading_init(&reading, b.data, b.length, NULL)) {
        for (size_t i = 0; i < reading.count; i++) {
            score_evaluation(&policy_default, &reading.evaluations[i]);
            double start = check ? processor_now() : 0;
            if (check)
                checks_run(&reading.evaluations[i], &policy_default, &reading.arena);
            f->checks += check ? processor_now() - start : 0;
        }
        f->evaluations += (long)reading.count;
        reading_fini(&reading);
    } else
        f->unreadable++;
    free(b.data);
}

static struct reading_figures time_reading(const char *folder, bool check)
{
    struct reading_figures f = {0};
    double start = now();
    char path[PATH];
    for (int i = 0; i < REPORTS; i++) {
        report_path(path, folder, i);
        read_one(path, check, &f);
    }
    f.read = now() - start;
    return f;
}

static void remove_store(const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        char name[PATH + 8];
        snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
        unlink(name);
    }
}

/* The files are read and inserted; nothing else. */
static double time_bare_insert(const char *folder, const char *store)
{
    remove_store(store);
    double start = now();
    sqlite3 *db;
    sqlite3_stmt *insert;
    if (sqlite3_open(store, &db) != SQLITE_OK ||
        sqlite3_exec(db, "PRAGMA journal_mode=WAL; CREATE TABLE t(bytes BLOB); BEGIN", NULL, NULL,
            NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "INSERT INTO t VALUES(?)", -1, &insert, NULL) != SQLITE_OK)
        die(store);
    char path[PATH];
    for (int i = 0; i < REPORTS; i++) {
        report_path(path, folder, i);
        struct bytes b = read_whole(path);
        sqlite3_bind_blob(insert, 1, b.data, (int)b.length, SQLITE_STATIC);
        if (sqlite3_step(insert) != SQLITE_DONE)
            die(store);
        sqlite3_reset(insert);
        free(b.data);
    }
    sqlite3_finalize(insert);
    if (sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        die(store);
    sqlite3_close(db);
    return now() - start;
}

static struct spent time_import(const char *fuhe, const char *folder, const char *store)
{
    remove_store(store);
    return good_command(
        (char *[]){(char *)fuhe, "import", "--store", (char *)store, (char *)folder, NULL});
}

static double median(const double *figures)
{
    double sorted[ROUNDS];
    memcpy(sorted, figures, sizeof sorted);
    qsort(sorted, ROUNDS, sizeof *sorted, ascending);
    return sorted[ROUNDS / 2];
}

static void print_ratio(
    const char *name, const double *ours, const double *theirs, const char *against, double goal)
{
    double ratio[ROUNDS];
    for (int i = 0; i < ROUNDS; i++)
        ratio[i] = ours[i] / theirs[i];
    qsort(ratio, ROUNDS, sizeof *ratio, ascending);
    printf("%-11s %.2f of %-28s (%.2f … %.2f; %.3f s to %.3f s; to reach: %.1f)\n", name,
        ratio[ROUNDS / 2], against, ratio[0], ratio[ROUNDS - 1], median(ours), median(theirs),
        goal);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: reading FUHE SAMPLES FOLDER\n");
        return 2;
    }
    const char *fuhe = argv[1], *folder = argv[3];
    char store[PATH], bare[PATH];
    snprintf(store, sizeof store, "%s.db", folder);
    snprintf(bare, sizeof bare, "%s.bare.db", folder);
    make_reports(argv[2], folder);
    write_list(folder);
    struct reading_figures f = time_reading(folder, false);
    printf("%d reports, %.1f MB, %ld evaluations, %ld unreadable\n", REPORTS, (double)f.bytes / 1e6,
        f.evaluations, f.unreadable);
    double read[ROUNDS], wc[ROUNDS], import[ROUNDS], insert[ROUNDS], checks[ROUNDS], rest[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        wc[i] = time_wc(folder);
        read[i] = time_reading(folder, false).read;
        insert[i] = time_bare_insert(folder, bare);
        checks[i] = time_reading(folder, true).checks;
        struct spent spent = time_import(fuhe, folder, store);
        import[i] = spent.wall;
        rest[i] = spent.processor - checks[i];
    }
    print_ratio("read+score", read, wc, "wc -m", 1.0);
    print_ratio("import", import, insert, "a bare INSERT", 2.0);
    print_ratio("checking", checks, rest, "the rest of the import", 0.1);
    printf("%-11s %.1f µs an evaluation (to reach: 20)\n", "checks",
        median(checks) / (double)f.evaluations * 1e6);
    return 0;
}
