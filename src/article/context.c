#include "article/context.h"

#include "article/lexicon.h"

static uint32_t inside_of_tag(unsigned tag)
{
    if (art_tag_flags[tag] & ART_IS_HEADING)
        return ART_IN_HEADING;
    switch (tag) {
    case ART_TAG_P:
        return ART_IN_P;
    case ART_TAG_LI:
    case ART_TAG_DD:
    case ART_TAG_DT:
        return ART_IN_LI;
    case ART_TAG_TD:
    case ART_TAG_TH:
        return ART_IN_TABLE;
    case ART_TAG_BLOCKQUOTE:
        return ART_IN_QUOTE;
    case ART_TAG_NAV:
    case ART_TAG_MENU:
        return ART_IN_NAV;
    case ART_TAG_HEADER:
        return ART_IN_HEADER;
    case ART_TAG_FOOTER:
        return ART_IN_FOOTER;
    case ART_TAG_ASIDE:
        return ART_IN_ASIDE;
    case ART_TAG_FORM:
    case ART_TAG_FIELDSET:
    case ART_TAG_BUTTON:
    case ART_TAG_LABEL:
        return ART_IN_FORM;
    case ART_TAG_FIGURE:
        return ART_IN_FIGURE;
    case ART_TAG_FIGCAPTION:
        return ART_IN_FIGURE | ART_IN_CAPTION;
    case ART_TAG_ARTICLE:
        return ART_IN_ARTICLE;
    case ART_TAG_MAIN:
        return ART_IN_MAIN;
    case ART_TAG_NOSCRIPT:
        return ART_IN_NOSCRIPT;
    default:
        return 0;
    }
}

/* ARIA landmark roles (WAI-ARIA 1.2, section 5.3.4). */
static uint32_t inside_of_role(art_view role)
{
    static const struct {
        const char *role;
        uint32_t inside;
    } roles[] = {
        {"navigation", ART_IN_NAV}, {"menu", ART_IN_NAV},           {"menubar", ART_IN_NAV},
        {"banner", ART_IN_HEADER},  {"contentinfo", ART_IN_FOOTER}, {"complementary", ART_IN_ASIDE},
        {"search", ART_IN_FORM},    {"dialog", ART_IN_FORM},        {"alertdialog", ART_IN_FORM},
        {"main", ART_IN_MAIN},      {"article", ART_IN_ARTICLE},    {"heading", ART_IN_HEADING}};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (art_view_equal_nocase(role, art_view_of(roles[i].role)))
            return roles[i].inside;
    return 0;
}

/* display:none or visibility:hidden, white space left out. */
static bool hides(art_view style)
{
    static const art_view properties[] = {{"display", 7}, {"visibility", 10}};
    static const art_view values[] = {{"none", 4}, {"hidden", 6}};
    for (int i = 0; i < 2; i++) {
        size_t at = art_view_find_nocase(style, properties[i]);
        if (at == SIZE_MAX)
            continue;
        for (at += properties[i].size; at < style.size; at++)
            if (!art_is_space(style.data[at]) && style.data[at] != ':')
                break;
        if (art_view_starts_nocase((art_view){style.data + at, style.size - at}, values[i]))
            return true;
    }
    return false;
}

/* What the attributes of an element add. */
static void read_attributes(const art_node *node, art_context *c)
{
    for (uint32_t i = 0; i < node->attribute_count; i++) {
        art_view value = art_view_trim(node->u.attributes[i].value);
        switch (node->u.attributes[i].name) {
        case ART_ATTR_ROLE:
            c->inside |= inside_of_role(value);
            break;
        case ART_ATTR_CLASS:
        case ART_ATTR_ID:
            if (node->tag != ART_TAG_BODY && node->tag != ART_TAG_HTML) {
                c->names += art_lexicon_names(value);
                c->inside |= art_lexicon_comments(value) ? ART_IN_COMMENTS : 0u;
                c->inside |= art_lexicon_caption(value) ? ART_IN_CAPTION : 0u;
            }
            break;
        case ART_ATTR_ARIA_LABEL:
        case ART_ATTR_DATA_TESTID:
        case ART_ATTR_DATA_COMPONENT:
        case ART_ATTR_ITEMPROP:
            c->names += art_lexicon_names(value);
            break;
        case ART_ATTR_HIDDEN:
            c->inside |= ART_IN_HIDDEN;
            break;
        case ART_ATTR_STYLE:
            c->inside |= hides(value) ? ART_IN_HIDDEN : 0u;
            break;
        default:
            break;
        }
    }
}

art_context *art_context_of(art_arena *arena, const art_page *page)
{
    art_context *contexts = art_arena_array(arena, page->count, sizeof *contexts);
    for (uint32_t i = 0; contexts && i < page->count; i++) {
        const art_node *node = &page->nodes[i];
        art_context *c = &contexts[i];
        if (node->parent != ART_NO_NODE)
            *c = contexts[node->parent];
        c->names = 0;
        if (node->tag == ART_TAG_TEXT)
            continue;
        c->inside |= inside_of_tag(node->tag);
        c->path = (c->path ^ node->tag) * 16777619u;
        read_attributes(node, c);
        c->names_sum += c->names;
    }
    return contexts;
}
