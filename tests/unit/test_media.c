#include "html.h"

#include "article/code.h"
#include "article/grid.h"
#include "article/media.h"

static uint32_t find(const html *h, unsigned tag)
{
    uint32_t i = 0;
    while (i < h->page.count && h->page.nodes[i].tag != tag)
        i++;
    assert_true(i < h->page.count);
    return i;
}

/* The address of the first image. */
static void shows(const char *source, const char *expected)
{
    html h;
    char url[ART_URL_MAX + 1];
    html_read(&h, source);
    uint32_t image = find(&h, ART_TAG_IMG), sources = ART_NO_NODE;
    for (uint32_t i = 0; i < image && sources == ART_NO_NODE; i++)
        if (h.page.nodes[i].tag == ART_TAG_SOURCE)
            sources = i;
    assert_view(art_media_image(url, &h.page, image, sources, ART_VIEW("https://e.org/")),
                expected);
    html_free(&h);
}

static void the_real_source_is_found(void **state)
{
    (void)state;
    shows("<img src=a.png>", "https://e.org/a.png");
    shows("<img src=data:image/gif;base64,x data-src=b.png>", "https://e.org/b.png");
    shows("<img src=spacer.gif data-original=b.png>", "https://e.org/b.png");
    shows("<img src=a.png srcset='s.png 320w, l.png 1280w, m.png 640w'>", "https://e.org/l.png");
    shows("<img src=a.png srcset='a.png, b.png 1.5x, c.png 2x'>", "https://e.org/c.png");
    shows("<img src=a.png data-srcset='c,d.png 900w' srcset='tiny.png 20w'>",
          "https://e.org/c,d.png");
    shows("<img src=a.png srcset='tiny.png 20w'>", "https://e.org/a.png");
    shows("<picture><source srcset='p.webp 800w,q.webp 1600w'><img src=a.png></picture>",
          "https://e.org/q.webp");
    shows("<p><img class=lazy><noscript><img src=n.png></noscript>", "https://e.org/n.png");
    shows("<p><img class=lazy>text<img src=other.png>", "");
    shows("<img src=pixel.gif width=1 height=1>", "");
    shows("<img src='javascript:x'>", "");
}

/* The address of the first element of this kind. */
static void embeds(const char *source, unsigned tag, const char *expected)
{
    html h;
    char url[ART_URL_MAX + 1];
    html_read(&h, source);
    assert_view(art_media_embed(url, &h.page, find(&h, tag), ART_VIEW("https://e.org/")), expected);
    html_free(&h);
}

static void embedded_objects_have_addresses(void **state)
{
    (void)state;
    embeds("<iframe src='//v.org/embed/1'></iframe>", ART_TAG_IFRAME, "https://v.org/embed/1");
    embeds("<iframe data-src=/player/v></iframe>", ART_TAG_IFRAME, "https://e.org/player/v");
    embeds("<iframe src=/ad></iframe>", ART_TAG_IFRAME, "");
    embeds("<video><source src=a.mp4><source src=b.webm></video>", ART_TAG_VIDEO,
           "https://e.org/a.mp4");
    embeds("<video><img src=a.png></video>", ART_TAG_VIDEO, "");
}

static void names(const char *source, const char *language)
{
    html h;
    html_read(&h, source);
    assert_view(art_code_language(&h.page, find(&h, ART_TAG_PRE)), language);
    html_free(&h);
}

static void languages_are_named(void **state)
{
    (void)state;
    names("<pre><code class='hljs language-c++'>", "c++");
    names("<pre class=lang-py>", "py");
    names("<pre data-lang=rust>", "rust");
    names("<div class='highlight highlight-source-js'><pre>", "js");
    names("<pre class='brush: php; toolbar: false'>", "php");
    names("<pre class='language-`x`'>", "");
    names("<pre class=language-none>", "");
    names("<section class=language-c><pre>", "");
}

static void cells_have_places(void **state)
{
    (void)state;
    art_grid g;
    art_grid_begin(&g);
    art_grid_row(&g);
    assert_int_equal(art_grid_pass(&g), 0);
    assert_int_equal(art_grid_place(&g, 1, 3), 1);
    assert_int_equal(art_grid_place(&g, 2, 1), 2);
    assert_int_equal(g.column, 3);
    art_grid_row(&g);
    assert_int_equal(art_grid_pass(&g), 1);
    assert_int_equal(art_grid_place(&g, 1, 1), 1);
    art_grid_row(&g); /* ends early, and the first column is spanned still */
    art_grid_row(&g);
    assert_int_equal(art_grid_pass(&g), 0);
    assert_int_equal(art_grid_place(&g, 1000, 1), ART_COLUMNS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_real_source_is_found),
        cmocka_unit_test(embedded_objects_have_addresses),
        cmocka_unit_test(languages_are_named),
        cmocka_unit_test(cells_have_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
