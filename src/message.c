#include "message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "arena.h"
#include "export/buffer.h"

void message_error(const char *format, ...)
{
    char *text = NULL;
    struct buffer line;
    va_list ap;
    va_start(ap, format);
    int length = vasprintf(&text, format, ap);
    va_end(ap);
    buffer_init(&line);
    buffer_text(&line, "fuhe: ");
    buffer_plain(&line, length < 0 ? format : text);
    fprintf(stderr, "%s\n", line.bytes);
    buffer_fini(&line);
    if (length >= 0)
        free(text);
}
