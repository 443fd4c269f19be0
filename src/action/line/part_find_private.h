// Finding parts in one price list. Inside action only.
#ifndef ACTION_LINE_PART_FIND_PRIVATE_H
#define ACTION_LINE_PART_FIND_PRIVATE_H

#include "action/action_private.h"
#include "action/line/part_find.h"

// Whose prices stand beside what is found.
typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement; // whose level it is
    Text country_group;
    Currency currency;
    bool buys; // R8.4: the viewer buys from the vendor, and is told what it pays
    Percent discount;
} PartShelf;

// Refuses search_too_short.
Err parts_find(Action *action, const PartShelf *shelf, Text find, PartsFound *ret_found);

#endif
