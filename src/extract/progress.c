#include "extract/progress.h"

#include <time.h>
#include <unistd.h>

/* Seconds between two lines: what an eye can follow, and what a log can bear. */
#define EYE 0.2
#define LOG 10.0

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void cmd_progress_init(cmd_progress *p, const cmd_options *options, uint64_t total)
{
    bool terminal = isatty(STDERR_FILENO);
    *p = (cmd_progress){.terminal = terminal, .total = total};
    p->on = options->progress == CMD_PROGRESS_ALWAYS ||
            (options->progress == CMD_PROGRESS_AUTO && terminal && !options->quiet &&
             !isatty(STDOUT_FILENO));
    p->always = options->progress == CMD_PROGRESS_ALWAYS;
    p->started = p->last = now();
}

void cmd_progress_hide(cmd_progress *p)
{
    if (p->drawn)
        fputs("\r\033[K", stderr);
    p->drawn = false;
}

static unsigned long long pages(const cmd_stats *s)
{
    return s->outcomes[CMD_EXTRACTED] + s->outcomes[CMD_EMPTY] + s->outcomes[CMD_BROKEN];
}

static void draw(cmd_progress *p, const cmd_stats *s, uint64_t done, double time)
{
    double spent = time - p->started > 1e-3 ? time - p->started : 1e-3;
    fprintf(stderr, "%s%llu pages, %.0f pages/s, %.1f MB/s", p->terminal ? "\r\033[K" : "",
            pages(s), (double)(pages(s) - p->records) / spent, (double)s->bytes / spent / 1e6);
    if (p->total) {
        double share = (double)done / (double)p->total;
        fprintf(stderr, ", %.0f %%", 100 * (share < 1 ? share : 1));
        if (done > p->begun && done < p->total) {
            double left = (double)(p->total - done) * spent / (double)(done - p->begun);
            fprintf(stderr, ", %.0f:%02.0f left", (double)(long)(left / 60),
                    (double)((long)left % 60));
        }
    }
    if (p->terminal)
        fflush(stderr);
    else
        fputc('\n', stderr);
    p->drawn = p->terminal;
    p->last = time;
}

void cmd_progress_show(cmd_progress *p, const cmd_stats *s, uint64_t done)
{
    if (!p->begun)
        p->begun = done;
    if (!p->on || (!p->always && s->read < 2))
        return;
    double time = now();
    if (time - p->last >= (p->terminal ? EYE : LOG))
        draw(p, s, done, time);
}

void cmd_progress_end(cmd_progress *p, const cmd_stats *s, uint64_t done)
{
    if (!p->on || (!p->always && s->read < 2))
        return;
    draw(p, s, done, now());
    if (p->terminal)
        fputc('\n', stderr);
    p->drawn = false;
}
