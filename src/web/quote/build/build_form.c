// The fields of the builder's forms.
#include "web/quote/build/build_form.h"

#include <stddef.h>

#define OWN_FIELDS                                                                                 \
    {.name = S_INIT("repair"), .kind = FIELD_BOOL, .offset = offsetof(QuoteBuildForm, repair)},    \
        {.name = S_INIT("merge"), .kind = FIELD_BOOL, .offset = offsetof(QuoteBuildForm, merge)},  \
        {.name = S_INIT("add"), .kind = FIELD_NAME, .offset = offsetof(QuoteBuildForm, add)}, {    \
        .name = S_INIT("find"), .kind = FIELD_NAME, .offset = offsetof(QuoteBuildForm, find)       \
    }

static const Field new_fields[] = {OWN_FIELDS};
static const FieldInside new_insides[] = {{&quote_build_fields, offsetof(QuoteBuildForm, build)}};
const FieldTable build_new_fields =
    FIELD_TABLE_WITH("a new quote", QuoteBuildForm, new_fields, new_insides);

#define BEGUN(member)                                                                              \
    {                                                                                              \
        .name = S_INIT(#member), .kind = FIELD_NAME,                                               \
        .offset = offsetof(QuoteBuildForm, build.member)                                           \
    }

static const Field begin_fields[] = {BEGUN(site), BEGUN(currency), BEGUN(reseller), BEGUN(enquiry)};
const FieldTable build_begin_fields = FIELD_TABLE("a new quote", QuoteBuildForm, begin_fields);

static const Text modes[] = {S_INIT("all"), S_INIT("good_lines")};
static const Field more_fields[] = {
    OWN_FIELDS,
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuoteBuildForm, revision),
     .least = 1,
     .most = INT32_MAX},
    {.name = S_INIT("paste"),
     .kind = FIELD_TEXT,
     .offset = offsetof(QuoteBuildForm, build.paste),
     .most = PASTE_CHARACTERS_MAX},
    {.name = S_INIT("mode"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(QuoteBuildForm, build.mode),
     .choices = modes,
     .choice_count = 2},
};
const FieldTable build_more_fields =
    FIELD_TABLE("more lines of a quote", QuoteBuildForm, more_fields);
