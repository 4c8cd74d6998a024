/*
 * The window on the history against the whole of it: whatever is moved, it shows consecutive
 * entries, the latest first, the selected one among them.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../ui/past.h"
#include "../added.h"
#include "tap.h"

enum { ENTRIES = 57, WHOLE = 128 };

static bool change(struct store *store, int64_t key, int count)
{
    struct err err;
    struct dossier dossier;
    bool ok = store_load(store, key, &dossier, &err);
    for (int i = 0; ok && i < count; i++) {
        char value[16];
        snprintf(value, sizeof value, "%d", 20 + i);
        struct entry entry = {
            .kind = ENTRY_CHANGE, .field = "indicators[7].actual", .from = "", .to = value};
        ok = store_append(store, &dossier, &policy_default, &entry, 1, &err);
    }
    dossier_fini(&dossier);
    return ok;
}

/* Where a row of the window stands in the whole, oldest first; -1: it is not there. */
static int place_of(const struct log_page *whole, const struct log_row *row)
{
    for (int i = 0; row && i < (int)whole->count; i++)
        if (whole->rows[i].number == row->number)
            return i;
    return -1;
}

static bool is_window(const struct past *past, const struct log_page *whole)
{
    int newest = place_of(whole, past_row(past, 0));
    int wanted = past->rows < (int)whole->count ? past->rows : (int)whole->count;
    bool ok = newest >= 0 && (int)past->page.count == wanted && past_selected(past);
    for (int row = 0; ok && row < wanted; row++)
        ok = place_of(whole, past_row(past, row)) == newest - row;
    return ok;
}

static int clamp(int value, int low, int high)
{
    return value > high ? high : value < low ? low : value;
}

/* The entry selected once the window was scrolled, by no more than it holds. */
static int scrolled(const struct past *past, const struct log_page *whole, int at, int step)
{
    int last = (int)whole->count - 1, lowest = last + 1 - past->rows;
    step = clamp(step, -past->rows, past->rows);
    int top = clamp(last - place_of(whole, past_row(past, 0)) + step, 0, lowest > 0 ? lowest : 0);
    return last - clamp(last - at, top, top + past->rows - 1);
}

static void walk(struct store *store, int64_t key, const struct log_page *whole, const char *what)
{
    static const enum motion motions[] = {MOVE_DOWN, MOVE_UP, MOVE_HALF_DOWN, MOVE_HALF_UP,
        MOVE_PAGE_DOWN, MOVE_PAGE_UP, MOVE_FIRST, MOVE_LAST, MOVE_DOWN, MOVE_DOWN, MOVE_SCROLL_DOWN,
        MOVE_SCROLL_UP};
    struct past past;
    struct err err;
    past_init(&past, store);
    past_open(&past, key);
    bool ok = past_settle(&past, 7, &err) && is_window(&past, whole);
    int at = (int)whole->count - 1;
    for (int i = 0; ok && i < 3000; i++) {
        int rows = below(20) ? past.rows : (int)below(80) + 1, last = (int)whole->count - 1;
        enum motion motion = motions[below(sizeof motions / sizeof *motions)];
        ok = past_settle(&past, rows, &err) && is_window(&past, whole) &&
             place_of(whole, past_selected(&past)) == at;
        int step = list_step(motion, rows);
        at = ok && list_scrolls(motion) ? scrolled(&past, whole, at, step) : at - step;
        ok = ok && past_move(&past, motion, &err);
        at = motion == MOVE_FIRST ? last : motion == MOVE_LAST ? 0 : at;
        at = at < 0 ? 0 : at > last ? last : at;
    }
    report(ok, what);
    past_fini(&past);
}

/* By its number in the journal of an evaluation; of the store, by the rows from the top. */
static void go(struct store *store, int64_t key, const struct log_page *whole, const char *what)
{
    static const int numbers[] = {1, 2, 6, 8, 30, ENTRIES - 1, ENTRIES, ENTRIES + 1, 1000000000};
    struct past past;
    struct err err;
    bool ok = true;
    past_init(&past, store);
    past_open(&past, key);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        int number = numbers[i] < ENTRIES ? numbers[i] : ENTRIES;
        ok = ok && past_settle(&past, 7, &err) && past_go(&past, numbers[i], &err) &&
             is_window(&past, whole) &&
             place_of(whole, past_selected(&past)) == (key ? number - 1 : ENTRIES - number);
    }
    report(ok, what);
    past_fini(&past);
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/fuhe-past-XXXXXX", path[64];
    struct err err;
    struct log_page whole;
    struct page page;
    tap_seed = 3;
    setlocale(LC_ALL, "C.UTF-8");
    if (argc < 2 || !mkdtemp(folder))
        return 2;
    snprintf(path, sizeof path, "%s/reviews.db", folder);
    struct store *store = store_open(path, true, &err);
    page_init(&page);
    log_page_init(&whole);
    bool made = store && add_file(store, argv[argc - 1], "street.txt") &&
                store_page(store, 0, 1, 1, &page, &err) && page.count &&
                change(store, page.rows[0].key, ENTRIES) &&
                store_log(store, 0, NULL, 1, WHOLE, &whole, &err) && whole.count == ENTRIES;
    report(made, "has a history");
    if (made) {
        walk(store, 0, &whole, "shows the store's, wherever it is moved");
        walk(store, page.rows[0].key, &whole, "shows the evaluation's, wherever it is moved");
        go(store, 0, &whole, "goes to a row of the store's");
        go(store, page.rows[0].key, &whole, "goes to an entry of the evaluation's");
    }
    log_page_fini(&whole);
    page_fini(&page);
    store_close(store);
    unlink(path);
    rmdir(folder);
    return report_all();
}
