#include "json.h"

#include <stdint.h>
#include <string.h>
#include <time.h>
#include <unistr.h>

void json_init(struct json *json, struct buffer *out)
{
    *json = (struct json){.out = out};
}

void json_resume(struct json *json, struct buffer *out, int depth, bool started)
{
    *json = (struct json){.out = out, .depth = depth, .started = started};
}

void json_open(struct json *json, struct buffer *out, const char *format)
{
    json_init(json, out);
    json_object(json, NULL);
    json_text(json, "format", format);
    json_integer(json, "version", 1);
}

void json_close(struct json *json)
{
    while (json->depth > 0)
        json_end(json);
    buffer_text(json->out, "\n");
}

static void quoted(struct buffer *out, const char *text)
{
    const uint8_t *p = (const uint8_t *)text, *end = p + strlen(text);
    buffer_text(out, "\"");
    while (p < end) {
        ucs4_t c;
        p += u8_mbtouc(&c, p, (size_t)(end - p));
        uint8_t utf8[6];
        if (c == '"' || c == '\\')
            buffer_format(out, "\\%c", (char)c);
        else if (c == '\n')
            buffer_text(out, "\\n");
        else if (c < 0x20 || (c >= 0x7f && c < 0xa0))
            buffer_format(out, "\\u%04x", (unsigned)c);
        else
            buffer_add(out, (const char *)utf8, (size_t)u8_uctomb(utf8, c, sizeof utf8));
    }
    buffer_text(out, "\"");
}

static void new_line(struct json *json)
{
    if (json->flat) {
        buffer_text(json->out, " ");
        return;
    }
    buffer_text(json->out, "\n");
    for (int i = 0; i < json->depth; i++)
        buffer_text(json->out, "  ");
}

static void member(struct json *json, const char *key)
{
    if (json->started)
        buffer_text(json->out, ",");
    if (json->depth > 0)
        new_line(json);
    json->started = true;
    if (!key)
        return;
    quoted(json->out, key);
    buffer_text(json->out, ": ");
}

static void open_with(struct json *json, const char *key, const char *opening, char closing)
{
    member(json, key);
    buffer_text(json->out, opening);
    json->closing[json->depth++] = closing;
    json->started = false;
}

void json_object(struct json *json, const char *key)
{
    open_with(json, key, "{", '}');
}

void json_flat(struct json *json, const char *key)
{
    open_with(json, key, "{", '}');
    if (!json->flat)
        json->flat = json->depth;
}

void json_array(struct json *json, const char *key)
{
    open_with(json, key, "[", ']');
}

void json_end(struct json *json)
{
    json->depth--;
    if (json->started)
        new_line(json);
    if (json->flat > json->depth)
        json->flat = 0;
    buffer_add(json->out, &json->closing[json->depth], 1);
    json->started = true;
}

void json_text(struct json *json, const char *key, const char *text)
{
    if (!text) {
        json_null(json, key);
        return;
    }
    member(json, key);
    quoted(json->out, text);
}

void json_filled(struct json *json, const char *key, const char *text)
{
    json_text(json, key, *text ? text : NULL);
}

void json_decimal(struct json *json, const char *key, bool known, struct decimal value)
{
    char text[DECIMAL_TEXT];
    member(json, key);
    buffer_text(json->out, known ? decimal_text(value, text) : "null");
}

void json_integer(struct json *json, const char *key, long long value)
{
    member(json, key);
    buffer_format(json->out, "%lld", value);
}

void json_integer_if(struct json *json, const char *key, bool known, long long value)
{
    if (known)
        json_integer(json, key, value);
    else
        json_null(json, key);
}

void json_bool(struct json *json, const char *key, bool value)
{
    member(json, key);
    buffer_text(json->out, value ? "true" : "false");
}

void json_null(struct json *json, const char *key)
{
    member(json, key);
    buffer_text(json->out, "null");
}

void json_time(struct json *json, const char *key, int64_t seconds)
{
    char text[32];
    struct tm tm;
    time_t t = (time_t)seconds;
    bool known = seconds && gmtime_r(&t, &tm) && strftime(text, sizeof text, "%FT%TZ", &tm);
    json_text(json, key, known ? text : NULL);
}
