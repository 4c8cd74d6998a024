/* intl - texts of the interface: `_()` translates, `N_()` marks a text in a table that is
 * translated where shown. */
#ifndef FUHE_INTL_H
#define FUHE_INTL_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text

#endif
