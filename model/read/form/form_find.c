#include "form_find.h"

#include "read/chars.h"

enum {
    TITLE_LENGTH = 24,
    TITLE_REACH = 8000,
    GOAL_REACH = 1500,
    KEYS_REACH = 2500,
    KEYS_CLUSTER = 160
};

struct title {
    struct range range;
    enum label_code code;
};

static bool is_form_title(enum label_code code)
{
    return code == LABEL_TITLE_DEPARTMENT || code == LABEL_TITLE_PROJECT ||
           code == LABEL_TITLE_FORM || code == LABEL_TITLE_GOAL;
}

/* Where the word that `at` stands in begins: the unit and the year before a title. */
static uint32_t line_start(const struct flow *flow, uint32_t from, uint32_t at)
{
    while (at > from && flow->gap[at] == GAP_NONE && flow->text[at - 1] != '|')
        at--;
    return at;
}

/* Whether the cell before `at` is the key of a project's name: what follows is a name, though it
 * may end as titles do. */
static bool is_project_name(const struct flow *flow, uint32_t from, uint32_t at)
{
    uint32_t near = at > from + TITLE_LENGTH ? at - TITLE_LENGTH : from, length;
    while (at > near && flow->text[at - 1] == '|')
        at--;
    for (uint32_t i = near; i < at; i++) {
        const struct label *label = labels_match(flow, i, at, IN_FORM, &length);
        if (label && label->code == LABEL_PROJECT_NAME &&
            labels_skip_annotations(flow, i + length, at) == at)
            return true;
    }
    return false;
}

static bool is_first_key(enum label_code code)
{
    return code == LABEL_PROJECT_NAME || code == LABEL_UNIT || code == LABEL_IMPLEMENTING ||
           code == LABEL_SUPERIOR || code == LABEL_FUNDS;
}

/* Words titles are made of, and what each says. */
enum title_word {
    WORD_OTHER,
    WORD_PERFORMANCE = 1,
    WORD_SELF = 2,
    WORD_WHOLE = 4,
    WORD_PROJECT = 8,
    WORD_EVALUATION = 16,
    WORD_POINTS = 32
};
#define TITLE_WORD(text, says)                                                                     \
    {                                                                                              \
        text, sizeof(text) / sizeof *(text)-1, says                                                \
    }
static const struct {
    const char32_t *text;
    uint32_t length;
    enum title_word says;
} title_words[] = {
    TITLE_WORD(U"绩效", WORD_PERFORMANCE),
    TITLE_WORD(U"自评", WORD_SELF),
    TITLE_WORD(U"自评价", WORD_SELF),
    TITLE_WORD(U"自我评价", WORD_SELF),
    TITLE_WORD(U"完成情况", WORD_SELF),
    TITLE_WORD(U"评价", WORD_EVALUATION),
    TITLE_WORD(U"目标", WORD_OTHER),
    TITLE_WORD(U"任务", WORD_OTHER),
    TITLE_WORD(U"实际", WORD_OTHER),
    TITLE_WORD(U"情况", WORD_OTHER),
    TITLE_WORD(U"结果", WORD_OTHER),
    TITLE_WORD(U"得分", WORD_POINTS),
    TITLE_WORD(U"评分", WORD_POINTS),
    TITLE_WORD(U"打分", WORD_POINTS),
    TITLE_WORD(U"计分", WORD_POINTS),
    TITLE_WORD(U"报告", WORD_OTHER),
    TITLE_WORD(U"指标", WORD_POINTS),
    TITLE_WORD(U"整体", WORD_WHOLE),
    TITLE_WORD(U"部门", WORD_OTHER),
    TITLE_WORD(U"单位", WORD_OTHER),
    TITLE_WORD(U"(单位)", WORD_OTHER),
    TITLE_WORD(U"(部门)", WORD_OTHER),
    TITLE_WORD(U"支出", WORD_OTHER),
    TITLE_WORD(U"资金", WORD_OTHER),
    TITLE_WORD(U"预算", WORD_OTHER),
    TITLE_WORD(U"财政", WORD_OTHER),
    TITLE_WORD(U"项目", WORD_PROJECT),
    TITLE_WORD(U"(项目)", WORD_PROJECT),
    TITLE_WORD(U"专项", WORD_PROJECT),
    TITLE_WORD(U"政策", WORD_PROJECT),
    TITLE_WORD(U"转移支付", WORD_PROJECT),
    TITLE_WORD(U"区域", WORD_PROJECT),
};

/* Where the longest word of titles that ends at `end` begins; `end` when there is none. */
static uint32_t title_word_before(
    const struct flow *flow, uint32_t near, uint32_t end, enum title_word *says)
{
    uint32_t first = end;
    for (size_t i = 0; i < sizeof title_words / sizeof *title_words; i++) {
        const char32_t *text = title_words[i].text;
        uint32_t length = title_words[i].length, start = end - length;
        if (end >= near + length && start < first && text[length - 1] == flow->text[end - 1] &&
            chars_begin(flow, (struct range){start, end}, text)) {
            first = start;
            *says = title_words[i].says;
        }
    }
    return first;
}

/* Whether words say a self-evaluation: 绩效自评, 整体支出绩效评价指标(表). */
static bool says_form(unsigned says)
{
    enum { SCORED = WORD_WHOLE | WORD_EVALUATION | WORD_POINTS };
    return says & WORD_PERFORMANCE && (says & WORD_SELF || (says & SCORED) == SCORED);
}

/* A title no label names, made of their words before the 表 at `at`:
 * 部门(单位)整体支出绩效自评打分表. */
static bool title_of_words(const struct flow *flow, uint32_t at, uint32_t near, struct title *title)
{
    unsigned says = 0;
    enum title_word word = WORD_OTHER;
    uint32_t start = at;
    for (uint32_t first; (first = title_word_before(flow, near, start, &word)) < start;) {
        start = first;
        says |= word;
    }
    if (!says_form(says))
        return false;
    *title = (struct title){{start, at + 1}, LABEL_TITLE_FORM};
    if (says & WORD_WHOLE)
        title->code = LABEL_TITLE_DEPARTMENT;
    else if (says & WORD_PROJECT)
        title->code = LABEL_TITLE_PROJECT;
    return true;
}

/* 一级指标 with another heading behind it. */
static bool begins_head(const struct flow *flow, const struct label *label, uint32_t behind)
{
    uint32_t length;
    return label->code == LABEL_LEVEL1 &&
           labels_match(flow, behind, flow->length, IN_HEAD, &length);
}

/* The longest form title that ends with the 表 at `at`, and is no word of a sentence. */
static bool title_at(const struct flow *flow, uint32_t at, uint32_t from, struct title *title)
{
    uint32_t end = at + 1, near = at > from + TITLE_LENGTH ? at - TITLE_LENGTH : from, length;
    const struct label *next = labels_match(flow, end, flow->length, IN_FORM | IN_HEAD, &length);
    if (!form_is_break(flow, end) && !chars_among(flow->text[end], U"()[]:2") &&
        !(next && (is_first_key(next->code) || begins_head(flow, next, end + length))))
        return false;
    bool found = false;
    for (uint32_t i = near; i < at && !found; i++) {
        const struct label *label = labels_match(flow, i, end, IN_TITLE, &length);
        if (label && i + length == end && is_form_title(label->code)) {
            *title = (struct title){{i, end}, label->code};
            found = true;
        }
    }
    struct title words;
    if (title_of_words(flow, at, near, &words) &&
        (!found || words.range.start < title->range.start)) {
        *title = words;
        found = true;
    }
    return found && !is_project_name(flow, from, line_start(flow, from, title->range.start));
}

static bool next_title(const struct flow *flow, uint32_t from, uint32_t end, struct title *title)
{
    for (uint32_t i = form_next(flow, from, end, U'表'); i < end;
         i = form_next(flow, i + 1, end, U'表'))
        if (i > from + 3 && chars_among(flow->text[i - 1], U"评况果分价标报复控") &&
            title_at(flow, i, from, title))
            return true;
    return false;
}

const struct label *form_key_here(
    const struct flow *flow, uint32_t at, uint32_t end, uint32_t *behind)
{
    uint32_t length;
    const struct label *label = labels_match(flow, at, end, IN_FORM, &length);
    if (!label)
        return NULL;
    *behind = labels_skip_annotations(flow, at + length, end);
    bool closed = *behind > at + length || flow->text[*behind - 1] == ':';
    return closed || form_is_break(flow, *behind) ? label : NULL;
}

/* Where a form without title begins: at the first of the keys that stand close together before its
 * header. */
static uint32_t keys_start(const struct flow *flow, uint32_t from, uint32_t head)
{
    uint32_t at = head, near = head > from + KEYS_REACH ? head - KEYS_REACH : from, behind;
    bool found = false;
    for (uint32_t i = head; i-- > near;) {
        if (found && i + KEYS_CLUSTER < at)
            break;
        const struct label *label = form_key_at(flow, i, head, &behind);
        if (label && is_first_key(label->code)) {
            at = i;
            found = true;
        }
    }
    return at;
}

/* Whether a new form's keys or the old one's total stand in [from, to). */
static bool begins_anew(const struct flow *flow, uint32_t from, uint32_t to)
{
    uint32_t behind, length;
    struct break_walk walk = form_walk(flow, from, to);
    for (uint32_t i = form_walk_to(&walk, from); i < to; i = form_walk_to(&walk, i + 1)) {
        const struct label *label = form_key_at(flow, i, to, &behind);
        if (label && (label->code == LABEL_PROJECT_NAME || label->code == LABEL_IMPLEMENTING))
            return true;
        label = labels_match(flow, i, to, IN_TOTAL, &length);
        if (label && label->code == LABEL_TOTAL && form_is_break(flow, i + length))
            return true;
    }
    return false;
}

static struct form *add(struct forms *forms, struct arena *arena)
{
    forms->items =
        arena_grow(arena, forms->items, forms->count, &forms->capacity, sizeof *forms->items);
    return &forms->items[forms->count++];
}

static void open_form(const struct flow *flow, struct forms *forms, struct arena *arena,
    uint32_t from, const struct title *title, const struct head *head)
{
    struct form *form = add(forms, arena);
    *form = (struct form){.kind = title ? title->code : LABEL_NONE};
    if (title) {
        form->title = title->range;
        form->range.start = line_start(flow, from, title->range.start);
        form->keys.start = title->range.end;
    }
    if (head) {
        if (!title)
            form->range.start = form->keys.start = keys_start(flow, from, head->range.start);
        form->has_head = true;
        form->head = *head;
        form->keys.end = head->range.start;
        form->body.start = head->range.end;
    }
}

/* A title without an indicator header behind it is a form when its keys follow. */
static bool is_bare_form(const struct flow *flow, const struct title *title, uint32_t end)
{
    uint32_t behind, length, reach = title->range.end + KEYS_CLUSTER;
    if (title->code == LABEL_NONE || title->code == LABEL_TITLE_GOAL)
        return false;
    const struct label *next = labels_match(flow, title->range.end, end, IN_FORM, &length);
    if (next && is_first_key(next->code) && next->code != LABEL_FUNDS)
        return true;
    for (uint32_t i = title->range.end; i < end && i < reach; i++) {
        const struct label *label = form_key_at(flow, i, end, &behind);
        if (label && is_first_key(label->code) && label->code != LABEL_FUNDS)
            return true;
    }
    return false;
}

/* A heading of the text around the forms: 一、…, (一)…, 第三部分, 附件2; not 一、产出指标. */
static bool is_heading(const struct flow *flow, uint32_t at, uint32_t end)
{
    uint32_t i = at, length;
    if (flow->gap[at] < GAP_LINE || at + 3 >= end)
        return false;
    if (flow->text[at] == U'附' && (flow->text[at + 1] == U'件' || flow->text[at + 1] == U'表'))
        return true;
    bool bracket = flow->text[i] == '(', part = flow->text[i] == U'第';
    i += bracket || part;
    uint32_t first = i;
    while (i < end && chars_numeral(flow->text[i]))
        i++;
    if (i == first || i + 2 >= end)
        return false;
    if (part)
        return flow->text[i] == U'部' && flow->text[i + 1] == U'分';
    if (flow->text[i] != (bracket ? ')' : U'、'))
        return false;
    return !labels_match(flow, i + 1, end, IN_LEVEL1 | IN_LEVEL2, &length);
}

/* Totals, grades, signatures and notes: what stands behind the rows. */
static bool is_tail(const struct flow *flow, uint32_t at, uint32_t end)
{
    uint32_t length;
    if (!labels_match(flow, at, end, IN_TOTAL | IN_FORM, &length))
        return false;
    const struct label *label = labels_match(flow, at, end, IN_TOTAL, &length);
    if (label) {
        uint32_t behind = labels_skip_annotations(flow, at + length, end);
        if (behind == end || form_is_break(flow, behind) || chars_digit(flow->text[behind]))
            return true;
    }
    label = form_key_at(flow, at, end, &length);
    return label && (label->code == LABEL_NOTE || label->code == LABEL_PERSON ||
                        label->code == LABEL_PROBLEMS || label->code == LABEL_ADVICE ||
                        label->code == LABEL_SIGNATURE || label->code == LABEL_FILED);
}

uint32_t form_rows_end(const struct flow *flow, uint32_t from, uint32_t end)
{
    struct title title;
    if (next_title(flow, from, end, &title))
        end = line_start(flow, from, title.range.start);
    struct break_walk walk = form_walk(flow, from, end);
    for (uint32_t i = form_walk_to(&walk, from); i < end; i = form_walk_to(&walk, i + 1)) {
        uint32_t behind;
        const struct label *key = form_key_at(flow, i, end, &behind);
        if (key && (key->code == LABEL_PROJECT_NAME || key->code == LABEL_IMPLEMENTING))
            return i;
        if (is_heading(flow, i, end) || is_tail(flow, i, end))
            return i;
    }
    return end;
}

static void close_form(const struct flow *flow, struct form *form, uint32_t end)
{
    form->range.end = end;
    if (!form->has_head) {
        form->keys.end = end;
        return;
    }
    form->body.end = end;
    form->tail = (struct range){end, end};
    bool in_tail = false;
    size_t repeat = 0;
    struct break_walk walk = form_walk(flow, form->body.start, end);
    for (uint32_t at = form->body.start, i; (i = form_walk_to(&walk, at)) < end; at = i + 1) {
        while (repeat < form->repeat_count && form->repeats[repeat].start < at)
            repeat++;
        if (repeat < form->repeat_count && form->repeats[repeat].start <= i)
            i = form->repeats[repeat].end;
        if (i >= end || !form_is_break(flow, i))
            continue;
        if (is_heading(flow, i, end)) {
            form->range.end = form->tail.end = i;
            form->body.end = in_tail ? form->body.end : i;
            form->tail.start = in_tail ? form->tail.start : i;
            return;
        }
        if (!in_tail && is_tail(flow, i, end)) {
            form->body.end = form->tail.start = i;
            in_tail = true;
        }
    }
}

/* What has been found so far, in order of place. */
struct finder {
    const struct flow *flow;
    struct arena *arena;
    struct forms *forms;
    struct title title; /* read, and no header behind it yet; LABEL_NONE: none */
    uint32_t done;      /* behind the last title or header taken */
};

static void take_title(struct finder *f, const struct title *next, uint32_t end)
{
    if (is_bare_form(f->flow, &f->title, end))
        open_form(f->flow, f->forms, f->arena, f->done, &f->title, NULL);
    if (f->title.code != LABEL_NONE)
        f->done = f->title.range.end;
    f->title = *next;
}

static void take_head(struct finder *f, const struct head *head)
{
    struct form *last = f->forms->count ? &f->forms->items[f->forms->count - 1] : NULL;
    uint32_t reach = f->title.code == LABEL_TITLE_GOAL ? GOAL_REACH : TITLE_REACH;
    bool titled = f->title.code != LABEL_NONE && f->title.range.end + reach > head->range.start;
    if (last && last->has_head && !titled && !begins_anew(f->flow, f->done, head->range.start)) {
        if (last->repeat_count < REPEATS_MAX)
            last->repeats[last->repeat_count++] = head->range;
    } else if (!titled || f->title.code != LABEL_TITLE_GOAL) {
        open_form(f->flow, f->forms, f->arena, f->done, titled ? &f->title : NULL, head);
    }
    f->title.code = LABEL_NONE;
    f->done = head->range.end;
}

void form_find(const struct flow *flow, struct arena *arena, struct forms *out)
{
    struct finder finder = {
        .flow = flow, .arena = arena, .forms = out, .title = {.code = LABEL_NONE}};
    struct title title = {.code = LABEL_NONE};
    struct head head;
    uint32_t end = flow->length;
    bool titles = next_title(flow, 0, end, &title), heads = form_head_find(flow, 0, end, &head);
    while (titles || heads) {
        if (titles && (!heads || title.range.start < head.range.start)) {
            take_title(&finder, &title, title.range.start);
            titles = next_title(flow, title.range.end, end, &title);
        } else {
            take_head(&finder, &head);
            heads = form_head_find(flow, head.range.end, end, &head);
        }
    }
    take_title(&finder, &(struct title){.code = LABEL_NONE}, end);
    for (size_t i = 0; i < out->count; i++)
        close_form(flow, &out->items[i], i + 1 < out->count ? out->items[i + 1].range.start : end);
}
