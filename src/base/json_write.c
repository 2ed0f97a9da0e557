#include "base/json_write.h"

void art_json_init(art_json *json, art_out *out, bool indent)
{
    *json = (art_json){.out = out, .indent = indent, .first = true};
}

static void new_line(art_json *json)
{
    if (!json->indent)
        return;
    art_out_add_char(json->out, '\n');
    for (unsigned i = 0; i < json->depth; i++)
        art_out_add(json->out, "  ", 2);
}

/* What stands between the previous value and the next key or value. */
static void separate(art_json *json)
{
    if (json->keyed) {
        json->keyed = false;
        return;
    }
    if (!json->first)
        art_out_add_char(json->out, ',');
    if (json->depth)
        new_line(json);
    json->first = false;
}

void art_json_begin(art_json *json, char bracket)
{
    separate(json);
    art_out_add_char(json->out, bracket);
    json->depth++;
    json->first = true;
}

void art_json_end(art_json *json, char bracket)
{
    json->depth--;
    if (!json->first)
        new_line(json);
    art_out_add_char(json->out, bracket);
    json->first = false;
}

static void add_escape(art_out *out, unsigned code)
{
    static const char hex[] = "0123456789abcdef";
    const char escape[6] = {
        '\\', 'u', hex[code >> 12 & 15], hex[code >> 8 & 15], hex[code >> 4 & 15], hex[code & 15]};
    art_out_add(out, escape, sizeof escape);
}

/* Writes an escape for the character at text[at] and returns its length; 0 when it needs none. */
static size_t escape_at(art_out *out, art_view text, size_t at)
{
    unsigned char c = (unsigned char)text.data[at];
    if (c == '"' || c == '\\') {
        const char pair[2] = {'\\', (char)c};
        art_out_add(out, pair, 2);
        return 1;
    }
    if (c == '\n' || c == '\t' || c == '\r') {
        art_out_add(out, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r", 2);
        return 1;
    }
    if (c < 0x20 || c == 0x7F) {
        add_escape(out, c);
        return 1;
    }
    if (c == 0xE2 && text.size - at >= 3 && (unsigned char)text.data[at + 1] == 0x80 &&
        ((unsigned char)text.data[at + 2] & 0xFE) == 0xA8) {
        add_escape(out, 0x2000u | ((unsigned char)text.data[at + 2] & 0x3Fu));
        return 3;
    }
    return 0;
}

static void add_escaped(art_out *out, art_view text)
{
    size_t begin = 0;
    for (size_t i = 0; i < text.size;) {
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && c != 0xE2) {
            i++;
            continue;
        }
        art_out_add(out, text.data + begin, i - begin);
        begin = i;
        size_t length = escape_at(out, text, i);
        begin += length;
        i += length ? length : 1;
    }
    if (begin < text.size) /* text.data may be NULL */
        art_out_add(out, text.data + begin, text.size - begin);
}

static void add_quoted(art_out *out, art_view text)
{
    art_out_add_char(out, '"');
    add_escaped(out, text);
    art_out_add_char(out, '"');
}

void art_json_key(art_json *json, const char *key)
{
    separate(json);
    add_quoted(json->out, art_view_of(key));
    art_out_add(json->out, ": ", json->indent ? 2 : 1);
    json->keyed = true;
}

void art_json_string(art_json *json, art_view text)
{
    separate(json);
    add_quoted(json->out, text);
}

void art_json_begin_string(art_json *json)
{
    separate(json);
    art_out_add_char(json->out, '"');
    json->held = 0;
}

/* How many bytes at the end of a piece begin what has to be escaped as a whole. */
static unsigned unfinished(art_view piece)
{
    const unsigned char *end = (const unsigned char *)piece.data + piece.size;
    if (piece.size >= 1 && end[-1] == 0xE2)
        return 1;
    return piece.size >= 2 && end[-2] == 0xE2 && end[-1] == 0x80 ? 2 : 0;
}

void art_json_add_string(art_json *json, art_view piece)
{
    while (json->held && piece.size) {
        json->part[json->held++] = *piece.data++;
        piece.size--;
        if (json->held < 3 && unfinished((art_view){json->part, json->held}) == json->held)
            continue;
        add_escaped(json->out, (art_view){json->part, json->held});
        json->held = 0;
    }
    if (json->held || !piece.size)
        return;
    json->held = unfinished(piece);
    piece.size -= json->held;
    memcpy(json->part, piece.data + piece.size, json->held);
    add_escaped(json->out, piece);
}

void art_json_end_string(art_json *json)
{
    art_out_add(json->out, json->part, json->held);
    art_out_add_char(json->out, '"');
    json->held = 0;
}

void art_json_null(art_json *json)
{
    separate(json);
    art_out_add_string(json->out, "null");
}

void art_json_number(art_json *json, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    separate(json);
    art_out_add(json->out, digits + at, sizeof digits - at);
}

void art_json_boolean(art_json *json, bool value)
{
    separate(json);
    art_out_add_string(json->out, value ? "true" : "false");
}

void art_json_thousandths(art_json *json, unsigned thousandths)
{
    if (thousandths >= 1000) {
        separate(json);
        art_out_add_string(json->out, "1.000");
        return;
    }
    const char digits[] = {'0',
                           '.',
                           (char)('0' + thousandths / 100),
                           (char)('0' + thousandths / 10 % 10),
                           (char)('0' + thousandths % 10),
                           '\0'};
    separate(json);
    art_out_add_string(json->out, digits);
}
