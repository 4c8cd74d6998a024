#include "policy_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "intl.h"
#include "typed.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char blanks[] = " \t\r";

/* How a rule is read and written. */
struct policy_form {
    bool (*read)(const char *text, void *to);
    const char *(*write)(const void *from, struct arena *arena);
    const char *takes; /* N_() */
};

static bool read_name(const char *text, void *to)
{
    size_t length = strlen(text);
    if (!length || length >= POLICY_NAME)
        return false;
    memcpy(to, text, length + 1);
    return true;
}

static const char *write_name(const void *from, struct arena *arena)
{
    return arena_text(arena, from);
}

static bool read_some(const char **text, struct decimal *out)
{
    size_t length = strspn(*text, "0123456789.");
    if (!decimal_parse(*text, length, out))
        return false;
    *text += length;
    return true;
}

static bool read_number(const char *text, void *to)
{
    return read_some(&text, to) && !*text;
}

static const char *write_number(const void *from, struct arena *arena)
{
    return decimal_string(*(const struct decimal *)from, arena);
}

/* Of the whole policy: the two bounds go together. */
static bool read_partly(const char *text, void *to)
{
    struct policy *policy = to;
    return read_some(&text, &policy->partly_low) && *text++ == '-' &&
           read_some(&text, &policy->partly_high) && !*text &&
           decimal_compare(policy->partly_low, policy->partly_high) <= 0;
}

static const char *write_partly(const void *from, struct arena *arena)
{
    const struct policy *policy = from;
    return arena_format(arena, "%s-%s", write_number(&policy->partly_low, arena),
        write_number(&policy->partly_high, arena));
}

static bool read_places(const char *text, void *to)
{
    int *places = to;
    *places = text[0] - '0';
    return text[0] >= '0' && text[0] <= '4' && !text[1];
}

static const char *write_places(const void *from, struct arena *arena)
{
    const int *places = from;
    return arena_format(arena, "%d", *places);
}

static const char *const roundings[] = {[ROUND_HALF_UP] = "half-up", [ROUND_DOWN] = "down"};
static const char *const at_mosts[] = {[AT_MOST_FULL] = "full", [AT_MOST_PRO_RATA] = "pro-rata"};

static bool read_word(const char *text, const char *const words[static 2], int *which)
{
    *which = strcmp(text, words[1]) == 0;
    return strcmp(text, words[*which]) == 0;
}

static bool read_rounding(const char *text, void *to)
{
    int which;
    bool ok = read_word(text, roundings, &which);
    *(enum rounding *)to = (enum rounding)which;
    return ok;
}

static const char *write_rounding(const void *from, struct arena *arena)
{
    (void)arena;
    return roundings[*(const enum rounding *)from];
}

static bool read_at_most(const char *text, void *to)
{
    int which;
    bool ok = read_word(text, at_mosts, &which);
    *(enum policy_at_most *)to = (enum policy_at_most)which;
    return ok;
}

static const char *write_at_most(const void *from, struct arena *arena)
{
    (void)arena;
    return at_mosts[*(const enum policy_at_most *)from];
}

static bool falls(const struct policy_step *steps, int count)
{
    return count == 0 || (decimal_compare(steps[count].from, steps[count - 1].from) < 0 &&
                             decimal_compare(steps[count].share, steps[count - 1].share) <= 0);
}

/* Of the whole policy, too: the steps and how many there are. */
static bool read_steps(const char *text, void *to)
{
    struct policy *policy = to;
    policy->step_count = 0;
    if (strcmp(text, "pro-rata") == 0)
        return true;
    while (*text) {
        if (policy->step_count == POLICY_STEPS)
            return false;
        struct policy_step *step = &policy->steps[policy->step_count];
        if (!read_some(&text, &step->from) || *text++ != ':' || !read_some(&text, &step->share) ||
            (*text && !strchr(blanks, *text)) || !falls(policy->steps, policy->step_count) ||
            decimal_compare(step->share, DECIMAL(100)) > 0)
            return false;
        policy->step_count++;
        text += strspn(text, blanks);
    }
    return policy->step_count > 0;
}

static const char *write_steps(const void *from, struct arena *arena)
{
    const struct policy *policy = from;
    const char *text = policy->step_count ? "" : "pro-rata";
    for (int i = 0; i < policy->step_count; i++)
        text = arena_format(arena, "%s%s%s:%s", text, i ? " " : "",
            write_number(&policy->steps[i].from, arena),
            write_number(&policy->steps[i].share, arena));
    return text;
}

static const struct policy_form
    name_form = {read_name, write_name, N_("a name of at most 63 bytes")},
    number_form = {read_number, write_number, N_("a number from 0 on, such as 90 or 12.5")},
    partly_form = {read_partly, write_partly, N_("two numbers, the lower first, such as 60-80")},
    places_form = {read_places, write_places, N_("0, 1, 2, 3 or 4")},
    rounding_form = {read_rounding, write_rounding, "half-up|down"},
    at_most_form = {read_at_most, write_at_most, "full|pro-rata"},
    steps_form = {read_steps, write_steps,
        N_("pro-rata, or up to 8 steps RATE:SHARE in %, both falling, such as 95:100 85:80")};

#define AT(member) offsetof(struct policy, member)
const struct policy_key policy_keys[] = {
    {"name", N_("named in every export"), &name_form, AT(name)},
    {"grade.you", N_("total from which the grade is 优"), &number_form, AT(you_from)},
    {"grade.liang", N_("total from which the grade is 良"), &number_form, AT(liang_from)},
    {"grade.zhong", N_("total from which the grade is 中; below it is 差"), &number_form,
        AT(zhong_from)},
    {"total.weight", N_("what all weights add up to"), &number_form, AT(total_weight)},
    {"score.places", N_("decimals of a score"), &places_form, AT(places)},
    {"score.rounding", N_("how a score is rounded"), &rounding_form, AT(rounding)},
    {"execution.weight", N_("weight of the execution score where the report prints none"),
        &number_form, AT(execution_weight)},
    {"execution.steps", N_("share of that weight by execution rate"), &steps_form, 0},
    {"at-most", N_("score of a met <= target: the whole weight, or by actual / target"),
        &at_most_form, AT(at_most)},
    {"words.partly", N_("部分达成: share of the weight in %"), &partly_form, 0},
    {"words.missed", N_("未达成: at most this share of the weight in %"), &number_form,
        AT(missed_high)},
    {"limit.adjustment", N_("adjustment rate above which it is large, in %"), &number_form,
        AT(adjustment_large)},
    {"limit.execution", N_("execution rate below which it is low, in %"), &number_form,
        AT(low_execution)},
    {"limit.completion", N_("completion above which the target was too low, in %"), &number_form,
        AT(over_fulfilled)},
};
#undef AT
const size_t policy_key_count = COUNT(policy_keys);

const char *policy_value(const struct policy *policy, size_t key, struct arena *arena)
{
    return policy_keys[key].form->write((const char *)policy + policy_keys[key].offset, arena);
}

static const char *key_list(struct arena *arena)
{
    const char *list = policy_keys[0].name;
    for (size_t i = 1; i < policy_key_count; i++)
        list = arena_format(arena, "%s, %s", list, policy_keys[i].name);
    return list;
}

static bool no_such_key(const char *file, int line, const char *name, struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    err_set(
        err, _("%s:%d: no rule is called '%s'; there are %s"), file, line, name, key_list(&arena));
    arena_fini(&arena);
    return false;
}

static bool read_rule(const char *name, const char *value, const char *file, int line,
    struct policy *policy, struct err *err)
{
    for (size_t i = 0; i < policy_key_count; i++) {
        if (strcmp(name, policy_keys[i].name) != 0)
            continue;
        if (policy_keys[i].form->read(value, (char *)policy + policy_keys[i].offset))
            return true;
        return err_set(err, _("%s:%d: %s cannot be '%s'; it takes %s"), file, line, name, value,
            _(policy_keys[i].form->takes));
    }
    return no_such_key(file, line, name, err);
}

static char *trim(char *text)
{
    text += strspn(text, blanks);
    size_t length = strlen(text);
    while (length && strchr(blanks, text[length - 1]))
        text[--length] = '\0';
    return text;
}

static bool read_line(
    char *text, const char *file, int line, struct policy *policy, struct err *err)
{
    text = trim(text);
    char *equals = strchr(text, '=');
    if (!*text || *text == '#')
        return true;
    if (!equals)
        return err_set(err, _("%s:%d: '%s' is no rule: write NAME = VALUE"), file, line, text);
    *equals = '\0';
    return read_rule(trim(text), trim(equals + 1), file, line, policy, err);
}

static bool check(const struct policy *policy, const char *file, struct err *err)
{
    if (decimal_compare(policy->you_from, policy->liang_from) <= 0 ||
        decimal_compare(policy->liang_from, policy->zhong_from) <= 0)
        return err_set(
            err, _("%s: grade.you must be above grade.liang, and that above grade.zhong"), file);
    if (decimal_compare(policy->you_from, policy->total_weight) > 0)
        return err_set(err, _("%s: grade.you is above total.weight: nobody could reach it"), file);
    if (decimal_compare(policy->partly_high, DECIMAL(100)) > 0 ||
        decimal_compare(policy->missed_high, DECIMAL(100)) > 0)
        return err_set(err, _("%s: words.partly and words.missed are shares of at most 100"), file);
    return true;
}

bool policy_parse(
    const char *text, size_t length, const char *file, struct policy *out, struct err *err)
{
    struct arena arena;
    bool ok = true;
    int line = 0;
    *out = policy_default;
    if (length > POLICY_MOST)
        return err_set(err, _("%s: too long for a policy"), file);
    if (memchr(text, '\0', length) || u8_check((const uint8_t *)text, length))
        return err_set(err, _("%s: not a text in UTF-8"), file);
    arena_init(&arena);
    size_t bom = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    char *rest = arena_copy(&arena, text + bom, length - bom);
    for (char *next; ok && (next = strsep(&rest, "\n"));)
        ok = read_line(next, file, ++line, out, err);
    arena_fini(&arena);
    return ok && check(out, file, err);
}

bool policy_load(const char *path, struct policy *out, struct err *err)
{
    static const size_t most = POLICY_MOST + 1;
    FILE *file = fopen(path, "rb");
    if (!file)
        return err_set(err, "%s: %s", path, strerror(errno));
    char *text = xcalloc(1, most);
    size_t length = fread(text, 1, most, file);
    bool ok = !ferror(file);
    fclose(file);
    ok = ok ? policy_parse(text, length, path, out, err)
            : err_set(err, _("%s: cannot be read"), path);
    free(text);
    if (ok && !typed_is_line(out->name))
        ok = err_set(err, _("%s: a control character in the name"), path);
    return ok;
}

const char *policy_text(const struct policy *policy, struct arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < policy_key_count; i++)
        text = arena_format(
            arena, "%s%s = %s\n", text, policy_keys[i].name, policy_value(policy, i, arena));
    return text;
}
