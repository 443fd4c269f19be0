// The contacts of a site (portal.md P06, P10): whose roles they hold, how they are reached. Of a
// partner by V5; each read is noted (P46), and committed before it is handed on.
#ifndef ACTION_CONTACT_CONTACTS_READ_H
#define ACTION_CONTACT_CONTACTS_READ_H

#include "action/action.h"
#include "action/customer/customer_row.h"
#include "action/row_source.h"

typedef struct {
    Text name; // of no column: first and last as papers write them
    Text site;
    Text contact; // a code: contacts have no public number
    Text first_name;
    Text last_name;
    Text phone;
    Text mail;
    Text city;
    Text province;
    Text postal_code;
    Text country;
    Text roles;      // names with blanks between, in R1.8's order
    Text mail_state; // unconfirmed, confirmed, stale, bouncing
    int64_t bounces;
    Text stands_in_for; // as roles: of the primary, those that nobody holds (R1.8)
    Date last_confirmed_on;
    bool last_confirmed_on_null;
    Instant last_sign_in; // not known yet: no user is tied to a contact
    bool last_sign_in_null;
} ContactRow;

extern const ColumnTable contact_columns;

// Whose contacts they are, and whether they open to the viewer.
typedef struct {
    CustomerRow customer; // header and summary
    bool opens;           // false: V5 does not open them to this partner
} ContactsOpen;

// Reads nothing of a contact, so nothing is noted. Refuses site_not_found: not there and not
// visible are one (V6).
Err see_contacts_open(const ActionContext *context, Text number, ContactsOpen *ret_open,
                      Refusals *ret_refusals);

typedef struct {
    ContactRow *rows;
    size_t count;
} ContactsView;

// Reads them, and notes that ("contact.read" of the site). Refuses as see_contacts_open, and
// contacts_not_open.
Err do_contacts_read(const ActionContext *context, Text number, ContactsView *ret_contacts,
                     Refusals *ret_refusals);

enum { CONTACTS_SITE_BYTES_MAX = 64 };

typedef struct {
    char site[CONTACTS_SITE_BYTES_MAX];
    size_t site_len;
    size_t at;
} ContactsState;

// The rows as a file; each batch of them is a read. `site` is see_contacts_open's.
extern const RowSource contacts_source;
void contacts_state(ContactsState *state, Text site);

#endif
