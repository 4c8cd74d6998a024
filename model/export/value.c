#include "value.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "../intl.h"
#include "../review_judge.h"

static const char *with_unit(struct decimal value, const char *unit, struct arena *arena)
{
    return arena_format(arena, "%s%s", decimal_string(value, arena), unit ? unit : "");
}

const char *value_figure(const struct figure *figure, const char *unit, struct arena *arena)
{
    return figure->known ? with_unit(figure->value, unit, arena) : "";
}

const char *value_computed(struct computed computed, const char *unit, struct arena *arena)
{
    return computed.known ? with_unit(computed.value, unit, arena) : "";
}

const char *value_words(struct words words)
{
    return words.text ? words.text : "";
}

const char *value_target(const struct quantity *target, struct arena *arena)
{
    const char *number = value_actual(target, arena);
    if (target->form != QUANTITY_NUMBER || target->op == OP_EQ)
        return number;
    return arena_format(arena, "%s%s", op_sign(target->op), number);
}

const char *value_actual(const struct quantity *actual, struct arena *arena)
{
    if (actual->form == QUANTITY_NUMBER)
        return with_unit(actual->value, actual->unit, arena);
    return actual->form == QUANTITY_TEXT ? actual->text : "";
}

const char *value_total(struct computed total, enum grade grade, struct arena *arena)
{
    const char *number = value_computed(total, NULL, arena), *name = grade_name(grade);
    if (!name)
        return *number ? number : "-";
    return *number ? arena_format(arena, "%s %s", number, name) : name;
}

const char *value_changed(const char *from, const char *to, struct arena *arena)
{
    return strcmp(from, to) ? arena_format(arena, "%s → %s", *from ? from : "-", to) : from;
}

bool value_difference(struct computed reviewed, const struct figure *reported, struct decimal *out)
{
    return reviewed.known && reported->known &&
           decimal_subtract(reviewed.value, reported->value, out);
}

const char *value_signed(struct decimal difference, struct arena *arena)
{
    if (decimal_is_zero(difference))
        return "0";
    return arena_format(
        arena, "%s%s", difference.digits > 0 ? "+" : "", decimal_string(difference, arena));
}

static const struct {
    const char *path, *label;
} member_labels[] = {
    {"level1", N_("level 1")},
    {"level2", N_("level 2")},
    {"name", N_("name")},
    {"target", N_("target")},
    {"midyear", N_("mid-year value")},
    {"actual", N_("actual")},
    {"completion", N_("completion")},
    {"weight", N_("weight")},
    {"score", N_("score")},
    {"deviation", N_("deviation reason")},
    {"measures", N_("improvement measures")},
    {"adjusted", N_("adjusted budget")},
    {"executed", N_("executed amount")},
    {"unit", N_("unit")},
    {"project", N_("project")},
    {"year", N_("year")},
    {"status", N_("status")},
    {"total", N_("total score")},
    {"grade", N_("grade")},
    {"indicators", N_("Indicators")},
    {"reported.total", N_("total score")},
    {"reported.grade", N_("grade")},
};

static const char *member_label(const char *path)
{
    enum budget_field field;
    for (size_t i = 0; i < sizeof member_labels / sizeof *member_labels; i++)
        if (!strcmp(member_labels[i].path, path))
            return _(member_labels[i].label);
    return budget_field_find(path, &field) ? _(budget_fields[field].label) : path;
}

const char *value_labelled(const char *label, const char *text, struct arena *arena)
{
    return arena_format(arena, _("%s: %s"), label, text);
}

static const char *member_of(const char *whole, const char *member, struct arena *arena)
{
    return *member ? value_labelled(whole, member_label(member + 1), arena) : whole;
}

static const char *numbered(
    size_t number, const char *name, const char *member, struct arena *arena)
{
    return member_of(arena_format(arena, "%zu. %s", number, name ? name : "-"), member, arena);
}

const char *value_field(const struct evaluation *evaluation, const char *path, struct arena *arena)
{
    static const char finding[] = "findings[";
    size_t number, length = strlen(path);
    int end = 0;
    if (strncmp(path, finding, sizeof finding - 1) == 0)
        return arena_format(arena, "%s %.*s", _("finding"), (int)(length - sizeof finding),
            path + sizeof finding - 1);
    if (!evaluation && sscanf(path, "indicators[%zu]%n", &number, &end) == 1 && end)
        return member_of(arena_format(arena, _("indicator %zu"), number), path + end, arena);
    if (!evaluation)
        return member_label(path);
    if (sscanf(path, "indicators[%zu]%n", &number, &end) == 1 && end && number >= 1 &&
        number <= evaluation->indicator_count)
        return numbered(number, evaluation->indicators[number - 1].name.text, path + end, arena);
    end = 0;
    if (sscanf(path, "projects[%zu]%n", &number, &end) == 1 && end && number >= 1 &&
        number <= evaluation->project_count)
        return numbered(number, evaluation->projects[number - 1].name.text, path + end, arena);
    return member_label(path);
}

const char *value_kind(enum kind kind)
{
    return kind == KIND_PROJECT ? _("project") : _("department");
}

const char *value_status(enum status status)
{
    static const char *const names[] = {[STATUS_PENDING] = N_("pending"),
        [STATUS_IN_REVIEW] = N_("in review"),
        [STATUS_REVIEWED] = N_("reviewed")};
    return _(names[status]);
}

const char *value_basis(enum basis basis)
{
    static const char *const names[] = {[BASIS_REPORTED] = N_("as reported"),
        [BASIS_COMPUTED] = N_("computed"),
        [BASIS_MANUAL] = N_("set by hand")};
    return _(names[basis]);
}

const char *value_severity(enum severity severity)
{
    static const char *const names[] = {[SEVERITY_ERROR] = N_("error"),
        [SEVERITY_WARNING] = N_("warning"),
        [SEVERITY_INFO] = N_("info")};
    return _(names[severity]);
}

const char *value_finding_state(enum finding_state state)
{
    static const char *const names[] = {[FINDING_OPEN] = N_("open"),
        [FINDING_CONFIRMED] = N_("confirmed"),
        [FINDING_DISMISSED] = N_("dismissed"),
        [FINDING_WAIVED] = N_("waived")};
    return _(names[state]);
}

const char *value_entry(const char *field, const char *value)
{
    bool of_finding = review_judge_is(field);
    for (enum finding_state state = FINDING_OPEN; of_finding && state <= FINDING_WAIVED; state++)
        if (strcmp(value, finding_state_name(state)) == 0)
            return value_finding_state(state);
    for (enum status s = STATUS_PENDING; strcmp(field, "status") == 0 && s <= STATUS_REVIEWED; s++)
        if (strcmp(value, status_name(s)) == 0)
            return value_status(s);
    for (enum basis basis = BASIS_REPORTED; basis <= BASIS_COMPUTED; basis++)
        if (strcmp(value, basis_name(basis)) == 0)
            return value_basis(basis);
    return *value ? value : "-";
}

const char *value_agreement(enum agreement agreement)
{
    static const char *const names[] = {[AGREEMENT_EQUAL] = N_("equal"),
        [AGREEMENT_ROUNDED] = N_("rounded"),
        [AGREEMENT_CONFLICTING] = N_("conflicting")};
    return _(names[agreement]);
}

const char *value_time(int64_t seconds, struct arena *arena)
{
    char text[32];
    struct tm tm;
    time_t t = (time_t)seconds;
    if (!localtime_r(&t, &tm) || !strftime(text, sizeof text, "%Y-%m-%d %H:%M", &tm))
        return "";
    return arena_text(arena, text);
}
