/* json_finding - a finding and its places as JSON, wherever findings are written. */
#ifndef FUHE_JSON_FINDING_H
#define FUHE_JSON_FINDING_H

#include "../findings.h"
#include "read/text/document.h"
#include "json.h"

/* The object of line, column and length. */
void json_finding_location(
    struct json *json, const char *key, const struct document *document, struct place place);

/* The same, null for a place of no length. */
void json_finding_place(
    struct json *json, const char *key, const struct document *document, struct place place);

/* id, code, indicator, severity, message, state, field, printed, expected, evidence into the object
 * that is open. Texts and figures are those of `said`, which is the finding or what it says of the
 * reviewed values. A waived finding is "dismissed" with "waived": true for who knows no more states
 * than the contract's three. */
void json_finding_members(struct json *json, const struct document *document,
    const struct finding *finding, const struct finding *said);

#endif
