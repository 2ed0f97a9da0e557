#include "article/open_elements.h"

#include "article/construction.h"

enum {
    NOT_OPEN = -1
};

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

/* The tag of an HTML element; foreign ones are all alike, whatever their name. */
static art_tag html_tag(const art_open_element *e)
{
    return e->space ? ART_TAG_OTHER : (art_tag)e->tag;
}

/* --- the two lists --- */

static void unlist(art_open_elements *o, unsigned index)
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

static void pop(art_open_elements *o)
{
    const art_open_element *e = &o->stack[--o->depth];
    unsigned rules = e->space ? 0 : art_construction[e->tag];
    o->count[html_tag(e)]--;
    o->foreign -= e->space != ART_HTML;
    o->verbatim -= (rules & ART_LINE_FEED) && o->verbatim;
    if (rules & ART_FORMATTING)
        mark_closed(o, e);
    if (rules & ART_MARKER)
        while (o->listed) {
            bool marker = !o->list[o->listed - 1].number;
            unlist(o, o->listed - 1);
            if (marker)
                break;
        }
    if (o->any_dropped && o->depth + 1 < ART_DEPTH_MAX) {
        memset(o->dropped, 0, sizeof o->dropped);
        o->any_dropped = false;
    }
}

static void pop_to(art_open_elements *o, int index)
{
    while ((int)o->depth > index)
        pop(o);
}

/* Takes an element, no marker and none in which white space counts, out of the stack and leaves
 * what is open inside of it. */
static void splice(art_open_elements *o, int index)
{
    if (index == NOT_OPEN)
        return;
    o->count[html_tag(&o->stack[index])]--;
    o->foreign -= o->stack[index].space != ART_HTML;
    o->depth--;
    memmove(o->stack + index, o->stack + index + 1,
            (o->depth - (unsigned)index) * sizeof *o->stack);
}

/* As libgumbo has it, to which the title of a drawing is not special. */
static bool is_special(const art_open_element *e)
{
    if (e->space == ART_SVG && e->tag == ART_TAG_TITLE)
        return false;
    if (e->space)
        return e->integration || e->tag == ART_TAG_ANNOTATION_XML;
    return (art_construction[e->tag] & ART_SPECIAL) != 0;
}

/* Does an element stand in the way of those with a rule of barriers? */
static bool is_barrier(const art_open_element *e, unsigned barriers)
{
    if (e->space)
        return e->integration && (barriers != ART_SPECIAL || is_special(e));
    return (art_construction[e->tag] & barriers) != 0;
}

/* The innermost open element of this tag, unless one with a rule of barriers is in the way. */
static int find(const art_open_elements *o, art_tag tag, unsigned barriers)
{
    if (!o->count[tag])
        return NOT_OPEN;
    for (int i = (int)o->depth; --i >= 0;) {
        const art_open_element *e = &o->stack[i];
        if (e->tag == tag && !e->space)
            return i;
        if (is_barrier(e, barriers))
            return NOT_OPEN;
    }
    return NOT_OPEN;
}

/* A block element, or </p>, closes an open paragraph in button scope. */
static void close_paragraph(art_open_elements *o)
{
    int p = find(o, ART_TAG_P, ART_SCOPE);
    if (p != NOT_OPEN && find(o, ART_TAG_BUTTON, ART_SCOPE) < p)
        pop_to(o, p);
}

static bool is_top(const art_open_elements *o, art_tag tag)
{
    return o->depth && html_tag(&o->stack[o->depth - 1]) == tag;
}

/* The last formatting element of this tag behind the last marker; NOT_OPEN when there is none. */
static int find_listed(const art_open_elements *o, art_tag tag)
{
    for (int i = (int)o->listed; --i >= 0 && o->list[i].number;)
        if (o->list[i].tag == tag)
            return i;
    return NOT_OPEN;
}

/* Where in the list an open element is; NOT_OPEN when it is not. */
static int place_of(const art_open_elements *o, const art_open_element *e)
{
    for (unsigned i = 0; e->formatting && i < o->listed; i++)
        if (o->list[i].number == e->formatting)
            return (int)i;
    return NOT_OPEN;
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
    o->count[html_tag(e)]++;
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
    unlist(o, (unsigned)place);
    splice(o, index);
    for (int round = 0; round < ROUNDS; round++) {
        int block = index;
        while (block < (int)o->depth && !is_special(&o->stack[block]))
            block++;
        if (block == (int)o->depth) {
            pop_to(o, index);
            return;
        }
        for (int i = block - 1; i >= index; i--) {
            int listed = place_of(o, &o->stack[i]);
            if (listed == NOT_OPEN) {
                splice(o, i);
                block--;
            } else if (listed >= place) {
                place = listed + 1;
            }
        }
        index = block + 1;
    }
    put_back(o, index, element, place, formatting);
}

/* </b> */
static void close_formatting(art_open_elements *o, art_tag tag)
{
    int listed = find_listed(o, tag), i = (int)o->depth;
    if (listed == NOT_OPEN) { /* an end tag like any other */
        if ((i = find(o, tag, ART_SPECIAL)) != NOT_OPEN)
            pop_to(o, i);
        return;
    }
    while (--i >= 0 && o->stack[i].formatting != o->list[listed].number)
        continue;
    int in_scope = find(o, tag, ART_SCOPE);
    if (i >= 0 && (in_scope == NOT_OPEN || in_scope < i))
        return; /* ignored */
    if (i >= 0)
        adopt(o, i, listed);
    else
        unlist(o, (unsigned)listed);
}

void art_open_push(art_open_elements *o, art_tag tag, art_view name, art_namespace space,
                   bool integration)
{
    unsigned rules = space ? 0 : art_construction[tag];
    size_t name_size = name.size < UINT16_MAX ? name.size : UINT16_MAX;
    o->stack[o->depth++] = (art_open_element){.name = name.data,
                                              .name_size = name_size & UINT16_MAX,
                                              .tag = tag & 0xFFFu,
                                              .space = space & 3u,
                                              .integration = integration};
    o->count[space ? ART_TAG_OTHER : tag]++;
    o->foreign += space != ART_HTML;
    o->verbatim += (rules & ART_LINE_FEED) != 0;
    if (tag == ART_TAG_FORM && !space && !o->count[ART_TAG_TEMPLATE])
        o->form = true;
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
        unlist(o, (unsigned)earliest);
    art_open_push(o, tag, name, ART_HTML, false);
    o->stack[o->depth - 1].formatting = ++o->numbers;
    o->list[o->listed++] =
        (art_formatting){hash, o->numbers, (uint16_t)tag, (uint8_t)(1 + has_attributes), true};
    o->active++;
}

/* --- limits --- */

static void note_dropped(art_open_elements *o, art_tag tag)
{
    o->dropped[tag]++;
    o->any_dropped = o->limited = true;
}

bool art_open_is_full(art_open_elements *o, art_tag tag, art_namespace space)
{
    if (o->depth + o->closed < ART_DEPTH_MAX && (!space || o->foreign < ART_FOREIGN_MAX))
        return false;
    note_dropped(o, tag);
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
        unlist(o, o->listed - 1);
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

/* --- start tags --- */

bool art_open_break_out(art_open_elements *o, art_tag tag)
{
    unsigned depth = o->depth;
    while (depth && o->stack[depth - 1].space && !o->stack[depth - 1].integration)
        depth--;
    if ((art_construction[tag] & ART_FORMATTING) && art_open_is_formatting_full(o))
        return false;
    if (depth + o->closed >= ART_DEPTH_MAX) {
        note_dropped(o, tag);
        return false;
    }
    pop_to(o, (int)depth);
    return true;
}

/* A start tag behind <select>. False: ignored. */
static bool imply_in_select(art_open_elements *o, art_tag tag, int select)
{
    unsigned rules = art_construction[tag];
    bool table_part = (rules & ART_TABLE_PART) && tag != ART_TAG_COL && tag != ART_TAG_COLGROUP;
    if ((table_part || tag == ART_TAG_TABLE) && o->count[ART_TAG_TABLE])
        pop_to(o, select);
    else if (!(rules & ART_IN_SELECT))
        return false;
    if (tag == ART_TAG_SELECT || tag == ART_TAG_INPUT || tag == ART_TAG_KEYGEN ||
        tag == ART_TAG_TEXTAREA) {
        pop_to(o, find(o, ART_TAG_SELECT, ART_SCOPE));
        return tag != ART_TAG_SELECT;
    }
    return true;
}

/* <li>, <dd> and <dt> close the one before. */
static void imply_item(art_open_elements *o, art_tag tag)
{
    for (int i = (int)o->depth; --i >= 0;) {
        art_tag open = html_tag(&o->stack[i]);
        bool same = tag == ART_TAG_LI ? open == tag : open == ART_TAG_DD || open == ART_TAG_DT;
        if (same) {
            pop_to(o, i);
            return;
        }
        if (is_special(&o->stack[i]) && open != ART_TAG_ADDRESS && open != ART_TAG_DIV &&
            open != ART_TAG_P)
            return;
    }
}

static bool ruby_stays(art_tag open, art_tag tag)
{
    switch (open) {
    case ART_TAG_DD:
    case ART_TAG_DT:
    case ART_TAG_LI:
    case ART_TAG_OPTION:
    case ART_TAG_OPTGROUP:
    case ART_TAG_P:
    case ART_TAG_RP:
    case ART_TAG_RT:
    case ART_TAG_RB:
        return false;
    case ART_TAG_RTC:
        return tag == ART_TAG_RT || tag == ART_TAG_RP;
    default:
        return true;
    }
}

/* <rt> and its like close what has an optional end tag, within <ruby>. */
static void imply_ruby(art_open_elements *o, art_tag tag)
{
    if (find(o, ART_TAG_RUBY, ART_SCOPE) == NOT_OPEN)
        return;
    while (o->depth && !o->stack[o->depth - 1].space &&
           !ruby_stays((art_tag)o->stack[o->depth - 1].tag, tag))
        pop(o);
}

static bool is_row_group(art_tag tag)
{
    return tag == ART_TAG_TBODY || tag == ART_TAG_THEAD || tag == ART_TAG_TFOOT;
}

/* A part of a table closes what is open in the part before. False: ignored, there is no table. */
static bool imply_table_part(art_open_elements *o, art_tag tag)
{
    if (o->count[ART_TAG_TEMPLATE])
        return true;
    if (!o->count[ART_TAG_TABLE])
        return false;
    bool cell = tag == ART_TAG_TD || tag == ART_TAG_TH, row = tag == ART_TAG_TR;
    int i = (int)o->depth;
    while (--i >= 0) {
        art_tag open = html_tag(&o->stack[i]);
        if (open == ART_TAG_TABLE || (cell && open == ART_TAG_TR) ||
            ((cell || row) && is_row_group(open)))
            break;
    }
    pop_to(o, i + 1);
    return true;
}

/* A table directly in a table, outside of its cells and its caption, closes that one. */
static void imply_table(art_open_elements *o)
{
    for (int i = (int)o->depth; o->count[ART_TAG_TABLE] && --i >= 0;) {
        const art_open_element *e = &o->stack[i];
        if (e->space)
            continue;
        if (e->tag == ART_TAG_TABLE)
            pop_to(o, i);
        if (art_construction[e->tag] & (ART_SCOPE | ART_DOCUMENT) && e->tag != ART_TAG_OBJECT &&
            e->tag != ART_TAG_APPLET && e->tag != ART_TAG_MARQUEE)
            return;
    }
}

/* What single elements close. */
static void imply_for_tag(art_open_elements *o, art_tag tag)
{
    int i;
    switch (tag) {
    case ART_TAG_OPTGROUP:
    case ART_TAG_OPTION:
        if (is_top(o, ART_TAG_OPTION))
            pop(o);
        if (tag == ART_TAG_OPTGROUP && is_top(o, tag) && o->count[ART_TAG_SELECT])
            pop(o);
        return;
    case ART_TAG_RT:
    case ART_TAG_RP:
    case ART_TAG_RB:
    case ART_TAG_RTC:
        imply_ruby(o, tag);
        return;
    case ART_TAG_BUTTON:
        if ((i = find(o, tag, ART_SCOPE)) != NOT_OPEN)
            pop_to(o, i);
        return;
    case ART_TAG_A:
    case ART_TAG_NOBR:
        if ((i = find_listed(o, tag)) != NOT_OPEN) {
            uint32_t number = o->list[i].number;
            close_formatting(o, tag);
            if (tag == ART_TAG_A && (i = find_listed(o, tag)) != NOT_OPEN &&
                o->list[i].number == number) { /* a link never stays */
                unlist(o, (unsigned)i);
                splice(o, find(o, tag, 0));
            }
        }
        return;
    default:
        return;
    }
}

bool art_open_imply(art_open_elements *o, art_tag tag)
{
    unsigned rules = art_construction[tag];
    int select = find(o, ART_TAG_SELECT, ART_SCOPE);
    if ((rules & ART_DOCUMENT) || (tag == ART_TAG_FORM && o->form && !o->count[ART_TAG_TEMPLATE]))
        return false;
    if (select != NOT_OPEN && !imply_in_select(o, tag, select))
        return false;
    if (tag == ART_TAG_LI || tag == ART_TAG_DD || tag == ART_TAG_DT)
        imply_item(o, tag); /* before the paragraph, as in the standard */
    if (tag == ART_TAG_TABLE)
        imply_table(o);
    if ((rules & ART_ENDS_P) && (tag != ART_TAG_TABLE || !o->quirks))
        close_paragraph(o);
    if ((rules & ART_HEADING) && o->depth &&
        (art_construction[o->stack[o->depth - 1].tag] & ART_HEADING))
        pop(o);
    imply_for_tag(o, tag);
    return !(rules & ART_TABLE_PART) || imply_table_part(o, tag);
}

/* --- end tags --- */

/* A name as libgumbo compares it in svg and math: up to a vertical tab. */
static art_view foreign_name(art_view name)
{
    const char *tab = name.size ? memchr(name.data, '\v', name.size) : NULL;
    return (art_view){name.data, tab ? (size_t)(tab - name.data) : name.size};
}

/* An end tag in svg or math: by name, up to the next HTML element. */
static bool end_foreign(art_open_elements *o, art_view name)
{
    name = foreign_name(name);
    for (int i = (int)o->depth; --i >= 0 && o->stack[i].space;) {
        art_view open = {o->stack[i].name, o->stack[i].name_size};
        if (art_view_equal_nocase(foreign_name(open), name)) {
            pop_to(o, i);
            return true;
        }
    }
    return false;
}

/* An end tag behind <select>, whose table may be closed. False: ignored. */
static bool end_in_select(art_open_elements *o, art_tag tag, int select)
{
    if (tag == ART_TAG_SELECT || tag == ART_TAG_OPTION || tag == ART_TAG_OPTGROUP ||
        tag == ART_TAG_TEMPLATE)
        return true;
    bool of_table = (art_construction[tag] & ART_TABLE_PART) || tag == ART_TAG_TABLE;
    if (!of_table || !o->count[tag])
        return false;
    pop_to(o, select);
    return true;
}

/* </h2> closes any heading. */
static void end_heading(art_open_elements *o)
{
    for (int i = (int)o->depth; --i >= 0;) {
        unsigned rules = o->stack[i].space ? 0 : art_construction[o->stack[i].tag];
        if (rules & ART_HEADING)
            pop_to(o, i);
        if (rules & (ART_HEADING | ART_SCOPE))
            return;
    }
}

static void end_table_part(art_open_elements *o, art_tag tag)
{
    for (int i = (int)o->depth; o->count[tag] && --i >= 0;) {
        art_tag open = html_tag(&o->stack[i]);
        if (open == tag)
            pop_to(o, i);
        if (open == tag || open == ART_TAG_TABLE || open == ART_TAG_TEMPLATE)
            return;
    }
}

static void end_html(art_open_elements *o, art_tag tag)
{
    unsigned rules = art_construction[tag];
    int select = find(o, ART_TAG_SELECT, ART_SCOPE), i;
    if ((rules & (ART_DOCUMENT | ART_VOID)) ||
        (select != NOT_OPEN && !end_in_select(o, tag, select)))
        return;
    if (rules & ART_FORMATTING) {
        close_formatting(o, tag);
    } else if (tag == ART_TAG_FORM && !o->count[ART_TAG_TEMPLATE]) {
        o->form = false;
        splice(o, find(o, tag, ART_SCOPE));
    } else if (rules & ART_HEADING) {
        end_heading(o);
    } else if ((rules & ART_TABLE_PART) || tag == ART_TAG_TABLE) {
        end_table_part(o, tag);
    } else if (tag == ART_TAG_P) {
        close_paragraph(o);
    } else {
        unsigned barriers = tag == ART_TAG_TEMPLATE ? 0
                            : tag == ART_TAG_LI     ? ART_SCOPE | ART_ITEM_LIST
                            : rules & ART_SPECIAL   ? ART_SCOPE
                                                    : ART_SPECIAL;
        if ((i = find(o, tag, barriers)) != NOT_OPEN)
            pop_to(o, i);
    }
}

/* Is there nothing that an end tag could end or bring about? */
static bool finds_nothing(const art_open_elements *o, art_tag tag)
{
    if (art_construction[tag] & ART_TABLE_PART)
        return !o->count[ART_TAG_TABLE] && !o->count[ART_TAG_TEMPLATE];
    bool ordinary = !(art_construction[tag] & (ART_SPECIAL | ART_FORMATTING));
    return ordinary && !o->count[tag];
}

bool art_open_end(art_open_elements *o, art_tag tag, art_view name)
{
    if (o->dropped[tag] && o->depth >= ART_DEPTH_MAX) {
        o->dropped[tag]--;
        return false;
    }
    if (o->depth && o->stack[o->depth - 1].space && end_foreign(o, name))
        return true;
    if (finds_nothing(o, tag))
        return false;
    end_html(o, tag);
    return true;
}
