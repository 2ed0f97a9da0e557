#include "article/markup.h"

#include "article/construction.h"

static size_t left(const char *at, const char *end)
{
    return (size_t)(end - at);
}

static bool ends_name(char c)
{
    return art_is_space(c) || c == '/' || c == '>';
}

const char *art_markup_comment(const char *at, const char *end)
{
    if (at < end && *at == '>')
        return at + 1;
    if (left(at, end) >= 2 && at[0] == '-' && at[1] == '>')
        return at + 2;
    while ((at = memchr(at, '-', left(at, end))) != NULL) {
        const char *dashes = at;
        while (at < end && *at == '-')
            at++;
        if (at - dashes < 2)
            continue;
        if (at < end && *at == '>')
            return at + 1;
        if (left(at, end) >= 2 && at[0] == '!' && at[1] == '>')
            return at + 2;
    }
    return end;
}

const char *art_markup_bogus(const char *at, const char *end)
{
    const char *close = memchr(at, '>', left(at, end));
    return close ? close + 1 : end;
}

/* Is it "</name" and the end of the name? */
static bool is_end_tag(const char *at, const char *end, art_view name)
{
    return left(at, end) > name.size + 2 && at[1] == '/' &&
           art_view_starts_nocase((art_view){at + 2, left(at + 2, end)}, name) &&
           ends_name(at[2 + name.size]);
}

const char *art_markup_raw(const char *at, const char *end, art_view name)
{
    for (; (at = memchr(at, '<', left(at, end))) != NULL; at++)
        if (is_end_tag(at, end, name))
            return at;
    return end;
}

/* What "</script" and "<script" mean inside a script. */
enum {
    PLAIN,
    ESCAPED,       /* behind "<!--" */
    DOUBLE_ESCAPED /* and behind "<script" */
};

/* Behind the "<" of a script that is none of the end; *state moves on. NULL: it is the end. */
static const char *pass_less_than(const char *at, const char *end, int *state)
{
    bool closes = left(at, end) > 1 && at[1] == '/';
    const char *name = at + 1 + closes;
    if (*state == PLAIN && left(at, end) >= 4 && !memcmp(at, "<!--", 4)) {
        *state = ESCAPED;
        return at + 2; /* its dashes count again: "<!-->" */
    }
    if (left(name, end) <= 6 || !ends_name(name[6]) ||
        !art_view_starts_nocase((art_view){name, 6}, ART_VIEW("script")))
        return at + 1;
    if (closes && *state != DOUBLE_ESCAPED)
        return NULL;
    if (closes)
        *state = ESCAPED;
    else if (*state == ESCAPED)
        *state = DOUBLE_ESCAPED;
    return name + 6;
}

/* The next c, or end. */
static const char *find(const char *at, const char *end, char c)
{
    const char *found = memchr(at, c, left(at, end));
    return found ? found : end;
}

const char *art_markup_script(const char *at, const char *end)
{
    int state = PLAIN;
    /* Each search goes on where it stopped: rescanning for one of the two would be quadratic. */
    const char *less = find(at, end, '<'), *dash = at;
    while (less < end || state != PLAIN) {
        if (state != PLAIN && dash <= at)
            dash = find(at, end, '-');
        at = state != PLAIN && dash < less ? dash : less;
        if (at == end)
            return end;
        if (*at == '<') {
            const char *next = pass_less_than(at, end, &state);
            if (!next)
                return at;
            at = next;
        } else if (left(at, end) >= 3 && at[1] == '-' && at[2] == '>') {
            state = PLAIN;
            at += 3;
        } else {
            at++;
        }
        if (less < at)
            less = find(at, end, '<');
    }
    return end;
}

const char *art_markup_name_end(const char *name, const char *end)
{
    while (name < end && !ends_name(*name))
        name++;
    return name;
}

/* The value behind the "=", quoted or not; returns where the tag goes on. */
static const char *read_value(const char *at, const char *end, art_view *value)
{
    while (at < end && art_is_space(*at))
        at++;
    if (at < end && (*at == '"' || *at == '\'')) {
        const char *close = memchr(at + 1, *at, left(at + 1, end));
        *value = (art_view){at + 1, left(at + 1, close ? close : end)};
        return close ? close + 1 : end;
    }
    const char *begin = at;
    while (at < end && !art_is_space(*at) && *at != '>')
        at++;
    *value = (art_view){begin, left(begin, at)};
    return at;
}

bool art_markup_attribute(const char **at, const char *end, art_raw_attribute *attribute,
                          bool *self_closing)
{
    const char *p = *at;
    *self_closing = false;
    for (; p < end && (art_is_space(*p) || *p == '/'); p++)
        *self_closing = *p == '/' && left(p, end) > 1 && p[1] == '>';
    if (p == end || *p == '>') {
        *at = p;
        return false;
    }
    const char *name = p++; /* whatever it is, "=" too */
    name += *name == '\0';  /* libgumbo loses a NUL here */
    while (p < end && !ends_name(*p) && *p != '=')
        p++;
    attribute->name = (art_view){name, left(name, p)};
    attribute->value = (art_view){p, 0};
    const char *equals = p;
    while (equals < end && art_is_space(*equals))
        equals++;
    if (equals < end && *equals == '=')
        p = read_value(equals + 1, end, &attribute->value);
    *at = p;
    return true;
}

/* --- drawings --- */

enum {
    SVG_DEPTH = 64 /* deeper drawings are left to the parser */
};

/* Does the start tag leave foreign content, or bring in content of another kind? (HTML Standard,
 * section 13.2.6.5.) */
static bool breaks_out(art_tag tag)
{
    return (art_construction[tag] & ART_BREAKOUT) || tag == ART_TAG_FONT ||
           tag == ART_TAG_FOREIGNOBJECT || tag == ART_TAG_MATH;
}

/* Behind "<!...": a comment, a CDATA section or something bogus. NULL: it does not end. */
static const char *pass_declaration(const char *at, const char *end)
{
    if (left(at, end) >= 4 && !memcmp(at, "<!--", 4))
        return art_markup_comment(at + 4, end);
    if (left(at, end) < 9 || memcmp(at, "<![CDATA[", 9) != 0) {
        at = memchr(at, '>', left(at, end));
        return at ? at + 1 : NULL;
    }
    for (at += 9; (at = memchr(at, ']', left(at, end))) != NULL; at++)
        if (left(at, end) >= 3 && at[1] == ']' && at[2] == '>')
            return at + 3;
    return NULL;
}

/* Behind the end tag of a title or desc, which may hold nothing but text; NULL otherwise. */
static const char *pass_plain_text(const char *at, const char *end, art_view name)
{
    at = memchr(at, '<', left(at, end));
    if (!at || !is_end_tag(at, end, name) || at[2 + name.size] != '>')
        return NULL;
    return at + 3 + name.size;
}

typedef struct svg_walk {
    art_view open[SVG_DEPTH]; /* names of the open elements */
    int depth;
} svg_walk;

static bool close_element(svg_walk *w, art_view name)
{
    int i = w->depth;
    while (i > 0 && !art_view_equal_nocase(w->open[i - 1], name))
        i--;
    w->depth = i - 1;
    return i > 0; /* an end tag that matches nothing acts on the page around */
}

/* Behind the tag at at; NULL when the drawing cannot be dropped. *done: it is the end. */
static const char *pass_tag(svg_walk *w, const char *at, const char *end, bool *done)
{
    bool closes = at[1] == '/', self_closing = false;
    const char *begin = at + 1 + closes, *p = art_markup_name_end(begin, end);
    art_view name = {begin, left(begin, p)};
    art_raw_attribute attribute;
    *done = closes && w->depth == 0 && art_view_equal_nocase(name, ART_VIEW("svg"));
    if (*done)
        return at;
    while (art_markup_attribute(&p, end, &attribute, &self_closing))
        continue;
    if (p == end)
        return NULL;
    p++;
    if (closes)
        return close_element(w, name) ? p : NULL;
    art_tag tag = art_tag_of(name);
    if (breaks_out(tag))
        return NULL;
    if (self_closing)
        return p;
    if (tag == ART_TAG_TITLE || tag == ART_TAG_DESC)
        return pass_plain_text(p, end, name);
    if (w->depth == SVG_DEPTH)
        return NULL;
    w->open[w->depth++] = name;
    return p;
}

const char *art_markup_svg(const char *at, const char *end, const char **give_up)
{
    svg_walk w = {.depth = 0};
    const char *failed_at = end;
    while ((at = memchr(at, '<', left(at, end))) != NULL && left(at, end) > 2) {
        const char *next;
        bool done = false;
        failed_at = at;
        if (at[1] == '!') {
            next = pass_declaration(at, end);
        } else if (art_is_alpha(at[1]) || (at[1] == '/' && art_is_alpha(at[2]))) {
            next = pass_tag(&w, at, end, &done);
        } else {
            next = at[1] == '/' || at[1] == '?' ? memchr(at, '>', left(at, end)) : at;
            next = next ? next + 1 : NULL;
        }
        if (done)
            return at;
        if (!next)
            break;
        at = next;
        failed_at = end;
    }
    if (failed_at > *give_up)
        *give_up = failed_at;
    return NULL;
}
