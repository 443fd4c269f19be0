// What an action leaves while it waits for the writer.
#include "asking.h"

#include "store/db_log.h"
#include "store/db_scope.h"
#include "store/q_directory.h"

typedef struct {
    World *world;
    bool begins_anew;
} Meanwhile;

// ActionGathering.run of a writer that changes something else while who asks waits.
static Err change_another(void *target, ActionWork work, void *argument) {
    Meanwhile *meanwhile = target;
    World *world = meanwhile->world;
    (void)work;
    (void)argument;
    int64_t before = db_log_pages(world->db);
    MUST(db_log_move(world->db));
    add_price(world, "XL", "2030-01-01", "2030-01-01", 100);
    meanwhile->begins_anew = db_log_pages(world->db) < before;
    return OK;
}

// SQLite's log begins anew only where nobody reads in it.
START_TEST(who_waits_for_the_writer_reads_in_no_state_of_the_database) {
    World world = new_world(true);
    ActionContext context = on_day(&world, "2025-06-01");
    Meanwhile meanwhile = {&world, false};
    DbScope staff = {.kind = SCOPE_STAFF, .today = context.today, .contacts_since = context.today};
    QDirectoryFindRow row;
    EnrolOutcome outcome;
    Refusals refusals;
    bool found = false;
    MUST(db_open_to_see(text_of(world.file), &context.db));
    MUST(db_begin_read(context.db));
    MUST(db_scope_to(context.db, &staff));
    MUST(q_directory_find(context.db, &world.arena,
                          &(QDirectoryFindIn){.kind = S("site"), .number = S("S1")}, &row, &found));
    context.gathering = (ActionGathering){change_another, &meanwhile};
    MUST(do_enrol(&context, &(EnrolInput){.site = S("S1"), .agreement = S("A1")}, &outcome,
                  &refusals));
    ck_assert(meanwhile.begins_anew);
    db_rollback(context.db);
    db_close(context.db);
    end_world(&world);
}
