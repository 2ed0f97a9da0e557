#include "article/metadata_gather.h"

#include "article/date.h"
#include "article/lexicon.h"
#include "article/metadata_author.h"
#include "article/url.h"

/* --- meta elements --- */

/* What a meta element of this name, property or itemprop says. */
typedef struct meta_rule {
    const char *name;
    article_field field;
    art_source source;
} meta_rule;

static const meta_rule meta_rules[] = {
    {"og:title", ARTICLE_TITLE, ART_SOURCE_OPEN_GRAPH},
    {"citation_title", ARTICLE_TITLE, ART_SOURCE_SCHOLAR},
    {"dc.title", ARTICLE_TITLE, ART_SOURCE_SCHOLAR},
    {"dcterms.title", ARTICLE_TITLE, ART_SOURCE_SCHOLAR},
    {"parsely-title", ARTICLE_TITLE, ART_SOURCE_META},
    {"sailthru.title", ARTICLE_TITLE, ART_SOURCE_META},
    {"headline", ARTICLE_TITLE, ART_SOURCE_META},
    {"title", ARTICLE_TITLE, ART_SOURCE_TWITTER},
    {"twitter:title", ARTICLE_TITLE, ART_SOURCE_TWITTER},

    {"article:author", ARTICLE_AUTHOR, ART_SOURCE_OPEN_GRAPH},
    {"article:author_name", ARTICLE_AUTHOR, ART_SOURCE_OPEN_GRAPH},
    {"og:article:author", ARTICLE_AUTHOR, ART_SOURCE_OPEN_GRAPH},
    {"og:author", ARTICLE_AUTHOR, ART_SOURCE_OPEN_GRAPH},
    {"book:author", ARTICLE_AUTHOR, ART_SOURCE_OPEN_GRAPH},
    {"citation_author", ARTICLE_AUTHOR, ART_SOURCE_SCHOLAR},
    {"citation_authors", ARTICLE_AUTHOR, ART_SOURCE_SCHOLAR},
    {"dc.creator", ARTICLE_AUTHOR, ART_SOURCE_SCHOLAR},
    {"dcterms.creator", ARTICLE_AUTHOR, ART_SOURCE_SCHOLAR},
    {"dc.creator.name", ARTICLE_AUTHOR, ART_SOURCE_SCHOLAR},
    {"author", ARTICLE_AUTHOR, ART_SOURCE_META},
    {"byl", ARTICLE_AUTHOR, ART_SOURCE_META},
    {"byline", ARTICLE_AUTHOR, ART_SOURCE_META},
    {"creator", ARTICLE_AUTHOR, ART_SOURCE_META},
    {"parsely-author", ARTICLE_AUTHOR, ART_SOURCE_META},
    {"sailthru.author", ARTICLE_AUTHOR, ART_SOURCE_META},

    {"article:published_time", ARTICLE_DATE, ART_SOURCE_OPEN_GRAPH},
    {"article:published", ARTICLE_DATE, ART_SOURCE_OPEN_GRAPH},
    {"og:published_time", ARTICLE_DATE, ART_SOURCE_OPEN_GRAPH},
    {"og:article:published_time", ARTICLE_DATE, ART_SOURCE_OPEN_GRAPH},
    {"og:pubdate", ARTICLE_DATE, ART_SOURCE_OPEN_GRAPH},
    {"citation_publication_date", ARTICLE_DATE, ART_SOURCE_SCHOLAR},
    {"citation_date", ARTICLE_DATE, ART_SOURCE_SCHOLAR},
    {"citation_online_date", ARTICLE_DATE, ART_SOURCE_SCHOLAR},
    {"dc.date.issued", ARTICLE_DATE, ART_SOURCE_SCHOLAR},
    {"dcterms.issued", ARTICLE_DATE, ART_SOURCE_SCHOLAR},
    {"dcterms.created", ARTICLE_DATE, ART_SOURCE_SCHOLAR},
    {"dc.date", ARTICLE_DATE, ART_SOURCE_SCHOLAR},
    {"dcterms.date", ARTICLE_DATE, ART_SOURCE_SCHOLAR},
    {"dc.date.created", ARTICLE_DATE, ART_SOURCE_SCHOLAR},
    {"parsely-pub-date", ARTICLE_DATE, ART_SOURCE_META},
    {"sailthru.date", ARTICLE_DATE, ART_SOURCE_META},
    {"pubdate", ARTICLE_DATE, ART_SOURCE_META},
    {"publish-date", ARTICLE_DATE, ART_SOURCE_META},
    {"publish_date", ARTICLE_DATE, ART_SOURCE_META},
    {"publishdate", ARTICLE_DATE, ART_SOURCE_META},
    {"published-date", ARTICLE_DATE, ART_SOURCE_META},
    {"publication_date", ARTICLE_DATE, ART_SOURCE_META},
    {"date", ARTICLE_DATE, ART_SOURCE_META},
    {"displaydate", ARTICLE_DATE, ART_SOURCE_META},
    {"timestamp", ARTICLE_DATE, ART_SOURCE_META},
    {"datepublished", ARTICLE_DATE, ART_SOURCE_ITEMPROP},
    {"datecreated", ARTICLE_DATE, ART_SOURCE_ITEMPROP},

    {"article:modified_time", ARTICLE_MODIFIED, ART_SOURCE_OPEN_GRAPH},
    {"article:modified", ARTICLE_MODIFIED, ART_SOURCE_OPEN_GRAPH},
    {"og:updated_time", ARTICLE_MODIFIED, ART_SOURCE_OPEN_GRAPH},
    {"og:modified_time", ARTICLE_MODIFIED, ART_SOURCE_OPEN_GRAPH},
    {"dcterms.modified", ARTICLE_MODIFIED, ART_SOURCE_SCHOLAR},
    {"dc.date.modified", ARTICLE_MODIFIED, ART_SOURCE_SCHOLAR},
    {"last-modified", ARTICLE_MODIFIED, ART_SOURCE_META},
    {"lastmod", ARTICLE_MODIFIED, ART_SOURCE_META},
    {"datemodified", ARTICLE_MODIFIED, ART_SOURCE_ITEMPROP},

    {"og:site_name", ARTICLE_SITE_NAME, ART_SOURCE_OPEN_GRAPH},
    {"citation_journal_title", ARTICLE_SITE_NAME, ART_SOURCE_SCHOLAR},
    {"dc.publisher", ARTICLE_SITE_NAME, ART_SOURCE_SCHOLAR},
    {"application-name", ARTICLE_SITE_NAME, ART_SOURCE_META},
    {"apple-mobile-web-app-title", ARTICLE_SITE_NAME, ART_SOURCE_META},

    {"og:description", ARTICLE_DESCRIPTION, ART_SOURCE_OPEN_GRAPH},
    {"dc.description", ARTICLE_DESCRIPTION, ART_SOURCE_SCHOLAR},
    {"dcterms.description", ARTICLE_DESCRIPTION, ART_SOURCE_SCHOLAR},
    {"dcterms.abstract", ARTICLE_DESCRIPTION, ART_SOURCE_SCHOLAR},
    {"description", ARTICLE_DESCRIPTION, ART_SOURCE_META},
    {"sailthru.description", ARTICLE_DESCRIPTION, ART_SOURCE_META},
    {"twitter:description", ARTICLE_DESCRIPTION, ART_SOURCE_TWITTER},

    {"og:image", ARTICLE_IMAGE, ART_SOURCE_OPEN_GRAPH},
    {"og:image:url", ARTICLE_IMAGE, ART_SOURCE_OPEN_GRAPH},
    {"og:image:secure_url", ARTICLE_IMAGE, ART_SOURCE_OPEN_GRAPH},
    {"parsely-image-url", ARTICLE_IMAGE, ART_SOURCE_META},
    {"sailthru.image.full", ARTICLE_IMAGE, ART_SOURCE_META},
    {"twitter:image", ARTICLE_IMAGE, ART_SOURCE_TWITTER},
    {"twitter:image:src", ARTICLE_IMAGE, ART_SOURCE_TWITTER},
    {"thumbnail", ARTICLE_IMAGE, ART_SOURCE_TWITTER},

    {"article:tag", ARTICLE_TAGS, ART_SOURCE_OPEN_GRAPH},
    {"og:article:tag", ARTICLE_TAGS, ART_SOURCE_OPEN_GRAPH},
    {"citation_keywords", ARTICLE_TAGS, ART_SOURCE_SCHOLAR},
    {"dc.subject", ARTICLE_TAGS, ART_SOURCE_SCHOLAR},
    {"keywords", ARTICLE_TAGS, ART_SOURCE_META},
    {"news_keywords", ARTICLE_TAGS, ART_SOURCE_META},
    {"parsely-tags", ARTICLE_TAGS, ART_SOURCE_META},
    {"sailthru.tags", ARTICLE_TAGS, ART_SOURCE_META},

    {"og:locale", ARTICLE_LANGUAGE, ART_SOURCE_TWITTER}, /* often the site's default */
    {"citation_language", ARTICLE_LANGUAGE, ART_SOURCE_WEAK},
    {"dc.language", ARTICLE_LANGUAGE, ART_SOURCE_WEAK},
    {"dcterms.language", ARTICLE_LANGUAGE, ART_SOURCE_WEAK},
    {"content-language", ARTICLE_LANGUAGE, ART_SOURCE_WEAK},
    {"inlanguage", ARTICLE_LANGUAGE, ART_SOURCE_WEAK},
    {"language", ARTICLE_LANGUAGE, ART_SOURCE_WEAK},

    {"og:url", ARTICLE_URL, ART_SOURCE_META},
    {"parsely-link", ARTICLE_URL, ART_SOURCE_TWITTER},
    {"twitter:url", ARTICLE_URL, ART_SOURCE_TWITTER},

    {"dcterms.license", ARTICLE_LICENSE, ART_SOURCE_SCHOLAR},
    {"dc.rights", ARTICLE_LICENSE, ART_SOURCE_SCHOLAR},
    {"license", ARTICLE_LICENSE, ART_SOURCE_META},
};

/* Names are compared with "dc:" and "dc_" read as "dc.". */
static bool meta_named(art_view name, const char *rule)
{
    size_t size = strlen(rule);
    if (name.size != size)
        return false;
    bool dublin = rule[0] == 'd' && rule[1] == 'c';
    for (size_t i = 0; i < size; i++) {
        char c = art_lower(name.data[i]);
        if (c != rule[i] && !(dublin && rule[i] == '.' && (c == ':' || c == '_')))
            return false;
    }
    return true;
}

static bool read_meta(const art_page *page, uint32_t node, art_facts *facts)
{
    static const art_attr names[] = {ART_ATTR_PROPERTY, ART_ATTR_NAME, ART_ATTR_ITEMPROP,
                                     ART_ATTR_HTTP_EQUIV};
    art_view content = art_page_attribute(page, node, ART_ATTR_CONTENT);
    for (size_t n = 0; content.size && n < sizeof names / sizeof *names; n++) {
        art_view name = art_page_attribute(page, node, names[n]);
        for (size_t i = 0; name.size && i < sizeof meta_rules / sizeof *meta_rules; i++)
            if (meta_named(name, meta_rules[i].name))
                return art_facts_add(facts, meta_rules[i].field, meta_rules[i].source, 0, content);
    }
    return true;
}

/* --- words in attributes, text of elements --- */

/* Is word one of the words, parted by white space, of an attribute? */
static bool has_word(art_view value, const char *word)
{
    size_t size = strlen(word);
    for (size_t i = 0; i < value.size;) {
        size_t end = i;
        while (end < value.size && !art_is_space(value.data[end]))
            end++;
        if (end - i == size &&
            art_view_starts_nocase((art_view){value.data + i, size}, (art_view){word, size}))
            return true;
        i = end + 1;
    }
    return false;
}

enum {
    SHORT_NODES = 80,   /* an element with more nodes is no byline */
    SHORT_BYTES = 1000, /* nor one with more text, markup's white space included */
    NEAR_TEXTS = 40,    /* so many texts behind the title are near it */
    NEAR_BYTES = 160,
    NAMES_BYTES = 400,
    NEAR_NODES = 30 /* authors of one text are not further from each other */
};

/* The text of a small element; empty for a large one, or when there is no memory. */
static art_view short_text(const art_page *page, uint32_t node, art_arena *arena)
{
    const art_view none = {NULL, 0};
    size_t size = 0;
    if (page->nodes[node].end - node > SHORT_NODES)
        return none;
    for (uint32_t i = node; i < page->nodes[node].end; i++)
        if (page->nodes[i].tag == ART_TAG_TEXT)
            size += page->nodes[i].u.text.size;
    if (!size || size > SHORT_BYTES)
        return none;
    art_buffer text;
    art_buffer_init(&text, arena);
    art_page_text(page, node, &text);
    return text.failed ? none : (art_view){text.data, text.size};
}

/* Does this link lead to the page of a person? */
static bool to_person(art_view href)
{
    static const char *const parts[] = {"author",  "autor",  "auteur",  "people",    "/staff",
                                        "profile", "profil", "/user",   "contribut", "/team",
                                        "/by/",    "writer", "/person", "redakt",    "/bio"};
    href.size = href.size < NAMES_BYTES ? href.size : NAMES_BYTES;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (art_view_find_nocase(href, art_view_of(parts[i])) != SIZE_MAX)
            return true;
    return false;
}

/*
 * The text of a small element that names authors: the links to their pages, where there are such,
 * else all of it, with a bar between blocks (where a name ends) and a space between elements.
 */
static art_view byline_text(const art_page *page, uint32_t node, art_arena *arena)
{
    art_view all = short_text(page, node, arena);
    if (!all.size)
        return all;
    art_buffer text, links;
    art_buffer_init(&text, arena);
    art_buffer_init(&links, arena);
    uint32_t block = ART_NO_NODE, link_end = 0;
    for (uint32_t i = node; i < page->nodes[node].end; i++) {
        const art_node *n = &page->nodes[i];
        if (n->tag == ART_TAG_A && to_person(art_page_attribute(page, i, ART_ATTR_HREF)))
            link_end = n->end;
        if (n->tag != ART_TAG_TEXT || !art_view_trim(n->u.text).size ||
            art_tag_flags[page->nodes[n->parent].tag] & ART_IS_DROPPED)
            continue;
        uint32_t around = art_page_block_parent(page, i);
        if (text.size)
            art_buffer_add_view(&text, around == block ? ART_VIEW(" ") : ART_VIEW(" | "));
        block = around;
        art_buffer_add_squeezed(&text, n->u.text);
        if (i < link_end) {
            if (links.size)
                art_buffer_add_view(&links, ART_VIEW(" ; "));
            art_buffer_add_squeezed(&links, n->u.text);
        }
    }
    if (text.failed || links.failed)
        return (art_view){NULL, 0};
    return links.size ? (art_view){links.data, links.size} : (art_view){text.data, text.size};
}

/* --- visible markup --- */

/* What a token of a class, id or data-testid attribute says of a small element. */
typedef struct class_rule {
    const char *part; /* of the value, in lower case */
    article_field field;
} class_rule;

static const class_rule class_rules[] = {
    {"byline", ARTICLE_AUTHOR},  {"author", ARTICLE_AUTHOR}, {"autor", ARTICLE_AUTHOR},
    {"writer", ARTICLE_AUTHOR},  {"auteur", ARTICLE_AUTHOR}, {"username", ARTICLE_AUTHOR},
    {"published", ARTICLE_DATE}, {"pubdate", ARTICLE_DATE},  {"publish", ARTICLE_DATE},
    {"date", ARTICLE_DATE},      {"datum", ARTICLE_DATE},    {"timestamp", ARTICLE_DATE},
    {"posted", ARTICLE_DATE},    {"time", ARTICLE_DATE},     {"fecha", ARTICLE_DATE},
    {"dateline", ARTICLE_DATE},  {"meta", ARTICLE_DATE},     {"info", ARTICLE_DATE},
};

typedef struct scan {
    uint32_t author; /* node of the last itemprop or rel=author */
    unsigned group;  /* of authors that stand together */
    const art_page *page;
    art_facts *facts;
    uint32_t title;   /* node of the headline, ART_NO_NODE before it is found */
    unsigned visible; /* texts read behind it */
    bool labelled;    /* the last of them was a label such as "By": a name is next */
} scan;

/* Parts of a page that speak of other things than the article. */
static bool is_elsewhere(const scan *s, uint32_t node)
{
    const art_node *n = &s->page->nodes[node];
    if (n->tag == ART_TAG_NAV || n->tag == ART_TAG_ASIDE || n->tag == ART_TAG_FOOTER)
        return n->end - node < s->page->count / 2;
    if (n->tag == ART_TAG_BODY || n->tag == ART_TAG_MAIN || n->tag == ART_TAG_ARTICLE ||
        n->tag == ART_TAG_HTML || s->title == ART_NO_NODE)
        return false;
    art_view id = art_page_attribute(s->page, node, ART_ATTR_ID);
    art_view class = art_page_attribute(s->page, node, ART_ATTR_CLASS);
    return n->end - node > 20 && n->end - node < s->page->count / 2 &&
           (art_lexicon_comments(id) || art_lexicon_comments(class));
}

static bool add_date(scan *s, article_field field, art_source source, art_view text)
{
    char date[ART_DATE_SIZE];
    size_t size = art_date_find(text, date);
    return !size || art_facts_add(s->facts, field, source, 0, (art_view){date, size});
}

/* Authors that stand far from each other wrote different things, such as the posts of a forum. */
static unsigned author_group(scan *s, uint32_t node)
{
    if (node - s->author > NEAR_NODES)
        s->group++;
    s->author = node;
    return s->group;
}

/* itemprop: the value is in content or datetime, else it is the text. */
static bool read_itemprop(scan *s, uint32_t node)
{
    const art_page *page = s->page;
    art_view prop = art_page_attribute(page, node, ART_ATTR_ITEMPROP);
    if (!prop.size || page->nodes[node].tag == ART_TAG_META)
        return true;
    art_view value = art_page_attribute(page, node, ART_ATTR_CONTENT);
    if (!value.size)
        value = art_page_attribute(page, node, ART_ATTR_DATETIME);
    if (has_word(prop, "headline"))
        return art_facts_add(s->facts, ARTICLE_TITLE, ART_SOURCE_ITEMPROP, 0,
                             value.size ? value : short_text(page, node, s->facts->arena));
    if (has_word(prop, "author") || has_word(prop, "creator")) {
        for (uint32_t i = node + 1; i < page->nodes[node].end && i - node < SHORT_NODES; i++)
            if (has_word(art_page_attribute(page, i, ART_ATTR_ITEMPROP), "name")) {
                value = art_page_attribute(page, i, ART_ATTR_CONTENT);
                node = i;
                break;
            }
        return art_facts_add(s->facts, ARTICLE_AUTHOR, ART_SOURCE_ITEMPROP, author_group(s, node),
                             value.size ? value : byline_text(page, node, s->facts->arena));
    }
    article_field field = has_word(prop, "datePublished")  ? ARTICLE_DATE
                          : has_word(prop, "dateModified") ? ARTICLE_MODIFIED
                                                           : ARTICLE_FIELD_COUNT;
    if (field == ARTICLE_FIELD_COUNT)
        return true;
    return add_date(s, field, ART_SOURCE_ITEMPROP,
                    value.size ? value : short_text(page, node, s->facts->arena));
}

/* <time>, rel=author, h1 */
static bool read_markup(scan *s, uint32_t node)
{
    const art_page *page = s->page;
    art_arena *arena = s->facts->arena;
    art_view rel = art_page_attribute(page, node, ART_ATTR_REL);
    switch (page->nodes[node].tag) {
    case ART_TAG_TIME: {
        art_view value = art_page_attribute(page, node, ART_ATTR_DATETIME);
        art_view class = art_page_attribute(page, node, ART_ATTR_CLASS);
        bool updated = art_view_find_nocase(class, ART_VIEW("updated")) != SIZE_MAX &&
                       art_view_find_nocase(class, ART_VIEW("published")) == SIZE_MAX;
        return add_date(s, updated ? ARTICLE_MODIFIED : ARTICLE_DATE, ART_SOURCE_MARKUP,
                        value.size ? value : short_text(page, node, arena));
    }
    case ART_TAG_H1: {
        art_view text = short_text(page, node, arena);
        if (text.size && s->title == ART_NO_NODE)
            s->title = node;
        return art_facts_add(s->facts, ARTICLE_TITLE, ART_SOURCE_MARKUP, 0, text);
    }
    case ART_TAG_A:
    case ART_TAG_LINK:
        if (has_word(rel, "license"))
            return art_facts_add(s->facts, ARTICLE_LICENSE, ART_SOURCE_MARKUP, 0,
                                 art_page_attribute(page, node, ART_ATTR_HREF));
        if (page->nodes[node].tag == ART_TAG_A && has_word(rel, "author"))
            return art_facts_add(s->facts, ARTICLE_AUTHOR, ART_SOURCE_MARKUP, author_group(s, node),
                                 short_text(page, node, arena));
        if (page->nodes[node].tag == ART_TAG_A &&
            art_view_find_nocase(art_page_attribute(page, node, ART_ATTR_HREF),
                                 ART_VIEW("creativecommons.org/licenses/")) != SIZE_MAX)
            return art_facts_add(s->facts, ARTICLE_LICENSE, ART_SOURCE_VISIBLE, 0,
                                 art_page_attribute(page, node, ART_ATTR_HREF));
        return true;
    default:
        return true;
    }
}

static bool read_class(scan *s, uint32_t node)
{
    static const art_attr attributes[] = {ART_ATTR_CLASS, ART_ATTR_ID, ART_ATTR_DATA_TESTID};
    bool done[ARTICLE_FIELD_COUNT] = {false};
    for (size_t a = 0; a < sizeof attributes / sizeof *attributes; a++) {
        art_view value = art_page_attribute(s->page, node, attributes[a]);
        value.size = value.size < NAMES_BYTES ? value.size : NAMES_BYTES;
        for (size_t i = 0; value.size && i < sizeof class_rules / sizeof *class_rules; i++) {
            article_field field = class_rules[i].field;
            if (done[field] || s->facts->taken[field][ART_SOURCE_CLASS] >= ART_FACTS_MAX ||
                art_view_find_nocase(value, art_view_of(class_rules[i].part)) == SIZE_MAX)
                continue;
            done[field] = true;
            art_view text = field == ARTICLE_AUTHOR ? byline_text(s->page, node, s->facts->arena)
                                                    : short_text(s->page, node, s->facts->arena);
            if (!text.size)
                continue;
            bool fine = field == ARTICLE_DATE
                            ? add_date(s, field, ART_SOURCE_CLASS, text)
                            : art_facts_add(s->facts, field, ART_SOURCE_CLASS, 0, text);
            if (!fine)
                return false;
        }
    }
    return true;
}

/* Does this text stand at the beginning or the end of <title>? Then it is the headline of a page
 * without heading elements. */
static bool is_in_title(const scan *s, uint32_t node, art_view text)
{
    const art_fact *title = art_facts_first(s->facts, ARTICLE_TITLE, ART_SOURCE_WEAK);
    if (!title || text.size > title->text.size || node < s->page->body ||
        s->page->nodes[s->page->nodes[node].parent].tag == ART_TAG_A)
        return false;
    const char *end = title->text.data + title->text.size;
    return (!memcmp(title->text.data, text.data, text.size) ||
            !memcmp(end - text.size, text.data, text.size)) &&
           art_word_count(text) >= 4;
}

/* A text soon behind the title: a date, or "By Jane Doe"; or the title itself. */
static bool read_visible(scan *s, uint32_t node)
{
    art_view text = art_view_trim(s->page->nodes[node].u.text);
    if (s->title == ART_NO_NODE && text.size && is_in_title(s, node, text)) {
        s->title = node;
        return art_facts_add(s->facts, ARTICLE_TITLE, ART_SOURCE_VISIBLE, 0, text);
    }
    if (s->title == ART_NO_NODE || node < s->page->nodes[s->title].end || !text.size ||
        s->visible >= NEAR_TEXTS)
        return true;
    s->visible++;
    bool labelled = s->labelled;
    s->labelled = text.size < NEAR_BYTES && art_author_label(text);
    if (text.size > NEAR_BYTES)
        return true;
    art_view name = art_author_byline(text);
    uint32_t parent = s->page->nodes[node].parent;
    if (!name.size && (labelled || to_person(art_page_attribute(s->page, parent, ART_ATTR_HREF))))
        name = text;
    if (name.size && !art_facts_add(s->facts, ARTICLE_AUTHOR, ART_SOURCE_VISIBLE, s->visible, name))
        return false;
    return add_date(s, ARTICLE_DATE, ART_SOURCE_VISIBLE, text);
}

/* --- the page --- */

static bool read_head_element(const art_page *page, uint32_t node, art_facts *facts)
{
    art_view rel = art_page_attribute(page, node, ART_ATTR_REL);
    art_view href = art_page_attribute(page, node, ART_ATTR_HREF);
    switch (page->nodes[node].tag) {
    case ART_TAG_META:
        return read_meta(page, node, facts);
    case ART_TAG_LINK:
        if (has_word(rel, "canonical"))
            return art_facts_add(facts, ARTICLE_URL, ART_SOURCE_JSONLD, 0, href);
        if (has_word(rel, "image_src"))
            return art_facts_add(facts, ARTICLE_IMAGE, ART_SOURCE_MARKUP, 0, href);
        return true;
    case ART_TAG_TITLE: {
        bool in_head = page->nodes[node].parent == page->head;
        bool has_text = page->nodes[node].end > node + 1;
        return !in_head || !has_text ||
               art_facts_add(facts, ARTICLE_TITLE, ART_SOURCE_WEAK, 0,
                             page->nodes[node + 1].u.text);
    }
    case ART_TAG_HTML:
    case ART_TAG_BODY:
        return art_facts_add(facts, ARTICLE_LANGUAGE, ART_SOURCE_MARKUP, 0,
                             art_page_attribute(page, node, ART_ATTR_LANG)) &&
               art_facts_add(facts, ARTICLE_DIR, ART_SOURCE_MARKUP, 0,
                             art_page_attribute(page, node, ART_ATTR_DIR));
    default:
        return true;
    }
}

bool art_gather_html(const art_page *page, art_facts *facts)
{
    scan s = {.page = page, .facts = facts, .title = ART_NO_NODE};
    for (uint32_t i = 0; i < page->count;) {
        const art_node *n = &page->nodes[i];
        if (n->tag == ART_TAG_TEXT) {
            if (!read_visible(&s, i))
                return false;
            i++;
            continue;
        }
        if (!read_head_element(page, i, facts))
            return false;
        if (n->tag == ART_TAG_SCRIPT || n->tag == ART_TAG_STYLE || is_elsewhere(&s, i)) {
            i = n->end;
            continue;
        }
        if (!read_itemprop(&s, i) || !read_markup(&s, i) ||
            (n->tag != ART_TAG_BODY && n->tag != ART_TAG_HTML && !read_class(&s, i)))
            return false;
        i++;
    }
    return facts->arena->budget->failure == ART_FAILURE_NONE;
}

/* --- plain text --- */

enum {
    PLAIN_FIRST = 8, /* paragraphs among which the title is */
    PLAIN_WORDS_MIN = 3,
    PLAIN_WORDS_MAX = 20
};

static bool ends_sentence(art_view text)
{
    char last = text.size ? text.data[text.size - 1] : '.';
    return last == '.' || last == ',' || last == ';' || last == ':';
}

/* Text of paragraph number index; false behind the last one. */
static bool paragraph(const art_page *page, size_t index, art_view *text)
{
    size_t node = 2 + 2 * index; /* html and body, then a p and its text each */
    if (node + 1 >= page->count)
        return false;
    *text = art_view_trim(page->nodes[node + 1].u.text);
    return true;
}

bool art_gather_plain(const art_page *page, art_facts *facts)
{
    art_view text, best = {NULL, 0};
    size_t candidate_words[PLAIN_FIRST] = {0}, longest_after = 0;
    for (size_t i = 0; paragraph(page, i, &text); i++) {
        size_t words =
            i < PLAIN_FIRST || longest_after <= PLAIN_WORDS_MAX ? art_word_count(text) : 0;
        if (i < PLAIN_FIRST && words >= PLAIN_WORDS_MIN && words <= PLAIN_WORDS_MAX &&
            !ends_sentence(text) && !art_author_byline(text).data)
            candidate_words[i] = words;
        longest_after = words > longest_after ? words : longest_after;
        if (longest_after > PLAIN_WORDS_MAX && i >= PLAIN_FIRST)
            break;
    }
    size_t most = 0, at = 0;
    for (size_t i = 0; i < PLAIN_FIRST; i++)
        if (candidate_words[i] > most) {
            most = candidate_words[i];
            at = i;
        }
    if (!most || longest_after <= most)
        return true;
    (void)paragraph(page, at, &best);
    if (!art_facts_add(facts, ARTICLE_TITLE, ART_SOURCE_VISIBLE, 0, best))
        return false;
    for (size_t i = at; i < at + 4 && paragraph(page, i, &text); i++) {
        art_view name = art_author_byline(text);
        if (name.size && name.size < NEAR_BYTES)
            return art_facts_add(facts, ARTICLE_AUTHOR, ART_SOURCE_VISIBLE, 0, name);
    }
    return true;
}
