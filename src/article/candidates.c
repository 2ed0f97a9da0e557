#include "article/candidates.h"

const art_candidate art_candidates[ART_CANDIDATE_COUNT] = {
#define ROW(field, rank, place, key)                                                               \
    {ARTICLE_##field, ART_PLACE_##place, rank, sizeof(key) - 1, ART_NAME_##place " " key},
    ART_CANDIDATE_LIST(ROW)
#undef ROW
};

#define FITS(field, rank, place, key)                                                              \
    _Static_assert(sizeof(ART_NAME_##place " " key) <= ART_ORIGIN_MAX, "ART_ORIGIN_MAX");
ART_CANDIDATE_LIST(FITS)
#undef FITS

/* Equal but for case; in Dublin Core names ":" and "_" stand for ".". */
static bool is_key(art_view name, art_view key)
{
    if (name.size != key.size)
        return false;
    bool dublin = key.size > 2 && key.data[0] == 'd' && key.data[1] == 'c';
    for (size_t i = 0; i < key.size; i++) {
        char c = art_lower(name.data[i]), k = art_lower(key.data[i]);
        if (c != k && !(dublin && k == '.' && (c == ':' || c == '_')))
            return false;
    }
    return true;
}

/* Where the rows of each field begin; the last one is their end. */
enum {
#define ONE(field, rank, place, key) +1
    FIRST_URL = 0,
    FIRST_TITLE = FIRST_URL ART_URL_CANDIDATES(ONE),
    FIRST_AUTHOR = FIRST_TITLE ART_TITLE_CANDIDATES(ONE),
    FIRST_DATE = FIRST_AUTHOR ART_AUTHOR_CANDIDATES(ONE),
    FIRST_MODIFIED = FIRST_DATE ART_DATE_CANDIDATES(ONE),
    FIRST_SITE_NAME = FIRST_MODIFIED ART_MODIFIED_CANDIDATES(ONE),
    FIRST_DESCRIPTION = FIRST_SITE_NAME ART_SITE_NAME_CANDIDATES(ONE),
    FIRST_LANGUAGE = FIRST_DESCRIPTION ART_DESCRIPTION_CANDIDATES(ONE),
    FIRST_DIR = FIRST_LANGUAGE ART_LANGUAGE_CANDIDATES(ONE),
    FIRST_IMAGE = FIRST_DIR ART_DIR_CANDIDATES(ONE),
    FIRST_TAGS = FIRST_IMAGE ART_IMAGE_CANDIDATES(ONE),
    FIRST_LICENSE = FIRST_TAGS ART_TAGS_CANDIDATES(ONE)
#undef ONE
};

const art_candidate *art_candidate_find(article_field field, art_place place, art_view key)
{
    static const unsigned char first[ARTICLE_FIELD_COUNT + 1] = {
#define FIRST(id, name, text)     [id] = FIRST_##id,
#define FIRST_ARTICLE_URL         FIRST_URL
#define FIRST_ARTICLE_TITLE       FIRST_TITLE
#define FIRST_ARTICLE_AUTHOR      FIRST_AUTHOR
#define FIRST_ARTICLE_DATE        FIRST_DATE
#define FIRST_ARTICLE_MODIFIED    FIRST_MODIFIED
#define FIRST_ARTICLE_SITE_NAME   FIRST_SITE_NAME
#define FIRST_ARTICLE_DESCRIPTION FIRST_DESCRIPTION
#define FIRST_ARTICLE_LANGUAGE    FIRST_LANGUAGE
#define FIRST_ARTICLE_DIR         FIRST_DIR
#define FIRST_ARTICLE_IMAGE       FIRST_IMAGE
#define FIRST_ARTICLE_TAGS        FIRST_TAGS
#define FIRST_ARTICLE_LICENSE     FIRST_LICENSE
        ARTICLE_FIELD_LIST(FIRST)[ARTICLE_FIELD_COUNT] = ART_CANDIDATE_COUNT,
#undef FIRST
    };
    bool any = field == ARTICLE_FIELD_COUNT;
    size_t end = any ? ART_CANDIDATE_COUNT : first[field + 1];
    for (size_t i = any ? 0 : first[field]; i < end; i++) {
        const art_candidate *c = &art_candidates[i];
        if (c->key_size == key.size && c->place == place && is_key(key, art_candidate_key(c)))
            return c;
    }
    return NULL;
}

bool art_candidate_seen(const art_candidate *candidate)
{
    switch (candidate->place) {
    case ART_PLACE_ITEMPROP:
    case ART_PLACE_ELEMENT:
    case ART_PLACE_CLASS:
    case ART_PLACE_TEXT:
        return true;
    case ART_PLACE_LINK:
        return candidate->field == ARTICLE_AUTHOR;
    default:
        return false;
    }
}
