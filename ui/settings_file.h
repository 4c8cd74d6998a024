/*
 * settings_file - settings from where they are kept: lines `name = value` of a file, and the
 * environment.
 *
 * A "#" at the beginning of a line or behind a blank begins a comment; a value with blanks at its
 * ends or " #" in it stands in double quotes. A path that is relative counts from the folder of the
 * file. What is wrong is complained of with its line, and all the rest is taken.
 */
#ifndef FUHE_SETTINGS_FILE_H
#define FUHE_SETTINGS_FILE_H

#include "settings.h"

/* Sets `file` of the settings: $XDG_CONFIG_HOME/fuhe/config, else ~/.config/fuhe/config; and reads
 * it and the environment. A file that is not there is none. */
void settings_load(struct settings *settings);

#endif
