#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "export.h"
#include "export/csv.h"
#include "export/formats.h"
#include "export/json.h"
#include "export/quote.h"
#include "export/target.h"
#include "export/value.h"

static struct buffer out;

static int set_up(void **state)
{
    (void)state;
    buffer_init(&out);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buffer_fini(&out);
    return 0;
}

static struct decimal dec(const char *text)
{
    struct decimal d;
    if (!decimal_parse(text, strlen(text), &d))
        fail_msg("%s is no decimal", text);
    return d;
}

/* --- buffer --- */

static void plain_text_cannot_reach_the_terminal(void **state)
{
    (void)state;
    buffer_plain(&out, "a\x1b[31mb\tc\nd\x7f"
                       "\xc2\x9b"
                       "e\xff"
                       "\xe2\x80\xae"
                       "优");
    assert_string_equal(out.bytes, "a␛[31mb c d␡\xef\xbf\xbd"
                                   "e\xef\xbf\xbd\xef\xbf\xbd优");
}

static void buffer_grows_and_formats(void **state)
{
    (void)state;
    for (int i = 0; i < 1000; i++)
        buffer_format(&out, "%d,", i);
    assert_int_equal(out.length, 10 * 2 + 90 * 3 + 900 * 4);
    assert_memory_equal(out.bytes + out.length - 8, "998,999,", 9);
    buffer_clear(&out);
    assert_string_equal(out.bytes, "");
}

/* --- json --- */

static void json_escapes_what_json_must(void **state)
{
    (void)state;
    struct json json;
    json_init(&json, &out);
    json_text(&json, NULL, "\"\\\n\x01\x1b/优\xff\xc2\x85");
    assert_string_equal(out.bytes, "\"\\\"\\\\\\n\\u0001\\u001b/优\xef\xbf\xbd\\u0085\"");
}

static void json_indents_and_keeps_flat_objects_on_a_line(void **state)
{
    (void)state;
    struct json json;
    json_init(&json, &out);
    json_object(&json, NULL);
    json_integer(&json, "a", -3);
    json_flat(&json, "b");
    json_null(&json, "c");
    json_array(&json, "d");
    json_bool(&json, NULL, true);
    json_end(&json);
    json_end(&json);
    json_array(&json, "e");
    json_end(&json);
    json_end(&json);
    assert_string_equal(
        out.bytes, "{\n  \"a\": -3,\n  \"b\": { \"c\": null, \"d\": [ true ] },\n  \"e\": []\n}");
}

static void json_closes_all_that_is_open_and_the_line(void **state)
{
    (void)state;
    struct json json;
    json_open(&json, &out, "fuhe-test");
    json_array(&json, "items");
    json_flat(&json, NULL);
    json_null(&json, "a");
    json_close(&json);
    assert_string_equal(out.bytes, "{\n  \"format\": \"fuhe-test\",\n  \"version\": 1,\n"
                                   "  \"items\": [\n    { \"a\": null }\n  ]\n}\n");
}

static void json_numbers_keep_their_digits(void **state)
{
    (void)state;
    struct json json;
    json_init(&json, &out);
    json_array(&json, NULL);
    json_decimal(&json, NULL, true, dec("193.10"));
    json_decimal(&json, NULL, true, dec("-0.05"));
    json_decimal(&json, NULL, false, dec("7"));
    json_end(&json);
    assert_string_equal(out.bytes, "[\n  193.10,\n  -0.05,\n  null\n]");
}

/* --- csv --- */

static void expect_cell(const char *text, const char *expected)
{
    struct csv csv = {.out = &out};
    buffer_clear(&out);
    csv_cell(&csv, text);
    assert_string_equal(out.length ? out.bytes : "", expected);
}

static void csv_quotes_as_rfc_4180_has_it(void **state)
{
    (void)state;
    expect_cell("区委编办", "区委编办");
    expect_cell("a,b", "\"a,b\"");
    expect_cell("say \"so\"", "\"say \"\"so\"\"\"");
    expect_cell("two\nlines", "\"two\nlines\"");
    expect_cell(" blank before", "\" blank before\"");
    expect_cell("", "");
    expect_cell(NULL, "");
    expect_cell("bell\x07", "bell\xef\xbf\xbd");
}

static void csv_cells_are_no_formulas(void **state)
{
    (void)state;
    expect_cell("=1+1", "'=1+1");
    expect_cell("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    expect_cell("+86 10", "'+86 10");
    expect_cell("-cmd", "'-cmd");
    expect_cell("-1+1", "'-1+1");
    expect_cell("-", "'-");
    expect_cell("@SUM(A1)", "'@SUM(A1)");
    expect_cell("\t=1", "\"'\t=1\"");
    expect_cell("\r=1", "\"'\r=1\"");
    expect_cell("  =1", "\"'  =1\"");
    expect_cell("＝1+1", "'＝1+1");
    expect_cell("＠x", "'＠x");
}

static void csv_numbers_stay_numbers(void **state)
{
    (void)state;
    expect_cell("-18.02", "-18.02");
    expect_cell("-3.2%", "-3.2%");
    expect_cell("12.", "12.");
    expect_cell("-12.", "'-12.");
    struct csv csv = {.out = &out};
    buffer_clear(&out);
    csv_decimal(&csv, true, dec("-18.020"));
    csv_decimal(&csv, false, dec("1"));
    csv_integer(&csv, 7);
    csv_end_row(&csv);
    csv_cell(&csv, "x");
    assert_string_equal(out.bytes, "-18.020,,7\r\nx");
}

/* --- an evaluation built by hand --- */

static const char report[] = "县=财政局2023年度\n全年预算 195.55 执行 193.10\n"
                             "指标 57人 20人 得分 5.26\n总分 15.14 差\n";

static struct fixture {
    struct dossier dossier;
    struct evaluation evaluation;
    struct indicator indicators[2];
    struct place evidence;
    struct finding finding;
    struct findings findings;
    struct notes notes;
    struct review review;
    struct arena arena;
    struct export_item item;
} f;

static struct place find(const char *words)
{
    const char *at = strstr(report, words);
    struct place place = {0};
    assert_non_null(at);
    for (const char *p = report; p < at; p++)
        place.start += (*p & 0xc0) != 0x80;
    for (const char *p = words; *p; p++)
        place.length += (*p & 0xc0) != 0x80;
    return place;
}

static struct figure figure(const char *printed)
{
    return (struct figure){.known = true, .value = dec(printed), .place = find(printed)};
}

static struct quantity number(const char *printed, const char *unit, enum op op)
{
    char words[64];
    snprintf(words, sizeof words, "%s%s", printed, unit);
    return (struct quantity){.form = QUANTITY_NUMBER,
        .op = op,
        .value = dec(printed),
        .unit = unit,
        .place = find(words)};
}

static void replay(const struct entry *entries, size_t count)
{
    f.review = review_replay(&f.evaluation, &policy_default, entries, count, &f.arena);
}

static int build(void **state)
{
    struct err err;
    set_up(state);
    memset(&f, 0, sizeof f);
    arena_init(&f.arena);
    if (!document_init(
            &f.dossier.reading.document, (const unsigned char *)report, strlen(report), &err))
        fail_msg("%s", err.text);
    flow_init(&f.dossier.reading.flow, &f.dossier.reading.document);
    f.indicators[0] = (struct indicator){.name.text = "解决=就业\"人数\"",
        .target = number("57", "人", OP_GE),
        .actual = number("20", "人", OP_EQ),
        .score = figure("5.26")};
    f.indicators[0].weight = (struct figure){.known = true, .value = dec("15")};
    f.indicators[0].deviation.text = "=1+1";
    f.indicators[1] = (struct indicator){
        .name.text = "水平", .target = {.form = QUANTITY_TEXT, .text = "有效提高"}};
    f.evaluation = (struct evaluation){.kind = KIND_DEPARTMENT,
        .unit = {.text = "县=财政局", .place = find("县=财政局")},
        .indicators = f.indicators,
        .indicator_count = 2,
        .budget = {.adjusted = figure("195.55"),
            .executed = figure("193.10"),
            .weight = {.known = true, .value = dec("10")},
            .score = {.known = true, .value = dec("9.88")},
            .adjustment = {.known = true, .value = dec("-18.02")}},
        .total = figure("15.14"),
        .grade = GRADE_CHA,
        .grade_place = find("差"),
        .extent = {.length = f.dossier.reading.document.length}};
    f.evidence = find("193.10");
    f.finding = (struct finding){.code = "budget.score",
        .severity = SEVERITY_ERROR,
        .indicator = 0,
        .field = "budget.score",
        .message = "9.88 | should be 9.87",
        .printed = "9.88",
        .expected = "9.87",
        .evidence = &f.evidence,
        .evidence_count = 1,
        .id = "findings[budget.score]",
        .of = OF_BOTH};
    f.findings =
        (struct findings){.items = &f.finding, .count = 1, .by_severity = {[SEVERITY_ERROR] = 1}};
    strcpy(f.dossier.id, "0123456789ab-1");
    strcpy(f.dossier.sha256, "0123456789abcdef");
    f.dossier.file = (char *)(intptr_t) "/tmp/报告 \xff.txt";
    f.dossier.evaluation = &f.evaluation;
    replay(NULL, 0);
    f.item =
        (struct export_item){.dossier = &f.dossier, .review = &f.review, .findings = &f.findings};
    return 0;
}

static int take_down(void **state)
{
    flow_fini(&f.dossier.reading.flow);
    document_fini(&f.dossier.reading.document);
    arena_fini(&f.arena);
    return tear_down(state);
}

static const char *written(const char *name)
{
    const struct export_format *format = export_format_find(name);
    assert_non_null(format);
    buffer_clear(&out);
    if (format->head)
        format->head(&out, &policy_default);
    format->item(&out, &f.item, 0);
    if (format->foot)
        format->foot(&out);
    return out.bytes;
}

static void assert_has(const char *text, const char *wanted)
{
    if (!strstr(text, wanted))
        fail_msg("\"%s\" is not in:\n%s", wanted, text);
}

static void assert_has_not(const char *text, const char *unwanted)
{
    if (strstr(text, unwanted))
        fail_msg("\"%s\" is in:\n%s", unwanted, text);
}

static void json_says_null_where_the_report_is_silent(void **state)
{
    (void)state;
    const char *json = written("json");
    assert_has(json, "\"project\": null,\n      \"year\": null,");
    assert_has(json, "\"initial\": null,");
    assert_has(json, "\"count\": null, \"adjusted\": null, \"executed\": null");
    assert_has(json, "\"level1\": null,");
    assert_has(json, "\"actual\": null,\n          \"completion\": null,");
    assert_has(json, "\"notes\": [],");
}

static void json_keeps_the_digits_of_the_report(void **state)
{
    (void)state;
    const char *json = written("json");
    assert_has(json, "\"adjustment\": -18.02,");
    assert_has(json, "\"executed\": 193.10,");
    assert_has(json, "\"target\": { \"op\": \">=\", \"value\": 57, \"unit\": \"人\" },");
    assert_has(json, "\"actual\": { \"value\": 20, \"unit\": \"人\" },");
    assert_has(json, "\"target\": { \"text\": \"有效提高\" },");
    assert_has(json, "\"reported\": { \"total\": 15.14, \"grade\": \"差\" },");
    assert_has(json, "\"file\": \"/tmp/报告 \xef\xbf\xbd.txt\", \"sha256\": \"0123456789abcdef\"");
}

/* Line 2 is "全年预算 195.55 执行 193.10": the last figure begins at its 16th character. */
static void json_tells_where_in_characters_from_1(void **state)
{
    (void)state;
    const char *json = written("json");
    assert_has(json, "\"unit\": { \"line\": 1, \"column\": 1, \"length\": 5 }");
    assert_has(json, "\"budget.executed\": { \"line\": 2, \"column\": 16, \"length\": 6 }");
    assert_has(json, "\"indicators[1].actual\": { \"line\": 3, \"column\": 8, \"length\": 3 }");
    assert_has(json, "\"reported.total\": { \"line\": 4, \"column\": 4, \"length\": 5 }");
    assert_has(json, "\"reported.grade\": { \"line\": 4, \"column\": 10, \"length\": 1 }");
    assert_has_not(json, "\"budget.weight\": {");
    assert_has_not(json, "\"indicators[2].actual\": {");
}

static void json_has_the_keys_in_the_order_of_the_contract(void **state)
{
    (void)state;
    static const char *const keys[] = {"\"format\": \"fuhe\"", "\"version\": 1",
        "\"policy\": \"default\"", "\"evaluations\": [", "\"id\":", "\"kind\": \"department\"",
        "\"unit\":", "\"project\":", "\"year\":", "\"source\":", "\"budget\":", "\"initial\":",
        "\"initial_basic\":", "\"initial_project\":", "\"adjustment\":", "\"adjustment_rate\":",
        "\"adjusted\":", "\"executed\":", "\"rate\":", "\"weight\":", "\"score\":", "\"basic\":",
        "\"personnel\":", "\"public\":", "\"project\": {", "\"projects\": []", "\"indicators\": [",
        "\"no\": 1",
        "\"level1\":", "\"level2\":", "\"name\":", "\"target\":", "\"midyear\":", "\"actual\":",
        "\"completion\":", "\"weight\":", "\"score\":", "\"deviation\":", "\"measures\":",
        "\"recomputed\":", "\"reviewed\":", "\"basis\":", "\"reason\":", "\"no\": 2",
        "\"reported\": {", "\"recomputed\": { \"total\"", "\"reviewed\": { \"total\"",
        "\"status\": \"pending\"", "\"reviewer\": null", "\"findings\": [",
        "\"code\":", "\"indicator\": null", "\"severity\": \"error\"",
        "\"message\":", "\"state\": \"open\"", "\"notes\": []", "\"where\": {"};
    const char *at = written("json");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *next = strstr(at, keys[i]);
        if (!next)
            fail_msg("%s is missing, or before its turn, in:\n%s", keys[i], at);
        at = next + 1;
    }
}

static void json_separates_evaluations(void **state)
{
    (void)state;
    format_json_head(&out, &policy_default);
    format_json_foot(&out);
    assert_has(out.bytes, "\"evaluations\": [\n  ]\n}\n");
    buffer_clear(&out);
    format_json_head(&out, &policy_default);
    format_json_item(&out, &f.item, 0);
    format_json_item(&out, &f.item, 1);
    format_json_foot(&out);
    assert_has(out.bytes, "    },\n    {\n      \"id\": \"0123456789ab-1\"");
    assert_has(out.bytes, "    }\n  ]\n}\n");
}

static void review_is_laid_over_what_is_reported(void **state)
{
    (void)state;
    const struct entry entry = {.kind = ENTRY_CHANGE,
        .field = "indicators[1].score",
        .from = "5.26",
        .to = "4",
        .reason = "=no proof",
        .author = "li"};
    replay(&entry, 1);
    const char *json = written("json");
    assert_has(json, "\"score\": 5.26,\n          \"deviation\": \"=1+1\"");
    assert_has(json, "\"score\": 4,\n            \"basis\": \"manual\",\n            \"reason\": "
                     "\"=no proof\"");
    assert_has(json, "\"total\": 13.88, \"grade\": \"差\", \"status\": \"in-review\", "
                     "\"reviewer\": \"li\"");
    const char *csv = written("csv");
    assert_has(csv, ",≥57人,≥57人,20人,20人,15,15,5.26,5.26,4,-1.26,set by hand,'=no proof,");
    const char *md = written("md");
    assert_has(md, "| 5.26 | 4 | -1.26 | =no proof |");
    assert_has(md, "- Reviewed: 13.88 差 (-1.26)\n");
}

static void csv_sheet_opens_as_utf8_and_holds_no_formula(void **state)
{
    (void)state;
    const char *csv = written("csv");
    assert_memory_equal(csv, CSV_BOM "id,kind,", 11);
    assert_has(csv, ",1,,,\"解决=就业\"\"人数\"\"\",≥57人,");
    assert_has(
        csv, ",budget execution,195.55万元,195.55万元,193.10万元,193.10万元,10,10,9.88,9.87,");
    size_t rows = 0;
    for (const char *p = csv; (p = strstr(p, "\r\n")); p += 2)
        rows++;
    assert_int_equal(rows, 1 + 1 + 2 + 1);
}

static void reply_escapes_markdown_and_quotes_the_words(void **state)
{
    (void)state;
    const char *md = written("md");
    assert_has(md, "# Review opinion: 县=财政局\n");
    assert_has(
        md, "1. **error**: 9.88 \\| should be 9.87 \\[budget.score\\] (line 2, column 16)\n");
    assert_has(md, "   > “全年预算195.55执行193.10”\n");
    assert_has(md, "- execution score: printed 9.88, expected 9.87 (line 2, column 16)\n");
    assert_has(md, "- Policy: default\n");
    const char *txt = written("txt");
    assert_has(txt, "1. error: 9.88 | should be 9.87 [budget.score] (line 2, column 16)\n");
    assert_has(txt, "   “全年预算195.55执行193.10”\n");
    assert_has_not(txt, "**");
}

static struct reading quoted;

static void expect_quote(const char *text, const char *words, const char *expected)
{
    struct arena arena;
    struct err err;
    struct place place = {0};
    arena_init(&arena);
    assert_true(document_init(&quoted.document, (const unsigned char *)text, strlen(text), &err));
    flow_init(&quoted.flow, &quoted.document);
    const char *at = strstr(text, words);
    assert_non_null(at);
    for (const char *p = text; p < at + strlen(words); p++) {
        place.start += p < at && (*p & 0xc0) != 0x80;
        place.length += p >= at && (*p & 0xc0) != 0x80;
    }
    assert_string_equal(quote_words(&quoted, place, &arena), expected);
    flow_fini(&quoted.flow);
    document_fini(&quoted.document);
    arena_fini(&arena);
}

/* A line of prose goes on in the next one; a heading, a cell and a sentence that is over do not. */
static void quotes_join_what_the_paper_broke(void **state)
{
    (void)state;
    const char *prose = "一、预算\n本单位二〇二三年年初批复的部门整体预算数为\n\n"
                        "213.57万元，其中：\n另行。得分10";
    expect_quote(prose, "213.57", "本单位二〇二三年年初批复的部门整体预算数为213.57万元，其中：");
    expect_quote(prose, "得分", "得分10");
    expect_quote("\t预算编制完整率和执行进度的及时率都要高\n\t95%\n\t10\n", "95%", "95%");
    expect_quote(
        "完成率为90.72%，权重分值为12分，自评得分为12分，偏差原因为部分年初预算调减完成节约",
        "12分", "完成率为90.72%，权重分值为12分，自评得分为12分，偏差");
    expect_quote("abc", "", "");
}

static void fields_have_names_a_person_knows(void **state)
{
    (void)state;
    assert_string_equal(value_field(&f.evaluation, "budget.executed", &f.arena), "executed amount");
    assert_string_equal(
        value_field(&f.evaluation, "indicators[2].actual", &f.arena), "2. 水平: actual");
    assert_string_equal(
        value_field(&f.evaluation, "indicators[3].actual", &f.arena), "indicators[3].actual");
    assert_string_equal(value_field(&f.evaluation, "indicators[2]", &f.arena), "2. 水平");
    assert_string_equal(value_field(&f.evaluation, "findings[indicator.score@水平#2]", &f.arena),
        "finding indicator.score@水平#2");
    assert_string_equal(value_finding_state(FINDING_WAIVED), "waived");
    assert_string_equal(value_agreement(AGREEMENT_CONFLICTING), "conflicting");
}

static void times_are_of_the_place(void **state)
{
    (void)state;
    setenv("TZ", "CST-8", 1);
    tzset();
    assert_string_equal(value_time(1714521600, &f.arena), "2024-05-01 08:00");
    unsetenv("TZ");
    tzset();
}

/* --- target --- */

static char folder[] = "/tmp/fuhe-test-export-XXXXXX";
static char path[sizeof folder + 16];

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/out", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder); /* fails, and the test with it, where a temporary file was left */
}

static void expect_content(const char *expected)
{
    char content[64] = "";
    int fd = open(path, O_RDONLY);
    assert_true(fd >= 0);
    assert_int_equal(read(fd, content, sizeof content - 1), strlen(expected));
    close(fd);
    assert_string_equal(content, expected);
}

static void put(const char *text, bool force)
{
    struct target target;
    struct err err;
    assert_true(target_open(&target, path, force, 0666, &err));
    assert_true(target_write(&target, text, strlen(text), &err));
    assert_true(target_close(&target, true, &err));
}

static void file_appears_when_it_is_whole(void **state)
{
    (void)state;
    struct target target;
    struct err err;
    assert_true(target_open(&target, path, false, 0666, &err));
    assert_true(target_write(&target, "half", 4, &err));
    assert_int_equal(access(path, F_OK), -1);
    assert_true(target_close(&target, true, &err));
    expect_content("half");
}

static void file_that_exists_is_kept_without_force(void **state)
{
    (void)state;
    struct target target;
    struct err err;
    put("old", false);
    chmod(path, 0640);
    assert_false(target_open(&target, path, false, 0666, &err));
    assert_has(err.text, "--force");
    expect_content("old");
    put("new", true);
    expect_content("new");
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
}

static void file_made_meanwhile_is_kept(void **state)
{
    (void)state;
    struct target target;
    struct err err;
    assert_true(target_open(&target, path, false, 0666, &err));
    put("theirs", false);
    assert_true(target_write(&target, "ours", 4, &err));
    assert_false(target_close(&target, true, &err));
    assert_has(err.text, path);
    expect_content("theirs");
}

static void what_fails_leaves_nothing_behind(void **state)
{
    (void)state;
    struct target target;
    struct err err;
    put("old", false);
    assert_true(target_open(&target, path, true, 0666, &err));
    assert_true(target_write(&target, "new", 3, &err));
    assert_false(target_close(&target, false, NULL));
    expect_content("old");
    assert_false(target_open(&target, folder, true, 0666, &err));
    assert_has(err.text, folder);
    assert_false(target_open(&target, "/nowhere/at/all", false, 0666, &err));
    assert_has(err.text, "/nowhere/at/all");
}

static void full_disk_is_told(void **state)
{
    (void)state;
    struct target target;
    struct err err;
    assert_true(target_open(&target, "/dev/full", false, 0666, &err));
    assert_false(target_write(&target, "x", 1, &err));
    assert_has(err.text, "/dev/full");
    assert_false(target_close(&target, false, NULL));
}

/* --- what was judged, what was noted --- */

static void findings_with_their_states(void **state)
{
    struct judgement judgement = {
        .finding = f.finding.id, .state = FINDING_CONFIRMED, .author = "li", .time = 86400};
    (void)state;
    assert_non_null(strstr(written("json"), "\"state\": \"open\",\n          \"field\""));
    assert_non_null(strstr(out.bytes, "\"mended\": false"));
    f.finding.judgement = &judgement;
    assert_non_null(strstr(written("json"), "\"state\": \"confirmed\",\n"
                                            "          \"waived\": false,\n"
                                            "          \"reason\": null,\n"
                                            "          \"reviewer\": \"li\",\n"
                                            "          \"time\": \"1970-01-02T00:00:00Z\""));
    assert_non_null(strstr(written("md"), "should be 9.87"));
    judgement.state = FINDING_DISMISSED;
    judgement.reason = "the region \"rounds\" so";
    assert_non_null(strstr(written("json"), "\"state\": \"dismissed\",\n"
                                            "          \"waived\": false,\n"
                                            "          \"reason\": \"the region \\\"rounds"));
    judgement.state = FINDING_WAIVED;
    assert_non_null(strstr(written("json"), "\"state\": \"dismissed\",\n"
                                            "          \"waived\": true"));
    judgement.state = FINDING_OPEN;
    assert_non_null(strstr(written("json"), "\"state\": \"open\",\n          \"field\""));
}

static void the_reply_leaves_out_what_was_let_go(void **state)
{
    static const char *const formats[] = {"md", "txt"};
    struct judgement judgement = {.finding = f.finding.id, .reason = "small"};
    (void)state;
    f.finding.judgement = &judgement;
    for (int s = FINDING_OPEN; s <= FINDING_WAIVED; s++)
        for (size_t i = 0; i < 2; i++) {
            judgement.state = (enum finding_state)s;
            bool told = s == FINDING_OPEN || s == FINDING_CONFIRMED;
            const char *reply = written(formats[i]);
            assert_true((strstr(reply, "should be 9.87") != NULL) == told);
            assert_true((strstr(reply, "expected 9.87") != NULL) == told);
            assert_true((strstr(reply, "None found.") != NULL) == !told);
        }
}

static void what_the_review_made_is_kept_apart(void **state)
{
    (void)state;
    f.finding.of = OF_REPORTED;
    assert_non_null(strstr(written("json"), "\"mended\": true"));
    assert_non_null(strstr(out.bytes, "\"review_findings\": []"));
    assert_non_null(strstr(written("md"), "should be 9.87"));
    f.finding.of = OF_REVIEWED;
    assert_non_null(strstr(written("json"), "\"findings\": [],\n"
                                            "      \"review_findings\": [\n"));
    assert_non_null(strstr(out.bytes, "should be 9.87"));
    assert_null(strstr(out.bytes, "mended"));
    assert_null(strstr(written("md"), "should be 9.87"));
}

static void notes_and_where_they_are(void **state)
{
    struct note notes[] = {
        {.at = "indicators[1].actual", .text = "ask\n\nfor it", .author = "li", .time = 86400},
        {.place = {2, 3},
            .text = "b",
            .author = "wang",
            .time = 1,
            .edited = 2,
            .resolved = 3,
            .resolver = "zhao"},
        {.text = "c", .author = "li", .time = 1}};
    (void)state;
    f.notes = (struct notes){.items = notes, .count = 3};
    f.item.notes = &f.notes;
    const char *json = written("json");
    assert_non_null(strstr(json, "\"id\": \"00000000-0000-0000-0000-000000000000\",\n"
                                 "          \"at\": \"indicators[1].actual\",\n"
                                 "          \"text\": \"ask\\n\\nfor it\",\n"
                                 "          \"author\": \"li\",\n"
                                 "          \"time\": \"1970-01-02T00:00:00Z\",\n"
                                 "          \"edited\": null,\n"
                                 "          \"resolved\": null,\n"
                                 "          \"resolver\": null,\n"
                                 "          \"where\": { \"line\": 3, "));
    assert_non_null(strstr(json, "\"at\": \"1:3+3\""));
    assert_non_null(
        strstr(json, "\"edited\": \"1970-01-01T00:00:02Z\",\n"
                     "          \"resolved\": \"1970-01-01T00:00:03Z\",\n"
                     "          \"resolver\": \"zhao\",\n"
                     "          \"where\": { \"line\": 1, \"column\": 3, \"length\": 3 }"));
    assert_non_null(strstr(json, "\"at\": null,\n          \"text\": \"c\""));
    assert_non_null(strstr(json, "\"where\": null"));
}

#define WITH_BUFFER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
#define WITH_EVALUATION(test) cmocka_unit_test_setup_teardown(test, build, take_down)
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BUFFER(plain_text_cannot_reach_the_terminal),
        WITH_BUFFER(buffer_grows_and_formats),
        WITH_BUFFER(json_escapes_what_json_must),
        WITH_BUFFER(json_indents_and_keeps_flat_objects_on_a_line),
        WITH_BUFFER(json_closes_all_that_is_open_and_the_line),
        WITH_BUFFER(json_numbers_keep_their_digits),
        WITH_BUFFER(csv_quotes_as_rfc_4180_has_it),
        WITH_BUFFER(csv_cells_are_no_formulas),
        WITH_BUFFER(csv_numbers_stay_numbers),
        WITH_EVALUATION(json_says_null_where_the_report_is_silent),
        WITH_EVALUATION(json_keeps_the_digits_of_the_report),
        WITH_EVALUATION(json_tells_where_in_characters_from_1),
        WITH_EVALUATION(json_has_the_keys_in_the_order_of_the_contract),
        WITH_EVALUATION(json_separates_evaluations),
        WITH_EVALUATION(review_is_laid_over_what_is_reported),
        WITH_EVALUATION(csv_sheet_opens_as_utf8_and_holds_no_formula),
        WITH_EVALUATION(reply_escapes_markdown_and_quotes_the_words),
        WITH_BUFFER(quotes_join_what_the_paper_broke),
        WITH_EVALUATION(fields_have_names_a_person_knows),
        WITH_EVALUATION(times_are_of_the_place),
        WITH_EVALUATION(findings_with_their_states),
        WITH_EVALUATION(the_reply_leaves_out_what_was_let_go),
        WITH_EVALUATION(what_the_review_made_is_kept_apart),
        WITH_EVALUATION(notes_and_where_they_are),
        WITH_FOLDER(file_appears_when_it_is_whole),
        WITH_FOLDER(file_that_exists_is_kept_without_force),
        WITH_FOLDER(file_made_meanwhile_is_kept),
        WITH_FOLDER(what_fails_leaves_nothing_behind),
        WITH_FOLDER(full_disk_is_told),
    };
    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
