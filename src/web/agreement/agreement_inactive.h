// What pages say above everything where an agreement is inactive (R1.9).
#ifndef WEB_AGREEMENT_AGREEMENT_INACTIVE_H
#define WEB_AGREEMENT_AGREEMENT_INACTIVE_H

#include "web/page.h"
#include "web/part/frame/notice.h"

// Adds it, with the way back, where the state is inactive; there is room for one more.
void agreement_inactive_tell(const PageCall *call, Text agreement, Text state, Notices *notices);

#endif
