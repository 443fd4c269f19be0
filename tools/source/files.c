// Folders and files: read whole, written only where something changes.
#include "source.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILE_BYTES_MAX = 1 << 20, FOLDER_NAMES_MAX = 4096 };

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void take_names(Run *run, DIR *folder, const char *path, Names *names) {
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        if (names->count == FOLDER_NAMES_MAX) {
            mistake(run, path, 0, "more than %d files in one folder", (int)FOLDER_NAMES_MAX);
            return;
        }
        names->items[names->count++] = format_text(run->arena, "%s", entry->d_name);
    }
}

bool source_list(Run *run, const char *path, Names *ret_names) {
    DIR *folder = opendir(path);
    if (folder == NULL) {
        mistake(run, path, 0, "the folder cannot be read: %s", strerror(errno));
        return false;
    }
    Names names = {.items = arena_array(run->arena, const char *, FOLDER_NAMES_MAX)};
    take_names(run, folder, path, &names);
    (void)closedir(folder);
    qsort(names.items, names.count, sizeof names.items[0], by_name);
    *ret_names = names;
    return true;
}

bool source_is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

// At most max bytes of a file; false where it cannot be read.
static bool read_bytes(const char *path, char *bytes, size_t max, size_t *ret_len) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    size_t len = fread(bytes, 1, max, file);
    bool failed = ferror(file) != 0;
    (void)fclose(file);
    *ret_len = len;
    return !failed;
}

// The line of the first byte that no source text may have; 0 where all is well.
static int bad_line(Text text) {
    int line = 1;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
            return line;
        }
        line += c == '\n';
    }
    return 0;
}

bool source_read(Run *run, const char *path, Text *ret_text) {
    struct stat about;
    bool known = stat(path, &about) == 0 && S_ISREG(about.st_mode);
    if (known && about.st_size > FILE_BYTES_MAX) {
        mistake(run, path, 0, "the file is larger than %d bytes", (int)FILE_BYTES_MAX);
        return false;
    }
    char *bytes = arena_take(run->arena, known ? (size_t)about.st_size + 1 : 1);
    size_t len = 0;
    if (!known || !read_bytes(path, bytes, (size_t)about.st_size, &len)) {
        mistake(run, path, 0, "the file cannot be read");
        return false;
    }
    Text text = {bytes, len};
    if (bad_line(text) != 0) {
        mistake(run, path, bad_line(text),
                "a control character; only tab and line feed are allowed");
        return false;
    }
    if (!text_is_utf8(text)) {
        mistake(run, path, 1, "the file is not UTF-8");
        return false;
    }
    *ret_text = text;
    return true;
}

bool output_folder_make(Run *run, const char *path) {
    char *part = format_text(run->arena, "%s", path);
    for (char *at = part + 1; *at != 0; at++) {
        if (*at == '/') {
            *at = 0;
            (void)mkdir(part, 0777);
            *at = '/';
        }
    }
    (void)mkdir(part, 0777);
    if (!source_is_folder(path)) {
        mistake(run, path, 0, "the folder cannot be made: %s", strerror(errno));
        return false;
    }
    return true;
}

static bool has_content(Run *run, const char *path, Text content) {
    size_t mark = run->arena->used;
    char *bytes = arena_take(run->arena, content.len + 1);
    size_t len = 0;
    bool same =
        read_bytes(path, bytes, content.len + 1, &len) && text_equal((Text){bytes, len}, content);
    arena_rewind(run->arena, mark);
    return same;
}

bool output_write(Run *run, const char *path, Text content) {
    if (has_content(run, path, content)) {
        return true;
    }
    FILE *file = fopen(path, "wb");
    bool whole = file != NULL && fwrite(content.bytes, 1, content.len, file) == content.len;
    whole = file != NULL && fclose(file) == 0 && whole;
    if (!whole) {
        mistake(run, path, 0, "the file cannot be written: %s", strerror(errno));
    }
    return whole;
}
