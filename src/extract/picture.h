/*
 * --explain=FILE: a page for a browser that shows how pages were judged. Each page is a section of
 * it: its metadata with all candidates, and its blocks in their order, coloured by score, with the
 * rule that decided and, when opened, the features that moved the score.
 *
 * It has no scripts, and forbids them; all that a stranger wrote is escaped text.
 */
#ifndef CMD_PICTURE_H
#define CMD_PICTURE_H

#include "extract/io.h"

#include "article.h"

enum {
    CMD_PICTURE_PAGES = 20,   /* shown in one picture: more is slow to look at */
    CMD_PICTURE_BLOCKS = 5000 /* shown of a page */
};

/* The file, as it is written: section by section. */
typedef struct cmd_picture {
    cmd_output out;
    uint64_t shown, left_out; /* pages */
} cmd_picture;

/* Makes the file and begins the page. NULL, or why that is impossible: a file that is no picture is
 * not overwritten. */
const char *cmd_picture_open(cmd_picture *picture, const char *name);

/* The section of a page; number tells it from the others of the picture. */
void cmd_picture_section(const article *a, const char *name, unsigned long long number,
                         art_out *out);

/* Adds a section to the file; the first CMD_PICTURE_PAGES, that is, and counts the others. */
void cmd_picture_add(cmd_picture *picture, const char *section, size_t size);

/* Ends the page. NULL, or what could not be written. */
const char *cmd_picture_close(cmd_picture *picture);

#endif
