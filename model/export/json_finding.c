#include "json_finding.h"

void json_finding_location(
    struct json *json, const char *key, const struct document *document, struct place place)
{
    struct location at = document_locate(document, place);
    json_flat(json, key);
    json_integer(json, "line", at.line);
    json_integer(json, "column", at.column);
    json_integer(json, "length", at.length);
    json_end(json);
}

void json_finding_place(
    struct json *json, const char *key, const struct document *document, struct place place)
{
    if (place.length)
        json_finding_location(json, key, document, place);
    else
        json_null(json, key);
}

static void judgement(struct json *json, const struct finding *finding)
{
    const struct judgement *judged = finding->judgement;
    enum finding_state state = findings_state(finding);
    bool waived = state == FINDING_WAIVED;
    json_text(json, "state", finding_state_name(waived ? FINDING_DISMISSED : state));
    if (state == FINDING_OPEN)
        return;
    json_bool(json, "waived", waived);
    json_text(json, "reason", judged->reason);
    json_text(json, "reviewer", judged->author);
    json_time(json, "time", judged->time);
}

void json_finding_members(struct json *json, const struct document *document,
    const struct finding *finding, const struct finding *said)
{
    json_text(json, "id", finding->id);
    json_text(json, "code", finding->code);
    json_integer_if(json, "indicator", finding->indicator, finding->indicator);
    json_text(json, "severity", severity_name(finding->severity));
    json_text(json, "message", said->message);
    judgement(json, finding);
    json_text(json, "field", said->field);
    json_text(json, "printed", said->printed);
    json_text(json, "expected", said->expected);
    json_array(json, "evidence");
    for (size_t k = 0; k < said->evidence_count; k++)
        json_finding_location(json, NULL, document, said->evidence[k]);
    json_end(json);
}
