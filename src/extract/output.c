#include "extract/output.h"

#include <unistd.h>

void cmd_writer_init(cmd_writer *w, const cmd_options *options)
{
    *w = (cmd_writer){.options = options};
    cmd_output_init(&w->out, STDOUT_FILENO);
}

static void say(const cmd_writer *w, const cmd_answer *a)
{
    if (!*a->message || w->options->quiet)
        return;
    const char *name = a->name.size ? a->name.data : "-";
    if (!strcmp(name, "-"))
        name = "standard input";
    cmd_message(stderr, "%s: %s", *name ? name : "''", a->message);
}

bool cmd_writer_put(cmd_writer *w, const cmd_answer *a)
{
    cmd_stats_add(&w->stats, a);
    w->failed = w->failed || a->failed;
    say(w, a);
    if (!a->output.size)
        return !w->out.error;
    if (a->apart && w->any)
        art_out_add_char(&w->out.out, '\n');
    w->any = w->any || a->apart;
    art_out_add(&w->out.out, a->output.data, a->output.size);
    return cmd_output_flush(&w->out);
}

/* The summary is asked for, and so is written even where messages are not. */
bool cmd_writer_close(cmd_writer *w)
{
    bool closed = cmd_output_close(&w->out);
    if (w->options->summary) {
        cmd_output said;
        cmd_output_init(&said, STDERR_FILENO);
        cmd_stats_write(&w->stats, &said.out);
        (void)cmd_output_flush(&said);
    }
    return closed;
}

cmd_status cmd_writer_status(const cmd_writer *w)
{
    return w->failed ? CMD_FAILED : w->stats.outcomes[CMD_EXTRACTED] ? CMD_FOUND : CMD_NONE;
}
