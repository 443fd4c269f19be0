// P01's columns of /me; identity is a code, for it has no number of its own.
#include "api/me/me_shape.h"

#include "api/answer.h"
#include "api/problem.h"
#include "domain/record/number.h"

#include <stddef.h>

typedef struct {
    Text site;
    Text kind;
    Text role;
    Text *rights;
    size_t right_count;
    bool until_null;
    Date until;
} Seat;

typedef struct {
    Text identity;
    MeView me;
    Text terms_version; // that ordering accepts (P18)
    Seat *sites;
    size_t site_count;
} Me;

static const Column seat_columns[] = {
    COLUMN(Seat, site, COLUMN_NUMBER),
    COLUMN(Seat, kind, COLUMN_TEXT),
    COLUMN(Seat, role, COLUMN_TEXT),
    COLUMN_OR_NULL(Seat, until, COLUMN_DATE),
};
static const ColumnTable seat_table = COLUMN_TABLE_PLAIN(seat_columns, Seat);
static const ShapePart seat_parts[] = {PART_LIST_OF_TEXTS("rights", Seat, rights, right_count)};
static const Shape seat_shape = SHAPE_WITH("seat", seat_table, seat_parts);

static const Column columns[] = {
    COLUMN(Me, identity, COLUMN_NUMBER),
    COLUMN_CALLED("name", Me, me.name, COLUMN_TEXT),
    COLUMN_CALLED("mail", Me, me.mail, COLUMN_TEXT),
    COLUMN_CALLED("language", Me, me.language, COLUMN_TEXT),
    COLUMN_CALLED("time_zone", Me, me.time_zone, COLUMN_TEXT),
    COLUMN(Me, terms_version, COLUMN_TEXT),
};
static const ColumnTable table = COLUMN_TABLE_PLAIN(columns, Me);
static const ShapePart parts[] = {PART_LIST("sites", &seat_shape, Me, sites, site_count)};
const Shape me_shape = SHAPE_WITH("me", table, parts);

static Text kind_name(ViewerKind kind) {
    return kind == VIEWER_PARTNER    ? S("partner")
           : kind == VIEWER_CUSTOMER ? S("customer")
                                     : S("staff");
}

static Seat seat_of(Arena *arena, const SeatRow *row) {
    static const Text roles[] = {[SEAT_PRIMARY] = S_INIT("primary"),
                                 [SEAT_SECONDARY] = S_INIT("secondary"),
                                 [SEAT_USER] = S_INIT("user"),
                                 [SEAT_STAFF] = S_INIT("staff")};
    Seat seat = {
        .site = row->number,
        .kind = kind_name(row->kind),
        .role = roles[row->role],
        .rights = arena_array(arena, Text, RIGHT_COUNT),
        .until_null = !row->has_until,
        .until = row->until,
    };
    for (int right = 0; right < (int)RIGHT_COUNT; right++) {
        if (rights_have(row->rights, (Right)right)) {
            seat.rights[seat.right_count++] = right_code((Right)right);
        }
    }
    return seat;
}

Err me_answer(EndpointCall *call) {
    Me me = {0};
    Refusals refusals = {0};
    TRY(see_me(call->context, call->secret, &me.me, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    me.identity = record_code(call->arena, call->context->number_key, me.me.identity.id);
    me.terms_version = call->context->prices.programme->terms_version;
    me.sites = arena_array(call->arena, Seat, me.me.seat_count);
    me.site_count = me.me.seat_count;
    for (size_t i = 0; i < me.site_count; i++) {
        me.sites[i] = seat_of(call->arena, &me.me.seats[i]);
    }
    return answer_shape(call, &me);
}
