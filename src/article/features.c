#include "article/features.h"

#include "article/status.h"

/* The work under way. */
typedef struct table {
    const art_page *page;
    const art_blocks *blocks;
    const art_surroundings *s;
    const art_context *contexts;
    const art_measure *measures;
    art_setting *settings;
    uint32_t title_words;
} table;

static const art_context *context_of(const table *t, uint32_t block)
{
    return &t->contexts[t->blocks->items[block].element];
}

/* --- containers --- */

/* What all blocks of a container share; the place in it is left open. */
static bool measure_containers(art_arena *arena, const table *t, art_features *features)
{
    int16_t(*numbers)[ART_CONTAINER_FEATURES] =
        art_arena_array(arena, t->s->container_count, sizeof *numbers);
    features->containers = (const int16_t(*)[ART_CONTAINER_FEATURES])numbers;
    if (!numbers)
        return false;
    uint32_t all = t->s->sums[t->blocks->count].words;
    for (uint32_t k = 0; k < t->s->container_count; k++) {
        art_sums in = art_surroundings_in(t->s, t->s->containers[k].range);
        int16_t *out = numbers[k];
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
        out[ART_FEATURE_c0_label - ART_FEATURE_c0_place] =
            art_feature_cut(t->measures[t->s->containers[k].range.begin].head, -2000, 2000);
    }
    return true;
}

/* How deep the innermost element lies that each block shares with the longest one. */
static bool find_shared(art_arena *arena, const table *t)
{
    const art_page *page = t->page;
    uint16_t *shared = art_arena_array(arena, page->count, sizeof *shared);
    if (!shared)
        return false;
    uint32_t longest = t->blocks->items[t->s->longest].element;
    for (uint32_t n = page->body; n < page->nodes[page->body].end; n++) {
        const art_node *node = &page->nodes[n];
        bool around = n <= longest && node->end > longest;
        shared[n] = around || n == page->body ? node->depth : shared[node->parent];
    }
    for (uint32_t i = 0; i < t->blocks->count; i++)
        t->settings[i].shared = shared[t->blocks->items[i].element];
    art_arena_trim(arena, shared, 0);
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
        t->settings[i].after_clutter = level != 0;
    }
}

static void find_headings(const table *t, art_features *features)
{
    enum {
        LEVELS = 6
    };
    uint32_t last = ART_NO_NODE, over = ART_NO_NODE;
    uint32_t open[LEVELS + 1]; /* the last heading of each level, unless one above it came later */
    for (uint32_t k = 0; k <= LEVELS; k++)
        open[k] = ART_NO_NODE;
    for (uint32_t i = 0; i < t->blocks->count; i++) {
        uint32_t level = context_of(t, i)->level;
        t->settings[i].heading = last;
        t->settings[i].over = over;
        if (level) {
            last = i;
            over = ART_NO_NODE;
            for (uint32_t k = 1; k < level; k++)
                over = open[k] != ART_NO_NODE ? open[k] : over;
            open[level] = i;
            for (uint32_t k = level + 1; k <= LEVELS; k++)
                open[k] = ART_NO_NODE;
        }
        if (level == 1 && features->h1 == ART_NO_NODE)
            features->h1 = i;
    }
}

/* Which blocks have been there before, word by word. */
static void mark_copies(const table *t)
{
    for (uint32_t i = 0; i < t->blocks->count; i++)
        t->settings[i].copy = art_surroundings_like(t->s, ART_SAME_TEXT, i)->first != i;
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

static void find_people(const table *t, const art_metadata *metadata)
{
    const art_values *authors = &metadata->fields[ARTICLE_AUTHOR];
    for (uint32_t i = 0; i < t->blocks->count; i++) {
        const art_block *b = &t->blocks->items[i];
        for (size_t k = 0; k < authors->count && k < 4; k++) {
            art_view name = authors->items[k];
            if (b->text.size >= name.size && b->text.size <= name.size + 24 &&
                art_view_find_nocase(b->text, name) != SIZE_MAX)
                t->settings[i].is_author = true;
            if (b->words >= 6 && begins_with(b->text, name))
                t->settings[i].echoes_name = true;
        }
        for (uint32_t back = 1; back <= 2 && back <= i && b->words >= 6; back++) {
            const art_block *name = &t->blocks->items[i - back];
            if (is_name(name, &t->measures[i - back]) && begins_with(b->text, name->text)) {
                t->settings[i].echoes_name = true;
                t->settings[i - back].is_author = true;
            }
        }
    }
}

/* The block that repeats the title: most words in common, headings first. */
static art_title_match find_title(const table *t)
{
    enum {
        WORDS_MAX = 40, /* a longer block is no title */
        SAME = 600,     /* thousandths in common from which a block counts as the title */
        HEADING = 300,  /* what being a heading is worth */
        NO_LINK = 100 /* and having no link: the same words in a menu lead here; less than HEADING,
                         for headlines are often links to themselves */
    };
    int best = SAME - 1;
    art_title_match title = {ART_NO_NODE, 0};
    for (uint32_t i = 0; t->title_words && i < t->blocks->count; i++) {
        const art_measure *m = &t->measures[i];
        if (t->blocks->items[i].words > WORDS_MAX || !m->title)
            continue;
        uint32_t others = m->looked > m->stops ? m->looked - m->stops : m->looked;
        int recall = art_feature_share(m->title_seen, t->title_words);
        int precision = art_feature_share(m->title, others);
        int same = recall < precision ? recall : precision;
        int score = same + (context_of(t, i)->level ? HEADING : 0) +
                    (t->blocks->items[i].links ? 0 : NO_LINK);
        if (same >= SAME && score > best) {
            best = score;
            title = (art_title_match){i, same};
        }
    }
    return title;
}

/* Looks at the text of every block. */
static const art_measure *measure_texts(art_arena *arena, const art_blocks *blocks,
                                        art_features *features)
{
    const art_metadata *metadata = features->metadata;
    art_key_words title, about;
    art_key_words_of(&title, metadata->fields[ARTICLE_TITLE].joined, features->model);
    art_key_words_of(&about, metadata->fields[ARTICLE_DESCRIPTION].joined, features->model);
    features->title_words = title.count;
    features->about_words = about.count;
    art_measure *measures = art_arena_alloc(arena, blocks->count * sizeof *measures);
    for (uint32_t i = 0; measures && i < blocks->count; i++)
        art_measure_block(&blocks->items[i], features->model, &title, &about, &measures[i]);
    return measures;
}

article_status art_features_measure(art_arena *arena, const art_page *page,
                                    const art_blocks *blocks, const art_metadata *metadata,
                                    const art_model *model, art_features *features)
{
    art_features *f = features;
    *f = (art_features){
        .metadata = metadata, .model = model, .title = ART_NO_NODE, .h1 = ART_NO_NODE};
    art_setting *settings = art_arena_array(arena, blocks->count, sizeof *settings);
    f->settings = settings;
    f->contexts = art_context_of(arena, page, model);
    f->measures = measure_texts(arena, blocks, f);
    if (!settings || !f->contexts || !f->measures ||
        !art_surroundings_survey(arena, page, blocks, f->contexts, f->measures, &f->surroundings))
        return art_status_of(arena);
    table t = {.page = page,
               .blocks = blocks,
               .s = &f->surroundings,
               .contexts = f->contexts,
               .measures = f->measures,
               .settings = settings,
               .title_words = f->title_words};
    art_title_match title = find_title(&t);
    f->title = title.block;
    art_page_features_measure(t.s, metadata, title, f->page);
    if (!blocks->count)
        return ARTICLE_OK;
    if (!measure_containers(arena, &t, f) || !find_shared(arena, &t))
        return art_status_of(arena);
    mark_copies(&t);
    mark_clutter(&t);
    find_headings(&t, f);
    find_people(&t, metadata);
    return ARTICLE_OK;
}
