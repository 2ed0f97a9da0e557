#include "article/marks.h"

#include "article/code.h"

/* --- marks --- */

art_mark *art_marks_add(art_marker *w, uint32_t i, art_mark_type type, art_kind kind)
{
    art_mark *m = art_segments_add(&w->outline->marks);
    if (!m) {
        w->failed = true;
        m = &w->nowhere;
    }
    *m = (art_mark){.type = (uint8_t)type,
                    .kind = (uint8_t)kind,
                    .node = i,
                    .end = w->nodes[i].end,
                    .block = ART_NO_NODE};
    return m;
}

art_view art_marks_copy(art_marker *w, art_view text)
{
    art_view own = text.size ? art_view_copy(w->arena, text) : ART_VIEW("");
    w->failed = w->failed || !own.data;
    return own;
}

art_view art_marks_label(art_marker *w, art_view text)
{
    art_buffer label;
    art_buffer_init(&label, w->arena);
    art_buffer_add_squeezed(&label, text);
    const char *own = text.size ? art_buffer_string(&label) : "";
    w->failed = w->failed || !own;
    return own ? (art_view){own, label.size} : ART_VIEW("");
}

static void put_text(art_marker *w, uint32_t i, art_view text)
{
    if (text.size)
        art_marks_add(w, i, ART_MARK_TEXT, ART_TEXT)->text = text;
    if (art_marks_within(w, i, w->cell))
        w->cell_width += art_text_width(text);
}

static void put_break(art_marker *w, uint32_t i)
{
    (void)art_marks_add(w, i, ART_MARK_CONTENT, ART_BREAK);
}

/* --- leaves --- */

static bool in_caption(const art_marker *w, uint32_t i, uint32_t block)
{
    return art_marks_within(w, i, w->figure) &&
           (art_marks_within(w, i, w->caption) ||
            (art_marks_inside(w, w->d->blocks->items[block].element) & ART_IN_CAPTION));
}

/* The leaf that text at node i belongs to: of a block, or without one. */
static void put_leaf(art_marker *w, uint32_t i, uint32_t block, art_view text)
{
    art_mark *m = art_marks_add(w, i, ART_MARK_LEAF, ART_PARAGRAPH);
    m->block = m->key = block;
    m->ticks = art_ticks_in(text, art_marks_within(w, i, w->cell));
    w->cell_width += w->cell_width > 0; /* between two blocks */
    if (art_marks_within(w, i, w->cell)) {
        m->kind = ART_CELL; /* open since the cell began */
        m->key = w->cell;
    } else if (art_marks_within(w, i, w->pre)) {
        m->kind = ART_CODE_BLOCK;
        m->key = w->pre;
        m->text = w->language;
        m->number = w->ticks;
    } else if (art_marks_within(w, i, w->heading)) {
        m->kind = ART_HEADING;
        m->number = w->nodes[w->heading].tag - ART_TAG_H1 + 1u;
    } else if (in_caption(w, i, block)) {
        m->kind = ART_CAPTION;
        m->key = w->figure;
    }
}

/* Part of a block's text, at node i. In a cell, lines of code are lines all the same. */
static void put_block_text(art_marker *w, uint32_t i, art_view text)
{
    bool in_pre = art_marks_within(w, i, w->pre);
    if (!text.size)
        return;
    if (!w->begun) {
        w->begun = true;
        put_leaf(w, i, w->block, w->d->blocks->items[w->block].text);
    } else if (w->breaks && !in_pre) {
        if (text.data[0] == ' ')
            text = (art_view){text.data + 1, text.size - 1};
        put_break(w, i);
    }
    w->breaks = false;
    const char *newline;
    while (in_pre && art_marks_within(w, i, w->cell) && text.size &&
           (newline = memchr(text.data, '\n', text.size)) != NULL) {
        size_t size = (size_t)(newline - text.data);
        put_text(w, i, (art_view){text.data, size});
        put_break(w, i);
        text = (art_view){newline + 1, text.size - size - 1};
    }
    put_text(w, i, text);
}

/* The block under way has no more nodes: whatever is left of its text goes where it is. */
static void finish_block(art_marker *w, uint32_t i)
{
    if (w->block == ART_NO_NODE)
        return;
    art_view text = w->d->blocks->items[w->block].text;
    put_block_text(w, i, (art_view){text.data + w->used, text.size - w->used});
    w->block = ART_NO_NODE;
}

/* How much of a block's text, from used on, comes from a text node: all of its characters but those
 * that segmentation left out, with white space as it made it. */
static size_t match(art_view text, size_t used, art_view node, bool pre)
{
    for (size_t i = 0; i < node.size && used < text.size;) {
        size_t begin = i;
        uint32_t code = art_utf8_next(node.data, node.size, &i);
        size_t size = i - begin, at = used;
        if (!pre && art_is_any_space(code))
            continue;
        if (pre && art_block_is_control(code)) {
            used += text.data[used] == ' ';
            continue;
        }
        if (text.data[at] == ' ' && code != ' ')
            at++;
        if (text.size - at >= size && !memcmp(text.data + at, node.data + begin, size))
            used = at + size;
    }
    return used;
}

/* Text without what would reach the reader's terminal, in the arena; each white space a space in a
 * line. */
static art_view clean(art_marker *w, art_view text, bool in_line)
{
    char *out = art_arena_alloc(w->arena, text.size + 1), *to = out;
    w->failed = w->failed || !out;
    for (size_t at = 0; out && at < text.size;) {
        size_t begin = at;
        uint32_t code = art_utf8_next(text.data, text.size, &at);
        if (in_line && art_is_any_space(code)) {
            *to++ = ' ';
        } else if ((code >= 0x20 || code == '\n' || code == '\t') &&
                   (code < 0x7F || code >= 0xA0)) {
            memcpy(to, text.data + begin, at - begin);
            to += at - begin;
        }
    }
    return (art_view){out, out ? (size_t)(to - out) : 0};
}

/* What has no word in it is no block: "}" in code, or "-" in a table. There it counts. */
static void put_wordless(art_marker *w, uint32_t i)
{
    art_view text = w->nodes[i].u.text;
    bool in_cell = art_marks_within(w, i, w->cell);
    if (!art_view_trim(text).size || w->block != ART_NO_NODE ||
        (!in_cell && !art_marks_within(w, i, w->pre)))
        return;
    if (in_cell && art_marks_range(w, w->cell).begin != art_marks_range(w, w->cell).end)
        return;
    while (art_is_space(text.data[text.size - 1]))
        text.size--;
    while (art_is_space(*text.data) && (in_cell || *text.data == '\n' || *text.data == '\r'))
        text = (art_view){text.data + 1, text.size - 1};
    text = clean(w, text, in_cell);
    if (!art_view_trim(text).size) /* no-break spaces */
        return;
    /* A line of code stands and falls with one beside it. */
    uint32_t beside = ART_NO_NODE;
    if (!in_cell)
        beside = w->next < art_marks_range(w, w->pre).end ? w->next : w->last;
    put_leaf(w, i, beside, text);
    put_text(w, i, text);
}

/* The block element around a text; many texts in a row may stand in the same deep place. */
static uint32_t around(art_marker *w, uint32_t i)
{
    if (w->parent != w->nodes[i].parent) {
        w->parent = w->nodes[i].parent;
        w->around = art_page_block_parent(w->d->page, i);
    }
    return w->around;
}

void art_marks_text(art_marker *w, uint32_t i)
{
    uint32_t k = art_marks_range(w, i).begin;
    const art_blocks *blocks = w->d->blocks;
    bool wanted = art_marks_kept(w, k) || (k < blocks->count && in_caption(w, i, k));
    if (w->block != ART_NO_NODE && w->block != k)
        finish_block(w, i);
    if (!wanted || blocks->items[k].element != around(w, i)) {
        put_wordless(w, i);
        return;
    }
    if (w->block != k) {
        w->block = k;
        w->used = 0;
        w->begun = w->breaks = false;
    }
    art_view text = blocks->items[k].text;
    size_t end = match(text, w->used, w->nodes[i].u.text, art_marks_within(w, i, w->pre));
    art_view part = {text.data + w->used, end - w->used};
    w->used = end;
    put_block_text(w, i, part);
}

void art_marks_break(art_marker *w, uint32_t i)
{
    if (w->block == ART_NO_NODE || !w->begun || i >= w->d->blocks->items[w->block].end)
        return;
    art_view text = w->d->blocks->items[w->block].text;
    w->breaks = true;
    if (art_marks_within(w, i, w->pre) && w->used < text.size && text.data[w->used] == '\n') {
        put_text(w, i, (art_view){text.data + w->used, 1});
        w->used++;
    }
}

bool art_marks_in_line(art_marker *w, uint32_t i)
{
    bool in_block = w->block != ART_NO_NODE && w->begun && i < w->d->blocks->items[w->block].end;
    if (in_block && w->breaks)
        put_break(w, i);
    w->breaks = w->breaks && !in_block;
    return in_block || art_marks_within(w, i, w->cell);
}

void art_marks_end(art_marker *w, uint32_t i)
{
    finish_block(w, i);
}
