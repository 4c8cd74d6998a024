#include "stats_page.h"

#include "chart.h"
#include "checks.h"
#include "export/value.h"
#include "intl.h"
#include "values.h"

enum { SIDE_BY_SIDE = 130, NOTES = 110, LABEL = 20, NUMBER = 7, SHARE = 7, INDENT = 2 };
enum { CODE = 30, TITLE = 60, NAME = 24, NAME_WIDE = 50, PERIOD = 23, DURATION = 13 };
enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, DATE = 10 };

const char *stats_page_term(const struct stats_terms *terms, int64_t id)
{
    return id < 0 && (size_t)-id <= terms->count ? terms->items[-id - 1] : NULL;
}

/* A row of nothing leads nowhere. */
static void set_term(const struct stats_page *page, struct chart *chart, struct chart_line *line,
    size_t count, const char *term)
{
    struct stats_terms *terms = page->terms;
    if (!count)
        return;
    terms->items = arena_grow(
        chart->arena, terms->items, terms->count, &terms->capacity, sizeof *terms->items);
    terms->items[terms->count++] = term;
    line->id = -(int64_t)terms->count;
}

static const char *count_text(size_t count, struct arena *arena)
{
    return arena_format(arena, "%zu", count);
}

static const char *score_text(int64_t millionths, struct arena *arena)
{
    return decimal_string(stats_decimal(millionths), arena);
}

static const char *computed_text(const struct computed *computed, struct arena *arena)
{
    return computed->known ? decimal_string(computed->value, arena) : style_sign(SIGN_NONE);
}

/* How many of all, with their share; the bar is against the longest. */
static struct chart_line *add_count(struct chart *chart, enum style style, const char *label,
    size_t count, size_t all, size_t longest)
{
    struct chart_line *line = chart_add(chart, style, label);
    line->number = count_text(count, chart->arena);
    line->share =
        arena_format(chart->arena, "%s%%", decimal_string(stats_share(count, all), chart->arena));
    line->part = (int64_t)count;
    line->whole = (int64_t)longest;
    return line;
}

/* Counted apart: no part of the shares. */
static void add_unknown(
    const struct stats_page *page, struct chart *chart, size_t count, const char *term)
{
    if (!count)
        return;
    struct chart_line *line = chart_add(chart, STYLE_DIM, _("not known"));
    line->number = count_text(count, chart->arena);
    set_term(page, chart, line, count, term);
}

static size_t longest_bin(const struct stats_histogram *histogram)
{
    size_t longest = 0;
    for (size_t i = 0; i < histogram->bin_count; i++)
        if (histogram->bins[i].count > longest)
            longest = histogram->bins[i].count;
    return longest;
}

static const char *bin_label(const struct stats_bin *bin, const char *unit, struct arena *arena)
{
    if (bin->from == ROSTER_UNKNOWN)
        return arena_format(arena, "< %s%s", score_text(bin->to, arena), unit);
    if (bin->to == ROSTER_UNKNOWN)
        return arena_format(arena, "> %s%s", score_text(bin->from, arena), unit);
    return arena_format(
        arena, "%s-%s%s", score_text(bin->from, arena), score_text(bin->to, arena), unit);
}

/* What a histogram, and a group of it, is called and looks like. */
struct naming {
    const char *head, *head_known; /* N_(); the second takes mean, least and most */
    const char *(*label)(
        const struct stats_page *page, const struct stats_group *group, struct arena *arena);
    enum style (*style)(const struct stats_page *page, const struct stats_group *group);
    const char *unit;
    const char *key; /* of the filter */
};

/* "total>=85 total<90"; the uppermost of the scale, and what is open, has one end. */
static const char *span_term(
    const char *key, int64_t from, int64_t to, bool with_end, struct arena *arena)
{
    const char *low = from == ROSTER_UNKNOWN ? "" : score_text(from, arena);
    if (to == ROSTER_UNKNOWN)
        return arena_format(arena, "%s%s%s", key, with_end ? ">=" : ">", low);
    const char *high = score_text(to, arena), *below = with_end ? "<=" : "<";
    if (from == ROSTER_UNKNOWN)
        return arena_format(arena, "%s%s%s", key, below, high);
    return arena_format(arena, "%s>=%s %s%s%s", key, low, key, below, high);
}

static void add_bin(struct chart *chart, const struct stats_page *page,
    const struct stats_histogram *histogram, size_t b, const struct naming *naming, size_t longest)
{
    const struct stats_bin *bin = &histogram->bins[b];
    bool beyond = bin->from == ROSTER_UNKNOWN || bin->to == ROSTER_UNKNOWN;
    enum style style = chart->lines[chart->count - 1].style;
    struct chart_line *line = add_count(chart, beyond ? STYLE_ERROR : style,
        bin_label(bin, naming->unit, chart->arena), bin->count, histogram->known, longest);
    line->indent = INDENT;
    set_term(page, chart, line, bin->count,
        span_term(naming->key, bin->from, bin->to, bin->with_end, chart->arena));
}

/* A group, then its bins, the highest first; its line is where the boundary is. */
static void add_histogram(struct chart *chart, const struct stats_page *page,
    const struct stats_histogram *histogram, const struct naming *naming)
{
    size_t longest = longest_bin(histogram);
    for (size_t g = histogram->group_count; g-- > 0;) {
        const struct stats_group *group = &histogram->groups[g];
        struct chart_line *line = add_count(chart, naming->style(page, group),
            naming->label(page, group, chart->arena), group->count, histogram->known, 0);
        bool open = group->to == ROSTER_UNKNOWN;
        set_term(page, chart, line, group->count,
            span_term(naming->key, group->from, group->to, open, chart->arena));
        for (size_t b = group->first + group->bins; b-- > group->first;)
            add_bin(chart, page, histogram, b, naming, longest);
    }
    add_unknown(
        page, chart, histogram->missing, arena_format(chart->arena, "%s:none", naming->key));
}

static enum grade grade_of(const struct stats_page *page, const struct stats_group *group)
{
    return group->from == ROSTER_UNKNOWN ? GRADE_CHA
                                         : policy_grade(page->policy, stats_decimal(group->from));
}

static const char *grade_label(
    const struct stats_page *page, const struct stats_group *group, struct arena *arena)
{
    const char *name = values_grade(grade_of(page, group));
    if (group->from == ROSTER_UNKNOWN)
        return arena_format(arena, "%s < %s", name, score_text(group->to, arena));
    return arena_format(
        arena, "%s %s %s", name, style_sign(SIGN_AT_LEAST), score_text(group->from, arena));
}

static enum style grade_style(const struct stats_page *page, const struct stats_group *group)
{
    return values_grade_style(grade_of(page, group));
}

static const char *rate_label(
    const struct stats_page *page, const struct stats_group *group, struct arena *arena)
{
    (void)page;
    if (group->from == ROSTER_UNKNOWN && group->to == ROSTER_UNKNOWN)
        return _("all");
    if (group->from == ROSTER_UNKNOWN)
        return arena_format(arena, _("low: < %s%%"), score_text(group->to, arena));
    return arena_format(
        arena, "%s %s%%", style_sign(SIGN_AT_LEAST), score_text(group->from, arena));
}

static enum style rate_style(const struct stats_page *page, const struct stats_group *group)
{
    (void)page;
    return group->from == ROSTER_UNKNOWN && group->to != ROSTER_UNKNOWN ? STYLE_WARNING
                                                                        : STYLE_INFO;
}

static const struct naming by_grade = {.head = N_("Reviewed totals"),
    .head_known = N_("Reviewed totals: mean %s, from %s to %s"),
    .label = grade_label,
    .style = grade_style,
    .unit = "",
    .key = "total"};
static const struct naming by_rate = {.head = N_("Execution rates"),
    .head_known = N_("Execution rates: mean %s%%, from %s%% to %s%%"),
    .label = rate_label,
    .style = rate_style,
    .unit = "%",
    .key = "rate"};

static struct chart counts_chart(struct arena *arena)
{
    return (struct chart){.arena = arena, .label = LABEL, .number = NUMBER, .share = SHARE};
}

static struct chart histogram_chart(const struct stats_page *page,
    const struct stats_histogram *histogram, const struct naming *naming, struct arena *arena)
{
    struct chart chart = counts_chart(arena);
    const char *head = _(naming->head);
    if (histogram->known)
        head = arena_format(arena, _(naming->head_known), computed_text(&histogram->mean, arena),
            score_text(histogram->least, arena), score_text(histogram->most, arena));
    chart_head(&chart, head);
    add_histogram(&chart, page, histogram, naming);
    return chart;
}

static void add_largest(struct chart *chart, const char *label, int64_t difference, int64_t key)
{
    if (!key)
        return;
    struct chart_line *line = chart_add(chart, STYLE_PLAIN, label);
    line->id = key;
    line->number = value_signed(stats_decimal(difference), chart->arena);
}

static void add_differences(struct chart *chart, const struct stats_page *page)
{
    const struct stats_differences *d = &page->stats->differences;
    size_t known = d->raised + d->lowered + d->same;
    chart_head(chart, _("Reviewed against reported"));
    struct chart_line *line = add_count(chart, STYLE_CHANGED, _("raised"), d->raised, known, known);
    set_term(page, chart, line, d->raised, "difference>0");
    line = add_count(chart, STYLE_PLAIN, _("as reported"), d->same, known, known);
    set_term(page, chart, line, d->same, "difference=0");
    line = add_count(chart, STYLE_WARNING, _("lowered"), d->lowered, known, known);
    set_term(page, chart, line, d->lowered, "difference<0");
    add_unknown(page, chart, d->unknown, "difference:none");
    if (d->mean.known)
        chart_add(chart, STYLE_PLAIN, _("mean difference"))->number =
            value_signed(d->mean.value, chart->arena);
    add_largest(chart, _("raised most"), d->raised_most, d->raised_key);
    add_largest(chart, _("lowered most"), d->lowered_most, d->lowered_key);
}

static bool has_grade(const struct stats *stats, int grade)
{
    size_t count = grade != GRADE_NONE;
    for (int other = GRADE_NONE; other <= GRADE_CHA; other++)
        count += stats->grades[grade][other] + stats->grades[other][grade];
    return count;
}

/* From the best to the worst, then none. */
static const enum grade grades[] = {GRADE_YOU, GRADE_LIANG, GRADE_ZHONG, GRADE_CHA, GRADE_NONE};
enum { GRADES = sizeof grades / sizeof *grades };

static void add_cell(struct chart_line *line, const char *text, enum style style)
{
    line->cells[line->cell_count++] = (struct chart_cell){text, style};
}

static void add_grade_changes(struct chart *chart, const struct stats *stats)
{
    chart_head(chart, _("Grades: reported down, reviewed across"));
    struct chart_line *line = chart_add(chart, STYLE_PLAIN, "");
    for (int c = 0; c < GRADES; c++)
        if (has_grade(stats, (int)grades[c]))
            add_cell(line, values_grade(grades[c]), values_grade_style(grades[c]));
    for (int r = 0; r < GRADES; r++) {
        if (!has_grade(stats, (int)grades[r]))
            continue;
        line = chart_add(chart, values_grade_style(grades[r]), values_grade(grades[r]));
        for (int c = 0; c < GRADES; c++) {
            size_t count = stats->grades[grades[r]][grades[c]];
            if (has_grade(stats, (int)grades[c]))
                add_cell(line, count_text(count, chart->arena),
                    !count   ? STYLE_DIM
                    : r == c ? STYLE_PLAIN
                             : STYLE_CHANGED);
        }
    }
}

static struct chart review_chart(const struct stats_page *page, struct arena *arena)
{
    struct chart chart = counts_chart(arena);
    add_differences(&chart, page);
    add_grade_changes(&chart, page->stats);
    return chart;
}

/* Of all evaluations. */
static void add_term_count(const struct stats_page *page, struct chart *chart, enum style style,
    const char *label, size_t count, const char *term)
{
    size_t all = page->stats->evaluations;
    set_term(page, chart, add_count(chart, style, label, count, all, all), count, term);
}

static struct chart progress_chart(const struct stats_page *page, struct arena *arena)
{
    struct chart chart = counts_chart(arena);
    const struct stats *stats = page->stats;
    chart_head(&chart, _("Status"));
    for (int status = STATUS_PENDING; status <= STATUS_REVIEWED; status++)
        add_term_count(page, &chart, status == STATUS_REVIEWED ? STYLE_GOOD : STYLE_PLAIN,
            value_status((enum status)status), stats->statuses[status],
            arena_format(arena, "status:%s", status_name((enum status)status)));
    chart_head(&chart, _("Years"));
    for (size_t i = 0; i < stats->year_count; i++) {
        const struct stats_year *year = &stats->years[i];
        const char *text = arena_format(arena, "%lld", (long long)year->year);
        bool known = year->year != ROSTER_UNKNOWN;
        add_term_count(page, &chart, known ? STYLE_PLAIN : STYLE_DIM, known ? text : _("not known"),
            year->count, arena_format(arena, "year:%s", known ? text : "none"));
    }
    chart_head(&chart, _("Kinds and versions"));
    for (int kind = KIND_DEPARTMENT; kind <= KIND_PROJECT; kind++)
        add_term_count(page, &chart, STYLE_PLAIN, value_kind((enum kind)kind), stats->kinds[kind],
            arena_format(arena, "kind:%s", kind_name((enum kind)kind)));
    add_term_count(page, &chart, STYLE_DIM, _("superseded"), stats->superseded, "superseded");
    return chart;
}

static enum style code_style(const struct check_info *check)
{
    static const enum style styles[] = {[SEVERITY_ERROR] = STYLE_ERROR,
        [SEVERITY_WARNING] = STYLE_WARNING,
        [SEVERITY_INFO] = STYLE_INFO};
    return check ? styles[check->severity] : STYLE_PLAIN;
}

static struct chart codes_chart(const struct stats_page *page, int columns, struct arena *arena)
{
    const struct stats *stats = page->stats;
    struct chart chart = counts_chart(arena);
    chart.label = CODE;
    chart.note = columns >= NOTES ? TITLE : 0;
    chart_head(&chart, _("Findings by code: evaluations that have them open or confirmed"));
    for (size_t i = 0; i < stats->code_count; i++) {
        const struct check_info *check = checks_find(stats->codes[i].code);
        struct chart_line *line = add_count(&chart, code_style(check), stats->codes[i].code,
            stats->codes[i].count, stats->evaluations, stats->codes[0].count);
        set_term(page, &chart, line, stats->codes[i].count,
            arena_format(arena, "code:%s", stats->codes[i].code));
        line->note = check ? _(check->title) : NULL;
    }
    if (!stats->code_count)
        chart_add(&chart, STYLE_DIM, style_sign(SIGN_NONE));
    return chart;
}

static const char *duration_text(int64_t seconds, struct arena *arena)
{
    long long days = seconds / DAY, hours = seconds % DAY / HOUR, minutes = seconds % HOUR / MINUTE;
    if (days)
        return arena_format(arena, _("%lld d %lld h"), days, hours);
    if (hours)
        return arena_format(arena, _("%lld h %lld min"), hours, minutes);
    return arena_format(arena, _("%lld min"), minutes);
}

/* "2024-03-01 → 2024-03-20"; nothing behind the arrow: not reviewed yet. */
static const char *period_text(const struct pace_span *span, struct arena *arena)
{
    return arena_format(arena, "%.*s %s %.*s", DATE, value_time(span->from, arena),
        style_sign(SIGN_ARROW), DATE, span->to ? value_time(span->to, arena) : "");
}

static const char *name_of(const struct stats_page *page, int64_t key)
{
    for (size_t i = 0; i < page->slowest_count; i++)
        if (page->slowest[i].key == key)
            return summary_name(&page->slowest[i]);
    return "";
}

static void add_slowest(struct chart *chart, const struct stats_page *page)
{
    const struct stats_pace *pace = page->pace;
    for (size_t i = 0; i < pace->slow_count; i++) {
        const struct pace_span *span = &pace->slowest[i];
        struct chart_line *line =
            chart_add(chart, span->to ? STYLE_PLAIN : STYLE_WARNING, name_of(page, span->key));
        line->id = span->key;
        line->note = period_text(span, chart->arena);
        line->number = duration_text(pace_seconds(span, page->now), chart->arena);
        line->part = pace_seconds(span, page->now);
        line->whole = pace_seconds(&pace->slowest[0], page->now);
    }
    if (!pace->slow_count)
        chart_add(chart, STYLE_DIM, style_sign(SIGN_NONE));
}

static const char *pace_head(const struct stats_pace *pace, struct arena *arena)
{
    if (pace->reviewed)
        return arena_format(arena,
            _("Longest under review: median %s of %zu; %zu at once, %zu open"),
            duration_text(pace->median, arena), pace->reviewed, pace->at_once, pace->open);
    if (pace->at_once || pace->open)
        return arena_format(
            arena, _("Longest under review: %zu at once, %zu open"), pace->at_once, pace->open);
    return _("Longest under review: none was begun");
}

static struct chart pace_chart(const struct stats_page *page, int columns, struct arena *arena)
{
    const struct stats_pace *pace = page->pace;
    struct chart chart = {.arena = arena,
        .label = columns >= NOTES ? NAME_WIDE : NAME,
        .note = PERIOD,
        .number = DURATION};
    if (!pace) {
        chart_head(&chart, _("Longest under review: the journal is being read"));
        return chart;
    }
    chart_head(&chart, pace_head(pace, arena));
    add_slowest(&chart, page);
    return chart;
}

static void lay_pair(
    const struct chart *left, const struct chart *right, struct sheet *sheet, int columns)
{
    if (columns >= SIDE_BY_SIDE) {
        chart_lay_beside(left, right, sheet, columns);
    } else {
        chart_lay(left, sheet, columns);
        sheet_row(sheet, 0);
        chart_lay(right, sheet, columns);
    }
    sheet_row(sheet, 0);
}

void stats_page_lay(const struct stats_page *page, struct sheet *sheet, int columns)
{
    struct arena *arena = &sheet->arena;
    *page->terms = (struct stats_terms){0};
    const struct stats *stats = page->stats;
    struct chart totals = histogram_chart(page, &stats->totals, &by_grade, arena);
    struct chart rates = histogram_chart(page, &stats->rates, &by_rate, arena);
    struct chart review = review_chart(page, arena), progress = progress_chart(page, arena);
    struct chart codes = codes_chart(page, columns, arena), pace = pace_chart(page, columns, arena);
    lay_pair(&totals, &rates, sheet, columns);
    lay_pair(&review, &progress, sheet, columns);
    chart_lay(&codes, sheet, columns);
    sheet_row(sheet, 0);
    chart_lay(&pace, sheet, columns);
}
