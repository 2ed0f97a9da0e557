#include "article/url.h"

#include "base/buffer.h"

typedef struct parts {
    art_view scheme, authority, path, query; /* query with its "?"; the others bare */
    art_view fragment;                       /* with its "#" */
    bool has_authority;
} parts;

static art_view from(art_view text, size_t at)
{
    return at ? (art_view){text.data + at, text.size - at} : text; /* data may be NULL */
}

/* Length of the run before the first of the characters in stop. */
static size_t span_until(art_view text, const char *stop)
{
    size_t i = 0;
    while (i < text.size && (text.data[i] == '\0' || !strchr(stop, text.data[i])))
        i++;
    return i;
}

/* Length of a scheme's name before its colon; 0 when the text does not begin with a scheme. */
static size_t scheme_length(art_view text)
{
    if (!text.size || !art_is_alpha(text.data[0]))
        return 0;
    size_t i = 1;
    while (i < text.size && (art_is_alnum(text.data[i]) || strchr("+-.", text.data[i])) &&
           text.data[i] != '\0')
        i++;
    return i < text.size && text.data[i] == ':' ? i : 0;
}

static parts split(art_view text)
{
    parts p = {.has_authority = false};
    size_t n = scheme_length(text);
    if (n) {
        p.scheme = (art_view){text.data, n};
        text = from(text, n + 1);
    }
    if (text.size >= 2 && text.data[0] == '/' && text.data[1] == '/') {
        text = from(text, 2);
        n = span_until(text, "/?#");
        p.has_authority = true;
        p.authority = (art_view){text.data, n};
        text = from(text, n);
    }
    n = span_until(text, "?#");
    p.path = (art_view){text.data, n};
    text = from(text, n);
    n = span_until(text, "#");
    p.query = (art_view){text.data, n};
    p.fragment = from(text, n);
    return p;
}

static bool is_http(art_view scheme)
{
    return art_view_equal_nocase(scheme, ART_VIEW("http")) ||
           art_view_equal_nocase(scheme, ART_VIEW("https"));
}

/* Must this byte be percent-encoded? Spaces and control characters, C1 among them: other characters
 * beyond ASCII stay, for people read them. */
static bool is_encoded(art_view text, size_t i)
{
    unsigned char c = (unsigned char)text.data[i];
    unsigned char before = i ? (unsigned char)text.data[i - 1] : 0;
    unsigned char behind = i + 1 < text.size ? (unsigned char)text.data[i + 1] : 0;
    bool c1 =
        (c == 0xC2 && behind >= 0x80 && behind < 0xA0) || (before == 0xC2 && c >= 0x80 && c < 0xA0);
    return c <= ' ' || c == 0x7F || c1;
}

/* Copies a reference as browsers read it: tabs and line ends out, control characters and spaces off
 * the ends, "\" for "/" before the query, a space inside as %20. False when it is too long. */
static bool normalize(art_view text, char *out, size_t *size)
{
    while (text.size && (unsigned char)text.data[0] <= ' ')
        text = from(text, 1);
    while (text.size && (unsigned char)text.data[text.size - 1] <= ' ')
        text.size--;
    size_t n = scheme_length(text);
    /* Backslashes mean something else in data: or javascript:, which are refused anyway. */
    bool slashes = true;
    *size = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '?' || c == '#')
            slashes = false;
        if (c == '\\' && slashes && i >= n)
            c = '/';
        if (c == '\t' || c == '\n' || c == '\r')
            continue;
        if (ART_URL_MAX - *size < 3)
            return false;
        if (is_encoded(text, i)) {
            art_url_encode(out + *size, c);
            *size += 3;
            continue;
        }
        out[(*size)++] = c;
    }
    return true;
}

/* Is this path segment "." (1) or ".." (2), also when percent-encoded? Else 0. */
static int dots(art_view segment)
{
    int count = 0;
    for (size_t i = 0; i < segment.size; count++) {
        if (segment.data[i] == '.')
            i++;
        else if (art_view_starts_nocase(from(segment, i), ART_VIEW("%2e")))
            i += 3;
        else
            return 0;
    }
    return count <= 2 ? count : 0;
}

/* RFC 3986, section 5.2.4: appends an absolute path without its dot segments. */
static void add_path(art_buffer *out, art_view path)
{
    size_t begin = out->size, i = 0;
    while (i < path.size && !out->failed) {
        size_t first = i + (path.data[i] == '/');
        size_t n = span_until(from(path, first), "/");
        art_view segment = {path.data + first, n};
        bool last = first + n == path.size;
        int up = dots(segment);
        if (up == 2)
            while (out->size > begin && out->data[--out->size] != '/')
                ;
        if (up == 0) {
            art_buffer_add_char(out, '/');
            art_buffer_add_view(out, segment);
        } else if (last) {
            art_buffer_add_char(out, '/');
        }
        i = first + n;
    }
    if (out->size == begin)
        art_buffer_add_char(out, '/');
}

/* The path of a reference that has neither scheme nor authority (RFC 3986, section 5.2.3). */
static void add_merged(art_buffer *out, art_view base, art_view path)
{
    char memory[2 * ART_URL_MAX + 1];
    art_buffer merged;
    size_t keep = base.size;
    while (keep && base.data[keep - 1] != '/')
        keep--;
    art_buffer_init_fixed(&merged, memory, sizeof memory - 1);
    art_buffer_add(&merged, base.data, keep);
    art_buffer_add_view(&merged, path);
    out->failed = out->failed || merged.failed;
    add_path(out, (art_view){merged.data, merged.size});
}

/* Section 5.2.2. A scheme equal to the base's with no authority ("http:page") is relative, as in
 * browsers. */
static void add_target(art_buffer *out, parts base, parts ref)
{
    bool own_scheme = ref.scheme.size > 0;
    art_view scheme = own_scheme ? ref.scheme : base.scheme;
    for (size_t i = 0; i < scheme.size; i++)
        art_buffer_add_char(out, art_lower(scheme.data[i]));
    art_buffer_add_view(out, ART_VIEW("://"));
    art_buffer_add_view(out, ref.has_authority ? ref.authority : base.authority);
    if (ref.has_authority || (ref.path.size && ref.path.data[0] == '/'))
        add_path(out, ref.path);
    else if (ref.path.size)
        add_merged(out, base.path, ref.path);
    else
        add_path(out, base.path);
    if (ref.query.size || ref.path.size || ref.has_authority)
        art_buffer_add_view(out, ref.query);
    else
        art_buffer_add_view(out, base.query);
    art_buffer_add_view(out, ref.fragment);
}

art_view art_url_absolute(char out[ART_URL_MAX + 1], art_view base, art_view reference)
{
    const art_view none = {NULL, 0};
    char base_text[ART_URL_MAX], text[ART_URL_MAX];
    size_t base_size, size;
    if (!normalize(base, base_text, &base_size) || !normalize(reference, text, &size))
        return none;
    parts b = split((art_view){base_text, base_size});
    parts r = split((art_view){text, size});
    if (!is_http(b.scheme) || !b.authority.size)
        b = (parts){.has_authority = false};
    if (r.scheme.size && !is_http(r.scheme))
        return none;
    if (r.scheme.size && !r.has_authority && !art_view_equal_nocase(r.scheme, b.scheme))
        return none;
    if (r.has_authority ? !r.authority.size : !b.has_authority)
        return none;
    if (!r.scheme.size && !b.scheme.size)
        return none;
    art_buffer buffer;
    art_buffer_init_fixed(&buffer, out, ART_URL_MAX);
    add_target(&buffer, b, r);
    const char *string = art_buffer_string(&buffer);
    return string ? (art_view){string, buffer.size} : none;
}

art_view art_url_resolve(art_arena *arena, art_view base, art_view reference)
{
    char text[ART_URL_MAX + 1];
    art_view url = art_url_absolute(text, base, reference);
    return url.size ? art_view_copy(arena, url) : url;
}

art_view art_url_host(art_view url)
{
    parts p = split(url);
    if (!is_http(p.scheme))
        return (art_view){NULL, 0};
    art_view host = p.authority;
    for (size_t i = host.size; i > 0; i--)
        if (host.data[i - 1] == '@') {
            host = from(host, i);
            break;
        }
    if (host.size && host.data[0] != '[') /* an IPv6 address has colons of its own */
        host.size = span_until(host, ":");
    return host;
}
