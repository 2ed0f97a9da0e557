#include "article/measure.h"

#include "article/lexicon.h"

enum {
    LONG_WORDS = 25,   /* a block of so many words and few links is a paragraph */
    CLUTTER_WORDS = 8, /* most words of a label of clutter */
    RUN_MAX = 8 /* Chinese and Japanese characters in a row are looked up as one up to here */
};

/* --- hashes of words --- */

static uint32_t hash_step(uint32_t hash, uint32_t code)
{
    return (hash ^ code) * 16777619u;
}

/* Spreads what is in the lower bits to the upper ones, by which tables are indexed. Never 0. */
static uint32_t hash_end(uint32_t hash)
{
    hash ^= hash >> 16;
    hash *= 0x7feb352du;
    hash ^= hash >> 15;
    return hash ? hash : 1;
}

enum {
    HASH_BEGIN = 0x1505,
    HASH_PHRASE = 0x51ED,
    HASH_NUMBER = 0x9E37
};

/* --- sets of words --- */

static int set_find(const art_key_words *set, uint32_t hash)
{
    for (uint32_t at = hash % ART_KEY_WORDS_SLOTS; set->slots[at];
         at = (at + 1) % ART_KEY_WORDS_SLOTS)
        if (set->slots[at] == hash)
            return set->numbers[at];
    return -1;
}

static void set_add(art_key_words *set, uint32_t hash)
{
    if (set->count == ART_KEY_WORDS_MAX || set_find(set, hash) >= 0)
        return;
    uint32_t at = hash % ART_KEY_WORDS_SLOTS;
    while (set->slots[at])
        at = (at + 1) % ART_KEY_WORDS_SLOTS;
    set->slots[at] = hash;
    set->numbers[at] = (uint8_t)set->count++;
}

/* --- characters --- */

enum {
    IS_WORD = 1,
    IS_UPPER = 2,
    IS_DIGIT = 4,
    IS_COMMA = 8,
    IS_STOP = 16,    /* ends a sentence, when white space follows */
    IS_CLOSING = 32, /* may stand behind the full stop */
    IS_CJK = 64,
    IS_MONEY = 128
};

/* Sums of the above for the ASCII characters, 16 in a line; 0 for all other bytes. */
/* clang-format off */
static const uint8_t ascii_kinds[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 16, 32, 0, 128, 0, 0, 32, 0, 32, 0, 0, 8, 0, 16, 0,
    5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0, 0, 0, 0, 0, 16,
    0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 32, 0, 1,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
};
/* clang-format on */

static unsigned kind_of(uint32_t code)
{
    switch (code) {
    case 0x3001: /* ideographic comma */
    case 0xFF0C: /* fullwidth comma */
    case 0x60C:  /* Arabic comma */
        return IS_COMMA;
    case 0x3002: /* ideographic full stop */
    case 0xFF01: /* fullwidth exclamation mark */
    case 0xFF1F: /* fullwidth question mark */
    case 0x964:  /* danda */
    case 0x61F:  /* Arabic question mark */
    case 0x6D4:  /* Arabic full stop */
    case 0x2026: /* ellipsis */
        return IS_STOP;
    case 0x201C:
    case 0x201D:
    case 0x2019:
    case 0xBB:
    case 0xAB:
    case 0x300D:
        return IS_CLOSING;
    case 0x20AC:
    case 0xA3:
    case 0xA5:
    case 0x20B9:
        return IS_MONEY;
    default:
        break;
    }
    if (code >= 0x3040 && art_is_cjk(code))
        return IS_CJK;
    return (art_is_word(code) ? IS_WORD : 0u) | (art_is_upper(code) ? IS_UPPER : 0u);
}

/* Characters that hold Chinese sentences together, as function words do elsewhere. */
static bool is_chinese_particle(uint32_t code)
{
    static const uint16_t codes[] = {0x7684, 0x4E86, 0x662F, 0x5728, 0x548C, 0x6709, 0x4E0D,
                                     0x8FD9, 0x4E5F, 0x5C31, 0x90FD, 0x800C, 0x4E0E, 0x6216,
                                     0x7740, 0x53CA, 0x4E3A, 0x4ED6, 0x6211, 0x4F60};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i] == code)
            return true;
    return false;
}

/* --- one pass over a text --- */

typedef struct scan {
    const art_model *model;
    const art_key_words *title, *about;
    art_measure *m;
    uint32_t *list; /* when not NULL: the hashes of the words looked at go here, and that is all */
    bool is_short;
    uint32_t hash, length, run; /* of the word under way: hash, characters, CJK characters */
    uint32_t run_before;        /* the CJK character before */
    uint32_t number;            /* value of the word under way if it is all digits */
    uint32_t numbers;           /* numbers joined by . / - or : so far */
    uint32_t phrase;            /* hash of all words so far */
    uint32_t title_mask;        /* which words of the title were met */
    uint32_t about_mask;        /* and of the description */
    bool all_digits;
} scan;

/* A word is complete: look it up. */
static void look_up(scan *s, uint32_t hash)
{
    art_measure *m = s->m;
    m->looked++;
    if (s->list) {
        s->list[m->looked - 1] = hash;
        return;
    }
    const int8_t *w = art_weights_find(&s->model->words, hash);
    int marks = w ? w[ART_WORDS_MARKS] : 0;
    if (w && s->is_short) {
        m->text = (int16_t)(m->text + w[ART_WORDS_SHORT]);
        m->head = (int16_t)(m->head + w[ART_WORDS_HEAD]);
    } else if (w && m->looked <= ART_FIRST_WORDS) {
        m->text = (int16_t)(m->text + w[ART_WORDS_FIRST]);
    }
    m->stops += marks & ART_WORD_STOP;
    if (marks & ART_WORD_STORED)
        m->stored++;
    if (marks & ART_WORD_CHOICE)
        m->choices++;
    int at = s->title->count ? set_find(s->title, hash) : -1;
    if (at >= 0) {
        m->title++;
        s->title_mask |= UINT32_C(1) << at;
    }
    at = s->about->count ? set_find(s->about, hash) : -1;
    if (at >= 0) {
        m->about++;
        s->about_mask |= UINT32_C(1) << at;
    }
}

static void end_number(scan *s)
{
    art_measure *m = s->m;
    if (s->length == 4 && s->number >= 1900 && s->number < 2100)
        m->year = true;
    s->numbers++;
}

static void end_word(scan *s)
{
    if (!s->length)
        return;
    uint32_t hash = s->all_digits ? hash_end(HASH_NUMBER) : hash_end(s->hash);
    if (s->all_digits)
        end_number(s);
    s->phrase = hash_step(s->phrase, hash);
    s->m->hash = (s->m->hash ^ (s->all_digits ? s->number + 1 : hash)) * UINT64_C(1099511628211);
    if (s->m->looked < ART_WORDS_LOOKED && s->run <= RUN_MAX)
        look_up(s, hash);
    s->length = s->run = s->run_before = 0;
}

static void begin_word(scan *s, bool cjk)
{
    if (s->length && cjk != (s->run > 0))
        end_word(s);
    if (s->length)
        return;
    s->hash = HASH_BEGIN;
    s->all_digits = true;
    s->number = 0;
}

/* The word characters of ASCII from text.data[i] on, of which there is one at least; returns where
 * they end. */
static size_t add_ascii_word(scan *s, art_view text, size_t i)
{
    begin_word(s, false);
    size_t begin = i;
    uint32_t hash = s->hash, number = s->number, length = s->length, uppers = 0, digits = 0;
    for (; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        unsigned kind = ascii_kinds[c];
        if (!(kind & IS_WORD))
            break;
        length++;
        if (kind & IS_DIGIT) {
            digits++;
            if (length < 10)
                number = number * 10 + c - '0';
        }
        uppers += (kind & IS_UPPER) != 0;
        hash = hash_step(hash, kind & IS_UPPER ? c + 32u : c);
    }
    s->hash = hash;
    s->number = number;
    s->length = length;
    s->all_digits = s->all_digits && digits == i - begin;
    s->m->characters += (uint32_t)(i - begin);
    s->m->uppers += uppers;
    s->m->digits += digits;
    return i;
}

/* A word character beyond ASCII. */
static void add_word_character(scan *s, uint32_t code, unsigned kind)
{
    art_measure *m = s->m;
    bool cjk = (kind & IS_CJK) != 0;
    if (s->length && s->all_digits && (code == 0x5E74 || code == 0x6708)) /* year, month */
        m->date = true;
    begin_word(s, cjk);
    m->characters++;
    m->uppers += (kind & IS_UPPER) != 0;
    s->length++;
    if (cjk) {
        s->run++;
        m->stops += is_chinese_particle(code) ? 2u : 0u;
        /* The pairs of a run are its words. */
        if (s->run_before && m->looked < ART_WORDS_LOOKED)
            look_up(s, hash_end(hash_step(hash_step(HASH_BEGIN + 1, s->run_before), code)));
        s->run_before = code;
    }
    s->hash = hash_step(s->hash, art_to_lower(code));
    s->all_digits = false;
}

/* A character between words. */
static void add_other_character(scan *s, uint32_t code, unsigned kind)
{
    art_measure *m = s->m;
    bool number = s->length && s->all_digits;
    uint32_t digits = s->length;
    end_word(s);
    if (!number || !(code == '.' || code == '/' || code == '-' || code == ':')) {
        if (s->numbers >= 3)
            m->date = true;
        s->numbers = 0;
    }
    if (code == ' ')
        return;
    if (number && code == ':' && digits <= 2)
        m->clock = true;
    m->commas += (kind & IS_COMMA) != 0;
    if (kind & IS_MONEY)
        m->money = true;
    if (code == '?' || code == 0xFF1F)
        m->question = true;
    if (code == '@')
        m->at_sign = true;
    if ((code == '|' || code == 0xBB || code == 0x2022 || code == 0x203A) &&
        m->separators < UINT16_MAX)
        m->separators++;
    if (code == 0xA9)
        m->copyright = true;
}

static void scan_text(scan *s, art_view text)
{
    art_measure *m = s->m;
    uint32_t before = ' ', stop = 0; /* stop: the full stop that waits for white space */
    bool word_before = false;
    for (size_t i = 0; i < text.size;) {
        unsigned char c = (unsigned char)text.data[i];
        uint32_t code = c;
        unsigned kind = ascii_kinds[c];
        if (kind & IS_WORD) {
            m->capitals += !word_before && (kind & IS_UPPER);
            i = add_ascii_word(s, text, i);
            word_before = true;
            stop = 0;
            before = 'a'; /* which letter it was is not asked */
            continue;
        }
        if (c < 0x80) {
            i++;
        } else {
            code = art_utf8_next(text.data, text.size, &i);
            kind = kind_of(code);
        }
        if (kind & (IS_WORD | IS_CJK)) {
            m->capitals += !word_before && (kind & IS_UPPER);
            add_word_character(s, code, kind);
            word_before = true;
            stop = 0;
        } else {
            word_before = false;
            m->characters++;
            add_other_character(s, code, kind);
            if (kind & IS_STOP) {
                stop = code;
                m->sentences += code > 0x900 && code != 0x2026; /* not followed by a space */
            } else if (code == ' ') {
                m->sentences += stop && (stop < 0x900 || stop == 0x2026);
                stop = 0;
            } else if (!(kind & IS_CLOSING)) {
                stop = 0;
            }
        }
        before = code;
    }
    add_other_character(s, ' ', 0);
    m->sentences += stop && (stop < 0x900 || stop == 0x2026);
    m->ends_sentence = stop != 0;
    m->ends_colon = before == ':' || before == 0xFF1A;
    m->ends_closing = before == '"' || before == 0x201D || before == 0x300D;
    m->title_seen = (uint8_t)__builtin_popcount(s->title_mask);
    m->about_seen = (uint8_t)__builtin_popcount(s->about_mask);
}

/* NOLINTNEXTLINE(readability-non-const-parameter): written to through the scan */
uint32_t art_measure_words(art_view text, uint32_t hashes[ART_WORDS_LOOKED], uint32_t *phrase)
{
    art_measure m = {0};
    scan s = {.m = &m, .list = hashes, .phrase = HASH_PHRASE};
    scan_text(&s, text);
    *phrase = hash_end(s.phrase);
    return m.looked;
}

void art_key_words_of(art_key_words *set, art_view text, const art_model *model)
{
    uint32_t hashes[ART_WORDS_LOOKED], phrase;
    uint32_t count = art_measure_words(text, hashes, &phrase);
    *set = (art_key_words){.count = 0};
    for (int all = 0; all < 2 && set->count < 2; all++) {
        for (uint32_t i = 0; i < count; i++) {
            const int8_t *w = art_weights_find(&model->words, hashes[i]);
            if (all || !w || !(w[ART_WORDS_MARKS] & ART_WORD_STOP))
                set_add(set, hashes[i]);
        }
    }
}

static void look_at_first(art_view text, art_measure *m)
{
    size_t at = 0;
    uint32_t code = art_utf8_next(text.data, text.size, &at);
    m->begins_upper = art_is_upper(code);
    m->begins_bracket = code == '(' || code == '[' || code == '{';
    m->begins_quote =
        code == '"' || code == '\'' || code == 0x201C || code == 0x201E || code == 0xAB;
}

static bool ends_with(art_view text, art_view end)
{
    return text.size >= end.size && !memcmp(text.data + text.size - end.size, end.data, end.size);
}

/* What only short texts are looked at for: labels, and dates of teasers. */
static void look_at_phrases(const art_block *block, art_measure *m)
{
    static const art_view ellipses[] = {
        {"...", 3}, {"\xE2\x80\xA6", 3}, {"[...]", 5}, {"[\xE2\x80\xA6]", 5}};
    art_view t = block->text;
    size_t ago = m->ends_sentence || !m->digits ? 0 : art_lexicon_ago_tail(t);
    m->ago = ago > 0 || (block->words <= CLUTTER_WORDS && (m->digits || block->words <= 2) &&
                         art_lexicon_ago(t));
    if (ago) /* a teaser in one block: what stands before the date may be cut off */
        t = art_view_trim((art_view){t.data, ago});
    for (size_t i = 0; i < sizeof ellipses / sizeof *ellipses; i++)
        m->ends_ellipsis = m->ends_ellipsis || ends_with(t, ellipses[i]);
    m->clutter =
        block->words <= CLUTTER_WORDS && !m->ends_sentence && art_lexicon_clutter(block->text);
}

void art_measure_block(const art_block *block, const art_model *model, const art_key_words *title,
                       const art_key_words *about, art_measure *measure)
{
    *measure = (art_measure){.hash = UINT64_C(14695981039346656037)};
    scan s = {.model = model,
              .title = title,
              .about = about,
              .m = measure,
              .is_short = block->words <= ART_SHORT_WORDS,
              .phrase = HASH_PHRASE};
    scan_text(&s, block->text);
    look_at_first(block->text, measure);
    look_at_phrases(block, measure);
    if (block->words <= ART_PHRASE_WORDS) {
        const int8_t *w = art_weights_find(&model->words, hash_end(s.phrase));
        measure->text = (int16_t)(measure->text + (w ? w[ART_WORDS_SHORT] : 0));
        measure->head = (int16_t)(measure->head + (w ? w[ART_WORDS_HEAD] : 0));
    }
    measure->long_block = block->words >= LONG_WORDS && block->link_words * 3 < block->words;
}

/* --- names --- */

/* Class lists of utility frameworks run to hundreds of tokens that say nothing. */
enum {
    NAMES_MAX = 400,
    LABEL_MAX = 60 /* of a label that a reader hears or sees */
};

bool art_names_begin(art_names *names, art_attr attribute, art_view value)
{
    value = art_view_trim(value);
    uint32_t seed = HASH_BEGIN + 2;
    switch (attribute) {
    case ART_ATTR_CLASS:
    case ART_ATTR_ID:
        value.size = value.size < NAMES_MAX ? value.size : NAMES_MAX;
        break;
    case ART_ATTR_ARIA_LABEL:
    case ART_ATTR_DATA_TESTID:
    case ART_ATTR_DATA_COMPONENT:
        value.size = value.size <= LABEL_MAX ? value.size : 0;
        break;
    case ART_ATTR_ROLE:
    case ART_ATTR_ITEMPROP:
        seed = attribute == ART_ATTR_ROLE ? HASH_BEGIN + 3 : HASH_BEGIN + 4;
        value.size = value.size < LABEL_MAX ? value.size : LABEL_MAX;
        break;
    case ART_ATTR_ITEMTYPE: /* https://schema.org/NewsArticle */
        seed = HASH_BEGIN + 5;
        for (size_t i = 0; i < value.size; i++)
            if (value.data[i] == '/') {
                value = (art_view){value.data + i + 1, value.size - i - 1};
                i = SIZE_MAX; /* starts anew */
            }
        value.size = value.size < LABEL_MAX ? value.size : LABEL_MAX;
        break;
    default:
        value.size = 0;
    }
    *names = (art_names){.value = value, .seed = seed};
    return value.size > 0;
}

bool art_names_next(art_names *names, uint32_t *hash)
{
    if (names->pending) {
        *hash = names->pending;
        names->pending = 0;
        return true;
    }
    art_view value = names->value;
    size_t at = names->at, size;
    do {
        for (; at < value.size && !art_is_alpha(value.data[at]); at++)
            if (art_is_space(value.data[at]))
                names->before = 0;
        uint32_t h = names->seed;
        for (size = 0; at < value.size && art_is_alpha(value.data[at]); at++, size++) {
            char c = value.data[at];
            if (size && c < 'a' && value.data[at - 1] >= 'a')
                break; /* camelCase */
            h = hash_step(h, (unsigned char)art_lower(c));
        }
        *hash = hash_end(h);
    } while (size == 1 && at < value.size);
    names->at = at;
    if (size < 2)
        return false;
    if (names->before)
        names->pending = hash_end(hash_step(names->before, *hash));
    names->before = *hash;
    return true;
}

uint32_t art_names_hash(art_view value)
{
    uint32_t hash = HASH_BEGIN;
    for (size_t i = 0; i < value.size; i++)
        hash = hash_step(hash, (unsigned char)value.data[i]);
    return hash;
}

uint32_t art_names_of_tag(unsigned tag)
{
    /* By name: numbers of tags may change, and the model with them. */
    art_view name = art_tag_name((art_tag)tag);
    uint32_t hash = HASH_BEGIN + 1;
    for (size_t i = 0; i < name.size; i++)
        hash = hash_step(hash, (unsigned char)name.data[i]);
    return hash_end(hash);
}
