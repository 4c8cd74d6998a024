#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "export/buffer.h"
#include "export/json.h"
#include "export/value.h"
#include "intl.h"
#include "message.h"
#include "policy_file.h"
#include "store_policy.h"
#include "table.h"
#include "watch.h"

enum { NAME_CELLS = 40, COLUMNS = 6 };

static void print_lines(const char *text, struct arena *arena)
{
    for (size_t length; *text; text += length + (text[length] == '\n')) {
        length = strcspn(text, "\n");
        cli_put_line(arena_copy(arena, text, length));
    }
}

static bool print_in_force(struct store *store, struct err *err)
{
    struct arena arena;
    struct policy_choice choice;
    bool chosen;
    arena_init(&arena);
    bool ok = store_policy_choice(store, &choice, &chosen, &arena, err);
    if (ok && chosen)
        cli_put_line(arena_format(
            &arena, _("# chosen by %s, %s"), choice.author, value_time(choice.time, &arena)));
    if (ok)
        print_lines(policy_text(store_policy(store), &arena), &arena);
    arena_fini(&arena);
    return ok;
}

static void put_policy(struct store *store)
{
    struct arena arena;
    struct buffer out;
    struct json json;
    arena_init(&arena);
    buffer_init(&out);
    json_open(&json, &out, "fuhe-policy");
    json_object(&json, "policy");
    for (size_t i = 0; i < policy_key_count; i++)
        json_text(&json, policy_keys[i].name, policy_value(store_policy(store), i, &arena));
    json_close(&json);
    cli_put(&out);
    buffer_fini(&out);
    arena_fini(&arena);
}

static void print_effects(const struct policy_effects *effects)
{
    static const struct table_column columns[COLUMNS] = {{.title = N_("id")},
        {.title = N_("unit"), .most = NAME_CELLS}, {.title = N_("total now"), .right = true},
        {.title = N_("by it"), .right = true}, {.title = N_("findings now"), .right = true},
        {.title = N_("by it"), .right = true}};
    struct table table;
    table_init(&table, columns, COLUMNS, isatty(STDOUT_FILENO));
    for (size_t i = 0; i < effects->count; i++) {
        const struct policy_effect *e = &effects->items[i];
        const char *const cells[COLUMNS] = {e->id, e->project ? e->project : e->unit,
            value_total(e->before, e->grade_before, &table.arena),
            value_total(e->after, e->grade_after, &table.arena),
            arena_format(&table.arena, "%d", e->open_before),
            arena_format(&table.arena, "%d", e->open_after)};
        table_row(&table, cells);
    }
    if (table.row_count)
        table_print(&table, 0);
    table_fini(&table);
}

static void put_effects(const struct policy_effects *effects, bool chosen)
{
    struct buffer out;
    struct json json;
    buffer_init(&out);
    json_open(&json, &out, "fuhe-policy-effects");
    json_bool(&json, "chosen", chosen);
    json_integer(&json, "looked", effects->looked);
    json_integer(&json, "unread", effects->unread);
    json_array(&json, "evaluations");
    for (size_t i = 0; i < effects->count; i++) {
        const struct policy_effect *e = &effects->items[i];
        json_object(&json, NULL);
        json_text(&json, "id", e->id);
        json_decimal(&json, "total_before", e->before.known, e->before.value);
        json_decimal(&json, "total_after", e->after.known, e->after.value);
        json_text(&json, "grade_before", grade_name(e->grade_before));
        json_text(&json, "grade_after", grade_name(e->grade_after));
        json_integer(&json, "open_before", e->open_before);
        json_integer(&json, "open_after", e->open_after);
        json_end(&json);
    }
    json_close(&json);
    cli_put(&out);
    buffer_fini(&out);
}

static int try_or_choose(struct store *store, const struct policy *policy, bool choose,
    enum format format, struct err *err)
{
    struct policy_effects effects;
    struct watch watch = {.of = PROGRESS_EVALUATIONS};
    policy_effects_init(&effects);
    bool ok = (choose ? store_policy_choose : store_policy_try)(
        store, policy, watch_step, &watch, &effects, err);
    bool whole = watch_end(&watch);
    int code = ok ? CLI_DONE : whole ? CLI_CANNOT : CLI_INTERRUPTED;
    if (ok && format == FORMAT_JSON)
        put_effects(&effects, choose);
    else if (ok)
        print_effects(&effects);
    if (ok)
        message_error(
            choose ? _("scored by %s: %lld of %lld evaluations changed, %lld their grade")
                   : _("by %s %lld of %lld evaluations would change, %lld their grade; --apply "
                       "chooses it"),
            policy->name, (long long)effects.count, (long long)effects.looked,
            (long long)effects.grades);
    if (ok && effects.unread)
        message_error(_("%lld evaluations are read otherwise by this version of fuhe and stay as "
                        "they are"),
            (long long)effects.unread);
    policy_effects_fini(&effects);
    return code;
}

static int run(const struct arguments *arguments, struct store *store, size_t format)
{
    struct err err;
    struct policy policy = policy_default;
    int code = CLI_DONE;
    if (!arguments->count && format == FORMAT_JSON)
        put_policy(store);
    else if (!arguments->count && !print_in_force(store, &err))
        code = CLI_CANNOT;
    else if (arguments->count && strcmp(arguments->items[0], policy_default.name) != 0 &&
             !policy_load(arguments->items[0], &policy, &err))
        code = CLI_CANNOT;
    else if (arguments->count)
        code = try_or_choose(store, &policy, arguments->apply, (enum format)format, &err);
    if (code)
        message_error("%s", err.text);
    return code;
}

int policy_command(const struct arguments *arguments)
{
    if (arguments->apply && !arguments->count) {
        message_error("%s", _("--apply chooses a policy: name its file, or default"));
        return CLI_USAGE;
    }
    return cli_on_store(arguments, cli_formats, run);
}
