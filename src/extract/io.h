/* Input and output of the command: whole reads, checked writes. */
#ifndef CMD_IO_H
#define CMD_IO_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes read so far; reused from input to input. */
typedef struct cmd_bytes {
    char *data;
    size_t size, capacity;
} cmd_bytes;

/* Reads a file, or standard input for "-", up to most bytes and one more, so that the caller sees
 * when there were more. NULL, or what went wrong. */
const char *cmd_read(const char *name, size_t most, cmd_bytes *bytes);

void cmd_bytes_free(cmd_bytes *bytes);

/* A sink for article_write that writes to a file descriptor, which user points to. Sets errno. */
int cmd_write(void *user, const char *data, size_t size);

#endif
