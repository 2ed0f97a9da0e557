#include "article/metadata_head.h"

/* What twitter:label1 says of twitter:data1: the author, or the price, or how long to read. */
static bool is_author_label(art_view label)
{
    static const char *const words[] = {"writ",    "author", "by",     "autor",    "verfasst",
                                        "geschri", "crit",   "escrit", "scritto",  "geschreven",
                                        "napisan", "автор",  "skrev",  "forfatter"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (art_view_find_nocase(label, art_view_of(words[i])) != SIZE_MAX)
            return true;
    return false;
}

/* Names that are not in the table but say that they are of a date: "w-published-date",
 * "mediator_published_time", "ms.date". */
static const art_candidate *by_pattern(art_view name)
{
    static const char *const of_publication[] = {"publish",  "publication", "pub-date",
                                                 "pub_date", "pubdate",     "date-pub"};
    static const char *const of_others[] = {"last",  "modif",  "updat",
                                            "expir", "unpubl", "publisher"};
    static const art_view end = {"date", 4};
    const char *key = NULL;
    if (name.size > end.size + 1 && !art_is_alnum(name.data[name.size - end.size - 1]) &&
        art_view_starts_nocase((art_view){name.data + name.size - end.size, end.size}, end))
        key = "... date";
    for (size_t i = 0; i < sizeof of_publication / sizeof *of_publication; i++)
        if (art_view_find_nocase(name, art_view_of(of_publication[i])) != SIZE_MAX)
            key = "... published ...";
    for (size_t i = 0; key && i < sizeof of_others / sizeof *of_others; i++)
        if (art_view_find_nocase(name, art_view_of(of_others[i])) != SIZE_MAX)
            return NULL;
    return key ? art_candidate_find(ARTICLE_DATE, ART_PLACE_META, art_view_of(key)) : NULL;
}

/* JSON-LD that was to become a script: frameworks that are told wrong write
 * <meta name="script:ld+json" content="{...}">. */
static bool is_jsonld(art_view name, art_view content)
{
    return content.data[0] == '{' && art_view_find_nocase(name, ART_VIEW("ld+json")) != SIZE_MAX;
}

bool art_head_meta(art_walk *w, uint32_t node)
{
    static const art_view data = {"twitter:data1", 13};
    static const art_attr names[] = {ART_ATTR_PROPERTY, ART_ATTR_NAME, ART_ATTR_ITEMPROP,
                                     ART_ATTR_HTTP_EQUIV};
    art_view content = art_walk_attribute(w, node, ART_ATTR_CONTENT);
    for (size_t n = 0; content.size && n < sizeof names / sizeof *names; n++) {
        art_view name = art_walk_attribute(w, node, names[n]);
        const art_candidate *candidate = art_walk_named(ART_PLACE_META, name);
        if (!candidate && is_jsonld(name, content))
            return art_jsonld_read(&w->jsonld, content, node, w->facts);
        if (!candidate && name.size)
            candidate = by_pattern(name);
        if (art_view_equal_nocase(name, ART_VIEW("twitter:label1")))
            w->names_author = is_author_label(content);
        if (candidate && (w->names_author || !art_view_equal(art_candidate_key(candidate), data)))
            return art_facts_add(w->facts, candidate, 0, node, content);
    }
    return true;
}

bool art_head_jsonld(art_walk *w, uint32_t node)
{
    const art_page *page = w->page;
    if (!art_view_starts_nocase(art_walk_attribute(w, node, ART_ATTR_TYPE),
                                ART_VIEW("application/ld+json")))
        return true;
    for (uint32_t i = node + 1; i < page->nodes[node].end; i++)
        if (page->nodes[i].tag == ART_TAG_TEXT &&
            !art_jsonld_read(&w->jsonld, page->nodes[i].u.text, i, w->facts))
            return false;
    return true;
}

bool art_head_title(art_walk *w, uint32_t node)
{
    const art_node *n = &w->page->nodes[node];
    if (n->parent != w->page->head || n->end == node + 1)
        return true;
    if (!art_walk_add(w, ARTICLE_TITLE, ART_PLACE_ELEMENT, "title", node, n[1].u.text))
        return false;
    if (!w->title.size && w->facts->count) {
        w->title = w->facts->items[w->facts->count - 1].text;
        art_word_set_of(w->title, &w->title_words);
    }
    return true;
}

bool art_head_root(art_walk *w, uint32_t node)
{
    return art_walk_add(w, ARTICLE_LANGUAGE, ART_PLACE_ELEMENT, "lang", node,
                        art_walk_attribute(w, node, ART_ATTR_LANG)) &&
           art_walk_add(w, ARTICLE_DIR, ART_PLACE_ELEMENT, "dir", node,
                        art_walk_attribute(w, node, ART_ATTR_DIR));
}

/* --- links --- */

bool art_head_license(art_walk *w, uint32_t node, art_view rel, art_view href)
{
    if (art_walk_has_word(rel, "license"))
        return art_walk_add(w, ARTICLE_LICENSE, ART_PLACE_LINK, "license", node, href);
    /* the host comes first, or the link is none of these */
    const char *colon = href.size ? memchr(href.data, ':', href.size < 8 ? href.size : 8) : NULL;
    if (!colon)
        return true;
    size_t at = (size_t)(colon - href.data) + 1;
    while (at < href.size && href.data[at] == '/')
        at++;
    art_view path = {href.data + at, href.size - at};
    if (art_view_starts_nocase(path, ART_VIEW("www.")))
        path = (art_view){path.data + 4, path.size - 4};
    static const art_view host = {"creativecommons.org/", 20};
    if (!art_view_starts_nocase(path, host))
        return true;
    path = (art_view){path.data + host.size, path.size - host.size};
    if (art_view_starts_nocase(path, ART_VIEW("licenses/")) ||
        art_view_starts_nocase(path, ART_VIEW("publicdomain/")))
        return art_walk_add(w, ARTICLE_LICENSE, ART_PLACE_TEXT, "creativecommons.org", node, href);
    return true;
}

bool art_head_link(art_walk *w, uint32_t node)
{
    art_view rel = art_walk_attribute(w, node, ART_ATTR_REL),
             href = art_walk_attribute(w, node, ART_ATTR_HREF);
    if (art_walk_has_word(rel, "canonical"))
        return art_walk_add(w, ARTICLE_URL, ART_PLACE_LINK, "canonical", node, href);
    if (art_walk_has_word(rel, "image_src"))
        return art_walk_add(w, ARTICLE_IMAGE, ART_PLACE_LINK, "image_src", node, href);
    return art_head_license(w, node, rel, href);
}
