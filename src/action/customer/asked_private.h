// The filters that lists of customers and of agreements share: numbers, names and choices as
// somebody asked for them, made ready for the queries. Each refuses what is none and goes on.
// Inside action.
#ifndef ACTION_CUSTOMER_ASKED_PRIVATE_H
#define ACTION_CUSTOMER_ASKED_PRIVATE_H

#include "action/action_private.h"
#include "base/input/fields.h"
#include "domain/record/number_typed.h"

// A name of portal.md §12.
typedef struct {
    Text folded;  // empty: not asked
    Text words;   // as JSON, "[]" where nothing is asked: PostgreSQL reads it even then
    Text longest; // of the words
} NameAsked;

// False where nothing is to be looked up: none is typed, or zeros are offered (C4) and that is
// refused.
bool asked_number(const ActionContext *context, NumberKind kind, Text typed, Text *ret_number,
                  Refusals *refusals);

// Refuses search_too_short.
Err asked_name(const ActionContext *context, Text name, NameAsked *ret_name, Refusals *refusals);

// A list of choices as the queries take it; refuses bad_choice for each that is none.
Text asked_choices(const ActionContext *context, const FieldList *given, Text field,
                   bool (*is_choice)(const ActionContext *context, Text name), Refusals *refusals);

// True where nothing is asked, or this is among it.
bool asked_has(const FieldList *asked, Text value);

bool asked_is_programme(const ActionContext *context, Text name);
bool asked_is_customer_type(const ActionContext *context, Text name);
bool asked_is_level(const ActionContext *context, Text name);

#endif
