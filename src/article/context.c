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

/* --- names --- */

/* What the tokens of an attribute say. */
typedef struct saying {
    art_view value; /* trimmed */
    int32_t weights[ART_NAMES_MARKS];
    uint32_t inside; /* ART_IN_* */
    uint32_t hash;   /* of the value, if it is a class */
    art_attr name;
} saying;

enum {
    MEMORY_BITS = 7
};

/* What tags and attributes said that were read of late: on most pages a few values stand at most
 * elements. */
typedef struct memory {
    const art_model *model;
    const int8_t *tags[ART_TAG_COUNT]; /* weights, or nothing; NULL: not looked up yet */
    saying sayings[1 << MEMORY_BITS];  /* each in the slot of its value */
} memory;

static const int8_t nothing[ART_NAMES_COLUMNS] = {0};

static size_t slot_of(art_attr name, art_view value)
{
    uint64_t head = 0, tail = 0;
    if (value.size >= sizeof head) {
        memcpy(&head, value.data, sizeof head);
        memcpy(&tail, value.data + value.size - sizeof tail, sizeof tail);
    } else {
        for (size_t i = 0; i < value.size; i++)
            head = head << 8 | (unsigned char)value.data[i];
    }
    uint64_t mixed = (head + tail * 3 + value.size * 31 + name) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(mixed >> (64 - MEMORY_BITS));
}

static void read_saying(const art_model *model, saying *s)
{
    art_names names;
    int marks = 0;
    s->hash = s->name == ART_ATTR_CLASS ? art_names_hash(s->value) : 0;
    if (!art_names_begin(&names, s->name, s->value))
        return;
    for (uint32_t hash; art_names_next(&names, &hash);) {
        const int8_t *w = art_weights_find(&model->names, hash);
        if (!w)
            continue;
        for (int k = 0; k < ART_NAMES_MARKS; k++)
            s->weights[k] += w[k];
        marks |= w[ART_NAMES_MARKS];
    }
    if (s->name == ART_ATTR_CLASS || s->name == ART_ATTR_ID) {
        s->inside |= marks & ART_NAME_COMMENTS ? ART_IN_COMMENTS : 0u;
        s->inside |= marks & ART_NAME_CAPTION ? ART_IN_CAPTION : 0u;
    }
}

/* An attribute speaks up: its weights are added, and what it says of the node is set. */
static void hear(memory *m, art_attr name, art_view value, int32_t *weights, art_context *c)
{
    saying *s = &m->sayings[slot_of(name, value)];
    if (s->name != name || !s->value.data || !art_view_equal(s->value, value)) {
        *s = (saying){.name = name, .value = value};
        read_saying(m->model, s);
    }
    for (int k = 0; k < ART_NAMES_MARKS; k++)
        weights[k] += s->weights[k];
    c->inside |= s->inside;
    if (name == ART_ATTR_CLASS)
        c->kin = s->hash;
}

static const int8_t *weights_of_tag(memory *m, unsigned tag)
{
    if (!m->tags[tag]) {
        const int8_t *w = art_weights_find(&m->model->names, art_names_of_tag(tag));
        m->tags[tag] = w ? w : nothing;
    }
    return m->tags[tag];
}

/*
 * The id of <div hidden id="S:1f">: what React (18 and later) streams behind the page, and puts in
 * its place by a line of script; https://github.com/facebook/react, ReactFizzConfigDOM.js.
 */
static bool is_streamed(art_view id)
{
    size_t at = 2;
    if (id.size < 3 || id.data[0] != 'S' || id.data[1] != ':')
        return false;
    while (at < id.size && art_is_alnum(id.data[at]))
        at++;
    return at == id.size;
}

/* What the attributes of an element add. */
static void read_attributes(memory *m, const art_node *node, int32_t *weights, art_context *c)
{
    bool hidden = false, streamed = false;
    for (uint32_t i = 0; i < node->attribute_count; i++) {
        art_attr name = node->u.attributes[i].name;
        art_view value = node->u.attributes[i].value;
        switch (name) {
        case ART_ATTR_ROLE:
            c->inside |= inside_of_role(art_view_trim(value));
            break;
        case ART_ATTR_HIDDEN:
            hidden = true;
            continue;
        case ART_ATTR_ARIA_HIDDEN:
            if (art_view_equal_nocase(art_view_trim(value), ART_VIEW("true")))
                c->inside |= ART_IN_UNHEARD;
            continue;
        case ART_ATTR_STYLE:
            c->inside |= hides(value) ? ART_IN_HIDDEN : 0u;
            continue;
        case ART_ATTR_ID:
            streamed = is_streamed(value);
            break;
        case ART_ATTR_CLASS:
        case ART_ATTR_ARIA_LABEL:
        case ART_ATTR_DATA_TESTID:
        case ART_ATTR_DATA_COMPONENT:
        case ART_ATTR_ITEMPROP:
        case ART_ATTR_ITEMTYPE:
            break;
        default:
            continue; /* it names nothing: see art_names_begin */
        }
        hear(m, name, art_view_trim(value), weights, c);
    }
    c->inside |= hidden && !streamed ? ART_IN_HIDDEN : 0u;
}

/* What tag and attributes of an element say. */
static void read_element(memory *m, const art_node *node, art_context *c)
{
    const int8_t *own = weights_of_tag(m, node->tag);
    int32_t weights[ART_NAMES_MARKS] = {0};
    for (int k = 0; k < ART_NAMES_MARKS; k++)
        weights[k] += own[k];
    read_attributes(m, node, weights, c);
    for (int k = 0; k < ART_NAMES_MARKS; k++) {
        int32_t w = weights[k] < INT16_MAX ? weights[k] : INT16_MAX;
        c->names[k] = (int16_t)(w > INT16_MIN ? w : INT16_MIN);
    }
}

art_context *art_context_of(art_arena *arena, const art_page *page, const art_model *model)
{
    art_context *contexts = art_arena_alloc(arena, (size_t)page->count * sizeof *contexts);
    memory m = {.model = model};
    for (uint32_t i = 0; contexts && i < page->count; i++) {
        const art_node *node = &page->nodes[i];
        const art_context *parent = node->parent == ART_NO_NODE ? NULL : &contexts[node->parent];
        art_context *c = &contexts[i];
        *c = (art_context){.around = 0};
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
        read_element(&m, node, c);
        if (node->tag == ART_TAG_BODY)
            c->inside &= ~(uint32_t)(ART_IN_COMMENTS | ART_IN_CAPTION);
        if (flags & ART_IS_BLOCK)
            c->far_sum += c->names[ART_NAMES_FAR];
    }
    return contexts;
}
