#include "article/open_elements.h"

#include "article/construction.h"

/* A block element, or </p>, closes an open paragraph in button scope. */
static void close_paragraph(art_open_elements *o)
{
    int p = art_open_find(o, ART_TAG_P, ART_SCOPE);
    if (p != ART_NOT_OPEN && art_open_find(o, ART_TAG_BUTTON, ART_SCOPE) < p)
        art_open_pop_to(o, p);
}

static bool is_top(const art_open_elements *o, art_tag tag)
{
    return o->depth && art_open_tag_of(&o->stack[o->depth - 1]) == tag;
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
        art_open_note_dropped(o, tag);
        return false;
    }
    art_open_pop_to(o, (int)depth);
    return true;
}

/* Does an element of the stack stand in a table, of its own template? */
static bool is_in_table(const art_open_elements *o, int index)
{
    while (o->count[ART_TAG_TABLE] + o->count[ART_TAG_TEMPLATE] && --index >= 0) {
        art_tag open = art_open_tag_of(&o->stack[index]);
        if (open == ART_TAG_TABLE || (art_construction[open] & ART_TABLE_PART))
            return true;
        if (open == ART_TAG_TEMPLATE)
            return o->stack[index].began == ART_BEGAN_TABLE;
    }
    return false;
}

/* A start tag behind <select>. False: ignored. */
static bool imply_in_select(art_open_elements *o, art_tag tag, int select)
{
    unsigned rules = art_construction[tag];
    bool table_part = (rules & ART_TABLE_PART) && tag != ART_TAG_COL && tag != ART_TAG_COLGROUP;
    if ((table_part || tag == ART_TAG_TABLE) && is_in_table(o, select))
        art_open_pop_to(o, select);
    else if (!(rules & ART_IN_SELECT))
        return false;
    if (tag == ART_TAG_SELECT || tag == ART_TAG_INPUT || tag == ART_TAG_KEYGEN ||
        tag == ART_TAG_TEXTAREA) {
        art_open_pop_to(o, art_open_find(o, ART_TAG_SELECT, ART_SCOPE));
        return tag != ART_TAG_SELECT;
    }
    return true;
}

/* <li>, <dd> and <dt> close the one before. */
static void imply_item(art_open_elements *o, art_tag tag)
{
    for (int i = (int)o->depth; --i >= 0;) {
        art_tag open = art_open_tag_of(&o->stack[i]);
        bool same = tag == ART_TAG_LI ? open == tag : open == ART_TAG_DD || open == ART_TAG_DT;
        if (same) {
            art_open_pop_to(o, i);
            return;
        }
        if (art_open_is_special(&o->stack[i]) && open != ART_TAG_ADDRESS && open != ART_TAG_DIV &&
            open != ART_TAG_P)
            return;
    }
}

/* Does an element need an end tag of its own, at this tag? */
static bool stays_open(art_tag open, art_tag tag)
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

/* Closes what has an optional end tag (13.2.6.3, "generate implied end tags"). */
static void imply_ends(art_open_elements *o, art_tag tag)
{
    while (o->depth && !o->stack[o->depth - 1].space &&
           !stays_open((art_tag)o->stack[o->depth - 1].tag, tag))
        art_open_pop(o);
}

static bool is_row_group(art_tag tag)
{
    return tag == ART_TAG_TBODY || tag == ART_TAG_THEAD || tag == ART_TAG_TFOOT;
}

/* May a part of a table stand here, in a template? Not where that began with other elements. */
static bool fits_template(const art_open_elements *o)
{
    for (int i = (int)o->depth; --i >= 0;) {
        art_tag open = art_open_tag_of(&o->stack[i]);
        if (open == ART_TAG_TEMPLATE)
            return o->stack[i].began != ART_BEGAN_BODY;
        if (open == ART_TAG_TABLE || (art_construction[open] & ART_TABLE_PART))
            return true;
    }
    return true;
}

/* A part of a table closes what is open in the part before. False: ignored, there is no table. */
static bool imply_table_part(art_open_elements *o, art_tag tag)
{
    if (o->count[ART_TAG_TEMPLATE])
        return fits_template(o);
    if (!o->count[ART_TAG_TABLE])
        return false;
    bool cell = tag == ART_TAG_TD || tag == ART_TAG_TH, row = tag == ART_TAG_TR;
    int i = (int)o->depth;
    while (--i >= 0) {
        art_tag open = art_open_tag_of(&o->stack[i]);
        if (open == ART_TAG_TABLE || (cell && open == ART_TAG_TR) ||
            ((cell || row) && is_row_group(open)))
            break;
    }
    art_open_pop_to(o, i + 1);
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
            art_open_pop_to(o, i);
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
            art_open_pop(o);
        if (tag == ART_TAG_OPTGROUP && is_top(o, tag) && o->count[ART_TAG_SELECT])
            art_open_pop(o);
        return;
    case ART_TAG_RT:
    case ART_TAG_RP:
    case ART_TAG_RB:
    case ART_TAG_RTC:
        if (art_open_find(o, ART_TAG_RUBY, ART_SCOPE) != ART_NOT_OPEN)
            imply_ends(o, tag);
        return;
    case ART_TAG_BUTTON:
        if ((i = art_open_find(o, tag, ART_SCOPE)) != ART_NOT_OPEN)
            art_open_pop_to(o, i);
        return;
    case ART_TAG_A:
    case ART_TAG_NOBR:
        if ((i = art_open_find_listed(o, tag)) != ART_NOT_OPEN) {
            uint32_t number = o->list[i].number;
            art_open_close_formatting(o, tag);
            if (tag == ART_TAG_A && (i = art_open_find_listed(o, tag)) != ART_NOT_OPEN &&
                o->list[i].number == number) { /* a link never stays */
                art_open_unlist(o, (unsigned)i);
                art_open_splice(o, art_open_find(o, tag, 0));
            }
        }
        return;
    default:
        return;
    }
}

/* Does a template not yet take its insertion mode from this start tag? */
static bool stands_in_template_head(art_tag tag)
{
    return tag == ART_TAG_BASE || tag == ART_TAG_BASEFONT || tag == ART_TAG_BGSOUND ||
           tag == ART_TAG_LINK || tag == ART_TAG_META || tag == ART_TAG_NOFRAMES ||
           tag == ART_TAG_SCRIPT || tag == ART_TAG_STYLE || tag == ART_TAG_TEMPLATE ||
           tag == ART_TAG_TITLE;
}

/* A template takes its insertion mode from the first start tag that decides it (13.2.6.4.22). */
static void decide_template(art_open_elements *o, art_tag tag)
{
    if (!is_top(o, ART_TAG_TEMPLATE) || stands_in_template_head(tag))
        return;
    art_open_element *template = &o->stack[o->depth - 1];
    if (template->began == ART_BEGAN_NOT)
        template->began = tag == ART_TAG_COL                       ? ART_BEGAN_COLUMNS
                          : art_construction[tag] & ART_TABLE_PART ? ART_BEGAN_TABLE
                                                                   : ART_BEGAN_BODY;
}

/* Is a start tag ignored in a template of columns? */
static bool is_no_column(const art_open_elements *o, art_tag tag)
{
    return is_top(o, ART_TAG_TEMPLATE) && o->stack[o->depth - 1].began == ART_BEGAN_COLUMNS &&
           tag != ART_TAG_COL && tag != ART_TAG_TEMPLATE;
}

bool art_open_imply(art_open_elements *o, art_tag tag)
{
    unsigned rules = art_construction[tag];
    int select = art_open_find(o, ART_TAG_SELECT, ART_SCOPE);
    if (rules & ART_DOCUMENT)
        decide_template(o, tag);
    if ((rules & ART_DOCUMENT) || is_no_column(o, tag) ||
        (tag == ART_TAG_FORM && o->form && !o->count[ART_TAG_TEMPLATE]))
        return false;
    if (select != ART_NOT_OPEN && !imply_in_select(o, tag, select))
        return false;
    if (tag == ART_TAG_LI || tag == ART_TAG_DD || tag == ART_TAG_DT)
        imply_item(o, tag); /* before the paragraph, as in the standard */
    if (tag == ART_TAG_TABLE)
        imply_table(o);
    if ((rules & ART_ENDS_P) && o->count[ART_TAG_P] && (tag != ART_TAG_TABLE || !o->quirks) &&
        (tag != ART_TAG_FORM || !art_open_is_between_cells(o)))
        close_paragraph(o);
    if ((rules & ART_HEADING) && o->depth &&
        (art_construction[o->stack[o->depth - 1].tag] & ART_HEADING))
        art_open_pop(o);
    imply_for_tag(o, tag);
    decide_template(o, tag);
    return !(rules & ART_TABLE_PART) || imply_table_part(o, tag);
}

/* --- end tags --- */

/* The innermost svg or math element of this name, unless an HTML element is in the way. A vertical
 * tab ends the names of start tags only. */
static int find_foreign(const art_open_elements *o, art_view name)
{
    for (int i = (int)o->depth; --i >= 0 && o->stack[i].space;) {
        const art_open_element *e = &o->stack[i];
        if (art_view_equal_nocase((art_view){e->name, e->name_size}, name))
            return i;
    }
    return ART_NOT_OPEN;
}

/* Where an element of a table begins that an end tag closes; ART_NOT_OPEN where there is none in
 * this table. A row or a <tbody> that the page left out begins with what is in it. */
static int find_table_part(const art_open_elements *o, art_tag tag)
{
    bool cell = false, row = false;
    if (!o->count[tag] && tag != ART_TAG_TR && tag != ART_TAG_TBODY)
        return ART_NOT_OPEN;
    for (int i = (int)o->depth; --i >= 0;) {
        art_tag open = art_open_tag_of(&o->stack[i]);
        if (open == tag)
            return i;
        if (open == ART_TAG_TEMPLATE)
            return ART_NOT_OPEN;
        bool group = is_row_group(open) && (tag == ART_TAG_TR || tag == ART_TAG_TBODY);
        if (open == ART_TAG_TABLE || group) {
            bool left_out =
                tag == ART_TAG_TR ? cell : tag == ART_TAG_TBODY && !group && (cell || row);
            return left_out ? i + 1 : ART_NOT_OPEN;
        }
        cell = cell || open == ART_TAG_TD || open == ART_TAG_TH;
        row = row || open == ART_TAG_TR;
    }
    return ART_NOT_OPEN;
}

/* An end tag behind <select>, whose table may be closed. False: ignored. */
static bool end_in_select(art_open_elements *o, art_tag tag, int select)
{
    if (tag == ART_TAG_SELECT || tag == ART_TAG_OPTION || tag == ART_TAG_OPTGROUP ||
        tag == ART_TAG_TEMPLATE)
        return true;
    bool of_table = (art_construction[tag] & ART_TABLE_PART) || tag == ART_TAG_TABLE;
    if (!of_table || find_table_part(o, tag) == ART_NOT_OPEN)
        return false;
    art_open_pop_to(o, select);
    return true;
}

/* </h2> closes any heading. */
static void end_heading(art_open_elements *o)
{
    for (int i = (int)o->depth; --i >= 0;) {
        unsigned rules = o->stack[i].space ? 0 : art_construction[o->stack[i].tag];
        if (rules & ART_HEADING)
            art_open_pop_to(o, i);
        if (rules & (ART_HEADING | ART_SCOPE))
            return;
    }
}

/* In a template, libgumbo leaves a form open that is not the current element. */
static void end_form(art_open_elements *o)
{
    if (!o->count[ART_TAG_TEMPLATE]) {
        o->form = false;
        art_open_splice(o, art_open_find(o, ART_TAG_FORM, ART_SCOPE));
    } else if (art_open_find(o, ART_TAG_FORM, ART_SCOPE) != ART_NOT_OPEN) {
        imply_ends(o, ART_TAG_FORM);
        if (is_top(o, ART_TAG_FORM))
            art_open_pop(o);
    }
}

static void end_table_part(art_open_elements *o, art_tag tag)
{
    int i = find_table_part(o, tag);
    if (i != ART_NOT_OPEN)
        art_open_pop_to(o, i);
}

/* What stands between an end tag and its element. */
static unsigned barriers_of(art_tag tag)
{
    switch (tag) {
    case ART_TAG_TEMPLATE:
        return 0;
    case ART_TAG_LI:
        return ART_SCOPE | ART_ITEM_LIST;
    case ART_TAG_NOSCRIPT: /* special, but its end tag has no rule of its own */
        return ART_SPECIAL;
    default:
        return art_construction[tag] & ART_SPECIAL ? ART_SCOPE : ART_SPECIAL;
    }
}

static void end_html(art_open_elements *o, art_tag tag)
{
    unsigned rules = art_construction[tag];
    int select = art_open_find(o, ART_TAG_SELECT, ART_SCOPE), i;
    if ((rules & (ART_DOCUMENT | ART_VOID)) ||
        (select != ART_NOT_OPEN && !end_in_select(o, tag, select)))
        return;
    if (rules & ART_FORMATTING) {
        art_open_close_formatting(o, tag);
    } else if (tag == ART_TAG_FORM) {
        end_form(o);
    } else if (rules & ART_HEADING) {
        end_heading(o);
    } else if ((rules & ART_TABLE_PART) || tag == ART_TAG_TABLE) {
        end_table_part(o, tag);
    } else if (tag == ART_TAG_P) {
        close_paragraph(o);
    } else {
        if ((i = art_open_find(o, tag, barriers_of(tag))) != ART_NOT_OPEN)
            art_open_pop_to(o, i);
    }
}

/* Is there nothing that an end tag could end or bring about? */
static bool finds_nothing(const art_open_elements *o, art_tag tag)
{
    if (art_construction[tag] & ART_TABLE_PART)
        return !o->count[ART_TAG_TABLE] && !o->count[ART_TAG_TEMPLATE];
    if (art_construction[tag] & ART_HEADING)
        return !o->count[ART_TAG_H1] && !o->count[ART_TAG_H2] && !o->count[ART_TAG_H3] &&
               !o->count[ART_TAG_H4] && !o->count[ART_TAG_H5] && !o->count[ART_TAG_H6];
    bool ordinary = !(art_construction[tag] & (ART_SPECIAL | ART_FORMATTING));
    unsigned foreign = tag == ART_TAG_OTHER ? o->foreign : 0; /* closed by name, if at all */
    return ordinary && o->count[tag] == foreign;
}

art_ending art_open_end(art_open_elements *o, art_tag tag, art_view name)
{
    if (o->dropped[tag] && o->depth >= ART_DEPTH_MAX) {
        o->dropped[tag]--;
        return ART_END_DROPPED;
    }
    int foreign = find_foreign(o, name);
    if (foreign != ART_NOT_OPEN) {
        art_open_pop_to(o, foreign);
        return ART_END_FOREIGN;
    }
    if (finds_nothing(o, tag)) {
        /* As far as is known: templates have modes of their own, and it ends a group of columns. */
        bool told =
            o->count[ART_TAG_TEMPLATE] || is_top(o, ART_TAG_TABLE) || is_top(o, ART_TAG_COLGROUP);
        return told ? ART_END_HTML : ART_END_DROPPED;
    }
    end_html(o, tag);
    return ART_END_HTML;
}
