#include "labels.h"

#include <stdlib.h>

/*
 * The index: labels in order of their first two characters, the longest of equal beginnings first, and a hash from
 * those two to where they start. A bitmap of first characters answers most questions before that. It is built before
 * main() and never changes, so that threads share it.
 */
enum { MAX_LABELS = 4096, SLOTS = 8192 };

struct group {
    char32_t first, second; /* second 0: labels of one character */
    uint16_t start, count;  /* of `ordered` */
    uint16_t contexts;      /* of all its labels */
};

static struct {
    const struct label *ordered[MAX_LABELS];
    uint16_t lengths[MAX_LABELS];
    struct group groups[MAX_LABELS];
    uint16_t slots[SLOTS]; /* index of a group, plus one */
    uint64_t begins[0x10000 / 64];
    size_t count, group_count;
} labels_index;

static uint16_t length_of(const struct label *label)
{
    uint16_t length = 0;
    while (label->text[length])
        length++;
    return length;
}

static int by_beginning(const void *a, const void *b)
{
    const struct label *x = *(const struct label *const *)a, *y = *(const struct label *const *)b;
    if (x->text[0] != y->text[0])
        return x->text[0] < y->text[0] ? -1 : 1;
    if (x->text[1] != y->text[1])
        return x->text[1] < y->text[1] ? -1 : 1;
    int by_length = length_of(y) - length_of(x);
    return by_length ? by_length : (x > y) - (x < y);
}

static size_t slot_of(char32_t first, char32_t second)
{
    return (first * 0x9E3779B1u ^ second * 0x85EBCA6Bu) >> 19;
}

static void add_group(struct group group)
{
    size_t slot = slot_of(group.first, group.second);
    while (labels_index.slots[slot])
        slot = (slot + 1) % SLOTS;
    labels_index.groups[labels_index.group_count++] = group;
    labels_index.slots[slot] = (uint16_t)labels_index.group_count;
    labels_index.begins[group.first / 64] |= 1ull << group.first % 64;
}

static void add_table(const struct label_table *table)
{
    if (labels_index.count + table->count > MAX_LABELS)
        err_fatal("too many labels");
    for (size_t i = 0; i < table->count; i++)
        labels_index.ordered[labels_index.count++] = &table->labels[i];
}

__attribute__((constructor)) static void build_index(void)
{
    add_table(&labels_forms);
    add_table(&labels_indicators);
    add_table(&labels_sentences);
    const struct label **ordered = labels_index.ordered;
    qsort(ordered, labels_index.count, sizeof *ordered, by_beginning);
    for (size_t i = 0, end; i < labels_index.count; i = end) {
        struct group group = {.first = ordered[i]->text[0], .second = ordered[i]->text[1], .start = (uint16_t)i};
        for (end = i; end < labels_index.count && ordered[end]->text[0] == group.first
             && ordered[end]->text[1] == group.second;
             end++) {
            labels_index.lengths[end] = length_of(ordered[end]);
            group.contexts |= (uint16_t)ordered[end]->contexts;
        }
        group.count = (uint16_t)(end - i);
        add_group(group);
    }
}

static const struct group *find_group(char32_t first, char32_t second)
{
    for (size_t slot = slot_of(first, second); labels_index.slots[slot]; slot = (slot + 1) % SLOTS) {
        const struct group *group = &labels_index.groups[labels_index.slots[slot] - 1];
        if (group->first == first && group->second == second)
            return group;
    }
    return NULL;
}

static inline bool may_begin(char32_t c)
{
    return c < 0x10000 && labels_index.begins[c / 64] >> c % 64 & 1;
}

static bool stands_at(const char32_t *text, const char32_t *label, uint32_t length)
{
    for (uint32_t i = 2; i < length; i++)
        if (text[i] != label[i])
            return false;
    return true;
}

static const struct label *match_in(const struct group *group, const char32_t *text, uint32_t room, unsigned contexts,
    uint32_t *length)
{
    if (!group || !(group->contexts & contexts))
        return NULL;
    for (uint32_t i = group->start; i < (uint32_t)group->start + group->count; i++) {
        uint32_t n = labels_index.lengths[i];
        if (labels_index.ordered[i]->contexts & contexts && n <= room
            && stands_at(text, labels_index.ordered[i]->text, n)) {
            *length = n;
            return labels_index.ordered[i];
        }
    }
    return NULL;
}

const struct label *labels_match(const struct flow *flow, uint32_t at, uint32_t end, unsigned contexts, uint32_t *length)
{
    if (at >= end || !may_begin(flow->text[at]))
        return NULL;
    const char32_t *text = flow->text + at;
    const struct label *found = NULL;
    if (end - at >= 2)
        found = match_in(find_group(text[0], text[1]), text, end - at, contexts, length);
    return found ? found : match_in(find_group(text[0], 0), text, end - at, contexts, length);
}

const struct label *labels_find(const struct flow *flow, uint32_t at, uint32_t end, unsigned contexts, uint32_t *found,
    uint32_t *length)
{
    for (; at < end; at++) {
        const struct label *label = may_begin(flow->text[at]) ? labels_match(flow, at, end, contexts, length) : NULL;
        if (label) {
            *found = at;
            return label;
        }
    }
    return NULL;
}

const struct label *labels_whole(const struct flow *flow, struct range range, unsigned contexts)
{
    uint32_t length;
    const struct label *label = labels_match(flow, range.start, range.end, contexts, &length);
    if (!label || labels_skip_annotations(flow, range.start + length, range.end) != range.end)
        return NULL;
    return label;
}

/* What the words of an annotation are made of, apart from letters, digits and signs. */
static const char32_t *const annotation_words[] = {U"万元", U"亿元", U"千元", U"元", U"分", U"分值", U"满分", U"权重",
    U"得分", U"执行率", U"百分比", U"单位", U"金额", U"盖章", U"公章", U"签章", U"印章", U"签字", U"签名", U"加盖", U"全称", U"选填",
    U"必填", U"填写", U"文字描述", U"定量", U"定性", U"或", U"及", U"和", U"人民币", U"资金", U"名称", U"占比", U"总分", U"、"};

static uint32_t annotation_word(const struct flow *flow, uint32_t at, uint32_t end)
{
    uint32_t longest = 0;
    for (size_t i = 0; i < sizeof annotation_words / sizeof *annotation_words; i++) {
        const char32_t *word = annotation_words[i];
        uint32_t n = 0;
        while (word[n] && at + n < end && flow->text[at + n] == word[n])
            n++;
        if (!word[n] && n > longest)
            longest = n;
    }
    return longest;
}

static bool is_annotation_sign(char32_t c)
{
    static const char32_t signs[] = U"./*+-=%,:×÷";
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        return true;
    for (const char32_t *s = signs; *s; s++)
        if (*s == c)
            return true;
    return false;
}

/* Past the bracket that closes the annotation whose inside begins at `at`; 0 when it is none. */
static uint32_t annotation_end(const struct flow *flow, uint32_t at, uint32_t end)
{
    for (int depth = 1; at < end;) {
        char32_t c = flow->text[at];
        if (c == '(') {
            depth++;
            at++;
        } else if (c == ')') {
            at++;
            if (--depth == 0)
                return at;
        } else if (is_annotation_sign(c)) {
            at++;
        } else {
            uint32_t n = annotation_word(flow, at, end);
            if (!n)
                return 0;
            at += n;
        }
    }
    return 0;
}

/* `30分)`: the bracket before it was lost. */
static uint32_t half_annotation_end(const struct flow *flow, uint32_t at, uint32_t end)
{
    uint32_t p = at;
    while (p < end && p - at < 6 && ((flow->text[p] >= '0' && flow->text[p] <= '9') || flow->text[p] == '.'))
        p++;
    if (p == at || p + 2 > end || flow->text[p] != U'分' || flow->text[p + 1] != ')')
        return 0;
    return p + 2;
}

uint32_t labels_skip_annotations(const struct flow *flow, uint32_t at, uint32_t end)
{
    for (uint32_t next; at < end; at = next) {
        char32_t c = flow->text[at];
        next = 0;
        if (c == '(')
            next = annotation_end(flow, at + 1, end);
        else if (c >= '0' && c <= '9')
            next = half_annotation_end(flow, at, end);
        if (!next)
            break;
    }
    while (at < end && flow->text[at] == ':')
        at++;
    return at;
}

static enum grade grade_of(enum label_code code)
{
    switch (code) {
    case LABEL_GRADE_YOU:
        return GRADE_YOU;
    case LABEL_GRADE_LIANG:
        return GRADE_LIANG;
    case LABEL_GRADE_ZHONG:
        return GRADE_ZHONG;
    case LABEL_GRADE_CHA:
        return GRADE_CHA;
    default:
        return GRADE_NONE;
    }
}

static bool is_letter(char32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* A grade of one character must not be the beginning of a word: 优化, 中央, 差额, 良种. */
static bool stands_alone(const struct flow *flow, uint32_t at, uint32_t end)
{
    return at >= end || flow->gap[at] != GAP_NONE || !is_letter(flow->text[at]) || flow->text[at] == U'级'
        || flow->text[at] == U'的';
}

enum grade labels_grade(const struct flow *flow, uint32_t at, uint32_t end, uint32_t *length)
{
    uint32_t start = at, n;
    while (at < end && flow->text[at] == '"')
        at++;
    const struct label *label = labels_match(flow, at, end, IN_GRADE, &n);
    if (!label)
        return GRADE_NONE;
    at += n;
    if (n == 1 && !stands_alone(flow, at, end))
        return GRADE_NONE;
    if (flow->text[start] == '"')
        while (at < end && flow->text[at] == '"')
            at++;
    *length = at - start;
    return grade_of(label->code);
}
