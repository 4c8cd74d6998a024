#include "err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*fatal_handler)(void);

bool err_set(struct err *err, const char *format, ...)
{
    if (!err)
        return false;
    va_list ap;
    va_start(ap, format);
    vsnprintf(err->text, sizeof err->text, format, ap);
    va_end(ap);
    return false;
}

bool err_prefix(struct err *err, const char *prefix)
{
    if (!err)
        return false;
    char rest[sizeof err->text];
    memcpy(rest, err->text, sizeof rest);
    return err_set(err, "%s: %s", prefix, rest);
}

void err_set_fatal_handler(void (*handler)(void))
{
    fatal_handler = handler;
}

void err_fatal(const char *what)
{
    if (fatal_handler)
        fatal_handler();
    fprintf(stderr, "fuhe: %s\n", what);
    abort();
}
