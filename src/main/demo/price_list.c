// Makes prices of the catalogue's dollars: by currency, country group, year and level.
#include "main/demo/price_list.h"

#include "store/q_price.h"

typedef struct {
    Text currency;
    int64_t per_cent_dollar_times_100; // minor units for a hundred cents of a dollar
    int64_t step;                      // prices are multiples of this
} Rate;

// Round rates, good for a demo: prices are set by country group and never converted (R8.1).
static const Rate rates[] = {
    {S_INIT("USD"), 100, 5}, {S_INIT("EUR"), 92, 5},           {S_INIT("TWD"), 3150, 100},
    {S_INIT("JPY"), 148, 1}, {S_INIT("IDR"), 1575000, 100000},
};

typedef struct {
    Db *db;
    const Programme *programme;
    const Catalogue *catalogue;
    const World *world;
    Date today;
    int64_t release;
    int64_t row;
} Lister;

// Why a release is made, and which parts and price lists it has.
typedef enum { RELEASE_YEAR, RELEASE_LATE, RELEASE_MIDYEAR } ReleaseKind;

typedef struct {
    ReleaseKind kind;
    Date published;
    Date from;
    int32_t years; // since the first
} Release;

static int64_t minor_of(const DemoPart *part, const Country *country, const Release *release) {
    const Rate *rate = NULL;
    for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++) {
        rate = text_equal(rates[i].currency, currency_code(country->currency)) ? &rates[i] : rate;
    }
    ENSURE(rate != NULL);
    int64_t minor = part->cents * rate->per_cent_dollar_times_100 / 100;
    minor = text_equal(country->group, S("AP")) ? minor * 90 / 100 : minor;
    for (int32_t year = 0; year < release->years; year++) {
        minor = minor * 104 / 100;
    }
    minor = release->kind == RELEASE_MIDYEAR ? minor * 103 / 100 : minor;
    minor = release->kind == RELEASE_LATE ? minor * 98 / 100 : minor;
    return minor < rate->step ? rate->step : minor / rate->step * rate->step;
}

// R4.7: per cent of the lowest level's price; 0 where the level has none of its own.
static int64_t level_percent(const Programme *programme, const DemoPart *part, Level level) {
    if (programme_level_is_fixed(programme, level)) {
        int at = level.index - programme->level_count;
        return part->no_fixed ? 0 : at == 0 ? 80 : 45;
    }
    return part->few_levels && level.index % 2 == 1 ? 0 : 100 - 4 * level.index;
}

static Err save_row(Lister *lister, const DemoPart *part, const Country *country,
                    const Release *release) {
    const Programme *programme = lister->programme;
    PriceRowId row = {++lister->row};
    int64_t base = minor_of(part, country, release);
    TRY(q_price_add_row(lister->db, &(QPriceAddRowIn){
                                        .price_row = row,
                                        .part = part->part.part,
                                        .country_group = country->group,
                                        .currency = currency_code(country->currency),
                                        .from_day = release->from,
                                        .published = release->published,
                                        .release = lister->release,
                                    }));
    for (int8_t i = 0; i < programme->level_count + programme->fixed_count; i++) {
        int64_t percent = level_percent(programme, part, (Level){i});
        if (percent > 0) {
            TRY(q_price_add_level(lister->db,
                                  &(QPriceAddLevelIn){
                                      .price_row = row,
                                      .level = programme_level_code(programme, (Level){i}),
                                      .unit = {base * percent / 100},
                                  }));
        }
    }
    return OK;
}

static bool is_in_release(const Release *release, const DemoPart *part, size_t index,
                          const Country *country) {
    if (part->only.len > 0 && !text_equal(part->only, country->group)) {
        return false;
    }
    switch (release->kind) {
    case RELEASE_YEAR:
        return true;
    case RELEASE_LATE:
        return (index + (size_t)release->years) % 13 == 3;
    case RELEASE_MIDYEAR:
        return text_equal(country->group, S("ID"));
    }
    NEVER("a kind of release");
}

// One row per part and price list; a price list that several countries share comes once.
static Err save_release(Lister *lister, const Release *release) {
    if (date_before(lister->today, release->published)) {
        return OK;
    }
    lister->release++;
    TRY(q_price_add_release(lister->db, &(QPriceAddReleaseIn){.release = lister->release,
                                                              .published = release->published}));
    for (size_t c = 0; c < lister->world->count; c++) {
        const Country *country = &lister->world->countries[c];
        bool again = false;
        for (size_t before = 0; before < c; before++) {
            again = again || country_same_prices(country, &lister->world->countries[before]);
        }
        for (size_t i = 0; !again && i < lister->catalogue->count; i++) {
            const DemoPart *part = &lister->catalogue->parts[i];
            if (is_in_release(release, part, i, country)) {
                TRY(save_row(lister, part, country, release));
            }
        }
    }
    return OK;
}

static Date day(int32_t year, int32_t month, int32_t on) {
    return date_of((CivilDay){.year = year, .month = month, .day = on});
}

Err price_list_save(Db *db, const Programme *programme, const Catalogue *catalogue,
                    const World *world, Date start, Date today) {
    Lister lister = {
        .db = db, .programme = programme, .catalogue = catalogue, .world = world, .today = today};
    int32_t first = date_civil(start).year;
    for (int32_t year = first; year <= date_civil(today).year + 1; year++) {
        Release releases[] = {
            {RELEASE_YEAR, day(year - 1, 10, 1), day(year, 1, 1), year - first},
            {RELEASE_LATE, day(year, 2, 12), day(year, 1, 1), year - first},
            {RELEASE_MIDYEAR, day(year, 5, 15), day(year, 7, 1), year - first},
        };
        for (size_t i = 0; i < sizeof releases / sizeof releases[0]; i++) {
            TRY(save_release(&lister, &releases[i]));
        }
    }
    return OK;
}
