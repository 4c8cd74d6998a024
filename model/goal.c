#include "goal.h"

#include <stdlib.h>
#include <string.h>

#include "goal_seeker.h"
#include "intl.h"

const char *goal_item_field(const struct goal_item *item, const char *member, struct arena *arena)
{
    if (item->indicator == GOAL_EXECUTION)
        return arena_format(arena, "budget.%s", member ? member : "score");
    if (!member)
        return arena_format(arena, "indicators[%d]", item->indicator + 1);
    return arena_format(arena, "indicators[%d].%s", item->indicator + 1, member);
}

bool goal_total_with(const struct goal_seeker *seeker, const struct goal_item *item,
    struct decimal score, struct decimal *total)
{
    return decimal_subtract(seeker->goal->total, item->score, total) &&
           decimal_add(*total, score, total);
}

bool goal_reached(const struct goal_seeker *seeker, struct decimal total)
{
    return decimal_compare(total, seeker->goal->bound) >= 0;
}

static struct goal_answer *add(struct goal_seeker *seeker, struct goal_answer answer)
{
    struct goal *goal = seeker->goal;
    goal->answers = arena_grow(
        seeker->arena, goal->answers, goal->count, &seeker->capacity, sizeof *goal->answers);
    answer.order = goal->count;
    goal->answers[goal->count] = answer;
    return &goal->answers[goal->count++];
}

void goal_take_back(struct goal_seeker *seeker)
{
    seeker->goal->count--;
}

static struct goal_answer *add_total(
    struct goal_seeker *seeker, enum goal_kind kind, const char *field, struct decimal total)
{
    return add(seeker, (struct goal_answer){.kind = kind,
                           .field = field,
                           .total = total,
                           .grade = policy_grade(seeker->review->policy, total)});
}

struct goal_answer *goal_add_changes(struct goal_seeker *seeker, enum goal_kind kind,
    const char *field, struct goal_change *changes, size_t count)
{
    size_t base = seeker->entry_count;
    struct review review = *seeker->review;
    struct entry *entries = arena_alloc(seeker->arena, (base + count) * sizeof *entries);
    if (base)
        memcpy(entries, seeker->entries, base * sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        struct entry *entry = &entries[base + i];
        if (!review_change(&review, changes[i].field, changes[i].to, entry, seeker->arena, NULL))
            return NULL;
        changes[i].from = arena_format(seeker->arena, "%s", entry->from);
        changes[i].to = entry->to;
        review =
            review_replay(review.evaluation, review.policy, entries, base + i + 1, seeker->arena);
    }
    if (!review.total.known || review.total.kept)
        return NULL;
    for (size_t i = 0; i < count; i++)
        changes[i].becomes = review_value(&review, changes[i].field, seeker->arena);
    struct goal_answer *answer = add_total(seeker, kind, field, review.total.value);
    answer->changes = changes;
    answer->change_count = count;
    return answer;
}

static struct goal_answer *add_score(
    struct goal_seeker *seeker, enum goal_kind kind, const struct goal_item *item, const char *to)
{
    struct goal_change *change = arena_alloc(seeker->arena, sizeof *change);
    change->field = goal_item_field(item, "score", seeker->arena);
    change->to = to;
    return goal_add_changes(seeker, kind, goal_item_field(item, NULL, seeker->arena), change, 1);
}

/* `distance` as a score may have it: at least as much to reach, at most as much to lose. */
static bool scored_distance(const struct goal_seeker *seeker, struct decimal *out)
{
    int places = seeker->review->policy->places;
    struct decimal step = {.digits = 1, .scale = places}, distance = seeker->goal->distance;
    return decimal_round(distance, places, ROUND_DOWN, out) &&
           (seeker->goal->kept || decimal_compare(*out, distance) == 0 ||
               decimal_add(*out, step, out));
}

static void seek_score(struct goal_seeker *seeker, const struct goal_item *item)
{
    struct decimal score, by;
    if (!scored_distance(seeker, &by))
        return;
    if (seeker->goal->kept ? !decimal_subtract(item->score, by, &score) || !by.digits
                           : !decimal_add(item->score, by, &score))
        return;
    struct goal_answer *answer =
        add_score(seeker, GOAL_SCORE, item, decimal_string(score, seeker->arena));
    if (!answer)
        return;
    if (!goal_reached(seeker, answer->total))
        goal_take_back(seeker);
    else if (!decimal_ratio(by, DECIMAL(100), item->score, 2, ROUND_HALF_UP, &answer->relative))
        answer->relative = DECIMAL(INT32_MAX);
}

/* The recomputed score is the answer where it alone reaches or loses the grade. */
static bool seek_recomputed(struct goal_seeker *seeker, const struct goal_item *item)
{
    struct decimal total;
    bool kept = seeker->goal->kept;
    if (!item->computed.known || !goal_total_with(seeker, item, item->computed.value, &total) ||
        goal_reached(seeker, total) == kept)
        return false;
    return add_score(seeker, kept ? GOAL_LOSES : GOAL_RECOMPUTED, item, "computed") != NULL;
}

/* The nearest to the bound first. */
static void add_extreme(
    struct goal_seeker *seeker, enum goal_kind kind, const char *field, struct decimal total)
{
    struct goal_answer *answer = add_total(seeker, kind, field, total);
    if (decimal_subtract(total, seeker->goal->bound, &answer->relative) &&
        answer->relative.digits < 0)
        answer->relative.digits = -answer->relative.digits;
}

static void seek_item(struct goal_seeker *seeker, const struct goal_item *item)
{
    struct decimal extreme;
    bool kept = seeker->goal->kept;
    const char *field = goal_item_field(item, NULL, seeker->arena);
    if (!goal_total_with(seeker, item, kept ? DECIMAL(0) : item->weight, &extreme))
        return;
    if (goal_reached(seeker, extreme) == kept)
        add_extreme(seeker, kept ? GOAL_SAFE : GOAL_CANNOT, field, extreme);
    else if (!seek_recomputed(seeker, item) && !goal_seek_values(seeker, item))
        seek_score(seeker, item);
}

static int by_missing(const void *a, const void *b)
{
    const struct goal_item *x = *(const struct goal_item *const *)a,
                           *y = *(const struct goal_item *const *)b;
    struct decimal xs, ys;
    if (!decimal_subtract(x->weight, x->score, &xs) || !decimal_subtract(y->weight, y->score, &ys))
        return 0;
    int order = decimal_compare(ys, xs);
    return order ? order : x->indicator - y->indicator;
}

/* The fewest at their full scores; where all of them are not enough, what all make. */
static void seek_together(struct goal_seeker *seeker)
{
    struct decimal total = seeker->goal->total;
    size_t count = 0;
    const struct goal_item **items =
        arena_alloc(seeker->arena, (seeker->item_count + 1) * sizeof *items);
    struct goal_change *changes =
        arena_alloc(seeker->arena, (seeker->item_count + 1) * sizeof *changes);
    for (size_t i = 0; i < seeker->item_count; i++)
        if (decimal_compare(seeker->items[i].score, seeker->items[i].weight) < 0)
            items[count++] = &seeker->items[i];
    qsort(items, count, sizeof *items, by_missing);
    size_t used = 0;
    for (; used < count && !goal_reached(seeker, total); used++) {
        struct decimal missing;
        if (!decimal_subtract(items[used]->weight, items[used]->score, &missing) ||
            !decimal_add(total, missing, &total))
            return;
        changes[used].field = goal_item_field(items[used], "score", seeker->arena);
        changes[used].to = decimal_string(items[used]->weight, seeker->arena);
    }
    if (goal_reached(seeker, total))
        goal_add_changes(seeker, GOAL_TOGETHER, "", changes, used);
    else
        add_total(seeker, GOAL_CANNOT, "", total);
}

static bool alone_reaches(const struct goal *goal)
{
    for (size_t i = 0; i < goal->count; i++)
        if (goal->answers[i].change_count)
            return true;
    return false;
}

static int by_ease(const void *a, const void *b)
{
    const struct goal_answer *x = a, *y = b;
    if (x->kind != y->kind)
        return (int)x->kind - (int)y->kind;
    int order = decimal_compare(x->relative, y->relative);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

static void add_item(struct goal_seeker *seeker, int indicator, struct computed score,
    struct decimal weight, struct computed computed)
{
    struct goal_item *item = &seeker->items[seeker->item_count++];
    *item = (struct goal_item){
        .indicator = indicator, .score = score.value, .weight = weight, .computed = computed};
    item->computed.known = computed.known && !computed.kept;
}

static void find_items(struct goal_seeker *seeker)
{
    const struct review *review = seeker->review;
    const struct reviewed_budget *budget = &review->budget;
    size_t count = review->evaluation->indicator_count;
    seeker->items = arena_alloc(seeker->arena, (count + 1) * sizeof *seeker->items);
    if (review->counts_execution)
        add_item(seeker, GOAL_EXECUTION, budget->score,
            score_execution_weight(review->policy, &review->evaluation->budget), budget->computed);
    for (size_t i = 0; i < count; i++) {
        const struct reviewed_indicator *indicator = &review->indicators[i];
        if (indicator->weight.known && indicator->score.known)
            add_item(
                seeker, (int)i, indicator->score, indicator->weight.value, indicator->computed);
    }
}

static bool find_bound(
    const struct review *review, enum grade wanted, struct goal *goal, struct err *err)
{
    const struct policy *policy = review->policy;
    if (!review->total.known || review->total.kept)
        return err_set(err, _("there is no total of scores to start from: a score that counts is "
                              "missing"));
    goal->total = review->total.value;
    goal->now = review->grade;
    goal->wanted = wanted;
    if (wanted == GRADE_NONE)
        goal->wanted = goal->now == GRADE_YOU ? GRADE_YOU : goal->now - 1;
    if (!policy_grade_from(policy, goal->wanted, &goal->bound))
        return err_set(err, _("%s has no bound to reach or to keep: take 优, 良 or 中"),
            grade_name(goal->wanted));
    if (!decimal_subtract(goal->bound, goal->total, &goal->distance))
        return err_set(err, _("the total has too many digits"));
    goal->kept = goal->distance.digits <= 0;
    if (goal->kept)
        goal->distance.digits = -goal->distance.digits;
    return true;
}

bool goal_seek(const struct review *review, const struct entry *entries, size_t entry_count,
    const struct findings *findings, enum grade wanted, struct goal *out, struct arena *arena,
    struct err *err)
{
    struct goal_seeker seeker = {.review = review,
        .entries = entries,
        .entry_count = entry_count,
        .findings = findings,
        .goal = out,
        .arena = arena};
    *out = (struct goal){0};
    if (!find_bound(review, wanted, out, err))
        return false;
    find_items(&seeker);
    for (size_t i = 0; i < seeker.item_count; i++)
        seek_item(&seeker, &seeker.items[i]);
    if (!out->kept && !alone_reaches(out))
        seek_together(&seeker);
    goal_seek_findings(&seeker);
    if (out->count)
        qsort(out->answers, out->count, sizeof *out->answers, by_ease);
    return true;
}
