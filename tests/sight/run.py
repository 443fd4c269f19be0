#!/usr/bin/env python3
"""What one partner can see of another, below the application: nobody asks for a right here, the queries are
run as they are (portal.md section 2, reliability.md "Security").

    run.py LICET SIGHT [--postgres FOLDER-ADDRESS] [--partners 20] [--histories 200] [--seed 1]

(a) every read query of the program, with foreign ids of 20 partners: at least 99 % come back empty;
(b) histories of two worlds that differ only in partner B: what A sees of every table is the same to the byte;
(c) each condition that is lost is found by (a) or by (b).
"""
import argparse
import glob
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from worlds import SINCE, TODAY, PostgresWorld, Reader, Scope, SqliteWorld, leak_of, load_postgres  # noqa: E402

LEAST_EMPTY = 0.99
FOREIGN_EACH = 6        # foreign order lines per partner
PLANTED = ('visibility', 'site', 'agreement', 'orders', 'order_line', 'entitlement', 'entitlement_event', 'points_entry',
           'proof', 'directory', 'recorded', 'request_key', 'audit', 'term_close', 'site_history', 'order_return')
# On PostgreSQL what is seldom asked of a condition is a function ("-- seldom" in db/scope), which can be lost by itself.
SELDOM = tuple(sorted(path.split('/')[-1][:-4] for path in glob.glob('db/scope/*/*.sql') if '\n-- seldom' in open(path, encoding='utf-8').read()))
# V3: others' orders feed the summary of an agreement, so worlds that differ in B differ here rightly.
SUMMARY = {'agreement', 'term_close', 'enterprise', 'recorded'}

passed = failed = 0


def expect(what, fine):
    global passed, failed
    if fine:
        passed += 1
    else:
        failed += 1
        print(f'failed: {what}')


# ---- the program's queries ------------------------------------------------------------------------------
class Query:
    """A file of sql/: its name, what goes in, and whether it reads."""

    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            text = file.read()
        header = re.sub(r'\n--  +', ' ', text)
        noun, what = path.split('/')[-2:]
        self.name = f'{noun}_{what[:-4]}'
        lines = dict(re.findall(r'^-- (in|rows|scope): (.*)$', header, re.M))
        self.params = [tuple(reversed(word.split())) for word in lines.get('in', '').split(', ') if word]
        self.reads = re.match(r'SELECT|WITH', re.sub(r'^(--.*\n)+', '', text)) is not None
        self.tables = set(re.findall(r'(?:FROM|JOIN) (\w+)', text))


def read_queries():
    paths = sorted(path for path in glob.glob('sql/*/*.sql') if not path.endswith('.pg.sql'))
    return [Query(path) for path in paths]


def names_foreign(query):
    """Whether it can be asked for one foreign thing; else it lists what there is, and own things are there."""
    names = {name for _, name in query.params}
    return bool(names & {'enterprise', 'number', 'owner', 'request', 'from_enterprise', 'last'})


def word_of(kind, value):
    kind = kind.lstrip('?')
    letter = {'Text': 't', 'Date': 'd'}.get(kind, 'i')
    return 'n' if value is None else f'{letter}{value}'


def fallback(kind):
    return {'Text': 'x', 'Date': TODAY}.get(kind.lstrip('?'), 1)


def bindings(query, foreign):
    """The values of a query's parameters: by their names what the foreign object has, else something harmless."""
    for what in ('site', 'agreement', 'order', 'proof') if ('Text', 'number') in query.params else (None,):
        values = dict(foreign)
        if what:
            values.update(kind=what, number=foreign[f'{what}_number'])
        # A day may be called as a number of another query is.
        yield [word_of(kind, fallback(kind) if kind.lstrip('?') == 'Date' else values.get(name, fallback(kind)))
               for kind, name in query.params]


# ---- foreign objects --------------------------------------------------------------------------------------
LINES = """
SELECT l.enterprise, l.site, l.order_id, l.line, o.agreement, e.entitlement, o.number AS order_number,
    s.number AS site_number, a.number AS agreement_number, p.number AS proof_number, p.proof, o.term, o.seq,
    COALESCE(o.reseller, o.distributor) AS account, l.part, o.request, r.return_id
FROM order_line AS l JOIN orders AS o USING (enterprise, order_id)
    JOIN site AS s ON s.enterprise = l.enterprise AND s.site = l.site
    JOIN agreement AS a ON a.enterprise = o.enterprise AND a.agreement = o.agreement
    JOIN entitlement AS e ON e.enterprise = l.enterprise AND e.order_id = l.order_id AND e.line = l.line
    LEFT JOIN proof AS p ON p.enterprise = l.enterprise AND p.order_id = l.order_id AND p.site = l.site
    LEFT JOIN order_return AS r ON r.enterprise = l.enterprise AND r.order_id = l.order_id
WHERE l.enterprise NOT IN (SELECT enterprise FROM visibility WHERE account = :me)
    AND COALESCE(o.reseller, o.distributor) IS NOT NULL
ORDER BY l.enterprise, l.order_id, l.line"""


# Filters of a search, each a list: none of them filters, so that nothing but the scope keeps a row back.
NO_FILTERS = ('words', 'countries', 'programmes', 'types', 'levels', 'states', 'months', 'end_months')


def foreign_objects(connection, me, dice):
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute(LINES, {'me': me})]
    picked = dice.sample(rows, min(FOREIGN_EACH, len(rows)))
    for row in picked:
        row.update(first=row['enterprise'], last=row['enterprise'], owner=row['enterprise'], today=TODAY, after=0,
                   upto=1 << 40, most=1000, object=row['order_id'], known_seq=1 << 40, evidence='sale',
                   from_enterprise=row['enterprise'], level='D', day=TODAY, on_day=SINCE,
                   entitlements=json.dumps([str(row['entitlement'])]), folded='',
                   **dict.fromkeys(NO_FILTERS, '[]'))
    return picked


def is_empty(rows):
    return all(value in ('0', '-') for row in rows for value in row)


# Of customers by their key, and by their own conditions: those whose conditions hang on no viewer are left out.
# What answers parts of the catalogue by what an account may buy tells nothing of a customer.
CATALOGUE = {'part_list_known'}
UNSCOPED = {'identity', 'sign_in_try', 'known_device', 'mail_confirmation', 'number_block'}


def scoped_tables():
    return {os.path.basename(path)[:-4] for path in glob.glob('db/scope/*/*.sql')} - UNSCOPED


def read_foreign(tool, address, connection, partners, seed, without=None):
    """How many foreign reads would have told something, and how many of them came back empty."""
    dice = random.Random(seed)
    scoped = scoped_tables()
    queries = [query for query in read_queries()
               if query.reads and query.tables & scoped and names_foreign(query) and query.name not in CATALOGUE]
    reader = Reader(tool, address, *(('--without', without) if without else ()))
    everything = Reader(tool, address, '--all')
    asked, empty, told, used = 0, 0, {}, set()
    for me in partners:
        reader.scope(Scope('partner', me))
        for foreign in foreign_objects(connection, me, dice):
            for query in queries:
                for values in bindings(query, foreign):
                    if is_empty(everything.run(query.name, values)):
                        continue
                    asked += 1
                    used.add(query.name)
                    fine = is_empty(reader.run(query.name, values))
                    empty += fine
                    if not fine:
                        told[query.name] = told.get(query.name, 0) + 1
    reader.close()
    everything.close()
    return asked, empty, told, used, [query.name for query in queries if query.name not in used]


def pick_partners(connection, count, dice):
    rows = [row[0] for row in connection.execute('SELECT DISTINCT account FROM visibility ORDER BY 1')]
    return sorted(dice.sample(rows, min(count, len(rows))))


def judge_foreign(name, tool, address, connection, options):
    partners = pick_partners(connection, options.partners, random.Random(options.seed))
    asked, empty, told, used, unused = read_foreign(tool, address, connection, partners, options.seed)
    share = empty / asked if asked else 0
    print(f'{name}: {len(partners)} partners asked {len(used)} queries {asked} times for what is foreign:'
          f' {empty} empty, {100 * share:.2f} %; told {told}; told nothing even without a scope: {", ".join(unused)}')
    expect(f'{name}: foreign reads come back empty', asked > 1000 and share >= LEAST_EMPTY)
    expect(f'{name}: most queries are asked', len(used) > 20)
    return partners


# ---- two worlds -------------------------------------------------------------------------------------------
OF_B = ('o.enterprise = {t}.enterprise AND o.order_id = {t}.order_id AND ({b} IN (o.distributor, o.reseller))'
        ' AND ({a} NOT IN (COALESCE(o.distributor, 0), COALESCE(o.reseller, 0)))')
CHANGES = (
    "UPDATE main.order_line SET quantity = quantity + {n}, unit = unit + {n}, sell_unit = {n} WHERE line % {m} = {k} AND"
    " EXISTS (SELECT 1 FROM main.orders AS o WHERE {of_line})",
    "UPDATE main.orders SET total = total + {n}, purchase_order = 'PO-{n}' WHERE {b} IN (distributor, reseller)"
    " AND {a} NOT IN (COALESCE(distributor, 0), COALESCE(reseller, 0)) AND seq % {m} = {k}",
    "UPDATE main.points_entry SET points = points + {n} WHERE seq % {m} = {k} AND"
    " EXISTS (SELECT 1 FROM main.orders AS o WHERE {of_points})",
    "DELETE FROM main.points_entry WHERE seq % {m} = {k} AND EXISTS (SELECT 1 FROM main.orders AS o WHERE {of_points})",
    "DELETE FROM main.visibility WHERE account = {b} AND object % {m} = {k}",
    "UPDATE main.visibility SET until_day = '2020-01-01' WHERE account = {b} AND object % {m} = {k}",
    "UPDATE main.proof SET number = number || 'x' WHERE seq % {m} = {k} AND"
    " EXISTS (SELECT 1 FROM main.orders AS o WHERE {of_proof})",
    "UPDATE main.entitlement SET quantity = quantity + {n}, renewed_yearly = {n} WHERE entitlement % {m} = {k}"
    " AND {b} IN (COALESCE(distributor, 0), COALESCE(reseller, 0))"
    " AND {a} NOT IN (COALESCE(distributor, 0), COALESCE(reseller, 0))",
    "UPDATE main.audit SET detail = 'b{n}' WHERE account = {b} AND seq % {m} = {k}",
    "UPDATE main.request_key SET digest = 'b{n}' WHERE account = {b} AND seq % {m} = {k}",
    "DELETE FROM main.order_return WHERE EXISTS (SELECT 1 FROM main.orders AS o WHERE {of_return})",
    "UPDATE main.entitlement_event SET change = change + {n} WHERE seq % {m} = {k} AND EXISTS (SELECT 1 FROM"
    " main.entitlement AS e WHERE e.enterprise = entitlement_event.enterprise AND e.entitlement ="
    " entitlement_event.entitlement AND {b} IN (COALESCE(e.distributor, 0), COALESCE(e.reseller, 0))"
    " AND {a} NOT IN (COALESCE(e.distributor, 0), COALESCE(e.reseller, 0)))",
    "UPDATE main.site SET name = name || ' {n}' WHERE NOT EXISTS (SELECT 1 FROM main.visibility AS v WHERE v.enterprise ="
    " site.enterprise AND v.site = site.site AND v.account = {a}) AND site % {m} = {k}",
    "INSERT INTO main.quote (enterprise, quote, revision, seq, number, kind, state, agreement, owner, currency, country_group,"
    " total, input_hash, programme_version) SELECT enterprise, 900000000000 + agreement, 1, 1, 'Q{n}-' || number, 'sales',"
    " 'draft', agreement, {b}, 'USD', 'WW', {n}, 'x', 1 FROM main.agreement WHERE enterprise % {m} = {k}",
    "INSERT INTO main.contact (enterprise, site, contact, seq, role, state, name, mail, phone) SELECT enterprise, site,"
    " {n}, 1, 'renewal', 'confirmed', 'Somebody', 'x@y.example', '{n}' FROM main.site WHERE NOT EXISTS (SELECT 1 FROM"
    " main.visibility AS v WHERE v.enterprise = site.enterprise AND v.site = site.site AND v.account = {a})",
)


def changes_of(dice, a, b):
    """What B did otherwise in the other world."""
    for change in dice.sample(CHANGES, dice.randint(3, len(CHANGES))):
        m = dice.randint(1, 4)
        words = {'a': a, 'b': b, 'n': dice.randint(1, 10 ** 6), 'm': m, 'k': dice.randrange(m)}
        for name, table in (('of_line', 'order_line'), ('of_points', 'points_entry'), ('of_proof', 'proof'),
                            ('of_return', 'order_return')):
            words[name] = OF_B.format(t=table, a=a, b=b)
        yield change.format(**words)


def pairs_of(connection):
    """Partners that share sites, the closest first: there is most to leak."""
    return [tuple(row) for row in connection.execute(
        'SELECT v.account, w.account FROM visibility AS v JOIN visibility AS w ON w.enterprise = v.enterprise'
        ' AND w.site = v.site AND w.account <> v.account GROUP BY 1, 2 ORDER BY COUNT(*) DESC, 1, 2 LIMIT 40')]


def enterprises_of(connection, a, b, dice):
    """Some that both know, some that one of them knows: each history looks at a few, all of them change."""
    def known(account):
        return {row[0] for row in connection.execute('SELECT DISTINCT enterprise FROM visibility WHERE account = ?', (account,))}
    of_a, of_b = known(a), known(b)
    picked = []
    for group in (of_a & of_b, of_a - of_b, of_b - of_a):
        picked += dice.sample(sorted(group), min(4, len(group)))
    return sorted(picked) or [0]


def differing(world, connection, scope, b, dice, tables):
    enterprises = enterprises_of(connection, scope.account, b, dice)
    world.begin()
    before = world.seen(scope, tables, enterprises)
    for change in changes_of(dice, scope.account, b):
        world.change(change)
    after = world.seen(scope, tables, enterprises)
    world.rollback()
    return [table for table in tables if before[table] != after[table]]


def judge_worlds(world, connection, options):
    dice = random.Random(options.seed)
    pairs = pairs_of(connection)
    accounts = sorted({account for pair in pairs for account in pair})
    tables = [table for table in world.tables if table not in SUMMARY and table not in world.by_key_only]
    told = []
    for _ in range(options.histories):
        a, b = dice.choice(pairs) if dice.random() < 0.5 else dice.sample(accounts, 2)
        told += differing(world, connection, Scope('partner', a), b, dice, tables)
    print(f'{world.name}: {options.histories} histories, {len(tables)} tables each: told {sorted(set(told))}')
    expect(f'{world.name}: A sees the same whatever B does', not told)


def sees_all(world, connection):
    """The test is not blind: staff sees what B does."""
    return any(differing(world, connection, Scope('staff', 1), 2, random.Random(seed), ['order_line', 'orders', 'visibility'])
               for seed in range(5))


# ---- planted ----------------------------------------------------------------------------------------------
def is_found(table, make_world, foreign, connection, options, seldom=False):
    world = make_world(table, seldom)
    dice = random.Random(options.seed)
    pairs = pairs_of(connection)
    for _ in range(12):
        a, b = dice.choice(pairs)
        if table not in SUMMARY and differing(world, connection, Scope('partner', a), b, dice, [table]):
            world.close()
            return 'by the two worlds'
    world.close()
    return foreign(table, seldom)


def foreign_without_policy(options, address, connection, table, seldom):
    """How many foreign reads tell something while a policy of the table lets everybody see, or what is seldom asked of it."""
    def tell(sql):
        subprocess.run(['psql', '-q', address, '-c', sql], check=True)
    partners = pick_partners(connection, 2, random.Random(options.seed))
    def ask(sql):
        return subprocess.run(['psql', '-q', '-A', '-t', address, '-c', sql], check=True, capture_output=True, text=True).stdout
    as_it_was = f'DROP POLICY leak ON {table}' if not seldom else ask(
        f"SELECT pg_get_functiondef('seldom_seen_by_licet_partner({table})'::regprocedure)")
    tell(leak_of(table, seldom))
    asked, empty, *_ = read_foreign(options.sight, address, connection, partners, options.seed)
    tell(as_it_was)
    return asked - empty


def judge_planted(name, make_world, foreign, connection, options):
    found = {}
    for table, seldom in [(table, False) for table in PLANTED] + [(table, True) for table in SELDOM if options.postgres]:
        how = is_found(table, make_world, foreign, connection, options, seldom)
        expect(f'{name}: the lost condition of {table}{", seldom asked," if seldom else ""} is found', how)
        found[how or 'not at all'] = found.get(how or 'not at all', 0) + 1
    print(f'{name}: lost conditions found {found}')


def judge_lists(name, options, address, connection):
    """A query over a list of numbers runs as the first thing that a scoped connection is asked."""
    parts = [part for part, in connection.execute('SELECT part FROM part ORDER BY part LIMIT 2')]
    reader = Reader(options.sight, address)
    reader.scope(Scope('partner', account=1))
    rows = reader.run('part_list', [word_of('Text', json.dumps(parts))])
    expect(f'{name}: a list of parts is read', [row[0] for row in rows] == ['0', '1'])
    reader.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('licet')
    parser.add_argument('sight')
    parser.add_argument('--postgres')
    parser.add_argument('--partners', type=int, default=20)
    parser.add_argument('--histories', type=int, default=200)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, 'demo.db')
        subprocess.run([options.licet, 'demo', '--size', 'small', '--today', TODAY, '--database', database], check=True,
                       stdout=subprocess.DEVNULL)
        connection = sqlite3.connect(database)
        reader = Reader(options.sight, database)
        views = ['\t'.join(row) for row in reader.ask('views')]
        reader.close()
        address = database
        if options.postgres:
            address = load_postgres(database, options.licet, options.postgres, 'sight')
        kind = PostgresWorld if options.postgres else SqliteWorld
        name = kind.name

        def make_world(without=None, seldom=False):
            return kind(address, views, without, seldom)

        def foreign(table, seldom):
            if options.postgres:
                told = foreign_without_policy(options, address, connection, table, seldom)
                return 'by foreign reads' if told else ''
            partners = pick_partners(connection, 4, random.Random(options.seed))
            asked, empty, *_ = read_foreign(options.sight, address, connection, partners, options.seed, table)
            return 'by foreign reads' if empty < asked else ''

        judge_lists(name, options, address, connection)
        judge_foreign(name, options.sight, address, connection, options)
        world = make_world()
        expect(f'{name}: staff sees what B does', sees_all(world, connection))
        judge_worlds(world, connection, options)
        world.close()
        judge_planted(name, make_world, foreign, connection, options)
    print(f'{passed} passed, {failed} failed')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
