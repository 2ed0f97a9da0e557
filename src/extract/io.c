#include "extract/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Room for at least one byte more; grows by half, so that a stream of any length is copied a
 * bounded number of times. */
static bool make_room(cmd_bytes *bytes)
{
    enum {
        FIRST = 256 * 1024
    };
    if (bytes->size < bytes->capacity)
        return true;
    if (bytes->capacity > SIZE_MAX / 2)
        return false;
    size_t capacity = bytes->capacity ? bytes->capacity + bytes->capacity / 2 : FIRST;
    char *data = realloc(bytes->data, capacity);
    if (!data)
        return false;
    bytes->data = data;
    bytes->capacity = capacity;
    return true;
}

static const char *read_all(int fd, size_t most, cmd_bytes *bytes)
{
    bytes->size = 0;
    while (bytes->size <= most) {
        if (!make_room(bytes))
            return strerror(ENOMEM);
        size_t want = bytes->capacity - bytes->size;
        if (want > most - bytes->size && most - bytes->size < SIZE_MAX)
            want = most - bytes->size + 1;
        ssize_t got = read(fd, bytes->data + bytes->size, want);
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return strerror(errno);
        bytes->size += got > 0 ? (size_t)got : 0;
    }
    return NULL;
}

const char *cmd_read(const char *name, size_t most, cmd_bytes *bytes)
{
    if (!strcmp(name, "-"))
        return read_all(STDIN_FILENO, most, bytes);
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return strerror(errno);
    const char *problem = read_all(fd, most, bytes);
    close(fd);
    return problem;
}

void cmd_bytes_free(cmd_bytes *bytes)
{
    free(bytes->data);
    *bytes = (cmd_bytes){NULL, 0, 0};
}

int cmd_write(void *user, const char *data, size_t size)
{
    const int *fd = user;
    while (size) {
        ssize_t sent = write(*fd, data, size);
        if (sent < 0) {
            if (errno == EINTR)
                continue;
            return -1;
        }
        data += sent;
        size -= (size_t)sent;
    }
    return 0;
}
