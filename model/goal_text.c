#include <string.h>

#include "export/value.h"
#include "goal.h"
#include "intl.h"
#include "review_judge.h"

static const char *total_text(
    const struct review *review, struct decimal total, struct arena *arena)
{
    struct computed computed = {.known = true, .value = total};
    return value_total(computed, policy_grade(review->policy, total), arena);
}

const char *goal_state_text(const struct goal *goal, struct arena *arena)
{
    const char *format = goal->kept ? _("%s %s: %s above the bound of %s, %s")
                                    : _("%s %s: %s missing to %s, which begins at %s");
    return arena_format(arena, format, decimal_string(goal->total, arena), grade_name(goal->now),
        decimal_string(goal->distance, arena), grade_name(goal->wanted),
        decimal_string(goal->bound, arena));
}

/* "3. 项目支出预算执行率: score 7.08 → 10.19" */
static const char *change_text(
    const struct goal_change *change, const struct review *review, struct arena *arena)
{
    return arena_format(arena, "%s %s → %s", value_field(review->evaluation, change->field, arena),
        *change->from ? change->from : "-", change->becomes);
}

/* All values; that findings hold is not said again. */
static const char *changes_text(
    const struct goal_answer *answer, const struct review *review, struct arena *arena)
{
    const char *all = NULL;
    for (size_t i = 0; i < answer->change_count; i++) {
        const struct goal_change *change = &answer->changes[i];
        if (review_judge_is(change->field) || strcmp(change->from, change->becomes) == 0)
            continue;
        const char *one = change_text(change, review, arena);
        all = all ? arena_format(arena, _("%s; %s"), all, one) : one;
    }
    return all ? all : "";
}

static const char *value_answer(const struct goal *goal, const struct goal_answer *answer,
    const struct review *review, struct arena *arena)
{
    const char *change = changes_text(answer, review, arena), *grade = grade_name(goal->wanted),
               *total = decimal_string(answer->total, arena);
    const char *beyond = total_text(review, answer->beyond, arena);
    if (goal->kept)
        return arena_format(
            arena, _("%s keeps %s (%s); one step further it is %s"), change, grade, total, beyond);
    if (decimal_compare(answer->beyond, answer->total) == 0)
        return arena_format(arena, _("%s reaches %s (%s)"), change, grade, total);
    return arena_format(
        arena, _("%s reaches %s (%s); its full score makes %s"), change, grade, total, beyond);
}

static const char *extreme_text(const struct goal *goal, const struct goal_answer *answer,
    const struct review *review, struct arena *arena)
{
    const char *total = total_text(review, answer->total, arena);
    if (!*answer->field)
        return arena_format(
            arena, _("not to be reached: full scores everywhere make no more than %s"), total);
    if (answer->kind == GOAL_CANNOT && decimal_compare(answer->total, goal->total) == 0)
        return arena_format(arena, _("%s: has its full score already"),
            value_field(review->evaluation, answer->field, arena));
    return arena_format(arena,
        answer->kind == GOAL_SAFE ? _("%s: without any of its points it is still %s")
                                  : _("%s: its full score makes no more than %s"),
        value_field(review->evaluation, answer->field, arena), total);
}

const char *goal_text(const struct goal *goal, const struct goal_answer *answer,
    const struct review *review, struct arena *arena)
{
    const char *change = changes_text(answer, review, arena), *grade = grade_name(goal->wanted),
               *total = decimal_string(answer->total, arena);
    switch (answer->kind) {
    case GOAL_ACTUAL:
    case GOAL_TARGET:
        return value_answer(goal, answer, review, arena);
    case GOAL_SCORE:
        return arena_format(arena,
            goal->kept ? _("%s by hand keeps %s (%s)") : _("%s by hand reaches %s (%s)"), change,
            grade, total);
    case GOAL_RECOMPUTED:
        return arena_format(
            arena, _("%s, the recomputed score, reaches %s (%s)"), change, grade, total);
    case GOAL_LOSES:
        return arena_format(arena,
            strcmp(answer->changes[0].to, "computed") == 0
                ? _("%s, the recomputed score, already loses %s: %s")
                : _("%s already loses %s: %s"),
            change, grade, total_text(review, answer->total, arena));
    case GOAL_TOGETHER:
        return arena_format(arena, _("only together: %s reaches %s (%s)"), change, grade, total);
    case GOAL_FINDINGS:
        return arena_format(arena, _("if the findings hold, %s → %s: %s"),
            total_text(review, goal->total, arena), total_text(review, answer->total, arena),
            change);
    default:
        return extreme_text(goal, answer, review, arena);
    }
}

const char *goal_kind_name(enum goal_kind kind)
{
    static const char *const names[] = {[GOAL_RECOMPUTED] = "recomputed",
        [GOAL_LOSES] = "loses",
        [GOAL_ACTUAL] = "actual",
        [GOAL_SCORE] = "score",
        [GOAL_TARGET] = "target",
        [GOAL_TOGETHER] = "together",
        [GOAL_FINDINGS] = "findings",
        [GOAL_SAFE] = "safe",
        [GOAL_CANNOT] = "cannot"};
    return names[kind];
}
