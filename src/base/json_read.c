#include "base/json_read.h"

#include "base/buffer.h"

typedef struct reader {
    art_arena *arena;
    art_view text;
    size_t at;
    art_json_tree tree;
    uint32_t capacity;
    uint32_t open[ART_JSON_DEPTH_MAX]; /* arrays and objects around the place that is read */
    unsigned depth;
    unsigned beyond; /* brackets open beyond the greatest depth */
    art_view key;    /* of the member whose value comes next */
    bool failed;
} reader;

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ';
}

static char peek(const reader *r, size_t ahead)
{
    return ahead < r->text.size - r->at ? r->text.data[r->at + ahead] : '\0';
}

/* Moves behind the first end of what begins here, or to the end of the text. */
static void skip_behind(reader *r, const char *end)
{
    size_t size = strlen(end);
    while (r->at < r->text.size) {
        const char *from = r->text.data + r->at;
        const char *found = memchr(from, end[0], r->text.size - r->at);
        r->at = found ? (size_t)(found - r->text.data) : r->text.size;
        if (r->text.size - r->at >= size && !memcmp(r->text.data + r->at, end, size)) {
            r->at += size;
            return;
        }
        r->at += r->at < r->text.size;
    }
}

/* White space and comments. */
static void skip_blanks(reader *r)
{
    for (;;) {
        while (r->at < r->text.size && is_blank(r->text.data[r->at]))
            r->at++;
        if (peek(r, 0) == '/' && peek(r, 1) == '*') {
            r->at += 2;
            skip_behind(r, "*/");
        } else if (peek(r, 0) == '/' && peek(r, 1) == '/') {
            skip_behind(r, "\n");
        } else {
            return;
        }
    }
}

static void add(reader *r, art_json_kind kind, art_view text, bool escaped)
{
    if (r->tree.count == r->capacity) {
        uint32_t capacity = r->capacity ? r->capacity * 2 : 128;
        art_json_value *values = art_arena_grow(
            r->arena, r->tree.values, r->capacity * sizeof *values, capacity * sizeof *values);
        r->failed = r->failed || !values;
        if (!values)
            return;
        r->tree.values = values;
        r->capacity = capacity;
    }
    r->tree.values[r->tree.count] = (art_json_value){
        .key = r->key, .text = text, .end = r->tree.count + 1, .kind = kind, .escaped = escaped};
    r->tree.count++;
    r->key = (art_view){NULL, 0};
}

static void open_bracket(reader *r)
{
    art_json_kind kind = r->text.data[r->at++] == '{' ? ART_JSON_OBJECT : ART_JSON_ARRAY;
    if (r->depth == ART_JSON_DEPTH_MAX) {
        r->beyond++;
        return;
    }
    add(r, kind, (art_view){NULL, 0}, false);
    if (!r->failed)
        r->open[r->depth++] = r->tree.count - 1;
}

/* Closes the innermost bracket of this kind and those inside of it; ignored where none is open. */
static void close_bracket(reader *r)
{
    art_json_kind kind = r->text.data[r->at++] == '}' ? ART_JSON_OBJECT : ART_JSON_ARRAY;
    r->key = (art_view){NULL, 0};
    if (r->beyond) {
        r->beyond--;
        return;
    }
    unsigned depth = r->depth;
    while (depth && r->tree.values[r->open[depth - 1]].kind != kind)
        depth--;
    while (depth && r->depth >= depth)
        r->tree.values[r->open[--r->depth]].end = r->tree.count;
}

/* Is what follows a quote such that the string may end with it? Else the quote is part of it. */
static bool ends_string(art_view text, size_t at)
{
    bool line = false;
    for (; at < text.size && is_blank(text.data[at]); at++)
        line = line || text.data[at] == '\n';
    if (at == text.size)
        return true;
    char c = text.data[at];
    return c == ',' || c == ':' || c == '}' || c == ']' || c == '/' ||
           (line && (c == '"' || c == '\''));
}

/* The string that begins at the quote here; data is NULL when its end was cut off. */
static art_view take_string(reader *r, bool *escaped)
{
    char quote = r->text.data[r->at++];
    size_t begin = r->at;
    *escaped = false;
    while (r->at < r->text.size) {
        const char *from = r->text.data + r->at;
        const char *end = memchr(from, quote, r->text.size - r->at);
        size_t at = end ? (size_t)(end - r->text.data) : r->text.size;
        size_t slashes = 0;
        while (slashes < at - begin && r->text.data[at - 1 - slashes] == '\\')
            slashes++;
        if (end && (slashes % 2 || !ends_string(r->text, at + 1))) {
            r->at = at + 1;
            continue;
        }
        r->at = at + (end != NULL);
        if (!end)
            break;
        *escaped = at > begin && memchr(r->text.data + begin, '\\', at - begin) != NULL;
        return (art_view){r->text.data + begin, at - begin};
    }
    return (art_view){NULL, 0};
}

/* A number, a word of JSON, or a bare word. */
static art_view take_bare(reader *r)
{
    size_t begin = r->at;
    while (r->at < r->text.size && !is_blank(r->text.data[r->at]) &&
           !strchr(",:{}[]\"'", r->text.data[r->at]))
        r->at++;
    r->at += r->at == begin;
    return (art_view){r->text.data + begin, r->at - begin};
}

/* A string or bare word: the name of a member when a colon follows inside an object, else a value.
 */
static void take_scalar(reader *r)
{
    char c = r->text.data[r->at];
    bool escaped = false, quoted = c == '"' || c == '\'';
    art_view text = quoted ? take_string(r, &escaped) : take_bare(r);
    if (r->beyond || !text.data)
        return;
    skip_blanks(r);
    bool member = r->depth && r->tree.values[r->open[r->depth - 1]].kind == ART_JSON_OBJECT;
    if (member && !r->key.data && peek(r, 0) == ':') {
        r->key = text;
        r->at++;
    } else if (!member || r->key.data) {
        add(r, quoted ? ART_JSON_STRING : ART_JSON_LITERAL, text, escaped);
    }
}

/* To the next bracket outside of all others, where anything may stand; that of a "<![CDATA[" is
 * none. */
static void skip_to_bracket(reader *r)
{
    static const char cdata[] = "CDATA";
    const size_t size = sizeof cdata - 1;
    for (; r->at < r->text.size; r->at++) {
        char c = r->text.data[r->at];
        if (c == '{')
            return;
        bool behind = r->at >= size && !memcmp(r->text.data + r->at - size, cdata, size);
        bool before = r->text.size - r->at > size && !memcmp(r->text.data + r->at + 1, cdata, size);
        if (c == '[' && !behind && !before)
            return;
    }
}

bool art_json_read(art_arena *arena, art_view text, art_json_tree *tree)
{
    reader r = {.arena = arena, .text = text};
    while (!r.failed && r.tree.count < ART_JSON_VALUES_MAX) {
        if (r.depth)
            skip_blanks(&r);
        else
            skip_to_bracket(&r);
        if (r.at >= text.size)
            break;
        char c = text.data[r.at];
        if (c == '{' || c == '[')
            open_bracket(&r);
        else if (c == '}' || c == ']')
            close_bracket(&r);
        else if (c == ',' || c == ':')
            r.at++;
        else
            take_scalar(&r);
    }
    while (r.depth)
        r.tree.values[r.open[--r.depth]].end = r.tree.count;
    *tree = r.tree;
    return !r.failed;
}

/* The four hexadecimal digits at text; UINT32_MAX when they are none. */
static uint32_t hex4(art_view text, size_t at)
{
    uint32_t code = 0;
    if (text.size < 4 || at > text.size - 4)
        return UINT32_MAX;
    for (size_t i = at; i < at + 4; i++) {
        char c = art_lower(text.data[i]);
        if (!art_is_digit(c) && (c < 'a' || c > 'f'))
            return UINT32_MAX;
        code = code * 16 + (uint32_t)(art_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return code;
}

/* The code point of the \u at text[*at - 2]; moves *at behind it and the low half of a pair. */
static uint32_t take_unicode(art_view text, size_t *at)
{
    uint32_t code = hex4(text, *at);
    if (code == UINT32_MAX)
        return 0xFFFD;
    *at += 4;
    if (code >= 0xD800 && code < 0xDC00 && text.size - *at >= 6 && text.data[*at] == '\\' &&
        text.data[*at + 1] == 'u') {
        uint32_t low = hex4(text, *at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            *at += 6;
            return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return code ? code : ' ';
}

art_view art_json_text(art_arena *arena, const art_json_value *value)
{
    if (value->kind == ART_JSON_ARRAY || value->kind == ART_JSON_OBJECT)
        return (art_view){NULL, 0};
    if (!value->escaped)
        return value->text;
    static const char letters[] = "bfnrt", means[] = "\b\f\n\r\t";
    art_buffer out;
    art_buffer_init(&out, arena);
    art_view text = value->text;
    for (size_t at = 0; at < text.size && !out.failed;) {
        const char *slash = memchr(text.data + at, '\\', text.size - at);
        size_t run = slash ? (size_t)(slash - text.data) - at : text.size - at;
        art_buffer_add(&out, text.data + at, run);
        at += run + 1;
        if (!slash || at >= text.size)
            break;
        char c = text.data[at++];
        const char *letter = c ? strchr(letters, c) : NULL;
        char bytes[4];
        if (c == 'u')
            art_buffer_add(&out, bytes, art_utf8_put(bytes, take_unicode(text, &at)));
        else if (letter)
            art_buffer_add_char(&out, means[letter - letters]);
        else
            art_buffer_add_char(&out, c); /* \" \\ \/, and any that mean nothing */
    }
    return out.failed ? (art_view){NULL, 0} : (art_view){out.data, out.size};
}

const art_json_value *art_json_member(const art_json_tree *tree, uint32_t object, art_view name)
{
    const art_json_value *values = tree->values;
    if (values[object].kind != ART_JSON_OBJECT)
        return NULL;
    for (uint32_t i = object + 1; i < values[object].end; i = values[i].end)
        if (art_view_equal_nocase(values[i].key, name))
            return &values[i];
    return NULL;
}
