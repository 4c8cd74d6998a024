/*
 * SARIF 2.1.0 (OASIS): the catalogue as rules, findings as results, places as regions of
 * characters. What was dismissed or waived is there and suppressed, with the reason.
 */
#include <string.h>

#include "check_formats.h"
#include "export/json_finding.h"
#include "intl.h"
#include "path.h"

static const char schema[] =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

static const char *level_name(enum severity severity)
{
    static const char *const names[] = {
        [SEVERITY_ERROR] = "error", [SEVERITY_WARNING] = "warning", [SEVERITY_INFO] = "note"};
    return names[severity];
}

/* An object of a text: a message, a snippet. */
static void message(struct json *json, const char *key, const char *text)
{
    json_flat(json, key);
    json_text(json, "text", text);
    json_end(json);
}

static void rule(struct json *json, const struct check_info *check)
{
    json_object(json, NULL);
    json_text(json, "id", check->code);
    message(json, "shortDescription", _(check->title));
    message(json, "fullDescription", _(check->why));
    json_flat(json, "defaultConfiguration");
    json_text(json, "level", level_name(check->severity));
    json_end(json);
    json_end(json);
}

static void tool(struct json *json)
{
    json_object(json, "tool");
    json_object(json, "driver");
    json_text(json, "name", "fuhe");
    json_text(json, "version", VERSION);
    json_text(json, "semanticVersion", VERSION);
    /* The texts come in one of two languages, and this one tells which. */
    json_text(json, "language", strcmp(_("error"), "error") ? "zh-CN" : "en-US");
    json_array(json, "rules");
    for (size_t i = 0; i < check_catalogue_count; i++)
        rule(json, &check_catalogue[i]);
    json_end(json);
    json_end(json);
    json_end(json);
}

void check_sarif_begin(struct check_output *output)
{
    struct json *json = &output->json;
    json_init(json, &output->out);
    json_object(json, NULL);
    json_text(json, "$schema", schema);
    json_text(json, "version", "2.1.0");
    json_array(json, "runs");
    json_object(json, NULL);
    tool(json);
    json_text(json, "columnKind", "unicodeCodePoints");
    json_flat(json, "properties");
    json_text(json, "policy", output->policy->name);
    json_text(json, "values", output->reviewed ? "reviewed" : "reported");
    json_end(json);
    json_array(json, "results");
}

static bool stays(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("-._~/", c));
}

/* RFC 3986: relative to the working folder where it lies below it. */
static const char *uri_of(const char *file, struct arena *arena)
{
    const char *path = path_short(file);
    struct buffer uri;
    buffer_init(&uri);
    buffer_text(&uri, *path == '/' ? "file://" : "");
    for (const char *p = path; *p; p++)
        if (stays((unsigned char)*p))
            buffer_add(&uri, p, 1);
        else
            buffer_format(&uri, "%%%02X", (unsigned)(unsigned char)*p);
    const char *text = arena_copy(arena, uri.bytes ? uri.bytes : "", uri.length);
    buffer_fini(&uri);
    return text;
}

/* The end of a region is behind its last character. */
static void region(
    struct json *json, const struct document *document, struct place place, struct arena *arena)
{
    struct location at = document_locate(document, place);
    json_flat(json, "region");
    json_integer(json, "startLine", at.line);
    json_integer(json, "startColumn", at.column);
    if (place.length) {
        struct place end = {.start = place.start + place.length};
        struct location behind = document_locate(document, end);
        json_integer(json, "endLine", behind.line);
        json_integer(json, "endColumn", behind.column);
        message(json, "snippet", document_text(document, place, arena));
    }
    json_end(json);
}

static void location(
    struct json *json, const struct export_item *item, struct place place, struct arena *arena)
{
    json_object(json, NULL);
    json_object(json, "physicalLocation");
    json_flat(json, "artifactLocation");
    json_text(json, "uri", uri_of(item->dossier->file, arena));
    json_end(json);
    region(json, &item->dossier->reading.document, place, arena);
    json_end(json);
    json_end(json);
}

static void locations(struct json *json, const struct check_result *result, struct arena *arena)
{
    const struct finding *said = result->said;
    struct place begin = {.start = result->item->dossier->evaluation->extent.start};
    json_array(json, "locations");
    location(json, result->item, said->evidence_count ? said->evidence[0] : begin, arena);
    json_end(json);
    if (said->evidence_count < 2)
        return;
    json_array(json, "relatedLocations");
    for (size_t i = 1; i < said->evidence_count; i++)
        location(json, result->item, said->evidence[i], arena);
    json_end(json);
}

static void suppressions(struct json *json, const struct finding *finding)
{
    json_array(json, "suppressions");
    if (findings_let_go(finding)) {
        json_flat(json, NULL);
        json_text(json, "kind", "external");
        json_text(json, "status", "accepted");
        if (finding->judgement->reason)
            json_text(json, "justification", finding->judgement->reason);
        json_end(json);
    }
    json_end(json);
}

static void properties(struct json *json, const struct check_result *result)
{
    const struct finding *finding = result->finding, *said = result->said;
    json_object(json, "properties");
    json_text(json, "evaluation", result->item->dossier->id);
    json_text(json, "code", finding->code);
    if (finding->indicator)
        json_integer(json, "indicator", finding->indicator);
    json_text(json, "field", said->field);
    json_text(json, "printed", said->printed);
    json_text(json, "expected", said->expected);
    json_text(json, "state", finding_state_name(findings_state(finding)));
    json_end(json);
}

/* Findings of two evaluations of a document may have the same id. */
static const char *fingerprint(const struct check_result *result, struct arena *arena)
{
    const char *number = strchr(result->item->dossier->id, '-');
    return arena_format(arena, "%s %s", number ? number + 1 : "", result->finding->id);
}

/* Single braces would stand for an argument of the message. */
static const char *with_braces(const char *text, struct arena *arena)
{
    char *doubled = arena_alloc(arena, 2 * strlen(text) + 1), *end = doubled;
    for (; *text; text++) {
        *end++ = *text;
        if (*text == '{' || *text == '}')
            *end++ = *text;
    }
    return doubled;
}

void check_sarif_result(struct check_output *output, const struct check_result *result)
{
    const struct check_info *check = checks_find(result->finding->code);
    struct json *json = &output->json;
    struct arena arena;
    arena_init(&arena);
    json_object(json, NULL);
    json_text(json, "ruleId", check->code);
    json_integer(json, "ruleIndex", check - check_catalogue);
    json_text(json, "level", level_name(result->said->severity));
    message(json, "message", with_braces(result->said->message, &arena));
    locations(json, result, &arena);
    json_flat(json, "partialFingerprints");
    json_text(json, "finding/v1", fingerprint(result, &arena));
    json_end(json);
    suppressions(json, result->finding);
    properties(json, result);
    json_end(json);
    arena_fini(&arena);
}

void check_sarif_end(struct check_output *output)
{
    json_close(&output->json);
}
