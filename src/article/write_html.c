#include "article/write.h"

/* An element that is open, of the containers. */
typedef struct open_element {
    art_kind kind;
    bool ordered, tight;
    bool body;     /* of a table: <tbody> was begun */
    bool caption;  /* of a figure: it has one */
    bool filled;   /* it has a child */
    bool bare;     /* which is text without an element around it, so far without a line end */
    uint32_t next; /* of an ordered list: the number that the next item gets by itself */
} open_element;

typedef struct html {
    art_out *out;
    open_element open[ART_NESTING_MAX];
    uint32_t depth;
    bool bare;      /* the leaf has no element of its own */
    bool caption;   /* it is the figure's caption */
    bool link;      /* inside of one */
    uint32_t level; /* of the heading */
} html;

static void put(html *h, const char *string)
{
    art_out_add_string(h->out, string);
}

/* Text, or the value of an attribute. */
static void put_escaped(html *h, art_view text)
{
    size_t begin = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char *reference = text.data[i] == '&'   ? "&amp;"
                                : text.data[i] == '<' ? "&lt;"
                                : text.data[i] == '>' ? "&gt;"
                                : text.data[i] == '"' ? "&quot;"
                                                      : NULL;
        if (!reference)
            continue;
        art_out_add(h->out, text.data + begin, i - begin);
        put(h, reference);
        begin = i + 1;
    }
    if (begin < text.size) /* text.data may be NULL */
        art_out_add(h->out, text.data + begin, text.size - begin);
}

static void put_attribute(html *h, const char *name, art_view value)
{
    put(h, " ");
    put(h, name);
    put(h, "=\"");
    put_escaped(h, value);
    put(h, "\"");
}

static void put_address(html *h, const char *name, art_view url)
{
    put(h, " ");
    put(h, name);
    put(h, "=\"");
    size_t begin = 0;
    for (size_t i = 0; i < url.size; i++) {
        char code[3];
        if (!art_url_encodes(url.data[i]))
            continue;
        put_escaped(h, (art_view){url.data + begin, i - begin});
        art_url_encode(code, url.data[i]);
        art_out_add(h->out, code, 3);
        begin = i + 1;
    }
    put_escaped(h, (art_view){url.data + begin, url.size - begin});
    put(h, "\"");
}

static void put_number(html *h, const char *name, uint32_t number)
{
    char digits[12];
    put_attribute(h, name, art_decimal(digits, number));
}

/* --- containers --- */

static open_element *innermost(html *h)
{
    return h->depth ? &h->open[h->depth - 1] : NULL;
}

/* A child comes: the text in front of it, if it has no element of its own, is ended. */
static void fill(html *h, bool bare)
{
    open_element *around = innermost(h);
    if (!around)
        return;
    if (around->bare || (around->kind == ART_ITEM && around->tight && !around->filled && !bare))
        put(h, "\n");
    around->filled = true;
    around->bare = bare && around->kind == ART_ITEM;
}

static void enter_list(html *h, const art_event *e)
{
    put(h, e->ordered ? "<ol" : "<ul");
    if (e->ordered && e->number != 1)
        put_number(h, "start", e->number);
    put(h, ">\n");
}

static void enter_item(html *h, const art_event *e)
{
    open_element *list = innermost(h);
    put(h, "<li");
    if (e->ordered && list->next != e->number)
        put_number(h, "value", e->number);
    list->next = e->number + 1;
    put(h, e->tight ? ">" : ">\n");
}

static void enter_row(html *h, const art_event *e)
{
    open_element *table = innermost(h);
    if (e->header)
        put(h, "<thead>\n");
    else if (!table->body)
        put(h, "<tbody>\n");
    table->body = table->body || !e->header;
    put(h, "<tr>\n");
}

static void enter_container(html *h, const art_event *e)
{
    fill(h, false);
    switch (e->kind) {
    case ART_LIST:
        enter_list(h, e);
        break;
    case ART_ITEM:
        enter_item(h, e);
        break;
    case ART_QUOTE:
        put(h, "<blockquote>\n");
        break;
    case ART_TABLE:
        put(h, "<table>\n");
        break;
    case ART_ROW:
        enter_row(h, e);
        break;
    default:
        put(h, "<figure>\n");
        break;
    }
    h->open[h->depth++] = (open_element){
        .kind = e->kind, .ordered = e->ordered, .tight = e->tight, .next = e->number};
    if (e->kind == ART_ROW)
        h->open[h->depth - 1].body = !e->header;
}

static void leave_container(html *h, art_kind kind)
{
    const open_element *own = &h->open[--h->depth];
    switch (kind) {
    case ART_LIST:
        put(h, own->ordered ? "</ol>\n" : "</ul>\n");
        break;
    case ART_ITEM:
        put(h, "</li>\n");
        break;
    case ART_QUOTE:
        put(h, "</blockquote>\n");
        break;
    case ART_TABLE:
        put(h, own->body ? "</tbody>\n</table>\n" : "</table>\n");
        break;
    case ART_ROW:
        put(h, own->body ? "</tr>\n" : "</tr>\n</thead>\n");
        break;
    default:
        put(h, "</figure>\n");
        break;
    }
}

/* --- leaves --- */

static void enter_cell(html *h, const art_event *e)
{
    put(h, e->header ? "<th" : "<td");
    if (e->columns > 1)
        put_number(h, "colspan", e->columns);
    if (e->rows > 1)
        put_number(h, "rowspan", e->rows);
    put(h, ">");
    h->level = e->header;
}

static void enter_code(html *h, const art_event *e)
{
    put(h, "<pre><code");
    if (e->text.size) {
        put(h, " class=\"language-");
        put_escaped(h, e->text);
        put(h, "\"");
    }
    put(h, ">");
}

static void enter_leaf(html *h, const art_event *e)
{
    open_element *around = innermost(h);
    bool first = around && !around->filled;
    h->bare = around &&
              ((around->kind == ART_ITEM && around->tight && first && e->kind == ART_PARAGRAPH) ||
               (around->kind == ART_FIGURE && e->kind == ART_MEDIA));
    h->caption = false;
    fill(h, h->bare);
    switch (e->kind) {
    case ART_HEADING:
        h->level = e->number;
        put(h, "<h");
        art_out_add_char(h->out, (char)('0' + e->number));
        put(h, ">");
        break;
    case ART_CODE_BLOCK:
        enter_code(h, e);
        break;
    case ART_CELL:
        enter_cell(h, e);
        break;
    case ART_CAPTION:
        h->caption = around && around->kind == ART_FIGURE && !around->caption;
        if (h->caption)
            around->caption = true;
        put(h, h->caption ? "<figcaption>" : "<p>");
        break;
    case ART_RULE:
        put(h, "<hr>\n");
        break;
    case ART_MEDIA:
        h->level = e->embedded;
        put(h, h->bare ? "" : e->embedded ? "<figure>\n<figcaption>" : "<p>");
        break;
    default:
        put(h, h->bare ? "" : "<p>");
    }
}

static void leave_leaf(html *h, art_kind kind)
{
    const open_element *around = innermost(h);
    switch (kind) {
    case ART_HEADING:
        put(h, "</h");
        art_out_add_char(h->out, (char)('0' + h->level));
        put(h, ">\n");
        break;
    case ART_CODE_BLOCK:
        put(h, "\n</code></pre>\n");
        break;
    case ART_CELL:
        put(h, h->level ? "</th>\n" : "</td>\n");
        break;
    case ART_CAPTION:
        put(h, h->caption ? "</figcaption>\n" : "</p>\n");
        break;
    default:
        if (!h->bare && kind == ART_MEDIA && h->level)
            put(h, "</figcaption>\n</figure>\n");
        else if (!h->bare)
            put(h, "</p>\n");
        else if (around && around->kind == ART_FIGURE)
            put(h, "\n");
    }
}

/* --- inline nodes and content --- */

static const char *const span_names[] = {
    [ART_EMPHASIS] = "em",     [ART_STRONG] = "strong", [ART_DELETED] = "del",
    [ART_SUPERSCRIPT] = "sup", [ART_SUBSCRIPT] = "sub", [ART_LINK] = "a",
    [ART_CODE] = "code",
};

static void enter_span(html *h, const art_event *e)
{
    put(h, "<");
    put(h, span_names[e->kind]);
    if (e->kind == ART_LINK)
        put_address(h, "href", e->url);
    put(h, ">");
    h->link = h->link || e->kind == ART_LINK;
}

static void leave_span(html *h, art_kind kind)
{
    put(h, "</");
    put(h, span_names[kind]);
    put(h, ">");
    h->link = h->link && kind != ART_LINK;
}

static void put_content(html *h, const art_event *e)
{
    switch (e->kind) {
    case ART_TEXT:
        put_escaped(h, e->text);
        break;
    case ART_BREAK:
        put(h, "<br>\n");
        break;
    case ART_IMAGE:
        put(h, "<img");
        put_address(h, "src", e->url);
        put(h, " alt=\"");
        put_escaped(h, e->text);
        put(h, "\">");
        break;
    default: /* ART_EMBED */
        if (!h->link) {
            put(h, "<a");
            put_address(h, "href", e->url);
            put(h, ">");
        }
        put_escaped(h, art_event_label(e));
        put(h, h->link ? "" : "</a>");
    }
}

static void handle(void *user, const art_event *e)
{
    html *h = user;
    if (e->kind <= ART_FIGURE) {
        if (e->enter)
            enter_container(h, e);
        else
            leave_container(h, e->kind);
    } else if (e->kind <= ART_RULE) {
        if (e->enter)
            enter_leaf(h, e);
        else
            leave_leaf(h, e->kind);
    } else if (e->kind <= ART_CODE) {
        if (e->enter)
            enter_span(h, e);
        else
            leave_span(h, e->kind);
    } else {
        put_content(h, e);
    }
}

/* --- the whole --- */

static art_view field(const article *a, article_field f)
{
    return a->metadata.fields[f].joined;
}

static void put_line(html *h, const char *begin, art_view text, const char *end)
{
    if (!text.size)
        return;
    put(h, begin);
    put_escaped(h, text);
    put(h, end);
}

static void put_frame_attributes(html *h, const article *a)
{
    if (field(a, ARTICLE_LANGUAGE).size)
        put_attribute(h, "lang", field(a, ARTICLE_LANGUAGE));
    if (field(a, ARTICLE_DIR).size)
        put_attribute(h, "dir", field(a, ARTICLE_DIR));
}

static void put_head(html *h, const article *a, unsigned flags)
{
    art_view title = field(a, ARTICLE_TITLE);
    if (flags & ARTICLE_WRITE_BODY)
        return;
    if (!(flags & (ARTICLE_WRITE_META | ARTICLE_WRITE_STANDALONE))) {
        put_line(h, "<h1>", title, "</h1>\n");
        return;
    }
    put(h, "<header>\n");
    put_line(h, "<h1>", title, "</h1>\n");
    put_line(h, "<p>", field(a, ARTICLE_AUTHOR), "</p>\n");
    put_line(h, "<p><time>", field(a, ARTICLE_DATE), "</time></p>\n");
    put_line(h, "<p>", field(a, ARTICLE_SITE_NAME), "</p>\n");
    if (field(a, ARTICLE_URL).size) {
        put(h, "<p><a");
        put_address(h, "href", field(a, ARTICLE_URL));
        put_line(h, ">", field(a, ARTICLE_URL), "</a></p>\n");
    }
    put(h, "</header>\n");
}

/* The style of a page by itself: the reader's fonts and colours, a measure that can be read, dark
 * where the reader wants it, and nothing but text on paper. */
static const char style[] =
    ":root{color-scheme:light dark}\n"
    "body{margin:0 auto;padding:1.5rem;max-width:42rem;font:1.125rem/1.6 Georgia,serif;"
    "color:#1a1a1a;background:#fdfdfb;overflow-wrap:break-word}\n"
    "h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.6em 0 .5em}\n"
    "h1{font-size:2rem;margin-top:.5em}\n"
    "header p{margin:.2em 0;color:#555;font-size:.95rem}\n"
    "a{color:#0645ad}\n"
    "img{max-width:100%;height:auto}\n"
    "figure{margin:1.5em 0}\n"
    "figcaption{color:#555;font-size:.9rem}\n"
    "blockquote{margin:1em 0;padding-left:1em;border-left:.2em solid #bbb}\n"
    "pre{overflow-x:auto;padding:.8em;background:#f1f0ec;line-height:1.4}\n"
    "code{font-size:.9em}\n"
    "table{display:block;overflow-x:auto;border-collapse:collapse}\n"
    "th,td{border:1px solid #bbb;padding:.3em .6em;text-align:start;vertical-align:top}\n"
    "section{margin-top:3em;border-top:1px solid #bbb}\n"
    "@media (prefers-color-scheme:dark){body{color:#ddd;background:#181818}a{color:#8ab4f8}"
    "header p,figcaption{color:#aaa}pre{background:#262626}}\n"
    "@media print{body{max-width:none;padding:0;color:#000;background:#fff;font-size:11pt}"
    "a{color:inherit}pre{white-space:pre-wrap}}\n";

void art_write_html(const article *a, const article_write_options *options, art_out *out)
{
    html h = {.out = out};
    bool standalone = (options->flags & ARTICLE_WRITE_STANDALONE) != 0;
    if (!a->selection.found)
        return;
    if (standalone) {
        put(&h, "<!DOCTYPE html>\n<html");
        put_frame_attributes(&h, a);
        put(&h, ">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width\">\n");
        art_view title = field(a, ARTICLE_TITLE);
        put_line(&h, "<title>", title.size ? title : ART_VIEW("Article"), "</title>\n");
        put(&h, "<style>\n");
        put(&h, style);
        put(&h, "</style>\n</head>\n<body>\n");
    }
    put(&h, "<article");
    if (!standalone)
        put_frame_attributes(&h, a);
    put(&h, ">\n");
    put_head(&h, a, options->flags);
    art_document document = art_document_of(a, options->flags);
    art_document_walk(&document, handle, &h);
    if (art_comments_wanted(a, options->flags)) {
        put(&h, "<section class=\"comments\">\n");
        document = art_comments_of(a, options->flags);
        art_document_walk(&document, handle, &h);
        put(&h, "</section>\n");
    }
    put(&h, "</article>\n");
    if (standalone)
        put(&h, "</body>\n</html>\n");
}
