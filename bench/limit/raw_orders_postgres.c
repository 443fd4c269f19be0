// The limit of `orders_postgres`: the rows of the same orders of ten lines, put into the same
// tables as raw as PostgreSQL takes them: prepared, durable, each order one pipeline with its
// COMMIT, so one round trip. Reads and decides nothing; references between rows are not looked at.
//
//   raw_orders_postgres ADDRESS CALLERS SECONDS   prints orders/s; a superuser's address of a
//   schema that
//                                                 orders_postgres has set up, and that is spoilt by
//                                                 this
#include <postgresql/libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    LINES = 10,
    CALLERS_MAX = 64,
    FIRST_OF_LINES = 10,
    ALL = 15,
    NUMBER_BYTES = 24,
    WARM_SECONDS = 1
};

// $1 the customer, $2 its transaction, $3 an id, $4 a line, $5 a text of its own.
static const char *const statements[ALL] = {
    "BEGIN",
    "UPDATE enterprise SET seq = $2 WHERE enterprise = $1",
    "INSERT INTO recorded VALUES ($1, $2, 1740787200, '2025-03-01')",
    "UPDATE agreement SET term = 1, term_start = '2025-03-01', term_end = '2026-02-28', "
    "first_anniversary = '2026-03-01', term_points = $2, level = 'D', floor = 'BL' "
    "WHERE enterprise = $1",
    "INSERT INTO orders (enterprise, order_id, seq, number, kind, state, agreement, site, term, "
    "accepted_on, accepted_at, level, points, total, currency, country_group, programme_version, "
    "actor, account, request) VALUES ($1, $3, $2, $5, 'order', 'accepted', 1048576, 1048577, 1, "
    "'2025-03-01', 1740787200, 'D', 5000, 475000, 'USD', 'WW', 1, 0, 0, $5)",
    "INSERT INTO proof (enterprise, proof, seq, number, issued_on, order_id, site) VALUES ($1, "
    "$3 + 100, $2, $5, '2025-03-01', $3, 1048577)",
    "INSERT INTO directory VALUES ('order', $5, $1, $3), ('proof', $5, $1, $3)",
    "INSERT INTO outbox VALUES ($1, $2, 1, 'proof.issued', $3), ($1, $2, 2, 'order.accepted', $3)",
    "INSERT INTO audit VALUES ($1, $2, 1740787200, 0, 0, 'order.accept', $3, $5)",
    "INSERT INTO request_key VALUES ($1, 0, $5, "
    "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', $2, $3)",
    // the lines
    "INSERT INTO order_line (enterprise, order_id, line, site, part, quantity, returned, "
    "price_row, "
    "price_on, yearly, unit, extended, points, coverage_start, coverage_end) VALUES ($1, $3, $4, "
    "1048577, 'P0', 5, 0, $4, '2025-03-01', 9500, 9500, 47500, 500, '2025-03-01', '2026-03-31')",
    "INSERT INTO points_entry VALUES ($1, 1048576, $2, $4, 1, '2025-03-01', 'order', $3, 1048577, "
    "'P0', 5, 500)",
    "INSERT INTO entitlement (enterprise, entitlement, site, part, order_id, line, quantity, "
    "coverage_end, agreement_since) VALUES ($1, $3::bigint + $4, 1048577, 'P0', $3, $4, 5, "
    "'2026-03-31', '2025-03-01')",
    "INSERT INTO entitlement_event (enterprise, entitlement, event, seq, cause, on_day, site, "
    "change, "
    "coverage_end, agreement_since) VALUES ($1, $3::bigint + $4, $3::bigint + 50 + $4, $2, "
    "'order', "
    "'2025-03-01', 1048577, 5, '2026-03-31', '2025-03-01')",
    "COMMIT",
};

static double seconds_now(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void must(PGconn *connection, int good) {
    if (!good) {
        (void)fprintf(stderr, "raw_orders_postgres: %s\n", PQerrorMessage(connection));
        _exit(1);
    }
}

// All statements take the same five parameters; the comparison makes those that a text does not use
// known.
static void prepare(PGconn *connection) {
    static const Oid types[] = {20, 20, 20, 20, 25};
    for (int i = 0; i < ALL; i++) {
        char name[NUMBER_BYTES];
        (void)snprintf(name, sizeof name, "s%d", i);
        int parameters = i == 0 || i == ALL - 1 ? 0 : 5;
        PGresult *result = PQprepare(connection, name, statements[i], parameters, types);
        must(connection, PQresultStatus(result) == PGRES_COMMAND_OK);
        PQclear(result);
    }
}

static int send_statement(PGconn *connection, int number, const char *const *values) {
    char name[NUMBER_BYTES];
    (void)snprintf(name, sizeof name, "s%d", number);
    must(connection, PQsendQueryPrepared(connection, name, number == 0 || number == ALL - 1 ? 0 : 5,
                                         values, NULL, NULL, 0));
    return 1;
}

static void take_answers(PGconn *connection, int count) {
    must(connection, PQpipelineSync(connection));
    for (int i = 0; i < count; i++) {
        PGresult *result = PQgetResult(connection);
        must(connection, PQresultStatus(result) == PGRES_COMMAND_OK);
        PQclear(result);
        (void)PQgetResult(connection);
    }
    PQclear(PQgetResult(connection));
}

static void order(PGconn *connection, int caller, long number) {
    char texts[5][NUMBER_BYTES];
    const char *values[5];
    int sent = 0;
    for (int i = 0; i < 5; i++) {
        values[i] = texts[i];
    }
    (void)snprintf(texts[0], NUMBER_BYTES, "%d", caller);
    (void)snprintf(texts[1], NUMBER_BYTES, "%ld", number + 2);
    (void)snprintf(texts[2], NUMBER_BYTES, "%ld", (number + 2) * 1048576);
    (void)snprintf(texts[3], NUMBER_BYTES, "1");
    (void)snprintf(texts[4], NUMBER_BYTES, "r%d-%ld", caller, number);
    for (int i = 0; i < FIRST_OF_LINES; i++) {
        sent += send_statement(connection, i, values);
    }
    for (int line = 1; line <= LINES; line++) {
        (void)snprintf(texts[3], NUMBER_BYTES, "%d", line);
        for (int i = FIRST_OF_LINES; i < ALL - 1; i++) {
            sent += send_statement(connection, i, values);
        }
    }
    sent += send_statement(connection, ALL - 1, values);
    take_answers(connection, sent);
}

static void call(const char *address, int caller, double begin, double end, long *orders) {
    PGconn *connection = PQconnectdb(address);
    must(connection, PQstatus(connection) == CONNECTION_OK);
    PQclear(PQexec(connection, "SET session_replication_role = replica"));
    prepare(connection);
    must(connection, PQenterPipelineMode(connection));
    double before = seconds_now();
    for (long number = 0; before < end; number++) {
        order(connection, caller, number);
        double after = seconds_now();
        *orders += before >= begin && after < end;
        before = after;
    }
    PQfinish(connection);
    _exit(0);
}

int main(int count, char **words) {
    int callers = count == 4 ? (int)strtol(words[2], NULL, 10) : 0;
    int seconds = count == 4 ? (int)strtol(words[3], NULL, 10) : 0;
    if (callers < 1 || callers > CALLERS_MAX || seconds < 1) {
        (void)fputs("usage: raw_orders_postgres ADDRESS CALLERS SECONDS\n", stderr);
        return 2;
    }
    long *orders = mmap(NULL, sizeof *orders * CALLERS_MAX, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    double begin = seconds_now() + WARM_SECONDS;
    int first = (int)getpid() * CALLERS_MAX; // enterprises that nobody has
    for (int i = 0; i < callers; i++) {
        if (fork() == 0) {
            call(words[1], first + i, begin, begin + seconds, &orders[i]);
        }
    }
    long sum = 0;
    int failed = 0;
    int status = 0;
    while (wait(&status) > 0) {
        failed |= status;
    }
    for (int i = 0; i < callers; i++) {
        sum += orders[i];
    }
    printf("%ld orders/s raw, %d callers, %d s\n", sum / seconds, callers, seconds);
    return failed != 0;
}
