#!/usr/bin/env python3
"""Personal data opens by portal.md V5 and section 4, and each read of it leaves a row before it leaves itself (P46): contacts of
sites, users of agreements; as pages, files, spreadsheets and by program; chained by the sequencer, and sound by `licet check`.
What is planted is found: the condition lost, a read that is not noted.

    reads.py LICET WATCHED
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browse import Server  # noqa: E402
from cast import World  # noqa: E402
from worlds import SINCE, TODAY  # noqa: E402

CHAIN_SECONDS, JOB_SECONDS = 20, 20
FORMS = ('/sites/{}/contacts', '/sites/{}/contacts?format=csv', '/api/v1/sites/{}/contacts',
         '/api/v1/sites/{}/contacts?format=ndjson')
passed = failed = 0


def expect(what, fine):
    global passed, failed
    passed += bool(fine)
    failed += not fine
    if not fine:
        print(f'failed: {what}', flush=True)


# ---- what should be ----

class Oracle:
    """From the plain tables: which contacts there are, and to whom V5 opens them."""

    def __init__(self, world):
        self.world = world
        self.mails = {}
        for enterprise, site, mail in world.ask('SELECT enterprise, site, mail FROM contact'):
            self.mails.setdefault((enterprise, site), set()).add(mail)
        self.numbers = {(enterprise, site): number for enterprise, site, number in
                        world.ask('SELECT enterprise, site, number FROM site')}
        self.evidence = {}
        for account, enterprise, site, kind, since in world.ask("""SELECT account, enterprise, site, evidence, from_day
                FROM visibility WHERE from_day <= ?1 AND (until_day IS NULL OR until_day >= ?1)""", TODAY):
            self.evidence.setdefault(account, {}).setdefault((enterprise, site), set()).add((kind, since))

    def opens(self, account, place):
        return any(kind in ('incumbent', 'named', 'consent') or (kind == 'sale' and since >= SINCE)
                   for kind, since in self.evidence[account][place])

    def some(self, account):
        """Sites that a partner sees, of each kind of evidence some, open and closed."""
        by_kinds = {}
        for place, kinds in sorted(self.evidence.get(account, {}).items()):
            words = tuple(sorted({(kind, kind == 'sale' and since >= SINCE) for kind, since in kinds}))
            by_kinds.setdefault(words, []).append(place)
        return [place for places in by_kinds.values() for place in places[:2]]


def reads(world):
    """(who, what, which) of every read that left a row."""
    return sorted(tuple(row) for row in world.ask(
        "SELECT actor, action, enterprise, object FROM audit WHERE action IN ('contact.read', 'users.read')"))


def person_of(world, name):
    return world.person(name)


# ---- asking ----

def ask(server, person, path):
    return server.get(path, person, bearer=path.startswith('/api'))


def contacts_open(server, oracle, person, places, say):
    """Every form of the contacts of these sites; how many of them were given, and how many were not."""
    given = refused = 0
    for place in places:
        number, mails = oracle.numbers[place], oracle.mails[place]
        is_open = person.kind != 'partner' or oracle.opens(person.account, place)
        for form in FORMS:
            path = form.format(number)
            answer = ask(server, person, path)
            shown = {mail for mail in mails if mail.encode() in answer.body}
            wanted = 200 if is_open or form == FORMS[0] else 403
            say(f'{person.name} at {path}: {answer.status}, {wanted} wanted', answer.status == wanted)
            say(f'{person.name} at {path} reads {len(shown)} of {len(mails)}, V5 {is_open}', shown == (mails if is_open else set()))
            given += is_open
            refused += not is_open
        if not is_open:
            page = ask(server, person, FORMS[0].format(number)).body
            say(f'{person.name} reads why', b'in the last 24 months' in page and b'<td' not in page)
    return given, refused


def spreadsheet(server, person, path):
    """A job makes it; ready or not."""
    number = ask(server, person, path + '?format=xlsx').head('location').split('/')[-1]
    until = time.monotonic() + JOB_SECONDS
    while time.monotonic() < until:
        state = json.loads(ask(server, person, f'/api/v1/jobs/{number}').body)['state']
        if state in ('ready', 'failed'):
            return state
        time.sleep(0.05)
    return 'slow'


# ---- the stage ----

class Stage:
    def __init__(self, options, folder):
        self.options = options
        self.world = World(options.licet, folder)
        self.oracle = Oracle(self.world)
        self.key = os.path.join(folder, 'key')
        subprocess.run([options.licet, 'key', 'make', self.key], check=True, stdout=subprocess.DEVNULL)
        accounts = sorted(self.oracle.evidence, key=lambda account: (-len(self.oracle.some(account)), account))[:3]
        self.world.sql.execute('BEGIN')
        self.partners = [self.world._seat(f'partner {account}', 'partner', account, role='primary') for account in accounts]
        self.world.sql.execute('COMMIT')
        self.partners += [self.world.person(name) for name in ('competitor', 'sale only')]
        self.customer = next(person for person in self.world.people if person.kind == 'customer' and person.role == 'primary')
        self.desk = next(person for person in self.world.people if person.kind == 'staff' and person.desk == 'care')

    def places(self, person):
        if person.kind == 'partner':
            return self.oracle.some(person.account)
        return [place for place in self.oracle.numbers if place[0] == self.customer.enterprise and place[1] == self.customer.site]

    def judge(self):
        """Each read a row, as who read it and of what; nothing else leaves one."""
        before, wanted, given, refused = len(reads(self.world)), [], 0, 0
        with Server(self.options.licet, ['serve'], self.world.path, key=self.key) as server:
            for person in (*self.partners, self.customer, self.desk):
                places = self.places(person)
                found = contacts_open(server, self.oracle, person, places, expect)
                given, refused = given + found[0], refused + found[1]
                wanted += [(person.identity, 'contact.read', *place) for place in places for _ in FORMS
                           if person.kind != 'partner' or self.oracle.opens(person.account, place)]
            place = self.places(self.customer)[0]
            expect('a job makes its spreadsheet', spreadsheet(server, self.customer, f'/sites/{self.oracle.numbers[place]}/contacts')
                   == 'ready')
            wanted.append((self.customer.identity, 'contact.read', *place))
            wanted += self.users_read(server)
            self.hidden_leaves_nothing(server)
            self.chained(len(wanted))
        expect(f'faults: {server.faults[:3]}', not server.faults)
        print(f'{given} reads of contacts, {refused} that V5 does not open', flush=True)
        expect('V5 opens some and not others', given > 20 and refused > 8)
        expect('there was none before', before == 0)
        found = reads(self.world)
        expect(f'each read is a row, of who read what: {len(found)}, {len(wanted)} wanted', found == sorted(wanted))
        self.sound()

    def sound(self):
        """The cast's own hand in the tables is found as what it is; nothing of reads, their order, or contacts is."""
        done = subprocess.run([self.options.licet, 'check', '--key', self.key, self.world.path], capture_output=True, text=True, check=False)
        kinds = set(re.findall(r'^check: \d+ of kind (\w+)', done.stdout, re.M))
        expect(f'licet check: {kinds}', 'enterprises' in done.stdout and
               not kinds & {'sequence', 'audit', 'chain', 'told', 'id', 'contact', 'reference'})

    def users_read(self, server):
        number, agreement = self.world.ask("""SELECT a.number, a.agreement FROM agreement AS a JOIN site AS s ON s.enterprise =
            a.enterprise AND s.agreement = a.agreement WHERE s.enterprise = ? AND s.site = ?""",
                                           self.customer.enterprise, self.customer.site)[0]
        wanted = []
        for person in (self.customer, self.desk):
            for path in (f'/agreements/{number}?tab=access', f'/agreements/{number}?tab=access&format=csv',
                         f'/api/v1/agreements/{number}/access'):
                answer = ask(server, person, path)
                expect(f'{person.name} at {path}: {answer.status}', answer.status == 200)
                wanted.append((person.identity, 'users.read', self.customer.enterprise, agreement))
        for path in (f'/agreements/{number}', f'/agreements/{number}?tab=points'):
            ask(server, self.desk, path)  # nothing of a user's mail
        return wanted

    def hidden_leaves_nothing(self, server):
        """A site that is hidden is one that never was, and a look at it leaves no row."""
        person = self.world.person('competitor')
        hidden = next(number for place, number in sorted(self.oracle.numbers.items())
                      if place not in self.oracle.evidence.get(person.account, {}))
        for form in FORMS:
            answers = [ask(server, person, form.format(number)) for number in (hidden, '0000000')]
            bodies = [answer.bare(number) for answer, number in zip(answers, (hidden, '0000000'))]
            expect(f'V6: {form}: {answers[0].status}', answers[0].status == answers[1].status == 404 and bodies[0] == bodies[1])

    def chained(self, wanted):
        """The sequencer reads them like everything else."""
        until = time.monotonic() + CHAIN_SECONDS
        chained = 0
        while chained < wanted and time.monotonic() < until:
            time.sleep(0.1)
            chained = self.world.ask("""SELECT COUNT(*) FROM audit AS a JOIN audit_chain AS c ON c.owner = a.enterprise
                AND c.seq = a.seq WHERE a.action IN ('contact.read', 'users.read')""")[0][0]
        expect(f'the chain has {chained} of {wanted} reads', chained == wanted)

    def planted(self, leak, finds):
        """True where the same questions find it."""
        found = []
        before = len(reads(self.world))
        asked = 0
        with Server(self.options.watched, [], self.world.path, leak, self.key) as server:
            for person in self.partners:
                asked += contacts_open(server, self.oracle, person, self.places(person),
                                       lambda what, fine: fine or found.append(what))[0]
        missing = asked - (len(reads(self.world)) - before)
        print(f'planted {leak}: {len(found)} answers are wrong, {missing} reads left no row', flush=True)
        expect(f'planted: {leak}', finds(found, missing))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('licet')
    parser.add_argument('watched')
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(parser.parse_args(), folder)
        stage.judge()
        stage.planted('', lambda found, missing: not found and missing == 0)
        stage.planted('contacts,scope:contact', lambda found, missing: len(found) > 8)
        stage.planted('scope:contact', lambda found, missing: not found)  # the other lock holds alone
        stage.planted('unnoted', lambda found, missing: not found and missing > 20)
    print(f'{passed} passed, {failed} failed')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
