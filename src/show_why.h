/* show_why - how a value of an evaluation comes about, on standard output. */
#ifndef FUHE_SHOW_WHY_H
#define FUHE_SHOW_WHY_H

#include "cli.h"
#include "export.h"

/* `field` as explain has it, or "finding:" and the name of a finding. Returns the exit code: 2,
 * after having said so, when there is no such value. */
int show_why(const struct export_item *item, const char *field, enum format format);

#endif
