/*
 * The candidates for each metadata field: which places of a page are asked, and whom we trust more.
 *
 * X(field, rank, place, key). A field takes its value from the candidates of the lowest rank that
 * has any; those of one rank are equals, the first in the document counts. Titles, dates and
 * authors have rules on top, in metadata_title, metadata_date and metadata_author. To trust a place
 * more or less, change its rank; to ask one more, add a row. Keys with "..." are for names that
 * have no row of their own: see metadata_head.
 */
#ifndef ART_CANDIDATES_H
#define ART_CANDIDATES_H

#include "article.h"
#include "base/text.h"

/* The names of the places, as origins show them. */
#define ART_NAME_LD_ARTICLE "json-ld article"
#define ART_NAME_LD_THING   "json-ld thing"
#define ART_NAME_LD_PAGE    "json-ld page"
#define ART_NAME_LD_SITE    "json-ld site"
#define ART_NAME_META       "meta"
#define ART_NAME_LINK       "link"
#define ART_NAME_ITEMPROP   "itemprop"
#define ART_NAME_ELEMENT    "element"
#define ART_NAME_CLASS      "class"
#define ART_NAME_TEXT       "text"
#define ART_NAME_ADDRESS    "address"

/* Places: X(enumerator, what a key is there). */
#define ART_PLACE_LIST(X)                                                                          \
    X(LD_ARTICLE, "property of an article, posting, recipe ... in JSON-LD")                        \
    X(LD_THING, "property of a product, video, event ... in JSON-LD")                              \
    X(LD_PAGE, "property of the page in JSON-LD")                                                  \
    X(LD_SITE, "property of a site or an organization in JSON-LD")                                 \
    X(META, "name, property, itemprop or http-equiv of a meta element")                            \
    X(LINK, "rel of a link or a element")                                                          \
    X(ITEMPROP, "itemprop of another element (microdata)")                                         \
    X(ELEMENT, "name of an element, or of its attribute")                                          \
    X(CLASS, "part of a class, id or data-testid")                                                 \
    X(TEXT, "what is seen near the headline, or counted in the text")                              \
    X(ADDRESS, "part of the page's address")

/* clang-format off */
#define ART_URL_CANDIDATES(X)                       \
    X(URL, 1, LINK, "canonical")                    \
    X(URL, 2, META, "og:url")                       \
    X(URL, 3, META, "parsely-link")                 \
    X(URL, 3, META, "twitter:url")                  \
    X(URL, 4, LD_ARTICLE, "url")                    \
    X(URL, 5, ADDRESS, "given")

/* Titles vote, with weights by rank: see metadata_title.c. */
#define ART_TITLE_CANDIDATES(X)                     \
    X(TITLE, 1, ELEMENT, "h1")                      \
    X(TITLE, 2, LD_ARTICLE, "headline")             \
    X(TITLE, 2, LD_ARTICLE, "name")                 \
    X(TITLE, 2, META, "parsely-title")              \
    X(TITLE, 2, META, "sailthru.title")             \
    X(TITLE, 2, META, "headline")                   \
    X(TITLE, 3, META, "citation_title")             \
    X(TITLE, 3, META, "dc.title")                   \
    X(TITLE, 3, META, "dcterms.title")              \
    X(TITLE, 3, META, "title")                      \
    X(TITLE, 4, ITEMPROP, "headline")               \
    X(TITLE, 5, META, "og:title")                   \
    X(TITLE, 5, ELEMENT, "title")                   \
    X(TITLE, 6, TEXT, "headline")                   \
    X(TITLE, 7, ELEMENT, "h2")                      \
    X(TITLE, 8, LD_THING, "name")                   \
    X(TITLE, 9, META, "twitter:title")              \
    X(TITLE, 10, ELEMENT, "part of h1")

#define ART_AUTHOR_CANDIDATES(X)                    \
    X(AUTHOR, 1, LD_ARTICLE, "author")              \
    X(AUTHOR, 1, LD_ARTICLE, "creator")             \
    X(AUTHOR, 2, META, "article:author")            \
    X(AUTHOR, 2, META, "article:author_name")       \
    X(AUTHOR, 2, META, "og:article:author")         \
    X(AUTHOR, 2, META, "og:author")                 \
    X(AUTHOR, 2, META, "book:author")               \
    X(AUTHOR, 3, META, "citation_author")           \
    X(AUTHOR, 3, META, "citation_authors")          \
    X(AUTHOR, 3, META, "dc.creator")                \
    X(AUTHOR, 3, META, "dc.creator.name")           \
    X(AUTHOR, 3, META, "dcterms.creator")           \
    X(AUTHOR, 4, TEXT, "by")                        \
    X(AUTHOR, 4, TEXT, "by, linked")                \
    X(AUTHOR, 5, META, "author")                    \
    X(AUTHOR, 5, META, "byl")                       \
    X(AUTHOR, 5, META, "byline")                    \
    X(AUTHOR, 5, META, "creator")                   \
    X(AUTHOR, 5, META, "parsely-author")            \
    X(AUTHOR, 5, META, "sailthru.author")           \
    X(AUTHOR, 5, META, "twitter:data1")             \
    X(AUTHOR, 6, ITEMPROP, "author")                \
    X(AUTHOR, 6, ITEMPROP, "creator")               \
    X(AUTHOR, 7, LINK, "author")                    \
    X(AUTHOR, 8, CLASS, "byline")                   \
    X(AUTHOR, 8, CLASS, "author")                   \
    X(AUTHOR, 8, CLASS, "autor")                    \
    X(AUTHOR, 8, CLASS, "auteur")                   \
    X(AUTHOR, 8, CLASS, "username")                 \
    X(AUTHOR, 9, TEXT, "link to an author")         \
    X(AUTHOR, 9, TEXT, "portrait")                  \
    X(AUTHOR, 9, TEXT, "signature")                 \
    X(AUTHOR, 9, TEXT, "by, far")                   \
    X(AUTHOR, 10, LD_THING, "author")               \
    X(AUTHOR, 10, LD_PAGE, "author")                \
    X(AUTHOR, 10, LD_ARTICLE, "organization")

#define ART_DATE_CANDIDATES(X)                      \
    X(DATE, 1, LD_ARTICLE, "datePublished")         \
    X(DATE, 2, META, "article:published_time")      \
    X(DATE, 2, META, "article:published")           \
    X(DATE, 2, META, "og:published_time")           \
    X(DATE, 2, META, "og:article:published_time")   \
    X(DATE, 2, META, "og:pubdate")                  \
    X(DATE, 3, META, "citation_publication_date")   \
    X(DATE, 3, META, "citation_date")               \
    X(DATE, 3, META, "citation_online_date")        \
    X(DATE, 3, META, "dc.date.issued")              \
    X(DATE, 3, META, "dcterms.issued")              \
    X(DATE, 4, META, "parsely-pub-date")            \
    X(DATE, 4, META, "sailthru.date")               \
    X(DATE, 4, META, "pubdate")                     \
    X(DATE, 4, META, "publish-date")                \
    X(DATE, 4, META, "publish_date")                \
    X(DATE, 4, META, "publishdate")                 \
    X(DATE, 4, META, "published")                   \
    X(DATE, 4, META, "published-date")              \
    X(DATE, 4, META, "publication_date")            \
    X(DATE, 5, META, "... published ...")           \
    X(DATE, 5, META, "datepublished")               \
    X(DATE, 5, META, "displaydate")                 \
    X(DATE, 5, ITEMPROP, "datePublished")           \
    X(DATE, 6, LD_ARTICLE, "dateCreated")           \
    X(DATE, 5, ITEMPROP, "dateCreated")             \
    X(DATE, 6, META, "datecreated")                 \
    X(DATE, 6, ELEMENT, "time")                     \
    X(DATE, 7, TEXT, "published")                   \
    X(DATE, 7, CLASS, "publish")                    \
    X(DATE, 7, CLASS, "pubdate")                    \
    X(DATE, 7, CLASS, "date")                       \
    X(DATE, 7, CLASS, "datum")                      \
    X(DATE, 7, CLASS, "timestamp")                  \
    X(DATE, 7, CLASS, "posted")                     \
    X(DATE, 7, CLASS, "time")                       \
    X(DATE, 7, CLASS, "fecha")                      \
    X(DATE, 7, CLASS, "meta")                       \
    X(DATE, 7, CLASS, "info")                       \
    X(DATE, 8, ADDRESS, "path")                     \
    X(DATE, 8, TEXT, "date alone")                  \
    /* dates of the file as often as of the article */ \
    X(DATE, 9, META, "date")                        \
    X(DATE, 9, META, "dc.date")                     \
    X(DATE, 9, META, "dcterms.date")                \
    X(DATE, 9, META, "dc.date.created")             \
    X(DATE, 9, META, "dcterms.created")             \
    X(DATE, 9, META, "timestamp")                   \
    X(DATE, 9, META, "... date")                    \
    X(DATE, 9, TEXT, "date")                        \
    X(DATE, 9, TEXT, "dateline")                    \
    X(DATE, 10, ELEMENT, "time in a sidebar")       \
    X(DATE, 10, CLASS, "date in a sidebar")         \
    X(DATE, 10, LD_THING, "datePublished")          \
    X(DATE, 10, LD_PAGE, "datePublished")

#define ART_MODIFIED_CANDIDATES(X)                  \
    X(MODIFIED, 1, LD_ARTICLE, "dateModified")      \
    X(MODIFIED, 2, META, "article:modified_time")   \
    X(MODIFIED, 2, META, "article:modified")        \
    X(MODIFIED, 2, META, "og:updated_time")         \
    X(MODIFIED, 2, META, "og:modified_time")        \
    X(MODIFIED, 3, META, "dcterms.modified")        \
    X(MODIFIED, 3, META, "dc.date.modified")        \
    X(MODIFIED, 4, META, "last-modified")           \
    X(MODIFIED, 4, META, "lastmod")                 \
    X(MODIFIED, 5, META, "datemodified")            \
    X(MODIFIED, 5, ITEMPROP, "dateModified")        \
    X(MODIFIED, 6, ELEMENT, "time")                 \
    X(MODIFIED, 7, CLASS, "updated")                \
    X(MODIFIED, 7, CLASS, "modified")               \
    X(MODIFIED, 9, TEXT, "date")                    \
    X(MODIFIED, 9, TEXT, "date, far")               \
    X(MODIFIED, 10, LD_PAGE, "dateModified")

#define ART_SITE_NAME_CANDIDATES(X)                 \
    X(SITE_NAME, 1, LD_ARTICLE, "publisher")        \
    X(SITE_NAME, 2, META, "og:site_name")           \
    X(SITE_NAME, 3, META, "citation_journal_title") \
    X(SITE_NAME, 3, META, "dc.publisher")           \
    X(SITE_NAME, 4, META, "application-name")       \
    X(SITE_NAME, 4, META, "apple-mobile-web-app-title") \
    X(SITE_NAME, 10, LD_SITE, "name")

#define ART_DESCRIPTION_CANDIDATES(X)               \
    X(DESCRIPTION, 1, LD_ARTICLE, "description")    \
    X(DESCRIPTION, 2, META, "og:description")       \
    X(DESCRIPTION, 3, META, "dc.description")       \
    X(DESCRIPTION, 3, META, "dcterms.description")  \
    X(DESCRIPTION, 3, META, "dcterms.abstract")     \
    X(DESCRIPTION, 4, META, "description")          \
    X(DESCRIPTION, 4, META, "sailthru.description") \
    X(DESCRIPTION, 5, META, "twitter:description")  \
    X(DESCRIPTION, 10, LD_THING, "description")     \
    X(DESCRIPTION, 10, LD_PAGE, "description")

/* The html element's own word goes before what is said elsewhere, often for the whole site. */
#define ART_LANGUAGE_CANDIDATES(X)                  \
    X(LANGUAGE, 1, ELEMENT, "lang")                 \
    X(LANGUAGE, 2, LD_ARTICLE, "inLanguage")        \
    X(LANGUAGE, 3, META, "og:locale")               \
    X(LANGUAGE, 4, META, "content-language")        \
    X(LANGUAGE, 4, META, "citation_language")       \
    X(LANGUAGE, 4, META, "dc.language")             \
    X(LANGUAGE, 4, META, "dcterms.language")        \
    X(LANGUAGE, 4, META, "inlanguage")              \
    X(LANGUAGE, 4, META, "language")                \
    X(LANGUAGE, 5, LD_PAGE, "inLanguage")           \
    X(LANGUAGE, 6, TEXT, "words")                   \
    X(LANGUAGE, 6, TEXT, "script")

#define ART_DIR_CANDIDATES(X)                       \
    X(DIR, 1, ELEMENT, "dir")                       \
    X(DIR, 2, TEXT, "language")

#define ART_IMAGE_CANDIDATES(X)                     \
    X(IMAGE, 1, LD_ARTICLE, "image")                \
    X(IMAGE, 1, LD_ARTICLE, "thumbnailUrl")         \
    X(IMAGE, 2, META, "og:image")                   \
    X(IMAGE, 2, META, "og:image:url")               \
    X(IMAGE, 2, META, "og:image:secure_url")        \
    X(IMAGE, 3, META, "parsely-image-url")          \
    X(IMAGE, 3, META, "sailthru.image.full")        \
    X(IMAGE, 4, META, "twitter:image")              \
    X(IMAGE, 4, META, "twitter:image:src")          \
    X(IMAGE, 4, META, "thumbnail")                  \
    X(IMAGE, 5, LINK, "image_src")                  \
    X(IMAGE, 6, ITEMPROP, "image")                  \
    X(IMAGE, 10, LD_THING, "image")

#define ART_TAGS_CANDIDATES(X)                      \
    X(TAGS, 1, LD_ARTICLE, "keywords")              \
    X(TAGS, 2, META, "article:tag")                 \
    X(TAGS, 2, META, "og:article:tag")              \
    X(TAGS, 3, META, "citation_keywords")           \
    X(TAGS, 3, META, "dc.subject")                  \
    X(TAGS, 4, META, "parsely-tags")                \
    X(TAGS, 4, META, "sailthru.tags")               \
    X(TAGS, 5, META, "news_keywords")               \
    X(TAGS, 6, META, "keywords")                    \
    X(TAGS, 7, LINK, "tag")

#define ART_LICENSE_CANDIDATES(X)                   \
    X(LICENSE, 1, LD_ARTICLE, "license")            \
    X(LICENSE, 2, LINK, "license")                  \
    X(LICENSE, 3, META, "dcterms.license")          \
    X(LICENSE, 3, META, "dc.rights")                \
    X(LICENSE, 3, META, "license")                  \
    X(LICENSE, 4, TEXT, "creativecommons.org")      \
    X(LICENSE, 10, LD_PAGE, "license")
/* clang-format on */

#define ART_CANDIDATE_LIST(X)                                                                      \
    ART_URL_CANDIDATES(X)                                                                          \
    ART_TITLE_CANDIDATES(X)                                                                        \
    ART_AUTHOR_CANDIDATES(X)                                                                       \
    ART_DATE_CANDIDATES(X)                                                                         \
    ART_MODIFIED_CANDIDATES(X)                                                                     \
    ART_SITE_NAME_CANDIDATES(X)                                                                    \
    ART_DESCRIPTION_CANDIDATES(X)                                                                  \
    ART_LANGUAGE_CANDIDATES(X)                                                                     \
    ART_DIR_CANDIDATES(X)                                                                          \
    ART_IMAGE_CANDIDATES(X)                                                                        \
    ART_TAGS_CANDIDATES(X)                                                                         \
    ART_LICENSE_CANDIDATES(X)

typedef enum art_place {
#define ART_PLACE_ENUM_(id, key) ART_PLACE_##id,
    ART_PLACE_LIST(ART_PLACE_ENUM_)
#undef ART_PLACE_ENUM_
    ART_PLACE_COUNT
} art_place;

/* Bytes of the longest origin, and its NUL. */
enum {
    ART_ORIGIN_MAX = 36
};

typedef struct art_candidate {
    article_field field;
    art_place place;
    unsigned char rank;
    unsigned char key_size;      /* bytes of the key, the end of origin */
    char origin[ART_ORIGIN_MAX]; /* place and key for people: "meta og:title" */
} art_candidate;

enum {
#define ART_CANDIDATE_COUNT_(field, rank, place, key) +1
    ART_CANDIDATE_COUNT = 0 ART_CANDIDATE_LIST(ART_CANDIDATE_COUNT_),
#undef ART_CANDIDATE_COUNT_
    ART_RANK_COUNT = 11 /* ranks run from 1 to 10 */
};

extern const art_candidate art_candidates[ART_CANDIDATE_COUNT];

/* What is asked for in its place: "og:title". */
static inline art_view art_candidate_key(const art_candidate *candidate)
{
    size_t size = candidate->key_size;
    return (art_view){candidate->origin + strlen(candidate->origin) - size, size};
}

/* The candidate of this place and key. Case does not count, and in meta elements "dc:title" and
 * "dc_title" are "dc.title". NULL where there is none; ARTICLE_FIELD_COUNT asks for any field. */
const art_candidate *art_candidate_find(article_field field, art_place place, art_view key);

/* Is the candidate something that readers see, and whose place on the page counts? */
bool art_candidate_seen(const art_candidate *candidate);

#endif
