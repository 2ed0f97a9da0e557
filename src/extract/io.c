#include "extract/io.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

/* Can the system call that just failed be tried again? A descriptor that a parent has made
 * non-blocking (as shells of node.js do with pipes) is waited for. */
static bool try_again(int fd, short event)
{
    if (errno == EINTR)
        return true;
    if (errno != EAGAIN && errno != EWOULDBLOCK)
        return false;
    struct pollfd wait = {.fd = fd, .events = event};
    return poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

/* --- in --- */

const char *cmd_open(const char *name, int *fd)
{
    if (!strcmp(name, "-")) {
        *fd = STDIN_FILENO;
        return NULL;
    }
    do
        *fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    while (*fd < 0 && errno == EINTR); /* a FIFO waits for its writer here */
    return *fd < 0 ? strerror(errno) : NULL;
}

ssize_t cmd_read(int fd, char *data, size_t size)
{
    /* macOS refuses reads of more than INT_MAX bytes. */
    static const size_t most = (size_t)1 << 30;
    for (;;) {
        ssize_t got = read(fd, data, size < most ? size : most);
        if (got >= 0 || !try_again(fd, POLLIN))
            return got;
    }
}

/* --- bytes --- */

/* Grows by half, so that a stream of any length is copied a bounded number of times. The size that
 * the file system reports plays no part: it is 0 for pipes and /proc, and may be stale. */
bool cmd_bytes_room(cmd_bytes *bytes, size_t more)
{
    if (more <= bytes->capacity - bytes->size)
        return true;
    if (more > SIZE_MAX / 4 - bytes->size)
        return false;
    size_t capacity = bytes->capacity + bytes->capacity / 2;
    if (capacity < bytes->size + more)
        capacity = bytes->size + more;
    char *data = realloc(bytes->data, capacity);
    if (!data)
        return false;
    bytes->data = data;
    bytes->capacity = capacity;
    return true;
}

bool cmd_bytes_add(cmd_bytes *bytes, const char *data, size_t size)
{
    if (!cmd_bytes_room(bytes, size))
        return false;
    if (size)
        memcpy(bytes->data + bytes->size, data, size);
    bytes->size += size;
    return true;
}

bool cmd_bytes_string(cmd_bytes *bytes, const char *string)
{
    bytes->size = 0;
    return cmd_bytes_add(bytes, string, strlen(string) + 1);
}

void cmd_bytes_clear(cmd_bytes *bytes, size_t keep)
{
    if (bytes->capacity > keep)
        cmd_bytes_free(bytes);
    bytes->size = 0;
}

void cmd_bytes_free(cmd_bytes *bytes)
{
    free(bytes->data);
    *bytes = (cmd_bytes){NULL, 0, 0};
}

/* --- out --- */

static int write_all(void *user, const char *data, size_t size)
{
    cmd_output *output = user;
    while (size) {
        ssize_t sent = write(output->fd, data, size);
        if (sent >= 0) {
            output->written += (uint64_t)sent;
            data += sent;
            size -= (size_t)sent;
        } else if (!try_again(output->fd, POLLOUT)) {
            output->error = errno;
            return -1;
        }
    }
    return 0;
}

void cmd_output_init(cmd_output *output, int fd)
{
    art_out_init(&output->out, write_all, output);
    output->fd = fd;
    output->written = 0;
    output->error = 0;
}

int cmd_output_sink(void *user, const char *data, size_t size)
{
    cmd_output *output = user;
    art_out_add(&output->out, data, size);
    return output->error ? -1 : 0;
}

bool cmd_output_flush(cmd_output *output)
{
    return art_out_flush(&output->out);
}

bool cmd_output_close(cmd_output *output)
{
    bool flushed = cmd_output_flush(output);
    if (close(output->fd) == 0 || !flushed)
        return flushed;
    /* A descriptor that was closed from the start is no loss when nothing was to be written. After
     * EINTR the state is unknown, but all was handed over. */
    if (errno == EINTR || (errno == EBADF && !output->written))
        return true;
    output->error = errno;
    return false;
}

/* --- said --- */

/* There is nobody to tell when a message cannot be written, so the results are not looked at. */
void cmd_message(FILE *to, const char *format, ...)
{
    va_list strings;
    va_start(strings, format);
    fputs(PROGRAM ": ", to);
    for (; *format; format++) {
        if (format[0] != '%') {
            fputc(*format, to);
            continue;
        }
        for (const char *s = va_arg(strings, const char *); *s; s++)
            fputc((unsigned char)*s < ' ' || *s == 0x7f ? '?' : *s, to);
        format++; /* over the "s" */
    }
    fputc('\n', to);
    va_end(strings);
}
