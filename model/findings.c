#include "findings.h"

#include <stdio.h>
#include <string.h>

#include "intl.h"
#include "review_evaluation.h"

static const struct finding *by_id(const struct findings *findings, const char *id)
{
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].id, id) == 0)
            return &findings->items[i];
    return NULL;
}

static bool has_code(const struct findings *findings, const char *code)
{
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].code, code) == 0)
            return true;
    return false;
}

static void mark_reported(struct finding *finding, const struct findings *reviewed)
{
    const struct finding *now = by_id(reviewed, finding->id);
    bool still = now || (checks_is_missing(finding->code) && !finding->indicator &&
                            has_code(reviewed, finding->code));
    finding->of = still ? OF_BOTH : OF_REPORTED;
    if (now && strcmp(now->message, finding->message) != 0)
        finding->reviewed = now;
}

/* Puts what the reviewed values alone have behind what the reported ones have. */
static struct findings merge(
    const struct findings *reported, const struct findings *reviewed, struct arena *arena)
{
    struct findings all = *reported;
    all.items = arena_alloc(arena, (reported->count + reviewed->count) * sizeof *all.items);
    if (reported->count)
        memcpy(all.items, reported->items, reported->count * sizeof *all.items);
    for (size_t i = 0; i < reported->count; i++)
        mark_reported(&all.items[i], reviewed);
    for (size_t i = 0; i < reviewed->count; i++) {
        const struct finding *made = &reviewed->items[i];
        if (checks_is_missing(made->code) || by_id(reported, made->id))
            continue;
        all.items[all.count] = *made;
        all.items[all.count++].of = OF_REVIEWED;
        all.by_severity[made->severity]++;
    }
    all.items = checks_in_order(all.items, all.count, arena);
    return all;
}

struct findings findings_of_review(const struct review *review, struct arena *arena)
{
    struct findings findings = checks_run(review->evaluation, review->policy, arena);
    if (review->differs) {
        struct evaluation laid_over = review_evaluation(review, arena);
        struct findings reviewed = checks_run(&laid_over, review->policy, arena);
        findings = merge(&findings, &reviewed, arena);
    } else {
        for (size_t i = 0; i < findings.count; i++)
            findings.items[i].of = OF_BOTH;
    }
    for (size_t i = 0; i < findings.count && review->judgement_count; i++)
        findings.items[i].judgement = review_judgement(review, findings.items[i].id);
    return findings;
}

const struct finding *findings_reviewed(const struct finding *finding)
{
    return finding->reviewed ? finding->reviewed : finding;
}

enum finding_state findings_state(const struct finding *finding)
{
    return finding->judgement ? finding->judgement->state : FINDING_OPEN;
}

bool findings_let_go(const struct finding *finding)
{
    enum finding_state state = findings_state(finding);
    return state == FINDING_DISMISSED || state == FINDING_WAIVED;
}

struct findings_tally findings_tally(const struct findings *findings)
{
    struct findings_tally tally = {0};
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        enum finding_state state = findings_state(finding);
        if (!(finding->of & OF_REPORTED))
            continue;
        tally.open[finding->severity] += state == FINDING_OPEN;
        tally.confirmed += state == FINDING_CONFIRMED;
    }
    return tally;
}

static bool has_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = words; (at = strstr(at, word)) != NULL; at += length)
        if ((at == words || at[-1] == ' ') && (!at[length] || at[length] == ' '))
            return true;
    return false;
}

const char *findings_codes(const struct findings *findings, struct arena *arena)
{
    size_t room = 1;
    for (size_t i = 0; i < findings->count; i++)
        room += strlen(findings->items[i].code) + 1;
    char *codes = arena_alloc(arena, room), *end = codes;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (!(finding->of & OF_REPORTED) || findings_let_go(finding) ||
            has_word(codes, finding->code))
            continue;
        end = stpcpy(stpcpy(end, end > codes ? " " : ""), finding->code);
    }
    return codes;
}

const char *findings_figures(const struct finding *finding, struct arena *arena)
{
    if (!*finding->field)
        return finding->message;
    if (!finding->printed && !finding->expected)
        return "";
    return arena_format(arena, "%s → %s", finding->printed ? finding->printed : "",
        finding->expected ? finding->expected : "");
}

struct subject_text {
    const char *text;
    size_t length;
};

/* What stands behind the @ of its id; "" where nothing does. */
static struct subject_text subject_of(const struct finding *finding)
{
    const char *at = strchr(finding->id, '@');
    if (!at)
        return (struct subject_text){"", 0};
    return (struct subject_text){at + 1, strlen(at + 1) - 1};
}

/* From 1, of those with its code that are of no indicator. */
static size_t place_in_code(const struct findings *findings, const struct finding *finding)
{
    size_t place = 1;
    for (const struct finding *f = findings->items; f < finding; f++)
        place += !f->indicator && strcmp(f->code, finding->code) == 0;
    return place;
}

static bool is_number(const char *text, size_t length, size_t number)
{
    char digits[24];
    return snprintf(digits, sizeof digits, "%zu", number) == (int)length &&
           memcmp(digits, text, length) == 0;
}

/* `name` is CODE, CODE[…] or an id. */
static bool is_named(
    const struct findings *findings, const struct finding *finding, const char *name)
{
    size_t code = strlen(finding->code), length = strlen(name);
    if (strcmp(name, finding->id) == 0)
        return true;
    if (strncmp(name, finding->code, code) != 0)
        return false;
    if (!name[code])
        return true;
    if (name[code] != '[' || name[length - 1] != ']' || length < code + 2)
        return false;
    const char *which = name + code + 1;
    size_t rest = length - code - 2;
    struct subject_text subject = subject_of(finding);
    if (rest == subject.length && rest > 0 && memcmp(which, subject.text, rest) == 0)
        return true;
    return is_number(which, rest,
        finding->indicator ? (size_t)finding->indicator : place_in_code(findings, finding));
}

const char *findings_name(
    const struct findings *findings, const struct finding *finding, struct arena *arena)
{
    size_t of_code = 0;
    struct subject_text subject = subject_of(finding);
    for (size_t i = 0; i < findings->count; i++)
        of_code += strcmp(findings->items[i].code, finding->code) == 0;
    if (of_code == 1)
        return finding->code;
    if (finding->indicator)
        return arena_format(arena, "%s[%d]", finding->code, finding->indicator);
    if (subject.length)
        return arena_format(arena, "%s[%.*s]", finding->code, (int)subject.length, subject.text);
    return arena_format(arena, "%s[%zu]", finding->code, place_in_code(findings, finding));
}

static bool refuse_several(const struct findings *findings, const char *name, struct err *err)
{
    struct arena arena;
    const char *names = "";
    arena_init(&arena);
    for (size_t i = 0; i < findings->count; i++)
        if (is_named(findings, &findings->items[i], name))
            names = arena_format(&arena, "%s%s%s", names, *names ? ", " : "",
                findings_name(findings, &findings->items[i], &arena));
    err_set(err, _("%s: several findings are called so: %s"), name, names);
    arena_fini(&arena);
    return false;
}

const struct finding *findings_find(
    const struct findings *findings, const char *name, struct err *err)
{
    const struct finding *found = NULL;
    for (size_t i = 0; i < findings->count; i++) {
        if (!is_named(findings, &findings->items[i], name))
            continue;
        if (found) {
            refuse_several(findings, name, err);
            return NULL;
        }
        found = &findings->items[i];
    }
    if (!found)
        err_set(err, _("%s: there is no such finding"), name);
    return found;
}
