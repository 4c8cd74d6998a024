#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "export/value.h"
#include "intl.h"
#include "mentions.h"
#include "message.h"
#include "note_list.h"
#include "path.h"
#include "score.h"
#include "select.h"
#include "show_mentions.h"
#include "show_why.h"
#include "table.h"

enum { INDENT = 2 };

struct show {
    const struct export_item *item;
    const struct evaluation *evaluation;
    const struct review *review;
    const struct policy *policy;
    struct arena arena;
};

static void heading(const char *text)
{
    printf("\n%s\n", text);
}

static const char *figure(struct show *show, enum budget_field field, const char *unit)
{
    return value_figure(budget_figure(&show->evaluation->budget, field), unit, &show->arena);
}

static void print_identity(struct show *show)
{
    enum { COLUMNS = 2 };
    static const struct table_column columns[COLUMNS] = {{.title = NULL}, {.title = NULL}};
    const struct evaluation *e = show->evaluation;
    const struct dossier *dossier = show->item->dossier;
    const char *const rows[][COLUMNS] = {
        {_("kind"), value_kind(e->kind)},
        {_("unit"), e->unit.text ? e->unit.text : "-"},
        {_("project"), e->project.text},
        {_("year"), e->year ? arena_format(&show->arena, "%d", e->year) : "-"},
        {_("file"), path_short(dossier->file)},
        {_("status"), value_status(show->review->status)},
        {_("reviewer"), show->review->reviewer},
        {_("policy"), show->policy->name},
    };
    struct table table;
    table_init(&table, columns, COLUMNS, false);
    printf("%s\n", dossier->id);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i][1])
            table_row(&table, rows[i]);
    table_print(&table, INDENT);
    table_fini(&table);
}

static bool says_anything(const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (*cells[i])
            return true;
    return false;
}

static void print_amounts(struct show *show)
{
    enum { COLUMNS = 6 };
    static const struct table_column columns[COLUMNS] = {{.title = NULL},
        {.title = N_("initial"), .right = true}, {.title = N_("adjustment"), .right = true},
        {.title = N_("adjusted"), .right = true}, {.title = N_("executed"), .right = true},
        {.title = N_("rate"), .right = true}};
    const struct reviewed_budget *reviewed = &show->review->budget;
    const char *const rows[][COLUMNS] = {
        {_("total"), figure(show, BUDGET_INITIAL, NULL), figure(show, BUDGET_ADJUSTMENT, NULL),
            value_changed(figure(show, BUDGET_ADJUSTED, NULL),
                value_figure(&reviewed->adjusted, NULL, &show->arena), &show->arena),
            value_changed(figure(show, BUDGET_EXECUTED, NULL),
                value_figure(&reviewed->executed, NULL, &show->arena), &show->arena),
            figure(show, BUDGET_RATE, "%")},
        {_("basic spending"), figure(show, BUDGET_INITIAL_BASIC, NULL), "",
            figure(show, BUDGET_BASIC_ADJUSTED, NULL), figure(show, BUDGET_BASIC_EXECUTED, NULL),
            figure(show, BUDGET_BASIC_RATE, "%")},
        {_("project spending"), figure(show, BUDGET_INITIAL_PROJECT, NULL), "",
            figure(show, BUDGET_PROJECT_ADJUSTED, NULL),
            figure(show, BUDGET_PROJECT_EXECUTED, NULL), ""},
        {_("personnel spending"), "", "", figure(show, BUDGET_BASIC_PERSONNEL, NULL), "", ""},
        {_("public spending"), "", "", figure(show, BUDGET_BASIC_PUBLIC, NULL), "", ""},
    };
    struct table table;
    table_init(&table, columns, COLUMNS, false);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (i == 0 || says_anything(rows[i] + 1, COLUMNS - 1))
            table_row(&table, rows[i]);
    table_print(&table, INDENT);
    table_fini(&table);
}

static void print_projects(struct show *show)
{
    enum { COLUMNS = 3 };
    static const struct table_column columns[COLUMNS] = {{.title = N_("project")},
        {.title = N_("adjusted"), .right = true}, {.title = N_("executed"), .right = true}};
    const struct evaluation *e = show->evaluation;
    struct table table;
    if (!e->project_count)
        return;
    heading(_("Projects"));
    table_init(&table, columns, COLUMNS, false);
    for (size_t i = 0; i < e->project_count; i++) {
        const struct project *project = &e->projects[i];
        const char *const cells[COLUMNS] = {project->name.text,
            value_figure(&project->adjusted, NULL, &show->arena),
            value_figure(&project->executed, NULL, &show->arena)};
        table_row(&table, cells);
    }
    table_print(&table, INDENT);
    table_fini(&table);
}

enum { INDICATOR_COLUMNS = 9 };

static void indicator_row(struct show *show, struct table *table, size_t i)
{
    const struct indicator *indicator = &show->evaluation->indicators[i];
    const struct reviewed_indicator *reviewed = &show->review->indicators[i];
    struct arena *a = &show->arena;
    struct computed recomputed = score_as_reported(show->policy, indicator);
    const char *const cells[INDICATOR_COLUMNS] = {arena_format(a, "%zu", i + 1),
        indicator->name.text,
        value_changed(value_target(&indicator->target, a), value_target(&reviewed->target, a), a),
        value_changed(value_actual(&indicator->actual, a), value_actual(&reviewed->actual, a), a),
        value_figure(&indicator->completion, "%", a),
        value_changed(
            value_figure(&indicator->weight, NULL, a), value_figure(&reviewed->weight, NULL, a), a),
        value_figure(&indicator->score, NULL, a),
        arena_format(a, "%s%s", value_computed(recomputed, NULL, a), recomputed.kept ? "?" : ""),
        value_computed(reviewed->score, NULL, a)};
    table_row(table, cells);
}

static void execution_row(struct show *show, struct table *table)
{
    const struct budget *budget = &show->evaluation->budget;
    struct arena *a = &show->arena;
    struct recomputed recomputed = score_evaluation(show->policy, show->evaluation);
    const char *const cells[INDICATOR_COLUMNS] = {"", _("budget execution"), "", "",
        value_figure(&budget->rate, "%", a), value_figure(&budget->weight, NULL, a),
        value_figure(&budget->score, NULL, a), value_computed(recomputed.execution, NULL, a),
        value_computed(show->review->budget.score, NULL, a)};
    table_row(table, cells);
}

static void print_indicators(struct show *show)
{
    static const struct table_column columns[INDICATOR_COLUMNS] = {
        {.title = N_("no."), .right = true}, {.title = N_("indicator")}, {.title = N_("target")},
        {.title = N_("actual")}, {.title = N_("completion"), .right = true},
        {.title = N_("weight"), .right = true}, {.title = N_("reported score"), .right = true},
        {.title = N_("recomputed score"), .right = true},
        {.title = N_("reviewed score"), .right = true}};
    struct table table;
    heading(_("Indicators"));
    table_init(&table, columns, INDICATOR_COLUMNS, false);
    execution_row(show, &table);
    for (size_t i = 0; i < show->evaluation->indicator_count; i++)
        indicator_row(show, &table, i);
    table_print(&table, INDENT);
    table_fini(&table);
}

static void print_reasons(struct show *show)
{
    enum { COLUMNS = 3 };
    static const struct table_column columns[COLUMNS] = {{.right = true}};
    struct table table;
    table_init(&table, columns, COLUMNS, false);
    for (size_t i = 0; i < show->evaluation->indicator_count; i++) {
        const struct indicator *indicator = &show->evaluation->indicators[i];
        const char *number = arena_format(&show->arena, "%zu", i + 1);
        const char *const deviation[COLUMNS] = {
            number, _("deviation reason"), indicator->deviation.text};
        const char *const measures[COLUMNS] = {
            number, _("improvement measures"), indicator->measures.text};
        if (indicator->deviation.text)
            table_row(&table, deviation);
        if (indicator->measures.text)
            table_row(&table, measures);
    }
    if (table.row_count) {
        heading(_("Reasons and measures"));
        table_print(&table, INDENT);
    }
    table_fini(&table);
}

/* How far the reviewed total is from the next better grade, and above the bound of its own. */
static void print_margins(const struct show *show)
{
    const struct review *review = show->review;
    enum grade next;
    struct decimal from, distance;
    char text[DECIMAL_TEXT];
    if (!review->total.known)
        return;
    if (policy_next_grade(show->policy, review->total.value, &next, &from) &&
        decimal_subtract(from, review->total.value, &distance))
        printf(_("  %s to %s\n"), decimal_text(distance, text), grade_name(next));
    if (policy_grade_from(show->policy, review->grade, &from) &&
        decimal_subtract(review->total.value, from, &distance))
        printf(_("  %s above the bound of %s\n"), decimal_text(distance, text),
            grade_name(review->grade));
}

static void print_totals(struct show *show)
{
    enum { COLUMNS = 2 };
    static const struct table_column columns[COLUMNS] = {{.title = NULL}, {.title = NULL}};
    const struct evaluation *e = show->evaluation;
    struct recomputed recomputed = score_evaluation(show->policy, e);
    struct computed reported = {.known = e->total.known, .value = e->total.value};
    const char *const rows[][COLUMNS] = {
        {_("Reported"), value_total(reported, e->grade, &show->arena)},
        {_("Recomputed"), value_total(recomputed.total, recomputed.grade, &show->arena)},
        {_("Reviewed"), value_total(show->review->total, show->review->grade, &show->arena)},
    };
    struct table table;
    heading(_("Total"));
    table_init(&table, columns, COLUMNS, false);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        table_row(&table, rows[i]);
    table_print(&table, INDENT);
    table_fini(&table);
    print_margins(show);
}

static const char *line_of(struct show *show, struct place place)
{
    if (!place.length)
        return "";
    struct location at = document_locate(&show->item->dossier->reading.document, place);
    return arena_format(&show->arena, "%u:%u", at.line, at.column);
}

/* "dismissed: the region counts it so", and what the review did to it. */
static const char *standing(struct show *show, const struct finding *finding)
{
    enum finding_state state = findings_state(finding);
    const char *reason = finding->judgement ? finding->judgement->reason : NULL;
    const char *done = finding->of == OF_REPORTED   ? _("mended by the review")
                       : finding->of == OF_REVIEWED ? _("made by the review")
                                                    : "";
    if (state == FINDING_OPEN)
        return done;
    const char *judged = value_finding_state(state);
    if (reason)
        judged = value_labelled(judged, reason, &show->arena);
    return *done ? arena_format(&show->arena, _("%s; %s"), judged, done) : judged;
}

static void print_findings(struct show *show)
{
    enum { COLUMNS = 5 };
    static const struct table_column columns[COLUMNS] = {{.title = NULL}, {.title = NULL}};
    const struct findings *findings = show->item->findings;
    struct table table;
    heading(_("Findings"));
    table_init(&table, columns, COLUMNS, false);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        struct place none = {0};
        const char *const cells[COLUMNS] = {value_severity(finding->severity),
            line_of(show, finding->evidence_count ? finding->evidence[0] : none),
            findings_name(findings, finding, &show->arena), finding->message,
            standing(show, finding)};
        table_row(&table, cells);
    }
    if (findings->count)
        table_print(&table, INDENT);
    else
        printf("%*s%s\n", INDENT, "", _("none"));
    table_fini(&table);
}

static void print_notes(struct show *show)
{
    if (!show->item->notes->count)
        return;
    heading(_("Notes"));
    note_list_print(show->item);
}

static const char *entry_text(struct show *show, const struct entry *entry)
{
    if (entry->kind == ENTRY_UNDO)
        return _("undo");
    if (entry->kind == ENTRY_REDO)
        return _("redo");
    const char *text = arena_format(&show->arena, _("%s: %s → %s"),
        value_field(show->evaluation, entry->field, &show->arena),
        value_entry(entry->field, entry->from ? entry->from : ""),
        value_entry(entry->field, entry->to ? entry->to : ""));
    return entry->kind == ENTRY_CARRIED ? arena_format(&show->arena, _("carried over: %s"), text)
                                        : text;
}

static void print_changes(struct show *show)
{
    enum { COLUMNS = 4 };
    static const struct table_column columns[COLUMNS] = {{.title = NULL}, {.title = NULL}};
    const struct dossier *dossier = show->item->dossier;
    struct table table;
    if (!dossier->entry_count)
        return;
    heading(_("Changes"));
    table_init(&table, columns, COLUMNS, false);
    for (size_t i = 0; i < dossier->entry_count; i++) {
        const struct entry *entry = &dossier->entries[i];
        const char *const cells[COLUMNS] = {value_time(entry->time, &show->arena), entry->author,
            entry_text(show, entry), entry->reason};
        table_row(&table, cells);
    }
    table_print(&table, INDENT);
    table_fini(&table);
}

static void print_remarks(struct show *show)
{
    const struct evaluation *e = show->evaluation;
    if (!e->remark_count)
        return;
    heading(_("Not read with certainty"));
    for (size_t i = 0; i < e->remark_count; i++) {
        const char *at = line_of(show, e->remarks[i].place);
        printf("%*s%s%s", INDENT, "", at, *at ? "  " : "");
        cli_put_line(e->remarks[i].text);
    }
}

static void print_evaluation(const struct export_item *item)
{
    struct show show = {.item = item,
        .evaluation = item->dossier->evaluation,
        .review = item->review,
        .policy = item->review->policy};
    arena_init(&show.arena);
    print_identity(&show);
    heading(_("Budget (万元)"));
    print_amounts(&show);
    print_projects(&show);
    print_indicators(&show);
    print_reasons(&show);
    print_totals(&show);
    print_findings(&show);
    print_notes(&show);
    print_changes(&show);
    print_remarks(&show);
    arena_fini(&show.arena);
}

static int show_part(const struct export_item *item, const struct arguments *arguments,
    enum budget_field field, enum format format)
{
    if (arguments->why)
        return show_why(item, arguments->why, format);
    if (arguments->mentions)
        show_mentions(item, field, format);
    else
        print_evaluation(item);
    return CLI_DONE;
}

static int show(const struct arguments *arguments, struct store *store, size_t format)
{
    struct export_loaded loaded;
    enum budget_field field = BUDGET_FIELDS;
    if (arguments->mentions && !budget_field_find(arguments->mentions, &field)) {
        message_error(_("--mentions %s: no figure of the budget"), arguments->mentions);
        return CLI_USAGE;
    }
    if (format == FORMAT_JSON && !arguments->mentions && !arguments->why) {
        message_error(_("--format json is for --mentions and --why; 'fuhe export %s' writes all"),
            arguments->items[0]);
        return CLI_USAGE;
    }
    int code = select_load(store, arguments->items[0], &loaded);
    if (!code) {
        code = show_part(&loaded.item, arguments, field, (enum format)format);
        export_unload(&loaded);
    }
    return code;
}

int show_command(const struct arguments *arguments)
{
    return cli_on_store(arguments, cli_formats, show);
}
