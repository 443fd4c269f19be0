// Opening a connection to PostgreSQL: what the address may not say otherwise, and settings that are
// read back.
#include "store/postgres/postgres_connect.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const char *ask; // a condition that holds
    FaultCode fault; // else
} Setting;

// D1: weaker settings are refused. What a session may change is set once more, so that a change of
// the server's configuration does not reach it.
static const Setting settings[] = {
    {"current_setting('synchronous_commit') IN ('on', 'remote_apply')", FAULT_DB_WEAK},
    {"current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'",
     FAULT_DB_WEAK},
    {"set_config('synchronous_commit', current_setting('synchronous_commit'), false) <> ''",
     FAULT_DB_WEAK},
    {"(SELECT datlocprovider = 'c' AND datcollate IN ('C', 'POSIX') FROM pg_catalog.pg_database "
     "WHERE datname = current_database())",
     FAULT_DB_COLLATION},
    {"current_setting('server_encoding') = 'UTF8'", FAULT_DB_COLLATION},
    {"set_config('lock_timeout', '5s', false) <> ''", FAULT_DB_OPEN},
};

// Who locks must not stay away with it; who reads may take its time.
static const Setting to_write_only = {
    "set_config('idle_in_transaction_session_timeout', '60s', false) <> ''", FAULT_DB_OPEN};

static const Setting to_read_only = {
    "set_config('default_transaction_read_only', 'on', false) = 'on'", FAULT_DB_OPEN};

// Who acts and who sees ask for rows by their keys, so tables are joined row by row. A plan is made
// once for whatever is asked, and kept as long as the connection; and it is not compiled, which
// takes far longer than to run it.
//
// A table of few pages would be read whole instead of by its key: by statements and, for each row
// that is added, by the checks of its foreign keys. Such a plan stays while the table grows, until
// the server has looked at it anew: a minute of orders, each slower than the one before.
static const Setting by_keys[] = {
    {"set_config('jit', 'off', false) = 'off'", FAULT_DB_OPEN},
    {"set_config('plan_cache_mode', 'force_generic_plan', false) = 'force_generic_plan'",
     FAULT_DB_OPEN},
    {"set_config('enable_hashjoin', 'off', false) = 'off'", FAULT_DB_OPEN},
    {"set_config('enable_mergejoin', 'off', false) = 'off'", FAULT_DB_OPEN},
    {"set_config('enable_seqscan', 'off', false) = 'off'", FAULT_DB_OPEN},
};

// The role owns nothing: what it sees say the policies, and before a scope is set they show
// nothing. A query under them has a plan of a hundred nodes, which takes longer to make than to
// run. It knows no values and, beside a policy, guesses that one row is left where there are
// thousands; then it would read and sort them all where a page needs the first fifty. So tables are
// joined in the order that the query writes them and come sorted by the index that the first is
// entered by.
static const Setting to_see_only[] = {
    {"set_config('join_collapse_limit', '1', false) = '1'", FAULT_DB_OPEN},
    {"set_config('role', 'licet_reader', false) = 'licet_reader'", FAULT_DB_OPEN},
};

enum { SETTINGS_MAX = 24, SETTINGS_BYTES = 4096 };

// What is asked of a new connection.
typedef struct {
    const Setting *all[SETTINGS_MAX];
    int count;
} Asked;

static void ask(Asked *asked, const Setting *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        ENSURE(asked->count < SETTINGS_MAX);
        asked->all[asked->count++] = &list[i];
    }
}

#define ASK(list) ask(&asked, list, sizeof(list) / sizeof(list)[0])

// Asks for all of them at once; the first that does not hold counts.
static Err ask_settings(PGconn *connection, const Asked *asked) {
    char text[SETTINGS_BYTES];
    int length = snprintf(text, sizeof text, "SELECT ");
    for (int i = 0; i < asked->count; i++) {
        length += snprintf(text + length, sizeof text - (size_t)length, "%s%s", i > 0 ? ", " : "",
                           asked->all[i]->ask);
        ENSURE(length < (int)sizeof text);
    }
    PGresult *result = PQexec(connection, text);
    bool is_answered = PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1;
    Err err = is_answered ? OK : FAULT_AT(FAULT_DB_OPEN, 0);
    for (int i = 0; i < asked->count && !err_failed(err); i++) {
        if (strcmp(PQgetvalue(result, 0, i), "t") != 0) {
            err = FAULT_AT(asked->all[i]->fault, 0);
        }
    }
    PQclear(result);
    return err;
}

static Err check_settings(PGconn *connection, DbPurpose purpose) {
    Asked asked = {.count = 0};
    ASK(settings);
    ask(&asked, purpose == DB_TO_WRITE ? &to_write_only : &to_read_only, 1);
    if (purpose != DB_TO_READ) {
        ASK(by_keys);
    }
    if (purpose == DB_TO_SEE) {
        ASK(to_see_only);
    }
    TRY(ask_settings(connection, &asked));
    return PQenterPipelineMode(connection) == 1 ? OK : FAULT_AT(FAULT_DB_OPEN, 0);
}

static void say_no_notice(void *unused, const char *message) {
    (void)unused;
    (void)message;
}

// The address may say all but the encoding otherwise.
Err postgres_connect(const char *address, DbPurpose purpose, PGconn **ret_connection) {
    static const char *const keys[] = {
        "connect_timeout",  "tcp_user_timeout", "keepalives_idle", "target_session_attrs",
        "application_name", "dbname",           "client_encoding", NULL};
    const char *const values[] = {
        "10",    "30000", "30",   purpose == DB_TO_WRITE ? "read-write" : "any",
        "licet", address, "UTF8", NULL};
    PGconn *connection = PQconnectdbParams(keys, values, 1);
    if (PQstatus(connection) != CONNECTION_OK) {
        PQfinish(connection);
        return FAULT_AT(FAULT_DB_OPEN, 0);
    }
    (void)PQsetNoticeProcessor(connection, say_no_notice, NULL);
    Err err = check_settings(connection, purpose);
    if (err_failed(err)) {
        PQfinish(connection);
        return err;
    }
    *ret_connection = connection;
    return OK;
}

// Without a host, or with a folder for one, it is a socket.
static bool host_is_here(const char *host) {
    return host == NULL || *host == 0 || *host == '/' || strcmp(host, "localhost") == 0 ||
           strcmp(host, "127.0.0.1") == 0 || strcmp(host, "::1") == 0;
}

bool db_postgres_is_here(Text address) {
    char ended[POSTGRES_ADDRESS_MAX + 1] = {0};
    if (address.len > POSTGRES_ADDRESS_MAX) {
        return false;
    }
    memcpy(ended, address.bytes, address.len);
    PQconninfoOption *options = PQconninfoParse(ended, NULL);
    bool here = options != NULL;
    for (PQconninfoOption *one = options; here && one->keyword != NULL; one++) {
        bool names_host =
            strcmp(one->keyword, "host") == 0 || strcmp(one->keyword, "hostaddr") == 0;
        here = !names_host || host_is_here(one->val);
    }
    PQconninfoFree(options);
    return here;
}
