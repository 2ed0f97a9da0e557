/* Tags and bits of text that pages are made of at random, to find markup that is read wrongly
 * (fuzz_scan_diff.c) or costs too much (slow_patterns.c). */
#ifndef FUZZ_TAGS_H
#define FUZZ_TAGS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* "#" is a number that counts up. */
/* clang-format off */
static const char *const tags[] = {
    "<div>", "</div>", "<p>", "</p>", "<span>", "</span>", "<a href=#>", "</a>", "<b>", "</b>",
    "<i>", "</i>", "<font size=#>", "</font>", "<b id=#>", "<nobr>", "<x>", "</x>", "<table>",
    "</table>", "<tr>", "<td>", "</td>", "<th>", "<tbody>", "<caption>", "</caption>",
    "<colgroup>", "<col>", "<ul>", "<li>", "</li>", "</ul>", "<dl>", "<dd>", "<dt>", "<select>",
    "</select>", "<option>", "<optgroup>", "<button>", "</button>", "<form>", "</form>",
    "<input>", "<hr>", "<br>", "<h1>", "</h2>", "<pre>", "</pre>", "<textarea>", "</textarea>",
    "<template>", "</template>", "<svg>", "</svg>", "<math>", "</math>", "<mi>",
    "<foreignObject>", "<desc>", "<title>", "</title>", "<ruby>", "<rt>", "<rp>", "<object>",
    "</object>", "<applet>", "<marquee>", "</marquee>", "<frameset>", "<frame>", "<noframes>",
    "<iframe>", "</iframe>", "<noscript>", "</noscript>", "<script>", "</script>", "<style>",
    "</style>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<", ">", "<p a#=1>", "<p class=\"",
    "\"", "&amp;", "&#65;", "&nGt;", "&", "&notit;", "x", "word ", "A sentence, of words. ",
    "\n", " ", "<body a#>", "<html a#>", "<article>", "<section>", "<nav>", "<blockquote>",
    "</blockquote>", "<img src=#>", "<h2>Related</h2>", "<time>2020-01-02</time>",
    "<meta name=author content=a#>", "<p class='author byline c#'>",
    "<script type=application/ld+json>", "{\"a\":", "[", ",", "1 January 2020 ", "\xe6\xbc\xa2",
    "\xd0\x96\xd0\xb0 ", "<annotation-xml encoding=text/html>", "<plaintext>", "<xmp>",
    "</xmp>", "<main>", "<li><a href=/#>t #</a>",
};
/* clang-format on */

enum {
    TAG_COUNT = sizeof tags / sizeof *tags
};

/* A number below n; state is not 0 (Marsaglia, "Xorshift RNGs", 2003). */
static inline unsigned tags_below(uint64_t *state, unsigned n)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (unsigned)((*state >> 33) % n);
}

/* Writes one at page + at, as far as there is room; returns where it ends. */
static inline size_t tags_put(char *page, size_t at, size_t limit, const char *tag, unsigned number)
{
    for (; *tag && at + 12 < limit; tag++)
        if (*tag == '#')
            at += (size_t)snprintf(page + at, 12, "%u", number);
        else
            page[at++] = *tag;
    return at;
}

#endif
