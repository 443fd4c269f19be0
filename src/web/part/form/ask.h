// A page that asks before something happens. With scripts the same form opens in a dialog.
#ifndef WEB_PART_FORM_ASK_H
#define WEB_PART_FORM_ASK_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/facts.h"
#include "web/part/table/kept.h"

typedef struct {
    Message title;
    Message text;
    Facts facts;
    FormFields fields;
    Url action;
    FormKeys keys;
    KeptList kept; // carried on unseen
    bool sends_file;
    bool danger; // it takes something away
    Message button;
    Url back;
} Ask;

#endif
