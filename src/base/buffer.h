/* Bytes that grow: in an arena (art_buffer), or out through a callback (art_out). */
#ifndef ART_BUFFER_H
#define ART_BUFFER_H

#include "base/arena.h"
#include "base/text.h"

/* An owned, growing text in an arena. After a failed allocation it is marked and takes no more, so
 * that a run of appends needs one check at its end. */
typedef struct art_buffer {
    art_arena *arena;
    char *data;
    size_t size, capacity;
    bool failed;
} art_buffer;

void art_buffer_init(art_buffer *buffer, art_arena *arena);

/* The same in memory of the caller's, which has room for so many bytes and a NUL. */
void art_buffer_init_fixed(art_buffer *buffer, char *memory, size_t room);

/* Makes room for so many bytes more, and a NUL; appends do so themselves. False when that failed.
 */
bool art_buffer_reserve(art_buffer *buffer, size_t more);

void art_buffer_add(art_buffer *buffer, const char *data, size_t size);
void art_buffer_add_view(art_buffer *buffer, art_view text);
void art_buffer_add_char(art_buffer *buffer, char c);

/* Appends text, each run of white space of any kind and of control characters as one space, none at
 * the ends. */
void art_buffer_add_squeezed(art_buffer *buffer, art_view text);

/* The text, NUL-terminated behind its size; NULL when an append failed. The buffer may go on. */
const char *art_buffer_string(art_buffer *buffer);

/* A NUL-terminated copy in the arena; data is NULL when there is no memory. */
art_view art_view_copy(art_arena *arena, art_view text);

/* Output to a callback in pieces of a sensible size. After the callback's first refusal nothing
 * more is sent. */
typedef struct art_out {
    int (*sink)(void *user, const char *data, size_t size);
    void *user;
    size_t used;
    bool failed;
    char piece[4096];
} art_out;

void art_out_init(art_out *out, int (*sink)(void *, const char *, size_t), void *user);
void art_out_add(art_out *out, const char *data, size_t size);
void art_out_add_string(art_out *out, const char *string);
void art_out_add_char(art_out *out, char c);

/* Sends what is held back. False when the sink refused anything. */
bool art_out_flush(art_out *out);

#endif
