/*
 * form_sheet_rows - the rows of a printed sheet: by the lines of their figures, merged cells by
 * where their middles are.
 */
#ifndef FUHE_FORM_SHEET_ROWS_H
#define FUHE_FORM_SHEET_ROWS_H

#include "form_sheet.h"

/* Gives each atom below the header its row: -1 for those of none. False when lines and rows do not
 * agree. */
bool form_sheet_rows(struct sheet *sheet);

#endif
