#include "formats.h"

#include "../score.h"
#include "json_finding.h"
#include "places.h"

static void figure(struct json *json, const char *key, const struct figure *value)
{
    json_decimal(json, key, value->known, value->value);
}

static void computed(struct json *json, const char *key, struct computed value)
{
    json_decimal(json, key, value.known, value.value);
}

static void quantity(struct json *json, const char *key, const struct quantity *value, bool target)
{
    if (value->form == QUANTITY_MISSING) {
        json_null(json, key);
        return;
    }
    json_flat(json, key);
    if (value->form == QUANTITY_TEXT) {
        json_text(json, "text", value->text);
    } else {
        if (target)
            json_text(json, "op", op_name(value->op));
        json_decimal(json, "value", true, value->value);
        json_text(json, "unit", value->unit);
    }
    json_end(json);
}

static void budget_member(struct json *json, const struct budget *budget, enum budget_field field)
{
    const char *path = budget_fields[field].path, *key = path;
    for (const char *p = path; *p; p++)
        if (*p == '.')
            key = p + 1;
    figure(json, key, budget_figure(budget, field));
}

static void budget_members(
    struct json *json, const struct budget *budget, enum budget_field from, enum budget_field to)
{
    for (enum budget_field f = from; f <= to; f++)
        budget_member(json, budget, f);
}

static void budget(
    struct json *json, const struct recomputed *recomputed, const struct export_item *item)
{
    const struct evaluation *e = item->dossier->evaluation;
    const struct reviewed_budget *reviewed = &item->review->budget;
    json_object(json, "budget");
    budget_members(json, &e->budget, BUDGET_INITIAL, BUDGET_SCORE);
    json_flat(json, "basic");
    budget_members(json, &e->budget, BUDGET_BASIC_ADJUSTED, BUDGET_BASIC_RATE);
    json_end(json);
    json_flat(json, "project");
    budget_members(json, &e->budget, BUDGET_PROJECT_COUNT, BUDGET_PROJECT_EXECUTED);
    json_end(json);
    json_flat(json, "recomputed");
    computed(json, "rate", recomputed->rate);
    computed(json, "score", recomputed->execution);
    json_bool(json, "kept", recomputed->execution.kept);
    json_end(json);
    json_flat(json, "reviewed");
    figure(json, "adjusted", &reviewed->adjusted);
    figure(json, "executed", &reviewed->executed);
    computed(json, "rate", reviewed->rate);
    computed(json, "score", reviewed->score);
    json_text(json, "basis", basis_name(reviewed->basis));
    json_text(json, "reason", reviewed->reason);
    json_end(json);
    json_end(json);
}

static void projects(struct json *json, const struct evaluation *e)
{
    json_array(json, "projects");
    for (size_t i = 0; i < e->project_count; i++) {
        const struct project *project = &e->projects[i];
        json_flat(json, NULL);
        json_text(json, "name", project->name.text);
        figure(json, "adjusted", &project->adjusted);
        figure(json, "executed", &project->executed);
        json_end(json);
    }
    json_end(json);
}

static void recomputed_indicator(
    struct json *json, const struct policy *policy, const struct indicator *indicator)
{
    struct computed score = score_as_reported(policy, indicator);
    json_flat(json, "recomputed");
    computed(json, "completion", score_completion(&indicator->target, &indicator->actual));
    computed(json, "score", score);
    json_bool(json, "kept", score.kept);
    json_end(json);
}

static void reviewed_indicator(struct json *json, const struct reviewed_indicator *reviewed)
{
    json_object(json, "reviewed");
    quantity(json, "target", &reviewed->target, true);
    quantity(json, "actual", &reviewed->actual, false);
    figure(json, "weight", &reviewed->weight);
    computed(json, "completion", reviewed->completion);
    computed(json, "score", reviewed->score);
    json_text(json, "basis", basis_name(reviewed->basis));
    json_text(json, "reason", reviewed->reason);
    json_end(json);
}

static void indicators(struct json *json, const struct export_item *item)
{
    const struct evaluation *e = item->dossier->evaluation;
    json_array(json, "indicators");
    for (size_t i = 0; i < e->indicator_count; i++) {
        const struct indicator *indicator = &e->indicators[i];
        json_object(json, NULL);
        json_integer(json, "no", (long long)i + 1);
        json_text(json, "level1", indicator->level1.text);
        json_text(json, "level2", indicator->level2.text);
        json_text(json, "name", indicator->name.text);
        quantity(json, "target", &indicator->target, true);
        figure(json, "midyear", &indicator->midyear);
        quantity(json, "actual", &indicator->actual, false);
        figure(json, "completion", &indicator->completion);
        figure(json, "weight", &indicator->weight);
        figure(json, "score", &indicator->score);
        json_text(json, "deviation", indicator->deviation.text);
        json_text(json, "measures", indicator->measures.text);
        recomputed_indicator(json, item->review->policy, indicator);
        reviewed_indicator(json, &item->review->indicators[i]);
        json_end(json);
    }
    json_end(json);
}

static void totals(
    struct json *json, const struct recomputed *recomputed, const struct export_item *item)
{
    const struct evaluation *e = item->dossier->evaluation;
    const struct review *review = item->review;
    json_flat(json, "reported");
    figure(json, "total", &e->total);
    json_text(json, "grade", grade_name(e->grade));
    json_end(json);
    json_flat(json, "recomputed");
    computed(json, "total", recomputed->total);
    json_text(json, "grade", grade_name(recomputed->grade));
    json_end(json);
    json_flat(json, "reviewed");
    computed(json, "total", review->total);
    json_text(json, "grade", grade_name(review->grade));
    json_text(json, "status", status_name(review->status));
    json_text(json, "reviewer", review->reviewer);
    json_end(json);
}

static void finding(
    struct json *json, const struct export_item *item, const struct finding *finding)
{
    json_object(json, NULL);
    json_finding_members(json, &item->dossier->reading.document, finding, finding);
    if (finding->of & OF_REPORTED)
        json_bool(json, "mended", finding->of == OF_REPORTED);
    json_end(json);
}

/* Those of the reported values, and apart from them those that only the review made. */
static void findings(
    struct json *json, const struct export_item *item, const char *key, bool of_reported)
{
    json_array(json, key);
    for (size_t i = 0; i < item->findings->count; i++)
        if (((item->findings->items[i].of & OF_REPORTED) != 0) == of_reported)
            finding(json, item, &item->findings->items[i]);
    json_end(json);
}

static void note(struct json *json, const struct export_item *item, const struct note *note)
{
    const struct dossier *dossier = item->dossier;
    const struct document *document = &dossier->reading.document;
    struct place place = note_place(note, dossier->evaluation, item->findings);
    struct arena arena;
    char id[UUID_TEXT];
    arena_init(&arena);
    json_object(json, NULL);
    json_text(json, "id", uuid_text(note->id, id));
    json_text(json, "at", note_at_text(note, document, &arena));
    json_text(json, "text", note->text);
    json_text(json, "author", note->author);
    json_time(json, "time", note->time);
    json_time(json, "edited", note->edited);
    json_time(json, "resolved", note->resolved);
    json_text(json, "resolver", note->resolver);
    if (place.length)
        json_finding_location(json, "where", document, place);
    else
        json_null(json, "where");
    json_end(json);
    arena_fini(&arena);
}

static void notes(struct json *json, const struct export_item *item)
{
    json_array(json, "notes");
    for (size_t i = 0; item->notes && i < item->notes->count; i++)
        note(json, item, &item->notes->items[i]);
    json_end(json);
}

static void remarks(struct json *json, const struct export_item *item)
{
    const struct evaluation *e = item->dossier->evaluation;
    json_array(json, "remarks");
    for (size_t i = 0; i < e->remark_count; i++) {
        json_object(json, NULL);
        json_text(json, "text", e->remarks[i].text);
        json_finding_location(json, "where", &item->dossier->reading.document, e->remarks[i].place);
        json_end(json);
    }
    json_end(json);
}

struct where {
    struct json *json;
    const struct document *document;
};

static void add_where(void *context, const char *path, struct place place)
{
    const struct where *where = context;
    json_finding_location(where->json, path, where->document, place);
}

static void where(struct json *json, const struct export_item *item)
{
    struct where context = {.json = json, .document = &item->dossier->reading.document};
    json_object(json, "where");
    places_each(item->dossier->evaluation, add_where, &context);
    json_end(json);
}

static void identity(struct json *json, const struct dossier *dossier)
{
    const struct evaluation *e = dossier->evaluation;
    json_text(json, "id", dossier->id);
    json_text(json, "kind", kind_name(e->kind));
    json_text(json, "unit", e->unit.text);
    json_text(json, "project", e->project.text);
    json_integer_if(json, "year", e->year, e->year);
    json_flat(json, "source");
    json_text(json, "file", dossier->file);
    json_text(json, "sha256", dossier->sha256);
    json_end(json);
}

void format_json_head(struct buffer *out, const struct policy *policy)
{
    struct json json;
    json_open(&json, out, "fuhe");
    json_text(&json, "policy", policy->name);
    json_array(&json, "evaluations");
}

enum { EVALUATIONS_DEPTH = 2 };

void format_json_item(struct buffer *out, const struct export_item *item, size_t number)
{
    const struct recomputed recomputed =
        score_evaluation(item->review->policy, item->dossier->evaluation);
    struct json json;
    json_resume(&json, out, EVALUATIONS_DEPTH, number > 0);
    json_object(&json, NULL);
    identity(&json, item->dossier);
    budget(&json, &recomputed, item);
    projects(&json, item->dossier->evaluation);
    indicators(&json, item);
    totals(&json, &recomputed, item);
    findings(&json, item, "findings", true);
    findings(&json, item, "review_findings", false);
    notes(&json, item);
    where(&json, item);
    remarks(&json, item);
    json_end(&json);
}

void format_json_foot(struct buffer *out)
{
    buffer_text(out, "\n  ]\n}\n");
}
