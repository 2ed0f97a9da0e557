/* The writers: one file each. A writer sees the result and the events of its document (see
 * structure.h), never the page. */
#ifndef ART_WRITE_H
#define ART_WRITE_H

#include "article/document.h"
#include "article/result.h"
#include "base/buffer.h"

void art_write_text(const article *a, const article_write_options *options, art_out *out);
void art_write_markdown(const article *a, const article_write_options *options, art_out *out);
void art_write_html(const article *a, const article_write_options *options, art_out *out);
void art_write_json(const article *a, const article_write_options *options, art_out *out);

#endif
