#include "article/language.h"

#include "tables/language_words.h"

/* --- tags --- */

size_t art_language_tag(art_view text, char out[ART_LANGUAGE_SIZE])
{
    size_t begin = 0, i = 0;
    for (; i < text.size && i < ART_LANGUAGE_SIZE - 1; i++) {
        char c = text.data[i] == '_' ? '-' : art_lower(text.data[i]);
        if (c == '-' || c == '.' || c == ',' || c == ' ' || c == ';') {
            if (i == begin)
                return 0;
            if (c != '-')
                break;
            begin = i + 1;
        } else if (!art_is_alnum(c) || i - begin >= 8) {
            return 0;
        }
        out[i] = c;
    }
    size_t size = i;
    while (size && out[size - 1] == '-')
        size--;
    out[size] = '\0';
    const char *dash = memchr(out, '-', size);
    size_t primary = dash ? (size_t)(dash - out) : size;
    if (primary < 2 || primary > 3 || !art_is_alpha(out[0]) || !art_is_alpha(out[1]))
        return 0;
    for (size_t at = primary; at < size;) { /* regions in capitals, scripts with one */
        size_t end = ++at;
        while (end < size && out[end] != '-')
            end++;
        size_t capitals = end - at == 2 ? 2 : end - at == 4 && art_is_alpha(out[at]) ? 1 : 0;
        for (size_t k = at; k < at + capitals; k++)
            if (out[k] >= 'a' && out[k] <= 'z')
                out[k] = (char)(out[k] - ('a' - 'A'));
        at = end;
    }
    return size;
}

static art_view primary(art_view tag)
{
    const char *dash = tag.size ? memchr(tag.data, '-', tag.size) : NULL;
    return dash ? (art_view){tag.data, (size_t)(dash - tag.data)} : tag;
}

bool art_language_same(art_view a, art_view b)
{
    return art_view_equal_nocase(primary(a), primary(b));
}

bool art_language_rtl(art_view tag)
{
    static const char *const leftwards[] = {"ar", "he", "iw",  "fa", "ur", "yi",
                                            "ps", "sd", "ckb", "dv", "ug"};
    for (size_t i = 0; i < sizeof leftwards / sizeof *leftwards; i++)
        if (art_language_same(tag, art_view_of(leftwards[i])))
            return true;
    return false;
}

/* --- scripts --- */

typedef enum script {
    SCRIPT_NONE = 0,
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_ARABIC,
    SCRIPT_HAN,
    SCRIPT_KANA,
    SCRIPT_GREEK,
    SCRIPT_HEBREW,
    SCRIPT_DEVANAGARI,
    SCRIPT_BENGALI,
    SCRIPT_TAMIL,
    SCRIPT_TELUGU,
    SCRIPT_THAI,
    SCRIPT_GEORGIAN,
    SCRIPT_ARMENIAN,
    SCRIPT_HANGUL,
    SCRIPT_COUNT
} script;

/* Languages of each script, the commonest first, which is the guess where nothing else tells; those
 * that are not listed are written in Latin letters. */
static const char *const languages_of[SCRIPT_COUNT] = {
    [SCRIPT_CYRILLIC] = "ru uk bg sr mk be kk ky mn tg tt",
    [SCRIPT_ARABIC] = "ar fa ur ps sd ckb ug ku",
    [SCRIPT_HAN] = "zh yue wuu ja",
    [SCRIPT_KANA] = "ja",
    [SCRIPT_GREEK] = "el",
    [SCRIPT_HEBREW] = "he iw yi",
    [SCRIPT_DEVANAGARI] = "hi mr ne sa",
    [SCRIPT_BENGALI] = "bn as",
    [SCRIPT_TAMIL] = "ta",
    [SCRIPT_TELUGU] = "te",
    [SCRIPT_THAI] = "th",
    [SCRIPT_GEORGIAN] = "ka",
    [SCRIPT_ARMENIAN] = "hy",
    [SCRIPT_HANGUL] = "ko",
};

static script script_of(uint32_t code)
{
    if (code < 0x80)
        return art_is_alpha((char)code) ? SCRIPT_LATIN : SCRIPT_NONE;
    static const struct {
        uint32_t first, last;
        script script;
    } ranges[] = {
        /* in order */
        {0xC0, 0x24F, SCRIPT_LATIN},       {0x370, 0x3FF, SCRIPT_GREEK},
        {0x400, 0x52F, SCRIPT_CYRILLIC},   {0x531, 0x58F, SCRIPT_ARMENIAN},
        {0x5D0, 0x5F4, SCRIPT_HEBREW},     {0x620, 0x6FF, SCRIPT_ARABIC},
        {0x900, 0x97F, SCRIPT_DEVANAGARI}, {0x980, 0x9FF, SCRIPT_BENGALI},
        {0xB80, 0xBFF, SCRIPT_TAMIL},      {0xC00, 0xC7F, SCRIPT_TELUGU},
        {0xE00, 0xE7F, SCRIPT_THAI},       {0x10A0, 0x10FF, SCRIPT_GEORGIAN},
        {0x1E00, 0x1EFF, SCRIPT_LATIN},    {0x1F00, 0x1FFF, SCRIPT_GREEK},
        {0x3041, 0x30FF, SCRIPT_KANA},     {0x3400, 0x9FFF, SCRIPT_HAN},
        {0xAC00, 0xD7A3, SCRIPT_HANGUL},   {0xFB50, 0xFEFC, SCRIPT_ARABIC},
        {0x20000, 0x3FFFF, SCRIPT_HAN},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code <= ranges[i].last)
            return code >= ranges[i].first ? ranges[i].script : SCRIPT_NONE;
    return SCRIPT_NONE;
}

/* --- words --- */

enum {
    LEAST_LETTERS = 40, /* of a script, before it contradicts anything */
    LEAST_WORDS = 12,   /* found of a language, before it contradicts another of the same script */
    HAN_LETTERS = 3,    /* letters of an alphabet that say as much as a Han or kana character */
    SURE_WORDS = 6      /* found of a language, before it is believed without a declaration */
};

/* The languages that have this word among their commonest, as bits. */
static uint32_t languages_with(art_view word)
{
    char lower[WORD_BYTES];
    uint32_t hash = 2166136261u;
    if (!word.size || word.size > WORD_BYTES)
        return 0;
    for (size_t i = 0; i < word.size; i++) {
        lower[i] = art_lower(word.data[i]);
        hash = (hash ^ (unsigned char)lower[i]) * 16777619u;
    }
    for (uint32_t at = hash % WORD_SLOTS; *language_words[at].word; at = (at + 1) % WORD_SLOTS)
        if (!strncmp(language_words[at].word, lower, word.size) &&
            !language_words[at].word[word.size])
            return language_words[at].languages;
    return 0;
}

/* --- letters --- */

/* Letters that some of the languages of a script have and others have not. */
typedef enum letter_kind {
    LETTER_OTHER = 0,
    LETTER_PERSIAN,    /* not in Arabic */
    LETTER_URDU,       /* nor in Persian */
    LETTER_RUSSIAN,    /* not in Ukrainian, Bulgarian, Serbian, Macedonian */
    LETTER_UKRAINIAN,  /* not in Russian */
    LETTER_BELARUSIAN, /* nor in Ukrainian */
    LETTER_HARD_SIGN,  /* a vowel in Bulgarian, and rare elsewhere */
    LETTER_SERBIAN,    /* Serbian or Macedonian */
    LETTER_MACEDONIAN, /* not in Serbian */
    LETTER_KAZAKH,     /* not in Russian */
    LETTER_KINDS
} letter_kind;

static letter_kind letter_kind_of(uint32_t code)
{
    static const struct {
        uint16_t first, last;
        letter_kind kind;
    } ranges[] = {
        {0x44A, 0x44A, LETTER_HARD_SIGN},  {0x44B, 0x44B, LETTER_RUSSIAN},
        {0x44D, 0x44D, LETTER_RUSSIAN},    {0x452, 0x452, LETTER_SERBIAN},
        {0x453, 0x453, LETTER_MACEDONIAN}, {0x454, 0x454, LETTER_UKRAINIAN},
        {0x455, 0x455, LETTER_MACEDONIAN}, {0x456, 0x457, LETTER_UKRAINIAN},
        {0x458, 0x45B, LETTER_SERBIAN},    {0x45C, 0x45C, LETTER_MACEDONIAN},
        {0x45E, 0x45E, LETTER_BELARUSIAN}, {0x491, 0x491, LETTER_UKRAINIAN},
        {0x493, 0x493, LETTER_KAZAKH},     {0x49B, 0x49B, LETTER_KAZAKH},
        {0x4A3, 0x4A3, LETTER_KAZAKH},     {0x4B1, 0x4B1, LETTER_KAZAKH},
        {0x4D9, 0x4D9, LETTER_KAZAKH},     {0x679, 0x679, LETTER_URDU},
        {0x67E, 0x67E, LETTER_PERSIAN},    {0x686, 0x686, LETTER_PERSIAN},
        {0x688, 0x688, LETTER_URDU},       {0x6A9, 0x6A9, LETTER_PERSIAN},
        {0x6AF, 0x6AF, LETTER_PERSIAN},    {0x6BA, 0x6BA, LETTER_URDU},
        {0x6CC, 0x6CC, LETTER_PERSIAN},    {0x6D2, 0x6D2, LETTER_URDU},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code <= ranges[i].last)
            return code >= ranges[i].first ? ranges[i].kind : LETTER_OTHER;
    return LETTER_OTHER;
}

/* --- counting --- */

typedef struct counts {
    unsigned scripts[SCRIPT_COUNT];
    unsigned words[LANGUAGES];
    unsigned letters[LETTER_KINDS];
} counts;

static void count_word(counts *c, art_view word)
{
    for (uint32_t bits = languages_with(word), l = 0; bits; bits >>= 1, l++)
        c->words[l] += bits & 1;
}

static void count_text(counts *c, art_view text)
{
    size_t begin = 0;
    for (size_t at = 0; at < text.size;) {
        size_t here = at;
        while (at < text.size && art_is_alpha(text.data[at]))
            at++;
        c->scripts[SCRIPT_LATIN] += (unsigned)(at - here);
        if (at > here)
            continue;
        uint32_t code = art_utf8_next(text.data, text.size, &at);
        script s = script_of(code);
        c->scripts[s]++;
        if (s == SCRIPT_CYRILLIC || s == SCRIPT_ARABIC)
            c->letters[letter_kind_of(code)]++;
        if (s == SCRIPT_LATIN)
            continue;
        count_word(c, (art_view){text.data + begin, here - begin});
        begin = at;
    }
    count_word(c, (art_view){text.data + begin, text.size - begin});
}

/* How much of the text is written in a script, in letters of an alphabet. */
static unsigned letters_of(const counts *c, script s)
{
    unsigned han = c->scripts[SCRIPT_HAN] * HAN_LETTERS;
    unsigned kana = c->scripts[SCRIPT_KANA] * HAN_LETTERS;
    return s == SCRIPT_HAN ? han : s == SCRIPT_KANA ? kana + han : c->scripts[s];
}

/* The script of most letters. Japanese is told by its kana, though half of it may be Han. */
static script main_script(const counts *c)
{
    script best = SCRIPT_NONE;
    unsigned most = 0;
    for (int s = SCRIPT_LATIN; s < SCRIPT_COUNT; s++)
        if (s != SCRIPT_KANA && letters_of(c, (script)s) > most) {
            most = letters_of(c, (script)s);
            best = (script)s;
        }
    if (letters_of(c, SCRIPT_KANA) >= most && c->scripts[SCRIPT_KANA] * 10 > c->scripts[SCRIPT_HAN])
        return SCRIPT_KANA;
    return best;
}

static bool in_list(art_view tag, const char *list)
{
    art_view wanted = primary(tag);
    while (list && *list) {
        art_view item = {list, strcspn(list, " ")};
        if (art_view_equal_nocase(wanted, item))
            return true;
        list += item.size + (list[item.size] == ' ');
    }
    return false;
}

/* Languages that may be written in a script; those of Latin letters are all that have no other, and
 * some that have. */
static bool may_be_written(art_view tag, script s)
{
    if (s != SCRIPT_LATIN)
        return in_list(tag, languages_of[s]);
    for (int other = SCRIPT_CYRILLIC; other < SCRIPT_COUNT; other++)
        if (in_list(tag, languages_of[other]))
            return in_list(tag, "sr kk ku mn tt ug");
    return true;
}

/* Which of the languages of a script it is, by letters that the others have not: "" for the first.
 */
static const char *judge_letters(const counts *c, script s)
{
    unsigned all = c->scripts[s];
    const unsigned *n = c->letters;
    if (s == SCRIPT_ARABIC)
        return n[LETTER_URDU] * 50 > all ? "ur" : n[LETTER_PERSIAN] * 20 > all ? "fa" : "";
    if (s != SCRIPT_CYRILLIC)
        return "";
    if (n[LETTER_KAZAKH] * 50 > all)
        return "kk";
    if (n[LETTER_BELARUSIAN] * 200 > all)
        return "be";
    if (n[LETTER_RUSSIAN] * 200 > all)
        return "ru";
    if (n[LETTER_UKRAINIAN] * 100 > all)
        return "uk";
    if (n[LETTER_SERBIAN] * 100 > all)
        return n[LETTER_MACEDONIAN] * 500 > all ? "mk" : "sr";
    return n[LETTER_HARD_SIGN] * 100 > all ? "bg" : "";
}

static void judge_words(const counts *c, art_view declared, art_language_guess *guess)
{
    size_t best = 0, said = LANGUAGES;
    unsigned second = 0;
    for (size_t l = 0; l < LANGUAGES; l++) {
        if (c->words[l] > c->words[best])
            best = l;
        if (declared.size && art_language_same(declared, art_view_of(languages[l])))
            said = l;
    }
    for (size_t l = 0; l < LANGUAGES; l++)
        if (l != best && c->words[l] > second)
            second = c->words[l];
    if (!c->words[best])
        return;
    guess->tag = art_view_of(languages[best]);
    guess->sure = c->words[best] >= SURE_WORDS && second * 4 < c->words[best] * 3;
    /* A language that is not known here may be a relative of the one that is found. */
    guess->contradicts = guess->sure && said != LANGUAGES && c->words[best] >= LEAST_WORDS &&
                         c->words[said] * 4 < c->words[best];
}

art_language_guess art_language_of(const art_view *texts, size_t count, art_view declared)
{
    art_language_guess guess = {.sure = false};
    counts c = {.scripts = {0}};
    for (size_t i = 0; i < count; i++)
        count_text(&c, texts[i]);
    script s = main_script(&c);
    if (s == SCRIPT_NONE || letters_of(&c, s) < LEAST_LETTERS)
        return guess;
    if (s == SCRIPT_LATIN) {
        judge_words(&c, declared, &guess);
    } else {
        const char *other = judge_letters(&c, s);
        const char *of_script = *other ? other : languages_of[s];
        guess.tag = (art_view){of_script, strcspn(of_script, " ")};
        guess.by_script = guess.sure = true;
    }
    if (declared.size && !may_be_written(declared, s))
        guess.contradicts = true;
    return guess;
}
