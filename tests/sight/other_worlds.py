#!/usr/bin/env python3
"""Non-interference over HTTP: two databases that differ only in what somebody may not see answer every request of that
person with the same bytes, of what is read and of what the person then does.

    other_worlds.py LICET WATCHED [--postgres FOLDER-ADDRESS] [--seed 1] [--rounds 2] [--partners 20] [--pages 12]

A round makes the cast's world, draws who looks (partners and customers), and makes of it another world in which orders,
quotes, sites and evidence that none of them sees were otherwise, are no more, or are there besides. A history is one who
looks and one customer of theirs in whose past something was changed. Planted: a count of everybody's lines, a lost
condition; staff sees the difference, or the test were blind.
"""
import argparse
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browse import Server, lost  # noqa: E402
from canary import LINK, also, shape  # noqa: E402
from cast import World  # noqa: E402
from worlds import TODAY, load_postgres  # noqa: E402

EACH_SHAPE = 3
PLANTED_PAGES = 60      # until what was planted is met
LEAST_HISTORIES = 200
INSTANT = re.compile(rb'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z')  # of what is done now
SHOWN_MOST = 12
passed = failed = 0


def expect(what, fine):
    global passed, failed
    if fine:
        passed += 1
        return
    failed += 1
    if failed <= SHOWN_MOST:
        print(f'failed: {what}', flush=True)


# ---- the other world ---------------------------------------------------------------------------------------
# What may be otherwise of a hidden order, quote or site; {n} is drawn for each.
CHANGES = {
    'order': (
        "UPDATE orders SET total = total + {n}, points = points + {n}, purchase_order = 'PO-{n}', level = 'D', state = 'invoiced'"
        " WHERE {of}",
        "UPDATE order_line SET quantity = quantity + {n}, unit = unit + {n}, extended = extended + {n}, points = points + {n},"
        " sell_unit = {n} WHERE {of}",
        "UPDATE orders SET accepted_on = '2026-11-0{d}', accepted_at = accepted_at + {n}, number = 'X{n}' WHERE {of}",
        "UPDATE proof SET number = 'X{n}', issued_on = '2026-11-0{d}' WHERE {of}",
        "UPDATE entitlement SET quantity = quantity + {n}, due = '2026-12-0{d}' WHERE {of} AND {unseen}",
        "UPDATE entitlement SET quantity = quantity + {n}, coverage_end = '2027-0{m}-31' WHERE {of} AND {unseen}",
        "DELETE FROM order_return WHERE {of}",
        "DELETE FROM entitlement WHERE {of} AND {unseen}",
        "DELETE FROM proof WHERE {of}",
        "DELETE FROM visibility WHERE evidence = 'sale' AND {visible}",
        "INSERT INTO order_return SELECT enterprise, {n} * 1000 + line, 1, order_id, line, '2026-11-0{d}', 1, 5, 5, NULL, 0 FROM order_line"
        " WHERE {of}",
    ),
    'quote': (
        "UPDATE quote SET state = 'presented', presented_on = '2026-11-0{d}', total = total + {n}, changed_at = changed_at + {n}"
        " WHERE {of} AND agreement = -1",
        "UPDATE quote SET total = total + {n}, valid_to = '2027-0{d}-01', number = 'X{n}', changed_at = changed_at + {n} WHERE {of}",
        "UPDATE quote_line SET quantity = quantity + {n}, unit = unit + {n}, sell_unit = {n}, note = 'X{n}' WHERE {of}",
        "DELETE FROM quote_line WHERE {of}",
        "DELETE FROM visibility WHERE evidence = 'quote' AND {visible}",
        "UPDATE quote_event SET reason = 'X{n}', verb = 'withdraw', state = 'withdrawn' WHERE {of}",
    ),
    'site': (
        "UPDATE site SET name = 'X{n}', name_key = 'x{n}', city = 'X{n}', legal_entity = 'X{n}', country = 'JP' WHERE {of}",
        "UPDATE site SET number = 'X{n}' WHERE {of}",
        "INSERT INTO contact (enterprise, site, contact, seq, role, state, name, mail, phone) SELECT enterprise, site, {n}, 1, 'renewal', 'confirmed', 'Somebody', 'x{n}@y.example', '{n}' FROM site"
        " WHERE {of}",
        "UPDATE directory SET number = 'X{n}' WHERE kind = 'site' AND owner = {enterprise} AND object = {key}",
        "INSERT INTO visibility SELECT enterprise, site, 1, 'sale', {n}, 1, '2026-01-01', NULL FROM site WHERE {of}",
    ),
}
OBJECT = {'order': 'order_id', 'quote': 'quote', 'site': 'site'}
BESIDES = (  # what is nobody's page
    "UPDATE outbox SET seq = seq", "DELETE FROM request_key WHERE (enterprise + length(request)) % 3 = 0",
    "UPDATE enterprise SET seq = seq + 100", "DELETE FROM sign_in_try",
)


def hidden_from_all(world, people):
    return [thing for thing in world.things if thing.kind in CHANGES and not any(world.sees(person, thing) for person in people)]


def make_other(world, people, dice, path):
    """The same database with another past of what none of them sees; the customers whose past it is."""
    shutil.copy(world.path, path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute('BEGIN')
    touched = set()
    looking = ', '.join(str(person.account) for person in people)
    # What was sold by one may be held by another since, and opened by a naming.
    unseen = f'''COALESCE(distributor, 0) NOT IN ({looking}) AND COALESCE(reseller, 0) NOT IN ({looking})
        AND enterprise <> {world.customer}'''
    for thing in hidden_from_all(world, people):
        if dice.random() < 0.3:
            continue
        touched.add(thing.enterprise)
        of = f'enterprise = {thing.enterprise} AND {OBJECT[thing.kind]} = {thing.key}'
        for change in dice.sample(CHANGES[thing.kind], dice.randint(1, 4)):
            try:
                other.execute(change.format(of=of, n=dice.randint(10000, 10 ** 8), d=dice.randint(1, 9),
                                            m=dice.choice((1, 3, 5, 7, 8)), key=thing.key, enterprise=thing.enterprise, unseen=unseen,
                                            visible=f'enterprise = {thing.enterprise} AND object = {thing.key}'))
            except sqlite3.IntegrityError:
                pass  # another one is drawn for the next thing
    for text in BESIDES:
        other.execute(text)
    other.execute('COMMIT')
    other.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    other.close()
    return touched


def looking(world, dice, count):
    """Partners, and the customers of the cast, whose own customers are not among them."""
    partners = [person for person in world.people if person.name.startswith('partner ')]
    return dice.sample(partners, min(count, len(partners))) + [world.person('customer, other site'), world.person('other customer')]


def histories(world, people, touched):
    """One who looks, and a customer of theirs in whose past something was changed."""
    return sum(1 for person in people for enterprise in touched
               if any(world.sees_site(person, enterprise, site) for at, site in world.agreement_of if at == enterprise))


# ---- asking both -------------------------------------------------------------------------------------------
class Both:
    def __init__(self, one, other, leaks=False):
        self.servers, self.asked, self.leaks = (one, other), 0, leaks

    def get(self, path, person):
        """Both answers; what differs is asked again, for a minute may have turned between the two."""
        for _ in range(2):
            answers = [server.get(path, person, bearer=path.startswith('/api')) for server in self.servers]
            self.asked += 1
            if answers[0].bare() == answers[1].bare():
                break
        return answers

    def call(self, method, path, person, key, value, revision=None):
        self.asked += 1
        return [server.call(method, path, person, key, value, revision) for server in self.servers]


def differs(answers):
    bare = [answer.bare() for answer in answers]
    if bare[0] == bare[1]:
        return None
    if bare[0][0] != bare[1][0]:
        return f'{bare[0][0]} and {bare[1][0]}'
    lines = [bare[at][2].split(b'\n') for at in range(2)]
    return next((f'{a[:150]} and {b[:150]}' for a, b in zip(*lines) if a != b), f'{len(lines[0])} and {len(lines[1])} lines')


def walk(both, person, most, say):
    queue, seen, shapes = ['/home', '/quotes', '/bqo', '/orders', '/proofs', '/reports/renewal-lines', '/me'], set(), {}
    asked = 0
    while queue and asked < most:
        path = queue.pop(0)
        kind = shape(path)
        if path in seen or shapes.get(kind, 0) >= EACH_SHAPE or path.startswith('/static') or path.endswith('/pdf'):
            continue
        seen.add(path)
        shapes[kind] = shapes.get(kind, 0) + 1
        for form in also(path):
            answers = both.get(form, person)
            asked += 1
            found = differs(answers)
            say(f'{person.name}: {form}: {found}', found is None or answers[0].status >= 500)
            expect(f'{person.name}: {form}: {answers[0].status}', answers[0].status < 500 or both.leaks)
            if form == path:
                queue.extend(link.decode().replace('&amp;', '&') for link in LINK.findall(answers[0].body))


def same(answers):
    """Of something that is done now: but for the instants."""
    return differs(answers) is None or (answers[0].status == answers[1].status and
                                        INSTANT.sub(b'', answers[0].body) == INSTANT.sub(b'', answers[1].body))


def act(both, person, say):
    """A quote of a line of its own, changed and presented; a program does it in both worlds."""
    lines = both.get('/api/v1/reports/renewal-lines?state=announced&limit=2&fields=renewal_line', person)
    if lines[0].status != 200 or differs(lines):
        return
    for row in json.loads(lines[0].body)['rows'][:1]:
        made = both.call('POST', '/api/v1/renewal-quotes', person, f'made-{person.name}',
                         {'lines': [{'renewal_line': row['renewal_line']}]})
        say(f'{person.name}: a quote is made: {differs(made)}', same(made))
        for number in json.loads(made[0].body).get('quotes', [])[:1]:
            for method, path, value in (('PATCH', '', {'lines': [{'line': 1, 'note': 'mine'}]}), ('POST', '/present', {})):
                done = both.call(method, f'/api/v1/quotes/{number}{path}', person, f'{path}{person.name}', value,
                                 1 if method == 'PATCH' else 2)
                say(f'{person.name}: {method} {path}: {differs(done)}', same(done))


# ---- all -----------------------------------------------------------------------------------------------------
class Found(Exception):
    """Of what was planted, one thing is enough."""


class Round:
    def __init__(self, options, folder, at):
        self.options, self.dice = options, random.Random(options.seed * 1000 + at)
        self.world = World(options.licet, folder, name=f'one{at}')
        self._seat_partners()
        self.people = looking(self.world, self.dice, options.partners)
        other = os.path.join(folder, f'other{at}.db')
        touched = make_other(self.world, self.people, self.dice, other)
        self.histories = histories(self.world, self.people, touched)
        self.addresses = [self.world.path, other]
        if options.postgres:
            self.addresses = [load_postgres(path, options.licet, options.postgres, f'world{place}')
                              for place, path in enumerate(self.addresses)]

    def _seat_partners(self):
        world = self.world
        world.sql.execute('BEGIN')
        for account, in world.ask("SELECT account FROM account WHERE kind = 'partner' ORDER BY 1"):
            world._seat(f'partner {account}', 'partner', account, role='primary')
        world.sql.execute('COMMIT')
        world.sql.execute('PRAGMA wal_checkpoint(TRUNCATE)')

    def ask(self, program, words, people, say, leak='', acts=True):
        with lost(self.addresses[0], leak), lost(self.addresses[1], leak), \
                Server(program, words, self.addresses[0], leak) as one, Server(program, words, self.addresses[1], leak) as other:
            both = Both(one, other, leak != '')
            for person in people:
                walk(both, person, PLANTED_PAGES if leak else self.options.pages, say)
                if acts and person.kind == 'partner':
                    act(both, person, say)
        expect(f'faults: {one.faults[:2]} {other.faults[:2]}', leak or not one.faults + other.faults)
        return both.asked

    def planted(self, leak, people):
        def say(what, fine):
            if not fine:
                raise Found(what)
        found = 'nothing'
        try:
            self.ask(self.options.watched, [], people, say, leak, acts=False)
        except Found as what:
            found = str(what)
        print(f'planted {leak or "nothing, for staff"}: {found[:200]}', flush=True)
        expect(f'planted: {leak}', found != 'nothing')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('licet')
    parser.add_argument('watched')
    parser.add_argument('--postgres')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--rounds', type=int, default=2)
    parser.add_argument('--partners', type=int, default=20)
    parser.add_argument('--pages', type=int, default=12)
    options = parser.parse_args()
    lived = asked = 0
    with tempfile.TemporaryDirectory() as folder:
        for at in range(options.rounds):
            one = Round(options, folder, at)
            if at == 0:
                one.planted('', [one.world.person('staff, care')])
                for leak in ('count', 'house,scope:quote,scope:quote_line,scope:site,scope:agreement'):
                    one.planted(leak, one.people[:4])
            lived += one.histories
            asked += one.ask(options.licet, ['serve'], one.people, expect)
    print(f'{lived} histories, {asked} requests to both worlds', flush=True)
    expect(f'{lived} histories are enough', lived >= min(LEAST_HISTORIES, 10 * options.partners))
    print(f'{passed} passed, {failed} failed')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
