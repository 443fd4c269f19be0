// The demo's accounts: the vendor, its distributors and resellers, and one person at each.
#ifndef MAIN_DEMO_PARTNERS_H
#define MAIN_DEMO_PARTNERS_H

#include "base/date.h"
#include "domain/value/ids.h"
#include "main/demo/catalogue.h"
#include "store/number_store.h"

typedef struct {
    AccountId account;
    IdentityId person;
    const Country *country;
    bool is_distributor;
    bool is_direct;
    size_t distributor; // index; of a reseller that is not direct
    uint32_t groups;    // bit per product group of the catalogue that it may sell
} Partner;

// partners[0] is the vendor itself: it stands for "no partner" on an order.
typedef struct {
    Partner *partners;
    size_t count;
} Partners;

typedef struct {
    Db *db;
    NumberSource *numbers;
    Arena *arena;
    const Catalogue *catalogue;
    const World *world;
    Dice *dice;
    Date start;
    Date today;
} PartnerPlan;

// Makes the vendor and `wanted` partners. Inside a transaction.
Err partners_make(const PartnerPlan *plan, size_t wanted, Partners *ret_partners);
// A reseller that sells in this country's price list; 0 (the vendor) in so many of a hundred.
size_t partners_pick(const Partners *partners, Dice *dice, const Country *country,
                     int32_t vendor_percent);

#endif
