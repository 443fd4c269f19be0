// The filters of the list of agreements.
#include "action/agreement/agreements_input.h"

#include <stddef.h>

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(AgreementsInput, member)

static const Field fields[] = {
    {ASKED(agreement, FIELD_NAME)},
    {ASKED(name, FIELD_NAME)},
    {ASKED(programme, FIELD_NAMES)},
    {ASKED(customer_type, FIELD_NAMES)},
    {ASKED(level, FIELD_NAMES)},
    {ASKED(state, FIELD_NAMES)},
    {ASKED(sort, FIELD_NAME)},
    {ASKED(after, FIELD_NAME)},
    {ASKED(limit, FIELD_INTEGER), .least = 1, .most = AGREEMENTS_LIMIT_MAX},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(AgreementsInput, when)}};
const FieldTable agreements_fields =
    FIELD_TABLE_WITH("a question for agreements", AgreementsInput, fields, insides);
