/*
 * stores - what the tests of the store share: a folder of their own, reports by hand, questions
 * asked past the store.
 */
#ifndef FUHE_TEST_STORES_H
#define FUHE_TEST_STORES_H

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../added.h"

/* Read by the reader as one evaluation of 松涧县档案馆 for 2023: execution 9 of 10, scores 40 and
 * 45 of 40 and 50, 94 优; for another year or with a remark it is another document. */
static inline char *report_text(int year, const char *remark, char text[static 2048])
{
    snprintf(text, 2048,
        "部门整体支出绩效自评表\n"
        "（%d年度）\n"
        "部门名称\t松涧县档案馆\n"
        "预算执行情况（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "\t年度资金总额\t100.00\t100.00\t90.00\t10\t90.00%%\t9.00\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
        "产出指标\t数量指标\t整理档案数量\t>=500卷\t500卷\t40\t40\t无\n"
        "效益指标\t社会效益指标\t接待查档人数\t>=100人\t90人\t50\t45\t%s\n"
        "总分\t100\t94\n",
        year, remark);
    return text;
}

static inline char *test_folder(char path[static 64])
{
    strcpy(path, "/tmp/fuhe-test-XXXXXX");
    return mkdtemp(path);
}

/* In memory where there is such a place: syncs cost nothing. */
static inline char *quick_folder(char path[static 64])
{
    strcpy(path, "/dev/shm/fuhe-test-XXXXXX");
    return mkdtemp(path) ? path : test_folder(path);
}

static inline void remove_folder(const char *path)
{
    DIR *folder = opendir(path);
    if (folder) {
        for (struct dirent *e; (e = readdir(folder));) {
            char name[512];
            if (snprintf(name, sizeof name, "%s/%s", path, e->d_name) >= (int)sizeof name)
                continue;
            if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 && unlink(name) != 0)
                remove_folder(name);
        }
        closedir(folder);
    }
    rmdir(path);
}

/* One number out of the file, past the store; -1 when there is none. */
static inline long long ask(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement = NULL;
    long long number = -1;
    if (sqlite3_open(path, &db) == SQLITE_OK &&
        sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

static inline int tell(const char *path, const char *sql)
{
    sqlite3 *db;
    int code = sqlite3_open(path, &db);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    return code;
}

/* 0 when the file is whole and what is kept up agrees with what it is kept up from. */
static inline long long faults(const char *path)
{
    return ask(path,
        "SELECT (SELECT integrity_check <> 'ok' FROM pragma_integrity_check LIMIT 1)"
        " + (SELECT count(*) FROM pragma_foreign_key_check)"
        " + (SELECT documents <> (SELECT count(*) FROM document)"
        "  OR evaluations <> (SELECT count(*) FROM evaluation)"
        "  OR reviewed <> (SELECT count(*) FROM evaluation WHERE status = 2)"
        "  OR grade_none <> (SELECT count(*) FROM evaluation WHERE reviewed_grade = 0)"
        "  OR grade_you <> (SELECT count(*) FROM evaluation WHERE reviewed_grade = 1)"
        "  OR grade_liang <> (SELECT count(*) FROM evaluation WHERE reviewed_grade = 2)"
        "  OR grade_zhong <> (SELECT count(*) FROM evaluation WHERE reviewed_grade = 3)"
        "  OR grade_cha <> (SELECT count(*) FROM evaluation WHERE reviewed_grade = 4) FROM counts)"
        " + (SELECT count(*) FROM document d WHERE evaluations <>"
        "  (SELECT count(*) FROM evaluation WHERE document = d.id))"
        " + (SELECT count(*) FROM document) <> (SELECT count(*) FROM content)"
        " + (SELECT count(*) FROM (SELECT 1 FROM journal GROUP BY evaluation"
        "  HAVING min(seq) <> 1 OR max(seq) <> count(*)))"
        " + (SELECT count(*) FROM evaluation e WHERE entries <>"
        "  (SELECT count(*) FROM journal WHERE evaluation = e.key)"
        "  OR head IS NOT (SELECT hash FROM journal WHERE evaluation = e.key AND seq = e.entries))"
        " + (SELECT count(*) FROM evaluation e WHERE open_notes <>"
        "  (SELECT count(*) FROM note WHERE evaluation = e.key AND resolved IS NULL))");
}

static inline bool add_text(
    struct store *store, const char *text, enum import_outcome *outcome, struct err *err)
{
    return add_bytes(store, "report.txt", text, strlen(text), outcome, err);
}

/* The dossier as it would be changed by FIELD=VALUE. */
static inline bool append_with_reason(struct store *store, struct dossier *dossier,
    const char *field, const char *value, const char *reason, struct err *err)
{
    struct arena arena;
    struct entry entry;
    arena_init(&arena);
    struct review review = review_replay(
        dossier->evaluation, &policy_default, dossier->entries, dossier->entry_count, &arena);
    bool ok = review_change(&review, field, value, &entry, &arena, err);
    entry.reason = reason;
    ok = ok && store_append(store, dossier, &policy_default, &entry, 1, err);
    arena_fini(&arena);
    return ok;
}

static inline bool append_change(struct store *store, struct dossier *dossier, const char *field,
    const char *value, struct err *err)
{
    return append_with_reason(store, dossier, field, value, NULL, err);
}

#endif
