/*
 * narrative_projects - the projects a narrative lists one by one, each with its budget and what was
 * spent of it.
 *
 *   分别为道路养护项目，预算金额为12.50万元，执行金额为12.10万元，达到…的效益；…
 */
#ifndef FUHE_NARRATIVE_PROJECTS_H
#define FUHE_NARRATIVE_PROJECTS_H

#include "narrative.h"

/* The numbers that belong to single projects, in order; on the heap. */
struct narrative_taken {
    struct range *items;
    size_t count, capacity;
};

/* Fills the projects of the evaluation. A project named twice is listed once; where the section on
 * projects has a list, that one counts. */
void narrative_projects_read(struct narrative *narrative, struct narrative_taken *taken);

#endif
