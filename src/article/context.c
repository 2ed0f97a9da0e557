#include "article/context.h"

#include "article/measure.h"

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
        return ART_IN_FORM;
    case ART_TAG_FIELDSET:
    case ART_TAG_BUTTON:
    case ART_TAG_LABEL:
    case ART_TAG_DIALOG:
        return ART_IN_CONTROL;
    case ART_TAG_DETAILS:
        return ART_IN_DETAILS;
    case ART_TAG_ADDRESS:
        return ART_IN_ADDRESS;
    case ART_TAG_SECTION:
        return ART_IN_SECTION;
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
        {"search", ART_IN_FORM},    {"dialog", ART_IN_CONTROL},     {"alertdialog", ART_IN_CONTROL},
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

/* What the tokens of an attribute weigh. */
static void weigh_names(const art_model *model, art_attr name, art_view value, int32_t *weights,
                        art_context *c)
{
    art_names names;
    int marks = 0;
    if (!art_names_begin(&names, name, value))
        return;
    for (uint32_t hash; art_names_next(&names, &hash);) {
        const int8_t *w = art_weights_find(&model->names, hash);
        if (!w)
            continue;
        for (int k = 0; k < ART_NAMES_MARKS; k++)
            weights[k] += w[k];
        marks |= w[ART_NAMES_MARKS];
    }
    if (name == ART_ATTR_CLASS || name == ART_ATTR_ID) {
        c->inside |= marks & ART_NAME_COMMENTS ? ART_IN_COMMENTS : 0u;
        c->inside |= marks & ART_NAME_CAPTION ? ART_IN_CAPTION : 0u;
    }
}

/* What the attributes of an element add. */
static void read_attributes(const art_model *model, const art_node *node, int32_t *weights,
                            art_context *c)
{
    for (uint32_t i = 0; i < node->attribute_count; i++) {
        art_attr name = node->u.attributes[i].name;
        art_view value = art_view_trim(node->u.attributes[i].value);
        weigh_names(model, name, value, weights, c);
        switch (name) {
        case ART_ATTR_ROLE:
            c->inside |= inside_of_role(value);
            break;
        case ART_ATTR_CLASS:
            c->kin = art_names_hash(value);
            break;
        case ART_ATTR_HIDDEN:
            c->inside |= ART_IN_HIDDEN;
            break;
        case ART_ATTR_ARIA_HIDDEN:
            c->inside |= art_view_equal_nocase(value, ART_VIEW("true")) ? ART_IN_UNHEARD : 0u;
            break;
        case ART_ATTR_STYLE:
            c->inside |= hides(value) ? ART_IN_HIDDEN : 0u;
            break;
        default:
            break;
        }
    }
}

static void weigh_tag(const art_model *model, unsigned tag, int32_t *weights)
{
    const int8_t *w = art_weights_find(&model->names, art_names_of_tag(tag));
    for (int k = 0; w && k < ART_NAMES_MARKS; k++)
        weights[k] += w[k];
}

/* What tag and attributes of an element say. */
static void read_element(const art_model *model, const art_node *node, art_context *c)
{
    int32_t weights[ART_NAMES_MARKS] = {0};
    weigh_tag(model, node->tag, weights);
    read_attributes(model, node, weights, c);
    for (int k = 0; k < ART_NAMES_MARKS; k++) {
        int32_t w = weights[k] < INT16_MAX ? weights[k] : INT16_MAX;
        c->names[k] = (int16_t)(w > INT16_MIN ? w : INT16_MIN);
    }
}

art_context *art_context_of(art_arena *arena, const art_page *page, const art_model *model)
{
    art_context *contexts = art_arena_array(arena, page->count, sizeof *contexts);
    for (uint32_t i = 0; contexts && i < page->count; i++) {
        const art_node *node = &page->nodes[i];
        const art_context *parent = node->parent == ART_NO_NODE ? NULL : &contexts[node->parent];
        art_context *c = &contexts[i];
        if (parent) {
            bool block = (art_tag_flags[page->nodes[node->parent].tag] & ART_IS_BLOCK) != 0;
            *c = *parent;
            c->around = block ? node->parent : parent->around;
            memset(c->names, 0, sizeof c->names);
        }
        if (node->tag == ART_TAG_TEXT || node->tag == ART_TAG_HTML)
            continue;
        unsigned flags = art_tag_flags[node->tag];
        c->inside |= inside_of_tag(node->tag);
        if (flags & ART_IS_HEADING)
            c->level = (uint8_t)(node->tag - ART_TAG_H1 + 1u);
        c->path = (c->path ^ node->tag) * 16777619u;
        c->kin = 0;
        read_element(model, node, c);
        if (node->tag == ART_TAG_BODY)
            c->inside &= ~(uint32_t)(ART_IN_COMMENTS | ART_IN_CAPTION);
        if (flags & ART_IS_BLOCK)
            c->far_sum += c->names[ART_NAMES_FAR];
    }
    return contexts;
}
