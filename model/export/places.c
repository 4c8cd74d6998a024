#include "places.h"

#include <stdio.h>

struct walk {
    places_visit *visit;
    void *context;
    char prefix[40];
};

static void visit(const struct walk *walk, const char *name, bool known, struct place place)
{
    char path[96];
    if (!known || !place.length)
        return;
    snprintf(path, sizeof path, "%s%s", walk->prefix, name);
    walk->visit(walk->context, path, place);
}

static void figure(const struct walk *walk, const char *name, const struct figure *figure)
{
    visit(walk, name, figure->known, figure->place);
}

static void words(const struct walk *walk, const char *name, const struct words *words)
{
    visit(walk, name, words->text != NULL, words->place);
}

static void quantity(const struct walk *walk, const char *name, const struct quantity *quantity)
{
    visit(walk, name, quantity->form != QUANTITY_MISSING, quantity->place);
}

static void indicator(const struct walk *walk, const struct indicator *indicator)
{
    words(walk, "level1", &indicator->level1);
    words(walk, "level2", &indicator->level2);
    words(walk, "name", &indicator->name);
    quantity(walk, "target", &indicator->target);
    figure(walk, "midyear", &indicator->midyear);
    quantity(walk, "actual", &indicator->actual);
    figure(walk, "completion", &indicator->completion);
    figure(walk, "weight", &indicator->weight);
    figure(walk, "score", &indicator->score);
    words(walk, "deviation", &indicator->deviation);
    words(walk, "measures", &indicator->measures);
}

static void project(const struct walk *walk, const struct project *project)
{
    words(walk, "name", &project->name);
    figure(walk, "adjusted", &project->adjusted);
    figure(walk, "executed", &project->executed);
}

void places_each(const struct evaluation *evaluation, places_visit *each, void *context)
{
    struct walk walk = {.visit = each, .context = context};
    words(&walk, "unit", &evaluation->unit);
    words(&walk, "project", &evaluation->project);
    visit(&walk, "year", evaluation->year != 0, evaluation->year_place);
    for (enum budget_field f = 0; f < BUDGET_FIELDS; f++)
        figure(&walk, budget_fields[f].path, budget_figure(&evaluation->budget, f));
    for (size_t i = 0; i < evaluation->project_count; i++) {
        snprintf(walk.prefix, sizeof walk.prefix, "projects[%zu].", i + 1);
        project(&walk, &evaluation->projects[i]);
    }
    for (size_t i = 0; i < evaluation->indicator_count; i++) {
        snprintf(walk.prefix, sizeof walk.prefix, "indicators[%zu].", i + 1);
        indicator(&walk, &evaluation->indicators[i]);
    }
    snprintf(walk.prefix, sizeof walk.prefix, "reported.");
    figure(&walk, "total", &evaluation->total);
    visit(&walk, "grade", evaluation->grade != GRADE_NONE, evaluation->grade_place);
}
