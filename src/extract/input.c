#include "extract/input.h"

#include "extract/input_jsonl.h"
#include "extract/input_warc.h"

#include <sys/stat.h>
#include <unistd.h>

void cmd_input_init(cmd_input *in, const cmd_options *options, size_t max_bytes)
{
    *in = (cmd_input){.options = options, .max_bytes = max_bytes};
    cmd_files_init(&in->files, options);
}

void cmd_input_free(cmd_input *in)
{
    if (in->open)
        cmd_source_close(&in->source);
    cmd_source_free(&in->source);
    cmd_files_free(&in->files);
    cmd_bytes_free(&in->name);
}

article_input cmd_input_page_kind(const cmd_options *options)
{
    switch (options->input) {
    case CMD_INPUT_HTML:
        return ARTICLE_INPUT_HTML;
    case CMD_INPUT_TEXT:
        return ARTICLE_INPUT_TEXT;
    default:
        return ARTICLE_INPUT_AUTO;
    }
}

/* What an input is, by its first bytes: as few of them as tell, for more may be long in coming. */
static cmd_input_kind detect(cmd_source *s)
{
    enum {
        SPACE_MOST = 4096 /* white space in front of an object */
    };
    static const char warc[] = "WARC/";
    size_t at = 0;
    while (at < sizeof warc - 1 && cmd_source_want(s, at + 1) && s->data[at] == warc[at])
        at++;
    if (at == sizeof warc - 1)
        return CMD_INPUT_WARC;
    at = 0;
    if (s->size && s->data[0] == '\xEF' && cmd_source_want(s, 3) &&
        !memcmp(s->data, "\xEF\xBB\xBF", 3))
        at = 3;
    for (bool opened = false; at < SPACE_MOST && cmd_source_want(s, at + 1); at++) {
        char c = s->data[at];
        if (c == '{' && !opened)
            opened = true;
        else if (c != ' ' && c != '\t' && c != '\r' && (c != '\n' || opened))
            return opened && (c == '"' || c == '}') ? CMD_INPUT_JSONL : CMD_INPUT_AUTO;
    }
    return CMD_INPUT_AUTO;
}

static bool is_page(cmd_input_kind kind)
{
    return kind != CMD_INPUT_JSONL && kind != CMD_INPUT_WARC;
}

/* Opens the next input; says in record->problem when that fails. False when there is none left. */
static bool open_next(cmd_input *in, cmd_record *r)
{
    const char *name, *problem;
    cmd_files_status status = cmd_files_next(&in->files, &name, &problem);
    if (status == CMD_FILES_END)
        return false;
    in->count++;
    if (!cmd_bytes_string(&in->name, name))
        problem = CMD_NO_MEMORY;
    in->kind = in->options->input;
    in->any = false;
    in->line = 0;
    /* As long as it may be a page, no more than one byte beyond the limit is read. */
    uint64_t most = is_page(in->kind) ? (uint64_t)in->max_bytes + 1 : UINT64_MAX;
    if (!problem)
        problem = cmd_source_open(&in->source, name, most);
    if (problem) {
        cmd_problem(r->problem, "%s", problem);
        return true;
    }
    in->open = true;
    if (in->kind == CMD_INPUT_AUTO)
        in->kind = detect(&in->source);
    in->source.records = in->kind == CMD_INPUT_WARC;
    if (!is_page(in->kind)) {
        if (!in->source.most && in->source.state == CMD_SOURCE_END)
            in->source.state = CMD_SOURCE_MORE; /* that was the limit, not the end */
        in->source.most = UINT64_MAX;
    }
    return true;
}

/* The whole input as a page. */
static void read_page(cmd_input *in, cmd_record *r)
{
    cmd_source *s = &in->source;
    while (s->size <= in->max_bytes && cmd_source_want(s, s->size + 1))
        continue;
    r->whole = true;
    if (s->size > in->max_bytes)
        cmd_problem(r->problem, "larger than %zu bytes (--max-bytes)", in->max_bytes);
    else if (s->state == CMD_SOURCE_FAILED || s->state == CMD_SOURCE_DAMAGED)
        cmd_problem(r->problem, "%s", s->problem);
    else if (!cmd_bytes_add(&r->raw, s->data, s->size))
        cmd_problem(r->problem, CMD_NO_MEMORY);
}

static void close_source(cmd_input *in)
{
    in->behind += in->source.size_known;
    cmd_source_close(&in->source);
    in->open = false;
}

static bool read_record(cmd_input *in, cmd_record *r)
{
    if (is_page(in->kind)) {
        r->kind = CMD_RECORD_PAGE;
        if (!in->any)
            read_page(in, r);
        return !in->any;
    }
    r->kind = in->kind == CMD_INPUT_JSONL ? CMD_RECORD_JSON : CMD_RECORD_WARC;
    if (in->kind == CMD_INPUT_JSONL)
        return cmd_jsonl_next(&in->source, &in->line, in->max_bytes, r);
    return cmd_warc_next(&in->source, in->max_bytes, r);
}

/* An input of records can end by failing. */
static void end_input(cmd_input *in, cmd_record *r)
{
    cmd_source *s = &in->source;
    r->ends_input = true;
    if (s->state == CMD_SOURCE_FAILED || s->state == CMD_SOURCE_DAMAGED) {
        r->kind = CMD_RECORD_DAMAGE;
        r->begin = cmd_source_position(s);
        r->damaged = true;
        cmd_problem(r->problem, "%s", s->problem);
    }
    close_source(in);
}

bool cmd_input_pass(cmd_input *in, uint64_t count)
{
    const char *name, *problem;
    while (in->count < count) {
        if (cmd_files_next(&in->files, &name, &problem) == CMD_FILES_END)
            return false;
        in->count++;
    }
    return true;
}

bool cmd_input_resume(cmd_input *in, cmd_position position, uint64_t line)
{
    cmd_record r = {.kind = CMD_RECORD_PAGE};
    bool there = open_next(in, &r) && in->open && cmd_source_seek(&in->source, position);
    in->line = line;
    in->any = true;
    cmd_record_free(&r);
    return there;
}

uint64_t cmd_input_total(const cmd_options *options)
{
    uint64_t total = 0;
    struct stat about;
    if (options->recursive || options->files0_from)
        return 0;
    for (int i = 0; i < options->file_count || i == 0; i++) {
        const char *name = options->file_count ? options->files[i] : "-";
        int got = strcmp(name, "-") != 0 ? stat(name, &about) : fstat(STDIN_FILENO, &about);
        if (got < 0 || !S_ISREG(about.st_mode))
            return 0;
        total += (uint64_t)about.st_size;
    }
    return total;
}

static bool next(cmd_input *in, cmd_record *r)
{
    for (;;) {
        cmd_record_clear(r, CMD_RECORD_PAGE);
        if (!in->open) {
            if (!open_next(in, r))
                return false;
            if (*r->problem) {
                r->whole = true;
                return true;
            }
        }
        if (read_record(in, r)) {
            in->any = true;
            r->end = cmd_source_position(&in->source);
            return true;
        }
        bool page = is_page(in->kind);
        end_input(in, r);
        if (!page)
            return true;
    }
}

bool cmd_input_next(cmd_input *in, cmd_record *r)
{
    if (!next(in, r))
        return false;
    r->input = in->count - 1;
    r->progress = in->behind + (in->open ? cmd_source_progress(&in->source) : 0);
    r->name.size = 0;
    if (!cmd_bytes_add(&r->name, in->name.data, in->name.size))
        cmd_problem(r->problem, CMD_NO_MEMORY);
    return true;
}
