/* A stream of bytes to look ahead in: a file or a pipe, gzip inflated, damage passed over. */
#ifndef CMD_SOURCE_H
#define CMD_SOURCE_H

#include "extract/io.h"

#include <zlib.h>

/* What follows behind the bytes that can be seen. */
typedef enum cmd_source_state {
    CMD_SOURCE_MORE,    /* perhaps more */
    CMD_SOURCE_MEMBER,  /* a gzip member that begins with a WARC record */
    CMD_SOURCE_DAMAGED, /* compressed data that cannot be read: see problem */
    CMD_SOURCE_END,     /* nothing */
    CMD_SOURCE_FAILED   /* a read error or want of memory: see problem */
} cmd_source_state;

/* A place in the stream to start again from. */
typedef struct cmd_position {
    uint64_t raw;  /* in the file; where it is compressed, the begin of a gzip member */
    uint64_t skip; /* bytes inflated from there */
} cmd_position;

/*
 * data and size are what can be seen. Gzip members follow each other without a seam; where records
 * is set, a seam is kept in front of each member that begins with a WARC record, since a record
 * that is cut short must not swallow its neighbour, and after damage the stream goes on with the
 * next such member.
 */
typedef struct cmd_source {
    const char *data;
    size_t size;
    cmd_source_state state;
    const char *problem; /* static, or strerror's */
    bool records;        /* to be set by the reader of WARC files */
    bool between;        /* the damage is between gzip members: what came before is sound */
    uint64_t damage;     /* its offset in the file */
    uint64_t most;       /* bytes that may still be read of an input without gzip */

    int fd;
    bool own, compressed, inflating;
    off_t origin;         /* where the file began; -1 when it cannot be sought in */
    uint64_t size_known;  /* of a regular file, else 0 */
    uint64_t taken;       /* bytes that went through cmd_source_take */
    cmd_bytes window;     /* its last bytes are data and size */
    cmd_bytes raw;        /* compressed bytes */
    size_t raw_at;        /* the next one for inflate */
    uint64_t raw_offset;  /* of raw.data[0] in the file */
    uint64_t member;      /* offset of the current gzip member */
    uint64_t next_member; /* of the one behind a seam; 0 when there is none */
    uint64_t base_taken;  /* taken at the last seam, */
    uint64_t base_member; /* and the member that began there */
    uint64_t rescanned;   /* bytes that were searched for a member although they had been read */
    z_stream inflater, prober;
} cmd_source;

/* Opens a file, or standard input for "-", and reads its first bytes, no more than most before the
 * caller raises source->most. NULL, or what went wrong; then there is nothing to close. */
const char *cmd_source_open(cmd_source *source, const char *name, uint64_t most);

/* Closes, and keeps the memory for the next file. */
void cmd_source_close(cmd_source *source);

/* Gives the memory back as well. */
void cmd_source_free(cmd_source *source);

/* Tries to show at least size bytes. False when there are fewer in front of the end, a seam or
 * damage; state tells which. */
bool cmd_source_want(cmd_source *source, size_t size);

/* Moves on by size bytes that can be seen. */
void cmd_source_take(cmd_source *source, size_t size);

/* Moves behind the seam or the damage, dropping what could be seen in front of it. */
void cmd_source_next(cmd_source *source);

/* The place of the first byte that can be seen. */
cmd_position cmd_source_position(const cmd_source *source);

/* Starts again from a place that an earlier run saw. False when it is not there. */
bool cmd_source_seek(cmd_source *source, cmd_position position);

/* Bytes of the file behind us, compressed as they are. */
uint64_t cmd_source_progress(const cmd_source *source);

/* Copies up to size bytes that stand distance ahead, without reading up to there. How many there
 * are; -1 when only reading will tell. */
ssize_t cmd_source_peek(const cmd_source *source, uint64_t distance, char *bytes, size_t size);

#endif
