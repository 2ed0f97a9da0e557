#include "article/markdown_text.h"

enum {
    TICKS_MAX = 8,     /* a longer fence around code in a line would be no pleasure */
    REFERENCE_MAX = 32 /* bytes of the longest name of a character reference */
};

static void put(art_markdown *m, const char *string)
{
    art_out_add_string(m->out, string);
}

/* Punctuation of ASCII, symbols included: all that Markdown lets stand escaped. */
static bool is_ascii_punctuation(uint32_t code)
{
    return code > 0x20 && code < 0x7F && !art_is_alnum((char)code);
}

void art_markdown_begin(art_markdown *m, art_markdown_place place)
{
    m->place = place;
    m->last = m->digits = 0;
    m->closed = m->undecided = false;
    m->count = m->written = 0;
}

/* Markup was written, of which code is the last character. */
static void passed(art_markdown *m, uint32_t code)
{
    m->last = code;
    m->digits = 0;
    m->closed = m->undecided = false;
}

/* --- text --- */

/* A character of a view that is looked at, and the view's characters around it. */
typedef struct spot {
    art_view text;
    size_t at;     /* behind the character */
    uint32_t code; /* the character */
    uint32_t next; /* the one behind it; 0 where that is not known yet */
} spot;

/* Is it a "&" that begins a character reference? */
static bool is_reference(const spot *p)
{
    size_t i = p->at;
    while (i < p->text.size && i - p->at < REFERENCE_MAX &&
           (art_is_alnum(p->text.data[i]) || p->text.data[i] == '#'))
        i++;
    return i == p->text.size || (p->text.data[i] == ';' && i > p->at);
}

/* GitHub makes links of bare addresses, in which backslashes are no escapes. Does one begin at
 * text.data[at] that is to be broken, since something in it must be escaped? */
static bool breaks_address(art_view text, size_t at)
{
    for (; at < text.size && !art_is_space(text.data[at]); at++)
        if (text.data[at] && strchr("\\`*[]<>~|_;", text.data[at]))
            return true;
    return at == text.size;
}

static bool ends_scheme(const spot *p)
{
    static const art_view schemes[] = {{"http", 4}, {"https", 5}, {"ftp", 3}};
    size_t colon = p->at - 1;
    if (p->text.size - p->at < 2 || memcmp(p->text.data + p->at, "//", 2) != 0)
        return false;
    for (size_t k = 0; k < sizeof schemes / sizeof *schemes; k++)
        if (colon >= schemes[k].size &&
            art_view_equal_nocase(
                (art_view){p->text.data + colon - schemes[k].size, schemes[k].size}, schemes[k]))
            return breaks_address(p->text, p->at);
    return false;
}

static bool ends_www(const art_markdown *m, const spot *p)
{
    size_t dot = p->at - 1;
    return m->last == 'w' && dot >= 3 && !memcmp(p->text.data + dot - 3, "www", 3) &&
           breaks_address(p->text, p->at);
}

/* What means something at the start of a line alone. */
static bool needs_escape_at_start(const art_markdown *m, const spot *p)
{
    bool stands_alone = !p->next || p->next == ' ';
    switch (p->code) {
    case '#':
        return stands_alone || p->next == '#';
    case '>':
    case '=':
    case '|':
        return true;
    case ':':
    case '-':
        return stands_alone || p->next == '-' || p->next == '|' || p->next == ':';
    case '+':
        return stands_alone;
    case '.':
    case ')':
        return m->digits && m->digits <= 9 && stands_alone;
    default:
        return false;
    }
}

static bool needs_escape(const art_markdown *m, const spot *p)
{
    switch (p->code) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '~':
        return true;
    case '_':
        return !(art_is_word(m->last) && p->next && art_is_word(p->next)) || m->last == '_' ||
               p->next == '_';
    case '<':
        return !p->next || (p->next < 0x80 && art_is_alpha((char)p->next)) || p->next == '/' ||
               p->next == '!' || p->next == '?';
    case '&':
        return is_reference(p);
    case '!':
        return !p->next; /* a link may follow */
    case '|':
        return m->place == ART_IN_COLUMN || (m->place == ART_IN_LINES && !m->last);
    case '#':
        if (m->place == ART_IN_TITLE && (!m->last || m->last == ' '))
            return true;
        break;
    case ':':
        if (ends_scheme(p))
            return true;
        break;
    case '.':
        if (ends_www(m, p))
            return true;
        break;
    default:
        break;
    }
    bool at_start =
        m->place == ART_IN_LINES && (!m->last || (m->digits && (p->code == '.' || p->code == ')')));
    return at_start && needs_escape_at_start(m, p);
}

static void put_reference(art_markdown *m, uint32_t code)
{
    char digits[12];
    art_view number = art_decimal(digits, code);
    put(m, "&#");
    art_out_add(m->out, number.data, number.size);
    put(m, ";");
}

static void put_character(art_markdown *m, const spot *p, art_view bytes)
{
    if (m->undecided && p->code != ' ' && !is_ascii_punctuation(p->code)) {
        put_reference(m, p->code);
    } else {
        if (p->code < 0x80 && needs_escape(m, p))
            put(m, "\\");
        art_out_add(m->out, bytes.data, bytes.size);
    }
    bool digit = p->code < 0x80 && art_is_digit((char)p->code) && (m->digits || !m->last);
    m->digits = digit ? m->digits + 1 : 0;
    m->last = p->code;
    m->closed = m->undecided = false;
}

/* Length of the run of letters at text.data[at], which never mean anything; most of most texts. */
static size_t plain_run(art_view text, size_t at)
{
    size_t i = at;
    while (i < text.size && (art_is_alpha(text.data[i]) || text.data[i] == ' '))
        i++;
    return i - at;
}

static void put_plain(art_markdown *m, art_view text)
{
    for (size_t i = 0; i < text.size;) {
        size_t run = m->last && !m->undecided ? plain_run(text, i) : 0;
        if (run) {
            art_out_add(m->out, text.data + i, run);
            i += run;
            passed(m, (unsigned char)text.data[i - 1]);
            continue;
        }
        spot p = {.text = text, .at = i};
        p.code = art_utf8_next(text.data, text.size, &p.at);
        size_t behind = p.at;
        p.next = behind < text.size ? art_utf8_next(text.data, text.size, &behind) : 0;
        bool hidden = p.code < 0x20 || (p.code >= 0x7F && p.code < 0xA0);
        if (!hidden && (m->last || p.code != ' '))
            put_character(m, &p, (art_view){text.data + i, p.at - i});
        i = p.at;
    }
}

/* --- inline nodes --- */

static bool is_delimited(art_kind kind)
{
    return kind == ART_EMPHASIS || kind == ART_STRONG || kind == ART_DELETED;
}

static const char *delimiter(art_kind kind)
{
    return kind == ART_EMPHASIS ? "*" : kind == ART_STRONG ? "**" : "~~";
}

static const char *element(art_kind kind)
{
    switch (kind) {
    case ART_EMPHASIS:
        return "em>";
    case ART_STRONG:
        return "strong>";
    case ART_DELETED:
        return "del>";
    case ART_SUPERSCRIPT:
        return "sup>";
    case ART_SUBSCRIPT:
        return "sub>";
    default:
        return "code>";
    }
}

/* Does a delimiter open here, in front of the character next? (CommonMark, section 6.2: left-
 * flanking; which characters are punctuation differs between programs, and so all that are none of
 * words may be.) */
static bool opens(const art_markdown *m, uint32_t next)
{
    bool free = !m->last || m->last == ' ' || is_ascii_punctuation(m->last);
    return !m->closed && next && next != ' ' && (free || art_is_word(next));
}

/* The character behind the delimiters that wait from index on. */
static uint32_t behind_delimiters(const art_markdown *m, uint32_t index, uint32_t next)
{
    while (index < m->count &&
           (m->spans[index].kind == ART_EMPHASIS || m->spans[index].kind == ART_STRONG))
        index++;
    return index < m->count ? '[' : next; /* markup begins with punctuation, whichever */
}

static void put_ticks(art_markdown *m)
{
    for (uint32_t i = 0; i <= m->ticks; i++)
        put(m, "`");
    if (m->ticks) /* code may begin or end with one */
        put(m, " ");
}

/* Writes the openings that waited for the character behind them. */
static void settle(art_markdown *m, uint32_t next)
{
    bool asterisk = false; /* the one before was an opening of that */
    for (; m->written < m->count; m->written++) {
        art_markdown_span *span = &m->spans[m->written];
        bool delimited = is_delimited(span->kind);
        uint32_t behind = span->kind == ART_DELETED ? (m->written + 1 < m->count ? '[' : next)
                                                    : behind_delimiters(m, m->written, next);
        if (delimited && !(asterisk && span->kind != ART_DELETED))
            span->html = !opens(m, behind);
        else
            span->html = delimited ? m->spans[m->written - 1].html
                                   : span->kind != ART_LINK &&
                                         !(span->kind == ART_CODE && m->ticks <= TICKS_MAX);
        asterisk = delimited && span->kind != ART_DELETED;
        if (span->html) {
            put(m, "<");
            put(m, element(span->kind));
        } else if (delimited) {
            put(m, delimiter(span->kind));
        } else if (span->kind == ART_LINK) {
            put(m, "[");
        } else {
            put_ticks(m);
        }
        passed(m, span->html ? '>' : '*');
    }
}

void art_markdown_enter(art_markdown *m, const art_event *event)
{
    if (event->kind == ART_CODE)
        m->ticks = event->number;
    if (event->kind == ART_LINK) {
        m->url_size = event->url.size;
        memcpy(m->url, event->url.data, event->url.size);
    }
    m->spans[m->count++] = (art_markdown_span){.kind = event->kind};
}

/* An address between parentheses. */
static void put_destination(art_markdown *m, art_view url)
{
    put(m, "](");
    for (size_t i = 0; i < url.size; i++) {
        char code[3], c = url.data[i];
        if (art_url_encodes(c)) {
            art_url_encode(code, c);
            art_out_add(m->out, code, 3);
        } else if (c == '&' && is_reference(&(spot){.text = url, .at = i + 1})) {
            put(m, "&amp;"); /* "\\&" is right as well, but not for cmark */
        } else {
            put(m, c == '(' || c == ')' ? "\\" : "");
            art_out_add_char(m->out, c);
        }
    }
    put(m, ")");
    passed(m, ')');
}

void art_markdown_leave(art_markdown *m, art_kind kind)
{
    const art_markdown_span *span = &m->spans[--m->count];
    m->written = m->count;
    if (span->html) {
        put(m, "</");
        put(m, element(kind));
        passed(m, '>');
    } else if (is_delimited(kind)) {
        bool undecided = m->closed ? m->undecided : !art_is_word(m->last);
        put(m, delimiter(kind));
        passed(m, '*');
        m->closed = true;
        m->undecided = undecided;
    } else if (kind == ART_LINK) {
        put_destination(m, (art_view){m->url, m->url_size});
    } else {
        if (m->ticks)
            put(m, " ");
        for (uint32_t i = 0; i <= m->ticks; i++)
            put(m, "`");
        passed(m, '`');
    }
}

/* --- content --- */

/* Between "`": nothing is markup, but a "|" still ends a cell. */
static void put_code(art_markdown *m, art_view text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '|' && m->place == ART_IN_COLUMN)
            put(m, "\\");
        art_out_add_char(m->out, text.data[i]);
    }
    passed(m, '`');
}

void art_markdown_put_text(art_markdown *m, art_view text)
{
    if (!text.size)
        return;
    size_t at = 0;
    uint32_t first = art_utf8_next(text.data, text.size, &at);
    settle(m, first);
    bool code = m->count && m->spans[m->count - 1].kind == ART_CODE && !m->spans[m->count - 1].html;
    if (code)
        put_code(m, text);
    else
        put_plain(m, text);
}

void art_markdown_put_image(art_markdown *m, const art_event *event)
{
    settle(m, '!');
    put(m, "![");
    passed(m, '[');
    put_plain(m, event->text);
    put_destination(m, event->url);
}

void art_markdown_put_embed(art_markdown *m, const art_event *event)
{
    settle(m, '[');
    bool link = false;
    for (uint32_t i = 0; i < m->count; i++)
        link = link || m->spans[i].kind == ART_LINK;
    if (!link) {
        put(m, "[");
        passed(m, '[');
    }
    put_plain(m, art_event_label(event));
    if (!link)
        put_destination(m, event->url);
}

bool art_markdown_break(art_markdown *m)
{
    if (m->place != ART_IN_LINES) {
        put(m, "<br>");
        passed(m, '>');
        return false;
    }
    put(m, "\\\n");
    passed(m, 0);
    return true;
}
