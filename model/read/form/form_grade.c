#include "form_grade.h"

#include "read/chars.h"
#include "form_find.h"

enum { CHOICES_MAX = 8 };

/* A grade to choose, or a mark beside one. */
struct choice {
    enum grade grade; /* GRADE_NONE: a mark */
    bool ticked;
    struct range range;
};

struct choices {
    struct choice items[CHOICES_MAX + 1];
    size_t count, grades, ticks;
};

static bool is_tick(char32_t c)
{
    return chars_among(c, U"☑☒√✓✔■●◉▣");
}

static bool is_box(char32_t c)
{
    return is_tick(c) || chars_among(c, U"□○◯☐〇◻");
}

static void read_choices(const struct flow *flow, uint32_t at, uint32_t end, struct choices *out)
{
    *out = (struct choices){.count = 0};
    for (uint32_t length = 1; at < end && out->count < CHOICES_MAX; at += length, length = 1) {
        char32_t c = flow->text[at];
        struct choice choice = {.ticked = is_tick(c), .range = {at, at + 1}};
        if (!is_box(c)) {
            if (chars_among(c, U"()[]|、,/"))
                continue;
            choice.grade = labels_grade(flow, at, end, &length);
            choice.range.end = at + length;
            if (choice.grade == GRADE_NONE)
                return;
        }
        out->grades += choice.grade != GRADE_NONE;
        out->ticks += choice.ticked;
        out->items[out->count++] = choice;
    }
}

/* Whether no blank is between two, brackets aside. */
static bool touch(const struct flow *flow, const struct choice *one, const struct choice *two)
{
    for (uint32_t i = one->range.end; i <= two->range.start; i++)
        if (form_is_break(flow, i))
            return false;
    return true;
}

/* The grade that the tick at `i` belongs to: where each has a mark, all stand on the side the first
 * does; else the one it stands at without a blank. */
static const struct choice *chosen(const struct flow *flow, const struct choices *c, size_t i)
{
    const struct choice *before = i > 0 ? &c->items[i - 1] : NULL,
                        *after = i + 1 < c->count ? &c->items[i + 1] : NULL;
    if (before && before->grade == GRADE_NONE)
        before = NULL;
    if (after && after->grade == GRADE_NONE)
        after = NULL;
    if (c->count == 2 * c->grades)
        return c->items[0].grade == GRADE_NONE ? after : before;
    bool near = before && touch(flow, before, &c->items[i]),
         next = after && touch(flow, &c->items[i], after);
    return near && !next ? before : next && !near ? after : NULL;
}

static enum grade ticked_grade(
    const struct flow *flow, const struct choices *choices, struct range *found)
{
    if (choices->ticks != 1)
        return GRADE_NONE;
    size_t i = 0;
    while (!choices->items[i].ticked)
        i++;
    const struct choice *choice = chosen(flow, choices, i);
    if (!choice)
        return GRADE_NONE;
    *found = choice->range;
    return choice->grade;
}

enum grade form_grade_at(const struct flow *flow, uint32_t at, uint32_t end, struct range *found)
{
    struct choices choices;
    while (at < end && chars_among(flow->text[at], U"|:"))
        at++;
    read_choices(flow, at, end, &choices);
    if (choices.grades > 1 || choices.ticks)
        return ticked_grade(flow, &choices, found);
    uint32_t length = 0;
    enum grade grade = labels_grade(flow, at, end, &length);
    if (grade == GRADE_NONE)
        return grade;
    *found = (struct range){at, at + length};
    bool alone = found->end >= end || form_is_break(flow, found->end) ||
                 chars_among(flow->text[found->end], U",。;)、级");
    return alone ? grade : GRADE_NONE;
}
