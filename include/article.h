/*
 * article.h - libarticle: the article of a web page, without the page around it.
 *
 *     article_extractor *x = article_extractor_new(NULL);
 *     const article *a;
 *     if (article_extractor_run(x, html, size, NULL, &a) == ARTICLE_OK && article_found(a))
 *         puts(article_text(a, NULL));
 *     article_extractor_free(x);
 *
 * Every string that the library returns is valid UTF-8 and NUL-terminated; a length, where one is
 * offered, does not count the NUL. Sizes are in bytes unless a comment names another unit.
 *
 * Structures that the caller fills in begin with their own size, so that a program compiled against
 * an older header keeps working: set it with the *_INIT macro or to sizeof the structure.
 *
 * Nothing here reads files, the clock, the environment or the locale, starts threads, or ends the
 * process. One page is a pure function of its bytes, the page information and the options.
 */
#ifndef ARTICLE_H
#define ARTICLE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) && !defined(ARTICLE_STATIC)
#define ARTICLE_API __attribute__((visibility("default")))
#else
#define ARTICLE_API
#endif

/* Version of this header; article_version() is that of the library in use. */
#define ARTICLE_VERSION "0.1.0"

/* The version of the library, such as "0.1.0". Never NULL; static storage. */
ARTICLE_API const char *article_version(void);

/* --- status ------------------------------------------------------------------------------- */

/* What a call has to say. "No article on this page" is a result (see article_found), not an error.
 */
typedef enum article_status {
    ARTICLE_OK = 0,
    ARTICLE_ERROR_ARGUMENT,     /* a required pointer is NULL, or a structure's size is unknown */
    ARTICLE_ERROR_MEMORY,       /* the allocator, or the system's iconv, had no memory */
    ARTICLE_ERROR_MAX_BYTES,    /* the page is larger than article_options.max_bytes */
    ARTICLE_ERROR_MAX_MEMORY,   /* the page needs more than article_options.max_memory */
    ARTICLE_ERROR_PARSER_LIMIT, /* parsing needs far more memory than a page of this size should */
    ARTICLE_ERROR_CHARSET,      /* iconv of this system cannot convert the page's encoding */
    ARTICLE_ERROR_BINARY,       /* the input is no text: PDF, image, archive, ... */
    ARTICLE_ERROR_SINK          /* the sink of article_write asked to stop */
} article_status;

/* A short English sentence for a status, without a full stop. Never NULL; static storage. */
ARTICLE_API const char *article_status_message(article_status status);

/* --- extractor ---------------------------------------------------------------------------- */

/*
 * Memory functions. reallocate works like realloc, with the old size and a context:
 * - old NULL: allocate new_size bytes, aligned for any type; NULL when there is no memory;
 * - new_size 0: free old (of old_size bytes) and return NULL;
 * - else resize old from old_size to new_size, or return NULL and leave old as it is.
 * The conversion of legacy charsets (iconv) uses the C library's malloc instead, for no more than a
 * bounded multiple of the page.
 */
typedef struct article_allocator {
    void *(*reallocate)(void *context, void *old, size_t old_size, size_t new_size);
    void *context;
} article_allocator;

/* What kind of page to expect. */
typedef enum article_mode {
    ARTICLE_MODE_AUTO =
        0, /* judge whether the page is an article, or a list, a forum, a product ... */
    ARTICLE_MODE_ARTICLE /* every page is an article */
} article_mode;

/* What to do with blocks that may or may not belong to the article. */
typedef enum article_favor {
    ARTICLE_FAVOR_BALANCE = 0, /* keep them when that is likelier right than wrong */
    ARTICLE_FAVOR_PRECISION,   /* drop them: cleaner texts, with more gaps */
    ARTICLE_FAVOR_RECALL       /* keep them: fuller texts, with more clutter */
} article_favor;

/* Options of an extractor. A limit of 0 means its default. */
typedef struct article_options {
    size_t size;      /* sizeof(article_options) */
    size_t max_bytes; /* largest page accepted; default 32 MiB */
    size_t
        max_memory; /* most memory held at a time for one page, input excluded; default 256 MiB */
    article_allocator allocator; /* reallocate NULL: malloc, realloc and free */
    article_mode mode;
    article_favor favor;
} article_options;

#define ARTICLE_OPTIONS_INIT                                                                       \
    {                                                                                              \
        sizeof(article_options), 0, 0, {NULL, NULL}, ARTICLE_MODE_AUTO, ARTICLE_FAVOR_BALANCE      \
    }

/* How to read the bytes of a page. */
typedef enum article_input {
    ARTICLE_INPUT_AUTO = 0, /* plain text when there is not a single tag in it, else HTML */
    ARTICLE_INPUT_HTML,
    ARTICLE_INPUT_TEXT /* plain text; blank lines end paragraphs */
} article_input;

/* What is known about a page from outside of it. All of it is optional. */
typedef struct article_page_info {
    size_t size;         /* sizeof(article_page_info) */
    const char *url;     /* address of the page, absolute; relative links are resolved against it */
    const char *charset; /* encoding label from the transport (HTTP Content-Type). An unknown label
                            is ignored, as browsers do; ask article_charset_known before */
    article_input input;
} article_page_info;

#define ARTICLE_PAGE_INFO_INIT                                                                     \
    {                                                                                              \
        sizeof(article_page_info), NULL, NULL, ARTICLE_INPUT_AUTO                                  \
    }

/* 1 when label is one of the labels of the WHATWG Encoding Standard, section 4.2, else 0. NULL is
 * unknown. White space around the label and letter case do not count. */
ARTICLE_API int article_charset_known(const char *label);

/*
 * An extractor owns the memory that pages are worked in and reuses it page after page.
 * One extractor must not be used by several threads at a time; different threads may use
 * different extractors concurrently. The same holds for the results of an extractor.
 */
typedef struct article_extractor article_extractor;

/* The result for one page. It belongs to the extractor and lives until its next run or its end. */
typedef struct article article;

/* A new extractor; options NULL for the defaults. NULL when there is no memory or options->size or
 * one of its members is invalid. To be freed with article_extractor_free. */
ARTICLE_API article_extractor *article_extractor_new(const article_options *options);

/* The limit on a page's size that is in force, so that a caller need not read more than one byte
 * beyond it. 0 for NULL. */
ARTICLE_API size_t article_extractor_max_bytes(const article_extractor *extractor);

/* Frees an extractor and its result. NULL is allowed. */
ARTICLE_API void article_extractor_free(article_extractor *extractor);

/*
 * Extracts the article of one page.
 *
 * html, size   the page, bytes in any encoding; html may be NULL when size is 0. It is not kept.
 * info         what is known about the page, or NULL
 * result       set to the result when ARTICLE_OK is returned, to NULL otherwise
 *
 * Ends the life of the extractor's previous result. After an error the extractor can be used again.
 * Markup that would cost too much is left out, and its text kept: elements nested deeper than 512,
 * formatting elements beyond 64 open ones, svg and math nested deeper than 64. So the time taken is
 * at most proportional to the size; the largest factor known is about a second for each megabyte.
 * It depends on nothing but the page and the limits, and so does the answer.
 */
ARTICLE_API article_status article_extractor_run(article_extractor *extractor, const void *html,
                                                 size_t size, const article_page_info *info,
                                                 const article **result);

/* --- result ------------------------------------------------------------------------------- */

/* 1 when the page has an article, 0 when nothing on it is worth printing. NULL gives 0. */
ARTICLE_API int article_found(const article *a);

/* The body of the article as plain text, without its title: blocks separated by a blank line.
 * length may be NULL. "" where there is no article, or for NULL. */
ARTICLE_API const char *article_text(const article *a, size_t *length);

/* The type of page that this seems to be: "article", "service", "product", "collection", "forum",
 * "listing" or "documentation". It is the same in ARTICLE_MODE_ARTICLE. "" for NULL. */
ARTICLE_API const char *article_page_type(const article *a);

/* The word F1 to expect of the text, 0 to 1: how much of the article it holds, and how little else.
 * 0 where there is no article, or for NULL. */
ARTICLE_API double article_confidence(const article *a);

/* The encoding that the page was read as, as the WHATWG Encoding Standard names it ("UTF-8",
 * "windows-1252", "Shift_JIS"). "" for NULL. */
ARTICLE_API const char *article_charset(const article *a);

/* 1 when tags were left out because they would have cost too much (see article_extractor_run),
 * which no page made for readers needs; their text is kept. 0 otherwise and for NULL. */
ARTICLE_API int article_limited(const article *a);

/*
 * Metadata fields: X(enumerator, name in JSON, what it holds). The list is the order of output.
 * author and tags may have several values, the others have one or none. Where the reader is told of
 * a change ("Updated: ...") and nothing tells of publication, that is the date, too: date and
 * modified are equal then. Times are in the zone that the page gives, and without one where it
 * gives none. language is what the page declares, unless its text is surely in another language,
 * and what its text is surely in where it declares nothing.
 */
#define ARTICLE_FIELD_LIST(X)                                                                      \
    X(ARTICLE_URL, "url", "canonical address of the page, absolute")                               \
    X(ARTICLE_TITLE, "title", "headline, without the site's name")                                 \
    X(ARTICLE_AUTHOR, "author", "names of the people who wrote it")                                \
    X(ARTICLE_DATE, "date", "publication, ISO 8601: a day, or a day and time as published")        \
    X(ARTICLE_MODIFIED, "modified", "last change, ISO 8601")                                       \
    X(ARTICLE_SITE_NAME, "site_name", "name of the site or publisher")                             \
    X(ARTICLE_DESCRIPTION, "description", "summary given by the publisher")                        \
    X(ARTICLE_LANGUAGE, "language", "language of the page, BCP 47")                                \
    X(ARTICLE_DIR, "dir", "base direction of the text, ltr or rtl")                                \
    X(ARTICLE_IMAGE, "image", "address of the lead image, absolute")                               \
    X(ARTICLE_TAGS, "tags", "keywords given by the publisher")                                     \
    X(ARTICLE_LICENSE, "license", "address of the licence")

typedef enum article_field {
#define ARTICLE_FIELD_ENUM_(id, name, text) id,
    ARTICLE_FIELD_LIST(ARTICLE_FIELD_ENUM_)
#undef ARTICLE_FIELD_ENUM_
    ARTICLE_FIELD_COUNT
} article_field;

/* How many values the field has. 0 for NULL or an unknown field. */
ARTICLE_API size_t article_field_count(const article *a, article_field field);

/* Value number index of a field, or NULL where there is none. length may be NULL. */
ARTICLE_API const char *article_field_value(const article *a, article_field field, size_t index,
                                            size_t *length);

/* All values of a field, joined with ", ", or NULL where there is none. length may be NULL. */
ARTICLE_API const char *article_field_text(const article *a, article_field field, size_t *length);

/* Where the value of a field was found: kind of place and name there, such as "meta og:title" or
 * "json-ld article author"; see article_candidate. NULL where the field has no value. Static
 * storage. */
ARTICLE_API const char *article_field_origin(const article *a, article_field field);

/* One of the things that a page says for a field, before one was chosen. */
typedef struct article_candidate {
    size_t size; /* sizeof(article_candidate), set by the caller */
    article_field field;
    int rank;           /* how much the place is trusted: 1 most, 10 least */
    int chosen;         /* 1 when the field's value is this, or was made of it */
    const char *origin; /* as article_field_origin */
    const char *value;  /* as found, but for white space; lives as long as the result */
    size_t length;
} article_candidate;

/* Number of candidates of all fields, in the order in which they stand on the page. 0 for NULL. */
ARTICLE_API size_t article_candidate_count(const article *a);

/* Fills in *candidate. ARTICLE_ERROR_ARGUMENT for NULL, a wrong size or an index out of range. */
ARTICLE_API article_status article_candidate_get(const article *a, size_t index,
                                                 article_candidate *candidate);

/* What a block is in the article: X(enumerator, name in JSON, what it is). */
#define ARTICLE_BLOCK_KIND_LIST(X)                                                                 \
    X(ARTICLE_BLOCK_PARAGRAPH, "paragraph", "text")                                                \
    X(ARTICLE_BLOCK_HEADING, "heading", "level is 1 to 6")                                         \
    X(ARTICLE_BLOCK_LIST_ITEM, "list_item", "level is the nesting depth, from 1")                  \
    X(ARTICLE_BLOCK_QUOTE, "quote", "level is the nesting depth, from 1")                          \
    X(ARTICLE_BLOCK_CODE, "code", "preformatted: white space counts")                              \
    X(ARTICLE_BLOCK_TABLE_CELL, "table_cell", "a datum")                                           \
    X(ARTICLE_BLOCK_CAPTION, "caption", "of a figure or a table")

typedef enum article_block_kind {
#define ARTICLE_BLOCK_KIND_ENUM_(id, name, text) id,
    ARTICLE_BLOCK_KIND_LIST(ARTICLE_BLOCK_KIND_ENUM_)
#undef ARTICLE_BLOCK_KIND_ENUM_
    ARTICLE_BLOCK_KIND_COUNT
} article_block_kind;

/*
 * A block is a run of inline text between block boundaries (Kohlschütter et al., "Boilerplate
 * Detection using Shallow Text Features", WSDM 2010). All blocks of the page can be walked, in
 * document order: kept tells those that make up the article.
 */
typedef struct article_block {
    size_t size; /* sizeof(article_block), set by the caller */
    article_block_kind kind;
    int level;        /* see article_block_kind; 0 where it has no meaning */
    int kept;         /* 1 when the block belongs to the article */
    double score;     /* how much it looks like article text by itself, 0 to 1 */
    const char *text; /* lives as long as the result */
    size_t length;
    /* Where the block stands in the page, from the first byte of its text to behind the last one,
     * with any markup between. Offsets are those of the page in UTF-8: of the bytes given to
     * article_extractor_run where these are valid UTF-8, else of what they were converted to,
     * without a byte order mark. Markup that is out of order (text in a table, outside of its
     * cells) can make ranges overlap. */
    size_t source_begin, source_end;
    /* What decided whether the block is kept: "threshold" when that was the score alone (see
     * article_threshold), else the rule that changed the verdict last, such as "captions" or
     * "lead"; "caller" for article_drop_blocks, and "nothing_found" when the block would have been
     * kept, but all of it is not worth printing. Static storage. */
    const char *rule;
    const char *rule_text; /* what that means, in plain English; static storage */
} article_block;

/* Number of text blocks on the page. 0 for NULL. */
ARTICLE_API size_t article_block_count(const article *a);

/* Fills in *block. ARTICLE_ERROR_ARGUMENT for NULL, a wrong size or an index out of range. */
ARTICLE_API article_status article_block_get(const article *a, size_t index, article_block *block);

/* The score from which a block was kept, 0 to 1, before the rules had their say: it depends on the
 * page and on article_options.favor. 0 for NULL. */
ARTICLE_API double article_threshold(const article *a);

/*
 * One of the things that moved a block's score. The model adds up many small decision trees, each
 * of which asks a few questions about the features of a block; each answer parts it from other
 * blocks of the page, and moves the mean score of those that it is still among. So the weights tell
 * why this block and not another; what is the same on the whole page weighs nothing.
 */
typedef struct article_reason {
    size_t size;         /* sizeof(article_reason), set by the caller */
    const char *feature; /* its name, such as "link_share"; static storage */
    const char *text;    /* what it is, in plain English; static storage */
    /* Of this block. Shares are in thousandths, logarithms are 16 * log2(1 + n), flags are 0 or 1;
     * -1 or -999 where there is nothing to measure. */
    int value;
    /* In logits: above 0 towards article text, below 0 away from it. Over all features they come to
     * log(score / (1 - score)) of the block less the mean of that over the page, but for rounding.
     */
    double weight;
} article_reason;

/*
 * Fills in the features that moved the score of a block most, strongest first, up to count, and
 * returns how many there are: fewer than count where fewer moved it at all. reasons is an array of
 * which the caller has set the size of the first one. 0 for NULL, a wrong size or an index out of
 * range, and when there is no memory. The first call for a result looks at up to 1,024 of its
 * blocks, and takes some 100 KB for as long as the result lives; later ones take little time.
 */
ARTICLE_API size_t article_block_reasons(const article *a, size_t index, article_reason *reasons,
                                         size_t count);

/*
 * Takes blocks out of the extractor's result, for callers who know more than one page can tell:
 * which blocks stand on every page of a site, say. blocks holds count numbers as of
 * article_block_get; those that are not kept, or do not exist, are ignored. Text and writers then
 * do without them; when none is left nothing is found. ARTICLE_ERROR_ARGUMENT when there is no
 * result; on other errors the result stays as it was.
 */
ARTICLE_API article_status article_drop_blocks(article_extractor *extractor, const size_t *blocks,
                                               size_t count);

/* --- output ------------------------------------------------------------------------------- */

/* In all of them but JSON nothing is written where no article is found. */
typedef enum article_format {
    ARTICLE_FORMAT_TEXT = 0, /* title, blank line, then the body */
    ARTICLE_FORMAT_MARKDOWN, /* GitHub's (GFM 0.29): title as a heading, then the body */
    ARTICLE_FORMAT_HTML,     /* one article element, or a page */
    ARTICLE_FORMAT_JSON /* one object: found metadata, then text; see extract(1) for the keys */
} article_format;

/* Flags of article_write_options, to be or-ed. */
#define ARTICLE_WRITE_INDENT     1u  /* JSON: over several lines, for people */
#define ARTICLE_WRITE_LINKS      2u  /* keep links, and embedded videos and the like as links */
#define ARTICLE_WRITE_IMAGES     4u  /* keep images, with their captions */
#define ARTICLE_WRITE_NO_TABLES  8u  /* tables without being tables: cell by cell, as paragraphs */
#define ARTICLE_WRITE_META       16u /* metadata in front: a block of YAML in Markdown */
#define ARTICLE_WRITE_STANDALONE 32u /* HTML: a whole page with its own style */
#define ARTICLE_WRITE_BODY       64u /* the body alone, without title and metadata */
#define ARTICLE_WRITE_READABILITY                                                                  \
    128u /* JSON: the keys of ARTICLE_READABILITY_KEY_LIST, whatever keys says */
#define ARTICLE_WRITE_COMMENTS 256u /* readers' comments behind the article, apart from it */

/*
 * Keys of the JSON object: X(enumerator, name, what it holds). The list is the order of output.
 * Those of metadata are left out where the page does not say.
 */
#define ARTICLE_KEY_LIST(X)                                                                        \
    X(ARTICLE_KEY_URL, "url", "canonical address of the page, absolute")                           \
    X(ARTICLE_KEY_TITLE, "title", "headline, without the site's name")                             \
    X(ARTICLE_KEY_AUTHOR, "author", "names of the people who wrote it, joined with \", \"")        \
    X(ARTICLE_KEY_AUTHORS, "authors", "the same names, an array of strings")                       \
    X(ARTICLE_KEY_DATE, "date", "publication, ISO 8601: a day, or a day and time as published")    \
    X(ARTICLE_KEY_MODIFIED, "modified", "last change, ISO 8601")                                   \
    X(ARTICLE_KEY_SITE_NAME, "site_name", "name of the site or publisher")                         \
    X(ARTICLE_KEY_DESCRIPTION, "description", "summary given by the publisher")                    \
    X(ARTICLE_KEY_LANGUAGE, "language", "language of the page, BCP 47")                            \
    X(ARTICLE_KEY_DIR, "dir", "base direction of the text, ltr or rtl")                            \
    X(ARTICLE_KEY_IMAGE, "image", "address of the lead image, absolute")                           \
    X(ARTICLE_KEY_TAGS, "tags", "keywords given by the publisher, an array of strings")            \
    X(ARTICLE_KEY_LICENSE, "license", "address of the licence")                                    \
    X(ARTICLE_KEY_PAGE_TYPE, "page_type",                                                          \
      "article, service, product, collection, forum, listing or documentation: what the page "     \
      "seems to be; always there")                                                                 \
    X(ARTICLE_KEY_CONFIDENCE, "confidence",                                                        \
      "the word F1 to expect of the text, from 0 to 1; always there")                              \
    X(ARTICLE_KEY_CHARSET, "charset", "encoding that the page was read as; always there")          \
    X(ARTICLE_KEY_LIMITED, "limited",                                                              \
      "true where tags were left out that would have cost too much; else absent")                  \
    X(ARTICLE_KEY_TEXT, "text", "body of the article, without the title; always there")            \
    X(ARTICLE_KEY_MARKDOWN, "markdown", "the body in Markdown; only when asked for")               \
    X(ARTICLE_KEY_HTML, "html", "the body in HTML, one article element; only when asked for")      \
    X(ARTICLE_KEY_COMMENTS, "comments",                                                            \
      "readers' comments as plain text, a blank line between them; only when asked for")           \
    X(ARTICLE_KEY_BLOCKS, "blocks",                                                                \
      "all blocks of text on the page, kept or not, an array of objects; only when asked for")

typedef enum article_key {
#define ARTICLE_KEY_ENUM_(id, name, text) id,
    ARTICLE_KEY_LIST(ARTICLE_KEY_ENUM_)
#undef ARTICLE_KEY_ENUM_
    ARTICLE_KEY_COUNT
} article_key;

/* Members of article_write_options.keys, to be or-ed; and those that are written when none is
 * chosen. */
#define ARTICLE_KEY_BIT(key) (1ull << (key))
#define ARTICLE_KEYS_DEFAULT (ARTICLE_KEY_BIT(ARTICLE_KEY_TEXT + 1) - 1)

/*
 * Keys of the objects in "blocks": X(name, what it holds), in this order, all of them always there.
 */
#define ARTICLE_BLOCK_KEY_LIST(X)                                                                  \
    X("kind", "paragraph, heading, list_item, quote, code, table_cell or caption")                 \
    X("level", "of a heading, 1 to 6; of list items and quotes, how deep they are nested; else 0") \
    X("kept", "true when the block belongs to the article")                                        \
    X("probability", "how much it looks like article text by itself, from 0 to 1")                 \
    X("rule", "what decided: threshold, or the rule that changed the verdict last")                \
    X("begin", "where its text begins in the page: a number of bytes, of the page in UTF-8")       \
    X("end", "where its text ends, so many bytes from the page's beginning, too")                  \
    X("text", "its text")

/*
 * The object that Readability.js gives (Mozilla's, 0.6): X(name, what it holds). All keys are
 * always there, in this order; null where the page does not say. Where no article is found content
 * and textContent are empty, and length is 0.
 */
#define ARTICLE_READABILITY_KEY_LIST(X)                                                            \
    X("title", "headline, without the site's name, or empty")                                      \
    X("byline", "names of the people who wrote it, joined with \", \", or null")                   \
    X("dir", "base direction of the text, ltr or rtl, or null")                                    \
    X("lang", "language of the page, BCP 47, or null")                                             \
    X("content", "the body in HTML, one article element, with links and images")                   \
    X("textContent", "the body as plain text")                                                     \
    X("length", "of textContent, in UTF-16 code units, as JavaScript counts")                      \
    X("excerpt", "summary given by the publisher, else the first paragraph, or null")              \
    X("siteName", "name of the site or publisher, or null")                                        \
    X("publishedTime", "publication, ISO 8601, or null")

/* How to write an article. */
typedef struct article_write_options {
    size_t size; /* sizeof(article_write_options) */
    article_format format;
    unsigned flags;          /* ARTICLE_WRITE_*; those that mean nothing to a format are ignored */
    unsigned long long keys; /* JSON: ARTICLE_KEY_BIT of each key to write; 0: the default ones */
    unsigned width;          /* text: columns to wrap lines at; 0: lines are not wrapped */
} article_write_options;

#define ARTICLE_WRITE_OPTIONS_INIT                                                                 \
    {                                                                                              \
        sizeof(article_write_options), ARTICLE_FORMAT_TEXT, 0, 0, 0                                \
    }

/* Receives output piece by piece. size is never 0. A return other than 0 stops the writer. */
typedef int (*article_sink)(void *user, const char *data, size_t size);

/*
 * Writes the article; options NULL for the defaults. Output is valid UTF-8, the same every time,
 * and ends with a newline unless it is empty. Addresses in it are absolute, of http or https. HTML
 * has no elements and attributes but those that structure text. ARTICLE_ERROR_SINK when the sink
 * stopped it, ARTICLE_ERROR_ARGUMENT for NULL, a wrong size or an unknown format, flag or
 * key.
 */
ARTICLE_API article_status article_write(const article *a, const article_write_options *options,
                                         article_sink sink, void *user);

#ifdef __cplusplus
}
#endif

#endif
