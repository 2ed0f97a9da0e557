#include "article/scan.h"

#include "article/construction.h"
#include "article/markup.h"
#include "article/open_elements.h"
#include "article/reference.h"
#include "article/status.h"

enum {
    NAME_MAX_BYTES = 64, /* of an element; none that means anything is half as long */
    DOCTYPE_MAX = 1000,
    NAMES_MAX = 16 /* attributes of a formatting element that are told from each other */
};

typedef struct scanner {
    art_arena *arena; /* of decoded text */
    art_skeleton *out;
    art_open_elements *open;
    const char *end;         /* of the page */
    const char *svg_give_up; /* no look-ahead over drawings in front of this */
    unsigned framesets;
    bool has_nul;
    bool text;    /* some was written that libgumbo has not finished yet */
    bool begun;   /* a tag was seen: what comes now is no doctype to the parser */
    bool block;   /* the last thing written is the tag of a block element */
    bool in_head; /* no text and no tag was met yet that begins the body */
    bool raw;     /* what comes is the end tag of an element of raw text, which was never pushed */
} scanner;

/* A start tag, read. */
typedef struct start_tag {
    art_view name;
    art_tag tag;        /* ART_TAG_OTHER for all that libgumbo does not know */
    const char *behind; /* its ">" */
    bool self_closing;
    bool hidden;        /* <input type=hidden> */
    bool json_ld;       /* <script type=application/ld+json> */
    bool encoded;       /* <annotation-xml encoding=...> */
    bool html_encoding; /* <annotation-xml encoding=text/html>: holds HTML */
    bool font_style;    /* <font color>, <font face>, <font size>: leaves svg and math */
    uint32_t hash;      /* of the attributes: equal for equal ones in any order; 0 for none */
    uint32_t names[NAMES_MAX]; /* hashes of the names of those in it */
    uint32_t name_count;
    uint32_t count;
    art_attribute attributes[ART_ATTR_COUNT]; /* those that are listed */
} start_tag;

static uint32_t offset_of(const scanner *s, const char *at)
{
    return (uint32_t)(at - s->out->source.data);
}

/* --- text --- */

static void put_run(scanner *s, art_view text, bool references, bool verbatim)
{
    uint32_t begin = offset_of(s, text.data), end = begin + (uint32_t)text.size;
    if (references)
        text = art_references_decode(s->arena, text, false);
    if (text.data)
        art_skeleton_text(s->out, text, begin, end, verbatim);
    else
        s->out->failed = true;
}

/* Do the tags of this element separate what is before them from what is behind? Those of html and
 * body may be ignored. */
static bool separates(art_tag tag)
{
    return (art_tag_flags[tag] & ART_IS_BLOCK) && !(art_construction[tag] & ART_DOCUMENT);
}

/* Does a tag of a block element begin here? */
static bool is_block_tag(const char *at, const char *end)
{
    const char *name = at + 1 + (end - at > 1 && at[1] == '/');
    if (end - at < 2 || *at != '<')
        return false;
    const char *behind = art_markup_name_end(name, end);
    art_tag tag = art_tag_of((art_view){name, (size_t)(behind - name)});
    return separates(tag);
}

/* White space beside the tag of a block element means nothing, nor does that of the head, and half
 * of all nodes would be such; but it reopens formatting elements. */
static bool is_idle_space(const scanner *s, const char *begin, const char *end)
{
    if (s->open->active || s->open->verbatim)
        return false;
    while (begin < end && art_is_space(*begin))
        begin++;
    return begin == end && (s->block || s->in_head || is_block_tag(end, s->end));
}

/* Character data. NUL stays what it is: the parser drops it, or makes U+FFFD of it. */
static void put_text(scanner *s, const char *begin, const char *end, bool references, bool verbatim)
{
    const char *nul;
    while (s->has_nul && (nul = memchr(begin, '\0', (size_t)(end - begin))) != NULL) {
        put_run(s, (art_view){begin, (size_t)(nul - begin)}, references, verbatim);
        art_skeleton_put(s->out, nul, 1);
        begin = nul + 1;
    }
    if (begin < end)
        put_run(s, (art_view){begin, (size_t)(end - begin)}, references, verbatim);
}

/* Where character data ends that begins at at: at the next "<" that begins markup. */
static const char *text_end(const char *at, const char *end)
{
    for (; (at = memchr(at, '<', (size_t)(end - at))) != NULL && end - at >= 2; at++) {
        char c = at[1];
        if (art_is_alpha(c) || c == '!' || c == '?' || (c == '/' && end - at > 2))
            return at;
    }
    return end;
}

/* --- attributes --- */

/* NUL in a value is U+FFFD. */
static art_view replace_nul(scanner *s, art_view value)
{
    char *copy = art_arena_alloc(s->arena, value.size * 3);
    size_t size = 0;
    for (size_t i = 0; copy && i < value.size; i++)
        if (value.data[i])
            copy[size++] = value.data[i];
        else
            size += art_utf8_put(copy + size, 0xFFFD);
    return (art_view){copy, size};
}

static art_view value_of(scanner *s, art_view raw)
{
    art_view value = art_references_decode(s->arena, raw, true);
    if (s->has_nul && value.size && memchr(value.data, '\0', value.size))
        value = replace_nul(s, value);
    if (!value.data) {
        s->out->failed = true;
        value = (art_view){"", 0};
    }
    return value;
}

/* What libgumbo makes of a character before it looks at it. */
static uint32_t as_parsed(uint32_t c)
{
    bool control = (c < 0x20 && !art_is_space((char)c)) || (c >= 0x7F && c < 0xA0);
    bool none = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
    return c == '\r' ? '\n' : control || none ? 0xFFFD : c;
}

static uint32_t hash_text(uint32_t hash, art_view text, bool nocase)
{
    for (size_t i = 0; i < text.size;) {
        uint32_t c = as_parsed(art_utf8_next(text.data, text.size, &i));
        hash = (hash ^ (nocase && c < 0x80 ? (unsigned char)art_lower((char)c) : c)) * 16777619u;
    }
    return hash;
}

/* Adds FNV-1a of name and value, so that the order of attributes does not count. The first one of a
 * name counts alone, among the first NAMES_MAX. */
static void hash_attribute(start_tag *t, const art_raw_attribute *a)
{
    uint32_t name = hash_text(2166136261u, a->name, true);
    for (uint32_t i = 0; i < t->name_count; i++)
        if (t->names[i] == name)
            return;
    if (t->name_count < NAMES_MAX)
        t->names[t->name_count++] = name;
    t->hash += hash_text((name ^ '=') * 16777619u, a->value, false) | 1;
}

/* What the tree builder asks of attributes, beyond what we want of them. */
static void note_attribute(scanner *s, start_tag *t, const art_raw_attribute *raw)
{
    if (t->tag == ART_TAG_FONT) {
        t->font_style = t->font_style || art_view_equal_nocase(raw->name, ART_VIEW("color")) ||
                        art_view_equal_nocase(raw->name, ART_VIEW("face")) ||
                        art_view_equal_nocase(raw->name, ART_VIEW("size"));
    } else if (t->tag == ART_TAG_ANNOTATION_XML && !t->encoded &&
               art_view_equal_nocase(raw->name, ART_VIEW("encoding"))) {
        art_view value = value_of(s, raw->value);
        t->encoded = true; /* the first one counts */
        t->html_encoding = art_view_equal_nocase(value, ART_VIEW("text/html")) ||
                           art_view_equal_nocase(value, ART_VIEW("application/xhtml+xml"));
    }
    if ((art_construction[t->tag] & ART_FORMATTING) && t->tag != ART_TAG_A)
        hash_attribute(t, raw);
}

/* Reads a start tag. False when the page ends within it: then it is none. */
static bool read_start_tag(scanner *s, const char *name, const char *name_end, start_tag *t)
{
    art_raw_attribute raw;
    uint64_t seen = 0;
    t->name = (art_view){name, (size_t)(name_end - name)};
    art_tag tag = art_tag_of(t->name);
    t->tag = art_tag_is_parsed(tag) ? tag : ART_TAG_OTHER;
    t->self_closing = t->hidden = t->json_ld = t->font_style = false;
    t->encoded = t->html_encoding = false;
    t->hash = t->count = t->name_count = 0;
    while (art_markup_attribute(&name_end, s->end, &raw, &t->self_closing)) {
        art_attr attr = art_attr_of(raw.name);
        uint64_t bit = (uint64_t)1 << attr;
        if (attr != ART_ATTR_NONE && (seen & bit))
            continue; /* the first of a name counts */
        seen |= bit;
        note_attribute(s, t, &raw);
        if (attr == ART_ATTR_NONE)
            continue;
        art_view value = value_of(s, raw.value);
        t->attributes[t->count++] = (art_attribute){attr, value};
        /* Decoded: some pages write "ld&#43;json". */
        if (attr == ART_ATTR_TYPE && tag == ART_TAG_SCRIPT)
            t->json_ld = art_view_find_nocase(value, ART_VIEW("ld+json")) != SIZE_MAX;
        if (attr == ART_ATTR_TYPE && tag == ART_TAG_INPUT)
            t->hidden = art_view_equal_nocase(value, ART_VIEW("hidden"));
    }
    t->behind = name_end + 1;
    return name_end < s->end;
}

/* --- start tags --- */

/* The name of an element, as far as it matters: cut between characters. */
static void put_name(scanner *s, art_view name)
{
    if (name.size > NAME_MAX_BYTES) {
        name.size = NAME_MAX_BYTES;
        while ((name.data[name.size] & 0xC0) == 0x80)
            name.size--;
    }
    art_skeleton_put(s->out, name.data, name.size);
}

/* html and body may come again, and libgumbo merges their attributes by name: so it gets those. */
static void put_merged_attributes(scanner *s, const start_tag *t)
{
    for (uint32_t i = 0; i < t->count; i++) {
        art_view name = art_attr_name(t->attributes[i].name), value = t->attributes[i].value;
        art_skeleton_put(s->out, " ", 1);
        art_skeleton_put(s->out, name.data, name.size);
        if (!value.size)
            continue;
        art_skeleton_put(s->out, "=", 1);
        art_skeleton_slice(s->out, value, 0, 0);
    }
}

/* Attributes of formatting elements are compared: one that stands for all of them will do. */
static void put_hash(scanner *s, uint32_t hash)
{
    char text[] = " x________";
    for (size_t i = 2; i < sizeof text - 1; i++, hash >>= 4)
        text[i] = (char)('a' + (hash & 15));
    art_skeleton_put(s->out, text, sizeof text - 1);
}

/*
 * From svg and math elements of these names libgumbo 0.10.1 takes its insertion mode as from those
 * of HTML, and then closes what is not open: an assertion ends the process. So they get other names
 * in the skeleton.
 */
static bool misleads(art_tag tag)
{
    return (art_construction[tag] & (ART_TABLE_PART | ART_DOCUMENT)) || tag == ART_TAG_SELECT ||
           tag == ART_TAG_TABLE || tag == ART_TAG_TEMPLATE;
}

/* The name of a tag, which is that of an element of svg or math, or not. */
static void put_tag_name(scanner *s, art_tag tag, art_view name, bool foreign)
{
    if (foreign && misleads(tag)) {
        art_skeleton_put(s->out, "x-", 2);
        s->out->repaired = true;
    }
    put_name(s, name);
}

static void put_end_tag(scanner *s, art_tag tag, art_view name, bool foreign)
{
    art_skeleton_put(s->out, "</", 2);
    put_tag_name(s, tag, name, foreign);
    art_skeleton_put(s->out, ">", 1);
}

static void put_start_tag(scanner *s, const start_tag *t, bool foreign)
{
    size_t at = s->out->size;
    art_skeleton_put(s->out, "<", 1);
    put_tag_name(s, t->tag, t->name, foreign);
    if (t->tag == ART_TAG_HTML || t->tag == ART_TAG_BODY)
        put_merged_attributes(s, t);
    else
        art_skeleton_tag(s->out, at, t->attributes, t->count);
    if (t->hash)
        put_hash(s, t->hash);
    if (t->hidden)
        art_skeleton_put(s->out, " type=hidden", 12);
    if (t->html_encoding)
        art_skeleton_put(s->out, " encoding=text/html", 19);
    if (t->font_style)
        art_skeleton_put(s->out, " color", 6);
    if (t->self_closing)
        art_skeleton_put(s->out, " />", 3); /* the "/" must not join a value */
    else
        art_skeleton_put(s->out, ">", 1);
    s->out->nodes++;
    s->block = separates(t->tag);
}

/* Does an element of svg or math hold HTML? */
static bool is_integration(const start_tag *t, art_namespace space)
{
    switch (t->tag) {
    case ART_TAG_FOREIGNOBJECT:
    case ART_TAG_DESC:
    case ART_TAG_TITLE:
        return space == ART_SVG;
    case ART_TAG_MI:
    case ART_TAG_MO:
    case ART_TAG_MN:
    case ART_TAG_MS:
    case ART_TAG_MTEXT:
        return space == ART_MATH;
    case ART_TAG_ANNOTATION_XML:
        return space == ART_MATH && t->html_encoding;
    default:
        return false;
    }
}

/*
 * To browsers, which run scripts, <noscript> is text up to its end tag; to libgumbo it has
 * elements, and <noscript><iframe src=... /></noscript>, which some templates write, takes the rest
 * of the page for the iframe's. So raw text ends with the noscript around it, if that comes before
 * its end. Scripts and styles, which may well write of one, only where they have no end.
 */
static const char *end_in_noscript(const scanner *s, art_tag tag, const char *at, const char *end)
{
    bool code = tag == ART_TAG_SCRIPT || tag == ART_TAG_STYLE;
    if (!s->open->count[ART_TAG_NOSCRIPT] || (code && end < s->end))
        return end;
    return art_markup_raw(at, end, ART_VIEW("noscript"));
}

/* Behind the content of an element that the tokenizer treats in a way of its own, or where it is.
 */
static const char *pass_content(scanner *s, const start_tag *t, const char *at)
{
    unsigned rules = art_construction[t->tag];
    if (rules & ART_LINE_FEED) {
        /* libgumbo drops one line feed here: the page's is taken away and it gets ours, so that no
         * dropped comment can bring another one to this place. */
        at += at < s->end && *at == '\r';
        at += at < s->end && *at == '\n';
        art_skeleton_put(s->out, "\n", 1);
    }
    if (t->tag == ART_TAG_PLAINTEXT) {
        put_text(s, at, s->end, false, s->open->verbatim > 0);
        return s->end;
    }
    if (!(rules & (ART_RAW_TEXT | ART_RCDATA)))
        return at;
    const char *own = t->tag == ART_TAG_SCRIPT ? art_markup_script(at, s->end)
                                               : art_markup_raw(at, s->end, t->name);
    const char *end = end_in_noscript(s, t->tag, at, own);
    s->raw = end == own && end < s->end;
    if (rules & ART_RCDATA)
        put_text(s, at, end, true, s->open->verbatim > 0 || t->tag != ART_TAG_TITLE);
    else if (t->tag == ART_TAG_XMP)
        put_text(s, at, end, false, true);
    else if (t->json_ld && end > at)
        art_skeleton_slice(s->out, (art_view){at, (size_t)(end - at)}, offset_of(s, at),
                           offset_of(s, end));
    if (end < own) {
        put_end_tag(s, t->tag, t->name, false);
        s->out->repaired = true;
    }
    return end;
}

/* A start tag inside of svg or math, or the one that begins them. */
static const char *enter_foreign(scanner *s, const start_tag *t, art_namespace space)
{
    if (art_open_is_full(s->open, t->tag, space))
        return t->behind;
    put_start_tag(s, t, true);
    s->text = false;
    if (t->self_closing)
        return t->behind;
    art_open_push(s->open, t->tag, t->name, space, is_integration(t, space));
    if (t->tag == ART_TAG_SVG && space == ART_SVG && t->behind > s->svg_give_up) {
        const char *end = art_markup_svg(t->behind, s->end, &s->svg_give_up);
        if (end)
            return end;
    }
    return t->behind;
}

static const char *enter_html(scanner *s, const start_tag *t)
{
    unsigned rules = art_construction[t->tag];
    bool ignored = !art_open_imply(s->open, t->tag);
    bool opens = !ignored && !(rules & (ART_VOID | ART_RAW_TEXT | ART_RCDATA));
    bool reopens = !(rules & (ART_SPECIAL | ART_RCDATA | ART_RAW_TEXT)) || (rules & ART_REOPENS);
    if (reopens && !ignored)
        art_open_reopen(s->open, s->out);
    if (opens && (t->tag == ART_TAG_SVG || t->tag == ART_TAG_MATH))
        return enter_foreign(s, t, t->tag == ART_TAG_SVG ? ART_SVG : ART_MATH);
    if (t->tag == ART_TAG_ISINDEX) /* obsolete, and libgumbo mixes tags and text there */
        return t->behind;
    if (t->tag == ART_TAG_FRAMESET && ++s->framesets > ART_FRAMESET_MAX) {
        s->open->limited = true;
        return t->behind;
    }
    if (opens && art_open_is_full(s->open, t->tag, ART_HTML))
        return t->behind;
    bool formatting = (rules & ART_FORMATTING) != 0;
    if (opens && formatting && art_open_is_formatting_full(s->open))
        return t->behind; /* its end tag will find nothing, and the parser ignores it */
    put_start_tag(s, t, false);
    s->text = s->text && ignored;
    if (opens && formatting)
        art_open_push_formatting(s->open, t->tag, t->name, t->hash, t->hash || t->count);
    else if (opens)
        art_open_push(s->open, t->tag, t->name, ART_HTML, false);
    return ignored ? t->behind : pass_content(s, t, t->behind);
}

static bool stands_in_head(art_tag tag)
{
    switch (tag) {
    case ART_TAG_HTML:
    case ART_TAG_HEAD:
    case ART_TAG_TITLE:
    case ART_TAG_BASE:
    case ART_TAG_LINK:
    case ART_TAG_META:
    case ART_TAG_STYLE:
    case ART_TAG_SCRIPT:
        return true;
    default:
        return false;
    }
}

static const char *pass_start_tag(scanner *s, const char *at)
{
    start_tag t;
    const char *name = at + 1;
    if (!read_start_tag(s, name, art_markup_name_end(name, s->end), &t))
        return s->end;
    unsigned rules = art_construction[t.tag];
    s->in_head = s->in_head && stands_in_head(t.tag);
    s->begun = true;
    bool breaks_out = (rules & ART_BREAKOUT) || t.font_style;
    if (art_open_is_foreign(s->open) && breaks_out && !art_open_break_out(s->open, t.tag))
        return t.behind;
    if (art_open_is_foreign(s->open))
        return enter_foreign(s, &t, (art_namespace)s->open->stack[s->open->depth - 1].space);
    return enter_html(s, &t);
}

/* --- end tags, declarations --- */

static const char *pass_end_tag(scanner *s, const char *at)
{
    art_raw_attribute attribute;
    bool self_closing;
    const char *name = at + 2, *p = art_markup_name_end(name, s->end);
    art_view view = {name, (size_t)(p - name)};
    while (art_markup_attribute(&p, s->end, &attribute, &self_closing))
        continue;
    if (p == s->end)
        return p;
    art_tag tag = art_tag_of(view);
    if (!art_tag_is_parsed(tag))
        tag = ART_TAG_OTHER;
    art_ending ending = s->raw ? ART_END_HTML : art_open_end(s->open, tag, view);
    /* The first tag counts even so: behind it no doctype does. */
    if (ending == ART_END_DROPPED && s->begun)
        return p + 1;
    s->raw = false;
    s->begun = true; /* but no end to the text before it: the parser may ignore the tag */
    put_end_tag(s, tag, view, ending == ART_END_FOREIGN);
    s->block = separates(tag);
    return p + 1;
}

/* A comment is dropped, or what is taken for one. libgumbo finishes the text before a comment,
 * which it does not at </form>: text that ends there would stand behind the form. */
static void drop_comment(scanner *s)
{
    if (s->text && (s->open->form || s->open->count[ART_TAG_FORM]))
        art_skeleton_put(s->out, "<!---->", 7);
    s->text = false;
}

/* A doctype decides on quirks mode, in which tables stand inside of paragraphs. libgumbo 0.10.1
 * takes about all that name html and an identifier for good ones. */
static void put_doctype(scanner *s, art_view doctype)
{
    art_skeleton_put(s->out, doctype.data, doctype.size);
    if (s->begun || s->out->slices.count)
        return;
    s->begun = true; /* the first one counts */
    const size_t begin = sizeof "<!doctype" - 1;
    art_view name = art_view_trim((art_view){doctype.data + begin, doctype.size - begin - 1});
    if (!art_view_starts_nocase(name, ART_VIEW("html")))
        return;
    art_view rest = art_view_trim((art_view){name.data + 4, name.size - 4});
    s->open->quirks = rest.size && !art_view_starts_nocase(rest, ART_VIEW("public")) &&
                      !art_view_starts_nocase(rest, ART_VIEW("system"));
}

/* What begins with "<!". */
static const char *pass_declaration(scanner *s, const char *at)
{
    size_t left = (size_t)(s->end - at);
    if (left >= 4 && at[2] == '-' && at[3] == '-') {
        drop_comment(s);
        return art_markup_comment(at + 4, s->end);
    }
    bool foreign = s->open->depth && s->open->stack[s->open->depth - 1].space;
    if (foreign && left >= 9 && !memcmp(at, "<![CDATA[", 9)) {
        const char *end = at + 9;
        while ((end = memchr(end, ']', (size_t)(s->end - end))) != NULL &&
               (s->end - end < 3 || end[1] != ']' || end[2] != '>'))
            end++;
        put_text(s, at + 9, end ? end : s->end, false, s->open->verbatim > 0);
        return end ? end + 3 : s->end;
    }
    const char *end = art_markup_bogus(at, s->end);
    if (left > 9 && end - at <= DOCTYPE_MAX &&
        art_view_starts_nocase((art_view){at + 2, left - 2}, ART_VIEW("doctype")))
        put_doctype(s, (art_view){at, (size_t)(end - at)});
    else
        drop_comment(s);
    return end;
}

/* --- the page --- */

static void scan(scanner *s, art_view html)
{
    const char *at = html.data;
    while (at < s->end && !s->out->failed) {
        const char *text = text_end(at, s->end);
        if (text > at) {
            if (!is_idle_space(s, at, text)) {
                if (!art_open_is_foreign(s->open))
                    art_open_reopen(s->open, s->out);
                put_text(s, at, text, true, s->open->verbatim > 0);
                s->block = s->in_head = false;
                s->text = true;
            }
            at = text;
        } else if (at[1] == '!') {
            at = pass_declaration(s, at);
        } else if (art_is_alpha(at[1])) {
            at = pass_start_tag(s, at);
        } else if (at[1] == '/' && art_is_alpha(at[2])) {
            at = pass_end_tag(s, at);
        } else { /* "<?php ...>", "</ x>"; "</>" is nothing */
            if (!(at[1] == '/' && at + 2 < s->end && at[2] == '>'))
                drop_comment(s);
            at = art_markup_bogus(at + 1 + (at[1] == '/'), s->end);
        }
    }
}

article_status art_scan(art_arena *arena, art_arena *page_arena, art_view html,
                        art_skeleton *skeleton)
{
    art_skeleton_init(skeleton, arena, page_arena, html);
    art_open_elements
        open; /* 17 KB: on the stack, since it would be the most of a small page's memory */
    art_open_init(&open, html.size);
    scanner s = {.arena = page_arena,
                 .out = skeleton,
                 .open = &open,
                 .end = html.data + html.size,
                 .svg_give_up = html.data,
                 .in_head = true,
                 .has_nul = html.size && memchr(html.data, '\0', html.size)};
    scan(&s, html);
    art_skeleton_put(skeleton, "", 1); /* libgumbo's decoder of references looks one byte ahead */
    if (skeleton->failed)
        return art_status_of(arena);
    skeleton->size--;
    skeleton->limited = open.limited;
    return ARTICLE_OK;
}
