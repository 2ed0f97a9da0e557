#include "article/features.h"

#include "article/lexicon.h"
#include "article/status.h"

#include <math.h>

/* A block of at least this many words, of which few are links, is a paragraph that somebody wrote.
 */
enum {
    LONG_WORDS = 25
};

/* What one look at a block's text finds. */
typedef struct measure {
    uint32_t sentences, commas, capitals, digits, characters, separators;
    bool ends_sentence, ends_ellipsis, copyright, ago, clutter, heading;
    bool long_block;
} measure;

/* Sums over ranges of blocks, as differences of sums from the start. */
typedef struct sums {
    double words, links, density;
} sums;

typedef struct table {
    const art_page *page;
    const art_blocks *blocks;
    const art_context *contexts;
    measure *measures;
    sums *sums; /* count + 1 */
    art_range top;
} table;

static bool is_comma(uint32_t code)
{
    return code == ',' || code == 0x3001 || code == 0xFF0C || code == 0x60C;
}

static bool is_full_stop(uint32_t code)
{
    return code == '.' || code == '!' || code == '?' || code == 0x3002 || code == 0xFF01 ||
           code == 0xFF1F || code == 0x964 || code == 0x61F || code == 0x6D4;
}

static bool is_closing(uint32_t code)
{
    return code == '"' || code == '\'' || code == ')' || code == 0x201D || code == 0x2019 ||
           code == 0xBB || code == 0x300D || code == 0x201C;
}

static measure look_at(const art_block *block)
{
    measure m = {0};
    uint32_t before = ' ', stop = 0; /* stop: the full stop that waits for white space */
    for (size_t i = 0; i < block->text.size;) {
        uint32_t code = art_utf8_next(block->text.data, block->text.size, &i);
        m.characters++;
        m.digits += code >= '0' && code <= '9';
        m.commas += is_comma(code);
        m.separators += code == '|' || code == 0xBB || code == 0x2022 || code == 0x203A;
        m.copyright = m.copyright || code == 0xA9;
        m.capitals += !art_is_word(before) && art_is_upper(code);
        if (is_full_stop(code)) {
            stop = code;
            m.sentences += code > 0x900; /* not followed by a space */
        } else if (code == ' ') {
            m.sentences += stop && stop < 0x900;
            stop = 0;
        } else if (!is_closing(code)) {
            stop = 0;
        }
        before = code;
    }
    m.sentences += stop && stop < 0x900;
    m.ends_sentence = stop != 0;
    art_view t = block->text;
    size_t ago = m.ends_sentence ? 0 : art_lexicon_ago_tail(t);
    m.ago = ago > 0 || (block->words <= 8 && art_lexicon_ago(t));
    if (ago) /* a teaser in one block: what stands before the date may be cut off */
        t = art_view_trim((art_view){t.data, ago});
    m.ends_ellipsis = (t.size >= 3 && (!memcmp(t.data + t.size - 3, "...", 3) ||
                                       !memcmp(t.data + t.size - 3, "\xE2\x80\xA6", 3))) ||
                      (t.size >= 5 && (!memcmp(t.data + t.size - 5, "[...]", 5) ||
                                       !memcmp(t.data + t.size - 5, "[\xE2\x80\xA6]", 5)));
    m.clutter = block->words <= 8 && !m.ends_sentence && art_lexicon_clutter(block->text);
    m.long_block = block->words >= LONG_WORDS && block->link_words * 3 < block->words;
    return m;
}

static float log_of(double n)
{
    return (float)(log2(1 + n) / 8);
}

static float share(double part, double whole)
{
    return whole > 0 ? (float)(part / whole) : 0;
}

static float capped(uint32_t n, uint32_t most)
{
    return (float)(n < most ? n : most) / (float)most;
}

/* --- tables --- */

static bool make_sums(art_arena *arena, table *t)
{
    uint32_t count = t->blocks->count;
    t->measures = art_arena_array(arena, count, sizeof *t->measures);
    t->sums = art_arena_array(arena, (size_t)count + 1, sizeof *t->sums);
    if (!t->measures || !t->sums)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const art_block *b = &t->blocks->items[i];
        measure m = look_at(b);
        m.heading = (t->contexts[b->element].inside & ART_IN_HEADING) != 0;
        t->measures[i] = m;
        /* Readability's score of a paragraph: commas and length. */
        double weight = b->words >= 8 && b->link_words * 2 < b->words
                            ? 1 + m.commas + (m.characters < 300 ? m.characters / 100.0 : 3)
                            : 0;
        t->sums[i + 1] = (sums){t->sums[i].words + b->words, t->sums[i].links + b->link_words,
                                t->sums[i].density + weight};
    }
    return true;
}

static sums in_range(const table *t, art_range r)
{
    const sums *a = &t->sums[r.begin], *b = &t->sums[r.end];
    return (sums){b->words - a->words, b->links - a->links, b->density - a->density};
}

/*
 * The container with the densest paragraphs, as Readability.js finds it: each paragraph gives its
 * score to its parent, half to the parent's parent, a third to the next ones; links count against.
 */
static bool find_top(art_arena *arena, table *t)
{
    float *scores = art_arena_array(arena, t->page->count, sizeof *scores);
    if (!scores)
        return false;
    for (uint32_t i = 0; i < t->blocks->count; i++) {
        double weight = t->sums[i + 1].density - t->sums[i].density;
        if (weight <= 0)
            continue;
        uint32_t node = t->blocks->items[i].element;
        if (t->page->nodes[node].tag == ART_TAG_P)
            node = art_page_block_parent(t->page, node);
        for (int level = 1; level <= 4; level++) {
            scores[node] += (float)(weight / level);
            if (node == t->page->body)
                break;
            node = art_page_block_parent(t->page, node);
        }
    }
    float best = 0;
    t->top = t->blocks->ranges[t->page->body];
    for (uint32_t n = 0; n < t->page->count; n++) {
        if (scores[n] <= best)
            continue;
        sums s = in_range(t, t->blocks->ranges[n]);
        float score = scores[n] * (1 - share(s.links, s.words));
        if (score > best) {
            best = score;
            t->top = t->blocks->ranges[n];
        }
    }
    return true;
}

/* --- features that need the blocks around --- */

typedef struct twins {
    uint32_t path, blocks;
    double words, links;
} twins;

/* Blocks with the same tag path: an open hash table over the paths. */
static bool measure_twins(art_arena *arena, const table *t, art_features *f)
{
    size_t size = 64;
    while (size < (size_t)t->blocks->count * 2)
        size *= 2;
    twins *slots = art_arena_array(arena, size, sizeof *slots);
    if (!slots)
        return false;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < t->blocks->count; i++) {
            const art_block *b = &t->blocks->items[i];
            uint32_t path = t->contexts[b->element].path;
            size_t at = (path * 2654435761u) & (size - 1);
            while (slots[at].blocks && slots[at].path != path)
                at = (at + 1) & (size - 1);
            twins *s = &slots[at];
            if (pass == 0) {
                s->path = path;
                s->blocks++;
                s->words += b->words;
                s->links += b->link_words;
            } else {
                f->rows[i][ART_FEATURE_twin_links] = share(s->links, s->words);
            }
        }
    }
    return true;
}

static void measure_windows(const table *t, art_features *f)
{
    uint32_t count = t->blocks->count;
    for (uint32_t i = 0; i < count; i++) {
        float *row = f->rows[i];
        art_range near = {i > 2 ? i - 2 : 0, i + 3 < count ? i + 3 : count};
        art_range wide = {i > 5 ? i - 5 : 0, i + 6 < count ? i + 6 : count};
        sums s = in_range(t, near);
        row[ART_FEATURE_window_words] = log_of(s.words / (near.end - near.begin));
        s = in_range(t, wide);
        row[ART_FEATURE_window_links] = share(s.links, s.words);
        for (uint32_t k = near.begin; k < i; k++)
            if (t->measures[k].long_block)
                row[ART_FEATURE_previous_long] = 1;
        for (uint32_t k = i + 1; k < near.end; k++)
            if (t->measures[k].long_block)
                row[ART_FEATURE_next_long] = 1;

        /* The smallest container: the nearest element around with more than one block. */
        uint32_t node = t->blocks->items[i].element;
        while (node != t->page->body &&
               t->blocks->ranges[node].end - t->blocks->ranges[node].begin < 2)
            node = art_page_block_parent(t->page, node);
        art_range parent = t->blocks->ranges[node];
        s = in_range(t, parent);
        uint32_t blocks = parent.end > parent.begin ? parent.end - parent.begin : 1;
        row[ART_FEATURE_parent_words] = log_of(s.words / blocks);
        row[ART_FEATURE_parent_links] = share(s.links, s.words);
        row[ART_FEATURE_parent_share] = share(s.words, t->sums[count].words);
        row[ART_FEATURE_in_top] = i >= t->top.begin && i < t->top.end;
    }
}

/* Level of a heading: 1 to 6, or 7 for a short block that only looks like one. */
static int heading_level(const table *t, uint32_t block)
{
    uint32_t node = t->blocks->items[block].element;
    while (node != t->page->body && !(art_tag_flags[t->page->nodes[node].tag] & ART_IS_HEADING))
        node = art_page_block_parent(t->page, node);
    unsigned tag = t->page->nodes[node].tag;
    return art_tag_flags[tag] & ART_IS_HEADING ? (int)(tag - ART_TAG_H1) + 1 : 7;
}

/*
 * What stands under a heading of clutter: the blocks behind it, up to a heading of its own level or
 * above, the end of the container around it, or, where the heading is none by markup, a paragraph.
 */
static void mark_clutter(const table *t, art_features *f)
{
    int level = 0; /* of the heading in force; 0: none */
    uint32_t end = 0;
    for (uint32_t i = 0; i < t->blocks->count; i++) {
        const measure *m = &t->measures[i];
        if (i >= end || (m->heading && heading_level(t, i) <= level) ||
            (level == 7 && m->long_block && !m->ends_ellipsis))
            level = 0;
        if (m->clutter) {
            uint32_t node = t->blocks->items[i].element;
            level = m->heading ? heading_level(t, i) : 7;
            while (node != t->page->body && t->blocks->ranges[node].end <= i + 1)
                node = art_page_block_parent(t->page, node);
            end = t->blocks->ranges[node].end;
        }
        f->rows[i][ART_FEATURE_after_clutter] = level != 0;
    }
}

/* --- title and authors --- */

/* Do two short texts hold the same words? The share of common words in the longer one. */
static float same_words(art_view a, art_view b)
{
    double in_b = art_words_shared(a, b), in_a = art_words_shared(b, a);
    return (float)(in_a < in_b ? in_a : in_b);
}

static bool begins_with(art_view text, art_view prefix)
{
    return prefix.size && text.size > prefix.size && !memcmp(text.data, prefix.data, prefix.size) &&
           !art_is_alnum(text.data[prefix.size]);
}

/* A name and nothing else: two to four words, each with a capital. */
static bool is_name(const art_block *b, const measure *m)
{
    return b->words >= 2 && b->words <= 4 && m->capitals >= b->words && !m->digits && !m->commas &&
           !m->ends_sentence;
}

static void measure_people(const table *t, const art_metadata *metadata, art_features *f)
{
    const art_values *authors = &metadata->fields[ARTICLE_AUTHOR];
    for (uint32_t i = 0; i < t->blocks->count; i++) {
        const art_block *b = &t->blocks->items[i];
        bool author = false;
        for (size_t k = 0; k < authors->count && k < 4; k++) {
            art_view name = authors->items[k];
            if (b->text.size >= name.size && b->text.size <= name.size + 24)
                author = author || art_view_find_nocase(b->text, name) != SIZE_MAX;
            if (b->words >= 6 && begins_with(b->text, name))
                f->rows[i][ART_FEATURE_echoes_name] = 1;
        }
        f->rows[i][ART_FEATURE_is_author] = author;
        for (uint32_t back = 1; back <= 2 && back <= i && b->words >= 6; back++) {
            const art_block *name = &t->blocks->items[i - back];
            if (is_name(name, &t->measures[i - back]) && begins_with(b->text, name->text)) {
                f->rows[i][ART_FEATURE_echoes_name] = 1;
                f->rows[i - back][ART_FEATURE_is_author] = 1;
            }
        }
    }
}

static void measure_title(const table *t, const art_metadata *metadata, art_features *f)
{
    art_view title = metadata->fields[ARTICLE_TITLE].joined;
    float best = 0.6f; /* share of common words from which a block counts as the title */
    f->title = ART_NO_NODE;
    for (uint32_t i = 0; title.size && i < t->blocks->count; i++) {
        const art_block *b = &t->blocks->items[i];
        if (b->words > 40)
            continue;
        float same = same_words(b->text, title);
        f->rows[i][ART_FEATURE_is_title] = same >= 0.6f ? same : 0;
        if (same >= 0.6f && t->measures[i].heading)
            same += 0.3f;
        if (same > best) {
            best = same;
            f->title = i;
        }
    }
    for (uint32_t i = 0; f->title != ART_NO_NODE && i < f->title; i++)
        f->rows[i][ART_FEATURE_before_title] = 1;
}

/* --- features of a block alone --- */

static void measure_block(const table *t, uint32_t i, float *row)
{
    const art_block *b = &t->blocks->items[i];
    const measure *m = &t->measures[i];
    const art_context *c = &t->contexts[b->element];
    float density = share(b->link_words, b->words);
    uint32_t parent = art_page_block_parent(t->page, b->element);
    float near = c->names + t->contexts[t->page->nodes[b->first].parent].names;
    if (t->page->nodes[b->first].parent == b->element)
        near = c->names;
    near += t->contexts[parent].names;

    row[ART_FEATURE_bias] = 1;
    row[ART_FEATURE_log_words] = log_of(b->words);
    row[ART_FEATURE_short_block] = b->words < 5;
    row[ART_FEATURE_long_block] = m->long_block;
    row[ART_FEATURE_link_density] = density;
    row[ART_FEATURE_all_link] = density >= 0.9f;
    row[ART_FEATURE_sentences] = capped(m->sentences, 4);
    row[ART_FEATURE_ends_sentence] = m->ends_sentence;
    row[ART_FEATURE_ends_ellipsis] = m->ends_ellipsis;
    row[ART_FEATURE_commas] = capped(m->commas, 6);
    row[ART_FEATURE_digits] = share(m->digits, m->characters);
    row[ART_FEATURE_ago] = m->ago;
    row[ART_FEATURE_clutter] = m->clutter;
    row[ART_FEATURE_copyright] = m->copyright;
    row[ART_FEATURE_separators] = m->separators > 0;
    row[ART_FEATURE_in_pre] = b->pre;
    row[ART_FEATURE_names_near] = near / 4;
    row[ART_FEATURE_names_far] = (c->names_sum - c->names - t->contexts[parent].names) / 8;
    row[ART_FEATURE_position] = share(t->sums[i].words, t->sums[t->blocks->count].words);
    static const struct {
        uint32_t inside;
        art_feature feature;
    } places[] = {{ART_IN_P, ART_FEATURE_in_p},
                  {ART_IN_HEADING, ART_FEATURE_in_heading},
                  {ART_IN_LI, ART_FEATURE_in_li},
                  {ART_IN_TABLE, ART_FEATURE_in_table},
                  {ART_IN_NAV, ART_FEATURE_in_nav},
                  {ART_IN_HEADER, ART_FEATURE_in_header},
                  {ART_IN_FOOTER, ART_FEATURE_in_footer},
                  {ART_IN_ASIDE, ART_FEATURE_in_aside},
                  {ART_IN_FORM, ART_FEATURE_in_form},
                  {ART_IN_FIGURE, ART_FEATURE_in_figure},
                  {ART_IN_ARTICLE, ART_FEATURE_in_article},
                  {ART_IN_MAIN, ART_FEATURE_in_main},
                  {ART_IN_HIDDEN, ART_FEATURE_hidden},
                  {ART_IN_COMMENTS, ART_FEATURE_in_comments}};
    for (size_t k = 0; k < sizeof places / sizeof *places; k++)
        row[places[k].feature] = (c->inside & places[k].inside) != 0;
}

article_status art_features_measure(art_arena *arena, const art_page *page,
                                    const art_blocks *blocks, const art_metadata *metadata,
                                    art_features *features)
{
    table t = {.page = page, .blocks = blocks, .contexts = art_context_of(arena, page)};
    *features =
        (art_features){.contexts = t.contexts,
                       .rows = art_arena_array(arena, blocks->count, sizeof *features->rows)};
    if (!t.contexts || !features->rows || !make_sums(arena, &t) || !find_top(arena, &t) ||
        !measure_twins(arena, &t, features))
        return art_status_of(arena);
    for (uint32_t i = 0; i < blocks->count; i++)
        measure_block(&t, i, features->rows[i]);
    measure_windows(&t, features);
    mark_clutter(&t, features);
    measure_title(&t, metadata, features);
    measure_people(&t, metadata, features);
    return ARTICLE_OK;
}
