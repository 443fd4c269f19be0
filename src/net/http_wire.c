// The head as it lies in the library's memory, and refusals written past the library.
//
// libmicrohttpd forgives: it takes a bare LF for a line's end, cuts a value at NUL, skips doubled
// blanks, and joins folded lines. What it hands out shows none of that. But it parses a head where
// it was received, so the texts that it hands out must lie one behind the other with exactly the
// separators between them that HTTP/1.1 asks for. Where a byte more or less lies between them,
// something was forgiven, and the head is refused. Only distances are compared; with another
// release that parses elsewhere every request would be refused, and the tests with it.
#include "net/http_core_private.h"
#include "net/http_text.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

// ---- reading ----

typedef struct {
    HttpPair *items;
    size_t room;
    size_t count;
} Gathered;

static enum MHD_Result gather(void *argument, enum MHD_ValueKind kind, const char *name,
                              size_t name_len, const char *value, size_t value_len) {
    (void)kind;
    Gathered *gathered = argument;
    if (gathered->count < gathered->room) {
        gathered->items[gathered->count] = (HttpPair){{name, name_len}, {value, value_len}};
    }
    gathered->count++;
    return MHD_YES;
}

size_t http_wire_headers(struct MHD_Connection *connection, HttpPair *items, size_t room) {
    Gathered gathered = {.items = items, .room = room};
    (void)MHD_get_connection_values_n(connection, MHD_HEADER_KIND, gather, &gathered);
    return gathered.count;
}

// Where the line behind these lines must begin, NULL where they do not lie as they must.
static const char *behind_lines(const char *at, HttpPairs headers) {
    for (size_t i = 0; i < headers.count; i++) {
        Text name = headers.items[i].name;
        Text value = headers.items[i].value;
        const char *after_colon = name.bytes + name.len + 1;
        if (name.bytes != at || value.bytes < after_colon) {
            return NULL;
        }
        at = value.bytes + value.len + 2; // CR LF
    }
    return at;
}

// METHOD SP TARGET SP VERSION CR LF, lines, CR LF: nothing else in so many bytes.
static bool lies_as_sent(const Exchange *exchange, const HttpHead *head) {
    const char *target = head->method.bytes + head->method.len + 1;
    const char *version = target + exchange->target.len + 1;
    if (exchange->wire_target != target || head->version.bytes != version) {
        return false;
    }
    const char *end = behind_lines(version + head->version.len + 2, head->headers);
    return end != NULL && end + 2 == head->method.bytes + head->bytes;
}

HttpHead http_wire_head(const Exchange *exchange, const char *method, const char *version,
                        HttpPair items[HEADERS_ROOM]) {
    const union MHD_ConnectionInfo *size =
        MHD_get_connection_info(exchange->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    HttpHead head = {
        .method = text_of(method),
        .target = exchange->target,
        .version = text_of(version),
        .bytes = size->header_size,
    };
    size_t count = http_wire_headers(exchange->connection, items, HEADERS_ROOM);
    head.headers = (HttpPairs){items, count < HEADERS_ROOM ? count : HEADERS_ROOM};
    head.is_whole = lies_as_sent(exchange, &head);
    return head;
}

// ---- refusing ----

// "Sat, 21 Nov 2026 21:17:06 GMT"
static void add_date(TextBuf *buf, Instant now) {
    static const char days[7][4] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    Date day = instant_civil_day(now, 0);
    CivilDay civil = date_civil(day);
    int64_t second = now.seconds - date_midnight_utc(day).seconds;
    buf_addf(buf, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[((day.days % 7) + 7) % 7], civil.day,
             months[civil.month - 1], civil.year, (int)(second / 3600), (int)(second / 60 % 60),
             (int)(second % 60));
}

void http_wire_refuse(const Exchange *exchange) {
    char bytes[1024];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    Text body = http_refusal_body(exchange->refusal);
    unsigned int status = (unsigned int)http_refusal_status(exchange->refusal);
    buf_addf(&buf, "HTTP/1.1 %u %s\r\nDate: ", status, MHD_get_reason_phrase_for(status));
    add_date(&buf, exchange->arrived_at);
    buf_addf(&buf,
             "\r\nConnection: close\r\nCache-Control: no-store\r\n"
             "Content-Type: application/problem+json\r\nContent-Length: %zu\r\n%s\r\n",
             body.len, status == MHD_HTTP_SERVICE_UNAVAILABLE ? "Retry-After: 1\r\n" : "");
    if (exchange->method != HTTP_HEAD) {
        buf_add(&buf, body);
    }
    ENSURE(!buf.overflow);
    // The socket's buffer is empty but for earlier answers; where these fill it, the client does
    // not read, and goes without.
    (void)send(exchange->link->socket, buf.bytes, buf.len, MSG_DONTWAIT | MSG_NOSIGNAL);
    (void)shutdown(exchange->link->socket, SHUT_WR);
}
