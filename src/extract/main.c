/* extract: the article of a web page, without the page around it. */
#include "extract/explain.h"
#include "extract/options.h"

#include <errno.h>
#include <unistd.h>

typedef struct run {
    const cmd_options *options;
    article_extractor *extractor;
    size_t max_bytes;
    cmd_bytes page;
    cmd_output output;
    unsigned flags;     /* of article_write */
    bool found, failed; /* any of the inputs so far */
} run;

static cmd_status fail(const char *subject, const char *reason)
{
    cmd_message(stderr, "%s: %s", subject, reason);
    return CMD_FAILED;
}

/* One input failed; the others go on. */
static void fail_input(run *r, const char *name, const char *reason)
{
    r->failed = true;
    if (r->options->quiet)
        return;
    if (!strcmp(name, "-"))
        name = "standard input";
    fail(*name ? name : "''", reason);
}

/* Standard output failed. That its reader has seen enough is no news: a writer mostly dies of
 * SIGPIPE then, and where its parent has that signal ignored, it ends as quietly with EPIPE.
 * Anything else is said even under --quiet, for the article is lost. */
static cmd_status fail_output(int error)
{
    return error == EPIPE ? CMD_FAILED : fail("standard output", strerror(error));
}

/* The limit on a page's size in words: a number says more than the library's general message. */
static const char *too_large(const run *r, char *text, size_t size)
{
    snprintf(text, size, "larger than %zu bytes (--max-bytes)", r->max_bytes);
    return text;
}

/* Between two articles as text stands a blank line, as between all paragraphs. */
static void write_result(run *r, const char *name, const article *a)
{
    bool found = article_found(a) != 0;
    if (r->options->format == ARTICLE_FORMAT_TEXT && r->found && found)
        art_out_add_char(&r->output.out, '\n');
    article_status status =
        article_write(a, r->options->format, r->flags, cmd_output_sink, &r->output);
    if (status != ARTICLE_OK && status != ARTICLE_ERROR_SINK)
        fail_input(r, name, article_status_message(status));
    r->found = r->found || found;
}

static void extract_one(run *r, const char *name)
{
    char limit[64];
    const char *problem = cmd_read(name, r->max_bytes, &r->page);
    if (problem) {
        fail_input(r, name, problem);
        return;
    }
    article_page_info info = ARTICLE_PAGE_INFO_INIT;
    info.url = r->options->url;
    info.charset = r->options->charset;
    info.input = r->options->input;
    const article *a;
    article_status status =
        article_extractor_run(r->extractor, r->page.data, r->page.size, &info, &a);
    if (status == ARTICLE_OK && r->options->explain)
        cmd_explain(a, strcmp(name, "-") != 0 ? name : "standard input", stderr);
    if (status == ARTICLE_OK)
        write_result(r, name, a);
    else if (status == ARTICLE_ERROR_MAX_BYTES)
        fail_input(r, name, too_large(r, limit, sizeof limit));
    else
        fail_input(r, name, article_status_message(status));
}

/* All inputs, one after the other. Each page is sent off before the next is read, so that the
 * reader of a pipe waits for nothing and messages keep their place among the output. */
static void extract_all(run *r)
{
    if (!r->options->file_count)
        extract_one(r, "-");
    for (int i = 0; i < r->options->file_count; i++) {
        extract_one(r, r->options->files[i]);
        if (!cmd_output_flush(&r->output))
            return;
    }
}

static cmd_status extract_pages(const cmd_options *options)
{
    article_options limits = ARTICLE_OPTIONS_INIT;
    limits.max_bytes = options->max_bytes;
    limits.mode = options->mode;
    limits.favor = options->favor;
    run r = {.options = options, .extractor = article_extractor_new(&limits)};
    if (!r.extractor) {
        cmd_message(stderr, "%s", article_status_message(ARTICLE_ERROR_MEMORY));
        return CMD_FAILED;
    }
    r.max_bytes = article_extractor_max_bytes(r.extractor);
    cmd_output_init(&r.output, STDOUT_FILENO);
    /* For people one page is laid out; programs and several pages get one line a page. */
    if (options->file_count <= 1 && isatty(STDOUT_FILENO))
        r.flags = ARTICLE_WRITE_INDENT;
    extract_all(&r);
    cmd_bytes_free(&r.page);
    article_extractor_free(r.extractor);
    if (!cmd_output_close(&r.output))
        return fail_output(r.output.error);
    return r.failed ? CMD_FAILED : r.found ? CMD_FOUND : CMD_NONE;
}

/* --help and --version. */
static cmd_status tell(cmd_action action)
{
    cmd_output output;
    cmd_output_init(&output, STDOUT_FILENO);
    if (action == CMD_HELP) {
        cmd_options_help(&output.out);
    } else {
        art_out_add_string(&output.out, PROGRAM " ");
        art_out_add_string(&output.out, article_version());
        art_out_add_char(&output.out, '\n');
    }
    return cmd_output_close(&output) ? CMD_FOUND : fail_output(output.error);
}

int main(int argc, char **argv)
{
    /* A message goes out in one piece, whole among those of other processes. */
    static char line[1024];
    (void)setvbuf(stderr, line, _IOLBF, sizeof line);
    cmd_options options = cmd_options_parse(argc, argv, stderr);
    switch (options.action) {
    case CMD_HELP:
    case CMD_VERSION:
        return (int)tell(options.action);
    case CMD_USAGE_ERROR:
        return CMD_FAILED;
    case CMD_EXTRACT:
        break;
    }
    return (int)extract_pages(&options);
}
