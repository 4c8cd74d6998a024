#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "export/json.h"
#include "grep.h"
#include "interrupt.h"
#include "intl.h"
#include "message.h"
#include "path.h"
#include "progress.h"

enum { LOOK_MS = 50, PROGRESS_LEAST = 4000 };

struct printer {
    enum format format;
    struct buffer out;
    struct json json;
};

static void begin(struct printer *printer, const char *words)
{
    buffer_init(&printer->out);
    if (printer->format == FORMAT_TEXT)
        return;
    json_open(&printer->json, &printer->out, "fuhe-grep");
    json_text(&printer->json, "words", words);
    json_array(&printer->json, "hits");
}

static void end(struct printer *printer)
{
    if (printer->format == FORMAT_JSON)
        json_close(&printer->json);
    cli_put(&printer->out);
    buffer_fini(&printer->out);
}

static void print_text(struct buffer *out, const struct grep_line *line)
{
    buffer_plain(out, path_short(line->file));
    buffer_format(out, ":%u:%u: ", line->at.line, line->at.column);
    buffer_plain(out, line->before);
    buffer_plain(out, line->words);
    buffer_plain(out, line->behind);
    buffer_text(out, "\n");
}

static void print_json(struct json *json, const struct grep_line *line)
{
    json_flat(json, NULL);
    json_text(json, "id", line->id);
    json_filled(json, "unit", line->unit);
    json_text(json, "project", line->project);
    json_integer_if(json, "year", line->year, line->year);
    json_text(json, "file", line->file);
    json_integer(json, "line", line->at.line);
    json_integer(json, "column", line->at.column);
    json_integer(json, "length", line->at.length);
    json_text(json, "before", line->before);
    json_text(json, "words", line->words);
    json_text(json, "behind", line->behind);
    json_end(json);
}

static void print_lines(struct printer *printer, const struct grep_found *found)
{
    for (size_t i = 0; i < found->line_count; i++) {
        if (printer->format == FORMAT_TEXT)
            print_text(&printer->out, &found->lines[i]);
        else
            print_json(&printer->json, &found->lines[i]);
        cli_put(&printer->out);
    }
}

/* Lines on a terminal show by themselves how it goes on. Returns false when it was interrupted;
 * `*any`: there were hits. */
static bool print_found(struct printer *printer, struct grep *grep, bool *any)
{
    const struct grep_found *found = grep_found(grep);
    const atomic_bool *stop = interrupt_catch();
    struct progress progress = {0};
    bool alone = isatty(STDOUT_FILENO) != 1;
    if (found->all >= PROGRESS_LEAST)
        progress_begin(&progress, (size_t)found->all);
    for (bool over = false; !over && !*stop;) {
        over = grep_wait(grep, LOOK_MS)->over;
        *any |= found->line_count > 0;
        if (alone || !*any)
            progress_step(&progress, (size_t)found->searched);
        else
            progress_clear(&progress);
        print_lines(printer, found);
    }
    progress_clear(&progress);
    bool whole = !*stop;
    interrupt_release();
    return whole;
}

static int search(struct grep *grep, const char *words, enum format format)
{
    struct printer printer = {.format = format};
    bool any = false;
    begin(&printer, words);
    bool whole = print_found(&printer, grep, &any);
    end(&printer);
    const struct grep_found *found = grep_found(grep);
    if (found->failed)
        message_error("%s", found->err.text);
    return !whole ? CLI_INTERRUPTED : found->failed ? CLI_CANNOT : any ? CLI_DONE : CLI_FINDINGS;
}

static int find(struct store *store, const char *words, enum format format)
{
    struct err err;
    int code = CLI_CANNOT;
    struct grep *grep = grep_new(store_path(store));
    if (!grep_begin_telling(grep, store, words, &err))
        message_error("%s", err.text);
    else if (!grep_length(grep)) {
        message_error(_("there are no words to look for"));
        code = CLI_USAGE;
    } else
        code = search(grep, words, format);
    grep_free(grep);
    return code;
}

/* One after the other: white space makes no difference. */
static void join(struct buffer *words, const struct arguments *arguments)
{
    for (size_t i = 0; i < arguments->count; i++) {
        buffer_text(words, i ? " " : "");
        buffer_text(words, arguments->items[i]);
    }
}

static int find_joined(const struct arguments *arguments, struct store *store, size_t format)
{
    struct buffer words;
    buffer_init(&words);
    join(&words, arguments);
    int code = find(store, words.length ? words.bytes : "", (enum format)format);
    buffer_fini(&words);
    return code;
}

int grep_command(const struct arguments *arguments)
{
    return cli_on_store(arguments, cli_formats, find_joined);
}
