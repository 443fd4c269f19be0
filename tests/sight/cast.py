"""The demo company with a cast: one person for each way of standing to one customer, sessions for all of them, and
what portal.md section 2 opens to whom, worked out here from the plain tables and not from what the program asks."""
import datetime
import hashlib
import hmac
import os
import re
import sqlite3
import subprocess
import time

from browse import Server
from worlds import TERMS, TODAY, load_postgres

DAY = datetime.date.fromisoformat(TODAY)
YESTERDAY, TOMORROW = str(DAY - datetime.timedelta(1)), str(DAY + datetime.timedelta(1))
LIVE = ('draft', 'submitted', 'in_approval', 'approved', 'presented', 'accepted', 'returned')
PARTNER_RIGHTS = ('reporting', 'ordering', 'bids', 'guided', 'prices')
CUSTOMER_RIGHTS = ('quotes', 'ordering', 'reporting', 'documents.view', 'entitlements.view', 'entitlements.update', 'agreement.view')
DESKS = ('care', 'pricing', 'orders', 'renewals', 'admin', 'auditor')
SECRET_BYTES = 32


def missing_number(number):
    """One of the same length that was never given out: all of them are nines."""
    return re.sub('[^-]', '9', number)


class Person:
    """Who asks. role: primary, secondary, user, staff; kind None: no seat."""

    def __init__(self, name, kind=None, account=0, site=0, role='user', rights=(), desk=None):
        self.name, self.kind, self.account, self.site, self.role = name, kind, account, site, role
        self.rights, self.desk = set(rights), desk
        self.enterprise = self.agreement = None
        self.whole = False
        self.identity = None
        self.signed_in = True
        self.secret = hashlib.sha256(f'page {name}'.encode()).hexdigest()
        self.bearer = hashlib.sha256(f'bearer {name}'.encode()).hexdigest()

    def token(self):
        """What a page of this session carries (auth/secret.h), with a mask of zeros."""
        key = hashlib.sha256(self.secret.encode()).digest()
        mark = hmac.new(key, b'licet page token', hashlib.sha256).digest()
        return (bytes(SECRET_BYTES) + mark).hex()


class Thing:
    """Something with a number."""

    def __init__(self, kind, number, enterprise, key, parties=(), sites=(), agreement=None, live=True, shown=True,
                 owner=None):
        self.kind, self.number, self.enterprise, self.key = kind, number, enterprise, key
        self.parties, self.sites, self.agreement = set(parties) - {None}, set(sites), agreement
        self.live, self.shown, self.owner = live, shown, owner


class World:
    """The database, its people, and what is open to whom."""

    def __init__(self, licet, folder, seed=1, name='demo'):
        self.licet = licet
        self.path = os.path.join(folder, f'{name}.db')
        subprocess.run([licet, 'demo', '--size', 'small', '--seed', str(seed), '--today', TODAY, '--database', self.path],
                       check=True, stdout=subprocess.DEVNULL)
        self.sql = sqlite3.connect(self.path, isolation_level=None)
        self.sql.execute('BEGIN')
        self.people = []
        self.customer = self._customer()
        self._hire()
        self.sql.execute('COMMIT')
        self._submit()
        self.read()

    def ask(self, text, *values):
        return self.sql.execute(text, values).fetchall()

    # ---- the cast ----

    def _customer(self):
        """Where most partners compete, with quotes."""
        return self.ask("""SELECT q.enterprise FROM quote AS q GROUP BY 1
            ORDER BY COUNT(DISTINCT q.owner) * 10 + COUNT(DISTINCT q.state) DESC, 1 LIMIT 1""")[0][0]

    def _partners(self):
        """Partners of the customer, the one with most orders first, and some that know nothing of it."""
        known = [row[0] for row in self.ask("""SELECT account FROM visibility JOIN account USING (account)
            WHERE visibility.enterprise = ? AND tier = 'reseller' GROUP BY 1 ORDER BY COUNT(*) DESC, 1""", self.customer)]
        quoting = {row[0] for row in self.ask('SELECT owner FROM quote WHERE enterprise = ?', self.customer)}
        foreign = [row[0] for row in self.ask("""SELECT account FROM account WHERE kind = 'partner' AND tier = 'reseller'
            AND account NOT IN (SELECT account FROM visibility WHERE enterprise = ?) ORDER BY 1""", self.customer)]
        return sorted(known, key=lambda account: account not in quoting), foreign

    def _hire(self):
        incumbents, foreign = self._partners()
        distributor = self.ask("""SELECT distributor FROM orders WHERE enterprise = ? AND distributor IS NOT NULL
            GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1""", self.customer)[0][0]
        incumbent, competitor = incumbents[0], incumbents[1]
        self._relate(foreign, incumbent, competitor)
        self._seat('nobody')
        self.people[-1].signed_in = False
        self._seat('no seat')
        for name, account in (('incumbent', incumbent), ('competitor', competitor), ('distributor', distributor),
                              ('sale only', self.sold), ('quote only', foreign[0]), ('named', foreign[1]),
                              ('named, header', foreign[2]), ('consent', foreign[3]), ('former', foreign[4]),
                              ('foreign', foreign[5])):
            self._seat(name, 'partner', account, role='primary')
        for right in PARTNER_RIGHTS:
            self._seat(f'incumbent, {right}', 'partner', incumbent, rights=[right])
        self._seat('incumbent, no right', 'partner', incumbent)
        self._seat('incumbent, rights till yesterday', 'partner', incumbent, rights=PARTNER_RIGHTS, days=(None, YESTERDAY))
        self._seat('incumbent, rights from tomorrow', 'partner', incumbent, rights=PARTNER_RIGHTS, days=(TOMORROW, None))
        self._seat('incumbent, seat till yesterday', 'partner', incumbent, role='primary', until=YESTERDAY)
        self._seat('incumbent, removed', 'partner', incumbent, role='primary', state='removed')
        self._customers()
        for desk in DESKS:
            self._seat(f'staff, {desk}', 'staff', 1, role='staff', desk=desk)

    def _customers(self):
        account = self._customer_account(self.customer)
        first, *others = self.ask("""SELECT site, agreement FROM site WHERE enterprise = ?
            ORDER BY role <> 'originating', site""", self.customer)
        busiest = self.ask("""SELECT site FROM order_line WHERE enterprise = ? AND site <> ? GROUP BY 1
            ORDER BY COUNT(*) DESC LIMIT 1""", self.customer, first[0])[0][0]
        self._seat('customer', 'customer', account, first[0], role='primary')
        self._seat('customer, other site', 'customer', account, busiest, role='primary')
        self._seat('customer, secondary', 'customer', account, busiest, role='secondary', rights=['ordering'])
        for right in CUSTOMER_RIGHTS:
            self._seat(f'customer, {right}', 'customer', account, busiest, rights=[right])
        self._seat('customer, no right', 'customer', account, busiest)
        self._seat('customer, rights till yesterday', 'customer', account, first[0], rights=CUSTOMER_RIGHTS,
                   days=(None, YESTERDAY))
        other, = self.ask("""SELECT enterprise, site FROM site WHERE enterprise <> ? AND role = 'originating'
            ORDER BY enterprise LIMIT 1""", self.customer)
        self._seat('other customer', 'customer', self._customer_account(other[0]), other[1], role='primary')

    def _customer_account(self, enterprise):
        found = self.ask('SELECT account FROM account WHERE enterprise = ?', enterprise)
        if found:
            return found[0][0]
        account = self.ask('SELECT MAX(account) + 1 FROM account')[0][0]
        self.sql.execute("""INSERT INTO account (account, number, kind, state, name, name_key, country, tier, direct, since,
            enterprise) VALUES (?, ?, 'customer', 'active', ?, ?, 'ID', 'none', 0, '2022-11-21', ?)""",
                         (account, f'c{account:06}', f'Customer {account}', f'customer {account}', enterprise))
        return account

    def _relate(self, foreign, incumbent, competitor):
        """Evidence that the demo has not: a partner with a quote alone, two that are named, one that has consent, one
        whose naming ended, and one whose sale is over."""
        quote, = self.ask("""SELECT quote, owner FROM quote WHERE enterprise = ? AND newest = 1 AND state = 'presented'
            AND owner NOT IN (?, ?) ORDER BY quote DESC LIMIT 1""", self.customer, incumbent, competitor) or [(None, None)]
        self.sql.execute('UPDATE quote SET owner = ?1, reseller = ?1 WHERE enterprise = ?2 AND quote = ?3',
                         (foreign[0], self.customer, quote[0]))
        self.sql.execute("""UPDATE visibility SET account = ?1 WHERE enterprise = ?2 AND evidence = 'quote' AND object = ?3
            AND account = ?4""", (foreign[0], self.customer, quote[0], quote[1]))
        site, = self.ask("""SELECT site FROM entitlement WHERE enterprise = ? AND due IS NOT NULL GROUP BY 1
            ORDER BY COUNT(*) DESC LIMIT 1""", self.customer)[0]
        for at, (kind, scope, until) in enumerate((('named', 'renewals', None), ('named', 'header', None),
                                                   ('consent', 'renewals', '2027-06-30'), ('named', 'renewals', YESTERDAY))):
            account, naming = foreign[1 + at], 7000 + at
            self.sql.execute("INSERT INTO partner_naming VALUES (?, ?, ?, 1, ?, ?, 'active', ?, '2026-01-01', ?)",
                             (self.customer, site, naming, account, kind, scope, until))
            self.sql.execute("INSERT INTO visibility VALUES (?, ?, ?, ?, ?, 1, '2026-01-01', ?)",
                             (self.customer, site, account, kind, naming, until))
        self.sold, = self.ask("""SELECT reseller FROM orders WHERE enterprise = ? AND reseller NOT IN (?, ?) GROUP BY 1
            ORDER BY COUNT(*), 1 LIMIT 1""", self.customer, incumbent, competitor)[0]
        self.sql.execute("DELETE FROM visibility WHERE enterprise = ? AND account = ? AND evidence = 'incumbent'",
                         (self.customer, self.sold))
        self.sql.execute("""UPDATE entitlement SET reseller = NULL, distributor = NULL WHERE enterprise = ?
            AND reseller = ?""", (self.customer, self.sold))

    def _seat(self, name, kind=None, account=0, site=0, role='user', rights=(), desk=None, days=(None, None), until=None,
              state='active'):
        person = Person(name, kind, account, site, role, rights if days == (None, None) else (), desk)
        identity = self.ask('SELECT MAX(identity) + 1 FROM identity')[0][0]
        mail = f'cast{identity}@cast.example'
        person.identity = identity
        self.sql.execute("""INSERT INTO identity VALUES (?, ?, ?, ?, NULL, 'active', 'en', 'Asia/Jakarta', 1668988800)""",
                         (identity, mail, mail, f'Cast {identity}'))
        if kind:
            number = self.ask('SELECT number FROM account WHERE account = ?', account)[0][0]
            self.sql.execute("INSERT INTO account_user VALUES (?, ?, ?, ?, ?, '2022-11-21', ?, ?, ?, NULL)",
                             (account, site, identity, role, state, until, desk, number))
        for right in rights:
            self.sql.execute('INSERT INTO right_grant VALUES (?, ?, ?, ?, 1668988800, 1, 1, ?, ?)',
                             (account, site, identity, right, days[0] or '2022-11-21', days[1]))
        if until or state != 'active':
            person.kind = None  # a seat that holds no more is none
        if kind == 'customer':
            person.enterprise, person.agreement, place = self.ask("""SELECT enterprise, agreement, role FROM site JOIN account
                USING (enterprise) WHERE account = ? AND site = ?""", account, site)[0]
            person.whole = (role == 'primary' and place == 'originating') or 'agreement.view' in person.rights
        now = int(time.time()) % 86400 + int((DAY - datetime.date(1970, 1, 1)).total_seconds())
        for sort, secret in (('page', person.secret), ('bearer', person.bearer)):
            self.sql.execute('INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
                             (hashlib.sha256(secret.encode()).hexdigest(), sort, identity, account if kind else None,
                              site if kind else None, now, now, now + 43200))
        self.people.append(person)
        return person

    def _submit(self):
        """An order that waits for its distributor: of a competitor's quote that the customer accepts."""
        quote, edition, site, currency = self.ask("""SELECT q.number, q.edition, s.number, q.currency FROM quote AS q JOIN
            quote_line AS l USING (enterprise, quote, revision) JOIN site AS s ON s.enterprise = l.enterprise AND s.site = l.site
            WHERE q.owner = ? AND q.enterprise = ? AND q.state = 'presented' LIMIT 1""",
                                                  self.person('competitor').account, self.customer)[0]
        with Server(self.licet, ['serve'], self.path) as server:
            done = server.call('POST', f'/api/v1/quotes/{quote}/accept', self.person('customer'), 'cast-1', {}, edition)
            if done.status == 200:
                done = server.call('POST', '/api/v1/orders', self.person('competitor'), 'cast-2', {
                    'site': site, 'quote': quote, 'currency': currency, 'purchase_order': 'CAST-2',
                    'purchase_order_date': TODAY, 'terms_version': TERMS})
        if done.status != 201:
            raise RuntimeError(f'no order waits: {done.status} {done.body}')

    # ---- what there is ----

    def read(self):
        """Everything with a number; an order or a quote is of the partners and sites that it names."""
        self.things = []
        add = self.things.append
        self.agreement_of = {(e, s): a for e, s, a in self.ask('SELECT enterprise, site, agreement FROM site')}
        lines, quoted = {}, {}
        for enterprise, order, site in self.ask('SELECT DISTINCT enterprise, order_id, site FROM order_line'):
            lines.setdefault((enterprise, order), set()).add(site)
        for enterprise, quote, site in self.ask('SELECT DISTINCT enterprise, quote, site FROM quote_line'):
            quoted.setdefault((enterprise, quote), set()).add(site)
        parties = {}
        for e, o, number, distributor, reseller in self.ask(
                'SELECT enterprise, order_id, number, distributor, reseller FROM orders'):
            parties[e, o] = {distributor, reseller}
            add(Thing('order', number, e, o, parties[e, o], lines.get((e, o), ())))
        for e, o, number, distributor, reseller, account, site in self.ask("""SELECT enterprise, order_id, number,
                distributor, reseller, account, site FROM order_request WHERE NOT EXISTS (SELECT 1 FROM orders AS o
                WHERE o.enterprise = order_request.enterprise AND o.order_id = order_request.order_id)"""):
            add(Thing('order', number, e, o, {distributor, reseller, account}, {site}, live=False))
        for e, p, number, order, site in self.ask('SELECT enterprise, proof, number, order_id, site FROM proof'):
            add(Thing('proof', number, e, p, parties.get((e, order), ()), {site}))
        for e, q, number, owner, distributor, reseller, state, shown, agreement, site in self.ask(
                """SELECT enterprise, quote, number, owner, distributor, reseller, state, EXISTS (SELECT 1 FROM quote AS p WHERE
                p.enterprise = q.enterprise AND p.quote = q.quote AND p.presented_on IS NOT NULL), agreement, site
                FROM quote AS q WHERE newest = 1"""):
            add(Thing('quote', number, e, q, {owner, distributor, reseller}, {site} if site else quoted.get((e, q), ()),
                      agreement if site is None else None, state in LIVE, shown, owner))
        self._relations(quoted)
        for e, s, number in self.ask('SELECT enterprise, site, number FROM site'):
            add(Thing('site', number, e, s, self.related.get((e, s), ()), {s}))
        history = {}
        for e, s, a in self.ask('SELECT enterprise, site, agreement FROM site_history'):
            history.setdefault((e, a), set()).add(s)
        for e, a, number in self.ask('SELECT enterprise, agreement, number FROM agreement'):
            sites = history.get((e, a), set()) | {s for (at, s), of in self.agreement_of.items() if (at, of) == (e, a)}
            add(Thing('agreement', number, e, a, {p for s in sites for p in self.related.get((e, s), ())}, sites))
        self._entitlements(add)
        self.by_number = {(thing.kind, thing.number): thing for thing in self.things}

    def _entitlements(self, add):
        """A part at a site: of who sold or renewed what is held of it, and of who is named or consented to beyond the header."""
        named, held = {}, {}
        for e, s, account in self.ask("""SELECT enterprise, site, account FROM partner_naming WHERE state = 'active' AND scope <> 'header'
                AND from_day <= ?1 AND (until_day IS NULL OR until_day >= ?1)""", TODAY):
            named.setdefault((e, s), set()).add(account)
        for e, s, number, part, left, distributor, reseller in self.ask("""SELECT t.enterprise, t.site, s.number, t.part,
                t.quantity > 0 AND (p.type IN ('licence', 'appliance', 'token') OR t.coverage_end >= ?), t.distributor, t.reseller
                FROM entitlement AS t JOIN site AS s USING (enterprise, site) JOIN part AS p USING (part)""", TODAY):
            parties = held.setdefault((e, s, f'{number}-{part}'), set())
            parties.update({distributor, reseller} | named.get((e, s), set()) if left else ())
        for (e, s, number), parties in held.items():
            add(Thing('entitlement', number, e, (s, number), parties, {s}))

    def _relations(self, quoted):
        """V2: sale for ever, incumbency till 180 days after the end (it may have been moved to another site), a live quote,
        a naming or consent while it holds."""
        self.related = {}
        for thing in self.things:
            if (thing.kind == 'order' and thing.live) or (thing.kind == 'quote' and thing.live):
                for site in thing.sites if thing.kind == 'order' else quoted.get((thing.enterprise, thing.key), ()):
                    self.related.setdefault((thing.enterprise, site), set()).update(thing.parties)
        for e, s, distributor, reseller in self.ask("""SELECT DISTINCT enterprise, site, distributor, reseller FROM entitlement
                WHERE quantity > 0 AND date(coverage_end, '+180 days') >= ?""", TODAY):
            self.related.setdefault((e, s), set()).update({distributor, reseller} - {None})
        for e, s, account in self.ask("""SELECT enterprise, site, account FROM partner_naming WHERE state = 'active'
                AND from_day <= ?1 AND (until_day IS NULL OR until_day >= ?1)""", TODAY):
            self.related.setdefault((e, s), set()).add(account)

    def sees_site(self, person, enterprise, site):
        """V1 and V2."""
        if person.kind == 'staff':
            return True
        if person.kind == 'customer':
            return person.enterprise == enterprise and (
                site == person.site or (person.whole and self.agreement_of[enterprise, site] == person.agreement))
        return person.kind == 'partner' and person.account in self.related.get((enterprise, site), ())

    def sees(self, person, thing):
        """What portal.md section 2 opens of the things with numbers."""
        if person.kind == 'staff':
            return True
        if person.kind == 'partner':
            return person.account in thing.parties
        if person.kind != 'customer' or person.enterprise != thing.enterprise or not thing.shown:
            return False
        if thing.agreement is not None:  # a quote over several sites
            return person.whole and thing.agreement == person.agreement
        return any(self.sees_site(person, thing.enterprise, site) for site in thing.sites)

    # ---- serving ----

    def on_postgres(self, address, schema):
        """The same rows there; its address."""
        return load_postgres(self.path, self.licet, address, schema)

    def person(self, name):
        return next(person for person in self.people if person.name == name)
