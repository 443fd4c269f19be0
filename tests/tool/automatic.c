// automatic DATABASE DAY on|off AGREEMENT, or DATABASE DAY paid ORDER: puts the switch of an
// agreement, or notes the payment of an order that renewed by itself (R4.9), as the house.
// automatic DATABASE DAY inactive|active AGREEMENT: sets it so (R1.9). automatic DATABASE DAY
// counts SITE-PART: allocates four, then says that nine are deployed (R7.3). automatic DATABASE
// DAY asks SITE: asks the vendor for a quote of two XL100, twice; one is declined (P16). Prints the
// refusal's code, or "done".
#include "action/agreement/agreement_state.h"
#include "action/enquiry/enquiry.h"
#include "action/held/held_counts.h"
#include "action/renewal/automatic.h"
#include "base/json_read.h"
#include "main/programme_read.h"
#include "store/db.h"
#include "store/number_store.h"

#include <stdio.h>
#include <string.h>

static const size_t arena_bytes = (size_t)1 << 30;

static Err set_state(const ActionContext *context, AgreementVerb verb, Text number,
                     Refusals *refusals) {
    AgreementState now;
    AgreementMoved moved;
    TRY(see_agreement_state(context, number, &now, refusals));
    AgreementMove move = {number, now.revision, S("as the test says")};
    return refused(refusals) ? OK : do_agreement_move(context, verb, &move, &moved, refusals);
}

static Err count(const ActionContext *context, Text entitlement, Refusals *refusals) {
    HeldRowAsk allocated = {
        .entitlement = entitlement, .download = {true, 4}, .support = {true, 2}};
    HeldRowAsk deployed = {.entitlement = entitlement, .deployed = {true, 9}};
    HeldBulkDone done;
    TRY(do_held_write(context, &(HeldBulk){.rows = &allocated, .count = 1}, &done, refusals));
    ENSURE(refused(refusals) || done.written);
    return do_held_write(context, &(HeldBulk){.rows = &deployed, .count = 1}, &done, refusals);
}

static Err ask(const ActionContext *context, Text site, Refusals *refusals) {
    EnquiryInput asked = {.site = site, .paste = S("XL100 2")};
    EnquiryOutcome first;
    EnquiryOutcome second;
    TRY(do_enquiry_make(context, &asked, &first, refusals));
    ENSURE(!refused(refusals));
    TRY(do_enquiry_make(context, &asked, &second, refusals));
    EnquiryEnd end = {first.enquiry, 1, S("as the test says")};
    return do_enquiry_decline(context, &end, &second, refusals);
}

static Err act(const ActionContext *context, const char *verb, Text object, Refusals *refusals) {
    AutomaticOutcome outcome;
    if (strcmp(verb, "paid") == 0) {
        return do_order_paid(context, &(PaidInput){.order = object}, &outcome, refusals);
    }
    if (strcmp(verb, "asks") == 0) {
        return ask(context, object, refusals);
    }
    if (strcmp(verb, "counts") == 0) {
        return count(context, object, refusals);
    }
    if (strcmp(verb, "inactive") == 0 || strcmp(verb, "active") == 0) {
        bool ends = strcmp(verb, "inactive") == 0;
        return set_state(context, ends ? AGREEMENT_DEACTIVATE : AGREEMENT_ACTIVATE, object,
                         refusals);
    }
    AutomaticInput input = {.agreement = object, .automatic = strcmp(verb, "on") == 0};
    return do_automatic_switch(context, &input, &outcome, refusals);
}

static Err run(Arena *arena, char **words, Refusals *ret_refusals) {
    Db *db = NULL;
    JsonDocument *document = NULL;
    JsonFault fault;
    NumberSource numbers = {0};
    Programme programme = {0};
    Complaints complaints = {.arena = arena};
    ActionContext context = {.arena = arena, .numbers = &numbers, .programme_version = 1};
    ENSURE(json_parse(arena, programme_standard_text(), &document, &fault));
    ENSURE(programme_read(json_root(document), NULL, &programme, &complaints));
    ENSURE(date_parse(text_of(words[2]), &context.today));
    context.prices.programme = &programme;
    context.now = date_midnight_utc(context.today);
    TRY(db_open(text_of(words[1]), &db));
    context.db = db;
    Err err = act(&context, words[3], text_of(words[4]), ret_refusals);
    db_close(db);
    json_free(document);
    return err;
}

int main(int count, char **words) {
    Arena arena;
    Refusals refusals;
    if (count != 5 || err_failed(arena_init(&arena, arena_bytes))) {
        (void)fputs("usage: automatic DATABASE DAY on|off|active|inactive AGREEMENT | "
                    "DATABASE DAY paid ORDER | DATABASE DAY counts SITE-PART | "
                    "DATABASE DAY asks SITE\n",
                    stderr);
        return 2;
    }
    Err err = run(&arena, words, &refusals);
    arena_free(&arena);
    if (err_failed(err)) {
        (void)fprintf(stderr, "automatic: %s (%s:%d, %d)\n", err_message(err), err.file, err.line,
                      err.number);
        return 1;
    }
    Text code = refused(&refusals) ? refusal_code(refusals.items[0].id) : S("done");
    (void)printf("%.*s\n", TEXT_ARG(code));
    return 0;
}
