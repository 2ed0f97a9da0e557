#include "article/structure.h"

art_view art_event_label(const art_event *event)
{
    return event->text.size ? event->text : art_url_host(event->url);
}

void art_structure_init(art_structure *s, art_handler handler, void *user)
{
    s->handler = handler;
    s->user = user;
    s->depth = s->span_count = 0;
    s->open_depth = s->shared = s->open_span_count = 0;
    s->in_leaf = s->any = false;
    s->ticks = 0;
    s->latest = ART_TEXT;
}

static void enter(art_structure *s, const art_event *event)
{
    s->any = true;
    s->filled = s->filled || event->kind >= ART_TEXT;
    s->latest = event->kind;
    s->handler(s->user, event);
}

static void leave(art_structure *s, art_kind kind)
{
    s->handler(s->user, &(art_event){.kind = kind});
}

/* --- what is around --- */

static const art_nest *innermost(const art_structure *s)
{
    return s->depth ? &s->around[s->depth - 1] : NULL;
}

static void add(art_structure *s, art_nest place)
{
    if (s->depth < ART_NESTING_MAX)
        s->around[s->depth++] = place;
}

static void drop(art_structure *s)
{
    s->depth--;
    s->shared = s->depth < s->shared ? s->depth : s->shared;
}

/* What stands in a list, but in none of its items, belongs to the one before it. */
static void imply_item(art_structure *s, uint32_t node)
{
    if (!s->depth || s->around[s->depth - 1].kind != ART_LIST || s->depth == ART_NESTING_MAX)
        return;
    art_nest *list = &s->around[s->depth - 1];
    if (list->last == ART_NO_NODE)
        list->last = node;
    add(s, (art_nest){.kind = ART_ITEM,
                      .node = list->last,
                      .end = list->end,
                      .ordered = list->ordered,
                      .number = list->number,
                      .implied = true});
}

static void push_item(art_structure *s, art_nest item)
{
    if (s->depth && s->around[s->depth - 1].implied)
        drop(s);
    const art_nest *top = innermost(s);
    if (!top || top->kind != ART_LIST)
        add(s, (art_nest){
                   .kind = ART_LIST, .node = item.parent, .end = item.end, .last = ART_NO_NODE});
    if (s->depth == ART_NESTING_MAX)
        return;
    art_nest *list = &s->around[s->depth - 1];
    if (list->kind != ART_LIST)
        return;
    item.ordered = list->ordered;
    item.number = list->number++;
    list->last = item.node;
    add(s, item);
}

void art_structure_push(art_structure *s, const art_nest *nest)
{
    if (nest->kind >= ART_EMPHASIS) {
        for (uint32_t i = 0; i < s->span_count; i++)
            if (s->spans[i].kind == nest->kind)
                return;
        s->spans[s->span_count++] = *nest;
    } else if (nest->kind == ART_ITEM) {
        push_item(s, *nest);
    } else {
        imply_item(s, nest->node);
        add(s, *nest);
    }
}

void art_structure_skip_item(art_structure *s)
{
    uint32_t top = s->depth;
    top -= top && s->around[top - 1].implied;
    if (top && s->around[top - 1].kind == ART_LIST)
        s->around[top - 1].number++;
}

void art_structure_pass(art_structure *s, uint32_t node)
{
    while (s->depth && s->around[s->depth - 1].end <= node)
        drop(s);
    while (s->span_count && s->spans[s->span_count - 1].end <= node)
        s->span_count--;
}

/* --- what is open --- */

static void leave_spans(art_structure *s, uint32_t count)
{
    while (s->open_span_count > count)
        leave(s, s->open_spans[--s->open_span_count].kind);
}

static void leave_leaf(art_structure *s)
{
    if (!s->in_leaf)
        return;
    leave_spans(s, 0);
    leave(s, s->leaf);
    s->in_leaf = false;
}

static void enter_container(art_structure *s, uint32_t index)
{
    const art_nest *p = &s->around[index];
    art_event event = {.kind = p->kind,
                       .enter = true,
                       .ordered = p->ordered,
                       .tight = p->tight,
                       .header = p->header,
                       .number = p->number,
                       .widths = p->widths};
    if (p->kind == ART_LIST && index + 1 < s->depth)
        event.number = s->around[index + 1].number;
    enter(s, &event);
    s->open[s->open_depth++] = *p;
}

static bool same_container(const art_nest *a, const art_nest *b)
{
    return a->kind == b->kind && a->node == b->node;
}

/* Leaves the containers that are no longer around, and enters those that are new. False when none
 * was either. */
static bool settle(art_structure *s)
{
    uint32_t same = s->shared;
    while (same < s->open_depth && same < s->depth &&
           same_container(&s->open[same], &s->around[same]))
        same++;
    s->shared = same;
    if (same == s->open_depth && same == s->depth)
        return false;
    leave_leaf(s);
    while (s->open_depth > same)
        leave(s, s->open[--s->open_depth].kind);
    for (uint32_t i = same; i < s->depth; i++)
        enter_container(s, i);
    s->shared = s->depth;
    return true;
}

bool art_structure_leaf(art_structure *s, uint32_t key, const art_event *event)
{
    imply_item(s, key);
    bool moved = settle(s);
    if (!moved && s->in_leaf && s->leaf == event->kind && s->leaf_key == key)
        return false;
    leave_leaf(s);
    enter(s, event);
    s->in_leaf = event->kind != ART_RULE;
    s->filled = false;
    s->leaf = event->kind;
    s->leaf_key = key;
    return true;
}

/* --- inline nodes --- */

/* Which of the inline nodes around are to be entered, in order: none in a code block, or where no
 * leaf would leave them; no emphasis by weight in a heading, which has it already; of what stands
 * in code only the link, around it. */
static uint32_t wanted_spans(const art_structure *s, art_kind content, art_nest wanted[])
{
    uint32_t count = 0;
    const art_nest *code = NULL;
    if (s->leaf == ART_CODE_BLOCK || !s->in_leaf)
        return 0;
    for (uint32_t i = 0; i < s->span_count; i++) {
        const art_nest *p = &s->spans[i];
        if (p->kind == ART_CODE)
            code = p;
        else if (p->kind == ART_LINK ||
                 (!code && !(p->kind == ART_STRONG && s->leaf == ART_HEADING)))
            wanted[count++] = *p;
    }
    if (code && content == ART_TEXT)
        wanted[count++] = *code;
    return count;
}

static bool same_span(const art_nest *a, const art_nest *b)
{
    return a->kind == b->kind && (a->kind != ART_LINK || a->node == b->node);
}

static void enter_span(art_structure *s, const art_nest *p)
{
    art_event event = {.kind = p->kind, .enter = true};
    if (p->kind == ART_CODE)
        event.number = s->ticks;
    if (p->kind == ART_LINK)
        event.url = p->url;
    enter(s, &event);
    s->open_spans[s->open_span_count++] = *p;
}

/* Leaves and enters what is needed for the content that comes. A space in front of it stands
 * between the two: emphasis neither begins nor ends with white space. */
static void settle_spans(art_structure *s, art_kind content, art_view *text)
{
    art_nest wanted[ART_CODE - ART_EMPHASIS + 1];
    uint32_t count = wanted_spans(s, content, wanted), same = 0;
    while (same < count && same < s->open_span_count &&
           same_span(&wanted[same], &s->open_spans[same]))
        same++;
    leave_spans(s, same);
    if (content == ART_BREAK) /* nothing begins with one */
        return;
    if (count > same && text->size && text->data[0] == ' ') {
        enter(s, &(art_event){.kind = ART_TEXT, .enter = true, .text = {text->data, 1}});
        *text = (art_view){text->data + 1, text->size - 1};
    }
    for (uint32_t i = same; i < count; i++)
        enter_span(s, &wanted[i]);
}

void art_structure_text(art_structure *s, art_view text)
{
    if (!text.size)
        return;
    settle_spans(s, ART_TEXT, &text);
    if (text.size)
        enter(s, &(art_event){.kind = ART_TEXT, .enter = true, .text = text});
}

void art_structure_content(art_structure *s, const art_event *event)
{
    art_view none = {NULL, 0};
    settle_spans(s, event->kind, &none);
    enter(s, event);
}

void art_structure_end(art_structure *s)
{
    leave_leaf(s);
    while (s->open_depth)
        leave(s, s->open[--s->open_depth].kind);
}
