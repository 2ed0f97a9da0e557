#include "article/document.h"

typedef struct telling {
    const art_document *d;
    art_structure s;
    bool silent;     /* the leaf that marks speak of is left out */
    bool breaks;     /* a line break is owed before more of it */
    uint32_t figure; /* the latest that an image was told of, or ART_NO_NODE */
} telling;

static bool is_kept(const telling *t, uint32_t block)
{
    return block == ART_NO_NODE || t->d->kept[block];
}

static bool any_kept(const telling *t, uint32_t begin, uint32_t end)
{
    while (begin < end && !t->d->kept[begin])
        begin++;
    return begin < end;
}

/* The innermost container around, if it is of this kind. */
static const art_nest *around(const telling *t, art_kind kind)
{
    const art_nest *top = t->s.depth ? &t->s.around[t->s.depth - 1] : NULL;
    return top && top->kind == kind ? top : NULL;
}

/* --- elements --- */

static void push(telling *t, const art_mark *m)
{
    if ((m->kind == ART_LINK && !t->d->links) || (m->kind == ART_FIGURE && !t->d->images))
        return;
    art_structure_push(&t->s, &(art_nest){.kind = (art_kind)m->kind,
                                          .node = m->node,
                                          .end = m->end,
                                          .parent = m->key,
                                          .ordered = m->ordered,
                                          .tight = m->tight,
                                          .number = m->number,
                                          .last = ART_NO_NODE,
                                          .url = m->url});
}

static void push_row(telling *t, const art_mark *m)
{
    if (!t->d->tables || !any_kept(t, m->columns, m->rows))
        return;
    /* The table is around its rows alone, not around a caption between them. */
    art_structure_push(&t->s, &(art_nest){.kind = ART_TABLE,
                                          .node = m->key,
                                          .end = m->end,
                                          .number = m->number,
                                          .widths = (const unsigned char *)m->text.data});
    art_structure_push(
        &t->s, &(art_nest){.kind = ART_ROW, .node = m->node, .end = m->end, .header = m->header});
}

/* --- leaves and what is in them --- */

static void put_break(telling *t)
{
    art_structure_content(&t->s, &(art_event){.kind = ART_BREAK, .enter = true});
}

/* Is what is told of as a cell or a caption one in this telling? */
static bool has_its_place(const telling *t, const art_mark *m)
{
    const art_nest *figure = around(t, ART_FIGURE);
    if (m->kind == ART_CAPTION)
        return figure && (is_kept(t, m->block) || figure->node == t->figure);
    return m->kind != ART_CELL || (around(t, ART_ROW) && is_kept(t, m->block));
}

/* False when the leaf is left out. */
static bool begin_leaf(telling *t, const art_mark *m)
{
    art_event event = {.kind = (art_kind)m->kind,
                       .enter = true,
                       .header = m->header,
                       .number = m->number,
                       .columns = m->columns,
                       .rows = m->rows,
                       .text = m->text};
    uint32_t key = m->key;
    t->s.ticks = m->ticks;
    if (!has_its_place(t, m)) {
        event.kind = ART_PARAGRAPH;
        key = m->block;
        if (m->block == ART_NO_NODE)
            return false;
    }
    if (m->kind != ART_CAPTION || event.kind == ART_PARAGRAPH)
        if (!is_kept(t, m->block))
            return false;
    if (event.kind == ART_RULE && (!t->s.any || t->s.latest == ART_RULE))
        return false;
    if (art_structure_leaf(&t->s, key, &event) || !t->s.filled)
        return true;
    if (event.kind == ART_CODE_BLOCK)
        art_structure_text(&t->s, ART_VIEW("\n"));
    else
        put_break(t);
    return true;
}

/* Something comes in the leaf. */
static void go_on(telling *t)
{
    if (t->breaks)
        put_break(t);
    t->breaks = false;
}

/* An image or an embedded object, in the line where it stands among the text of a block. */
static void put_media(telling *t, const art_mark *m)
{
    bool in_line = m->in_line && !t->silent;
    if (!(m->kind == ART_IMAGE ? t->d->images : t->d->links) || !is_kept(t, m->block) ||
        (m->in_line && t->silent && m->block != ART_NO_NODE))
        return;
    if (!in_line)
        (void)art_structure_leaf(
            &t->s, m->node,
            &(art_event){.kind = ART_MEDIA, .enter = true, .embedded = m->kind == ART_EMBED});
    else
        go_on(t);
    t->breaks = false;
    art_structure_content(
        &t->s,
        &(art_event){.kind = (art_kind)m->kind, .enter = true, .text = m->text, .url = m->url});
    const art_nest *figure = around(t, ART_FIGURE);
    if (figure && m->kind == ART_IMAGE)
        t->figure = figure->node;
}

static void tell(telling *t, const art_mark *m)
{
    art_structure_pass(&t->s, m->node);
    switch ((art_mark_type)m->type) {
    case ART_MARK_PUSH:
        push(t, m);
        break;
    case ART_MARK_ROW:
        push_row(t, m);
        break;
    case ART_MARK_SKIP:
        art_structure_skip_item(&t->s);
        break;
    case ART_MARK_LEAF:
        t->breaks = false;
        t->silent = !begin_leaf(t, m);
        break;
    case ART_MARK_TEXT:
        if (t->silent)
            break;
        go_on(t);
        art_structure_text(&t->s, m->text);
        break;
    case ART_MARK_CONTENT:
        if (m->kind != ART_BREAK)
            put_media(t, m);
        else
            t->breaks = !t->silent && t->s.filled;
        break;
    }
}

void art_document_walk(const art_document *document, art_handler handler, void *user)
{
    telling t = {.d = document, .silent = true, .figure = ART_NO_NODE};
    art_structure_init(&t.s, handler, user);
    for (uint32_t i = 0; i < document->outline->count; i++)
        tell(&t, &document->outline->marks[i]);
    art_structure_end(&t.s);
}
