#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "export/json.h"
#include "grep_line.h"
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

static bool print_hits(
    struct printer *printer, struct store *store, const struct grep *grep, struct err *err)
{
    const struct hits *hits = &grep_found(grep)->hits;
    struct grep_lines lines;
    struct grep_line line;
    struct arena arena;
    bool ok = true;
    arena_init(&arena);
    grep_lines_init(&lines, store);
    for (size_t i = 0; ok && i < hits->count; i++) {
        ok = grep_lines_look(&lines, &hits->items[i], grep_length(grep), &arena, &line, err);
        if (ok && printer->format == FORMAT_TEXT)
            print_text(&printer->out, &line);
        else if (ok)
            print_json(&printer->json, &line);
        cli_put(&printer->out);
        arena_fini(&arena);
    }
    grep_lines_fini(&lines);
    return ok;
}

/* Returns false when it was interrupted. */
static bool search(struct grep *grep)
{
    const struct grep_found *found = grep_found(grep);
    const atomic_bool *stop = interrupt_catch();
    struct progress progress = {0};
    bool shown = found->all >= PROGRESS_LEAST;
    if (shown)
        progress_begin(&progress, (size_t)found->all);
    while (!grep_wait(grep, LOOK_MS)->over && !*stop)
        progress_step(&progress, (size_t)found->searched);
    if (shown)
        progress_clear(&progress);
    bool whole = !*stop;
    interrupt_release();
    return whole;
}

static int print_found(
    struct store *store, struct grep *grep, const char *words, enum format format)
{
    struct err err;
    struct printer printer = {.format = format};
    const struct grep_found *found = grep_found(grep);
    if (found->failed) {
        message_error("%s", found->err.text);
        return CLI_CANNOT;
    }
    begin(&printer, words);
    bool ok = print_hits(&printer, store, grep, &err);
    end(&printer);
    if (!ok)
        message_error("%s", err.text);
    return !ok ? CLI_CANNOT : found->hits.total ? CLI_DONE : CLI_FINDINGS;
}

static int find(struct store *store, const char *words, enum format format)
{
    struct err err;
    int code = CLI_CANNOT;
    struct grep *grep = grep_new(store_path(store));
    if (!grep_begin(grep, store, words, SIZE_MAX, &err))
        message_error("%s", err.text);
    else if (!grep_length(grep)) {
        message_error(_("there are no words to look for"));
        code = CLI_USAGE;
    } else
        code = search(grep) ? print_found(store, grep, words, format) : CLI_INTERRUPTED;
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
