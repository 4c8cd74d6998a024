/*
 * frames - the time from a key to the finished frame, with 10, 10,000 and 100,000 evaluations in
 * the store, in turn.
 *
 *   usage: frames FOLDER
 *
 * Keys go to the workstation as events and the frame to a terminal that goes nowhere: what is
 * measured is the program, not the pipe behind it. Printed: median and 99th percentile in ms for
 * each store, and the ratio to the smallest.
 */
#include <string.h>
#include <sys/stat.h>

#include "../../ui/app.h"
#include "../added.h"
#include "timed.h"

enum { SIZES = 3, SAMPLES = 400, ROUNDS = 3, PATH = 4096, REPORT = 4096 };

static const int sizes[SIZES] = {10, 10000, 100000};

static void die(const char *what)
{
    fprintf(stderr, "frames: %s\n", what);
    exit(2);
}

static int write_report(char text[REPORT], int number)
{
    return snprintf(text, REPORT,
        "项目支出绩效自评表\n(2023年度)\n项目名称\t样例项目%"
        "06d\n主管部门\t样例局\t实施单位\t样例中心%06d\n"
        "项目资金(万元)\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "\t年度资金总额\t100\t100\t%d\t10\t%d%%\t%d.%d\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
        "产出指标\t数量指标\t培训场次\t>=10次\t10次\t30\t30\t\n"
        "\t质量指标\t合格率\t>=95%%\t95%%\t30\t30\t\n"
        "效益指标\t社会效益指标\t受益人数\t>=1000人\t1200人\t20\t20\t\n"
        "满意度指标\t服务对象满意度指标\t群众满意度\t>=90%%\t92%%\t10\t10\t\n"
        "总分\t100\t%d.%d\n",
        number, number, 50 + number % 50, 50 + number % 50, 5 + number % 50 / 10, number % 10,
        95 + number % 50 / 10, number % 10);
}

static void add_numbered(struct store *store, int number)
{
    char text[REPORT], file[32];
    struct err err;
    enum import_outcome outcome;
    size_t length = (size_t)write_report(text, number);
    snprintf(file, sizeof file, "%06d.txt", number);
    if (!add_bytes(store, file, text, length, &outcome, &err))
        die(err.text);
}

static struct store *filled_store(const char *folder, int evaluations)
{
    char path[PATH];
    struct err err;
    snprintf(path, sizeof path, "%s/frames-%d.db", folder, evaluations);
    struct store *store = store_open(path, true, &err);
    if (!store)
        die(err.text);
    struct counts counts;
    if (!store_counts(store, &counts, &err) || !store_begin(store, &err))
        die(err.text);
    for (int i = (int)counts.evaluations; i < evaluations; i++)
        add_numbered(store, i);
    if (!store_commit(store, &err))
        die(err.text);
    return store;
}

static double now_ms(void)
{
    return 1e3 * now();
}

static double key_to_frame(struct app *app, uint32_t key)
{
    struct event event = {.kind = EVENT_KEY, .key = key};
    double start = now_ms();
    app_event(app, &event);
    app_draw(app);
    term_show(&app->frame);
    return now_ms() - start;
}

/* The keys of one thing a reviewer does, over and over; the last of them is what is timed. */
struct deed {
    const char *name;
    uint32_t keys[8];
    uint32_t before[4];   /* once */
    uint32_t after;       /* once */
    uint32_t in_sight[8]; /* in place of the keys where the whole list is in sight */
};

static const struct deed deeds[] = {
    {.name = "row", .keys = {'j', 'k'}, .before = {'g', 'g'}},
    {.name = "row, scrolls", .keys = {'j'}, .before = {'g', 'g'}, .in_sight = {'j', 'k'}},
    {.name = "page", .keys = {4, 4, 21}, .before = {'g', 'g'}},
    {.name = "first, last", .keys = {'g', 'g', 'G'}},
    {.name = "digit typed", .keys = {'e', KEYS_BACKSPACE, '5', KEYS_ESC}, .before = {'3'}},
    {.name = "order", .keys = {'o'}, .before = {'g', 'g'}},
    {.name = "order back", .keys = {'O'}},
    {.name = "facet", .keys = {KEYS_ENTER}, .before = {'f', 'g', 'g'}, .after = 'f'},
    {.name = "filter word",
        .keys = {U'中', U'心', '7', KEYS_BACKSPACE, KEYS_BACKSPACE, KEYS_BACKSPACE},
        .before = {'&'},
        .after = KEYS_ESC},
    {.name = "name letter",
        .keys = {U'中', U'心', '7', KEYS_BACKSPACE, KEYS_BACKSPACE, KEYS_BACKSPACE},
        .before = {'/'},
        .after = KEYS_ESC},
    {.name = "statistics", .keys = {'S', 'q'}},
};
enum { DEEDS = sizeof deeds / sizeof *deeds };

static void run_deed(struct app *app, const struct deed *deed, double times[SAMPLES])
{
    key_to_frame(app, '1');
    for (int i = 0; i < 4 && deed->before[i]; i++)
        key_to_frame(app, deed->before[i]);
    bool in_sight = deed->in_sight[0] && app->units.counts.evaluations <= app->units.rows;
    const uint32_t *keys = in_sight ? deed->in_sight : deed->keys;
    for (int done = 0; done < SAMPLES;)
        for (int i = 0; i < 8 && keys[i] && done < SAMPLES; i++)
            times[done++] = key_to_frame(app, keys[i]);
    if (deed->after)
        key_to_frame(app, deed->after);
    qsort(times, SAMPLES, sizeof *times, ascending);
}

/* The first screen, and what is read behind it while nothing else waits. */
static void print_start(
    struct app *app, struct store *store, int evaluations, const struct ui_options *options)
{
    struct err err;
    double start = now_ms(), shown, longest = 0;
    if (!app_init(app, store, options, 40, 140, &err))
        die(err.text);
    app_draw(app);
    term_show(&app->frame);
    shown = now_ms();
    double slice = shown;
    while (app_idle(app)) {
        double end = now_ms();
        longest = end - slice > longest ? end - slice : longest;
        slice = end;
    }
    printf("%7d: first screen %.3f ms, then columns read in %.1f ms, the longest slice %.1f ms\n",
        evaluations, shown - start, now_ms() - shown, longest);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        die("usage: frames FOLDER");
    mkdir(argv[1], 0700);
    struct store *stores[SIZES];
    struct app apps[SIZES];
    struct err err;
    struct settings settings;
    settings_init(&settings);
    struct ui_options options = {.settings = &settings};
    if (!term_open_nowhere(&settings, "xterm-256color", 40, 140, &err))
        die(err.text);
    for (int i = 0; i < SIZES; i++) {
        stores[i] = filled_store(argv[1], sizes[i]);
        print_start(&apps[i], stores[i], sizes[i], &options);
    }
    printf("%-12s", "ms a key");
    for (int i = 0; i < SIZES; i++)
        printf("  %7d: median    p99", sizes[i]);
    printf("   p99 of the largest to the smallest\n");
    for (int d = 0; d < DEEDS; d++) {
        double median[SIZES] = {0}, p99[SIZES] = {0};
        for (int round = 0; round < ROUNDS; round++)
            for (int i = 0; i < SIZES; i++) {
                double times[SAMPLES];
                run_deed(&apps[i], &deeds[d], times);
                median[i] += times[SAMPLES / 2] / ROUNDS;
                p99[i] += times[SAMPLES * 99 / 100] / ROUNDS;
            }
        printf("%-12s", deeds[d].name);
        for (int i = 0; i < SIZES; i++)
            printf("  %15.3f  %6.3f", median[i], p99[i]);
        printf("   %.2f\n", p99[SIZES - 1] / p99[0]);
    }
    for (int i = 0; i < SIZES; i++) {
        app_fini(&apps[i]);
        store_close(stores[i]);
    }
    term_close();
    return 0;
}
