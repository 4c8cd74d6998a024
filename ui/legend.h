/*
 * legend - what the signs on the screen mean, for help and for the manual.
 */
#ifndef FUHE_LEGEND_H
#define FUHE_LEGEND_H

#include <stddef.h>

#include "style.h"

enum { LEGEND_SIGNS = 32, LEGEND_MOST = 3 };

struct legend {
    const char *text; /* one sign or several, apart by blanks; NULL: those that follow */
    enum sign signs[LEGEND_MOST]; /* as the terminal shows them */
    int count;
    const char *behind; /* a sign of ASCII that follows; NULL: none */
    const char *help;   /* N_() */
};

extern const struct legend legend[];
extern const size_t legend_count;

/* "✓  ×  ~" */
const char *legend_signs(const struct legend *row, char text[static LEGEND_SIGNS]);

#endif
