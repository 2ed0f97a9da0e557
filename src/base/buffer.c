#include "base/buffer.h"

#include <stdint.h>

void art_buffer_init(art_buffer *buffer, art_arena *arena)
{
    *buffer = (art_buffer){.arena = arena};
}

/* NOLINTNEXTLINE(readability-non-const-parameter): the buffer writes there */
void art_buffer_init_fixed(art_buffer *buffer, char *memory, size_t room)
{
    *buffer = (art_buffer){.data = memory, .capacity = room + 1};
}

bool art_buffer_reserve(art_buffer *buffer, size_t more)
{
    if (buffer->failed)
        return false;
    if (more < buffer->capacity - buffer->size)
        return true;
    /* At least twice as much, so that many small appends copy each byte but a few times. */
    size_t capacity = buffer->capacity < SIZE_MAX / 2 ? buffer->capacity * 2 : 0;
    if (capacity < 32)
        capacity = 32;
    if (capacity < buffer->size || capacity - buffer->size <= more)
        capacity = more < SIZE_MAX - buffer->size ? buffer->size + more + 1 : 0;
    char *data = capacity && buffer->arena
                     ? art_arena_grow(buffer->arena, buffer->data, buffer->capacity, capacity)
                     : NULL;
    if (!data) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

void art_buffer_add(art_buffer *buffer, const char *data, size_t size)
{
    if (size && art_buffer_reserve(buffer, size)) {
        memcpy(buffer->data + buffer->size, data, size);
        buffer->size += size;
    }
}

void art_buffer_add_view(art_buffer *buffer, art_view text)
{
    art_buffer_add(buffer, text.data, text.size);
}

void art_buffer_add_char(art_buffer *buffer, char c)
{
    art_buffer_add(buffer, &c, 1);
}

void art_buffer_add_squeezed(art_buffer *buffer, art_view text)
{
    bool pending = false, any = false;
    for (size_t i = 0; i < text.size;) {
        size_t begin = i;
        uint32_t code = art_utf8_next(text.data, text.size, &i);
        if (art_is_any_space(code) || code < 0x20 || (code >= 0x7F && code < 0xA0)) {
            pending = any;
            continue;
        }
        if (pending)
            art_buffer_add_char(buffer, ' ');
        art_buffer_add(buffer, text.data + begin, i - begin);
        pending = false;
        any = true;
    }
}

const char *art_buffer_string(art_buffer *buffer)
{
    if (!art_buffer_reserve(buffer, 0))
        return NULL;
    buffer->data[buffer->size] = '\0';
    return buffer->data;
}

art_view art_view_copy(art_arena *arena, art_view text)
{
    char *data = text.size < SIZE_MAX ? art_arena_alloc(arena, text.size + 1) : NULL;
    if (!data)
        return (art_view){NULL, 0};
    if (text.size)
        memcpy(data, text.data, text.size);
    data[text.size] = '\0';
    return (art_view){data, text.size};
}

void art_out_init(art_out *out, int (*sink)(void *, const char *, size_t), void *user)
{
    out->sink = sink;
    out->user = user;
    out->used = 0;
    out->failed = false;
}

static void send(art_out *out, const char *data, size_t size)
{
    if (size && !out->failed)
        out->failed = out->sink(out->user, data, size) != 0;
}

void art_out_add(art_out *out, const char *data, size_t size)
{
    if (size > sizeof out->piece - out->used) {
        send(out, out->piece, out->used);
        out->used = 0;
        if (size >= sizeof out->piece) {
            send(out, data, size);
            return;
        }
    }
    if (size)
        memcpy(out->piece + out->used, data, size);
    out->used += size;
}

void art_out_add_string(art_out *out, const char *string)
{
    art_out_add(out, string, strlen(string));
}

void art_out_add_char(art_out *out, char c)
{
    art_out_add(out, &c, 1);
}

bool art_out_flush(art_out *out)
{
    send(out, out->piece, out->used);
    out->used = 0;
    return !out->failed;
}
