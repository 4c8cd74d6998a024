#include "narrative_conclusion.h"

#include "read/chars.h"

enum {
    BETWEEN_MAX = 16,
    SENTENCE_MAX = 40, /* tokens looked at on either side */
    PART_MAX = 50,     /* points a part has at most */
    FIRST_HAN = 0x3400
};

/* How surely a label speaks of the total. */
enum { SURE_NOT, SURE_BY_SUBJECT, SURE_SELF, SURE_TOTAL };

struct reader {
    struct narrative *narrative;
    size_t clause;   /* its first token */
    bool foreign;    /* the clause is about something else */
    bool whole;      /* … about the whole */
    bool other_year; /* the sentence is about another year */
    int total_sure;
    bool graded;           /* the grade was told in this sentence */
    bool listed;           /* scores are: A得73分、B得89分, none of them is the total */
    uint32_t behind_total; /* where the total's number ended, in this sentence; 0 when not */
};

static const struct token *token_at(const struct reader *reader, size_t i)
{
    return &reader->narrative->tokens->items[i];
}

static char32_t char_at(const struct reader *reader, uint32_t i)
{
    return i < reader->narrative->range.end ? reader->narrative->flow->text[i] : 0;
}

static void begin_clause(struct reader *reader, size_t i)
{
    reader->clause = i + 1;
    reader->foreign = reader->whole = false;
}

/* 部门整体支出自评满分100分，得分95分: the score is of what has the full marks. */
static bool tells_full_marks(const struct reader *reader, size_t comma)
{
    if (comma < reader->clause + 2)
        return false;
    const struct token *number = token_at(reader, comma - 1), *label = number - 1;
    return number->kind == TOKEN_NUMBER && !number->unreadable && label->kind == TOKEN_LABEL &&
           label->code == LABEL_WEIGHT && decimal_compare(number->value, DECIMAL(100)) == 0;
}

static void meet_comma(struct reader *reader, size_t i)
{
    bool whole = reader->whole && tells_full_marks(reader, i);
    begin_clause(reader, i);
    reader->whole = whole;
}

/* 产出指标得分, 预算执行得分: what stands before 得分 names a part. */
static bool names_part(const struct reader *reader, const struct token *label)
{
    uint32_t at = label->range.start;
    uint32_t from = token_at(reader, reader->clause)->range.start;
    for (uint32_t i = from; i < at; i++) {
        uint32_t length;
        if (labels_match(reader->narrative->flow, i, at, IN_LEVEL1 | IN_LEVEL2, &length))
            return true;
    }
    return false;
}

static int sureness(const struct reader *reader, const struct token *label)
{
    bool short_sum =
        label->range.end - label->range.start == 2; /* 总分: of the score or of the full marks */
    if (label->code == LABEL_TOTAL)
        return short_sum ? SURE_BY_SUBJECT : SURE_TOTAL;
    if (label->code == LABEL_POINTS)
        return reader->graded ? SURE_BY_SUBJECT : SURE_NOT;
    if (label->code == LABEL_SCORE_SELF)
        return SURE_SELF;
    return label->code == LABEL_SCORE && reader->whole && !names_part(reader, label)
               ? SURE_BY_SUBJECT
               : SURE_NOT;
}

static bool is_execution_score(const struct reader *reader, const struct token *number)
{
    const struct figure *score = &reader->narrative->evaluation->budget.score;
    return score->known && score->place.length &&
           score->place.start == flow_place(reader->narrative->flow, number->range).start;
}

static bool ends_sentence(const struct token *token)
{
    return token->kind == TOKEN_STOP || token->kind == TOKEN_MARK;
}

static bool is_weight(const struct reader *reader, size_t i)
{
    const struct token *label = token_at(reader, i), *number = label + 1;
    return label->kind == TOKEN_LABEL && label->code == LABEL_WEIGHT &&
           i + 1 < reader->narrative->last && number->kind == TOKEN_NUMBER && !number->unreadable &&
           narrative_tokens_fill(reader->narrative->flow, label->range.end, number->range.start) &&
           decimal_compare(number->value, DECIMAL(PART_MAX)) <= 0;
}

/* The sentence tells the weight of a part: its score is no total. */
static bool weighs_part(const struct reader *reader, size_t label)
{
    size_t first = reader->narrative->first, last = reader->narrative->last;
    for (size_t i = label; i > first && i + SENTENCE_MAX > label; i--) {
        if (ends_sentence(token_at(reader, i - 1)))
            break;
        if (is_weight(reader, i - 1))
            return true;
    }
    for (size_t i = label; i < last && i < label + SENTENCE_MAX; i++) {
        if (ends_sentence(token_at(reader, i)))
            break;
        if (is_weight(reader, i))
            return true;
    }
    return false;
}

/* 总分10分 are the marks of a part, and so is a score beside the weight of one. */
static bool is_of_part(const struct reader *reader, size_t label, const struct token *number)
{
    if (reader->whole || sureness(reader, token_at(reader, label)) == SURE_TOTAL)
        return false;
    return (!number->unreadable && decimal_compare(number->value, DECIMAL(PART_MAX)) <= 0 &&
               token_at(reader, label)->code == LABEL_TOTAL) ||
           weighs_part(reader, label);
}

/* A得73分、B得89分, but not 得分95分、等级为优. */
static bool goes_on_with_score(const struct reader *reader, const struct token *number)
{
    const struct tokens *tokens = reader->narrative->tokens;
    const struct token *next = number + 1, *end = tokens->items + reader->narrative->last;
    while (next < end && next->kind == TOKEN_LABEL && next->code != LABEL_GRADE)
        next++;
    return char_at(reader, number->end) == U'、' && next < end && next->kind == TOKEN_NUMBER &&
           next->unit == UNIT_POINTS;
}

static void take_total(struct reader *reader, size_t label, const struct token *number)
{
    struct evaluation *evaluation = reader->narrative->evaluation;
    int sure = sureness(reader, token_at(reader, label));
    struct figure figure;
    reader->listed |= goes_on_with_score(reader, number);
    if (reader->foreign || reader->listed || reader->other_year || sure == SURE_NOT ||
        is_execution_score(reader, number) || is_of_part(reader, label, number))
        return;
    if (sure > reader->total_sure && narrative_figure(reader->narrative, number, &figure)) {
        evaluation->total = figure;
        reader->total_sure = sure;
    }
    reader->behind_total = number->end;
}

static bool is_quote(char32_t c)
{
    static const char32_t quotes[] = U"\"'「」『』【】《》[]<>";
    for (const char32_t *q = quotes; *q; q++)
        if (*q == c)
            return true;
    return false;
}

static enum grade grade_at(const struct reader *reader, uint32_t at, struct range *range)
{
    uint32_t length, end = reader->narrative->range.end;
    enum grade grade = labels_grade(reader->narrative->flow, at, end, &length);
    if (grade == GRADE_NONE || is_quote(char_at(reader, at)))
        return GRADE_NONE;
    *range = (struct range){at, at + length};
    /* "合格工程" is no grade. */
    if (at && is_quote(char_at(reader, at - 1)) && chars_han(char_at(reader, range->end)))
        return GRADE_NONE;
    uint32_t next = range->end;
    while (is_quote(char_at(reader, next)))
        next++;
    /* 优、良、中、差 tells the scale. */
    char32_t c = char_at(reader, next);
    if ((c == U'、' || c == U'/' || c == U'(') &&
        labels_grade(reader->narrative->flow, next + 1, end, &length) != GRADE_NONE)
        return GRADE_NONE;
    return grade;
}

static uint32_t skip_to_grade(const struct reader *reader, uint32_t at, uint32_t end)
{
    const struct flow *flow = reader->narrative->flow;
    uint32_t length;
    if (is_quote(char_at(reader, at)) || char_at(reader, at) == U'(')
        return at + 1;
    const struct label *label = labels_match(flow, at, end, IN_FILLING | IN_MEASURE, &length);
    return label && (label->code == LABEL_FILLING || label->code == LABEL_GRADE) ? at + length : at;
}

/* The grade behind `at`, filling words and quotes between. */
static enum grade grade_behind(const struct reader *reader, uint32_t at, struct range *range)
{
    uint32_t end = reader->narrative->range.end,
             limit = at + BETWEEN_MAX < end ? at + BETWEEN_MAX : end;
    enum grade grade = GRADE_NONE;
    for (uint32_t next; at < limit && grade == GRADE_NONE; at = next) {
        grade = grade_at(reader, at, range);
        next = skip_to_grade(reader, at, end);
        if (next == at)
            break;
    }
    return grade;
}

static void take_grade(struct reader *reader, uint32_t at)
{
    struct evaluation *evaluation = reader->narrative->evaluation;
    struct range range;
    if (evaluation->grade != GRADE_NONE || reader->other_year)
        return;
    evaluation->grade = grade_behind(reader, at, &range);
    reader->graded = evaluation->grade != GRADE_NONE;
    if (reader->graded)
        evaluation->grade_place = flow_place(reader->narrative->flow, range);
}

static void meet_label(struct reader *reader, size_t i)
{
    const struct token *label = token_at(reader, i);
    bool department = reader->narrative->evaluation->kind == KIND_DEPARTMENT;
    switch (label->code) {
    case LABEL_OTHER_SUBJECT:
    case LABEL_OTHER_YEAR:
        reader->foreign = true;
        break;
    case LABEL_PROJECT:
    case LABEL_PROJECT_GROUP:
    case LABEL_BASIC:
        reader->foreign |= department;
        reader->whole |= !department;
        break;
    case LABEL_WHOLE:
    case LABEL_ITSELF:
        reader->whole = true;
        reader->foreign = false;
        break;
    case LABEL_GRADE:
        if (!reader->foreign)
            take_grade(reader, label->range.end);
        break;
    case LABEL_SCORE_SELF: /* 自评为优 */
        if (!reader->foreign && char_at(reader, label->range.end - 1) == U'评')
            take_grade(reader, label->range.end);
        break;
    default:
        break;
    }
}

/* The label right before a number, filling words between. */
static void meet_number(struct reader *reader, size_t i)
{
    const struct token *number = token_at(reader, i);
    bool bare =
        number->unit == UNIT_NONE && !(char_at(reader, number->end) >= FIRST_HAN &&
                                         reader->narrative->flow->gap[number->end] < GAP_LINE);
    if ((number->unit != UNIT_POINTS && !bare) || i == reader->narrative->first)
        return;
    size_t k = i - 1;
    while (k > reader->narrative->first && token_at(reader, k)->kind == TOKEN_COMMA &&
           token_at(reader, k)->code == U':')
        k--;
    const struct token *label = token_at(reader, k);
    if (label->kind != TOKEN_LABEL ||
        !narrative_tokens_fill(reader->narrative->flow, label->range.end, number->range.start))
        return;
    take_total(reader, k, number);
    if (reader->behind_total == number->end) {
        uint32_t at = number->end;
        while (char_at(reader, at) == U',' || char_at(reader, at) == U'(')
            at++;
        take_grade(reader, at);
    }
}

static void meet(struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);
    int year = reader->narrative->evaluation->year;
    switch ((enum token_kind)token->kind) {
    case TOKEN_LABEL:
        meet_label(reader, i);
        break;
    case TOKEN_NUMBER:
        meet_number(reader, i);
        break;
    case TOKEN_YEAR:
        reader->other_year = year && token->code != year;
        break;
    case TOKEN_COMMA:
        if (token->code == U',')
            meet_comma(reader, i);
        break;
    case TOKEN_STOP:
    case TOKEN_MARK:
        reader->other_year = reader->graded = reader->listed = false;
        reader->behind_total = 0;
        begin_clause(reader, i);
        break;
    default:
        break;
    }
}

/* Without numbers there is at most a grade. */
bool narrative_conclusion_may_be(struct narrative *narrative)
{
    const struct reader reader = {.narrative = narrative};
    struct range range;
    for (size_t i = narrative->first; i < narrative->last && !narrative->tokens->numbers; i++) {
        const struct token *token = token_at(&reader, i);
        if (token->code == LABEL_GRADE && token->kind == TOKEN_LABEL &&
            grade_behind(&reader, token->range.end, &range) != GRADE_NONE)
            return true;
    }
    return narrative->tokens->numbers;
}

void narrative_conclusion_read(struct narrative *narrative)
{
    struct reader reader = {.narrative = narrative, .clause = narrative->first};
    for (size_t i = narrative->first; i < narrative->last; i++)
        meet(&reader, i);
}
