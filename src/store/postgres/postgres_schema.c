// Scripts for behind the migrations, and behind many rows.
#include "store/postgres/postgres_schema.h"

// The longest string that C promises is shorter; both compilers take longer ones.
#pragma GCC diagnostic ignored "-Woverlength-strings"

// An index of SQLite ends with the key of its table by itself; here the planner took the one by
// account, which did not, and read all that opens a site to look for one piece of it.
//
// Lists go in as JSON. The engine's own function of this name takes another type and gives values
// as JSON; called with a text it is this one, with the columns of SQLite's. Of a list of keys
// (base/keys_each.h) OFFSET 0 has the numbers be values of their own before anything is looked up
// by them: a text that is cut apart is not compared below a lock on rows, but the whole table read.
//
// Lines come by the dozen, and the engine asks for each reference of each of them with a query of
// its own: a quarter of what an order costs. So what lines name is asked once for all rows of a
// statement, by a trigger that looks for each of them by its key. Not by a join: of a table that
// was looked at (ANALYZE) while its rows were not committed the planner thinks that it is empty,
// and would walk through it for each row that is added. What they name can neither be deleted nor
// get another key, by triggers too; so no row of theirs has to be locked, and two orders of one
// part do not write to its row. What is broken all the same (triggers can be switched off, as
// references can) reference_broken() tells.
const char postgres_after_migrations[] =
    "DROP INDEX IF EXISTS visibility_account; "
    "CREATE INDEX IF NOT EXISTS visibility_account_whole "
    "ON visibility (account, enterprise, site, evidence, object); "
    "CREATE OR REPLACE FUNCTION json_each(list text, OUT key bigint, OUT value text) "
    "RETURNS SETOF record LANGUAGE sql IMMUTABLE ROWS 10 AS "
    "'SELECT e.place - 1, e.value FROM "
    "pg_catalog.json_array_elements_text(list::pg_catalog.json) "
    "WITH ORDINALITY AS e (value, place)';\n"
    "CREATE OR REPLACE FUNCTION keys_each(list text, OUT at bigint, OUT enterprise bigint, "
    "OUT first bigint, OUT second bigint, OUT third bigint) "
    "RETURNS SETOF record LANGUAGE sql IMMUTABLE ROWS 10 AS "
    "$f$SELECT e.place - 1, SUBSTR(e.value, 1, 19)::bigint, SUBSTR(e.value, 20, 19)::bigint, "
    "NULLIF(SUBSTR(e.value, 39, 19), '')::bigint, NULLIF(SUBSTR(e.value, 58), '')::bigint "
    "FROM pg_catalog.json_array_elements_text(list::pg_catalog.json) "
    "WITH ORDINALITY AS e (value, place) OFFSET 0$f$;\n"

    "CREATE OR REPLACE FUNCTION reference_held() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN "
    "RAISE restrict_violation USING MESSAGE = pg_catalog.format("
    "'a row of %s keeps its key: others may name it', TG_TABLE_NAME); END $f$;\n"

    // draws the catalogue's number anew (db/migrations/0044), once a transaction
    "CREATE OR REPLACE FUNCTION catalogue_changed() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN "
    "EXECUTE pg_catalog.format('UPDATE %I.catalogue_state SET stamp = "
    "(pg_catalog.random() * 9e15)::bigint WHERE catalogue = 1 AND "
    "xmin <> pg_catalog.pg_current_xact_id()::xid', TG_TABLE_SCHEMA); RETURN NULL; END $f$;\n"
    "DO $do$ DECLARE t text; BEGIN FOREACH t IN ARRAY ARRAY['part', 'price_row', 'price_level'] "
    "LOOP "
    "EXECUTE format('CREATE OR REPLACE TRIGGER catalogue_changes AFTER INSERT OR UPDATE OR DELETE "
    "OR "
    "TRUNCATE ON %I EXECUTE FUNCTION catalogue_changed()', t); END LOOP; END $do$;\n"

    "DO $do$ DECLARE\n"
    "named CONSTANT text := $n$SELECT v.child, v.parent, v.columns, pg_catalog.format("
    "'(%s) = (%s)', (SELECT pg_catalog.string_agg('a.' || c, ', ') FROM unnest(v.columns) AS c), "
    "(SELECT pg_catalog.string_agg(v.parent || '.' || c, ', ') FROM unnest(v.columns) AS c)) AS "
    "same, pg_catalog.quote_ident(current_schema()) || '.' AS here FROM (VALUES\n"
    "('order_line', 'orders', '{enterprise, order_id}'::text[]),\n"
    "('order_line', 'site', '{enterprise, site}'),\n"
    "('order_line', 'part', '{part}'),\n"
    "('order_line', 'price_row', '{price_row}'),\n"
    "('points_entry', 'agreement', '{enterprise, agreement}'),\n"
    "('points_entry', 'orders', '{enterprise, order_id}'),\n"
    "('entitlement', 'order_line', '{enterprise, order_id, line}'),\n"
    "('entitlement', 'site', '{enterprise, site}'),\n"
    "('entitlement', 'part', '{part}'),\n"
    "('entitlement_event', 'entitlement', '{enterprise, entitlement}')\n"
    ") AS v (child, parent, columns)$n$;\n"
    "r record; broken text;\nBEGIN\n"

    // a parent's key, for each way in which it is named
    "FOR r IN EXECUTE 'SELECT DISTINCT here, parent, columns FROM (' || named || ') AS n' LOOP\n"
    "EXECUTE format('CREATE OR REPLACE TRIGGER reference_deleted BEFORE DELETE ON %s%s FOR EACH "
    "ROW "
    "EXECUTE FUNCTION %1$sreference_held()', r.here, r.parent);\n"
    "EXECUTE format('CREATE OR REPLACE TRIGGER reference_emptied BEFORE TRUNCATE ON %s%s "
    "EXECUTE FUNCTION %1$sreference_held()', r.here, r.parent);\n"
    "EXECUTE format('CREATE OR REPLACE TRIGGER reference_renamed BEFORE UPDATE OF %3$s ON %1$s%2$s "
    "FOR EACH ROW WHEN ((%4$s) IS DISTINCT FROM (%5$s)) EXECUTE FUNCTION %1$sreference_held()', "
    "r.here, r.parent, array_to_string(r.columns, ', '), "
    "(SELECT string_agg('OLD.' || c, ', ') FROM unnest(r.columns) AS c), "
    "(SELECT string_agg('NEW.' || c, ', ') FROM unnest(r.columns) AS c));\n"
    "END LOOP;\n"

    // what a line names stays
    "FOR r IN EXECUTE named LOOP\n"
    "EXECUTE format('ALTER TABLE %s%s DROP CONSTRAINT IF EXISTS %s_%s_fkey', r.here, r.child, "
    "r.child, array_to_string(r.columns, '_'));\n"
    "EXECUTE format('CREATE OR REPLACE TRIGGER reference_to_%6$s BEFORE UPDATE OF %3$s ON %1$s%2$s "
    "FOR EACH ROW WHEN ((%4$s) IS DISTINCT FROM (%5$s)) EXECUTE FUNCTION %1$sreference_held()', "
    "r.here, r.child, array_to_string(r.columns, ', '), "
    "(SELECT string_agg('OLD.' || c, ', ') FROM unnest(r.columns) AS c), "
    "(SELECT string_agg('NEW.' || c, ', ') FROM unnest(r.columns) AS c), r.parent);\n"
    "END LOOP;\n"

    // and is there when it is added
    "FOR r IN EXECUTE 'SELECT here, child, string_agg(format(''(SELECT true FROM %s%s WHERE %s) IS "
    "NULL'', here, parent, same), '' OR '') AS missing FROM (' || named || ') AS n GROUP BY here, "
    "child' LOOP\n"
    "EXECUTE format('CREATE OR REPLACE FUNCTION %1$s%2$s_names() RETURNS trigger LANGUAGE plpgsql "
    "AS $f$ BEGIN IF EXISTS (SELECT 1 FROM added AS a WHERE %3$s) THEN "
    "RAISE foreign_key_violation USING MESSAGE = ''a row of %2$s names a row that is not there''; "
    "END IF; RETURN NULL; END $f$', r.here, r.child, r.missing);\n"
    "EXECUTE format('CREATE OR REPLACE TRIGGER reference_added AFTER INSERT ON %1$s%2$s "
    "REFERENCING NEW TABLE AS added EXECUTE FUNCTION %1$s%2$s_names()', r.here, r.child);\n"
    "END LOOP;\n"

    "EXECUTE 'SELECT string_agg(format(''SELECT %L, %L, count(*) FROM %s%s AS a WHERE NOT EXISTS "
    "(SELECT 1 FROM %3$s%2$s WHERE %5$s)'', child, parent, here, child, same), '' UNION ALL '') "
    "FROM (' || named || ') AS n' INTO broken;\n"
    "EXECUTE format('CREATE OR REPLACE FUNCTION reference_broken() RETURNS TABLE (child text, "
    "parent text, missing bigint) LANGUAGE sql STABLE AS $f$ %s $f$', broken);\n"
    "END $do$";

// The server looks at rows by itself a minute after they came; until then it joins thousands as if
// they were three.
const char postgres_learn_rows[] =
    "DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_catalog.pg_tables "
    "WHERE schemaname = current_schema() LOOP EXECUTE format('ANALYZE %I', t); END LOOP; END $$";
