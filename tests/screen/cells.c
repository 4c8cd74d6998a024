/*
 * A property: whatever text is drawn, a field is filled exactly, nothing outside it changes, no
 * wide character is left half, and nothing that could steer a terminal gets into the frame.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "../../ui/cells.h"
#include "../../ui/frame.h"
#include "tap.h"

static bool wide;

/* Pieces that break programs that count bytes, or characters. */
static const char *const pieces[] = {"a", "Z9", " ", "汉", "字复核", "é", "e\xCC\x81",
    "\xCC\x81\xCC\x81", "ａ", "！", "—", "…", "■", "①", "😀", "👨\xE2\x80\x8D👩", "\xE2\x80\x8D",
    "\xEF\xB8\x8F", "\x1B[31m", "\x01", "\t", "\n", "\x7F",
    "\xC2\x9B"
    "2J",
    "\xFF", "\xE6\xB1", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x80\xAE",
    "\xE2\x80\xA8", "한", "ก็", "ﬁ", "א", "\xC2\xAD", "𠀀", "\xEF\xBB\xBF"};

static void random_text(char *text)
{
    char *to = text;
    unsigned count = below(40);
    for (unsigned i = 0; i < count; i++)
        to = stpcpy(to, pieces[below(sizeof pieces / sizeof *pieces)]);
    *to = '\0';
}

static bool is_harmless(char32_t c)
{
    return c >= 0x20 && (c < 0x7F || c > 0x9F) && !(c >= 0xD800 && c < 0xE000) && c < 0x110000 &&
           !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2028 && c <= 0x2029) && c != 0x200D;
}

/* Those of the pieces that are ambiguous. */
static int width_of(char32_t c)
{
    bool ambiguous = c == U'é' || c == U'—' || c == U'…' || c == U'■' || c == U'①';
    return ambiguous && wide ? 2 : wcwidth((wchar_t)c);
}

/* Every cell of a row is a character of its width, or the second half of the one before. */
static bool is_sound(const struct frame *frame, int row)
{
    for (int column = 0; column < frame->columns; column++) {
        const struct cell *cell = frame_cell(frame, row, column);
        const struct cell *next = column + 1 < frame->columns ? cell + 1 : NULL;
        if (cell->width == 0 || (cell->width == 2 && (!next || next->width != 0)))
            return false;
        for (int i = 0; i < CELL_CHARS && cell->chars[i]; i++)
            if (!is_harmless(cell->chars[i]) || width_of(cell->chars[i]) != (i ? 0 : cell->width))
                return false;
        column += cell->width == 2;
    }
    return true;
}

static bool has_style(const struct frame *frame, int row, int from, int to, enum style style)
{
    for (int column = from; column < to; column++)
        if (frame_cell(frame, row, column)->style != style)
            return false;
    return true;
}

typedef void draw(const struct area *, int, int, int, enum style, const char *);

static void fields_are_filled(draw *field, const char *what)
{
    struct frame frame;
    bool ok = true;
    frame_init(&frame);
    for (int i = 0; i < 8000; i++) {
        char text[1024], under[1024];
        int columns = 20 + (int)below(181), at = (int)below((unsigned)columns);
        int cells = (int)below((unsigned)(columns - at) + 10);
        int end = at + cells < columns ? at + cells : columns;
        frame_resize(&frame, 3, columns);
        struct area area = {&frame, {0, 0, 3, columns}};
        random_text(text);
        random_text(under);
        for (int row = 0; row < 3; row++)
            frame_text(&area, row, 0, columns, STYLE_DIM, under);
        field(&area, 1, at, cells, STYLE_ERROR, text);
        if (!is_sound(&frame, 0) || !is_sound(&frame, 1) || !is_sound(&frame, 2) ||
            !has_style(&frame, 1, 0, at, STYLE_DIM) ||
            !has_style(&frame, 1, at, end, STYLE_ERROR) ||
            !has_style(&frame, 1, end, columns, STYLE_DIM)) {
            printf("# %d columns, field %d+%d\n", columns, at, cells);
            ok = false;
            break;
        }
    }
    frame_fini(&frame);
    report(ok, what);
}

/* What is not a field leaves what is behind it. */
static void runs_keep_their_room(void)
{
    struct frame frame;
    bool ok = true;
    frame_init(&frame);
    for (int i = 0; i < 8000 && ok; i++) {
        char text[1024], under[1024];
        int columns = 20 + (int)below(181), at = (int)below((unsigned)columns);
        int cells = (int)below((unsigned)(columns - at) + 10);
        int end = at + cells < columns ? at + cells : columns;
        frame_resize(&frame, 1, columns);
        struct area area = {&frame, {0, 0, 1, columns}};
        random_text(text);
        random_text(under);
        frame_text(&area, 0, 0, columns, STYLE_DIM, under);
        int used = frame_run(&area, 0, at, cells, STYLE_ERROR, text);
        ok = is_sound(&frame, 0) && used >= 0 && at + used <= end &&
             has_style(&frame, 0, at, at + used, STYLE_ERROR) &&
             has_style(&frame, 0, at + used, columns, STYLE_DIM);
    }
    frame_fini(&frame);
    report(ok, "runs keep their room");
}

static void cuts_fit(void)
{
    bool ok = true;
    for (int i = 0; i < 8000 && ok; i++) {
        char text[1024], part[1024];
        int cells = (int)below(60), used, used_end;
        random_text(text);
        size_t fits = cells_fit(text, cells, &used), from = cells_fit_end(text, cells, &used_end);
        memcpy(part, text, fits);
        part[fits] = '\0';
        ok =
            used <= cells && used_end <= cells && cells_width(part) == used && from <= strlen(text);
        ok &= text[fits] == '\0' || used >= cells - 1;
        size_t broken = cells_break(text, cells + 2);
        ok &= broken > 0 || !*text;
    }
    report(ok, "cuts fit");
}

int main(void)
{
    tap_seed = 20240601;
    setlocale(LC_ALL, "C.UTF-8");
    for (int i = 0; i < 2; i++) {
        wide = i;
        printf("# ambiguous characters are %s\n", wide ? "wide" : "narrow");
        cells_use_wide(wide);
        fields_are_filled(frame_text, "fields are filled");
        fields_are_filled(frame_right, "fields to the right are filled");
        fields_are_filled(frame_tail, "fields that show the end are filled");
        runs_keep_their_room();
        cuts_fit();
    }
    return report_all();
}
