// An enterprise whose night had a fault, on the list of exceptions.
#include "action/job_log.h"
#include "action/night/night_fault.h"
#include "action/renewal/renewals_see.h"
#include "quote_world.h"

static Exceptions exceptions_of(World *world) {
    ActionContext context = on_day(world, "2025-01-02");
    Exceptions exceptions;
    Refusals refusals;
    MUST(see_exceptions(&context, &(ExceptionsInput){.limit = 10}, &exceptions, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    return exceptions;
}

START_TEST(a_fault_is_an_exception_until_a_night_does_not_meet_it) {
    World world = new_quote_world();
    ActionContext context = on_day(&world, "2025-01-01");
    JobBegun first;
    JobBegun second;
    MUST(do_job_begin(&context, S("night"), &first));
    MUST(do_night_fault_add(&context, first.job, world.enterprise, FAULT_AT(FAULT_DB_VALUE, 0)));
    MUST(do_night_faults_end(&context, first.job));
    Exceptions exceptions = exceptions_of(&world);
    ck_assert_uint_eq(exceptions.row_count, 1);
    ck_assert(exceptions.rows[0].renewal_line_null && exceptions.rows[0].coverage_end_null);
    ck_assert(text_equal(exceptions.rows[0].problem, S("night_fault")));
    ck_assert(text_equal(exceptions.rows[0].rule, S("R10.3")));
    ck_assert(exceptions.rows[0].customer_name.len > 0);
    ck_assert(date_equal(exceptions.rows[0].since, day("2025-01-01")));
    context = on_day(&world, "2025-01-02");
    MUST(do_job_begin(&context, S("night"), &second));
    MUST(do_night_fault_add(&context, second.job, world.enterprise, FAULT_AT(FAULT_DB_VALUE, 0)));
    MUST(do_night_faults_end(&context, second.job));
    exceptions = exceptions_of(&world);
    ck_assert_uint_eq(exceptions.row_count, 1);
    ck_assert_msg(date_equal(exceptions.rows[0].since, day("2025-01-01")),
                  "since it was met first");
    MUST(do_night_faults_end(&context, second.job + 1));
    ck_assert_uint_eq(exceptions_of(&world).row_count, 0);
    end_world(&world);
}

START_TEST(what_the_machine_did_is_no_enterprises_fault) {
    const FaultCode everybodys[] = {FAULT_NONE,    FAULT_MEMORY,     FAULT_DB_BUSY, FAULT_DB_LOST,
                                    FAULT_DB_FULL, FAULT_DB_CORRUPT, FAULT_DB_IO};
    for (size_t i = 0; i < sizeof everybodys / sizeof everybodys[0]; i++) {
        ck_assert(!fault_is_of_enterprise(FAULT_AT(everybodys[i], 0)));
    }
    ck_assert(fault_is_of_enterprise(FAULT_AT(FAULT_DB_VALUE, 0)));
    ck_assert(fault_is_of_enterprise(FAULT_AT(FAULT_DB_CONSTRAINT, 0)));
}
