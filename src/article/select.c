#include "article/select.h"

#include "article/lexicon.h"
#include "article/status.h"

/*
 * A block is kept from this score on. The scores are calibrated on the whole, so that .5 is where
 * keeping and dropping cost the same; higher gives cleaner, lower more complete texts. The lower
 * ones are for pages on which hardly anything passes the first.
 */
static const float thresholds[] = {0.5f, 0.4f, 0.3f, 0.2f};

/*
 * What a block must score to be worth having in the chosen subtree: lower draws more of the page
 * in, higher cuts off lists and short paragraphs at the edge of the article.
 */
static const float subtree_bar = 0.4f;

/* Share of all the page's good text that the best subtree must hold for the rest to be dropped.
 * Below, the article is taken to be spread over several subtrees. */
static const float subtree_share = 0.6f;

/* Words outside of readers' comments from which an article is thought to be there, so that the
 * comments are not it. */
enum {
    COMMENTS_WORDS = 80
};

/* A duplicate of fewer words than this may be a refrain, or a table's repeated cell. */
enum {
    DUPLICATE_WORDS = 10
};

/* A block of more words is text, whatever its class says and even with a photographer in it. */
enum {
    CAPTION_WORDS = 60
};

/*
 * Percent of the kept words in long blocks from which a page is prose. Measured at 45, 60 and 75:
 * word F1 on wcxb .804 .805 .807 (services .731 .733 .742, articles .950 .951 .951), clean snippets
 * of trafilatura .910 .909 .907. Higher spares pages that are no articles, lower cleans more.
 */
enum {
    PROSE_SHARE = 60
};

/* So many pull quotes are looked for, of so many words at most. */
enum {
    PULL_QUOTES = 16,
    PULL_WORDS = 50
};

/* More blocks than this about cookies are an article; a block of more words is no notice. */
enum {
    CONSENT_BLOCKS = 2,
    CONSENT_WORDS = 150
};

/* A link of more words in a list may be a source. */
enum {
    LINK_WORDS = 4
};

/* Percent of a list's words that must be kept for the rest to follow, and the most words that its
 * items may have on average. */
enum {
    LIST_SHARE = 70,
    ITEM_WORDS = 12
};

/* A box of more blocks or words is a part of the page in its own right. */
enum {
    BOX_BLOCKS = 6,
    BOX_WORDS = 70
};

/* So many blocks behind the title may be byline, date and the like. ART_NO_NODE, for no title, is
 * larger than any block's number. */
enum {
    BYLINE_BLOCKS = 4
};

/* A sentence of fewer words at the edge of the article is taken for a label. */
enum {
    EDGE_WORDS = 5
};

/* Fewer kept words than this, and the next threshold is tried. */
enum {
    FLOOR_WORDS = 40
};

/* Fewer kept words than this are no article. */
enum {
    FOUND_WORDS = 25
};

typedef struct chooser {
    art_arena *arena;
    const art_page *page;
    const art_blocks *blocks;
    const art_features *features;
    const art_context *contexts;
    const float *scores;
    bool *kept;
    art_range subtree; /* the best one, or all blocks */
} chooser;

static uint32_t inside(const chooser *c, uint32_t block)
{
    return c->contexts[c->blocks->items[block].element].inside;
}

static uint64_t kept_words(const chooser *c)
{
    uint64_t words = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        words += c->kept[i] ? c->blocks->items[i].words : 0;
    return words;
}

/* The subtree with the largest sum of words, each weighed by how far its block's score is above the
 * bar; all of the page where the good text is too widely spread. */
static bool choose_subtree(chooser *c)
{
    uint32_t count = c->blocks->count;
    double *gain = art_arena_array(c->arena, (size_t)count + 1, sizeof *gain);
    double *good = art_arena_array(c->arena, (size_t)count + 1, sizeof *good);
    if (!gain || !good)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        double words = c->blocks->items[i].words;
        gain[i + 1] = gain[i] + words * ((double)c->scores[i] - (double)subtree_bar);
        good[i + 1] = good[i] + (c->scores[i] > thresholds[0] ? words * (double)c->scores[i] : 0);
    }
    c->subtree = c->blocks->ranges[c->page->body];
    double best = -1e300;
    for (uint32_t n = c->page->body; n < c->page->nodes[c->page->body].end; n++) {
        art_range r = c->blocks->ranges[n];
        if (r.end > r.begin && gain[r.end] - gain[r.begin] >= best) {
            best = gain[r.end] - gain[r.begin];
            c->subtree = r;
        }
    }
    if (good[c->subtree.end] - good[c->subtree.begin] < (double)subtree_share * good[count])
        c->subtree = (art_range){0, count};
    return true;
}

/* Keeps what scores above the threshold inside the subtree. */
static void keep_good(chooser *c, float bar)
{
    for (uint32_t i = 0; i < c->blocks->count; i++)
        c->kept[i] = i >= c->subtree.begin && i < c->subtree.end && c->scores[i] >= bar;
}

/* First paragraphs are what readers miss most, and sites set them apart: between the title and the
 * subtree, sure blocks are kept. */
static void keep_lead(chooser *c)
{
    uint32_t title = c->features->title;
    if (title == ART_NO_NODE)
        return;
    for (uint32_t i = title + 1; i < c->subtree.begin; i++)
        c->kept[i] = c->scores[i] >= 0.75f && c->blocks->items[i].words >= 12;
}

/* Is there kept text right behind a heading, but for a picture or an advertisement? */
static bool leads_in(const chooser *c, uint32_t heading)
{
    for (uint32_t i = heading + 1; i < c->blocks->count && i <= heading + 3; i++)
        if (c->kept[i])
            return true;
    return false;
}

/* A heading is kept when it stands over kept text, and only then; the title is not text. */
static void follow_headings(chooser *c)
{
    for (uint32_t i = c->blocks->count; i-- > 0;) {
        if (i == c->features->title)
            c->kept[i] = false;
        else if ((inside(c, i) & ART_IN_HEADING) && c->kept[i])
            c->kept[i] = leads_in(c, i);
    }
}

/* Does a block carry the text by itself: a sentence, or part of a list, a quote or code? */
static bool is_solid(const chooser *c, uint32_t block)
{
    const float *row = c->features->rows[block];
    if (inside(c, block) & (ART_IN_LI | ART_IN_QUOTE))
        return true;
    return c->blocks->items[block].pre || row[ART_FEATURE_long_block] > 0 ||
           (row[ART_FEATURE_ends_sentence] > 0 && c->blocks->items[block].words >= EDGE_WORDS);
}

/* Labels at the edges of what is kept (menus, bylines, dates, names, headlines of teasers) go, up
 * to the first and, in prose, behind the last block that carries text. Headings by markup may lead
 * in. */
static void trim_edges(chooser *c, bool prose)
{
    uint32_t begin = 0, end = c->blocks->count;
    while (begin < end && !(c->kept[begin] && is_solid(c, begin)))
        begin++;
    if (begin == end)
        return; /* nothing but labels: then they are the text */
    while (!(c->kept[end - 1] && is_solid(c, end - 1)))
        end--;
    for (uint32_t i = end; prose && i < c->blocks->count; i++)
        c->kept[i] = false;
    bool heading = true;
    for (uint32_t i = begin; i-- > 0;) {
        heading = heading && (inside(c, i) & ART_IN_HEADING);
        bool byline = i > c->features->title && i - c->features->title <= BYLINE_BLOCKS;
        c->kept[i] = c->kept[i] && (heading || !(prose || byline));
    }
}

/* Captions belong to their pictures, not to the text: by markup, or a credit right under an image.
 */
static void drop_captions(chooser *c)
{
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        const art_block *b = &c->blocks->items[i];
        if (b->words <= CAPTION_WORDS &&
            ((inside(c, i) & ART_IN_CAPTION) || (b->images && art_lexicon_credit(b->text))))
            c->kept[i] = false;
    }
}

/* Are paragraphs most of what is kept? Otherwise it is a page of small pieces, where a box or a
 * label is as good as anything else. */
static bool is_prose(const chooser *c)
{
    uint64_t paragraphs = 0, words = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        words += c->kept[i] ? c->blocks->items[i].words : 0;
        if (c->kept[i] && c->features->rows[i][ART_FEATURE_long_block] > 0)
            paragraphs += c->blocks->items[i].words;
    }
    return paragraphs * 100 >= words * PROSE_SHARE;
}

/*
 * A small box with the label of clutter in it (a button, "Newsletter", "Read more") goes as a
 * whole, wherever it stands: its other sentences read like text.
 */
static void drop_boxes(chooser *c)
{
    uint64_t all = kept_words(c);
    for (uint32_t n = c->page->body + 1; n < c->page->nodes[c->page->body].end; n++) {
        art_range r = c->blocks->ranges[n];
        bool label = false, small = r.end - r.begin >= 2 && r.end - r.begin <= BOX_BLOCKS;
        uint32_t words = 0;
        for (uint32_t i = r.begin; i < r.end && small; i++) {
            words += c->blocks->items[i].words;
            small = words <= BOX_WORDS;
            label = label || c->features->rows[i][ART_FEATURE_clutter] > 0 ||
                    c->features->rows[i][ART_FEATURE_in_form] > 0;
        }
        /* In a very short article the box may be the article. */
        for (uint32_t i = r.begin; i < r.end && small && label && words * 3 <= all; i++)
            c->kept[i] = false;
    }
}

/* A label between two paragraphs of the same parent is an inner heading without the markup. */
static void bridge_gaps(chooser *c)
{
    for (uint32_t i = 1; i + 1 < c->blocks->count; i++) {
        const art_block *b = &c->blocks->items[i], *next = &c->blocks->items[i + 1];
        bool aside = (inside(c, i) & (ART_IN_ASIDE | ART_IN_FIGURE | ART_IN_FORM)) != 0;
        if (!c->kept[i] && !aside && c->kept[i + 1] && c->scores[i] >= 0.3f && !b->links &&
            !b->images && c->features->rows[i + 1][ART_FEATURE_long_block] > 0 &&
            i > c->subtree.begin &&
            art_page_block_parent(c->page, b->element) ==
                art_page_block_parent(c->page, next->element))
            c->kept[i] = true;
    }
}

static bool holds(art_view text, art_view part)
{
    const char *at = text.data, *end = text.data + text.size;
    while ((size_t)(end - at) >= part.size &&
           (at = memchr(at, part.data[0], (size_t)(end - at) - part.size + 1)) != NULL) {
        if (!memcmp(at, part.data, part.size))
            return true;
        at++;
    }
    return false;
}

/* The text between the first and the last word characters. */
static art_view bare(art_view text)
{
    size_t begin = text.size, end = 0;
    for (size_t i = 0; i < text.size;) {
        size_t here = i;
        if (art_is_word(art_utf8_next(text.data, text.size, &i))) {
            begin = here < begin ? here : begin;
            end = i;
        }
    }
    return begin < end ? (art_view){text.data + begin, end - begin} : (art_view){NULL, 0};
}

/* A pull quote says once more, beside the text, what the text says. */
static void drop_pull_quotes(chooser *c)
{
    int looked = 0; /* each look reads the whole text */
    for (uint32_t i = 0; i < c->blocks->count && looked < PULL_QUOTES; i++) {
        const art_block *b = &c->blocks->items[i];
        art_view quote = bare(b->text);
        if (!c->kept[i] || b->words < 4 || b->words > PULL_WORDS ||
            !(inside(c, i) & (ART_IN_ASIDE | ART_IN_FIGURE | ART_IN_QUOTE)))
            continue;
        looked++;
        for (uint32_t k = 0; k < c->blocks->count && c->kept[i]; k++)
            if (k != i && c->kept[k] && c->blocks->items[k].words > b->words &&
                holds(c->blocks->items[k].text, quote))
                c->kept[i] = false;
    }
}

/* A paragraph of nothing but links or numbers ("1 / 4"), or a list of short links (share bars), is
 * no prose. Longer links in lists may be the article's sources. */
static void drop_links(chooser *c)
{
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        const art_block *b = &c->blocks->items[i];
        if (b->words <= 3 && c->features->rows[i][ART_FEATURE_digits] > 0.3f && !b->pre &&
            !(inside(c, i) & (ART_IN_HEADING | ART_IN_LI | ART_IN_TABLE)))
            c->kept[i] = false;
        if (c->features->rows[i][ART_FEATURE_clutter] > 0 && b->links)
            c->kept[i] = false; /* "Read more: ..." */
        bool list = (inside(c, i) & ART_IN_LI) != 0;
        if (c->features->rows[i][ART_FEATURE_all_link] > 0 && !(inside(c, i) & ART_IN_TABLE) &&
            (list ? b->words <= LINK_WORDS && c->features->rows[i][ART_FEATURE_parent_links] > 0.9f
                  : !(inside(c, i) & ART_IN_HEADING)))
            c->kept[i] = false;
    }
}

/* A list or table of which most is kept is kept as a whole: one short item is as good as the next.
 * The outermost such list decides, so that every block is looked at a few times at most. */
static bool complete_lists(chooser *c)
{
    uint32_t count = c->blocks->count, done = 0;
    uint64_t *words = art_arena_array(c->arena, (size_t)count + 1, sizeof *words);
    uint64_t *kept = art_arena_array(c->arena, (size_t)count + 1, sizeof *kept);
    if (!words || !kept)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        words[i + 1] = words[i] + c->blocks->items[i].words;
        kept[i + 1] = kept[i] + (c->kept[i] ? c->blocks->items[i].words : 0);
    }
    for (uint32_t n = c->page->body; n < c->page->nodes[c->page->body].end; n++) {
        unsigned tag = c->page->nodes[n].tag;
        art_range r = c->blocks->ranges[n];
        bool list =
            tag == ART_TAG_TABLE || tag == ART_TAG_UL || tag == ART_TAG_OL || tag == ART_TAG_DL;
        if (!list || r.end <= done || r.begin < c->subtree.begin || r.end > c->subtree.end)
            continue;
        uint64_t all = words[r.end] - words[r.begin];
        bool layout = all > (uint64_t)ITEM_WORDS * (r.end - r.begin); /* a table made of columns */
        if (layout || (kept[r.end] - kept[r.begin]) * 100 < all * LIST_SHARE)
            continue;
        for (uint32_t i = r.begin; i < r.end; i++)
            if (c->features->rows[i][ART_FEATURE_after_clutter] <= 0)
                c->kept[i] = true;
        done = r.end;
    }
    return true;
}

/* A notice about cookies goes, unless the article is about such things: then there are more. */
static void drop_consent(chooser *c)
{
    uint32_t found = 0, notices[CONSENT_BLOCKS];
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        const art_block *b = &c->blocks->items[i];
        if (!c->kept[i] || b->words > CONSENT_WORDS || !art_lexicon_consent(b->text))
            continue;
        if (found == CONSENT_BLOCKS)
            return;
        notices[found++] = i;
    }
    for (uint32_t i = 0; i < found; i++)
        c->kept[notices[i]] = false;
}

/* Readers' comments go where there is an article besides them. */
static void drop_comments(chooser *c)
{
    uint64_t outside = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        if (c->kept[i] && !(inside(c, i) & ART_IN_COMMENTS))
            outside += c->blocks->items[i].words;
    for (uint32_t i = 0; i < c->blocks->count && outside >= COMMENTS_WORDS; i++)
        if (inside(c, i) & ART_IN_COMMENTS)
            c->kept[i] = false;
}

/* A page without its scripts says the same again in <noscript>. */
static void drop_noscript(chooser *c)
{
    uint64_t outside = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        if (c->kept[i] && !(inside(c, i) & ART_IN_NOSCRIPT))
            outside += c->blocks->items[i].words;
    for (uint32_t i = 0; i < c->blocks->count && outside >= FLOOR_WORDS; i++)
        if (inside(c, i) & ART_IN_NOSCRIPT)
            c->kept[i] = false;
}

/* Of copies of a text (for print, for phones), the first that is not hidden stays. */
static bool drop_duplicates(chooser *c)
{
    size_t size = 64;
    while (size < (size_t)c->blocks->count * 2)
        size *= 2;
    uint64_t *seen = art_arena_array(c->arena, size, sizeof *seen);
    if (!seen)
        return false;
    for (int pass = 0; pass < 2; pass++) { /* what is visible first */
        for (uint32_t i = 0; i < c->blocks->count; i++) {
            const art_block *b = &c->blocks->items[i];
            bool hidden = (inside(c, i) & ART_IN_HIDDEN) != 0;
            if (!c->kept[i] || b->words < DUPLICATE_WORDS || hidden != (pass == 1))
                continue;
            uint64_t hash = art_hash_lower(b->text) | 1;
            size_t at = hash & (size - 1);
            while (seen[at] && seen[at] != hash)
                at = (at + 1) & (size - 1);
            if (seen[at])
                c->kept[i] = false;
            seen[at] = hash;
        }
    }
    return true;
}

/* Teasers cut off by an ellipsis give a list away: no article when there is hardly anything else.
 */
static bool is_article(const chooser *c)
{
    uint64_t words = 0, sentences = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        if (!c->kept[i])
            continue;
        words += c->blocks->items[i].words;
        if (c->features->rows[i][ART_FEATURE_sentences] > 0 &&
            c->features->rows[i][ART_FEATURE_ends_ellipsis] <= 0)
            sentences += c->blocks->items[i].words;
    }
    return words >= FOUND_WORDS && sentences * 8 >= words;
}

article_status art_select(art_arena *arena, const art_page *page, const art_blocks *blocks,
                          const art_features *features, const float *scores,
                          art_selection *selection)
{
    chooser c = {
        .arena = arena, .page = page, .blocks = blocks, .features = features, .scores = scores};
    *selection = (art_selection){.kept = art_arena_array(arena, blocks->count, 1)};
    c.kept = selection->kept;
    c.contexts = features->contexts;
    if (!c.kept || !choose_subtree(&c))
        return art_status_of(arena);
    for (size_t i = 0; i < sizeof thresholds / sizeof *thresholds; i++) {
        keep_good(&c, thresholds[i]);
        keep_lead(&c);
        bridge_gaps(&c);
        if (!complete_lists(&c))
            return art_status_of(arena);
        drop_captions(&c);
        drop_consent(&c);
        bool prose = is_prose(&c);
        if (prose) {
            drop_boxes(&c);
            drop_links(&c);
            drop_pull_quotes(&c);
        }
        drop_noscript(&c);
        drop_comments(&c);
        if (!drop_duplicates(&c))
            return art_status_of(arena);
        trim_edges(&c, prose);
        follow_headings(&c);
        if (kept_words(&c) >= FLOOR_WORDS)
            break;
    }
    selection->found = is_article(&c);
    return ARTICLE_OK;
}
