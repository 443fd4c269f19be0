// The limit of orders over HTTP on PostgreSQL: writes the rows that those orders left in a database
// into a copy of the one from before them. An order is one prepared statement, a transaction of its
// own: one round trip, and its rows are in the server already. It reads and decides nothing, and
// follows no ledger; it checks references only where it is told to.
//   raw_same_orders_postgres AFTER BEFORE CALLERS [references]    prints orders per second;
//   addresses
//                                                                 of a superuser
#include "../measure.h"
#include "same_orders.h"

#include <postgresql/libpq-fe.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    SQL_MAX = 16384,
    COLUMNS_MAX = 1024,
    CALLERS_MAX = 64,
    NUMBER_BYTES = 24,
    WARM = 8, // orders of each caller before the clock starts
};

typedef struct {
    pthread_barrier_t begin;
    atomic_long next;
    int checks_references;
    int64_t begun[CALLERS_MAX];
    int64_t ended[CALLERS_MAX];
    int64_t spent[CALLERS_MAX]; // of the processors, by the caller and its backend
} Shared;

static void must(PGconn *connection, int good) {
    if (!good) {
        (void)fprintf(stderr, "raw_same_orders_postgres: %s\n", PQerrorMessage(connection));
        _exit(1);
    }
}

static PGconn *connect_to(const char *address) {
    PGconn *connection = PQconnectdb(address);
    must(connection, PQstatus(connection) == CONNECTION_OK);
    return connection;
}

static void run(PGconn *connection, const char *sql) {
    PGresult *result = PQexec(connection, sql);
    ExecStatusType status = PQresultStatus(result);
    must(connection, status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK);
    PQclear(result);
}

static void ask(PGconn *connection, const char *sql, char *ret_text, size_t size) {
    PGresult *result = PQexec(connection, sql);
    must(connection, PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1);
    (void)snprintf(ret_text, size, "%s", PQgetvalue(result, 0, 0));
    PQclear(result);
}

// Rows of one database into a table of the other.
static void pump(PGconn *from, const char *rows, PGconn *into, const char *table) {
    char sql[SQL_MAX];
    char *data = NULL;
    int length;
    (void)snprintf(sql, sizeof sql, "COPY (%s) TO STDOUT (FORMAT binary)", rows);
    PGresult *out = PQexec(from, sql);
    must(from, PQresultStatus(out) == PGRES_COPY_OUT);
    (void)snprintf(sql, sizeof sql, "COPY %s FROM STDIN (FORMAT binary)", table);
    PGresult *in = PQexec(into, sql);
    must(into, PQresultStatus(in) == PGRES_COPY_IN);
    while ((length = PQgetCopyData(from, &data, 0)) > 0) {
        must(into, PQputCopyData(into, data, length) == 1);
        PQfreemem(data);
    }
    must(from, length == -1);
    must(into, PQputCopyEnd(into, NULL) == 1);
    PQclear(in);
    PQclear(out);
    in = PQgetResult(into);
    must(into, PQresultStatus(in) == PGRES_COMMAND_OK);
    PQclear(in);
    (void)PQgetResult(into);
    out = PQgetResult(from);
    must(from, PQresultStatus(out) == PGRES_COMMAND_OK);
    PQclear(out);
    (void)PQgetResult(from);
}

// Before the clock starts: the rows of each table, order by order, where they will be written.
static void gather(PGconn *after, PGconn *before) {
    char rows[SQL_MAX];
    char sql[SQL_MAX];
    run(after, "CREATE TEMP TABLE had (enterprise bigint PRIMARY KEY, seq bigint)");
    pump(before, "SELECT enterprise, seq FROM enterprise", after, "had");
    run(after,
        "ANALYZE had; CREATE TEMP TABLE done AS SELECT ROW_NUMBER() OVER (ORDER BY o.seq - e.seq, "
        "o.enterprise) AS n, o.enterprise, o.seq FROM orders AS o JOIN had AS e "
        "ON e.enterprise = o.enterprise WHERE o.seq > e.seq; ANALYZE done");
    for (int i = 0; i < SAME_TABLES; i++) {
        const char *name = same_tables[i].name;
        (void)snprintf(sql, sizeof sql,
                       "CREATE UNLOGGED TABLE new_%s AS SELECT 0::bigint AS n, t.* FROM %s AS t "
                       "WHERE false",
                       name, name);
        run(before, sql);
        (void)snprintf(rows, sizeof rows,
                       "SELECT d.n, t.* FROM done AS d JOIN %s AS t ON t.%s = d.enterprise AND "
                       "t.%s = d.seq ORDER BY d.n",
                       name, same_tables[i].enterprise, same_tables[i].seq);
        (void)snprintf(sql, sizeof sql, "new_%s", name);
        pump(after, rows, before, sql);
        (void)snprintf(sql, sizeof sql, "CREATE INDEX ON new_%s (n)", name);
        run(before, sql);
    }
    run(before, "ANALYZE");
    run(before, "CHECKPOINT");
}

// All that one order writes, $1 its number.
static void prepare(PGconn *connection) {
    char sql[SQL_MAX];
    int length = snprintf(
        sql, sizeof sql,
        "WITH the AS (SELECT enterprise, agreement, points FROM new_orders WHERE n = $1), "
        "seq AS (UPDATE enterprise AS e SET seq = e.seq + 1 FROM the WHERE e.enterprise = "
        "the.enterprise), standing AS (UPDATE agreement AS a SET term_points = a.term_points + "
        "the.points FROM the WHERE a.enterprise = the.enterprise AND a.agreement = the.agreement)");
    for (int i = 0; i < SAME_TABLES; i++) {
        char of_table[SQL_MAX];
        char columns[COLUMNS_MAX];
        (void)snprintf(of_table, sizeof of_table,
                       "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM "
                       "pg_attribute WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT "
                       "attisdropped",
                       same_tables[i].name);
        ask(connection, of_table, columns, sizeof columns);
        length += snprintf(sql + length, sizeof sql - (size_t)length,
                           ", i%d AS (INSERT INTO %s (%s) SELECT %s FROM new_%s WHERE n = $1)", i,
                           same_tables[i].name, columns, columns, same_tables[i].name);
    }
    (void)snprintf(sql + length, sizeof sql - (size_t)length, " SELECT 1");
    PGresult *result = PQprepare(connection, "order", sql, 1, (const Oid[]){20});
    must(connection, PQresultStatus(result) == PGRES_COMMAND_OK);
    PQclear(result);
}

static void put(PGconn *connection, long order) {
    char text[NUMBER_BYTES];
    (void)snprintf(text, sizeof text, "%ld", order);
    PGresult *result =
        PQexecPrepared(connection, "order", 1, (const char *const[]){text}, NULL, NULL, 0);
    must(connection, PQresultStatus(result) == PGRES_TUPLES_OK);
    PQclear(result);
}

// What this process and its backend, which is on the same machine, have taken of the processors.
static int64_t spent_with(int backend) {
    char path[NUMBER_BYTES * 2];
    long long spent = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/schedstat", backend);
    FILE *file = fopen(path, "r");
    if (file != NULL) {
        char line[NUMBER_BYTES * 4];
        spent = fgets(line, sizeof line, file) == NULL ? 0 : strtoll(line, NULL, 10);
        (void)fclose(file);
    }
    return spent + measure_now(MEASURE_PROCESSOR);
}

static void call(const char *address, int caller, long orders, Shared *shared) {
    PGconn *connection = connect_to(address);
    run(connection,
        "SET plan_cache_mode = force_generic_plan; SET jit = off; SET enable_seqscan = off; "
        "SET enable_hashjoin = off; SET enable_mergejoin = off");
    if (!shared->checks_references) {
        run(connection, "SET session_replication_role = replica");
    }
    prepare(connection);
    for (int i = 0; i < WARM; i++) {
        put(connection, atomic_fetch_add(&shared->next, 1));
    }
    (void)pthread_barrier_wait(&shared->begin);
    int64_t spent = spent_with(PQbackendPID(connection));
    shared->begun[caller] = measure_now(MEASURE_WALL);
    long order;
    while ((order = atomic_fetch_add(&shared->next, 1)) <= orders) {
        put(connection, order);
    }
    shared->ended[caller] = measure_now(MEASURE_WALL);
    shared->spent[caller] = spent_with(PQbackendPID(connection)) - spent;
    PQfinish(connection);
    _exit(0);
}

static Shared *share(int callers) {
    Shared *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_barrierattr_t between;
    (void)pthread_barrierattr_init(&between);
    (void)pthread_barrierattr_setpshared(&between, PTHREAD_PROCESS_SHARED);
    (void)pthread_barrier_init(&shared->begin, &between, (unsigned)callers);
    atomic_init(&shared->next, 1);
    return shared;
}

static int say(const Shared *shared, int callers, long orders) {
    char remark[SQL_MAX];
    int64_t begun = shared->begun[0];
    int64_t ended = 0;
    int64_t spent = 0;
    for (int i = 0; i < callers; i++) {
        begun = shared->begun[i] < begun ? shared->begun[i] : begun;
        ended = shared->ended[i] > ended ? shared->ended[i] : ended;
        spent += shared->spent[i];
    }
    (void)snprintf(
        remark, sizeof remark,
        "of the same rows, %d callers, %ld orders, %lld microseconds of the processors each",
        callers, orders, (long long)(spent / 1000 / orders));
    return measure_say(measure_rate(orders, ended - begun), "orders/s", remark);
}

int main(int count, char **words) {
    int callers = count == 4 || count == 5 ? (int)strtol(words[3], NULL, 10) : 0;
    char text[NUMBER_BYTES];
    if (callers < 1 || callers > CALLERS_MAX) {
        (void)fputs("usage: raw_same_orders_postgres AFTER BEFORE CALLERS [references]\n", stderr);
        return 2;
    }
    PGconn *after = connect_to(words[1]);
    PGconn *before = connect_to(words[2]);
    gather(after, before);
    ask(after, "SELECT COUNT(*) FROM done", text, sizeof text);
    long orders = strtol(text, NULL, 10);
    long warm = (long)callers * WARM;
    PQfinish(after);
    PQfinish(before);
    if (orders <= warm) {
        (void)fputs("raw_same_orders_postgres: too few orders\n", stderr);
        return 1;
    }
    Shared *shared = share(callers);
    shared->checks_references = count == 5;
    for (int i = 0; i < callers; i++) {
        if (fork() == 0) {
            call(words[2], i, orders, shared);
        }
    }
    int failed = 0;
    int status = 0;
    while (wait(&status) > 0) {
        failed |= status;
    }
    return failed != 0 ? 1 : say(shared, callers, orders - warm);
}
