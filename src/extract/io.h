/* What comes in, what goes out and what is said: reads, checked writes, messages. */
#ifndef CMD_IO_H
#define CMD_IO_H

#include "base/buffer.h"

#include <stdio.h>
#include <sys/types.h>

/* The command's name in messages; `make PROGRAM=` changes it. */
#ifndef PROGRAM
#define PROGRAM "extract"
#endif

/* strerror is not for threads. */
#define CMD_NO_MEMORY "out of memory"

/* Bytes that grow; reused from record to record. */
typedef struct cmd_bytes {
    char *data;
    size_t size, capacity;
} cmd_bytes;

/* Room for so many bytes more behind size. False when there is no memory. */
bool cmd_bytes_room(cmd_bytes *bytes, size_t more) __attribute__((warn_unused_result));

/* Appends. False when there is no memory. */
bool cmd_bytes_add(cmd_bytes *bytes, const char *data, size_t size)
    __attribute__((warn_unused_result));

/* Becomes a copy of a string, its NUL included. False when there is no memory. */
bool cmd_bytes_string(cmd_bytes *bytes, const char *string) __attribute__((warn_unused_result));

/* Empties, and gives memory back when more than keep bytes are held. */
void cmd_bytes_clear(cmd_bytes *bytes, size_t keep);

void cmd_bytes_free(cmd_bytes *bytes);

/* Opens a file for reading, or takes standard input for "-". NULL, or what went wrong. */
const char *cmd_open(const char *name, int *fd);

/* Reads up to size bytes, which must not be 0: as many as are there, at least one; waits for them
 * where the descriptor does not. 0 at the end, -1 with errno set. */
ssize_t cmd_read(int fd, char *data, size_t size);

/* Buffered output to a file descriptor. After the first error nothing more is written. */
typedef struct cmd_output {
    art_out out; /* to write into */
    int fd;
    uint64_t written; /* bytes */
    int error;        /* errno of the first failed write, or 0 */
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
