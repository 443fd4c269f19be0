#!/usr/bin/env python3
"""Every route × method × person × thing over HTTP, and what each must answer (portal.md sections 2 and 4,
reliability.md "Security").

    matrix.py LICET WATCHED ROUTES [--postgres FOLDER-ADDRESS] [--seed 1] [--share 100]    percent of what is asked

(a) the routes are those of the program, and each answers as tests/sight/routes.py says, to everybody of the cast;
    other methods are refused with what there is;
(b) hidden and missing are one: the same bytes, the same statements, the same rows (WATCHED counts);
(c) with the first lock open, and everybody an auditor to every view, at least 99 % of foreign reads are as of nothing;
(d) what is planted is found: a gate that opens for everybody, a lost condition, a header and a statement more.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browse import WORKERS, Server, lost  # noqa: E402
from cast import World, missing_number  # noqa: E402
from routes import expected, methods_at, read_permissions, read_routes  # noqa: E402
from worlds import TODAY  # noqa: E402

METHODS = ('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')
NO_EDITION = 999999     # of nothing
LEAST_EMPTY = 0.99
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


# ---- asking ------------------------------------------------------------------------------------------------
class Asker:
    """Sends what the table of routes means by a request, with a key that was never used; `dice` and `share` say which
    of all requests are sent."""

    def __init__(self, server, dice=None, share=100):
        self.server, self.keys, self.dice, self.share = server, 0, dice, share

    def takes(self):
        return self.share == 100 or self.dice.random() * 100 < self.share

    def ask(self, route, person, path):
        self.keys += 1
        key = f'matrix-{self.keys}'
        if route.method == 'GET':
            return self.server.get(path, person, bearer=route.is_api)
        if route.is_api:
            return self.server.call(route.method, path, person, key, route.body(), NO_EDITION)
        edition = {'revision': NO_EDITION} if route.of == 'quote' else {}  # a name that a form has not is 400
        return self.server.press(path, person, key, **edition)


def same_routes(program, routes):
    """What of the program has no expectation, and what of the table is no route."""
    said = subprocess.run([program], capture_output=True, text=True, check=True).stdout
    there = {tuple(line.split('\t')[:2]) for line in said.split('\n') if line}
    known = {route.key() for route in routes}
    return sorted(there - known), sorted(known - there)


# ---- (a) ---------------------------------------------------------------------------------------------------
def pick_things(world, dice):
    """By kind: some of the customer, each of other parties and in another state, some of others, one that never was."""
    picked = {}
    for kind in ('order', 'quote', 'proof', 'site', 'agreement', 'entitlement'):
        own = [thing for thing in world.things if thing.kind == kind and thing.enterprise == world.customer]
        other = [thing for thing in world.things if thing.kind == kind and thing.enterprise != world.customer]
        by_parties = {}
        for thing in own:
            by_parties.setdefault((tuple(sorted(thing.parties)), thing.live, thing.shown), thing)
        picked[kind] = list(by_parties.values())[:6] + dice.sample(other, 1)
    return picked


def judge_answers(world, asker, routes, things, people, say):
    """Each cell of the matrix; `say` is told what it is and whether it is right."""
    permissions = read_permissions()
    for route in routes:
        for person in people:
            for thing in things[route.of] + [None] if route.of != '-' else ['-']:
                if not asker.takes():
                    continue
                if thing == '-':
                    number, sees = '', None
                else:
                    number = thing.number if thing else missing_number(things[route.of][0].number)
                    sees = thing is not None and world.sees(person, thing)
                answer = asker.ask(route, person, route.at(number))
                right = expected(route, person, permissions, sees, thing)
                say(f'{person.name}: {route.method} {route.at(number)}: {answer.status} instead of {right}',
                    answer.status in right)


def judge_methods(server, routes, things, people):
    """What an address has not is refused, with what it has."""
    for path in sorted({route.at(things[route.of][0].number).split('?')[0] if route.of != '-' else route.path
                        for route in routes}):
        there = methods_at(routes, path)
        for method in METHODS:
            if method in there:
                continue
            for person in people:
                answer = server.ask(method, path, person, bearer=path.startswith('/api'))
                said = set(answer.head('allow').replace(' ', '').split(','))
                expect(f'{person.name}: {method} {path}: {answer.status}, Allow {said} instead of {there}',
                       answer.status == 405 and said == there)


# ---- (b) ---------------------------------------------------------------------------------------------------
# Where a number of somebody else's can be asked for, beside the addresses of things.
LINES = {'currency': 'USD', 'lines': [{'part': 'L18847K', 'quantity': 1}]}
ASKS = (
    ('site', 'GET', '/reports/renewal-lines?site={}'), ('agreement', 'GET', '/reports/renewal-lines?agreement={}'),
    ('quote', 'GET', '/reports/renewal-lines?quote={}'), ('site', 'GET', '/quotes?site={}'),
    ('agreement', 'GET', '/quotes?agreement={}'), ('site', 'GET', '/orders?site={}'),
    ('agreement', 'GET', '/orders?agreement={}'), ('order', 'GET', '/orders?after={}'), ('site', 'GET', '/proofs?site={}'),
    ('order', 'GET', '/orders/{}?known_on=2030-01-01T00:00:00Z'), ('proof', 'GET', '/proofs/{}?known_on=2030-01-01T00:00:00Z'),
    ('agreement', 'GET', '/proofs?agreement={}'), ('order', 'GET', '/proofs?order={}'), ('proof', 'GET', '/proofs?after={}'),
    ('quote', 'GET', '/orders/new?quote={}'), ('site', 'GET', '/customers?site={}'),
    ('agreement', 'GET', '/customers?agreement={}'), ('agreement', 'GET', '/agreements?agreement={}'), ('site', 'GET', '/entitlements?site={}'),
    ('agreement', 'GET', '/entitlements?agreement={}'),
    *((kind, 'GET', '/search?text={}') for kind in ('site', 'agreement', 'order', 'quote', 'proof')),
    ('site', 'POST', '/orders/check', {'site': '{}', **LINES}), ('site', 'POST', '/orders', {'site': '{}', **LINES}),
    ('site', 'POST', '/orders/drafts', {'site': '{}', **LINES}),
    ('quote', 'POST', '/orders/check', {'site': '@site', 'quote': '{}', 'currency': 'USD'}),
    ('quote', 'POST', '/orders', {'site': '@site', 'quote': '{}', 'currency': 'USD'}),
    ('quote', 'POST', '/orders/check', {'site': '@site', 'purchase_order': '{}', 'purchase_order_date': TODAY, **LINES}),
)


def with_number(value, number, own):
    return {name: {'{}': number, '@site': own}.get(inner, inner) if isinstance(inner, str) else inner
            for name, inner in value.items()}


def missing_of(world, person, thing):
    """A number that never was; of a part at a site that the person sees: another part at that site."""
    site, _, part = thing.number.partition('-')
    seen = thing.kind == 'entitlement' and any(world.sees_site(person, thing.enterprise, one) for one in thing.sites)
    return f'{site}-{missing_number(part)}' if seen else missing_number(thing.number)


def two_answers(asker, person, ask, thing, missing, own=''):
    """To the number of a thing, and to one that never was."""
    answers = []
    for number in (thing.number, missing):
        kind, method, path, *body = ask
        path = path.replace('{}', number)
        if method == 'GET':
            answers.append((asker.server.get(path, person, bearer=path.startswith('/api')), number))
        else:
            asker.keys += 1
            value = with_number(body[0], number, own) if body else {}
            answers.append((asker.server.call(method, path, person, f'missing-{asker.keys}', value, NO_EDITION), number))
    return answers


def all_asks(routes):
    """The addresses of things that are read, and the places where a number is typed, as page and by program."""
    for route in routes:
        if route.of != '-' and (route.is_api or route.method == 'GET'):
            yield (route.of, route.method, route.at('{}'), *([route.body()] if route.method != 'GET' else []))
    for kind, method, path, *body in ASKS:
        forms = ('', '/api/v1') if method == 'GET' and '/new' not in path else ('',) if method == 'GET' else ('/api/v1',)
        for form in forms:
            yield (kind, method, form + path, *body)


def hidden_things(world, person, kind, dice, count):
    """Of the same customer first: a competitor's; and of strangers."""
    own = [t for t in world.things if t.kind == kind and t.enterprise == world.customer and not world.sees(person, t)]
    other = [t for t in world.things if t.kind == kind and t.enterprise != world.customer and not world.sees(person, t)]
    return dice.sample(own, min(count, len(own))) + dice.sample(other, min(1, len(other)))


AGAIN = 2 * WORKERS  # by then each worker has answered


def judge_missing(world, asker, routes, people, say):
    """Hidden and missing, to the byte and to the statement. What differs is asked again, AGAIN times: once a minute a
    session is noted as used, and each worker reads the catalogue once (docs/decisions/0017). A leak differs always."""
    for person in people:
        own = next((thing.number for thing in world.things if thing.kind == 'site' and world.sees(person, thing)), '')
        for ask in all_asks(routes):
            for thing in hidden_things(world, person, ask[0], asker.dice, 2):
                if not asker.takes():
                    continue
                never = missing_of(world, person, thing)
                (hidden, number), (missing, nines) = two_answers(asker, person, ask, thing, never, own)
                for _ in range(AGAIN):
                    if hidden.work() == missing.work():
                        break
                    (hidden, number), (missing, nines) = two_answers(asker, person, ask, thing, never, own)
                what = f'{person.name}: {ask[1]} {ask[2]} {thing.number}'
                say(f'{what}: {hidden.status} is not {missing.status} of a missing one, or other bytes',
                    hidden.bare(number) == missing.bare(nines))
                say(f'{what}: the work {hidden.work()} is not {missing.work()}', hidden.work() == missing.work())


def judge_sighted(world, server, routes, people):
    """None of the questions is blind: of something that somebody sees, the answer is another one."""
    asker = Asker(server)
    for ask in all_asks(routes):
        differs = False
        for person in people:
            own = next((thing.number for thing in world.things if thing.kind == 'site' and world.sees(person, thing)), '')
            seen = [thing for thing in world.things if thing.kind == ask[0] and world.sees(person, thing)]
            seen.sort(key=lambda thing: (thing.enterprise != world.customer, thing.live))
            for thing in seen[:2]:
                (there, number), (missing, nines) = two_answers(asker, person, ask, thing, missing_number(thing.number), own)
                differs = differs or there.bare(number) != missing.bare(nines)
            if differs:
                break
        expect(f'{ask} tells nothing of what is seen', differs)


# ---- (c) ---------------------------------------------------------------------------------------------------
def share_told(world, asker, routes, people, say):
    """How many foreign reads were asked, and which were answered otherwise than for nothing."""
    asked, told = 0, 0
    for person in people:
        for ask in all_asks(routes):
            if ask[1] != 'GET':
                continue
            for thing in hidden_things(world, person, ask[0], asker.dice, 2):
                if not asker.takes():
                    continue
                (hidden, number), (missing, nines) = two_answers(asker, person, ask, thing, missing_number(thing.number))
                asked += 1
                if hidden.bare(number)[2] != missing.bare(nines)[2] or hidden.status >= 500:
                    told += 1
                    say(f'{person.name}: {ask[2]} {thing.number}: {hidden.status}', False)
    return asked, told


# ---- all -----------------------------------------------------------------------------------------------------
RELATED = ('incumbent', 'competitor', 'distributor', 'sale only', 'quote only', 'named', 'consent', 'former', 'foreign',
           'customer', 'customer, other site', 'other customer')


class Found(Exception):
    """Of what was planted, one thing is enough."""


class Stage:
    def __init__(self, options, folder):
        self.options = options
        self.world = World(options.licet, folder)
        self.address = self.world.on_postgres(options.postgres, 'matrix') if options.postgres else self.world.path
        self.key = os.path.join(folder, 'key')
        subprocess.run([options.licet, 'key', 'make', self.key], check=True, stdout=subprocess.DEVNULL)
        self.routes = read_routes()
        self.few = [self.world.person(name) for name in RELATED]
        self.things = pick_things(self.world, random.Random(options.seed))

    def asker(self, server, share=None):
        return Asker(server, random.Random(self.options.seed), share or self.options.share)

    def watched(self, leak=''):
        return Server(self.options.watched, [], self.address, leak, self.key)

    def ended(self, what, server):
        print(f'{what}: {server.asked} requests', flush=True)
        expect(f'{what}: faults {server.faults[:3]}', not server.faults)

    def judge_routes(self):
        new, gone = same_routes(self.options.routes, self.routes)
        expect(f'routes without an expectation: {new}', not new)
        expect(f'expectations without a route: {gone}', not gone)
        expect('a route without an expectation is seen', same_routes(self.options.routes, self.routes[1:])[0])

    def judge(self):
        with self.watched() as server:
            judge_missing(self.world, self.asker(server), self.routes, self.few, expect)
            judge_sighted(self.world, server, self.routes, self.few)
        self.ended('hidden and missing', server)
        with Server(self.options.licet, ['serve'], self.address, key=self.key) as server:
            judge_methods(server, self.routes, self.things, [self.world.person(name) for name in ('nobody', 'incumbent')])
            judge_answers(self.world, self.asker(server), self.routes, self.things, self.world.people, expect)
        self.ended('answers', server)

    def judge_second_lock(self):
        shown = []
        with self.watched('gate,house') as server:
            asked, told = share_told(self.world, self.asker(server), self.routes, self.few, lambda what, _: shown.append(what))
        print(f'the second lock alone: {asked} foreign reads, {1 - told / asked:.2%} as of nothing', flush=True)
        expect(f'the second lock alone: {shown[:6]}', told <= (1 - LEAST_EMPTY) * asked)
        self.ended('the second lock alone', server)

    def planted(self, leak, judge, people):
        def say(what, fine):
            if not fine:
                raise Found(what)
        found = 'nothing'
        with lost(self.address, leak), self.watched(leak) as server:
            try:
                judge(self.world, self.asker(server, 100), self.routes[:-2], [self.world.person(name) for name in people], say)
            except Found as what:
                found = str(what)
        print(f'planted {leak}: {found[:200]}', flush=True)
        expect(f'planted: {leak}', found != 'nothing')

    def judge_planted(self):
        def answers(world, asker, routes, people, say):
            judge_answers(world, asker, routes, self.things, people, say)
        people = ('incumbent', 'customer, other site')
        self.planted('gate', answers, ('incumbent, no right',))
        for leak in ('header', 'work', 'house,scope:quote,scope:directory'):
            self.planted(leak, judge_missing, people)
        self.planted('gate,house,scope:order_line,scope:quote,scope:proof', share_told, people)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('licet')
    parser.add_argument('watched')
    parser.add_argument('routes')
    parser.add_argument('--postgres')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--share', type=float, default=100)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(parser.parse_args(), folder)
        stage.judge_routes()
        stage.judge_planted()
        stage.judge_second_lock()
        stage.judge()
    print(f'{passed} passed, {failed} failed')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
