#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "../ui/dump.h"
#include "../ui/stats_page.h"
#include "commands.h"
#include "export/json.h"
#include "filter.h"
#include "intl.h"
#include "message.h"
#include "stats.h"
#include "store_pace.h"
#include "store_policy.h"

enum { COLUMNS = 80, COLUMNS_LEAST = 60, COLUMNS_MOST = 1000 };

/* All that is counted, of the evaluations that fit. */
struct counted {
    const char *expression; /* NULL: no filter */
    struct roster roster;
    struct store_pace spans;
    struct page slowest;
    struct arena arena;
    struct stats stats;
    struct stats_pace pace;
    int64_t now;
};

static void counted_fini(struct counted *counted)
{
    roster_fini(&counted->roster);
    store_pace_fini(&counted->spans);
    page_fini(&counted->slowest);
    arena_fini(&counted->arena);
}

static bool read_slowest(struct store *store, struct counted *counted, struct err *err)
{
    int64_t keys[STATS_SLOWEST];
    for (size_t i = 0; i < counted->pace.slow_count; i++)
        keys[i] = counted->pace.slowest[i].key;
    return store_summaries_of(store, keys, counted->pace.slow_count, &counted->slowest, err);
}

static bool count(
    struct store *store, const struct filter *filter, struct counted *counted, struct err *err)
{
    struct roster *roster = &counted->roster;
    if (!roster_finish(roster, NULL, NULL, err) || !store_pace_finish(store, &counted->spans, err))
        return false;
    uint32_t *rows = xcalloc(roster->count + 1, sizeof *rows);
    size_t fitting = filter_rows(filter, roster, ORDER_IMPORTED, false, rows);
    counted->stats = stats_count(roster, rows, fitting, &counted->arena);
    counted->pace =
        stats_pace(roster, rows, fitting, counted->spans.spans, counted->spans.count, counted->now);
    free(rows);
    return read_slowest(store, counted, err);
}

static int columns(void)
{
    struct winsize size;
    const char *set = getenv("COLUMNS");
    int wanted = set ? atoi(set) : 0;
    if (wanted <= 0)
        wanted =
            ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : COLUMNS;
    return wanted < COLUMNS_LEAST ? COLUMNS_LEAST : wanted > COLUMNS_MOST ? COLUMNS_MOST : wanted;
}

static void put_sheet(struct sheet *sheet, int width, struct buffer *out)
{
    struct frame frame;
    frame_init(&frame);
    frame_resize(&frame, sheet->count, width);
    struct area all = frame_area(&frame, (struct rect){0, 0, sheet->count, width});
    sheet_draw(sheet, &all, false);
    dump_text(&frame, out);
    frame_fini(&frame);
}

static void put_text(const struct counted *counted, struct buffer *out)
{
    struct sheet sheet;
    struct stats_terms terms;
    int width = columns();
    const struct stats_page page = {.stats = &counted->stats,
        .pace = &counted->pace,
        .slowest = counted->slowest.rows,
        .slowest_count = counted->slowest.count,
        .policy = counted->roster.policy,
        .now = counted->now,
        .terms = &terms};
    buffer_format(out, _("evaluations: %zu"), counted->stats.evaluations);
    if (counted->expression) {
        buffer_text(out, "  ");
        buffer_plain(out, counted->expression);
    }
    buffer_text(out, "\n\n");
    sheet_init(&sheet);
    stats_page_lay(&page, &sheet, width);
    put_sheet(&sheet, width, out);
    sheet_fini(&sheet);
}

static void json_millionths(struct json *json, const char *key, int64_t value)
{
    bool known = value != ROSTER_UNKNOWN;
    json_decimal(json, key, known, known ? stats_decimal(value) : DECIMAL(0));
}

static const char *lowest_grade(const struct policy *policy, int64_t from)
{
    return grade_name(
        from == ROSTER_UNKNOWN ? GRADE_CHA : policy_grade(policy, stats_decimal(from)));
}

/* `policy`: the groups are grades. */
static void put_histogram(struct json *json, const char *key,
    const struct stats_histogram *histogram, const struct policy *policy)
{
    json_object(json, key);
    json_integer(json, "known", (long long)histogram->known);
    json_integer(json, "unknown", (long long)histogram->missing);
    json_decimal(json, "mean", histogram->mean.known, histogram->mean.value);
    json_millionths(json, "least", histogram->least);
    json_millionths(json, "most", histogram->most);
    json_array(json, "groups");
    for (size_t i = 0; i < histogram->group_count; i++) {
        const struct stats_group *group = &histogram->groups[i];
        json_flat(json, NULL);
        if (policy)
            json_text(json, "grade", lowest_grade(policy, group->from));
        json_millionths(json, "from", group->from);
        json_millionths(json, "to", group->to);
        json_integer(json, "count", (long long)group->count);
        json_end(json);
    }
    json_end(json);
    json_array(json, "bins");
    for (size_t i = 0; i < histogram->bin_count; i++) {
        const struct stats_bin *bin = &histogram->bins[i];
        json_flat(json, NULL);
        json_millionths(json, "from", bin->from);
        json_millionths(json, "to", bin->to);
        json_integer(json, "count", (long long)bin->count);
        json_end(json);
    }
    json_end(json);
    json_end(json);
}

static void put_differences(struct json *json, const struct stats_differences *differences)
{
    json_flat(json, "differences");
    json_integer(json, "raised", (long long)differences->raised);
    json_integer(json, "lowered", (long long)differences->lowered);
    json_integer(json, "same", (long long)differences->same);
    json_integer(json, "unknown", (long long)differences->unknown);
    json_decimal(json, "mean", differences->mean.known, differences->mean.value);
    json_millionths(json, "raised_most", differences->raised_most);
    json_millionths(json, "lowered_most", differences->lowered_most);
    json_end(json);
}

static void put_grades(struct json *json, const struct stats *stats)
{
    json_array(json, "grades");
    for (int from = GRADE_NONE; from <= GRADE_CHA; from++)
        for (int to = GRADE_NONE; to <= GRADE_CHA; to++) {
            if (!stats->grades[from][to])
                continue;
            json_flat(json, NULL);
            json_text(json, "reported", grade_name((enum grade)from));
            json_text(json, "reviewed", grade_name((enum grade)to));
            json_integer(json, "count", (long long)stats->grades[from][to]);
            json_end(json);
        }
    json_end(json);
}

static void put_counts(struct json *json, const struct stats *stats)
{
    json_flat(json, "status");
    for (int status = STATUS_PENDING; status <= STATUS_REVIEWED; status++)
        json_integer(json, status_name((enum status)status), (long long)stats->statuses[status]);
    json_end(json);
    json_flat(json, "kinds");
    for (int kind = KIND_DEPARTMENT; kind <= KIND_PROJECT; kind++)
        json_integer(json, kind_name((enum kind)kind), (long long)stats->kinds[kind]);
    json_end(json);
    json_array(json, "years");
    for (size_t i = 0; i < stats->year_count; i++) {
        const struct stats_year *year = &stats->years[i];
        json_flat(json, NULL);
        json_integer_if(json, "year", year->year != ROSTER_UNKNOWN, year->year);
        json_integer(json, "count", (long long)year->count);
        json_end(json);
    }
    json_end(json);
}

static void put_codes(struct json *json, const struct stats *stats)
{
    json_array(json, "codes");
    for (size_t i = 0; i < stats->code_count; i++) {
        json_flat(json, NULL);
        json_text(json, "code", stats->codes[i].code);
        json_integer(json, "count", (long long)stats->codes[i].count);
        json_end(json);
    }
    json_end(json);
}

static void put_pace(struct json *json, const struct counted *counted)
{
    const struct stats_pace *pace = &counted->pace;
    json_object(json, "pace");
    json_integer(json, "reviewed", (long long)pace->reviewed);
    json_integer(json, "at_once", (long long)pace->at_once);
    json_integer(json, "open", (long long)pace->open);
    json_integer_if(json, "median_seconds", pace->reviewed, pace->median);
    json_array(json, "slowest");
    for (size_t i = 0; i < counted->slowest.count; i++) {
        const struct summary *row = &counted->slowest.rows[i];
        const struct pace_span *span = pace->slowest;
        while (span->key != row->key)
            span++;
        json_flat(json, NULL);
        json_text(json, "id", row->id);
        json_filled(json, "unit", row->unit);
        json_text(json, "project", row->project);
        json_time(json, "from", span->from);
        json_time(json, "to", span->to);
        json_integer(json, "seconds", pace_seconds(span, counted->now));
        json_end(json);
    }
    json_end(json);
    json_end(json);
}

static void put_json(const struct counted *counted, struct buffer *out)
{
    struct json json;
    const struct stats *stats = &counted->stats;
    const struct policy *policy = counted->roster.policy;
    json_open(&json, out, "fuhe-stats");
    json_text(&json, "policy", policy->name);
    json_text(&json, "filter", counted->expression);
    json_integer(&json, "evaluations", (long long)stats->evaluations);
    json_integer(&json, "superseded", (long long)stats->superseded);
    put_counts(&json, stats);
    put_histogram(&json, "totals", &stats->totals, policy);
    put_histogram(&json, "rates", &stats->rates, NULL);
    put_differences(&json, &stats->differences);
    put_grades(&json, stats);
    put_codes(&json, stats);
    put_pace(&json, counted);
    json_close(&json);
}

static int print(
    struct store *store, const struct filter *filter, const char *expression, enum format format)
{
    struct err err;
    struct buffer out;
    struct counted counted = {.expression = expression, .now = time(NULL)};
    roster_init(&counted.roster, store, store_policy(store));
    store_pace_init(&counted.spans);
    page_init(&counted.slowest);
    arena_init(&counted.arena);
    bool ok = count(store, filter, &counted, &err);
    if (ok) {
        buffer_init(&out);
        (format == FORMAT_JSON ? put_json : put_text)(&counted, &out);
        cli_put(&out);
        buffer_fini(&out);
    } else {
        message_error("%s", err.text);
    }
    counted_fini(&counted);
    return ok ? CLI_DONE : CLI_CANNOT;
}

static int print_fitting(const struct arguments *arguments, struct store *store, size_t format)
{
    struct err err;
    struct filter filter;
    int code = CLI_USAGE;
    filter_init(&filter);
    if (filter_parse(&filter, arguments->filter ? arguments->filter : "", &err))
        code = print(store, &filter, arguments->filter, (enum format)format);
    else
        message_error("%s", err.text);
    filter_fini(&filter);
    return code;
}

int stats_command(const struct arguments *arguments)
{
    return cli_on_store(arguments, cli_formats, print_fitting);
}
