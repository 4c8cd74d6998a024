/* check_formats - how `fuhe check` writes what it finds: text, json, sarif. */
#ifndef FUHE_CHECK_FORMATS_H
#define FUHE_CHECK_FORMATS_H

#include "export.h"
#include "export/json.h"

struct check_output {
    struct buffer out;
    struct json json;
    const struct policy *policy;
    bool reviewed; /* the findings are those of the reviewed values */
};

/* A finding of an evaluation. */
struct check_result {
    const struct export_item *item;
    const struct finding *finding;
    const struct finding *said; /* as the values that were asked for have it */
    struct location at;         /* of its words; where it has none, of the evaluation */
};

struct check_format {
    void (*begin)(struct check_output *output);
    void (*result)(struct check_output *output, const struct check_result *result);
    void (*end)(struct check_output *output);
};
extern const struct check_format check_formats[];
extern const char *const check_format_names[]; /* of those; NULL ends them */

void check_sarif_begin(struct check_output *output);
void check_sarif_result(struct check_output *output, const struct check_result *result);
void check_sarif_end(struct check_output *output);

#endif
