#!/usr/bin/env python3
"""A list asks the database once for what its page shares, not line by line: a page of many rows takes no more statements than a
page of two, nor the page of an agreement with many sites than with one (X-Work of build/release/watched). What is planted is found: a list that is known to ask line by line.

    statements.py LICET WATCHED
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browse import Server  # noqa: E402
from cast import World  # noqa: E402

FEW, MANY, LEAST_ROWS, MANY_SITES, PRICE_LISTS = 2, 40, 20, 8, 3
# with how many statements more a long page may take: renewal lines ask once for each price list that they are of
SHARED = (('/api/v1/orders?state=accepted', 0), ('/api/v1/proofs?', 0), ('/api/v1/quotes?', 0),
          ('/api/v1/customers?programme=relationship', 8), ('/api/v1/reports/renewal-lines?', 8),
          ('/api/v1/agreements?programme=relationship', 0), ('/api/v1/agreements?sort=-users', 0))
# A page of another day is folded row by row (docs/open.md)
ASKED = 6  # times, of which the least counts: a session is noted once a minute, and each of four workers reads prices once
THEN = '?true_on=2026-09-01'
LINE_BY_LINE = (f'/api/v1/agreements{THEN}',)
passed = failed = 0


def expect(what, fine):
    global passed, failed
    passed += bool(fine)
    failed += not fine
    if not fine:
        print(f'failed: {what}', flush=True)


def work(server, person, path, limit):
    """Statements of a page, and its rows."""
    address = f'{path}&limit={limit}'.replace('?&', '?')
    answers = [server.get(address, person, bearer=True) for _ in range(ASKED)]
    if answers[0].status != 200:
        return None, 0
    rows = next(value for value in json.loads(answers[0].body).values() if isinstance(value, list))
    return min(int(answer.head('x-work').split()[0]) for answer in answers), len(rows)


def grows(server, person, path):
    """By how many statements a long page is dearer than a short one; None where this reader has no long page."""
    few, _ = work(server, person, path, FEW)
    many, rows = work(server, person, path, MANY)
    if few is None or rows < LEAST_ROWS:
        print(f'{person.name} at {path}: {rows} rows', flush=True)
        return None
    print(f'{person.name} at {path}: {few} statements for {FEW}, {many} for {rows}', flush=True)
    return many - few


def page_grows(server, person, query=''):
    """By how many statements the page of the agreement with the most sites is dearer than one with a single site, which asks
    once for each price list that its renewal lines are of; None where this reader has not both."""
    answer = server.get('/api/v1/agreements?programme=relationship&state=active&sort=-sites&limit=200', person, bearer=True)
    rows = next(value for value in json.loads(answer.body).values() if isinstance(value, list))
    most = rows[0]
    one = next((row for row in rows if row['sites'] == 1), None)
    if one is None or most['sites'] < MANY_SITES:
        return None
    few, many = (min(int(server.get(f"/api/v1/agreements/{row['agreement']}{query}", person, bearer=True).head('x-work').split()[0])
                     for _ in range(ASKED)) for row in (one, most))
    print(f"{person.name} at an agreement{query}: {few} statements for a site, {many} for {most['sites']}", flush=True)
    return many - few


def readers(world):
    """The partner with the most orders, a desk, and a customer who sees a whole agreement."""
    account = world.ask("""SELECT account FROM visibility WHERE evidence = 'sale' GROUP BY account
        ORDER BY COUNT(*) DESC, account LIMIT 1""")[0][0]
    world.sql.execute('BEGIN')
    partner = world._seat('busy partner', 'partner', account, role='primary')
    world.sql.execute('COMMIT')
    desk = next(person for person in world.people if person.kind == 'staff' and person.desk == 'care')
    customer = next(person for person in world.people if person.kind == 'customer' and person.whole)
    return partner, desk, customer


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('licet')
    parser.add_argument('watched')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        world = World(options.licet, folder)
        people = readers(world)
        key = os.path.join(folder, 'key')
        subprocess.run([options.licet, 'key', 'make', key], check=True, stdout=subprocess.DEVNULL)
        with Server(options.watched, [], world.path, key=key) as server:
            for path, most in SHARED:
                found = [more for more in (grows(server, person, path) for person in people) if more is not None]
                expect(f'{path}: who reads a long page', len(found) > 0)
                expect(f'{path}: a long page takes more statements: {found}', all(more <= most for more in found))
            found = [more for more in (page_grows(server, person) for person in people) if more is not None]
            expect('an agreement of many sites: who reads one', len(found) > 0)
            expect(f'an agreement of many sites takes more statements: {found}', all(more <= PRICE_LISTS for more in found))
            for path in LINE_BY_LINE:
                found = [more for more in (grows(server, person, path) for person in people) if more is not None]
                expect(f'planted: {path}: {found}', any(more >= LEAST_ROWS for more in found))
            found = page_grows(server, people[1], THEN)
            expect(f'planted: an agreement{THEN}: {found}', found is not None and found >= MANY_SITES)
        expect(f'faults: {server.faults[:3]}', not server.faults)
    print(f'{passed} passed, {failed} failed')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
