#include "extract/workers.h"

#include <pthread.h>
#include <stdlib.h>

/* Answers that may be there or in the making. The more, the longer can one slow page hold up the
 * others before they stand still. It is also the lag of --dedupe: a page's blocks are known to
 * pages that come so much later. */
#define ANSWERS 64

/* Bytes of answers that may wait for an earlier one. Beyond it nothing more is read until that one
 * is there, so that memory is bounded by the pages in work and by this. */
#define WAITING_MOST ((size_t)64 << 20)

/* Main threads mostly have so much. Other systems' default for further threads can be too little
 * for the libraries below us, and a page's fate must not depend on the thread that it meets. */
#define STACK ((size_t)8 << 20)

typedef struct crew {
    const cmd_options *options;
    unsigned jobs;

    pthread_mutex_t reading; /* protects what stands up to the next mutex; taken before it */
    cmd_input input;
    unsigned long long next_read; /* number of the next record */
    bool ended;
    unsigned started; /* threads beside the main one */
    pthread_t *threads;

    pthread_mutex_t writing; /* protects the rest */
    pthread_cond_t room;     /* an answer was written */
    cmd_writer *writer;
    cmd_dedupe dedupe;  /* has a lock of its own */
    bool done[ANSWERS]; /* the answer to record n, at n % ANSWERS, waits to be written */
    unsigned long long next_written; /* number of the record whose answer is written next */
    size_t waiting;                  /* bytes of answers that are done */
    bool stopped;                    /* the writer failed */

    /* Each belongs to the worker of its record from when there is room for it until it is done. */
    cmd_answer answers[ANSWERS];
} crew;

static void *work(void *user);

/* Starts the other threads, once there is something for them to do. Where the system has none to
 * give, the work is done by fewer. */
static void start_others(crew *c)
{
    pthread_attr_t attributes;
    if (c->started || c->jobs < 2 || pthread_attr_init(&attributes) != 0)
        return;
    (void)pthread_attr_setstacksize(&attributes, STACK);
    c->threads = calloc(c->jobs - 1, sizeof *c->threads);
    while (c->threads && c->started < c->jobs - 1 &&
           pthread_create(&c->threads[c->started], &attributes, work, c) == 0)
        c->started++;
    (void)pthread_attr_destroy(&attributes);
    if (!c->started)
        c->jobs = 1; /* and do not try again */
}

/* Waits until an answer has its place. False when the work is to stop. */
static bool wait_for_room(crew *c)
{
    pthread_mutex_lock(&c->writing);
    while (!c->stopped && (c->next_read - c->next_written >= ANSWERS ||
                           (c->waiting > WAITING_MOST && c->next_read > c->next_written)))
        pthread_cond_wait(&c->room, &c->writing);
    bool go_on = !c->stopped;
    pthread_mutex_unlock(&c->writing);
    return go_on;
}

/* Reads the next record. False when there is none. */
static bool read_next(crew *c, cmd_worker *w, unsigned long long *number)
{
    pthread_mutex_lock(&c->reading);
    bool got = !c->ended && wait_for_room(c) && cmd_input_next(&c->input, &w->record);
    c->ended = !got;
    if (got) {
        *number = c->next_read++;
        if (!w->record.ends_input || *w->record.problem)
            c->writer->stats.read++;
        if (*number)
            start_others(c);
    }
    pthread_mutex_unlock(&c->reading);
    return got;
}

static size_t held(const cmd_answer *answer)
{
    return answer->output.size + answer->explained.size;
}

/* Puts an answer into its place and writes all whose turn it is. */
static void hand_in(crew *c, unsigned long long number)
{
    pthread_mutex_lock(&c->writing);
    c->done[number % ANSWERS] = true;
    c->waiting += held(&c->answers[number % ANSWERS]);
    while (c->done[c->next_written % ANSWERS]) {
        const cmd_answer *next = &c->answers[c->next_written % ANSWERS];
        c->done[c->next_written % ANSWERS] = false;
        c->waiting -= held(next);
        if (next->keys.size)
            cmd_dedupe_add(&c->dedupe, c->next_written, (const uint64_t *)(void *)next->keys.data,
                           next->keys.size / sizeof(uint64_t));
        c->next_written++;
        if (!c->stopped)
            c->stopped = !cmd_writer_put(c->writer, next);
        pthread_cond_broadcast(&c->room);
    }
    pthread_mutex_unlock(&c->writing);
}

static void *work(void *user)
{
    crew *c = user;
    cmd_worker worker;
    unsigned long long number;
    if (!cmd_worker_init(&worker, c->options))
        return NULL; /* the main thread is there */
    worker.dedupe = c->options->dedupe ? &c->dedupe : NULL;
    while (read_next(c, &worker, &number)) {
        cmd_worker_run(&worker, number, &c->answers[number % ANSWERS]);
        hand_in(c, number);
    }
    cmd_worker_free(&worker);
    return c;
}

/* Goes to where the writer's checkpoint says. */
static const char *resume(crew *c)
{
    static const char other[] = "the checkpoint is of other inputs";
    const cmd_checkpoint *mark = &c->writer->mark;
    if (!c->writer->resumed)
        return NULL;
    if (!cmd_input_pass(&c->input, mark->input))
        return other;
    if (!mark->name)
        return NULL;
    bool there = cmd_input_resume(&c->input, mark->at, mark->line);
    return there && cmd_checkpoint_name(c->input.name.data) == mark->name ? NULL : other;
}

const char *cmd_work(const cmd_options *options, unsigned jobs, cmd_writer *writer)
{
    crew *c = calloc(1, sizeof *c);
    cmd_worker first;
    if (!c || !cmd_worker_init(&first, options)) {
        free(c);
        return CMD_NO_MEMORY;
    }
    c->options = options;
    c->jobs = jobs;
    c->writer = writer;
    (void)pthread_mutex_init(&c->reading, NULL);
    (void)pthread_mutex_init(&c->writing, NULL);
    (void)pthread_cond_init(&c->room, NULL);
    cmd_input_init(&c->input, options, first.max_bytes);
    cmd_worker_free(&first);
    bool dedupe = options->dedupe;
    const char *problem = dedupe && !cmd_dedupe_init(&c->dedupe, ANSWERS) ? CMD_NO_MEMORY : NULL;
    if (!problem)
        problem = resume(c);
    if (!problem && !work(c))
        problem = CMD_NO_MEMORY;
    for (unsigned i = 0; i < c->started; i++)
        pthread_join(c->threads[i], NULL);
    free(c->threads);
    cmd_input_free(&c->input);
    if (dedupe)
        cmd_dedupe_free(&c->dedupe);
    for (size_t i = 0; i < ANSWERS; i++)
        cmd_answer_free(&c->answers[i]);
    (void)pthread_cond_destroy(&c->room);
    (void)pthread_mutex_destroy(&c->writing);
    (void)pthread_mutex_destroy(&c->reading);
    free(c);
    return problem;
}
