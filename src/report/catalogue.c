// Loads programmes and parts.
#include "report/catalogue.h"

#include "store/q_check.h"

enum { KEY_BYTES_MAX = 4096, ROOM_AT_FIRST = 64 };

Err catalogue_open(Db *db, Arena *arena, const ProgrammeSource *source, Catalogue *ret_catalogue) {
    QCheckListProgrammesRows rows;
    TRY(q_check_list_programmes(db, arena, &rows));
    Catalogue catalogue = {
        .db = db,
        .arena = arena,
        .programmes = arena_array(arena, KnownProgramme, rows.count),
        .programme_count = rows.count,
    };
    for (size_t i = 0; i < rows.count; i++) {
        KnownProgramme *known = &catalogue.programmes[i];
        *known =
            (KnownProgramme){.version = rows.rows[i].version, .from_day = rows.rows[i].from_day};
        known->usable =
            source->read(source->target, arena, rows.rows[i].definition, &known->programme);
    }
    *ret_catalogue = catalogue;
    return OK;
}

const KnownProgramme *catalogue_programme(const Catalogue *catalogue, int64_t version) {
    for (size_t i = 0; i < catalogue->programme_count; i++) {
        if (catalogue->programmes[i].version == version) {
            return &catalogue->programmes[i];
        }
    }
    return NULL;
}

const KnownProgramme *catalogue_programme_on(const Catalogue *catalogue, Date day) {
    const KnownProgramme *best = NULL;
    for (size_t i = 0; i < catalogue->programme_count; i++) {
        const KnownProgramme *known = &catalogue->programmes[i];
        bool counts = known->usable && !date_before(day, known->from_day);
        if (counts && (best == NULL || !date_before(known->from_day, best->from_day))) {
            best = known;
        }
    }
    return best;
}

static bool figure_is_sound(int64_t figure) {
    return figure >= 0 && figure <= FIGURE_MAX;
}

// False where a stored figure would be a bug to the rules.
static bool part_is_sound(const PricedPart *priced) {
    const Part *part = &priced->part;
    bool sound = figure_is_sound(part->points.hundredths) && part->term_months >= 1 &&
                 part->term_months <= TERM_MONTHS_MAX && part->minimum.count >= 1 &&
                 part->multiple.count >= 1;
    for (size_t i = 0; i < priced->row_count; i++) {
        for (int level = 0; level < LEVELS_MAX; level++) {
            sound = sound && figure_is_sound(priced->rows[i].unit[level].minor);
        }
    }
    return sound;
}

static void make_room(Catalogue *catalogue) {
    if (catalogue->parts.count < catalogue->room) {
        return;
    }
    size_t room = catalogue->room == 0 ? ROOM_AT_FIRST : catalogue->room * 2;
    KnownPart **known = arena_array(catalogue->arena, KnownPart *, room);
    for (size_t i = 0; i < catalogue->parts.count; i++) {
        known[i] = catalogue->known[i];
    }
    catalogue->known = known;
    catalogue->room = room;
}

static Err load(Catalogue *catalogue, const PriceList *list, Text part, KnownPart *ret_known) {
    PricedPart *priced = NULL;
    PriceDays ever = {.oldest = DATE_MIN, .newest = DATE_MAX, .published_by = DATE_MAX};
    TRY(store_parts_load(catalogue->db, catalogue->arena, list, ever, &part, 1, &priced));
    *ret_known = (KnownPart){.priced = *priced, .sound = priced->found && part_is_sound(priced)};
    return OK;
}

Err catalogue_part(Catalogue *catalogue, const KnownProgramme *programme, Text country_group,
                   Currency currency, Text part, const KnownPart **ret_part) {
    char bytes[KEY_BYTES_MAX];
    TextBuf key = {.bytes = bytes, .max = sizeof bytes};
    buf_add_int(&key, programme->version);
    buf_add_char(&key, ' ');
    buf_add_int(&key, (int64_t)country_group.len);
    buf_add_char(&key, ' ');
    buf_add(&key, country_group);
    buf_add(&key, currency_code(currency));
    buf_add(&key, part);
    if (key.overflow) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    size_t index = 0;
    if (!text_map_find(&catalogue->parts, buf_text(&key), &index)) {
        PriceList list = {
            .programme = &programme->programme,
            .country_group = country_group,
            .currency = currency,
        };
        KnownPart *known = arena_new(catalogue->arena, KnownPart);
        TRY(load(catalogue, &list, part, known));
        make_room(catalogue);
        index = catalogue->parts.count;
        catalogue->known[index] = known;
        text_map_add(catalogue->arena, &catalogue->parts,
                     text_copy(catalogue->arena, buf_text(&key)), index);
    }
    *ret_part = catalogue->known[index];
    return OK;
}
