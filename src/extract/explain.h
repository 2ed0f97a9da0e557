/* --explain: how the library came to its answer. */
#ifndef CMD_EXPLAIN_H
#define CMD_EXPLAIN_H

#include "article.h"

#include <stdio.h>

/* Writes a table of the metadata candidates of a page, field by field in the order of trust.
 * Control characters have no place in values; long values are cut. */
void cmd_explain(const article *a, const char *name, FILE *out);

#endif
