/*
 * Properties of the source's rows: they hold every character once and in order, are no wider than
 * the pane, break no word or number that fits, and are found from any character the same as by
 * walking.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "../../ui/cells.h"
#include "../../ui/wrap.h"
#include "tap.h"

enum { BYTES = 32768 };

static const char *const words[] = {"全年", "预算", "193.11", "万元", "，", "。", " ", "  ", "\t",
    "report", "（一）", "1,234.50%", "“优”", "e\xCC\x81", "　", "self-evaluation", "①", "≥57人"};

static size_t random_text(char *text, bool long_lines)
{
    char *to = text;
    unsigned count = below(long_lines ? 3000 : 300);
    for (unsigned i = 0; i < count; i++)
        to = stpcpy(
            to, below(long_lines ? 4000 : 12) ? words[below(sizeof words / sizeof *words)] : "\n");
    to = stpcpy(to, "完");
    return (size_t)(to - text);
}

static int width_of(const struct document *document, struct wrap_row row)
{
    int width = 0;
    while (row.end > row.start && document->chars[row.end - 1] == ' ')
        row.end--;
    for (uint32_t at = row.start; at < row.end; at++)
        width += document->chars[at] == '\t' ? WRAP_TAB : cells_char(document->chars[at]).width;
    return width;
}

static bool walks(struct wrap *wrap)
{
    const struct document *document = wrap->document;
    struct wrap_row row = wrap_row_at(wrap, 0), before;
    uint32_t next = 0;
    do {
        bool line_feed = row.start == next + 1 && document->chars[next] == '\n';
        if (!(row.start == next || line_feed) || width_of(document, row) > wrap->columns ||
            row.first != (row.start == document->lines[row.line]))
            return false;
        for (uint32_t at = row.start; at < row.end; at += 1 + below(5))
            if (wrap_row_at(wrap, at).start != row.start)
                return false;
        next = row.end;
        before = row;
    } while (wrap_next(wrap, &row));
    if (before.end != document->length)
        return false;
    while (wrap_previous(wrap, &row))
        if (row.end > before.start || wrap_row_at(wrap, before.start - 1).start != row.start)
            return false;
        else
            before = row;
    return row.start == 0;
}

static void rows_hold_all(bool long_lines, const char *what)
{
    bool ok = true;
    for (int i = 0; i < (long_lines ? 60 : 600) && ok; i++) {
        static char text[BYTES * 4];
        struct document document;
        struct wrap wrap;
        size_t length = random_text(text, long_lines);
        if (!document_init(&document, (const unsigned char *)text, length, NULL)) {
            ok = false;
            break;
        }
        wrap_init(&wrap, &document, 4 + (int)below(120));
        ok = walks(&wrap);
        document_fini(&document);
    }
    report(ok, what);
}

static bool is_number(char32_t c)
{
    return (c >= '0' && c <= '9') || c == '.';
}

static void numbers_stay_whole(void)
{
    static const char text[] =
        "我单位年初预算数为1500.00万元，其中：基本支出为900.25万元；项目支出600.00万元。"
        "全年 executed amount 1260.00 万元，预算执行率为90.00%。";
    bool ok = true;
    for (int columns = 10; columns < 80; columns++) {
        struct document document;
        struct wrap wrap;
        document_init(&document, (const unsigned char *)text, sizeof text - 1, NULL);
        wrap_init(&wrap, &document, columns);
        struct wrap_row row = wrap_row_at(&wrap, 0);
        while (wrap_next(&wrap, &row)) {
            char32_t before = document.chars[row.start - 1], after = document.chars[row.start];
            ok &= !(is_number(before) && is_number(after)) && after != U'，' && after != U'。' &&
                  !(before >= 'a' && before <= 'z' && after >= 'a' && after <= 'z');
        }
        document_fini(&document);
    }
    report(ok, "numbers and words stay whole");
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    rows_hold_all(false, "rows hold all");
    rows_hold_all(true, "rows of long lines hold all");
    numbers_stay_whole();
    return report_all();
}
