// Jobs that make files: who takes them, whose they are, how they move, what a runner that lost its
// job may still say (portal.md §5 job).
#include "world.h"

#include "action/file_job/file_job_ask.h"
#include "action/file_job/file_job_run.h"
#include "action/file_job/file_job_see.h"
#include "action/viewer.h"
#include "store/q_account.h"
#include "store/q_identity.h"

enum { PARTNER = 2, ROSA = 7, BUDI = 8, LATER = FILE_JOB_SILENT_SECONDS + 1 };

typedef struct {
    World world;
    Viewer rosa;
    Viewer budi; // of the same account
    int64_t seconds;
} Office;

static void add_person(World *world, int64_t identity, const char *mail) {
    MUST(q_identity_add(world->db, &(QIdentityAddIn){.identity = {identity},
                                                     .mail = text_of(mail),
                                                     .mail_key = text_of(mail),
                                                     .name = text_of(mail),
                                                     .language = S("id"),
                                                     .time_zone = S("Asia/Jakarta")}));
}

static Office open_office(void) {
    Office office = {.world = new_world(false)};
    MUST(q_account_add(office.world.db, &(QAccountAddIn){.account = {PARTNER},
                                                         .number = S("0500001"),
                                                         .kind = S("partner"),
                                                         .name = S("P"),
                                                         .name_key = S("p"),
                                                         .country = S("ID"),
                                                         .tier = S("reseller"),
                                                         .distributor_null = true,
                                                         .since = day("2024-01-01")}));
    add_person(&office.world, ROSA, "rosa@some.example");
    add_person(&office.world, BUDI, "budi@some.example");
    office.rosa = (Viewer){.kind = VIEWER_PARTNER, .identity = {ROSA}, .account = {PARTNER}};
    office.budi = (Viewer){.kind = VIEWER_PARTNER, .identity = {BUDI}, .account = {PARTNER}};
    return office;
}

static ActionContext as(Office *office, const Viewer *viewer) {
    ActionContext context = on_day(&office->world, "2026-11-21");
    context.viewer = viewer;
    context.now.seconds += office->seconds;
    return context;
}

static RefusalId ask(Office *office, const Viewer *viewer, const char *query, Text *number) {
    ActionContext context = as(office, viewer);
    Refusals refusals;
    FileJobAsk asked = {S("orders"), S("/orders"), text_of(query), S("id")};
    MUST(do_file_job_ask(&context, &asked, number, &refusals));
    return refused(&refusals) ? refusals.items[0].id : REFUSAL_NONE;
}

static bool take(Office *office, const char *runner, FileJob *job) {
    ActionContext context = as(office, NULL);
    bool found = false;
    MUST(do_file_job_take(&context, text_of(runner), job, &found));
    return found;
}

static bool keep(Office *office, const FileJob *job, const char *runner, int64_t piece) {
    ActionContext context = as(office, NULL);
    FileJobPiece kept = {job->job, text_of(runner), 1, piece, S("bytes"), 1};
    bool own = false;
    MUST(do_file_job_keep(&context, &kept, &own));
    return own;
}

static bool ready(Office *office, const FileJob *job, const char *runner) {
    ActionContext context = as(office, NULL);
    FileJobFile file = {S("orders.xlsx"), 1, 5, S("00")};
    FileJobReady done = {job->job, text_of(runner), &file, 1, S("{}")};
    bool own = false;
    MUST(do_file_job_ready(&context, &done, &own));
    return own;
}

static RefusalId move(Office *office, const Viewer *viewer, Text number, bool cancels) {
    ActionContext context = as(office, viewer);
    Refusals refusals;
    MUST((cancels ? do_file_job_cancel : do_file_job_retry)(&context, number, &refusals));
    return refused(&refusals) ? refusals.items[0].id : REFUSAL_NONE;
}

static Text state(Office *office, Text number) {
    ActionContext context = as(office, &office->rosa);
    FileJobView view;
    Refusals refusals;
    MUST(see_file_job(&context, number, &view, &refusals));
    return refused(&refusals) ? S("not there") : view.job.state;
}

#define IS(number, wanted) ck_assert(text_equal(state(&office, number), S(wanted)))

START_TEST(a_job_is_made_and_its_file_read) {
    Office office = open_office();
    Text number;
    Text bytes;
    FileJob job;
    bool found = false;
    ck_assert_int_eq(ask(&office, &office.rosa, "site=1", &number), REFUSAL_NONE);
    IS(number, "queued");
    ck_assert(take(&office, "first", &job));
    ck_assert(text_equal(job.query, S("site=1")) && job.identity.id == ROSA);
    IS(number, "running");
    FileJob none;
    ck_assert(!take(&office, "second", &none));
    ck_assert(keep(&office, &job, "first", 0));
    ck_assert(ready(&office, &job, "first"));
    IS(number, "ready");
    ActionContext context = as(&office, &office.rosa);
    MUST(see_file_job_piece(&context, number, 1, 0, &bytes, &found));
    ck_assert(found && text_equal(bytes, S("bytes")));
    MUST(see_file_job_piece(&context, number, 1, 1, &bytes, &found));
    ck_assert(!found);
    ck_assert_int_eq(move(&office, &office.rosa, number, true), REFUSAL_JOB_STATE);
    end_world(&office.world);
}

START_TEST(a_colleague_has_no_job_of_mine) {
    Office office = open_office();
    Text number;
    Text other;
    Text bytes;
    FileJob job;
    FileJobView view;
    Refusals refusals;
    bool found = true;
    ck_assert_int_eq(ask(&office, &office.rosa, "", &number), REFUSAL_NONE);
    ck_assert_int_eq(ask(&office, &office.budi, "", &other), REFUSAL_NONE);
    ck_assert(!text_equal(number, other));
    ck_assert(take(&office, "first", &job) && keep(&office, &job, "first", 0));
    ck_assert(ready(&office, &job, "first"));
    ActionContext context = as(&office, &office.budi);
    MUST(see_file_job(&context, number, &view, &refusals));
    ck_assert_int_eq(refusals.items[0].id, REFUSAL_JOB_NOT_FOUND);
    MUST(see_file_job_piece(&context, number, 1, 0, &bytes, &found));
    ck_assert(!found);
    ck_assert_int_eq(move(&office, &office.budi, number, true), REFUSAL_JOB_NOT_FOUND);
    end_world(&office.world);
}

START_TEST(the_same_again_is_the_same_job_while_it_is_made) {
    Office office = open_office();
    Text number;
    Text again;
    Text other;
    FileJob job;
    ck_assert_int_eq(ask(&office, &office.rosa, "a=1", &number), REFUSAL_NONE);
    ck_assert_int_eq(ask(&office, &office.rosa, "a=1", &again), REFUSAL_NONE);
    ck_assert_int_eq(ask(&office, &office.rosa, "a=2", &other), REFUSAL_NONE);
    ck_assert(text_equal(number, again) && !text_equal(number, other));
    ck_assert(take(&office, "first", &job) && ready(&office, &job, "first"));
    ck_assert_int_eq(ask(&office, &office.rosa, "a=1", &again), REFUSAL_NONE);
    ck_assert(!text_equal(number, again));
    end_world(&office.world);
}

START_TEST(twenty_wait_and_no_more) {
    Office office = open_office();
    Text number;
    char query[] = "a=A";
    for (int i = 0; i < FILE_JOBS_OPEN_MAX; i++) {
        query[2] = (char)('A' + i);
        ck_assert_int_eq(ask(&office, &office.rosa, query, &number), REFUSAL_NONE);
    }
    ck_assert_int_eq(ask(&office, &office.rosa, "b=1", &number), REFUSAL_TOO_MANY_JOBS);
    ck_assert_int_eq(ask(&office, &office.rosa, query, &number), REFUSAL_NONE);
    ck_assert_int_eq(ask(&office, &office.budi, "b=1", &number), REFUSAL_NONE);
    end_world(&office.world);
}

START_TEST(who_lost_a_job_changes_nothing) {
    Office office = open_office();
    Text number;
    FileJob job;
    ck_assert_int_eq(ask(&office, &office.rosa, "", &number), REFUSAL_NONE);
    ck_assert(take(&office, "first", &job));
    ck_assert_int_eq(move(&office, &office.rosa, number, true), REFUSAL_NONE);
    ck_assert_int_eq(move(&office, &office.rosa, number, true), REFUSAL_NONE); // safe to repeat
    ck_assert(!keep(&office, &job, "first", 0));
    ck_assert(!ready(&office, &job, "first"));
    IS(number, "cancelled");
    ck_assert_int_eq(move(&office, &office.rosa, number, false), REFUSAL_JOB_STATE);
    end_world(&office.world);
}

START_TEST(a_silent_runner_is_followed_by_another) {
    Office office = open_office();
    Text number;
    FileJob job;
    ck_assert_int_eq(ask(&office, &office.rosa, "", &number), REFUSAL_NONE);
    ck_assert(take(&office, "first", &job) && keep(&office, &job, "first", 0));
    office.seconds = LATER;
    ck_assert(take(&office, "second", &job));
    ck_assert(!keep(&office, &job, "first", 1)); // it wakes up late
    ck_assert(keep(&office, &job, "second", 0)); // and begins with nothing kept
    ck_assert(ready(&office, &job, "second"));
    end_world(&office.world);
}

START_TEST(three_that_were_killed_are_enough) {
    Office office = open_office();
    Text number;
    FileJob job;
    ck_assert_int_eq(ask(&office, &office.rosa, "", &number), REFUSAL_NONE);
    for (int i = 0; i < FILE_JOB_TRIES_MAX; i++) {
        ck_assert(take(&office, "some", &job));
        office.seconds += LATER;
    }
    ck_assert(!take(&office, "some", &job));
    IS(number, "failed");
    ck_assert_int_eq(move(&office, &office.rosa, number, false), REFUSAL_NONE);
    ck_assert(take(&office, "some", &job) && ready(&office, &job, "some"));
    IS(number, "ready");
    end_world(&office.world);
}

START_TEST(a_new_process_takes_up_what_was_left) {
    Office office = open_office();
    Text number;
    FileJob job;
    ck_assert_int_eq(ask(&office, &office.rosa, "", &number), REFUSAL_NONE);
    ck_assert(take(&office, "first", &job));
    ActionContext context = as(&office, NULL);
    MUST(do_file_jobs_give_up(&context));
    ck_assert(take(&office, "second", &job));
    end_world(&office.world);
}
