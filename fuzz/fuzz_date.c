/*
 * Dates, authors' names and language tags, by the library's own functions: what is read out of
 * short texts that anybody may have written.
 *
 * Besides what the sanitizers watch: dates in the form that is promised, of days that exist, which
 * read again give themselves; places inside of the text; names that are clean.
 */
#include "article/date.h"
#include "article/language.h"
#include "article/metadata_author.h"
#include "article/metadata_date.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) ((condition) ? (void)0 : broken(#condition, __LINE__))

static void broken(const char *condition, int line)
{
    fprintf(stderr, "fuzz_date.c:%d: broken promise: %s\n", line, condition);
    abort();
}

static void *reallocate(void *context, void *old, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old_size;
    if (new_size)
        return realloc(old, new_size);
    free(old);
    return NULL;
}

/* Does text begin like the pattern, where 0 stands for a digit? */
static bool looks_like(const char *text, const char *pattern)
{
    for (; *pattern; text++, pattern++)
        if (*pattern == '0' ? !art_is_digit(*text) : *text != *pattern)
            return false;
    return true;
}

static unsigned number(const char *text, int digits)
{
    unsigned value = 0;
    for (int i = 0; i < digits; i++)
        value = value * 10 + (unsigned)(text[i] - '0');
    return value;
}

/* "2020-01-13", "...T10:20", "...T10:20:30", each time with "Z" or "+01:00" or nothing. */
static void check_form(const char *text)
{
    static const unsigned char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    REQUIRE(looks_like(text, "0000-00-00"));
    unsigned month = number(text + 5, 2), day = number(text + 8, 2);
    REQUIRE(number(text, 4) >= 1990 && number(text, 4) <= 2100);
    REQUIRE(month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]);
    const char *rest = text + 10;
    if (*rest) {
        REQUIRE(looks_like(rest, "T00:00"));
        REQUIRE(number(rest + 1, 2) < 24 && number(rest + 4, 2) < 60);
        rest += 6;
        if (*rest == ':') {
            REQUIRE(looks_like(rest, ":00") && number(rest + 1, 2) < 60);
            rest += 3;
        }
        if (*rest == 'Z')
            rest++;
        else if (*rest)
            rest += looks_like(rest, "+00:00") || looks_like(rest, "-00:00") ? 6 : 0;
    }
    REQUIRE(!*rest);
}

static void check_date(bool found, const art_date *date, art_view text)
{
    REQUIRE(found == (date->size > 0));
    REQUIRE(date->size < ART_DATE_SIZE && !date->text[date->size]);
    REQUIRE(date->begin <= date->end && date->end <= text.size);
    if (!found)
        return;
    check_form(date->text);
    art_date again;
    REQUIRE(art_date_find((art_view){date->text, date->size}, ART_DATE_MONTH_FIRST, &again));
    REQUIRE(!strcmp(again.text, date->text));
}

static void check_names(art_view text)
{
    art_arena arena;
    art_arena_init(&arena, (art_allocator){reallocate, NULL});
    art_arena_reset(&arena, (size_t)16 << 20);
    for (int mode = ART_AUTHOR_SAID; mode <= ART_AUTHOR_SEEN; mode++) {
        art_authors authors = {.count = 0};
        art_author_site site = {.names = {ART_VIEW("Example")}, .count = 1, .title = text};
        REQUIRE(art_authors_add(&authors, &arena, text, &site, (art_author_mode)mode));
        REQUIRE(authors.count <= ART_AUTHORS_MAX);
        for (size_t i = 0; i < authors.count; i++)
            REQUIRE(authors.names[i].size >= 2 && !authors.names[i].data[authors.names[i].size]);
    }
    art_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *copy = malloc(size ? size : 1); /* of its exact size, so that reading past it is seen */
    REQUIRE(copy != NULL);
    if (size)
        memcpy(copy, data, size);
    art_view text = {copy, size};
    art_date date;
    bool found = art_date_find(text, ART_DATE_DAY_FIRST, &date);
    check_date(found, &date, text);
    found = art_date_find(text, ART_DATE_MONTH_FIRST, &date);
    check_date(found, &date, text);
    found = art_date_in_url(text, &date);
    check_date(found, &date, text);
    const art_candidate *time =
        art_candidate_find(ARTICLE_DATE, ART_PLACE_ELEMENT, ART_VIEW("time"));
    REQUIRE(time != NULL);
    (void)art_date_labelled(text, time);
    char tag[ART_LANGUAGE_SIZE];
    REQUIRE(art_language_tag(text, tag) < sizeof tag);
    (void)art_language_of(&text, 1, text);
    if (art_utf8_valid(copy, size) == size) /* texts of a page are */
        check_names(text);
    free(copy);
    return 0;
}

#ifdef REPLAY
#include "replay.h"
#endif
