#include "extract/checkpoint.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

/* The first line of the file. The number changes with the list below. */
#define HEAD "extract checkpoint 1\n"

/* The numbers, in the order in which they stand in the file: one a line, behind its name. */
#define FIELD_LIST(X)                                                                              \
    X("input", c->input)                                                                           \
    X("name", c->name)                                                                             \
    X("raw", c->at.raw)                                                                            \
    X("skip", c->at.skip)                                                                          \
    X("line", c->line)                                                                             \
    X("output", c->output)                                                                         \
    X("any", c->any)                                                                               \
    X("failed", c->failed)

enum {
    COUNTS = CMD_OUTCOME_COUNT + CMD_SKIP_COUNT,
    FILE_MOST = 4096
};

/* FNV-1a; never 0. */
uint64_t cmd_checkpoint_name(const char *name)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 0x100000001B3u;
    return hash ? hash : 1;
}

/* "name 123\n" at *at. */
static bool read_field(const char **at, const char *name, uint64_t *value)
{
    size_t size = strlen(name);
    char *end;
    if (strncmp(*at, name, size) != 0 || (*at)[size] != ' ' || !art_is_digit((*at)[size + 1]))
        return false;
    errno = 0;
    *value = strtoull(*at + size + 1, &end, 10);
    *at = end + 1;
    return errno == 0 && *end == '\n';
}

static bool parse(const char *at, cmd_checkpoint *c)
{
    uint64_t finished = 0;
    if (strncmp(at, HEAD, sizeof HEAD - 1) != 0)
        return false;
    at += sizeof HEAD - 1;
#define READ(name, field)                                                                          \
    if (!read_field(&at, name, &(field)))                                                          \
        return false;
    FIELD_LIST(READ)
#undef READ
    for (int i = 0; i < COUNTS; i++)
        if (!read_field(&at, "count", &c->counts[i]))
            return false;
    if (!read_field(&at, "finished", &finished))
        return false;
    c->finished = finished != 0;
    return *at == '\0';
}

const char *cmd_checkpoint_read(const char *path, cmd_checkpoint *c, bool *there)
{
    char text[FILE_MOST + 1];
    *there = false;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? NULL : strerror(errno);
    size_t size = 0;
    ssize_t got = 1;
    while (got > 0 && size < FILE_MOST) {
        got = cmd_read(fd, text + size, FILE_MOST - size);
        size += got > 0 ? (size_t)got : 0;
    }
    const char *problem = got < 0 ? strerror(errno) : NULL;
    close(fd);
    if (problem)
        return problem;
    text[size] = '\0';
    *there = true;
    return parse(text, c) ? NULL : "not a checkpoint of this version";
}

static const char *write_file(const char *path, const char *text, size_t size)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return strerror(errno);
    cmd_output out;
    cmd_output_init(&out, fd);
    art_out_add(&out.out, text, size);
    if (cmd_output_flush(&out) && fsync(fd) < 0 && errno != EINVAL)
        out.error = errno;
    bool closed = cmd_output_close(&out);
    return closed && !out.error ? NULL : strerror(out.error);
}

const char *cmd_checkpoint_write(const char *path, const cmd_checkpoint *c, int output)
{
    char text[FILE_MOST], other[FILE_MOST];
    size_t at = 0;
    /* All of it fits: some twenty lines of at most forty characters. */
#define WRITE(name, field)                                                                         \
    at += (size_t)snprintf(text + at, sizeof text - at, "%s %" PRIu64 "\n", name, (field));
    at += (size_t)snprintf(text, sizeof text, HEAD);
    FIELD_LIST(WRITE)
    for (int i = 0; i < COUNTS; i++)
        WRITE("count", c->counts[i])
    WRITE("finished", (uint64_t)c->finished)
#undef WRITE
    int length = snprintf(other, sizeof other, "%s.tmp", path);
    if (length < 0 || (size_t)length >= sizeof other)
        return strerror(ENAMETOOLONG);
    if (output >= 0 && fdatasync(output) < 0 && errno != EINVAL && errno != EROFS)
        return strerror(errno);
    const char *problem = write_file(other, text, at);
    if (!problem && rename(other, path) < 0)
        problem = strerror(errno);
    return problem;
}
