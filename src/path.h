/* path - files as a person names them. */
#ifndef FUHE_PATH_H
#define FUHE_PATH_H

/* The file as seen from the working folder: what lies below it without the way there. Points into
 * `file`. */
const char *path_short(const char *file);

#endif
