#include "formats.h"

#include <string.h>

#include "../findings.h"
#include "../intl.h"
#include "../score.h"
#include "quote.h"
#include "value.h"

/* A total rests on the score of every indicator. */
enum { QUOTES_MOST = 6 };

/* How a heading, a point and a quotation look: Markdown, or plain text. */
struct markup {
    const char *title, *title_end, *section, *section_end, *point;
    const char *quote, *strong;
    const char *escaped; /* characters of a text that need a backslash */
};

static const struct markup markdown = {
    .title = "# ",
    .title_end = "\n\n",
    .section = "\n## ",
    .section_end = "\n\n",
    .point = "- ",
    .quote = "   > ",
    .strong = "**",
    .escaped = "\\`*_[]<>|~#&",
};
static const struct markup plain = {
    .title = "",
    .title_end = "\n====================\n\n",
    .section = "\n",
    .section_end = "\n--------------------\n",
    .point = "",
    .quote = "   ",
    .strong = "",
    .escaped = "",
};

struct reply {
    struct buffer *out;
    const struct markup *markup;
    const struct export_item *item;
    struct arena arena;
};

/* A text that came from outside. */
static const char *safe(struct reply *reply, const char *words)
{
    struct buffer clean, marked;
    buffer_init(&clean);
    buffer_init(&marked);
    buffer_plain(&clean, words);
    for (size_t i = 0; i < clean.length; i++) {
        if (strchr(reply->markup->escaped, clean.bytes[i]))
            buffer_text(&marked, "\\");
        buffer_add(&marked, &clean.bytes[i], 1);
    }
    const char *text = arena_copy(&reply->arena, marked.bytes ? marked.bytes : "", marked.length);
    buffer_fini(&marked);
    buffer_fini(&clean);
    return text;
}

static void section(struct reply *reply, const char *heading)
{
    buffer_text(reply->out, reply->markup->section);
    buffer_text(reply->out, heading);
    buffer_text(reply->out, reply->markup->section_end);
}

static void point(struct reply *reply, const char *name, const char *value)
{
    buffer_format(reply->out, "%s%s\n", reply->markup->point,
        value_labelled(name, safe(reply, value), &reply->arena));
}

static void title(struct reply *reply)
{
    const struct evaluation *e = reply->item->dossier->evaluation;
    const char *of = safe(reply, e->unit.text ? e->unit.text : _("unit unknown"));
    if (e->project.text)
        of = arena_format(&reply->arena, "%s / %s", of, safe(reply, e->project.text));
    if (e->year)
        of = arena_format(&reply->arena, _("%s (%d)"), of, e->year);
    buffer_format(reply->out, "%s%s%s", reply->markup->title,
        value_labelled(_("Review opinion"), of, &reply->arena), reply->markup->title_end);
}

static const char *reviewed_total(struct reply *reply)
{
    const struct review *review = reply->item->review;
    const char *total = value_total(review->total, review->grade, &reply->arena);
    struct decimal difference;
    if (!value_difference(review->total, &reply->item->dossier->evaluation->total, &difference) ||
        decimal_is_zero(difference))
        return total;
    return arena_format(
        &reply->arena, _("%s (%s)"), total, value_signed(difference, &reply->arena));
}

static void summary(struct reply *reply)
{
    const struct export_item *item = reply->item;
    const struct evaluation *e = item->dossier->evaluation;
    struct recomputed recomputed = score_evaluation(item->review->policy, e);
    struct computed reported = {.known = e->total.known, .value = e->total.value};
    point(reply, _("Reported"), value_total(reported, e->grade, &reply->arena));
    point(reply, _("Recomputed"), value_total(recomputed.total, recomputed.grade, &reply->arena));
    point(reply, _("Reviewed"), reviewed_total(reply));
    point(reply, _("Status"), value_status(item->review->status));
    if (item->review->reviewer)
        point(reply, _("Reviewer"), item->review->reviewer);
    point(reply, _("Policy"), item->review->policy->name);
    point(reply, _("Report"),
        arena_format(&reply->arena, _("%s (%s)"), item->dossier->file, item->dossier->id));
}

/* What a line of the score sheet shows. */
struct line {
    const char *no, *level1, *level2, *name, *target, *actual, *weight, *reported, *reviewed;
    const char *difference, *reason;
};

static const char *difference_of(
    struct computed reviewed, const struct figure *reported, struct arena *arena)
{
    struct decimal difference;
    if (!value_difference(reviewed, reported, &difference) || decimal_is_zero(difference))
        return "";
    return value_signed(difference, arena);
}

static struct line execution_line(struct reply *reply)
{
    const struct budget *budget = &reply->item->dossier->evaluation->budget;
    const struct reviewed_budget *reviewed = &reply->item->review->budget;
    struct arena *a = &reply->arena;
    const char *unit = "万元";
    return (struct line){.no = "",
        .level1 = "",
        .level2 = "",
        .name = _("budget execution"),
        .target = value_changed(value_figure(&budget->adjusted, unit, a),
            value_figure(&reviewed->adjusted, unit, a), a),
        .actual = value_changed(value_figure(&budget->executed, unit, a),
            value_figure(&reviewed->executed, unit, a), a),
        .weight = value_figure(&budget->weight, NULL, a),
        .reported = value_figure(&budget->score, NULL, a),
        .reviewed = value_computed(reviewed->score, NULL, a),
        .difference = difference_of(reviewed->score, &budget->score, a),
        .reason = reviewed->reason ? reviewed->reason : ""};
}

static struct line indicator_line(struct reply *reply, size_t i)
{
    const struct indicator *indicator = &reply->item->dossier->evaluation->indicators[i];
    const struct reviewed_indicator *reviewed = &reply->item->review->indicators[i];
    struct arena *a = &reply->arena;
    return (struct line){.no = arena_format(a, "%zu", i + 1),
        .level1 = value_words(indicator->level1),
        .level2 = value_words(indicator->level2),
        .name = value_words(indicator->name),
        .target = value_changed(
            value_target(&indicator->target, a), value_target(&reviewed->target, a), a),
        .actual = value_changed(
            value_actual(&indicator->actual, a), value_actual(&reviewed->actual, a), a),
        .weight = value_changed(
            value_figure(&indicator->weight, NULL, a), value_figure(&reviewed->weight, NULL, a), a),
        .reported = value_figure(&indicator->score, NULL, a),
        .reviewed = value_computed(reviewed->score, NULL, a),
        .difference = difference_of(reviewed->score, &indicator->score, a),
        .reason = reviewed->reason ? reviewed->reason : ""};
}

static void md_cell(struct reply *reply, const char *words)
{
    buffer_format(reply->out, " %s |", safe(reply, words));
}

static void md_line(struct reply *reply, const struct line *line)
{
    const char *const cells[] = {line->no, line->level1, line->level2, line->name, line->target,
        line->actual, line->weight, line->reported, line->reviewed, line->difference, line->reason};
    buffer_text(reply->out, "|");
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        md_cell(reply, cells[i]);
    buffer_text(reply->out, "\n");
}

static void md_sheet_head(struct reply *reply)
{
    md_line(reply, &(struct line){_("no."), _("level 1"), _("level 2"), _("indicator"), _("target"),
                       _("actual"), _("weight"), _("reported score"), _("reviewed score"),
                       _("difference"), _("reason")});
    buffer_text(reply->out, "|--:|---|---|---|--:|--:|--:|--:|--:|--:|---|\n");
}

static void txt_line(struct reply *reply, const struct line *line)
{
    buffer_format(reply->out, "%s%s%s\n", line->no, *line->no ? ". " : "", safe(reply, line->name));
    buffer_format(reply->out,
        _("   target %s; actual %s; weight %s; reported score %s; reviewed score %s"),
        safe(reply, line->target), safe(reply, line->actual), line->weight, line->reported,
        line->reviewed);
    if (*line->difference)
        buffer_format(reply->out, _(" (%s)"), line->difference);
    if (*line->reason)
        buffer_format(reply->out, _("; reason: %s"), safe(reply, line->reason));
    buffer_text(reply->out, "\n");
}

static void sheet(struct reply *reply, void (*add)(struct reply *, const struct line *))
{
    struct line line = execution_line(reply);
    add(reply, &line);
    for (size_t i = 0; i < reply->item->dossier->evaluation->indicator_count; i++) {
        line = indicator_line(reply, i);
        add(reply, &line);
    }
}

static void place_of(struct reply *reply, const struct finding *finding)
{
    struct location at =
        document_locate(&reply->item->dossier->reading.document, finding->evidence[0]);
    buffer_format(reply->out, _(" (line %u, column %u)"), at.line, at.column);
}

static void problem(struct reply *reply, size_t number, const struct finding *finding)
{
    struct arena *arena = &reply->arena;
    const char *strong = reply->markup->strong;
    const char *severity =
        arena_format(arena, "%s%s%s", strong, value_severity(finding->severity), strong);
    buffer_format(reply->out, "%zu. %s %s", number,
        value_labelled(severity, safe(reply, finding->message), arena),
        safe(reply, arena_format(arena, "[%s]", finding->code)));
    if (finding->evidence_count)
        place_of(reply, finding);
    buffer_text(reply->out, "\n");
    size_t quoted = finding->evidence_count < QUOTES_MOST ? finding->evidence_count : QUOTES_MOST;
    for (size_t i = 0; i < quoted; i++)
        buffer_format(reply->out, "%s“%s”\n", reply->markup->quote,
            safe(reply, quote_words(&reply->item->dossier->reading, finding->evidence[i], arena)));
    if (quoted < finding->evidence_count)
        buffer_format(reply->out, _("%sand %zu other places\n"), reply->markup->quote,
            finding->evidence_count - quoted);
}

/* What is written back: what the report as handed in has, but for what was dismissed or waived. */
static bool is_told(const struct finding *finding)
{
    return (finding->of & OF_REPORTED) && !findings_let_go(finding);
}

static void problems(struct reply *reply)
{
    const struct findings *findings = reply->item->findings;
    size_t number = 0;
    section(reply, _("Problems"));
    for (size_t i = 0; i < findings->count; i++)
        if (is_told(&findings->items[i]))
            problem(reply, ++number, &findings->items[i]);
    if (!number)
        buffer_format(reply->out, "%s\n", _("None found."));
}

/* Where the expected value of a finding is not what the printed one should have been: a bound, a
 * threshold beyond which a reason is due, or the other of two figures that cannot both hold. */
static const char at_most[] = N_("%s: printed %s, at most %s");
static const char beyond[] = N_("%s: %s, beyond %s; to be explained");
static const char either[] = N_("%s: printed %s, elsewhere %s; to be settled which holds");
static const struct {
    const char *code, *sentence;
} corrections_of[] = {
    {"budget.over-executed", at_most},
    {"indicator.score-over-weight", at_most},
    {"budget.adjustment-large", beyond},
    {"budget.low-execution", beyond},
    {"indicator.over-fulfilled", beyond},
    {"budget.conflict", either},
    {"project.count", either},
    {"project.sum-adjusted", either},
    {"project.sum-executed", either},
    {"indicator.evidence", either},
    {"indicator.name-mismatch", either},
};

static const char *correction(struct reply *reply, const struct finding *finding)
{
    const char *sentence = N_("%s: printed %s, expected %s");
    for (size_t i = 0; i < sizeof corrections_of / sizeof *corrections_of; i++)
        if (strcmp(corrections_of[i].code, finding->code) == 0)
            sentence = corrections_of[i].sentence;
    return arena_format(&reply->arena, _(sentence),
        value_field(reply->item->dossier->evaluation, finding->field, &reply->arena),
        finding->printed, finding->expected);
}

static void corrections(struct reply *reply)
{
    const struct findings *findings = reply->item->findings;
    bool any = false;
    section(reply, _("To be corrected"));
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (!is_told(finding) || !finding->printed || !finding->expected)
            continue;
        any = true;
        buffer_format(reply->out, "- %s", safe(reply, correction(reply, finding)));
        if (finding->evidence_count)
            place_of(reply, finding);
        buffer_text(reply->out, "\n");
    }
    if (!any)
        buffer_format(reply->out, "%s\n", _("Nothing."));
}

static void write_reply(
    struct buffer *out, const struct markup *markup, const struct export_item *item, size_t number)
{
    struct reply reply = {.out = out, .markup = markup, .item = item};
    arena_init(&reply.arena);
    if (number > 0)
        buffer_text(out, "\n\n");
    title(&reply);
    summary(&reply);
    section(&reply, _("Score sheet"));
    if (markup == &markdown)
        md_sheet_head(&reply);
    sheet(&reply, markup == &markdown ? md_line : txt_line);
    problems(&reply);
    corrections(&reply);
    arena_fini(&reply.arena);
}

void format_md_item(struct buffer *out, const struct export_item *item, size_t number)
{
    write_reply(out, &markdown, item, number);
}

void format_txt_item(struct buffer *out, const struct export_item *item, size_t number)
{
    write_reply(out, &plain, item, number);
}
