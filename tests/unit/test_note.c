/* What a note can be on, where that stands, and what its text may be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "note.h"
#include "stores.h"

static struct reading reading;
static struct findings findings;
static struct arena arena;
static struct err err;
static char text[2048];

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    report_text(2023, "", text);
    if (!reading_init(&reading, (const unsigned char *)text, strlen(text), &err))
        return -1;
    findings = checks_run(&reading.evaluations[0], &policy_default, &arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    reading_fini(&reading);
    arena_fini(&arena);
    return 0;
}

static bool read_at(struct note *note, const char *at)
{
    *note = (struct note){.at = "old", .place = {1, 1}};
    return note_read_at(
        note, at, &reading.evaluations[0], &findings, &reading.document, &arena, &err);
}

/* The words it points to; "" nowhere. */
static const char *words_at(const char *at)
{
    struct note note;
    if (!read_at(&note, at))
        fail_msg("%s", err.text);
    struct place place = note_place(&note, &reading.evaluations[0], &findings);
    return place.length ? document_text(&reading.document, place, &arena) : "";
}

static void values_by_path(void **state)
{
    struct note note;
    (void)state;
    assert_string_equal(words_at("indicators[2].actual"), "90人");
    assert_string_equal(words_at("indicators[2]"), "接待查档人数");
    assert_string_equal(words_at("indicators[1].weight"), "40");
    assert_string_equal(words_at("budget.executed"), "90.00");
    assert_string_equal(words_at("reported.total"), "94");
    assert_string_equal(words_at("unit"), "松涧县档案馆");
    assert_string_equal(words_at("budget.basic.adjusted"), "");
    assert_string_equal(words_at("indicators[2].midyear"), "");
    assert_true(read_at(&note, "indicators[2].actual"));
    assert_string_equal(note.at, "indicators[2].actual");
    assert_int_equal(note.place.length, 0);
    assert_string_equal(note_at_text(&note, &reading.document, &arena), "indicators[2].actual");
}

static void findings_by_name_and_id(void **state)
{
    struct note note;
    (void)state;
    assert_string_equal(words_at("finding:indicator.no-reason[2]"), "90人");
    assert_true(read_at(&note, "finding:indicator.no-reason"));
    assert_string_equal(note.at, "findings[indicator.no-reason@接待查档人数]");
    assert_string_equal(words_at(note.at), "90人");
    assert_false(read_at(&note, "finding:budget.rate"));
    assert_non_null(strstr(err.text, "no such finding"));
}

static void stretches_of_the_source(void **state)
{
    struct note note;
    (void)state;
    assert_string_equal(words_at("3:6+6"), "松涧县档案馆");
    assert_string_equal(words_at("1:10+4"), "评表\n（");
    assert_string_equal(words_at("9:8+2"), "94");
    assert_true(read_at(&note, "3:6+6"));
    assert_null(note.at);
    assert_string_equal(note_at_text(&note, &reading.document, &arena), "3:6+6");
    static const char *const bad[] = {
        "0:1+1", "1:0+1", "1:1+0", "99:1+1", "1:13+1", "9:8+99", "999999999:999999999+999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (read_at(&note, bad[i]))
            fail_msg("%s is read", bad[i]);
        assert_non_null(strstr(err.text, "does not reach"));
    }
}

static void the_whole(void **state)
{
    struct note note;
    (void)state;
    assert_true(read_at(&note, ""));
    assert_null(note.at);
    assert_int_equal(note.place.length, 0);
    assert_null(note_at_text(&note, &reading.document, &arena));
    assert_string_equal(words_at(""), "");
}

static void what_is_not_there(void **state)
{
    struct note note;
    static const char *const bad[] = {"indicators[0]", "indicators[3]", "indicators[02]",
        "indicators[2", "indicators[2].", "indicators[2].colour", "indicators[2]actual",
        "indicators[]", "indicators[-1]", "indicators[99999999999999999999]", "projects[1]",
        "budget", "budget.colour", "colour", "3:6", "3:6+6x", "3:6+", " unit"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (read_at(&note, bad[i]))
            fail_msg("%s is read", bad[i]);
        assert_memory_equal(err.text, bad[i], strlen(bad[i]));
        assert_null(note.at);
    }
}

static void assert_clean(const char *dirty, const char *expected)
{
    const char *clean = NULL;
    if (!note_clean(dirty, &clean, &arena, &err))
        fail_msg("%s", err.text);
    assert_string_equal(clean, expected);
}

static void assert_dirty(const char *dirty, const char *why)
{
    const char *clean;
    assert_false(note_clean(dirty, &clean, &arena, &err));
    assert_non_null(strstr(err.text, why));
}

static void texts(void **state)
{
    (void)state;
    assert_clean("账不符", "账不符");
    assert_clean("\n \r\none \t\r\n\r\n  two\rthree\n\n \n", "one\n\n  two\nthree");
    assert_dirty("", "nothing");
    assert_dirty(" \n\t\n", "nothing");
    assert_dirty("a\x1b[31m", "control");
    assert_dirty("a\x7f", "control");
    assert_dirty("a\xff", "UTF-8");
    char *long_text = arena_alloc(&arena, NOTE_BYTES_MAX + 2);
    memset(long_text, 'a', NOTE_BYTES_MAX);
    assert_clean(long_text, long_text);
    long_text[NOTE_BYTES_MAX] = 'a';
    assert_dirty(long_text, "64 KiB");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void a_note_is_on_what_holds_its_value(void **state)
{
    (void)state;
    const struct note note = {.at = "indicators[2].actual"}, stretch = {.place = {3, 2}};
    const char *const holds[] = {"indicators[2].actual", "indicators[2]", "indicators", NULL};
    const char *const others[] = {"indicators[2].act", "indicators[20]", "indicators[2].actual.x",
        "budget", "indicator", NULL};
    for (size_t i = 0; holds[i]; i++)
        assert_true(note_is_on(&note, holds[i]));
    for (size_t i = 0; others[i]; i++)
        assert_false(note_is_on(&note, others[i]));
    assert_false(note_is_on(&stretch, "indicators"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(values_by_path),
        TEST(findings_by_name_and_id),
        TEST(stretches_of_the_source),
        TEST(the_whole),
        TEST(what_is_not_there),
        TEST(texts),
        cmocka_unit_test(a_note_is_on_what_holds_its_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
