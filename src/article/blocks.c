#include "article/blocks.h"

#include "article/status.h"

/* Fewer words than this inside <noscript> are a tracking pixel's or a "please enable JavaScript";
 * whole forum threads are more. */
enum {
    NOSCRIPT_WORDS = 40
};

/* What a character is to a text block. */
enum {
    SPACE,
    WORD,
    CJK,
    OTHER,
    GONE
};

/* The walk over the page, and the block under way. */
typedef struct cutter {
    const art_page *page;
    art_blocks *blocks;
    char *out;        /* behind the text written so far; see art_blocks_cut for why there is room */
    char *begin;      /* of the current block's text */
    art_block now;    /* the current block; words is 0 while it has none */
    bool space;       /* white space is owed before the next character */
    int breaks;       /* <br> since the last character */
    int last;         /* class of the last character: words end where it changes */
    bool odd;         /* an odd number of characters in the CJK run so far */
    uint32_t element; /* innermost open block element */
    uint32_t *around; /* the one around it, by the depth of it */
    uint32_t link_end, bold_end, pre_end; /* inside <a> and so on, before these nodes */
} cutter;

static int class_of(uint32_t code)
{
    if (code < 0x80) {
        if (art_is_alnum((char)code) || code == '_')
            return WORD;
        if (art_is_space((char)code))
            return SPACE;
        /* Control characters would reach the reader's terminal. */
        return code < 0x20 || code == 0x7F ? GONE : OTHER;
    }
    if (art_is_cjk(code))
        return CJK;
    if (art_is_word(code))
        return WORD;
    if (code == 0xAD || code == 0x200B || code == 0xFEFF)
        return GONE; /* soft hyphen, zero-width space, stray byte order mark */
    /* C1 controls are what is left of quotes and dashes in text that was encoded twice. */
    return code < 0xA0 || art_is_any_space(code) ? SPACE : OTHER;
}

static void put(cutter *c, const char *bytes, size_t size)
{
    if (c->space && c->out > c->begin)
        *c->out++ = ' ';
    c->space = false;
    memcpy(c->out, bytes, size);
    c->out += size;
}

/* One more word at each change into a run of word characters, and at every other CJK character. */
static uint32_t count_word(cutter *c, int class)
{
    bool begins = class == WORD ? c->last != WORD : class == CJK && (c->last != CJK || !c->odd);
    c->odd = class == CJK && (c->last != CJK || !c->odd);
    c->last = class;
    return begins;
}

/* Length of the run of ASCII letters, digits and underscores at text.data[at]. */
static size_t word_run(art_view text, size_t at)
{
    size_t end = at;
    while (end < text.size && (art_is_alnum(text.data[end]) || text.data[end] == '_'))
        end++;
    return end - at;
}

/* A character that is none of ASCII's letters and digits; returns how many words it begins. */
static uint32_t add_character(cutter *c, art_view text, size_t *at, bool pre)
{
    size_t begin = *at;
    uint32_t code = art_utf8_next(text.data, text.size, at);
    int class = class_of(code);
    if (class == GONE)
        return 0;
    if (class == SPACE && pre && code != '\r') {
        c->now.pre = true;
        if (art_block_is_control(code))
            put(c, " ", 1);
        else if (c->out > c->begin || code != '\n') /* no empty lines in front */
            put(c, text.data + begin, *at - begin);
    } else if (class == SPACE) {
        c->space = true;
    } else {
        put(c, text.data + begin, *at - begin);
        c->breaks = 0;
    }
    return count_word(c, class);
}

static void add_text(cutter *c, art_view text, bool in_link, bool bold, bool pre)
{
    uint32_t words = 0;
    for (size_t i = 0; i < text.size;) {
        size_t run = word_run(text, i); /* most of most texts */
        if (run) {
            put(c, text.data + i, run);
            c->breaks = 0;
            words += count_word(c, WORD);
            i += run;
        } else {
            words += add_character(c, text, &i, pre);
        }
    }
    c->now.words += words;
    c->now.link_words += in_link ? words : 0;
    c->now.bold_words += bold ? words : 0;
}

/* Where the block stands in the source: from its first text to its last, without white space at the
 * ends as far as that is the source's own. */
static void add_source(cutter *c, const art_node *node)
{
    uint32_t begin = node->source_begin, end = node->source_end;
    art_view text = node->u.text;
    if (begin == end)
        return;
    if (end - begin == text.size) {
        art_view trimmed = art_view_trim(text);
        begin += (uint32_t)(trimmed.data - text.data);
        end = begin + (uint32_t)trimmed.size;
    }
    art_block *now = &c->now;
    bool first = now->source_begin == now->source_end;
    now->source_begin = first || begin < now->source_begin ? begin : now->source_begin;
    now->source_end = first || end > now->source_end ? end : now->source_end;
}

/* Ends the current block. One without a word ("|", "***") is no block, but its images are kept for
 * the next. */
static void flush(cutter *c, uint32_t next_node)
{
    uint32_t images = c->now.images;
    if (c->now.words) {
        art_blocks *blocks = c->blocks;
        if (c->now.pre)
            while (c->out > c->begin && art_is_space(c->out[-1]))
                c->out--;
        c->now.text = (art_view){c->begin, (size_t)(c->out - c->begin)};
        c->now.end = next_node;
        c->now.element = c->element;
        blocks->items[blocks->count++] = c->now;
        *c->out++ = '\0';
        images = 0;
    } else {
        c->out = c->begin;
    }
    c->begin = c->out;
    c->now = (art_block){.images = images};
    c->space = false;
    c->breaks = 0;
    c->last = SPACE;
    c->odd = false;
}

/* Closes the elements, from node on upwards, that end before next. */
static void leave(cutter *c, uint32_t node, uint32_t next)
{
    const art_node *nodes = c->page->nodes;
    for (; node != ART_NO_NODE && nodes[node].end <= next; node = nodes[node].parent) {
        if (art_tag_flags[nodes[node].tag] & ART_IS_BLOCK) {
            flush(c, next);
            c->element = c->around[nodes[node].depth];
        }
        c->blocks->ranges[node].end = c->blocks->count + (c->now.words > 0);
    }
}

static bool is_worthless_noscript(const art_page *page, uint32_t node)
{
    size_t words = 0;
    for (uint32_t i = node; i < page->nodes[node].end && words < NOSCRIPT_WORDS; i++)
        if (page->nodes[i].tag == ART_TAG_TEXT)
            words += art_word_count(page->nodes[i].u.text);
    return words < NOSCRIPT_WORDS;
}

/* Enters a node; returns the next one to enter. */
static uint32_t enter(cutter *c, uint32_t i)
{
    const art_node *node = &c->page->nodes[i];
    unsigned flags = art_tag_flags[node->tag];
    if (flags & ART_IS_BLOCK) {
        flush(c, i);
        c->around[node->depth] = c->element;
        c->element = i;
    }
    c->blocks->ranges[i].begin = c->blocks->ranges[i].end = c->blocks->count;
    if ((flags & ART_IS_DROPPED) ||
        (node->tag == ART_TAG_NOSCRIPT && is_worthless_noscript(c->page, i))) {
        for (uint32_t k = i + 1; k < node->end; k++)
            c->blocks->ranges[k] = c->blocks->ranges[i];
        return node->end;
    }
    switch (node->tag) {
    case ART_TAG_TEXT:
        if (!c->now.words)
            c->now.first = i;
        add_source(c, node);
        add_text(c, node->u.text, i < c->link_end, i < c->bold_end, i < c->pre_end);
        break;
    case ART_TAG_BR:
        if (i < c->pre_end)
            put(c, "\n", 1);
        else if (++c->breaks >= 2)
            flush(c, i);
        c->space = i >= c->pre_end;
        break;
    case ART_TAG_IMG:
    case ART_TAG_AMP_IMG:
        c->now.images++;
        break;
    case ART_TAG_A:
        if (!art_page_attribute(c->page, i, ART_ATTR_HREF).data)
            break; /* a name, not a link */
        c->now.links += i >= c->link_end;
        c->link_end = c->link_end > node->end ? c->link_end : node->end;
        break;
    case ART_TAG_PRE:
    case ART_TAG_LISTING:
    case ART_TAG_XMP:
    case ART_TAG_PLAINTEXT:
        c->pre_end = c->pre_end > node->end ? c->pre_end : node->end;
        break;
    default:
        if (flags & ART_IS_BOLD)
            c->bold_end = c->bold_end > node->end ? c->bold_end : node->end;
    }
    return i + 1;
}

article_status art_blocks_cut(art_arena *arena, const art_page *page, art_blocks *blocks)
{
    /* Room: a block's text is no longer than its text nodes' together, but for a NUL and for one
     * character of each <br>; and every block has a text node of its own. */
    size_t room = 1, most = 1, depth = 0;
    for (uint32_t i = page->body; i < page->nodes[page->body].end; i++) {
        depth = page->nodes[i].depth > depth ? page->nodes[i].depth : depth;
        if (page->nodes[i].tag == ART_TAG_TEXT) {
            room += page->nodes[i].u.text.size + 2;
            most++;
        } else if (page->nodes[i].tag == ART_TAG_BR) {
            room++;
        }
    }
    *blocks = (art_blocks){.ranges = art_arena_array(arena, page->count, sizeof *blocks->ranges)};
    uint32_t *around = art_arena_array(arena, depth + 1, sizeof *around);
    char *out = art_arena_alloc(arena, room);
    blocks->items = art_arena_alloc(arena, most * sizeof *blocks->items);
    if (!blocks->items || !blocks->ranges || !around || !out)
        return art_status_of(arena);

    cutter c = {.page = page,
                .blocks = blocks,
                .out = out,
                .begin = out,
                .element = page->body,
                .around = around};
    uint32_t end = page->nodes[page->body].end;
    for (uint32_t i = page->body, last = ART_NO_NODE; i < end;) {
        uint32_t next = enter(&c, i);
        last = i;
        leave(&c, last, next);
        i = next;
    }
    flush(&c, end);
    art_arena_trim(arena, blocks->items, blocks->count * sizeof *blocks->items);
    return ARTICLE_OK;
}
