/*
 * keyfile - the keys there are: those of the keymap, and over them the reviewer's own, lines of a
 * text file (bindings.h).
 */
#ifndef FUHE_KEYFILE_H
#define FUHE_KEYFILE_H

#include "bindings.h"
#include "settings.h"

/* Initialises the bindings with the keymap and the file that the settings name, else with "keys"
 * beside their own file, where it is there. What is wrong in it is kept as errors, each with its
 * place, and all the rest is taken. */
void keyfile_load(struct bindings *bindings, const struct settings *settings);

#endif
