#include "extract/json_members.h"

enum {
    DEPTH_MAX = 2047 /* as jansson, the object itself being one more */
};

typedef cmd_members scan;

static void skip_space(scan *s)
{
    while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' || *s->at == '\n' || *s->at == '\r'))
        s->at++;
}

static bool take(scan *s, char c)
{
    if (s->at == s->end || *s->at != c)
        return false;
    s->at++;
    return true;
}

static bool take_word(scan *s, art_view word)
{
    if ((size_t)(s->end - s->at) < word.size || memcmp(s->at, word.data, word.size) != 0)
        return false;
    s->at += word.size;
    return true;
}

/* The value of a hexadecimal digit, or 16. */
static unsigned hex_digit(char c)
{
    char lower = art_lower(c);
    return art_is_digit(c)                ? (unsigned)(c - '0')
           : lower >= 'a' && lower <= 'f' ? (unsigned)(lower - 'a') + 10
                                          : 16;
}

static bool take_escape(scan *s)
{
    if (s->at == s->end)
        return false;
    char c = *s->at++;
    if (c != 'u')
        return c && strchr("\"\\/bfnrt", c) != NULL;
    for (int i = 0; i < 4; i++)
        if (s->at == s->end || hex_digit(*s->at++) == 16)
            return false;
    return true;
}

/* A string, the scan standing on its quotation mark. */
static bool take_string(scan *s)
{
    if (!take(s, '"'))
        return false;
    while (s->at < s->end) {
        char c = *s->at++;
        if (c == '"')
            return true;
        if ((unsigned char)c < 0x20 || (c == '\\' && !take_escape(s)))
            return false;
    }
    return false;
}

static bool take_digits(scan *s)
{
    const char *begin = s->at;
    while (s->at < s->end && art_is_digit(*s->at))
        s->at++;
    return s->at > begin;
}

static bool take_number(scan *s)
{
    (void)take(s, '-');
    if (!take(s, '0') && !take_digits(s))
        return false;
    if (take(s, '.') && !take_digits(s))
        return false;
    if (take(s, 'e') || take(s, 'E')) {
        if (!take(s, '+'))
            (void)take(s, '-');
        return take_digits(s);
    }
    return true;
}

static bool take_scalar(scan *s)
{
    if (s->at == s->end)
        return false;
    switch (*s->at) {
    case '"':
        return take_string(s);
    case 't':
        return take_word(s, ART_VIEW("true"));
    case 'f':
        return take_word(s, ART_VIEW("false"));
    case 'n':
        return take_word(s, ART_VIEW("null"));
    default:
        return take_number(s);
    }
}

/* "key": and white space around it. */
static bool take_key(scan *s)
{
    skip_space(s);
    if (!take_string(s))
        return false;
    skip_space(s);
    return take(s, ':');
}

/* A value of any kind, white space before it included. The stack says what the open brackets are.
 */
static bool take_value(scan *s)
{
    bool object[DEPTH_MAX];
    size_t depth = 0;
    for (;;) {
        skip_space(s);
        bool opens_object = take(s, '{'), opens = opens_object || take(s, '[');
        if (opens) {
            if (depth == DEPTH_MAX)
                return false;
            object[depth++] = opens_object;
            skip_space(s);
            if (!take(s, opens_object ? '}' : ']')) {
                if (opens_object && !take_key(s))
                    return false;
                continue; /* with its first value */
            }
            depth--;
        } else if (!take_scalar(s)) {
            return false;
        }
        /* Behind a value: brackets that end, or a comma and the next value. */
        for (;;) {
            if (!depth)
                return true;
            skip_space(s);
            if (take(s, ','))
                break;
            if (!take(s, object[depth - 1] ? '}' : ']'))
                return false;
            depth--;
        }
        if (object[depth - 1] && !take_key(s))
            return false;
    }
}

void cmd_members_begin(cmd_members *s, art_view text)
{
    s->at = text.data;
    s->end = text.data + text.size;
    s->first = true;
}

static cmd_member_status at_end(scan *s)
{
    skip_space(s);
    return s->at == s->end ? CMD_MEMBER_END : CMD_MEMBER_MALFORMED;
}

cmd_member_status cmd_members_next(cmd_members *s, cmd_member *member)
{
    skip_space(s);
    if (s->first) {
        s->first = false;
        if (!take(s, '{'))
            return CMD_MEMBER_MALFORMED;
        skip_space(s);
        if (take(s, '}'))
            return at_end(s);
    } else if (take(s, '}')) {
        return at_end(s);
    } else if (!take(s, ',')) {
        return CMD_MEMBER_MALFORMED;
    }
    skip_space(s);
    const char *key = s->at;
    if (!take_string(s))
        return CMD_MEMBER_MALFORMED;
    member->key = (art_view){key + 1, (size_t)(s->at - key) - 2};
    skip_space(s);
    if (!take(s, ':'))
        return CMD_MEMBER_MALFORMED;
    skip_space(s);
    const char *value = s->at;
    if (!take_value(s))
        return CMD_MEMBER_MALFORMED;
    member->value = (art_view){value, (size_t)(s->at - value)};
    return CMD_MEMBER;
}

bool cmd_is_string(art_view value, art_view *inside)
{
    if (value.size < 2 || value.data[0] != '"')
        return false;
    *inside = (art_view){value.data + 1, value.size - 2};
    return true;
}

/* The code unit of the four digits at p. */
static uint32_t unit(const char *p)
{
    uint32_t code = 0;
    for (int i = 0; i < 4; i++)
        code = code << 4 | hex_digit(p[i]);
    return code;
}

size_t cmd_escape(art_view text, uint32_t *code)
{
    static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
    const char *p = text.data;
    if (p[1] != 'u') {
        const char *letter = strchr(letters, p[1]);
        *code = (unsigned char)(letter ? meant[letter - letters] : p[1]);
        return 2;
    }
    *code = unit(p + 2);
    if (*code < 0xD800 || *code > 0xDFFF)
        return 6;
    uint32_t low = text.size >= 12 && p[6] == '\\' && p[7] == 'u' ? unit(p + 8) : 0;
    if (*code < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
        *code = 0x10000 + ((*code - 0xD800) << 10 | (low - 0xDC00));
        return 12;
    }
    *code = 0xFFFD;
    return 6;
}

size_t cmd_unescape(char *out, art_view string)
{
    size_t size = 0;
    for (size_t at = 0; at < string.size;) {
        const char *begin = string.data + at;
        const char *escape = memchr(begin, '\\', string.size - at);
        size_t run = escape ? (size_t)(escape - begin) : string.size - at;
        memmove(out + size, begin, run);
        size += run;
        at += run;
        if (at < string.size) {
            /* What is written is never longer than what was read. */
            uint32_t code;
            at += cmd_escape((art_view){string.data + at, string.size - at}, &code);
            size += art_utf8_put(out + size, code);
        }
    }
    return size;
}

bool cmd_key_is(art_view key, const char *name)
{
    /* An escape is at most six times as long as what it stands for. */
    char plain[6 * 32] = "";
    if (key.size > sizeof plain)
        return false;
    size_t size = cmd_unescape(plain, key);
    return art_view_equal((art_view){plain, size}, art_view_of(name));
}
