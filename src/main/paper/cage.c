// Limits, seccomp and landlock, by system calls: no library of ours needs to know them.
#include "main/paper/cage.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    SECONDS = 60,         // of the clock: then the kernel ends it
    CPU_SECONDS = 30,     // of work
    FILE_MEGABYTES = 256, // what it writes at most
};

static bool set_limits(void) {
    const struct rlimit cpu = {CPU_SECONDS, CPU_SECONDS};
    const struct rlimit file = {(rlim_t)FILE_MEGABYTES << 20, (rlim_t)FILE_MEGABYTES << 20};
    const struct rlimit memory = {(rlim_t)4 << 30, (rlim_t)4 << 30};
    const struct rlimit core = {0, 0};
    (void)alarm(SECONDS);
    return setrlimit(RLIMIT_CPU, &cpu) == 0 && setrlimit(RLIMIT_FSIZE, &file) == 0 &&
           setrlimit(RLIMIT_AS, &memory) == 0 && setrlimit(RLIMIT_CORE, &core) == 0;
}

// A call of this number is refused with EPERM.
#define REFUSED(number)                                                                            \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1),                                           \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

static bool refuse_calls(void) {
    struct sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        REFUSED(SYS_socket),
        REFUSED(SYS_socketpair),
        REFUSED(SYS_connect),
        REFUSED(SYS_bind),
        REFUSED(SYS_execve),
        REFUSED(SYS_execveat),
        REFUSED(SYS_ptrace),
        REFUSED(SYS_kill),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog filter = {sizeof program / sizeof program[0], program};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

// Nothing may be written, made or removed anywhere. A kernel without landlock says so: then the
// limits and seccomp stand alone.
static bool refuse_files(void) {
    const struct landlock_ruleset_attr rules = {
        .handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                             LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                             LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
                             LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
                             LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
                             LANDLOCK_ACCESS_FS_MAKE_SYM,
    };
    long fd = syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (fd < 0) {
        return errno == ENOSYS || errno == EOPNOTSUPP;
    }
    bool done = syscall(SYS_landlock_restrict_self, (int)fd, 0) == 0;
    return close((int)fd) == 0 && done;
}

Err cage_enter(void) {
    bool caged = set_limits() && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && refuse_files() &&
                 refuse_calls();
    return caged ? OK : FAULT_AT(FAULT_CAGE, errno);
}
