#include "article/metadata_gather.h"

#include "article/metadata_head.h"
#include "article/metadata_seen.h"

enum {
    PART_LEAST = 24 /* smaller parts are rather the article's own */
};

/* The first h1 from a node on; the number of nodes where there is none. */
static uint32_t next_h1(art_walk *w, uint32_t node)
{
    if (w->next_h1 < node)
        w->next_h1 = node;
    while (w->next_h1 < w->page->count && w->page->nodes[w->next_h1].tag != ART_TAG_H1)
        w->next_h1++;
    return w->next_h1;
}

/* May this element be a part of the page that speaks of other things than the article? A frame
 * around most of the page, around an h1 or around a few words is none, whatever it is called. */
static bool is_part(art_walk *w, uint32_t node)
{
    uint32_t end = w->page->nodes[node].end;
    if (end - node >= w->page->count / 2 || end - node < PART_LEAST)
        return false;
    return next_h1(w, node) >= end;
}

/* Does microdata say that an element is a comment, an answer or a review? Its author and its date
 * are not those of the page. */
static bool is_reply(art_view itemprop)
{
    return art_walk_has_word(itemprop, "comment") ||
           art_walk_has_word(itemprop, "suggestedAnswer") ||
           art_walk_has_word(itemprop, "acceptedAnswer") || art_walk_has_word(itemprop, "review");
}

/* An element of a sidebar: nothing but a date may be the article's. */
static bool read_side(art_walk *w, uint32_t node, art_walk_mask has)
{
    art_named named = {.elsewhere = false};
    if (has & ART_WALK_BIT(CLASS))
        art_names_look(&w->names, art_walk_attribute(w, node, ART_ATTR_CLASS), &named);
    return (w->page->nodes[node].tag != ART_TAG_TIME && !named.date) ||
           art_seen_side_date(w, node, has);
}

static bool read_element(art_walk *w, uint32_t node)
{
    const art_node *n = &w->page->nodes[node];
    art_walk_mask has = art_walk_mask_of(n);
    art_named named = {.elsewhere = false};
    bool ours = node >= w->elsewhere && node > w->page->body;
    if (ours && has & (ART_WALK_BIT(CLASS) | ART_WALK_BIT(ID) | ART_WALK_BIT(DATA_TESTID))) {
        for (uint32_t i = 0; i < n->attribute_count; i++) {
            art_attr name = n->u.attributes[i].name;
            if (name == ART_ATTR_CLASS || name == ART_ATTR_ID || name == ART_ATTR_DATA_TESTID)
                art_names_look(&w->names, n->u.attributes[i].value, &named);
        }
        if (named.elsewhere && n->tag != ART_TAG_MAIN && n->tag != ART_TAG_ARTICLE &&
            is_part(w, node)) {
            w->elsewhere = n->end;
            w->sidebar = named.sidebar ? n->end : w->sidebar;
            ours = false;
        }
    }
    if (!ours && node > w->page->body && node < w->sidebar && !read_side(w, node, has))
        return false;
    if (ours && has & ART_WALK_BIT(ITEMPROP) &&
        is_reply(art_walk_attribute(w, node, ART_ATTR_ITEMPROP))) {
        w->elsewhere = n->end;
        ours = false;
    }
    bool fine = true;
    switch (n->tag) {
    case ART_TAG_META:
        return art_head_meta(w, node);
    case ART_TAG_SCRIPT:
        return art_head_jsonld(w, node);
    case ART_TAG_TITLE:
        return art_head_title(w, node);
    case ART_TAG_BASE:
        if (!w->out->base.size)
            w->out->base = art_walk_attribute(w, node, ART_ATTR_HREF);
        return true;
    case ART_TAG_HTML:
    case ART_TAG_BODY:
        return art_head_root(w, node);
    case ART_TAG_LINK:
        fine = art_head_link(w, node);
        break;
    case ART_TAG_A:
        fine = art_seen_anchor(w, node, has);
        break;
    case ART_TAG_H1:
    case ART_TAG_H2:
        fine = !ours || art_seen_heading(w, node, (art_tag)n->tag);
        break;
    case ART_TAG_H3:
    case ART_TAG_H4:
        fine = !ours || w->has_h1 || art_seen_small_heading(w, node);
        break;
    case ART_TAG_TIME:
        fine = !ours || art_seen_time(w, node, has);
        break;
    case ART_TAG_OTHER: /* such as <relative-time> */
        if (ours && node > w->page->body && has & (ART_WALK_BIT(DATETIME) | ART_WALK_BIT(TS)))
            fine = art_seen_time(w, node, has);
        break;
    case ART_TAG_ARTICLE:
        w->article = node < w->article ? w->article : n->end;
        break;
    case ART_TAG_FOOTER:
        if (node < w->article) /* it names who wrote that (HTML Standard, section 4.3.8) */
            break;
        /* fallthrough */
    case ART_TAG_NAV:
    case ART_TAG_ASIDE:
        if (ours && is_part(w, node)) {
            w->elsewhere = n->end;
            w->sidebar = n->tag == ART_TAG_ASIDE ? n->end : w->sidebar;
            ours = false;
        }
        break;
    default:
        break;
    }
    if (fine && ours && has & (ART_WALK_BIT(ITEMPROP) | ART_WALK_BIT(PROPERTY)))
        fine = art_seen_itemprop(w, node, has);
    return fine && (!ours || art_seen_named(w, node, has, &named));
}

bool art_gather_html(const art_page *page, art_gathered *out)
{
    art_walk w = {.page = page,
                  .out = out,
                  .facts = &out->facts,
                  .headline_end = ART_NO_NODE,
                  .last = ART_NO_NODE};
    w.date = art_candidate_find(ARTICLE_DATE, ART_PLACE_TEXT, ART_VIEW("date"));
    w.date_alone = art_candidate_find(ARTICLE_DATE, ART_PLACE_TEXT, ART_VIEW("date alone"));
    w.has_h1 = next_h1(&w, 0) < page->count;
    art_names_init(&w.names);
    art_author_labels_init(&w.labels);
    out->headline = ART_NO_NODE;
    for (uint32_t i = 0; i < page->count;) {
        const art_node *n = &page->nodes[i];
        if (n->tag == ART_TAG_TEXT) {
            if (i >= w.elsewhere && !art_seen_text(&w, i))
                return false;
            i++;
            continue;
        }
        if (!read_element(&w, i))
            return false;
        i = n->tag == ART_TAG_SCRIPT || n->tag == ART_TAG_STYLE ? n->end : i + 1;
    }
    return out->facts.arena->budget->failure == ART_FAILURE_NONE;
}
