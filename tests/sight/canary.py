#!/usr/bin/env python3
"""Everything that partners and customers keep carries words, numbers and amounts of its own (canaries); everybody walks
all links there are, as page, file and by program, and reads none that portal.md section 2 does not open to them.

    canary.py LICET WATCHED [--postgres FOLDER-ADDRESS] [--seed 1] [--partners 20] [--pages 45]

A canary is XQ<kind><object>e<enterprise>XQ in a text, or an amount that begins with 77: whose it is and who may read it
is worked out from the plain tables (cast.py; V4 and V5 here). What is planted is found: a price of another (V4), and
lost conditions.
"""
import argparse
import collections
import os
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browse import Server, lost  # noqa: E402
from cast import World  # noqa: E402
from worlds import SINCE, TODAY  # noqa: E402

WORD = re.compile(rb'XQ([a-z])(\d+)e(\d+)XQ')
# 77,000,000,123 of a currency without decimals and 770,000,001.23 of one with two, for people and for programs.
AMOUNT = re.compile(rb'\b(?:77\d{9}|77\d{7}\.\d\d|77(?:,\d{3}){3}|770(?:,\d{3}){2}\.\d\d)\b')
NUMBER = re.compile(rb'(?<![\d.,a-f])\d{10}(?![\d.,a-f])')
EACH_SHAPE = 3          # addresses alike that one person follows
PLANTED_PAGES = 90      # until what was planted is met
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


# ---- canaries ----------------------------------------------------------------------------------------------
WORDS = (  # table, columns, kind, object
    ('orders', ('purchase_order', 'customer_purchase_order', 'distributor_purchase_order'), 'o', 'order_id'),
    ('order_request', ('purchase_order', 'customer_purchase_order'), 'o', 'order_id'),
    ('order_step', ('reason',), 'o', 'order_id'),
    ('quote_line', ('note',), 'q', 'quote'),
    ('quote_event', ('reason',), 'q', 'quote'),
    ('site', ('name', 'name_key', 'legal_entity', 'city', 'address'), 's', 'site'),
)
AMOUNTS = (  # table, column, whose: first buyer, last seller, between both
    ('quote_line', 'buy_unit', 'buy'), ('quote_line', 'sell_unit', 'sell'), ('quote_line', 'channel_unit', 'channel'),
    ('order_line', 'buy_unit', 'buy'), ('order_line', 'sell_unit', 'sell'),
)


def plant(world):
    """Canaries into everything; amount → (its kind, whose order or quote)."""
    world.sql.execute('BEGIN')
    for table, columns, kind, key in WORDS:
        values = ', '.join(f"{column} = 'XQ{kind}' || {key} || 'e' || enterprise || 'XQ'" for column in columns)
        world.sql.execute(f'UPDATE {table} SET {values}')
    world.sql.execute("UPDATE account SET name = 'XQp' || account || 'e0XQ', name_key = 'xqp' || account || 'e0xq'"
                      " WHERE kind = 'partner'")
    world.sql.execute("""UPDATE contact SET name = 'XQk' || site || 'e' || enterprise || 'XQ', first_name = 'XQk' || site || 'e'
        || enterprise || 'XQ', mail = 'XQk' || site || 'e' || enterprise || 'XQ@canary.example', phone = 'XQk' || site || 'e'
        || enterprise || 'XQ'""")
    amounts, count = {}, 0
    for table, column, whose in AMOUNTS:
        kind = table.split('_')[0]
        key = 'order_id' if kind == 'order' else 'quote, revision'
        for row in world.ask(f'SELECT enterprise, {key}, line FROM {table}'):
            count += 1
            amount = 77_000_000_000 + count
            world.sql.execute(f"UPDATE {table} SET {column} = ? WHERE enterprise = ? AND line = ? AND " +
                              ' AND '.join(f'{name} = ?' for name in key.split(', ')), (amount, row[0], row[-1], *row[1:-1]))
            amounts[amount] = whose, kind, row[0], row[1]
    world.sql.execute('COMMIT')
    return amounts


class Oracle:
    """Who may read which canary."""

    def __init__(self, world, amounts):
        self.world, self.amounts = world, amounts
        self.things = {(thing.kind, thing.enterprise, thing.key): thing for thing in world.things}
        self.numbers = {}
        for thing in world.things:
            if len(thing.number) == 10:
                self.numbers.setdefault(thing.number, []).append(thing)
        self.orders = {(e, o): (d, r) for e, o, d, r in world.ask('SELECT enterprise, order_id, distributor, reseller FROM orders')}
        self.quotes = {(e, q): (d, r) for e, q, d, r in world.ask('SELECT enterprise, quote, distributor, reseller FROM quote')}
        self.open_contacts = {tuple(row) for row in world.ask("""SELECT account, enterprise, site FROM visibility WHERE
            from_day <= ?1 AND (until_day IS NULL OR until_day >= ?1) AND (evidence IN ('incumbent', 'named', 'consent') OR
            (evidence = 'sale' AND from_day >= ?2))""", TODAY, SINCE)}
        self.parents = dict(world.ask('SELECT account, distributor FROM account'))
        self.names = {}

    def partners(self, person):
        """Whose names stand on what it sees, its own, and whom it buys from."""
        if person not in self.names:
            known = {party for thing in self.world.things if thing.kind in ('order', 'quote') and self.world.sees(person, thing)
                     for party in thing.parties}
            self.names[person] = known | {person.account, self.parents.get(person.account)}
        return self.names[person]

    def may_word(self, person, kind, number, enterprise):
        if person.kind == 'staff':
            return True
        if kind == 's':
            return self.world.sees_site(person, enterprise, number)
        if kind == 'p':
            return number in self.partners(person)
        if kind == 'k':  # V5
            return self.world.sees_site(person, enterprise, number) and (
                person.kind == 'customer' or (person.account, enterprise, number) in self.open_contacts)
        return self.world.sees(person, self.things['order' if kind == 'o' else 'quote', enterprise, number])

    def may_amount(self, person, amount):
        """V4: the distributor's buying price is its own and the vendor's, the reseller's selling price its own and the
        customer's, and what stands between both is theirs."""
        whose, kind, enterprise, number = self.amounts[amount]
        if not self.world.sees(person, self.things[kind, enterprise, number]):
            return False
        distributor, reseller = (self.orders if kind == 'order' else self.quotes)[enterprise, number]
        allowed = {'buy': {distributor or reseller}, 'sell': {reseller or distributor}, 'channel': {distributor, reseller}}[whose]
        if person.kind == 'partner':
            return person.account in allowed
        return person.kind == ('staff' if whose == 'buy' else 'customer') and whose != 'channel'

    def foreign(self, person, body):
        """What of an answer the person may not read."""
        for kind, number, enterprise in set(WORD.findall(body)):
            if not self.may_word(person, kind.decode(), int(number), int(enterprise)):
                yield f'XQ{kind.decode()}{int(number)}e{int(enterprise)}XQ'
        for amount in {int(re.sub(rb'\D', b'', word)) for word in AMOUNT.findall(body)}:
            if amount in self.amounts and not self.may_amount(person, amount):
                yield f'{self.amounts[amount]}'
        for number in set(NUMBER.findall(body)):
            things = self.numbers.get(number.decode(), ())
            if things and not any(self.world.sees(person, thing) for thing in things):
                yield f'{things[0].kind} {number.decode()}'


# ---- walking -----------------------------------------------------------------------------------------------
LINK = re.compile(rb'(?:href|action|src)="(/[^"#]*)')


def shape(path):
    """An address without its numbers and values."""
    return re.sub(r'=[^&]*', '=', re.sub(r'/\d+', '/N', path))


def also(path):
    """The same as files and by program."""
    bare, _, query = path.partition('?')
    forms = [path]
    if re.fullmatch(r'/(quotes|orders|proofs|bqo|customers|agreements|sites|entitlements|reports/[\w-]+)', bare) and not query:
        forms += [f'{bare}?format=csv', f'/api/v1{bare}?limit=1000', f'/api/v1{bare}?format=ndjson']
    elif re.fullmatch(r'/\w+/\d+', bare):
        forms += ['/api/v1' + bare]
    elif re.fullmatch(r'/\w+/\d+/(contacts|history)', bare):
        forms += ['/api/v1' + bare, f'{bare}?format=csv']
    return forms


def read_of(server, person, path, answer):
    """What a reader finds: of a PDF its text."""
    head = '\n'.join(f'{name}: {value}' for name, value in answer.headers.items()).encode()
    if answer.head('content-type') == 'application/pdf':
        return head + subprocess.run(['pdftotext', '-', '-'], input=answer.body, capture_output=True, check=False).stdout
    return head + answer.body


def walk(server, oracle, person, most, say):
    """Breadth first from home; of addresses that are alike a few."""
    queue, seen, shapes = collections.deque(['/home', '/me', '/seat', '/quotes', '/bqo', '/orders', '/proofs', '/orders/new',
                                             '/reports/renewal-lines', '/verify']), set(), collections.Counter()
    asked = canaries = 0
    while queue and asked < most:
        path = queue.popleft()
        kind = shape(path)
        if path in seen or shapes[kind] >= (1 if kind.endswith('pdf') else EACH_SHAPE) or path.startswith('/static'):
            continue
        seen.add(path)
        shapes[kind] += 1
        for form in also(path) if person.kind != 'staff' else [path]:  # whose files are long
            answer = server.get(form, person, bearer=form.startswith('/api'))
            asked += 1
            body = read_of(server, person, form, answer)
            canaries += len(WORD.findall(body))
            foreign = list(oracle.foreign(person, body)) if answer.status < 500 else [f'status {answer.status}']
            say(f'{person.name} reads at {form}: {foreign[:4]}', not foreign)
            if form == path and answer.head('content-type').startswith('text/html'):
                queue.extend(link.decode().replace('&amp;', '&') for link in LINK.findall(answer.body))
    return asked, canaries


# ---- all -----------------------------------------------------------------------------------------------------
class Found(Exception):
    """Of what was planted, one thing is enough."""


class Stage:
    def __init__(self, options, folder):
        self.options = options
        self.world = World(options.licet, folder)
        self.world.sql.execute('BEGIN')
        accounts = [row[0] for row in self.world.ask("SELECT account FROM account WHERE kind = 'partner' ORDER BY 1")]
        self.partners = [self.world._seat(f'partner {account}', 'partner', account, role='primary')
                         for account in random.Random(options.seed).sample(accounts, options.partners)]
        self.world.sql.execute('COMMIT')
        amounts = plant(self.world)
        self.world.read()
        self.oracle = Oracle(self.world, amounts)
        self.address = self.world.on_postgres(options.postgres, 'canary') if options.postgres else self.world.path
        self.key = os.path.join(folder, 'key')
        subprocess.run([options.licet, 'key', 'make', self.key], check=True, stdout=subprocess.DEVNULL)

    def judge(self):
        cast = [person for person in self.world.people if person.kind and person not in self.partners
                and not person.name.startswith('incumbent, ')
                and (person.kind != 'staff' or person.desk in ('orders', 'auditor'))]
        canaries = 0
        with Server(self.options.licet, ['serve'], self.address, key=self.key) as server:
            for person in self.partners + cast[:len(cast) if self.options.partners >= 20 else 6]:
                _, found = walk(server, self.oracle, person, self.options.pages, expect)
                canaries += found
        print(f'{server.asked} answers read, {canaries} canaries of their own in them', flush=True)
        expect('canaries are read by whom they belong to', canaries > 1000)
        expect(f'faults: {server.faults[:3]}', not server.faults)

    def planted(self, leak):
        def say(what, fine):
            if not fine:
                raise Found(what)
        found = 'nothing'
        with lost(self.address, leak), Server(self.options.watched, [], self.address, leak, self.key) as server:
            try:
                for name in ('competitor', 'sale only'):
                    walk(server, self.oracle, self.world.person(name), PLANTED_PAGES, say)
            except Found as what:
                found = str(what)
        print(f'planted {leak}: {found[:200]}', flush=True)
        expect(f'planted: {leak}', found != 'nothing')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('licet')
    parser.add_argument('watched')
    parser.add_argument('--postgres')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--partners', type=int, default=20)
    parser.add_argument('--pages', type=int, default=45)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(parser.parse_args(), folder)
        for leak in ('house', 'gate,house,scope:orders,scope:order_line,scope:site,scope:agreement'):
            stage.planted(leak)
        stage.judge()
    print(f'{passed} passed, {failed} failed')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
