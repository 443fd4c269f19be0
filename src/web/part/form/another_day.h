// The form under a page about one thing that asks for it as of another day (portal.md C5).
#ifndef WEB_PART_FORM_ANOTHER_DAY_H
#define WEB_PART_FORM_ANOTHER_DAY_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/table/kept.h"

typedef struct {
    Url action;
    FormFields fields;
    KeptList kept; // carried on unseen
} AnotherDay;

#endif
