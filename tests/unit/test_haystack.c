/* What is found in joined text, against a search that looks at every place by itself. */
#include "made.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "haystack.h"

enum { TEXT = 4096 };

static struct haystack haystack;

static int set_up(void **state)
{
    (void)state;
    haystack = (struct haystack){0};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    haystack_fini(&haystack);
    return 0;
}

static void flow_of(const char *text, struct document *document, struct flow *flow)
{
    assert_true(document_init(document, (const unsigned char *)text, strlen(text), NULL));
    flow_init(flow, document);
}

/* Every place of every document, one after the other, none over another. */
static size_t expect(
    const struct needle *needle, const char *const *texts, size_t count, struct hit *hits)
{
    size_t found = 0;
    for (size_t k = 0; k < count; k++) {
        struct document document;
        struct flow flow;
        flow_of(texts[k], &document, &flow);
        for (uint32_t at = 0; at + needle->count <= flow.length; at++) {
            uint32_t same = 0;
            while (same < needle->count && needle_fold(flow.text[at + same]) == needle->chars[same])
                same++;
            if (same < needle->count)
                continue;
            hits[found++] = (struct hit){(int64_t)k + 1, at};
            at += needle->count - 1;
        }
        flow_fini(&flow);
        document_fini(&document);
    }
    return found;
}

static void add(int64_t number, const char *text)
{
    struct document document;
    struct flow flow;
    flow_of(text, &document, &flow);
    haystack_add(&haystack, number, &flow);
    flow_fini(&flow);
    document_fini(&document);
}

static void agrees(const char *words, const char *const *texts, size_t count)
{
    struct hit *expected = xcalloc(count * TEXT, sizeof *expected);
    struct needle needle;
    struct hits hits = {0};
    needle_init(&needle, words);
    size_t wanted = expect(&needle, texts, count, expected);
    haystack_find(&haystack, &needle, SIZE_MAX, &hits);
    assert_int_equal(hits.total, wanted);
    assert_int_equal(hits.count, wanted);
    for (size_t i = 0; i < wanted; i++) {
        assert_int_equal(hits.items[i].document, expected[i].document);
        assert_int_equal(hits.items[i].at, expected[i].at);
    }
    hits_fini(&hits);
    needle_fini(&needle);
    free(expected);
}

static void words_are_found_over_every_break(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "预算执行\n率为95%", "预算执　行率", "预\t算\n\n执行\r\n率", "算执行率预"};
    for (size_t i = 0; i < COUNT(texts); i++)
        add((int64_t)i + 1, texts[i]);
    haystack_close(&haystack);
    agrees("预算执行率", texts, COUNT(texts));
    agrees("率为９５％", texts, COUNT(texts));
    struct hits hits = {0};
    struct needle needle;
    needle_init(&needle, "预算 执行率");
    haystack_find(&haystack, &needle, SIZE_MAX, &hits);
    assert_int_equal(hits.total, 3);
    assert_int_equal(hits.documents, 3);
    hits_fini(&hits);
    needle_fini(&needle);
}

static void the_end_of_one_and_the_beginning_of_the_next_are_no_words(void **state)
{
    (void)state;
    static const char *const texts[] = {"年初预", "算数", "预算"};
    for (size_t i = 0; i < COUNT(texts); i++)
        add((int64_t)i + 1, texts[i]);
    agrees("预算", texts, COUNT(texts));
}

static void more_hits_than_wanted_are_counted(void **state)
{
    (void)state;
    add(7, "预算，预算，预算");
    struct hits hits = {0};
    struct needle needle;
    needle_init(&needle, "预算");
    haystack_find(&haystack, &needle, 2, &hits);
    haystack_find(&haystack, &needle, 2, &hits);
    assert_int_equal(hits.total, 6);
    assert_int_equal(hits.documents, 2);
    assert_int_equal(hits.count, 2);
    assert_int_equal(hits.items[1].document, 7);
    assert_int_equal(hits.items[1].at, 3);
    hits_fini(&hits);
    needle_fini(&needle);
}

static char *random_text(unsigned *seed, char *text)
{
    static const char *const pieces[] = {
        "预", "算", "率", "𠮷", "９", "9", "A", "a", "項", "项", " ", "\n", "\t", "😀"};
    char *to = text;
    for (int length = 1 + rand_r(seed) % 300; length > 0; length--)
        to = stpcpy(to, pieces[(size_t)rand_r(seed) % COUNT(pieces)]);
    stpcpy(to, "。");
    return text;
}

/* Two letters out of few stand everywhere, at all distances from the ends; some take two units. */
static void random_text_agrees(void **state)
{
    (void)state;
    enum { TEXTS = 12 };
    static const char *const words[] = {
        "预", "预算", "率率", "𠮷", "𠮷预", "算😀", "9a", "项", "项项9", "预算率", "没有"};
    static char stored[TEXTS][TEXT];
    const char *texts[TEXTS];
    unsigned seed = 20261121;
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < TEXTS; i++) {
            texts[i] = random_text(&seed, stored[i]);
            add((int64_t)i + 1, texts[i]);
        }
        for (size_t i = 0; i < COUNT(words); i++)
            agrees(words[i], texts, TEXTS);
        haystack_fini(&haystack);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_found_over_every_break, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            the_end_of_one_and_the_beginning_of_the_next_are_no_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(more_hits_than_wanted_are_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(random_text_agrees, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
