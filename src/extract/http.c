#include "extract/http.h"

#include <zlib.h>

/* --- header fields --- */

size_t cmd_header_size(art_view text)
{
    size_t at = 0;
    const char *end;
    while (at < text.size && (end = memchr(text.data + at, '\n', text.size - at)) != NULL) {
        size_t next = (size_t)(end - text.data) + 1, length = next - at;
        if (length == 1 || (length == 2 && text.data[at] == '\r'))
            return next;
        at = next;
    }
    return 0;
}

/* One line after the other; continued lines, which begin with a space, belong to the one before. */
static bool next_line(art_view *header, art_view *line)
{
    if (!header->size)
        return false;
    size_t at = 0;
    do {
        const char *end = memchr(header->data + at, '\n', header->size - at);
        at = end ? (size_t)(end - header->data) + 1 : header->size;
    } while (at < header->size && (header->data[at] == ' ' || header->data[at] == '\t'));
    *line = (art_view){header->data, at};
    *header = (art_view){header->data + at, header->size - at};
    return true;
}

art_view cmd_header_field(art_view header, const char *name)
{
    size_t size = strlen(name);
    art_view line;
    while (next_line(&header, &line))
        if (line.size > size && line.data[size] == ':' &&
            art_view_starts_nocase(line, (art_view){name, size}))
            return art_view_trim((art_view){line.data + size + 1, line.size - size - 1});
    return (art_view){NULL, 0};
}

static art_view until(art_view text, char c)
{
    const char *end = text.size ? memchr(text.data, c, text.size) : NULL;
    return (art_view){text.data, end ? (size_t)(end - text.data) : text.size};
}

art_view cmd_media_type(art_view value)
{
    return art_view_trim(until(value, ';'));
}

art_view cmd_media_charset(art_view value)
{
    art_view name = ART_VIEW("charset=");
    size_t at = value.size ? art_view_find_nocase(value, name) : SIZE_MAX;
    if (at == SIZE_MAX)
        return (art_view){NULL, 0};
    at += name.size;
    value = art_view_trim((art_view){value.data + at, value.size - at});
    if (value.size && (value.data[0] == '"' || value.data[0] == '\''))
        return until((art_view){value.data + 1, value.size - 1}, value.data[0]);
    return art_view_trim(until(value, ';'));
}

int cmd_http_status(art_view header)
{
    if (!art_view_starts_nocase(header, ART_VIEW("HTTP/")))
        return 0;
    art_view line = until(header, '\n'), version = until(line, ' ');
    size_t at = version.size;
    while (at < line.size && line.data[at] == ' ')
        at++;
    if (line.size - at < 3)
        return 0;
    int status = 0;
    for (size_t i = at; i < at + 3; i++) {
        if (!art_is_digit(line.data[i]))
            return 0;
        status = 10 * status + (line.data[i] - '0');
    }
    return status >= 100 ? status : 0;
}

/* --- chunks (RFC 9112, section 7.1) --- */

/* The size in front of a chunk: hexadecimal digits, perhaps an extension, a line's end. Returns the
 * length of that line; 0 when it is none. */
static size_t chunk_size(art_view text, size_t *size)
{
    enum {
        LINE_MOST = 256 /* longer ones are no chunk sizes */
    };
    size_t at = 0, n = 0;
    for (; at < text.size && at < LINE_MOST; at++) {
        char c = art_lower(text.data[at]);
        if (!art_is_digit(c) && !(c >= 'a' && c <= 'f'))
            break;
        if (n > SIZE_MAX >> 4)
            return 0;
        n = n << 4 | (size_t)(art_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    if (!at)
        return 0;
    while (at < text.size && text.data[at] == ' ')
        at++;
    if (at < text.size && text.data[at] == ';')
        while (at < text.size && at < LINE_MOST && text.data[at] != '\r' && text.data[at] != '\n')
            at++;
    at += at < text.size && text.data[at] == '\r';
    if (at >= text.size || text.data[at] != '\n')
        return 0;
    *size = n;
    return at + 1;
}

/* Joins the chunks in place; returns the length. From where there is no chunk, the rest stays as it
 * is. */
static size_t join_chunks(char *body, size_t size)
{
    size_t at = 0, out = 0;
    for (;;) {
        size_t n = 0, line = chunk_size((art_view){body + at, size - at}, &n);
        if (!line) {
            n = size - at;
        } else {
            at += line;
            if (!n)
                return out; /* fields that may follow say nothing about the text */
        }
        if (n > size - at)
            n = size - at;
        memmove(body + out, body + at, n);
        out += n;
        at += n;
        if (at < size && body[at] == '\r')
            at++;
        if (at < size && body[at] == '\n')
            at++;
        if (at == size)
            return out;
    }
}

/* --- compression --- */

typedef enum coding {
    CODING_NONE,
    CODING_GZIP,
    CODING_DEFLATE,
    CODING_UNKNOWN
} coding;

static coding coding_of(art_view name)
{
    static const struct {
        art_view name;
        coding coding;
    } names[] = {{{"gzip", 4}, CODING_GZIP},       {{"x-gzip", 6}, CODING_GZIP},
                 {{"deflate", 7}, CODING_DEFLATE}, {{"identity", 8}, CODING_NONE},
                 {{"none", 4}, CODING_NONE},       {{"", 0}, CODING_NONE},
                 {{"utf-8", 5}, CODING_NONE}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (art_view_equal_nocase(name, names[i].name))
            return names[i].coding;
    return CODING_UNKNOWN;
}

/* Inflates as one of zlib's kinds of stream, appending to out. NULL also for one that ends early;
 * *sound tells whether anything could be read. */
static const char *inflate_as(int kind, art_view in, size_t most, cmd_bytes *out, bool *sound)
{
    enum {
        STEP = 64 * 1024
    };
    z_stream z = {.next_in = (unsigned char *)in.data, .avail_in = 0};
    if (inflateInit2(&z, kind) != Z_OK)
        return CMD_NO_MEMORY;
    const char *problem = NULL;
    size_t before = out->size;
    int result = Z_OK;
    while (result == Z_OK && out->size - before <= most) {
        size_t left = in.size - (size_t)((const char *)z.next_in - in.data);
        z.avail_in = (uInt)(left < STEP ? left : STEP);
        if (!cmd_bytes_room(out, STEP)) {
            problem = CMD_NO_MEMORY;
            break;
        }
        z.next_out = (unsigned char *)out->data + out->size;
        z.avail_out = STEP;
        result = inflate(&z, Z_NO_FLUSH);
        out->size += STEP - z.avail_out;
        left = in.size - (size_t)((const char *)z.next_in - in.data);
        if (result == Z_STREAM_END && kind > 15 && left > 2 && !memcmp(z.next_in, "\x1F\x8B", 2))
            result = inflateReset(&z); /* gzip members follow each other */
        else if (result == Z_OK && !left && z.avail_out)
            break; /* it ends early */
    }
    *sound = result != Z_DATA_ERROR || out->size > before;
    if (!problem && result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
        problem = result == Z_MEM_ERROR ? CMD_NO_MEMORY : "compressed body is damaged";
    if (out->size - before > most)
        problem = NULL; /* too large for whoever asked, and that is all that matters */
    (void)inflateEnd(&z);
    return problem;
}

/* "Deflate" means zlib's format, but some servers send the bare stream. */
static const char *inflate_body(coding kind, art_view in, size_t most, cmd_bytes *out, bool *sound)
{
    if (kind == CODING_GZIP && (in.size < 2 || memcmp(in.data, "\x1F\x8B", 2) != 0)) {
        *sound = false;
        return NULL;
    }
    const char *problem = inflate_as(kind == CODING_GZIP ? 15 + 16 : 15, in, most, out, sound);
    if (kind == CODING_DEFLATE && !*sound)
        problem = inflate_as(-15, in, most, out, sound);
    return problem;
}

const char *cmd_http_body(art_view header, char *body, size_t size, size_t most, cmd_bytes *room,
                          art_view *result)
{
    enum {
        CODINGS_MAX = 4
    };
    art_view transfer = cmd_header_field(header, "Transfer-Encoding");
    if (transfer.size && art_view_find_nocase(transfer, ART_VIEW("chunked")) != SIZE_MAX)
        size = join_chunks(body, size);
    *result = (art_view){body, size};
    art_view list = cmd_header_field(header, "Content-Encoding");
    /* The coding that was applied last stands last. */
    for (int i = 0; list.size && size; i++) {
        size_t begin = list.size;
        while (begin && list.data[begin - 1] != ',')
            begin--;
        coding kind = coding_of(art_view_trim((art_view){list.data + begin, list.size - begin}));
        list.size = begin ? begin - 1 : 0;
        if (kind == CODING_NONE)
            continue;
        if (kind == CODING_UNKNOWN || i == CODINGS_MAX)
            return "content coding is not supported";
        /* What is read must not stand where it is written to. */
        cmd_bytes next = {NULL, 0, 0};
        if (result->data == body) {
            next = *room;
            next.size = 0;
            *room = (cmd_bytes){NULL, 0, 0};
        }
        bool sound = false;
        const char *problem = inflate_body(kind, *result, most, &next, &sound);
        if (!sound || problem) {
            cmd_bytes_free(&next);
        } else {
            cmd_bytes_free(room);
            *room = next;
            *result = (art_view){room->data, room->size};
        }
        if (problem)
            return problem;
    }
    return NULL;
}
