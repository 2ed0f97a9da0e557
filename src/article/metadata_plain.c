/* Plain text says little of itself: a headline among the first paragraphs, a byline behind it. */
#include "article/metadata_author.h"
#include "article/metadata_gather.h"

enum {
    PLAIN_FIRST = 8, /* paragraphs among which the title is */
    PLAIN_WORDS_MIN = 3,
    PLAIN_WORDS_MAX = 20,
    BYLINE_BYTES = 160
};

static bool ends_sentence(art_view text)
{
    char last = text.size ? text.data[text.size - 1] : '.';
    return last == '.' || last == ',' || last == ';' || last == ':';
}

/* Text of paragraph number index; false behind the last one. */
static bool paragraph(const art_page *page, size_t index, art_view *text)
{
    size_t node = 2 + 2 * index; /* html and body, then a p and its text each */
    if (node + 1 >= page->count)
        return false;
    *text = art_view_trim(page->nodes[node + 1].u.text);
    return true;
}

bool art_gather_plain(const art_page *page, art_gathered *out)
{
    art_facts *facts = &out->facts;
    art_view text, best = {NULL, 0};
    size_t candidate_words[PLAIN_FIRST] = {0}, longest_after = 0;
    for (size_t i = 0; paragraph(page, i, &text); i++) {
        size_t words =
            i < PLAIN_FIRST || longest_after <= PLAIN_WORDS_MAX ? art_word_count(text) : 0;
        if (i < PLAIN_FIRST && words >= PLAIN_WORDS_MIN && words <= PLAIN_WORDS_MAX &&
            !ends_sentence(text) && !art_author_byline(text).data)
            candidate_words[i] = words;
        longest_after = words > longest_after ? words : longest_after;
        if (longest_after > PLAIN_WORDS_MAX && i >= PLAIN_FIRST)
            break;
    }
    size_t most = 0, at = 0;
    for (size_t i = 0; i < PLAIN_FIRST; i++)
        if (candidate_words[i] > most) {
            most = candidate_words[i];
            at = i;
        }
    if (!most || longest_after <= most)
        return true;
    (void)paragraph(page, at, &best);
    const art_candidate *title =
        art_candidate_find(ARTICLE_TITLE, ART_PLACE_TEXT, ART_VIEW("headline"));
    if (!art_facts_add(facts, title, 0, 0, best))
        return false;
    for (size_t i = at; i < at + 4 && paragraph(page, i, &text); i++) {
        art_view name = art_author_byline(text);
        if (name.size && name.size < BYLINE_BYTES)
            return art_facts_add(facts,
                                 art_candidate_find(ARTICLE_AUTHOR, ART_PLACE_TEXT, ART_VIEW("by")),
                                 0, 0, name);
    }
    return true;
}
