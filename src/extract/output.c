#include "extract/output.h"

#include <errno.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* A checkpoint is written after so many answers, or so many seconds: what an interruption costs at
 * most. More often costs time, since the disk has to be waited for. */
#define MARK_ANSWERS 1024
#define MARK_SECONDS 1.0

/* --- what cannot be written --- */

static const char *out_name(const cmd_writer *w)
{
    return w->options->output_dir ? w->file.partial.data : "standard output";
}

/* That the reader of a pipe has seen enough is no news: a writer mostly dies of SIGPIPE then, and
 * where its parent has that signal ignored, it ends as quietly with EPIPE. */
static bool give_up(cmd_writer *w, const char *name, const char *problem, bool quiet)
{
    w->quiet = quiet;
    if (!*w->problem)
        snprintf(w->problem, sizeof w->problem, "%.200s: %s", name, problem);
    return false;
}

static bool fail_out(cmd_writer *w)
{
    return give_up(w, out_name(w), strerror(w->out.error), w->out.error == EPIPE);
}

static void say(cmd_writer *w, const char *name, const char *problem)
{
    if (!*problem || w->options->quiet)
        return;
    cmd_progress_hide(&w->progress);
    if (!strcmp(name, "-"))
        name = "standard input";
    cmd_message(stderr, "%s: %s", *name ? name : "''", problem);
}

/* --- checkpoints --- */

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool write_mark(cmd_writer *w)
{
    cmd_checkpoint *m = &w->mark;
    m->output = w->open ? w->base + w->out.written : 0;
    m->any = w->any;
    m->failed = w->failed;
    for (int i = 0; i < CMD_OUTCOME_COUNT; i++)
        m->counts[i] = w->stats.outcomes[i];
    for (int i = 0; i < CMD_SKIP_COUNT; i++)
        m->counts[CMD_OUTCOME_COUNT + i] = w->stats.skips[i];
    w->unmarked = 0;
    w->marked = now();
    const char *problem = cmd_checkpoint_write(w->options->checkpoint, m, w->open ? w->out.fd : -1);
    return problem ? give_up(w, w->options->checkpoint, problem, false) : true;
}

/* Behind an answer that is written. */
static bool mark(cmd_writer *w, const cmd_answer *a)
{
    cmd_checkpoint *m = &w->mark;
    if (!w->options->checkpoint)
        return true;
    if (a->ends_input)
        *m = (cmd_checkpoint){.input = a->input + 1};
    else
        *m = (cmd_checkpoint){.input = a->input,
                              .name = cmd_checkpoint_name(a->name.data),
                              .at = a->end,
                              .line = a->line};
    if (++w->unmarked < MARK_ANSWERS && now() - w->marked < MARK_SECONDS)
        return true;
    return write_mark(w);
}

/* Standard output, brought back to where the checkpoint saw it. */
static const char *take_up_output(cmd_writer *w)
{
    struct stat about;
    if (fstat(STDOUT_FILENO, &about) < 0 || !S_ISREG(about.st_mode))
        return "standard output must be a file with --checkpoint";
    if (!w->resumed) {
        off_t end = lseek(STDOUT_FILENO, 0, SEEK_END);
        w->base = end > 0 ? (uint64_t)end : 0;
        return NULL;
    }
    if ((uint64_t)about.st_size < w->mark.output)
        return "standard output is shorter than the checkpoint says: append to it with >>";
    w->base = w->mark.output;
    if (ftruncate(STDOUT_FILENO, (off_t)w->base) < 0 ||
        lseek(STDOUT_FILENO, (off_t)w->base, SEEK_SET) < 0)
        return strerror(errno);
    return NULL;
}

static const char *take_up(cmd_writer *w)
{
    cmd_checkpoint *m = &w->mark;
    const char *problem = cmd_checkpoint_read(w->options->checkpoint, m, &w->resumed);
    if (problem || (w->resumed && m->finished))
        goto done;
    if (!w->options->output_dir)
        problem = take_up_output(w);
done:
    w->any = m->any != 0;
    w->failed = m->failed != 0;
    for (int i = 0; i < CMD_OUTCOME_COUNT; i++) {
        w->stats.outcomes[i] = m->counts[i];
        w->stats.read += m->counts[i];
    }
    for (int i = 0; i < CMD_SKIP_COUNT; i++)
        w->stats.skips[i] = m->counts[CMD_OUTCOME_COUNT + i];
    w->progress.records = w->stats.read - w->stats.outcomes[CMD_SKIPPED];
    /* From the start there is a checkpoint, or output without one would be written twice. */
    if (!problem && !w->resumed && !write_mark(w))
        problem = w->problem;
    return problem;
}

/* --- answers --- */

const char *cmd_writer_init(cmd_writer *w, const cmd_options *options)
{
    *w = (cmd_writer){.options = options, .file.folder = options->output_dir};
    cmd_progress_init(&w->progress, options, cmd_input_total(options));
    if (!options->output_dir) {
        cmd_output_init(&w->out, STDOUT_FILENO);
        w->open = true;
    }
    return options->checkpoint ? take_up(w) : NULL;
}

static const char *ending(const cmd_writer *w, const cmd_answer *a)
{
    static const char *const endings[] = {[ARTICLE_FORMAT_TEXT] = ".txt",
                                          [ARTICLE_FORMAT_MARKDOWN] = ".md",
                                          [ARTICLE_FORMAT_HTML] = ".html",
                                          [ARTICLE_FORMAT_JSON] = ".json"};
    return a->json ? (a->record ? ".jsonl" : ".json") : endings[w->options->format];
}

/* Opens the file of the answer's input, unless it is open. False when it cannot be made: that is
 * said once, and the answers of this input go nowhere. */
static bool open_file(cmd_writer *w, const cmd_answer *a)
{
    if (w->open || w->refused == a->input + 1)
        return w->open;
    bool keep = w->resumed && w->mark.input == a->input && w->mark.name;
    off_t kept = keep ? (off_t)w->mark.output : -1;
    int fd;
    const char *problem = cmd_folder_open(&w->file, a->name.data, ending(w, a), kept, &fd);
    w->resumed = false; /* that was the only file in the making */
    if (problem) {
        say(w, a->name.data, problem);
        w->refused = a->input + 1;
        w->failed = true;
        return false;
    }
    cmd_output_init(&w->out, fd);
    w->base = keep ? w->mark.output : 0;
    w->any = w->any && keep;
    w->open = true;
    return true;
}

/* The answer was the last one of its input. */
static bool close_file(cmd_writer *w)
{
    w->open = false;
    if (!cmd_output_close(&w->out))
        return fail_out(w);
    const char *problem = cmd_folder_finish(&w->file);
    return problem ? give_up(w, w->file.path.data, problem, false) : true;
}

static bool write_answer(cmd_writer *w, const cmd_answer *a)
{
    if (!a->output.size)
        return w->out.error ? fail_out(w) : true;
    if (a->apart && w->any)
        art_out_add_char(&w->out.out, '\n');
    w->any = w->any || a->apart;
    art_out_add(&w->out.out, a->output.data, a->output.size);
    return cmd_output_flush(&w->out) || fail_out(w);
}

bool cmd_writer_put(cmd_writer *w, const cmd_answer *a)
{
    cmd_stats_add(&w->stats, a);
    w->failed = w->failed || a->failed;
    w->behind = a->progress;
    say(w, a->name.size ? a->name.data : "-", a->message);
    if (a->explained.size && w->options->picture) {
        cmd_picture_add(w->picture, a->explained.data, a->explained.size);
    } else if (a->explained.size) {
        cmd_progress_hide(&w->progress);
        (void)fwrite(a->explained.data, 1, a->explained.size, stderr);
    }
    bool folder = w->options->output_dir != NULL;
    /* A page that gives nothing for its failure has no file. */
    bool wanted = a->output.size || a->record || !a->failed;
    bool good = true;
    if (!folder || (wanted && open_file(w, a)))
        good = write_answer(w, a);
    if (good && folder && a->ends_input && w->open)
        good = close_file(w);
    good = good && mark(w, a);
    if (good)
        cmd_progress_show(&w->progress, &w->stats, w->behind);
    return good;
}

/* It is asked for, and so is written even where messages are not. Only at the end of complete
 * output: it is the receipt by which others know. */
static void write_summary(cmd_writer *w)
{
    cmd_output said;
    cmd_output_init(&said, STDERR_FILENO);
    cmd_stats_write(&w->stats, &said.out);
    (void)cmd_output_flush(&said);
}

bool cmd_writer_close(cmd_writer *w, bool finished)
{
    if (finished && !*w->problem && w->options->checkpoint && !w->mark.finished) {
        w->mark.finished = true;
        (void)write_mark(w);
    }
    if (w->open && !cmd_output_close(&w->out))
        (void)fail_out(w);
    const char *problem = w->options->picture ? cmd_picture_close(w->picture) : NULL;
    if (problem)
        (void)give_up(w, w->options->picture, problem, false);
    cmd_folder_free(&w->file);
    cmd_progress_end(&w->progress, &w->stats, w->behind);
    if (w->options->summary && finished && !*w->problem)
        write_summary(w);
    return !*w->problem;
}

cmd_status cmd_writer_status(const cmd_writer *w)
{
    return w->failed ? CMD_FAILED : w->stats.outcomes[CMD_EXTRACTED] ? CMD_FOUND : CMD_NONE;
}
