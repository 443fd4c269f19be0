// Whole scenarios: the results to the byte, hostile ones that must end without a crash, and every
// step twice with its key (property 8).
#include "main/replay/replay.h"

#include "main/replay/result_explain.h"
#include "main/replay/result_write.h"

#include "expect.h"

typedef struct {
    Arena arena;
    TextBuf out;
    Scenario scenario;
    Err err;
} Run;

static Err take_text(void *target, Text piece) {
    buf_add(target, piece);
    return OK;
}

static Err take_result(void *target, const StepResult *result) {
    const ResultWriter *writer = target;
    result_write(writer, result);
    return writer->json->fault;
}

static Err take_explained(void *target, const StepResult *result) {
    return result_explain(target, result);
}

static Run read_run(Text json) {
    Run run = {.arena = new_arena()};
    Complaints complaints;
    bool fine = scenario_read(&run.arena, json, &run.scenario, &complaints);
    ck_assert_msg(fine, "%.*s", TEXT_ARG(complaints.items[0].message));
    run.out = buf_new(&run.arena, (size_t)1 << 22);
    return run;
}

static Run run_json(Text json, bool repeat, bool trace) {
    Run run = read_run(json);
    JsonWriter writer = json_writer(&run.arena, (Sink){take_text, &run.out});
    ResultWriter results = {
        .json = &writer, .arena = &run.arena, .scenario = &run.scenario, .with_trace = trace};
    ReplayOptions options = {.database = S(":memory:"), .repeat_steps = repeat};
    json_begin_list(&writer);
    run.err = replay_run(&run.arena, &run.scenario, &options, (ResultSink){take_result, &results});
    json_end_list(&writer);
    ck_assert(!err_failed(json_writer_end(&writer)));
    return run;
}

static void end_run(Run *run) {
    scenario_free(&run->scenario);
    arena_free(&run->arena);
}

#define PARTS                                                                                      \
    "{\"parts\":[{\"part\":\"L\",\"type\":\"licence\",\"points\":\"10.00\",\"renewal\":\"R\","     \
    "\"reinstatement\":\"X\",\"prices\":[{\"from\":\"1900-01-01\",\"BL\":\"1000.00\"}]},"          \
    "{\"part\":\"R\",\"type\":\"renewal\",\"points\":\"2.00\","                                    \
    "\"prices\":[{\"from\":\"1900-01-01\",\"BL\":\"200.00\"}]},"                                   \
    "{\"part\":\"X\",\"type\":\"reinstatement\",\"points\":\"6.00\","                              \
    "\"prices\":[{\"from\":\"1900-01-01\",\"BL\":\"0.00\"}]},"                                     \
    "{\"part\":\"Z\",\"type\":\"licence\",\"points\":\"0.00\",\"reinstatement\":\"X\","            \
    "\"renewal\":\"R\",\"prices\":[{\"from\":\"1900-01-01\",\"BL\":\"0.00\"}]}],\"steps\":[\n"
#define ENROL                                                                                      \
    "{\"id\":\"e\",\"on\":\"2024-01-10\",\"do\":\"enrol\",\"site\":\"S\",\"agreement\":\"A\"}"

START_TEST(results_stand_as_replay_md_says) {
    Run run = run_json(S(PARTS ENROL
                         ",\n{\"id\":\"o\",\"on\":\"2024-03-15\",\"do\":\"order\",\"site\":\"S\","
                         "\"lines\":[{\"part\":\"L\",\"quantity\":3}]},"
                         "{\"id\":\"x\",\"on\":\"2024-03-15\",\"do\":\"agreement\","
                         "\"agreement\":\"none\"},"
                         "{\"id\":\"b\",\"on\":\"2024-04-14\",\"do\":\"return\",\"order\":\"o\","
                         "\"line\":1,\"quantity\":3},"
                         "{\"id\":\"h\",\"on\":\"2024-04-14\",\"do\":\"entitlements\","
                         "\"site\":\"S\"}]}"),
                       false, false);
    ck_assert(!err_failed(run.err));
    static const char *const wanted[] = {
        "{\"id\":\"e\",\"ok\":true,\"agreement\":{\"programme\":\"relationship\",\"level\":\"BL\","
        "\"term_start\":null,\"term_end\":null,\"term_points\":\"0.00\","
        "\"next_anniversary\":null,\"next_level\":\"D\",\"points_to_next\":\"500.00\"}}",
        "{\"id\":\"o\",\"ok\":true,\"level\":\"BL\",\"points\":\"30.00\",\"total\":\"3000.00\","
        "\"lines\":[{\"part\":\"L\",\"quantity\":3,\"unit\":\"1000.00\",\"extended\":\"3000.00\","
        "\"points\":\"30.00\",\"coverage_start\":\"2024-03-15\","
        "\"coverage_end\":\"2025-03-31\"}],\"agreement\":{\"programme\":\"relationship\","
        "\"level\":\"BL\",\"term_start\":\"2024-03-15\",\"term_end\":\"2025-03-31\","
        "\"term_points\":\"30.00\",\"next_anniversary\":\"2025-04-01\",\"next_level\":\"D\","
        "\"points_to_next\":\"470.00\"}}",
        "{\"id\":\"x\",\"ok\":false,\"error\":\"agreement_not_found\",\"message\":",
        "{\"id\":\"b\",\"ok\":true,\"credit\":\"3000.00\",\"points\":\"-30.00\",\"agreement\":",
        "{\"id\":\"h\",\"ok\":true,\"entitlements\":[]}]",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        ck_assert_msg(text_holds(buf_text(&run.out), wanted[i]), "\"%.*s\" lacks \"%s\"",
                      TEXT_ARG(buf_text(&run.out)), wanted[i]);
    }
    end_run(&run);
}

static const char life[] = PARTS ENROL
    ",{\"id\":\"a\",\"on\":\"2024-01-10\",\"do\":\"add_site\",\"site\":\"T\",\"agreement\":\"A\"},"
    "{\"id\":\"e2\",\"on\":\"2024-01-10\",\"do\":\"enrol\",\"site\":\"U\",\"agreement\":\"B\"},"
    "{\"id\":\"e3\",\"on\":\"2024-01-10\",\"do\":\"enrol\",\"site\":\"V\","
    "\"programme\":\"express\"},"
    "{\"id\":\"o1\",\"on\":\"2024-03-15\",\"do\":\"order\",\"site\":\"S\","
    "\"lines\":[{\"part\":\"L\",\"quantity\":60},{\"part\":\"Z\",\"quantity\":5}]},"
    "{\"id\":\"o2\",\"on\":\"2024-03-20\",\"do\":\"order\",\"site\":\"V\","
    "\"lines\":[{\"part\":\"L\",\"quantity\":2}]},"
    "{\"id\":\"b\",\"on\":\"2024-04-14\",\"do\":\"return\",\"order\":\"o1\",\"line\":1,"
    "\"quantity\":20},"
    "{\"id\":\"r0\",\"on\":\"2025-02-01\",\"do\":\"renewals\",\"agreement\":\"A\"},"
    "{\"id\":\"r1\",\"on\":\"2025-02-01\",\"do\":\"renew\",\"agreement\":\"A\"},"
    "{\"id\":\"r2\",\"on\":\"2025-02-01\",\"do\":\"renew\",\"agreement\":\"A\"},"
    "{\"id\":\"m\",\"on\":\"2025-06-01\",\"do\":\"migrate\",\"from\":\"S\",\"to\":\"U\","
    "\"lines\":[{\"order\":\"o1\",\"line\":1,\"quantity\":7}]},"
    "{\"id\":\"ms\",\"on\":\"2025-06-02\",\"do\":\"move_site\",\"site\":\"V\","
    "\"agreement\":\"B\"},"
    "{\"id\":\"x\",\"on\":\"2025-06-03\",\"do\":\"order\",\"site\":\"V\","
    "\"lines\":[{\"part\":\"X\",\"quantity\":1}]},"
    "{\"id\":\"h\",\"on\":\"2026-06-03\",\"do\":\"entitlements\",\"agreement\":\"B\"},"
    "{\"id\":\"s\",\"on\":\"2026-06-03\",\"do\":\"agreement\",\"agreement\":\"A\"}]}";

START_TEST(every_step_twice_with_its_key_is_every_step_once) {
    Run once = run_json(text_of(life), false, false);
    Run twice = run_json(text_of(life), true, false);
    ck_assert(!err_failed(once.err) && !err_failed(twice.err));
    ck_assert_msg(text_equal(buf_text(&once.out), buf_text(&twice.out)), "property 8");
    end_run(&once);
    end_run(&twice);
}

START_TEST(a_traced_life_says_the_same_and_more) {
    Run plain = run_json(text_of(life), false, false);
    Run traced = run_json(text_of(life), false, true);
    ck_assert(!err_failed(traced.err));
    ck_assert(text_holds(buf_text(&traced.out), "\"steps\":[{\"step\":\"level\""));
    ck_assert(!text_holds(buf_text(&plain.out), "\"trace\""));
    ck_assert_uint_gt(traced.out.len, plain.out.len);
    end_run(&plain);
    end_run(&traced);
}

START_TEST(a_life_is_explained_in_words) {
    Run run = read_run(text_of(life));
    ResultExplainer explainer = {
        .sink = {take_text, &run.out}, .arena = &run.arena, .scenario = &run.scenario};
    ReplayOptions options = {.database = S(":memory:")};
    run.err =
        replay_run(&run.arena, &run.scenario, &options, (ResultSink){take_explained, &explainer});
    ck_assert(!err_failed(run.err));
    ck_assert(text_holds(buf_text(&run.out), "2024-03-15  o1: order S"));
    ck_assert(text_holds(buf_text(&run.out), "agreement: level Base, no term"));
    ck_assert(text_holds(buf_text(&run.out), "accepted at level D (R2.5)"));
    ck_assert(text_holds(buf_text(&run.out), "refused: "));
    ck_assert(text_is_utf8(buf_text(&run.out)));
    end_run(&run);
}

static Err refuse_all(void *target, const StepResult *result) {
    (void)result;
    *(int *)target += 1;
    return FAULT_AT(FAULT_FILE_WRITE, 32);
}

START_TEST(a_fault_of_the_sink_ends_the_replay) {
    Run run = read_run(text_of(life));
    int taken = 0;
    ReplayOptions options = {.database = S(":memory:")};
    run.err = replay_run(&run.arena, &run.scenario, &options, (ResultSink){refuse_all, &taken});
    ck_assert_int_eq(run.err.code, FAULT_FILE_WRITE);
    ck_assert_int_eq(taken, 1);
    end_run(&run);
}

// Renewed again and again on one day: coverage may reach the calendar's end, the program not its
// own.
START_TEST(renewing_to_the_end_of_the_calendar_does_not_crash) {
    Arena arena = new_arena();
    TextBuf json = buf_new(&arena, 1 << 20);
    buf_add(&json, S(PARTS "{\"id\":\"e\",\"on\":\"9799-01-10\",\"do\":\"enrol\",\"site\":\"S\","
                           "\"agreement\":\"A\"},{\"id\":\"o\",\"on\":\"9799-01-10\","
                           "\"do\":\"order\",\"site\":\"S\","
                           "\"lines\":[{\"part\":\"L\",\"quantity\":1}]}"));
    for (int i = 0; i < 230; i++) {
        buf_addf(&json,
                 ",{\"id\":\"r%d\",\"on\":\"9799-01-10\",\"do\":\"renew\",\"site\":\"S\","
                 "\"by\":\"9999-12-31\"}",
                 i);
    }
    buf_add(&json, S("]}"));
    Run run = run_json(buf_text(&json), false, false);
    ck_assert(!err_failed(run.err));
    ck_assert(text_holds(buf_text(&run.out), "\"id\":\"r229\""));
    end_run(&run);
    arena_free(&arena);
}
