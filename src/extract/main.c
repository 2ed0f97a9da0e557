/* extract: the article of a web page, without the page around it. */
#include "extract/sandbox.h"
#include "extract/workers.h"

#include <errno.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Ends a run that cannot go on. Said even under --quiet, for articles are lost. */
static cmd_status give_up(const char *problem)
{
    cmd_message(stderr, "%s", problem);
    return CMD_FAILED;
}

static unsigned processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > 1024 ? 1024 : (unsigned)n;
}

/* Before anything is opened that comes from elsewhere. */
static const char *enter_sandbox(const cmd_options *options)
{
    const char *problem = NULL;
    if (options->sandbox != CMD_SANDBOX_NEVER)
        problem = cmd_sandbox_enter(options->output_dir || options->checkpoint);
    return options->sandbox == CMD_SANDBOX_ALWAYS ? problem : NULL;
}

static cmd_status extract_pages(const cmd_options *options)
{
    static cmd_writer writer; /* static for the signal handler */
    static cmd_picture picture;
    unsigned jobs = options->jobs ? options->jobs : processors();
    /* While files can still be written. */
    const char *problem = options->picture ? cmd_picture_open(&picture, options->picture) : NULL;
    if (problem) {
        cmd_message(stderr, "%s: %s", options->picture, problem);
        return CMD_FAILED;
    }
    problem = enter_sandbox(options);
    if (problem) {
        cmd_message(stderr, "--sandbox=always: %s", problem);
        return CMD_FAILED;
    }
    problem = cmd_writer_init(&writer, options);
    if (problem)
        return give_up(problem);
    writer.picture = &picture;
    cmd_stats_on_signal(&writer.stats);
    if (!writer.mark.finished)
        problem = cmd_work(options, jobs, &writer);
    if (problem)
        (void)give_up(problem);
    if (!cmd_writer_close(&writer, !problem))
        return writer.quiet ? CMD_FAILED : give_up(writer.problem);
    return problem ? CMD_FAILED : cmd_writer_status(&writer);
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
    if (cmd_output_close(&output))
        return CMD_FOUND;
    if (output.error != EPIPE)
        cmd_message(stderr, "standard output: %s", strerror(output.error));
    return CMD_FAILED;
}

/* glibc keeps what large pages took, and more of it each time one is freed, until memory seems to
 * grow with the stream: over ten times the input the peak of two workers rose by a third. With
 * fixed thresholds it stays, and the time is the same. */
static void keep_memory_flat(void)
{
#ifdef __GLIBC__
    (void)mallopt(M_MMAP_THRESHOLD, 256 << 10);
    (void)mallopt(M_TRIM_THRESHOLD, 1 << 20);
#endif
}

int main(int argc, char **argv)
{
    keep_memory_flat();
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
