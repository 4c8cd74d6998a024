/* message - what goes wrong, on standard error as "fuhe: …", one line, harmless to the terminal. */
#ifndef FUHE_MESSAGE_H
#define FUHE_MESSAGE_H

void message_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
