#include "extract/input_warc.h"

#include "extract/http.h"

/* Headers larger than this are damage: an address takes at most some ten thousand bytes. */
#define HEADER_MOST ((size_t)1 << 20)

/* --- what a record looks like --- */

/* A version line, "WARC/1.1", and the begin of a field that every record has: so many bytes tell.
 */
#define SIGNATURE ((size_t)32)

/* Does a record begin here? */
static bool is_record(art_view text)
{
    if (text.size < 10 || memcmp(text.data, "WARC/", 5) != 0)
        return false;
    size_t at = 5;
    while (at < text.size && at < 12 && (art_is_digit(text.data[at]) || text.data[at] == '.'))
        at++;
    if (at == 5)
        return false;
    at += at < text.size && text.data[at] == '\r';
    if (at >= text.size || text.data[at] != '\n')
        return false;
    art_view rest = {text.data + at + 1, text.size - at - 1};
    return art_view_starts_nocase(rest, ART_VIEW("WARC-")) ||
           art_view_starts_nocase(rest, ART_VIEW("Content-"));
}

/* Offset of the first record in text at or behind from; text.size when there is none. */
static size_t next_record(art_view text, size_t from)
{
    for (size_t at = from; at < text.size; at++) {
        const char *hit = memchr(text.data + at, 'W', text.size - at);
        if (!hit)
            break;
        at = (size_t)(hit - text.data);
        if (is_record((art_view){hit, text.size - at}))
            return at;
    }
    return text.size;
}

/* Moves to the next record, by no more than *limit bytes, which are counted down. True when it
 * stands there. */
static bool find_record(cmd_source *s, uint64_t *limit)
{
    for (;;) {
        size_t most = s->size < *limit ? s->size : (size_t)*limit;
        size_t at = next_record((art_view){s->data, s->size}, 0);
        bool found = at < most;
        if (!found) {
            /* What is near the end may only turn out to be a record once more is seen. */
            bool more = most == s->size && s->state == CMD_SOURCE_MORE;
            at = !more ? most : most > SIGNATURE ? most - SIGNATURE : 0;
        }
        cmd_source_take(s, at);
        *limit -= at;
        if (found)
            return true;
        if (!*limit || (!cmd_source_want(s, s->size + 1) && !s->size))
            return false;
    }
}

/* Is what follows a block what has to follow it? Two line ends, whatever comes then; or the next
 * record, or the end, with any number of them. */
static bool is_trailer(art_view text, bool ended)
{
    if (text.size >= 4 && !memcmp(text.data, "\r\n\r\n", 4))
        return true;
    size_t at = 0;
    while (at < text.size && (text.data[at] == '\r' || text.data[at] == '\n'))
        at++;
    size_t left = text.size - at;
    if (!left)
        return ended || at > 4;
    return !memcmp(text.data + at, "WARC/", left < 5 ? left : 5);
}

/* Content-Length, a number of bytes. */
static bool read_length(art_view header, uint64_t *length)
{
    art_view field = cmd_header_field(header, "Content-Length");
    uint64_t n = 0;
    for (size_t i = 0; i < field.size; i++) {
        if (!art_is_digit(field.data[i]) || n > (uint64_t)1 << 56)
            return false;
        n = 10 * n + (uint64_t)(field.data[i] - '0');
    }
    *length = n;
    return field.size > 0;
}

/* May this record hold a page? The others are only counted. */
static bool may_be_page(art_view header)
{
    art_view type = cmd_header_field(header, "WARC-Type");
    return art_view_equal_nocase(type, ART_VIEW("response")) ||
           art_view_equal_nocase(type, ART_VIEW("resource"));
}

/* --- the next record --- */

static void damaged(cmd_record *r, const char *problem)
{
    r->damaged = true;
    cmd_problem(r->problem, "%s", problem);
}

/* Passes over what cannot be read. Where compressed data are the reason, that is the one told. */
static void resynchronize(cmd_source *s, cmd_record *r, const char *problem)
{
    uint64_t anywhere = UINT64_MAX;
    if (!find_record(s, &anywhere) && s->state == CMD_SOURCE_DAMAGED) {
        damaged(r, s->problem);
        cmd_source_next(s);
    }
    damaged(r, problem);
}

/* Stands on the begin of the next record or of what should be one; false when there is nothing. */
static bool find_begin(cmd_source *s)
{
    for (;;) {
        while (cmd_source_want(s, 1) && (s->data[0] == '\r' || s->data[0] == '\n'))
            cmd_source_take(s, 1);
        if (s->size || s->state == CMD_SOURCE_DAMAGED)
            return true;
        if (s->state != CMD_SOURCE_MEMBER)
            return false;
        cmd_source_next(s);
    }
}

/* Length of the header that begins here; 0 when there is none. */
static size_t find_header(cmd_source *s)
{
    (void)cmd_source_want(s, SIGNATURE);
    if (!is_record((art_view){s->data, s->size}))
        return 0;
    for (;;) {
        size_t size = s->size < HEADER_MOST ? s->size : HEADER_MOST;
        size_t header = cmd_header_size((art_view){s->data, size});
        if (header || s->size >= HEADER_MOST || s->state != CMD_SOURCE_MORE)
            return header;
        (void)cmd_source_want(s, s->size + s->size / 2);
    }
}

/* The length of a record is wrong. Its block ends where the next record begins, if that can be
 * seen: then it is taken, and the archive said to be damaged; else it is lost. */
static void read_wrong_block(cmd_source *s, cmd_record *r, bool seen, bool page)
{
    static const char wrong[] = "Content-Length of the record is wrong";
    size_t next = next_record((art_view){s->data, s->size}, r->header), end = next;
    if (next == s->size) {
        cmd_source_take(s, r->header);
        resynchronize(s, r, seen ? wrong : "the record is cut short");
        return;
    }
    r->damaged = true;
    cmd_problem(r->note, "%s", wrong);
    for (int i = 0; i < 4 && end > r->header && art_is_space(s->data[end - 1]); i++)
        end--;
    if (page && !cmd_bytes_add(&r->raw, s->data + r->header, end - r->header))
        cmd_problem(r->problem, CMD_NO_MEMORY);
    cmd_source_take(s, next);
}

/* A block that can be seen whole. */
static void read_block(cmd_source *s, cmd_record *r, size_t length, bool page)
{
    size_t total = r->header + length;
    bool seen = cmd_source_want(s, total + 5) || s->size >= total;
    art_view rest = {seen ? s->data + total : NULL, seen ? s->size - total : 0};
    if (!seen || !is_trailer(rest, s->state != CMD_SOURCE_MORE)) {
        read_wrong_block(s, r, seen, page);
        return;
    }
    if (page && !cmd_bytes_add(&r->raw, s->data + r->header, length))
        cmd_problem(r->problem, CMD_NO_MEMORY);
    cmd_source_take(s, total);
    if (s->state == CMD_SOURCE_DAMAGED && !s->between && !art_view_trim(rest).size) {
        /* The last one before the damage: its checksum was wrong, or did not come. */
        damaged(r, s->problem);
        cmd_source_next(s);
    }
}

typedef enum look {
    LOOK_UNKNOWN, /* only reading will tell */
    LOOK_RIGHT,
    LOOK_WRONG
} look;

/* Does a block of this length end as it has to? A file can be looked at there without reading all
 * of it. */
static look look_behind(const cmd_source *s, uint64_t distance)
{
    char bytes[8];
    ssize_t got = cmd_source_peek(s, distance, bytes, sizeof bytes);
    if (got < 0)
        return LOOK_UNKNOWN;
    /* Nothing there: the end of the file must be here, and not before. */
    if (got == 0)
        return cmd_source_peek(s, distance - 1, bytes, 1) == 1 ? LOOK_RIGHT : LOOK_WRONG;
    return is_trailer((art_view){bytes, (size_t)got}, true) ? LOOK_RIGHT : LOOK_WRONG;
}

/* Passes over a block too large to be seen whole. */
static void skip_block(cmd_source *s, cmd_record *r, uint64_t length, bool bounded)
{
    look end = look_behind(s, r->header + length);
    cmd_source_take(s, r->header);
    if (end == LOOK_WRONG) {
        resynchronize(s, r, "Content-Length of the record is wrong");
        return;
    }
    if (end == LOOK_RIGHT) {
        cmd_position to = cmd_source_position(s);
        to.raw += length;
        (void)cmd_source_seek(s, to);
        return;
    }
    /* Where nobody can look ahead, a record inside the block is taken for the next one, unless the
     * block is alone in a gzip member. */
    if (!bounded && find_record(s, &length)) {
        damaged(r, "Content-Length of the record is wrong");
        return;
    }
    while (length && cmd_source_want(s, 1)) {
        size_t step = s->size < length ? s->size : (size_t)length;
        cmd_source_take(s, step);
        length -= step;
    }
    if (length)
        resynchronize(s, r, "the record is cut short");
}

bool cmd_warc_next(cmd_source *s, size_t most, cmd_record *r)
{
    if (!find_begin(s))
        return false;
    r->begin = s->size ? cmd_source_position(s) : (cmd_position){s->damage, 0};
    r->header = find_header(s);
    if (!r->header) {
        r->kind = CMD_RECORD_DAMAGE;
        if (s->size) /* or else the same place would be found again */
            cmd_source_take(s, 1);
        resynchronize(s, r, "no record where one should begin");
        return true;
    }
    art_view header = {s->data, r->header};
    uint64_t length;
    bool known = read_length(header, &length), page = may_be_page(header);
    if (!cmd_bytes_add(&r->raw, header.data, header.size))
        cmd_problem(r->problem, CMD_NO_MEMORY);
    if (!known) {
        cmd_source_take(s, r->header);
        resynchronize(s, r, "the record has no Content-Length");
    } else if (length <= most + most / 4 + HEADER_MOST) {
        read_block(s, r, (size_t)length, page);
    } else {
        skip_block(s, r, length, s->compressed && r->begin.skip == 0);
        if (page)
            cmd_problem(r->problem, "larger than %zu bytes (--max-bytes)", most);
    }
    return true;
}

/* --- the page --- */

static void identify(art_view header, cmd_page *p)
{
    static const char *const fields[][2] = {{"WARC-Record-ID", "warc_record_id"},
                                            {"WARC-Date", "warc_date"},
                                            {"WARC-Truncated", "warc_truncated"}};
    art_view url = cmd_header_field(header, "WARC-Target-URI");
    if (url.size >= 2 && url.data[0] == '<' && url.data[url.size - 1] == '>')
        url = (art_view){url.data + 1, url.size - 2}; /* as the grammar of WARC 1.0 has it */
    if (url.size) {
        cmd_identity_string(p, "url", url);
        p->url = cmd_keep(&p->url_bytes, url);
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        art_view value = cmd_header_field(header, fields[i][0]);
        if (value.size)
            cmd_identity_string(p, fields[i][1], value);
    }
}

/* What a body begins with where nobody names its type: as browsers find out, a tag. */
static bool looks_like_html(art_view body)
{
    body = art_view_trim(body);
    if (body.size >= 3 && !memcmp(body.data, "ï»¿", 3))
        body = art_view_trim((art_view){body.data + 3, body.size - 3});
    return body.size >= 2 && body.data[0] == '<' &&
           (art_is_alpha(body.data[1]) || body.data[1] == '!') &&
           !art_view_starts_nocase(body, ART_VIEW("<svg"));
}

static bool is_html(art_view type)
{
    return art_view_equal_nocase(type, ART_VIEW("text/html")) ||
           art_view_equal_nocase(type, ART_VIEW("application/xhtml+xml"));
}

/* Goes by the type that the transport named. */
static void take_type(art_view header, const char *field, cmd_page *p, bool *known)
{
    art_view value = cmd_header_field(header, field), type = cmd_media_type(value);
    art_view charset = cmd_media_charset(value);
    *known = type.size > 0;
    if (*known && !is_html(type))
        p->skip = CMD_SKIP_TYPE;
    else if (charset.size)
        p->charset = cmd_keep(&p->charset_bytes, charset);
}

static void read_response(art_view header, char *block, size_t size, size_t most, bool all_status,
                          cmd_page *p)
{
    art_view type = cmd_media_type(cmd_header_field(header, "Content-Type"));
    if (type.size && !art_view_starts_nocase(type, ART_VIEW("application/http"))) {
        p->skip = CMD_SKIP_TYPE; /* an answer of another protocol, such as text/dns */
        return;
    }
    size_t length = cmd_header_size((art_view){block, size});
    art_view http = {block, length ? length : size};
    int status = cmd_http_status(http);
    if (!status) {
        cmd_problem(p->problem, "no HTTP header in this record");
        return;
    }
    cmd_identity_number(p, "http_status", (uint64_t)status);
    if (status / 100 != 2 && !all_status) {
        p->skip = CMD_SKIP_STATUS;
        return;
    }
    bool known;
    take_type(http, "Content-Type", p, &known);
    if (!known)
        take_type(header, "WARC-Identified-Payload-Type", p, &known);
    if (p->skip)
        return;
    const char *problem =
        cmd_http_body(http, block + http.size, size - http.size, most, &p->decoded, &p->html);
    if (problem)
        cmd_problem(p->problem, "%s", problem);
    else if (!known && p->html.size && !looks_like_html(p->html))
        p->skip = CMD_SKIP_TYPE;
}

void cmd_warc_page(cmd_record *r, size_t most, bool all_status, cmd_page *p)
{
    size_t size = r->header < r->raw.size ? r->header : r->raw.size;
    art_view header = {r->raw.data, size};
    identify(header, p);
    if (*r->note)
        cmd_identity_string(p, "damaged", art_view_of(r->note));
    if (*r->problem) {
        cmd_problem(p->problem, "%s", r->problem);
        return;
    }
    if (!may_be_page(header)) {
        p->skip = CMD_SKIP_RECORD;
        return;
    }
    char *block = r->raw.data + size;
    if (art_view_equal_nocase(cmd_header_field(header, "WARC-Type"), ART_VIEW("response"))) {
        read_response(header, block, r->raw.size - size, most, all_status, p);
        return;
    }
    bool known;
    take_type(header, "Content-Type", p, &known);
    p->html = (art_view){block, r->raw.size - size};
    if (!known && !looks_like_html(p->html))
        p->skip = CMD_SKIP_TYPE;
}
