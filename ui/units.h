/*
 * units - the list of evaluations: what is in it, in which order, and a window on it.
 *
 * As imported and whole, the list is read from the store, and only the rows that are shown. An
 * order or a filter is a permutation of the rows of the roster (roster.h), which is read when
 * nothing else is waiting, or at first need: then `reading` is told, and may stop it.
 *
 * The selection is the stable key of a row. Moves add up and are carried out when somebody looks
 * (units_settle), so that a held key costs one reading, not one a repeat.
 *
 * A row that an edit changes stays where it is and in the list, though it may fit the filter no
 * more or belong elsewhere: a list of work that closed up under the cursor would lose the place,
 * and the row could not be undone in sight. Filter and order are applied again when one of them is
 * given, and by units_reload.
 */
#ifndef FUHE_UNITS_H
#define FUHE_UNITS_H

#include "filter.h"
#include "list.h"
#include "roster.h"
#include "store.h"

struct units {
    struct store *store;
    struct page page, spare, beyond;
    int rows;     /* that can be shown at once */
    int at;       /* the selected row of the page */
    int64_t owed; /* rows still to move, in one direction */
    int64_t last; /* the move before */
    struct counts counts;

    store_progress *reading; /* of all rows at once; NULL: nobody is told */
    void *reading_context;
    struct roster roster;
    struct roster fresh; /* being read because others wrote; then it takes the place of the other */
    bool refreshing;     /* there is a fresh one */
    enum roster_order order;
    bool reverse;
    char *expression; /* of the filter; "" for none */
    struct filter filter;
    struct {
        bool on;          /* else the list is as imported and whole */
        size_t count;     /* rows in it */
        uint32_t *rows;   /* of the roster, as they are listed */
        uint32_t *places; /* of each row of the roster in the list; UNITS_NOWHERE */
        size_t planned;   /* rows of the roster when it was made: later ones are not in it */
    } list;

    uint64_t changes; /* of the list or of what is in it: another number after each */
    int64_t marked;   /* how many */
    int64_t anchor;   /* key a range of marks was begun at; 0: none is */
};
#define UNITS_NOWHERE UINT32_MAX

void units_init(struct units *units, struct store *store, const struct policy *policy);
void units_fini(struct units *units);

/* With the row of `key` the one so far below the top, or as near as the list allows; selected. A
 * key that is not in the list: from the first row. */
bool units_open(struct units *units, int64_t key, int below, int rows, struct err *err);

/* Selects a row; in sight it stays where it is, else it comes to the top. One that the filter
 * leaves out takes the filter off. */
bool units_go(struct units *units, int64_t key, struct err *err);

/* After the room changed: the selected row stays selected and in sight. */
bool units_fit(struct units *units, int rows, struct err *err);

bool units_move(struct units *units, enum motion motion, struct err *err);
bool units_settle(struct units *units, struct err *err);

/* Selects a row of those shown; false: there is none. Settled before. */
bool units_point(struct units *units, int row);

/* After a change of the selected row: what it says and the counts are read again. */
bool units_refresh(struct units *units, struct err *err);
/* After changes of any rows. */
bool units_changed(struct units *units, const int64_t *keys, size_t count, struct err *err);

/* Everything is read again, whoever wrote it (another policy writes all rows), and filter and order
 * are applied to it. False where that was stopped: it is read when nothing else is waiting. */
bool units_reload(struct units *units, struct err *err);

/* Filters and orders anew. The selected row stays selected and at its height; where the filter
 * leaves it out, the next one of the list as it was that is in the new one does. False where the
 * expression is wrong or the store cannot be read: the list is as before. */
bool units_arrange(struct units *units, enum roster_order order, bool reverse,
    const char *expression, struct err *err);

/* Work ahead; true while there is more of it. */
bool units_idle(struct units *units);

/* The key a move like the last one would lead to; 0 where that is neither a row nor a page. */
int64_t units_next(struct units *units);

/* The next row of the list that is not reviewed and the latest version, from the first again behind
 * the last; 0: none. */
bool units_next_open(struct units *units, int64_t *next, struct err *err);

/* NULL when there is none. Settled before. */
const struct summary *units_selected(const struct units *units);

int64_t units_count(const struct units *units);              /* rows of the list */
int64_t units_place(const struct units *units, int64_t key); /* in the list; -1: not in it, or not
                                                                read yet */

#endif
