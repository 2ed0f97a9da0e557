/* JSON Lines: one object a line, the page as a string in "html" or, as bytes, in "html_base64". */
#ifndef CMD_INPUT_JSONL_H
#define CMD_INPUT_JSONL_H

#include "extract/record.h"

#include "article.h"

/*
 * Reads the next line that is not blank; false at the end or where reading fails. Says in
 * record->problem when a line is longer than a page of most bytes can make it. *line counts lines.
 */
bool cmd_jsonl_next(cmd_source *source, uint64_t *line, size_t most, cmd_record *record);

/* Finds the page in a line. Changes record->raw, where the page will stand. A field of the input
 * with the name of a key of the output is passed through in "input". */
void cmd_jsonl_page(cmd_record *record, cmd_page *page, const article_write_options *output);

#endif
