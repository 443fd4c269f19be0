// PostgreSQL's text of db/scope: a role for each kind of viewer and row security for it.
//
// A statement under row security has the policies of all that it reads in its plan, and the server
// sets all of a plan up before its first row, what is never asked too: two thirds of what a page
// took. So what is seldom asked ("-- seldom") is a function, which is set up when it is first
// called, question by question.
#include "sights.h"

#include <string.h>

static const char *const roles[KIND_COUNT] = {"licet_reader", "licet_partner", "licet_customer",
                                              "licet_staff"};

// Where it is asked, and not in a subquery of its own: that would be asked once for all rows, but
// is a node of the plan, and three of four nodes were such.
static void add_value(TextBuf *buf, int value, Kind kind) {
    const char *type = sight_values[value].is_date ? "date" : "bigint";
    if ((sight_values[value].kinds >> kind & 1u) == 0) {
        buf_addf(buf, "NULL::%s", type);
    } else if (value == AT_STAFF) {
        buf_add(buf, S("1"));
    } else {
        buf_addf(buf, "NULLIF(current_setting('licet.%s', true), '')::%s", sight_values[value].name,
                 type);
    }
}

// ---- what is seldom asked ----

// The next word of this kind between two tokens that stands in as many parentheses as the first;
// `to` where there is none.
static size_t next_word(const Sight *sight, size_t from, size_t to, const char *word) {
    const Token *items = sight->tokens.items;
    size_t at = from;
    while (at < to && !(items[at].depth == items[from].depth && token_is(&items[at], word))) {
        at++;
    }
    return at;
}

typedef struct {
    size_t from;
    size_t to;
} Range;

// Without parentheses around the whole.
static Range bare(const Sight *sight, Range range) {
    const Token *items = sight->tokens.items;
    size_t at = range.from + 1;
    while (at < range.to && items[at].depth > items[range.from].depth) {
        at++;
    }
    bool is_whole = token_is_sign(&items[range.from], "(") && at + 1 == range.to;
    return is_whole ? (Range){range.from + 1, range.to - 1} : range;
}

// IF … THEN for each of the conditions that must hold together: the next is asked where the one
// before holds.
static int add_conditions(TextBuf *buf, const Sight *sight, Range alternative, Kind kind) {
    Range whole = bare(sight, alternative);
    bool is_split = next_word(sight, whole.from, whole.to, "OR") == whole.to;
    int count = 0;
    for (size_t from = whole.from; from < whole.to; count++) {
        size_t to = is_split ? next_word(sight, from, whole.to, "AND") : whole.to;
        buf_add(buf, S("IF "));
        sight_add(buf, sight, from, to, add_value, kind);
        buf_add(buf, S(" THEN "));
        from = to + 1;
    }
    return count;
}

static void add_alternative(TextBuf *buf, const Sight *sight, Range alternative, Kind kind) {
    int count = add_conditions(buf, sight, alternative, kind);
    buf_add(buf, S("RETURN true; "));
    for (int i = 0; i < count; i++) {
        buf_add(buf, S("END IF; "));
    }
    buf_add_char(buf, '\n');
}

// Behind the word that joins it to what stands before, to the end of the parentheses around both.
static Range seldom_range(const Sight *sight) {
    size_t from = sight->seldom + 1;
    size_t to = from;
    while (to < sight->tokens.count &&
           sight->tokens.items[to].depth >= sight->tokens.items[sight->seldom].depth) {
        to++;
    }
    return (Range){from, to};
}

// It reads what its caller may read, of the tables that the policies are made for. Its cost says
// that a row that must be asked so is dear.
static void add_function(TextBuf *buf, const Sight *sight, Kind kind) {
    Range whole = bare(sight, seldom_range(sight));
    buf_addf(buf,
             "CREATE OR REPLACE FUNCTION seldom_seen_by_%s(%s %s) RETURNS boolean LANGUAGE plpgsql "
             "STABLE COST 10000 SET search_path FROM CURRENT AS $f$ BEGIN\n",
             roles[kind], sight->table, sight->table);
    for (size_t from = whole.from; from < whole.to;) {
        size_t to = next_word(sight, from, whole.to, "OR");
        add_alternative(buf, sight, (Range){from, to}, kind);
        from = to + 1;
    }
    buf_add(buf, S("RETURN false; END $f$;\n"));
}

// A function's row has its columns behind its name alone; in a question of its own they are those
// of what is asked there.
static void judge_column(const Sights *sights, const Sight *sight, size_t at) {
    const Token *token = &sight->tokens.items[at];
    if (token->kind == TOKEN_WORD && !token_is_sign(token - 1, ".") &&
        !token_is_sign(token + 1, ".") && sight_has_column(sights, sight, token->text)) {
        mistake(sights->run, sight->path, token->line,
                "behind \"-- seldom\" this is written %s.%.*s", sight->table,
                TEXT_ARG(token->text));
    }
}

void sight_judge_seldom(const Sights *sights, const Sight *sight) {
    const Token *items = sight->tokens.items;
    if (sight->seldom == sight->tokens.count) {
        return;
    }
    const Token *first = &items[sight->seldom];
    if (sight->seldom == 0 || !(token_is(first, "OR") || token_is(first, "AND")) ||
        sight->hidden_count > 0) {
        mistake(sights->run, sight->path, first->line,
                "behind \"-- seldom\" stands OR … or AND …, of a table that hides no column");
        return;
    }
    Range whole = seldom_range(sight);
    for (size_t i = whole.from; i < whole.to; i++) {
        if (token_is(&items[i], "SELECT")) {
            for (int inside = items[i].depth; i + 1 < whole.to && items[i + 1].depth >= inside;) {
                i++;
            }
        } else {
            judge_column(sights, sight, i);
        }
    }
}

// ---- policies ----

static void add_granted_column(TextBuf *buf, const Sight *sight, const char *column,
                               bool is_first) {
    if (!sight_hides(sight, column)) {
        buf_addf(buf, "%s%s", is_first ? "" : ", ", column);
    }
}

// What is hidden of a table is read by no role.
static void add_grant(const Sights *sights, const Sight *sight, const char *role, TextBuf *buf) {
    if (sight->hidden_count > 0) {
        buf_addf(buf, "REVOKE ALL ON %s FROM %s; GRANT SELECT (", sight->table, role);
        sight_each_column(sights, sight, buf, add_granted_column);
        buf_addf(buf, ") ON %s TO %s;\n", sight->table, role);
    }
}

static void add_policy_of(const Sights *sights, const Sight *sight, Kind kind, TextBuf *buf) {
    const char *role = roles[kind];
    const char *table = sight->table;
    bool has_seldom = sight->seldom < sight->tokens.count;
    if (has_seldom) {
        add_function(buf, sight, kind);
    }
    buf_addf(buf,
             "DROP POLICY IF EXISTS seen_by_%s ON %s; "
             "CREATE POLICY seen_by_%s ON %s FOR SELECT TO %s USING (",
             role, table, role, table, role);
    sight_add(buf, sight, 0, sight->seldom, add_value, kind);
    if (has_seldom) {
        buf_addf(buf, " %.*s seldom_seen_by_%s(%s.*)",
                 TEXT_ARG(sight->tokens.items[sight->seldom].text), role, table);
        sight_add(buf, sight, seldom_range(sight).to, sight->tokens.count, add_value, kind);
    }
    buf_add(buf, S(");\n"));
    add_grant(sights, sight, role, buf);
}

static void add_policies(const Sights *sights, const Sight *sight, TextBuf *buf) {
    const char *table = sight->table;
    buf_addf(buf,
             "ALTER TABLE %s ENABLE ROW LEVEL SECURITY; ALTER TABLE %s FORCE ROW LEVEL SECURITY; "
             "DROP POLICY IF EXISTS house ON %s; "
             "CREATE POLICY house ON %s TO CURRENT_USER USING (true) WITH CHECK (true);\n",
             table, table, table, table);
    for (Kind kind = NOBODY; kind < KIND_COUNT; kind++) {
        add_policy_of(sights, sight, kind, buf);
    }
}

// The roles own nothing and may read; what they see say the policies. An operator whose program may
// make no role makes these beforehand.
static void add_role(TextBuf *buf, const char *role) {
    buf_addf(buf,
             "DO $$ BEGIN\n"
             "IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = '%s') THEN\n"
             "BEGIN CREATE ROLE %s NOLOGIN; "
             "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;\n"
             "END IF;\n"
             "IF NOT pg_catalog.pg_has_role(CURRENT_USER, '%s', 'MEMBER') THEN\n"
             "EXECUTE pg_catalog.format('GRANT %s TO %%I', CURRENT_USER);\n"
             "END IF;\n"
             "EXECUTE pg_catalog.format('GRANT USAGE ON SCHEMA %%I TO %s', current_schema());\n"
             "EXECUTE pg_catalog.format('GRANT SELECT ON ALL TABLES IN SCHEMA %%I TO %s', "
             "current_schema());\n"
             "END $$;\n",
             role, role, role, role, role, role);
}

void sights_write_postgres(const Sights *sights, TextBuf *script) {
    for (Kind kind = NOBODY; kind < KIND_COUNT && sights->count > 0; kind++) {
        add_role(script, roles[kind]);
    }
    for (size_t i = 0; i < sights->count; i++) {
        add_policies(sights, &sights->items[i], script);
    }
}
