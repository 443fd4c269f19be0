// The state of a list that is streamed as a file: which columns, in which form, how far.
#ifndef REPORT_ROWS_STREAM_H
#define REPORT_ROWS_STREAM_H

#include "report/rows_file.h"

typedef struct {
    RowsForm form;
    bool begun; // the head is written
    bool rows;  // so is a row
} RowsStream;

// Adds the next rows to a piece, and before the first and behind the last what belongs there.
// `room` of the piece must hold them: FAULT_TOO_LARGE where it does not.
Err rows_stream_add(RowsStream *stream, Arena *arena, const void *rows, size_t count, bool last,
                    TextBuf *piece);

#endif
