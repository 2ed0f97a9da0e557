#include "article/metadata_gather.h"

#include "article/jsonld.h"
#include "article/metadata_author.h"
#include "article/metadata_date.h"
#include "article/metadata_names.h"

enum {
    SHORT_NODES = 80,   /* an element with more nodes is no byline */
    SHORT_BYTES = 1000, /* nor one with more text, markup's white space included */
    NEAR_TEXTS = 40,    /* so many texts behind the headline are near it */
    NEAR_BYTES = 160,
    BYLINE_TEXTS = 12, /* a byline is among so many texts behind the headline */
    LABEL_NODES = 4,   /* a label stands at most so far before what it labels */
    LINK_BYTES = 400,
    GROUP_NODES = 30, /* authors of one text are not further from each other */
    LOOKS = 500,      /* elements of all kinds whose text is looked at: it bounds the time */
    TRIES = 60,       /* elements of one kind whose text is looked at */
    SECONDS_H2 = 6,   /* so many h2 are noted */
    PART_LEAST = 24,  /* smaller parts are rather the article's own */
    BEFORE_TEXTS = 4, /* so many texts before the headline are near it, too */
    SAMPLE_LEAST = 40 /* shorter texts are menus and labels, often in another language */
};

typedef struct scan {
    const art_page *page;
    art_gathered *out;
    art_facts *facts;
    art_jsonld jsonld;
    art_names names;
    art_view title; /* what <title> says */
    art_word_set title_words;
    double agreement;              /* of the headline so far with it */
    uint32_t headline_end;         /* behind the headline; ART_NO_NODE before it is found */
    unsigned near;                 /* texts seen behind it */
    bool labelled;                 /* the last of them was a label such as "By": a name is next */
    uint32_t last;                 /* the last text that is not blank */
    uint32_t before[BEFORE_TEXTS]; /* the last texts, a ring */
    unsigned texts;
    uint32_t next_h1;   /* the first h1 behind what was read */
    uint32_t elsewhere; /* end of a part that speaks of other things */
    uint32_t author;    /* node of the last itemprop or rel=author */
    unsigned group;     /* of authors that stand together */
    unsigned tries[ARTICLE_FIELD_COUNT], seconds, looks;
    bool order_known;
    bool names_author; /* twitter:data1 is the author */
} scan;

/* --- attributes and texts --- */

/* The attributes that an element has, as bits. */
typedef uint64_t mask;
_Static_assert(ART_ATTR_COUNT <= 64, "one bit for every attribute");
#define BIT(name) ((mask)1 << ART_ATTR_##name)

static mask attributes_of(const art_node *node)
{
    mask bits = 0;
    for (uint32_t i = 0; i < node->attribute_count; i++)
        bits |= (mask)1 << node->u.attributes[i].name;
    return bits;
}

static art_view attribute(const scan *s, uint32_t node, art_attr name)
{
    return art_page_attribute(s->page, node, name);
}

/* Is word one of the words, parted by white space, of an attribute? */
static bool has_word(art_view value, const char *word)
{
    art_view w = art_view_of(word);
    for (size_t i = 0; i < value.size;) {
        size_t end = i;
        while (end < value.size && !art_is_space(value.data[end]))
            end++;
        if (art_view_equal_nocase((art_view){value.data + i, end - i}, w))
            return true;
        i = end + 1;
    }
    return false;
}

static bool add(scan *s, article_field field, art_place place, const char *key, uint32_t node,
                art_view text)
{
    if (!text.size)
        return true;
    return art_facts_add(s->facts, art_candidate_find(field, place, art_view_of(key)), 0, node,
                         text);
}

/* The text of a small element; empty for a large one, or when there is no memory. */
static art_view short_text(scan *s, uint32_t node)
{
    const art_view none = {NULL, 0};
    const art_page *page = s->page;
    size_t size = 0;
    if (page->nodes[node].end - node > SHORT_NODES || s->looks++ >= LOOKS)
        return none;
    for (uint32_t i = node; i < page->nodes[node].end; i++)
        if (page->nodes[i].tag == ART_TAG_TEXT)
            size += page->nodes[i].u.text.size;
    if (!size || size > SHORT_BYTES)
        return none;
    art_buffer text;
    art_buffer_init(&text, s->facts->arena);
    art_page_text(page, node, &text);
    return text.failed ? none : (art_view){text.data, text.size};
}

/* Does this link lead to the page of an author, or at least of a person? Words of the address are
 * looked at where they begin. */
static bool to_person(art_view href, bool author)
{
    static const char *const parts[] = {"author", "autor",  "auteur", "contribut", "by/",
                                        "writer", "people", "staff/", "profile",   "profil",
                                        "user",   "team/",  "person", "redakt",    "bio/"};
    enum {
        AUTHOR_PARTS = 6 /* the first of them */
    };
    size_t count = author ? AUTHOR_PARTS : sizeof parts / sizeof *parts;
    href.size = href.size < LINK_BYTES ? href.size : LINK_BYTES;
    for (size_t at = 0; at + 1 < href.size; at++) {
        if (art_is_alnum(href.data[at]))
            continue;
        art_view rest = {href.data + at + 1, href.size - at - 1};
        for (size_t i = 0; i < count; i++)
            if (parts[i][0] == art_lower(rest.data[0]) &&
                art_view_starts_nocase(rest, art_view_of(parts[i])))
                return true;
    }
    return false;
}

/*
 * The text of a small element that names authors: the links to their pages, where there are such,
 * else all of it, with a bar between blocks (where a name ends) and a space between elements.
 */
static art_view byline_text(scan *s, uint32_t node)
{
    const art_page *page = s->page;
    art_buffer text, links;
    if (page->nodes[node].end - node > SHORT_NODES || s->looks++ >= LOOKS)
        return (art_view){NULL, 0};
    art_buffer_init(&text, s->facts->arena);
    art_buffer_init(&links, s->facts->arena);
    uint32_t block = ART_NO_NODE, link_end = 0;
    for (uint32_t i = node; i < page->nodes[node].end && text.size < SHORT_BYTES; i++) {
        const art_node *n = &page->nodes[i];
        if (n->tag == ART_TAG_A && to_person(attribute(s, i, ART_ATTR_HREF), false))
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
    if (text.failed || links.failed || text.size >= SHORT_BYTES)
        return (art_view){NULL, 0};
    return links.size ? (art_view){links.data, links.size} : (art_view){text.data, text.size};
}

/* --- dates --- */

/* 3/4/2020 is the 4th of March where the page says that its English is that of the United States.
 */
static void learn_order(scan *s)
{
    static const art_place places[] = {ART_PLACE_ELEMENT, ART_PLACE_META};
    static const char *const keys[] = {"lang", "og:locale"};
    s->order_known = true;
    for (size_t i = 0; i < 2; i++) {
        const art_fact *said = art_facts_first(
            s->facts, art_candidate_find(ARTICLE_LANGUAGE, places[i], art_view_of(keys[i])));
        if (said && art_view_starts_nocase(said->text, ART_VIEW("en")) && said->text.size == 5 &&
            art_lower(said->text.data[3]) == 'u' && art_lower(said->text.data[4]) == 's')
            s->out->order = ART_DATE_MONTH_FIRST;
    }
}

/* The text right before a node; empty where none is near. */
static art_view text_before(const scan *s, uint32_t node)
{
    if (s->last == ART_NO_NODE || node - s->last > LABEL_NODES)
        return (art_view){NULL, 0};
    return s->page->nodes[s->last].u.text;
}

/* Adds the dates of a text: those with a label as what the label says, others as candidate. */
static bool add_dates(scan *s, const art_candidate *candidate, uint32_t node, art_view text)
{
    art_view before = text_before(s, node);
    if (!s->order_known)
        learn_order(s);
    for (int round = 0; round < 3 && text.size; round++) {
        art_date date;
        if (!art_date_find(text, s->out->order, &date))
            return true;
        if (date.begin)
            before = (art_view){text.data, date.begin};
        const art_candidate *as = art_date_labelled(before, candidate);
        if (!art_facts_add(s->facts, as, 0, node, (art_view){date.text, date.size}))
            return false;
        text = (art_view){text.data + date.end, text.size - date.end};
        before = (art_view){NULL, 0};
    }
    return true;
}

/* --- head --- */

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

/* The first of the names in an attribute, parted by white space, that we ask for. */
static const art_candidate *named_in(art_place place, art_view names)
{
    const art_candidate *candidate = NULL;
    for (size_t i = 0; i < names.size && !candidate;) {
        size_t end = i;
        while (end < names.size && !art_is_space(names.data[end]))
            end++;
        if (end > i)
            candidate =
                art_candidate_find(ARTICLE_FIELD_COUNT, place, (art_view){names.data + i, end - i});
        i = end + 1;
    }
    return candidate;
}

static bool read_meta(scan *s, uint32_t node)
{
    static const art_view data = {"twitter:data1", 13};
    static const art_attr names[] = {ART_ATTR_PROPERTY, ART_ATTR_NAME, ART_ATTR_ITEMPROP,
                                     ART_ATTR_HTTP_EQUIV};
    art_view content = attribute(s, node, ART_ATTR_CONTENT);
    for (size_t n = 0; content.size && n < sizeof names / sizeof *names; n++) {
        art_view name = attribute(s, node, names[n]);
        const art_candidate *candidate = named_in(ART_PLACE_META, name);
        if (art_view_equal_nocase(name, ART_VIEW("twitter:label1")))
            s->names_author = is_author_label(content);
        if (candidate && (s->names_author || !art_view_equal(candidate->key, data)))
            return art_facts_add(s->facts, candidate, 0, node, content);
    }
    return true;
}

static bool read_jsonld(scan *s, uint32_t node)
{
    const art_page *page = s->page;
    if (!art_view_starts_nocase(attribute(s, node, ART_ATTR_TYPE), ART_VIEW("application/ld+json")))
        return true;
    for (uint32_t i = node + 1; i < page->nodes[node].end; i++)
        if (page->nodes[i].tag == ART_TAG_TEXT &&
            !art_jsonld_read(&s->jsonld, page->nodes[i].u.text, i, s->facts))
            return false;
    return true;
}

static bool read_title(scan *s, uint32_t node)
{
    const art_node *n = &s->page->nodes[node];
    if (n->parent != s->page->head || n->end == node + 1)
        return true;
    if (!add(s, ARTICLE_TITLE, ART_PLACE_ELEMENT, "title", node, n[1].u.text))
        return false;
    if (!s->title.size && s->facts->count) {
        s->title = s->facts->items[s->facts->count - 1].text;
        art_word_set_of(s->title, &s->title_words);
    }
    return true;
}

static bool read_root(scan *s, uint32_t node)
{
    return add(s, ARTICLE_LANGUAGE, ART_PLACE_ELEMENT, "lang", node,
               attribute(s, node, ART_ATTR_LANG)) &&
           add(s, ARTICLE_DIR, ART_PLACE_ELEMENT, "dir", node, attribute(s, node, ART_ATTR_DIR));
}

/* --- links --- */

/* Authors that stand far from each other wrote different things, such as the posts of a forum. */
static unsigned author_group(scan *s, uint32_t node)
{
    if (node - s->author > GROUP_NODES)
        s->group++;
    s->author = node;
    return s->group;
}

static bool read_license(scan *s, uint32_t node, art_view rel, art_view href)
{
    if (has_word(rel, "license"))
        return add(s, ARTICLE_LICENSE, ART_PLACE_LINK, "license", node, href);
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
        return add(s, ARTICLE_LICENSE, ART_PLACE_TEXT, "creativecommons.org", node, href);
    return true;
}

static bool read_link(scan *s, uint32_t node)
{
    art_view rel = attribute(s, node, ART_ATTR_REL), href = attribute(s, node, ART_ATTR_HREF);
    if (has_word(rel, "canonical"))
        return add(s, ARTICLE_URL, ART_PLACE_LINK, "canonical", node, href);
    if (has_word(rel, "image_src"))
        return add(s, ARTICLE_IMAGE, ART_PLACE_LINK, "image_src", node, href);
    return read_license(s, node, rel, href);
}

static bool read_anchor(scan *s, uint32_t node, mask has)
{
    art_view rel = {NULL, 0}, href = attribute(s, node, ART_ATTR_HREF);
    if (has & BIT(REL))
        rel = attribute(s, node, ART_ATTR_REL);
    if (rel.size && node >= s->elsewhere && has_word(rel, "author"))
        return art_facts_add(s->facts,
                             art_candidate_find(ARTICLE_AUTHOR, ART_PLACE_LINK, ART_VIEW("author")),
                             author_group(s, node), node, short_text(s, node));
    if (rel.size && node >= s->elsewhere && has_word(rel, "tag") && !has_word(rel, "category"))
        return add(s, ARTICLE_TAGS, ART_PLACE_LINK, "tag", node, short_text(s, node));
    return read_license(s, node, rel, href);
}

/* --- headings --- */

/* How much a heading agrees with <title>, both ways: a single common word makes no headline. */
static double agreement(const scan *s, art_view text)
{
    art_word_set words;
    if (!s->title.size)
        return 0.01; /* the first heading will do */
    art_word_set_of(text, &words);
    return art_word_set_shared(&words, &s->title_words) *
           art_word_set_shared(&s->title_words, &words);
}

/* A heading of parts, such as a kicker and the headline: each part is noted, too. */
static bool read_parts(scan *s, uint32_t node)
{
    const art_page *page = s->page;
    for (uint32_t i = node + 1; i < page->nodes[node].end;) {
        const art_node *n = &page->nodes[i];
        art_view text = n->tag == ART_TAG_TEXT ? art_view_trim(n->u.text) : short_text(s, i);
        bool whole = i == node + 1 && n->end == page->nodes[node].end;
        if (whole && n->tag == ART_TAG_TEXT)
            return true;
        if (whole) { /* but a wrapper around the parts */
            i++;
            continue;
        }
        if (!add(s, ARTICLE_TITLE, ART_PLACE_ELEMENT, "part of h1", node, text))
            return false;
        i = n->end;
    }
    return true;
}

/* Dates right before the headline. */
static bool read_before(scan *s)
{
    unsigned count = s->texts < BEFORE_TEXTS ? s->texts : BEFORE_TEXTS;
    uint32_t last = s->last;
    for (unsigned i = 0; i < count; i++) {
        uint32_t node = s->before[(s->texts - count + i) % BEFORE_TEXTS];
        art_view text = art_view_trim(s->page->nodes[node].u.text);
        s->last = i ? s->before[(s->texts - count + i - 1) % BEFORE_TEXTS] : ART_NO_NODE;
        if (text.size <= NEAR_BYTES &&
            !add_dates(s, art_candidate_find(ARTICLE_DATE, ART_PLACE_TEXT, ART_VIEW("date")), node,
                       text))
            return false;
    }
    s->last = last;
    return true;
}

static bool read_heading(scan *s, uint32_t node, art_tag tag)
{
    if (tag == ART_TAG_H2 && s->seconds++ >= SECONDS_H2)
        return true;
    art_view text = short_text(s, node);
    if (!text.size)
        return true;
    double agrees = agreement(s, text);
    bool first = s->out->headline == ART_NO_NODE;
    if (agrees > s->agreement || (first && tag == ART_TAG_H1)) {
        s->agreement = agrees;
        s->out->headline = node;
        s->headline_end = s->page->nodes[node].end;
        s->near = 0;
        s->labelled = false;
        s->out->sample_count = s->out->sample_bytes = 0; /* what stands before it is menus */
        if (!read_before(s))
            return false;
    }
    if (!add(s, ARTICLE_TITLE, ART_PLACE_ELEMENT, tag == ART_TAG_H1 ? "h1" : "h2", node, text))
        return false;
    return tag != ART_TAG_H1 || read_parts(s, node);
}

/* --- <time>, microdata, class names --- */

/* Where a machine finds the time of an element: datetime, or data attributes. */
static art_view stamp_of(const scan *s, uint32_t node, mask has)
{
    static const art_attr names[] = {
        ART_ATTR_DATETIME,  ART_ATTR_DATA_DATETIME, ART_ATTR_DATA_TIME, ART_ATTR_DATA_TIMESTAMP,
        ART_ATTR_DATA_DATE, ART_ATTR_DATA_EPOCH,    ART_ATTR_DATA_UTIME};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (has >> names[i] & 1) {
            art_view value = attribute(s, node, names[i]);
            if (value.size)
                return value;
        }
    return (art_view){NULL, 0};
}

static bool read_time(scan *s, uint32_t node, mask has)
{
    art_view value = stamp_of(s, node, has);
    art_view class = attribute(s, node, ART_ATTR_CLASS);
    bool updated = art_view_find_nocase(class, ART_VIEW("updated")) != SIZE_MAX &&
                   art_view_find_nocase(class, ART_VIEW("published")) == SIZE_MAX;
    if (s->tries[ARTICLE_MODIFIED]++ >= TRIES)
        return true;
    return add_dates(s,
                     art_candidate_find(updated ? ARTICLE_MODIFIED : ARTICLE_DATE,
                                        ART_PLACE_ELEMENT, ART_VIEW("time")),
                     node, value.size ? value : short_text(s, node));
}

/* Microdata, or the same in RDFa ("schema:datePublished"): the value is in content or datetime,
 * else it is the text. */
static bool read_itemprop(scan *s, uint32_t node, mask has)
{
    const art_page *page = s->page;
    static const art_view prefix = {"schema:", 7};
    bool rdfa = !(has & BIT(ITEMPROP));
    art_view prop = attribute(s, node, rdfa ? ART_ATTR_PROPERTY : ART_ATTR_ITEMPROP);
    if (rdfa && art_view_starts_nocase(prop, prefix))
        prop = (art_view){prop.data + prefix.size, prop.size - prefix.size};
    const art_candidate *candidate = named_in(ART_PLACE_ITEMPROP, prop);
    if (!candidate)
        return true;
    art_view value = {NULL, 0};
    if (has & BIT(CONTENT))
        value = attribute(s, node, ART_ATTR_CONTENT);
    if (!value.size)
        value = stamp_of(s, node, has);
    switch (candidate->field) {
    case ARTICLE_DATE:
    case ARTICLE_MODIFIED:
        return add_dates(s, candidate, node, value.size ? value : short_text(s, node));
    case ARTICLE_IMAGE:
        value = value.size ? value : attribute(s, node, ART_ATTR_SRC);
        value = value.size ? value : attribute(s, node, ART_ATTR_HREF);
        return art_facts_add(s->facts, candidate, 0, node, value);
    case ARTICLE_AUTHOR:
        for (uint32_t i = node + 1; i < page->nodes[node].end && i - node < SHORT_NODES; i++)
            if (has_word(attribute(s, i, ART_ATTR_ITEMPROP), "name")) {
                value = attribute(s, i, ART_ATTR_CONTENT);
                node = i;
                break;
            }
        return art_facts_add(s->facts, candidate, author_group(s, node), node,
                             value.size ? value : byline_text(s, node));
    default:
        return art_facts_add(s->facts, candidate, 0, node,
                             value.size ? value : short_text(s, node));
    }
}

static bool read_named(scan *s, uint32_t node, mask has, const art_named *named)
{
    if (named->author && s->tries[ARTICLE_AUTHOR] < TRIES) {
        s->tries[ARTICLE_AUTHOR]++;
        if (!art_facts_add(s->facts, named->author, 0, node, byline_text(s, node)))
            return false;
    }
    const art_candidate *date = named->modified ? named->modified : named->date;
    if (date && s->page->nodes[node].tag != ART_TAG_TIME && s->tries[ARTICLE_DATE] < TRIES) {
        s->tries[ARTICLE_DATE]++;
        art_view value = stamp_of(s, node, has);
        return add_dates(s, date, node, value.size ? value : short_text(s, node));
    }
    return true;
}

/* --- texts --- */

/* Does this text stand at the beginning or the end of <title>? Then it is the headline of a page
 * without heading elements. */
static bool is_in_title(const scan *s, uint32_t node, art_view text)
{
    if (text.size > s->title.size || text.size < 8 || node < s->page->body)
        return false;
    const char *end = s->title.data + s->title.size;
    if (memcmp(s->title.data, text.data, text.size) != 0 &&
        memcmp(end - text.size, text.data, text.size) != 0)
        return false;
    return s->page->nodes[s->page->nodes[node].parent].tag != ART_TAG_A &&
           art_word_count(text) >= 4;
}

/* A text soon behind the headline: a date, or "By Jane Doe". */
static bool read_near(scan *s, uint32_t node, art_view text)
{
    s->near++;
    bool labelled = s->labelled;
    s->labelled = text.size < NEAR_BYTES && art_author_label(text);
    if (text.size > NEAR_BYTES)
        return true;
    if (s->near <= BYLINE_TEXTS) {
        art_view name = art_author_byline(text);
        bool by = name.size > 0 || labelled;
        uint32_t parent = s->page->nodes[node].parent;
        if (!name.size && (labelled || to_person(attribute(s, parent, ART_ATTR_HREF), true)))
            name = text;
        if (!add(s, ARTICLE_AUTHOR, ART_PLACE_TEXT, by ? "by" : "link to an author", node, name))
            return false;
    }
    return add_dates(s, art_candidate_find(ARTICLE_DATE, ART_PLACE_TEXT, ART_VIEW("date")), node,
                     text);
}

static bool read_text(scan *s, uint32_t node)
{
    art_view text = art_view_trim(s->page->nodes[node].u.text);
    if (!text.size)
        return true;
    bool fine = true;
    if (s->headline_end == ART_NO_NODE && is_in_title(s, node, text)) {
        s->out->headline = node;
        s->headline_end = node + 1;
        fine = add(s, ARTICLE_TITLE, ART_PLACE_TEXT, "headline", node, text);
    } else if (s->headline_end != ART_NO_NODE && node >= s->headline_end && s->near < NEAR_TEXTS) {
        fine = read_near(s, node, text);
    }
    s->last = node;
    s->before[s->texts++ % BEFORE_TEXTS] = node;
    art_gathered *out = s->out;
    if (text.size >= SAMPLE_LEAST && out->sample_count < ART_SAMPLE_TEXTS &&
        out->sample_bytes < ART_SAMPLE_BYTES && node > s->page->body) {
        size_t left = ART_SAMPLE_BYTES - out->sample_bytes;
        text.size = text.size < left ? text.size : left;
        out->sample[out->sample_count++] = text;
        out->sample_bytes += text.size;
    }
    return fine;
}

/* --- the page --- */

/* May this element be a part of the page that speaks of other things than the article? A frame
 * around most of the page, around an h1 or around a few words is none, whatever it is called. */
static bool is_part(scan *s, uint32_t node)
{
    uint32_t end = s->page->nodes[node].end;
    if (end - node >= s->page->count / 2 || end - node < PART_LEAST)
        return false;
    if (s->next_h1 < node)
        s->next_h1 = node;
    while (s->next_h1 < s->page->count && s->page->nodes[s->next_h1].tag != ART_TAG_H1)
        s->next_h1++;
    return s->next_h1 >= end;
}

static bool read_element(scan *s, uint32_t node)
{
    const art_node *n = &s->page->nodes[node];
    mask has = attributes_of(n);
    art_named named = {.elsewhere = false};
    bool ours = node >= s->elsewhere && node > s->page->body;
    if (ours && has & (BIT(CLASS) | BIT(ID) | BIT(DATA_TESTID))) {
        for (uint32_t i = 0; i < n->attribute_count; i++) {
            art_attr name = n->u.attributes[i].name;
            if (name == ART_ATTR_CLASS || name == ART_ATTR_ID || name == ART_ATTR_DATA_TESTID)
                art_names_look(&s->names, n->u.attributes[i].value, &named);
        }
        if (named.elsewhere && n->tag != ART_TAG_MAIN && n->tag != ART_TAG_ARTICLE &&
            is_part(s, node)) {
            s->elsewhere = n->end;
            ours = false;
        }
    }
    bool fine = true;
    switch (n->tag) {
    case ART_TAG_META:
        return read_meta(s, node);
    case ART_TAG_SCRIPT:
        return read_jsonld(s, node);
    case ART_TAG_TITLE:
        return read_title(s, node);
    case ART_TAG_BASE:
        if (!s->out->base.size)
            s->out->base = attribute(s, node, ART_ATTR_HREF);
        return true;
    case ART_TAG_HTML:
    case ART_TAG_BODY:
        return read_root(s, node);
    case ART_TAG_LINK:
        fine = read_link(s, node);
        break;
    case ART_TAG_A:
        fine = read_anchor(s, node, has);
        break;
    case ART_TAG_H1:
    case ART_TAG_H2:
        fine = !ours || read_heading(s, node, (art_tag)n->tag);
        break;
    case ART_TAG_TIME:
        fine = !ours || read_time(s, node, has);
        break;
    case ART_TAG_NAV:
    case ART_TAG_ASIDE:
    case ART_TAG_FOOTER:
        if (ours && is_part(s, node)) {
            s->elsewhere = n->end;
            ours = false;
        }
        break;
    default:
        break;
    }
    if (fine && ours && has & (BIT(ITEMPROP) | BIT(PROPERTY)))
        fine = read_itemprop(s, node, has);
    return fine && (!ours || read_named(s, node, has, &named));
}

bool art_gather_html(const art_page *page, art_gathered *out)
{
    scan s = {.page = page,
              .out = out,
              .facts = &out->facts,
              .headline_end = ART_NO_NODE,
              .last = ART_NO_NODE};
    art_names_init(&s.names);
    out->headline = ART_NO_NODE;
    for (uint32_t i = 0; i < page->count;) {
        const art_node *n = &page->nodes[i];
        if (n->tag == ART_TAG_TEXT) {
            if (i >= s.elsewhere && !read_text(&s, i))
                return false;
            i++;
            continue;
        }
        if (!read_element(&s, i))
            return false;
        i = n->tag == ART_TAG_SCRIPT || n->tag == ART_TAG_STYLE ? n->end : i + 1;
    }
    return out->facts.arena->budget->failure == ART_FAILURE_NONE;
}
