#include "clipboard.h"

#include <nettle/base64.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

/* GNU screen passes on strings of at most 768 bytes. */
enum { SCREEN_STRING = 512 };

static void add_bare(const char *text, struct buffer *out)
{
    size_t length = strlen(text);
    char *encoded = xcalloc(BASE64_ENCODE_RAW_LENGTH(length) + 1, 1);
    base64_encode_raw(encoded, length, (const uint8_t *)text);
    buffer_text(out, "\033]52;c;");
    buffer_text(out, encoded);
    buffer_text(out, "\a");
    free(encoded);
}

/* To the terminal around tmux, where it lets programs through; every escape is doubled. */
static void add_through_tmux(const struct buffer *bare, struct buffer *out)
{
    buffer_text(out, "\033Ptmux;");
    for (size_t i = 0; i < bare->length; i++) {
        if (bare->bytes[i] == '\033')
            buffer_text(out, "\033");
        buffer_add(out, bare->bytes + i, 1);
    }
    buffer_text(out, "\033\\");
}

static void add_through_screen(const struct buffer *bare, struct buffer *out)
{
    for (size_t at = 0; at < bare->length; at += SCREEN_STRING) {
        size_t rest = bare->length - at;
        buffer_text(out, "\033P");
        buffer_add(out, bare->bytes + at, rest < SCREEN_STRING ? rest : SCREEN_STRING);
        buffer_text(out, "\033\\");
    }
}

static bool begins(const char *text, const char *with)
{
    return text && strncmp(text, with, strlen(with)) == 0;
}

/* tmux takes the bare sequence itself or passes it on, as it is set to: it gets both. Over a
 * connection only TERM tells; "screen" may be either, and both take the bare one without harm. */
void clipboard_sequence(const char *text, const char *terminal, const char *tmux,
    const char *screen, struct buffer *out)
{
    struct buffer bare;
    buffer_init(&bare);
    add_bare(text, &bare);
    bool in_tmux = (tmux && *tmux) || begins(terminal, "tmux");
    if (screen && *screen && !in_tmux)
        add_through_screen(&bare, out);
    else
        buffer_add(out, bare.bytes, bare.length);
    if (in_tmux)
        add_through_tmux(&bare, out);
    buffer_fini(&bare);
}
