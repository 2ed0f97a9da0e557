#include "extract/input_jsonl.h"

#include "extract/json_members.h"

#include "article.h"

/* --- lines --- */

static bool is_blank(art_view line)
{
    return art_view_trim(line).size == 0;
}

/* Length of the line that begins here, without its end, when it is no longer than most; else more
 * than most. */
static size_t line_length(cmd_source *s, size_t most)
{
    size_t seen = 0;
    for (;;) {
        const char *end = s->size > seen ? memchr(s->data + seen, '\n', s->size - seen) : NULL;
        if (end)
            return (size_t)(end - s->data);
        seen = s->size;
        if (seen > most || !cmd_source_want(s, seen + 1))
            return seen;
    }
}

/* Drops the rest of a line, which is longer than anybody wants. */
static void drop_line(cmd_source *s)
{
    while (cmd_source_want(s, 1)) {
        const char *end = memchr(s->data, '\n', s->size);
        cmd_source_take(s, end ? (size_t)(end - s->data) + 1 : s->size);
        if (end)
            return;
    }
}

bool cmd_jsonl_next(cmd_source *s, uint64_t *line, size_t most, cmd_record *r)
{
    /* Each byte of a page may be an escape of six characters; and something may stand beside it. */
    most = 6 * most + ((size_t)1 << 20);
    for (;;) {
        r->begin = cmd_source_position(s);
        if (!*line && cmd_source_want(s, 3) && !memcmp(s->data, "\xEF\xBB\xBF", 3))
            cmd_source_take(s, 3);
        size_t length = line_length(s, most);
        if (!length && !s->size)
            return false;
        r->line = ++*line;
        if (length > most) {
            cmd_problem(r->problem, "line is longer than %zu bytes", most);
            drop_line(s);
            return true;
        }
        bool blank = is_blank((art_view){s->data, length});
        if (!blank && !cmd_bytes_add(&r->raw, s->data, length))
            cmd_problem(r->problem, CMD_NO_MEMORY);
        cmd_source_take(s, length + (s->size > length));
        if (!blank)
            return true;
    }
}

/* --- the members of a line --- */

/* Keys of our output: those of articles that are asked for or there by default, so that what passes
 * through does not depend on --fields, and those of records. A field of the input by such a name is
 * passed through inside "input". */
static bool is_own(art_view key, const article_write_options *output)
{
    static const char *const of_articles[ARTICLE_KEY_COUNT] = {
#define NAME(id, name, text) [id] = (name),
        ARTICLE_KEY_LIST(NAME)
#undef NAME
    };
    static const char *const of_readability[] = {
#define NAME(name, text) name,
        ARTICLE_READABILITY_KEY_LIST(NAME)
#undef NAME
    };
    static const char *const of_records[] = {"canonical_url", "damaged", "error", "file",
                                             "input",         "line",    "offset"};
    unsigned long long keys = output->keys | ARTICLE_KEYS_DEFAULT;
    if (output->flags & ARTICLE_WRITE_COMMENTS)
        keys |= ARTICLE_KEY_BIT(ARTICLE_KEY_COMMENTS);
    for (size_t i = 0; i < ARTICLE_KEY_COUNT; i++)
        if ((keys & ARTICLE_KEY_BIT(i)) && cmd_key_is(key, of_articles[i]))
            return true;
    if (output->flags & ARTICLE_WRITE_READABILITY)
        for (size_t i = 0; i < sizeof of_readability / sizeof *of_readability; i++)
            if (cmd_key_is(key, of_readability[i]))
                return true;
    for (size_t i = 0; i < sizeof of_records / sizeof *of_records; i++)
        if (cmd_key_is(key, of_records[i]))
            return true;
    return false;
}

/* What a line says; values as they stand, data NULL where there is none. */
typedef struct line_parts {
    art_view html, base64, url, charset;
    bool others; /* there are fields for "input" */
} line_parts;

/* Is this a field of the input that we use ourselves? */
static bool take_part(line_parts *parts, const cmd_member *m)
{
    art_view inside;
    if (cmd_key_is(m->key, "html"))
        parts->html = m->value;
    else if (cmd_key_is(m->key, "html_base64"))
        parts->base64 = m->value;
    else if (cmd_key_is(m->key, "url") && cmd_is_string(m->value, &inside))
        parts->url = m->value;
    else if (cmd_key_is(m->key, "charset") && cmd_is_string(m->value, &inside))
        parts->charset = m->value;
    else
        return false;
    return true;
}

/* Sorts the members out. What stands in front of damage is passed through all the same: mostly it
 * says whose line this was. */
static bool read_members(art_view text, cmd_page *p, line_parts *parts,
                         const article_write_options *output)
{
    cmd_members members;
    cmd_member m;
    cmd_member_status status;
    cmd_members_begin(&members, text);
    while ((status = cmd_members_next(&members, &m)) == CMD_MEMBER) {
        if (take_part(parts, &m))
            continue;
        if (is_own(m.key, output))
            parts->others = true;
        else
            cmd_identity_raw(p, m.key, m.value);
    }
    if (parts->url.data)
        cmd_identity_raw(p, ART_VIEW("url"), parts->url);
    return status == CMD_MEMBER_END;
}

/* "input":{...}: fields whose names are those of our output. */
static void pass_others(art_view text, cmd_page *p, const article_write_options *output)
{
    cmd_page inner = {.skip = CMD_SKIP_NOT};
    line_parts ignored = {.others = false};
    cmd_members members;
    cmd_member m;
    cmd_members_begin(&members, text);
    while (cmd_members_next(&members, &m) == CMD_MEMBER)
        if (!take_part(&ignored, &m) && is_own(m.key, output))
            cmd_identity_raw(&inner, m.key, m.value);
    cmd_bytes *list = &inner.identity;
    if (*inner.problem || !cmd_bytes_add(list, "}", 1) || !cmd_bytes_room(list, 1)) {
        cmd_problem(p->problem, CMD_NO_MEMORY);
    } else {
        memmove(list->data + 1, list->data, list->size++);
        list->data[0] = '{';
        cmd_identity_raw(p, ART_VIEW("input"), (art_view){list->data, list->size});
    }
    cmd_page_free(&inner);
}

/* --- the page --- */

/* Decodes base64 (RFC 4648; its alphabet for URLs as well) in place, over white space. False when
 * it is none. */
static bool decode_base64(char *data, size_t *size)
{
    uint32_t bits = 0;
    unsigned count = 0;
    size_t out = 0, padding = 0;
    for (size_t i = 0; i < *size; i++) {
        char c = data[i];
        unsigned value;
        if (art_is_space(c))
            continue;
        if (c == '=') {
            padding++;
            continue;
        }
        if (c >= 'A' && c <= 'Z')
            value = (unsigned)(c - 'A');
        else if (c >= 'a' && c <= 'z')
            value = (unsigned)(c - 'a') + 26;
        else if (art_is_digit(c))
            value = (unsigned)(c - '0') + 52;
        else if (c == '+' || c == '-')
            value = 62;
        else if (c == '/' || c == '_')
            value = 63;
        else
            return false;
        if (padding)
            return false;
        bits = bits << 6 | value;
        if (++count % 4 != 1)
            data[out++] = (char)(bits >> (6 - 2 * ((count - 1) % 4)) & 0xFF);
    }
    *size = out;
    return count % 4 != 1 && padding <= 2;
}

static const char *keep_string(cmd_bytes *bytes, art_view value, cmd_page *p)
{
    art_view inside = {NULL, 0};
    if (!value.data || !cmd_is_string(value, &inside))
        return NULL;
    const char *string = cmd_keep(bytes, inside);
    if (!string) {
        cmd_problem(p->problem, CMD_NO_MEMORY);
        return NULL;
    }
    bytes->data[cmd_unescape(bytes->data, inside)] = '\0';
    return string;
}

/* The string's text, put in its place in the line, which begins at base. */
static void find_page(const line_parts *parts, char *base, const char *text, cmd_page *p)
{
    if (parts->html.data && parts->base64.data) {
        cmd_problem(p->problem, "html and html_base64 are both given");
        return;
    }
    art_view value = parts->html.data ? parts->html : parts->base64, inside;
    if (!value.data) {
        cmd_problem(p->problem, "no html in this line");
        return;
    }
    if (!cmd_is_string(value, &inside)) {
        cmd_problem(p->problem, "html is not a string");
        return;
    }
    char *out = base + (inside.data - text);
    size_t size = cmd_unescape(out, inside);
    if (parts->base64.data && !decode_base64(out, &size))
        cmd_problem(p->problem, "html_base64 is not base64");
    p->html = (art_view){out, size};
}

void cmd_jsonl_page(cmd_record *r, cmd_page *p, const article_write_options *output)
{
    line_parts parts = {.others = false};
    cmd_bytes *line = &r->raw;
    if (*r->problem) {
        cmd_problem(p->problem, "%s", r->problem);
        cmd_identity_number(p, "line", r->line);
        return;
    }
    if (art_utf8_valid(line->data, line->size) < line->size) {
        if (!cmd_repair(&p->repaired, (art_view){line->data, line->size}))
            cmd_problem(p->problem, CMD_NO_MEMORY);
        line = &p->repaired;
    }
    art_view text = {line->data, line->size};
    if (!read_members(text, p, &parts, output)) {
        cmd_problem(p->problem, "not a JSON object");
        cmd_identity_number(p, "line", r->line);
        return;
    }
    if (parts.others)
        pass_others(text, p, output);
    p->url = keep_string(&p->url_bytes, parts.url, p);
    p->charset = keep_string(&p->charset_bytes, parts.charset, p);
    if (!*p->problem)
        find_page(&parts, line->data, text.data, p);
}
