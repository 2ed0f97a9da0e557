/* What comes in, what goes out and what is said: whole reads, checked writes, messages. */
#ifndef CMD_IO_H
#define CMD_IO_H

#include "base/buffer.h"

#include <stdio.h>

/* The command's name in messages; `make PROGRAM=` changes it. */
#ifndef PROGRAM
#define PROGRAM "extract"
#endif

/* Bytes read so far; reused from input to input. */
typedef struct cmd_bytes {
    char *data;
    size_t size, capacity;
} cmd_bytes;

/* Reads a file, or standard input for "-", up to most bytes and one more, so that the caller sees
 * when there were more. NULL, or what went wrong. */
const char *cmd_read(const char *name, size_t most, cmd_bytes *bytes);

void cmd_bytes_free(cmd_bytes *bytes);

/* Buffered output to a file descriptor. After the first error nothing more is written. */
typedef struct cmd_output {
    art_out out; /* to write into */
    int fd;
    bool used; /* bytes were written */
    int error; /* errno of the first failed write, or 0 */
} cmd_output;

void cmd_output_init(cmd_output *output, int fd);

/* A sink for article_write; user points to a cmd_output. */
int cmd_output_sink(void *user, const char *data, size_t size);

/* Writes what is held back. False when this or an earlier write failed: see error. */
bool cmd_output_flush(cmd_output *output);

/* Flushes and closes: network file systems report a full disk only here. False as above. */
bool cmd_output_close(cmd_output *output);

/* Writes "PROGRAM: ", the message and a newline. format knows %s and nothing else. Control
 * characters in the strings, which may be names that a stranger chose, are written as "?", so that
 * they cannot command the reader's terminal. */
void cmd_message(FILE *to, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
