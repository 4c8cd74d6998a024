/* note_list - the notes of an evaluation on standard output. */
#ifndef FUHE_NOTE_LIST_H
#define FUHE_NOTE_LIST_H

#include "export.h"

/* Numbered from 1 as `fuhe note` knows them, each with its text below it. */
void note_list_print(const struct export_item *item);

#endif
