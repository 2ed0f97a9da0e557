/* Dates as publishers write them. */
#ifndef ART_DATE_H
#define ART_DATE_H

#include "base/text.h"

enum {
    ART_DATE_SIZE = 32 /* room for "2020-01-13T10:20:30+01:00" and a NUL */
};

/*
 * The first date in a short text as ISO 8601, NUL-terminated at out: a day ("2020-01-13"), or with
 * the time and the zone that follow it ("2020-01-13T10:20:30+01:00"). No zone is invented.
 *
 * Read are ISO 8601 and RFC 2822, dates in numbers (day before month unless that is impossible)
 * and with the names of months in English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Polish, Russian, Ukrainian, Greek, Chinese and Japanese. Only days that exist, 1990 to 2100.
 * Looks at the first 400 bytes. Returns the length, or 0 when there is no date.
 */
size_t art_date_find(art_view text, char out[ART_DATE_SIZE]);

/* As art_date_find, for the day in an address ("/2020/01/13/", "/2020-01-13-title"). */
size_t art_date_in_url(art_view url, char out[ART_DATE_SIZE]);

#endif
