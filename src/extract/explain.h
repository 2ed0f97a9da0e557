/* --explain: how the library came to its answer, in lines for a terminal. */
#ifndef CMD_EXPLAIN_H
#define CMD_EXPLAIN_H

#include "extract/io.h"

#include "article.h"

/* Writes two tables of a page: the candidates for its metadata, field by field in the order of
 * trust, and its blocks with verdicts and reasons. What the page says is cut, and cannot command
 * the terminal. */
void cmd_explain(const article *a, const char *name, art_out *out);

/* --- what other ways to explain share --- */

/* Names of the fields of metadata and of the kinds of blocks, by enumerator. */
extern const char *const cmd_field_names[ARTICLE_FIELD_COUNT];
extern const char *const cmd_kind_names[ARTICLE_BLOCK_KIND_COUNT];

/* The kind of a block, with its level where it has one: "heading 2". */
void cmd_explain_kind(const article_block *block, char kind[24]);

/* A score with two digits; it is never quite 0 or 1. */
void cmd_explain_score(double score, art_out *out);

/* Writes an escape such as \u202e for a character that art_is_command, else nothing. True when it
 * did. */
bool cmd_explain_escape(uint32_t code, art_out *out);

/* Writes as printf does, up to 127 bytes. */
void cmd_explain_format(art_out *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
