// How a person is called and spoken to: name, language, time zone (portal.md P01, /me).
#ifndef ACTION_IDENTITY_ME_CHANGE_H
#define ACTION_IDENTITY_ME_CHANGE_H

#include "action/action.h"
#include "base/input/fields.h"

// What is empty stays as it is.
typedef struct {
    Text name;
    Text language;  // a tag of base/show/lang.h
    Text time_zone; // IANA's name
} MeChangeInput;

extern const FieldTable me_change_fields;

// The person is context->actor. Refuses bad_language, bad_time_zone. The same again changes nothing
// and is told nowhere, so that it needs no key.
Err do_me_change(const ActionContext *context, const MeChangeInput *input, Refusals *ret_refusals);

#endif
