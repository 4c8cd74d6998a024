/*
 * grep - words looked for in the text of 10,000 reports, measured in turn with rg over the same
 * files in the same run.
 *
 *   usage: grep FUHE FOLDER STORE
 *
 * FOLDER holds reports, STORE is one they were imported into (reading makes both). Printed, as
 * medians, and as a part of what `rg` with its printed options takes (left out where there is
 * none): first    the first search of the workstation, which reads and folds all reports: with the
 * words there at once, and typed by somebody who takes TYPED_MS; the memory it leaves in use warm
 * one like those behind the first command  `fuhe grep` from its start to its end, for words that
 * are rare and some that are not and of words in paragraphs that are broken into lines and pages as
 * those of a PDF are, how many are found: FOLDER.torn receives some of the reports with such
 * paragraphs behind.
 */
#include <ftw.h>
#include <malloc.h>
#include <string.h>
#include <sys/stat.h>
#include <unistr.h>

#include "grep.h"
#include "timed.h"

enum { ROUNDS = 9, TYPED_MS = 300, HITS = 10000, PATH = 4096, TORN = 400, PARAGRAPHS = 24 };

static const char *const words[] = {
    "绩效", "满意度", "政府采购执行率", "该指标预期指标值为大于等于", "的", "2023", "没有这样的词"};
enum { WORDS = sizeof words / sizeof *words };

static void die(const char *what)
{
    fprintf(stderr, "grep: %s\n", what);
    exit(2);
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof *values, ascending);
    return values[ROUNDS / 2];
}

/* 0 where there is no rg. */
static double time_rg(const char *option, const char *word, const char *folder)
{
    int status;
    struct spent spent = timed_command((char *[]){"rg", "--no-ignore", (char *)option, "-F", "-e",
                                           (char *)word, (char *)folder, NULL},
        &status);
    return status <= 1 ? spent.wall : 0;
}

static void print_ratio(double *ours, const char *option, double *rg)
{
    double time = median(ours), theirs = median(rg);
    printf("%.1f ms (to %.1f)", time * 1e3, ours[ROUNDS - 1] * 1e3);
    if (theirs > 0)
        printf(", rg %s %.1f ms: %.2f of it", option, theirs * 1e3, time / theirs);
    printf("\n");
}

static double time_search(
    struct grep *grep, struct store *store, const char *word, struct hits *hits)
{
    struct err err;
    double start = now();
    if (!grep_begin(grep, store, word, HITS, &err))
        die(err.text);
    while (!grep_wait(grep, 1000)->over)
        ;
    const struct grep_found *found = grep_found(grep);
    if (found->failed)
        die(found->err.text);
    *hits = found->hits;
    return now() - start;
}

static void measure_first(
    struct store *store, const char *path, const char *word, const char *folder, int typed_ms)
{
    static const char option[] = "--count-matches";
    double first[ROUNDS], rg[ROUNDS];
    struct hits hits;
    for (int i = 0; i < ROUNDS; i++) {
        rg[i] = time_rg(option, word, folder);
        struct grep *grep = grep_new(path);
        if (typed_ms)
            grep_warm(grep, store);
        usleep((useconds_t)typed_ms * 1000);
        first[i] = time_search(grep, store, word, &hits);
        grep_free(grep);
    }
    printf("  %s: the first search, typed in %d ms: ", word, typed_ms);
    print_ratio(first, option, rg);
}

static void measure(struct grep *grep, struct store *store, const char *word, const char *folder)
{
    static const char option[] = "--count-matches";
    double warm[ROUNDS], rg[ROUNDS];
    struct hits hits;
    for (int i = 0; i < ROUNDS; i++) {
        rg[i] = time_rg(option, word, folder);
        warm[i] = time_search(grep, store, word, &hits);
    }
    printf("  %s: %zu hits in %zu reports, warm (to reach: 30) ", word, hits.total, hits.documents);
    print_ratio(warm, option, rg);
}

static void measure_command(
    const char *fuhe, const char *path, const char *word, const char *folder)
{
    static const char option[] = "--column";
    double ours[ROUNDS], rg[ROUNDS];
    int status = 0;
    for (int i = 0; i < ROUNDS; i++) {
        rg[i] = time_rg(option, word, folder);
        ours[i] = timed_command(
            (char *[]){(char *)fuhe, "grep", "--store", (char *)path, (char *)word, NULL}, &status)
                      .wall;
    }
    if (status > 1)
        die("fuhe grep failed");
    printf("  fuhe grep %s: ", word);
    print_ratio(ours, option, rg);
}

/* A character at a time, a line end behind every `width`, a page number behind every 30 lines. */
static void put_lines(FILE *f, const char *paragraph, unsigned width, unsigned *seed)
{
    unsigned column = (unsigned)rand_r(seed) % width, lines = (unsigned)rand_r(seed) % 30;
    for (const char *at = paragraph; *at;) {
        size_t length = (size_t)u8_strmblen((const uint8_t *)at);
        fwrite(at, 1, length, f);
        at += length;
        if (++column < width)
            continue;
        fputs("\n", f);
        column = 0;
        if (++lines % 30 == 0)
            fprintf(f, "\n- %u -\n\n", lines / 30 + 1);
    }
    fputs("\n\n", f);
}

/* False where the report is in another encoding than the paragraphs. */
static bool write_torn(const char *from, const char *to, unsigned *seed)
{
    static char bytes[1 << 22];
    FILE *f = fopen(from, "rb");
    if (!f)
        die(from);
    size_t length = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    if (u8_check((const uint8_t *)bytes, length))
        return false;
    f = fopen(to, "wb");
    if (!f)
        die(to);
    fwrite(bytes, 1, length, f);
    fputs("\n\n", f);
    for (int i = 0; i < PARAGRAPHS; i++) {
        char paragraph[512];
        snprintf(paragraph, sizeof paragraph,
            "（%d）我单位会同有关部门对第%d批项目开展了现场抽查，抽查点位覆盖率为%"
            "s，发现的问题已经全部整改到位，"
            "整改情况按季度报送。",
            i + 1, i + 1, i % 20 ? "100%" : "１００％");
        put_lines(f, paragraph, 36 + (unsigned)i % 8, seed);
    }
    fclose(f);
    return true;
}

static size_t count_rg(const char *word, const char *folder)
{
    char command[PATH * 2];
    size_t total = 0, count;
    snprintf(command, sizeof command,
        "rg --no-ignore --no-filename --count-matches -F -e '%s' '%s' 2>/dev/null", word, folder);
    FILE *f = popen(command, "r");
    if (!f)
        die("popen");
    while (fscanf(f, "%zu", &count) == 1)
        total += count;
    pclose(f);
    return total;
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
    (void)st, (void)flag, (void)ftw;
    return remove(path);
}

static size_t make_torn(const char *folder, const char *torn)
{
    unsigned seed = 1;
    size_t made = 0;
    nftw(torn, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    mkdir(torn, 0700);
    for (int i = 0; made < TORN; i++) {
        char from[PATH * 2], to[PATH * 2];
        snprintf(from, sizeof from, "%s/%05d.txt", folder, i);
        snprintf(to, sizeof to, "%s/%05d.txt", torn, i);
        made += write_torn(from, to, &seed);
    }
    return made * PARAGRAPHS;
}

static void measure_torn(const char *fuhe, const char *folder)
{
    static const char word[] = "抽查点位覆盖率为100%";
    char torn[PATH], path[PATH];
    struct err err;
    struct hits hits;
    int status;
    snprintf(torn, sizeof torn, "%s.torn", folder);
    snprintf(path, sizeof path, "%s.torn.db", folder);
    remove(path);
    size_t all = make_torn(folder, torn);
    timed_command((char *[]){(char *)fuhe, "import", "--store", path, torn, NULL}, &status);
    struct store *store = store_open(path, false, &err);
    if (!store)
        die(err.text);
    struct grep *grep = grep_new(path);
    time_search(grep, store, word, &hits);
    size_t whole = count_rg(word, torn);
    printf("  %s in paragraphs of lines and pages: %zu of %zu found, by rg %zu (%.1f%%)\n", word,
        hits.total, all, whole, 100 * (double)whole / (double)all);
    grep_free(grep);
    store_close(store);
}

int main(int argc, char **argv)
{
    struct err err;
    struct hits hits;
    if (argc != 4)
        die("usage: grep FUHE FOLDER STORE");
    struct store *store = store_open(argv[3], false, &err);
    if (!store)
        die(err.text);
    struct grep *grep = grep_new(argv[3]);
    size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    time_search(grep, store, words[0], &hits);
    size_t kept = mallinfo2().uordblks + mallinfo2().hblkhd - before;
    printf("grep over %lld reports: the first search leaves %.0f MB in use\n",
        (long long)grep_found(grep)->all, (double)kept / 1e6);
    measure_first(store, argv[3], words[0], argv[2], 0);
    measure_first(store, argv[3], words[0], argv[2], TYPED_MS);
    for (size_t i = 0; i < WORDS; i++)
        measure(grep, store, words[i], argv[2]);
    grep_free(grep);
    store_close(store);
    measure_command(argv[1], argv[3], "政府采购执行率", argv[2]);
    measure_command(argv[1], argv[3], "没有这样的词", argv[2]);
    measure_command(argv[1], argv[3], "该指标预期指标值为大于等于", argv[2]);
    measure_command(argv[1], argv[3], "满意度", argv[2]);
    measure_torn(argv[1], argv[2]);
    return 0;
}
