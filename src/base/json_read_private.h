// Walking over JSON text without a tree: what the parser library does not tell (places of values)
// or cannot hold (numbers beyond its range).
#ifndef BASE_JSON_READ_PRIVATE_H
#define BASE_JSON_READ_PRIVATE_H

#include "base/json_read.h"

// Prepares a copy of the text for the parser: numbers beyond its range are replaced, in place and
// with blanks behind, by the nearest it holds (integers) or by one half (decimals, whose value
// nobody reads). False where the nesting is deeper than JSON_DEPTH_MAX; ret_line says where.
bool json_scan_prepare(char *bytes, size_t len, int32_t *ret_line);

// The offset at which the value at `place` begins, in text that is known to be JSON.
size_t json_scan_find(Text text, const JsonPlace *place);
// The text of that value.
Text json_scan_value(Text text, const JsonPlace *place);

#endif
