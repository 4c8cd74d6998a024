/* The themes can be read, and what terminals say of themselves is understood. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../../ui/answers.h"
#include "../../ui/keys.h"
#include "../../ui/sequence.h"
#include "../../ui/style.h"
#include "tap.h"

/* One of xterm's colours from 16 on: a cube of 6×6×6, then 24 greys. */
static void rgb_of(int colour, int rgb[static 3])
{
    int cube = colour - 16, grey = 8 + 10 * (colour - 232);
    int parts[] = {cube / 36, cube / 6 % 6, cube % 6};
    for (int i = 0; i < 3; i++)
        rgb[i] = colour >= 232 ? grey : parts[i] ? 55 + 40 * parts[i] : 0;
}

/* Relative luminance and contrast of WCAG 2.1. */
static double luminance(const int rgb[static 3])
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = rgb[i] / 255.0;
        sum += weights[i] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(const int a[static 3], const int b[static 3])
{
    double one = luminance(a), other = luminance(b);
    return one > other ? (one + 0.05) / (other + 0.05) : (other + 0.05) / (one + 0.05);
}

static bool is_line(enum style style)
{
    return style == STYLE_BORDER || style == STYLE_NUMBER || style == STYLE_BAR_EMPTY;
}

/* Dark grey and the paper of Solarized: a terminal's own colours are seldom black and white. */
static void texts_can_be_read(void)
{
    static const int screens[][3] = {{0x1E, 0x1E, 0x1E}, {0xFD, 0xF6, 0xE3}};
    bool ok = true;
    for (int palette = PALETTE_DARK; palette <= PALETTE_LIGHT; palette++)
        for (int style = 0; style < STYLES; style++) {
            int front[3], back[3];
            const struct look *look = &style_looks[style];
            memcpy(back, screens[palette], sizeof back);
            if (look->colours[palette].back >= 0)
                rgb_of(look->colours[palette].back, back);
            if (look->colours[palette].front < 0)
                continue;
            rgb_of(look->colours[palette].front, front);
            double found = contrast(front, back);
            if (found < (is_line((enum style)style) ? 2.5 : 4.5)) {
                printf("# %s in palette %d: %.2f\n", look->name, palette, found);
                ok = false;
            }
        }
    report(ok, "texts can be read");
}

/* The row with the focus, the value in it, and what is neither. */
static void selections_are_told_apart(void)
{
    static const enum style styles[] = {
        STYLE_SELECTED, STYLE_SELECTED_IDLE, STYLE_CELL, STYLE_CELL_IDLE, STYLE_INPUT};
    bool ok = true;
    for (int palette = 0; palette < PALETTES; palette++)
        for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
            for (size_t k = 0; k < i; k++) {
                const struct look *a = &style_looks[styles[i]], *b = &style_looks[styles[k]];
                ok &= a->colours[palette].back != b->colours[palette].back ||
                      a->with_colour != b->with_colour;
            }
    report(ok, "selections are told apart");
}

static void themes_follow_the_terminal(void)
{
    bool ok = style_palette(THEME_AUTO, false, 256) == PALETTE_DARK;
    ok &= style_palette(THEME_AUTO, true, 256) == PALETTE_LIGHT;
    ok &= style_palette(THEME_DARK, true, 1 << 24) == PALETTE_DARK;
    ok &= style_palette(THEME_LIGHT, false, 256) == PALETTE_LIGHT;
    ok &= style_palette(THEME_LIGHT, false, 16) == PALETTE_16;
    ok &= style_palette(THEME_16, false, 256) == PALETTE_16;
    ok &= style_palette(THEME_AUTO, true, 8) == PALETTE_8;
    ok &= style_palette(THEME_16, true, 8) == PALETTE_8;
    ok &= style_palette(THEME_NONE, true, 256) == PALETTE_NONE;
    ok &= style_palette(THEME_DARK, true, -1) == PALETTE_NONE;
    report(ok, "themes follow the terminal");
}

static bool is_answer(const char *sequence, bool light, bool wide)
{
    struct answers answers = {.asked = ANSWER_BACKGROUND | ANSWER_WIDTH | ANSWER_NAME};
    bool taken = answers_take(&answers, sequence);
    if (taken && answers_take(&answers, sequence))
        return false; /* what was answered is not asked any more */
    return taken && answers.light == light && answers.wide == wide;
}

static bool is_none(const char *sequence)
{
    struct answers answers = {.asked = ANSWER_BACKGROUND | ANSWER_WIDTH | ANSWER_NAME}, none = {0};
    return !answers_take(&answers, sequence) && !answers_take(&none, sequence) && !answers.got;
}

static void answers_are_understood(void)
{
    bool ok = is_answer("]11;rgb:ffff/ffff/ffff", true, false);
    ok &= is_answer("]11;rgb:ff/ff/ff", true, false);
    ok &= is_answer("]11;rgb:f/f/f", true, false);
    ok &= is_answer("]11;rgba:ffff/ffff/ffff/ffff", true, false);
    ok &= is_answer("]11;rgb:0000/0000/ffff", false, false);
    ok &= is_answer("]11;rgb:0000/ffff/0000", true, false);
    ok &= is_answer("[2;2R", false, false) && is_answer("[2;3R", false, true);
    ok &= is_answer("[?62;22c", false, false) && is_answer("[?1;2c", false, false);
    ok &= is_none("]11;rgb:ffff/ffff") && is_none("]11;white") && is_none("]10;rgb:f/f/f");
    ok &= is_none("]11;rgb:fffff/f/f") && is_none("]") && is_none("]11;rgb:/f/f");
    ok &= is_none("[1;2R") && is_none("[1;5A") && is_none("[3~") && is_none("[c");
    ok &= answers_light_of_variable("0;15") && answers_light_of_variable("0;default;7");
    ok &= !answers_light_of_variable("15;0") && !answers_light_of_variable("15;default");
    ok &= !answers_light_of_variable(NULL) && !answers_light_of_variable("7;8");
    report(ok, "answers are understood");
}

static enum sequence_state take(struct sequence *sequence, const char *text)
{
    enum sequence_state state = SEQUENCE_MORE;
    sequence_begin(sequence, *text++);
    while (*text && state == SEQUENCE_MORE)
        state = sequence_take(sequence, (unsigned char)*text++);
    return *text ? SEQUENCE_BROKEN : state;
}

static bool is_whole(const char *text, const char *as, uint32_t key)
{
    struct sequence sequence;
    return take(&sequence, text) == SEQUENCE_WHOLE && strcmp(sequence.text, as) == 0 &&
           sequence_key(sequence.text) == key && !sequence.length;
}

static void sequences_are_taken_whole(void)
{
    struct sequence sequence;
    char longest[2 * SEQUENCE_TEXT];
    bool ok = is_whole("[5~", "[5~", KEYS_PAGE_UP) && is_whole("OA", "OA", KEYS_UP);
    ok &= is_whole("[1;5A", "[1;5A", KEYS_UP | KEYS_CTRL) && is_whole("[?62c", "[?62c", 0);
    ok &= is_whole("]11;rgb:0/0/0\a", "]11;rgb:0/0/0", 0);
    ok &= is_whole("]11;rgb:0/0/0\033\\", "]11;rgb:0/0/0", 0);
    ok &= take(&sequence, "]x") == SEQUENCE_BROKEN && !sequence.length;
    ok &= take(&sequence, "]1\033x") == SEQUENCE_BROKEN &&
          take(&sequence, "[\033") == SEQUENCE_BROKEN;
    memset(longest, '1', sizeof longest - 1);
    longest[0] = '[';
    longest[sizeof longest - 1] = '\0';
    ok &= take(&sequence, longest) == SEQUENCE_BROKEN && take(&sequence, "[1") == SEQUENCE_MORE;
    report(ok, "sequences are taken whole");
}

int main(void)
{
    texts_can_be_read();
    selections_are_told_apart();
    themes_follow_the_terminal();
    answers_are_understood();
    sequences_are_taken_whole();
    return report_all();
}
