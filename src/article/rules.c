#include "article/rules.h"

#include "article/lexicon.h"

/* Words outside of readers' comments, and outside of <noscript>, from which an article is thought
 * to be there, so that these are not it. */
enum {
    COMMENTS_WORDS = 80,
    NOSCRIPT_WORDS = 40
};

/* A duplicate of fewer words than this may be a refrain, or a table's repeated cell. */
enum {
    DUPLICATE_WORDS = 10,
    REPEAT_REACH = 10 /* blocks; so may one that stands this near, under the same element */
};

/* A block of more words is text, whatever its class says and even with a photographer in it; one
 * with a copyright sign is more than a notice; a title of so many words is text as well. */
enum {
    CAPTION_WORDS = 60,
    NOTICE_WORDS = 30,
    TITLE_WORDS = 25
};

/* A block this sure is no caption, unless the markup says so. */
static const art_chance caption_chance = ART_CHANCE(.8);

/*
 * Percent of the kept words in long blocks from which a page is prose. Measured at 45, 60 and 75:
 * word F1 on wcxb .804 .805 .807 (services .731 .733 .742, articles .950 .951 .951), clean snippets
 * of trafilatura .910 .909 .907. Higher spares pages that are no articles, lower cleans more.
 */
enum {
    PROSE_SHARE = 60
};

/* More blocks than this about cookies are an article; a block of more words is no notice, and a
 * button of more words says something. */
enum {
    CONSENT_BLOCKS = 2,
    CONSENT_WORDS = 150,
    BUTTON_WORDS = 4
};

/* A box of more blocks or words is a part of the page in its own right. More boxes, or paragraphs
 * that begin with the name before them, are how the article is made: a list of things or people.
 * Higher drops parts of such lists, lower keeps boxes of long pages. */
enum {
    BOX_BLOCKS = 6,
    BOX_WORDS = 70,
    BOXES_MAX = 4,
    BIOGRAPHIES_MAX = 3
};

/* Blocks this sure stay, in a box, or about the author. */
static const art_chance box_chance = ART_CHANCE(.8), biography_chance = ART_CHANCE(.97);

/* So many headlines of at most so many words, with the time of each, are a ticker, where at least
 * so many words in kept paragraphs are not. */
enum {
    TICKER_LINES = 4,
    TICKER_WORDS = 25,
    TICKER_TEXT = 60
};

/* So many pull quotes are looked for, of so many words at most. */
enum {
    PULL_QUOTES = 16,
    PULL_WORDS = 50
};

/* So many blocks behind the title may be byline, date and the like. ART_NO_NODE, for no title, is
 * larger than any block's number. */
enum {
    BYLINE_BLOCKS = 4
};

/* A sentence of fewer words at the edge of the article is taken for a label; so is, soon behind the
 * title, a standfirst of fewer words that ends without a full stop. At 6, 8 and 11, without the
 * test for bylines, nothing moved by more than .0006 out of fold; lower lets more labels in. */
enum {
    EDGE_WORDS = 5,
    STANDFIRST_WORDS = 8
};

static uint32_t inside(const art_choice *c, uint32_t block)
{
    return c->features->contexts[c->blocks->items[block].element].inside;
}

uint64_t art_rules_kept_words(const art_choice *c)
{
    uint64_t words = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        words += c->kept[i] ? c->blocks->items[i].words : 0;
    return words;
}

/* Words of the kept paragraphs. */
static uint64_t prose_words(const art_choice *c)
{
    uint64_t words = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        if (c->kept[i] && c->features->measures[i].long_block)
            words += c->blocks->items[i].words;
    return words;
}

/* Are paragraphs most of what is kept? Otherwise it is a page of small pieces, where a box or a
 * label is as good as anything else. */
static bool is_prose(const art_choice *c)
{
    return prose_words(c) * 100 >= art_rules_kept_words(c) * PROSE_SHARE;
}

/* The title is told apart from the text, unless it is as long as a post that has no other words. */
static bool title(art_choice *c)
{
    uint32_t block = c->features->title;
    if (block != ART_NO_NODE && c->blocks->items[block].words < TITLE_WORDS)
        c->kept[block] = false;
    return true;
}

/* Does a block carry the text by itself: a sentence, or part of a list, a quote or code? */
static bool is_solid(const art_choice *c, uint32_t block)
{
    const art_measure *m = &c->features->measures[block];
    if (inside(c, block) & (ART_IN_LI | ART_IN_QUOTE))
        return true;
    return c->blocks->items[block].pre || m->long_block ||
           (m->ends_sentence && c->blocks->items[block].words >= EDGE_WORDS);
}

/* Is the block soon behind the title, where bylines are, and standfirsts? */
static bool follows_title(const art_choice *c, uint32_t block)
{
    uint32_t title = c->features->title;
    return block > title && block - title <= BYLINE_BLOCKS;
}

/* Words that lead in; not a byline, half of which are names, or which has a year. */
static bool is_standfirst(const art_choice *c, uint32_t block)
{
    const art_block *b = &c->blocks->items[block];
    const art_measure *m = &c->features->measures[block];
    return follows_title(c, block) && b->words >= STANDFIRST_WORDS && !b->links &&
           m->capitals * 2 <= b->words && !m->year;
}

static bool carries_text(const art_choice *c, uint32_t block)
{
    return c->kept[block] && (is_solid(c, block) || is_standfirst(c, block));
}

/* Labels at the edges of what is kept (menus, bylines, dates, names, headlines of teasers) go, up
 * to the first and, in prose, behind the last block that carries text. Headings by markup may lead
 * in. */
static bool edges(art_choice *c)
{
    bool prose = is_prose(c);
    uint32_t begin = 0, end = c->blocks->count;
    while (begin < end && !carries_text(c, begin))
        begin++;
    if (begin == end)
        return true; /* nothing but labels: then they are the text */
    while (!carries_text(c, end - 1))
        end--;
    for (uint32_t i = end; prose && i < c->blocks->count; i++)
        c->kept[i] = false;
    bool heading = true;
    for (uint32_t i = begin; i-- > 0;) {
        heading = heading && (inside(c, i) & ART_IN_HEADING);
        c->kept[i] = c->kept[i] && (heading || !(prose || follows_title(c, i)));
    }
    return true;
}

static size_t skip_spaces(art_view text, size_t i)
{
    while (i < text.size && text.data[i] == ' ')
        i++;
    return i;
}

static size_t skip_digits(art_view text, size_t i)
{
    while (i < text.size && art_is_digit(text.data[i]))
        i++;
    return i;
}

/* "2 / 9", "2 of 9": which picture it is. */
static bool counts_pictures(art_view text)
{
    size_t i = skip_digits(text, 0), begin;
    if (!i)
        return false;
    i = skip_spaces(text, i);
    art_view rest = {text.data + i, text.size - i};
    if (art_view_starts_nocase(rest, ART_VIEW("of ")))
        i += 2;
    else if (rest.size && rest.data[0] == '/')
        i++;
    else
        return false;
    begin = skip_spaces(text, i);
    i = skip_digits(text, begin);
    return i > begin && i == text.size;
}

/* Captions belong to their pictures, not to the text: by markup, a credit right under an image, or
 * the number of the picture in a gallery. */
static bool captions(art_choice *c)
{
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        const art_block *b = &c->blocks->items[i];
        if (b->words <= CAPTION_WORDS &&
            ((inside(c, i) & ART_IN_CAPTION) ||
             (c->chances[i] < caption_chance &&
              ((b->images && art_lexicon_credit(b->text)) || counts_pictures(b->text)))))
            c->kept[i] = false;
    }
    return true;
}

/* A paragraph that begins with the name before it is about its author; both go. */
static bool biographies(art_choice *c)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        found += c->kept[i] && c->features->settings[i].echoes_name;
    if (found > BIOGRAPHIES_MAX)
        return true;
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        if (!c->features->settings[i].echoes_name || c->chances[i] >= biography_chance)
            continue;
        c->kept[i] = false;
        for (uint32_t back = 1; back <= 2 && back <= i; back++)
            if (c->features->settings[i - back].is_author)
                c->kept[i - back] = false;
    }
    return true;
}

/* Under a label such as "Recent posts" stand teasers: what is cut off, dated or no sentence goes.
 */
static bool clutter(art_choice *c)
{
    if (!is_prose(c))
        return true;
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        const art_measure *m = &c->features->measures[i];
        bool under = c->features->settings[i].after_clutter;
        bool heads = i + 1 < c->blocks->count && c->kept[i + 1] && m[1].long_block &&
                     !m[1].ends_ellipsis; /* an inner heading */
        bool teaser = m->ends_ellipsis || m->ago || m->clutter || !(m->ends_sentence || heads);
        if (under && teaser)
            c->kept[i] = false;
    }
    return true;
}

/* Drops what is in a box, but for what is sure; its headings only stay with text of it. Was there
 * anything to drop? */
static bool empty_box(art_choice *c, art_range box)
{
    bool any = false, text = false;
    for (uint32_t i = box.begin; i < box.end; i++) {
        any = any || (c->kept[i] && c->chances[i] < box_chance);
        c->kept[i] = c->kept[i] && c->chances[i] >= box_chance;
        text = text || (c->kept[i] && !(inside(c, i) & ART_IN_HEADING));
    }
    for (uint32_t i = box.begin; i < box.end && any && !text; i++)
        c->kept[i] = false;
    return any;
}

/*
 * A small box with the label of clutter in it (a button, "Newsletter", "Read more") goes as a
 * whole, wherever it stands: its other sentences read like text.
 */
static bool boxes(art_choice *c)
{
    if (!is_prose(c))
        return true;
    uint64_t all = art_rules_kept_words(c);
    uint32_t dropped = 0;
    for (uint32_t n = c->page->body + 1; n < c->page->nodes[c->page->body].end; n++) {
        art_range r = c->blocks->ranges[n];
        bool label = false, small = r.end - r.begin >= 2 && r.end - r.begin <= BOX_BLOCKS;
        uint32_t words = 0;
        for (uint32_t i = r.begin; i < r.end && small; i++) {
            words += c->blocks->items[i].words;
            small = words <= BOX_WORDS;
            uint32_t around = c->features->contexts[n].inside; /* the page may be one form */
            label = label || c->features->measures[i].clutter ||
                    (inside(c, i) & ~around & (ART_IN_FORM | ART_IN_CONTROL));
        }
        /* In a very short article the box may be the article. */
        if (small && label && words * 3 <= all)
            dropped += empty_box(c, r);
    }
    if (dropped > BOXES_MAX)
        memcpy(c->kept, c->before, c->blocks->count);
    return true;
}

/* A label between two paragraphs of the same parent is an inner heading without the markup. */
static bool gaps(art_choice *c)
{
    for (uint32_t i = 1; i + 1 < c->blocks->count; i++) {
        const art_block *b = &c->blocks->items[i], *next = &c->blocks->items[i + 1];
        art_chance bar = inside(c, i) & ART_IN_HEADING ? ART_CHANCE(.1) : ART_CHANCE(.3);
        bool aside =
            (inside(c, i) & (ART_IN_ASIDE | ART_IN_FIGURE | ART_IN_FORM | ART_IN_CONTROL)) != 0;
        if (!c->kept[i] && !aside && c->kept[i + 1] && c->chances[i] >= bar && !b->links &&
            !b->images && c->features->measures[i + 1].long_block &&
            c->features->contexts[b->element].around == c->features->contexts[next->element].around)
            c->kept[i] = true;
    }
    return true;
}

static bool holds(art_view text, art_view part)
{
    const char *at = text.data, *end = text.data + text.size;
    while (part.size && (size_t)(end - at) >= part.size &&
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
static bool pull_quotes(art_choice *c)
{
    if (!is_prose(c))
        return true;
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
    return true;
}

/* The label of a button is no text, however sure its surroundings make it, nor is a notice of
 * copyright. */
static bool controls(art_choice *c)
{
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        uint32_t words = c->blocks->items[i].words;
        bool button = (inside(c, i) & ART_IN_CONTROL) && words <= BUTTON_WORDS;
        bool notice = c->features->measures[i].copyright && words <= NOTICE_WORDS;
        c->kept[i] = c->kept[i] && !button && !notice;
    }
    return true;
}

/* A notice about cookies goes, unless the article is about such things: then there are more. */
static bool consent(art_choice *c)
{
    uint32_t found = 0, notices[CONSENT_BLOCKS];
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        const art_block *b = &c->blocks->items[i];
        if (!c->kept[i] || b->words > CONSENT_WORDS || !c->features->measures[i].stored ||
            !c->features->measures[i].choices)
            continue;
        if (found == CONSENT_BLOCKS)
            return true;
        notices[found++] = i;
    }
    for (uint32_t i = 0; i < found; i++)
        c->kept[notices[i]] = false;
    return true;
}

/* Readers' comments go where there is an article besides them. */
static bool comments(art_choice *c)
{
    uint64_t outside = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        if (c->kept[i] && !(inside(c, i) & ART_IN_COMMENTS))
            outside += c->blocks->items[i].words;
    for (uint32_t i = 0; i < c->blocks->count && outside >= COMMENTS_WORDS; i++)
        if (inside(c, i) & ART_IN_COMMENTS)
            c->kept[i] = false;
    return true;
}

/* A page without its scripts says the same again in <noscript>. */
static bool noscript(art_choice *c)
{
    uint64_t outside = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        if (c->kept[i] && !(inside(c, i) & ART_IN_NOSCRIPT))
            outside += c->blocks->items[i].words;
    for (uint32_t i = 0; i < c->blocks->count && outside >= NOSCRIPT_WORDS; i++)
        if (inside(c, i) & ART_IN_NOSCRIPT)
            c->kept[i] = false;
    return true;
}

/* A refrain or a table's cell: it stands near the first one, under the same element. */
static bool repeats(const art_choice *c, uint32_t first, uint32_t again)
{
    const art_block *a = &c->blocks->items[first], *b = &c->blocks->items[again];
    return !(inside(c, again) & ART_IN_HIDDEN) && again - first <= REPEAT_REACH &&
           c->features->contexts[a->element].around == c->features->contexts[b->element].around;
}

/* Of copies of a text (for print, for phones), the first that is not hidden stays. */
static bool duplicates(art_choice *c)
{
    size_t size = 64;
    while (size < (size_t)c->blocks->count * 2)
        size *= 2;
    uint32_t *seen = art_arena_array(c->arena, size, sizeof *seen); /* 1 + number of the block */
    if (!seen)
        return false;
    const art_measure *measures = c->features->measures;
    for (int pass = 0; pass < 2; pass++) { /* what is visible first */
        for (uint32_t i = 0; i < c->blocks->count; i++) {
            const art_block *b = &c->blocks->items[i];
            bool hidden = (inside(c, i) & ART_IN_HIDDEN) != 0;
            if (!c->kept[i] || b->words < DUPLICATE_WORDS || hidden != (pass == 1))
                continue;
            size_t at = (size_t)(measures[i].hash >> 16) & (size - 1);
            while (seen[at] && measures[seen[at] - 1].hash != measures[i].hash)
                at = (at + 1) & (size - 1);
            if (!seen[at])
                seen[at] = i + 1;
            else
                c->kept[i] = i > seen[at] - 1 && repeats(c, seen[at] - 1, i);
        }
    }
    art_arena_trim(c->arena, seen, 0);
    return true;
}

/* The article element that is all of the body, without a name of its own; or ART_NO_NODE. */
static uint32_t sole_article(const art_choice *c)
{
    const art_node *nodes = c->page->nodes;
    uint32_t found = ART_NO_NODE, body = c->page->body;
    for (uint32_t i = body + 1; i < nodes[body].end; i = nodes[i].end) {
        if (nodes[i].tag == ART_TAG_TEXT)
            continue;
        if (found != ART_NO_NODE || nodes[i].tag != ART_TAG_ARTICLE)
            return ART_NO_NODE;
        found = i;
    }
    for (uint32_t i = 0; found != ART_NO_NODE && i < nodes[found].attribute_count; i++) {
        art_attr name = nodes[found].u.attributes[i].name;
        if (name != ART_ATTR_LANG && name != ART_ATTR_DIR)
            return ART_NO_NODE;
    }
    return found;
}

/* "11:10 Headline" with a link to its story, or the time behind it. */
static bool is_tick(const art_choice *c, uint32_t block)
{
    const art_measure *m = &c->features->measures[block];
    const art_block *b = &c->blocks->items[block];
    return m->clock && !m->ends_sentence && b->words <= TICKER_WORDS &&
           b->link_words * 2 >= b->words;
}

/* The latest news of a news site, beside an article: headlines look like sentences, and one kept
 * line draws the others in. */
static bool tickers(art_choice *c)
{
    uint32_t lines = 0, first = 0, last = 0;
    if (prose_words(c) < TICKER_TEXT)
        return true;
    for (uint32_t i = 0; i <= c->blocks->count; i++) {
        bool end = i == c->blocks->count, tick = !end && is_tick(c, i);
        if (lines && (end || (tick && i - last > 2))) {
            for (uint32_t k = first; lines >= TICKER_LINES && k <= last; k++)
                c->kept[k] = c->kept[k] && !is_tick(c, k);
            lines = 0;
        }
        if (tick) {
            first = lines ? first : i;
            last = i;
            lines++;
        }
    }
    return true;
}

static void keep_headers(art_choice *c, uint32_t table)
{
    for (uint32_t n = table; n < c->page->nodes[table].end; n++) {
        unsigned tag = c->page->nodes[n].tag;
        art_range r = c->blocks->ranges[n];
        bool seen = !(c->features->contexts[n].inside & ART_IN_HIDDEN);
        for (uint32_t i = r.begin; (tag == ART_TAG_TH || tag == ART_TAG_THEAD) && seen && i < r.end;
             i++)
            c->kept[i] = true;
    }
}

/* A number without the header of its column says nothing, and short labels seldom reach the
 * threshold. Only tables without one inside: no node is looked at twice. */
static bool tables(art_choice *c)
{
    uint32_t *kept = art_arena_alloc(c->arena, (c->blocks->count + (size_t)1) * sizeof *kept);
    if (!kept)
        return false;
    kept[0] = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        kept[i + 1] = kept[i] + c->kept[i];
    uint32_t next = ART_NO_NODE; /* the table behind */
    for (uint32_t n = c->page->nodes[c->page->body].end; n-- > c->page->body;) {
        art_range r = c->blocks->ranges[n];
        if (c->page->nodes[n].tag != ART_TAG_TABLE)
            continue;
        bool outer = next != ART_NO_NODE && next < c->page->nodes[n].end;
        if (!outer && r.end > r.begin && (kept[r.end] - kept[r.begin]) * 2 >= r.end - r.begin)
            keep_headers(c, n);
        next = n;
    }
    art_arena_trim(c->arena, kept, 0);
    return true;
}

bool art_rules_is_whole(const art_choice *c)
{
    uint32_t sole = sole_article(c);
    return sole != ART_NO_NODE && c->blocks->ranges[sole].begin == 0 &&
           c->blocks->ranges[sole].end == c->blocks->count;
}

static bool whole(art_choice *c)
{
    for (uint32_t i = 0, all = art_rules_is_whole(c); all && i < c->blocks->count; i++)
        c->kept[i] =
            i != c->features->title &&
            !(inside(c, i) & (ART_IN_HEADER | ART_IN_COMMENTS | ART_IN_CAPTION | ART_IN_HIDDEN));
    return true;
}

/* --- the rules in order --- */

/* Notes whom the rule at work changed. */
static void note_changes(art_choice *c, art_decider decider)
{
    if (!memcmp(c->before, c->kept, c->blocks->count * sizeof *c->kept))
        return;
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        c->deciders[i] = c->before[i] != c->kept[i] ? decider : c->deciders[i];
        c->before[i] = c->kept[i];
    }
}

bool art_rules_apply(art_choice *choice, unsigned pages)
{
    static const struct {
        unsigned pages;
        bool (*apply)(art_choice *c);
    } rules[] = {
#define RULE(name, for_pages, text) {for_pages, name},
        ART_RULE_LIST(RULE)
#undef RULE
    };
    memcpy(choice->before, choice->kept, choice->blocks->count * sizeof *choice->kept);
    for (uint32_t k = 0; k < ART_RULE_COUNT; k++) {
        if (!(rules[k].pages & pages) || choice->without >> k & 1)
            continue;
        if (!rules[k].apply(choice))
            return false;
        note_changes(choice, (art_decider)(ART_BY_RULE + k));
    }
    return true;
}
