// Seats, and the rights that go with them.
#include "action/identity/seat.h"

#include "action/identity/seat_private.h"
#include "store/q_session.h"

ViewerKind seat_kind(Text account_kind) {
    if (text_equal(account_kind, S("partner"))) {
        return VIEWER_PARTNER;
    }
    return text_equal(account_kind, S("customer")) ? VIEWER_CUSTOMER : VIEWER_STAFF;
}

SeatRole seat_role(Text role) {
    static const Text names[] = {[SEAT_PRIMARY] = S_INIT("primary"),
                                 [SEAT_SECONDARY] = S_INIT("secondary"),
                                 [SEAT_USER] = S_INIT("user"),
                                 [SEAT_STAFF] = S_INIT("staff")};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (text_equal(names[i], role)) {
            return (SeatRole)i;
        }
    }
    NEVER("a role of account_user");
}

Desk seat_desk(bool is_null, Text desk) {
    static const Text names[] = {
        [DESK_CARE] = S_INIT("care"),     [DESK_PRICING] = S_INIT("pricing"),
        [DESK_ORDERS] = S_INIT("orders"), [DESK_RENEWALS] = S_INIT("renewals"),
        [DESK_ADMIN] = S_INIT("admin"),   [DESK_AUDITOR] = S_INIT("auditor"),
    };
    for (size_t i = DESK_CARE; !is_null && i < sizeof names / sizeof names[0]; i++) {
        if (text_equal(names[i], desk)) {
            return (Desk)i;
        }
    }
    return DESK_NONE;
}

// ---- rights ----

// Two queries give the same columns; sqlbind makes a type for each.
#define TAKE_GRANT(rights, found, i, today)                                                        \
    do {                                                                                           \
        Right right;                                                                               \
        bool is_latest =                                                                           \
            (i) + 1 == (found).count ||                                                            \
            !text_equal((found).rows[(i)].granted_right, (found).rows[(i) + 1].granted_right);     \
        bool holds = (found).rows[(i)].allowed &&                                                  \
                     (found).rows[(i)].from_day.days <= (today).days &&                            \
                     ((found).rows[(i)].until_day_null ||                                          \
                      (found).rows[(i)].until_day.days >= (today).days);                           \
        if (is_latest && holds && right_parse((found).rows[(i)].granted_right, &right)) {          \
            *(rights) = rights_with(*(rights), right);                                             \
        }                                                                                          \
    } while (0)

static SeatRights rights_by(RightSet granted, ViewerKind kind, SeatRole role) {
    SeatRights found = {granted, rights_have(granted, RIGHT_AGREEMENT_VIEW)};
    if (role == SEAT_PRIMARY) {
        found.rights = rights_of_primary(kind == VIEWER_PARTNER ? FOR_PARTNER : FOR_CUSTOMER);
    }
    return found;
}

Err seat_rights(const ActionContext *context, SeatKey key, ViewerKind kind, SeatRole role,
                SeatRights *ret_rights) {
    QSessionListGrantsRows found;
    RightSet granted = {0};
    TRY(q_session_list_grants(
        context->db, context->arena,
        &(QSessionListGrantsIn){.account = key.account, .site = key.site, .identity = key.identity},
        &found));
    for (size_t i = 0; i < found.count; i++) {
        TAKE_GRANT(&granted, found, i, context->today);
    }
    *ret_rights = rights_by(granted, kind, role);
    return OK;
}

Err seat_rights_of_session(const ActionContext *context, Text digest, ViewerKind kind,
                           SeatRole role, SeatRights *ret_rights) {
    QSessionListOwnGrantsRows found;
    RightSet granted = {0};
    TRY(q_session_list_own_grants(context->db, context->arena,
                                  &(QSessionListOwnGrantsIn){.secret = digest}, &found));
    for (size_t i = 0; i < found.count; i++) {
        TAKE_GRANT(&granted, found, i, context->today);
    }
    *ret_rights = rights_by(granted, kind, role);
    return OK;
}

// ---- seats ----

static SeatRow seat_of(const QSessionListSeatsRow *row) {
    return (SeatRow){
        .account = row->account,
        .site = row->site,
        .number = row->number,
        .name = row->name,
        .kind = seat_kind(row->kind),
        .role = seat_role(row->role),
        .desk = seat_desk(row->desk_null, row->desk),
        .has_until = !row->until_day_null,
        .until = row->until_day,
        .has_last_used = !row->used_at_null,
        .last_used = row->used_at,
    };
}

Err see_seats_ahead(const ActionContext *context, IdentityId identity) {
    return q_session_list_seats_ask(
        context->db, &(QSessionListSeatsIn){.identity = identity, .today = context->today});
}

Err see_seats_bare(const ActionContext *context, IdentityId identity, SeatRow **ret_seats,
                   size_t *ret_count) {
    QSessionListSeatsRows rows;
    TRY(q_session_list_seats(context->db, context->arena,
                             &(QSessionListSeatsIn){.identity = identity, .today = context->today},
                             &rows));
    SeatRow *seats = arena_array(context->arena, SeatRow, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++) {
        seats[i] = seat_of(&rows.rows[i]);
    }
    *ret_seats = seats;
    *ret_count = rows.count;
    return OK;
}

Err see_seats(const ActionContext *context, IdentityId identity, SeatRow **ret_seats,
              size_t *ret_count) {
    SeatRow *seats = NULL;
    size_t count = 0;
    TRY(see_seats_bare(context, identity, &seats, &count));
    for (size_t i = 0; i < count; i++) {
        SeatRights rights;
        TRY(seat_rights(context, (SeatKey){seats[i].account, seats[i].site, identity},
                        seats[i].kind, seats[i].role, &rights));
        seats[i].rights = rights.rights;
    }
    *ret_seats = seats;
    *ret_count = count;
    return OK;
}
