// Public numbers as somebody typed them (portal.md C4).
#ifndef DOMAIN_RECORD_NUMBER_TYPED_H
#define DOMAIN_RECORD_NUMBER_TYPED_H

#include "domain/record/number.h"

// Without spaces, hyphens and full-width forms, in capitals.
Text number_typed(Arena *arena, Text typed);
// True where it has only digits and fewer than a number of its kind: *ret_offer is the same with
// the zeros in front. Nothing is looked up: the offer says nothing of what there is.
bool number_lacks_zeros(Arena *arena, NumberKind kind, Text number, Text *ret_offer);

#endif
