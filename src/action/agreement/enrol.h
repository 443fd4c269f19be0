// Enrolling sites (R1.1–R1.3, R1.6, R1.7): an originating site makes an agreement, an additional
// site names one; a whole site can change agreement (R5.6).
#ifndef ACTION_AGREEMENT_ENROL_H
#define ACTION_AGREEMENT_ENROL_H

#include "action/action.h"
#include "domain/term.h"

// What a site is called and where it is; all texts may be empty but the zone.
typedef struct {
    Text name;
    Text name_key; // folded, for search and order
    Text legal_entity;
    Text country; // ISO 3166, two letters
    Text city;
    Text address;
    Text time_zone; // IANA's name (R10.1)
} SiteDetails;

typedef struct {
    bool has_enterprise; // false: the enrolment makes a new enterprise (R1.6)
    EnterpriseId enterprise;
    Text site;
    Text agreement; // empty: an express site whose agreement has no number
    bool express;
    CustomerType customer_type;
    SiteDetails details;
} EnrolInput;

typedef struct {
    EnterpriseId enterprise;
    AgreementSummary agreement;
} EnrolOutcome;

// Refuses site_exists, agreement_exists.
Err do_enrol(const ActionContext *context, const EnrolInput *input, EnrolOutcome *ret_outcome,
             Refusals *ret_refusals);

typedef struct {
    Text agreement;
    Text site;
    SiteDetails details; // of a site that is added
} SiteInput;

// Adds an additional site. Refuses agreement_not_found, express_has_one_site, agreement_inactive,
// site_exists.
Err do_site_add(const ActionContext *context, const SiteInput *input,
                AgreementSummary *ret_agreement, Refusals *ret_refusals);

// Moves a whole site to another agreement. Refuses site_not_found, agreement_not_found,
// not_same_enterprise, express_has_one_site, agreement_inactive, same_agreement.
Err do_site_move(const ActionContext *context, const SiteInput *input,
                 AgreementSummary *ret_agreement, Refusals *ret_refusals);

#endif
