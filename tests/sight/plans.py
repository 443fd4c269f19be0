#!/usr/bin/env python3
"""What queries cost on SQLite. Every reading query enters its tables by an index, scoped by db/scope as well as not;
what the conditions cost a row is told, and bounded far above what was measured. What every action asks first is as
small in an enterprise of many agreements as in one of few. No query makes an index or a Bloom filter for itself: SQLite
measures the filter by the table behind it, and clears megabytes of it each time. On PostgreSQL nothing is compared below a lock on rows with
a JSON list's text that is cut apart: it would read the whole table for that.

    plans.py LICET SIGHT [--database FILE]
"""
import argparse
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from worlds import TODAY, Reader, Scope, VALUES  # noqa: E402

MOST_EACH, ROUNDS = 20000, 9
TIMED = ('entitlement_list_of_site', 'entitlement_list_events_of_site', 'site_load')
passed = failed = 0


def expect(what, fine):
    global passed, failed
    if fine:
        passed += 1
    else:
        failed += 1
        print(f'failed: {what}')


def open_both(database, views, asked):
    plain = sqlite3.connect(database)
    scoped = sqlite3.connect(database)
    scoped.create_function('licet_scope', 1, lambda at: asked.get(VALUES[at]), deterministic=True)
    for view in views:
        scoped.execute(view)
    return plain, scoped


KEYS = ("(SELECT j.key AS at, CAST(SUBSTR(j.value, 1, 19) AS bigint) AS enterprise, CAST(SUBSTR(j.value, 20, 19) AS bigint) AS first,"
        " CAST(SUBSTR(j.value, 39, 19) AS bigint) AS second, CAST(SUBSTR(j.value, 58) AS bigint) AS third FROM json_each({}) AS j)")


def plan_of(connection, query):
    """The steps of a query's plan; keys_each is the program's own."""
    query = re.sub(r'keys_each\((\?\d+)\)', lambda found: KEYS.format(found[1]), query)
    count = len(set(re.findall(r'\?\d+', query)))
    return [row[3] for row in connection.execute('EXPLAIN QUERY PLAN ' + query, [1] * count).fetchall()]


def scans(connection, query):
    """Tables that are read from end to end, and what is put together before it is read."""
    return sorted(step for step in plan_of(connection, query)
                  if re.match(r'SCAN (?!json_each|CONSTANT)|MATERIALIZE|CO-ROUTINE', step))


def made_for_itself(connection, query):
    """Indices and filters that SQLite would build each time before it looks anything up."""
    return [step for step in plan_of(connection, query) if re.search(r'BLOOM FILTER|AUTOMATIC', step)]


def judge_plans(plain, scoped, queries):
    for name, _, query in queries:
        if not re.match(r'SELECT|WITH', query):
            continue
        before, after = scans(plain, query), scans(scoped, query)
        more = [step for step in after if step not in before]
        expect(f'{name}: scoped it also does {more}', len(after) <= len(before) or not more)
        made = made_for_itself(scoped, query)
        expect(f'{name}: makes for itself {made}', not made)


# ---- an action's first question ----

FIRST, AGREEMENTS, MORE = 'enterprise_open', 2000, 20


def steps_of(connection, query, values):
    """Instructions of SQLite's machine that a query takes: no clock, no noise."""
    taken = [0]

    def count():
        taken[0] += 1

    connection.set_progress_handler(count, 1)
    rows = connection.execute(query, values).fetchall()
    connection.set_progress_handler(None, 1)
    assert len(rows) == 1, rows
    return taken[0]


def add_agreements(connection, enterprise):
    """Many more like one of it, that do not renew by themselves."""
    columns = [row[1] for row in connection.execute('PRAGMA table_info(agreement)')]
    given = {'agreement': 'agreement + 1000000 + n', 'number': "number || '-' || n", 'auto_renew': '0'}
    connection.execute(f"""WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < {AGREEMENTS})
        INSERT INTO agreement ({', '.join(columns)}) SELECT {', '.join(given.get(column, column) for column in columns)}
        FROM (SELECT * FROM agreement WHERE enterprise = ? LIMIT 1) CROSS JOIN more""", (enterprise,))


def judge_first_question(database, query, index=None):
    """By how many steps more it is asked of an enterprise of many agreements; without an index, where one is named."""
    connection = sqlite3.connect(':memory:')
    with sqlite3.connect(database) as source:
        source.backup(connection)
    if index:
        connection.execute(f'DROP INDEX {index}')
    enterprise = connection.execute('SELECT MIN(enterprise) FROM agreement').fetchone()[0]
    values = (enterprise, 0, '', '2000-01-01', 1)  # on a day on which no term had ended
    few = steps_of(connection, query, values)
    add_agreements(connection, enterprise)
    many = steps_of(connection, query, values)
    connection.close()
    print(f"{FIRST}{f' without {index}' if index else ''}: {few} steps, with {AGREEMENTS} agreements more {many}")
    return many - few
def cuts_apart(query):
    """True where a JSON list's values are cast anywhere but where they stand alone (WITH … AS MATERIALIZED)."""
    alone = r'AS MATERIALIZED \((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)'
    lists = re.findall(r'json_each\([^)]*\) AS (\w+)', query)
    rest = re.sub(alone, '', query)
    return any(re.search(rf'CAST\([^)]*\b{name}\.value', rest) for name in lists)


def judge_lists(queries):
    for name, _, query in queries:
        expect(f'{name}: looks rows up by a text that is cut apart', not cuts_apart(query))
    expect('a text that is cut apart is seen', cuts_apart(
        'SELECT s.name FROM json_each(?1) AS j CROSS JOIN site AS s WHERE s.site = CAST(SUBSTR(j.value, 20) AS bigint)'))


def planted_scan(scoped):
    """A condition that hangs on nothing indexed would be seen."""
    scoped.execute('DROP VIEW temp.order_line')
    scoped.execute('CREATE TEMP VIEW order_line AS SELECT * FROM main.order_line WHERE EXISTS'
                   ' (SELECT 1 FROM main.visibility AS v WHERE v.object + 0 = order_line.order_id)')
    return scans(scoped, 'SELECT line FROM order_line WHERE enterprise = ?1 AND site = ?2')


def best_of(reader, query, values):
    """Nanoseconds of one, the best of some rounds."""
    return min(int(reader.ask('\t'.join(('repeat', query, *values)))[0][0]) for _ in range(ROUNDS))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('licet')
    parser.add_argument('sight')
    parser.add_argument('--database')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or os.path.join(folder, 'demo.db')
        if not options.database:
            subprocess.run([options.licet, 'demo', '--size', 'small', '--today', TODAY, '--database', database], check=True,
                           stdout=subprocess.DEVNULL)
        reader = Reader(options.sight, database)
        views = ['\t'.join(row) for row in reader.ask('views')]
        queries = [row for row in reader.ask('queries')]
        reader.close()
        asked = {}
        plain, scoped = open_both(database, views, asked)
        judge_plans(plain, scoped, queries)
        judge_lists(queries)
        account, enterprise, site = plain.execute(
            "SELECT v.account, v.enterprise, v.site FROM visibility AS v WHERE v.evidence = 'sale' GROUP BY 1, 2, 3"
            ' ORDER BY COUNT(*) DESC, 1 LIMIT 1').fetchone()
        asked.update(Scope('partner', account).values())
        reader, free = Reader(options.sight, database), Reader(options.sight, database, '--all')
        reader.scope(Scope('partner', account))
        for query in TIMED:
            values = (f'i{enterprise}', f'i{site}')
            rows, mine = len(free.run(query, values)), len(reader.run(query, values))
            slow, fast = best_of(reader, query, values), best_of(free, query, values)
            print(f'{query}: {mine} of {rows} rows, {slow / 1000:.1f} us scoped, {fast / 1000:.1f} us not: {slow / fast:.2f} times')
            expect(f'{query}: a condition costs more than {MOST_EACH} ns a row', slow - fast <= MOST_EACH * rows)
        reader.close()
        free.close()
        expect('a scan is seen', planted_scan(scoped))
        expect('an index made for one question is seen', made_for_itself(
            plain, 'WITH k AS MATERIALIZED (SELECT site FROM site) SELECT a.site FROM k AS a JOIN k AS b ON b.site = a.site'))
        first = next(query for name, _, query in queries if name == FIRST)
        expect(f'{FIRST} grows with agreements', judge_first_question(database, first) <= MORE)
        expect('that it grows is seen', judge_first_question(database, first, 'agreement_automatic') > AGREEMENTS)
    print(f'{passed} passed, {failed} failed')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
