#include "goal_seeker.h"

#include <stdlib.h>

#include "review_value.h"

enum { DOUBLINGS = 50 };
static const int64_t far_away = 1000000000000000; /* steps: further than anybody goes */

/* A number of an item, changed in steps of its last digit. */
struct knob {
    const struct goal_seeker *seeker;
    const struct goal_item *item;
    bool is_target; /* or the adjusted budget; else the actual or the executed amount */
    struct decimal from;
    int direction; /* 1, -1 */
    int64_t most;  /* steps there are */
};

static const struct reviewed_indicator *reviewed_of(const struct knob *knob)
{
    return &knob->seeker->review->indicators[knob->item->indicator];
}

static struct decimal value_at(const struct knob *knob, int64_t step)
{
    struct decimal value = knob->from;
    value.digits += knob->direction * step;
    return value;
}

static struct computed execution_at(const struct knob *knob, struct decimal value)
{
    const struct review *review = knob->seeker->review;
    const struct budget *budget = &review->evaluation->budget;
    struct figure adjusted = review->budget.adjusted, executed = review->budget.executed;
    (knob->is_target ? &adjusted : &executed)->value = value;
    return score_execution(review->policy, &adjusted, &executed, &budget->weight, &budget->score);
}

static struct computed score_at(const struct knob *knob, int64_t step)
{
    struct decimal value = value_at(knob, step);
    if (knob->item->indicator == GOAL_EXECUTION)
        return execution_at(knob, value);
    const struct review *review = knob->seeker->review;
    const struct reviewed_indicator *now = reviewed_of(knob);
    struct quantity target = now->target, actual = now->actual;
    (knob->is_target ? &target : &actual)->value = value;
    return score_indicator(review->policy, &target, &actual, &now->weight,
        &review->evaluation->indicators[knob->item->indicator].score);
}

static bool total_at(const struct knob *knob, int64_t step, struct decimal *total)
{
    struct computed score = score_at(knob, step);
    return score.known && !score.kept &&
           goal_total_with(knob->seeker, knob->item, score.value, total);
}

static bool reached_at(const struct knob *knob, int64_t step)
{
    struct decimal total;
    return total_at(knob, step, &total) && goal_reached(knob->seeker, total);
}

/* The first step from which on it is reached or not, as `wanted` says; 0: none. More is never worse
 * in a direction, so that steps can be halved. */
static int64_t first_step(const struct knob *knob, bool wanted)
{
    int64_t low = 0, high = 1;
    for (int i = 0; i < DOUBLINGS && reached_at(knob, high) != wanted; i++) {
        if (high == knob->most)
            return 0;
        low = high;
        high = high > knob->most / 2 ? knob->most : 2 * high;
    }
    if (reached_at(knob, high) != wanted)
        return 0;
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        if (reached_at(knob, middle) == wanted)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static const char *text_at(const struct knob *knob, int64_t step)
{
    struct arena *arena = knob->seeker->arena;
    struct decimal value = value_at(knob, step);
    if (knob->item->indicator == GOAL_EXECUTION)
        return decimal_string(value, arena);
    const struct indicator *reported =
        &knob->seeker->review->evaluation->indicators[knob->item->indicator];
    struct quantity quantity =
        knob->is_target ? reviewed_of(knob)->target : reviewed_of(knob)->actual;
    quantity.value = value;
    return review_value_text(
        &quantity, knob->is_target ? &reported->target : &reported->actual, knob->is_target, arena);
}

static const char *field_of(const struct knob *knob)
{
    bool execution = knob->item->indicator == GOAL_EXECUTION;
    const char *member = knob->is_target ? (execution ? "adjusted" : "target")
                         : execution     ? "executed"
                                         : "actual";
    return goal_item_field(knob->item, member, knob->seeker->arena);
}

static struct goal_answer *add_step(
    struct goal_seeker *seeker, const struct knob *knob, enum goal_kind kind, int64_t step)
{
    struct goal_change *change = arena_alloc(seeker->arena, sizeof *change);
    change->field = field_of(knob);
    change->to = text_at(knob, step);
    struct goal_answer *answer =
        goal_add_changes(seeker, kind, goal_item_field(knob->item, NULL, seeker->arena), change, 1);
    struct decimal by = {.digits = step, .scale = knob->from.scale},
                   from = {.digits = llabs(knob->from.digits), .scale = knob->from.scale};
    if (answer && !decimal_ratio(by, DECIMAL(100), from, 2, ROUND_HALF_UP, &answer->relative))
        answer->relative = DECIMAL(INT32_MAX);
    return answer;
}

/* What was found is what a replay shows, or it is no answer: a value that comes to the reported one
 * brings back the reported score. */
static bool settle(struct goal_seeker *seeker, struct goal_answer *answer, bool reached)
{
    if (answer && goal_reached(seeker, answer->total) == reached)
        return true;
    if (answer)
        goal_take_back(seeker);
    return false;
}

static bool reach(struct goal_seeker *seeker, const struct knob *knob)
{
    int64_t step = first_step(knob, true);
    if (!step)
        return false;
    struct goal_answer *answer =
        add_step(seeker, knob, knob->is_target ? GOAL_TARGET : GOAL_ACTUAL, step);
    if (!settle(seeker, answer, true))
        return false;
    return goal_total_with(seeker, knob->item, knob->item->weight, &answer->beyond);
}

static bool keep(struct goal_seeker *seeker, const struct knob *knob)
{
    int64_t lost = first_step(knob, false);
    if (!lost)
        return false;
    if (lost == 1)
        return settle(seeker, add_step(seeker, knob, GOAL_LOSES, 1), false);
    struct goal_answer *answer = add_step(seeker, knob, GOAL_ACTUAL, lost - 1);
    return settle(seeker, answer, true) && total_at(knob, lost, &answer->beyond);
}

/* Which way a number of an indicator makes its score better, and how far; 0: none that is
 * understood. A target that goes towards 0 stops before it, which is another rule, but for one not
 * to be exceeded, which is met on the other side. */
static void aim(struct knob *knob, const struct quantity *target, const struct quantity *actual)
{
    int64_t t = target->value.digits, a = actual->value.digits;
    bool at_most = target->op == OP_LE || target->op == OP_LT, exact = target->op == OP_EQ;
    int way = at_most || (exact && t < 0) ? -1 : 1;
    if (!knob->is_target) {
        knob->from = actual->value;
        knob->direction = t ? way : a < 0 ? 1 : -1;
        knob->most = t ? far_away : llabs(a);
    } else if (t) {
        knob->from = target->value;
        knob->direction = -way;
        knob->most = at_most || (t > 0) == (way < 0) ? far_away : llabs(t) - 1;
    } else {
        knob->from = target->value;
        knob->direction = at_most ? 1 : !exact && a < 0 ? -1 : 0;
        knob->most = far_away;
    }
}

static void aim_amount(struct knob *knob, const struct reviewed_budget *budget)
{
    if (!budget->adjusted.known || !budget->executed.known || budget->adjusted.value.digits <= 0 ||
        budget->executed.value.digits < 0)
        return;
    knob->from = knob->is_target ? budget->adjusted.value : budget->executed.value;
    knob->direction = knob->is_target ? -1 : 1;
    knob->most = knob->is_target ? knob->from.digits - 1 : far_away;
}

/* What is worse than a bound below 0 has no score: nothing tells how much may be lost. */
static bool has_no_share(const struct quantity *target)
{
    return target->op != OP_EQ && target->value.digits < 0;
}

static bool find_knob(struct knob *knob)
{
    bool kept = knob->seeker->goal->kept;
    knob->direction = 0;
    if (knob->item->indicator == GOAL_EXECUTION) {
        aim_amount(knob, &knob->seeker->review->budget);
    } else {
        const struct quantity *target = &reviewed_of(knob)->target,
                              *actual = &reviewed_of(knob)->actual;
        if (target->form == QUANTITY_NUMBER && actual->form == QUANTITY_NUMBER &&
            !(kept && has_no_share(target)))
            aim(knob, target, actual);
    }
    if (kept) {
        knob->direction = -knob->direction;
        knob->most = far_away;
    }
    return knob->direction != 0 && knob->most > 0;
}

bool goal_seek_values(struct goal_seeker *seeker, const struct goal_item *item)
{
    struct knob knob = {.seeker = seeker, .item = item};
    bool found = false;
    if (find_knob(&knob))
        found = seeker->goal->kept ? keep(seeker, &knob) : reach(seeker, &knob);
    knob.is_target = true;
    if (!seeker->goal->kept && find_knob(&knob))
        found |= reach(seeker, &knob);
    return found;
}
