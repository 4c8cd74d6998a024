/* Notes and drafts in the store. */
#include <time.h>

#include "store_db.h"
#include "store_drafts.h"
#include "store_notes.h"
#include "opened.h"

static struct notes notes;
static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    opened_init();
    add_year(2023, "");
    add_year(2024, "");
    arena_init(&arena);
    notes = (struct notes){0};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    notes_fini(&notes);
    arena_fini(&arena);
    opened_fini();
    return 0;
}

static void load(int64_t key)
{
    notes_fini(&notes);
    OK(store_notes(store, key, &notes, &err));
}

static void add(int64_t key, const char *at, const char *text)
{
    struct note note = {.at = at, .text = text};
    OK(store_note_add(store, key, &note, &err));
}

static void assert_open(int64_t key, int expected)
{
    struct page page;
    page_init(&page);
    OK(store_summary(store, key, &page, &err));
    assert_int_equal(page.rows[0].open_notes, expected);
    page_fini(&page);
    assert_int_equal(faults(path), 0);
}

static void a_note_lasts(void **state)
{
    struct note note = {.place = {7, 3}, .text = "one\n\ntwo 账不符"};
    (void)state;
    int64_t before = time(NULL);
    add(1, "indicators[2].actual", "ask for the ledger");
    OK(store_note_add(store, 1, &note, &err));
    assert_string_equal(note.author, "li");
    add(2, NULL, "late");
    open_again();
    load(1);
    assert_int_equal(notes.count, 2);
    const struct note *first = &notes.items[0], *second = &notes.items[1];
    assert_string_equal(first->at, "indicators[2].actual");
    assert_string_equal(first->text, "ask for the ledger");
    assert_string_equal(first->author, "li");
    assert_in_range(first->time, before, time(NULL));
    assert_int_equal(first->place.length, 0);
    assert_int_equal(first->edited + first->resolved, 0);
    assert_null(first->resolver);
    assert_null(second->at);
    assert_int_equal(second->place.start, 7);
    assert_int_equal(second->place.length, 3);
    assert_string_equal(second->text, "one\n\ntwo 账不符");
    assert_memory_equal(second->id, note.id, UUID_BYTES);
    assert_true(memcmp(first->id, second->id, UUID_BYTES) < 0);
    assert_open(1, 2);
    assert_open(2, 1);
}

static void resolved_and_open_again(void **state)
{
    (void)state;
    add(1, NULL, "one");
    add(1, NULL, "two");
    load(1);
    setenv("FUHE_REVIEWER", "wang", 1);
    OK(store_note_resolve(store, 1, &notes.items[0], true, &err));
    assert_open(1, 1);
    load(1);
    assert_true(notes.items[0].resolved >= notes.items[0].time);
    assert_string_equal(notes.items[0].resolver, "wang");
    assert_string_equal(notes.items[0].author, "li");
    assert_int_equal(notes.items[1].resolved, 0);
    OK(store_note_resolve(store, 1, &notes.items[0], true, &err));
    assert_open(1, 1);
    OK(store_note_resolve(store, 1, &notes.items[0], false, &err));
    load(1);
    assert_int_equal(notes.items[0].resolved, 0);
    assert_null(notes.items[0].resolver);
    assert_open(1, 2);
}

static void edited(void **state)
{
    (void)state;
    add(1, "unit", "one");
    load(1);
    OK(store_note_edit(store, 1, &notes.items[0], "one\n\nand more", &err));
    load(1);
    assert_string_equal(notes.items[0].text, "one\n\nand more");
    assert_true(notes.items[0].edited >= notes.items[0].time);
    assert_string_equal(notes.items[0].at, "unit");
    assert_open(1, 1);
}

static void what_others_did_is_not_overwritten(void **state)
{
    (void)state;
    add(1, NULL, "one");
    load(1);
    OK(store_note_edit(store, 1, &notes.items[0], "two", &err));
    assert_false(store_note_edit(store, 1, &notes.items[0], "three", &err));
    assert_non_null(strstr(err.text, "meanwhile"));
    OK(store_note_resolve(store, 1, &notes.items[0], true, &err));
    assert_false(store_note_resolve(store, 1, &notes.items[0], true, &err));
    assert_open(1, 0);
    load(1);
    assert_string_equal(notes.items[0].text, "two");
    assert_false(store_note_edit(store, 2, &notes.items[0], "of another", &err));
}

static void no_such_evaluation(void **state)
{
    struct note note = {.text = "x"};
    (void)state;
    assert_false(store_note_add(store, 99, &note, &err));
    assert_non_null(strstr(err.text, "not there"));
    assert_null(note.author);
    load(99);
    assert_int_equal(notes.count, 0);
    assert_int_equal(ask(path, "SELECT count(*) FROM note"), 0);
}

static void failure_leaves_all_as_it_was(void **state)
{
    sqlite3 *other;
    struct note note = {.text = "two"};
    (void)state;
    add(1, NULL, "one");
    load(1);
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_busy_timeout(store->db, 5);
    assert_false(store_note_add(store, 1, &note, &err));
    assert_non_null(strstr(err.text, "another program is writing"));
    assert_false(store_note_edit(store, 1, &notes.items[0], "two", &err));
    assert_false(store_note_resolve(store, 1, &notes.items[0], true, &err));
    assert_false(store_draft_save(store, 1, "a", "b", &err));
    sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(other);
    load(1);
    assert_int_equal(notes.count, 1);
    assert_string_equal(notes.items[0].text, "one");
    assert_open(1, 1);
}

static void more_than_a_handful(void **state)
{
    enum { MANY = 40 };
    char text[16];
    (void)state;
    for (int i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "%d", i);
        add(1, NULL, text);
    }
    load(1);
    assert_int_equal(notes.count, MANY);
    for (int i = 0; i < MANY; i++)
        assert_int_equal(atoi(notes.items[i].text), i);
    assert_open(1, MANY);
}

/* --- drafts --- */

static void assert_draft(int64_t key, const char *place, const char *expected)
{
    const char *text;
    OK(store_draft_load(store, key, place, &text, &arena, &err));
    if (expected)
        assert_string_equal(text, expected);
    else
        assert_null(text);
}

static void a_draft_lasts(void **state)
{
    (void)state;
    assert_draft(1, "note:unit", NULL);
    OK(store_draft_save(store, 1, "note:unit", "ask for", &err));
    OK(store_draft_save(store, 1, "note:unit", "ask for the\nledger", &err));
    OK(store_draft_save(store, 1, "reason", "no", &err));
    OK(store_draft_save(store, 2, "note:unit", "other", &err));
    open_again();
    assert_draft(1, "note:unit", "ask for the\nledger");
    assert_draft(1, "reason", "no");
    assert_draft(2, "note:unit", "other");
    OK(store_draft_save(store, 1, "note:unit", "", &err));
    OK(store_draft_save(store, 1, "note:unit", "", &err));
    OK(store_draft_save(store, 1, "reason", "", &err));
    assert_draft(1, "note:unit", NULL);
    assert_draft(1, "reason", NULL);
    assert_draft(2, "note:unit", "other");
    assert_int_equal(ask(path, "SELECT count(*) FROM draft"), 1);
}

static void drafts_are_of_one_reviewer(void **state)
{
    struct store_draft *drafts;
    size_t count;
    (void)state;
    OK(store_draft_save(store, 2, "b", "of li", &err));
    OK(store_draft_save(store, 1, "c", "of li too", &err));
    setenv("FUHE_REVIEWER", "wang", 1);
    assert_draft(2, "b", NULL);
    OK(store_draft_save(store, 2, "b", "of wang", &err));
    OK(store_drafts(store, &drafts, &count, &arena, &err));
    assert_int_equal(count, 1);
    assert_string_equal(drafts[0].text, "of wang");
    setenv("FUHE_REVIEWER", "li", 1);
    OK(store_drafts(store, &drafts, &count, &arena, &err));
    assert_int_equal(count, 2);
    assert_int_equal(drafts[0].key, 1);
    assert_string_equal(drafts[0].place, "c");
    assert_string_equal(drafts[1].text, "of li");
}

static void a_draft_of_nothing(void **state)
{
    (void)state;
    assert_false(store_draft_save(store, 99, "a", "b", &err));
    assert_int_equal(ask(path, "SELECT count(*) FROM draft"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_note_lasts),
        TEST(resolved_and_open_again),
        TEST(edited),
        TEST(what_others_did_is_not_overwritten),
        TEST(no_such_evaluation),
        TEST(failure_leaves_all_as_it_was),
        TEST(more_than_a_handful),
        TEST(a_draft_lasts),
        TEST(drafts_are_of_one_reviewer),
        TEST(a_draft_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
