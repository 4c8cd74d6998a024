#include "legend.h"

#include <stdio.h>
#include <string.h>

#include "intl.h"

const struct legend legend[] = {
    {.text = "!  ?  .", .help = N_("before a row: an error, a warning, a note was found")},
    {.text = "*", .help = N_("behind a score: computed from changed values")},
    {.text = "!", .help = N_("behind a score: set by hand")},
    {.text = "?", .help = N_("behind a score: cannot be computed, the reported one is kept")},
    {.signs = {SIGN_ARROW}, .count = 1, .help = N_("before a value: changed by the reviewer")},
    {.text = "*3  *1/3",
        .help = N_("above the units: so many are marked; so many of them are listed")},
    {.text = "*  +", .help = N_("before a unit: marked; in the range being marked")},
    {.text = "~", .help = N_("before a unit: review under way")},
    {.signs = {SIGN_DONE}, .count = 1, .help = N_("before a unit: reviewed")},
    {.signs = {SIGN_NOTE},
        .count = 1,
        .help = N_("by a unit, an indicator's number or a value: notes that are not resolved")},
    {.signs = {SIGN_DONE, SIGN_REFUSED},
        .count = 2,
        .behind = "~",
        .help = N_("before a finding: holds, does not hold, is let go")},
    {.text = "~  -  +",
        .help = N_("in a comparison: changed, on the left alone, on the right alone")},
    {.text = "=  ~  !",
        .help = N_("before another place of a figure: equal, rounded, conflicting")},
};
const size_t legend_count = sizeof legend / sizeof *legend;

const char *legend_signs(const struct legend *row, char text[static LEGEND_SIGNS])
{
    char *to = text, *end = text + LEGEND_SIGNS;
    if (row->text)
        return row->text;
    *to = '\0';
    for (int i = 0; i < row->count; i++)
        to += snprintf(to, (size_t)(end - to), "%s%s", i ? "  " : "", style_sign(row->signs[i]));
    if (row->behind)
        snprintf(to, (size_t)(end - to), "  %s", row->behind);
    return text;
}
