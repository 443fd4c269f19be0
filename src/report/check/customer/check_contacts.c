// Contacts (R1.8): a site that has any has one primary, and each names the transaction that wrote
// it.
#include "report/check/check_private.h"

#include "domain/record/contact.h"
#include "domain/value/ids.h"
#include "store/q_contact.h"

static void say(const Books *books, const QContactListVersionsRow *row, const char *what) {
    Spot spot = spot_of(books, "contact", row->contact);
    finding_say(books->findings, CHECK_CONTACT, &spot, "%s (R1.8)", what);
}

// A contact's roles as they are kept; false, and said, where they are none.
static bool roles_of(const Books *books, const QContactListVersionsRow *row,
                     ContactRoles *ret_roles) {
    bool known = contact_roles_parse(row->roles, ret_roles);
    ContactRole first = CONTACT_PRIMARY;
    while (known && !contact_holds(*ret_roles, first)) {
        first++;
    }
    if (!known) {
        say(books, row, "its roles are none");
    } else if (!text_equal(contact_role_name(first), row->role)) {
        say(books, row, "its role is not the first of its roles");
    }
    return known;
}

static void check_transaction(const Books *books, const QContactListVersionsRow *row,
                              bool is_first) {
    Spot spot = spot_of(books, "contact", row->contact);
    size_t index = 0;
    if (!books_recorded(books, row->seq, &index)) {
        finding_say(books->findings, CHECK_SEQUENCE, &spot,
                    "names transaction %lld, which is not recorded", (long long)row->seq);
    }
    if (is_first) { // its id is of the transaction of its first version (R4.14)
        (void)same_int(books->findings, &spot, (Claim){CHECK_ID, "transaction", "R4.14"}, row->seq,
                       row->contact / IDS_PER_SEQ);
    }
}

static void check_primary(const Books *books, const QContactListVersionsRow *row, int64_t primaries,
                          int64_t contacts) {
    if (contacts > 0 && primaries != 1) {
        say(books, row, primaries == 0 ? "its site has no primary" : "its site has two primaries");
    }
}

Err check_contacts(const Books *books) {
    QContactListVersionsRows rows;
    int64_t contacts = 0; // of the site
    int64_t primaries = 0;
    TRY(q_contact_list_versions(books->catalogue->db, books->arena,
                                &(QContactListVersionsIn){.enterprise = books->enterprise}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const QContactListVersionsRow *row = &rows.rows[i];
        bool first = i == 0 || row[-1].contact != row->contact || row[-1].site.id != row->site.id;
        bool last_of_site = i + 1 == rows.count || row[1].site.id != row->site.id;
        bool latest = last_of_site || row[1].contact != row->contact;
        ContactRoles roles = {0};
        check_transaction(books, row, first);
        if (roles_of(books, row, &roles) && latest && !text_equal(row->state, S("replaced"))) {
            contacts++;
            primaries += contact_holds(roles, CONTACT_PRIMARY);
        }
        if (last_of_site) {
            check_primary(books, row, primaries, contacts);
            contacts = primaries = 0;
        }
    }
    return OK;
}
