/* formats - the writers behind export_formats: format_json.c, format_csv.c, format_reply.c (md and
 * txt). */
#ifndef FUHE_FORMATS_H
#define FUHE_FORMATS_H

#include "../export.h"

void format_json_head(struct buffer *out, const struct policy *policy);
void format_json_item(struct buffer *out, const struct export_item *item, size_t number);
void format_json_foot(struct buffer *out);

void format_csv_head(struct buffer *out, const struct policy *policy);
void format_csv_item(struct buffer *out, const struct export_item *item, size_t number);

void format_md_item(struct buffer *out, const struct export_item *item, size_t number);
void format_txt_item(struct buffer *out, const struct export_item *item, size_t number);

#endif
