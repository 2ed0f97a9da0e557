#include "extract/record.h"

#include "extract/json_members.h"

#include "base/json_write.h"

#include <stdarg.h>

/* Buffers larger than this are given back with the record, so that one giant does not stay. */
#define KEPT ((size_t)4 << 20)

void cmd_record_clear(cmd_record *r, cmd_record_kind kind)
{
    cmd_bytes raw = r->raw, name = r->name;
    size_t input = r->input;
    cmd_bytes_clear(&raw, KEPT);
    *r = (cmd_record){.kind = kind, .raw = raw, .name = name, .input = input};
}

void cmd_record_free(cmd_record *r)
{
    cmd_bytes_free(&r->raw);
    cmd_bytes_free(&r->name);
}

void cmd_page_clear(cmd_page *p)
{
    p->html = (art_view){NULL, 0};
    p->url = p->charset = NULL;
    p->skip = CMD_SKIP_NOT;
    p->problem[0] = '\0';
    cmd_bytes_clear(&p->identity, KEPT);
    cmd_bytes_clear(&p->decoded, KEPT);
    cmd_bytes_clear(&p->url_bytes, KEPT);
    cmd_bytes_clear(&p->charset_bytes, KEPT);
    cmd_bytes_clear(&p->repaired, KEPT);
}

void cmd_page_free(cmd_page *p)
{
    cmd_bytes_free(&p->identity);
    cmd_bytes_free(&p->decoded);
    cmd_bytes_free(&p->url_bytes);
    cmd_bytes_free(&p->charset_bytes);
    cmd_bytes_free(&p->repaired);
}

void cmd_problem(char problem[160], const char *format, ...)
{
    if (*problem)
        return;
    va_list values;
    va_start(values, format);
    (void)vsnprintf(problem, 160, format, values);
    va_end(values);
}

const char *cmd_keep(cmd_bytes *bytes, art_view text)
{
    bytes->size = 0;
    if (!cmd_bytes_add(bytes, text.data, text.size) || !cmd_bytes_add(bytes, "", 1))
        return NULL;
    return bytes->data;
}

int cmd_bytes_sink(void *user, const char *data, size_t size)
{
    return cmd_bytes_add(user, data, size) ? 0 : -1;
}

bool cmd_repair(cmd_bytes *out, art_view text)
{
    for (size_t at = 0; at < text.size;) {
        size_t valid = art_utf8_valid(text.data + at, text.size - at);
        if (!cmd_bytes_add(out, text.data + at, valid))
            return false;
        at += valid;
        if (at < text.size) {
            art_utf8_next(text.data, text.size, &at);
            if (!cmd_bytes_add(out, "\xEF\xBF\xBD", 3))
                return false;
        }
    }
    return true;
}

/* --- identity --- */

/* Writes a member, as JSON or as it stands, or says in problem that there was no memory. */
static void add_member(cmd_page *p, const char *key, art_view text, bool as_string)
{
    cmd_bytes valid = {NULL, 0, 0};
    bool good = true;
    if (art_utf8_valid(text.data, text.size) < text.size) {
        good = cmd_repair(&valid, text);
        text = (art_view){valid.data, good ? valid.size : 0};
    }
    art_out out;
    art_out_init(&out, cmd_bytes_sink, &p->identity);
    if (p->identity.size)
        art_out_add_char(&out, ',');
    art_json json;
    art_json_init(&json, &out, false);
    art_json_key(&json, key);
    if (as_string)
        art_json_string(&json, text);
    else
        art_out_add(&out, text.data, text.size);
    if (!art_out_flush(&out) || !good)
        cmd_problem(p->problem, CMD_NO_MEMORY);
    cmd_bytes_free(&valid);
}

void cmd_identity_string(cmd_page *p, const char *key, art_view text)
{
    add_member(p, key, text, true);
}

void cmd_identity_number(cmd_page *p, const char *key, uint64_t number)
{
    char digits[24];
    (void)snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    add_member(p, key, art_view_of(digits), false);
}

/* What JSON text may hold, but should not: DEL and U+0080 to U+009F, which a terminal obeys, U+2028
 * and U+2029, which JavaScript takes for line ends, and escapes of half a surrogate pair, which
 * many readers refuse. All of them can only stand in strings. The length of what stands at text,
 * and what to write for it, 0 to leave it. */
static size_t unwanted(art_view text, uint32_t *code)
{
    const unsigned char *p = (const unsigned char *)text.data;
    *code = 0;
    if (p[0] == '\\') {
        size_t length = cmd_escape(text, code);
        if (*code != 0xFFFD || length != 6)
            *code = 0;
        return length;
    }
    if (p[0] == 0x7F || (p[0] == 0xC2 && p[1] < 0xA0)) {
        *code = p[0] == 0x7F ? p[0] : p[1];
        return p[0] == 0x7F ? 1 : 2;
    }
    if (p[0] != 0xE2 || p[1] != 0x80 || (p[2] & 0xFE) != 0xA8)
        return 1;
    *code = 0x2000u | (p[2] & 0x3Fu);
    return 3;
}

static bool add_clean(cmd_bytes *bytes, art_view text)
{
    size_t begin = 0, at = 0;
    while (at < text.size) {
        uint32_t code = 0;
        unsigned char c = (unsigned char)text.data[at];
        art_view rest = {text.data + at, text.size - at};
        size_t length = c < 0x7F && c != '\\' ? 1 : unwanted(rest, &code);
        at += length;
        if (!code)
            continue;
        char escape[8];
        (void)snprintf(escape, sizeof escape, "\\u%04x", (unsigned)code & 0xFFFF);
        if (!cmd_bytes_add(bytes, text.data + begin, at - length - begin) ||
            !cmd_bytes_add(bytes, escape, 6))
            return false;
        begin = at;
    }
    return cmd_bytes_add(bytes, text.data + begin, at - begin);
}

void cmd_identity_raw(cmd_page *p, art_view key, art_view value)
{
    cmd_bytes *to = &p->identity;
    bool good = (!to->size || cmd_bytes_add(to, ",", 1)) && cmd_bytes_add(to, "\"", 1) &&
                add_clean(to, key) && cmd_bytes_add(to, "\":", 2) && add_clean(to, value);
    if (!good)
        cmd_problem(p->problem, CMD_NO_MEMORY);
}
