/*
 * Differential harness of the scan: the tree that libgumbo builds from the skeleton must be the one
 * that it builds from the page itself, with the same elements, listed attributes and text, but for
 * what scan.h says is left out.
 *
 * A difference in white space alone is none, since where it goes depends on the comments that the
 * scan drops. Pages are passed over that hit a limit of the scan, that plain libgumbo does not
 * survive, or in which it takes markup another way by design (<isindex>, framesets).
 *
 * With -DREPLAY there is a main: it runs the files that it is given, or with --pages reads them as
 * pages of any encoding, lists all differences and goes on. With --sequences COUNT [SEED] it makes
 * so many pages of tags at random: shuffled bytes seldom open what other bytes close.
 */
#include "article/encoding.h"
#include "article/markup.h"

#include "../tests/unit/page_of_html.h"

#include <gumbo.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef REPLAY
#include "tags.h"
#include <zlib.h>
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* --- a tree as a list of lines ---------------------------------------------------------------- */

/* A tree: a line for each element and each run of text. */
typedef struct print {
    char *data;
    size_t size, capacity;
    struct print *flow; /* all text in order with its white space, one space for a run; or NULL */
} print;

static void add(print *p, const char *bytes, size_t size)
{
    if (!size)
        return;
    if (!p->data || size > p->capacity - p->size) {
        p->capacity = 2 * (p->size + size) + 256;
        p->data = realloc(p->data, p->capacity);
        if (!p->data)
            abort();
    }
    memcpy(p->data + p->size, bytes, size);
    p->size += size;
}

static void add_line(print *p, size_t depth)
{
    char text[32];
    int size = snprintf(text, sizeof text, "\n%zu ", depth);
    add(p, text, (size_t)size);
}

/* What libgumbo replaces by U+FFFD when it is in the page itself. */
static bool is_invalid(uint32_t c)
{
    return (c < 0x20 && !art_is_space((char)c)) || (c >= 0x7F && c < 0xA0) ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

static void add_to_flow(print *flow, const char *bytes, size_t size)
{
    bool space = size == 1 && art_is_space(*bytes);
    if (!space)
        add(flow, bytes, size);
    else if (flow->size && flow->data[flow->size - 1] != ' ')
        add(flow, " ", 1);
}

static void add_flow(print *p, art_view text)
{
    for (size_t i = 0; p->flow && i < text.size;) {
        size_t begin = i;
        uint32_t c = art_utf8_next(text.data, text.size, &i);
        if (is_invalid(c))
            add_to_flow(p->flow, "\xEF\xBF\xBD", 3);
        else
            add_to_flow(p->flow, text.data + begin, i - begin);
    }
}

/* Text without white space; invalid characters are one. */
static void add_text(print *p, art_view text)
{
    for (size_t i = 0; i < text.size;) {
        size_t begin = i;
        uint32_t c = art_utf8_next(text.data, text.size, &i);
        if (c < 0x80 && art_is_space((char)c))
            continue;
        if (is_invalid(c))
            add(p, "\xEF\xBF\xBD", 3);
        else
            add(p, text.data + begin, i - begin);
    }
}

static bool is_blank(art_view text)
{
    return art_view_trim(text).size == 0;
}

static void add_attribute(print *p, art_attr name, art_view value)
{
    add(p, " ", 1);
    add(p, art_attr_name(name).data, art_attr_name(name).size);
    add(p, "=", 1);
    add_text(p, value);
}

/* Does white space beside the tags of this element mean nothing? Dropped elements at depth 2 are
 * those of the head. */
static bool is_edge(art_tag tag, size_t depth)
{
    return (art_tag_flags[tag] & ART_IS_BLOCK) ||
           (depth == 2 && (art_tag_flags[tag] & ART_IS_DROPPED));
}

static void add_element(print *p, size_t depth, art_tag tag)
{
    if (p->flow && is_edge(tag, depth))
        add_to_flow(p->flow, " ", 1);
    add_line(p, depth);
    add(p, "<", 1);
    add(p, art_tag_name(tag).data, art_tag_name(tag).size);
}

/* --- our page --------------------------------------------------------------------------------- */

/* Did such an element end in front of this node? */
static bool ends_block(const art_page *page, uint32_t node)
{
    for (uint32_t k = node ? node - 1 : ART_NO_NODE; k != ART_NO_NODE && page->nodes[k].end <= node;
         k = page->nodes[k].parent)
        if (is_edge((art_tag)page->nodes[k].tag, page->nodes[k].depth))
            return true;
    return false;
}

static void print_page(print *p, const art_page *page)
{
    bool in_text = false;
    uint32_t parent = ART_NO_NODE;
    for (uint32_t i = 0; i < page->count;) {
        const art_node *n = &page->nodes[i];
        if (ends_block(page, i))
            add_to_flow(p->flow, " ", 1);
        if (n->tag == ART_TAG_TEXT) {
            add_flow(p, n->u.text);
            if (!is_blank(n->u.text)) {
                if (!in_text || parent != n->parent)
                    add_line(p, n->depth);
                add_text(p, n->u.text);
                in_text = true;
                parent = n->parent;
            }
            i++;
            continue;
        }
        in_text = false;
        add_element(p, n->depth, (art_tag)n->tag);
        for (art_attr name = 1; name < ART_ATTR_COUNT; name++)
            for (uint32_t k = 0; k < n->attribute_count; k++)
                if (n->u.attributes[k].name == name)
                    add_attribute(p, name, n->u.attributes[k].value);
        i = n->tag == ART_TAG_SVG ? n->end : i + 1;
    }
}

/* --- libgumbo's tree ----------------------------------------------------------------------------
 */

static art_tag tag_of_element(const GumboElement *e)
{
    if (e->tag != GUMBO_TAG_UNKNOWN)
        return art_tag_of(art_view_of(gumbo_normalized_tagname(e->tag)));
    const char *name = e->original_tag.data + 1;
    const char *end = art_markup_name_end(name, name + e->original_tag.length - 1);
    return art_tag_of((art_view){name, (size_t)(end - name)});
}

static bool is_json_ld(const GumboElement *e)
{
    const GumboAttribute *type = gumbo_get_attribute(&e->attributes, "type");
    return type && art_view_find_nocase(art_view_of(type->value), ART_VIEW("ld+json")) != SIZE_MAX;
}

/* Does the scan drop what is in this element? */
static bool is_dropped(const GumboElement *e)
{
    if (e->tag == GUMBO_TAG_SVG)
        return true;
    if (e->tag_namespace != GUMBO_NAMESPACE_HTML)
        return false;
    switch (e->tag) {
    case GUMBO_TAG_SCRIPT:
        return !is_json_ld(e);
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
        return true;
    default:
        return false;
    }
}

static void print_element(print *p, const GumboElement *e, size_t depth)
{
    add_element(p, depth, tag_of_element(e));
    for (art_attr name = 1; name < ART_ATTR_COUNT; name++)
        for (unsigned i = 0; i < e->attributes.length; i++) {
            const GumboAttribute *a = e->attributes.data[i];
            /* libgumbo has "type" for "xlink:type", which is not listed */
            if (a->attr_namespace == GUMBO_ATTR_NAMESPACE_NONE &&
                art_attr_of(art_view_of(a->name)) == name)
                add_attribute(p, name, art_view_of(a->value));
        }
}

/* Recurses: the pages are small, or real. */
/* NOLINTNEXTLINE(misc-no-recursion) */
static void print_tree(print *p, const GumboNode *node, size_t depth)
{
    print_element(p, &node->v.element, depth);
    if (is_dropped(&node->v.element))
        return;
    bool in_text = false;
    for (unsigned i = 0; i < node->v.element.children.length; i++) {
        const GumboNode *child = node->v.element.children.data[i];
        if (child->type == GUMBO_NODE_COMMENT)
            continue;
        if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE) {
            print_tree(p, child, depth + 1); /* NOLINT(misc-no-recursion) */
            if (is_edge(tag_of_element(&child->v.element), depth + 1))
                add_to_flow(p->flow, " ", 1);
            in_text = false;
            continue;
        }
        art_view text = art_view_of(child->v.text.text);
        add_flow(p, text);
        if (is_blank(text))
            continue;
        if (!in_text)
            add_line(p, depth + 1);
        add_text(p, text);
        in_text = true;
    }
}

/* --- comparing -------------------------------------------------------------------------------- */

static void *reallocate(void *context, void *old, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old_size;
    if (new_size)
        return realloc(old, new_size);
    free(old);
    return NULL;
}

static bool contains(art_view text, const char *word)
{
    return art_view_find_nocase(text, art_view_of(word)) != SIZE_MAX;
}

/* Is there a numeric reference that overflows libgumbo's int? */
static bool has_long_number(art_view html)
{
    size_t digits = 0;
    for (size_t i = 0; i < html.size; i++) {
        bool begins = i >= 2 && html.data[i - 2] == '&' && html.data[i - 1] == '#';
        bool digit = art_is_alnum(html.data[i]);
        digits = digit && (begins || digits) ? digits + 1 : 0;
        if (digits > 7)
            return true;
    }
    return false;
}

/* Is there a foreign element, and an end tag with more than a name? libgumbo takes that "</svg >"
 * for another element's. */
static bool has_odd_end_tag(art_view html)
{
    if (!contains(html, "<svg") && !contains(html, "<math"))
        return false;
    for (size_t i = 0; i + 2 < html.size; i++) {
        const char *name = html.data + i + 2, *end = html.data + html.size;
        if (!memcmp(html.data + i, "</>", 3))
            return true;
        if (!memcmp(html.data + i, "</", 2) && art_is_alpha(*name)) {
            const char *behind = art_markup_name_end(name, end);
            if (behind < end && *behind != '>')
                return true;
        }
    }
    return false;
}

/* Pages on which plain libgumbo is no measure. */
static bool is_beyond(art_view html)
{
    return contains(html, "<isindex") || contains(html, "<frame");
}

/* An assertion of Debian's build ends the process when CDATA of svg or math meets a table: so both
 * get the page with the sections that may be such made bogus comments. */
static void defuse(char *html, size_t size)
{
    art_view view = {html, size};
    if (!contains(view, "<t") || (!contains(view, "<svg") && !contains(view, "<math")))
        return;
    for (size_t i = 0; i + 9 <= size; i++)
        if (!memcmp(html + i, "<![CDATA[", 9))
            html[i + 2] = '-';
}

/* Shows where two prints begin to differ. */
static void show(const print *ours, const print *plain)
{
    size_t at = 0, begin;
    while (at < ours->size && at < plain->size && ours->data[at] == plain->data[at])
        at++;
    begin = at > 100 ? at - 100 : 0;
    fprintf(stderr, "ours:  ...%.*s\n", (int)(ours->size - begin > 250 ? 250 : ours->size - begin),
            ours->data + begin);
    fprintf(stderr, "plain: ...%.*s\n",
            (int)(plain->size - begin > 250 ? 250 : plain->size - begin), plain->data + begin);
}

typedef enum verdict {
    SAME,
    WHITE_SPACE, /* the same but for white space between words */
    DIFFERENT,
    PASSED_OVER,
    VERDICTS
} verdict;

static bool is_same(const print *a, const print *b)
{
    return a->size == b->size && (!a->size || !memcmp(a->data, b->data, a->size));
}

static void *allocate(void *arena, size_t size)
{
    return art_arena_alloc(arena, size ? size : 1);
}

/* With the arena. */
static void deallocate(void *arena, void *p)
{
    (void)arena;
    (void)p;
}

/* html must be valid UTF-8. */
static verdict compare(art_view html, bool loud)
{
    verdict result = PASSED_OVER;
    art_arena arena;
    art_page page;
    print our_flow = {NULL, 0, 0, NULL}, plain_flow = {NULL, 0, 0, NULL};
    print ours = {NULL, 0, 0, &our_flow}, plain = {NULL, 0, 0, &plain_flow};
    if (is_beyond(html))
        return result;
    art_arena_init(&arena, (art_allocator){reallocate, NULL});
    if (page_of_html(&arena, html, &page) == ARTICLE_OK && !page.limited && !page.repaired) {
        /* With max_errors 0, libgumbo 0.10.1 joins the names of attributes behind a double one. */
        GumboOptions options = kGumboDefaultOptions;
        options.allocator = allocate; /* libgumbo 0.10.1 leaks some doctypes */
        options.deallocator = deallocate;
        options.userdata = &arena;
        GumboOutput *output = gumbo_parse_with_options(&options, html.data, html.size);
        print_page(&ours, &page);
        print_tree(&plain, output->root, 0);
        our_flow.size -= our_flow.size && our_flow.data[our_flow.size - 1] == ' ';
        plain_flow.size -= plain_flow.size && plain_flow.data[plain_flow.size - 1] == ' ';
        result = !is_same(&ours, &plain)            ? DIFFERENT
                 : !is_same(&our_flow, &plain_flow) ? WHITE_SPACE
                                                    : SAME;
        if (result == DIFFERENT && loud)
            show(&ours, &plain);
        if (result == WHITE_SPACE && loud)
            show(&our_flow, &plain_flow);
    }
    free(ours.data);
    free(plain.data);
    free(our_flow.data);
    free(plain_flow.data);
    art_arena_free(&arena);
    return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* Exactly as long as the page: reading one byte too many is seen. */
    char *page = malloc(size ? size : 1);
    if (!page)
        return 0;
    memcpy(page, data, size);
    defuse(page, size);
    bool usable = art_utf8_valid(page, size) == size && !has_long_number((art_view){page, size}) &&
                  !has_odd_end_tag((art_view){page, size});
    if (usable && compare((art_view){page, size}, false) == DIFFERENT) {
        (void)compare((art_view){page, size}, true);
        abort();
    }
    free(page);
    return 0;
}

#ifdef REPLAY
/* Plain or gzipped. */
static size_t read_file(const char *name, char **data)
{
    size_t size = 0, capacity = 1 << 20;
    int got;
    gzFile file = gzopen(name, "rb");
    if (!file) {
        perror(name);
        exit(2);
    }
    *data = malloc(capacity);
    while (*data && (got = gzread(file, *data + size, (unsigned)(capacity - size))) > 0) {
        size += (size_t)got;
        if (size == capacity)
            *data = realloc(*data, capacity *= 2);
    }
    gzclose(file);
    if (!*data)
        exit(2);
    return size;
}

static verdict compare_page(const char *name)
{
    char *data;
    size_t size = read_file(name, &data);
    defuse(data, size);
    art_arena arena;
    art_encoded encoded;
    verdict result = PASSED_OVER;
    art_arena_init(&arena, (art_allocator){reallocate, NULL});
    if (art_encode(&arena, (art_view){data, size}, NULL, &encoded) == ARTICLE_OK)
        result = compare(encoded.text, true);
    if (result == DIFFERENT || result == WHITE_SPACE)
        fprintf(stderr, "%s: different%s\n", name, result == DIFFERENT ? "" : " white space");
    art_arena_free(&arena);
    free(data);
    return result;
}

/* Beside those that cost much. */
static const char *const more_tags[] = {"</annotation-xml>",
                                        "<annotation-xml>",
                                        "<b c>",
                                        "<a b>",
                                        "</foreignObject>",
                                        "</mi>",
                                        "<mtext>",
                                        "</tr>",
                                        "</tbody>",
                                        "</colgroup>",
                                        "<tfoot>",
                                        "</y>",
                                        "</li>",
                                        "</dd>",
                                        "<image>",
                                        "<rtc>",
                                        "</ruby>",
                                        "</br>",
                                        "<keygen>",
                                        "</option>",
                                        "<listing>",
                                        "</listing>",
                                        "<center>",
                                        "</center>",
                                        "<body>",
                                        "</body>",
                                        "</html>",
                                        "<head>",
                                        "</head>",
                                        "<!doctype html>",
                                        "<!-- c -->",
                                        "</noframes>",
                                        "</title>",
                                        "</desc>",
                                        "</noscript>",
                                        "&amp;",
                                        "<style>",
                                        "</style>",
                                        "<script>",
                                        "</script>"};

/* Of so many tags, up to so many in a row: where few are at work, they meet. */
enum {
    KINDS = 24,
    ROW = 40,
    MORE_TAGS = sizeof more_tags / sizeof *more_tags
};

static const char *random_tag(uint64_t *state)
{
    unsigned i = tags_below(state, TAG_COUNT + MORE_TAGS);
    return i < TAG_COUNT ? tags[i] : more_tags[i - TAG_COUNT];
}

/* How many could be compared. */
static int try_sequences(int count, uint64_t seed)
{
    int compared = 0;
    uint64_t state = 88172645463325252u + seed;
    const char *kinds[KINDS] = {NULL};
    unsigned kind_count = 0;
    for (int i = 0; i < count; i++) {
        /* Not in the head: there, text and most elements end a <noscript>, and the scan keeps on
         * taking it for open. The page is the same unless its end tag comes much later. */
        char page[4096] = "<body>";
        size_t size = strlen(page);
        if (i % 32 == 0) {
            kind_count = 4 + tags_below(&state, KINDS - 3);
            for (unsigned k = 0; k < kind_count; k++)
                kinds[k] = random_tag(&state);
        }
        for (unsigned left = 3 + tags_below(&state, ROW - 2); left > 0; left--)
            size = tags_put(page, size, sizeof page, kinds[tags_below(&state, kind_count)], left);
        page[size++] = 'z'; /* where text would go shows what is open */
        verdict result = compare((art_view){page, size}, false);
        compared += result != PASSED_OVER;
        if (result == DIFFERENT) {
            (void)compare((art_view){page, size}, true);
            fprintf(stderr, "sequence %d of seed %" PRIu64 ": %.*s\n", i, seed, (int)size, page);
            exit(1);
        }
    }
    return compared;
}

int main(int argc, char **argv)
{
    int counts[VERDICTS] = {0};
    bool pages = argc > 1 && !strcmp(argv[1], "--pages");
    if (argc > 2 && !strcmp(argv[1], "--sequences")) {
        int count = atoi(argv[2]);
        int compared = try_sequences(count, argc > 3 ? strtoull(argv[3], NULL, 10) : 0);
        bool enough = compared > count / 2; /* else it says nothing */
        printf("%d of %d sequences compared\n%d passed, %d failed\n", compared, count, enough,
               !enough);
        return !enough;
    }
    for (int i = 1 + pages; i < argc; i++) {
        if (pages) {
            counts[compare_page(argv[i])]++;
            continue;
        }
        char *data;
        size_t size = read_file(argv[i], &data);
        LLVMFuzzerTestOneInput((const uint8_t *)data, size);
        counts[SAME]++;
        free(data);
    }
    if (pages)
        printf("%d the same, %d but for white space, %d passed over\n", counts[SAME],
               counts[WHITE_SPACE], counts[PASSED_OVER]);
    printf("%d passed, %d failed\n", counts[SAME] + counts[WHITE_SPACE], counts[DIFFERENT]);
    return counts[DIFFERENT] > 0;
}
#endif
