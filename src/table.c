#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/buffer.h"
#include "intl.h"
#include "../ui/cells.h"

enum { GUTTER = 2 };

void table_init(struct table *table, const struct table_column *columns, size_t count, bool cuts)
{
    *table = (struct table){.columns = columns, .column_count = count, .cuts = cuts};
    arena_init(&table->arena);
}

void table_fini(struct table *table)
{
    free(table->cells);
    arena_fini(&table->arena);
}

static const char *cut(struct table *table, struct buffer *cell, int most)
{
    if (table->cuts && most && cells_width(cell->bytes) > most) {
        int used;
        cell->length = cells_fit(cell->bytes, most - 1, &used);
        buffer_text(cell, "…");
    }
    return arena_copy(&table->arena, cell->bytes, cell->length);
}

void table_row(struct table *table, const char *const *cells)
{
    size_t end = table->row_count * table->column_count;
    while (end + table->column_count > table->capacity)
        table->cells = xgrow(table->cells, table->capacity, &table->capacity, sizeof *table->cells);
    struct buffer cell;
    buffer_init(&cell);
    for (size_t i = 0; i < table->column_count; i++) {
        buffer_clear(&cell);
        buffer_plain(&cell, cells[i] ? cells[i] : "");
        table->cells[end + i] = cell.length ? cut(table, &cell, table->columns[i].most) : "";
    }
    buffer_fini(&cell);
    table->row_count++;
}

static int column_width(const struct table *table, size_t column)
{
    const char *title = table->columns[column].title;
    int width = title ? cells_width(_(title)) : 0;
    for (size_t row = 0; row < table->row_count; row++) {
        int cells = cells_width(table->cells[row * table->column_count + column]);
        width = cells > width ? cells : width;
    }
    return width;
}

static void blanks(int count)
{
    printf("%*s", count > 0 ? count : 0, "");
}

/* Blanks are owed until a cell follows, so that no line ends in them. */
static void print_line(
    const struct table *table, const char *const *cells, const int *widths, int indent)
{
    int owed = indent;
    for (size_t i = 0; i < table->column_count; i++) {
        int missing = widths[i] - cells_width(cells[i]);
        if (!widths[i])
            continue;
        if (*cells[i]) {
            blanks(owed + (table->columns[i].right ? missing : 0));
            fputs(cells[i], stdout);
            owed = table->columns[i].right ? GUTTER : missing + GUTTER;
        } else {
            owed += widths[i] + GUTTER;
        }
    }
    putchar('\n');
}

static void print_titles(const struct table *table, const int *widths, int indent)
{
    bool any = false;
    const char **titles = xcalloc(table->column_count, sizeof *titles);
    for (size_t i = 0; i < table->column_count; i++) {
        titles[i] = table->columns[i].title ? _(table->columns[i].title) : "";
        any = any || *titles[i];
    }
    if (any)
        print_line(table, titles, widths, indent);
    free(titles);
}

void table_print(const struct table *table, int indent)
{
    int *widths = xcalloc(table->column_count, sizeof *widths);
    for (size_t i = 0; i < table->column_count; i++)
        widths[i] = column_width(table, i);
    print_titles(table, widths, indent);
    for (size_t row = 0; row < table->row_count; row++)
        print_line(table, table->cells + row * table->column_count, widths, indent);
    free(widths);
}
