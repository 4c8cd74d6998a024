#include "labels.h"

/*
 * The index is a tree of the labels' characters: most questions end at its first two steps, before its edges, which are
 * in a hash table, are looked at. It is built before main() and never changes, so that threads share it.
 */
enum { MAX_LABELS = 4096, MAX_NODES = 16384, EDGES = 32768 };

struct node {
    uint64_t goes_on; /* a bit for each character that may follow: most questions end here */
    uint32_t below; /* contexts of the labels that end here or go on from here */
    uint32_t here;  /* of those that end here */
    uint16_t label; /* the first of these, plus one; `next` has the others */
};

struct edge {
    uint16_t from, to; /* to 0: free */
    char16_t c;
};

static struct {
    const struct label *labels[MAX_LABELS];
    uint16_t next[MAX_LABELS];
    struct node nodes[MAX_NODES]; /* the first is none */
    struct edge edges[EDGES];
    size_t label_count, node_count;
} labels_index = {.node_count = 1};

uint16_t labels_roots[0x10000];

static size_t slot_of(uint16_t from, char32_t c)
{
    return (from * 0x9E3779B1u ^ c * 0x85EBCA6Bu) >> 17;
}

static uint64_t bit_of(char32_t c)
{
    return 1ull << ((c ^ c >> 6) & 63);
}

static uint16_t child_of(uint16_t from, char32_t c)
{
    if (!(labels_index.nodes[from].goes_on & bit_of(c)))
        return 0;
    for (size_t slot = slot_of(from, c); labels_index.edges[slot].to; slot = (slot + 1) % EDGES)
        if (labels_index.edges[slot].from == from && labels_index.edges[slot].c == c)
            return labels_index.edges[slot].to;
    return 0;
}

static uint16_t add_node(void)
{
    if (labels_index.node_count == MAX_NODES)
        err_fatal("too many labels");
    return (uint16_t)labels_index.node_count++;
}

static uint16_t add_child(uint16_t from, char16_t c)
{
    size_t slot = slot_of(from, c);
    while (labels_index.edges[slot].to)
        slot = (slot + 1) % EDGES;
    labels_index.edges[slot] = (struct edge){from, add_node(), c};
    labels_index.nodes[from].goes_on |= bit_of(c);
    return labels_index.edges[slot].to;
}

static void add_label(const struct label *label)
{
    if (labels_index.label_count == MAX_LABELS)
        err_fatal("too many labels");
    uint16_t *root = &labels_roots[label->text[0]];
    uint16_t node = *root ? *root : (*root = add_node());
    labels_index.nodes[node].below |= label->contexts;
    for (const char32_t *c = label->text + 1; *c; c++) {
        uint16_t child = child_of(node, *c);
        node = child ? child : add_child(node, (char16_t)*c);
        labels_index.nodes[node].below |= label->contexts;
    }
    labels_index.labels[labels_index.label_count] = label;
    labels_index.next[labels_index.label_count++] = labels_index.nodes[node].label;
    labels_index.nodes[node].label = (uint16_t)labels_index.label_count;
    labels_index.nodes[node].here |= label->contexts;
}

__attribute__((constructor)) static void build_index(void)
{
    const struct label_table *tables[] = {&labels_forms, &labels_indicators, &labels_sentences, &labels_subjects,
        &labels_names};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (size_t i = 0; i < tables[t]->count; i++)
            add_label(&tables[t]->labels[i]);
}

static const struct label *label_at(uint16_t node, unsigned contexts)
{
    uint16_t label = labels_index.nodes[node].label;
    while (!(labels_index.labels[label - 1]->contexts & contexts))
        label = labels_index.next[label - 1];
    return labels_index.labels[label - 1];
}

const struct label *labels_match_root(const struct flow *flow, uint32_t at, uint32_t end, unsigned contexts,
    uint32_t *length)
{
    uint16_t node = labels_roots[flow->text[at]], longest = 0;
    for (uint32_t i = at + 1; node && labels_index.nodes[node].below & contexts; i++) {
        if (labels_index.nodes[node].here & contexts) {
            longest = node;
            *length = i - at;
        }
        node = i < end ? child_of(node, flow->text[i]) : 0;
    }
    return longest ? label_at(longest, contexts) : NULL;
}

const struct label *labels_find(const struct flow *flow, uint32_t at, uint32_t end, unsigned contexts, uint32_t *found,
    uint32_t *length)
{
    for (; at < end; at++) {
        uint16_t root = flow->text[at] < 0x10000 ? labels_roots[flow->text[at]] : 0;
        if (!root || !(labels_index.nodes[root].below & contexts))
            continue;
        const struct label *label = labels_match_root(flow, at, end, contexts, length);
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
