/*
 * store_statements - every statement the store runs, by name. Parameters and columns are named here
 * too: the numbers in the SQL and the enumerators beside them belong together.
 */
#ifndef FUHE_STORE_STATEMENTS_H
#define FUHE_STORE_STATEMENTS_H

enum store_statement {
    STATEMENT_BEGIN,
    STATEMENT_COMMIT,
    STATEMENT_ROLLBACK,
    STATEMENT_DOCUMENT_KNOWN,
    STATEMENT_DOCUMENT_ADD,
    STATEMENT_CONTENT_ADD,
    STATEMENT_VERSION_NEXT,
    STATEMENT_VERSION_BEFORE,
    STATEMENT_VERSION_SUPERSEDE,
    STATEMENT_EVALUATION_ADD,
    STATEMENT_COUNTS,
    STATEMENT_COUNTS_ADD,
    STATEMENT_PAGE_AFTER,
    STATEMENT_PAGE_BEFORE,
    STATEMENT_SUMMARY,
    STATEMENT_NEXT_OPEN,
    STATEMENT_KIN_VERSION,
    STATEMENT_KIN_YEAR,
    STATEMENT_OTHERS,
    STATEMENT_FIND,
    STATEMENT_DOSSIER,
    STATEMENT_TEXTS,
    STATEMENT_TEXTS_LAST,
    STATEMENT_TEXTS_KEYS,
    STATEMENT_JOURNAL,
    STATEMENT_PACE,
    STATEMENT_JOURNAL_ADD,
    STATEMENT_BULK_BEFORE,
    STATEMENT_BULK_KEYS,
    STATEMENT_HEAD,
    STATEMENT_HEAD_SET,
    STATEMENT_REVIEWED,
    STATEMENT_REVIEWED_SET,
    STATEMENT_NOTES,
    STATEMENT_NOTE_ADD,
    STATEMENT_NOTE_EDIT,
    STATEMENT_NOTE_RESOLVE,
    STATEMENT_NOTE_COUNT,
    STATEMENT_DRAFT,
    STATEMENT_DRAFT_SAVE,
    STATEMENT_DRAFT_DROP,
    STATEMENT_DRAFTS,
    STATEMENT_ROW_NEXT,
    STATEMENT_POLICY,
    STATEMENT_POLICY_ADD,
    STATEMENT_READ,
    STATEMENT_VERIFY,
    STATEMENT_VERIFY_JOURNAL,
    STATEMENT_VERIFY_BYTES,
    STATEMENT_VERIFY_NOTES,
    STATEMENT_VERIFY_COUNTS,
    STATEMENT_VERIFY_LOST,
    STATEMENT_VERIFY_STRAY,
    STATEMENT_LOG_AFTER,
    STATEMENT_LOG_BEFORE,
    STATEMENT_LOG_OF_AFTER,
    STATEMENT_LOG_OF_BEFORE,
    STATEMENTS
};

struct store_statement_info {
    const char *name; /* for messages */
    const char *sql;
};
extern const struct store_statement_info store_statements[STATEMENTS];

/* The policy chosen last; POLICY_ADD chooses another. */
enum { POLICY_COLUMN_ID, POLICY_COLUMN_TEXT, POLICY_COLUMN_AUTHOR, POLICY_COLUMN_TIME };
enum { POLICY_ADD_TEXT = 1, POLICY_ADD_AUTHOR, POLICY_ADD_TIME };

/* DOCUMENT_KNOWN: by SHA-256 → a row when it is there. */
enum { KNOWN_SHA256 = 1 };

enum {
    DOCUMENT_ADD_SHA256 = 1,
    DOCUMENT_ADD_FILE,
    DOCUMENT_ADD_EVALUATIONS,
    DOCUMENT_ADD_IMPORTED
};
enum { CONTENT_ADD_DOCUMENT = 1, CONTENT_ADD_BYTES };

/* Of a subject, when it is evaluated in a document: the version that is, NULL for the first; those
 * of other documents superseded. Only the latest version is not, so that both look at few rows
 * however many versions there are. */
enum { VERSION_SUBJECT = 1, VERSION_DOCUMENT };
enum { VERSION_COLUMN_NEXT };

/* The one of another document that is the latest of a subject, of several that of the same number.
 */
enum { BEFORE_SUBJECT = 1, BEFORE_DOCUMENT, BEFORE_NUMBER };
enum { BEFORE_COLUMN_KEY };

enum {
    EVALUATION_ADD_ID = 1,
    EVALUATION_ADD_DOCUMENT,
    EVALUATION_ADD_NUMBER,
    EVALUATION_ADD_KIND,
    EVALUATION_ADD_UNIT,
    EVALUATION_ADD_PROJECT,
    EVALUATION_ADD_YEAR,
    EVALUATION_ADD_SUBJECT,
    EVALUATION_ADD_VERSION,
    EVALUATION_ADD_REPORTED_TOTAL,
    EVALUATION_ADD_REPORTED_GRADE,
    EVALUATION_ADD_REVIEWED_TOTAL,
    EVALUATION_ADD_REVIEWED_GRADE,
    EVALUATION_ADD_ERRORS,
    EVALUATION_ADD_WARNINGS,
    EVALUATION_ADD_INFOS,
    EVALUATION_ADD_CONFIRMED,
    EVALUATION_ADD_RATE,
    EVALUATION_ADD_CODES
};

/* Columns of COUNTS from 0, parameters of COUNTS_ADD from 1. */
enum { COUNTS_DOCUMENTS, COUNTS_EVALUATIONS, COUNTS_REVIEWED, COUNTS_GRADES };

/* PAGE_AFTER and PAGE_BEFORE a key; SUMMARY of one. The columns are the same. */
enum { PAGE_KEY = 1, PAGE_LIMIT };
enum {
    SUMMARY_KEY,
    SUMMARY_ID,
    SUMMARY_FILE,
    SUMMARY_KIND,
    SUMMARY_UNIT,
    SUMMARY_PROJECT,
    SUMMARY_YEAR,
    SUMMARY_VERSION,
    SUMMARY_SUPERSEDED,
    SUMMARY_REPORTED_TOTAL,
    SUMMARY_REPORTED_GRADE,
    SUMMARY_REVIEWED_TOTAL,
    SUMMARY_REVIEWED_GRADE,
    SUMMARY_DIFFERS,
    SUMMARY_STATUS,
    SUMMARY_ERRORS,
    SUMMARY_WARNINGS,
    SUMMARY_INFOS,
    SUMMARY_CONFIRMED,
    SUMMARY_OPEN_NOTES,
    SUMMARY_RATE,
    SUMMARY_CODES
};

enum { NEXT_OPEN_AFTER = 1 };
enum { NEXT_OPEN_COLUMN_KEY };

/* The version before; the latest of the nearest earlier year. */
enum { KIN_KEY = 1 };
enum { KIN_COLUMN_KEY };

enum { OTHERS_COLUMN_VERSION };

/* Ids from FROM up to below TO. */
enum { FIND_FROM = 1, FIND_TO, FIND_LIMIT };
enum { FIND_COLUMN_KEY, FIND_COLUMN_ID };

enum { DOSSIER_KEY = 1 };
enum {
    DOSSIER_COLUMN_ID,
    DOSSIER_COLUMN_NUMBER,
    DOSSIER_COLUMN_KIND,
    DOSSIER_COLUMN_UNIT,
    DOSSIER_COLUMN_PROJECT,
    DOSSIER_COLUMN_FILE,
    DOSSIER_COLUMN_SHA256,
    DOSSIER_COLUMN_EVALUATIONS,
    DOSSIER_COLUMN_BYTES
};

/* Documents AFTER one up to a LAST one; the last of all; the evaluations of one. */
enum { TEXTS_AFTER = 1, TEXTS_LAST };
enum { TEXTS_COLUMN_DOCUMENT, TEXTS_COLUMN_BYTES };
enum { TEXTS_LAST_COLUMN_DOCUMENT };
enum { TEXTS_KEYS_DOCUMENT = 1 };
enum { TEXTS_KEYS_COLUMN_KEY };

/* The entries of an evaluation after the one numbered SEQ, in order. */
enum { JOURNAL_EVALUATION = 1, JOURNAL_SEQ };
enum {
    JOURNAL_COLUMN_KIND,
    JOURNAL_COLUMN_STEP,
    JOURNAL_COLUMN_FIELD,
    JOURNAL_COLUMN_FROM,
    JOURNAL_COLUMN_TO,
    JOURNAL_COLUMN_REASON,
    JOURNAL_COLUMN_ABOUT,
    JOURNAL_COLUMN_AUTHOR,
    JOURNAL_COLUMN_TIME
};
/* The entries of all evaluations AFTER one, by evaluation and in order; the columns are those of
 * JOURNAL and one more. */
enum { PACE_AFTER = 1 };
enum { PACE_COLUMN_EVALUATION = JOURNAL_COLUMN_TIME + 1 };

/* The step of the bulk change before another one, the latest before "bulk." alone; the evaluations
 * one changed. */
enum { BULK_BY_STEP = 1 };
enum { BULK_COLUMN_STEP };
enum { BULK_KEYS_COLUMN_KEY };

enum {
    JOURNAL_ADD_EVALUATION = 1,
    JOURNAL_ADD_SEQ,
    JOURNAL_ADD_ID,
    JOURNAL_ADD_KIND,
    JOURNAL_ADD_STEP,
    JOURNAL_ADD_FIELD,
    JOURNAL_ADD_FROM,
    JOURNAL_ADD_TO,
    JOURNAL_ADD_REASON,
    JOURNAL_ADD_ABOUT,
    JOURNAL_ADD_AUTHOR,
    JOURNAL_ADD_TIME,
    JOURNAL_ADD_HASH
};

/* What the next entry is chained to, and how many there are. */
enum { HEAD_KEY = 1, HEAD_SET_HEAD, HEAD_SET_ENTRIES };
enum { HEAD_COLUMN_HEAD, HEAD_COLUMN_SHA256, HEAD_COLUMN_NUMBER };

enum { REVIEWED_KEY = 1 };
enum { REVIEWED_COLUMN_GRADE, REVIEWED_COLUMN_STATUS };
enum {
    REVIEWED_SET_KEY = 1,
    REVIEWED_SET_TOTAL,
    REVIEWED_SET_GRADE,
    REVIEWED_SET_DIFFERS,
    REVIEWED_SET_STATUS,
    REVIEWED_SET_ERRORS,
    REVIEWED_SET_WARNINGS,
    REVIEWED_SET_INFOS,
    REVIEWED_SET_CONFIRMED,
    REVIEWED_SET_RATE,
    REVIEWED_SET_CODES
};

/* NOTES of an evaluation in order of time; EDIT and RESOLVE change the one that is still as it was.
 */
enum { NOTE_EVALUATION = 1, NOTE_ID };
enum {
    NOTE_ADD_AT = 3,
    NOTE_ADD_START,
    NOTE_ADD_LENGTH,
    NOTE_ADD_TEXT,
    NOTE_ADD_AUTHOR,
    NOTE_ADD_TIME
};
enum { NOTE_EDIT_BEFORE = 3, NOTE_EDIT_TEXT, NOTE_EDIT_TIME };
enum { NOTE_RESOLVE_WAS = 3, NOTE_RESOLVE_TIME, NOTE_RESOLVE_RESOLVER };
enum { NOTE_COUNT_MORE = 2 };
enum {
    NOTE_COLUMN_ID,
    NOTE_COLUMN_AT,
    NOTE_COLUMN_START,
    NOTE_COLUMN_LENGTH,
    NOTE_COLUMN_TEXT,
    NOTE_COLUMN_AUTHOR,
    NOTE_COLUMN_TIME,
    NOTE_COLUMN_EDITED,
    NOTE_COLUMN_RESOLVED,
    NOTE_COLUMN_RESOLVER
};

/* One DRAFT, to be read, saved or dropped; DRAFTS all of an author. */
enum { DRAFT_EVALUATION = 1, DRAFT_PLACE, DRAFT_AUTHOR, DRAFT_TEXT };
enum { DRAFT_COLUMN_TEXT };
enum { DRAFTS_AUTHOR = 1 };
enum { DRAFTS_COLUMN_EVALUATION, DRAFTS_COLUMN_PLACE, DRAFTS_COLUMN_TEXT };

/* The key after one. */
enum { ROW_NEXT_KEY = 1 };
enum { ROW_NEXT_COLUMN_KEY };

/* What an evaluation's row says of its journal; the journal as it stands, its columns those of
 * store_chain.h; the bytes of a document; the notes not resolved. */
enum { VERIFY_KEY = 1 };
enum {
    VERIFY_COLUMN_ID,
    VERIFY_COLUMN_DOCUMENT,
    VERIFY_COLUMN_NUMBER,
    VERIFY_COLUMN_SHA256,
    VERIFY_COLUMN_ENTRIES,
    VERIFY_COLUMN_HEAD
};
enum { VERIFY_BYTES_COLUMN_FILE, VERIFY_BYTES_COLUMN_SHA256, VERIFY_BYTES_COLUMN_BYTES };
enum { VERIFY_NOTES_COLUMN_COUNT };
/* VERIFY_COUNTS: columns as those of COUNTS. Documents with other evaluations than they had, rows
 * of journals of evaluations that are not there. */
enum { VERIFY_LOST_COLUMN_FILE, VERIFY_LOST_COLUMN_IS, VERIFY_LOST_COLUMN_DUE };
enum {
    VERIFY_STRAY_COLUMN_EVALUATION,
    VERIFY_STRAY_COLUMN_SEQ,
    VERIFY_STRAY_COLUMN_AUTHOR,
    VERIFY_STRAY_COLUMN_TIME
};

/* The journal of the store in the order of writing, after or before the row of an id; that of an
 * evaluation, by the number of the row. The columns are the same, the first of them those of
 * JOURNAL. */
enum { LOG_AT = 1, LOG_LIMIT, LOG_KEY };
enum {
    LOG_COLUMN_SEQ = JOURNAL_COLUMN_TIME + 1,
    LOG_COLUMN_ENTRY_ID,
    LOG_COLUMN_KEY,
    LOG_COLUMN_EVALUATION,
    LOG_COLUMN_UNIT,
    LOG_COLUMN_PROJECT,
    LOG_COLUMN_HASH
};

#endif
