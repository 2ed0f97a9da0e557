/* Addresses: making links absolute. */
#ifndef ART_URL_H
#define ART_URL_H

#include "base/arena.h"
#include "base/text.h"

/* Longer addresses, relative or resolved, count as no address. */
enum {
    ART_URL_MAX = 8192
};

/*
 * The absolute http or https address that a reference on a page means (RFC 3986, section 5.2, with
 * the white space and backslash rules of the WHATWG URL Standard). Nothing is percent-encoded and
 * host names are left as they are. base may be empty when the reference is absolute. An empty view
 * when the result is no http(s) address, is longer than ART_URL_MAX, or there is no memory. The
 * result is NUL-terminated in the arena.
 */
art_view art_url_resolve(art_arena *arena, art_view base, art_view reference);

/* The same in memory of the caller's: ART_URL_MAX + 1 bytes. */
art_view art_url_absolute(char out[ART_URL_MAX + 1], art_view base, art_view reference);

/* Must this character of an address be percent-encoded where the address is written? Those are the
 * ones of ASCII that are no URL code points (WHATWG URL Standard, section 4.3). */
static inline bool art_url_encodes(char c)
{
    return c && strchr(" \"<>\\^`{|}", c) != NULL;
}

/* Writes such a character. */
static inline void art_url_encode(char out[3], char c)
{
    static const char hex[] = "0123456789ABCDEF";
    out[0] = '%';
    out[1] = hex[((unsigned char)c >> 4) & 15];
    out[2] = hex[(unsigned char)c & 15];
}

/* The host of an absolute http(s) address, without user and port; empty where there is none. */
art_view art_url_host(art_view url);

#endif
