// A site's contacts are written down here (R1.8, portal.md P06). Only what makes a contact yet:
// changing, confirming and removing one come with P06's form.
#ifndef ACTION_CONTACT_CONTACT_ADD_H
#define ACTION_CONTACT_CONTACT_ADD_H

#include "action/action.h"
#include "domain/record/contact.h"

// Texts of at most 200 characters without control characters: who reads them in sees to that.
typedef struct {
    Text site;
    Text first_name;
    Text last_name;
    Text phone;
    Text mail;
    Text city;
    Text province;
    Text postal_code;
    Text country; // ISO 3166, two letters
    ContactRoles roles;
    bool confirmed; // the mail is proven
} ContactInput;

// The contact of an express site holds every role, whatever the input says (R1.8). Refuses
// site_not_found · bad_mail · bad_choice (no role) · primary_missing (a site's first contact is its
// primary) · primary_taken (it has one).
Err do_contact_add(const ActionContext *context, const ContactInput *input, Refusals *ret_refusals);

#endif
