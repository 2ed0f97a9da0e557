#include "article/date.h"

#include <stdio.h>

/* Names and abbreviations of months, in lower case, each list in the order of the year. */
/* clang-format off */
#define MONTH_LIST(X)                                                                              \
    X(1, "january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari "       \
         "styczeń stycznia sty январь января янв січень січня січ ιανουάριος ιανουαρίου ιαν जनवरी")      \
    X(2, "february feb februar feber février févr fév fevrier febrero febbraio fevereiro fev "     \
         "februari luty lutego lut февраль февраля фев февр лютий лютого лют φεβρουάριος "         \
         "φεβρουαρίου φεβ φεβρ फ़रवरी फरवरी")                                                                   \
    X(3, "march mar märz maerz mär mrz mars marzo março marco maart mrt marzec marca март марта "  \
         "мар березень березня бер μάρτιος μαρτίου μαρ μάρ मार्च")                                       \
    X(4, "april apr avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр квітень "   \
         "квітня кві апріль απρίλιος απριλίου απρ अप्रैल")                                                \
    X(5, "may mai mayo maggio mag maio mei maj maja май мая травень травня тра μάιος μαΐου μαίου " \
         "μάϊος μαι μαϊ μάι मई")                                                                      \
    X(6, "june jun juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн червень "   \
         "червня чер ιούνιος ιουνίου ιουν ιούν ιον जून")                                               \
    X(7, "july jul juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл "       \
         "липень липня лип ιούλιος ιουλίου ιουλ ιούλ जुलाई")                                             \
    X(8, "august aug août aout agosto ago augustus sierpień sierpnia sie август августа авг "      \
         "серпень серпня сер αύγουστος αυγούστου αυγ αύγ अगस्त")                                         \
    X(9, "september sept sep septembre septiembre setiembre settembre set setembro wrzesień "      \
         "września wrz сентябрь сентября сен сент вересень вересня вер σεπτέμβριος "               \
         "σεπτεμβρίου σεπ σεπτ सितंबर सितम्बर")                                                                   \
    X(10, "october oct oktober okt octobre octubre ottobre ott outubro out październik "           \
          "października paź октябрь октября окт жовтень жовтня жов οκτώβριος οκτωβρίου οκτ अक्टूबर अक्तूबर")       \
    X(11, "november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя "     \
          "нояб листопад листопада лис νοέμβριος νοεμβρίου νοε νοέ नवंबर नवम्बर")                               \
    X(12, "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro "       \
          "grudzień grudnia gru декабрь декабря дек грудень грудня гру δεκέμβριος δεκεμβρίου δεκ दिसंबर दिसम्बर")
/* clang-format on */

/* Words that may stand between the parts of a date, and those between a date and its time. */
static const char joints[] =
    "st nd rd th er º ª o a de del of the year г р року года года. 年 月 日 년 월 일";
static const char time_joints[] =
    "at um à a las kl godz в о om ore às alle στις 日 h uhr the on g г г. года";

/* Zones with a fixed meaning: RFC 2822, section 4.3. */
typedef struct zone_name {
    const char *name, *offset;
} zone_name;

static const zone_name zones[] = {
    {"z", "Z"},        {"utc", "Z"},      {"gmt", "Z"},      {"ut", "Z"},
    {"est", "-05:00"}, {"edt", "-04:00"}, {"cst", "-06:00"}, {"cdt", "-05:00"},
    {"mst", "-07:00"}, {"mdt", "-06:00"}, {"pst", "-08:00"}, {"pdt", "-07:00"},
};

enum {
    TEXT_MAX = 400,
    TOKEN_MAX = 160,
    WORD_MAX = 32
};

typedef enum token_kind {
    TOKEN_END = 0,
    TOKEN_NUMBER,
    TOKEN_WORD, /* letters; month is 1 to 12 for the name of one */
    TOKEN_MARK  /* any other character, white space included */
} token_kind;

typedef struct token {
    token_kind kind;
    unsigned value;  /* of a number */
    unsigned digits; /* of a number */
    unsigned month;  /* of a word */
    uint32_t mark;
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

static unsigned month_of(const char *word)
{
#define MATCH(number, names)                                                                       \
    if (in_list(word, names))                                                                      \
        return number;
    MONTH_LIST(MATCH)
#undef MATCH
    return 0;
}

static bool is_number_code(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static bool is_letter(uint32_t code)
{
    return art_is_word(code) && !is_number_code(code) && code != '_';
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
    t->month = month_of(t->word);
}

static void read_tokens(art_view text, tokens *out)
{
    out->count = 0;
    text.size = text.size < TEXT_MAX ? text.size : TEXT_MAX;
    for (size_t at = 0; at < text.size && out->count < TOKEN_MAX; out->count++) {
        token *t = &out->items[out->count];
        *t = (token){.kind = TOKEN_MARK};
        size_t next = at;
        uint32_t code = art_utf8_next(text.data, text.size, &next);
        if (is_number_code(code)) {
            t->kind = TOKEN_NUMBER;
            for (; at < text.size && art_is_digit(text.data[at]); at++, t->digits++)
                t->value = t->value < 100000000 ? t->value * 10 + (unsigned)(text.data[at] - '0')
                                                : t->value;
        } else if (is_letter(code)) {
            t->kind = TOKEN_WORD;
            read_word(text, &at, t);
        } else {
            t->mark = art_is_any_space(code) ? ' ' : code;
            at = next;
        }
    }
    out->items[out->count] = (token){.kind = TOKEN_END};
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
        bool word = t->kind == TOKEN_WORD && !t->month && in_list(t->word, joints);
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

/* The time at t, if there is one, in ISO 8601 at out with its "T"; else "". */
static void read_time(const token *t, char out[ART_DATE_SIZE])
{
    char zone[8];
    out[0] = '\0';
    t = over_time_joints(t);
    if (!is_number(t, 1, 2) || !is_mark(t + 1, ':') || !is_number(t + 2, 2, 2))
        return;
    unsigned hour = t->value, minute = t[2].value, second = 0;
    t += 3;
    bool seconds = is_mark(t, ':') && is_number(t + 1, 2, 2);
    if (seconds) {
        second = t[1].value;
        t += 2;
        if ((is_mark(t, '.') || is_mark(t, ',')) && is_number(t + 1, 1, 12))
            t += 2; /* fractions are nothing for people */
    }
    int half = read_half(&t);
    if (half && (hour < 1 || hour > 12))
        return;
    if (half)
        hour = hour % 12 + (half == 2 ? 12 : 0);
    if (hour > 23 || minute > 59 || second > 59)
        return;
    read_zone(t, zone);
    if (seconds)
        (void)snprintf(out, ART_DATE_SIZE, "T%02u:%02u:%02u%s", hour % 100, minute % 100,
                       second % 100, zone);
    else
        (void)snprintf(out, ART_DATE_SIZE, "T%02u:%02u%s", hour % 100, minute % 100, zone);
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
static const token *year_first(const token *t, date *d)
{
    if (is_number(t, 8, 8)) {
        *d = (date){.year = t->value / 10000, .month = t->value / 100 % 100, .day = t->value % 100};
        return t + 1;
    }
    if (!is_number(t, 4, 4))
        return NULL;
    const token *month = over_joints(t + 1), *day = over_joints(month + (month->kind != TOKEN_END));
    if (month == t + 1 || !is_number(day, 1, 2))
        return NULL;
    if (!month->month && !is_number(month, 1, 2))
        return NULL;
    if (!month->month && day == month + 1)
        return NULL;
    *d = (date){
        .year = t->value, .month = month->month ? month->month : month->value, .day = day->value};
    return day + 1;
}

/* "13. Januar 2020", "13th of January, 2020", "January 13, 2020" */
static const token *named(const token *t, date *d)
{
    const token *second = over_joints(t + 1);
    const token *day = t->month ? second : t, *month = t->month ? t : second;
    if (!is_number(day, 1, 2) || !month->month)
        return NULL;
    const token *year = over_joints(second + 1);
    if (!is_number(year, 4, 4))
        return NULL;
    *d = (date){.year = year->value, .month = month->month, .day = day->value};
    return year + 1;
}

/* "13.01.2020", "13/01/2020", "1-13-2020", and with two digits each "13.01.20" */
static const token *numeric(const token *t, date *d)
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
    *d = (date){.year = full, .month = second->value, .day = t->value};
    if (d->month > 12)
        *d = (date){.year = full, .month = t->value, .day = second->value};
    return year + 1;
}

/* A number that goes on with a point and digits, or a longer run of them, is no part of a date. */
static bool begins_inside(const tokens *all, size_t i)
{
    return i >= 2 && is_mark(&all->items[i - 1], '.') && is_number(&all->items[i - 2], 1, 9);
}

static bool find(const tokens *all, date *d)
{
    static const token *(*const forms[])(const token *, date *) = {year_first, named, numeric};
    for (size_t i = 0; i < all->count; i++) {
        const token *t = &all->items[i];
        if ((t->kind != TOKEN_NUMBER && !t->month) || begins_inside(all, i))
            continue;
        for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
            const token *end = forms[k](t, d);
            if (end && exists(d)) {
                read_time(end, d->time);
                return true;
            }
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

size_t art_date_find(art_view text, char out[ART_DATE_SIZE])
{
    tokens all;
    date d;
    out[0] = '\0';
    read_tokens(text, &all);
    return find(&all, &d) ? put(&d, out) : 0;
}

size_t art_date_in_url(art_view url, char out[ART_DATE_SIZE])
{
    out[0] = '\0';
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
        const token *end = year_first(all.items, &d);
        bool split = end && (is_mark(&all.items[1], '/') || is_mark(&all.items[1], '-') ||
                             (all.count && all.items[0].digits == 8));
        if (split && end->kind != TOKEN_NUMBER && exists(&d))
            return put(&d, out);
    }
    return 0;
}
