// Asks the permission table and the tool rights, in this order.
#include "action/gate.h"

static Party party_of_desk(Desk desk) {
    switch (desk) {
    case DESK_CARE:
        return PARTY_CARE;
    case DESK_PRICING:
        return PARTY_PRICING;
    case DESK_ORDERS:
        return PARTY_ORDERS;
    case DESK_RENEWALS:
        return PARTY_RENEWALS;
    case DESK_ADMIN:
        return PARTY_ADMIN;
    case DESK_AUDITOR:
        return PARTY_AUDITOR;
    case DESK_NONE:
        break;
    }
    NEVER("a desk of staff");
}

Capacity viewer_capacity(const Viewer *viewer) {
    if (viewer->kind == VIEWER_STAFF) {
        return (Capacity){.party = party_of_desk(viewer->desk)};
    }
    return (Capacity){
        .party = viewer->kind == VIEWER_PARTNER ? PARTY_PARTNER : PARTY_CUSTOMER,
        .is_primary = viewer->role == SEAT_PRIMARY,
    };
}

// Staff have no tool rights: their desk is their right. A primary holds all.
static bool has_right(const Gate *gate, const Viewer *viewer) {
    if (viewer->kind == VIEWER_STAFF || viewer->role == SEAT_PRIMARY) {
        return true;
    }
    if (!subject_is_for_users(gate->subject)) {
        return false;
    }
    return rights_have(viewer->rights,
                       viewer->kind == VIEWER_PARTNER ? gate->partner : gate->customer);
}

GateVerdict gate_ask(const Gate *gate, bool has_identity, const Viewer *viewer) {
    if (gate->kind == GATE_ANYBODY) {
        return GATE_OPEN;
    }
    if (!has_identity) {
        return GATE_SIGN_IN;
    }
    if (gate->kind == GATE_IDENTITY) {
        return GATE_OPEN;
    }
    if (viewer == NULL) {
        return GATE_CHOOSE_SEAT;
    }
    if (gate->kind == GATE_SEAT) {
        return GATE_OPEN;
    }
    ENSURE(gate->kind == GATE_PERMISSION);
    Permission permission = permission_of(viewer_capacity(viewer), gate->subject, gate->act);
    return permission.reach != REACH_NONE && has_right(gate, viewer) ? GATE_OPEN : GATE_FORBIDDEN;
}
