/*
 * act - what the commands of the registry do.
 */
#ifndef FUHE_ACT_H
#define FUHE_ACT_H

#include "command.h"

#define ACT(name)                                                                                  \
    enum reaction name(struct app *app, const struct command *command, const char *argument)

ACT(act_move); /* value: enum motion */
ACT(act_row);
ACT(act_focus);      /* value: enum pane */
ACT(act_focus_next); /* value: 1, -1 */
ACT(act_order);      /* the one named, else the next */
ACT(act_reverse);
ACT(act_filter);
ACT(act_facets);
ACT(act_facet);
ACT(act_mark);
ACT(act_mark_range);
ACT(act_mark_list); /* value: enum marking */
ACT(act_bulk_recomputed);
ACT(act_bulk_status);
ACT(act_bulk_waive);
ACT(act_bulk_same);
ACT(act_bulk_step);
ACT(act_bulk_go);
ACT(act_unit); /* value: enum motion, in the list of units from wherever the focus is */
ACT(act_enter);
ACT(act_back);
ACT(act_leave);
ACT(act_close);
ACT(act_source);
ACT(act_finding); /* value: 1, -1 */
ACT(act_evidence);
ACT(act_help);

ACT(act_mentions);
ACT(act_why);
ACT(act_what_if);
ACT(act_what_if_keep);
ACT(act_what_if_drop);
ACT(act_goal);
ACT(act_note);
ACT(act_note_edit);
ACT(act_note_resolve);
ACT(act_note_editor);
ACT(act_drafts);

ACT(act_search);
ACT(act_search_step); /* value: 1, -1 */
ACT(act_grep);
ACT(act_section); /* value: 1, -1 */
ACT(act_select);
ACT(act_swap);

ACT(act_edit);
ACT(act_nudge); /* value: steps */
ACT(act_recomputed);
ACT(act_reported);
ACT(act_undo); /* value: enum entry_kind */
ACT(act_policy);
ACT(act_policy_choose);
ACT(act_compare);
ACT(act_compare_side);
ACT(act_compare_same);
ACT(act_difference); /* value: 1, -1 */
ACT(act_history);
ACT(act_stats);
ACT(act_revert);
ACT(act_done);
ACT(act_judge); /* value: enum finding_state */
ACT(act_status);

ACT(act_export); /* value: enum prompt_kind */
ACT(act_bind);
ACT(act_copy); /* value: 1: with its source */
ACT(act_prompt);
ACT(act_open);
ACT(act_set);
ACT(act_screen_dump);
ACT(act_repaint);
ACT(act_suspend);
ACT(act_quit);

ACT(act_line); /* value: enum line_action */
ACT(act_accept);
ACT(act_accept_move); /* value: enum motion */
ACT(act_cancel);
ACT(act_complete); /* value: 1, -1 */
ACT(act_recall);   /* value: 1, -1 */

#endif
