/* Dates as publishers write them. */
#ifndef ART_DATE_H
#define ART_DATE_H

#include "base/text.h"

enum {
    ART_DATE_SIZE = 32 /* room for "2020-01-13T10:20:30+01:00" and a NUL */
};

/* Which comes first in 3/4/2020: the day, or as in the United States the month. */
typedef enum art_date_order {
    ART_DATE_DAY_FIRST = 0,
    ART_DATE_MONTH_FIRST
} art_date_order;

typedef struct art_date {
    char text[ART_DATE_SIZE]; /* ISO 8601, NUL-terminated */
    size_t size;              /* of the text; 0: no date */
    size_t begin, end;        /* where it stands in what was searched */
} art_date;

/*
 * The first date in a short text: a day ("2020-01-13"), or with the time and the zone that follow
 * it
 * ("2020-01-13T10:20:30+01:00"). No zone is invented.
 *
 * Read are ISO 8601 and RFC 2822; dates in numbers, in the order that is given unless it is
 * impossible (with points the day comes first); dates with the names of months in the languages of
 * months.h, in Chinese, Japanese and Korean; digits of ASCII, full width, Arabic, Persian and
 * Devanagari; and where it is all of the text, seconds or milliseconds since 1970. Only days that
 * exist, 1990 to 2100. Looks at the first 400 bytes.
 */
bool art_date_find(art_view text, art_date_order order, art_date *out);

/* The day in an address ("/2020/01/13/", "/2020-01-13-title"). */
bool art_date_in_url(art_view url, art_date *out);

#endif
