/*
 * bulking - a bulk change on its way: planned over the evaluations it is meant for, shown, and
 * carried out once the reviewer says so.
 */
#ifndef FUHE_BULKING_H
#define FUHE_BULKING_H

#include "sheet.h"
#include "store_bulk.h"
#include "units_marks.h"

struct app;

struct bulking {
    struct bulk_plan plan;
    enum chosen which; /* unless it takes something back */
    char *reason;      /* given with the command; NULL: none */
    struct sheet sheet;
    bool stopped; /* by the reviewer, while it was carried out */
    int laid_out; /* columns the sheet was laid out for; 0: it is to be */
    struct {
        char step[BULK_STEP];
        int64_t *keys;
        size_t count;    /* 0: something else was changed since, or nothing was */
        bool taken_back; /* and may be brought again */
    } last;              /* carried out */
};

void bulking_init(struct bulking *bulking);
void bulking_fini(struct bulking *bulking);

/* Plans it for those marked, else filtered, else selected, and shows that. */
void bulking_begin(struct app *app, const struct bulk *bulk, const char *reason);

/* Likewise, to take back (BULK_UNDO) or bring again (BULK_REDO) the last bulk change there is. */
void bulking_begin_step(struct app *app, enum bulk_kind kind);

/* Takes back the one carried out last, or brings again the one taken back last, at once where
 * nothing was changed since and all of it can be; else shows what can. False: there is none. */
bool bulking_step(struct app *app, enum bulk_kind kind);

/* Carries out what is shown, or asks for the reason that is due. */
void bulking_go(struct app *app);

/* The reason typed: false where it will not do. An empty one leaves out what lowers a score. */
bool bulking_give_reason(struct app *app, const char *reason);

/* Something else was changed: there is nothing to take back or bring again at once. */
void bulking_forget(struct bulking *bulking);

#endif
