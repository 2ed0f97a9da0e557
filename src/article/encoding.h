/* Bytes of any encoding to valid UTF-8. */
#ifndef ART_ENCODING_H
#define ART_ENCODING_H

#include "article.h"
#include "base/arena.h"
#include "base/text.h"

typedef struct art_encoded {
    art_view text;    /* valid UTF-8 without a byte order mark: the input itself, or in the arena */
    const char *name; /* the encoding's name in the WHATWG Encoding Standard; static storage */
} art_encoded;

/*
 * Finds the encoding and converts. In order: byte order mark; label (may be NULL; unknown ones do
 * not count); <meta charset> or <meta http-equiv> within the first 1024 bytes (HTML Standard,
 * section 13.2.3.2), which is not believed when it is UTF-8 and the bytes are not, nor when it is
 * a legacy encoding and the bytes are valid UTF-8 beyond ASCII; else UTF-8 when the bytes are valid
 * as such; else windows-1252. Every malformed sequence becomes one U+FFFD, NUL is kept.
 */
article_status art_encode(art_arena *arena, art_view bytes, const char *label, art_encoded *result);

/* The encoding's name for a label, or NULL (WHATWG Encoding Standard, section 4.2). */
const char *art_encoding_name(art_view label);

/* Does it look like a file of another kind than text (PDF, PNG, gzip, ...)? By the signatures of
 * the WHATWG MIME Sniffing Standard, and by bytes that no text has. */
bool art_is_binary(art_view bytes);

#endif
