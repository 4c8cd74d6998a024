/*
 * json - writes JSON into a buffer: indented by two blanks, or an object on one line (json_flat).
 *
 * Every member takes its key, NULL inside an array. Texts become valid UTF-8 (what is none is
 * U+FFFD); a NULL text is null. Numbers keep the digits of the decimal.
 */
#ifndef FUHE_JSON_H
#define FUHE_JSON_H

#include <stdint.h>

#include "../decimal.h"
#include "buffer.h"

enum { JSON_DEPTH = 16 };

struct json {
    struct buffer *out;
    char closing[JSON_DEPTH];
    int depth;
    int flat;     /* depth from which all stands on one line; 0: nowhere */
    bool started; /* the innermost has a member */
};

void json_init(struct json *json, struct buffer *out);

/* The outermost object, which says what it is: "format": FORMAT, "version": 1; and the end of all
 * that is open, with a line end. */
void json_open(struct json *json, struct buffer *out, const char *format);
void json_close(struct json *json);

/* Goes on in an array at `depth` of an output begun earlier; `started`: it has elements already. */
void json_resume(struct json *json, struct buffer *out, int depth, bool started);

void json_object(struct json *json, const char *key);
void json_flat(struct json *json, const char *key); /* an object on one line */
void json_array(struct json *json, const char *key);
void json_end(struct json *json);

void json_text(struct json *json, const char *key, const char *text);
void json_decimal(struct json *json, const char *key, bool known, struct decimal value);
void json_integer(struct json *json, const char *key, long long value);
void json_bool(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);

/* Null where it is empty. */
void json_filled(struct json *json, const char *key, const char *text);

/* Null where it is not known. */
void json_integer_if(struct json *json, const char *key, bool known, long long value);

/* Seconds since 1970 as "2024-05-01T08:00:00Z"; 0 is null. */
void json_time(struct json *json, const char *key, int64_t seconds);

#endif
