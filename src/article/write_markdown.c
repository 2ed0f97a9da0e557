#include "article/grid.h"
#include "article/markdown_text.h"
#include "article/write.h"
#include "base/json_write.h"

/* A container that is open. */
typedef struct open_container {
    art_kind kind;
    bool begun; /* its first line was written */
    bool ordered, tight;
    bool any;        /* of a list: it has an item; and whether that */
    bool last_tight; /* was tight */
    char mark;       /* of a list: "-" or "*", "." or ")" behind numbers */
    char list;       /* the mark of the list right before what comes, or 0 */
    uint32_t number; /* of an item */
    uint32_t width;  /* of an item: columns by which its lines are indented */
} open_container;

typedef struct markdown {
    art_out *out;
    art_markdown text;
    open_container open[ART_NESTING_MAX];
    uint32_t depth;
    char list;        /* outside of all containers: see open_container */
    bool any;         /* anything was written */
    bool close;       /* what comes is only a line away from what was before, not a paragraph */
    uint32_t columns; /* of the table under way */
    bool head;        /* it has its header */
    uint32_t taken;   /* columns that the cell under way takes */
    art_grid grid;
    uint32_t fence; /* length of that around the code under way, else 0 */
    bool line;      /* a line of code begins */
} markdown;

static void put(markdown *m, const char *string)
{
    art_out_add_string(m->out, string);
}

/* --- lines --- */

static void put_mark(markdown *m, uint32_t index)
{
    const open_container *item = &m->open[index];
    char digits[12];
    if (item->ordered) {
        art_view number = art_decimal(digits, item->number);
        art_out_add(m->out, number.data, number.size);
    }
    art_out_add_char(m->out, m->open[index - 1].mark);
    put(m, " ");
}

/* The beginning of a line: what tells the containers around it. */
static void put_prefix(markdown *m)
{
    for (uint32_t i = 0; i < m->depth; i++) {
        open_container *c = &m->open[i];
        if (c->kind == ART_QUOTE)
            put(m, "> ");
        else if (c->kind == ART_ITEM && !c->begun)
            put_mark(m, i);
        else if (c->kind == ART_ITEM)
            for (uint32_t k = 0; k < c->width; k++)
                put(m, " ");
        c->begun = true;
    }
}

/* A blank line; within quotations that go on behind it, it has their mark. */
static void put_blank(markdown *m)
{
    uint32_t count = m->depth, spaces = 0;
    while (count && !(m->open[count - 1].kind == ART_QUOTE && m->open[count - 1].begun))
        count--;
    for (uint32_t i = 0; i < count; i++) {
        const open_container *c = &m->open[i];
        spaces += c->kind == ART_ITEM ? c->width : 0;
        if (c->kind != ART_QUOTE)
            continue;
        for (; spaces; spaces--)
            put(m, " ");
        put(m, ">");
        spaces = 1;
    }
    put(m, "\n");
}

/* Begins a block on a line of its own. */
static void begin_block(markdown *m)
{
    if (m->any && !m->close)
        put_blank(m);
    m->any = true;
    m->close = false;
    put_prefix(m);
}

/* --- tables --- */

static void put_cells(markdown *m, uint32_t count, const char *cell)
{
    for (uint32_t i = 0; i < count; i++)
        put(m, cell);
}

static void put_delimiters(markdown *m)
{
    put(m, "|");
    put_cells(m, m->columns, " --- |");
    put(m, "\n");
    m->head = true;
}

/* The line of a row has its prefix: the table's first one from begin_block. */
static void begin_row(markdown *m, bool header)
{
    if (!m->head && !header) {
        put(m, "|");
        put_cells(m, m->columns, "   |");
        put(m, "\n");
        put_prefix(m);
        put_delimiters(m);
    }
    if (m->head)
        put_prefix(m);
    put(m, "|");
}

static void leave_row(markdown *m)
{
    put_cells(m, art_grid_pass(&m->grid), "   |");
    if (m->grid.column < m->columns)
        put_cells(m, m->columns - m->grid.column, "   |");
    put(m, "\n");
    if (m->head)
        return;
    put_prefix(m);
    put_delimiters(m);
}

/* --- containers --- */

/* Where the mark of the list right before what comes is kept. */
static char *list_before(markdown *m)
{
    return m->depth ? &m->open[m->depth - 1].list : &m->list;
}

static void enter_list(markdown *m, const art_event *e, open_container *own)
{
    const open_container *around = m->depth ? &m->open[m->depth - 1] : NULL;
    /* Two lists in a row would be one: the second gets another mark. */
    char first = e->ordered ? '.' : '-', second = e->ordered ? ')' : '*';
    own->mark = *list_before(m) == first ? second : first;
    /* Right behind the text of its item; but a number other than 1 does not begin a list there. */
    if (around && around->kind == ART_ITEM && around->begun)
        m->close = around->tight && !around->list && (!e->ordered || e->number == 1);
}

static void enter_item(markdown *m, const art_event *e, open_container *own)
{
    open_container *list = &m->open[m->depth - 1];
    char digits[12];
    if (list->any)
        m->close = list->last_tight && e->tight;
    list->any = true;
    list->last_tight = e->tight;
    own->width = 2 + (e->ordered ? (uint32_t)art_decimal(digits, e->number).size : 0);
}

static void enter_container(markdown *m, const art_event *e)
{
    open_container own = {
        .kind = e->kind, .ordered = e->ordered, .tight = e->tight, .number = e->number};
    switch (e->kind) {
    case ART_LIST:
        enter_list(m, e, &own);
        break;
    case ART_ITEM:
        enter_item(m, e, &own);
        break;
    case ART_TABLE:
        m->columns = e->number;
        m->head = false;
        art_grid_begin(&m->grid);
        begin_block(m);
        break;
    case ART_ROW:
        art_grid_row(&m->grid);
        begin_row(m, e->header);
        break;
    default:
        break;
    }
    if (e->kind != ART_LIST && e->kind != ART_ROW)
        *list_before(m) = 0;
    m->open[m->depth++] = own;
}

static void leave_container(markdown *m, art_kind kind)
{
    const open_container *own = &m->open[--m->depth];
    if (kind == ART_LIST)
        *list_before(m) = own->mark;
    if (kind == ART_ROW)
        leave_row(m);
}

/* --- leaves --- */

static void enter_code(markdown *m, const art_event *e)
{
    m->fence = e->number < 3 ? 3 : e->number + 1;
    for (uint32_t i = 0; i < m->fence; i++)
        put(m, "`");
    art_out_add(m->out, e->text.data, e->text.size);
    put(m, "\n");
    m->line = true;
}

static void leave_code(markdown *m)
{
    put(m, "\n");
    put_prefix(m);
    for (uint32_t i = 0; i < m->fence; i++)
        put(m, "`");
    m->fence = 0;
}

/* Text in a fence. A line gets its prefix when it turns out not to be empty. */
static void put_code(markdown *m, art_view text)
{
    while (text.size) {
        const char *newline = memchr(text.data, '\n', text.size);
        size_t size = newline ? (size_t)(newline - text.data) : text.size;
        if (size && m->line) {
            put_prefix(m);
            m->line = false;
        }
        art_out_add(m->out, text.data, size);
        if (!newline)
            break;
        if (m->line)
            put_blank(m);
        else
            put(m, "\n");
        m->line = true;
        text = (art_view){newline + 1, text.size - size - 1};
    }
}

static void enter_cell(markdown *m, const art_event *e)
{
    put_cells(m, art_grid_pass(&m->grid), "   |");
    put(m, " ");
    m->taken = art_grid_place(&m->grid, e->columns, e->rows);
    art_markdown_begin(&m->text, ART_IN_COLUMN);
}

static void enter_leaf(markdown *m, const art_event *e)
{
    if (e->kind == ART_CELL) {
        enter_cell(m, e);
        return;
    }
    begin_block(m);
    *list_before(m) = 0;
    art_markdown_begin(&m->text, e->kind == ART_HEADING ? ART_IN_TITLE : ART_IN_LINES);
    switch (e->kind) {
    case ART_HEADING:
        for (uint32_t i = 0; i < e->number; i++)
            put(m, "#");
        put(m, " ");
        break;
    case ART_CODE_BLOCK:
        enter_code(m, e);
        break;
    case ART_RULE:
        put(m, "___\n"); /* the one of the three that is no mark of a list */
        break;
    default:
        break;
    }
}

static void leave_leaf(markdown *m, art_kind kind)
{
    if (kind == ART_CELL) {
        put(m, " |");
        if (m->taken > 1)
            put_cells(m, m->taken - 1, "   |");
        return;
    }
    if (kind == ART_CODE_BLOCK)
        leave_code(m);
    put(m, "\n");
}

/* --- content --- */

static void put_content(markdown *m, const art_event *e)
{
    bool code = m->fence > 0;
    switch (e->kind) {
    case ART_TEXT:
        if (code)
            put_code(m, e->text);
        else
            art_markdown_put_text(&m->text, e->text);
        break;
    case ART_BREAK:
        if (art_markdown_break(&m->text))
            put_prefix(m);
        break;
    case ART_IMAGE:
        art_markdown_put_image(&m->text, e);
        break;
    default:
        art_markdown_put_embed(&m->text, e);
    }
}

static void handle(void *user, const art_event *e)
{
    markdown *m = user;
    if (e->kind <= ART_FIGURE && e->enter)
        enter_container(m, e);
    else if (e->kind <= ART_FIGURE)
        leave_container(m, e->kind);
    else if (e->kind <= ART_RULE && e->enter)
        enter_leaf(m, e);
    else if (e->kind <= ART_RULE)
        leave_leaf(m, e->kind);
    else if (e->kind <= ART_CODE && e->enter)
        art_markdown_enter(&m->text, e);
    else if (e->kind <= ART_CODE)
        art_markdown_leave(&m->text, e->kind);
    else
        put_content(m, e);
}

/* --- the whole --- */

/* The metadata as a block of YAML. Strings of JSON are such of YAML. */
static void put_front_matter(markdown *m, const art_metadata *metadata)
{
    static const char *const names[] = {
#define NAME(id, name, text) [id] = name,
        ARTICLE_FIELD_LIST(NAME)
#undef NAME
    };
    art_json json;
    put(m, "---\n");
    for (int f = 0; f < ARTICLE_FIELD_COUNT; f++) {
        const art_values *values = &metadata->fields[f];
        bool several = f == ARTICLE_AUTHOR || f == ARTICLE_TAGS;
        if (!values->count)
            continue;
        put(m, names[f]);
        put(m, several ? ": [" : ": ");
        for (size_t i = 0; i < values->count; i++) {
            put(m, i ? ", " : "");
            art_json_init(&json, m->out, false);
            art_json_string(&json, values->items[i]);
        }
        put(m, several ? "]\n" : "\n");
    }
    put(m, "---\n");
    m->any = true;
}

void art_write_markdown(const article *a, const article_write_options *options, art_out *out)
{
    markdown m = {.out = out, .text = {.out = out}};
    art_view title = a->metadata.fields[ARTICLE_TITLE].joined;
    unsigned flags = options->flags;
    if (!a->selection.found)
        return;
    if (!(flags & ARTICLE_WRITE_BODY) && (flags & ARTICLE_WRITE_META)) {
        put_front_matter(&m, &a->metadata);
    } else if (!(flags & ARTICLE_WRITE_BODY) && title.size) {
        handle(&m, &(art_event){.kind = ART_HEADING, .enter = true, .number = 1});
        handle(&m, &(art_event){.kind = ART_TEXT, .enter = true, .text = title});
        handle(&m, &(art_event){.kind = ART_HEADING});
    }
    art_document document = art_document_of(a, flags);
    art_document_walk(&document, handle, &m);
    if (!art_comments_wanted(a, flags))
        return;
    handle(&m, &(art_event){.kind = ART_RULE, .enter = true});
    document = art_comments_of(a, flags);
    art_document_walk(&document, handle, &m);
}
