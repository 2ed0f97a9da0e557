/* WARC files (ISO 28500, versions 1.0 and 1.1): records found, and found again behind damage. */
#ifndef CMD_INPUT_WARC_H
#define CMD_INPUT_WARC_H

#include "extract/record.h"

/*
 * Reads the next record; false at the end or where reading fails. record->problem says what is
 * wrong with it, record->damaged that the archive is damaged there; the next call goes on at the
 * next record that can be recognized. The block is read only of records that may be pages, and no
 * block much larger than a page of most bytes.
 */
bool cmd_warc_next(cmd_source *source, size_t most, cmd_record *record);

/* Finds the page in a record. Changes record->raw, where the page may stand. */
void cmd_warc_page(cmd_record *record, size_t most, bool all_status, cmd_page *page);

#endif
