/*
 * detail - what the table of indicators has no room for, about one of them: findings, full name and
 * levels, the reported value of what was changed, reasons.
 */
#ifndef FUHE_DETAIL_H
#define FUHE_DETAIL_H

#include <stddef.h>

#include "checks.h"
#include "frame.h"
#include "note.h"

struct app;

void detail_draw(const struct app *app, size_t indicator, const struct area *area);

/* All of a finding's message, how it was judged, why it matters. */
void detail_draw_finding(
    const struct app *app, const struct finding *finding, const struct area *area);

/* All paragraphs of a note, whose it is and when it was written. */
void detail_draw_note(const struct app *app, const struct note *note, const struct area *area);

void detail_draw_text(const char *text, const struct area *area); /* over its rows */

#endif
