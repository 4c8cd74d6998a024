#include "furniture.h"

#include <stdlib.h>

#include "fold.h"
#include "furniture_heads.h"

enum {
    LONGEST = 48,      /* characters of a line that may be furniture, white space left aside */
    PAGE_MOST = 12000, /* characters of a page */
    LAST_PAGE = 999
};

/* A line, folded, without white space, and where it stands. */
struct line {
    char32_t text[LONGEST + 1];
    uint32_t length;
    struct place place;
};

/* How much a bare number alone on its line looks like a page's, by what stands around it. */
enum level { ALONE, APART, IN_PROSE, AT_FORM_FEED, LEVELS };

/* A line that is a page number if others go on from it. */
struct candidate {
    struct place place;
    uint32_t page, pages; /* pages: 0 where only the page is printed */
    enum level level;
    uint32_t feeds; /* form feeds before it */
    bool counted;   /* as many as there are of pages so far */
    bool torn;      /* stands between the halves of a sentence */
    uint32_t chain; /* how many of a sequence end here */
    uint32_t tears; /* and how many of these are torn */
    size_t before;  /* the candidate before in the sequence; SIZE_MAX: none */
    size_t first;   /* the one it begins with */
    bool in_sequence;
};

struct finder {
    const struct document *document;
    struct place *found;
    size_t count, capacity;
    struct candidate *candidates;
    size_t candidate_count, candidate_capacity;
};

/* Beginnings of lines a web page has around the text; those with `whole` are all of the line, or in brackets. */
struct phrase {
    const char32_t *text;
    bool whole;
};
static const struct phrase phrases[] = {
    {U"浏览次数", false}, {U"浏览量:", false}, {U"阅读次数", false}, {U"阅读量:", false}, {U"点击数:", false},
    {U"点击次数", false}, {U"点击量:", false}, {U"访问量:", false}, {U"访问次数", false}, {U"人气:", false},
    {U"发布时间:", false}, {U"发布日期:", false}, {U"信息来源:", false}, {U"文章来源:", false}, {U"稿件来源:", false},
    {U"责任编辑:", false}, {U"字体:", false}, {U"字号:", false}, {U"字体大小", false}, {U"分享到", false}, {U"分享至", false},
    {U"打印本页", false}, {U"打印此页", false}, {U"关闭窗口", false}, {U"关闭本页", false}, {U"返回顶部", true},
    {U"上一篇:", false}, {U"下一篇:", false}, {U"当前位置:", false}, {U"您当前的位置", false}, {U"您现在的位置", false},
    {U"首页>", false}, {U"扫一扫", false}, {U"打印", true}, {U"关闭", true}, {U"分享", true}, {U"收藏", true},
    {U"手机扫码", false}, {U"手机扫一扫", false}, {U"qrcode", true}, {U"联系客服", false}, {U"关注微信", false},
    {U"打印关闭", true}, {U"打印|关闭", true}, {U"打印][关闭", true},
};

static bool is_blank(char32_t c)
{
    return c <= ' ';
}

static bool is_digit(char32_t c)
{
    return c >= '0' && c <= '9';
}

static char32_t folded(const struct document *document, uint32_t at)
{
    return fold_char(document->chars[at]);
}

/* Quick enough to ask of every line. */
static bool may_begin_furniture(char32_t c)
{
    switch (c) {
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
    case '-': case '[': case 'P': case 'p': case '.': case '~': case U'—': case U'·':
    case U'第': case U'共': case U'浏': case U'阅': case U'点': case U'访': case U'人': case U'发': case U'信':
    case U'文': case U'稿': case U'责': case U'字': case U'分': case U'打': case U'关': case U'返': case U'上':
    case U'下': case U'当': case U'您': case U'扫': case U'收': case U'首': case U'手': case U'联': case 'q':
        return true;
    default:
        return false;
    }
}

/* False when the line is too long to be furniture, or begins like none. Form feeds it begins with are counted. */
static bool read_line(const struct document *document, uint32_t start, uint32_t end, struct line *line, uint32_t *feeds)
{
    for (; start < end && is_blank(folded(document, start)); start++)
        *feeds += document->chars[start] == '\f';
    if (start == end || !may_begin_furniture(folded(document, start)))
        return false;
    uint32_t last = start;
    line->length = 0;
    for (uint32_t i = start; i < end; i++) {
        char32_t c = folded(document, i);
        if (is_blank(c))
            continue;
        if (line->length == LONGEST)
            return false;
        line->text[line->length++] = c;
        last = i;
    }
    line->text[line->length] = 0;
    line->place = (struct place){start, last + 1 - start};
    return true;
}

static const char32_t *past(const char32_t *text, const char32_t *word)
{
    for (; *word; word++, text++)
        if (*text != *word)
            return NULL;
    return text;
}

static bool is_phrase(const struct line *line)
{
    bool bracket = line->text[0] == '[';
    if (is_digit(line->text[0]))
        return false;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        const char32_t *rest = past(line->text + bracket, phrases[i].text);
        if (rest && (!phrases[i].whole || *rest == (bracket ? U']' : U'\0')))
            return true;
    }
    return false;
}

/* Past a page number of at most four digits; NULL when none. */
static const char32_t *past_number(const char32_t *text, uint32_t *number)
{
    uint32_t n = 0;
    const char32_t *p = text;
    for (; is_digit(*p) && p - text < 4; p++)
        n = n * 10 + (*p - '0');
    *number = n;
    return p == text || is_digit(*p) ? NULL : p;
}

/* 第3页, 第3页共9页, 共9页第3页, 第3页/共9页, Page3of9 */
static bool is_worded_page(const char32_t *text)
{
    enum { ORDINAL = 1, PAGE = 2 };
    static const struct {
        const char32_t *text;
        int says;
    } words[] = {{U"第", ORDINAL}, {U"共", ORDINAL}, {U"页", PAGE}, {U"Page", ORDINAL | PAGE}, {U"page", ORDINAL | PAGE},
        {U"PAGE", ORDINAL | PAGE}, {U"of", 0}, {U"/", 0}, {U",", 0}, {U"|", 0}};
    uint32_t numbers = 0, number;
    int said = 0;
    while (*text) {
        const char32_t *next = past_number(text, &number);
        numbers += next != NULL;
        for (size_t i = 0; !next && i < sizeof words / sizeof *words; i++)
            if ((next = past(text, words[i].text)))
                said |= words[i].says;
        if (!next)
            return false;
        text = next;
    }
    return said == (ORDINAL | PAGE) && numbers >= 1 && numbers <= 2;
}

static bool is_dash(char32_t c)
{
    return c == '-' || c == U'—' || c == '~' || c == U'·' || c == '.';
}

/* -3-, —23—, ·3·: dashes on both sides */
static bool is_dashed_page(const char32_t *text)
{
    if (!is_dash(*text))
        return false;
    while (is_dash(*text))
        text++;
    uint32_t number;
    text = past_number(text, &number);
    if (!text || !is_dash(*text))
        return false;
    while (is_dash(*text))
        text++;
    return !*text;
}

/* 3, 3/9, 3、 */
static bool is_bare_page(const char32_t *text, struct candidate *candidate)
{
    *candidate = (struct candidate){0};
    text = past_number(text, &candidate->page);
    if (text && *text == '/') {
        text = past_number(text + 1, &candidate->pages);
        if (text && candidate->page > candidate->pages)
            return false;
    } else if (text && *text == U'、') {
        text++;
    }
    return text && !*text && candidate->page >= 1 && candidate->page <= LAST_PAGE;
}

/* What stands between a candidate and the text on one side of it. */
struct side {
    uint32_t breaks; /* line ends */
    bool form_feed;
    uint32_t text; /* where the text is */
    bool none;     /* there is none */
};

static struct side side_before(const struct document *document, uint32_t at)
{
    struct side side = {0};
    for (; at > 0 && is_blank(folded(document, at - 1)); at--) {
        side.breaks += folded(document, at - 1) == '\n';
        side.form_feed |= folded(document, at - 1) == '\f';
    }
    side.none = at == 0;
    side.text = at - !side.none;
    return side;
}

static struct side side_behind(const struct document *document, uint32_t at)
{
    struct side side = {0};
    for (; at < document->length && is_blank(folded(document, at)); at++) {
        side.breaks += folded(document, at) == '\n';
        side.form_feed |= folded(document, at) == '\f';
    }
    side.none = at == document->length;
    side.text = at;
    return side;
}

/* How many characters the line has on that side of `at` (`step`: -1 or 1), and `at` itself; 0 for a row of cells. */
static uint32_t line_length(const struct document *document, uint32_t at, int step)
{
    enum { ENOUGH = 32 };
    uint32_t length = 0;
    for (; at < document->length && folded(document, at) != '\n' && length < ENOUGH; at += (uint32_t)step) {
        if (folded(document, at) == '\t' || folded(document, at) == '|')
            return 0;
        length += !is_blank(folded(document, at));
    }
    return length;
}

static bool is_prose(const struct document *document, const struct side *before, const struct side *behind)
{
    enum { LINE = 16, LAST_LINE = 6 };
    return !before->none && !behind->none && line_length(document, before->text, -1) >= LINE
        && line_length(document, behind->text, 1) >= LAST_LINE;
}

static bool is_han(char32_t c)
{
    return c >= 0x3400 && c <= 0x9FFF;
}

static void add_candidate(struct finder *finder, struct candidate candidate)
{
    enum { APART_FROM = 5 }; /* line ends: an empty line on one side, more on the other */
    const struct document *document = finder->document;
    struct side before = side_before(document, candidate.place.start);
    struct side behind = side_behind(document, candidate.place.start + candidate.place.length);
    bool at_edge = before.form_feed || behind.form_feed || before.none || behind.none;
    bool apart = before.breaks >= 2 && behind.breaks >= 2 && before.breaks + behind.breaks >= APART_FROM;
    bool prose = apart && is_prose(document, &before, &behind);
    char32_t last = folded(document, before.text);
    candidate.level = at_edge ? AT_FORM_FEED : prose ? IN_PROSE : apart ? APART : ALONE;
    candidate.counted = candidate.page == candidate.feeds + 1 && !before.none && !behind.none
        && ((before.form_feed && behind.breaks >= 2) || (behind.form_feed && before.breaks >= 2));
    candidate.torn = prose && (is_han(last) || is_digit(last) || last == ',' || last == U'、')
        && is_han(folded(document, behind.text)) && folded(document, behind.text + 1) != U'、';
    finder->candidates = xgrow(finder->candidates, finder->candidate_count, &finder->candidate_capacity,
        sizeof *finder->candidates);
    finder->candidates[finder->candidate_count++] = candidate;
}

static void add_found(struct finder *finder, struct place place)
{
    finder->found = xgrow(finder->found, finder->count, &finder->capacity, sizeof *finder->found);
    finder->found[finder->count++] = place;
}

static void look_at_lines(struct finder *finder)
{
    const struct document *document = finder->document;
    uint32_t feeds = 0;
    for (uint32_t i = 0; i < document->line_count; i++) {
        uint32_t start = document->lines[i];
        uint32_t end = i + 1 < document->line_count ? document->lines[i + 1] : document->length;
        struct line line;
        struct candidate candidate;
        if (!read_line(document, start, end, &line, &feeds))
            continue;
        if (is_dashed_page(line.text) || is_worded_page(line.text) || is_phrase(&line)) {
            add_found(finder, line.place);
        } else if (is_bare_page(line.text, &candidate)) {
            candidate.place = line.place;
            candidate.feeds = feeds;
            add_candidate(finder, candidate);
        }
    }
}

/* What a sequence must have. */
struct rule {
    uint32_t length;
    uint32_t first_page; /* at most */
    uint32_t page_least; /* characters of a page */
};
static const struct rule rules[LEVELS] = {
    [ALONE] = {3, 3, 300}, [APART] = {3, 3, 40}, [IN_PROSE] = {2, 1, 300}, [AT_FORM_FEED] = {2, LAST_PAGE, 1}};

/* Of pages that name how many there are. */
static const struct rule rules_of_all[LEVELS] = {
    [ALONE] = {2, 2, 300}, [APART] = {2, 2, 40}, [IN_PROSE] = {1, LAST_PAGE, 300}, [AT_FORM_FEED] = {2, LAST_PAGE, 1}};

static const struct rule *rule_of(const struct candidate *candidate, enum level level)
{
    return candidate->pages ? &rules_of_all[level] : &rules[level];
}

static bool goes_on(const struct candidate *page, const struct candidate *next, enum level level)
{
    uint32_t apart = next->place.start - page->place.start;
    bool next_page = level != AT_FORM_FEED || next->feeds == page->feeds + 1;
    return next_page && page->pages == next->pages && apart >= rule_of(page, level)->page_least && apart <= PAGE_MOST;
}

/* Finds what each of the candidates goes on from: the last one of the page before. */
static void chain(struct candidate *const *candidates, size_t count, enum level level)
{
    size_t last[LAST_PAGE + 1];
    for (size_t i = 0; i <= LAST_PAGE; i++)
        last[i] = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        struct candidate *candidate = candidates[i];
        size_t at = last[candidate->page - 1];
        const struct candidate *before = at != SIZE_MAX && goes_on(candidates[at], candidate, level) ? candidates[at] : NULL;
        candidate->chain = before ? before->chain + 1 : 1;
        candidate->tears = candidate->torn + (before ? before->tears : 0);
        candidate->before = before ? at : SIZE_MAX;
        candidate->first = before ? before->first : i;
        last[candidate->page] = i;
    }
}

/* Long enough, and most of the candidates on the way belong to it: among the cells of a form some numbers always follow
 * one another. In prose the halves of a sentence tell; of pages that name how many there are the last ones must be there. */
static bool is_sequence(struct candidate *const *candidates, size_t end, enum level level)
{
    const struct candidate *last = candidates[end];
    const struct rule *rule = rule_of(last, level);
    bool complete = !last->pages || last->chain > 2 || last->page + 1 >= last->pages || level > APART;
    return last->pages != 1 && last->chain + (level == AT_FORM_FEED && last->counted) >= rule->length
        && candidates[last->first]->page <= rule->first_page && last->chain * 3 >= (end + 1 - last->first) * 2
        && complete && (level != IN_PROSE || last->tears);
}

static void add_sequences(struct finder *finder, enum level level, bool of_all)
{
    struct candidate **candidates = xrealloc(NULL, finder->candidate_count, sizeof(struct candidate *));
    size_t count = 0;
    for (size_t i = 0; i < finder->candidate_count; i++) {
        struct candidate *candidate = &finder->candidates[i];
        if (candidate->level >= level && (candidate->pages != 0) == of_all && (of_all || !candidate->in_sequence))
            candidates[count++] = candidate;
    }
    if (count)
        chain(candidates, count, level);
    for (size_t i = count; i-- > 0;) {
        if (!is_sequence(candidates, i, level))
            continue;
        for (size_t j = i; j != SIZE_MAX && (j == i || !candidates[j]->in_sequence); j = candidates[j]->before) {
            if (!candidates[j]->in_sequence)
                add_found(finder, candidates[j]->place);
            candidates[j]->in_sequence = true;
        }
    }
    free(candidates);
}

static int by_start(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

static void add_heads(struct finder *finder)
{
    size_t count;
    struct place *heads = furniture_heads(finder->document, finder->found, finder->count, &count);
    for (size_t i = 0; i < count; i++)
        add_found(finder, heads[i]);
    free(heads);
}

struct place *furniture_find(const struct document *document, size_t *count)
{
    struct finder finder = {.document = document};
    look_at_lines(&finder);
    for (int level = AT_FORM_FEED; level >= ALONE && finder.candidate_count; level--) {
        add_sequences(&finder, (enum level)level, false);
        add_sequences(&finder, (enum level)level, true);
    }
    add_heads(&finder);
    if (finder.count > 1)
        qsort(finder.found, finder.count, sizeof *finder.found, by_start);
    free(finder.candidates);
    *count = finder.count;
    return finder.found;
}
