// What the parts of a life share. Inside main/demo only.
#ifndef MAIN_DEMO_LIFE_PRIVATE_H
#define MAIN_DEMO_LIFE_PRIVATE_H

#include "action/order/order_accept.h"
#include "action/order/order_parties.h"
#include "main/demo/life/life.h"

typedef struct {
    const LifePlan *plan;
    Cohort *cohort;
    Agenda agenda;
    LifeCounts *counts;
    int32_t group; // acts in the transaction that is open
} Life;

// What may be refused: a bit per RefusalId. Must: exactly one of them has to come.
typedef struct {
    uint64_t refusals;
    bool must;
} Expected;

static inline uint64_t refusal_bit(RefusalId id) {
    return UINT64_C(1) << id;
}
#define EXPECT_DONE     ((Expected){0})
#define EXPECT_MAY(id)  ((Expected){.refusals = refusal_bit(id)})
#define EXPECT_MUST(id) ((Expected){.refusals = refusal_bit(id), .must = true})

// Who acts for a site on a day, with a fresh key; time goes on inside its company.
ActionContext life_context(Life *life, DemoSite *site, Date on);
OrderParties life_parties(Life *life, DemoSite *site, Date on);
Company *life_company(Life *life, const DemoSite *site);
Dice *life_dice(Life *life, const DemoSite *site);
// Counts how an act ended: true where it was done. A surprise ends the life.
bool life_settle(Life *life, const ActionContext *context, Text site, ActKind act,
                 const Refusals *refusals, Expected expected);
// Writes an entry down, so many days on.
void life_later(Life *life, Entry entry, Date from, int32_t days);

// life_join.c
Err life_enrol(Life *life, const Entry *entry);
Err life_move_line(Life *life, const Entry *entry);
Err life_move_all(Life *life, const Entry *entry);
Err life_move_site(Life *life, const Entry *entry);
// life_contacts.c: in the context in which the site was enrolled.
Err life_contacts(Life *life, const ActionContext *enrolled, const DemoSite *site);
// life_counts.c: of what an order brought, in the context in which it was accepted; always: or
// after some orders only.
Err life_counts(Life *life, const ActionContext *ordered, const DemoSite *site, bool always,
                const OrderLineInput *lines, size_t count);
// life_order.c
Err life_order(Life *life, const Entry *entry);
Err life_reinstate(Life *life, const Entry *entry);
Err life_return(Life *life, const Entry *entry);
// life_renew.c
Err life_renew_all(Life *life, const Entry *entry);
Err life_renew_site(Life *life, const Entry *entry);

#endif
