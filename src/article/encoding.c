#include "article/encoding.h"

#include <errno.h>
#include <iconv.h>

#include "article/status.h"
#include "tables/encoding_labels.h"

enum {
    PRESCAN = 16384,     /* most bytes looked at for a declaration: see prescan */
    NONE = -1,           /* no encoding_id */
    REPLACEMENT_SIZE = 3 /* U+FFFD in UTF-8 */
};

static unsigned char byte_at(art_view text, size_t at)
{
    return (unsigned char)text.data[at];
}

static bool starts(art_view text, size_t at, const char *bytes, size_t size)
{
    return text.size >= at && text.size - at >= size && !memcmp(text.data + at, bytes, size);
}

/* --- labels ------------------------------------------------------------------------------- */

/* As strcmp, but for the case of ASCII letters in the first argument. */
static int compare_label(art_view label, const char *entry)
{
    for (size_t i = 0; i < label.size; i++) {
        unsigned char a = (unsigned char)art_lower(label.data[i]), b = (unsigned char)entry[i];
        if (a != b || !b)
            return a < b ? -1 : 1; /* a NUL in the label sorts behind the entry's end */
    }
    return entry[label.size] ? -1 : 0;
}

/* The encoding_id for a label, or NONE ("get an encoding", WHATWG Encoding Standard, 4.2). */
static int find_label(art_view label)
{
    label = art_view_trim(label);
    size_t low = 0, high = sizeof encoding_labels / sizeof *encoding_labels;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_label(label, encoding_labels[middle].label);
        if (!order)
            return (int)encoding_labels[middle].id;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NONE;
}

const char *art_encoding_name(art_view label)
{
    int id = find_label(label);
    return id == NONE ? NULL : encodings[id].name;
}

/* --- what the page says of itself: HTML Standard, section 13.2.3.2 ------------------------- */

/* "Get an attribute" at *at. False when there is none left, or the text ends within it. */
static bool next_attribute(art_view text, size_t *at, art_view *name, art_view *value)
{
    size_t i = *at;
    while (i < text.size && (art_is_space(text.data[i]) || text.data[i] == '/'))
        i++;
    size_t begin = i;
    while (i < text.size && !art_is_space(text.data[i]) && text.data[i] != '/' &&
           text.data[i] != '>' && (text.data[i] != '=' || i == begin))
        i++;
    *name = (art_view){text.data + begin, i - begin};
    *value = (art_view){NULL, 0};
    while (i < text.size && art_is_space(text.data[i]))
        i++;
    *at = i;
    if (!name->size || i == text.size)
        return false;
    if (text.data[i] != '=')
        return true;
    for (i++; i < text.size && art_is_space(text.data[i]);)
        i++;
    char quote = i < text.size ? text.data[i] : '\0';
    if (quote == '"' || quote == '\'') {
        begin = ++i;
        while (i < text.size && text.data[i] != quote)
            i++;
    } else {
        quote = '\0';
        begin = i;
        while (i < text.size && !art_is_space(text.data[i]) && text.data[i] != '>')
            i++;
    }
    *value = (art_view){text.data + begin, i - begin};
    *at = quote && i < text.size ? i + 1 : i;
    return i < text.size;
}

/* "Extract a character encoding from a meta element": the encoding in
 * content="text/html; charset=...", or NONE. */
static int charset_of_content(art_view content)
{
    const art_view word = ART_VIEW("charset");
    for (;;) {
        size_t i = art_view_find_nocase(content, word);
        if (i > content.size)
            return NONE;
        content =
            art_view_trim((art_view){content.data + i + word.size, content.size - i - word.size});
        if (content.size && content.data[0] == '=')
            break;
    }
    content = art_view_trim((art_view){content.data + 1, content.size - 1});
    if (!content.size)
        return NONE;
    char quote = content.data[0];
    bool quoted = quote == '"' || quote == '\'';
    for (size_t i = quoted; i < content.size; i++) {
        char c = content.data[i];
        if (quoted ? c == quote : art_is_space(c) || c == ';')
            return find_label((art_view){content.data + quoted, i - quoted});
    }
    return quoted ? NONE : find_label(content);
}

/* The encoding that the attributes of a <meta> at *at declare, or NONE. */
static int charset_of_meta(art_view text, size_t *at)
{
    bool pragma = false, need_pragma = false;
    bool seen_equiv = false, seen_content = false, seen_charset = false;
    int id = NONE;
    art_view name, value;
    while (next_attribute(text, at, &name, &value)) {
        /* Of attributes with the same name the first counts. */
        if (art_view_equal_nocase(name, ART_VIEW("http-equiv")) && !seen_equiv) {
            seen_equiv = true;
            pragma = art_view_equal_nocase(value, ART_VIEW("content-type"));
        } else if (art_view_equal_nocase(name, ART_VIEW("content")) && !seen_content) {
            seen_content = true;
            if (!seen_charset && (id = charset_of_content(value)) != NONE)
                need_pragma = true;
        } else if (art_view_equal_nocase(name, ART_VIEW("charset")) && !seen_charset) {
            seen_charset = true;
            need_pragma = false;
            id = find_label(value);
        }
    }
    /* A tag that does not end declares nothing. */
    return (need_pragma && !pragma) || *at >= text.size ? NONE : id;
}

/* The offset behind the next occurrence of end, from at on; text.size when there is none. */
static size_t skip_past(art_view text, size_t at, art_view end)
{
    while (at < text.size && !starts(text, at, end.data, end.size))
        at++;
    return at < text.size ? at + end.size : text.size;
}

/* encoding="..." of an XML declaration ("get an XML encoding"), or NONE. */
static int charset_of_xml(art_view text)
{
    if (!starts(text, 0, "<?xml", 5))
        return NONE;
    text.size = skip_past(text, 0, ART_VIEW(">"));
    size_t i = skip_past(text, 0, ART_VIEW("encoding"));
    while (i < text.size && art_is_space(text.data[i]))
        i++;
    if (i == text.size || text.data[i++] != '=')
        return NONE;
    while (i < text.size && art_is_space(text.data[i]))
        i++;
    if (i == text.size || (text.data[i] != '"' && text.data[i] != '\''))
        return NONE;
    char quote = text.data[i++];
    size_t begin = i;
    while (i < text.size && text.data[i] != quote)
        i++;
    return i < text.size ? find_label((art_view){text.data + begin, i - begin}) : NONE;
}

/* The offset behind the markup, or whatever else begins with the "<" at text[at]. */
static size_t skip_markup(art_view text, size_t at)
{
    if (starts(text, at, "<!--", 4))
        return skip_past(text, at + 2, ART_VIEW("-->")); /* <!--> is a whole comment */
    size_t letter = at + 1 + starts(text, at, "</", 2);
    if (letter < text.size && art_is_alpha(text.data[letter])) {
        art_view name, value;
        while (letter < text.size && !art_is_space(text.data[letter]) && text.data[letter] != '>')
            letter++;
        while (next_attribute(text, &letter, &name, &value))
            ; /* a ">" or a "<" in a quoted value is part of it */
        return letter;
    }
    char next = at + 1 < text.size ? text.data[at + 1] : '\0';
    return next == '!' || next == '/' || next == '?' ? skip_past(text, at, ART_VIEW(">")) : at + 1;
}

/* The first <meta> that declares an encoding, or NONE. */
static int charset_of_tags(art_view text)
{
    for (size_t i = 0; i < text.size;) {
        art_view rest = {text.data + i, text.size - i};
        if (rest.size > 5 && (art_is_space(rest.data[5]) || rest.data[5] == '/') &&
            art_view_starts_nocase(rest, ART_VIEW("<meta"))) {
            i += 5;
            int id = charset_of_meta(text, &i);
            if (id != NONE)
                return id;
        } else {
            i = text.data[i] == '<' ? skip_markup(text, i) : i + 1;
        }
    }
    return NONE;
}

/*
 * "Prescan a byte stream to determine its encoding", or NONE. The standard looks at 1024 bytes, and
 * begins anew when the parser meets a <meta> further on (13.2.3.5, "changing the encoding while
 * parsing"). We have all bytes at hand and look at more of them at once, up to the body.
 */
static int prescan(art_view bytes)
{
    if (bytes.size > PRESCAN)
        bytes.size = PRESCAN;
    size_t body = art_view_find_nocase(bytes, ART_VIEW("<body"));
    if (body < bytes.size)
        bytes.size = body;
    /* The standard knows UTF-16 without a byte order mark by "<?x"; we take any tag for it. */
    if (bytes.size >= 4 && bytes.data[0] == '<' && !bytes.data[1] && bytes.data[2] &&
        !bytes.data[3])
        return ENCODING_UTF_16LE;
    if (bytes.size >= 4 && !bytes.data[0] && bytes.data[1] == '<' && !bytes.data[2] &&
        bytes.data[3])
        return ENCODING_UTF_16BE;
    int id = charset_of_tags(bytes);
    if (id == NONE)
        id = charset_of_xml(bytes);
    /* A declaration that can be read byte by byte is not in UTF-16. */
    if (id == ENCODING_UTF_16LE || id == ENCODING_UTF_16BE)
        return ENCODING_UTF_8;
    return id == ENCODING_X_USER_DEFINED ? (int)ENCODING_WINDOWS_1252 : id;
}

/* --- choice ------------------------------------------------------------------------------- */

/* The next character of UTF-8; true when it is malformed (U+FFFD itself may stand in a text). */
static bool next_is_bad(art_view text, size_t *at, uint32_t *code)
{
    size_t begin = *at;
    *code = art_utf8_next(text.data, text.size, at);
    return *code == 0xFFFD && (*at - begin != 3 || byte_at(text, begin) != 0xEF);
}

/* Counts the characters of UTF-8 beyond ASCII and the malformed sequences. */
static void count_utf8(art_view text, size_t *good, size_t *bad)
{
    *good = *bad = 0;
    for (size_t i = 0; i < text.size;) {
        uint32_t code;
        if (next_is_bad(text, &i, &code))
            ++*bad;
        else if (code >= 0x80)
            ++*good;
    }
}

/* Encodings that keep their bytes below 80 for ASCII, so that ASCII stays what it is. */
static bool extends_ascii(int id)
{
    encoding_kind kind = encodings[id].kind;
    return kind != KIND_JIS && kind != KIND_UTF16 && kind != KIND_REPLACEMENT;
}

/* The encoding of bytes without a byte order mark: see encoding.h for the rules. */
static encoding_id choose(art_view bytes, const char *label, bool valid)
{
    int id = find_label(art_view_of(label));
    if (id == NONE)
        id = prescan(bytes);
    if (valid) {
        bool legacy =
            id != NONE && id != ENCODING_UTF_8 &&
            (!extends_ascii(id) || art_ascii_length(bytes.data, bytes.size) == bytes.size);
        return legacy ? (encoding_id)id : ENCODING_UTF_8;
    }
    size_t good, bad;
    if (id == NONE) {
        count_utf8(bytes, &good, &bad);
        return good / 4 > bad ? ENCODING_UTF_8 : ENCODING_WINDOWS_1252;
    }
    if (id == ENCODING_UTF_8) {
        count_utf8(bytes, &good, &bad);
        return bad > good ? ENCODING_WINDOWS_1252 : ENCODING_UTF_8;
    }
    return (encoding_id)id;
}

/* --- conversion by hand ------------------------------------------------------------------- */

static article_status repair_utf8(art_arena *arena, art_view bytes, art_view *text)
{
    size_t good, bad;
    count_utf8(bytes, &good, &bad);
    if (bad > (SIZE_MAX - bytes.size) / REPLACEMENT_SIZE)
        return ARTICLE_ERROR_MAX_MEMORY;
    char *out = art_arena_alloc(arena, bytes.size + bad * REPLACEMENT_SIZE);
    if (!out)
        return art_status_of(arena);
    size_t size = 0;
    for (size_t i = 0; i < bytes.size;) {
        uint32_t code;
        next_is_bad(bytes, &i, &code);
        size += art_utf8_put(out + size, code);
    }
    *text = (art_view){out, size};
    return ARTICLE_OK;
}

/* WHATWG Encoding Standard, section 14.2.1 (shared UTF-16 decoder). */
static article_status convert_utf16(art_arena *arena, art_view bytes, bool big, art_view *text)
{
    /* Two bytes make three at most; an odd byte at the end makes three too. */
    if (bytes.size > SIZE_MAX / 2 - REPLACEMENT_SIZE)
        return ARTICLE_ERROR_MAX_MEMORY;
    char *out = art_arena_alloc(arena, bytes.size / 2 * 3 + REPLACEMENT_SIZE);
    if (!out)
        return art_status_of(arena);
    size_t size = 0;
    uint32_t lead = 0;
    for (size_t i = 0; i + 1 < bytes.size; i += 2) {
        uint32_t unit = (uint32_t)byte_at(bytes, i + !big) << 8 | byte_at(bytes, i + big);
        if (lead && unit >= 0xDC00 && unit <= 0xDFFF) {
            unit = 0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00);
            lead = 0;
        }
        if (lead)
            size += art_utf8_put(out + size, 0xFFFD);
        lead = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
        if (!lead)
            size += art_utf8_put(out + size, unit); /* a lone trail becomes U+FFFD there */
    }
    /* The end of the queue with a lead, an odd byte or both is one error. */
    if (lead || bytes.size % 2)
        size += art_utf8_put(out + size, 0xFFFD);
    *text = (art_view){out, size};
    return ARTICLE_OK;
}

/* WHATWG Encoding Standard, section 14.5.1. */
static article_status convert_user(art_arena *arena, art_view bytes, art_view *text)
{
    if (bytes.size > SIZE_MAX / 3)
        return ARTICLE_ERROR_MAX_MEMORY;
    char *out = art_arena_alloc(arena, bytes.size * 3);
    if (!out)
        return art_status_of(arena);
    size_t size = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        uint32_t b = byte_at(bytes, i);
        size += art_utf8_put(out + size, b < 0x80 ? b : 0xF780 + b - 0x80);
    }
    *text = (art_view){out, size};
    return ARTICLE_OK;
}

/* --- conversion by iconv ------------------------------------------------------------------ */

typedef struct converter {
    art_arena *arena;
    encoding_id id;
    iconv_t descriptor;
    art_view bytes;
    size_t at; /* in bytes */
    char *out;
    size_t size, capacity; /* of out */
    size_t replaced;       /* where the last U+FFFD left off */
    size_t escapes;        /* ISO-2022-JP: how far they were looked for */
    bool wide;             /* ISO-2022-JP: two bytes a character at escapes */
} converter;

static bool grow(converter *c)
{
    if (c->capacity > SIZE_MAX / 2)
        return false;
    size_t capacity = c->capacity + c->capacity / 2;
    char *out = art_arena_grow(c->arena, c->out, c->capacity, capacity);
    if (!out)
        return false;
    c->out = out;
    c->capacity = capacity;
    return true;
}

/* In ISO-2022-JP, are characters two bytes long at c->at? Each byte is looked at once. */
static bool is_wide(converter *c)
{
    for (; c->escapes < c->at; c->escapes++)
        if (byte_at(c->bytes, c->escapes) == 0x1B && c->escapes + 1 < c->bytes.size)
            c->wide = c->bytes.data[c->escapes + 1] == '$';
    return c->wide;
}

/* How many bytes one U+FFFD stands for at c->at, where iconv found no character. As the decoders of
 * the standard do, a lead byte takes a trail byte with it unless that is ASCII: markup survives. */
static size_t bad_length(converter *c)
{
    size_t left = c->bytes.size - c->at;
    if (left < 2)
        return 1;
    unsigned char b = byte_at(c->bytes, c->at), next = byte_at(c->bytes, c->at + 1);
    switch (encodings[c->id].kind) {
    case KIND_DOUBLE:
        return b > 0x80 && b < 0xFF && next >= 0x80 ? 2 : 1;
    case KIND_SHIFT_JIS:
        return ((b > 0x80 && b < 0xA0) || (b >= 0xE0 && b < 0xFD)) && next >= 0x80 ? 2 : 1;
    case KIND_EUC_JP:
        if (next < 0x80 || b == 0xFF || (b < 0xA1 && b != 0x8E && b != 0x8F))
            return 1;
        return b == 0x8F && next > 0xA0 && left > 2 && byte_at(c->bytes, c->at + 2) > 0xA0 ? 3 : 2;
    case KIND_JIS:
        return is_wide(c) && b > 0x20 && b < 0x7F && next > 0x20 && next < 0x7F ? 2 : 1;
    default:
        return 1;
    }
}

/* The character for bytes that iconv does not know. */
static uint32_t bad_code(const converter *c)
{
    unsigned char b = byte_at(c->bytes, c->at);
    if (encodings[c->id].kind == KIND_WINDOWS && b >= 0x80 && b <= 0x9F)
        return b;
    if ((c->id == ENCODING_GBK || c->id == ENCODING_GB18030) && b == 0x80)
        return 0x20AC; /* section 10.2.1: the euro sign of code page 936 */
    return 0xFFFD;
}

/*
 * Has iconv gone past the bytes that it could not convert, so that those at c->at are innocent?
 * POSIX forbids it, but glibc 2.36's CP949 does so with A2 E8, even at the end of the input.
 */
static bool is_past_bad(const converter *c)
{
    if (c->at == c->bytes.size)
        return true;
    return c->id == ENCODING_EUC_KR && c->at - c->replaced >= 2 &&
           starts(c->bytes, c->at - 2, "\xA2\xE8", 2);
}

/* Calls iconv once, with the rest of the input or to flush what it holds back; returns errno. */
static int step(converter *c, bool flush)
{
    char *in = (char *)c->bytes.data + c->at; /* iconv does not write there */
    size_t left = c->bytes.size - c->at;
    char *out = c->out + c->size;
    size_t room = c->capacity - c->size;
    errno = 0;
    size_t result = iconv(c->descriptor, flush ? NULL : &in, flush ? NULL : &left, &out, &room);
    int error = result == (size_t)-1 ? errno : 0;
    c->size = c->capacity - room;
    c->at = c->bytes.size - left;
    return error;
}

/* Writes the stand-in for what iconv stumbled over at c->at, and goes behind it. */
static int replace(converter *c)
{
    /* iconv may hold back a character to compose it with the next. A flush would also end the
     * two-byte mode of ISO-2022-JP, where nothing is held back. */
    if (encodings[c->id].kind != KIND_JIS) {
        int error = step(c, true);
        if (error)
            return error;
    }
    if (c->capacity - c->size < REPLACEMENT_SIZE)
        return E2BIG;
    bool past = is_past_bad(c);
    c->size += art_utf8_put(c->out + c->size, past ? 0xFFFD : bad_code(c));
    c->at += past ? 0 : bad_length(c);
    c->replaced = c->at;
    return 0;
}

static article_status run(converter *c)
{
    for (;;) {
        bool flush = c->at == c->bytes.size;
        int error = step(c, flush);
        if (!error && flush)
            return ARTICLE_OK;
        if ((error == EILSEQ || error == EINVAL) && !flush)
            error = replace(c);
        if (error == E2BIG) {
            if (!grow(c))
                return art_status_of(c->arena);
        } else if (error) {
            return error == ENOMEM ? ARTICLE_ERROR_MEMORY : ARTICLE_ERROR_CHARSET;
        }
    }
}

static article_status open_converter(converter *c)
{
    for (size_t i = 0; i < 2 && *encodings[c->id].iconv[i]; i++) {
        c->descriptor = iconv_open("UTF-8", encodings[c->id].iconv[i]);
        if (c->descriptor != (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr): POSIX's own */
            return ARTICLE_OK;
        if (errno == ENOMEM)
            return ARTICLE_ERROR_MEMORY;
    }
    return ARTICLE_ERROR_CHARSET;
}

static article_status convert_legacy(art_arena *arena, art_view bytes, encoding_id id,
                                     art_view *text)
{
    converter c = {.arena = arena, .id = id, .bytes = bytes};
    if (bytes.size > SIZE_MAX / 3 - 64)
        return ARTICLE_ERROR_MAX_MEMORY;
    /* No character is longer than its ASCII bytes once and its other bytes three times, except for
     * ISO-2022-JP, which is all ASCII bytes. So the text need not grow, which would copy it. */
    c.capacity = bytes.size + 64;
    for (size_t i = 0; i < bytes.size; i++)
        c.capacity += byte_at(bytes, i) >= 0x80 || encodings[id].kind == KIND_JIS ? 2 : 0;
    c.out = art_arena_alloc(arena, c.capacity);
    if (!c.out)
        return art_status_of(arena);
    article_status status = open_converter(&c);
    if (status != ARTICLE_OK)
        return status;
    status = run(&c);
    iconv_close(c.descriptor);
    *text = (art_view){c.out, c.size};
    /* The rest of the library relies on valid UTF-8, so iconv is not taken at its word. */
    if (status == ARTICLE_OK && art_utf8_valid(c.out, c.size) < c.size)
        status = repair_utf8(arena, *text, text);
    return status;
}

/* --- the whole ---------------------------------------------------------------------------- */

/* The encoding of the byte order mark, which is cut off, or NONE. */
static int cut_mark(art_view *bytes)
{
    static const struct {
        const char *mark;
        size_t size;
        encoding_id id;
    } marks[] = {{"\xEF\xBB\xBF", 3, ENCODING_UTF_8},
                 {"\xFE\xFF", 2, ENCODING_UTF_16BE},
                 {"\xFF\xFE", 2, ENCODING_UTF_16LE}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (starts(*bytes, 0, marks[i].mark, marks[i].size)) {
            *bytes = (art_view){bytes->data + marks[i].size, bytes->size - marks[i].size};
            return (int)marks[i].id;
        }
    }
    return NONE;
}

article_status art_encode(art_arena *arena, art_view bytes, const char *label, art_encoded *result)
{
    if (!bytes.size)
        bytes.data = "";
    int id = cut_mark(&bytes);
    bool valid = art_utf8_valid(bytes.data, bytes.size) == bytes.size;
    if (id == NONE)
        id = (int)choose(bytes, label, valid);
    result->name = encodings[id].name;
    result->text = bytes;
    if (!bytes.size)
        return ARTICLE_OK;
    switch (encodings[id].kind) {
    case KIND_UTF8:
        return valid ? ARTICLE_OK : repair_utf8(arena, bytes, &result->text);
    case KIND_UTF16:
        return convert_utf16(arena, bytes, id == ENCODING_UTF_16BE, &result->text);
    case KIND_REPLACEMENT:
        result->text = ART_VIEW("\xEF\xBF\xBD");
        return ARTICLE_OK;
    case KIND_USER:
        return convert_user(arena, bytes, &result->text);
    default:
        /* Valid and not taken for UTF-8: ASCII, which these encodings leave as it is. */
        if (valid && extends_ascii(id))
            return ARTICLE_OK;
        return convert_legacy(arena, bytes, (encoding_id)id, &result->text);
    }
}
