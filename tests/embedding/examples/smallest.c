/* The smallest program: a page on standard input, its article on standard output.
 *     cc smallest.c $(pkg-config --cflags --libs libarticle) */
#include <article.h>
#include <stdio.h>

int main(void)
{
    static char page[1 << 20];
    size_t size = fread(page, 1, sizeof page, stdin);
    article_extractor *extractor = article_extractor_new(NULL);
    const article *a;
    article_status status = article_extractor_run(extractor, page, size, NULL, &a);
    if (status == ARTICLE_OK)
        puts(article_text(a, NULL));
    else
        fprintf(stderr, "%s\n", article_status_message(status));
    article_extractor_free(extractor);
    return status != ARTICLE_OK;
}
