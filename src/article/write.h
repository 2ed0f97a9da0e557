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

/* The body alone as text; width as in article_write_options. */
void art_write_plain(const art_document *document, unsigned width, art_out *out);

/* The same, unwrapped, as a string in the arena, without the last line's end. */
article_status art_write_string(art_arena *arena, const art_document *document, art_view *string);

#endif
