#include "article/metadata_seen.h"

#include "article/date.h"
#include "article/metadata_head.h"

enum {
    NEAR_TEXTS = 40, /* so many texts behind the headline are near it */
    NEAR_BYTES = 160,
    SIGNATURE_BYTES = 48,
    FIRM_BYTES = 80,       /* with a colon: "Author: Jane Doe, head of something" */
    FIRM_LABEL_BYTES = 32, /* the colon is among so many of them */
    FAR_BYTES = 64,        /* dates far from the headline stand in no longer texts */
    SIGNATURE_LABEL = 5,   /* shorter labels, such as "by", also stand before other things */
    BYLINE_TEXTS = 12,     /* a byline is among so many texts behind the headline */
    PORTRAIT_TEXTS = 6,
    GROUP_NODES = 30, /* authors of one text are not further from each other */
    MENU_NODES = 100, /* what stands further before the headline belongs to a menu */
    TRIES = 60,       /* elements of one kind whose text is looked at */
    SECONDS_H2 = 6,   /* so many h2 are noted */
    SAMPLE_LEAST = 40 /* shorter texts are menus and labels, often in another language */
};

/* --- links to authors --- */

/* Authors that stand far from each other wrote different things, such as the posts of a forum. */
static unsigned author_group(art_walk *w, uint32_t node)
{
    if (node - w->author > GROUP_NODES)
        w->group++;
    w->author = node;
    return w->group;
}

bool art_seen_anchor(art_walk *w, uint32_t node, art_walk_mask has)
{
    art_view rel = {NULL, 0}, href = art_walk_attribute(w, node, ART_ATTR_HREF);
    if (has & ART_WALK_BIT(REL))
        rel = art_walk_attribute(w, node, ART_ATTR_REL);
    if (rel.size && node >= w->elsewhere && art_walk_has_word(rel, "author"))
        return art_facts_add(w->facts,
                             art_candidate_find(ARTICLE_AUTHOR, ART_PLACE_LINK, ART_VIEW("author")),
                             author_group(w, node), node, art_walk_text(w, node));
    if (rel.size && node >= w->elsewhere && art_walk_has_word(rel, "tag") &&
        !art_walk_has_word(rel, "category"))
        return art_walk_add(w, ARTICLE_TAGS, ART_PLACE_LINK, "tag", node, art_walk_text(w, node));
    return art_head_license(w, node, rel, href);
}

/* --- headings --- */

/* An h3 or h4 that agrees so much with <title> is the headline: nearly all of it. Less
 * makes headlines of sections. */
static const double SMALL_AGREES = 0.8;

/* How much a heading agrees with <title>, both ways: a single common word makes no headline. */
static double agreement(const art_walk *w, art_view text)
{
    art_word_set words;
    if (!w->title.size)
        return 0.01; /* the first heading will do */
    art_word_set_of(text, &words);
    return art_word_set_shared(&words, &w->title_words) *
           art_word_set_shared(&w->title_words, &words);
}

/* A heading of parts, such as a kicker and the headline: each part is noted, too. */
static bool read_parts(art_walk *w, uint32_t node)
{
    const art_page *page = w->page;
    for (uint32_t i = node + 1; i < page->nodes[node].end;) {
        const art_node *n = &page->nodes[i];
        art_view text = n->tag == ART_TAG_TEXT ? art_view_trim(n->u.text) : art_walk_text(w, i);
        bool whole = i == node + 1 && n->end == page->nodes[node].end;
        if (whole && n->tag == ART_TAG_TEXT)
            return true;
        if (whole) { /* but a wrapper around the parts */
            i++;
            continue;
        }
        if (!art_walk_add(w, ARTICLE_TITLE, ART_PLACE_ELEMENT, "part of h1", node, text))
            return false;
        i = n->end;
    }
    return true;
}

/* Dates right before the headline. */
static bool read_before(art_walk *w)
{
    unsigned count = w->texts < ART_WALK_BEFORE_TEXTS ? w->texts : ART_WALK_BEFORE_TEXTS;
    uint32_t last = w->last;
    for (unsigned i = 0; i < count; i++) {
        uint32_t node = w->before[(w->texts - count + i) % ART_WALK_BEFORE_TEXTS];
        art_view text = art_view_trim(w->page->nodes[node].u.text);
        w->last = i ? w->before[(w->texts - count + i - 1) % ART_WALK_BEFORE_TEXTS] : ART_NO_NODE;
        if (text.size <= NEAR_BYTES && !art_walk_add_dates(w, w->date, node, text))
            return false;
    }
    w->last = last;
    return true;
}

/* The headline is here, as far as is known: what stands near it counts. */
static bool begin_article(art_walk *w, uint32_t node, double agrees)
{
    if (w->out->headline == ART_NO_NODE) { /* dates far before it are those of menus */
        art_facts_drop_dates(w->facts, node > MENU_NODES ? node - MENU_NODES : 0);
        w->tries[ARTICLE_MODIFIED] = w->tries[ARTICLE_DATE] = 0;
    }
    w->agreement = agrees;
    w->out->headline = node;
    w->headline_end = w->page->nodes[node].end;
    w->near = 0;
    w->labelled = false;
    w->out->sample_count = w->out->sample_bytes = 0; /* what stands before it is menus */
    return read_before(w);
}

bool art_seen_small_heading(art_walk *w, uint32_t node)
{
    art_view text = art_walk_text(w, node);
    double agrees = text.size && w->title.size ? agreement(w, text) : 0;
    if (agrees < SMALL_AGREES || agrees <= w->agreement)
        return true;
    return art_walk_add(w, ARTICLE_TITLE, ART_PLACE_TEXT, "headline", node, text) &&
           begin_article(w, node, agrees);
}

bool art_seen_heading(art_walk *w, uint32_t node, art_tag tag)
{
    if (tag == ART_TAG_H2 && w->seconds++ >= SECONDS_H2)
        return true;
    art_view text = art_walk_text(w, node);
    if (!text.size)
        return true;
    double agrees = agreement(w, text);
    bool h1 = tag == ART_TAG_H1;
    bool first = h1 && w->out->headline == ART_NO_NODE;
    bool again = h1 && !first && w->page->nodes[w->out->headline].tag != ART_TAG_H1 &&
                 agrees >= w->agreement; /* a teaser before it was an h2 */
    if ((agrees > w->agreement || first || again) && !begin_article(w, node, agrees))
        return false;
    if (!art_walk_add(w, ARTICLE_TITLE, ART_PLACE_ELEMENT, h1 ? "h1" : "h2", node, text))
        return false;
    return !h1 || read_parts(w, node);
}

/* --- <time>, microdata, class names --- */

/* Where a machine finds the time of an element: datetime, or data attributes. */
static art_view stamp_of(const art_walk *w, uint32_t node, art_walk_mask has)
{
    static const art_attr names[] = {
        ART_ATTR_DATETIME,  ART_ATTR_DATA_DATETIME, ART_ATTR_DATA_TIME,  ART_ATTR_DATA_TIMESTAMP,
        ART_ATTR_DATA_DATE, ART_ATTR_DATA_EPOCH,    ART_ATTR_DATA_UTIME, ART_ATTR_TS};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (has >> names[i] & 1) {
            art_view value = art_walk_attribute(w, node, names[i]);
            if (value.size)
                return value;
        }
    return (art_view){NULL, 0};
}

bool art_seen_side_date(art_walk *w, uint32_t node, art_walk_mask has)
{
    if (w->tries[ARTICLE_DATE]++ >= TRIES)
        return true;
    bool time = w->page->nodes[node].tag == ART_TAG_TIME;
    const art_candidate *candidate =
        time ? art_candidate_find(ARTICLE_DATE, ART_PLACE_ELEMENT, ART_VIEW("time in a sidebar"))
             : art_candidate_find(ARTICLE_DATE, ART_PLACE_CLASS, ART_VIEW("date in a sidebar"));
    art_view value = stamp_of(w, node, has);
    uint32_t last = w->last;
    w->last = ART_NO_NODE; /* no label of it: the texts of a sidebar are not read */
    bool fine = art_walk_add_dates(w, candidate, node, value.size ? value : art_walk_text(w, node));
    w->last = last;
    return fine;
}

bool art_seen_time(art_walk *w, uint32_t node, art_walk_mask has)
{
    art_view value = stamp_of(w, node, has);
    art_view class = art_walk_attribute(w, node, ART_ATTR_CLASS);
    bool updated = art_view_find_nocase(class, ART_VIEW("updated")) != SIZE_MAX &&
                   art_view_find_nocase(class, ART_VIEW("published")) == SIZE_MAX;
    if (w->tries[ARTICLE_MODIFIED]++ >= TRIES)
        return true;
    return art_walk_add_dates(w,
                              art_candidate_find(updated ? ARTICLE_MODIFIED : ARTICLE_DATE,
                                                 ART_PLACE_ELEMENT, ART_VIEW("time")),
                              node, value.size ? value : art_walk_text(w, node));
}

/* Microdata, or the same in RDFa ("schema:datePublished"): the value is in content or datetime,
 * else it is the text. */
bool art_seen_itemprop(art_walk *w, uint32_t node, art_walk_mask has)
{
    const art_page *page = w->page;
    static const art_view prefix = {"schema:", 7};
    bool rdfa = !(has & ART_WALK_BIT(ITEMPROP));
    art_view prop = art_walk_attribute(w, node, rdfa ? ART_ATTR_PROPERTY : ART_ATTR_ITEMPROP);
    if (rdfa && art_view_starts_nocase(prop, prefix))
        prop = (art_view){prop.data + prefix.size, prop.size - prefix.size};
    const art_candidate *candidate = art_walk_named(ART_PLACE_ITEMPROP, prop);
    if (!candidate)
        return true;
    art_view value = {NULL, 0};
    if (has & ART_WALK_BIT(CONTENT))
        value = art_walk_attribute(w, node, ART_ATTR_CONTENT);
    if (!value.size)
        value = stamp_of(w, node, has);
    switch (candidate->field) {
    case ARTICLE_DATE:
    case ARTICLE_MODIFIED:
        return art_walk_add_dates(w, candidate, node, value.size ? value : art_walk_text(w, node));
    case ARTICLE_IMAGE:
        value = value.size ? value : art_walk_attribute(w, node, ART_ATTR_SRC);
        value = value.size ? value : art_walk_attribute(w, node, ART_ATTR_HREF);
        return art_facts_add(w->facts, candidate, 0, node, value);
    case ARTICLE_AUTHOR:
        for (uint32_t i = node + 1; i < page->nodes[node].end && i - node < ART_WALK_SHORT_NODES;
             i++)
            if (art_walk_has_word(art_walk_attribute(w, i, ART_ATTR_ITEMPROP), "name")) {
                value = art_walk_attribute(w, i, ART_ATTR_CONTENT);
                node = i;
                break;
            }
        return art_facts_add(w->facts, candidate, author_group(w, node), node,
                             value.size ? value : art_walk_byline(w, node));
    default:
        return art_facts_add(w->facts, candidate, 0, node,
                             value.size ? value : art_walk_text(w, node));
    }
}

bool art_seen_named(art_walk *w, uint32_t node, art_walk_mask has, const art_named *named)
{
    if (named->author && w->tries[ARTICLE_AUTHOR] < TRIES) {
        w->tries[ARTICLE_AUTHOR]++;
        if (!art_facts_add(w->facts, named->author, 0, node, art_walk_byline(w, node)))
            return false;
    }
    const art_candidate *date = named->modified ? named->modified : named->date;
    if (date && w->page->nodes[node].tag != ART_TAG_TIME && w->tries[ARTICLE_DATE] < TRIES) {
        w->tries[ARTICLE_DATE]++;
        art_view value = stamp_of(w, node, has);
        return art_walk_add_dates(w, date, node, value.size ? value : art_walk_text(w, node));
    }
    return true;
}

/* --- texts --- */

/* Does this text stand at the beginning or the end of <title>? Then it is the headline of a page
 * without heading elements. */
static bool is_in_title(const art_walk *w, uint32_t node, art_view text)
{
    if (text.size > w->title.size || text.size < 8 || node < w->page->body)
        return false;
    const char *end = w->title.data + w->title.size;
    if (memcmp(w->title.data, text.data, text.size) != 0 &&
        memcmp(end - text.size, text.data, text.size) != 0)
        return false;
    return w->page->nodes[w->page->nodes[node].parent].tag != ART_TAG_A &&
           art_word_count(text) >= 4;
}

/* The address of the link that a text is in; empty where it is in none. */
static art_view link_around(const art_walk *w, uint32_t node)
{
    enum {
        STEPS = 3
    };
    for (int i = 0; i < STEPS && node != ART_NO_NODE; i++) {
        node = w->page->nodes[node].parent;
        if (node != ART_NO_NODE && w->page->nodes[node].tag == ART_TAG_A)
            return art_walk_attribute(w, node, ART_ATTR_HREF);
    }
    return (art_view){NULL, 0};
}

/* Is a text in a heading? Steps, products and sections have pictures, too. */
static bool in_heading(const art_walk *w, uint32_t node)
{
    enum {
        STEPS = 4
    };
    for (int i = 0; i < STEPS && node != ART_NO_NODE; i++) {
        node = w->page->nodes[node].parent;
        if (node != ART_NO_NODE && art_tag_flags[w->page->nodes[node].tag] & ART_IS_HEADING)
            return true;
    }
    return false;
}

/* Does the portrait that stands right before or behind a text have this name? */
static bool has_portrait(const art_walk *w, uint32_t node, art_view name)
{
    enum {
        REACH = 12 /* nodes: a picture element with its sources, and wrappers */
    };
    uint32_t begin = node > REACH ? node - REACH : 0, end = node + REACH;
    end = end < w->page->count ? end : w->page->count;
    for (uint32_t i = begin; i < end; i++) {
        art_view alt = {NULL, 0};
        if (w->page->nodes[i].tag == ART_TAG_IMG)
            alt = art_walk_attribute(w, i, ART_ATTR_ALT);
        if (alt.size < NEAR_BYTES && art_view_starts_nocase(alt, name))
            return true;
    }
    return false;
}

/* Is it all punctuation, such as the colon of a label? */
static bool is_punctuation(art_view text)
{
    return text.size < 4 && art_word_count(text) == 0;
}

static bool is_number(art_view text)
{
    size_t digits = 0;
    while (digits < text.size && art_is_digit(text.data[digits]))
        digits++;
    return digits == text.size;
}

/* Are there so many digits in a text? */
static bool has_digits(art_view text, size_t least)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.size && digits < least; i++)
        digits += art_is_digit(text.data[i]);
    return digits >= least;
}

/* A byline's text without what stands before it: "5.2.2020 - Editor: Jane Doe". */
static art_view without_lead(art_view text)
{
    art_date date;
    size_t at = 0;
    if (!text.size || art_is_alpha(text.data[0])) /* most texts */
        return text;
    if (has_digits((art_view){text.data, text.size < 3 ? text.size : 3}, 1) &&
        art_date_find(text, ART_DATE_DAY_FIRST, &date) && date.begin < 3)
        at = date.end;
    while (at < text.size) {
        size_t next = at;
        uint32_t code = art_utf8_next(text.data, text.size, &next);
        if (art_is_word(code))
            break;
        at = next;
    }
    return (art_view){text.data + at, text.size - at};
}

/* The names in a text right behind the headline: behind a label, in a link to an author's page, or
 * beside a portrait. */
static bool read_byline(art_walk *w, uint32_t node, art_view text)
{
    bool labelled = w->labelled;
    if (labelled && is_punctuation(text))
        return true;
    text = without_lead(text);
    w->labelled = art_author_label(text);
    art_view name = art_author_byline(text), link = link_around(w, node);
    const char *key = "by";
    if (!name.size && labelled) {
        name = text;
        key = art_walk_to_person(link, false) ? "by, linked" : "by";
    } else if (!name.size && art_walk_to_person(link, true)) {
        name = text;
        key = "link to an author";
    } else if (!name.size && w->near <= PORTRAIT_TEXTS && art_author_person(text) &&
               !in_heading(w, node) && has_portrait(w, node, text)) {
        name = text;
        key = "portrait";
    }
    return art_walk_add(w, ARTICLE_AUTHOR, ART_PLACE_TEXT, key, node, name);
}

/* Does the text before this one say that what follows changed the article, or made its pictures? */
static bool is_other_work(const art_walk *w)
{
    static const char *const works[] = {"updat", "edit", "review", "photo",
                                        "foto",  "bild", "image"};
    if (w->last == ART_NO_NODE)
        return false;
    art_view text = w->page->nodes[w->last].u.text;
    for (size_t i = 0; text.size < SIGNATURE_BYTES && i < sizeof works / sizeof *works; i++)
        if (art_view_find_nocase(text, art_view_of(works[i])) != SIZE_MAX)
            return true;
    return false;
}

/* "Jane Doe, head of the office", "Jane Doe (the office)": who comes first, unless all are names.
 */
static art_view first_persons(art_view name)
{
    size_t size = 0;
    while (size < name.size && name.data[size] != ',' && name.data[size] != '(')
        size++;
    return art_author_persons(name) ? name : art_view_trim((art_view){name.data, size});
}

/* A text further from the headline that says who wrote the article: "Written by Jane Doe". A mere
 * "By Jane Doe" is worth less there. */
static bool read_signature(art_walk *w, uint32_t node, art_view text)
{
    bool labelled = w->labelled;
    if (labelled && is_punctuation(text))
        return true;
    w->labelled = false;
    if (w->signatures >= TRIES || text.size > FIRM_BYTES ||
        (text.size > SIGNATURE_BYTES && !memchr(text.data, ':', FIRM_LABEL_BYTES)))
        return true;
    if (!labelled)
        text = without_lead(text);
    if (!text.size || (!labelled && !art_author_labels_may(&w->labels, text)))
        return true;
    art_view name = labelled ? text : art_author_byline(text);
    if (!labelled) {
        size_t label = name.size ? (size_t)(name.data - text.data) : text.size;
        bool firm = memchr(text.data, ':', label) != NULL;
        w->bare = label < SIGNATURE_LABEL && !firm;
        if (firm)
            name = first_persons(name);
    }
    if (name.size ? !art_author_persons(name) : !art_author_label(text))
        return true;
    w->signatures++;
    w->labelled = !name.size;
    if (text.data[0] == '@' || is_other_work(w))
        return true;
    if (name.size && !w->bare)
        w->signed_at = node;
    return art_walk_add(w, ARTICLE_AUTHOR, ART_PLACE_TEXT, w->bare ? "by, far" : "signature", node,
                        name);
}

/* A date far from the headline: with a label, or right behind a signature. */
static bool read_far_date(art_walk *w, uint32_t node, art_view text)
{
    enum {
        SIGNED_NODES =
            6,          /* from a signature to its day: the end of one element, a wrapper or two */
        DATE_DIGITS = 4 /* a year of two digits is of a date in numbers */
    };
    if (text.size > FAR_BYTES || !has_digits(text, DATE_DIGITS) || is_number(text) ||
        w->far_dates >= TRIES)
        return true;
    w->far_dates++;
    if (w->signed_at && node - w->signed_at <= SIGNED_NODES) {
        w->signed_at = 0;
        return art_walk_add_dates(w, w->date, node, text);
    }
    return art_walk_add_labelled(w, node, text);
}

/* A text soon behind the headline: a date, or "By Jane Doe". */
static bool read_near(art_walk *w, uint32_t node, art_view text)
{
    w->near++;
    if (text.size > NEAR_BYTES) {
        w->labelled = false;
        return art_walk_add_dateline(w, node, text);
    }
    if (w->near <= BYLINE_TEXTS ? !read_byline(w, node, text) : !read_signature(w, node, text))
        return false;
    if (w->near > BYLINE_TEXTS && art_walk_to_person(link_around(w, node), true) &&
        !art_walk_add(w, ARTICLE_AUTHOR, ART_PLACE_TEXT, "link to an author", node, text))
        return false;
    if (is_number(text)) /* seconds since 1970 are for machines: it is the number of an article */
        return true;
    return art_walk_add_dates(w, w->date, node, text);
}

bool art_seen_text(art_walk *w, uint32_t node)
{
    art_view text = art_view_trim(w->page->nodes[node].u.text);
    if (!text.size)
        return true;
    bool fine = true;
    if (w->headline_end == ART_NO_NODE && is_in_title(w, node, text)) {
        w->out->headline = node;
        w->headline_end = node + 1;
        fine = art_walk_add(w, ARTICLE_TITLE, ART_PLACE_TEXT, "headline", node, text);
    } else if (w->headline_end != ART_NO_NODE && node >= w->headline_end && w->near < NEAR_TEXTS) {
        fine = read_near(w, node, text);
    } else if (node > w->page->body) {
        fine = read_signature(w, node, text) && read_far_date(w, node, text);
    }
    w->last = node;
    w->before[w->texts++ % ART_WALK_BEFORE_TEXTS] = node;
    art_gathered *out = w->out;
    if (text.size >= SAMPLE_LEAST && out->sample_count < ART_SAMPLE_TEXTS &&
        out->sample_bytes < ART_SAMPLE_BYTES && node > w->page->body) {
        size_t left = ART_SAMPLE_BYTES - out->sample_bytes;
        text.size = text.size < left ? text.size : left;
        out->sample[out->sample_count++] = text;
        out->sample_bytes += text.size;
    }
    return fine;
}
