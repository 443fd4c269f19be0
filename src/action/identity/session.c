// Sessions, and how a connection comes to show only what is its viewer's.
#include "action/identity/session.h"

#include "action/identity/identity_private.h"
#include "action/identity/seat_private.h"
#include "auth/secret.h"
#include "action/sight.h"
#include "store/db_scope.h"
#include "store/q_identity.h"
#include "store/q_session.h"
#include "store/q_site.h"

enum { TOUCH_SECONDS = 60 };

// ---- loading ----

static bool is_running(const QSessionLoadRow *row, Instant now) {
    return text_equal(row->state, S("active")) && now.seconds < row->until_at.seconds &&
           now.seconds - row->used_at.seconds < SESSION_IDLE_SECONDS;
}

static Err load(const ActionContext *context, Db *db, Text session, QSessionLoadRow *ret_row,
                bool *ret_found) {
    bool found = false;
    QSessionLoadRow row;
    TRY(q_session_load(db, context->arena,
                       &(QSessionLoadIn){.secret = secret_digest(context->arena, session)}, &row,
                       &found));
    *ret_found = found && is_running(&row, context->now);
    if (*ret_found) {
        *ret_row = row;
    }
    return OK;
}

static Instant expiry_of(const QSessionLoadRow *row) {
    Instant idle = seconds_after(row->used_at, SESSION_IDLE_SECONDS);
    return idle.seconds < row->until_at.seconds ? idle : row->until_at;
}

static SessionView view_of(const QSessionLoadRow *row, Instant now) {
    return (SessionView){
        .found = true,
        .kind = text_equal(row->kind, S("page")) ? SESSION_PAGE : SESSION_BEARER,
        .touch_due = now.seconds - row->used_at.seconds >= TOUCH_SECONDS,
        .expires = expiry_of(row),
        .until = row->until_at,
        .viewer = {.identity = row->identity,
                   .name = row->name,
                   .mail = row->mail,
                   .language = row->language,
                   .time_zone = row->time_zone},
    };
}

// ---- the scope of the connection ----

static Err scope_to_nobody(const ActionContext *context) {
    return db_has_scope(context->db) ? db_scope_to(context->db, &(DbScope){.kind = SCOPE_NOBODY})
                                     : OK;
}

static Err scope_to(const ActionContext *context, const Viewer *viewer) {
    static const DbScopeKind kinds[] = {[VIEWER_PARTNER] = SCOPE_PARTNER,
                                        [VIEWER_CUSTOMER] = SCOPE_CUSTOMER,
                                        [VIEWER_STAFF] = SCOPE_STAFF};
    if (!db_has_scope(context->db)) {
        return OK;
    }
    return db_scope_to(context->db, &(DbScope){.kind = kinds[viewer->kind],
                                               .account = viewer->account,
                                               .enterprise = viewer->enterprise,
                                               .site = viewer->site,
                                               .agreement = viewer->agreement,
                                               .whole_agreement = viewer->sees_agreement,
                                               .today = context->today,
                                               .contacts_since = contacts_since(context->today)});
}

// ---- the seat ----

// V1: a customer's site, its agreement, and whether it sees that whole. Its own site is in its
// scope before its agreement is known.
static Err load_customer(const ActionContext *context, const QSessionLoadSeatRow *seat,
                         const SeatRights *rights, Viewer *viewer) {
    QSiteSeatOfRow row;
    bool found = false;
    viewer->enterprise = seat->enterprise;
    TRY(scope_to(context, viewer));
    TRY(q_site_seat_of(context->db, context->arena,
                       &(QSiteSeatOfIn){.enterprise = viewer->enterprise, .site = viewer->site},
                       &row, &found));
    ENSURE(found);
    viewer->agreement = row.agreement;
    viewer->sees_agreement = rights->granted_agreement || (viewer->role == SEAT_PRIMARY &&
                                                           text_equal(row.role, S("originating")));
    return OK;
}

static Err take_seat(const ActionContext *context, const QSessionLoadSeatRow *seat,
                     Viewer *viewer) {
    SeatRights rights;
    viewer->kind = seat_kind(seat->kind);
    viewer->role = seat_role(seat->role);
    viewer->desk = seat_desk(seat->desk_null, seat->desk);
    viewer->is_distributor = text_equal(seat->tier, S("distributor"));
    viewer->is_direct = seat->direct;
    viewer->account_name = seat->name;
    viewer->account_number = seat->number;
    TRY(seat_rights(context, (SeatKey){viewer->account, viewer->site, viewer->identity},
                    viewer->kind, viewer->role, &rights));
    viewer->rights = rights.rights;
    if (viewer->kind == VIEWER_CUSTOMER) {
        TRY(load_customer(context, seat, &rights, viewer));
    }
    return scope_to(context, viewer);
}

static Err load_seat(const ActionContext *context, AccountId account, SiteId site,
                     SessionView *session) {
    QSessionLoadSeatRow seat;
    TRY(q_session_load_seat(context->db, context->arena,
                            &(QSessionLoadSeatIn){.account = account,
                                                  .site = site,
                                                  .identity = session->viewer.identity,
                                                  .today = context->today},
                            &seat, &session->has_seat));
    if (!session->has_seat) {
        return OK;
    }
    session->viewer.account = account;
    session->viewer.site = site;
    return take_seat(context, &seat, &session->viewer);
}

Err see_session(const ActionContext *context, Text session, SessionView *ret_session) {
    QSessionLoadRow row;
    bool found = false;
    TRY(scope_to_nobody(context));
    TRY(load(context, context->db, session, &row, &found));
    if (!found) {
        *ret_session = (SessionView){0};
        return OK;
    }
    SessionView view = view_of(&row, context->now);
    if (!row.account_null && !row.site_null) {
        TRY(load_seat(context, row.account, row.site, &view));
    }
    *ret_session = view;
    return OK;
}

Err see_seat_of(const ActionContext *context, IdentityId identity, AccountId account, SiteId site,
                SessionView *ret_session) {
    QSessionLoadPersonRow row;
    bool found = false;
    *ret_session = (SessionView){0};
    TRY(scope_to_nobody(context));
    TRY(q_session_load_person(context->db, context->arena,
                              &(QSessionLoadPersonIn){.identity = identity}, &row, &found));
    if (!found || !text_equal(row.state, S("active"))) {
        return OK;
    }
    SessionView view = {.found = true,
                        .viewer = {.identity = identity,
                                   .name = row.name,
                                   .mail = row.mail,
                                   .language = row.language,
                                   .time_zone = row.time_zone}};
    TRY(load_seat(context, account, site, &view));
    *ret_session = view;
    return OK;
}

Err see_me(const ActionContext *context, Text session, MeView *ret_me, Refusals *ret_refusals) {
    QSessionLoadRow row;
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(load(context, context->db, session, &row, &found));
    if (!found) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_SIGN_IN_FAILED});
        return OK;
    }
    *ret_me = (MeView){.identity = row.identity,
                       .name = row.name,
                       .mail = row.mail,
                       .language = row.language,
                       .time_zone = row.time_zone};
    return see_seats(context, row.identity, &ret_me->seats, &ret_me->seat_count);
}

// ---- changes ----

typedef struct {
    Text session;
    Text number;
} Choosing;

static const QSessionListSeatsRow *seat_numbered(const QSessionListSeatsRows *rows, Text number) {
    for (size_t i = 0; i < rows->count; i++) {
        if (text_equal(rows->rows[i].number, number)) {
            return &rows->rows[i];
        }
    }
    return NULL;
}

static Err set_seat(Action *action, const Choosing *choosing, IdentityId identity,
                    const QSessionListSeatsRow *seat) {
    TRY(q_session_set_seat(
        action->db, &(QSessionSetSeatIn){.secret = secret_digest(action->arena, choosing->session),
                                         .account = seat->account,
                                         .site = seat->site}));
    TRY(q_session_use_seat(action->db, &(QSessionUseSeatIn){.account = seat->account,
                                                            .site = seat->site,
                                                            .identity = identity,
                                                            .at = action->context->now}));
    return q_identity_add_event(action->db, &(QIdentityAddEventIn){.identity = identity,
                                                                   .at = action->context->now,
                                                                   .kind = S("identity.seat"),
                                                                   .account = seat->account});
}

// An ActionBody.
static Err choose(Action *action, const void *input, void *outcome) {
    const Choosing *choosing = input;
    QSessionLoadRow row;
    QSessionListSeatsRows seats;
    bool found = false;
    (void)outcome;
    TRY(load(action->context, action->db, choosing->session, &row, &found));
    if (!found) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_SIGN_IN_FAILED});
        return OK;
    }
    TRY(q_session_list_seats(
        action->db, action->arena,
        &(QSessionListSeatsIn){.identity = row.identity, .today = action->today}, &seats));
    const QSessionListSeatsRow *seat = seat_numbered(&seats, choosing->number);
    if (seat == NULL) {
        refuse(
            action->refusals,
            (Refusal){.id = REFUSAL_SEAT_NOT_FOUND, .field = S("site"), .value = choosing->number});
        return OK;
    }
    return set_seat(action, choosing, row.identity, seat);
}

Err do_seat_choose(const ActionContext *context, Text session, Text number,
                   Refusals *ret_refusals) {
    Choosing choosing = {session, number};
    return action_run(context, choose, &choosing, NULL, ret_refusals);
}

// An ActionBody.
static Err touch(Action *action, const void *input, void *outcome) {
    const Text *session = input;
    int64_t touched = 0;
    (void)outcome;
    return q_session_touch(action->db,
                           &(QSessionTouchIn){.secret = secret_digest(action->arena, *session),
                                              .at = action->context->now},
                           &touched);
}

Err do_session_touch(const ActionContext *context, Text session, Refusals *ret_refusals) {
    return action_run(context, touch, &session, NULL, ret_refusals);
}
