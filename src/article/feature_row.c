#include "article/feature_row.h"

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

static const art_block *block_of(const art_features *f, uint32_t block)
{
    return &f->surroundings.blocks->items[block];
}

static const art_context *context_of(const art_features *f, uint32_t block)
{
    return &f->contexts[block_of(f, block)->element];
}

/* --- the text of the block --- */

static void measure_text(const art_features *f, uint32_t i, int16_t *row)
{
    const art_block *b = block_of(f, i);
    const art_measure *m = &f->measures[i];
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
    row[ART_FEATURE_title_recall] = art_feature_share(m->title_seen, f->title_words);
    row[ART_FEATURE_title_precision] = art_feature_share(m->title, counted);
    row[ART_FEATURE_about_recall] = art_feature_share(m->about_seen, f->about_words);
    row[ART_FEATURE_about_precision] = art_feature_share(m->about, counted);
    row[ART_FEATURE_lexicon_text] = art_feature_cut(m->text, -2000, 2000);
}

/* --- the elements around it --- */

static void measure_place(const art_features *f, uint32_t i, int16_t *row)
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
    const art_context *c = context_of(f, i);
    const art_node *element = &f->surroundings.page->nodes[block_of(f, i)->element];
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

void art_feature_row_elements(const art_features *f, uint32_t block, art_block_elements *e)
{
    const art_page *page = f->surroundings.page;
    const art_block *b = block_of(f, block);
    *e = (art_block_elements){.far = ART_NO_NODE};
    uint32_t n = page->nodes[b->first].parent;
    while (n != b->element && e->near_count < INLINE_MAX) {
        e->near[e->near_count++] = n;
        n = page->nodes[n].parent;
    }
    n = b->element;
    for (int level = 0; level < 5; level++) {
        if (level < 2)
            e->near[e->near_count++] = n;
        else
            e->middle[e->middle_count++] = n;
        if (n == page->body)
            return;
        n = f->contexts[n].around;
    }
    e->far = n;
}

static void measure_names(const art_features *f, uint32_t i, int16_t *row)
{
    art_block_elements e;
    int32_t near = 0, middle = 0;
    art_feature_row_elements(f, i, &e);
    for (uint32_t k = 0; k < e.near_count; k++)
        near += f->contexts[e.near[k]].names[ART_NAMES_NEAR];
    for (uint32_t k = 0; k < e.middle_count; k++)
        middle += f->contexts[e.middle[k]].names[ART_NAMES_MIDDLE];
    int32_t far = e.far == ART_NO_NODE ? 0 : f->contexts[e.far].far_sum;
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

static void measure_groups(const art_features *f, uint32_t i, int16_t *row)
{
    uint32_t all = f->surroundings.sums[f->surroundings.blocks->count].words;
    const art_surroundings *s = &f->surroundings;
    const art_group *g = art_surroundings_like(s, ART_SAME_PATH, i);
    row[ART_FEATURE_path_blocks] = art_feature_count(g->blocks);
    row[ART_FEATURE_path_share] = art_feature_share(g->words, all);
    row[ART_FEATURE_path_mean] = art_feature_count(g->words / g->blocks);
    row[ART_FEATURE_path_links] = art_feature_share(g->links, g->words);
    g = art_surroundings_like(s, ART_SAME_KIN, i);
    row[ART_FEATURE_kin_blocks] = art_feature_count(g->blocks);
    row[ART_FEATURE_kin_share] = art_feature_share(g->words, all);
    row[ART_FEATURE_kin_mean] = art_feature_count(g->words / g->blocks);
    row[ART_FEATURE_kin_links] = art_feature_share(g->links, g->words);
    row[ART_FEATURE_copies] = art_feature_count(art_surroundings_like(s, ART_SAME_TEXT, i)->blocks);
}

static void measure_position(const art_features *f, uint32_t i, int16_t *row)
{
    uint32_t count = f->surroundings.blocks->count, title = f->title;
    const art_sums *sums = f->surroundings.sums;
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
    row[ART_FEATURE_from_longest] =
        art_feature_cut((int64_t)i - f->surroundings.longest, -100, 100);
    measure_range(i, f->surroundings.worthy, &row[ART_FEATURE_in_worthy]);
    measure_range(i, f->surroundings.densest, &row[ART_FEATURE_in_densest]);
}

static void measure_neighbour(const art_features *f, uint32_t i, int64_t at, int16_t *out)
{
    if (at < 0 || at >= f->surroundings.blocks->count) {
        for (int k = 0; k < ART_FEATURE_n2_words - ART_FEATURE_n1_words; k++)
            out[k] = -1;
        return;
    }
    uint32_t n = (uint32_t)at;
    const uint32_t *paths = f->surroundings.group_of[ART_SAME_PATH];
    const art_block *b = block_of(f, n);
    out[0] = art_feature_count(b->words);
    out[1] = art_feature_share(b->link_words, b->words);
    out[2] = art_feature_count(f->measures[n].sentences);
    out[3] = (int16_t)context_of(f, n)->level;
    out[4] = paths[n] == paths[i];
}

static void measure_window(const art_features *f, uint32_t i, uint32_t reach, int16_t *out)
{
    uint32_t count = f->surroundings.blocks->count;
    art_range r = {i > reach ? i - reach : 0, i + reach + 1 < count ? i + reach + 1 : count};
    art_sums in = art_surroundings_in(&f->surroundings, r);
    out[0] = art_feature_count(in.words / in.blocks);
    out[1] = art_feature_share(in.links, in.words);
    out[2] = art_feature_share(in.long_words, in.words);
}

static void measure_neighbours(const art_features *f, uint32_t i, int16_t *row)
{
    static const struct {
        int offset;
        art_feature feature;
    } neighbours[] = {{-3, ART_FEATURE_p3_words}, {-2, ART_FEATURE_p2_words},
                      {-1, ART_FEATURE_p1_words}, {1, ART_FEATURE_n1_words},
                      {2, ART_FEATURE_n2_words},  {3, ART_FEATURE_n3_words}};
    for (size_t k = 0; k < sizeof neighbours / sizeof *neighbours; k++)
        measure_neighbour(f, i, (int64_t)i + neighbours[k].offset, &row[neighbours[k].feature]);
    measure_window(f, i, 5, &row[ART_FEATURE_near_words]);
    measure_window(f, i, 15, &row[ART_FEATURE_wide_words]);
}

/* --- containers --- */

static void measure_containers(const art_features *f, uint32_t i, int16_t *row)
{
    enum {
        SIZE = ART_CONTAINER_FEATURES
    };
    const art_surroundings *s = &f->surroundings;
    uint32_t k = s->container_of[block_of(f, i)->element];
    row[ART_FEATURE_containers] = (int16_t)(k == ART_NO_NODE ? 0 : s->containers[k].depth);
    int16_t *out = &row[ART_FEATURE_c0_place];
    for (int level = 0; level < ART_LABEL_LEVELS; level++, out += SIZE) {
        if (k == ART_NO_NODE) {
            for (int field = 0; field < SIZE; field++)
                out[field] = -1;
            continue;
        }
        art_range r = s->containers[k].range;
        memcpy(out, f->containers[k], SIZE * sizeof *out);
        out[0] = art_feature_share(i - r.begin, r.end - r.begin);
        k = s->containers[k].around;
    }
}

static void measure_longest(const art_features *f, uint32_t i, int16_t *row)
{
    const art_node *nodes = f->surroundings.page->nodes;
    int depth = f->settings[i].shared;
    row[ART_FEATURE_longest_depth] = (int16_t)depth;
    row[ART_FEATURE_longest_climb] = (int16_t)(nodes[block_of(f, i)->element].depth - depth);
    row[ART_FEATURE_longest_descent] =
        (int16_t)(nodes[block_of(f, f->surroundings.longest)->element].depth - depth);
}

/* --- what the blocks before it say --- */

static void measure_setting(const art_features *f, uint32_t i, int16_t *row)
{
    const art_setting *setting = &f->settings[i];
    const art_sums *sums = f->surroundings.sums;
    uint32_t heading = setting->heading;
    bool there = heading != ART_NO_NODE, near = there && i - heading < HEADING_REACH;
    row[ART_FEATURE_from_h1] = distance(i, f->h1);
    row[ART_FEATURE_from_heading] = (int16_t)(there ? art_feature_count(i - heading) : 2000);
    row[ART_FEATURE_words_from_heading] =
        art_feature_count(sums[i].words - (there ? sums[heading + 1].words : 0));
    row[ART_FEATURE_heading_above] = (int16_t)(there ? context_of(f, heading)->level : 0);
    row[ART_FEATURE_heading_words] =
        (int16_t)(there ? art_feature_count(block_of(f, heading)->words) : 0);
    row[ART_FEATURE_lexicon_head] =
        (int16_t)(near ? art_feature_cut(f->measures[heading].head, -2000, 2000) : 0);
    row[ART_FEATURE_lexicon_over] =
        (int16_t)(near && setting->over != ART_NO_NODE
                      ? art_feature_cut(f->measures[setting->over].head, -2000, 2000)
                      : 0);
    row[ART_FEATURE_after_clutter] = setting->after_clutter;
    row[ART_FEATURE_copy] = setting->copy;
    row[ART_FEATURE_is_author] = setting->is_author;
    row[ART_FEATURE_echoes_name] = setting->echoes_name;
}

void art_feature_row_labels(const art_features *f, uint32_t block, art_block_labels *labels)
{
    const art_surroundings *s = &f->surroundings;
    uint32_t k = s->container_of[block_of(f, block)->element];
    uint32_t heading = f->settings[block].heading;
    bool near = heading != ART_NO_NODE && block - heading < HEADING_REACH;
    labels->over = near ? f->settings[block].over : ART_NO_NODE;
    for (int level = 0; level < ART_LABEL_LEVELS; level++) {
        labels->first[level] = k == ART_NO_NODE ? ART_NO_NODE : s->containers[k].range.begin;
        k = k == ART_NO_NODE ? k : s->containers[k].around;
    }
}

void art_feature_row(const art_features *f, uint32_t block, int16_t row[ART_FEATURE_COUNT])
{
    measure_text(f, block, row);
    measure_place(f, block, row);
    measure_names(f, block, row);
    measure_groups(f, block, row);
    measure_position(f, block, row);
    measure_neighbours(f, block, row);
    measure_containers(f, block, row);
    measure_longest(f, block, row);
    measure_setting(f, block, row);
    memcpy(&row[ART_FEATURE_page_words], f->page, sizeof f->page);
}
