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

/* The host of an absolute http(s) address, without user and port; empty where there is none. */
art_view art_url_host(art_view url);

#endif
