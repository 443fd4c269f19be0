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

static Err load(const ActionContext *context, Db *db, Text digest, QSessionLoadRow *ret_row,
                bool *ret_found) {
    bool found = false;
    QSessionLoadRow row;
    TRY(q_session_load(db, context->arena,
                       &(QSessionLoadIn){.secret = digest, .today = context->today}, &row, &found));
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
                   .name = row->person,
                   .mail = row->mail,
                   .language = row->language,
                   .time_zone = row->time_zone},
    };
}

// ---- the scope of the connection ----

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

// A seat and the account that it is at, as they are kept.
typedef struct {
    Text kind; // of the account
    Text role;
    bool desk_null;
    Text desk;
    Text number;
    Text name;
    Text tier;
    bool direct;
    EnterpriseId enterprise;
} Seat;

#define SEAT_OF_ROW(row, account_kind)                                                             \
    (Seat) {                                                                                       \
        .kind = (account_kind), .role = (row)->role, .desk_null = (row)->desk_null,                \
        .desk = (row)->desk, .number = (row)->number, .name = (row)->name, .tier = (row)->tier,    \
        .direct = (row)->direct, .enterprise = (row)->enterprise                                   \
    }

static void take_seat(const Seat *seat, Viewer *viewer) {
    viewer->kind = seat_kind(seat->kind);
    viewer->role = seat_role(seat->role);
    viewer->desk = seat_desk(seat->desk_null, seat->desk);
    viewer->is_distributor = text_equal(seat->tier, S("distributor"));
    viewer->is_direct = seat->direct;
    viewer->account_name = seat->name;
    viewer->account_number = seat->number;
    viewer->enterprise = seat->enterprise;
}

// V1: a customer's site, its agreement, and whether it sees that whole. Its own site is in its
// scope before its agreement is known.
static Err find_agreement(const ActionContext *context, const SeatRights *rights, Viewer *viewer) {
    QSiteSeatOfRow row;
    bool found = false;
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

static Err take_rights(const ActionContext *context, const SeatRights *rights, Viewer *viewer) {
    viewer->rights = rights->rights;
    if (viewer->kind == VIEWER_CUSTOMER) {
        TRY(find_agreement(context, rights, viewer));
    }
    return scope_to(context, viewer);
}

// The seat that came with the session.
static Err sit_down(const ActionContext *context, Text digest, const QSessionLoadRow *row,
                    SessionView *view) {
    SeatRights rights;
    view->has_seat = true;
    view->viewer.account = row->account;
    view->viewer.site = row->site;
    take_seat(&SEAT_OF_ROW(row, row->account_kind), &view->viewer);
    TRY(seat_rights_of_session(context, digest, view->viewer.kind, view->viewer.role, &rights));
    return take_rights(context, &rights, &view->viewer);
}

Err see_session_ahead(const ActionContext *context, Text session) {
    Text digest = secret_digest(context->arena, session);
    TRY(q_session_load_ask(context->db,
                           &(QSessionLoadIn){.secret = digest, .today = context->today}));
    return q_session_list_own_grants_ask(context->db, &(QSessionListOwnGrantsIn){.secret = digest});
}

Err see_session(const ActionContext *context, Text session, SessionView *ret_session) {
    Text digest = secret_digest(context->arena, session);
    QSessionLoadRow row;
    bool found = false;
    ENSURE(!db_is_scoped(context->db));
    TRY(load(context, context->db, digest, &row, &found));
    if (!found) {
        *ret_session = (SessionView){0};
        return OK;
    }
    SessionView view = view_of(&row, context->now);
    if (!row.role_null && !row.account_kind_null) {
        TRY(sit_down(context, digest, &row, &view));
    }
    *ret_session = view;
    return OK;
}

Err see_seat_of(const ActionContext *context, IdentityId identity, AccountId account, SiteId site,
                SessionView *ret_session) {
    QSessionLoadPersonRow row;
    QSessionLoadSeatRow seat;
    SeatRights rights;
    bool found = false;
    *ret_session = (SessionView){0};
    ENSURE(!db_is_scoped(context->db));
    TRY(q_session_load_person(context->db, context->arena,
                              &(QSessionLoadPersonIn){.identity = identity}, &row, &found));
    if (!found || !text_equal(row.state, S("active"))) {
        return OK;
    }
    SessionView view = {.found = true,
                        .viewer = {.identity = identity,
                                   .account = account,
                                   .site = site,
                                   .name = row.name,
                                   .mail = row.mail,
                                   .language = row.language,
                                   .time_zone = row.time_zone}};
    TRY(q_session_load_seat(
        context->db, context->arena,
        &(QSessionLoadSeatIn){
            .account = account, .site = site, .identity = identity, .today = context->today},
        &seat, &view.has_seat));
    if (view.has_seat) {
        take_seat(&SEAT_OF_ROW(&seat, seat.kind), &view.viewer);
        TRY(seat_rights(context, (SeatKey){account, site, identity}, view.viewer.kind,
                        view.viewer.role, &rights));
        TRY(take_rights(context, &rights, &view.viewer));
    }
    *ret_session = view;
    return OK;
}

Err see_me(const ActionContext *context, Text session, MeView *ret_me, Refusals *ret_refusals) {
    QSessionLoadRow row;
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(load(context, context->db, secret_digest(context->arena, session), &row, &found));
    if (!found) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_SIGN_IN_FAILED});
        return OK;
    }
    *ret_me = (MeView){.identity = row.identity,
                       .name = row.person,
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
    TRY(load(action->context, action->db, secret_digest(action->arena, choosing->session), &row,
             &found));
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
