// What a complaint about input says to a person, in no language yet.
#ifndef BASE_SHOW_COMPLAINT_MESSAGE_H
#define BASE_SHOW_COMPLAINT_MESSAGE_H

#include "base/input/complaint.h"
#include "base/show/message.h"

// What is wrong: "2023-02-30 is no day".
Message complaint_message(const Complaint *complaint);
// What is allowed: "write it as YYYY-MM-DD".
Message complaint_next(const Complaint *complaint);

#endif
