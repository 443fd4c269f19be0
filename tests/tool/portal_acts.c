// portal_acts DATABASE DAY WORD …: what pages will do, for tests that have a database and no
// server.
//   submit ACCOUNT SITE PART QUANTITY PURCHASE-ORDER     a partner submits an order (USD, WW)
//   confirm|reject|cancel ACCOUNT ORDER PURCHASE-ORDER   … and what becomes of it
//   print PROOF KEY-FILE LICET                           a proof as PDF on standard output
// Prints "STATE NUMBER", or the codes of the refusals.
#include "action/order/order_submit.h"
#include "action/viewer.h"
#include "base/file.h"
#include "base/json_read.h"
#include "main/key_file.h"
#include "main/paper/proof_printer.h"
#include "main/programme_read.h"
#include "store/db.h"
#include "store/number_store.h"
#include "store/q_account.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t arena_bytes = (size_t)1 << 30;

typedef struct {
    ActionContext context;
    Viewer viewer;
    char **words; // behind WORD
    int count;
} Acts;

static Err take_seat(Acts *acts, const char *account) {
    enum { DECIMAL = 10 };
    QAccountLoadRow row;
    bool found = false;
    AccountId id = {strtoll(account, NULL, DECIMAL)};
    TRY(q_account_load(acts->context.db, acts->context.arena, &(QAccountLoadIn){.account = id},
                       &row, &found));
    ENSURE(found);
    acts->viewer = (Viewer){.kind = VIEWER_PARTNER,
                            .account = id,
                            .identity = {id.id},
                            .rights = rights_of_primary(FOR_PARTNER),
                            .is_distributor = text_equal(row.tier, S("distributor")),
                            .is_direct = row.direct};
    acts->context.viewer = &acts->viewer;
    acts->context.account = id;
    acts->context.actor = acts->viewer.identity;
    return OK;
}

static void say(const OrderSubmitOutcome *outcome, const Refusals *refusals) {
    for (int32_t i = 0; i < refusals->count; i++) {
        Text code = refusal_code(refusals->items[i].id);
        (void)printf("%.*s\n", TEXT_ARG(code));
    }
    if (!refused(refusals)) {
        (void)printf("%.*s %.*s\n", TEXT_ARG(outcome->state), TEXT_ARG(outcome->number));
    }
}

static Err submit(Acts *acts) {
    enum { DECIMAL = 10 };
    OrderLineInput line = {text_of(acts->words[2]), {strtoll(acts->words[3], NULL, DECIMAL)}};
    OrderSubmitInput input = {.site = text_of(acts->words[1]),
                              .lines = &line,
                              .line_count = 1,
                              .purchase_order = text_of(acts->words[4]),
                              .has_purchase_order_on = true,
                              .purchase_order_on = acts->context.today,
                              .currency = acts->context.prices.currency,
                              .terms_version = acts->context.prices.programme->terms_version};
    OrderSubmitOutcome outcome;
    Refusals refusals;
    TRY(take_seat(acts, acts->words[0]));
    TRY(do_order_submit(&acts->context, &input, &outcome, &refusals));
    say(&outcome, &refusals);
    return OK;
}

static Err decide(Acts *acts, const char *word) {
    OrderDecisionInput input = {.order = text_of(acts->words[1]),
                                .purchase_order = text_of(acts->words[2]),
                                .has_purchase_order_on = true,
                                .purchase_order_on = acts->context.today,
                                .reason = text_of(acts->words[2])};
    OrderSubmitOutcome outcome;
    Refusals refusals;
    TRY(take_seat(acts, acts->words[0]));
    TRY((strcmp(word, "confirm") == 0 ? do_order_confirm
         : strcmp(word, "reject") == 0
             ? do_order_reject
             : do_order_cancel)(&acts->context, &input, &outcome, &refusals));
    say(&outcome, &refusals);
    return OK;
}

static Err print(Acts *acts) {
    SigningKey key;
    ProofDocument document;
    Refusals refusals;
    const char *program = acts->words[2];
    TRY(key_file_read(acts->context.arena, acts->words[1], &key));
    ProofRenderInput input = {
        .number = text_of(acts->words[0]), .key = &key, .printer = proof_printer(&program)};
    TRY(do_proof_render(&acts->context, &input, &document, &refusals));
    if (refused(&refusals)) {
        say(NULL, &refusals);
        return OK;
    }
    Sink out = file_standard_output();
    return out.write(out.target, document.pdf);
}

static Err act(Acts *acts, const char *word) {
    if (strcmp(word, "submit") == 0 && acts->count == 5) {
        return submit(acts);
    }
    if (acts->count != 3) {
        return FAULT_AT(FAULT_TOO_LARGE, acts->count);
    }
    return strcmp(word, "print") == 0 ? print(acts) : decide(acts, word);
}

static Err run(Arena *arena, int count, char **words) {
    Db *db = NULL;
    JsonDocument *document = NULL;
    JsonFault fault;
    NumberSource numbers = {0};
    Programme programme = {0};
    Complaints complaints = {.arena = arena};
    Acts acts = {.words = words + 4, .count = count - 4};
    acts.context = (ActionContext){.arena = arena, .numbers = &numbers, .programme_version = 1};
    ENSURE(json_parse(arena, programme_standard_text(), &document, &fault));
    ENSURE(programme_read(json_root(document), NULL, &programme, &complaints));
    ENSURE(date_parse(text_of(words[2]), &acts.context.today));
    ENSURE(currency_find(S("USD"), &acts.context.prices.currency));
    acts.context.prices.programme = &programme;
    acts.context.prices.country_group = S("WW");
    acts.context.now = date_midnight_utc(acts.context.today);
    TRY(db_open(text_of(words[1]), &db));
    acts.context.db = db;
    Err err = act(&acts, words[3]);
    db_close(db);
    json_free(document);
    return err;
}

int main(int count, char **words) {
    Arena arena;
    if (count < 5 || err_failed(arena_init(&arena, arena_bytes))) {
        (void)fputs("usage: portal_acts DATABASE DAY submit|confirm|reject|cancel|print …\n",
                    stderr);
        return 2;
    }
    Err err = run(&arena, count, words);
    arena_free(&arena);
    if (err_failed(err)) {
        (void)fprintf(stderr, "portal_acts: %s (%s:%d, %d)\n", err_message(err), err.file, err.line,
                      err.number);
        return 1;
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
