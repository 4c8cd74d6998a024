/*
 * roster - all evaluations of a store as columns of numbers, in memory: what filters, orders and
 * facets go through instead of the database.
 *
 * Rows stand in the order of import, that of their keys, and are never taken away. They are read in
 * steps, so that a list can be shown and moved in before all of them are there; a row that this
 * program changes is put again (roster_put), what other programs change is told by roster_is_stale,
 * and then a new roster takes the place of the old.
 */
#ifndef FUHE_ROSTER_H
#define FUHE_ROSTER_H

#include "store.h"

/* Scores and rates are in millionths (further digits are cut off, and what is beyond ±2147 is
 * that), the rest plain numbers; of no, yes: 0, 1. 32 bits each: a hundred thousand rows in ten
 * megabytes. */
enum roster_column {
    ROSTER_IMPORTED, /* place in the order of import, from 0 */
    ROSTER_KIND,
    ROSTER_YEAR,
    ROSTER_VERSION,
    ROSTER_SUPERSEDED,
    ROSTER_STATUS,
    ROSTER_GRADE, /* reviewed */
    ROSTER_REPORTED_GRADE,
    ROSTER_TOTAL, /* reviewed */
    ROSTER_REPORTED_TOTAL,
    ROSTER_DIFFERENCE, /* reviewed − reported */
    ROSTER_MARGIN,     /* from the reviewed total to the nearest boundary of grades */
    ROSTER_RATE,
    ROSTER_DIFFERS,
    ROSTER_FINDINGS, /* errors and warnings */
    ROSTER_ERRORS,
    ROSTER_WARNINGS,
    ROSTER_INFOS,
    ROSTER_CONFIRMED,
    ROSTER_NOTES,
    ROSTER_MARKED, /* by the reviewer; not stored */
    ROSTER_NAME,   /* place in the order of the names shown (pinyin.h) */
    ROSTER_COLUMNS
};
#define ROSTER_UNKNOWN INT32_MIN
enum { ROSTER_MILLION = 1000000 };

/* A number as a column would have it, in 64 bits; ROSTER_UNKNOWN where it has too many digits. */
int64_t roster_millionths(struct decimal value);

/* A set of finding codes, a bit each, by their place in roster.code_names. */
enum { ROSTER_CODES = 128 };
struct roster_codes {
    uint64_t bits[ROSTER_CODES / 64];
};

/* The parts of a row's name; the file stands there only where both others are empty. */
enum roster_part { PART_UNIT, PART_PROJECT, PART_FILE, PARTS, PART_ANY = PARTS };

struct roster {
    struct store *store;
    const struct policy *policy;
    size_t count, capacity;
    int64_t *keys;
    int32_t *columns[ROSTER_COLUMNS];
    struct roster_codes *codes; /* of the findings that are open or confirmed */
    char *names;                /* folded as needle.h does, a line a row, its parts ended by '\v' */
    uint32_t *name_at;          /* byte in names; one more than rows */
    size_t names_capacity;
    const char *code_names[ROSTER_CODES];
    size_t code_count;
    struct arena arena; /* of code_names */
    struct page page;
    int64_t version; /* of what others wrote, when it was begun */
    bool whole;      /* all rows are there, and ROSTER_NAME */
};

void roster_init(struct roster *roster, struct store *store, const struct policy *policy);
void roster_fini(struct roster *roster);

/* Reads the next `limit` rows; `whole` when there are no more. */
bool roster_step(struct roster *roster, size_t limit, struct err *err);

/* Reads all that are left; told of them, `progress` (NULL: none) may stop it, and the rest stays to
 * be read. */
bool roster_finish(struct roster *roster, store_progress *progress, void *context, struct err *err);

/* Another program has written to the store since the roster was begun. */
bool roster_is_stale(const struct roster *roster);

/* A row that changed, or a new one behind all others. */
void roster_put(struct roster *roster, const struct summary *summary);

enum { ROSTER_NONE = -1 };
int64_t roster_find(const struct roster *roster, int64_t key); /* row; ROSTER_NONE */

/* What is marked in `from` is marked. */
void roster_take_marks(struct roster *roster, const struct roster *from);

/* Words as they are looked for in names: folded as those are; memory of the arena. */
const char *roster_fold(const char *words, struct arena *arena);

/* Sets `hit` (a byte a row) to 1 where `needle`, folded, stands in that part of the name. */
void roster_find_name(
    const struct roster *roster, enum roster_part part, const char *needle, unsigned char *hit);

/* Counts up each code of a row. */
void roster_count_codes(
    const struct roster *roster, size_t row, size_t counts[static ROSTER_CODES]);

/* The set of codes that are `code` or one of those below it: "budget" is "budget.rate" and so on.
 */
struct roster_codes roster_codes_of(const struct roster *roster, const char *code);

/* Ways to order. What is not known comes last, and what is alike stays as it was imported. */
enum roster_order {
    ORDER_IMPORTED,
    ORDER_FINDINGS,
    ORDER_MARGIN,
    ORDER_DIFFERENCE,
    ORDER_RATE,
    ORDER_NAME,
    ORDERS
};
struct roster_order_info {
    const char *title; /* N_(), above the list */
    const char *help;  /* N_(), one line */
};
extern const struct roster_order_info roster_orders[ORDERS];
extern const char *const roster_order_names[ORDERS + 1]; /* as typed; NULL at the end */

/* `rows`, which stand in the order of import, in another one. */
void roster_sort(const struct roster *roster, enum roster_order order, bool reverse, uint32_t *rows,
    size_t count);

#endif
