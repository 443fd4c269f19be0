// Head, rows and tail into pieces.
#include "report/rows_stream.h"

static Err add_piece(void *target, Text piece) {
    TextBuf *buf = target;
    buf_add(buf, piece);
    return buf->overflow ? FAULT_AT(FAULT_TOO_LARGE, 0) : OK;
}

Err rows_stream_add(RowsStream *stream, Arena *arena, const void *rows, size_t count, bool last,
                    TextBuf *piece) {
    Sink sink = {add_piece, piece};
    if (!stream->begun) {
        TRY(rows_write_head(arena, &stream->form, S(""), sink));
        stream->begun = true;
    }
    TRY(rows_write(arena, &stream->form, rows, count, !stream->rows, sink));
    stream->rows = stream->rows || count > 0;
    return last ? rows_write_tail(arena, &stream->form, sink) : OK;
}
