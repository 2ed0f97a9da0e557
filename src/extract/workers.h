/* Threads that read a record, extract its page, and leave the answer to be written in order. */
#ifndef CMD_WORKERS_H
#define CMD_WORKERS_H

#include "extract/output.h"

/*
 * Works through all of the input with up to jobs threads, the calling one among them; others are
 * started when there is a second record. NULL, or what kept it from working; when the writer fails
 * the work just ends.
 */
const char *cmd_work(const cmd_options *options, unsigned jobs, cmd_writer *writer);

#endif
