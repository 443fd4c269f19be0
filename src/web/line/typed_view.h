// Views of typed lines and of parts that were found, for the forms that take them.
#ifndef WEB_LINE_TYPED_VIEW_H
#define WEB_LINE_TYPED_VIEW_H

#include "action/line/part_find.h"
#include "action/line/typed_lines.h"
#include "web/line/found_parts.h"
#include "web/line/typed_table.h"
#include "web/page.h"
#include "web/part/form/field.h"

// What was pasted with one line more.
Text typed_with_line(Arena *arena, Text paste, Text line);
// The field of what is pasted, with its label and hint; `paste` is what was read of it.
FormField typed_paste_field(const PageCall *call, const Refusals *refusals, Text paste,
                            Message label, Message hint);
FormField typed_find_field(const PageCall *call, const Refusals *refusals);
// `searched`: somebody looked for something, and was not refused.
FoundParts found_parts(const PageCall *call, const PartsFound *found, bool searched);
// Fills the row of a line that is wrong, or of which nothing is known yet.
void typed_row_bad(const PageCall *call, const TypedLine *line, TypedRow *row);
TypedTable typed_table(const TypedLines *lines, TypedRows rows, Message label);

#endif
