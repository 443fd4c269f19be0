// Who signs in for the sites of an agreement, as what and with which rights (portal.md P11, the tab
// access). Of customers: those of the sites that the viewer sees (V1) with access.view; of the
// desks: as portal.md §4 has users and rights, so that care reads users and not their rights; of
// partners nobody. Names and mails are personal data: each read is noted (P46).
#ifndef ACTION_AGREEMENT_ACCESS_READ_H
#define ACTION_AGREEMENT_ACCESS_READ_H

#include "action/action.h"
#include "action/row_source.h"
#include "action/viewer.h"

typedef struct {
    Text site;
    Text customer_name;
    Text account;
    Text account_name;
    Text name;
    Text mail;
    Text role;   // primary, secondary, user
    Text rights; // codes of those that hold today, with blanks between; empty where care reads
    Date from;
    Date until;
    bool until_null;
    Text state;
    Instant last_sign_in;
    bool last_sign_in_null;
    RightSet right_set; // as `rights`; of no column
} AccessRow;

extern const ColumnTable access_columns;

typedef struct {
    bool whole;       // of all its sites
    bool sees_rights; // else who they are alone
    AccessRow *rows;
    size_t count;
} AccessView;

// Whether such a viewer may read it at all, of any agreement that it sees.
bool access_opens(const Viewer *viewer);

// Whether do_access_read would give it, of which agreement: for who begins a file of it. Nothing of
// it is read, so nothing is noted. Refuses agreement_not_found (not there and not visible are one,
// V6) · right_missing.
Err see_access_opens(const ActionContext *context, Text number, Text *ret_agreement,
                     Refusals *ret_refusals);

// Reads it, and notes that. Refuses as see_access_opens.
Err do_access_read(const ActionContext *context, Text number, AccessView *ret_access,
                   Refusals *ret_refusals);

enum { ACCESS_NUMBER_BYTES_MAX = 64 };

typedef struct {
    char number[ACCESS_NUMBER_BYTES_MAX];
    size_t number_len;
    size_t at;
} AccessState;

// The rows as a file; each batch of them is a read. `number` is see_access_opens's.
extern const RowSource access_source;
void access_state(AccessState *state, Text number);

#endif
