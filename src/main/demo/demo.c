// Opens the database, writes catalogue and partners, lives cohort after cohort. One cohort is lived
// day by day; another begins where it ended, with new companies: so the rows of a transaction lie
// close together however many there are.
#include "main/demo/demo.h"

#include "base/input/complaint.h"
#include "job/night.h"
#include "main/demo/copies.h"
#include "main/demo/people.h"
#include "main/demo/price_list.h"
#include "main/demo/quotes.h"
#include "main/programme_read.h"
#include "store/q_entitlement.h"
#include "store/q_enterprise.h"
#include "store/q_installation.h"
#include "store/q_programme.h"

enum {
    YEARS = 4,
    PROGRAMME_VERSION = 1,
    FEBRUARY = 2,
    TENTHS = 10,
    KEY_BYTES = 24,
    PEOPLE_DICE = 11
};

static const size_t arena_bytes = (size_t)4 << 30; // address space, touched only as far as used

typedef struct {
    Text name;
    size_t partners;
    size_t cohort_sites;
    int64_t entitlements; // cohorts follow until there are so many; 0: one cohort
    int32_t copies;       // of each cohort that was lived
} SizeRow;

static const SizeRow sizes[DEMO_SIZE_COUNT] = {
    [DEMO_SMALL] = {S_INIT("small"), 40, 600, 0, 0},
    [DEMO_MEDIUM] = {S_INIT("medium"), 400, 600, 1000000, 0},
    [DEMO_LARGE] = {S_INIT("large"), 1000, 600, 10000000, 99},
};

typedef struct {
    const DemoOptions *options;
    const SizeRow *size;
    DemoProgress progress;
    Arena *arena; // lives to the end
    Arena keep;   // of a cohort
    Arena work;   // of an act
    Db *db;
    NumberSource numbers;
    Dice dice;
    Date start;
    JsonDocument *document; // that the programme's texts live in
    Programme programme;
    World world;
    const Catalogue *catalogue;
    Partners partners;
    DemoReport *report;
    int64_t goal; // entitlements
    int64_t entitlements;
    int64_t tenths;                 // of the goal, as told
    Text showcases[DEMO_SHOWCASES]; // numbers of their agreements, in the first cohort
    size_t seller;                  // theirs
} Demo;

bool demo_size_find(Text name, DemoSize *ret_size) {
    for (int size = 0; size < DEMO_SIZE_COUNT; size++) {
        if (text_equal(name, sizes[size].name)) {
            *ret_size = (DemoSize)size;
            return true;
        }
    }
    return false;
}

static Date first_day(Date today) {
    CivilDay civil = date_civil(today);
    civil.year -= YEARS;
    civil.day = civil.month == FEBRUARY && civil.day == 29 ? 28 : civil.day;
    return date_of(civil);
}

static Err save_programme(Demo *demo) {
    Text definition = programme_standard_text();
    JsonFault fault;
    Complaints complaints = {.arena = demo->arena};
    bool fine = json_parse(demo->arena, definition, &demo->document, &fault);
    ENSURE(fine);
    fine = programme_read(json_root(demo->document), NULL, &demo->programme, &complaints);
    ENSURE(fine);
    return q_programme_add_version(demo->db, &(QProgrammeAddVersionIn){
                                                 .version = PROGRAMME_VERSION,
                                                 .from_day = DATE_MIN,
                                                 .name = demo->programme.name,
                                                 .definition = definition,
                                             });
}

// Who goes on with this database must draw its numbers by the same key, or draw one twice.
static Err save_installation(Demo *demo) {
    TextBuf key = buf_new(demo->arena, KEY_BYTES);
    buf_addf(&key, "%llu", (unsigned long long)demo->numbers.key);
    TRY(q_installation_add(demo->db,
                           &(QInstallationAddIn){.name = S("purpose"), .value = S("demo")}));
    return q_installation_add(
        demo->db, &(QInstallationAddIn){.name = S("number_key"), .value = buf_text(&key)});
}

static Err save_ground(Demo *demo) {
    PartnerPlan partners = {
        .db = demo->db,
        .numbers = &demo->numbers,
        .arena = demo->arena,
        .catalogue = demo->catalogue,
        .world = &demo->world,
        .dice = &demo->dice,
        .start = demo->start,
        .today = demo->options->today,
    };
    TRY(save_installation(demo));
    TRY(save_programme(demo));
    TRY(store_numbers_begin(demo->db));
    TRY(catalogue_save(demo->db, demo->catalogue));
    TRY(price_list_save(demo->db, &demo->programme, demo->catalogue, &demo->world, demo->start,
                        demo->options->today));
    return partners_make(&partners, demo->size->partners, &demo->partners);
}

// Commits what was made in a transaction, or takes it back.
static Err end_transaction(Demo *demo, Err err) {
    if (!err_failed(err)) {
        err = db_commit(demo->db);
    }
    if (err_failed(err)) {
        db_rollback(demo->db);
        store_numbers_rolled_back(&demo->numbers);
        return err;
    }
    store_numbers_committed(&demo->numbers);
    return OK;
}

static Err plan_cohort(Demo *demo, Cohort *ret_cohort) {
    Dice dice = dice_fork(&demo->dice);
    CohortPlan plan = {
        .db = demo->db,
        .numbers = &demo->numbers,
        .arena = &demo->keep,
        .catalogue = demo->catalogue,
        .world = &demo->world,
        .partners = &demo->partners,
        .dice = &dice,
        .start = demo->start,
        .today = demo->options->today,
    };
    TRY(db_begin(demo->db));
    return end_transaction(demo, cohort_plan(&plan, demo->size->cohort_sites, ret_cohort));
}

static void tell_progress(Demo *demo) {
    int64_t tenths =
        demo->entitlements >= demo->goal ? TENTHS : demo->entitlements * TENTHS / demo->goal;
    if (demo->goal > 0 && tenths > demo->tenths) {
        demo->tenths = tenths;
        demo->progress.tell(demo->progress.target, (int32_t)(tenths * TENTHS), demo->entitlements);
    }
}

static bool has_enough(const Demo *demo) {
    return demo->report->counts.surprise.happened || demo->entitlements >= demo->goal;
}

// Copies a cohort as often as its size says, while entitlements are missing.
static Err copy_cohort(Demo *demo, const Cohort *cohort, EnterpriseId first, int64_t entitlements) {
    QEnterpriseHighestRow highest;
    Dice dice = dice_fork(&demo->dice);
    CopyBook *book = NULL;
    TRY(q_enterprise_highest(demo->db, &demo->work, &highest));
    CopyPlan plan = {
        .db = demo->db,
        .numbers = &demo->numbers,
        .work = &demo->work,
        .cohort = cohort,
        .first = first,
        .last = {highest.highest},
        .dice = &dice,
    };
    int64_t span = plan.last.id - plan.first.id + 1;
    TRY(copies_begin(&plan, &demo->keep, &book));
    for (int32_t i = 1; i <= demo->size->copies && !has_enough(demo); i++) {
        TRY(copies_make(&plan, book, span * i));
        demo->report->sites += cohort->site_count;
        demo->entitlements += entitlements;
        tell_progress(demo);
    }
    return OK;
}

static Err count_cohort(Demo *demo, EnterpriseId first, int64_t *ret_entitlements) {
    QEntitlementCountFromRow made;
    TRY(q_entitlement_count_from(demo->db, &demo->work, &(QEntitlementCountFromIn){.first = first},
                                 &made));
    *ret_entitlements = made.count;
    return OK;
}

// Their dice are thrown for nothing else, so that the rest of the world is the same with and
// without them.
static Err make_people(Demo *demo, const Cohort *cohort) {
    Dice dice = dice_of(dice_mix(demo->numbers.key, PEOPLE_DICE));
    PeoplePlan plan = {
        .db = demo->db,
        .numbers = &demo->numbers,
        .arena = &demo->work,
        .partners = &demo->partners,
        .cohort = cohort,
        .dice = &dice,
        .start = demo->start,
    };
    TRY(db_begin(demo->db));
    return end_transaction(demo, people_make(&plan));
}

static Err live_cohort(Demo *demo) {
    Cohort cohort;
    LifePlan plan = {
        .db = demo->db,
        .numbers = &demo->numbers,
        .keep = &demo->keep,
        .work = &demo->work,
        .programme = &demo->programme,
        .programme_version = PROGRAMME_VERSION,
        .catalogue = demo->catalogue,
        .partners = &demo->partners,
        .today = demo->options->today,
    };
    QEnterpriseHighestRow before;
    int64_t made = 0;
    TRY(q_enterprise_highest(demo->db, &demo->work, &before));
    EnterpriseId first = {before.highest + 1};
    TRY(plan_cohort(demo, &cohort));
    for (size_t i = 0; i < DEMO_SHOWCASES && demo->report->sites == 0; i++) {
        demo->showcases[i] = text_copy(demo->arena, cohort.agreements[i].number);
        demo->seller = cohort.sites[0].seller;
    }
    TRY(life_live(&plan, &cohort, &demo->report->counts));
    TRY(demo->report->sites == 0 ? make_people(demo, &cohort) : OK);
    Surprise *surprise = &demo->report->counts.surprise;
    surprise->site = text_copy(demo->arena, surprise->site); // the cohort goes
    TRY(count_cohort(demo, first, &made));
    demo->report->sites += cohort.site_count;
    demo->entitlements += made;
    tell_progress(demo);
    return has_enough(demo) ? OK : copy_cohort(demo, &cohort, first, made);
}

static Err live_cohorts(Demo *demo) {
    do {
        TRY(live_cohort(demo));
        arena_reset(&demo->keep);
        arena_reset(&demo->work);
    } while (!has_enough(demo));
    return OK;
}

static Err count_tables(Demo *demo) {
    QInstallationCountRowsRows rows;
    TRY(q_installation_count_rows(demo->db, demo->arena, &rows));
    demo->report->tables = arena_array(demo->arena, TableCount, rows.count);
    demo->report->table_count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        demo->report->tables[i] = (TableCount){rows.rows[i].name, rows.rows[i].count};
    }
    return OK;
}

static Err quote_demo(Demo *demo) {
    QuotesPlan plan = {
        .db = demo->db,
        .numbers = &demo->numbers,
        .work = &demo->work,
        .programme = &demo->programme,
        .programme_version = PROGRAMME_VERSION,
        .partners = &demo->partners,
        .today = demo->options->today,
        .kept = demo->showcases,
        .kept_count = DEMO_SHOWCASES,
        .seller = demo->seller,
    };
    int64_t quotes = 0;
    return demo->report->counts.surprise.happened ? OK : quotes_make(&plan, &quotes);
}

// As a server would have left it.
static Err sequence_demo(Demo *demo) {
    SequenceOutcome outcome = {0};
    arena_reset(&demo->work);
    return night_catch_up(&(ActionContext){.db = demo->db, .arena = &demo->work}, &outcome);
}

static Err make_in(Demo *demo) {
    TRY(db_require_empty(demo->db));
    TRY(db_migrate(demo->db));
    TRY(db_expect_much(demo->db));
    TRY(db_begin(demo->db));
    TRY(end_transaction(demo, save_ground(demo)));
    TRY(live_cohorts(demo));
    TRY(quote_demo(demo));
    TRY(sequence_demo(demo));
    TRY(db_learn_rows(demo->db));
    return count_tables(demo);
}

static Err make(Demo *demo) {
    TRY(db_open(demo->options->database, &demo->db));
    Err err = make_in(demo);
    db_close(demo->db);
    return err;
}

Err demo_make(Arena *arena, const DemoOptions *options, DemoProgress progress,
              DemoReport *ret_report) {
    uint64_t seed =
        dice_mix(dice_mix(options->seed, (uint64_t)options->size), (uint64_t)options->today.days);
    *ret_report = (DemoReport){0};
    Demo demo = {
        .options = options,
        .size = &sizes[options->size],
        .progress = progress,
        .arena = arena,
        .numbers = {.key = seed},
        .dice = dice_of(seed),
        .start = first_day(options->today),
        .world = world_read(arena),
        .catalogue = catalogue_read(arena),
        .report = ret_report,
    };
    demo.goal = demo.size->entitlements;
    if (demo.goal > 0 && options->entitlements > 0) {
        demo.goal = options->entitlements;
    }
    Err err = arena_init(&demo.keep, arena_bytes);
    if (!err_failed(err)) {
        err = arena_init(&demo.work, arena_bytes);
    }
    if (!err_failed(err)) {
        err = make(&demo);
    }
    if (demo.document != NULL) {
        json_free(demo.document);
    }
    arena_free(&demo.work);
    arena_free(&demo.keep);
    return err;
}
