#include "article/write.h"

#include "article/result.h"

void art_write_text(const article *a, const article_write_options *options, art_out *out)
{
    (void)options;
    if (!a->selection.found)
        return;
    art_view title = a->metadata.fields[ARTICLE_TITLE].joined;
    if (title.size && !(options->flags & ARTICLE_WRITE_BODY)) {
        art_out_add(out, title.data, title.size);
        art_out_add(out, "\n\n", 2);
    }
    art_out_add(out, a->parts.text.data, a->parts.text.size);
    art_out_add_char(out, '\n');
}
