#include "check_formats.h"

#include "export/json_finding.h"
#include "path.h"

static void nothing(struct check_output *output)
{
    (void)output;
}

/* FILE:LINE:COLUMN: severity: message [code], as editors and CI tools expect it from compilers: not
 * translated but for the message. */
static void text_result(struct check_output *output, const struct check_result *result)
{
    const struct finding *finding = result->said;
    struct buffer *line = &output->out;
    if (findings_let_go(result->finding))
        return;
    buffer_plain(line, path_short(result->item->dossier->file));
    buffer_format(
        line, ":%u:%u: %s: ", result->at.line, result->at.column, severity_name(finding->severity));
    buffer_plain(line, finding->message);
    buffer_format(line, " [%s]\n", finding->code);
}

static void json_begin(struct check_output *output)
{
    struct json *json = &output->json;
    json_open(json, &output->out, "fuhe-check");
    json_text(json, "policy", output->policy->name);
    json_text(json, "values", output->reviewed ? "reviewed" : "reported");
    json_array(json, "findings");
}

static void json_result(struct check_output *output, const struct check_result *result)
{
    const struct dossier *dossier = result->item->dossier;
    struct json *json = &output->json;
    json_object(json, NULL);
    json_text(json, "evaluation", dossier->id);
    json_text(json, "unit", dossier->evaluation->unit.text);
    json_text(json, "file", dossier->file);
    json_integer(json, "line", result->at.line);
    json_integer(json, "column", result->at.column);
    json_finding_members(json, &dossier->reading.document, result->finding, result->said);
    json_end(json);
}

static void json_finish(struct check_output *output)
{
    json_close(&output->json);
}

const struct check_format check_formats[] = {
    {nothing, text_result, nothing},
    {json_begin, json_result, json_finish},
    {check_sarif_begin, check_sarif_result, check_sarif_end},
};
const char *const check_format_names[] = {"text", "json", "sarif", NULL};
