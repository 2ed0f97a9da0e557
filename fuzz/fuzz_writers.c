/*
 * The writers against each other. An input is a page; its first character, by its distance from
 * '0', gives the flags of article_write in bits: links, images, no tables, comments, metadata.
 *
 *     html       nothing outside of the list below, all elements closed in order, addresses of http
 *                and https alone
 *     markdown   through cmark-gfm (when it was there at build time) it has the text of our HTML,
 *                to the letter but for white space, and as many elements of each kind
 *     all        valid UTF-8, the same twice, at most a bounded multiple of the page
 */
#include "article.h"

#include "harness.h"

#include <stdbool.h>

#ifdef HAVE_CMARK
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#endif

typedef struct text {
    char *data;
    size_t size, capacity;
} text;

static int gather(void *user, const char *data, size_t size)
{
    text *t = user;
    if (size >= t->capacity - t->size) {
        t->capacity = 2 * (t->size + size) + 64;
        t->data = realloc(t->data, t->capacity);
        REQUIRE(t->data != NULL);
    }
    memcpy(t->data + t->size, data, size);
    t->size += size;
    t->data[t->size] = '\0';
    return 0;
}

static text write_as(const article *a, article_format format, unsigned flags)
{
    text t = {NULL, 0, 0};
    article_write_options options = ARTICLE_WRITE_OPTIONS_INIT;
    options.format = format;
    options.flags = flags;
    REQUIRE(article_write(a, &options, gather, &t) == ARTICLE_OK);
    REQUIRE(t.size == 0 || t.data[t.size - 1] == '\n');
    return t;
}

static void check_utf8(const char *p, size_t size)
{
    for (size_t i = 0; i < size;) {
        unsigned char c = (unsigned char)p[i];
        size_t length = c < 0x80   ? 1
                        : c < 0xC2 ? 0
                        : c < 0xE0 ? 2
                        : c < 0xF0 ? 3
                        : c < 0xF5 ? 4
                                   : 0;
        REQUIRE(length > 0 && length <= size - i);
        for (size_t k = 1; k < length; k++)
            REQUIRE(((unsigned char)p[i + k] & 0xC0) == 0x80);
        REQUIRE((c >= 0x20 && c != 0x7F) || c == '\n' || c == '\t');
        REQUIRE(c != 0xC2 || (unsigned char)p[i + 1] >= 0xA0);
        i += length;
    }
}

/* --- HTML ----------------------------------------------------------------------------------- */

static const struct {
    const char *name, *attributes; /* between spaces */
} elements[] = {{"article", " lang dir "},
                {"header", ""},
                {"section", " class "},
                {"h1", ""},
                {"h2", ""},
                {"h3", ""},
                {"h4", ""},
                {"h5", ""},
                {"h6", ""},
                {"p", ""},
                {"br", ""},
                {"hr", ""},
                {"blockquote", ""},
                {"ul", ""},
                {"ol", " start "},
                {"li", " value "},
                {"pre", ""},
                {"code", " class "},
                {"figure", ""},
                {"figcaption", ""},
                {"table", ""},
                {"thead", ""},
                {"tbody", ""},
                {"tr", ""},
                {"td", " colspan rowspan "},
                {"th", " colspan rowspan "},
                {"em", ""},
                {"strong", ""},
                {"del", ""},
                {"sup", ""},
                {"sub", ""},
                {"a", " href "},
                {"img", " src alt "},
                {"time", ""}};

enum {
    ELEMENTS = sizeof elements / sizeof *elements,
    NEST = 256
};

static int element_of(const char *name, size_t size)
{
    for (int i = 0; i < ELEMENTS; i++)
        if (strlen(elements[i].name) == size && !memcmp(elements[i].name, name, size))
            return i;
    return -1;
}

static bool is_void(int element)
{
    const char *name = elements[element].name;
    return !strcmp(name, "br") || !strcmp(name, "hr") || !strcmp(name, "img");
}

static void check_address(const char *value, size_t size)
{
    REQUIRE((size > 7 && !memcmp(value, "http://", 7)) ||
            (size > 8 && !memcmp(value, "https://", 8)));
    for (size_t i = 0; i < size; i++)
        REQUIRE((unsigned char)value[i] > ' ' && !strchr("<>`{}|\\^", value[i]));
}

/* name="value" pairs, each allowed; p is behind the element's name. Returns behind the ">". */
static const char *check_attributes(int element, const char *p)
{
    while (*p == ' ') {
        const char *name = ++p, *equals = strstr(p, "=\"");
        REQUIRE(equals != NULL);
        char padded[16];
        int length = snprintf(padded, sizeof padded, " %.*s ", (int)(equals - name), name);
        REQUIRE(length > 0 && (size_t)length < sizeof padded);
        REQUIRE(strstr(elements[element].attributes, padded) != NULL);
        const char *value = equals + 2, *end = strchr(value, '"');
        REQUIRE(end != NULL);
        if (!strcmp(padded, " href ") || !strcmp(padded, " src "))
            check_address(value, (size_t)(end - value));
        p = end + 1;
    }
    REQUIRE(*p == '>');
    return p + 1;
}

static void check_html(const char *p)
{
    int open[NEST];
    size_t depth = 0;
    while ((p = strchr(p, '<')) != NULL) {
        bool closes = p[1] == '/';
        const char *name = p + 1 + closes, *end = name + strcspn(name, " >");
        int element = element_of(name, (size_t)(end - name));
        REQUIRE(element >= 0);
        p = check_attributes(element, end);
        if (closes) {
            REQUIRE(depth > 0 && open[depth - 1] == element);
            depth--;
        } else if (!is_void(element)) {
            REQUIRE(depth < NEST);
            open[depth++] = element;
        }
    }
    REQUIRE(depth == 0);
}

/* --- Markdown ------------------------------------------------------------------------------- */

#ifdef HAVE_CMARK
static text render(const text *markdown)
{
    static const char *const names[] = {"table", "strikethrough"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_UNSAFE);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[i]));
    cmark_parser_feed(parser, markdown->data, markdown->size);
    cmark_node *document = cmark_parser_finish(parser);
    char *html =
        cmark_render_html(document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser));
    text t = {NULL, 0, 0};
    (void)gather(&t, html, strlen(html));
    free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return t;
}

/* The text of HTML without white space, and how many elements of each kind there are. */
static void summarize(const text *html, text *letters, unsigned counts[ELEMENTS])
{
    memset(counts, 0, ELEMENTS * sizeof *counts);
    for (const char *p = html->data; *p;) {
        if (*p == '<') {
            const char *name = p + 1 + (p[1] == '/');
            int element = element_of(name, strcspn(name, " >/"));
            if (element >= 0 && p[1] != '/')
                counts[element]++;
            p = strchr(p, '>');
            REQUIRE(p != NULL);
            p++;
        } else if (*p == ' ' || *p == '\n' || *p == '\t') {
            p++;
        } else {
            (void)gather(letters, p++, 1);
        }
    }
}

static void compare(const text *ours, const text *markdown)
{
    static const char *const compared[] = {
        "h1",   "h2", "h3",     "h4",  "h5",  "h6",  "blockquote", "ul",  "ol",    "li", "pre",
        "code", "em", "strong", "del", "sup", "sub", "a",          "img", "table", "hr"};
    text theirs = render(markdown), letters[2] = {{NULL, 0, 0}, {NULL, 0, 0}};
    unsigned counts[2][ELEMENTS];
    summarize(ours, &letters[0], counts[0]);
    summarize(&theirs, &letters[1], counts[1]);
    if (letters[0].size != letters[1].size ||
        (letters[0].size && memcmp(letters[0].data, letters[1].data, letters[0].size) != 0))
        fprintf(stderr, "--- ours\n%s--- markdown\n%s--- theirs\n%s", ours->data, markdown->data,
                theirs.data);
    REQUIRE(letters[0].size == letters[1].size);
    REQUIRE(!letters[0].size || !memcmp(letters[0].data, letters[1].data, letters[0].size));
    for (size_t i = 0; i < sizeof compared / sizeof *compared; i++) {
        int element = element_of(compared[i], strlen(compared[i]));
        if (counts[0][element] != counts[1][element])
            fprintf(stderr, "<%s>: %u and %u\n--- ours\n%s--- markdown\n%s--- theirs\n%s",
                    compared[i], counts[0][element], counts[1][element], ours->data, markdown->data,
                    theirs.data);
        REQUIRE(counts[0][element] == counts[1][element]);
    }
    free(theirs.data);
    free(letters[0].data);
    free(letters[1].data);
}
#endif

/* --- one input ------------------------------------------------------------------------------ */

static void check(const article *a, size_t page, unsigned flags)
{
    text html = write_as(a, ARTICLE_FORMAT_HTML, flags);
    text markdown = write_as(a, ARTICLE_FORMAT_MARKDOWN, flags);
    text plain = write_as(a, ARTICLE_FORMAT_TEXT, flags);
    const text *all[] = {&html, &markdown, &plain};
    for (int i = 0; i < 3; i++) {
        REQUIRE((all[i]->size > 0) == article_found(a));
        REQUIRE(all[i]->size < 4096 + 300 * page);
        if (all[i]->size)
            check_utf8(all[i]->data, all[i]->size);
        text again = write_as(a,
                              (article_format[]){ARTICLE_FORMAT_HTML, ARTICLE_FORMAT_MARKDOWN,
                                                 ARTICLE_FORMAT_TEXT}[i],
                              flags);
        REQUIRE(again.size == all[i]->size &&
                (!again.size || !memcmp(again.data, all[i]->data, again.size)));
        free(again.data);
    }
    if (html.size) {
        check_html(html.data);
#ifdef HAVE_CMARK
        text body = write_as(a, ARTICLE_FORMAT_HTML, flags | ARTICLE_WRITE_BODY);
        text body_markdown = write_as(a, ARTICLE_FORMAT_MARKDOWN, flags | ARTICLE_WRITE_BODY);
        if (!(flags & ARTICLE_WRITE_COMMENTS)) /* a section there, a rule here */
            compare(&body, body_markdown.data ? &body_markdown : &(text){"", 0, 0});
        free(body.data);
        free(body_markdown.data);
#endif
    }
    free(html.data);
    free(markdown.data);
    free(plain.data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    unsigned bits = (unsigned)(data[0] - '0'), flags = 0;
    static const unsigned flag[] = {ARTICLE_WRITE_LINKS, ARTICLE_WRITE_IMAGES,
                                    ARTICLE_WRITE_NO_TABLES, ARTICLE_WRITE_COMMENTS,
                                    ARTICLE_WRITE_META};
    for (size_t i = 0; i < sizeof flag / sizeof *flag; i++)
        flags |= bits >> i & 1 ? flag[i] : 0;
    char *page = malloc(size);
    REQUIRE(page != NULL);
    memcpy(page, data + 1, size - 1);
    article_options options = ARTICLE_OPTIONS_INIT;
    options.mode = ARTICLE_MODE_ARTICLE;
    options.favor = ARTICLE_FAVOR_RECALL;
    article_extractor *x = article_extractor_new(&options);
    article_page_info info = ARTICLE_PAGE_INFO_INIT;
    info.url = "https://example.org/a/b.html";
    info.input = ARTICLE_INPUT_HTML;
    const article *a;
    article_status status = article_extractor_run(x, page, size - 1, &info, &a);
    memset(page, '#', size); /* the library keeps nothing of it */
    if (status == ARTICLE_OK)
        check(a, size, flags);
    free(page);
    article_extractor_free(x);
    return 0;
}
