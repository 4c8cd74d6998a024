#include "dump.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "intl.h"

static void add_row(const struct frame *frame, int row, struct buffer *out)
{
    size_t end = out->length;
    for (int column = 0; column < frame->columns; column++) {
        const struct cell *cell = frame_cell(frame, row, column);
        for (int i = 0; i < CELL_CHARS && cell->chars[i]; i++) {
            char text[8];
            buffer_add(out, text, cells_encode(cell->chars[i], text));
        }
        if (cell->chars[0] && cell->chars[0] != ' ')
            end = out->length;
    }
    out->length = end;
    buffer_text(out, "\n");
}

void dump_text(const struct frame *frame, struct buffer *out)
{
    for (int row = 0; row < frame->rows; row++)
        add_row(frame, row, out);
}

bool dump_file(const struct frame *frame, const char *path, bool over, struct err *err)
{
    struct buffer text;
    FILE *file = fopen(path, over ? "wb" : "wbx");
    if (!file && errno == EEXIST)
        return err_set(err, _("%s exists: screen-dump! overwrites it"), path);
    if (!file)
        return err_set(err, "%s: %s", path, strerror(errno));
    buffer_init(&text);
    dump_text(frame, &text);
    bool good = fwrite(text.bytes, 1, text.length, file) == text.length;
    good = fclose(file) == 0 && good;
    buffer_fini(&text);
    return good || err_set(err, "%s: %s", path, strerror(errno));
}
