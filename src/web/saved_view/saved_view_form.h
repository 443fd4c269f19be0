// The form of a view that could not be kept, as it was typed.
#ifndef WEB_SAVED_VIEW_SAVED_VIEW_FORM_H
#define WEB_SAVED_VIEW_SAVED_VIEW_FORM_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/table/kept.h"

typedef struct {
    Message list;
    Url back; // the list as it was
    FormKeys keys;
    KeptList kept;
    FormField name, shared;
} SavedViewForm;

#endif
