#include "labels.h"

/*
 * The index is a tree of the labels' characters. Its nodes of one and two characters, where a match
 * begins, are found by a hash table. Most of the others are the only one below theirs and are named
 * there; the rest are found by a table of edges. The nodes of a label mostly stand side by side,
 * four in a cache line, for it is cache lines that a match costs. It is built before main() and
 * never changes, so that threads share it.
 */
enum { MAX_LABELS = 4096, MAX_NODES = 16384, STARTS = 2048, EDGES = 8192 };

struct node {
    char16_t first,
        second;    /* where a match begins: what leads there, `second` 0 for one character */
    char16_t next; /* the character that leads to `to`; 0 for none */
    uint16_t to;
    uint16_t
        others; /* a bit for each character that leads to another node: most questions end here */
    uint16_t below; /* contexts of the labels that go on from here */
    uint16_t here;  /* and of those that end here */
    uint16_t label; /* the first of these, plus one; `more` has the others */
};

struct edge {
    uint16_t from, to; /* to 0: free */
    char16_t c;
};

static struct {
    const struct label *labels[MAX_LABELS];
    uint16_t contexts[MAX_LABELS], more[MAX_LABELS];
    struct node nodes[MAX_NODES]; /* the first is none */
    uint16_t starts[STARTS];      /* to nodes of one and two characters; 0: free */
    struct edge edges[EDGES];
    size_t label_count, node_count, start_count, edge_count;
} labels_index = {.node_count = 1};

uint16_t labels_pairs[LABELS_PAIRS], labels_singles[LABELS_SINGLES];

static unsigned bit_of(char32_t c)
{
    return 1u << ((c ^ c >> 4) & 15);
}

static uint32_t hash(uint32_t a, uint32_t b)
{
    return (a * 0x9E3779B1u ^ b * 0x85EBCA6Bu) >> 16;
}

static uint16_t *start_of(char32_t first, char32_t second)
{
    for (uint32_t slot = hash(first, second);; slot++) {
        uint16_t *start = &labels_index.starts[slot % STARTS];
        const struct node *node = &labels_index.nodes[*start];
        if (!*start || (node->first == first && node->second == second))
            return start;
    }
}

static struct edge *edge_of(uint16_t from, char32_t c)
{
    for (uint32_t slot = hash(from, c);; slot++) {
        struct edge *edge = &labels_index.edges[slot % EDGES];
        if (!edge->to || (edge->from == from && edge->c == c))
            return edge;
    }
}

/* The node below `from` that `c` leads to; 0 where there is none. */
static uint16_t node_below(uint16_t from, char32_t c)
{
    const struct node *node = &labels_index.nodes[from];
    if (node->next == c)
        return node->to;
    return node->others & bit_of(c) ? edge_of(from, c)->to : 0;
}

static void check_room(bool room)
{
    if (!room)
        err_fatal("too many labels");
}

static uint16_t add_node(void)
{
    check_room(labels_index.node_count < MAX_NODES);
    return (uint16_t)labels_index.node_count++;
}

static uint16_t add_start(char32_t first, char32_t second)
{
    uint16_t *start = start_of(first, second), known = *start;
    if (known)
        return known;
    check_room(++labels_index.start_count < STARTS);
    *start = add_node();
    labels_index.nodes[*start].first = (char16_t)first;
    labels_index.nodes[*start].second = (char16_t)second;
    return *start;
}

static uint16_t add_below(uint16_t from, char32_t c)
{
    struct node *node = &labels_index.nodes[from];
    uint16_t below = node_below(from, c);
    if (below)
        return below;
    below = add_node();
    if (!node->next) {
        node->next = (char16_t)c;
        node->to = below;
        return below;
    }
    check_room(++labels_index.edge_count < EDGES);
    node->others |= (uint16_t)bit_of(c);
    *edge_of(from, c) = (struct edge){from, below, (char16_t)c};
    return below;
}

static void add_label(const struct label *label)
{
    size_t number = labels_index.label_count++;
    check_room(number < MAX_LABELS);
    const char32_t *c = label->text;
    uint16_t contexts = (uint16_t)label->contexts, at = add_start(c[0], c[1]);
    uint16_t *begin =
        c[1] ? &labels_pairs[labels_slot(c[0], c[1])] : &labels_singles[c[0] % LABELS_SINGLES];
    *begin |= contexts;
    for (c += c[1] ? 2 : 1; *c; c++) {
        labels_index.nodes[at].below |= contexts;
        at = add_below(at, *c);
    }
    struct node *node = &labels_index.nodes[at];
    node->here |= contexts;
    labels_index.labels[number] = label;
    labels_index.contexts[number] = contexts;
    labels_index.more[number] = node->label;
    node->label = (uint16_t)(number + 1);
}

__attribute__((constructor)) static void build_index(void)
{
    const struct label_table *tables[] = {&labels_titles, &labels_forms, &labels_funds,
        &labels_indicators, &labels_levels, &labels_sentences, &labels_subjects, &labels_names};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (size_t i = 0; i < tables[t]->count; i++)
            add_label(&tables[t]->labels[i]);
}

static const struct label *label_at(const struct node *node, unsigned contexts)
{
    uint16_t label = node->label;
    while (!(labels_index.contexts[label - 1] & contexts))
        label = labels_index.more[label - 1];
    return labels_index.labels[label - 1];
}

const struct label *labels_match_here(
    const struct flow *flow, uint32_t at, uint32_t end, unsigned contexts, uint32_t *length)
{
    const struct node *nodes = labels_index.nodes, *longest = nodes;
    const char32_t *text = flow->text;
    uint32_t i = at + 1;
    uint16_t below = i < end ? *start_of(text[at], text[i]) : 0;
    while (below) {
        const struct node *node = &nodes[below];
        i++;
        if (node->here & contexts) {
            longest = node;
            *length = i - at;
        }
        below = i < end && node->below & contexts ? node_below(below, text[i]) : 0;
    }
    if (longest == nodes && labels_singles[text[at] % LABELS_SINGLES] & contexts) {
        longest = &nodes[*start_of(text[at], 0)];
        *length = 1;
    }
    return longest->here & contexts ? label_at(longest, contexts) : NULL;
}

/* The first position from `at` on at which a label may begin: `end` where none. */
static uint32_t next_beginning(
    const struct flow *flow, uint32_t at, uint32_t end, unsigned contexts)
{
    char32_t first = flow->text[at], second;
    for (; at + 1 < end; at++, first = second) {
        second = flow->text[at + 1];
        if (labels_begin(first, second, contexts))
            return at;
    }
    return labels_begin(first, 0, contexts) ? at : end;
}

const struct label *labels_find(const struct flow *flow, uint32_t at, uint32_t end,
    unsigned contexts, uint32_t *found, uint32_t *length)
{
    for (; at < end; at++) {
        at = next_beginning(flow, at, end, contexts);
        const struct label *label =
            at < end ? labels_match_here(flow, at, end, contexts, length) : NULL;
        if (label) {
            *found = at;
            return label;
        }
    }
    return NULL;
}

const struct label *labels_whole(const struct flow *flow, struct range range, unsigned contexts)
{
    uint32_t length = 0;
    const struct label *label = labels_match(flow, range.start, range.end, contexts, &length);
    if (!label || labels_skip_annotations(flow, range.start + length, range.end) != range.end)
        return NULL;
    return label;
}

/* What the words of an annotation are made of, apart from letters, digits and signs. */
static const char32_t *const annotation_words[] = {U"万元", U"万兀", U"亿元", U"千元", U"元", U"分",
    U"分值", U"满分", U"权重", U"得分", U"执行率", U"百分比", U"单位", U"金额", U"盖章", U"公章",
    U"签章", U"印章", U"签字", U"签名", U"加盖", U"全称", U"选填", U"必填", U"填写", U"文字描述",
    U"定量", U"定性", U"或", U"及", U"和", U"人民币", U"资金", U"名称", U"占比", U"总分", U"、"};

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
    while (p < end && p - at < 6 &&
           ((flow->text[p] >= '0' && flow->text[p] <= '9') || flow->text[p] == '.'))
        p++;
    if (p == at || p + 2 > end || flow->text[p] != U'分' || flow->text[p + 1] != ')')
        return 0;
    return p + 2;
}

uint32_t labels_skip_annotations_here(const struct flow *flow, uint32_t at, uint32_t end)
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
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9');
}

/* A grade of one character must not be the beginning of a word: 优化, 中央, 差额, 良种. */
static bool stands_alone(const struct flow *flow, uint32_t at, uint32_t end)
{
    return at >= end || flow->gap[at] != GAP_NONE || !is_letter(flow->text[at]) ||
           flow->text[at] == U'级' || flow->text[at] == U'的';
}

enum grade labels_grade(const struct flow *flow, uint32_t at, uint32_t end, uint32_t *length)
{
    uint32_t start = at, n = 0;
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

bool labels_name_ends(const struct flow *flow, struct range range, enum label_code code)
{
    enum { LONGEST = 5 };
    for (uint32_t n = 1; n <= LONGEST && range.start + n < range.end; n++) {
        uint32_t length = 0;
        const struct label *label = labels_match(flow, range.end - n, range.end, IN_NAME, &length);
        if (label && label->code == code && length == n)
            return true;
    }
    return false;
}
