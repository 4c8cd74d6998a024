/*
 * store_facts - the rows of an older store written anew: they do not have what lists are filtered
 * by, the execution rate and the codes of the findings.
 */
#ifndef FUHE_STORE_FACTS_H
#define FUHE_STORE_FACTS_H

#include <sqlite3.h>
#include <stdbool.h>

#include "store_schema.h"

/* Reads every document again and writes them, by the default policy. Within the transaction that
 * adds the columns. The row of a document that this program reads otherwise than the one that
 * imported it stays as it is. */
bool store_facts_fill(sqlite3 *db, const char *path, struct store_update *update, struct err *err);

#endif
