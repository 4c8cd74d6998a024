/*
 * err - why something failed, for the person at the terminal.
 *
 * A function that can fail takes a `struct err *` as its last parameter, returns bool, and on
 * failure has set the text: what, where and what to do, in the language of the interface, one line,
 * no full stop. The caller owns the struct; it may be NULL where nobody asks. The model never
 * prints.
 */
#ifndef FUHE_ERR_H
#define FUHE_ERR_H

#include <stdbool.h>
#include <stddef.h>

struct err {
    char text[512];
};

/* Sets the text and returns false, so that a function can fail with `return err_set(err, …)`. */
bool err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts "PREFIX: " before the text that is there. Returns false. */
bool err_prefix(struct err *err, const char *prefix);

/* Out of memory and broken invariants: ends the program. The handler (set once, by whoever owns the
 * terminal) runs first, so that the message is not lost on a screen about to be restored. */
void err_set_fatal_handler(void (*handler)(void));
void err_fatal(const char *what) __attribute__((noreturn));

#endif
