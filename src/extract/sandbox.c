#ifdef __OpenBSD__
#undef _POSIX_C_SOURCE /* hides pledge */
#endif
#include "extract/sandbox.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

/* Sanitizers make system calls of their own, to look for leaks at the end. So does what measures
 * coverage, for which `make coverage` defines this. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OWN_CALLS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define OWN_CALLS 1
#endif
#endif

#if defined(__OpenBSD__)

const char *cmd_sandbox_enter(bool writes_files)
{
    return pledge(writes_files ? "stdio rpath wpath cpath" : "stdio rpath", NULL) < 0
               ? strerror(errno)
               : NULL;
}

#elif defined(HAVE_SECCOMP) && !defined(OWN_CALLS)

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#ifndef CLONE_THREAD /* behind _GNU_SOURCE */
#define CLONE_THREAD 0x00010000
#endif

/* Allowed whatever the arguments. What a system does not have is left out by libseccomp. */
static const int harmless[] = {
    /* streams and files that are open */
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev),
    SCMP_SYS(pwrite64), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(_llseek), SCMP_SYS(fadvise64),
    SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(fsync), SCMP_SYS(fdatasync),
    /* what files there are */
    SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(stat), SCMP_SYS(stat64), SCMP_SYS(lstat),
    SCMP_SYS(lstat64), SCMP_SYS(newfstatat), SCMP_SYS(fstatat64), SCMP_SYS(statx), SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(getdents), SCMP_SYS(getdents64),
    SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd),
    /* memory */
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    /* threads */
    SCMP_SYS(futex), SCMP_SYS(futex_time64), SCMP_SYS(set_robust_list), SCMP_SYS(set_tid_address),
    SCMP_SYS(rseq), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(membarrier),
    SCMP_SYS(gettid), SCMP_SYS(getpid), SCMP_SYS(exit), SCMP_SYS(exit_group),
    /* signals that come */
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
    SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall),
    /* the clock, and chance for malloc */
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(clock_nanosleep), SCMP_SYS(clock_nanosleep_time64), SCMP_SYS(nanosleep),
    SCMP_SYS(getrandom), SCMP_SYS(getrlimit), SCMP_SYS(ugetrlimit), SCMP_SYS(sysinfo)};

/* And for files that are made: --output-dir, --checkpoint. */
static const int making[] = {SCMP_SYS(mkdir),      SCMP_SYS(mkdirat),   SCMP_SYS(rename),
                             SCMP_SYS(renameat),   SCMP_SYS(renameat2), SCMP_SYS(ftruncate),
                             SCMP_SYS(ftruncate64)};

/* Allowed where the bits of mask in argument number which are value; all others are refused. */
typedef struct condition {
    int call;
    unsigned which;
    scmp_datum_t mask, value;
} condition;

enum {
    ALL_BITS = -1,
    OPENING = O_ACCMODE | O_CREAT | O_TRUNC
};

/* iconv loads converters as shared objects: pages to run come from files, but are never written. */
static const condition conditions[] = {
    {SCMP_SYS(mmap), 2, PROT_WRITE | PROT_EXEC, 0},
    {SCMP_SYS(mmap), 2, PROT_WRITE | PROT_EXEC, PROT_WRITE},
    {SCMP_SYS(mmap), 2, PROT_WRITE | PROT_EXEC, PROT_EXEC},
    {SCMP_SYS(mmap2), 2, PROT_WRITE | PROT_EXEC, 0},
    {SCMP_SYS(mmap2), 2, PROT_WRITE | PROT_EXEC, PROT_WRITE},
    {SCMP_SYS(mmap2), 2, PROT_WRITE | PROT_EXEC, PROT_EXEC},
    {SCMP_SYS(mprotect), 2, PROT_EXEC, 0},
    {SCMP_SYS(clone), 0, CLONE_THREAD, CLONE_THREAD},
    {SCMP_SYS(prlimit64), 2, (scmp_datum_t)ALL_BITS, 0}, /* reads limits, sets none */
    {SCMP_SYS(fcntl), 1, (scmp_datum_t)ALL_BITS, F_GETFL},
    {SCMP_SYS(fcntl), 1, (scmp_datum_t)ALL_BITS, F_SETFL},
    {SCMP_SYS(fcntl), 1, (scmp_datum_t)ALL_BITS, F_GETFD},
    {SCMP_SYS(fcntl), 1, (scmp_datum_t)ALL_BITS, F_SETFD},
    {SCMP_SYS(ioctl), 1, UINT32_MAX, TCGETS},
    {SCMP_SYS(ioctl), 1, UINT32_MAX, TIOCGWINSZ}};

static int allow_if(scmp_filter_ctx filter, condition c)
{
    const struct scmp_arg_cmp compare = {
        .arg = c.which, .op = SCMP_CMP_MASKED_EQ, .datum_a = c.mask, .datum_b = c.value};
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, c.call, 1, &compare);
}

/* Read-only where no files are made. */
static int allow_opening(scmp_filter_ctx filter, bool writes_files)
{
    scmp_datum_t mask = writes_files ? 0 : OPENING;
    return allow_if(filter, (condition){SCMP_SYS(openat), 2, mask, O_RDONLY}) ||
           allow_if(filter, (condition){SCMP_SYS(open), 1, mask, O_RDONLY});
}

static int allow_all(scmp_filter_ctx filter, const int *calls, size_t count)
{
    int error = 0;
    for (size_t i = 0; i < count && !error; i++)
        error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
    return error;
}

static int fill(scmp_filter_ctx filter, bool writes_files)
{
    int error = allow_all(filter, harmless, sizeof harmless / sizeof *harmless);
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions && !error; i++)
        error = allow_if(filter, conditions[i]);
    error = error || allow_opening(filter, writes_files);
    /* A signal to itself, as abort sends it. */
    error = error || allow_if(filter, (condition){SCMP_SYS(tgkill), 0, (scmp_datum_t)ALL_BITS,
                                                  (scmp_datum_t)getpid()});
    /* Its flags stand in memory, where no filter sees them; the C library turns to clone then. */
    error = error || seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    if (writes_files)
        error = error || allow_all(filter, making, sizeof making / sizeof *making);
    return error || seccomp_load(filter);
}

const char *cmd_sandbox_enter(bool writes_files)
{
    /* What is not allowed fails as forbidden; it does not end the process, for a C library may try
     * a newer call before an older one. */
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return "libseccomp failed";
    bool failed = fill(filter, writes_files);
    seccomp_release(filter);
    return failed ? "this kernel takes no filter of system calls" : NULL;
}

#else

const char *cmd_sandbox_enter(bool writes_files)
{
    (void)writes_files;
    return "this build has no sandbox";
}

#endif
