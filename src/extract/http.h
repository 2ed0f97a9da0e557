/* Header fields as of HTTP and WARC, and the body of an HTTP response. */
#ifndef CMD_HTTP_H
#define CMD_HTTP_H

#include "extract/io.h"

/* Length of the header lines that text begins with, with the empty line that ends them. 0 when that
 * has not come yet. Lines end with LF or CR LF. */
size_t cmd_header_size(art_view text);

/* The value of the first field of a name, trimmed; data is NULL when there is none. */
art_view cmd_header_field(art_view header, const char *name);

/* Parts of a Content-Type: "text/html" and "utf-8" of `text/html; charset="utf-8"`. */
art_view cmd_media_type(art_view value);
art_view cmd_media_charset(art_view value);

/* The status of a response's header, 100 to 999, or 0 when its first line is none of HTTP's. */
int cmd_http_status(art_view header);

/*
 * Undoes the chunks and the compression of a body. A body that is not what its header claims is
 * taken as it is, and of one that ends early what is there, as browsers do.
 *
 * body     may be changed
 * most     no more than one byte beyond is decoded
 * room     holds what has to be decompressed
 * result   the decoded body, in body or in room
 *
 * NULL, or why it cannot be decoded.
 */
const char *cmd_http_body(art_view header, char *body, size_t size, size_t most, cmd_bytes *room,
                          art_view *result);

#endif
