#include "goal_seeker.h"

#include <stdlib.h>
#include <string.h>

/* What is taken for right when a finding holds. */
enum remedy { REMEDY_SCORE, REMEDY_EXPECTED, REMEDY_AMOUNT };
static const struct {
    const char *code;
    enum remedy remedy;
    const char *member; /* of the indicator, or the field itself */
} remedies[] = {
    {"indicator.evidence", REMEDY_AMOUNT, "actual"},
    {"indicator.score", REMEDY_SCORE, "score"},
    {"indicator.score-over-weight", REMEDY_SCORE, "score"},
    {"indicator.target-missed", REMEDY_SCORE, "score"},
    {"budget.adjusted-sum", REMEDY_EXPECTED, "budget.adjusted"},
    {"budget.parts-sum", REMEDY_EXPECTED, "budget.adjusted"},
    {"budget.executed-sum", REMEDY_EXPECTED, "budget.executed"},
    {"budget.score", REMEDY_SCORE, "budget.score"},
};
enum { REMEDIES = sizeof remedies / sizeof *remedies };

/* Findings about one thing are taken together: one value computes the other. */
struct group {
    int subject; /* number of the indicator, 0: the budget */
    struct goal_change *values, *states;
    size_t value_count, state_count;
    struct decimal effect; /* on the total */
};

struct groups {
    struct group *items;
    size_t count, findings;
};

/* An amount the evidence gives is in 万元, whatever the unit of the actual. */
static const char *expected_of(
    const struct finding *finding, enum remedy remedy, struct arena *arena)
{
    const char *expected = findings_reviewed(finding)->expected;
    if (remedy == REMEDY_SCORE)
        return "computed";
    if (expected && remedy == REMEDY_AMOUNT && !strchr(expected, '%'))
        return arena_format(arena, "%s万元", expected);
    return expected;
}

static struct group *group_of(struct goal_seeker *seeker, struct groups *groups, int subject)
{
    for (size_t i = 0; i < groups->count; i++)
        if (groups->items[i].subject == subject)
            return &groups->items[i];
    size_t most = seeker->findings->count;
    struct group *group = &groups->items[groups->count++];
    *group = (struct group){.subject = subject,
        .values = arena_alloc(seeker->arena, most * sizeof *group->values),
        .states = arena_alloc(seeker->arena, most * sizeof *group->states)};
    return group;
}

static void add_value(struct group *group, const char *field, const char *to)
{
    for (size_t i = 0; i < group->value_count; i++)
        if (strcmp(group->values[i].field, field) == 0)
            return;
    group->values[group->value_count++] = (struct goal_change){.field = field, .to = to};
}

static void take(
    struct goal_seeker *seeker, struct groups *groups, const struct finding *finding, size_t remedy)
{
    const char *to = expected_of(finding, remedies[remedy].remedy, seeker->arena);
    const char *field = remedies[remedy].member;
    if (!to)
        return;
    if (finding->indicator)
        field = arena_format(seeker->arena, "indicators[%d].%s", finding->indicator, field);
    struct group *group = group_of(seeker, groups, finding->indicator);
    add_value(group, field, to);
    group->states[group->state_count++] =
        (struct goal_change){.field = arena_text(seeker->arena, finding->id),
            .to = finding_state_name(FINDING_CONFIRMED)};
}

/* In the order of the remedies: values before the scores that are computed from them. */
static struct groups collect(struct goal_seeker *seeker)
{
    const struct findings *findings = seeker->findings;
    struct groups groups = {
        .items = arena_alloc(seeker->arena, (findings->count + 1) * sizeof *groups.items)};
    for (size_t r = 0; r < REMEDIES; r++)
        for (size_t i = 0; i < findings->count; i++) {
            const struct finding *finding = &findings->items[i];
            if (strcmp(finding->code, remedies[r].code) == 0 && finding->of & OF_REVIEWED &&
                findings_state(finding) == FINDING_OPEN)
                take(seeker, &groups, finding, r);
        }
    return groups;
}

static struct goal_answer *add_groups(
    struct goal_seeker *seeker, struct group *const *groups, size_t count)
{
    size_t values = 0, all = 0;
    for (size_t i = 0; i < count; i++) {
        values += groups[i]->value_count;
        all += groups[i]->value_count + groups[i]->state_count;
    }
    struct goal_change *changes = arena_alloc(seeker->arena, all * sizeof *changes);
    size_t v = 0, s = values;
    for (size_t i = 0; i < count; i++) {
        memcpy(changes + v, groups[i]->values, groups[i]->value_count * sizeof *changes);
        memcpy(changes + s, groups[i]->states, groups[i]->state_count * sizeof *changes);
        v += groups[i]->value_count;
        s += groups[i]->state_count;
    }
    return goal_add_changes(seeker, GOAL_FINDINGS, "", changes, all);
}

/* Leaves out what changes nothing or cannot be made. */
static size_t measure(struct goal_seeker *seeker, struct groups *groups, struct group **out)
{
    size_t count = 0;
    for (size_t i = 0; i < groups->count; i++) {
        struct group *group = &groups->items[i];
        struct goal_answer *answer = add_groups(seeker, &group, 1);
        if (!answer)
            continue;
        bool moves = decimal_subtract(answer->total, seeker->goal->total, &group->effect) &&
                     !decimal_is_zero(group->effect);
        goal_take_back(seeker);
        if (moves)
            out[count++] = group;
    }
    return count;
}

static int by_effect(const void *a, const void *b)
{
    const struct group *x = *(const struct group *const *)a, *y = *(const struct group *const *)b;
    int order = decimal_compare(y->effect, x->effect);
    return order ? order : x->subject - y->subject;
}

/* The fewest that raise (or lower) the total, the strongest first, until the grade moves. */
static size_t smallest_set(
    const struct goal_seeker *seeker, struct group *const *groups, size_t count, bool up)
{
    struct decimal total = seeker->goal->total;
    for (size_t used = 0; used < count; used++) {
        struct decimal effect = groups[used]->effect;
        if ((effect.digits > 0) != up || !decimal_add(total, effect, &total))
            return 0;
        if (policy_grade(seeker->review->policy, total) != seeker->goal->now)
            return used + 1;
    }
    return 0;
}

void goal_seek_findings(struct goal_seeker *seeker)
{
    struct groups groups = collect(seeker);
    struct group **moving = arena_alloc(seeker->arena, (groups.count + 1) * sizeof *moving);
    size_t count = measure(seeker, &groups, moving);
    if (!count)
        return;
    qsort(moving, count, sizeof *moving, by_effect);
    size_t up = smallest_set(seeker, moving, count, true);
    if (up && up < count)
        add_groups(seeker, moving, up);
    for (size_t i = 0; i < count / 2; i++) {
        struct group *last = moving[count - 1 - i];
        moving[count - 1 - i] = moving[i];
        moving[i] = last;
    }
    size_t down = smallest_set(seeker, moving, count, false);
    if (down && down < count)
        add_groups(seeker, moving, down);
    add_groups(seeker, moving, count);
}
