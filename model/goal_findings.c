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

/* A value taken for right, and the findings that would have it so. */
struct correction {
    struct goal_change value;
    struct goal_change *states;
    size_t state_count;
};

/* What is asked of one thing. One value may compute the other, so that what several are worth
 * together is not the sum of what each is worth. */
enum { CORRECTIONS = 8 };
struct topic {
    int number; /* of the indicator, 0: the budget */
    struct correction items[CORRECTIONS];
    size_t count;
};

struct topics {
    struct topic *items;
    size_t count;
};

/* Some of a topic's corrections, a bit each. */
struct choice {
    const struct topic *topic;
    unsigned corrections;
    bool whole;            /* all that do not contradict each other */
    struct decimal effect; /* on the total */
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

static struct topic *topic_of(struct topics *topics, int number)
{
    for (size_t i = 0; i < topics->count; i++)
        if (topics->items[i].number == number)
            return &topics->items[i];
    struct topic *topic = &topics->items[topics->count++];
    *topic = (struct topic){.number = number};
    return topic;
}

static struct correction *correction_of(
    struct goal_seeker *seeker, struct topic *topic, const char *field, const char *to)
{
    for (size_t i = 0; i < topic->count; i++)
        if (strcmp(topic->items[i].value.field, field) == 0 &&
            strcmp(topic->items[i].value.to, to) == 0)
            return &topic->items[i];
    if (topic->count == CORRECTIONS)
        return NULL;
    struct correction *correction = &topic->items[topic->count++];
    *correction = (struct correction){.value = {.field = field, .to = to},
        .states = arena_alloc(seeker->arena, seeker->findings->count * sizeof *correction->states)};
    return correction;
}

static void take(
    struct goal_seeker *seeker, struct topics *topics, const struct finding *finding, size_t remedy)
{
    const char *to = expected_of(finding, remedies[remedy].remedy, seeker->arena);
    const char *field = remedies[remedy].member;
    if (!to)
        return;
    if (finding->indicator)
        field = arena_format(seeker->arena, "indicators[%d].%s", finding->indicator, field);
    struct correction *correction =
        correction_of(seeker, topic_of(topics, finding->indicator), field, to);
    if (correction)
        correction->states[correction->state_count++] =
            (struct goal_change){.field = arena_text(seeker->arena, finding->id),
                .to = finding_state_name(FINDING_CONFIRMED)};
}

/* In the order of the remedies: values before the scores that are computed from them. */
static struct topics collect(struct goal_seeker *seeker)
{
    const struct findings *findings = seeker->findings;
    struct topics topics = {
        .items = arena_alloc(seeker->arena, (findings->count + 1) * sizeof *topics.items)};
    for (size_t r = 0; r < REMEDIES; r++)
        for (size_t i = 0; i < findings->count; i++) {
            const struct finding *finding = &findings->items[i];
            if (strcmp(finding->code, remedies[r].code) == 0 && finding->of & OF_REVIEWED &&
                findings_state(finding) == FINDING_OPEN)
                take(seeker, &topics, finding, r);
        }
    return topics;
}

static bool has(const struct choice *choice, size_t correction)
{
    return choice->corrections >> correction & 1;
}

/* The values first, then that the findings hold. */
static struct goal_answer *add_choices(
    struct goal_seeker *seeker, const struct choice *const *choices, size_t count)
{
    size_t values = 0, all = 0, at[2] = {0};
    for (size_t c = 0; c < count; c++)
        for (size_t i = 0; i < choices[c]->topic->count; i++) {
            values += has(choices[c], i);
            all += has(choices[c], i) ? 1 + choices[c]->topic->items[i].state_count : 0;
        }
    struct goal_change *changes = arena_alloc(seeker->arena, all * sizeof *changes);
    at[1] = values;
    for (size_t c = 0; c < count; c++)
        for (size_t i = 0; i < choices[c]->topic->count; i++) {
            const struct correction *correction = &choices[c]->topic->items[i];
            if (!has(choices[c], i))
                continue;
            changes[at[0]++] = correction->value;
            memcpy(changes + at[1], correction->states, correction->state_count * sizeof *changes);
            at[1] += correction->state_count;
        }
    return goal_add_changes(seeker, GOAL_FINDINGS, "", changes, all);
}

static bool contradict(const struct topic *topic, unsigned corrections)
{
    for (size_t i = 0; i < topic->count; i++)
        for (size_t j = 0; j < i; j++)
            if ((corrections >> i & 1) && (corrections >> j & 1) &&
                strcmp(topic->items[i].value.field, topic->items[j].value.field) == 0)
                return true;
    return false;
}

/* Of two values for one field the first. */
static unsigned whole_of(const struct topic *topic)
{
    unsigned whole = 0;
    for (size_t i = 0; i < topic->count; i++)
        if (!contradict(topic, whole | 1u << i))
            whole |= 1u << i;
    return whole;
}

/* False where it changes nothing or cannot be made. */
static bool measure(struct goal_seeker *seeker, struct choice *choice)
{
    const struct choice *one = choice;
    struct goal_answer *answer = add_choices(seeker, &one, 1);
    if (!answer)
        return false;
    bool moves = decimal_subtract(answer->total, seeker->goal->total, &choice->effect) &&
                 !decimal_is_zero(choice->effect);
    goal_take_back(seeker);
    return moves;
}

static struct choice *find_choices(
    struct goal_seeker *seeker, const struct topics *topics, size_t *count)
{
    struct choice *choices = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t t = 0; t < topics->count; t++) {
        const struct topic *topic = &topics->items[t];
        unsigned whole = whole_of(topic);
        for (unsigned some = 1; some < 1u << topic->count; some++) {
            struct choice choice = {.topic = topic, .corrections = some, .whole = some == whole};
            if (contradict(topic, some) || !measure(seeker, &choice))
                continue;
            choices = arena_grow(seeker->arena, choices, *count, &capacity, sizeof *choices);
            choices[(*count)++] = choice;
        }
    }
    return choices;
}

/* What is worth as much in part is not taken apart. */
static int in_order(const struct choice *x, const struct choice *y)
{
    if (x->whole != y->whole)
        return x->whole ? -1 : 1;
    if (x->topic != y->topic)
        return x->topic->number - y->topic->number;
    return x->corrections < y->corrections ? -1 : 1;
}

static int by_gain(const void *a, const void *b)
{
    const struct choice *x = a, *y = b;
    int order = decimal_compare(y->effect, x->effect);
    return order ? order : in_order(x, y);
}

static int by_loss(const void *a, const void *b)
{
    const struct choice *x = a, *y = b;
    int order = decimal_compare(x->effect, y->effect);
    return order ? order : in_order(x, y);
}

static bool is_taken(const struct topic *topic, const struct choice *const *taken, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (taken[i]->topic == topic)
            return true;
    return false;
}

/* The fewest topics that raise (or lower) the total, the strongest first, until the grade moves. */
static size_t smallest_set(const struct goal_seeker *seeker, const struct choice *choices,
    size_t count, bool up, const struct choice **taken)
{
    struct decimal total = seeker->goal->total;
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const struct choice *choice = &choices[i];
        if (is_taken(choice->topic, taken, used))
            continue;
        if ((choice->effect.digits > 0) != up || !decimal_add(total, choice->effect, &total))
            return 0;
        taken[used++] = choice;
        if (policy_grade(seeker->review->policy, total) != seeker->goal->now)
            return used;
    }
    return 0;
}

/* Whether the part moves the grade as well, with less. */
static bool suffices(const struct goal_seeker *seeker, const struct choice *part,
    const struct choice *in_place_of, struct decimal total)
{
    return part->topic == in_place_of->topic &&
           __builtin_popcount(part->corrections) < __builtin_popcount(in_place_of->corrections) &&
           decimal_compare(part->effect, in_place_of->effect) != 0 &&
           (part->effect.digits > 0) == (in_place_of->effect.digits > 0) &&
           decimal_subtract(total, in_place_of->effect, &total) &&
           decimal_add(total, part->effect, &total) &&
           policy_grade(seeker->review->policy, total) != seeker->goal->now;
}

/* Of a topic no more than it takes. */
static void spare(const struct goal_seeker *seeker, const struct choice *choices, size_t count,
    const struct choice **taken, size_t used)
{
    struct decimal total = seeker->goal->total;
    for (size_t t = 0; t < used; t++)
        decimal_add(total, taken[t]->effect, &total);
    for (size_t t = used; t-- > 0;)
        for (size_t i = 0; i < count; i++)
            if (suffices(seeker, &choices[i], taken[t], total)) {
                decimal_subtract(total, taken[t]->effect, &total);
                decimal_add(total, choices[i].effect, &total);
                taken[t] = &choices[i];
            }
}

static size_t all_whole(const struct choice *choices, size_t count, const struct choice **taken)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++)
        if (choices[i].whole)
            taken[used++] = &choices[i];
    return used;
}

static bool are_all(const struct choice *const *taken, size_t count, size_t all)
{
    for (size_t i = 0; i < count; i++)
        if (!taken[i]->whole)
            return false;
    return count == all;
}

void goal_seek_findings(struct goal_seeker *seeker)
{
    struct topics topics = collect(seeker);
    size_t count;
    struct choice *choices = find_choices(seeker, &topics, &count);
    const struct choice **taken = arena_alloc(seeker->arena, (count + 1) * sizeof *taken);
    size_t all = all_whole(choices, count, taken);
    for (int up = 1; count && up >= 0; up--) {
        qsort(choices, count, sizeof *choices, up ? by_gain : by_loss);
        size_t used = smallest_set(seeker, choices, count, up, taken);
        spare(seeker, choices, count, taken, used);
        if (used && !are_all(taken, used, all))
            add_choices(seeker, taken, used);
    }
    if (all_whole(choices, count, taken))
        add_choices(seeker, taken, all);
}
