// Kinds, roles, desks and rights to keys.
#include "web/account/seat_words.h"

#include "base/messages.h"

Message seat_kind_words(const SeatRow *seat) {
    switch (seat->kind) {
    case VIEWER_PARTNER:
        return msg_kind_partner();
    case VIEWER_CUSTOMER:
        return msg_kind_customer();
    case VIEWER_STAFF:
        break;
    }
    return msg_kind_vendor();
}

static Message desk_words(Desk desk) {
    switch (desk) {
    case DESK_CARE:
        return msg_desk_care();
    case DESK_PRICING:
        return msg_desk_pricing();
    case DESK_ORDERS:
        return msg_desk_orders();
    case DESK_RENEWALS:
        return msg_desk_renewals();
    case DESK_ADMIN:
        return msg_desk_admin();
    case DESK_AUDITOR:
        return msg_desk_auditor();
    case DESK_NONE:
        break;
    }
    NEVER("a desk of staff");
}

Message seat_role_words(const SeatRow *seat) {
    switch (seat->role) {
    case SEAT_PRIMARY:
        return msg_role_primary();
    case SEAT_SECONDARY:
        return msg_role_secondary();
    case SEAT_STAFF:
        return desk_words(seat->desk);
    case SEAT_USER:
        break;
    }
    return msg_role_user();
}

Message right_words(Right right) {
    switch (right) {
    case RIGHT_REPORTING:
        return msg_right_reporting();
    case RIGHT_ORDERING:
        return msg_right_ordering();
    case RIGHT_BIDS:
        return msg_right_bids();
    case RIGHT_GUIDED:
        return msg_right_guided();
    case RIGHT_PRICES:
        return msg_right_prices();
    case RIGHT_ACCESS_VIEW:
        return msg_right_access_view();
    case RIGHT_ACCESS_UPDATE:
        return msg_right_access_update();
    case RIGHT_CONTACTS_VIEW:
        return msg_right_contacts_view();
    case RIGHT_CONTACTS_UPDATE:
        return msg_right_contacts_update();
    case RIGHT_DOWNLOADS:
        return msg_right_downloads();
    case RIGHT_MEDIA:
        return msg_right_media();
    case RIGHT_QUOTES:
        return msg_right_quotes();
    case RIGHT_ENTITLEMENTS_VIEW:
        return msg_right_entitlements_view();
    case RIGHT_ENTITLEMENTS_UPDATE:
        return msg_right_entitlements_update();
    case RIGHT_DOCUMENTS_VIEW:
        return msg_right_documents_view();
    case RIGHT_AGREEMENT_VIEW:
        return msg_right_agreement_view();
    case RIGHT_COUNT:
        break;
    }
    NEVER("a right");
}
