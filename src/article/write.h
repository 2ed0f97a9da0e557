/* The writers: one file each. A writer sees the result, never the page. */
#ifndef ART_WRITE_H
#define ART_WRITE_H

#include "article.h"
#include "base/buffer.h"

void art_write_text(const article *a, art_out *out);
void art_write_json(const article *a, unsigned flags, art_out *out);

#endif
