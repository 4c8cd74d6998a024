/* show_mentions - where else a figure of the budget is printed, on standard output. */
#ifndef FUHE_SHOW_MENTIONS_H
#define FUHE_SHOW_MENTIONS_H

#include "cli.h"
#include "export.h"

void show_mentions(const struct export_item *item, enum budget_field field, enum format format);

#endif
