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
 * Finds the encoding and converts. The encoding is, in order:
 * 1. that of the byte order mark, whatever the bytes are;
 * 2. that of label (may be NULL; an unknown one does not count);
 * 3. that of a <meta charset> or <meta http-equiv>, else of an XML declaration, in front of
 *    <body> in the first 16 KiB (HTML Standard, sections 13.2.3.2 and 13.2.3.5), where UTF-16 means
 * UTF-8 and x-user-defined means windows-1252; UTF-16 where the bytes begin with "<" in it;
 * 4. UTF-8, when the bytes are valid, or have more than four characters beyond ASCII for each
 *    malformed sequence (a page cut in the middle of a character is still UTF-8);
 * 5. windows-1252.
 *
 * Labels and declarations are wrong often enough to be checked against the bytes:
 * - UTF-8 (2, 3), but more malformed sequences than characters beyond ASCII: windows-1252;
 * - a legacy encoding that extends ASCII (2, 3), but the bytes are valid UTF-8 and more than ASCII:
 *   UTF-8. That holds for the caller's label too, since it is the server's: many send iso-8859-1
 *   for everything. Text in a legacy encoding is hardly ever valid UTF-8 by chance, unless it is
 *   just a few characters long. ISO-2022-JP, UTF-16 and replacement are always believed.
 *
 * Malformed input becomes U+FFFD: in UTF-8 one for each maximal subpart, elsewhere one for each
 * character, of which an ASCII trail byte is kept, as the standard's decoders do. NUL is kept.
 *
 * ARTICLE_ERROR_CHARSET when iconv cannot convert the encoding, ARTICLE_ERROR_MEMORY and
 * ARTICLE_ERROR_MAX_MEMORY as for the arena. *result has meaning only after ARTICLE_OK.
 */
article_status art_encode(art_arena *arena, art_view bytes, const char *label, art_encoded *result);

/* The encoding's name for a label, or NULL (WHATWG Encoding Standard, section 4.2). */
const char *art_encoding_name(art_view label);

/*
 * Does it look like a file of another kind than text? It has the signature of one (PDF, PNG, gzip,
 * ...), or more than one in twenty of its first 1024 bytes is a "binary data byte" of the WHATWG
 * MIME Sniffing Standard, section 3. Only the signatures count for bytes that begin with a tag,
 * after white space or not, or with signs of UTF-16: a byte order mark, or "<" beside a NUL.
 */
bool art_is_binary(art_view bytes);

#endif
