#include "review.h"

#include "review_field.h"
#include "review_judge.h"
#include "review_steps.h"
#include "review_value.h"

/* A change in force. */
struct change {
    const struct entry *entry;
    struct change *earlier; /* of the same field */
    size_t order;           /* from 1: which of two came later */
};

struct replay {
    const struct evaluation *evaluation;
    const struct policy *policy;
    struct arena *arena;
    struct change **last; /* of each field, by slot */
    size_t order;         /* of the last change */
};

/* What the changes say of a score. */
struct wanted {
    enum basis basis;
    struct decimal value; /* of a manual one */
    size_t order;         /* 0: nothing */
};

static bool fits(const struct evaluation *evaluation, const char *path, struct review_field *field)
{
    return path && review_field_parse(path, field) &&
           (field->what >= REVIEW_OF_INDICATOR || field->indicator < evaluation->indicator_count);
}

static bool find_status(const char *text, enum status *out)
{
    for (int s = STATUS_PENDING; s <= STATUS_REVIEWED; s++)
        if (review_value_is(text, status_name((enum status)s))) {
            *out = (enum status)s;
            return true;
        }
    *out = STATUS_PENDING;
    return review_value_is(text, "reported");
}

static void follow_status(struct review *review, enum review_what what, const char *to)
{
    enum status status;
    if (what != REVIEW_STATUS)
        review->status += review->status == STATUS_PENDING;
    else if (find_status(to, &status))
        review->status = status;
}

/* False: it does not fit the evaluation. */
static bool take_change(struct replay *replay, struct review *review, const struct entry *entry)
{
    size_t indicators = replay->evaluation->indicator_count;
    struct review_field field;
    enum finding_state state;
    if (review_judge_is(entry->field) && review_judge_state(entry->to, &state)) {
        review->status += review->status == STATUS_PENDING;
        return true;
    }
    if (!fits(replay->evaluation, entry->field, &field))
        return false;
    struct change **last = &replay->last[review_field_slot(field, indicators)];
    struct change *change = arena_alloc(replay->arena, sizeof *change);
    *change = (struct change){entry, *last, ++replay->order};
    *last = change;
    follow_status(review, field.what, entry->to);
    return true;
}

static void collect_changes(
    struct replay *replay, struct review *review, const struct entry *entries, size_t count)
{
    size_t done, all;
    const struct review_step *steps = review_steps(entries, count, replay->arena, &done, &all);
    replay->last = arena_alloc(replay->arena,
        review_field_slots(replay->evaluation->indicator_count) * sizeof *replay->last);
    for (size_t s = 0; s < done; s++)
        for (size_t e = steps[s].first; e < steps[s].first + steps[s].count; e++)
            if (entries[e].field && entries[e].to && take_change(replay, review, &entries[e]) &&
                entries[e].author)
                review->reviewer = entries[e].author;
    review->undo_steps = done;
    review->redo_steps = all - done;
}

static const struct change *last_change(
    const struct replay *replay, enum review_what what, size_t indicator)
{
    return replay->last[review_field_slot(
        (struct review_field){what, indicator}, replay->evaluation->indicator_count)];
}

/* Each of the three below gives the order of the change that counts, 0 when none does. */

/* Going back to the report takes back the change before it, and with it what that made of the
 * score; what was set after that change is not undone. */
static size_t order_taken_back(const struct change *change)
{
    while (change && review_value_is(change->entry->to, "reported"))
        change = change->earlier;
    return change ? change->order : 0;
}

static size_t replay_quantity(const struct replay *replay, const struct change *change,
    const struct quantity *reported, bool is_target, struct quantity *out)
{
    for (; change; change = change->earlier) {
        *out = *reported;
        if (review_value_is(change->entry->to, "reported"))
            return order_taken_back(change);
        if (review_value_quantity(change->entry->to, reported, is_target, replay->arena, out))
            return change->order;
    }
    *out = *reported;
    return 0;
}

static size_t replay_figure(const struct change *change, const struct figure *reported,
    bool (*read)(const char *text, struct decimal *out), struct figure *out)
{
    *out = *reported;
    for (; change; change = change->earlier) {
        if (review_value_is(change->entry->to, "reported"))
            return order_taken_back(change);
        struct decimal value;
        if (read(change->entry->to, &value)) {
            out->known = true;
            out->value = value;
            return change->order;
        }
    }
    return 0;
}

static struct wanted replay_score(const struct change *change, const struct figure *most)
{
    for (; change; change = change->earlier) {
        struct wanted wanted = {.basis = BASIS_MANUAL, .order = change->order};
        if (review_value_is(change->entry->to, "computed"))
            wanted.basis = BASIS_COMPUTED;
        else if (review_value_is(change->entry->to, "reported"))
            wanted.basis = BASIS_REPORTED;
        else if (!review_value_points(change->entry->to, &wanted.value) ||
                 (most->known && decimal_compare(wanted.value, most->value) > 0))
            continue;
        return wanted;
    }
    return (struct wanted){.basis = BASIS_REPORTED};
}

static size_t later(size_t a, size_t b)
{
    return a > b ? a : b;
}

static struct wanted settle(struct wanted wanted, size_t values_order, bool values_changed)
{
    if (values_order > wanted.order)
        wanted.basis = values_changed ? BASIS_COMPUTED : BASIS_REPORTED;
    return wanted;
}

/* The score of the basis; the computed one stands in for one the report does not give. */
static struct computed choose_score(const struct wanted *wanted, const struct figure *reported,
    struct computed computed, enum basis *basis)
{
    *basis = wanted->basis;
    if (wanted->basis == BASIS_MANUAL)
        return (struct computed){.known = true, .value = wanted->value};
    if (wanted->basis == BASIS_REPORTED && reported->known)
        return (struct computed){.known = true, .value = reported->value};
    if (computed.known)
        *basis = BASIS_COMPUTED;
    return computed;
}

static bool score_differs(
    struct computed score, const struct figure *reported, struct computed standing_in)
{
    struct computed before = {.known = reported->known, .value = reported->value};
    return !score_same(score, before.known ? before : standing_in);
}

static const char *last_reason(
    const struct replay *replay, enum review_what first, enum review_what last, size_t indicator)
{
    const char *reason = NULL;
    size_t order = 0;
    for (int what = (int)first; what <= (int)last; what++)
        for (const struct change *c = last_change(replay, (enum review_what)what, indicator);
             c && c->order > order; c = c->earlier)
            if (c->entry->reason && *c->entry->reason) {
                reason = c->entry->reason;
                order = c->order;
            }
    return reason;
}

/* A score that cannot be computed keeps the reported one, but not above a weight that was lowered.
 */
static struct computed score_at_most(struct computed score, const struct figure *weight)
{
    if (score.kept && weight->known && decimal_compare(score.value, weight->value) > 0)
        score.value = weight->value;
    return score;
}

static bool replay_indicator(
    const struct replay *replay, size_t i, struct reviewed_indicator *reviewed)
{
    const struct indicator *reported = &replay->evaluation->indicators[i];
    size_t target = replay_quantity(
        replay, last_change(replay, REVIEW_TARGET, i), &reported->target, true, &reviewed->target);
    size_t actual = replay_quantity(
        replay, last_change(replay, REVIEW_ACTUAL, i), &reported->actual, false, &reviewed->actual);
    size_t weight = replay_figure(last_change(replay, REVIEW_WEIGHT, i), &reported->weight,
        review_value_points, &reviewed->weight);
    bool value_changed = !review_value_same(&reviewed->target, &reported->target) ||
                         !review_value_same(&reviewed->actual, &reported->actual);
    bool weight_changed = !review_value_same_figure(&reviewed->weight, &reported->weight);

    reviewed->completion =
        (struct computed){reported->completion.known, false, reported->completion.value};
    if (value_changed || !reviewed->completion.known)
        reviewed->completion = score_completion(&reviewed->target, &reviewed->actual);

    reviewed->computed = score_indicator(
        replay->policy, &reviewed->target, &reviewed->actual, &reviewed->weight, &reported->score);
    if (weight_changed)
        reviewed->computed = score_at_most(reviewed->computed, &reviewed->weight);
    struct wanted wanted =
        settle(replay_score(last_change(replay, REVIEW_SCORE, i), &reviewed->weight),
            later(later(target, actual), weight), value_changed || weight_changed);
    reviewed->score = choose_score(&wanted, &reported->score, reviewed->computed, &reviewed->basis);

    bool differs = value_changed || weight_changed ||
                   score_differs(reviewed->score, &reported->score, reviewed->computed);
    if (differs)
        reviewed->reason = last_reason(replay, REVIEW_TARGET, REVIEW_SCORE, i);
    return differs;
}

static bool replay_budget(
    const struct replay *replay, bool counts, struct reviewed_budget *reviewed)
{
    const struct budget *reported = &replay->evaluation->budget;
    size_t adjusted = replay_figure(last_change(replay, REVIEW_ADJUSTED, 0), &reported->adjusted,
        review_value_amount, &reviewed->adjusted);
    size_t executed = replay_figure(last_change(replay, REVIEW_EXECUTED, 0), &reported->executed,
        review_value_amount, &reviewed->executed);
    bool changed = !review_value_same_figure(&reviewed->adjusted, &reported->adjusted) ||
                   !review_value_same_figure(&reviewed->executed, &reported->executed);

    reviewed->rate = (struct computed){reported->rate.known, false, reported->rate.value};
    if (changed || !reviewed->rate.known)
        reviewed->rate = score_rate(&reviewed->adjusted, &reviewed->executed);

    bool differs = changed;
    if (counts) {
        struct figure most = {
            .known = true, .value = score_execution_weight(replay->policy, reported)};
        struct wanted wanted =
            settle(replay_score(last_change(replay, REVIEW_BUDGET_SCORE, 0), &most),
                later(adjusted, executed), changed);
        reviewed->computed = score_execution(replay->policy, &reviewed->adjusted,
            &reviewed->executed, &reported->weight, &reported->score);
        reviewed->score =
            choose_score(&wanted, &reported->score, reviewed->computed, &reviewed->basis);
        differs |= score_differs(reviewed->score, &reported->score, reviewed->computed);
    }
    if (differs)
        reviewed->reason = last_reason(replay, REVIEW_ADJUSTED, REVIEW_BUDGET_SCORE, 0);
    return differs;
}

/* Where the scores make no total, the report's own stands. */
static struct computed total_of(const struct review *review)
{
    const struct figure *reported = &review->evaluation->total;
    struct score_sum sum = {0};
    for (size_t i = 0; i < review->evaluation->indicator_count; i++)
        score_sum_add(&sum, &review->indicators[i].weight, review->indicators[i].score);
    struct computed total = score_sum_total(sum, review->counts_execution, review->budget.score);
    if (!total.known && reported->known)
        total = (struct computed){.known = true, .kept = true, .value = reported->value};
    return total;
}

struct review review_replay(const struct evaluation *evaluation, const struct policy *policy,
    const struct entry *entries, size_t count, struct arena *arena)
{
    struct replay replay = {.evaluation = evaluation, .policy = policy, .arena = arena};
    struct review review = {.evaluation = evaluation,
        .policy = policy,
        .counts_execution = score_counts_execution(policy, evaluation)};
    collect_changes(&replay, &review, entries, count);
    const struct review_judgements judgements = review_judge_all(entries, count, arena);
    review.judgements = judgements.items;
    review.judgement_count = judgements.count;

    review.differs = replay_budget(&replay, review.counts_execution, &review.budget);
    review.indicators = arena_alloc(arena, evaluation->indicator_count * sizeof *review.indicators);
    for (size_t i = 0; i < evaluation->indicator_count; i++)
        review.differs |= replay_indicator(&replay, i, &review.indicators[i]);
    review.total = total_of(&review);
    if (review.total.known)
        review.grade = policy_grade(policy, review.total.value);
    return review;
}

struct entry entry_copy(const struct entry *entry, struct arena *arena)
{
    return (struct entry){.kind = entry->kind,
        .step = arena_text(arena, entry->step),
        .field = arena_text(arena, entry->field),
        .from = arena_text(arena, entry->from),
        .to = arena_text(arena, entry->to),
        .reason = arena_text(arena, entry->reason),
        .about = arena_text(arena, entry->about),
        .author = arena_text(arena, entry->author),
        .time = entry->time};
}

static bool is_lower(const struct computed *before, const struct computed *after)
{
    return before->known && after->known && decimal_compare(after->value, before->value) < 0;
}

bool review_lowers(const struct review *before, const struct review *after)
{
    for (size_t i = 0; i < before->evaluation->indicator_count; i++)
        if (is_lower(&before->indicators[i].score, &after->indicators[i].score))
            return true;
    return is_lower(&before->budget.score, &after->budget.score);
}

const char *basis_name(enum basis basis)
{
    static const char *const names[] = {
        [BASIS_REPORTED] = "reported", [BASIS_COMPUTED] = "computed", [BASIS_MANUAL] = "manual"};
    return names[basis];
}

const char *status_name(enum status status)
{
    static const char *const names[] = {[STATUS_PENDING] = "pending",
        [STATUS_IN_REVIEW] = "in-review",
        [STATUS_REVIEWED] = "reviewed"};
    return names[status];
}
