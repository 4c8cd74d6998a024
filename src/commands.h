/* commands - the functions behind cli_commands, one a file. */
#ifndef FUHE_COMMANDS_H
#define FUHE_COMMANDS_H

#include "cli.h"

int workstation_command(const struct arguments *arguments);
int import_command(const struct arguments *arguments);
int list_command(const struct arguments *arguments);
int stats_command(const struct arguments *arguments);
int show_command(const struct arguments *arguments);
int grep_command(const struct arguments *arguments);
int goal_command(const struct arguments *arguments);
int check_command(const struct arguments *arguments);
int set_command(const struct arguments *arguments);
int compare_command(const struct arguments *arguments);
int note_command(const struct arguments *arguments);
int log_command(const struct arguments *arguments);
int verify_command(const struct arguments *arguments);
int export_command(const struct arguments *arguments);
int policy_command(const struct arguments *arguments);
int config_command(const struct arguments *arguments);
int keys_command(const struct arguments *arguments);
int help_command(const struct arguments *arguments);

#endif
