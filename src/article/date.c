#include "article/date.h"

#include "article/months.h"

#include <stdio.h>

/* Words that may stand between the parts of a date, and those between a date and its time. */
static const char joints[] =
    "st nd rd th er º ª o a de del di of the den dne year г р року года 年 月 日 년 월 일";
static const char time_joints[] =
    "at um à a las kl godz в о om ore às alle στις 日 일 h uhr the on g г года";

/* Zones by name: those of RFC 2822, section 4.3, and others that mean one thing to most readers. */
typedef struct zone_name {
    const char *name, *offset;
} zone_name;

static const zone_name zones[] = {
    {"z", "Z"},         {"utc", "Z"},       {"gmt", "Z"},       {"ut", "Z"},
    {"est", "-05:00"},  {"edt", "-04:00"},  {"cst", "-06:00"},  {"cdt", "-05:00"},
    {"mst", "-07:00"},  {"mdt", "-06:00"},  {"pst", "-08:00"},  {"pdt", "-07:00"},
    {"cet", "+01:00"},  {"cest", "+02:00"}, {"mez", "+01:00"},  {"mesz", "+02:00"},
    {"bst", "+01:00"},  {"eet", "+02:00"},  {"eest", "+03:00"}, {"msk", "+03:00"},
    {"мск", "+03:00"},  {"jst", "+09:00"},  {"kst", "+09:00"},  {"hkt", "+08:00"},
    {"aest", "+10:00"}, {"aedt", "+11:00"},
};

enum {
    TEXT_MAX = 400,
    TOKEN_MAX = 160,
    WORD_MAX = 32
};

typedef enum token_kind {
    TOKEN_END = 0,
    TOKEN_NUMBER,
    TOKEN_WORD, /* letters */
    TOKEN_MARK  /* any other character, white space included */
} token_kind;

typedef struct token {
    token_kind kind;
    unsigned value;  /* of a number */
    unsigned digits; /* of a number */
    uint32_t mark;
    size_t begin, end;   /* in the text */
    char word[WORD_MAX]; /* in lower case, "" when it is too long */
} token;

typedef struct tokens {
    token items[TOKEN_MAX + 1];
    size_t count;
} tokens;

typedef struct date {
    unsigned year, month, day;
    char time[ART_DATE_SIZE]; /* from the "T" on, or "" */
} date;

/* --- tokens --- */

/* Is word one of the words of a list, which are separated by spaces? */
static bool in_list(const char *word, const char *list)
{
    size_t size = strlen(word);
    for (const char *at = list; size && *at;) {
        size_t n = strcspn(at, " ");
        if (n == size && !memcmp(at, word, n))
            return true;
        at += n + (at[n] == ' ');
    }
    return false;
}

/* The number of the month that a word names; 0 where it is none. */
static unsigned month_of(const token *t)
{
    enum {
        NAME_MAX_BYTES = 24 /* of the longest name, and its NUL */
    };
    static const char rows[][12][NAME_MAX_BYTES] = {
#define ROW(...) {__VA_ARGS__},
        ART_MONTH_LIST(ROW)
#undef ROW
    };
    const char *word = t->word;
    if (t->kind != TOKEN_WORD || !word[0])
        return 0;
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
        for (unsigned month = 0; month < 12; month++) {
            const char *name = rows[row][month];
            if (name[0] == word[0] && name[1] == word[1] && !strcmp(name, word))
                return month + 1;
        }
    return 0;
}

/* The value of a decimal digit: of ASCII, full width, or the Arabic, Persian or Devanagari script;
 * 10 where it is none. */
static unsigned digit_of(uint32_t code)
{
    static const uint32_t zeros[] = {'0', 0x660, 0x6F0, 0x966, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (code >= zeros[i] && code <= zeros[i] + 9)
            return (unsigned)(code - zeros[i]);
    return 10;
}

static bool is_letter(uint32_t code)
{
    return art_is_word(code) && digit_of(code) == 10 && code != '_';
}

/* Letters up to the next other character; a CJK character is a word by itself. */
static void read_word(art_view text, size_t *at, token *t)
{
    size_t size = 0, next = *at;
    bool fits = true, alone = false;
    while (next < text.size && !alone) {
        uint32_t code = art_utf8_next(text.data, text.size, &next);
        if (!is_letter(code))
            break;
        alone = art_is_cjk(code);
        if (alone && size)
            break;
        fits = fits && size + 4 < WORD_MAX;
        if (fits)
            size += art_utf8_put(t->word + size, art_to_lower(code));
        *at = next;
    }
    t->word[fits ? size : 0] = '\0';
}

/* Digits up to the next other character. */
static void read_number(art_view text, size_t *at, token *t)
{
    for (size_t next = *at; next < text.size; t->digits++) {
        unsigned digit = digit_of(art_utf8_next(text.data, text.size, &next));
        if (digit == 10)
            break;
        t->value = t->value < 100000000 ? t->value * 10 + digit : t->value;
        *at = next;
    }
}

static void read_tokens(art_view text, tokens *out)
{
    out->count = 0;
    text.size = text.size < TEXT_MAX ? text.size : TEXT_MAX;
    for (size_t at = 0; at < text.size && out->count < TOKEN_MAX; out->count++) {
        token *t = &out->items[out->count];
        size_t next = at;
        uint32_t code = art_utf8_next(text.data, text.size, &next);
        t->begin = at;
        t->value = t->digits = 0;
        t->word[0] = '\0';
        if (digit_of(code) < 10) {
            t->kind = TOKEN_NUMBER;
            read_number(text, &at, t);
        } else if (is_letter(code)) {
            t->kind = TOKEN_WORD;
            read_word(text, &at, t);
        } else {
            t->kind = TOKEN_MARK;
            t->mark = art_is_any_space(code) ? ' ' : code;
            at = next;
        }
        t->end = at;
    }
    out->items[out->count] = (token){.kind = TOKEN_END, .begin = text.size, .end = text.size};
}

static bool is_mark(const token *t, uint32_t mark)
{
    return t->kind == TOKEN_MARK && t->mark == mark;
}

static bool is_number(const token *t, unsigned least, unsigned most)
{
    return t->kind == TOKEN_NUMBER && t->digits >= least && t->digits <= most;
}

/* Behind the white space, commas, dots, hyphens and small words between the parts of a date. */
static const token *over_joints(const token *t)
{
    for (;; t++) {
        bool mark = t->kind == TOKEN_MARK &&
                    (t->mark == ' ' || t->mark == ',' || t->mark == '.' || t->mark == '-' ||
                     t->mark == '/' || t->mark == 0xBA || t->mark == 0x60C);
        bool word = t->kind == TOKEN_WORD && in_list(t->word, joints);
        if (!mark && !word)
            return t;
    }
}

/* --- the time behind a date --- */

static const token *over_time_joints(const token *t)
{
    /* "T" is ISO 8601's; the marks are what stands between a date and a time in bylines. */
    for (;; t++) {
        bool mark = t->kind == TOKEN_MARK &&
                    (t->mark == ' ' || t->mark == ',' || t->mark == '.' || t->mark == '-' ||
                     t->mark == '|' || t->mark == '@' || t->mark == 0x2013 || t->mark == 0x2014 ||
                     t->mark == 0xB7 || t->mark == 0x2022);
        bool word =
            t->kind == TOKEN_WORD && (!strcmp(t->word, "t") || in_list(t->word, time_joints));
        if (!mark && !word)
            return t;
    }
}

/* "+01:00", "+0100", "+01" at t; false when it is none. */
static bool read_offset(const token *t, char out[8])
{
    bool minus = is_mark(t, '-') || is_mark(t, 0x2212);
    if (!minus && !is_mark(t, '+'))
        return false;
    unsigned hour, minute = 0;
    t++;
    if (is_number(t, 4, 4)) {
        hour = t->value / 100;
        minute = t->value % 100;
    } else if (is_number(t, 1, 2)) {
        hour = t->value;
        if (is_mark(t + 1, ':') && is_number(t + 2, 2, 2))
            minute = t[2].value;
    } else {
        return false;
    }
    if (hour > 14 || minute > 59)
        return false;
    (void)snprintf(out, 8, "%c%02u:%02u", minus ? '-' : '+', hour % 100, minute % 100);
    return true;
}

static void read_zone(const token *t, char out[8])
{
    out[0] = '\0';
    while (is_mark(t, ' ') || is_mark(t, '('))
        t++;
    if (read_offset(t, out) || t->kind != TOKEN_WORD)
        return;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (!strcmp(t->word, zones[i].name))
            (void)snprintf(out, 8, "%s", zones[i].offset);
    if (out[0] == 'Z') /* "GMT+0100" */
        (void)read_offset(t + 1, out);
}

/* "am", "p.m." at *t: 1 or 2, and *t is moved behind it; 0 when there is none. */
static int read_half(const token **t)
{
    const token *at = *t;
    while (is_mark(at, ' '))
        at++;
    if (at->kind != TOKEN_WORD)
        return 0;
    int half = 0;
    if (!strcmp(at->word, "am") || !strcmp(at->word, "pm")) {
        half = at->word[0] == 'a' ? 1 : 2;
        at++;
    } else if ((!strcmp(at->word, "a") || !strcmp(at->word, "p")) && is_mark(at + 1, '.') &&
               !strcmp(at[2].word, "m")) {
        half = at->word[0] == 'a' ? 1 : 2;
        at += is_mark(at + 3, '.') ? 4 : 3;
    }
    *t = half ? at : *t;
    return half;
}

/* The time at t, if there is one, in ISO 8601 at out with its "T"; else "". Returns the token
 * behind it. */
static const token *read_time(const token *t, char out[ART_DATE_SIZE])
{
    char zone[8];
    const token *date_end = t;
    out[0] = '\0';
    t = over_time_joints(t);
    bool compact = t > date_end && !strcmp(t[-1].word, "t") && is_number(t, 6, 6);
    if (!compact && (!is_number(t, 1, 2) || !is_mark(t + 1, ':') || !is_number(t + 2, 2, 2)))
        return date_end;
    unsigned hour = compact ? t->value / 10000 : t->value;
    unsigned minute = compact ? t->value / 100 % 100 : t[2].value;
    unsigned second = compact ? t->value % 100 : 0;
    t += compact ? 1 : 3;
    bool seconds = compact || (is_mark(t, ':') && is_number(t + 1, 2, 2));
    if (seconds && !compact) {
        second = t[1].value;
        t += 2;
        if ((is_mark(t, '.') || is_mark(t, ',')) && is_number(t + 1, 1, 12))
            t += 2; /* fractions are nothing for people */
    }
    int half = read_half(&t);
    if (half && (hour < 1 || hour > 12))
        return date_end;
    if (half)
        hour = hour % 12 + (half == 2 ? 12 : 0);
    if (hour > 23 || minute > 59 || second > 59)
        return date_end;
    read_zone(t, zone);
    if (seconds)
        (void)snprintf(out, ART_DATE_SIZE, "T%02u:%02u:%02u%s", hour % 100, minute % 100,
                       second % 100, zone);
    else
        (void)snprintf(out, ART_DATE_SIZE, "T%02u:%02u%s", hour % 100, minute % 100, zone);
    return t;
}

/* --- dates --- */

static bool exists(const date *d)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (d->year < 1990 || d->year > 2100 || d->month < 1 || d->month > 12 || d->day < 1)
        return false;
    bool leap = d->year % 4 == 0 && (d->year % 100 != 0 || d->year % 400 == 0);
    return d->day <= days[d->month - 1] + (leap && d->month == 2 ? 1u : 0u);
}

/* "2020-01-13", "2020/1/13", "2020年1月13日", "20200113", "2020 January 13" */
static const token *year_first(const token *t, art_date_order order, date *d)
{
    (void)order;
    if (is_number(t, 8, 8)) {
        *d = (date){.year = t->value / 10000, .month = t->value / 100 % 100, .day = t->value % 100};
        return t + 1;
    }
    if (!is_number(t, 4, 4))
        return NULL;
    const token *month = over_joints(t + 1), *day = over_joints(month + (month->kind != TOKEN_END));
    if (month == t + 1 || !is_number(day, 1, 2))
        return NULL;
    unsigned named = month_of(month);
    if (!named && (!is_number(month, 1, 2) || day == month + 1))
        return NULL;
    *d = (date){.year = t->value, .month = named ? named : month->value, .day = day->value};
    return day + 1;
}

/* "13. Januar 2020", "13th of January, 2020", "January 13, 2020" */
static const token *named(const token *t, art_date_order order, date *d)
{
    const token *second = over_joints(t + 1);
    bool day_first = t->kind == TOKEN_NUMBER;
    const token *day = day_first ? t : second, *month = day_first ? second : t;
    if (!is_number(day, 1, 2) || month->kind != TOKEN_WORD)
        return NULL;
    const token *year = over_joints(second + 1);
    unsigned number = is_number(year, 4, 4) ? month_of(month) : 0;
    (void)order;
    if (!number)
        return NULL;
    *d = (date){.year = year->value, .month = number, .day = day->value};
    return year + 1;
}

/* "13.01.2020", "13/01/2020", "1-13-2020", and with two digits each "13.01.20" */
static const token *numeric(const token *t, art_date_order order, date *d)
{
    if (!is_number(t, 1, 2) || t[1].kind != TOKEN_MARK)
        return NULL;
    uint32_t mark = t[1].mark;
    const token *second = t + 2;
    if (mark != '.' && mark != '/' && mark != '-')
        return NULL;
    second += mark == '.' && is_mark(second, ' ');
    if (!is_number(second, 1, 2) || !is_mark(second + 1, mark))
        return NULL;
    const token *year = second + 2;
    year += mark == '.' && is_mark(year, ' ');
    bool short_year = mark != '-' && t->digits == 2 && second->digits == 2 && is_number(year, 2, 2);
    if (!short_year && !is_number(year, 4, 4))
        return NULL;
    unsigned full = year->value;
    if (short_year)
        full += full >= 90 ? 1900 : 2000;
    /* With points the day is first everywhere. */
    bool month_first = order == ART_DATE_MONTH_FIRST && mark != '.';
    const token *day = month_first ? second : t, *month = month_first ? t : second;
    *d = (date){.year = full, .month = month->value, .day = day->value};
    if (d->month > 12)
        *d = (date){.year = full, .month = day->value, .day = month->value};
    return year + 1;
}

/* A number that goes on with a point and digits, or a longer run of them, is no part of a date. */
static bool begins_inside(const tokens *all, size_t i)
{
    return i >= 2 && is_mark(&all->items[i - 1], '.') && is_number(&all->items[i - 2], 1, 9);
}

static bool find(const tokens *all, art_date_order order, date *d, art_date *out)
{
    static const token *(*const forms[])(const token *, art_date_order, date *) = {year_first,
                                                                                   named, numeric};
    for (size_t i = 0; i < all->count; i++) {
        const token *t = &all->items[i];
        if (t->kind == TOKEN_MARK || t->kind == TOKEN_END || begins_inside(all, i))
            continue;
        for (size_t k = t->kind == TOKEN_WORD; k < sizeof forms / sizeof *forms; k++) {
            const token *end = forms[k](t, order, d);
            if (!end || !exists(d))
                continue;
            end = read_time(end, d->time);
            out->begin = t->begin;
            out->end = end->begin;
            return true;
        }
    }
    return false;
}

static size_t put(const date *d, char out[ART_DATE_SIZE])
{
    int n = snprintf(out, ART_DATE_SIZE, "%04u-%02u-%02u%s", d->year % 10000, d->month % 100,
                     d->day % 100, d->time);
    return n > 0 && n < ART_DATE_SIZE ? (size_t)n : 0;
}

/* Seconds since 1970, or milliseconds: 10 or 13 digits and nothing else. */
static bool read_epoch(art_view text, date *d)
{
    uint64_t seconds = 0;
    text = art_view_trim(text);
    if (text.size != 10 && text.size != 13)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        if (!art_is_digit(text.data[i]))
            return false;
        seconds = i < 10 ? seconds * 10 + (uint64_t)(text.data[i] - '0') : seconds;
    }
    /* Days to a date of the Gregorian calendar: years begin in March, so that leap days end them.
     */
    uint64_t days = seconds / 86400 + 719468, era = days / 146097, of_era = days % 146097;
    uint64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    uint64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    uint64_t month = (5 * of_year + 2) / 153;
    d->day = (unsigned)(of_year - (153 * month + 2) / 5 + 1);
    d->month = (unsigned)(month < 10 ? month + 3 : month - 9);
    d->year = (unsigned)(year + era * 400 + (d->month <= 2));
    unsigned of_day = (unsigned)(seconds % 86400);
    (void)snprintf(d->time, sizeof d->time, "T%02u:%02u:%02uZ", of_day / 3600 % 24,
                   of_day / 60 % 60, of_day % 60);
    return exists(d);
}

/* A date has two numbers, or one of eight digits and more; most texts have not. Bytes of other
 * scripts' digits are those that begin them, and no more is asked of these texts. */
static bool may_hold_date(art_view text)
{
    unsigned numbers = 0, digits = 0;
    for (size_t i = 0; i < text.size && i < TEXT_MAX; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == 0xD9 || c == 0xDB || c == 0xE0 || c == 0xEF)
            return true;
        digits = art_is_digit(text.data[i]) ? digits + 1 : 0;
        numbers += digits == 1;
        if (numbers == 2 || digits == 8)
            return true;
    }
    return false;
}

bool art_date_find(art_view text, art_date_order order, art_date *out)
{
    tokens all;
    date d = {.year = 0};
    *out = (art_date){.size = 0};
    if (!may_hold_date(text))
        return false;
    if (read_epoch(text, &d)) {
        out->end = text.size;
    } else {
        read_tokens(text, &all);
        if (!find(&all, order, &d, out))
            return false;
    }
    out->size = put(&d, out->text);
    return out->size > 0;
}

bool art_date_in_url(art_view url, art_date *out)
{
    *out = (art_date){.size = 0};
    for (size_t i = 1; i + 8 <= url.size; i++) {
        tokens all;
        date d = {.year = 0};
        bool edge = url.data[i - 1] == '/' || url.data[i - 1] == '-' || url.data[i - 1] == '_';
        if (url.data[i] == '?' || url.data[i] == '#')
            break;
        if (!edge || !art_is_digit(url.data[i]))
            continue;
        size_t left = url.size - i;
        read_tokens((art_view){url.data + i, left < 12 ? left : 12}, &all);
        const token *end = year_first(all.items, ART_DATE_DAY_FIRST, &d);
        bool split = end && (is_mark(&all.items[1], '/') || is_mark(&all.items[1], '-') ||
                             (all.count && all.items[0].digits == 8));
        if (!split || end->kind == TOKEN_NUMBER || !exists(&d))
            continue;
        out->begin = i;
        out->end = i + end->begin;
        out->size = put(&d, out->text);
        return out->size > 0;
    }
    return false;
}
