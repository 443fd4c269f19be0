// What the two readers of field tables share: the rule of each kind of value, once.
#ifndef BASE_FIELDS_PRIVATE_H
#define BASE_FIELDS_PRIVATE_H

#include "base/input/fields.h"

// At most so many characters; 0: NAME_CHARACTERS_MAX.
bool field_take_name(Text name, int64_t most, const JsonPlace *place, Text *ret,
                     Complaints *complaints);
// The same where line breaks and tabs may stand between.
bool field_take_text(Text text, int64_t most, const JsonPlace *place, Text *ret,
                     Complaints *complaints);
bool field_take_date(Text text, const JsonPlace *place, Date *ret, Complaints *complaints);
bool field_take_instant(Text text, const JsonPlace *place, FieldInstant *ret,
                        Complaints *complaints);
// False where the text is none of the choices; nothing is complained about.
bool field_choice_of(Text text, const Field *field, int *ret);
void field_refuse_integer(Text quote, const JsonPlace *place, const Field *field,
                          Complaints *complaints);
void field_refuse_choice(Text quote, const JsonPlace *place, const Field *field,
                         Complaints *complaints);

// NULL where neither the table nor one inside it has such a field; *ret_base is where the struct
// that it is a member of begins in the table's own.
const Field *field_of(const FieldTable *table, Text name, size_t *ret_base);
void field_complain_missing(const FieldTable *table, const Field *field, const JsonPlace *place,
                            Complaints *complaints);
void field_complain_unknown(const FieldTable *table, Text name, const JsonPlace *place,
                            Complaints *complaints);

#endif
