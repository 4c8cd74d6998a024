/*
 * boxes - the words of a PDF with their places on its pages, as text in which each stands where it
 * stood.
 *
 * pdftotext -bbox tells the place of each word. Its own -layout counts characters, so that what is
 * wide or small moves what is behind it: columns of tables run into one another. Here a line of
 * text is what stands at one height, and its columns are cells (chars_cells) of one width all over
 * the document, narrow enough for every word to fit where it stood: an edge of a column is the same
 * cell on every line and page.
 */
#ifndef FUHE_BOXES_H
#define FUHE_BOXES_H

#include <stddef.h>

/* `bbox`: what pdftotext -bbox prints. UTF-8, malloc'd, a form feed between pages; NULL when there
 * are no words. What would be longer than a document may be (DOCUMENT_BYTES_MAX) ends with the line
 * that is. */
char *boxes_text(const char *bbox, size_t length, size_t *text_length);

#endif
