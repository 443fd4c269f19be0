// What a seat is called.
#ifndef WEB_ACCOUNT_SEAT_WORDS_H
#define WEB_ACCOUNT_SEAT_WORDS_H

#include "action/identity/session.h"
#include "base/show/message.h"

// "Partner", "Customer", "Staff"
Message seat_kind_words(const SeatRow *seat);
// "Primary contact"; of staff its desk.
Message seat_role_words(const SeatRow *seat);
// "Reports"
Message right_words(Right right);

#endif
