// To be put before a program (LD_PRELOAD): stands between it and the files below a folder.
//   DISK_FOLDER=dir     which files
//   DISK_LOG=file       records every change of them, every sync and every answer to a client
//   DISK_EAT=all|folder syncs do nothing (of files and folders, of folders only), as eatmydata does
//   DISK_HOLD=file      while this file exists, a sync waits
//   DISK_FAIL=file      while this file exists, a sync fails with EIO
//   DISK_FAIL_OF=name   and only one of files that are called so
//   DISK_FULL=file      while this file exists, a write fails with ENOSPC
// The log is a row of records: a head (see Head), the path, for a rename the other path, the bytes.
// A change is recorded when it has happened, an answer before it leaves: so whatever the log says
// was answered after a sync was answered after it. power_loss.py reads it.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { FILES_MAX = 1024 };

// what: 'c' created 'w' written 't' cut or grown 's' synced 'd' folder synced 'u' unlinked
// 'r' renamed 'A' answered. Numbers as the machine has them.
typedef struct {
    uint8_t what;
    uint8_t reserved;
    uint16_t path_bytes;
    uint16_t other_bytes;
    uint16_t reserved_too;
    uint32_t bytes;
    uint32_t reserved_last;
    int64_t offset;
} Head;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_file = -1;
static char *paths[FILES_MAX]; // of open files below the folder

#define NEXT(name) (__extension__(__typeof__(&(name))) dlsym(RTLD_NEXT, #name))

static void stop(const char *why) {
    (void)fprintf(stderr, "disk.so: %s\n", why);
    abort();
}

static int is_set(const char *name) {
    const char *file = getenv(name);
    return file != NULL && access(file, F_OK) == 0;
}

static int eats(const char *what) {
    const char *eaten = getenv("DISK_EAT");
    return eaten != NULL && (strcmp(eaten, "all") == 0 || strcmp(eaten, what) == 0);
}

static int is_ours(const char *path) {
    const char *folder = getenv("DISK_FOLDER");
    return folder != NULL && path != NULL && strncmp(path, folder, strlen(folder)) == 0;
}

static void put(char what, const char *path, const char *other, const void *bytes, size_t count,
                int64_t offset) {
    const char *name = getenv("DISK_LOG");
    if (name == NULL) {
        return;
    }
    Head head = {.what = (uint8_t)what, .bytes = (uint32_t)count, .offset = offset};
    head.path_bytes = (uint16_t)(path == NULL ? 0 : strlen(path));
    head.other_bytes = (uint16_t)(other == NULL ? 0 : strlen(other));
    struct iovec parts[] = {{&head, sizeof head},
                            {(void *)(uintptr_t)path, head.path_bytes},
                            {(void *)(uintptr_t)other, head.other_bytes},
                            {(void *)(uintptr_t)bytes, count}};
    size_t all = sizeof head + head.path_bytes + head.other_bytes + count;
    (void)pthread_mutex_lock(&lock);
    if (log_file < 0) {
        log_file = NEXT(open64)(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    if (writev(log_file, parts, 4) != (ssize_t)all) {
        stop("the log cannot be written");
    }
    (void)pthread_mutex_unlock(&lock);
}

static const char *path_of(int file) {
    return file >= 0 && file < FILES_MAX ? paths[file] : NULL;
}

// ---- files ----

static void opened(int file, const char *path, int flags, int was_there) {
    if (file < 0 || !is_ours(path)) {
        return;
    }
    if (file >= FILES_MAX) {
        stop("too many files");
    }
    free(paths[file]);
    paths[file] = strdup(path);
    if ((flags & O_CREAT) != 0 && !was_there) {
        put('c', path, NULL, NULL, 0, 0);
    }
    if ((flags & O_TRUNC) != 0) {
        put('t', path, NULL, NULL, 0, 0);
    }
}

static int open_it(const char *path, int flags, mode_t mode) {
    int was_there = access(path, F_OK) == 0;
    int file = NEXT(open64)(path, flags, mode);
    opened(file, path, flags, was_there);
    return file;
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_it(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_it(path, flags, mode);
}

int close(int file) {
    if (path_of(file) != NULL) {
        free(paths[file]);
        paths[file] = NULL;
    }
    return NEXT(close)(file);
}

int unlink(const char *path) {
    int result = NEXT(unlink)(path);
    if (result == 0 && is_ours(path)) {
        put('u', path, NULL, NULL, 0, 0);
    }
    return result;
}

int rename(const char *from, const char *to) {
    int result = NEXT(rename)(from, to);
    if (result == 0 && is_ours(to)) {
        put('r', from, to, NULL, 0, 0);
    }
    return result;
}

// ---- writes ----

static int is_full(int file) {
    if (path_of(file) != NULL && is_set("DISK_FULL")) {
        errno = ENOSPC;
        return 1;
    }
    return 0;
}

ssize_t write(int file, const void *bytes, size_t count) {
    struct stat about;
    if (path_of(file) == NULL && getenv("DISK_LOG") != NULL && fstat(file, &about) == 0 &&
        S_ISSOCK(about.st_mode)) {
        put('A', NULL, NULL, bytes, count, 0);
    }
    if (is_full(file)) {
        return -1;
    }
    off64_t at = path_of(file) == NULL ? 0 : lseek64(file, 0, SEEK_CUR);
    ssize_t written = NEXT(write)(file, bytes, count);
    if (written > 0 && path_of(file) != NULL) {
        put('w', path_of(file), NULL, bytes, (size_t)written, at);
    }
    return written;
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    if (is_full(file)) {
        return -1;
    }
    ssize_t written = NEXT(pwrite64)(file, bytes, count, at);
    if (written > 0 && path_of(file) != NULL) {
        put('w', path_of(file), NULL, bytes, (size_t)written, at);
    }
    return written;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    return pwrite64(file, bytes, count, at);
}

int ftruncate64(int file, off64_t size) {
    int result = NEXT(ftruncate64)(file, size);
    if (result == 0 && path_of(file) != NULL) {
        put('t', path_of(file), NULL, NULL, 0, size);
    }
    return result;
}

int ftruncate(int file, off_t size) {
    return ftruncate64(file, size);
}

// ---- syncs ----

static int fails(const char *path) {
    const char *name = getenv("DISK_FAIL_OF");
    const char *slash = strrchr(path, '/');
    return is_set("DISK_FAIL") &&
           (name == NULL || strcmp(slash == NULL ? path : slash + 1, name) == 0);
}

static int sync_it(int file, int (*next)(int)) {
    struct stat about;
    const char *path = path_of(file);
    if (path == NULL) {
        return next(file);
    }
    while (is_set("DISK_HOLD")) {
        (void)usleep(1000);
    }
    if (fails(path)) {
        errno = EIO;
        return -1;
    }
    int is_folder = fstat(file, &about) == 0 && S_ISDIR(about.st_mode);
    if (eats(is_folder ? "folder" : "file")) {
        return 0;
    }
    int result = next(file);
    if (result == 0) {
        put(is_folder ? 'd' : 's', path, NULL, NULL, 0, 0);
    }
    return result;
}

int fsync(int file) {
    return sync_it(file, NEXT(fsync));
}

int fdatasync(int file) {
    return sync_it(file, NEXT(fdatasync));
}
