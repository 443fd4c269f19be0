// A programme definition: whatever comes, it is fine and its own rules hold, or there is a plain
// complaint that says where.
#include "main/programme_read.h"

#include "json_mutate.h"

enum { INPUT_BYTES_MAX = 16 * 1024, ARENA_BYTES = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

static void check_levels(const Programme *programme) {
    int count = programme->level_count + programme->fixed_count;
    ENSURE(programme->level_count >= 1 && programme->fixed_count >= 0 && count <= LEVELS_MAX);
    ENSURE(programme->levels[0].points.hundredths == 0);
    for (int i = 0; i < count; i++) {
        Level found = LEVEL_NONE;
        ENSURE(programme_find_level(programme, programme->levels[i].code, &found));
        ENSURE(found.index == i);
        if (i > 0 && i < programme->level_count) {
            ENSURE(programme->levels[i].points.hundredths >
                   programme->levels[i - 1].points.hundredths);
            Level of_points = programme_level_of_points(programme, programme->levels[i].points);
            ENSURE(of_points.index == i);
        }
    }
}

static void check_programme(Programme *programme) {
    ENSURE(programme->name.len > 0 && text_is_plain(programme->name));
    check_levels(programme);
    for (int i = 0; i < PROGRAMME_SETTING_COUNT; i++) {
        const ProgrammeSetting *setting = programme_setting((ProgrammeSettingId)i);
        int32_t value = *programme_setting_value(programme, (ProgrammeSettingId)i);
        ENSURE(value >= setting->least && value <= setting->most);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Arena arena;
    JsonDocument *document = NULL;
    JsonFault fault;
    Programme programme;
    if (arena.start == NULL) {
        ENSURE(!err_failed(arena_init(&arena, ARENA_BYTES)));
    }
    arena_reset(&arena);
    if (size > INPUT_BYTES_MAX) {
        return 0;
    }
    if (!json_parse(&arena, (Text){(const char *)data, size}, &document, &fault)) {
        ENSURE(fault.line >= 1 && text_is_plain(fault.message));
        return 0;
    }
    Complaints complaints = {.arena = &arena, .document = document};
    bool fine = programme_read(json_root(document), NULL, &programme, &complaints);
    ENSURE(fine == (complaints.count == 0));
    for (int32_t i = 0; i < complaints.count; i++) {
        ENSURE(complaints.items[i].line >= 1);
        ENSURE(text_is_plain(complaint_text(&arena, S("input"), &complaints.items[i])));
    }
    if (fine) {
        check_programme(&programme);
    }
    json_free(document);
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed) {
    return json_mutate(data, size, max_size, seed);
}
