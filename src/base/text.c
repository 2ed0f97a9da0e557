#include "base/text.h"

#include <utf8proc.h>

bool art_view_equal(art_view a, art_view b)
{
    return a.size == b.size && (!a.size || !memcmp(a.data, b.data, a.size));
}

bool art_view_starts_nocase(art_view text, art_view prefix)
{
    if (text.size < prefix.size)
        return false;
    for (size_t i = 0; i < prefix.size; i++)
        if (art_lower(text.data[i]) != art_lower(prefix.data[i]))
            return false;
    return true;
}

bool art_view_equal_nocase(art_view a, art_view b)
{
    return a.size == b.size && art_view_starts_nocase(a, b);
}

art_view art_decimal(char digits[12], uint32_t number)
{
    size_t at = 12;
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    return (art_view){digits + at, 12 - at};
}

size_t art_view_find_nocase(art_view text, art_view needle)
{
    char first = needle.size ? art_lower(needle.data[0]) : '\0';
    for (size_t i = 0; needle.size <= text.size && i <= text.size - needle.size; i++)
        if ((!needle.size || art_lower(text.data[i]) == first) &&
            art_view_starts_nocase((art_view){text.data + i, text.size - i}, needle))
            return i;
    return SIZE_MAX;
}

art_view art_view_trim(art_view text)
{
    while (text.size && art_is_space(text.data[0])) {
        text.data++;
        text.size--;
    }
    while (text.size && art_is_space(text.data[text.size - 1]))
        text.size--;
    return text;
}

/* --- UTF-8: the table of well-formed sequences is Unicode's table 3-7 --- */

/* The range of the second byte and the length of a sequence that begins with byte b. */
static size_t sequence(unsigned char b, unsigned char *low, unsigned char *high)
{
    *low = 0x80;
    *high = 0xBF;
    if (b >= 0xC2 && b <= 0xDF)
        return 2;
    if (b >= 0xE0 && b <= 0xEF) {
        if (b == 0xE0)
            *low = 0xA0;
        if (b == 0xED)
            *high = 0x9F;
        return 3;
    }
    if (b >= 0xF0 && b <= 0xF4) {
        if (b == 0xF0)
            *low = 0x90;
        if (b == 0xF4)
            *high = 0x8F;
        return 4;
    }
    return 0;
}

uint32_t art_utf8_next(const char *text, size_t size, size_t *at)
{
    unsigned char b = (unsigned char)text[(*at)++];
    if (b < 0x80)
        return b;
    unsigned char low, high;
    size_t length = sequence(b, &low, &high);
    if (!length)
        return 0xFFFD;
    uint32_t code = b & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        unsigned char c = *at < size ? (unsigned char)text[*at] : 0;
        if (c < low || c > high)
            return 0xFFFD;
        low = 0x80;
        high = 0xBF;
        code = code << 6 | (c & 0x3Fu);
        (*at)++;
    }
    return code;
}

uint32_t art_utf8_before(const char *text, size_t at, size_t *begin)
{
    size_t i = at - 1;
    while (i > 0 && at - i < 4 && ((unsigned char)text[i] & 0xC0) == 0x80)
        i--;
    *begin = i;
    return art_utf8_next(text, at, &i);
}

size_t art_utf8_put(char *out, uint32_t code)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = 0xFFFD;
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)out);
}

size_t art_ascii_length(const char *text, size_t size)
{
    size_t i = 0;
    /* Words at a time: nearly all of a page is ASCII. */
    uint64_t words[4];
    for (; size - i >= sizeof words; i += sizeof words) {
        memcpy(words, text + i, sizeof words);
        if ((words[0] | words[1] | words[2] | words[3]) & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < size && (unsigned char)text[i] < 0x80)
        i++;
    return i;
}

size_t art_utf8_valid(const char *text, size_t size)
{
    size_t i = 0;
    while (i < size) {
        i += art_ascii_length(text + i, size - i);
        if (i == size)
            break;
        unsigned char b = (unsigned char)text[i], low, high;
        size_t length = sequence(b, &low, &high);
        if (!length || size - i < length)
            return i;
        for (size_t k = 1; k < length; k++) {
            unsigned char c = (unsigned char)text[i + k];
            if (c < low || c > high)
                return i;
            low = 0x80;
            high = 0xBF;
        }
        i += length;
    }
    return i;
}

/* --- Unicode --- */

bool art_is_word(uint32_t code)
{
    if (code < 0x80)
        return art_is_alnum((char)code) || code == '_';
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false;
    }
}

bool art_is_cjk(uint32_t code)
{
    return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x4DBF) ||
           (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0x20000 && code <= 0x3FFFF);
}

bool art_is_upper(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z';
    return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_LU;
}

uint32_t art_to_lower(uint32_t code)
{
    if (code < 0x80)
        return (uint32_t)(unsigned char)art_lower((char)code);
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

uint32_t art_char_width(uint32_t code)
{
    if (code < 0x300)
        return code >= 0x20 && code != 0x7F && code != 0xAD;
    int width = utf8proc_charwidth((utf8proc_int32_t)code);
    return width > 0 ? (uint32_t)width : 0;
}

uint32_t art_text_width(art_view text)
{
    uint32_t width = 0;
    for (size_t i = 0; i < text.size;)
        width += art_char_width(art_utf8_next(text.data, text.size, &i));
    return width;
}

bool art_is_any_space(uint32_t code)
{
    if (code < 0x80)
        return art_is_space((char)code) || code == '\v';
    if (code == 0x85 || code == 0xFEFF || code == 0x200B)
        return true;
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return false;
    }
}

bool art_is_command(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

int art_columns(uint32_t code)
{
    if (code >= 0x20 && code < 0x7F)
        return 1;
    int columns = utf8proc_charwidth((utf8proc_int32_t)code);
    return columns < 0 ? 0 : columns > 2 ? 2 : columns;
}

bool art_words_next(art_words *words, art_view *word)
{
    size_t begin = 0, taken = 0; /* taken: characters of the word so far */
    bool cjk = false;
    while (words->at < words->size) {
        size_t here = words->at;
        uint32_t code = art_utf8_next(words->text, words->size, &words->at);
        bool is_cjk = code >= 0x3040 && art_is_cjk(code);
        bool in = is_cjk || art_is_word(code);
        if (taken && (!in || is_cjk != cjk || (cjk && taken == 2))) {
            *word = (art_view){words->text + begin, here - begin};
            words->at = here; /* looked one character too far */
            return true;
        }
        if (in) {
            if (!taken)
                begin = here;
            taken++;
            cjk = is_cjk;
            /* most words are of ASCII alone */
            while (!cjk && words->at < words->size && art_is_alnum(words->text[words->at]))
                words->at++;
        }
    }
    if (!taken)
        return false;
    *word = (art_view){words->text + begin, words->size - begin};
    return true;
}

size_t art_word_count(art_view text)
{
    art_words words = {text.data, text.size, 0};
    art_view word;
    size_t count = 0;
    while (art_words_next(&words, &word))
        count++;
    return count;
}

void art_word_set_of(art_view text, art_word_set *set)
{
    art_words words = {text.data, text.size, 0};
    art_view word;
    set->count = 0;
    while (set->count < ART_WORD_SET_MAX && art_words_next(&words, &word))
        set->hashes[set->count++] = art_hash_lower(word);
}

double art_word_set_shared(const art_word_set *a, const art_word_set *b)
{
    size_t hits = 0;
    for (size_t i = 0; i < a->count; i++) {
        size_t k = 0;
        while (k < b->count && b->hashes[k] != a->hashes[i])
            k++;
        hits += k < b->count;
    }
    return a->count ? (double)hits / (double)a->count : 0;
}

double art_words_shared(art_view a, art_view b)
{
    art_word_set in_a, in_b;
    art_word_set_of(a, &in_a);
    art_word_set_of(b, &in_b);
    return art_word_set_shared(&in_a, &in_b);
}

uint64_t art_hash_lower(art_view text)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < text.size;) {
        if ((unsigned char)text.data[i] < 0x80 && text.data[i]) {
            hash = (hash ^ (unsigned char)art_lower(text.data[i++])) * UINT64_C(1099511628211);
            continue;
        }
        uint32_t code = art_to_lower(art_utf8_next(text.data, text.size, &i));
        for (; code; code >>= 8)
            hash = (hash ^ (code & 0xFF)) * UINT64_C(1099511628211);
    }
    return hash;
}
