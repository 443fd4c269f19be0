// Long answers. A stream holds one piece: the network thread copies it out as the client takes it;
// when nothing is left it suspends the connection and puts it into the queue, and a worker makes
// the next piece. So a slow client holds a piece's memory, and no thread.
#include "net/http_core_private.h"

#include <stdlib.h>
#include <string.h>

enum { MEMORY_BYTES = 1 << 20 };

struct HttpStream {
    HttpProduce produce;
    void *state;
    Arena memory;
    HttpServer *server; // NULL: not being sent
    Exchange *exchange; // gone when the library frees the stream
    HttpProduced last;  // what the last pull said
    size_t len;         // of the piece
    size_t at;          // the client has what is before it
    char piece[];       // HTTP_PIECE_BYTES
};

Err http_answer_stream(HttpAnswer *answer, Text type, HttpProduce produce, size_t state_bytes,
                       void **ret_state) {
    ENSURE(answer->stream == NULL);
    HttpStream *stream = malloc(sizeof *stream + HTTP_PIECE_BYTES);
    if (stream == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    *stream = (HttpStream){.produce = produce};
    Err err = arena_init(&stream->memory, MEMORY_BYTES);
    if (err_failed(err)) {
        free(stream);
        return err;
    }
    stream->state = arena_take(&stream->memory, state_bytes);
    bool added = http_answer_header(answer, S("Content-Type"), type);
    ENSURE(added);
    answer->stream = stream;
    answer->stream_memory = &stream->memory;
    *ret_state = stream->state;
    return OK;
}

void http_stream_free(HttpStream *stream) {
    if (stream->server != NULL) {
        atomic_fetch_sub(&stream->server->streams, 1);
        atomic_fetch_sub(&stream->server->held_bytes, HTTP_PIECE_BYTES);
    }
    arena_free(&stream->memory);
    free(stream);
}

void http_stream_pull(HttpStream *stream, Worker *worker) {
    TextBuf piece = {.bytes = stream->piece, .max = HTTP_PIECE_BYTES};
    HttpPull pull = {
        .state = stream->state,
        .memory = &stream->memory,
        .scratch = &worker->arena,
        .context = worker->server->options.context,
        .worker = worker->number,
        .piece = &piece,
    };
    stream->last = stream->produce(&pull);
    ENSURE(!piece.overflow);
    ENSURE(stream->last != HTTP_MORE || piece.len > 0);
    stream->len = piece.len;
    stream->at = 0;
}

// ---- in the network thread ----

static ssize_t hand_out(HttpStream *stream, char *bytes, size_t most) {
    size_t rest = stream->len - stream->at;
    size_t len = rest < most ? rest : most;
    memcpy(bytes, stream->piece + stream->at, len);
    stream->at += len;
    Exchange *exchange = stream->exchange;
    exchange->sent_bytes += (int64_t)len;
    http_link_allow(exchange->link, exchange->server->options.limits.piece_ms * 1000);
    return (ssize_t)len;
}

static ssize_t read_stream(void *argument, uint64_t position, char *bytes, size_t most) {
    (void)position;
    HttpStream *stream = argument;
    if (stream->last == HTTP_BROKEN) {
        return MHD_CONTENT_READER_END_WITH_ERROR;
    }
    if (stream->at < stream->len) {
        return hand_out(stream, bytes, most);
    }
    if (stream->last == HTTP_LAST) {
        return MHD_CONTENT_READER_END_OF_STREAM;
    }
    http_link_allow(stream->exchange->link, 0);
    bool is_added = http_work_add(stream->exchange) == HTTP_PASSED;
    return is_added ? 0 : MHD_CONTENT_READER_END_WITH_ERROR;
}

static void free_stream(void *argument) {
    http_stream_free(argument);
}

struct MHD_Response *http_stream_make(Exchange *exchange, HttpStream *stream) {
    HttpServer *server = exchange->server;
    stream->server = server;
    stream->exchange = exchange;
    exchange->stream = stream;
    atomic_fetch_add(&server->streams, 1);
    atomic_fetch_add(&server->held_bytes, HTTP_PIECE_BYTES);
    struct MHD_Response *response =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, read_stream, stream, free_stream);
    if (response == NULL) {
        http_stream_free(stream);
    } else if (exchange->method == HTTP_HEAD) {
        // The library ends chunks that it has not begun (0.9.75): so no chunks, and the end of the
        // connection is the end of the answer.
        (void)MHD_set_response_options(response, MHD_RF_HTTP_1_0_COMPATIBLE_STRICT, MHD_RO_END);
    }
    return response;
}
