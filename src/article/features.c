#include "article/features.h"

#include "article/lexicon.h"
#include "article/status.h"

_Static_assert(ART_FEATURE_COUNT <= 256, "the trees number features by a byte");

/* A distance to something that is not there. */
enum {
    ART_FAR_AWAY = -999
};

/* Elements between a block's text and its block element whose names count. */
enum {
    INLINE_MAX = 4
};

/* A heading tells about so many blocks at most. */
enum {
    HEADING_REACH = 60
};

/* The work under way. */
typedef struct table {
    const art_page *page;
    const art_blocks *blocks;
    const art_surroundings *s;
    const art_context *contexts;
    const art_measure *measures;
    int16_t (*rows)[ART_FEATURE_COUNT];
    int16_t (*containers)[ART_FEATURE_c1_place - ART_FEATURE_c0_place]; /* of every container */
    art_title_match title;
    uint32_t title_words, about_words;
} table;

static const art_context *context_of(const table *t, uint32_t block)
{
    return &t->contexts[t->blocks->items[block].element];
}

/* --- the text of the block --- */

static void measure_text(const table *t, uint32_t i, int16_t *row)
{
    const art_block *b = &t->blocks->items[i];
    const art_measure *m = &t->measures[i];
    uint32_t counted = m->looked > m->stops ? m->looked - m->stops : 1;
    row[ART_FEATURE_words] = art_feature_count(b->words);
    row[ART_FEATURE_log_characters] = art_feature_log(m->characters);
    row[ART_FEATURE_word_length] = art_feature_count(10 * (uint64_t)m->characters / b->words);
    row[ART_FEATURE_link_share] = art_feature_share(b->link_words, b->words);
    row[ART_FEATURE_links] = art_feature_count(b->links);
    row[ART_FEATURE_bold_share] = art_feature_share(b->bold_words, b->words);
    row[ART_FEATURE_images] = art_feature_count(b->images);
    row[ART_FEATURE_sentences] = art_feature_count(m->sentences);
    row[ART_FEATURE_sentence_rate] = art_feature_share(m->sentences, b->words);
    row[ART_FEATURE_commas] = art_feature_count(m->commas);
    row[ART_FEATURE_ends_sentence] = m->ends_sentence || m->ends_closing;
    row[ART_FEATURE_ends_colon] = m->ends_colon;
    row[ART_FEATURE_ends_ellipsis] = m->ends_ellipsis;
    row[ART_FEATURE_begins_upper] = m->begins_upper;
    row[ART_FEATURE_begins_bracket] = m->begins_bracket;
    row[ART_FEATURE_begins_quote] = m->begins_quote;
    row[ART_FEATURE_upper_share] = art_feature_share(m->uppers, m->characters);
    row[ART_FEATURE_capital_share] = art_feature_share(m->capitals, b->words);
    row[ART_FEATURE_digit_share] = art_feature_share(m->digits, m->characters);
    row[ART_FEATURE_stop_share] = art_feature_share(m->stops, m->looked);
    row[ART_FEATURE_separators] = art_feature_count(m->separators);
    row[ART_FEATURE_date] = m->date;
    row[ART_FEATURE_year] = m->year;
    row[ART_FEATURE_clock] = m->clock;
    row[ART_FEATURE_ago] = m->ago;
    row[ART_FEATURE_money] = m->money;
    row[ART_FEATURE_question] = m->question;
    row[ART_FEATURE_at_sign] = m->at_sign;
    row[ART_FEATURE_copyright] = m->copyright;
    row[ART_FEATURE_clutter] = m->clutter;
    row[ART_FEATURE_pre] = b->pre;
    row[ART_FEATURE_title_recall] =
        art_feature_share((uint64_t)__builtin_popcount(m->title_mask), t->title_words);
    row[ART_FEATURE_title_precision] = art_feature_share(m->title, counted);
    row[ART_FEATURE_about_recall] =
        art_feature_share((uint64_t)__builtin_popcountll(m->about_mask), t->about_words);
    row[ART_FEATURE_about_precision] = art_feature_share(m->about, counted);
    row[ART_FEATURE_lexicon_text] = art_feature_cut(m->text, -2000, 2000);
}

/* --- the elements around it --- */

static void measure_place(const table *t, uint32_t i, int16_t *row)
{
    static const struct {
        uint32_t inside;
        art_feature feature;
    } places[] = {{ART_IN_P, ART_FEATURE_in_p},
                  {ART_IN_LI, ART_FEATURE_in_li},
                  {ART_IN_TABLE, ART_FEATURE_in_table},
                  {ART_IN_QUOTE, ART_FEATURE_in_quote},
                  {ART_IN_NAV, ART_FEATURE_in_nav},
                  {ART_IN_HEADER, ART_FEATURE_in_header},
                  {ART_IN_FOOTER, ART_FEATURE_in_footer},
                  {ART_IN_ASIDE, ART_FEATURE_in_aside},
                  {ART_IN_FORM, ART_FEATURE_in_form},
                  {ART_IN_CONTROL, ART_FEATURE_in_control},
                  {ART_IN_FIGURE, ART_FEATURE_in_figure},
                  {ART_IN_CAPTION, ART_FEATURE_in_caption},
                  {ART_IN_ARTICLE, ART_FEATURE_in_article},
                  {ART_IN_MAIN, ART_FEATURE_in_main},
                  {ART_IN_SECTION, ART_FEATURE_in_section},
                  {ART_IN_DETAILS, ART_FEATURE_in_details},
                  {ART_IN_ADDRESS, ART_FEATURE_in_address},
                  {ART_IN_COMMENTS, ART_FEATURE_in_comments},
                  {ART_IN_NOSCRIPT, ART_FEATURE_in_noscript},
                  {ART_IN_HIDDEN, ART_FEATURE_hidden},
                  {ART_IN_UNHEARD, ART_FEATURE_unheard}};
    const art_context *c = context_of(t, i);
    const art_node *element = &t->page->nodes[t->blocks->items[i].element];
    for (size_t k = 0; k < sizeof places / sizeof *places; k++)
        row[places[k].feature] = (c->inside & places[k].inside) != 0;
    row[ART_FEATURE_heading] = (int16_t)c->level;
    row[ART_FEATURE_depth] = (int16_t)element->depth;
    row[ART_FEATURE_tag_p] = element->tag == ART_TAG_P;
    row[ART_FEATURE_tag_div] = element->tag == ART_TAG_DIV;
    row[ART_FEATURE_tag_li] = element->tag == ART_TAG_LI;
    row[ART_FEATURE_tag_cell] = element->tag == ART_TAG_TD || element->tag == ART_TAG_TH;
    row[ART_FEATURE_tag_term] = element->tag == ART_TAG_DT;
    row[ART_FEATURE_tag_section] = element->tag == ART_TAG_SECTION ||
                                   element->tag == ART_TAG_ARTICLE || element->tag == ART_TAG_MAIN;
}

void art_features_elements(const art_page *page, const art_block *block,
                           const art_context *contexts, art_block_elements *e)
{
    *e = (art_block_elements){.far = ART_NO_NODE};
    uint32_t n = page->nodes[block->first].parent;
    while (n != block->element && e->near_count < INLINE_MAX) {
        e->near[e->near_count++] = n;
        n = page->nodes[n].parent;
    }
    n = block->element;
    for (int level = 0; level < 5; level++) {
        if (level < 2)
            e->near[e->near_count++] = n;
        else
            e->middle[e->middle_count++] = n;
        if (n == page->body)
            return;
        n = contexts[n].around;
    }
    e->far = n;
}

static void measure_names(const table *t, uint32_t i, int16_t *row)
{
    art_block_elements e;
    int32_t near = 0, middle = 0;
    art_features_elements(t->page, &t->blocks->items[i], t->contexts, &e);
    for (uint32_t k = 0; k < e.near_count; k++)
        near += t->contexts[e.near[k]].names[ART_NAMES_NEAR];
    for (uint32_t k = 0; k < e.middle_count; k++)
        middle += t->contexts[e.middle[k]].names[ART_NAMES_MIDDLE];
    int32_t far = e.far == ART_NO_NODE ? 0 : t->contexts[e.far].far_sum;
    row[ART_FEATURE_lexicon_near] = art_feature_cut(near, -2000, 2000);
    row[ART_FEATURE_lexicon_middle] = art_feature_cut(middle, -2000, 2000);
    row[ART_FEATURE_lexicon_far] = art_feature_cut(far, -2000, 2000);
}

/* --- its place on the page --- */

static int16_t distance(uint32_t block, uint32_t from)
{
    if (from == ART_NO_NODE)
        return ART_FAR_AWAY;
    return art_feature_cut((int64_t)block - from, -50, 200);
}

/* Where a block is to a range: inside, how far away, and how far on in it. */
static void measure_range(uint32_t i, art_range r, int16_t *out)
{
    bool in = i >= r.begin && i < r.end;
    int64_t away = i < r.begin ? (int64_t)i - r.begin : i >= r.end ? (int64_t)i - r.end + 1 : 0;
    int64_t place = ((int64_t)i - r.begin) * 1000 / (r.end > r.begin ? r.end - r.begin : 1);
    out[0] = in;
    out[1] = art_feature_cut(away, -60, 60);
    out[2] = art_feature_cut(place, -1000, 2000);
}

static void measure_groups(const table *t, uint32_t i, int16_t *row)
{
    uint32_t all = t->s->sums[t->blocks->count].words;
    const art_group *g = t->s->paths[i];
    row[ART_FEATURE_path_blocks] = art_feature_count(g->blocks);
    row[ART_FEATURE_path_share] = art_feature_share(g->words, all);
    row[ART_FEATURE_path_mean] = art_feature_count(g->words / g->blocks);
    row[ART_FEATURE_path_links] = art_feature_share(g->links, g->words);
    g = t->s->kin[i];
    row[ART_FEATURE_kin_blocks] = art_feature_count(g->blocks);
    row[ART_FEATURE_kin_share] = art_feature_share(g->words, all);
    row[ART_FEATURE_kin_mean] = art_feature_count(g->words / g->blocks);
    row[ART_FEATURE_kin_links] = art_feature_share(g->links, g->words);
    row[ART_FEATURE_copies] = art_feature_count(t->s->copies[i]->blocks);
}

static void measure_position(const table *t, uint32_t i, int16_t *row)
{
    uint32_t count = t->blocks->count, title = t->title.block;
    const art_sums *sums = t->s->sums;
    uint32_t all = sums[count].words;
    row[ART_FEATURE_position] = art_feature_share(i, count);
    row[ART_FEATURE_words_before] = art_feature_share(sums[i].words, all);
    row[ART_FEATURE_words_after] = art_feature_share(all - sums[i + 1].words, all);
    row[ART_FEATURE_index] = art_feature_count(i);
    row[ART_FEATURE_from_title] = distance(i, title);
    row[ART_FEATURE_words_from_title] = ART_FAR_AWAY;
    if (title != ART_NO_NODE && i >= title)
        row[ART_FEATURE_words_from_title] =
            art_feature_share(sums[i].words - sums[title].words, all);
    else if (title != ART_NO_NODE)
        row[ART_FEATURE_words_from_title] =
            (int16_t)-art_feature_share(sums[title].words - sums[i].words, all);
    row[ART_FEATURE_from_longest] = art_feature_cut((int64_t)i - t->s->longest, -100, 100);
    measure_range(i, t->s->worthy, &row[ART_FEATURE_in_worthy]);
    measure_range(i, t->s->densest, &row[ART_FEATURE_in_densest]);
}

static void measure_neighbour(const table *t, uint32_t i, int64_t at, int16_t *out)
{
    if (at < 0 || at >= t->blocks->count) {
        for (int k = 0; k < ART_FEATURE_n2_words - ART_FEATURE_n1_words; k++)
            out[k] = -1;
        return;
    }
    uint32_t n = (uint32_t)at;
    const art_block *b = &t->blocks->items[n];
    out[0] = art_feature_count(b->words);
    out[1] = art_feature_share(b->link_words, b->words);
    out[2] = art_feature_count(t->measures[n].sentences);
    out[3] = (int16_t)context_of(t, n)->level;
    out[4] = t->s->paths[n] == t->s->paths[i];
}

static void measure_window(const table *t, uint32_t i, uint32_t reach, int16_t *out)
{
    uint32_t count = t->blocks->count;
    art_range r = {i > reach ? i - reach : 0, i + reach + 1 < count ? i + reach + 1 : count};
    art_sums in = art_surroundings_in(t->s, r);
    out[0] = art_feature_count(in.words / in.blocks);
    out[1] = art_feature_share(in.links, in.words);
    out[2] = art_feature_share(in.long_words, in.words);
}

static void measure_neighbours(const table *t, uint32_t i, int16_t *row)
{
    static const struct {
        int offset;
        art_feature feature;
    } neighbours[] = {{-3, ART_FEATURE_p3_words}, {-2, ART_FEATURE_p2_words},
                      {-1, ART_FEATURE_p1_words}, {1, ART_FEATURE_n1_words},
                      {2, ART_FEATURE_n2_words},  {3, ART_FEATURE_n3_words}};
    for (size_t k = 0; k < sizeof neighbours / sizeof *neighbours; k++)
        measure_neighbour(t, i, (int64_t)i + neighbours[k].offset, &row[neighbours[k].feature]);
    measure_window(t, i, 5, &row[ART_FEATURE_near_words]);
    measure_window(t, i, 15, &row[ART_FEATURE_wide_words]);
}

/* --- containers --- */

/* What all blocks of a container share; the place in it is left open. */
static bool measure_containers(art_arena *arena, table *t)
{
    t->containers = art_arena_array(arena, t->s->container_count, sizeof *t->containers);
    if (!t->containers)
        return false;
    uint32_t all = t->s->sums[t->blocks->count].words;
    for (uint32_t k = 0; k < t->s->container_count; k++) {
        art_sums in = art_surroundings_in(t->s, t->s->containers[k].range);
        int16_t *out = t->containers[k];
        out[ART_FEATURE_c0_words - ART_FEATURE_c0_place] = art_feature_log(in.words);
        out[ART_FEATURE_c0_share - ART_FEATURE_c0_place] = art_feature_share(in.words, all);
        out[ART_FEATURE_c0_links - ART_FEATURE_c0_place] = art_feature_share(in.links, in.words);
        out[ART_FEATURE_c0_blocks - ART_FEATURE_c0_place] = art_feature_count(in.blocks);
        out[ART_FEATURE_c0_mean - ART_FEATURE_c0_place] =
            art_feature_count(10 * (uint64_t)in.words / in.blocks);
        out[ART_FEATURE_c0_long - ART_FEATURE_c0_place] =
            art_feature_share(in.long_words, in.words);
        out[ART_FEATURE_c0_commas - ART_FEATURE_c0_place] = art_feature_share(in.commas, in.words);
        out[ART_FEATURE_c0_headings - ART_FEATURE_c0_place] =
            art_feature_share(in.headings, in.blocks);
        out[ART_FEATURE_c0_told - ART_FEATURE_c0_place] = art_feature_share(in.told, in.blocks);
    }
    return true;
}

static void measure_around(const table *t, uint32_t i, int16_t *row)
{
    enum {
        SIZE = ART_FEATURE_c1_place - ART_FEATURE_c0_place,
        LEVELS = (ART_FEATURE_c4_place - ART_FEATURE_c0_place) / SIZE + 1
    };
    uint32_t k = t->s->container_of[t->blocks->items[i].element];
    int16_t *out = &row[ART_FEATURE_c0_place];
    for (int level = 0; level < LEVELS; level++, out += SIZE) {
        if (k == ART_NO_NODE) {
            for (int field = 0; field < SIZE; field++)
                out[field] = -1;
            continue;
        }
        art_range r = t->s->containers[k].range;
        memcpy(out, t->containers[k], SIZE * sizeof *out);
        out[0] = art_feature_share(i - r.begin, r.end - r.begin);
        k = t->s->containers[k].around;
    }
}

/* How deep each block lies below the element that it shares with the longest block. The number of
 * containers around it comes along. */
static bool measure_longest(art_arena *arena, const table *t)
{
    const art_page *page = t->page;
    uint16_t *shared = art_arena_array(arena, page->count, sizeof *shared);
    uint16_t *containers = art_arena_array(arena, t->s->container_count, sizeof *containers);
    if (!shared || !containers)
        return false;
    uint32_t longest = t->blocks->items[t->s->longest].element;
    int bottom = page->nodes[longest].depth;
    for (uint32_t n = page->body; n < page->nodes[page->body].end; n++) {
        const art_node *node = &page->nodes[n];
        bool around = n <= longest && node->end > longest;
        shared[n] = around || n == page->body ? node->depth : shared[node->parent];
    }
    for (uint32_t k = 0; k < t->s->container_count; k++) {
        uint32_t outer = t->s->containers[k].around;
        containers[k] = (uint16_t)(outer == ART_NO_NODE ? 1 : containers[outer] + 1);
    }
    for (uint32_t i = 0; i < t->blocks->count; i++) {
        uint32_t element = t->blocks->items[i].element;
        uint32_t k = t->s->container_of[element];
        int depth = shared[element];
        t->rows[i][ART_FEATURE_longest_depth] = (int16_t)depth;
        t->rows[i][ART_FEATURE_longest_climb] = (int16_t)(page->nodes[element].depth - depth);
        t->rows[i][ART_FEATURE_longest_descent] = (int16_t)(bottom - depth);
        t->rows[i][ART_FEATURE_containers] = (int16_t)(k == ART_NO_NODE ? 0 : containers[k]);
    }
    return true;
}

/* --- what comes from the blocks before --- */

/*
 * What stands under a heading of clutter: the blocks behind it, up to a heading of its own level or
 * above, the end of the container around it, or, where the heading is none by markup, a paragraph.
 */
static void mark_clutter(const table *t)
{
    enum {
        NO_MARKUP = 7 /* the level of a label that only looks like a heading */
    };
    uint32_t level = 0, end = 0; /* level: of the heading in force, 0 for none */
    for (uint32_t i = 0; i < t->blocks->count; i++) {
        const art_measure *m = &t->measures[i];
        uint32_t own = context_of(t, i)->level;
        if (i >= end || (own && own <= level) ||
            (level == NO_MARKUP && m->long_block && !m->ends_ellipsis))
            level = 0;
        if (m->clutter) {
            uint32_t k = t->s->container_of[t->blocks->items[i].element];
            level = own ? own : NO_MARKUP;
            while (k != ART_NO_NODE && t->s->containers[k].range.end <= i + 1 &&
                   t->s->containers[k].around != ART_NO_NODE)
                k = t->s->containers[k].around;
            end = k == ART_NO_NODE ? i + 1 : t->s->containers[k].range.end;
        }
        t->rows[i][ART_FEATURE_after_clutter] = level != 0;
    }
}

static void measure_headings(const table *t)
{
    uint32_t last = ART_NO_NODE, words = 0, h1 = ART_NO_NODE;
    for (uint32_t i = 0; i < t->blocks->count && h1 == ART_NO_NODE; i++)
        h1 = context_of(t, i)->level == 1 ? i : ART_NO_NODE;
    for (uint32_t i = 0; i < t->blocks->count; i++) {
        int16_t *row = t->rows[i];
        bool near = last != ART_NO_NODE && i - last < HEADING_REACH;
        row[ART_FEATURE_from_h1] = distance(i, h1);
        row[ART_FEATURE_from_heading] =
            (int16_t)(last == ART_NO_NODE ? 2000 : art_feature_count(i - last));
        row[ART_FEATURE_words_from_heading] = art_feature_count(words);
        if (last != ART_NO_NODE) {
            row[ART_FEATURE_heading_above] = (int16_t)context_of(t, last)->level;
            row[ART_FEATURE_heading_words] = art_feature_count(t->blocks->items[last].words);
        }
        if (near)
            row[ART_FEATURE_lexicon_head] = art_feature_cut(t->measures[last].head, -2000, 2000);
        words += t->blocks->items[i].words;
        if (context_of(t, i)->level) {
            last = i;
            words = 0;
        }
    }
}

/* Which blocks have been there before, word by word. */
static bool mark_copies(art_arena *arena, const table *t)
{
    size_t size = 64;
    while (size < (size_t)t->blocks->count * 2)
        size *= 2;
    const art_group **seen = art_arena_array(arena, size, sizeof(void *));
    if (!seen)
        return false;
    for (uint32_t i = 0; i < t->blocks->count; i++) {
        const art_group *g = t->s->copies[i];
        if (g->blocks < 2)
            continue;
        size_t at = (size_t)(g->key >> 20) & (size - 1);
        while (seen[at] && seen[at] != g)
            at = (at + 1) & (size - 1);
        t->rows[i][ART_FEATURE_copy] = seen[at] == g;
        seen[at] = g;
    }
    return true;
}

/* --- title and authors --- */

static bool begins_with(art_view text, art_view prefix)
{
    return prefix.size && text.size > prefix.size && !memcmp(text.data, prefix.data, prefix.size) &&
           !art_is_alnum(text.data[prefix.size]);
}

/* A name and nothing else: two to four words, each with a capital. */
static bool is_name(const art_block *b, const art_measure *m)
{
    return b->words >= 2 && b->words <= 4 && m->capitals >= b->words && !m->digits && !m->commas &&
           !m->ends_sentence;
}

static void measure_people(const table *t, const art_metadata *metadata)
{
    const art_values *authors = &metadata->fields[ARTICLE_AUTHOR];
    for (uint32_t i = 0; i < t->blocks->count; i++) {
        const art_block *b = &t->blocks->items[i];
        for (size_t k = 0; k < authors->count && k < 4; k++) {
            art_view name = authors->items[k];
            if (b->text.size >= name.size && b->text.size <= name.size + 24 &&
                art_view_find_nocase(b->text, name) != SIZE_MAX)
                t->rows[i][ART_FEATURE_is_author] = 1;
            if (b->words >= 6 && begins_with(b->text, name))
                t->rows[i][ART_FEATURE_echoes_name] = 1;
        }
        for (uint32_t back = 1; back <= 2 && back <= i && b->words >= 6; back++) {
            const art_block *name = &t->blocks->items[i - back];
            if (is_name(name, &t->measures[i - back]) && begins_with(b->text, name->text)) {
                t->rows[i][ART_FEATURE_echoes_name] = 1;
                t->rows[i - back][ART_FEATURE_is_author] = 1;
            }
        }
    }
}

/* The block that repeats the title: most words in common, headings first. */
static void find_title(table *t)
{
    enum {
        WORDS_MAX = 40, /* a longer block is no title */
        SAME = 600,     /* thousandths in common from which a block counts as the title */
        HEADING = 300   /* what being a heading is worth */
    };
    int best = SAME - 1;
    t->title = (art_title_match){ART_NO_NODE, 0};
    for (uint32_t i = 0; t->title_words && i < t->blocks->count; i++) {
        const art_measure *m = &t->measures[i];
        if (t->blocks->items[i].words > WORDS_MAX || !m->title)
            continue;
        uint32_t others = m->looked > m->stops ? m->looked - m->stops : m->looked;
        int recall = art_feature_share((uint64_t)__builtin_popcount(m->title_mask), t->title_words);
        int precision = art_feature_share(m->title, others);
        int same = recall < precision ? recall : precision;
        int score = same + (context_of(t, i)->level ? HEADING : 0);
        if (same >= SAME && score > best) {
            best = score;
            t->title = (art_title_match){i, same};
        }
    }
}

static bool measure_all(art_arena *arena, art_features *features, table *t)
{
    const art_metadata *metadata = features->metadata;
    art_key_words title, about;
    art_key_words_of(&title, metadata->fields[ARTICLE_TITLE].joined, features->model);
    art_key_words_of(&about, metadata->fields[ARTICLE_DESCRIPTION].joined, features->model);
    t->title_words = title.count;
    t->about_words = about.count;
    art_measure *measures = art_arena_alloc(arena, t->blocks->count * sizeof *measures);
    for (uint32_t i = 0; measures && i < t->blocks->count; i++)
        art_measure_block(&t->blocks->items[i], features->model, &title, &about, &measures[i]);
    features->measures = t->measures = measures;
    return measures && art_surroundings_survey(arena, t->page, t->blocks, t->contexts, measures,
                                               &features->surroundings);
}

article_status art_features_measure(art_arena *arena, const art_page *page,
                                    const art_blocks *blocks, const art_metadata *metadata,
                                    const art_model *model, art_features *features)
{
    table t = {.page = page, .blocks = blocks};
    *features =
        (art_features){.metadata = metadata,
                       .model = model,
                       .contexts = art_context_of(arena, page, model),
                       .rows = art_arena_array(arena, blocks->count, sizeof *features->rows),
                       .title = ART_NO_NODE};
    t.contexts = features->contexts;
    t.rows = features->rows;
    t.s = &features->surroundings;
    if (!t.contexts || !t.rows || !measure_all(arena, features, &t))
        return art_status_of(arena);
    find_title(&t);
    features->title = t.title.block;
    art_page_features_measure(t.s, metadata, t.title, features->page);
    if (!blocks->count)
        return ARTICLE_OK;
    if (!measure_containers(arena, &t) || !measure_longest(arena, &t) || !mark_copies(arena, &t))
        return art_status_of(arena);
    for (uint32_t i = 0; i < blocks->count; i++) {
        int16_t *row = t.rows[i];
        measure_text(&t, i, row);
        measure_place(&t, i, row);
        measure_names(&t, i, row);
        measure_groups(&t, i, row);
        measure_position(&t, i, row);
        measure_neighbours(&t, i, row);
        measure_around(&t, i, row);
        memcpy(&row[ART_FEATURE_page_words], features->page, sizeof features->page);
    }
    mark_clutter(&t);
    measure_headings(&t);
    measure_people(&t, metadata);
    return ARTICLE_OK;
}
