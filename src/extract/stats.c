#include "extract/stats.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

void cmd_stats_add(cmd_stats *s, const cmd_answer *a)
{
    if (a->outcome == CMD_NOTHING)
        return;
    s->outcomes[a->outcome]++;
    s->bytes += a->bytes;
    if (a->outcome == CMD_SKIPPED)
        s->skips[a->skip]++;
}

static void add_number(art_out *out, unsigned long long n)
{
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + n % 10);
    while (n /= 10);
    art_out_add(out, digits + at, sizeof digits - at);
}

static void add_count(art_out *out, const char *before, unsigned long long n, const char *name)
{
    art_out_add_string(out, before);
    add_number(out, n);
    art_out_add_char(out, ' ');
    art_out_add_string(out, name);
}

/* Names of the outcomes and reasons, without the first ones, which are none. */
static const char *const outcome_names[] = {
#define NAME(id, name) name,
    CMD_OUTCOME_LIST(NAME)};
static const char *const skip_names[] = {CMD_SKIP_LIST(NAME)};
#undef NAME

/* "extract: 9 records: 3 extracted, 1 empty, 0 failed, 5 skipped (4 no pages, 1 not HTML)" */
void cmd_stats_write(const cmd_stats *s, art_out *out)
{
    unsigned long long done = 0, outcomes[CMD_OUTCOME_COUNT];
    for (int i = 1; i < CMD_OUTCOME_COUNT; i++)
        done += outcomes[i] = s->outcomes[i];
    unsigned long long read = s->read;
    add_count(out, PROGRAM ": ", read < done ? done : read, read == 1 ? "record" : "records");
    for (int i = 1; i < CMD_OUTCOME_COUNT; i++)
        add_count(out, i == 1 ? ": " : ", ", outcomes[i], outcome_names[i - 1]);
    bool open = false;
    for (int i = 1; i < CMD_SKIP_COUNT; i++) {
        unsigned long long n = s->skips[i];
        if (n)
            add_count(out, open ? ", " : " (", n, skip_names[i - 1]);
        open = open || n;
    }
    if (open)
        art_out_add_char(out, ')');
    if (read > done)
        add_count(out, ", ", read - done, "in work");
    art_out_add_char(out, '\n');
}

/* --- SIGUSR1 --- */

static const cmd_stats *shown;

static int send(void *user, const char *data, size_t size)
{
    (void)user;
    return write(STDERR_FILENO, data, size) == (ssize_t)size ? 0 : -1;
}

static void on_signal(int number)
{
    (void)number;
    int before = errno;
    art_out out;
    art_out_init(&out, send, NULL);
    cmd_stats_write(shown, &out);
    (void)art_out_flush(&out);
    errno = before;
}

void cmd_stats_on_signal(const cmd_stats *stats)
{
    struct sigaction old, action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    shown = stats;
    if (sigaction(SIGUSR1, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
        (void)sigaction(SIGUSR1, &action, NULL);
}
