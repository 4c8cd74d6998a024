#include "terminfo.h"

#include <stdlib.h>
#include <string.h>
#include <term.h>

#include "arena.h"

static const struct {
    unsigned attribute;
    const char *name;
    int excluded; /* its bit in "ncv": not together with colours */
} attributes[] = {
    {LOOK_BOLD, "bold", 32},
    {LOOK_REVERSE, "rev", 4},
    {LOOK_UNDERLINE, "smul", 2},
    {LOOK_DIM, "dim", 16},
};

const char *terminfo_raw(const char *name)
{
    const char *text = tigetstr((char *)name);
    return text == (char *)-1 ? NULL : text;
}

/* No terminal of today needs it. */
static char *without_padding(const char *text)
{
    char *copy = xstrdup(text ? text : "");
    for (char *pad; (pad = strstr(copy, "$<")) && strchr(pad, '>');)
        memmove(pad, strchr(pad, '>') + 1, strlen(strchr(pad, '>')));
    return copy;
}

char *terminfo_sequence(const char *name)
{
    return without_padding(terminfo_raw(name));
}

static char *append(char *to, char *more)
{
    char *both = xrealloc(to, strlen(to) + strlen(more) + 1, 1);
    strcat(both, more);
    free(more);
    return both;
}

static char *append_colour(char *to, const char *name, int colour)
{
    const char *raw = terminfo_raw(name);
    return colour < 0 || !raw ? to : append(to, without_padding(tiparm(raw, colour)));
}

char *terminfo_style(const struct look *look, enum palette palette)
{
    bool some = palette != PALETTE_NONE;
    unsigned wanted = some ? look->with_colour : look->without;
    int excluded = some ? tigetnum("ncv") : 0;
    char *text = terminfo_sequence("sgr0");
    if (some && !strstr(text, "[m") && !strstr(text, "[0"))
        text = append(text, terminfo_sequence("op"));
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (wanted & attributes[i].attribute &&
            !(excluded > 0 && excluded & attributes[i].excluded))
            text = append(text, terminfo_sequence(attributes[i].name));
    if (!some)
        return text;
    text = append_colour(text, "setaf", look->colours[palette].front);
    return append_colour(text, "setab", look->colours[palette].back);
}

static const char *cup;

bool terminfo_places(void)
{
    cup = terminfo_raw("cup");
    return cup != NULL;
}

/* As nearly every terminal has it. tiparm would read it anew for each of the dozens of places in a
 * frame, a tenth of the time of all. */
static const char ansi_address[] = "\033[%i%p1%d;%p2%dH";

static char *write_number(char *to, int number)
{
    if (number >= 10)
        to = write_number(to, number / 10);
    *to = (char)('0' + number % 10);
    return to + 1;
}

static const char *place_ansi(int row, int column)
{
    static char text[32];
    char *to = write_number(stpcpy(text, "\033["), row + 1);
    *to++ = ';';
    to = write_number(to, column + 1);
    *to++ = 'H';
    *to = '\0';
    return text;
}

const char *terminfo_place(int row, int column)
{
    static char *placed;
    if (strcmp(cup, ansi_address) == 0)
        return place_ansi(row, column);
    free(placed);
    placed = without_padding(tiparm(cup, row, column));
    return placed;
}
