#include "cli.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../ui/cells.h"
#include "../ui/language.h"
#include "../ui/nearest.h"
#include "../ui/settings_file.h"
#include "commands.h"
#include "intl.h"
#include "message.h"
#include "watch.h"

const struct cli_command cli_commands[] = {
    {.name = NULL,
        .usage = "[PATH...]",
        .help = N_("open the workstation; reports named are imported first"),
        .options = OPTION_COMMON | OPTION_SCRIPT | OPTION_SIZE | OPTION_VERSION,
        .most = SIZE_MAX,
        .run = workstation_command},
    {.name = "import",
        .usage = "PATH...",
        .help = N_("read reports: files, folders with all below them, or - for standard input"),
        .more = N_("In a folder hidden files, links to folders, and what is no report by its name "
                   "(.json, .db, README) are passed over.\n"
                   "Ctrl-C keeps what was read so far; importing again goes on from there."),
        .options = OPTION_COMMON,
        .least = 1,
        .most = SIZE_MAX,
        .run = import_command},
    {.name = "list",
        .usage = "[--format table|csv|json] [--filter EXPR] [--order ORDER] [ID...]",
        .help = N_("list the evaluations with their scores and findings"),
        .more = N_("Errors, warnings and infos are the findings that nobody judged yet; confirmed "
                   "ones are counted apart. Notes: those not settled."),
        .options = OPTION_COMMON | OPTION_FORMAT | OPTION_ORDER | OPTION_FILTER,
        .most = SIZE_MAX,
        .run = list_command},
    {.name = "stats",
        .usage = "[--format text|json] [--filter EXPR]",
        .help = N_("count: how totals and rates are spread, what the review changed, frequent "
                   "findings, long reviews"),
        .more = N_("Grades are bounded as the policy has them. A code counts the evaluations that "
                   "have it open or confirmed. Under review is from the first change to the one "
                   "that marks the evaluation as reviewed."),
        .options = OPTION_COMMON | OPTION_FORMAT | OPTION_FILTER,
        .run = stats_command},
    {.name = "show",
        .usage = "[--mentions FIELD | --why FIELD] [--format text|json] ID",
        .help = N_("show one evaluation in full"),
        .more = N_("--mentions FIELD shows instead where else a figure of the budget is printed, "
                   "such as budget.executed, and whether it is the same.\n"
                   "--why FIELD shows instead how a value comes about, with its formula, its "
                   "numbers and where they are from: indicators[N].score, .completion, "
                   "budget.score, budget.rate, total, finding:CODE[N].\n"
                   "Both are also had with --format json; 'fuhe export' writes all.\n"
                   "Findings carry the name by which 'fuhe set' and 'fuhe note' know them."),
        .options = OPTION_COMMON | OPTION_MENTIONS | OPTION_WHY | OPTION_FORMAT,
        .least = 1,
        .most = 1,
        .run = show_command},
    {.name = "grep",
        .usage = "[--format text|json] WORDS...",
        .help = N_("print where words stand in the reports as FILE:LINE:COLUMN: the words and "
                   "those around them"),
        .more = N_("White space, line ends and page numbers between the characters, their width, "
                   "Latin capitals and "
                   "traditional characters make no difference; several WORDS are one phrase.\n"
                   "Exit status 1 when they stand nowhere."),
        .options = OPTION_COMMON | OPTION_FORMAT,
        .least = 1,
        .most = SIZE_MAX,
        .run = grep_command},
    {.name = "check",
        .usage = "[--format text|json|sarif] [--fail-level error|warning|none] [--reviewed]"
                 " [--filter EXPR] [--order ORDER] [ID...]",
        .help = N_("print what contradicts itself as FILE:LINE:COLUMN: severity: message [code]"),
        .more = N_("Exit status 1 when there are errors, or as --fail-level has it.\n"
                   "Findings dismissed or waived do not count; text leaves them out, json and "
                   "sarif mark them."),
        .options = OPTION_COMMON | OPTION_FORMAT | OPTION_FAIL_LEVEL | OPTION_REVIEWED |
                   OPTION_FILTER | OPTION_ORDER,
        .most = SIZE_MAX,
        .run = check_command},
    {.name = "set",
        .usage = "[--reason TEXT] ID FIELD=VALUE...",
        .help = N_("change values of a review, all as one step"),
        .more = N_("FIELD: indicators[N].target, .actual, .weight, .score, budget.adjusted, "
                   "budget.executed, budget.score, status, finding:CODE[N].\n"
                   "VALUE: a value as reports print it, \"reported\" to go back; a score also "
                   "\"computed\".\n"
                   "A finding is open, confirmed (it holds), dismissed (it does not) or waived (it "
                   "does, and is let go): finding:indicator.score[2]=dismissed. Where a code is "
                   "found once, [N] may be left out.\n"
                   "A change that lowers a score needs a reason, and so does dismissing or waiving "
                   "a finding."),
        .options = OPTION_COMMON | OPTION_REASON,
        .least = 2,
        .most = SIZE_MAX,
        .run = set_command},
    {.name = "goal",
        .usage = "[--format text|json] ID [GRADE]",
        .help = N_("what it takes to reach a grade, or what may be lost while it is kept"),
        .more = N_("GRADE: 优, 良 or 中; without it the next better one.\n"
                   "The smallest change of one value, the findings that move the grade when they "
                   "hold, and what does not reach it. Nothing is changed."),
        .options = OPTION_COMMON | OPTION_FORMAT,
        .least = 1,
        .most = 2,
        .run = goal_command},
    {.name = "compare",
        .usage = "[--format text|json] ID [ID]",
        .help = N_("compare two evaluations: versions of a report, years of a unit, or two units"),
        .more = N_("Of one ID it is the version before, or else the year before of the same unit, "
                   "that it is compared with.\n"
                   "Text names what is not the same: ~ changed, - in the first alone, + in the "
                   "second alone; json has all rows.\n"
                   "Exit status 0 when all is the same, 1 when something is not."),
        .options = OPTION_COMMON | OPTION_FORMAT,
        .least = 1,
        .most = 2,
        .run = compare_command},
    {.name = "note",
        .usage = "[--at PLACE] ID TEXT | ID | --resolve NOTE ID | --reopen NOTE ID",
        .help = N_("write a note on an evaluation, list its notes, or settle one"),
        .more = N_("PLACE: a value such as indicators[2].actual or budget.executed, an indicator "
                   "(indicators[2]), finding:CODE[N], or a stretch of the source, "
                   "LINE:COLUMN+LENGTH; without it the note is on the evaluation as a whole.\n"
                   "TEXT: - reads it from standard input.\n"
                   "NOTE: its number in the list."),
        .options = OPTION_COMMON | OPTION_AT | OPTION_RESOLVE | OPTION_REOPEN,
        .least = 1,
        .most = 2,
        .run = note_command},
    {.name = "log",
        .usage = "[--format table|csv|json] [ID]",
        .help = N_("print who changed what, when and why, the newest last"),
        .more = N_("Of one evaluation or of all. Undo and redo name the changes they take back or "
                   "bring again by their numbers."),
        .options = OPTION_COMMON | OPTION_FORMAT,
        .most = 1,
        .run = log_command},
    {.name = "verify",
        .usage = "[ID...]",
        .help = N_("check that the journal, the documents and the list are as fuhe wrote them"),
        .more = N_("Exit status 1 when they are not: named are the first altered, missing or "
                   "inserted change of each evaluation, documents whose bytes are others, and what "
                   "the list says otherwise than the journal."),
        .options = OPTION_COMMON,
        .most = SIZE_MAX,
        .run = verify_command},
    {.name = "export",
        .usage = "[--format json|csv|md|txt] [-o FILE] [--force] [--filter EXPR] [--order ORDER]"
                 " [ID...]",
        .help = N_("write evaluations: data, score sheet, or reply with the list of problems"),
        .options = OPTION_COMMON | OPTION_FORMAT | OPTION_OUTPUT | OPTION_FORCE | OPTION_FILTER |
                   OPTION_ORDER,
        .most = SIZE_MAX,
        .run = export_command},
    {.name = "policy",
        .usage = "[--format text|json] [--apply] [FILE]",
        .help = N_("show the policy the store is scored by, try another, or choose it"),
        .more = N_("FILE has lines of the form NAME = VALUE; what it does not say is as in the "
                   "default policy, and default names that. What is printed without FILE is such "
                   "a file.\n"
                   "With FILE the evaluations that would score otherwise are listed; --apply makes "
                   "it so, for all of the store.\n"
                   "Reported scores never change: bands, computed scores and findings do."),
        .options = OPTION_COMMON | OPTION_FORMAT | OPTION_APPLY,
        .most = 1,
        .run = policy_command},
    {.name = "config",
        .usage = "[--format table|json] [NAME]",
        .help = N_("show the settings, what each is for, and where it was set"),
        .more = N_("The file is fuhe/config under $XDG_CONFIG_HOME or ~/.config, lines of the form "
                   "NAME = VALUE; # begins a comment.\n"
                   "With NAME the value alone. Exit status 1 when the file has errors."),
        .options = OPTION_COMMON | OPTION_FORMAT,
        .most = 1,
        .run = config_command},
    {.name = "keys",
        .usage = "[--format table|json]",
        .help = N_("show the keys of the workstation, and where each was set"),
        .more = N_("Lines of the file that setting keys names, else of fuhe/keys under "
                   "$XDG_CONFIG_HOME or ~/.config, come over the keymap:\n"
                   "bind CONTEXT KEYS COMMAND [ARGUMENT]\n"
                   "unbind CONTEXT KEYS\n"
                   "Exit status 1 when the file has errors."),
        .options = OPTION_COMMON | OPTION_FORMAT,
        .run = keys_command},
    {.name = "help",
        .usage = "[COMMAND]",
        .help = N_("this help, or that of a command"),
        .options = OPTION_LANG | OPTION_HELP,
        .most = 1,
        .run = help_command},
};
const size_t cli_command_count = sizeof cli_commands / sizeof *cli_commands;

enum option_kind { TAKES_TEXT, IS_FLAG };

static const struct option_info {
    const char *name;
    char letter; /* '\0': none */
    enum option_kind kind;
    size_t offset; /* in struct arguments, of a const char * or a bool */
    const char *value, *help;
} option_table[] = {
    {"store", '\0', TAKES_TEXT, offsetof(struct arguments, store), "FILE",
        N_("the store (default: $FUHE_STORE, else fuhe/reviews.db under $XDG_DATA_HOME)")},
    {"lang", '\0', TAKES_TEXT, offsetof(struct arguments, language), "zh|en",
        N_("language (default: $FUHE_LANG, else the locale's)")},
    {"format", 'f', TAKES_TEXT, offsetof(struct arguments, format), "FORMAT", N_("output format")},
    {"output", 'o', TAKES_TEXT, offsetof(struct arguments, output), "FILE",
        N_("write to FILE (default and -: standard output)")},
    {"force", '\0', IS_FLAG, offsetof(struct arguments, force), NULL,
        N_("overwrite a file that exists")},
    {"reason", 'r', TAKES_TEXT, offsetof(struct arguments, reason), "TEXT",
        N_("why the values are changed")},
    {"fail-level", '\0', TAKES_TEXT, offsetof(struct arguments, fail_level), "LEVEL",
        N_("exit 1 from error (the default) or warning on, or none")},
    {"reviewed", '\0', IS_FLAG, offsetof(struct arguments, reviewed), NULL,
        N_("check the reviewed values, not the reported ones")},
    {"at", '\0', TAKES_TEXT, offsetof(struct arguments, at), "PLACE", N_("what the note is on")},
    {"resolve", '\0', TAKES_TEXT, offsetof(struct arguments, resolve), "NOTE",
        N_("the note is settled")},
    {"reopen", '\0', TAKES_TEXT, offsetof(struct arguments, reopen), "NOTE",
        N_("the note is open again")},
    {"mentions", '\0', TAKES_TEXT, offsetof(struct arguments, mentions), "FIELD",
        N_("every other place a figure of the budget is printed at")},
    {"why", '\0', TAKES_TEXT, offsetof(struct arguments, why), "FIELD",
        N_("how a value comes about")},
    {"order", '\0', TAKES_TEXT, offsetof(struct arguments, order), "ORDER",
        N_("imported (the default), findings, margin, difference, rate or name")},
    {"filter", '\0', TAKES_TEXT, offsetof(struct arguments, filter), "EXPR",
        N_("only those that fit, such as 'grade:良 findings>0 -status:reviewed'")},
    {"script", '\0', TAKES_TEXT, offsetof(struct arguments, script), "FILE",
        N_("run the commands and keys of FILE (-: standard input) in the workstation")},
    {"size", '\0', TAKES_TEXT, offsetof(struct arguments, size), "SIZE",
        N_("COLUMNSxROWS of the screen of a script, which then needs no terminal")},
    {"apply", '\0', IS_FLAG, offsetof(struct arguments, apply), NULL,
        N_("choose it; without, only what would change is shown")},
    {"help", 'h', IS_FLAG, offsetof(struct arguments, help), NULL, N_("show help")},
    {"version", 'V', IS_FLAG, offsetof(struct arguments, version), NULL, N_("show the version")},
};
enum { OPTIONS = sizeof option_table / sizeof *option_table, LONG_ONLY = 256 };

static void pad_to(const char *text, int width)
{
    int missing = width - cells_width(text);
    printf("%s%*s", text, missing > 0 ? missing : 0, "");
}

static void print_options(unsigned options)
{
    enum { WIDTH = 18 };
    for (size_t i = 0; i < OPTIONS; i++) {
        const struct option_info *o = &option_table[i];
        char text[64];
        if (!(options & (1u << i)))
            continue;
        snprintf(text, sizeof text, "%c%c%c --%s%s%s", o->letter ? '-' : ' ',
            o->letter ? o->letter : ' ', o->letter ? ',' : ' ', o->name, o->value ? " " : "",
            o->value ? o->value : "");
        printf("  ");
        pad_to(text, WIDTH + 4);
        printf("  %s\n", _(o->help));
    }
}

static void print_usage(const struct cli_command *command)
{
    if (command->name)
        printf(_("usage: fuhe %s %s"), command->name, command->usage);
    else
        printf(_("usage: fuhe %s"), command->usage);
    putchar('\n');
}

static void print_command_help(const struct cli_command *command)
{
    print_usage(command);
    printf("%s\n\n", _(command->help));
    if (command->more)
        printf("%s\n\n", _(command->more));
    print_options(command->options);
}

static void print_help(void)
{
    enum { WIDTH = 16 };
    printf("%s\n\n", _("fuhe - review self-evaluation reports of public spending"));
    for (size_t i = 0; i < cli_command_count; i++) {
        const struct cli_command *c = &cli_commands[i];
        printf("  fuhe ");
        pad_to(c->name ? c->name : c->usage, WIDTH - 5);
        printf("  %s\n", _(c->help));
    }
    printf("\n");
    print_options(cli_commands[0].options);
    printf("\n%s\n", _("'fuhe help COMMAND' tells more of a command."));
}

static const struct cli_command *find_command(const char *name)
{
    for (size_t i = 0; i < cli_command_count; i++)
        if (cli_commands[i].name && !strcmp(cli_commands[i].name, name))
            return &cli_commands[i];
    return NULL;
}

static int unknown_command(const char *name)
{
    struct nearest nearest = {.typed = name, .distance = NEAREST_FAR};
    for (size_t i = 0; i < cli_command_count; i++)
        if (cli_commands[i].name)
            nearest_try(&nearest, cli_commands[i].name);
    if (nearest.name)
        message_error(_("%s: no such command or file; did you mean '%s'?"), name, nearest.name);
    else
        message_error(_("%s: no such command or file; 'fuhe help' lists the commands"), name);
    return CLI_USAGE;
}

static void build_options(unsigned options, struct option longs[OPTIONS + 1], char *shorts)
{
    struct option *to = longs;
    *shorts++ = ':';
    for (size_t i = 0; i < OPTIONS; i++) {
        const struct option_info *o = &option_table[i];
        if (!(options & (1u << i)))
            continue;
        *to++ = (struct option){.name = o->name,
            .has_arg = o->kind == TAKES_TEXT ? required_argument : no_argument,
            .val = LONG_ONLY + (int)i};
        if (!o->letter)
            continue;
        *shorts++ = o->letter;
        if (o->kind == TAKES_TEXT)
            *shorts++ = ':';
    }
    *to = (struct option){0};
    *shorts = '\0';
}

static const struct option_info *option_of(int got)
{
    if (got >= LONG_ONLY)
        return &option_table[got - LONG_ONLY];
    for (size_t i = 0; i < OPTIONS; i++)
        if (option_table[i].letter == got)
            return &option_table[i];
    return NULL;
}

/* Of an option that is a setting too. */
static bool take_setting(const struct option_info *option, struct settings *settings)
{
    struct err err;
    bool language = option->offset == offsetof(struct arguments, language);
    if (!language && option->offset != offsetof(struct arguments, store))
        return true;
    enum setting setting = language ? SETTING_LANGUAGE : SETTING_STORE;
    if (!settings_set(settings, setting, optarg, ORIGIN_OPTION, &err)) {
        message_error("--%s %s: %s", option->name, optarg, err.text);
        return false;
    }
    return !language || language_set(optarg);
}

static bool take_option(const struct option_info *option, struct arguments *arguments)
{
    char *member = (char *)arguments + option->offset;
    if (option->kind == IS_FLAG)
        *(bool *)(void *)member = true;
    else
        *(const char **)(void *)member = optarg;
    return take_setting(option, arguments->settings);
}

/* An option that is wrong is named as it was typed. */
static bool refuse_option(int got, char *const *argv)
{
    char letter[] = {'-', (char)optopt, '\0'};
    bool is_long = optopt == 0 || optopt >= LONG_ONLY;
    const char *name = is_long ? argv[optind - 1] : letter;
    if (got == ':')
        message_error(_("%s: a value is missing"), name);
    else
        message_error(_("%s: no such option here; 'fuhe help' shows them"), name);
    return false;
}

/* Options of argv[1 …]; stops at the first that is none where `first` is set. */
static bool parse(int argc, char **argv, unsigned options, bool first, struct arguments *arguments)
{
    struct option longs[OPTIONS + 1];
    char shorts[2 * OPTIONS + 3] = "+";
    build_options(options, longs, shorts + first);
    opterr = 0;
    optind = 0;
    for (int got; (got = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
        if (got == '?' || got == ':')
            return refuse_option(got, argv);
        if (!take_option(option_of(got), arguments))
            return false;
    }
    arguments->items = argv + optind;
    arguments->count = (size_t)(argc - optind);
    return true;
}

static int run_command(
    const struct cli_command *command, int argc, char **argv, struct arguments *arguments)
{
    if (!parse(argc, argv, command->options, false, arguments))
        return CLI_USAGE;
    if (arguments->help) {
        print_command_help(command);
        return cli_flush() ? CLI_DONE : CLI_CANNOT;
    }
    if (arguments->count < command->least || arguments->count > command->most) {
        message_error(_("usage: fuhe %s %s"), command->name, command->usage);
        return CLI_USAGE;
    }
    return command->run(arguments);
}

static bool is_path(const char *name)
{
    struct stat st;
    return !strcmp(name, "-") || !stat(name, &st) || strchr(name, '/');
}

static int run(int argc, char **argv, struct settings *settings)
{
    struct arguments arguments = {.settings = settings};
    const struct cli_command *workstation = &cli_commands[0];
    if (!parse(argc, argv, workstation->options, true, &arguments))
        return CLI_USAGE;
    if (arguments.version) {
        printf("fuhe %s\n", VERSION);
        return cli_flush() ? CLI_DONE : CLI_CANNOT;
    }
    if (arguments.help) {
        print_help();
        return cli_flush() ? CLI_DONE : CLI_CANNOT;
    }
    if (!arguments.count)
        return workstation->run(&arguments);
    int rest = (int)arguments.count;
    char **name = arguments.items;
    const struct cli_command *command = find_command(*name);
    if (command)
        return run_command(command, rest, name, &arguments);
    if (!is_path(*name))
        return unknown_command(*name);
    return run_command(workstation, rest + 1, name - 1, &arguments);
}

int cli_main(int argc, char **argv)
{
    struct settings settings;
    language_set("auto");
    settings_init(&settings);
    settings_load(&settings);
    language_set(settings_text(&settings, SETTING_LANGUAGE));
    cells_use_wide(settings_number(&settings, SETTING_AMBIGUOUS) == AMBIGUOUS_WIDE);
    if (*settings_text(&settings, SETTING_REVIEWER))
        store_set_reviewer(settings_text(&settings, SETTING_REVIEWER));
    int code = run(argc, argv, &settings);
    settings_fini(&settings);
    return code;
}

int help_command(const struct arguments *arguments)
{
    if (!arguments->count) {
        print_help();
        return cli_flush() ? CLI_DONE : CLI_CANNOT;
    }
    const struct cli_command *command = find_command(arguments->items[0]);
    if (!command)
        return unknown_command(arguments->items[0]);
    print_command_help(command);
    return cli_flush() ? CLI_DONE : CLI_CANNOT;
}

struct store *cli_open_store(const struct arguments *arguments, bool create, int *code)
{
    struct err err;
    struct watch watch = {.of = PROGRESS_UPDATED};
    const char *set = settings_text(arguments->settings, SETTING_STORE);
    char *path = *set ? xstrdup(set) : store_default_path(&err);
    struct store *store = path ? store_open_watched(path, create, watch_step, &watch, &err) : NULL;
    free(path);
    *code = watch_end(&watch) ? CLI_CANNOT : CLI_INTERRUPTED;
    if (!store)
        message_error("%s", err.text);
    return store;
}

void cli_put(struct buffer *buffer)
{
    if (buffer->length)
        fwrite(buffer->bytes, 1, buffer->length, stdout);
    buffer_clear(buffer);
}

void cli_put_line(const char *text)
{
    struct buffer line;
    buffer_init(&line);
    buffer_plain(&line, text);
    buffer_text(&line, "\n");
    cli_put(&line);
    buffer_fini(&line);
}

bool cli_flush(void)
{
    if (!fflush(stdout) && !ferror(stdout))
        return true;
    message_error("%s: %s", _("standard output"), strerror(errno));
    return false;
}

static void refuse_choice(const char *option, const char *value, const char *const *names)
{
    struct buffer list;
    buffer_init(&list);
    for (size_t i = 0; names[i]; i++)
        buffer_format(&list, "%s%s", i ? ", " : "", names[i]);
    message_error(_("--%s %s: choose one of %s"), option, value, list.bytes);
    buffer_fini(&list);
}

bool cli_choice(const char *option, const char *value, const char *const *names, size_t *choice)
{
    *choice = 0;
    if (!value)
        return true;
    for (; names[*choice]; ++*choice)
        if (!strcmp(names[*choice], value))
            return true;
    refuse_choice(option, value, names);
    return false;
}

const char *const cli_formats[] = {[FORMAT_TEXT] = "text", [FORMAT_JSON] = "json", NULL};

int cli_on_store(const struct arguments *arguments, const char *const *formats, cli_work *work)
{
    size_t format = 0;
    if (formats && !cli_choice("format", arguments->format, formats, &format))
        return CLI_USAGE;
    int code;
    struct store *store = cli_open_store(arguments, false, &code);
    if (!store)
        return code;
    code = work(arguments, store, format);
    store_close(store);
    return cli_flush() ? code : CLI_CANNOT;
}
