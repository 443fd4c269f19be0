// make_partner_db SCENARIO DATABASE: replays a scenario whose orders are sold by partners, which a
// scenario cannot say: which of six accounts distributes and resells an order (or none) follows
// from its step's id. Prints nothing.
#include "base/file.h"
#include "main/replay/replay.h"
#include "store/q_account.h"

#include <stdio.h>

static const size_t arena_bytes = (size_t)8 << 30;
enum { ACCOUNTS = 6 };

static Err add_accounts(Db *db) {
    static const char *const numbers[ACCOUNTS] = {"C1", "C2", "C3", "C4", "C5", "C6"};
    for (int i = 0; i < ACCOUNTS; i++) {
        TRY(q_account_add(db, &(QAccountAddIn){
                                  .account = {i + 1},
                                  .number = text_of(numbers[i]),
                                  .kind = S("partner"),
                                  .name = text_of(numbers[i]),
                                  .name_key = text_of(numbers[i]),
                                  .country = S("XX"),
                                  .tier = i < 3 ? S("distributor") : S("reseller"),
                                  .direct = false,
                                  .distributor_null = true,
                                  .since = DATE_MIN,
                              }));
    }
    return OK;
}

// A number from the step's id (FNV-1a, 32 bits).
static uint32_t number_of(Text id) {
    uint32_t number = 2166136261;
    for (size_t i = 0; i < id.len; i++) {
        number = (number ^ (unsigned char)id.bytes[i]) * 16777619;
    }
    return number >> 8;
}

// The distributor is one of 1 … 3 or none, the reseller one of 3 … 6 or none: 3 may be both.
static OrderParties parties_of(const Step *step) {
    uint32_t number = number_of(step->id);
    uint32_t reseller = number / 4 % 5;
    return (OrderParties){
        .distributor = {number % 4},
        .reseller = {reseller == 0 ? 0 : reseller + 2},
    };
}

static Err take(void *target, const StepResult *result) {
    (void)target;
    (void)result;
    return OK;
}

static Err make(Arena *arena, const char *scenario_file, const char *database) {
    Text text;
    Scenario scenario;
    Complaints complaints;
    TRY(file_read(arena, scenario_file, SCENARIO_BYTES_MAX, &text));
    Err err = FAULT_AT(FAULT_FILE_READ, 0);
    if (scenario_read(arena, text, &scenario, &complaints)) {
        ReplayOptions options = {
            .database = text_of(database), .add_accounts = add_accounts, .parties_of = parties_of};
        err = replay_run(arena, &scenario, &options, (ResultSink){take, NULL});
    }
    scenario_free(&scenario);
    return err;
}

int main(int count, char **words) {
    Arena arena;
    if (count != 3) {
        (void)fputs("usage: make_partner_db SCENARIO DATABASE\n", stderr);
        return 2;
    }
    Err err = arena_init(&arena, arena_bytes);
    if (!err_failed(err)) {
        err = make(&arena, words[1], words[2]);
        arena_free(&arena);
    }
    if (err_failed(err)) {
        (void)fprintf(stderr, "make_partner_db: %s (%s:%d, %d)\n", err_message(err), err.file,
                      err.line, err.number);
        return 1;
    }
    return 0;
}
