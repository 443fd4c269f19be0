// A binary heap.
#include "main/demo/agenda.h"

#include <string.h>

enum { ROOM_AT_FIRST = 1024 };

static bool is_before(const Entry *a, const Entry *b) {
    int order = date_compare(a->on, b->on);
    return order != 0 ? order < 0 : a->number < b->number;
}

static void make_room(Agenda *agenda) {
    if (agenda->count < agenda->room) {
        return;
    }
    size_t room = agenda->room == 0 ? ROOM_AT_FIRST : agenda->room * 2;
    Entry *entries = arena_array(agenda->arena, Entry, room);
    if (agenda->count > 0) {
        memcpy(entries, agenda->entries, agenda->count * sizeof *entries);
    }
    agenda->entries = entries;
    agenda->room = room;
}

void agenda_add(Agenda *agenda, Entry entry) {
    if (date_before(agenda->until, entry.on)) {
        return;
    }
    make_room(agenda);
    entry.number = agenda->written++;
    size_t at = agenda->count++;
    while (at > 0 && is_before(&entry, &agenda->entries[(at - 1) / 2])) {
        agenda->entries[at] = agenda->entries[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    agenda->entries[at] = entry;
}

bool agenda_next(Agenda *agenda, Entry *ret_entry) {
    if (agenda->count == 0) {
        return false;
    }
    *ret_entry = agenda->entries[0];
    Entry last = agenda->entries[--agenda->count];
    size_t at = 0;
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= agenda->count) {
            break;
        }
        if (child + 1 < agenda->count &&
            is_before(&agenda->entries[child + 1], &agenda->entries[child])) {
            child++;
        }
        if (!is_before(&agenda->entries[child], &last)) {
            break;
        }
        agenda->entries[at] = agenda->entries[child];
        at = child;
    }
    agenda->entries[at] = last;
    return true;
}
