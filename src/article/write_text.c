#include "article/write.h"

#include "article/grid.h"
#include "article/status.h"

enum {
    GAP = 2,       /* columns between those of a table */
    WORD_MAX = 512 /* bytes of a word that is held back until its width is known */
};

/* A container that is open. */
typedef struct open_container {
    art_kind kind;
    bool begun; /* its first line was written */
    bool ordered, tight, header;
    bool any;               /* of a list: it has an item; of a table, a row. And whether the item */
    bool last_tight;        /* was tight */
    uint32_t number, width; /* of an item; width of its mark */
} open_container;

typedef struct text {
    art_out *out;
    open_container open[ART_NESTING_MAX];
    uint32_t depth;
    bool any;        /* anything was written */
    bool close;      /* what comes is only a line away from what was before, not a paragraph */
    bool code;       /* in a code block */
    bool line;       /* a line of it begins */
    uint32_t links;  /* so many were met */
    uint32_t margin; /* width of the containers' marks */
    /* Lines that are wrapped. */
    uint32_t limit;      /* columns of a line; 0: it is not wrapped */
    uint32_t column;     /* where the line ends so far */
    bool space;          /* one is owed before the word */
    uint32_t word_width; /* columns of the word that is held back */
    size_t word_size;
    /* The table under way. */
    const unsigned char *widths; /* of its columns */
    uint32_t columns, target;    /* target: where the cell begins */
    bool cell, filled;           /* in a cell; which has text */
    art_grid grid;
    char word[WORD_MAX];
} text;

static void put(text *t, const char *string)
{
    art_out_add_string(t->out, string);
}

static void put_spaces(text *t, uint32_t count)
{
    for (; count; count--)
        art_out_add_char(t->out, ' ');
}

/* --- lines --- */

static void put_mark(text *t, const open_container *item)
{
    char digits[12];
    if (item->ordered) {
        art_view number = art_decimal(digits, item->number);
        art_out_add(t->out, number.data, number.size);
        put(t, ". ");
    } else {
        put(t, "- ");
    }
}

/* Begins a line: the marks of items that begin, and room below those that have. */
static void begin_line(text *t)
{
    uint32_t spaces = 0;
    t->margin = 0;
    for (uint32_t i = 0; i < t->depth; i++) {
        open_container *c = &t->open[i];
        if (c->kind == ART_ITEM && c->begun) {
            spaces += c->width;
        } else if (c->kind == ART_ITEM) {
            put_spaces(t, spaces);
            spaces = 0;
            put_mark(t, c);
        }
        t->margin += c->kind == ART_ITEM ? c->width : 0;
        c->begun = true;
    }
    put_spaces(t, spaces);
    t->column = t->margin;
    t->space = false;
}

static void begin_block(text *t)
{
    if (t->any && !t->close)
        put(t, "\n");
    t->any = true;
    t->close = false;
    begin_line(t);
}

/* Writes the word that was held back, on the next line if this one has no room for it. */
static void put_word(text *t)
{
    if (!t->word_size)
        return;
    if (t->column > t->margin && t->column + t->space + t->word_width > t->limit) {
        put(t, "\n");
        begin_line(t);
    } else if (t->space) {
        put(t, " ");
        t->column++;
    }
    art_out_add(t->out, t->word, t->word_size);
    t->column += t->word_width;
    t->word_size = t->word_width = 0;
    t->space = false;
}

/* Text of lines that are wrapped: at spaces, and beside characters of writing that has none. */
static void wrap(text *t, art_view view)
{
    for (size_t i = 0; i < view.size;) {
        size_t begin = i;
        uint32_t code = art_utf8_next(view.data, view.size, &i);
        if (code == ' ') {
            put_word(t);
            t->space = t->column > t->margin;
            continue;
        }
        uint32_t width = art_char_width(code);
        if ((art_is_cjk(code) && width) || i - begin > WORD_MAX - t->word_size)
            put_word(t);
        memcpy(t->word + t->word_size, view.data + begin, i - begin);
        t->word_size += i - begin;
        t->word_width += width;
    }
}

static void put_code(text *t, art_view view)
{
    while (view.size) {
        const char *newline = memchr(view.data, '\n', view.size);
        size_t size = newline ? (size_t)(newline - view.data) : view.size;
        if (size && t->line) {
            begin_line(t);
            t->line = false;
        }
        art_out_add(t->out, view.data, size);
        if (!newline)
            break;
        put(t, "\n");
        t->line = true;
        view = (art_view){newline + 1, view.size - size - 1};
    }
}

/* --- containers --- */

static void enter_container(text *t, const art_event *e)
{
    open_container none = {.kind = ART_PARAGRAPH}; /* around what stands alone */
    open_container *around = t->depth ? &t->open[t->depth - 1] : &none;
    open_container own = {.kind = e->kind,
                          .ordered = e->ordered,
                          .tight = e->tight,
                          .header = e->header,
                          .number = e->number};
    char digits[12];
    switch (e->kind) {
    case ART_LIST:
        if (around->kind == ART_ITEM && around->begun)
            t->close = around->tight;
        break;
    case ART_ITEM:
        if (around->any)
            t->close = around->last_tight && e->tight;
        around->any = true;
        around->last_tight = e->tight;
        own.width = 2 + (e->ordered ? (uint32_t)art_decimal(digits, e->number).size : 0);
        break;
    case ART_TABLE:
        t->columns = e->number;
        t->widths = e->widths;
        art_grid_begin(&t->grid);
        break;
    case ART_ROW:
        t->close = t->close || around->any; /* a row below another one */
        around->any = true;
        begin_block(t);
        art_grid_row(&t->grid);
        break;
    default:
        break;
    }
    t->open[t->depth++] = own;
}

/* A line under the row of headers. */
static void put_underline(text *t)
{
    begin_line(t);
    for (uint32_t i = 0; i < t->columns; i++) {
        for (uint32_t k = 0; k < t->widths[i]; k++)
            put(t, "-");
        put_spaces(t, i + 1 < t->columns ? GAP : 0);
    }
    put(t, "\n");
}

static void leave_container(text *t, art_kind kind)
{
    const open_container *own = &t->open[--t->depth];
    if (kind == ART_ROW) {
        put(t, "\n");
        if (own->header)
            put_underline(t);
    }
}

/* --- leaves --- */

static void enter_cell(text *t, const art_event *e)
{
    (void)art_grid_pass(&t->grid);
    t->target = 0;
    for (uint32_t i = 0; i < t->grid.column && i < t->columns; i++)
        t->target += t->widths[i] + (uint32_t)GAP;
    (void)art_grid_place(&t->grid, e->columns, e->rows);
    t->cell = true;
    t->filled = false;
}

/* Text of a cell, which begins below that of the cells above, or behind the one before it. */
static void put_cell(text *t, art_view view)
{
    if (!t->filled && t->column < t->target) {
        put_spaces(t, t->target - t->column);
        t->column = t->target;
    } else if (!t->filled && t->target) {
        put_spaces(t, GAP);
        t->column += GAP;
    }
    t->filled = true;
    t->column += art_text_width(view);
    art_out_add(t->out, view.data, view.size);
}

static void enter_leaf(text *t, const art_event *e)
{
    if (e->kind == ART_RULE)
        return;
    if (e->kind == ART_CELL) {
        enter_cell(t, e);
        return;
    }
    begin_block(t);
    t->code = e->kind == ART_CODE_BLOCK;
    t->line = false;
}

static void leave_leaf(text *t, art_kind kind)
{
    if (kind != ART_CELL) {
        put_word(t);
        put(t, "\n");
    }
    t->code = t->cell = false;
}

/* --- content --- */

static void put_text(text *t, art_view view)
{
    if (t->code)
        put_code(t, view);
    else if (t->cell)
        put_cell(t, view);
    else if (t->limit)
        wrap(t, view);
    else
        art_out_add(t->out, view.data, view.size);
}

static void put_break(text *t)
{
    if (t->cell) {
        put_cell(t, ART_VIEW(" "));
        return;
    }
    put_word(t);
    put(t, "\n");
    begin_line(t);
}

/* The number of a link, whose address stands at the end. */
static void put_number(text *t)
{
    char digits[12];
    put_text(t, ART_VIEW(" ["));
    put_text(t, art_decimal(digits, ++t->links));
    put_text(t, ART_VIEW("]"));
}

static void put_content(text *t, const art_event *e)
{
    switch (e->kind) {
    case ART_TEXT:
        put_text(t, e->text);
        break;
    case ART_BREAK:
        put_break(t);
        break;
    case ART_IMAGE:
        put_text(t, e->text.size ? ART_VIEW("[Image: ") : ART_VIEW("[Image"));
        put_text(t, e->text);
        put_text(t, ART_VIEW("]"));
        break;
    default: /* ART_EMBED */
        put_text(t, art_event_label(e));
        put_number(t);
    }
}

static void handle(void *user, const art_event *e)
{
    text *t = user;
    if (e->kind <= ART_FIGURE && e->enter)
        enter_container(t, e);
    else if (e->kind <= ART_FIGURE)
        leave_container(t, e->kind);
    else if (e->kind <= ART_RULE && e->enter)
        enter_leaf(t, e);
    else if (e->kind <= ART_RULE)
        leave_leaf(t, e->kind);
    else if (e->kind > ART_CODE)
        put_content(t, e);
    else if (e->kind == ART_LINK && !e->enter)
        put_number(t);
}

/* The addresses of the links, in the order of their numbers. */
static void handle_reference(void *user, const art_event *e)
{
    text *t = user;
    char digits[12];
    if (!e->enter || (e->kind != ART_LINK && e->kind != ART_EMBED))
        return;
    if (!t->links)
        put(t, "\n");
    art_view number = art_decimal(digits, ++t->links);
    put(t, "[");
    art_out_add(t->out, number.data, number.size);
    put(t, "] ");
    for (size_t i = 0; i < e->url.size; i++) {
        char code[3];
        bool encodes = art_url_encodes(e->url.data[i]);
        if (encodes)
            art_url_encode(code, e->url.data[i]);
        art_out_add(t->out, encodes ? code : &e->url.data[i], encodes ? 3 : 1);
    }
    put(t, "\n");
}

/* --- the whole --- */

void art_write_plain(const art_document *document, unsigned width, art_out *out)
{
    text t = {.out = out, .limit = width};
    art_document_walk(document, handle, &t);
    t.links = 0;
    if (document->links)
        art_document_walk(document, handle_reference, &t);
}

static void put_metadata(const article *a, art_out *out)
{
    static const char *const names[] = {
#define NAME(id, name, text) [id] = name,
        ARTICLE_FIELD_LIST(NAME)
#undef NAME
    };
    for (int f = 0; f < ARTICLE_FIELD_COUNT; f++) {
        const art_values *values = &a->metadata.fields[f];
        if (f == ARTICLE_TITLE || !values->count)
            continue;
        art_out_add_string(out, names[f]);
        art_out_add_string(out, ": ");
        art_out_add(out, values->joined.data, values->joined.size);
        art_out_add_char(out, '\n');
    }
    art_out_add_char(out, '\n');
}

void art_write_text(const article *a, const article_write_options *options, art_out *out)
{
    art_view title = a->metadata.fields[ARTICLE_TITLE].joined;
    unsigned flags = options->flags;
    if (!a->selection.found)
        return;
    if (title.size && !(flags & ARTICLE_WRITE_BODY)) {
        art_out_add(out, title.data, title.size);
        art_out_add(out, "\n\n", 2);
    }
    if ((flags & ARTICLE_WRITE_META) && !(flags & ARTICLE_WRITE_BODY))
        put_metadata(a, out);
    art_document document = art_document_of(a, flags);
    art_write_plain(&document, options->width, out);
    if (!art_comments_wanted(a, flags))
        return;
    art_out_add_string(out, "\n* * *\n\n");
    document = art_comments_of(a, flags);
    art_write_plain(&document, options->width, out);
}

/* --- as a string --- */

static int append(void *user, const char *data, size_t size)
{
    art_buffer *buffer = user;
    art_buffer_add(buffer, data, size);
    return buffer->failed;
}

article_status art_write_string(art_arena *arena, const art_document *document, art_view *string)
{
    art_buffer buffer;
    art_out out;
    art_buffer_init(&buffer, arena);
    art_out_init(&out, append, &buffer);
    art_write_plain(document, 0, &out);
    (void)art_out_flush(&out);
    buffer.size -= buffer.size > 0; /* the last line's end */
    const char *data = art_buffer_string(&buffer);
    if (!data)
        return art_status_of(arena);
    *string = (art_view){data, buffer.size};
    return ARTICLE_OK;
}
