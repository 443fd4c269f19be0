// Forms that carry files (multipart/form-data, RFC 7578). Pure: the body in, its parts out; the
// files are pieces of the body, not copies.
#ifndef NET_HTTP_MULTIPART_H
#define NET_HTTP_MULTIPART_H

#include "net/http_text.h"

// The boundary of a Content-Type header; false where it names none, or one that RFC 2046 does not
// know.
bool http_boundary(Text content_type, Text *ret_boundary);

// Reads a body's parts: those with a file's name into files, the others into the form; ret_names
// has for each of files, in its place, the field's name and the file's own as it was sent (empty
// where it is no text). Broken: the body is not built so, a part has no name, or a value is no
// text. Many: more than `most`.
HttpPairsResult http_read_multipart(Arena *arena, Text body, Text boundary, size_t most,
                                    HttpPairs *ret_form, HttpPairs *ret_files,
                                    HttpPairs *ret_names);

#endif
