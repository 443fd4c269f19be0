// SQLite writes each page of a transaction to its log by two calls, a head of 24 bytes and the page
// behind it, and an order has some sixty pages. They lie side by side in the file: here they are
// kept back and written as one piece, at the latest with the page that commits. So SQLite tells
// nobody of a page that the file does not have, whatever it is set to sync, and a sync, a read or
// anything else that is asked of the log finds it all written. Every other file is the system's
// own.
#include "store/db_sqlite_log_private.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum {
    HEAD_BYTES = 24, // of a page in the log
    SIZE_AT = 4,     // in it: pages of the database; 0 unless the page ends a transaction
    SIZE_BYTES = 4,
    HELD_MAX = (1 << 17) - 1, // what SQLite's own files take at once: some thirty pages
};

static const char files_name[] = "licet";

typedef struct {
    sqlite3_file base;
    sqlite3_file *file;  // the system's, behind this one
    char *held;          // NULL until something is to be held
    int count;           // bytes held
    sqlite3_int64 at;    // where they begin
    sqlite3_int64 pages; // in the file, up to the last that was written
    bool is_head;        // the last of them are the head of a page
    bool commits;        // and that page ends a transaction
} Log;

_Static_assert(sizeof(Log) % 8 == 0, "the system's file stands behind it");

static Log *log_of(sqlite3_file *file) {
    return (Log *)(void *)file;
}

// ---- what is held ----

// All of it goes to the file; where that fails, SQLite takes the transaction back.
static int write_held(Log *log) {
    int count = log->count;
    log->count = 0;
    log->is_head = false;
    return count == 0 ? SQLITE_OK
                      : log->file->pMethods->xWrite(log->file, log->held, count, log->at);
}

static bool has_room(Log *log) {
    if (log->held == NULL) {
        log->held = malloc(HELD_MAX);
    }
    return log->held != NULL;
}

static bool is_next(const Log *log, int count, sqlite3_int64 at) {
    return log->count > 0 && log->at + log->count == at && count <= HELD_MAX - log->count;
}

static bool says_commit(const char *head) {
    static const char none[SIZE_BYTES] = {0};
    return memcmp(head + SIZE_AT, none, SIZE_BYTES) != 0;
}

// Held are the head of a page and, behind it, the page. A head that says commit is held behind
// others only: SQLite writes some heads once more by themselves, each after it has read it.
static bool may_hold(Log *log, const void *bytes, int count) {
    if (count == HEAD_BYTES) {
        return (log->count > 0 || !says_commit(bytes)) && has_room(log);
    }
    return log->is_head;
}

static void hold(Log *log, const void *bytes, int count, sqlite3_int64 at) {
    log->at = log->count == 0 ? at : log->at;
    memcpy(log->held + log->count, bytes, (size_t)count);
    log->count += count;
    log->is_head = count == HEAD_BYTES;
    log->commits = log->is_head ? says_commit(bytes) : log->commits;
    log->pages = log->is_head ? log->pages : at / (count + HEAD_BYTES) + 1;
}

static int log_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at) {
    Log *log = log_of(file);
    int code = is_next(log, count, at) ? SQLITE_OK : write_held(log);
    if (code != SQLITE_OK) {
        return code;
    }
    if (may_hold(log, bytes, count)) {
        hold(log, bytes, count, at);
        return log->commits && !log->is_head ? write_held(log) : SQLITE_OK;
    }
    code = write_held(log);
    return code == SQLITE_OK ? log->file->pMethods->xWrite(log->file, bytes, count, at) : code;
}

// ---- all else finds it written ----

static int log_close(sqlite3_file *file) {
    Log *log = log_of(file);
    int code = write_held(log);
    int closed = log->file->pMethods->xClose(log->file);
    free(log->held);
    return code == SQLITE_OK ? closed : code;
}

static int log_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at) {
    Log *log = log_of(file);
    int code = write_held(log);
    return code == SQLITE_OK ? log->file->pMethods->xRead(log->file, bytes, count, at) : code;
}

static int log_truncate(sqlite3_file *file, sqlite3_int64 bytes) {
    Log *log = log_of(file);
    int code = write_held(log);
    return code == SQLITE_OK ? log->file->pMethods->xTruncate(log->file, bytes) : code;
}

static int log_sync(sqlite3_file *file, int flags) {
    Log *log = log_of(file);
    int code = write_held(log);
    return code == SQLITE_OK ? log->file->pMethods->xSync(log->file, flags) : code;
}

static int log_size(sqlite3_file *file, sqlite3_int64 *ret_bytes) {
    Log *log = log_of(file);
    int code = write_held(log);
    return code == SQLITE_OK ? log->file->pMethods->xFileSize(log->file, ret_bytes) : code;
}

static int log_control(sqlite3_file *file, int what, void *argument) {
    Log *log = log_of(file);
    int code = write_held(log);
    return code == SQLITE_OK ? log->file->pMethods->xFileControl(log->file, what, argument) : code;
}

static int log_lock(sqlite3_file *file, int lock) {
    Log *log = log_of(file);
    return log->file->pMethods->xLock(log->file, lock);
}

static int log_unlock(sqlite3_file *file, int lock) {
    Log *log = log_of(file);
    return log->file->pMethods->xUnlock(log->file, lock);
}

static int log_is_reserved(sqlite3_file *file, int *ret_is_reserved) {
    Log *log = log_of(file);
    return log->file->pMethods->xCheckReservedLock(log->file, ret_is_reserved);
}

static int log_sector(sqlite3_file *file) {
    Log *log = log_of(file);
    return log->file->pMethods->xSectorSize(log->file);
}

static int log_device(sqlite3_file *file) {
    Log *log = log_of(file);
    return log->file->pMethods->xDeviceCharacteristics(log->file);
}

static const sqlite3_io_methods log_methods = {
    .iVersion = 1,
    .xClose = log_close,
    .xRead = log_read,
    .xWrite = log_write,
    .xTruncate = log_truncate,
    .xSync = log_sync,
    .xFileSize = log_size,
    .xLock = log_lock,
    .xUnlock = log_unlock,
    .xCheckReservedLock = log_is_reserved,
    .xFileControl = log_control,
    .xSectorSize = log_sector,
    .xDeviceCharacteristics = log_device,
};

// ---- files ----

static int open_log(sqlite3_vfs *system, const char *path, Log *log, int flags, int *ret_flags) {
    *log = (Log){.file = (sqlite3_file *)(void *)(log + 1)};
    log->file->pMethods = NULL;
    int code = system->xOpen(system, path, log->file, flags, ret_flags);
    if (code == SQLITE_OK) {
        log->base.pMethods = &log_methods;
    } else if (log->file->pMethods != NULL) {
        (void)log->file->pMethods->xClose(log->file);
    }
    return code;
}

static int open_file(sqlite3_vfs *files, const char *path, sqlite3_file *file, int flags,
                     int *ret_flags) {
    (void)files;
    sqlite3_vfs *system = sqlite3_vfs_find(NULL);
    return (flags & SQLITE_OPEN_WAL) != 0 ? open_log(system, path, log_of(file), flags, ret_flags)
                                          : system->xOpen(system, path, file, flags, ret_flags);
}

int64_t sqlite_log_pages(sqlite3 *handle) {
    sqlite3_file *file = NULL;
    int code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
    bool is_log = code == SQLITE_OK && file != NULL && file->pMethods == &log_methods;
    return is_log ? log_of(file)->pages : 0;
}

// The library keeps it for as long as the process lives. Two threads that are first at once make
// two, of which either will do.
const char *sqlite_log_files(void) {
    if (sqlite3_vfs_find(files_name) != NULL) {
        return files_name;
    }
    const sqlite3_vfs *system = sqlite3_vfs_find(NULL);
    sqlite3_vfs *files = system == NULL ? NULL : malloc(sizeof *files);
    if (files == NULL) {
        return NULL;
    }
    *files = *system;
    files->pNext = NULL;
    files->zName = files_name;
    files->szOsFile += (int)sizeof(Log);
    files->xOpen = open_file;
    if (sqlite3_vfs_register(files, 0) != SQLITE_OK) {
        free(files);
        return NULL;
    }
    return files_name;
}
