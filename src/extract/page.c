#include "extract/page.h"

#include "extract/explain.h"
#include "extract/input_jsonl.h"
#include "extract/input_warc.h"
#include "extract/picture.h"

#include <stdlib.h>
#include <unistd.h>

/* Memory that the place of an answer keeps for the next one. There are 64 of them, and over a long
 * run each of them meets a giant: with more, memory would seem to grow with the stream. */
#define ANSWER_KEPT ((size_t)16 << 10)

/* The same for what a worker has but once. */
#define KEPT ((size_t)1 << 20)

bool cmd_worker_init(cmd_worker *w, const cmd_options *options)
{
    article_options limits = ARTICLE_OPTIONS_INIT;
    limits.max_bytes = options->max_bytes;
    limits.max_memory = options->max_memory;
    limits.mode = options->mode;
    limits.favor = options->favor;
    *w = (cmd_worker){.options = options, .extractor = article_extractor_new(&limits)};
    w->max_bytes = article_extractor_max_bytes(w->extractor);
    w->many = options->file_count > 1 || options->recursive || options->files0_from;
    w->terminal = isatty(STDOUT_FILENO);
    return w->extractor != NULL;
}

void cmd_worker_free(cmd_worker *w)
{
    article_extractor_free(w->extractor);
    cmd_record_free(&w->record);
    cmd_page_free(&w->page);
    cmd_bytes_free(&w->scratch);
}

void cmd_answer_free(cmd_answer *a)
{
    cmd_bytes_free(&a->output);
    cmd_bytes_free(&a->name);
    cmd_bytes_free(&a->keys);
    cmd_bytes_free(&a->explained);
}

/* --- the answer --- */

/* Where in its input a record stands, for people. */
static void place(const cmd_record *r, char *text, size_t size)
{
    if (r->kind == CMD_RECORD_PAGE)
        *text = '\0';
    else if (r->line)
        snprintf(text, size, "line %llu: ", (unsigned long long)r->line);
    else if (r->begin.skip)
        snprintf(text, size, "offset %llu+%llu: ", (unsigned long long)r->begin.raw,
                 (unsigned long long)r->begin.skip);
    else
        snprintf(text, size, "offset %llu: ", (unsigned long long)r->begin.raw);
}

static void say(const cmd_record *r, const char *problem, cmd_answer *answer)
{
    char where[64];
    place(r, where, sizeof where);
    snprintf(answer->message, sizeof answer->message, "%s%s", where, problem);
}

/* The record gives no article, for a reason. A record of a stream says so in its place in the
 * output; whatever could be overlooked there is said on standard error. */
static void fail(cmd_worker *w, const char *problem, cmd_answer *answer)
{
    const cmd_record *r = &w->record;
    cmd_page *p = &w->page;
    bool object = answer->json && (r->kind != CMD_RECORD_PAGE || w->many);
    answer->outcome = CMD_BROKEN;
    answer->failed = true;
    answer->output.size = 0;
    if (object) {
        p->problem[0] = '\0';
        cmd_identity_string(p, "error", art_view_of(problem));
        object = !*p->problem && cmd_bytes_add(&answer->output, "{", 1) &&
                 cmd_bytes_add(&answer->output, p->identity.data, p->identity.size) &&
                 cmd_bytes_add(&answer->output, "}\n", 2);
    }
    if (object && r->kind != CMD_RECORD_PAGE && !r->damaged)
        return;
    say(r, problem, answer);
}

/* Length of the member "url" that an object of the library begins with, its brace included; 0 when
 * it begins otherwise. */
static size_t leading_url(art_view object)
{
    art_view begin = ART_VIEW("{\"url\":\"");
    if (!art_view_starts_nocase(object, begin))
        return 0;
    size_t at = begin.size;
    while (at < object.size && object.data[at] != '"')
        at += object.data[at] == '\\' ? 2 : 1;
    return at < object.size ? at + 1 : 0;
}

/* The library's object with what is passed through in front of it. The address that the record came
 * with keeps the name "url"; the one that the page gives itself, if another, is "canonical_url". */
static bool add_object(cmd_worker *w, const article *a, cmd_bytes *to)
{
    const cmd_bytes *identity = &w->page.identity;
    art_view object = {w->scratch.data, w->scratch.size};
    if (!identity->size)
        return cmd_bytes_add(to, object.data, object.size);
    if (!cmd_bytes_add(to, "{", 1) || !cmd_bytes_add(to, identity->data, identity->size))
        return false;
    size_t url = w->page.url ? leading_url(object) : 0, length;
    art_view rest = {object.data + 1, object.size - 1};
    if (url) {
        const char *canonical = article_field_text(a, ARTICLE_URL, &length);
        if (!art_view_equal((art_view){canonical, length}, art_view_of(w->page.url)) &&
            (!cmd_bytes_add(to, ",\"canonical_", 12) ||
             !cmd_bytes_add(to, object.data + 2, url - 2)))
            return false;
        size_t at = url + (object.data[url] == ',');
        rest = (art_view){object.data + at, object.size - at};
    }
    if (*rest.data != '}' && !cmd_bytes_add(to, ",", 1))
        return false;
    return cmd_bytes_add(to, rest.data, rest.size);
}

static void write_article(cmd_worker *w, const article *a, cmd_answer *answer)
{
    bool found = article_found(a) != 0;
    answer->outcome = found ? CMD_EXTRACTED : CMD_EMPTY;
    cmd_bytes *to = answer->json ? &w->scratch : &answer->output;
    cmd_bytes_clear(&w->scratch, KEPT);
    article_status status = article_write(a, &w->output, cmd_bytes_sink, to);
    if (status == ARTICLE_ERROR_SINK || (answer->json && !add_object(w, a, &answer->output)))
        fail(w, CMD_NO_MEMORY, answer);
    else if (status != ARTICLE_OK)
        fail(w, article_status_message(status), answer);
    answer->apart = !answer->json && found;
}

/* --- furniture --- */

/* Kept blocks of a page, as far as they may be furniture. */
typedef struct furniture {
    size_t count, blocks[CMD_DEDUPE_BLOCKS];
    size_t lengths[CMD_DEDUPE_BLOCKS]; /* of their texts */
    uint64_t keys[CMD_DEDUPE_BLOCKS];
    bool seen[CMD_DEDUPE_BLOCKS];
    size_t total; /* length of all kept blocks */
} furniture;

/* Headings like "Ingredients", and cells like "yes", belong to each page that has them. */
static bool may_be_furniture(article_block_kind kind)
{
    return kind == ARTICLE_BLOCK_PARAGRAPH || kind == ARTICLE_BLOCK_LIST_ITEM ||
           kind == ARTICLE_BLOCK_QUOTE || kind == ARTICLE_BLOCK_CAPTION;
}

static void gather(const article *a, uint64_t host, furniture *f)
{
    article_block block = {.size = sizeof block};
    f->count = f->total = 0;
    for (size_t i = 0; article_block_get(a, i, &block) == ARTICLE_OK; i++) {
        if (!block.kept)
            continue;
        f->total += block.length;
        if (f->count == CMD_DEDUPE_BLOCKS || !may_be_furniture(block.kind))
            continue;
        f->blocks[f->count] = i;
        f->lengths[f->count] = block.length;
        f->keys[f->count++] = cmd_dedupe_key(host, (art_view){block.text, block.length});
    }
}

/* Takes out what was seen on other pages of the host. A page of which less than half would be left
 * is no page with furniture but a copy of another one, and stays whole. */
static article_status drop(cmd_worker *w, const furniture *f)
{
    size_t blocks[CMD_DEDUPE_BLOCKS], count = 0, length = 0;
    for (size_t i = 0; i < f->count; i++) {
        if (!f->seen[i])
            continue;
        blocks[count++] = f->blocks[i];
        length += f->lengths[i];
    }
    if (!count || length > f->total / 2)
        return ARTICLE_OK;
    return article_drop_blocks(w->extractor, blocks, count);
}

static int by_key(const void *a, const void *b)
{
    uint64_t x, y;
    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return (x > y) - (x < y);
}

/* Drops furniture, and leaves the page's keys with the answer, each once. */
static article_status drop_furniture(cmd_worker *w, unsigned long long number, const article *a,
                                     cmd_answer *answer)
{
    furniture f = {.count = 0};
    uint64_t host = cmd_dedupe_host(w->page.url ? w->page.url : w->options->url);
    if (!host || !article_found(a))
        return ARTICLE_OK;
    gather(a, host, &f);
    cmd_dedupe_ask(w->dedupe, number, f.keys, f.count, f.seen);
    article_status status = drop(w, &f);
    qsort(f.keys, f.count, sizeof *f.keys, by_key);
    size_t count = 0;
    for (size_t i = 0; i < f.count; i++)
        if (!count || f.keys[i] != f.keys[count - 1])
            f.keys[count++] = f.keys[i];
    if (!cmd_bytes_add(&answer->keys, (const char *)f.keys, count * sizeof *f.keys))
        return ARTICLE_ERROR_MEMORY;
    return status;
}

/* --- one page --- */

/* Kept with the answer, so that explanations come in the order of the pages. */
static void explain(const cmd_worker *w, unsigned long long number, const article *a,
                    cmd_answer *answer)
{
    const char *name = answer->name.size ? answer->name.data : "-";
    name = strcmp(name, "-") != 0 ? name : "standard input";
    art_out out;
    art_out_init(&out, cmd_bytes_sink, &answer->explained);
    if (w->options->picture)
        cmd_picture_section(a, name, number, &out);
    else
        cmd_explain(a, name, &out);
    if (!art_out_flush(&out))
        answer->explained.size = 0;
}

static void extract(cmd_worker *w, unsigned long long number, cmd_answer *answer)
{
    const cmd_page *p = &w->page;
    char limit[64];
    article_page_info info = ARTICLE_PAGE_INFO_INIT;
    info.url = p->url ? p->url : w->options->url;
    info.charset = p->charset ? p->charset : w->options->charset;
    info.input = cmd_input_page_kind(w->options);
    const article *a;
    article_status status =
        article_extractor_run(w->extractor, p->html.data, p->html.size, &info, &a);
    answer->bytes = p->html.size;
    if (status == ARTICLE_OK && w->dedupe)
        status = drop_furniture(w, number, a, answer);
    if (status == ARTICLE_OK && w->options->explain)
        explain(w, number, a, answer);
    if (status == ARTICLE_OK) {
        write_article(w, a, answer);
    } else if (status == ARTICLE_ERROR_MAX_BYTES) {
        /* A number says more than the library's general message. */
        snprintf(limit, sizeof limit, "larger than %zu bytes (--max-bytes)", w->max_bytes);
        fail(w, limit, answer);
    } else {
        fail(w, article_status_message(status), answer);
    }
}

/* Finds the page in the record. */
static void read_page(cmd_worker *w)
{
    cmd_record *r = &w->record;
    cmd_page *p = &w->page;
    switch (r->kind) {
    case CMD_RECORD_PAGE:
        if (w->many)
            cmd_identity_string(p, "file", art_view_of(r->name.data));
        p->html = (art_view){r->raw.data, r->raw.size};
        break;
    case CMD_RECORD_JSON:
        cmd_jsonl_page(r, p, &w->output);
        return;
    case CMD_RECORD_WARC:
        cmd_warc_page(r, w->max_bytes, w->options->all_status, p);
        return;
    case CMD_RECORD_DAMAGE:
        cmd_identity_number(p, "offset", r->begin.raw);
        break;
    }
    cmd_problem(p->problem, "%s", r->problem);
}

void cmd_worker_run(cmd_worker *w, unsigned long long number, cmd_answer *answer)
{
    cmd_record *r = &w->record;
    cmd_bytes output = answer->output, old_name = answer->name, keys = answer->keys,
              explained = answer->explained;
    cmd_bytes_clear(&output, ANSWER_KEPT);
    cmd_bytes_clear(&keys, ANSWER_KEPT);
    cmd_bytes_clear(&explained, ANSWER_KEPT);
    *answer = (cmd_answer){.output = output,
                           .keys = keys,
                           .explained = explained,
                           .name = r->name,
                           .input = r->input,
                           .ends_input = r->ends_input || r->whole,
                           .record = r->kind != CMD_RECORD_PAGE,
                           .progress = r->progress,
                           .line = r->line,
                           .end = r->end};
    answer->json = w->options->format_given ? w->options->format == ARTICLE_FORMAT_JSON
                                            : r->kind != CMD_RECORD_PAGE;
    w->output = (article_write_options)ARTICLE_WRITE_OPTIONS_INIT;
    w->output.format = answer->json ? ARTICLE_FORMAT_JSON : w->options->format;
    w->output.flags = w->options->write_flags;
    w->output.keys = w->options->keys;
    w->output.width = w->options->width;
    if (r->kind == CMD_RECORD_PAGE && !w->many && w->terminal)
        w->output.flags |= ARTICLE_WRITE_INDENT;
    bool nothing = r->ends_input && !*r->problem;
    cmd_page_clear(&w->page);
    if (!nothing)
        read_page(w);
    r->name = old_name; /* the answer has it now */
    if (nothing)
        return;
    if (*w->page.problem) {
        char problem[sizeof w->page.problem];
        memcpy(problem, w->page.problem, sizeof problem);
        fail(w, problem, answer);
        return;
    }
    if (*r->note) {
        answer->failed = true;
        say(r, r->note, answer);
    }
    if (w->page.skip) {
        answer->outcome = CMD_SKIPPED;
        answer->skip = w->page.skip;
    } else {
        extract(w, number, answer);
    }
}
