// do_access_read: reads as the viewer does, then notes that it was read.
#include "action/agreement/access_read.h"

#include "action/agreement/agreement_load_private.h"
#include "action/gate.h"
#include "action/identity/seat_private.h"
#include "action/read_note_private.h"
#include "action/sight.h"
#include "domain/record/number_typed.h"
#include "store/q_account.h"

#include <stddef.h>
#include <string.h>

enum { RIGHTS_BYTES_MAX = 512 };

#define OF_ACCESS(member, kind)         COLUMN(AccessRow, member, kind)
#define OF_ACCESS_OR_NULL(member, kind) COLUMN_OR_NULL(AccessRow, member, kind)

static const Column column_list[] = {
    OF_ACCESS(site, COLUMN_NUMBER),    OF_ACCESS(customer_name, COLUMN_TEXT),
    OF_ACCESS(account, COLUMN_NUMBER), OF_ACCESS(account_name, COLUMN_TEXT),
    OF_ACCESS(name, COLUMN_TEXT),      OF_ACCESS(mail, COLUMN_TEXT),
    OF_ACCESS(role, COLUMN_TEXT),      OF_ACCESS(rights, COLUMN_TEXT),
    OF_ACCESS(from, COLUMN_DATE),      OF_ACCESS_OR_NULL(until, COLUMN_DATE),
    OF_ACCESS(state, COLUMN_TEXT),     OF_ACCESS_OR_NULL(last_sign_in, COLUMN_INSTANT),
};
const ColumnTable access_columns = COLUMN_TABLE_PLAIN(column_list, AccessRow);

bool access_opens(const Viewer *viewer) {
    static const Gate gate = MAY(SUBJECT_USERS, READ, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_VIEW);
    // A partner's own users are those of its office: an agreement's are never its own.
    return viewer == NULL ||
           (viewer->kind != VIEWER_PARTNER && gate_ask(&gate, true, viewer) == GATE_OPEN);
}

static bool sees_rights(const Viewer *viewer) {
    return viewer == NULL || permission_of(viewer_capacity(viewer), SUBJECT_USERS, READ).limit !=
                                 LIMIT_USERS_BY_TICKET;
}

// The codes of a set, in the order of right.def.
static Text codes_of(Arena *arena, RightSet rights) {
    TextBuf buf = buf_new(arena, RIGHTS_BYTES_MAX);
    for (int right = 0; right < (int)RIGHT_COUNT; right++) {
        if (rights_have(rights, (Right)right)) {
            buf_add(&buf, buf.len > 0 ? S(" ") : S(""));
            buf_add(&buf, right_code((Right)right));
        }
    }
    return buf_text(&buf);
}

static Err row_of(const ActionContext *context, const QAccountListUsersOfAgreementRow *user,
                  bool with_rights, AccessRow *ret_row) {
    SeatRights rights = {0};
    AccessRow row = {
        .site = user->site_number,
        .customer_name = user->site_name,
        .account = user->account_number,
        .account_name = user->account_name,
        .name = user->name,
        .mail = user->mail,
        .role = user->role,
        .from = user->from_day,
        .until = user->until_day,
        .until_null = user->until_day_null,
        .state = user->state,
        .last_sign_in = user->used_at,
        .last_sign_in_null = user->used_at_null,
    };
    if (with_rights) {
        TRY(seat_rights(context, (SeatKey){user->account, user->site, user->identity},
                        VIEWER_CUSTOMER, seat_role(user->role), &rights));
        row.right_set = rights.rights;
        row.rights = codes_of(context->arena, rights.rights);
    }
    *ret_row = row;
    return OK;
}

static Err load(const ActionContext *context, const AgreementLoaded *loaded, SiteId only_site,
                AccessView *view) {
    QAccountListUsersOfAgreementRows users;
    TRY(q_account_list_users_of_agreement(
        context->db, context->arena,
        &(QAccountListUsersOfAgreementIn){.enterprise = loaded->enterprise,
                                          .agreement = loaded->agreement,
                                          .only_site = only_site},
        &users));
    view->rows = arena_array(context->arena, AccessRow, users.count);
    for (size_t i = 0; i < users.count; i++) {
        TRY(row_of(context, &users.rows[i], view->sees_rights, &view->rows[view->count++]));
    }
    return OK;
}

// Of which of its sites; false where the viewer sees none. A partner sees some of it, and none of
// its users.
static Err sites_seen(const ActionContext *context, const AgreementLoaded *loaded,
                      SiteId *ret_only_site, bool *ret_sees) {
    Sight sight = {0};
    bool whole = agreement_seen_whole(context, loaded->agreement);
    *ret_only_site = (SiteId){0};
    if (!whole && viewer_is_partner(context)) {
        TRY(sight_of_agreement(context, loaded->enterprise, loaded->agreement, &sight));
        whole = sees(sight);
    } else if (!whole) {
        *ret_only_site = context->viewer->site;
    }
    *ret_sees = whole || context->viewer->agreement.id == loaded->agreement.id;
    return OK;
}

// The agreement and the sites of it that the viewer may read; refuses as see_access_opens.
static Err open_access(const ActionContext *context, Text number, AgreementLoaded *ret_loaded,
                       SiteId *ret_only_site, Refusals *refusals) {
    EnterpriseId enterprise = {0};
    AgreementId agreement = {0};
    bool found = false;
    TRY(directory_find(context->db, context->arena, S("agreement"),
                       number_typed(context->arena, number), &enterprise, &agreement.id, &found));
    // What is not there does the work of what is hidden (V6).
    TRY(agreement_load(context, enterprise, agreement, ret_loaded, &found));
    if (found) {
        TRY(sites_seen(context, ret_loaded, ret_only_site, &found));
    }
    if (!found || !access_opens(context->viewer)) {
        refuse(refusals,
               (Refusal){.id = found ? REFUSAL_RIGHT_MISSING : REFUSAL_AGREEMENT_NOT_FOUND,
                         .field = S("agreement"),
                         .value = number});
    }
    return OK;
}

Err see_access_opens(const ActionContext *context, Text number, Text *ret_agreement,
                     Refusals *ret_refusals) {
    AgreementLoaded loaded = {0};
    SiteId only_site = {0};
    *ret_refusals = (Refusals){0};
    TRY(open_access(context, number, &loaded, &only_site, ret_refusals));
    *ret_agreement = refused(ret_refusals) ? (Text){0} : loaded.kept.number;
    return OK;
}

Err do_access_read(const ActionContext *context, Text number, AccessView *ret_access,
                   Refusals *ret_refusals) {
    AgreementLoaded loaded = {0};
    SiteId only_site = {0};
    AccessView view = {.sees_rights = sees_rights(context->viewer)};
    *ret_refusals = (Refusals){0};
    TRY(open_access(context, number, &loaded, &only_site, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    view.whole = only_site.id == 0;
    TRY(load(context, &loaded, only_site, &view));
    TRY(read_note(context, loaded.enterprise, S("users.read"), loaded.agreement.id));
    *ret_access = view;
    return OK;
}

// ---- as a file ----

void access_state(AccessState *state, Text number) {
    ENSURE(number.len <= sizeof state->number);
    memcpy(state->number, number.bytes, number.len);
    state->number_len = number.len;
}

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    AccessState *state = given;
    AccessView view = {0};
    Refusals refusals = {0};
    (void)memory;
    TRY(do_access_read(context, (Text){state->number, state->number_len}, &view, &refusals));
    size_t at = state->at;
    size_t left = view.count > at ? view.count - at : 0;
    *ret_count = left < ROW_SOURCE_BATCH ? left : ROW_SOURCE_BATCH;
    *ret_rows = *ret_count > 0 ? view.rows + at : NULL;
    *ret_more = left > *ret_count;
    state->at += *ret_count;
    return OK;
}

const RowSource access_source = {&access_columns, sizeof(AccessState), next};
