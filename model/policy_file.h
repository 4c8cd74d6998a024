/*
 * policy_file - a policy as text: a line a rule, `name = value`, `#` begins a comment. What is not
 * said is as in the default policy.
 *
 *   name = 某省 2025
 *   grade.you = 88
 *   execution.steps = 95:100 85:80 70:50
 */
#ifndef FUHE_POLICY_FILE_H
#define FUHE_POLICY_FILE_H

#include "err.h"
#include "policy.h"

enum { POLICY_MOST = 65536 }; /* bytes of such a file */

struct policy_form; /* how a value is read and written */
struct policy_key {
    const char *name; /* "grade.you" */
    const char *help; /* N_() */
    const struct policy_form *form;
    size_t offset; /* in struct policy */
};
extern const struct policy_key policy_keys[];
extern const size_t policy_key_count;

/* `file` names the text in err: FILE:LINE: what is wrong. On failure `out` is not to be used. */
bool policy_parse(
    const char *text, size_t length, const char *file, struct policy *out, struct err *err);

/* Fails where the file cannot be read, too. */
bool policy_load(const char *path, struct policy *out, struct err *err);

/* All rules, so that the text says the same whatever the default becomes; memory of the arena. */
const char *policy_text(const struct policy *policy, struct arena *arena);

/* One rule's value as the file has it: "90", "60-80", "95:100 85:80". */
const char *policy_value(const struct policy *policy, size_t key, struct arena *arena);

#endif
