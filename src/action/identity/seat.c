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

static bool holds_on(const QSessionListGrantsRow *grant, Date today) {
    return grant->allowed && grant->from_day.days <= today.days &&
           (grant->until_day_null || grant->until_day.days >= today.days);
}

Err seat_rights(const ActionContext *context, SeatKey key, ViewerKind kind, SeatRole role,
                SeatRights *ret_rights) {
    QSessionListGrantsRows rows;
    SeatRights found = {0};
    TRY(q_session_list_grants(
        context->db, context->arena,
        &(QSessionListGrantsIn){.account = key.account, .site = key.site, .identity = key.identity},
        &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const QSessionListGrantsRow *grant = &rows.rows[i];
        bool is_latest = i + 1 == rows.count ||
                         !text_equal(grant->granted_right, rows.rows[i + 1].granted_right);
        Right right;
        if (is_latest && holds_on(grant, context->today) &&
            right_parse(grant->granted_right, &right)) {
            found.rights = rights_with(found.rights, right);
        }
    }
    found.granted_agreement = rights_have(found.rights, RIGHT_AGREEMENT_VIEW);
    if (role == SEAT_PRIMARY) {
        found.rights = rights_of_primary(kind == VIEWER_PARTNER ? FOR_PARTNER : FOR_CUSTOMER);
    }
    *ret_rights = found;
    return OK;
}

static Err read_seat(const ActionContext *context, IdentityId identity,
                     const QSessionListSeatsRow *row, SeatRow *ret_seat) {
    SeatRow seat = {
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
    SeatRights rights;
    TRY(seat_rights(context, (SeatKey){seat.account, seat.site, identity}, seat.kind, seat.role,
                    &rights));
    seat.rights = rights.rights;
    *ret_seat = seat;
    return OK;
}

Err see_seats(const ActionContext *context, IdentityId identity, SeatRow **ret_seats,
              size_t *ret_count) {
    QSessionListSeatsRows rows;
    TRY(q_session_list_seats(context->db, context->arena,
                             &(QSessionListSeatsIn){.identity = identity, .today = context->today},
                             &rows));
    SeatRow *seats = arena_array(context->arena, SeatRow, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++) {
        TRY(read_seat(context, identity, &rows.rows[i], &seats[i]));
    }
    *ret_seats = seats;
    *ret_count = rows.count;
    return OK;
}
