#include "article/metadata_walk.h"

#include "article/metadata_date.h"

enum {
    LABEL_NODES = 4, /* a label stands at most so far before what it labels */
    PROSE_WORDS = 5, /* more words before a date are no byline */
    ALONE_WORDS = 3, /* so many more beside a date: its weekday, or how long it takes to read */
    LINK_BYTES = 400,
    LOOKS = 500 /* elements of all kinds whose text is looked at: it bounds the time */
};

/* --- attributes and texts --- */

art_walk_mask art_walk_mask_of(const art_node *node)
{
    art_walk_mask bits = 0;
    for (uint32_t i = 0; i < node->attribute_count; i++)
        bits |= (art_walk_mask)1 << node->u.attributes[i].name;
    return bits;
}

art_view art_walk_attribute(const art_walk *w, uint32_t node, art_attr name)
{
    return art_page_attribute(w->page, node, name);
}

bool art_walk_has_word(art_view value, const char *word)
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

bool art_walk_add(art_walk *w, article_field field, art_place place, const char *key, uint32_t node,
                  art_view text)
{
    if (!text.size)
        return true;
    return art_facts_add(w->facts, art_candidate_find(field, place, art_view_of(key)), 0, node,
                         text);
}

art_view art_walk_text(art_walk *w, uint32_t node)
{
    const art_view none = {NULL, 0};
    const art_page *page = w->page;
    size_t size = 0;
    if (page->nodes[node].end - node > ART_WALK_SHORT_NODES || w->looks++ >= LOOKS)
        return none;
    for (uint32_t i = node; i < page->nodes[node].end; i++)
        if (page->nodes[i].tag == ART_TAG_TEXT)
            size += page->nodes[i].u.text.size;
    if (!size || size > ART_WALK_SHORT_BYTES)
        return none;
    art_buffer text;
    art_buffer_init(&text, w->facts->arena);
    art_page_text(page, node, &text);
    return text.failed ? none : (art_view){text.data, text.size};
}

bool art_walk_to_person(art_view href, bool author)
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
                art_view_starts_nocase(rest, art_view_of(parts[i])) &&
                !art_view_starts_nocase(rest, ART_VIEW("authori")))
                return true;
    }
    return false;
}

art_view art_walk_byline(art_walk *w, uint32_t node)
{
    const art_page *page = w->page;
    art_buffer text, links;
    if (page->nodes[node].end - node > ART_WALK_SHORT_NODES || w->looks++ >= LOOKS)
        return (art_view){NULL, 0};
    art_buffer_init(&text, w->facts->arena);
    art_buffer_init(&links, w->facts->arena);
    uint32_t block = ART_NO_NODE, link_end = 0;
    for (uint32_t i = node; i < page->nodes[node].end && text.size < ART_WALK_SHORT_BYTES; i++) {
        const art_node *n = &page->nodes[i];
        if (n->tag == ART_TAG_A &&
            art_walk_to_person(art_walk_attribute(w, i, ART_ATTR_HREF), false))
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
    if (text.failed || links.failed || text.size >= ART_WALK_SHORT_BYTES)
        return (art_view){NULL, 0};
    return links.size ? (art_view){links.data, links.size} : (art_view){text.data, text.size};
}

/* --- dates --- */

/* 3/4/2020 is the 4th of March where the page says that its English is that of the United States.
 */
static art_date_order order_of(art_walk *w)
{
    static const art_place places[] = {ART_PLACE_ELEMENT, ART_PLACE_META};
    static const char *const keys[] = {"lang", "og:locale"};
    for (size_t i = 0; !w->order_known && i < 2; i++) {
        const art_fact *said = art_facts_first(
            w->facts, art_candidate_find(ARTICLE_LANGUAGE, places[i], art_view_of(keys[i])));
        if (said && art_view_starts_nocase(said->text, ART_VIEW("en")) && said->text.size == 5 &&
            art_lower(said->text.data[3]) == 'u' && art_lower(said->text.data[4]) == 's')
            w->out->order = ART_DATE_MONTH_FIRST;
    }
    w->order_known = true;
    return w->out->order;
}

/* The text right before a node; empty where none is near. */
static art_view text_before(const art_walk *w, uint32_t node)
{
    if (w->last == ART_NO_NODE || node - w->last > LABEL_NODES)
        return (art_view){NULL, 0};
    return w->page->nodes[w->last].u.text;
}

/* Without a label or markup, a date in the midst of a sentence is that of what the sentence tells.
 */
static bool is_prose(const art_candidate *candidate, art_view text, const char *date)
{
    return candidate->place == ART_PLACE_TEXT &&
           art_word_count((art_view){text.data, (size_t)(date - text.data)}) > PROSE_WORDS;
}

/* Is a text little more than its date: "Tue, Jan 14, 2020 | 5 min"? */
static bool is_alone(art_view text, const art_date *date)
{
    art_view before = {text.data, date->begin};
    art_view behind = {text.data + date->end, text.size - date->end};
    return art_word_count(before) + art_word_count(behind) <= ALONE_WORDS;
}

bool art_walk_add_dates(art_walk *w, const art_candidate *candidate, uint32_t node, art_view text)
{
    art_view before = text_before(w, node), whole = text;
    for (int round = 0; round < 3 && text.size; round++) {
        art_date date;
        if (!art_date_find(text, order_of(w), &date))
            return true;
        if (date.begin)
            before = (art_view){text.data, date.begin};
        const art_candidate *as = art_date_labelled(before, candidate);
        if (as == candidate && is_prose(candidate, whole, text.data + date.begin))
            return true;
        if (as == w->date && !round && is_alone(text, &date))
            as = w->date_alone;
        if (!art_facts_add(w->facts, as, 0, node, (art_view){date.text, date.size}))
            return false;
        text = (art_view){text.data + date.end, text.size - date.end};
        before = (art_view){NULL, 0};
    }
    return true;
}

/* Is there a dash in a text, which may be short? */
static bool has_dash(art_view text)
{
    return art_view_find_nocase(text, ART_VIEW("-")) != SIZE_MAX ||
           art_view_find_nocase(text, ART_VIEW("–")) != SIZE_MAX ||
           art_view_find_nocase(text, ART_VIEW("—")) != SIZE_MAX;
}

bool art_walk_add_dateline(art_walk *w, uint32_t node, art_view text)
{
    enum {
        PLACE_BYTES = 60, /* before the date: a town, perhaps several */
        DATE_BYTES = 40,  /* of the longest */
        AGENCY_BYTES = 24 /* between the date and the dash: " /Some Wire/ " */
    };
    art_date date;
    art_view begin = {text.data, PLACE_BYTES + DATE_BYTES};
    begin.size = begin.size < text.size ? begin.size : text.size;
    if (!art_date_find(begin, order_of(w), &date) || date.begin > PLACE_BYTES ||
        is_prose(w->date, text, text.data + date.begin))
        return true;
    art_view behind = {text.data + date.end, text.size - date.end};
    behind.size = behind.size < AGENCY_BYTES ? behind.size : (size_t)AGENCY_BYTES;
    return !has_dash(behind) ||
           art_facts_add(w->facts,
                         art_candidate_find(ARTICLE_DATE, ART_PLACE_TEXT, ART_VIEW("dateline")), 0,
                         node, (art_view){date.text, date.size});
}

bool art_walk_add_labelled(art_walk *w, uint32_t node, art_view text)
{
    art_date date;
    if (!art_date_find(text, order_of(w), &date))
        return true;
    art_view before = date.begin ? (art_view){text.data, date.begin} : text_before(w, node);
    const art_candidate *as = art_date_labelled(before, w->date);
    if (as && as->field == ARTICLE_MODIFIED)
        as = art_candidate_find(ARTICLE_MODIFIED, ART_PLACE_TEXT, ART_VIEW("date, far"));
    return as == w->date || art_facts_add(w->facts, as, 0, node, (art_view){date.text, date.size});
}

const art_candidate *art_walk_named(art_place place, art_view names)
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
