#include "article/open_stack.h"

#include "article/construction.h"

void art_open_init(art_open_elements *o, size_t page_size)
{
    /* The stack and the list need no clearing. */
    memset(o->count, 0, sizeof o->count);
    memset(o->dropped, 0, sizeof o->dropped);
    o->depth = o->listed = o->active = o->closed = o->foreign = o->verbatim = 0;
    o->numbers = 0;
    o->reopened = 0;
    o->reopened_max = ART_REOPENED_MIN + page_size / 16;
    o->any_dropped = o->limited = o->form = false;
    o->quirks = true;
}

/* --- the two lists --- */

void art_open_unlist(art_open_elements *o, unsigned index)
{
    if (o->list[index].number) {
        o->active--;
        o->closed -= !o->list[index].open;
    }
    o->listed--;
    memmove(o->list + index, o->list + index + 1, (o->listed - index) * sizeof *o->list);
}

/* A formatting element was closed by one around it: it will be reopened. */
static void mark_closed(art_open_elements *o, const art_open_element *e)
{
    for (unsigned i = o->listed; i-- > 0;) {
        if (o->list[i].number != e->formatting || o->list[i].tag != e->tag)
            continue;
        o->closed += o->list[i].open;
        o->list[i].open = false;
        return;
    }
}

void art_open_pop(art_open_elements *o)
{
    const art_open_element *e = &o->stack[--o->depth];
    unsigned rules = e->space ? 0 : art_construction[e->tag];
    o->count[art_open_tag_of(e)]--;
    o->foreign -= e->space != ART_HTML;
    o->verbatim -= (rules & ART_LINE_FEED) && o->verbatim;
    if (rules & ART_FORMATTING)
        mark_closed(o, e);
    if (rules & ART_MARKER)
        while (o->listed) {
            bool marker = !o->list[o->listed - 1].number;
            art_open_unlist(o, o->listed - 1);
            if (marker)
                break;
        }
    if (o->any_dropped && o->depth + 1 < ART_DEPTH_MAX) {
        memset(o->dropped, 0, sizeof o->dropped);
        o->any_dropped = false;
    }
}

void art_open_pop_to(art_open_elements *o, int index)
{
    while ((int)o->depth > index)
        art_open_pop(o);
}

void art_open_splice(art_open_elements *o, int index)
{
    if (index == ART_NOT_OPEN)
        return;
    o->count[art_open_tag_of(&o->stack[index])]--;
    o->foreign -= o->stack[index].space != ART_HTML;
    o->depth--;
    memmove(o->stack + index, o->stack + index + 1,
            (o->depth - (unsigned)index) * sizeof *o->stack);
}

/* Elements of drawings and formulas that bound every scope (13.2.4.2). */
static bool bounds_scope(const art_open_element *e)
{
    return e->integration || (e->space == ART_MATH && e->tag == ART_TAG_ANNOTATION_XML);
}

/* To libgumbo, <main> and the title of a drawing are not. */
bool art_open_is_special(const art_open_element *e)
{
    if (e->space)
        return bounds_scope(e) && e->tag != ART_TAG_TITLE;
    return (art_construction[e->tag] & ART_SPECIAL) && e->tag != ART_TAG_MAIN;
}

/* Does an element stand in the way of those with a rule of barriers? */
static bool is_barrier(const art_open_element *e, unsigned barriers)
{
    if (barriers == ART_SPECIAL)
        return art_open_is_special(e);
    return e->space ? barriers && bounds_scope(e) : (art_construction[e->tag] & barriers) != 0;
}

int art_open_find(const art_open_elements *o, art_tag tag, unsigned barriers)
{
    if (!o->count[tag])
        return ART_NOT_OPEN;
    for (int i = (int)o->depth; --i >= 0;) {
        const art_open_element *e = &o->stack[i];
        if (e->tag == tag && !e->space)
            return i;
        if (is_barrier(e, barriers))
            return ART_NOT_OPEN;
    }
    return ART_NOT_OPEN;
}

int art_open_find_listed(const art_open_elements *o, art_tag tag)
{
    for (int i = (int)o->listed; --i >= 0 && o->list[i].number;)
        if (o->list[i].tag == tag)
            return i;
    return ART_NOT_OPEN;
}

/* Where in the list an open element is; ART_NOT_OPEN when it is not. */
static int place_of(const art_open_elements *o, const art_open_element *e)
{
    for (unsigned i = 0; e->formatting && i < o->listed; i++)
        if (o->list[i].number == e->formatting)
            return (int)i;
    return ART_NOT_OPEN;
}

/* Puts a formatting element back that was taken out of both. */
static void put_back(art_open_elements *o, int index, art_open_element element, int place,
                     art_formatting formatting)
{
    art_open_element *e = o->stack + index;
    art_formatting *f = o->list + place;
    memmove(e + 1, e, (o->depth++ - (unsigned)index) * sizeof *e);
    memmove(f + 1, f, (o->listed++ - (unsigned)place) * sizeof *f);
    *e = element;
    *f = formatting;
    o->count[art_open_tag_of(e)]++;
    o->active++;
}

/*
 * What the adoption agency (13.2.6.4.7) leaves when it closes the formatting element at index of
 * the stack and at place in the list: special elements stay, and formatting elements in front of
 * them; what is open inside of the last one is closed. Where there are too many special elements,
 * the formatting element itself stays, inside of the last one that was come to.
 */
static void adopt(art_open_elements *o, int index, int place)
{
    enum {
        ROUNDS = 8 /* of the outer loop */
    };
    art_open_element element = o->stack[index];
    art_formatting formatting = o->list[place];
    art_open_unlist(o, (unsigned)place);
    art_open_splice(o, index);
    for (int round = 0; round < ROUNDS; round++) {
        int block = index;
        while (block < (int)o->depth && !art_open_is_special(&o->stack[block]))
            block++;
        if (block == (int)o->depth) {
            art_open_pop_to(o, index);
            return;
        }
        for (int i = block - 1; i >= index; i--) {
            int listed = place_of(o, &o->stack[i]);
            if (listed == ART_NOT_OPEN) {
                art_open_splice(o, i);
                block--;
            } else if (listed >= place) {
                place = listed + 1;
            }
        }
        index = block + 1;
    }
    put_back(o, index, element, place, formatting);
}

void art_open_close_formatting(art_open_elements *o, art_tag tag)
{
    int listed = art_open_find_listed(o, tag), i = (int)o->depth;
    const art_open_element *top = o->depth ? &o->stack[o->depth - 1] : NULL;
    if (top && !top->space && top->tag == tag && place_of(o, top) == ART_NOT_OPEN) {
        art_open_pop(o); /* one too many of a kind, which was taken off the list */
        return;
    }
    if (listed == ART_NOT_OPEN)
        return; /* so libgumbo; by the standard it is an end tag like any other */
    while (--i >= 0 && o->stack[i].formatting != o->list[listed].number)
        continue;
    int in_scope = art_open_find(o, tag, ART_SCOPE);
    if (i >= 0 && (in_scope == ART_NOT_OPEN || in_scope < i))
        return; /* ignored */
    if (i >= 0)
        adopt(o, i, listed);
    else
        art_open_unlist(o, (unsigned)listed);
}

bool art_open_is_between_cells(const art_open_elements *o)
{
    for (int i = (int)o->depth; --i >= 0;) {
        art_tag tag = art_open_tag_of(&o->stack[i]);
        if (tag == ART_TAG_TABLE)
            return true;
        if (tag == ART_TAG_TEMPLATE)
            return false;
        if (art_construction[tag] & ART_TABLE_PART)
            return tag != ART_TAG_TD && tag != ART_TAG_TH && tag != ART_TAG_CAPTION;
    }
    return false;
}

_Static_assert((int)ART_TAG_COUNT <= 1 << 11, "a tag fits in its bits");

void art_open_push(art_open_elements *o, art_tag tag, art_view name, art_namespace space,
                   bool integration)
{
    if (tag == ART_TAG_FORM && !space) {
        bool at_once = art_open_is_between_cells(o); /* there it is closed, too, and counts */
        o->form = o->form || at_once || !o->count[ART_TAG_TEMPLATE];
        if (at_once)
            return;
    }
    unsigned rules = space ? 0 : art_construction[tag];
    size_t name_size = space ? art_open_name_size(name) : 0; /* HTML elements are told by tag */
    o->stack[o->depth++] = (art_open_element){.name = name.data,
                                              .name_size = name_size & UINT16_MAX,
                                              .tag = tag & 0x7FFu,
                                              .space = space & 3u,
                                              .integration = integration};
    o->count[space ? ART_TAG_OTHER : tag]++;
    o->foreign += space != ART_HTML;
    o->verbatim += (rules & ART_LINE_FEED) != 0;
    if (rules & ART_MARKER)
        o->list[o->listed++] = (art_formatting){.open = true};
}

void art_open_push_formatting(art_open_elements *o, art_tag tag, art_view name, uint32_t hash,
                              bool has_attributes)
{
    /* Three of a kind are enough ("Noah's Ark clause"): the earliest goes. */
    int same = 0, earliest = 0;
    for (int i = (int)o->listed; --i >= 0 && o->list[i].number;)
        if (o->list[i].hash == hash && o->list[i].tag == tag) {
            same++;
            earliest = i;
        }
    if (same >= 3)
        art_open_unlist(o, (unsigned)earliest);
    art_open_push(o, tag, name, ART_HTML, false);
    o->stack[o->depth - 1].formatting = ++o->numbers;
    o->list[o->listed++] =
        (art_formatting){hash, o->numbers, (uint16_t)tag, (uint8_t)(1 + has_attributes), true};
    o->active++;
}

/* --- limits --- */

void art_open_note_dropped(art_open_elements *o, art_tag tag)
{
    o->dropped[tag]++;
    o->any_dropped = o->limited = true;
}

bool art_open_is_full(art_open_elements *o, art_tag tag, art_namespace space)
{
    if (o->depth + o->closed < ART_DEPTH_MAX && (!space || o->foreign < ART_FOREIGN_MAX))
        return false;
    art_open_note_dropped(o, tag);
    return true;
}

bool art_open_is_formatting_full(art_open_elements *o)
{
    bool full = o->active >= ART_FORMATTING_MAX || o->reopened > o->reopened_max;
    o->limited = o->limited || full;
    return full;
}

/* Takes the formatting elements that would be reopened off the list for good. Their end tags do
 * that to the parser's: it ignores those of open ones where a table is in between. */
static void give_up_formatting(art_open_elements *o, art_skeleton *skeleton)
{
    o->limited = true;
    while (o->listed && o->list[o->listed - 1].number && !o->list[o->listed - 1].open) {
        art_view name = art_tag_name((art_tag)o->list[o->listed - 1].tag);
        art_skeleton_put(skeleton, "</", 2);
        art_skeleton_put(skeleton, name.data, name.size);
        art_skeleton_put(skeleton, ">", 1);
        art_open_unlist(o, o->listed - 1);
    }
}

void art_open_reopen(art_open_elements *o, art_skeleton *skeleton)
{
    unsigned i = o->listed;
    if (!o->closed)
        return;
    while (i > 0 && o->list[i - 1].number && !o->list[i - 1].open)
        i--;
    if (i == o->listed)
        return;
    if (o->reopened > o->reopened_max || o->depth + o->listed - i >= ART_DEPTH_MAX) {
        give_up_formatting(o, skeleton);
        return;
    }
    for (; i < o->listed; i++) {
        art_formatting *f = &o->list[i];
        art_open_push(o, (art_tag)f->tag, (art_view){"", 0}, ART_HTML, false);
        o->stack[o->depth - 1].formatting = f->number;
        o->reopened += f->weight;
        f->open = true;
        o->closed--;
    }
}
