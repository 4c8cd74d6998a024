/*
 * dump - what the screen shows, as text: a line a row, without the blanks at its end.
 */
#ifndef FUHE_DUMP_H
#define FUHE_DUMP_H

#include "err.h"
#include "export/buffer.h"
#include "frame.h"

void dump_text(const struct frame *frame, struct buffer *out);

/* Into a file, UTF-8; one that exists is left alone unless `over`. */
bool dump_file(const struct frame *frame, const char *path, bool over, struct err *err);

#endif
