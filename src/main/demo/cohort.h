// A cohort: some hundred sites of invented companies whose four years are lived together. What is
// planned of them here, and what life has made of it so far.
#ifndef MAIN_DEMO_COHORT_H
#define MAIN_DEMO_COHORT_H

#include "action/agreement/enrol.h"
#include "main/demo/partners.h"

typedef enum { LINK_NONE, LINK_MOVES, LINK_SITE_MOVES, LINK_MERGES } LinkKind;

typedef struct {
    Text number;
    const Country *country;
    const City *city;
    SiteDetails details;
    size_t company;
    size_t agreement;
    size_t seller; // index of the partner that sells to it; 0: the vendor
    Date joins;
    bool is_enrolled;
    bool is_left; // nothing is ordered there any more: what it had moved to `left_to`
    size_t left_to;
    EnterpriseId enterprise;
    OrderId last_order;
    Quantity last_quantity; // of line 1
} DemoSite;

typedef struct {
    Text number;
    bool is_express;
    bool renews_by_site; // its sites are in several price lists
    bool renews;         // a renewal is on the agenda
    bool is_showcase;    // begins with many licences, and life renews none of them
    size_t first_site;
    size_t site_count;
} DemoAgreement;

typedef struct {
    CustomerType type;
    const Country *home;
    const City *seat;
    Text name;
    size_t first_agreement;
    size_t agreement_count;
    LinkKind link;  // what the agreement after the first becomes
    uint64_t taste; // bit per part of the catalogue that it likes
    bool has_enterprise;
    EnterpriseId enterprise;
    Instant last_act;
    Dice dice;
} Company;

typedef struct {
    Company *companies;
    DemoAgreement *agreements;
    DemoSite *sites;
    size_t company_count;
    size_t agreement_count;
    size_t site_count;
} Cohort;

typedef struct {
    Db *db;
    NumberSource *numbers;
    Arena *arena; // keeps the cohort
    const Catalogue *catalogue;
    const World *world;
    const Partners *partners;
    Dice *dice;
    Date start;
    Date today;
} CohortPlan;

// The cohort's first agreements, all through one reseller under a distributor: one whose first
// renewal of many lines falls due in the coming quarter, and one whose falls due next month.
enum { DEMO_SHOWCASES = 2 };

// Plans companies with so many sites in all, those of the showcases before them. Numbers are drawn,
// nothing else is written. Inside a transaction.
Err cohort_plan(const CohortPlan *plan, size_t sites, Cohort *ret_cohort);

// When a showcase enrols and first orders (up to DEMO_FIRST_ORDER_DAYS later): the first's
// anniversary comes within the 90 days of R4.8 and not within 40, the second's on the next 1st.
Date cohort_showcase_joins(Date today, size_t showcase);
enum { DEMO_FIRST_ORDER_DAYS = 20 };

// Names a site and its address after its company: as a branch of it, or as the company itself.
Err cohort_name_site(Arena *arena, Company *company, DemoSite *site, bool is_branch);

#endif
