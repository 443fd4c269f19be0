// rebill DATABASE ORDER SITE DAY [DISTRIBUTOR RESELLER]: credits an order (by its number) and bills
// it to another site of its agreement (R9.3), sold by these accounts; the distributor acts. Prints
// the refusal's code, or "done".
#include "action/order/change/order_rebill.h"
#include "base/json_read.h"
#include "main/programme_read.h"
#include "store/db.h"
#include "store/number_store.h"

#include <stdio.h>
#include <stdlib.h>

static const size_t arena_bytes = (size_t)1 << 30;

static AccountId account_of(const char *word) {
    enum { DECIMAL = 10 };
    return (AccountId){strtoll(word, NULL, DECIMAL)};
}

static Err rebill(Arena *arena, int count, char **words, Refusals *ret_refusals) {
    Db *db = NULL;
    JsonDocument *document = NULL;
    JsonFault fault;
    NumberSource numbers = {0};
    Programme programme = {0};
    RebillOutcome outcome;
    Complaints complaints = {.arena = arena};
    ActionContext context = {.arena = arena, .numbers = &numbers, .programme_version = 1};
    ENSURE(json_parse(arena, programme_standard_text(), &document, &fault));
    ENSURE(programme_read(json_root(document), NULL, &programme, &complaints));
    ENSURE(date_parse(text_of(words[4]), &context.today));
    ENSURE(currency_find(S("USD"), &context.prices.currency));
    context.prices.programme = &programme;
    context.prices.country_group = S("WW");
    context.now = date_midnight_utc(context.today);
    TRY(db_open(text_of(words[1]), &db));
    context.db = db;
    RebillInput input = {.order = text_of(words[2]), .site = text_of(words[3])};
    if (count == 7) {
        context.account = account_of(words[5]);
        input.parties.distributor = context.account;
        input.parties.reseller = account_of(words[6]);
    }
    Err err = do_order_rebill(&context, &input, &outcome, ret_refusals);
    db_close(db);
    json_free(document);
    return err;
}

int main(int count, char **words) {
    Arena arena;
    Refusals refusals;
    if ((count != 5 && count != 7) || err_failed(arena_init(&arena, arena_bytes))) {
        (void)fputs("usage: rebill DATABASE ORDER SITE DAY [DISTRIBUTOR RESELLER]\n", stderr);
        return 2;
    }
    Err err = rebill(&arena, count, words, &refusals);
    arena_free(&arena);
    if (err_failed(err)) {
        (void)fprintf(stderr, "rebill: %s (%s:%d, %d)\n", err_message(err), err.file, err.line,
                      err.number);
        return 1;
    }
    Text code = refused(&refusals) ? refusal_code(refusals.items[0].id) : S("done");
    (void)printf("%.*s\n", TEXT_ARG(code));
    return 0;
}
