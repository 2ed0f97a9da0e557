/* extract: the article of a web page, without the page around it. */
#include "extract/io.h"
#include "extract/options.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* As grep's: found, not found, error. */
enum {
    STATUS_FOUND = 0,
    STATUS_NONE = 1,
    STATUS_ERROR = 2
};

typedef struct run {
    const cmd_options *options;
    article_extractor *extractor;
    size_t max_bytes;
    cmd_bytes page;
    unsigned flags;   /* of article_write */
    bool written;     /* text of an article went out */
    bool output_lost; /* standard output failed: nothing more makes sense */
} run;

static void complain(const run *r, const char *name, const char *reason)
{
    if (!r->options->quiet)
        fprintf(stderr, PROGRAM ": %s: %s\n", strcmp(name, "-") ? name : "standard input", reason);
}

/* Standard output failed. A reader that has seen enough (EPIPE, where SIGPIPE is ignored) is no
 * news; anything else is said even under --quiet, for output was lost. */
static int lose_output(run *r)
{
    r->output_lost = true;
    if (errno != EPIPE)
        fprintf(stderr, PROGRAM ": standard output: %s\n", strerror(errno));
    return STATUS_ERROR;
}

static int write_result(run *r, const article *a)
{
    int out = STDOUT_FILENO;
    bool text = r->options->format == ARTICLE_FORMAT_TEXT;
    if (text && article_found(a) && r->written && cmd_write(&out, "\n", 1) != 0)
        return lose_output(r);
    if (article_write(a, r->options->format, r->flags, cmd_write, &out) != ARTICLE_OK)
        return lose_output(r);
    r->written = r->written || article_found(a);
    return article_found(a) ? STATUS_FOUND : STATUS_NONE;
}

static int extract_one(run *r, const char *name)
{
    const char *problem = cmd_read(name, r->max_bytes, &r->page);
    if (problem) {
        complain(r, name, problem);
        return STATUS_ERROR;
    }
    article_page_info info = ARTICLE_PAGE_INFO_INIT;
    info.url = r->options->url;
    info.charset = r->options->charset;
    info.input = r->options->input;
    const article *a;
    article_status status =
        article_extractor_run(r->extractor, r->page.data, r->page.size, &info, &a);
    if (status != ARTICLE_OK) {
        complain(r, name, article_status_message(status));
        return STATUS_ERROR;
    }
    return write_result(r, a);
}

/* All inputs, one after the other; one that fails does not stop the others. */
static int extract_all(run *r)
{
    static char *const standard_input[] = {"-"};
    bool none = r->options->file_count == 0;
    char *const *files = none ? standard_input : r->options->files;
    int count = none ? 1 : r->options->file_count;
    bool found = false, failed = false;
    for (int i = 0; i < count && !r->output_lost; i++) {
        int status = extract_one(r, files[i]);
        found = found || status == STATUS_FOUND;
        failed = failed || status == STATUS_ERROR;
    }
    return failed ? STATUS_ERROR : found ? STATUS_FOUND : STATUS_NONE;
}

/* For --help and --version: what stdio holds back must reach standard output. */
static int finish_stdout(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return STATUS_FOUND;
    fprintf(stderr, PROGRAM ": standard output: %s\n", strerror(errno));
    return STATUS_ERROR;
}

static int extract_pages(const cmd_options *options)
{
    article_options limits = ARTICLE_OPTIONS_INIT;
    limits.max_bytes = options->max_bytes;
    run r = {.options = options, .extractor = article_extractor_new(&limits)};
    if (!r.extractor) {
        fprintf(stderr, PROGRAM ": %s\n", article_status_message(ARTICLE_ERROR_MEMORY));
        return STATUS_ERROR;
    }
    r.max_bytes = article_extractor_max_bytes(r.extractor);
    if (options->format == ARTICLE_FORMAT_JSON && options->file_count <= 1 && isatty(STDOUT_FILENO))
        r.flags = ARTICLE_WRITE_INDENT;
    int status = extract_all(&r);
    cmd_bytes_free(&r.page);
    article_extractor_free(r.extractor);
    /* Network file systems report a full disk only here. */
    if (!r.output_lost && close(STDOUT_FILENO) != 0 && errno != EBADF)
        status = lose_output(&r);
    return status;
}

int main(int argc, char **argv)
{
    cmd_options options = cmd_options_parse(argc, argv, stderr);
    switch (options.action) {
    case CMD_HELP:
        cmd_options_help(stdout);
        return finish_stdout();
    case CMD_VERSION:
        printf(PROGRAM " %s\n", article_version());
        return finish_stdout();
    case CMD_USAGE_ERROR:
        return STATUS_ERROR;
    case CMD_EXTRACT:
        break;
    }
    return extract_pages(&options);
}
