#include "goal.h"

#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "export/json.h"
#include "intl.h"
#include "message.h"
#include "select.h"

static void print_line(const char *text, struct buffer *out)
{
    buffer_plain(out, text);
    buffer_text(out, "\n");
}

static void put_text(const struct goal *goal, const struct export_loaded *loaded,
    struct arena *arena, struct buffer *out)
{
    print_line(goal_state_text(goal, arena), out);
    for (size_t i = 0; i < goal->count; i++)
        print_line(
            arena_format(arena, "  %s", goal_text(goal, &goal->answers[i], &loaded->review, arena)),
            out);
    if (!goal->count)
        print_line(arena_format(arena, "  %s", _("nothing to change")), out);
}

static void put_change(struct json *json, const struct goal_change *change)
{
    json_flat(json, NULL);
    json_text(json, "field", change->field);
    json_text(json, "from", change->from);
    json_text(json, "to", change->to);
    json_text(json, "becomes", change->becomes);
    json_end(json);
}

static void put_answer(struct json *json, const struct goal *goal, const struct goal_answer *answer,
    const struct review *review, struct arena *arena)
{
    bool values = answer->kind == GOAL_ACTUAL || answer->kind == GOAL_TARGET;
    json_object(json, NULL);
    json_text(json, "kind", goal_kind_name(answer->kind));
    json_filled(json, "field", answer->field);
    json_array(json, "changes");
    for (size_t i = 0; i < answer->change_count; i++)
        put_change(json, &answer->changes[i]);
    json_end(json);
    json_decimal(json, "total", true, answer->total);
    json_text(json, "grade", grade_name(answer->grade));
    json_decimal(json, "beyond", values, answer->beyond);
    json_text(json, "text", goal_text(goal, answer, review, arena));
    json_end(json);
}

static void put_json(const struct goal *goal, const struct export_loaded *loaded,
    struct arena *arena, struct buffer *out)
{
    struct json json;
    json_open(&json, out, "fuhe-goal");
    json_text(&json, "id", loaded->dossier.id);
    json_text(&json, "policy", loaded->review.policy->name);
    json_decimal(&json, "total", true, goal->total);
    json_text(&json, "grade", grade_name(goal->now));
    json_text(&json, "wanted", grade_name(goal->wanted));
    json_decimal(&json, "bound", true, goal->bound);
    json_bool(&json, "kept", goal->kept);
    json_array(&json, "answers");
    for (size_t i = 0; i < goal->count; i++)
        put_answer(&json, goal, &goal->answers[i], &loaded->review, arena);
    json_close(&json);
}

static int seek(const struct export_loaded *loaded, enum grade wanted, enum format format)
{
    struct err err;
    struct goal goal;
    struct arena arena;
    struct buffer out;
    arena_init(&arena);
    bool found = goal_seek(&loaded->review, loaded->dossier.entries, loaded->dossier.entry_count,
        &loaded->findings, wanted, &goal, &arena, &err);
    if (found) {
        buffer_init(&out);
        (format == FORMAT_JSON ? put_json : put_text)(&goal, loaded, &arena, &out);
        cli_put(&out);
        buffer_fini(&out);
    } else {
        message_error("%s: %s", loaded->dossier.id, err.text);
    }
    arena_fini(&arena);
    return found ? CLI_DONE : CLI_USAGE;
}

static bool find_grade(const char *name, enum grade *grade)
{
    for (*grade = GRADE_YOU; *grade <= GRADE_CHA; ++*grade)
        if (strcmp(name, grade_name(*grade)) == 0)
            return true;
    message_error(_("%s: no grade; there are 优, 良, 中"), name);
    return false;
}

static int seek_wanted(const struct arguments *arguments, struct store *store, size_t format)
{
    struct export_loaded loaded;
    enum grade wanted = GRADE_NONE;
    if (arguments->count > 1 && !find_grade(arguments->items[1], &wanted))
        return CLI_USAGE;
    int code = select_load(store, arguments->items[0], &loaded);
    if (!code) {
        code = seek(&loaded, wanted, (enum format)format);
        export_unload(&loaded);
    }
    return code;
}

int goal_command(const struct arguments *arguments)
{
    return cli_on_store(arguments, cli_formats, seek_wanted);
}
