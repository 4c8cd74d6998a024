/*
 * units_marks - the rows of the list the reviewer has marked. Marks belong to evaluations: they
 * outlive filter, order and what others write, and end with the program.
 */
#ifndef FUHE_UNITS_MARKS_H
#define FUHE_UNITS_MARKS_H

#include "units.h"

/* All of these read the roster at first need, and fail where that does. */
bool units_mark(struct units *units, struct err *err); /* the selected row: on, off; then down */

/* From here to where one moves; a second time all of it is marked, or where all of it is already,
 * none of it. */
bool units_mark_range(struct units *units, struct err *err);
bool units_drop_range(struct units *units); /* marks nothing; false: none is open */
bool units_in_range(const struct units *units, int64_t key); /* while one is open */

enum marking { MARK_ALL, MARK_NONE, MARK_INVERT }; /* of the list; MARK_NONE of all there are */
bool units_mark_list(struct units *units, enum marking marking, struct err *err);

bool units_is_marked(const struct units *units, int64_t key);
int64_t units_marked_hidden(const struct units *units); /* marked, and not in the list */

/* What a command for several is meant for: those marked, wherever they are; else, with a filter,
 * the list; else the selected one. Keys in the order of the list, then of import; free(). */
enum chosen { CHOSEN_MARKED, CHOSEN_FILTERED, CHOSEN_SELECTED };
bool units_chosen(
    struct units *units, enum chosen *which, int64_t **keys, size_t *count, struct err *err);

#endif
