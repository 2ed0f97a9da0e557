/* The sandbox, tried out: each attempt in a child process of its own. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, vfork's kin */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    DONE = 0,
    REFUSED = 10,
    NO_SANDBOX = 11
};

/* What comes of attempt in the sandbox: DONE, REFUSED, or how else the child ended. */
static int outcome(int (*attempt)(void), bool writes_files)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (cmd_sandbox_enter(writes_files))
            _exit(NO_SANDBOX);
        errno = 0;
        int result = attempt();
        _exit(result >= 0 ? DONE : errno == EPERM ? REFUSED : 12);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

static int nothing(void)
{
    return 0;
}

/* Is there one? Not on other systems, in builds with sanitizers, or under valgrind ($RUN), which
 * makes system calls of its own. */
static bool can_try(void)
{
    const char *tool = getenv("RUN");
    return (!tool || !*tool) && outcome(nothing, false) != NO_SANDBOX;
}

#define NEED_SANDBOX()                                                                             \
    do {                                                                                           \
        (void)state;                                                                               \
        if (!can_try())                                                                            \
            skip();                                                                                \
    } while (0)

/* --- what is gone --- */

static int run_a_program(void)
{
    char *arguments[] = {"true", NULL}, *environment[] = {NULL};
    return execve("/bin/true", arguments, environment);
}

static int make_a_process(void)
{
    return fork();
}

static int reach_the_network(void)
{
    return socket(AF_INET, SOCK_STREAM, 0);
}

static int reach_a_neighbour(void)
{
    return socket(AF_UNIX, SOCK_STREAM, 0);
}

static int kill_the_parent(void)
{
    return kill(getppid(), 0);
}

static int write_code(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                0) == MAP_FAILED
               ? -1
               : 0;
}

static int turn_data_into_code(void)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page == MAP_FAILED ? 0 : mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

static int remove_a_file(void)
{
    return unlink("/tmp/extract-sandbox-nothing");
}

static int change_a_mode(void)
{
    return chmod("/tmp", 01777);
}

static int (*const gone[])(void) = {run_a_program,       make_a_process,  reach_the_network,
                                    reach_a_neighbour,   kill_the_parent, write_code,
                                    turn_data_into_code, remove_a_file,   change_a_mode};

static void what_extracting_does_not_need_is_gone(void **state)
{
    NEED_SANDBOX();
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        assert_int_equal(outcome(gone[i], false), REFUSED);
        assert_int_equal(outcome(gone[i], true), REFUSED);
    }
}

/* --- what is left --- */

static int read_a_file(void)
{
    char c;
    int fd = open("/dev/zero", O_RDONLY | O_CLOEXEC);
    return fd < 0 || read(fd, &c, 1) != 1 ? -1 : close(fd);
}

static int take_memory(void)
{
    for (size_t size = 1; size < (size_t)64 << 20; size *= 4) {
        char *p = malloc(size), *q = p ? realloc(p, 2 * size) : NULL;
        if (!q)
            return -1;
        memset(q, 1, 2 * size);
        free(q);
    }
    return 0;
}

static void *read_in_a_thread(void *user)
{
    *(int *)user = read_a_file() + take_memory();
    return NULL;
}

static int start_threads(void)
{
    pthread_t threads[4];
    int results[4];
    for (int i = 0; i < 4; i++)
        if (pthread_create(&threads[i], NULL, read_in_a_thread, &results[i]) != 0)
            return -1;
    int sum = 0;
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        sum += results[i];
    }
    return sum;
}

/* glibc loads a converter for it. */
static int convert(void)
{
    iconv_t descriptor = iconv_open("UTF-8", "EUC-JP");
    if (descriptor == (iconv_t)-1)
        return -1;
    char in[] = "\xC6\xFC\xCB\xDC", out[16], *from = in, *to = out;
    size_t left = sizeof in - 1, room = sizeof out;
    size_t result = iconv(descriptor, &from, &left, &to, &room);
    iconv_close(descriptor);
    return result == 0 && to - out == 6 ? 0 : -1;
}

static void what_extracting_needs_is_left(void **state)
{
    NEED_SANDBOX();
    int (*const left[])(void) = {read_a_file, take_memory, start_threads, convert};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        assert_int_equal(outcome(left[i], false), DONE);
        assert_int_equal(outcome(left[i], true), DONE);
    }
}

/* --- files, which are for some runs --- */

static char directory[] = "/tmp/extract-sandbox-XXXXXX";

static int make_a_file(void)
{
    int fd = open("file", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    return fd < 0 || write(fd, "x", 1) != 1 || fsync(fd) < 0 || close(fd) < 0 ? -1 : 0;
}

static int write_a_file(void)
{
    return open("there", O_WRONLY | O_CLOEXEC);
}

static int make_a_directory(void)
{
    return mkdir("made", 0777);
}

static int rename_a_file(void)
{
    return rename("there", "elsewhere");
}

static void files_are_written_only_by_runs_that_make_some(void **state)
{
    NEED_SANDBOX();
    assert_non_null(mkdtemp(directory));
    assert_int_equal(chdir(directory), 0);
    assert_true(close(open("there", O_WRONLY | O_CREAT | O_CLOEXEC, 0666)) == 0);
    int (*const writing[])(void) = {make_a_file, write_a_file, make_a_directory, rename_a_file};
    for (size_t i = 0; i < sizeof writing / sizeof *writing; i++)
        assert_int_equal(outcome(writing[i], false), REFUSED);
    assert_int_equal(access("there", F_OK), 0);
    assert_int_equal(access("file", F_OK), -1);
    for (size_t i = 0; i < sizeof writing / sizeof *writing; i++)
        assert_int_equal(outcome(writing[i], true), DONE);
    assert_true(unlink("file") == 0 && unlink("elsewhere") == 0 && rmdir("made") == 0);
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(directory), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_extracting_does_not_need_is_gone),
        cmocka_unit_test(what_extracting_needs_is_left),
        cmocka_unit_test(files_are_written_only_by_runs_that_make_some),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
