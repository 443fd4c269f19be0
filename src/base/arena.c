// One reserved piece of address space per arena; a bump pointer in it.
#include "base/arena.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#define arena_hide(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
#define arena_show(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
enum { ARENA_GAP = 16 }; // poisoned bytes between two pieces, so that ASan sees an overrun
#else
#define arena_hide(p, n) ((void)(p), (void)(n))
#define arena_show(p, n) ((void)(p), (void)(n))
enum { ARENA_GAP = 0 };
#endif

enum { ARENA_ALIGN = 16, ARENA_KEEP = 1 << 20 };

Err arena_init(Arena *arena, size_t max_bytes) {
    void *start = mmap(NULL, max_bytes, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED) {
        return FAULT_AT(FAULT_MEMORY, errno);
    }
    *arena = (Arena){.start = start, .max = max_bytes};
    return OK;
}

void arena_free(Arena *arena) {
    if (arena->start != NULL) {
        arena_show(arena->start, arena->touched);
        (void)munmap(arena->start, arena->max);
    }
    *arena = (Arena){0};
}

void arena_rewind(Arena *arena, size_t mark) {
    ENSURE(mark <= arena->used);
    arena_hide(arena->start + mark, arena->used - mark);
    arena->used = mark;
}

void arena_reset(Arena *arena) {
    arena_rewind(arena, 0);
    if (arena->touched > ARENA_KEEP) {
        arena_show(arena->start + ARENA_KEEP, arena->touched - ARENA_KEEP);
        (void)madvise(arena->start + ARENA_KEEP, arena->touched - ARENA_KEEP, MADV_DONTNEED);
        arena->touched = ARENA_KEEP;
    }
}

static size_t rounded_up(size_t bytes) {
    return (bytes + ARENA_GAP + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
}

void arena_shorten(Arena *arena, void *last, size_t bytes, size_t kept) {
    ENSURE(kept <= bytes && (char *)last + rounded_up(bytes) == arena->start + arena->used);
    size_t after = (size_t)((char *)last - arena->start) + rounded_up(kept);
    arena_rewind(arena, after);
    arena_hide((char *)last + kept, rounded_up(kept) - kept);
}

void *arena_take_room(Arena *arena, size_t bytes) {
    ENSURE(bytes <= arena->max);
    size_t rounded = rounded_up(bytes);
    ENSURE(rounded <= arena->max - arena->used);
    char *piece = arena->start + arena->used;
    arena_show(piece, bytes);
    arena_hide(piece + bytes, rounded - bytes);
    arena->used += rounded;
    if (arena->used > arena->touched) {
        arena->touched = arena->used;
    }
    return piece;
}

void *arena_take(Arena *arena, size_t bytes) {
    // Pages above the high-water mark are still zero from the system.
    size_t known_dirty = arena->used < arena->touched ? arena->touched - arena->used : 0;
    char *piece = arena_take_room(arena, bytes);
    memset(piece, 0, known_dirty < bytes ? known_dirty : bytes);
    return piece;
}

static size_t array_bytes(size_t size, size_t count) {
    size_t bytes = 0;
    ENSURE(!__builtin_mul_overflow(size, count, &bytes));
    return bytes;
}

void *arena_take_array(Arena *arena, size_t size, size_t count) {
    return arena_take(arena, array_bytes(size, count));
}

void *arena_take_array_room(Arena *arena, size_t size, size_t count) {
    return arena_take_room(arena, array_bytes(size, count));
}
