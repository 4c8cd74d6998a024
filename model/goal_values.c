#include "goal_seeker.h"

#include "review_value.h"

enum { DOUBLINGS = 50 };

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
    struct decimal by = {.digits = step, .scale = knob->from.scale};
    if (answer && !decimal_ratio(by, DECIMAL(100), knob->from, 2, ROUND_HALF_UP, &answer->relative))
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

/* Which way a number makes the score better; 0: none that is understood. */
static int better(const struct quantity *target, const struct quantity *actual, bool is_target)
{
    bool at_most = target->op == OP_LE || target->op == OP_LT;
    if (target->form != QUANTITY_NUMBER || actual->form != QUANTITY_NUMBER ||
        target->value.digits < 0 || actual->value.digits < 0)
        return 0;
    if (decimal_is_zero(target->value))
        return is_target ? (at_most ? 1 : 0) : -1;
    return at_most == is_target ? 1 : -1;
}

static bool find_knob(struct knob *knob)
{
    const struct reviewed_budget *budget = &knob->seeker->review->budget;
    if (knob->item->indicator == GOAL_EXECUTION) {
        if (!budget->adjusted.known || !budget->executed.known ||
            budget->adjusted.value.digits <= 0 || budget->executed.value.digits < 0)
            return false;
        knob->from = knob->is_target ? budget->adjusted.value : budget->executed.value;
        knob->direction = knob->is_target ? -1 : 1;
    } else {
        const struct reviewed_indicator *now = reviewed_of(knob);
        knob->from = knob->is_target ? now->target.value : now->actual.value;
        knob->direction = better(&now->target, &now->actual, knob->is_target);
    }
    if (knob->seeker->goal->kept)
        knob->direction = -knob->direction;
    /* A target of 0 is another rule. */
    knob->most =
        knob->direction < 0 ? knob->from.digits - knob->is_target : INT64_C(1000000000000000);
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
