#include "article/outline.h"

#include "article/code.h"
#include "article/marks.h"
#include "article/media.h"
#include "article/status.h"
#include "article/table.h"

/* What a picture's box may say beside a caption, in words; boxes with more are about something. */
enum {
    BOX_WORDS = 60,
    BOX_BLOCKS = 3
};

/* So many blocks that are not kept (byline, date, caption) may stand between the lead image and the
 * first kept block. */
enum {
    LEAD_BLOCKS = 4
};

/* The walk over the page. */
typedef struct walker {
    art_marker m;
    const art_node *nodes;
    uint32_t
        beside; /* a kept block beside the latest element that stands_within found to stand so */
    uint32_t sources;  /* the first <source> of the <picture> under way, or ART_NO_NODE */
    uint32_t pictured; /* the block element that has the latest image, or ART_NO_NODE */
    uint32_t table, columns, header_row; /* the data table around, the row of its headers */
    unsigned char *widths;               /* of its columns */
    art_grid grid;
    uint32_t column; /* of the cell under way, if it takes but one; or ART_COLUMNS_MAX */
    art_mark held;   /* an embedded object within a block, to be put behind it; or of type TEXT */
    char url[ART_URL_MAX + 1];
} walker;

static bool within(const walker *w, uint32_t i, uint32_t element)
{
    return art_marks_within(&w->m, i, element);
}

static bool is_kept(const walker *w, uint32_t block)
{
    return art_marks_kept(&w->m, block);
}

static art_range range_of(const walker *w, uint32_t node)
{
    return art_marks_range(&w->m, node);
}

static uint32_t inside(const walker *w, uint32_t node)
{
    return art_marks_inside(&w->m, node);
}

/* --- images, embedded objects, rules --- */

/* Does an element without kept blocks stand in the article? It does when a neighbour is kept, and
 * their parent holds both; and the lead image does, between the title and the first kept block. */
static bool stands_within(walker *w, uint32_t i)
{
    art_range own = range_of(w, i), around = range_of(w, w->nodes[i].parent);
    uint32_t last = w->m.last, next = w->m.next, title = w->m.d->title;
    bool kept_before = last != ART_NO_NODE && last >= around.begin;
    bool kept_behind = next < around.end;
    if (w->m.block != ART_NO_NODE && i < w->m.d->blocks->items[w->m.block].end)
        return true;
    if (!kept_before && !kept_behind)
        return true; /* then the parent was found to stand there */
    if (kept_before && last + 1 == own.begin)
        w->beside = last;
    else if (kept_behind && (next == own.end || (last == ART_NO_NODE && title < own.begin &&
                                                 next - own.end <= LEAD_BLOCKS)))
        w->beside = next;
    else
        return false;
    return true;
}

/* Is it a box with a picture and no more text than a caption, without a link to another page? */
static bool is_picture_box(const walker *w, uint32_t i)
{
    art_range r = range_of(w, i);
    uint32_t words = 0, links = 0;
    if (r.end - r.begin > BOX_BLOCKS)
        return false;
    for (uint32_t k = r.begin; k < r.end; k++) {
        const art_block *b = &w->m.d->blocks->items[k];
        words += b->words;
        links += inside(w, b->element) & ART_IN_CAPTION ? 0 : b->link_words;
    }
    return words <= BOX_WORDS && !links && art_media_find_image(w->m.d->page, i) != ART_NO_NODE;
}

/* An image or an embedded object at node i: in the line, where it stands among the text of a block.
 */
static void put_media(walker *w, uint32_t i, art_kind kind, art_view url, art_view text)
{
    bool in_line = art_marks_in_line(&w->m, i), in_cell = within(w, i, w->m.cell);
    if (!url.size || (in_line && within(w, i, w->m.pre)))
        return;
    bool holds = kind == ART_EMBED && in_line && !in_cell;
    art_mark *m = holds ? &w->held : art_marks_add(&w->m, i, ART_MARK_CONTENT, kind);
    if (holds)
        *m = (art_mark){.type = ART_MARK_CONTENT, .kind = ART_EMBED};
    m->in_line = in_line && !holds;
    m->block = !in_line ? w->beside : in_cell ? ART_NO_NODE : w->m.block;
    art_view own_url = art_marks_copy(&w->m, url), own_text = art_marks_label(&w->m, text);
    m->url = own_url;
    m->text = own_text;
}

static void pass_image(walker *w, uint32_t i)
{
    const art_page *page = w->m.d->page;
    uint32_t sources = w->sources;
    if (((inside(w, i) & ART_IN_HIDDEN) && !is_kept(w, range_of(w, i).begin)) ||
        !stands_within(w, i))
        return;
    if (sources != ART_NO_NODE && w->nodes[sources].parent != w->nodes[i].parent)
        sources = ART_NO_NODE;
    w->sources = ART_NO_NODE;
    art_view url = art_media_image(w->url, page, i, sources, w->m.d->base);
    w->pictured = url.size ? art_page_block_parent(page, i) : ART_NO_NODE;
    put_media(w, i, ART_IMAGE, url, art_page_attribute(page, i, ART_ATTR_ALT));
}

/* <noscript> with nothing but an image: the copy of the one before it, or of one that only scripts
 * would show. */
static void pass_noscript(walker *w, uint32_t i)
{
    uint32_t image = art_media_find_image(w->m.d->page, i);
    if (image == ART_NO_NODE || w->pictured == art_page_block_parent(w->m.d->page, i) ||
        !stands_within(w, i))
        return;
    w->sources = ART_NO_NODE;
    pass_image(w, image);
}

static void pass_embed(walker *w, uint32_t i)
{
    const art_page *page = w->m.d->page;
    art_view width = art_page_attribute(page, i, ART_ATTR_WIDTH);
    if ((inside(w, i) & (ART_IN_HIDDEN | ART_IN_NOSCRIPT)) ||
        (width.size == 1 && width.data[0] <= '1') || !stands_within(w, i))
        return;
    put_media(w, i, ART_EMBED, art_media_embed(w->url, page, i, w->m.d->base),
              art_page_attribute(page, i, ART_ATTR_TITLE));
}

/* <hr>, where it stands between two parts of the article. */
static void pass_rule(walker *w, uint32_t i)
{
    art_range around = range_of(w, w->nodes[i].parent);
    uint32_t last = w->m.last;
    if (last == ART_NO_NODE || last < around.begin || w->m.next >= around.end ||
        within(w, i, w->m.cell))
        return;
    art_mark *m = art_marks_add(&w->m, i, ART_MARK_LEAF, ART_RULE);
    m->key = i;
    m->block = w->m.next;
}

/* --- elements --- */

/* The number of the first item of an ol element. */
static uint32_t list_start(const art_page *page, uint32_t list)
{
    art_view start = art_page_attribute(page, list, ART_ATTR_START);
    uint32_t n = 0;
    for (size_t k = 0; k < start.size && k < 6 && art_is_digit(start.data[k]); k++)
        n = n * 10 + (uint32_t)(start.data[k] - '0');
    return start.size ? n : 1;
}

static void pass_list(walker *w, uint32_t i, bool ordered)
{
    art_mark *m = art_marks_add(&w->m, i, ART_MARK_PUSH, ART_LIST);
    m->ordered = ordered;
    m->number = ordered ? list_start(w->m.d->page, i) : 0;
}

/* Is there but one paragraph in an item, before the lists inside of it? */
static bool is_tight(const walker *w, uint32_t item)
{
    uint32_t second = w->m.after;
    if (second >= range_of(w, item).end)
        return true;
    for (uint32_t n = w->m.d->blocks->items[second].element; n > item; n = w->nodes[n].parent)
        if (w->nodes[n].tag == ART_TAG_LI || w->nodes[n].tag == ART_TAG_UL ||
            w->nodes[n].tag == ART_TAG_OL)
            return true;
    return false;
}

static void pass_item(walker *w, uint32_t i)
{
    art_mark *m = art_marks_add(&w->m, i, ART_MARK_PUSH, ART_ITEM);
    m->tight = is_tight(w, i);
    m->key = w->nodes[i].parent;
}

static void pass_pre(walker *w, uint32_t i)
{
    if (!within(w, i, w->m.pre)) {
        w->m.pre = i;
        w->m.ticks = art_code_ticks(w->m.d->page, i);
        w->m.language = art_marks_copy(&w->m, art_code_language(w->m.d->page, i));
    }
    if (within(w, i, w->m.cell))
        (void)art_marks_add(&w->m, i, ART_MARK_PUSH, ART_CODE);
}

static void pass_figure(walker *w, uint32_t i)
{
    w->m.figure = i;
    (void)art_marks_add(&w->m, i, ART_MARK_PUSH, ART_FIGURE);
}

/* The cell under way has ended: its column is as wide. */
static void end_cell(walker *w)
{
    uint32_t width = w->m.cell_width < ART_WIDTH_MAX ? w->m.cell_width : ART_WIDTH_MAX;
    if (w->widths && w->column < w->columns && w->widths[w->column] < width)
        w->widths[w->column] = (unsigned char)width;
    w->column = ART_COLUMNS_MAX;
    w->m.cell_width = 0;
}

static void pass_table(walker *w, uint32_t i)
{
    art_table table;
    if (!art_table_look(w->m.d->page, w->m.d->blocks, w->m.d->kept, i, &table))
        return;
    end_cell(w);
    w->table = i;
    w->columns = table.columns;
    w->widths = art_arena_array(w->m.arena, table.columns, 1);
    w->m.failed = w->m.failed || !w->widths;
    art_grid_begin(&w->grid);
    w->header_row = table.header_row;
}

static void pass_row(walker *w, uint32_t i)
{
    art_mark *m = art_marks_add(&w->m, i, ART_MARK_ROW, ART_ROW);
    m->key = w->table;
    m->number = w->columns;
    m->header = i == w->header_row;
    m->text = (art_view){(const char *)w->widths, w->columns};
    art_grid_row(&w->grid);
    m->columns = range_of(w, i).begin;
    m->rows = range_of(w, i).end;
}

static void pass_cell(walker *w, uint32_t i)
{
    w->m.cell = i;
    art_mark *m = art_marks_add(&w->m, i, ART_MARK_LEAF, ART_CELL);
    m->key = i;
    m->header = w->nodes[i].tag == ART_TAG_TH;
    m->columns = art_table_span(w->m.d->page, i, ART_ATTR_COLSPAN);
    m->rows = art_table_span(w->m.d->page, i, ART_ATTR_ROWSPAN);
    end_cell(w);
    (void)art_grid_pass(&w->grid);
    uint32_t column = w->grid.column;
    w->column = art_grid_place(&w->grid, m->columns, m->rows) == 1 ? column : ART_COLUMNS_MAX;
}

/* The inline node that an element gives, or ART_TEXT. */
static art_kind span_of(const walker *w, uint32_t i)
{
    switch (w->nodes[i].tag) {
    case ART_TAG_EM:
    case ART_TAG_I:
    case ART_TAG_CITE:
    case ART_TAG_DFN:
    case ART_TAG_VAR:
        return ART_EMPHASIS;
    case ART_TAG_STRONG:
    case ART_TAG_B:
        /* Editors wrap whole pages in <b style="font-weight:normal">. */
        return art_view_find_nocase(art_page_attribute(w->m.d->page, i, ART_ATTR_STYLE),
                                    ART_VIEW("normal")) == SIZE_MAX
                   ? ART_STRONG
                   : ART_TEXT;
    case ART_TAG_DEL:
    case ART_TAG_S:
    case ART_TAG_STRIKE:
        return ART_DELETED;
    case ART_TAG_SUP:
        return ART_SUPERSCRIPT;
    case ART_TAG_SUB:
        return ART_SUBSCRIPT;
    case ART_TAG_CODE:
    case ART_TAG_KBD:
    case ART_TAG_SAMP:
    case ART_TAG_TT:
        return ART_CODE;
    default:
        return ART_TEXT;
    }
}

/* A link; but one to another place of the same page leads nowhere in the article. */
static void pass_link(walker *w, uint32_t i)
{
    art_view href = art_page_attribute(w->m.d->page, i, ART_ATTR_HREF);
    if (!href.size || href.data[0] == '#')
        return;
    art_view url = art_url_absolute(w->url, w->m.d->base, href);
    if (!url.size)
        return;
    art_mark *m = art_marks_add(&w->m, i, ART_MARK_PUSH, ART_LINK);
    m->url = art_marks_copy(&w->m, url);
}

static void pass_inline(walker *w, uint32_t i)
{
    if (w->nodes[i].tag == ART_TAG_A) {
        pass_link(w, i);
        return;
    }
    art_kind kind = span_of(w, i);
    if (kind != ART_TEXT)
        (void)art_marks_add(&w->m, i, ART_MARK_PUSH, kind);
}

/* A block element that holds something of the article, in a list or the like. */
static void pass_container(walker *w, uint32_t i)
{
    unsigned tag = w->nodes[i].tag;
    switch (tag) {
    case ART_TAG_UL:
    case ART_TAG_MENU:
    case ART_TAG_DIR:
    case ART_TAG_OL:
        pass_list(w, i, tag == ART_TAG_OL);
        break;
    case ART_TAG_LI:
        pass_item(w, i);
        break;
    case ART_TAG_BLOCKQUOTE:
        (void)art_marks_add(&w->m, i, ART_MARK_PUSH, ART_QUOTE);
        break;
    case ART_TAG_TABLE:
        pass_table(w, i);
        break;
    case ART_TAG_TR:
        if (within(w, i, w->table))
            pass_row(w, i);
        break;
    case ART_TAG_TD:
    case ART_TAG_TH:
        if (within(w, i, w->table))
            pass_cell(w, i);
        break;
    case ART_TAG_FIGCAPTION:
        w->m.caption = i;
        break;
    case ART_TAG_FIGURE:
        if (!within(w, i, w->m.figure) && art_media_find_image(w->m.d->page, i) != ART_NO_NODE)
            pass_figure(w, i);
        break;
    default:
        break;
    }
}

static void pass_block(walker *w, uint32_t i)
{
    switch (w->nodes[i].tag) {
    case ART_TAG_PRE:
    case ART_TAG_LISTING:
    case ART_TAG_XMP:
    case ART_TAG_PLAINTEXT:
        pass_pre(w, i);
        break;
    default:
        if (within(w, i, w->m.cell))
            break; /* a cell holds lines and nothing else */
        if (art_tag_flags[w->nodes[i].tag] & ART_IS_HEADING)
            w->m.heading = i;
        pass_container(w, i);
    }
}

/* --- the walk --- */

static uint32_t kept_from(const walker *w, uint32_t block)
{
    while (block < w->m.d->blocks->count && !w->m.d->kept[block])
        block++;
    return block;
}

static void advance(walker *w, uint32_t i)
{
    while (w->m.next < range_of(w, i).begin) {
        w->m.last = w->m.next;
        w->m.next = w->m.after;
        w->m.after = kept_from(w, w->m.next + 1);
    }
}

/* Elements that are something without having text. True when this was one. */
static bool pass_empty(walker *w, uint32_t i)
{
    switch (w->nodes[i].tag) {
    case ART_TAG_BR:
        art_marks_break(&w->m, i);
        return true;
    case ART_TAG_HR:
        pass_rule(w, i);
        return true;
    case ART_TAG_IMG:
    case ART_TAG_AMP_IMG:
    case ART_TAG_IMAGE:
        pass_image(w, i);
        return true;
    case ART_TAG_SOURCE:
        if (w->sources == ART_NO_NODE || w->nodes[w->sources].parent != w->nodes[i].parent)
            w->sources = i;
        return true;
    case ART_TAG_IFRAME:
    case ART_TAG_EMBED:
    case ART_TAG_VIDEO:
    case ART_TAG_AUDIO:
        pass_embed(w, i);
        return true;
    case ART_TAG_NOSCRIPT:
        if (range_of(w, i).begin != range_of(w, i).end)
            return false;
        pass_noscript(w, i);
        return true;
    default:
        return (art_tag_flags[w->nodes[i].tag] & ART_IS_DROPPED) != 0;
    }
}

/* Does an element without a kept block have anything for us? */
static bool has_more(walker *w, uint32_t i)
{
    art_range r = range_of(w, i);
    unsigned tag = w->nodes[i].tag;
    bool block = (art_tag_flags[tag] & ART_IS_BLOCK) != 0;
    if (within(w, i, w->m.figure) || within(w, i, w->m.cell))
        return true;
    if ((tag == ART_TAG_TD || tag == ART_TAG_TH) && within(w, i, w->table))
        return true; /* an empty cell is a cell */
    if (r.begin == r.end)
        return !block || within(w, i, w->m.pre) || stands_within(w, i);
    if (!block || !stands_within(w, i) || !is_picture_box(w, i))
        return false;
    if (tag != ART_TAG_FIGURE) /* else it will be seen to */
        pass_figure(w, i);
    return true;
}

/* Puts what was held behind the block, when that has ended before node i. */
static void put_held(walker *w, uint32_t i)
{
    if (w->held.type != ART_MARK_CONTENT || i < w->m.d->blocks->items[w->held.block].end)
        return;
    art_mark *m = art_marks_add(&w->m, i, ART_MARK_CONTENT, ART_EMBED);
    m->block = w->held.block;
    m->text = w->held.text;
    m->url = w->held.url;
    w->held.type = ART_MARK_TEXT;
}

/* Enters a node; returns the next one to enter. */
static uint32_t enter(walker *w, uint32_t i)
{
    const art_node *node = &w->nodes[i];
    advance(w, i);
    put_held(w, i);
    if (node->tag == ART_TAG_TEXT) {
        art_marks_text(&w->m, i);
        return i + 1;
    }
    if (pass_empty(w, i))
        return node->end;
    if (w->m.next >= range_of(w, i).end && !has_more(w, i)) {
        if (node->tag == ART_TAG_LI)
            (void)art_marks_add(&w->m, i, ART_MARK_SKIP, ART_ITEM);
        return node->end;
    }
    if (art_tag_flags[node->tag] & ART_IS_BLOCK)
        pass_block(w, i);
    else
        pass_inline(w, i);
    return i + 1;
}

article_status art_outline_make(art_arena *arena, const art_outline_source *source,
                                art_outline *outline)
{
    walker w = {.m = {.d = source,
                      .nodes = source->page->nodes,
                      .arena = arena,
                      .outline = outline,
                      .last = ART_NO_NODE,
                      .block = ART_NO_NODE,
                      .parent = ART_NO_NODE,
                      .heading = ART_NO_NODE,
                      .pre = ART_NO_NODE,
                      .cell = ART_NO_NODE,
                      .figure = ART_NO_NODE,
                      .caption = ART_NO_NODE},
                .nodes = source->page->nodes,
                .beside = ART_NO_NODE,
                .held = {.type = ART_MARK_TEXT},
                .table = ART_NO_NODE,
                .column = ART_COLUMNS_MAX,
                .sources = ART_NO_NODE,
                .pictured = ART_NO_NODE};
    art_segments_init(&outline->marks, arena, sizeof(art_mark));
    w.m.next = kept_from(&w, 0);
    if (w.m.next == source->blocks->count)
        return ARTICLE_OK;
    w.m.after = kept_from(&w, w.m.next + 1);
    uint32_t begin = source->page->body + 1, end = source->page->nodes[source->page->body].end;
    for (uint32_t i = begin; i < end;)
        i = enter(&w, i);
    art_marks_end(&w.m, end - 1);
    end_cell(&w);
    put_held(&w, end - 1);
    return w.m.failed ? art_status_of(arena) : ARTICLE_OK;
}
