#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check_formats.h"
#include "commands.h"
#include "intl.h"
#include "message.h"
#include "select.h"
#include "store_policy.h"

struct check {
    struct store *store;
    const struct check_format *format;
    struct check_output output;
    size_t evaluations, by_severity[SEVERITY_INFO + 1]; /* without what was let go */
};

/* What is missing has no words to point at: then where the evaluation begins. */
static void print_finding(
    struct check *check, const struct export_item *item, const struct finding *finding)
{
    const struct finding *said = check->output.reviewed ? findings_reviewed(finding) : finding;
    const struct dossier *dossier = item->dossier;
    struct place place = said->evidence_count ? said->evidence[0] : dossier->evaluation->extent;
    const struct check_result result = {.item = item,
        .finding = finding,
        .said = said,
        .at = document_locate(&dossier->reading.document, place)};
    check->format->result(&check->output, &result);
    check->by_severity[said->severity] += !findings_let_go(finding);
}

static bool check_one(void *context, int64_t key, struct err *err)
{
    struct check *check = context;
    struct export_loaded loaded;
    enum finding_of wanted = check->output.reviewed ? OF_REVIEWED : OF_REPORTED;
    if (!export_load(&loaded, check->store, key, store_policy(check->store), err))
        return false;
    for (size_t i = 0; i < loaded.findings.count; i++)
        if (loaded.findings.items[i].of & wanted)
            print_finding(check, &loaded.item, &loaded.findings.items[i]);
    export_unload(&loaded);
    check->evaluations++;
    cli_put(&check->output.out);
    return true;
}

static int check_items(struct check *check, const struct arguments *arguments)
{
    struct err err;
    bool ok = true;
    struct selection selection;
    int code = select_wanted(check->store, arguments, &selection);
    if (!code) {
        check->format->begin(&check->output);
        ok = selection_each(check->store, &selection, check_one, check, &err);
        if (ok)
            check->format->end(&check->output);
        cli_put(&check->output.out);
    }
    selection_fini(&selection);
    if (!ok)
        message_error("%s", err.text);
    return ok ? code : CLI_CANNOT;
}

static void print_summary(const struct check *check)
{
    fprintf(stderr, _("%zu checked: %zu errors, %zu warnings, %zu infos\n"), check->evaluations,
        check->by_severity[SEVERITY_ERROR], check->by_severity[SEVERITY_WARNING],
        check->by_severity[SEVERITY_INFO]);
}

static const char *const fail_levels[] = {"error", "warning", "none", NULL};

static bool fails(const struct check *check, size_t level)
{
    const size_t *count = check->by_severity;
    return level == 0 ? count[SEVERITY_ERROR] > 0
                      : level == 1 && count[SEVERITY_ERROR] + count[SEVERITY_WARNING] > 0;
}

int check_command(const struct arguments *arguments)
{
    size_t format, level;
    if (!cli_choice("format", arguments->format, check_format_names, &format) ||
        !cli_choice("fail-level", arguments->fail_level, fail_levels, &level))
        return CLI_USAGE;
    int code;
    struct store *store = cli_open_store(arguments, false, &code);
    if (!store)
        return code;
    struct check check = {.store = store,
        .format = &check_formats[format],
        .output.policy = store_policy(store),
        .output.reviewed = arguments->reviewed};
    buffer_init(&check.output.out);
    code = check_items(&check, arguments);
    buffer_fini(&check.output.out);
    store_close(store);
    if (!cli_flush())
        return CLI_CANNOT;
    if (!code && isatty(STDERR_FILENO))
        print_summary(&check);
    return !code && fails(&check, level) ? CLI_FINDINGS : code;
}
