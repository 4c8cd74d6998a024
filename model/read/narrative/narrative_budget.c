#include "narrative_budget.h"

#include "intl.h"
#include "narrative_lead.h"
#include "narrative_list.h"
#include "narrative_sentence.h"
#include "narrative_take.h"
#include "read/chars.h"

enum { DEPTH = 4, PENDING = 4 };

struct reader {
    struct narrative *narrative;
    struct section section;
    struct lead lead;
    struct sentence sentence;
    struct {
        struct lead lead;
        struct sentence sentence;
        uint32_t open;
    } saved[DEPTH]; /* outside of the brackets we are in */
    size_t depth;
    struct {
        struct token number;
        enum subject subject;
    } pending[PENDING]; /* amounts called just 预算, the last ones */
    size_t pending_count;
    const struct range *taken; /* numbers of single projects, in order */
    size_t taken_count;
};

static const struct token *token_at(const struct reader *reader, size_t i)
{
    return &reader->narrative->tokens->items[i];
}

static char32_t char_at(const struct reader *reader, uint32_t i)
{
    return reader->narrative->flow->text[i];
}

static void begin_sentence(struct reader *reader, uint32_t start)
{
    const struct sentence *before = &reader->sentence;
    reader->sentence = (struct sentence){
        .topic = before->topic, .current = before->topic, .execution_before = before->execution};
    narrative_lead_begin(&reader->lead, start);
}

/* A report on one project has no parts: the project is the whole. */
static enum subject seen_from(const struct reader *reader, enum subject subject)
{
    bool project = reader->narrative->evaluation->kind == KIND_PROJECT;
    return project && subject == SUBJECT_PROJECT ? SUBJECT_WHOLE : subject;
}

static enum subject section_subject(const struct reader *reader)
{
    return seen_from(reader, narrative_section_subject(&reader->section));
}

static enum subject subject_of(const struct reader *reader, const struct token *label)
{
    if (label->code == LABEL_ITSELF && section_subject(reader) != SUBJECT_WHOLE)
        return SUBJECT_NONE;
    return seen_from(reader, narrative_section_subject_of((enum label_code)label->code));
}

static void begin_section(struct reader *reader, size_t mark)
{
    narrative_section_enter(&reader->section, reader->narrative->tokens, mark);
    reader->sentence.topic = section_subject(reader);
    reader->depth = 0;
    if (reader->narrative->evaluation->kind == KIND_DEPARTMENT)
        reader->pending_count = 0;
    reader->sentence.execution = false;
    begin_sentence(reader, token_at(reader, mark)->range.end);
}

/* 2个项目: what was counted is no subject of what follows. */
static bool is_counted(const struct reader *reader, size_t i)
{
    if (i == reader->narrative->first)
        return false;
    const struct token *number = token_at(reader, i - 1);
    return number->kind == TOKEN_NUMBER && number->unit == UNIT_PIECES &&
           number->end == token_at(reader, i)->range.start;
}

/* 年初部门预算·安排资金: which budget was said before. */
static bool names_budget_again(
    const struct reader *reader, enum measure measure, const struct token *label)
{
    const struct lead *lead = &reader->lead;
    if (measure != MEASURE_BUDGET || !lead->measure || lead->tail != label->range.start)
        return false;
    enum label_code code = (enum label_code)token_at(reader, lead->measure - 1)->code;
    return code == LABEL_INITIAL || code == LABEL_ADJUSTED;
}

static void meet_label(struct reader *reader, size_t i)
{
    const struct token *label = token_at(reader, i);
    struct lead *lead = &reader->lead;
    enum measure measure = narrative_sentence_measure_of((enum label_code)label->code);
    if (is_counted(reader, i)) {
        if (lead->tail != label->range.end)
            narrative_lead_begin(&reader->lead, label->range.end);
        return;
    }
    if (label->code == LABEL_COUNT_OF_PROJECTS) {
        lead->count_end = label->range.end;
        return;
    }
    enum subject subject = measure == MEASURE_NONE ? subject_of(reader, label) : SUBJECT_NONE;
    if (measure == MEASURE_NONE && subject == SUBJECT_NONE && label->code != LABEL_OTHER_YEAR) {
        if (label->code == LABEL_ITSELF && lead->tail == lead->start)
            lead->start = lead->labelled = lead->tail = label->range.end;
        return;
    }
    if (lead->tail == lead->start)
        lead->labelled = label->range.start;
    /* 项目总金额 names subject and measure in one. */
    if (measure != MEASURE_NONE && lead->subject == SUBJECT_NONE &&
        char_at(reader, label->range.start) == U'项')
        lead->subject = seen_from(reader, SUBJECT_PROJECT);
    lead->apart |= subject == SUBJECT_OTHER;
    lead->foreign |= subject == SUBJECT_OTHER || label->code == LABEL_OTHER_YEAR;
    if (measure != MEASURE_NONE)
        lead->measure = names_budget_again(reader, measure, label) ? lead->measure : i + 1;
    else if (subject != SUBJECT_NONE && subject != SUBJECT_OTHER)
        lead->subject = subject;
    lead->subject_last = measure == MEASURE_NONE;
    lead->tail = label->range.end;
}

/* 全年, 年初, 调整后 at the beginning of a sentence open anew; 实际支出, 执行率 go on about the
 * topic. */
static bool opens_anew(const struct reader *reader, enum measure measure, const struct token *label)
{
    char32_t c = char_at(reader, label->range.start);
    return measure == MEASURE_INITIAL || measure == MEASURE_ADJUSTMENT ||
           measure == MEASURE_ADJUSTMENT_RATE || measure == MEASURE_ADJUSTED || c == U'全' ||
           c == U'年';
}

/* 2023年支出90万元，其中·基本支出80万元 in the section on basic spending: what has it as a part is
 * not basic spending. */
static bool has_itself_as_part(
    const struct reader *reader, const struct token *number, enum subject subject)
{
    const struct tokens *tokens = reader->narrative->tokens;
    uint32_t at = number->end;
    while (chars_among(char_at(reader, at), U",;:。(其中"))
        at++;
    size_t part = narrative_tokens_at(tokens, at);
    bool of_which = at > number->end + 2 &&
                    (char_at(reader, at - 1) == U'中' || char_at(reader, at - 2) == U'中');
    return of_which && part < reader->narrative->last && tokens->items[part].range.start == at &&
           tokens->items[part].kind == TOKEN_LABEL &&
           subject_of(reader, &tokens->items[part]) == subject;
}

static enum subject inherited_subject(struct reader *reader, enum measure measure,
    const struct token *label, const struct token *number)
{
    struct sentence *sentence = &reader->sentence;
    bool other = sentence->current == SUBJECT_OTHER && section_subject(reader) != SUBJECT_WHOLE;
    if (!sentence->figures && !other && opens_anew(reader, measure, label))
        sentence->topic = sentence->current = section_subject(reader);
    if (!sentence->figures && sentence->topic != SUBJECT_WHOLE &&
        has_itself_as_part(reader, number, sentence->topic))
        sentence->topic = sentence->current = SUBJECT_WHOLE;
    return narrative_sentence_subject(sentence, measure);
}

/* An amount called just 预算 was the adjusted one, when next the text tells what was spent of it;
 * but not when it tells other budgets before. */
static void settle_pending(struct reader *reader, enum measure measure, enum subject subject)
{
    bool adjusted = measure == MEASURE_EXECUTED || measure == MEASURE_RATE;
    size_t count = reader->pending_count;
    for (size_t i = 0; i < count && adjusted; i++) {
        enum subject of = count == 1 ? subject : reader->pending[i].subject;
        enum budget_field field = narrative_sentence_field_of(MEASURE_ADJUSTED, of);
        if (field != BUDGET_FIELDS)
            narrative_take(reader->narrative, field, &reader->pending[i].number);
    }
    reader->pending_count = 0;
}

/* `listed`: one of the parts told behind it, 预算300万元，其中基本支出200万元，项目支出100万元. */
static void keep_pending(
    struct reader *reader, const struct token *number, enum subject subject, bool listed)
{
    if (!listed || reader->pending_count == PENDING)
        reader->pending_count = 0;
    reader->pending[reader->pending_count].number = *number;
    reader->pending[reader->pending_count++].subject = subject;
}

enum { EXECUTION_SCORE_MAX = 20 };

/* The execution's weight and score follow its rate, also in a sentence of their own
 * (该项得分9.8分), or say whose they are; a score too high for it is the total. */
static bool is_execution_score(
    const struct reader *reader, const struct token *label, const struct token *number)
{
    const struct lead *lead = &reader->lead;
    const struct sentence *sentence = &reader->sentence;
    char32_t c = char_at(reader, label->range.start), first = char_at(reader, lead->start);
    bool alone =
        lead->labelled == lead->start || first == U'该' || first == U'本' || first == U'此';
    bool follows = sentence->execution_before && alone && label->code != LABEL_SCORE_SELF;
    struct figure figure;
    return (sentence->execution || follows || c == U'预' || c == U'执' ||
               narrative_lead_names_rate(reader->narrative->flow, lead)) &&
           narrative_figure(reader->narrative, number, &figure) &&
           decimal_compare(figure.value, DECIMAL(EXECUTION_SCORE_MAX)) <= 0;
}

static bool is_score(enum measure measure)
{
    return measure == MEASURE_SCORE || measure == MEASURE_WEIGHT;
}

/* 用于道路养护支出5万元: a word as bare as 支出 must have the clause to itself. */
static bool is_bare(const struct reader *reader, const struct token *label)
{
    return label->code == LABEL_SPENDING &&
           narrative_lead_is_named(reader->narrative->flow, &reader->lead);
}

/* What the labels of the lead make of the number. */
static enum measure measure_of(const struct reader *reader, const struct token *number)
{
    const struct lead *lead = &reader->lead;
    const struct sentence *sentence = &reader->sentence;
    enum measure measure = MEASURE_NONE;
    if (lead->measure) {
        const struct token *label = token_at(reader, lead->measure - 1);
        measure = is_bare(reader, label)
                      ? MEASURE_NONE
                      : narrative_sentence_measure_of((enum label_code)label->code);
    } else if (lead->subject_last && lead->subject != SUBJECT_WHOLE && sentence->figures) {
        measure = sentence->measure;
    }
    bool fits = narrative_sentence_unit_of(measure) == (enum number_unit)number->unit ||
                (is_score(measure) && number->unit == UNIT_NONE);
    return fits ? measure : MEASURE_NONE;
}

static enum measure measure_before(const struct reader *reader, const struct token *number)
{
    return narrative_tokens_fill(reader->narrative->flow, reader->lead.tail, number->range.start)
               ? measure_of(reader, number)
               : MEASURE_NONE;
}

static void take_field(struct reader *reader, enum budget_field field, enum measure measure,
    const struct token *number)
{
    size_t measured = reader->lead.measure;
    if (field == BUDGET_FIELDS)
        return;
    if (is_score(measure)) {
        const struct token *label = token_at(reader, measured - 1);
        reader->sentence.execution &=
            !narrative_lead_names_part(reader->narrative->flow, &reader->lead, label);
        if (!is_execution_score(reader, label, number))
            return;
        reader->sentence.execution = true;
    }
    if (field == BUDGET_ADJUSTMENT)
        narrative_take_adjustment(
            reader->narrative, measured - 1, number, &reader->sentence.adjustment);
    else
        narrative_take(reader->narrative, field, number);
}

static void take_measured(struct reader *reader, enum measure measure, const struct token *number)
{
    struct sentence *sentence = &reader->sentence;
    const struct lead *lead = &reader->lead;
    const struct token *label = lead->measure ? token_at(reader, lead->measure - 1) : NULL;
    enum subject subject = lead->subject;
    if (subject != SUBJECT_NONE)
        narrative_sentence_tell(sentence, subject);
    else if (label)
        subject = inherited_subject(reader, measure, label, number);
    enum budget_field field = narrative_sentence_field_of(measure, subject);
    if (measure == MEASURE_BUDGET && (field == BUDGET_FIELDS || !label)) {
        keep_pending(reader, number, subject, !label);
    } else {
        settle_pending(reader, measure, subject);
        take_field(reader, field, measure, number);
    }
    sentence->execution |= field == BUDGET_RATE || field == BUDGET_EXECUTED;
    narrative_sentence_note(sentence, measure, !label);
}

/* 共有2个项目; 实施项目共15个. Some of the projects are not all. */
static void take_count(struct reader *reader, size_t i)
{
    const struct token *number = token_at(reader, i), *next = number + 1;
    const struct lead *lead = &reader->lead;
    if (lead->subject == SUBJECT_GROUP)
        narrative_sentence_tell(&reader->sentence, SUBJECT_GROUP);
    if (lead->count_end != number->range.start || lead->foreign ||
        reader->sentence.current == SUBJECT_GROUP)
        return;
    bool named = i + 1 < reader->narrative->last && next->kind == TOKEN_LABEL &&
                 next->range.start == number->end && next->code != LABEL_PROJECT_GROUP &&
                 char_at(reader, next->range.start) == U'项';
    if (!named && lead->subject != SUBJECT_PROJECT)
        return;
    narrative_take(reader->narrative, BUDGET_PROJECT_COUNT, number);
    narrative_sentence_tell(&reader->sentence, SUBJECT_PROJECT);
    reader->sentence.counted = true;
    reader->sentence.listing = reader->sentence.figures;
}

/* 年初批复预算8个项目·985万元: the budget is that of what was counted. */
static bool counts_budgeted(struct reader *reader, size_t i)
{
    const struct token *number = token_at(reader, i), *next = number + 1;
    struct lead *lead = &reader->lead;
    if (number->unit != UNIT_PIECES || !lead->measure || i + 1 >= reader->narrative->last ||
        next->kind != TOKEN_LABEL || next->code != LABEL_PROJECT ||
        next->range.start != number->end ||
        !narrative_tokens_fill(reader->narrative->flow, lead->tail, number->range.start))
        return false;
    lead->subject = subject_of(reader, next);
    lead->tail = next->range.end;
    return true;
}

/* 共有8个项目。其中，法院执行年初预算数6万元: of one of those counted. */
static bool is_of_one(const struct reader *reader, const struct token *number)
{
    const struct lead *lead = &reader->lead;
    bool counted = reader->sentence.counted && lead->subject == SUBJECT_NONE;
    return (counted && narrative_lead_is_named(reader->narrative->flow, lead)) ||
           narrative_lead_is_item(reader->narrative, lead, number);
}

/* 95%以上, 300万元左右: an aim or a guess. */
static bool is_rough(const struct reader *reader, const struct token *number)
{
    static const char32_t words[][3] = {U"以上", U"以下", U"以内", U"左右", U"余元", U"上下"};
    const struct flow *flow = reader->narrative->flow;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (number->end + 1 < flow->length && flow->text[number->end] == words[i][0] &&
            flow->text[number->end + 1] == words[i][1])
            return true;
    return false;
}

/* The lead that the item of a list would have if it stood alone. */
static struct lead lead_of(const struct reader *reader, const struct narrative_list *list, size_t i)
{
    struct lead lead = reader->lead;
    size_t subject = list->items[i].subject;
    lead.measure = list->items[i].measure;
    lead.subject = subject ? subject_of(reader, token_at(reader, subject - 1)) : SUBJECT_NONE;
    lead.subject_last = !lead.measure;
    return lead;
}

/* False where an item is no figure of its label; `checked`: they all are. */
static bool take_items(struct reader *reader, const struct narrative_list *list, bool checked)
{
    struct lead lead = reader->lead;
    bool fit = true;
    for (size_t i = 0; fit && i < list->count; i++) {
        const struct token *number = &list->items[i].number;
        reader->lead = lead_of(reader, list, i);
        enum measure measure = measure_of(reader, number);
        fit = measure != MEASURE_NONE && !is_rough(reader, number);
        if (checked && measure != MEASURE_FOREIGN)
            take_measured(reader, measure, number);
    }
    reader->lead = lead;
    return fit;
}

/* Figures told together; all of them are taken or none. */
static bool take_list(struct reader *reader, size_t i)
{
    struct narrative_list list;
    if (!narrative_list_find(reader->narrative, reader->lead.start, i, &list))
        return false;
    if (list.shared && take_items(reader, &list, false))
        take_items(reader, &list, true);
    else
        narrative_remark(
            reader->narrative, list.range, _("whose the figures told together are is not certain"));
    return true;
}

static bool is_taken(struct reader *reader, const struct token *number)
{
    while (reader->taken_count && reader->taken->start < number->range.start) {
        reader->taken++;
        reader->taken_count--;
    }
    return reader->taken_count && reader->taken->start == number->range.start;
}

/* A figure that is in no list. */
static void take_single(struct reader *reader, size_t i)
{
    const struct token *number = token_at(reader, i);
    enum measure measure = measure_before(reader, number);
    if (is_rough(reader, number))
        return;
    if (number->unit == UNIT_PIECES && reader->narrative->evaluation->kind == KIND_DEPARTMENT)
        take_count(reader, i);
    else if (is_of_one(reader, number))
        reader->lead.apart = true;
    else if (measure != MEASURE_NONE && measure != MEASURE_FOREIGN)
        take_measured(reader, measure, number);
}

static void meet_number(struct reader *reader, size_t i)
{
    const struct token *number = token_at(reader, i);
    struct lead *lead = &reader->lead;
    if (!is_taken(reader, number)) {
        if (counts_budgeted(reader, i))
            return;
        lead->apart |= narrative_lead_names_money(reader->narrative, lead);
        if (!lead->apart && !lead->foreign && !reader->sentence.other_year && !take_list(reader, i))
            take_single(reader, i);
        if (lead->apart)
            reader->sentence.current = SUBJECT_OTHER;
    }
    narrative_lead_begin(&reader->lead, number->end);
}

/* 基本支出，年初预算数…: a clause that is a subject alone says whom the next ones are about. */
static void meet_comma(struct reader *reader, size_t i)
{
    const struct token *comma = token_at(reader, i);
    struct lead *lead = &reader->lead;
    if (comma->code == U':') {
        if (lead->tail == lead->start)
            lead->start = lead->labelled = lead->tail = comma->end;
        return;
    }
    if (lead->subject != SUBJECT_NONE && !lead->measure && !lead->foreign &&
        lead->labelled == lead->start)
        narrative_sentence_tell(&reader->sentence, lead->subject);
    narrative_lead_begin(&reader->lead, comma->end);
}

static void meet_year(struct reader *reader, size_t i)
{
    const struct token *year = token_at(reader, i);
    int judged = reader->narrative->evaluation->year;
    reader->sentence.other_year = judged && year->code != judged;
    bool line = reader->narrative->flow->gap[year->range.start] >= GAP_LINE;
    if (reader->lead.tail == reader->lead.start || (line && reader->lead.subject == SUBJECT_NONE))
        narrative_lead_begin(&reader->lead, year->end);
}

static void meet_open(struct reader *reader, size_t i)
{
    const struct token *open = token_at(reader, i);
    if (reader->depth < DEPTH) {
        reader->saved[reader->depth].lead = reader->lead;
        reader->saved[reader->depth].sentence = reader->sentence;
        reader->saved[reader->depth].open = open->range.start;
    }
    reader->depth++;
    narrative_lead_begin(&reader->lead, open->end);
}

/* What stands in brackets is told aside: behind them the clause goes on as before. */
static void meet_close(struct reader *reader, size_t i)
{
    const struct token *close = token_at(reader, i);
    if (!reader->depth || --reader->depth >= DEPTH)
        return;
    bool execution = reader->sentence.execution;
    reader->lead = reader->saved[reader->depth].lead;
    reader->sentence = reader->saved[reader->depth].sentence;
    reader->sentence.execution |= execution;
    struct lead *lead = &reader->lead;
    if (lead->tail > lead->start && narrative_tokens_fill(reader->narrative->flow, lead->tail,
                                        reader->saved[reader->depth].open))
        lead->tail = close->end;
}

/* ； parts the items of a list, the sentence goes on; it does too where 其中 follows. */
static void meet_stop(struct reader *reader, size_t i)
{
    const struct token *stop = token_at(reader, i);
    bool goes_on =
        stop->code == U';' ||
        (stop->code && stop->end + 1 < reader->narrative->range.end &&
            char_at(reader, stop->end) == U'其' && char_at(reader, stop->end + 1) == U'中');
    if (!goes_on) {
        begin_sentence(reader, stop->end);
        return;
    }
    reader->sentence.other_year = false;
    narrative_lead_begin(&reader->lead, stop->end);
}

static void meet(struct reader *reader, size_t i)
{
    static void (*const meets[])(struct reader *, size_t) = {
        [TOKEN_LABEL] = meet_label,
        [TOKEN_NUMBER] = meet_number,
        [TOKEN_YEAR] = meet_year,
        [TOKEN_MARK] = begin_section,
        [TOKEN_STOP] = meet_stop,
        [TOKEN_COMMA] = meet_comma,
        [TOKEN_OPEN] = meet_open,
        [TOKEN_CLOSE] = meet_close,
    };
    unsigned kind = token_at(reader, i)->kind;
    if (kind < sizeof meets / sizeof *meets && meets[kind])
        meets[kind](reader, i);
}

void narrative_budget_read(
    struct narrative *narrative, const struct range *taken, size_t taken_count)
{
    struct reader reader = {.narrative = narrative, .taken = taken, .taken_count = taken_count};
    reader.sentence.topic = SUBJECT_WHOLE;
    begin_sentence(&reader, narrative->range.start);
    for (size_t i = narrative->first; i < narrative->last; i++)
        meet(&reader, i);
}
