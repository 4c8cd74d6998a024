/*
 * judged - a made report with its reviewer's journal.
 */
#ifndef FUHE_TESTS_JUDGED_H
#define FUHE_TESTS_JUDGED_H

#include "report.h"

#include "findings.h"

struct judged {
    struct report report;
    struct arena arena;
    struct entry entries[64];
    size_t count;
    struct err err;
};

static inline void judged_init(struct judged *judged, void (*make)(struct report *report))
{
    *judged = (struct judged){0};
    arena_init(&judged->arena);
    make(&judged->report);
}

static inline struct review judged_review(struct judged *judged)
{
    return review_replay(&judged->report.evaluation, &policy_default, judged->entries,
        judged->count, &judged->arena);
}

static inline struct findings judged_findings(struct judged *judged)
{
    struct review review = judged_review(judged);
    return findings_of_review(&review, &judged->arena);
}

static inline struct entry *put(struct judged *judged, struct entry entry)
{
    assert_true(judged->count < COUNT(judged->entries));
    judged->entries[judged->count] = entry;
    return &judged->entries[judged->count++];
}

static inline struct entry *change(struct judged *judged, const char *field, const char *value)
{
    struct review review = judged_review(judged);
    struct entry entry;
    if (!review_change(&review, field, value, &entry, &judged->arena, &judged->err))
        fail_msg("%s", judged->err.text);
    entry.author = "li";
    return put(judged, entry);
}

static inline const char *refusal(struct judged *judged, const char *field, const char *value)
{
    struct review review = judged_review(judged);
    struct entry entry;
    assert_false(review_change(&review, field, value, &entry, &judged->arena, &judged->err));
    return judged->err.text;
}

/* All but infos: "budget.rate=both indicator.score[2]=reported", in alphabetical order. */
static inline void assert_marked_by(
    struct judged *judged, const char *expected, const char *file, int line)
{
    static const char *const marks[] = {
        [OF_REPORTED] = "reported", [OF_REVIEWED] = "reviewed", [OF_BOTH] = "both"};
    char texts[32][96], all[2048] = "";
    size_t count = 0;
    const struct findings findings = judged_findings(judged);
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *f = &findings.items[i];
        if (f->severity == SEVERITY_INFO)
            continue;
        assert_true(count < COUNT(texts));
        if (f->indicator)
            snprintf(
                texts[count++], sizeof texts[0], "%s[%d]=%s", f->code, f->indicator, marks[f->of]);
        else
            snprintf(texts[count++], sizeof texts[0], "%s=%s", f->code, marks[f->of]);
    }
    qsort(texts, count, sizeof texts[0], by_text);
    for (size_t i = 0; i < count; i++) {
        strcat(all, i ? " " : "");
        strcat(all, texts[i]);
    }
    if (strcmp(all, expected) != 0) {
        print_error("marked: %s\nexpected: %s\n", all, expected);
        _fail(file, line);
    }
}

#define assert_marked(judged, expected) assert_marked_by(judged, expected, __FILE__, __LINE__)

#endif
