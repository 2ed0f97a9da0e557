#include "article/lexicon.h"

#include "tables/clutter.h"

static int compare(art_view a, const char *b)
{
    size_t size = strlen(b);
    int order = memcmp(a.data, b, a.size < size ? a.size : size);
    return order ? order : a.size < size ? -1 : a.size > size;
}

enum {
    TOKEN_MAX = 24
};

/* The next token of a value, in lower case, at out; 0 at the end, else its length. */
static size_t next_token(art_view value, size_t *at, char out[TOKEN_MAX])
{
    while (*at < value.size && !art_is_alpha(value.data[*at]))
        ++*at;
    size_t size = 0;
    for (; *at < value.size && art_is_alpha(value.data[*at]); ++*at) {
        char c = value.data[*at];
        if (size && art_lower(c) != c && art_lower(value.data[*at - 1]) == value.data[*at - 1])
            break; /* camelCase */
        if (size < TOKEN_MAX)
            out[size] = art_lower(c);
        size++;
    }
    return size < TOKEN_MAX ? size : TOKEN_MAX;
}

/* Class lists of utility frameworks run to hundreds of tokens that say nothing. */
enum {
    NAMES_MAX = 400
};

static bool has_token(art_view value, const char *const *words, size_t count)
{
    char token[TOKEN_MAX];
    value.size = value.size < NAMES_MAX ? value.size : NAMES_MAX;
    for (size_t at = 0, size; (size = next_token(value, &at, token)) > 0;)
        for (size_t i = 0; i < count; i++)
            if (compare((art_view){token, size}, words[i]) == 0)
                return true;
    return false;
}

bool art_lexicon_comments(art_view value)
{
    static const char *const words[] = {"comment",     "comments",   "commentlist", "disqus",
                                        "kommentar",   "kommentare", "respond",     "commentaires",
                                        "comentarios", "komentarze"};
    return has_token(value, words, sizeof words / sizeof *words);
}

/* Text in simple lower case and a NUL at out; false when it does not fit. */
static bool lower_case(art_view text, char *out, size_t room)
{
    size_t size = 0;
    for (size_t i = 0; i < text.size;) {
        if (room - size < 5)
            return false;
        if ((unsigned char)text.data[i] < 0x80) {
            out[size++] = art_lower(text.data[i++]);
            continue;
        }
        size += art_utf8_put(out + size, art_to_lower(art_utf8_next(text.data, text.size, &i)));
    }
    out[size] = '\0';
    return true;
}

/* A set of bytes, some of which fall together. */
static uint64_t bit_of(char c)
{
    return UINT64_C(1) << (c & 63);
}

/* Is one of the words in the text? All have three bytes at least. */
static bool contains_one(const char *text, const char *const *words, size_t count)
{
    uint64_t bytes = 0;
    for (const char *c = text; *c; c++)
        bytes |= bit_of(*c);
    for (size_t i = 0; i < count; i++) {
        const char *w = words[i];
        uint64_t needed = bit_of(w[0]) | bit_of(w[1]) | bit_of(w[2]); /* few texts have these */
        if ((needed & ~bytes) == 0 && strstr(text, w))
            return true;
    }
    return false;
}

/* Longer than this is no heading (UTF-8 bytes: 40 Greek letters, 26 Chinese characters). */
enum {
    HEADING_MAX = 80
};

bool art_lexicon_clutter(art_view text)
{
    char lower[HEADING_MAX + 5];
    if (text.size > HEADING_MAX || !lower_case(text, lower, sizeof lower))
        return false;
    /* The last one that is not behind the text: any in front of it that the text begins with would
     * be its beginning, too. */
    size_t low = 0, high = sizeof clutter / sizeof *clutter;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(clutter_texts + clutter[middle], lower) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    const char *before = low > 0 ? clutter_texts + clutter[low - 1] : "";
    return *before && !strncmp(lower, before, strlen(before));
}

bool art_lexicon_ago(art_view text)
{
    static const char *const words[] = {
        " ago",   "vor ",    "il y a ",   "hace ",    "há ",     " fa",   " temu",
        " назад", " тому",   "πριν ",     " geleden", "sedan",   "siden", "前",
        "منذ",    " पहले",    "yesterday", "just now", "gestern", "hier ", "ayer",
        "вчера",  "wczoraj", "χθες",      "昨天",     "昨日"};
    char lower[HEADING_MAX + 5];
    if (text.size > 48 || !lower_case(text, lower, sizeof lower))
        return false;
    return contains_one(lower, words, sizeof words / sizeof *words);
}

size_t art_lexicon_ago_tail(art_view text)
{
    enum {
        TAIL = 24
    }; /* bytes of the longest "vor 12 Stunden" */
    size_t begin = text.size > TAIL ? text.size - TAIL : 0;
    while (begin < text.size && ((unsigned char)text.data[begin] & 0xC0) == 0x80)
        begin++;
    for (size_t i = begin; i < text.size; i++)
        if (art_is_digit(text.data[i]))
            return art_lexicon_ago((art_view){text.data + i, text.size - i}) ? i : 0;
    return 0;
}

bool art_lexicon_credit(art_view text)
{
    static const char *const words[] = {"photo",    "foto",   "picture:", "image:", "credit",
                                        "courtesy", "bild:",  "bilder:",  "quelle", "crédit",
                                        "imagen",   "zdjęci", "фото",     "φωτο",   "写真",
                                        "撮影",     "图",     "صورة",     "फोटो"};
    char lower[3 * HEADING_MAX + 5];
    if (text.size > 3 * HEADING_MAX || !lower_case(text, lower, sizeof lower))
        return false;
    return contains_one(lower, words, sizeof words / sizeof *words);
}

bool art_lexicon_refusal(art_view text)
{
    static const char *const words[] = {
        "access denied",      "forbidden",         "unauthorized",    "bad gateway",
        "server error",       "unavailable",       "javascript",      "just a moment",
        "checking your",      "a robot",           "are human",       "captcha",
        "zugriff verweigert", "accès refusé",      "acceso denegado", "acesso negado",
        "accesso negato",     "toegang geweigerd", "odmowa dostępu",  "доступ запрещ",
        "доступ заборон",     "απαγορεύεται",      "拒绝访问",        "アクセスが拒否"};
    char lower[HEADING_MAX + 5];
    if (text.size > HEADING_MAX || !lower_case(text, lower, sizeof lower))
        return false;
    return contains_one(lower, words, sizeof words / sizeof *words);
}

bool art_lexicon_missing(art_view text)
{
    static const char *const words[] = {
        "not found",      "error 404",      "404 error",      "cannot find",     "can't find",
        "could not find", "couldn’t find",  "can’t find",     "no longer exist", "does not exist",
        "doesn't exist",  "nicht gefunden", "introuvable",    "no encontrad",    "não encontrad",
        "non trovata",    "niet gevonden",  "nie znaleziono", "не найден",       "не знайден",
        "δεν βρέθηκε",    "找不到",         "不存在",         "見つかりません",  "غير موجودة",
        "नहीं मिला"};
    char lower[HEADING_MAX + 5];
    if (text.size > HEADING_MAX || !lower_case(text, lower, sizeof lower))
        return false;
    return contains_one(lower, words, sizeof words / sizeof *words);
}
