#include "extract/source.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes read at a time. Larger does not read faster; smaller costs system calls. */
#define CHUNK ((size_t)256 << 10)

/* Compressed bytes that are kept of the current gzip member, to look for the next one in after
 * damage: a deflate stream with a flipped bit may run on far into its neighbours before anything is
 * noticed. Members larger than this that are damaged may cost the records that follow in so many
 * bytes less. */
#define RETAINED ((size_t)8 << 20)

/* Once so many bytes more than four times the file have been searched again after damage, the
 * search starts where reading stopped: it stays linear on files made to be searched. */
#define RESCAN_MOST ((uint64_t)64 << 20)

static void fail(cmd_source *s, const char *problem)
{
    s->state = CMD_SOURCE_FAILED;
    s->problem = problem;
}

/* --- the window --- */

static void show(cmd_source *s, size_t got)
{
    s->window.size += got;
    s->size += got;
    s->data = s->window.data + s->window.size - s->size;
}

/* Room for so many bytes behind those that can be seen. What was taken is dropped before the window
 * grows, or it would come to hold two records, sooner or later. What has to be moved then is a part
 * of one record, once. */
static bool make_room(cmd_source *s, size_t more)
{
    if (s->window.size > s->size && s->window.capacity - s->window.size < more) {
        memmove(s->window.data, s->data, s->size);
        s->window.size = s->size;
    }
    bool there = cmd_bytes_room(&s->window, more);
    if (!there)
        fail(s, CMD_NO_MEMORY);
    s->data = s->window.data + (s->window.size - s->size);
    return there;
}

/* --- plain bytes --- */

static void fill_plain(cmd_source *s, size_t want)
{
    size_t room = want - s->size > CHUNK ? want - s->size : CHUNK;
    if (room > s->most)
        room = (size_t)s->most;
    if (!room) {
        s->state = CMD_SOURCE_END;
        return;
    }
    if (!make_room(s, room))
        return;
    ssize_t got = cmd_read(s->fd, s->window.data + s->window.size, room);
    if (got < 0) {
        fail(s, strerror(errno));
    } else if (got == 0) {
        s->state = CMD_SOURCE_END;
    } else {
        s->most -= (uint64_t)got;
        show(s, (size_t)got);
    }
}

/* --- compressed bytes --- */

static uint64_t raw_end(const cmd_source *s)
{
    return s->raw_offset + s->raw.size;
}

/* Reads more compressed bytes, and keeps those from offset keep on. False at the end of the file
 * and on errors. */
static bool read_raw(cmd_source *s, uint64_t keep)
{
    if (s->raw.capacity - s->raw.size < CHUNK && keep > s->raw_offset) {
        size_t drop = (size_t)(keep - s->raw_offset);
        if (drop >= s->raw.size / 2) {
            memmove(s->raw.data, s->raw.data + drop, s->raw.size - drop);
            s->raw.size -= drop;
            s->raw_at = s->raw_at > drop ? s->raw_at - drop : 0;
            s->raw_offset = keep;
        }
    }
    if (!cmd_bytes_room(&s->raw, CHUNK)) {
        fail(s, CMD_NO_MEMORY);
        return false;
    }
    ssize_t got = cmd_read(s->fd, s->raw.data + s->raw.size, CHUNK);
    if (got < 0)
        fail(s, strerror(errno));
    if (got <= 0)
        return false;
    s->raw.size += (size_t)got;
    return true;
}

/* The oldest compressed byte that may still be asked for. */
static uint64_t oldest(const cmd_source *s)
{
    uint64_t at = s->raw_offset + s->raw_at;
    uint64_t from = at > RETAINED ? at - RETAINED : 0;
    return from > s->member ? from : s->member;
}

/* Is there a gzip header at this offset, of which at least three bytes are there? */
static bool is_magic(const cmd_source *s, uint64_t offset)
{
    const unsigned char *p = (const unsigned char *)s->raw.data + (offset - s->raw_offset);
    return raw_end(s) - offset >= 3 && p[0] == 0x1F && p[1] == 0x8B && p[2] == Z_DEFLATED;
}

/* Does a gzip member begin at this offset that begins with a WARC record? A header so long that a
 * whole chunk does not tell is none. */
static bool begins_record(cmd_source *s, uint64_t offset)
{
    char begin[5];
    if (inflateReset(&s->prober) != Z_OK)
        return false;
    s->prober.next_out = (unsigned char *)begin;
    s->prober.avail_out = sizeof begin;
    for (uint64_t at = offset; at - offset < CHUNK;) {
        if (at == raw_end(s) && !read_raw(s, offset))
            return false;
        size_t size = (size_t)(raw_end(s) - at);
        s->prober.next_in = (unsigned char *)s->raw.data + (at - s->raw_offset);
        s->prober.avail_in = (uInt)(size < CHUNK ? size : CHUNK);
        uInt before = s->prober.avail_in;
        int result = inflate(&s->prober, Z_NO_FLUSH);
        at += before - s->prober.avail_in;
        if (!s->prober.avail_out)
            return !memcmp(begin, "WARC/", sizeof begin);
        if (result != Z_OK && (result != Z_BUF_ERROR || at != raw_end(s)))
            return false;
    }
    return false;
}

static void start_member(cmd_source *s, uint64_t offset)
{
    s->member = offset;
    s->raw_at = (size_t)(offset - s->raw_offset);
    (void)inflateReset(&s->inflater);
}

/* The next member that begins with a WARC record, from an offset on; 0 when there is none. */
static uint64_t find_member(cmd_source *s, uint64_t from)
{
    for (;;) {
        const char *p = s->raw.data + (from - s->raw_offset);
        const char *hit = memchr(p, 0x1F, (size_t)(raw_end(s) - from));
        from = hit ? s->raw_offset + (uint64_t)(hit - s->raw.data) : raw_end(s);
        if (raw_end(s) - from < 3) {
            s->raw_at = (size_t)(from - s->raw_offset);
            if (!read_raw(s, from))
                return 0;
        } else if (is_magic(s, from) && begins_record(s, from)) {
            return from;
        } else {
            from++;
        }
    }
}

/* The compressed data make no sense here. */
static void damage(cmd_source *s, const char *problem)
{
    s->state = CMD_SOURCE_DAMAGED;
    s->problem = problem;
    s->between = s->member == s->raw_offset + s->raw_at;
    s->damage = s->member;
    s->next_member = 0;
    if (!s->records)
        return;
    uint64_t at = s->raw_offset + s->raw_at, from = oldest(s) + 1;
    if (from <= s->raw_offset)
        from = s->raw_offset + 1;
    if (s->rescanned > 4 * at + RESCAN_MOST || from > at)
        from = at;
    s->rescanned += at - from;
    s->next_member = find_member(s, from);
    if (s->state == CMD_SOURCE_FAILED)
        s->next_member = 0;
}

/* Behind the end of a gzip member: another one, zeros as tapes have them, or the end. */
static void follow_member(cmd_source *s)
{
    s->member = s->raw_offset + s->raw_at;
    for (;;) {
        while (s->raw_at < s->raw.size && !s->raw.data[s->raw_at])
            s->raw_at++;
        s->member = s->raw_offset + s->raw_at;
        if (s->raw.size - s->raw_at >= 3)
            break;
        if (read_raw(s, s->member))
            continue;
        if (s->state == CMD_SOURCE_FAILED)
            return;
        if (s->raw_at == s->raw.size) {
            s->state = CMD_SOURCE_END;
            return;
        }
        break;
    }
    if (!is_magic(s, s->member)) {
        damage(s, "bytes that are not compressed behind the compressed ones");
    } else if (s->records && begins_record(s, s->member)) {
        s->state = CMD_SOURCE_MEMBER;
        s->next_member = s->member;
    } else if (s->state == CMD_SOURCE_MORE) {
        start_member(s, s->member);
    }
}

static void fill_compressed(cmd_source *s)
{
    if (s->raw_at == s->raw.size && !read_raw(s, oldest(s))) {
        if (s->state != CMD_SOURCE_FAILED)
            damage(s, "compressed data end too early");
        return;
    }
    if (!make_room(s, CHUNK))
        return;
    size_t size = s->raw.size - s->raw_at;
    s->inflater.next_in = (unsigned char *)s->raw.data + s->raw_at;
    s->inflater.avail_in = (uInt)(size < CHUNK ? size : CHUNK);
    s->inflater.next_out = (unsigned char *)s->window.data + s->window.size;
    s->inflater.avail_out = (uInt)CHUNK;
    uInt before = s->inflater.avail_in;
    int result = inflate(&s->inflater, Z_NO_FLUSH);
    s->raw_at += before - s->inflater.avail_in;
    show(s, CHUNK - s->inflater.avail_out);
    if (result == Z_STREAM_END)
        follow_member(s);
    else if (result == Z_MEM_ERROR)
        fail(s, CMD_NO_MEMORY);
    else if (result != Z_OK && result != Z_BUF_ERROR)
        damage(s, "compressed data are damaged");
}

/* --- the stream --- */

bool cmd_source_want(cmd_source *s, size_t size)
{
    while (s->size < size && s->state == CMD_SOURCE_MORE) {
        if (s->compressed)
            fill_compressed(s);
        else
            fill_plain(s, size);
    }
    return s->size >= size;
}

void cmd_source_take(cmd_source *s, size_t size)
{
    s->data += size;
    s->size -= size;
    s->taken += size;
}

void cmd_source_next(cmd_source *s)
{
    cmd_source_take(s, s->size);
    if (s->state == CMD_SOURCE_FAILED)
        return;
    if (!s->next_member) {
        /* An interrupted run must not find the same damage again. */
        s->raw_at = s->raw.size;
        s->base_member = raw_end(s);
        s->base_taken = s->taken;
        s->state = CMD_SOURCE_END;
        return;
    }
    start_member(s, s->next_member);
    s->base_member = s->next_member;
    s->base_taken = s->taken;
    s->next_member = 0;
    s->state = CMD_SOURCE_MORE;
}

cmd_position cmd_source_position(const cmd_source *s)
{
    if (!s->compressed)
        return (cmd_position){s->taken, 0};
    return (cmd_position){s->base_member, s->taken - s->base_taken};
}

static bool skip(cmd_source *s, uint64_t size)
{
    while (size && cmd_source_want(s, 1)) {
        size_t step = s->size < size ? s->size : (size_t)size;
        cmd_source_take(s, step);
        size -= step;
    }
    return size == 0;
}

/* Puts the file at an offset, with nothing seen yet. */
static bool seek_raw(cmd_source *s, uint64_t offset)
{
    if (s->origin >= 0) {
        if (lseek(s->fd, s->origin + (off_t)offset, SEEK_SET) < 0)
            return false;
        s->raw.size = s->raw_at = 0;
        s->raw_offset = offset;
        return true;
    }
    while (raw_end(s) < offset) {
        s->raw_at = s->raw.size;
        if (!read_raw(s, raw_end(s)))
            return false;
    }
    s->raw_at = (size_t)(offset - s->raw_offset);
    return true;
}

bool cmd_source_seek(cmd_source *s, cmd_position position)
{
    if (!s->compressed) {
        if (s->origin < 0 || position.raw <= s->taken + s->size)
            return position.raw >= s->taken && skip(s, position.raw - s->taken);
        if (lseek(s->fd, s->origin + (off_t)position.raw, SEEK_SET) < 0)
            return false;
        s->size = s->window.size = 0;
        s->taken = position.raw;
        s->state = CMD_SOURCE_MORE;
        return true;
    }
    s->size = s->window.size = 0;
    s->state = CMD_SOURCE_MORE;
    if (!seek_raw(s, position.raw))
        return false;
    while (s->raw.size - s->raw_at < 3 && read_raw(s, position.raw))
        continue;
    s->base_member = position.raw;
    s->base_taken = s->taken;
    if (s->raw_at == s->raw.size) {
        s->state = CMD_SOURCE_END;
        return !position.skip;
    }
    if (!is_magic(s, position.raw))
        return false;
    start_member(s, position.raw);
    return skip(s, position.skip);
}

ssize_t cmd_source_peek(const cmd_source *s, uint64_t distance, char *bytes, size_t size)
{
    uint64_t most = (uint64_t)1 << 62;
    if (s->compressed || s->origin < 0 || distance > most || s->taken > most)
        return -1;
    return pread(s->fd, bytes, size, s->origin + (off_t)(s->taken + distance));
}

uint64_t cmd_source_progress(const cmd_source *s)
{
    return s->compressed ? s->raw_offset + s->raw_at : s->taken;
}

/* What the file begins with decides whether it is compressed. */
static void start(cmd_source *s)
{
    if (cmd_source_want(s, 1) && s->data[0] == 0x1F)
        (void)cmd_source_want(s, 3);
    if (s->state == CMD_SOURCE_FAILED || s->size < 3 || memcmp(s->data, "\x1F\x8B\x08", 3) != 0)
        return;
    if (!s->inflating) {
        if (inflateInit2(&s->inflater, 15 + 16) != Z_OK) {
            fail(s, CMD_NO_MEMORY);
            return;
        }
        if (inflateInit2(&s->prober, 15 + 16) != Z_OK) {
            (void)inflateEnd(&s->inflater);
            fail(s, CMD_NO_MEMORY);
            return;
        }
        s->inflating = true;
    }
    if (!cmd_bytes_add(&s->raw, s->data, s->size)) {
        fail(s, CMD_NO_MEMORY);
        return;
    }
    s->size = s->window.size = 0;
    s->compressed = true;
    s->state = CMD_SOURCE_MORE;
    start_member(s, 0);
}

const char *cmd_source_open(cmd_source *s, const char *name, uint64_t most)
{
    int fd;
    const char *problem = cmd_open(name, &fd);
    if (problem)
        return problem;
    cmd_source old = *s;
    *s = (cmd_source){.fd = fd,
                      .own = strcmp(name, "-") != 0,
                      .most = most,
                      .window = old.window,
                      .raw = old.raw,
                      .inflating = old.inflating,
                      .inflater = old.inflater,
                      .prober = old.prober};
    s->window.size = s->raw.size = 0;
    struct stat about;
    bool regular = fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
    s->origin = regular ? lseek(fd, 0, SEEK_CUR) : -1;
    if (s->origin >= 0 && about.st_size > s->origin)
        s->size_known = (uint64_t)(about.st_size - s->origin);
    start(s);
    if (s->state != CMD_SOURCE_FAILED)
        return NULL;
    problem = s->problem;
    cmd_source_close(s);
    return problem;
}

void cmd_source_close(cmd_source *s)
{
    if (s->own)
        close(s->fd); /* nothing was written: its result tells nothing */
    s->own = false;
    s->size = 0;
    s->state = CMD_SOURCE_END;
}

void cmd_source_free(cmd_source *s)
{
    cmd_bytes_free(&s->window);
    cmd_bytes_free(&s->raw);
    if (s->inflating) {
        (void)inflateEnd(&s->inflater);
        (void)inflateEnd(&s->prober);
    }
    s->inflating = false;
}
