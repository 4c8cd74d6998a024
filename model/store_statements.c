#include "store_statements.h"

#include "store_chain.h"

#define SELECT_SUMMARY                                                                             \
    "SELECT e.key, e.id, d.file, e.kind, e.unit, e.project, e.year, e.version, e.superseded,"      \
    " e.reported_total, e.reported_grade, e.reviewed_total, e.reviewed_grade, e.differs, "         \
    "e.status,"                                                                                    \
    " e.errors, e.warnings, e.infos, e.confirmed, e.open_notes, e.rate, e.codes"                   \
    " FROM evaluation e JOIN document d ON d.id = e.document"

/* CROSS: the journal leads, in the order of its index. */
#define SELECT_LOG                                                                                 \
    "SELECT j.kind, j.step, j.field, j.\"from\", j.\"to\", j.reason, j.about, j.author, j.time,"   \
    " j.seq, j.id, e.key, e.id, e.unit, e.project, j.hash FROM journal j"                          \
    " CROSS JOIN evaluation e ON e.key = j.evaluation"

const char *const store_statements[STATEMENTS] = {
    [STATEMENT_BEGIN] = "BEGIN IMMEDIATE",
    [STATEMENT_COMMIT] = "COMMIT",
    [STATEMENT_ROLLBACK] = "ROLLBACK",

    [STATEMENT_DOCUMENT_KNOWN] = "SELECT id FROM document WHERE sha256 = ?1",
    [STATEMENT_DOCUMENT_ADD] =
        "INSERT INTO document (sha256, file, evaluations, imported) VALUES (?1, ?2, ?3, ?4)",
    [STATEMENT_CONTENT_ADD] = "INSERT INTO content (document, bytes) VALUES (?1, ?2)",
    [STATEMENT_VERSION_NEXT] =
        "SELECT max(version + (document <> ?2)) FROM evaluation INDEXED BY evaluation_latest"
        " WHERE subject = ?1 AND superseded = 0",
    [STATEMENT_VERSION_BEFORE] = "SELECT key FROM evaluation INDEXED BY evaluation_latest"
                                 " WHERE subject = ?1 AND superseded = 0 AND document <> ?2"
                                 " ORDER BY number = ?3 DESC, key DESC LIMIT 1",
    [STATEMENT_VERSION_SUPERSEDE] =
        "UPDATE evaluation INDEXED BY evaluation_latest SET superseded = 1"
        " WHERE subject = ?1 AND superseded = 0 AND document <> ?2",
    [STATEMENT_EVALUATION_ADD] =
        "INSERT INTO evaluation (id, document, number, kind, unit, project, year, subject, version,"
        " reported_total, reported_grade, reviewed_total, reviewed_grade, errors, warnings, infos,"
        " confirmed, rate, codes)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
        " ?19)",

    [STATEMENT_COUNTS] =
        "SELECT documents, evaluations, reviewed, grade_none, grade_you, grade_liang, grade_zhong,"
        " grade_cha FROM counts",
    [STATEMENT_COUNTS_ADD] =
        "UPDATE counts SET documents = documents + ?1, evaluations = evaluations + ?2,"
        " reviewed = reviewed + ?3, grade_none = grade_none + ?4, grade_you = grade_you + ?5,"
        " grade_liang = grade_liang + ?6, grade_zhong = grade_zhong + ?7,"
        " grade_cha = grade_cha + ?8",

    [STATEMENT_PAGE_AFTER] = SELECT_SUMMARY " WHERE e.key > ?1 ORDER BY e.key LIMIT ?2",
    [STATEMENT_PAGE_BEFORE] = SELECT_SUMMARY " WHERE e.key < ?1 ORDER BY e.key DESC LIMIT ?2",
    [STATEMENT_SUMMARY] = SELECT_SUMMARY " WHERE e.key = ?1",
    [STATEMENT_NEXT_OPEN] =
        "SELECT key FROM evaluation INDEXED BY evaluation_open"
        " WHERE status < 2 AND superseded = 0 AND key > ?1 ORDER BY key LIMIT 1",
    [STATEMENT_KIN_VERSION] =
        "SELECT o.key FROM evaluation e CROSS JOIN evaluation o"
        " WHERE e.key = ?1 AND e.version > 1 AND o.subject = e.subject AND o.version < e.version"
        " ORDER BY o.version DESC, o.number = e.number DESC, o.key DESC LIMIT 1",
    /* A subject is "KIND YEAR", a line feed, and unit and project. */
    [STATEMENT_KIN_YEAR] = "SELECT o.key FROM evaluation e"
                           " CROSS JOIN evaluation o INDEXED BY evaluation_latest"
                           " WHERE e.key = ?1 AND o.superseded = 0 AND o.subject < e.subject"
                           " AND o.subject > substr(e.subject, 1, instr(e.subject, ' '))"
                           " AND substr(o.subject, instr(o.subject, char(10)))"
                           " = substr(e.subject, instr(e.subject, char(10)))"
                           " ORDER BY o.subject DESC, o.number = e.number DESC, o.key DESC LIMIT 1",
    [STATEMENT_OTHERS] = "PRAGMA data_version",
    [STATEMENT_FIND] =
        "SELECT key, id FROM evaluation WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT ?3",

    [STATEMENT_DOSSIER] =
        "SELECT e.id, e.number, e.kind, e.unit, e.project, d.file, d.sha256, d.evaluations, c.bytes"
        " FROM evaluation e JOIN document d ON d.id = e.document"
        " JOIN content c ON c.document = d.id WHERE e.key = ?1",
    [STATEMENT_TEXTS] = "SELECT document, bytes FROM content WHERE document > ?1 AND "
                        "document <= ?2 ORDER BY document",
    [STATEMENT_TEXTS_LAST] = "SELECT max(document) FROM content",
    /* By the index of the ids, which begin with the document's hash. */
    [STATEMENT_TEXTS_KEYS] =
        "SELECT e.key FROM document d CROSS JOIN evaluation e"
        " WHERE d.id = ?1 AND e.id >= lower(hex(substr(d.sha256, 1, 6)))"
        " AND e.id < lower(hex(substr(d.sha256, 1, 6))) || 'g' AND e.document = d.id"
        " ORDER BY e.number",
    [STATEMENT_JOURNAL] =
        "SELECT kind, step, field, \"from\", \"to\", reason, about, author, time FROM journal"
        " WHERE evaluation = ?1 AND seq > ?2 ORDER BY seq",
    [STATEMENT_PACE] =
        "SELECT kind, step, field, \"from\", \"to\", reason, about, author, time, evaluation"
        " FROM journal WHERE evaluation > ?1 ORDER BY evaluation, seq",
    [STATEMENT_JOURNAL_ADD] =
        "INSERT INTO journal (evaluation, seq, id, kind, step, field, \"from\", \"to\", reason,"
        " about, author, time, hash)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    [STATEMENT_BULK_BEFORE] = "SELECT step FROM journal INDEXED BY journal_bulk"
                              " WHERE step GLOB 'bulk-*' AND step < ?1 ORDER BY step DESC LIMIT 1",
    [STATEMENT_BULK_KEYS] = "SELECT DISTINCT evaluation FROM journal INDEXED BY journal_bulk"
                            " WHERE step GLOB 'bulk-*' AND step = ?1 ORDER BY evaluation",
    [STATEMENT_HEAD] =
        "SELECT e.head, d.sha256, e.number FROM evaluation e JOIN document d ON d.id = e.document"
        " WHERE e.key = ?1",
    [STATEMENT_HEAD_SET] = "UPDATE evaluation SET head = ?2, entries = ?3 WHERE key = ?1",
    [STATEMENT_REVIEWED] = "SELECT reviewed_grade, status FROM evaluation WHERE key = ?1",
    [STATEMENT_REVIEWED_SET] =
        "UPDATE evaluation SET reviewed_total = ?2, reviewed_grade = ?3, differs = ?4, status = ?5,"
        " errors = ?6, warnings = ?7, infos = ?8, confirmed = ?9, rate = ?10, codes = ?11"
        " WHERE key = ?1",

    [STATEMENT_NOTES] =
        "SELECT id, at, start, length, text, author, time, edited, resolved, resolver FROM note"
        " WHERE evaluation = ?1 ORDER BY id",
    [STATEMENT_NOTE_ADD] =
        "INSERT INTO note (evaluation, id, at, start, length, text, author, time)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [STATEMENT_NOTE_EDIT] =
        "UPDATE note SET text = ?4, edited = ?5 WHERE evaluation = ?1 AND id = ?2 AND text = ?3",
    [STATEMENT_NOTE_RESOLVE] = "UPDATE note SET resolved = ?4, resolver = ?5"
                               " WHERE evaluation = ?1 AND id = ?2 AND (resolved IS NOT NULL) = ?3",
    [STATEMENT_NOTE_COUNT] = "UPDATE evaluation SET open_notes = open_notes + ?2 WHERE key = ?1",

    [STATEMENT_DRAFT] =
        "SELECT text FROM draft WHERE evaluation = ?1 AND place = ?2 AND author = ?3",
    [STATEMENT_DRAFT_SAVE] =
        "INSERT INTO draft (evaluation, place, author, text) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT DO UPDATE SET text = excluded.text",
    [STATEMENT_DRAFT_DROP] =
        "DELETE FROM draft WHERE evaluation = ?1 AND place = ?2 AND author = ?3",
    [STATEMENT_DRAFTS] =
        "SELECT evaluation, place, text FROM draft WHERE author = ?1 ORDER BY evaluation, place",

    [STATEMENT_ROW_NEXT] = "SELECT key FROM evaluation WHERE key > ?1 ORDER BY key LIMIT 1",

    [STATEMENT_POLICY] = "SELECT id, text, author, time FROM policy ORDER BY id DESC LIMIT 1",
    [STATEMENT_POLICY_ADD] = "INSERT INTO policy (text, author, time) VALUES (?1, ?2, ?3)",

    [STATEMENT_READ] = "BEGIN",
    [STATEMENT_VERIFY] =
        "SELECT e.id, e.document, e.number, d.sha256, e.entries, e.head FROM evaluation e"
        " LEFT JOIN document d ON d.id = e.document WHERE e.key = ?1",
    [STATEMENT_VERIFY_JOURNAL] =
        "SELECT " CHAIN_COLUMNS ", hash FROM journal WHERE evaluation = ?1 ORDER BY seq",
    [STATEMENT_VERIFY_BYTES] =
        "SELECT d.file, d.sha256, c.bytes FROM document d LEFT JOIN content c ON c.document = d.id"
        " WHERE d.id = ?1",
    [STATEMENT_VERIFY_NOTES] =
        "SELECT count(*) FROM note WHERE evaluation = ?1 AND resolved IS NULL",
    [STATEMENT_VERIFY_COUNTS] =
        "SELECT (SELECT count(*) FROM document), count(*), total(status = 2),"
        " total(reviewed_grade = 0), total(reviewed_grade = 1), total(reviewed_grade = 2),"
        " total(reviewed_grade = 3), total(reviewed_grade = 4) FROM evaluation",
    [STATEMENT_VERIFY_LOST] =
        "SELECT d.file, coalesce(n, 0), d.evaluations FROM document d LEFT JOIN"
        " (SELECT document, count(*) n FROM evaluation GROUP BY document) ON document = d.id"
        " WHERE coalesce(n, 0) <> d.evaluations ORDER BY d.id",
    [STATEMENT_VERIFY_STRAY] =
        "SELECT evaluation, seq, author, time FROM journal"
        " WHERE evaluation NOT IN (SELECT key FROM evaluation) ORDER BY evaluation, seq",

    [STATEMENT_LOG_AFTER] = SELECT_LOG " WHERE j.id > ?1 ORDER BY j.id LIMIT ?2",
    [STATEMENT_LOG_BEFORE] = SELECT_LOG " WHERE j.id < ?1 ORDER BY j.id DESC LIMIT ?2",
    [STATEMENT_LOG_OF_AFTER] =
        SELECT_LOG " WHERE j.evaluation = ?3 AND j.seq > ?1 ORDER BY j.seq LIMIT ?2",
    [STATEMENT_LOG_OF_BEFORE] =
        SELECT_LOG " WHERE j.evaluation = ?3 AND j.seq < ?1 ORDER BY j.seq DESC LIMIT ?2",
};
