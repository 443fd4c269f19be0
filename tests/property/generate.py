"""Random scenarios, biased to what breaks, and damaged ones.

A story is written with the oracle at its elbow: each next step looks at the state so far, so that it can aim at level
edges, anniversaries and coverage ends and is mostly accepted. Same random number generator, same scenario.
"""

import json
from datetime import date, timedelta

import refusals
from catalogue import CURRENCIES, catalogue
from damage import KINDS, damaged
from oracle import (ONE_DAY, THRESHOLDS, Refused, Replay, first_of_month, level_of, month_number, renewal_period,
                    yearly_unit)
from shape import MINOR_DIGITS

SITE_NAMES = ("S1", "s1", "S01", "0001", "1", "S 1", "Zürich", "S1 ", "S2", "S10")
AGREEMENT_NAMES = ("A1", "a1", "A01", "A2", "0007", "S1")   # a site and an agreement may bear one name
FIXED_TYPES = ("government", "academic")


def first_day(rng):
    """Stories begin about a leap day, a year's end or a first of the month more often than chance would have it."""
    year = rng.choice((1999, 2019, 2022, 2023, 2023, 2024, 2024, 2025, 2027, 2028, 2096, 2099))
    leap_day = date(year, 3, 1) - ONE_DAY
    return rng.choice((leap_day, leap_day - ONE_DAY, leap_day + ONE_DAY, date(year, 12, 31), date(year, 1, 1),
                       date(year, rng.randint(1, 12), 1), date(year, 1, 1) + timedelta(days=rng.randint(0, 364)),
                       date(year, 1, 1) + timedelta(days=rng.randint(0, 364))))


class Story:
    def __init__(self, rng, most_steps):
        self.rng = rng
        self.today = first_day(rng)
        currency = rng.choice(CURRENCIES)
        self.scenario = {"currency": currency, "parts": catalogue(rng, self.today, MINOR_DIGITS[currency]), "steps": []}
        if currency == "USD" and rng.random() < 0.5:
            del self.scenario["currency"]
        self.life = Replay(self.scenario)
        self.target = rng.randint(5, most_steps)
        self.told = 0                                             # steps of the story, probes not counted
        self.probing = rng.choice((0.0, 0.3, 0.3, 0.6, 1.0))      # how often a step stands between probes
        self.fixed_types = rng.random() < 0.3

    # --- putting steps ---

    def put(self, fields, story=True):
        if fields["do"] == "renewals":   # replay.md: `except` belongs to renew alone
            fields = {name: value for name, value in fields.items() if name != "except"}
        step = {"id": f"s{len(self.scenario['steps']) + 1}", "on": self.today.isoformat(), **fields}
        self.scenario["steps"].append(step)
        self.told += story
        return self.life.step(step)

    def put_probed(self, fields, probes):
        """Property 6 and "a refused step changes nothing" are seen by equal looks before and after."""
        if not probes or self.rng.random() >= self.probing:
            return self.put(fields)
        for probe in probes:
            self.put(probe, story=False)
        result = self.put(fields)
        for probe in probes:
            self.put(probe, story=False)
        return result

    def site_probes(self, *sites):
        return [{"do": "entitlements", "site": site} for site in dict.fromkeys(sites)]

    def all_probes(self):
        """Looks that show most of the state: agreements and what they hold."""
        names = self.rng.sample(sorted(self.life.agreements), min(2, len(self.life.agreements)))
        probes = []
        for name in names:
            probes += [{"do": "agreement", "agreement": name}, {"do": "entitlements", "agreement": name}]
            if self.rng.random() < 0.3:
                probes.append({"do": "renewals", "agreement": name})
        return probes + self.site_probes(*self.rng.sample(sorted(self.life.sites), min(1, len(self.life.sites))))

    # --- looking at the state ---

    def pick(self, choices):
        return self.rng.choice(choices) if choices else None

    def relationship_sites(self):
        return [site for site, agreement in self.life.sites.items() if not agreement.express]

    def relationship_names(self):
        return [name for name, agreement in self.life.agreements.items() if not agreement.express]

    def name_of(self, agreement):
        return next((name for name, one in self.life.agreements.items() if one is agreement), None)

    def held(self):
        return [one for one in self.life.entitlements if one.held(self.today)]

    def open_entitlements(self):
        return [one for one in self.held() if one.part.renewal and one.end >= self.today]

    def lapsed(self):
        return [one for one in self.life.entitlements if one.part.reinstatement and one.lapsed(self.today)]

    def due_day(self, entitlement):
        return renewal_period(entitlement, self.life.sites[entitlement.site], self.today)[3]

    def returnable(self):
        """[(step id, line number, quantity left)] still within the thirty days."""
        left = {}
        for one in self.life.entitlements:
            order = self.life.orders[one.order]
            if one.quantity and one.part.type in ("licence", "fixed_term") and \
                    self.today <= order.day + timedelta(days=30):
                left[one.order, one.line] = left.get((one.order, one.line), 0) + one.quantity
        return [(order, line, quantity) for (order, line), quantity in left.items()]

    # --- days ---

    def interesting_days(self):
        """Edges ahead of today: month and leap ends, anniversaries, coverage ends, due days, the thirtieth day."""
        first = first_of_month(month_number(self.today) + 1)
        leap = date(self.today.year + (self.today.month > 2), 3, 1)
        edges = [first - ONE_DAY, first, leap - ONE_DAY, leap]
        for agreement in set(self.life.sites.values()):
            end = None if agreement.express else agreement.standing(self.today).end
            if end:
                edges += [end, end + ONE_DAY, end + 2 * ONE_DAY]
        for one in self.held():
            edges += [one.end, one.end + ONE_DAY]
        for one in self.open_entitlements()[:6]:
            due = self.due_day(one)
            edges += [due, due - timedelta(days=90), due - timedelta(days=91)]
        edges += [order.day + timedelta(days=days) for order in list(self.life.orders.values())[-3:] for days in (30, 31)]
        return sorted(day for day in set(edges) if day > self.today)

    def pass_time(self):
        kind = self.rng.random()
        if kind < 0.35:
            return
        if kind < 0.58:
            self.today += timedelta(days=self.rng.randint(1, 20))
        elif kind < 0.90:
            self.today = self.rng.choice(self.interesting_days()[:6])
        elif kind < 0.96:
            self.today += timedelta(days=self.rng.randint(30, 250))
        else:
            self.today += timedelta(days=365 * self.rng.randint(1, 4) + self.rng.randint(0, 30))

    def wait_for_anniversary(self, agreement):
        """R4.2: a move on the target's anniversary is in time for it, one on the next day is not."""
        end = agreement.standing(self.today).end
        if end and self.rng.random() < 0.15:
            self.today = max(self.today, end + ONE_DAY * self.rng.choice((0, 1, 1, 1, 2, 40)))

    # --- enrolment ---

    def unused(self, pool, taken):
        return self.pick([name for name in pool if name not in taken])

    def enrol(self):
        site = self.unused(SITE_NAMES, self.life.sites)
        agreement = self.unused(AGREEMENT_NAMES, self.life.agreements)
        if site is None or agreement is None:
            return
        fields = {"do": "enrol", "site": site}
        if self.relationship_names() and self.rng.random() < 0.5 or self.rng.random() < 0.2:
            fields["programme"] = "express"
            if self.rng.random() < 0.4:
                fields["agreement"] = agreement
        else:
            fields["agreement"] = agreement
            if self.rng.random() < 0.3:
                fields["programme"] = "relationship"
        if self.fixed_types and self.rng.random() < 0.6:
            fields["customer_type"] = self.rng.choice(FIXED_TYPES)
        elif self.rng.random() < 0.2:
            fields["customer_type"] = "commercial"
        self.put(fields)

    def add_site(self):
        agreement, site = self.pick(self.relationship_names()), self.unused(SITE_NAMES, self.life.sites)
        if agreement and site:
            self.put({"do": "add_site", "agreement": agreement, "site": site})

    def move_site(self, site=None):
        site = site or self.pick(list(self.life.sites))
        others = [name for name in self.relationship_names() if self.life.agreements[name] is not self.life.sites[site]]
        agreement = self.pick(others)
        if agreement:
            self.wait_for_anniversary(self.life.agreements[agreement])
            self.put_probed({"do": "move_site", "site": site, "agreement": agreement}, self.site_probes(site))
            if self.rng.random() < 0.3:
                self.look_ahead(agreement)

    # --- orders ---

    def priced_parts(self, site):
        """What can be ordered today with a price; an unpriced part slips in now and then."""
        agreement = self.life.sites[site]
        level = None if agreement.express else agreement.standing(self.today).level
        priced = []
        for part in self.life.parts.values():
            if part.type in ("renewal", "reinstatement"):
                continue
            try:
                yearly_unit(part, level, self.today, self.today)
            except Refused:
                if self.rng.random() > 0.02:
                    continue
            priced.append(part)
        return priced

    def quantity_of(self, part):
        wanted = self.rng.choice((1, 1, 2, 3, self.rng.randint(1, 20), self.rng.randint(1, 20), self.rng.randint(20, 300)))
        wanted = max(wanted, part.minimum_quantity)
        return wanted + -wanted % part.multiple

    def edge_lines(self, site, parts):
        """An order whose points, alone or with the term's, stand at a level's threshold or a hundredth off it."""
        agreement = self.life.sites[site]
        held = 0 if agreement.express or self.rng.random() < 0.4 else agreement.standing(self.today).points
        above = [threshold for threshold in THRESHOLDS.values() if threshold > held]
        distance = (self.rng.choice(above[:2]) if above else 0) - held + self.rng.choice((-1, -1, 0, 0, 1))
        main = self.pick([part for part in parts if part.points > 1 and part.multiple == part.minimum_quantity == 1])
        penny = next((part for part in parts if part.points == 1), None)
        lines = []
        if main and distance >= main.points:
            lines.append({"part": main.name, "quantity": distance // main.points})
            distance %= main.points
        if penny and distance > 0:
            lines.append({"part": penny.name, "quantity": distance})
        return lines

    def order(self, site=None):
        site = site or self.pick(list(self.life.sites))
        parts = self.priced_parts(site) if site else []
        if not parts:
            return None
        lines = self.edge_lines(site, parts) if self.rng.random() < 0.35 else []
        if not lines:
            chosen = [self.rng.choice(parts) for _ in range(self.rng.choice((1, 1, 1, 2, 2, 3, 4)))]
            lines = [{"part": part.name, "quantity": self.quantity_of(part)} for part in chosen]
        probes = self.site_probes(site) if self.rng.random() < 0.3 else []
        return self.put_probed({"do": "order", "site": site, "lines": lines}, probes)

    def reinstate(self):
        """Lapsed quantities come back: some, all, in two lines, beside a new licence."""
        if not self.lapsed():
            ends = [one.end for one in self.held() if one.part.reinstatement]
            if not ends:
                return self.order()
            self.today = max(self.today, min(ends) + ONE_DAY * self.rng.choice((1, 1, 2, 40)))
        one = self.rng.choice(self.lapsed())
        part = self.life.parts[one.part.reinstatement]
        most = sum(other.quantity for other in self.life.lapsed_for(part, one.site, self.today))
        quantity = self.rng.choice((1, most, self.rng.randint(1, most)))
        lines = [{"part": part.name, "quantity": quantity}]
        if quantity < most and self.rng.random() < 0.3:
            lines.append({"part": part.name, "quantity": self.rng.randint(1, most - quantity)})
        if self.rng.random() < 0.2:
            lines.insert(self.rng.randint(0, 1), {"part": one.part.name, "quantity": self.quantity_of(one.part)})
        probes = self.site_probes(one.site)
        return self.put_probed({"do": "order", "site": one.site, "lines": lines}, probes)

    # --- renewals ---

    def renewal_scope(self, entitlement):
        name = self.name_of(self.life.sites[entitlement.site])
        return {"agreement": name} if name and self.rng.random() < 0.5 else {"site": entitlement.site}

    def renewal_by(self, due):
        """Default where that reaches the due day; else the due day itself, or far beyond."""
        if due <= self.today + timedelta(days=90) and self.rng.random() < 0.7:
            return {}
        day = self.rng.choice((due, due, due + timedelta(days=self.rng.randint(1, 800)), due - ONE_DAY))
        return {"by": day.isoformat()}

    def renewal_fields(self):
        one = self.pick(self.open_entitlements())
        if one is None:
            return None
        if self.rng.random() < 0.6:   # to a day on which the default reaches it, at the latest the last one
            earliest = max(self.today, self.due_day(one) - timedelta(days=90))
            latest = max(self.today, one.end)
            self.today = min(latest, max(earliest, self.rng.choice((earliest, self.due_day(one), latest))))
        fields = {**self.renewal_scope(one), **self.renewal_by(self.due_day(one))}
        if self.rng.random() < 0.12:
            names = [part.renewal for part in self.life.parts.values() if part.renewal] + ["no such part"]
            fields["except"] = self.rng.sample(names, self.rng.randint(0, min(2, len(names))))
        return fields

    def renewals(self):
        fields = self.renewal_fields()
        if fields:
            self.put({"do": "renewals", **fields})

    def order_alike(self, site=None):
        """The same part again, days apart and in different quantities: records that only their age tells apart."""
        site = site or self.pick(list(self.life.sites))
        parts = [part for part in self.priced_parts(site) if part.renewal] if site else []
        for part in self.rng.sample(parts, min(1, len(parts))):
            for _ in range(self.rng.randint(2, 3)):
                lines = [{"part": part.name, "quantity": self.quantity_of(part)}]
                self.put({"do": "order", "site": site, "lines": lines})
                self.today += timedelta(days=self.rng.choice((0, 1, 20, 45)))

    def move_after_anniversary(self):
        """What an agreement had on its anniversary was due then; what comes after it is due when it starts, be that
        earlier or later (R4.2)."""
        site = self.pick([site for site in self.relationship_sites() if self.life.sites[site].ledger])
        other = self.pick([other for other in self.life.sites if self.life.sites[other] is not self.life.sites.get(site)])
        end = self.life.sites[site].standing(self.today).end if site and other else self.today
        if (end - self.today).days < 60:
            return
        self.order_alike(other)
        self.today = min(end, self.today + timedelta(days=self.rng.randint(0, 120)))
        self.order_alike(site)
        self.today = max(self.today, end + ONE_DAY * self.rng.randint(1, 40))
        self.put({"do": "migrate", "from": other, "to": site})
        self.look_ahead(self.name_of(self.life.sites[site]))

    def renew_all(self, agreement=None):
        """All coverage of an agreement to one end, however far apart the ends were."""
        agreement = agreement or self.pick(list(self.life.agreements.values()))
        open_ones = [one for one in self.open_entitlements() if self.life.sites[one.site] is agreement]
        if not open_ones or not self.name_of(agreement):
            return
        fields = {"agreement": self.name_of(agreement), "by": max(map(self.due_day, open_ones)).isoformat()}
        for _ in range(self.rng.randint(1, 3)):
            if not self.put({"do": "renew", **fields})["ok"]:
                return

    def age_against_end(self):
        """An older record that ends later than a younger one, both moved (R4.14)."""
        site, target = self.pick(list(self.life.sites)), self.pick(self.relationship_sites())
        if target in (None, site):
            return
        self.order_alike(site)
        open_ones = [one for one in self.open_entitlements() if one.site == site]
        if open_ones:
            by = min(map(self.due_day, open_ones))
            self.put({"do": "renew", "site": site, "by": by.isoformat()})
            self.put({"do": "migrate", "from": site, "to": target})
            self.renew_all(self.life.sites[target])

    def renew(self):
        fields = self.renewal_fields()
        if not fields:
            return
        if self.rng.random() < 0.5:
            self.put({"do": "renewals", **fields}, story=False)
        probes = [{"do": "entitlements", **{key: fields[key] for key in ("site", "agreement") if key in fields}}]
        self.put_probed({"do": "renew", **fields}, probes if self.rng.random() < 0.3 else [])

    # --- returns and moves ---

    def return_some(self):
        if not self.returnable():
            self.order()
        found = self.returnable()
        if not found:
            return
        order, line, left = self.rng.choice(found)
        last = self.life.orders[order].day + timedelta(days=30)
        self.today = self.rng.choice((self.today, self.today, last, max(self.today, last - ONE_DAY)))
        if self.rng.random() < 0.06:
            self.today = max(self.today, last + ONE_DAY)
        quantity = self.rng.choice((1, left, self.rng.randint(1, left)))
        site = next(one.site for one in self.life.entitlements if one.order == order and one.line == line)
        if self.rng.random() < 0.1:   # the agreement stays that of the order
            self.move_site(site)
        self.put_probed({"do": "return", "order": order, "line": line, "quantity": quantity},
                        self.site_probes(site) if self.rng.random() < 0.3 else [])

    def return_after_close(self):
        """R2.10: an order of the last days of a term is taken back in the next one."""
        site = self.pick([site for site in self.relationship_sites() if self.life.sites[site].ledger])
        if site is None:
            return
        end = self.life.sites[site].standing(self.today).end
        self.today = max(self.today, end - timedelta(days=self.rng.randint(0, 20)))
        result = self.order(site)
        if result and result["ok"]:
            self.today = end + ONE_DAY * self.rng.randint(1, 9)
            if self.rng.random() < 0.6:   # whose points a return of the closed term must leave alone
                self.order(site)
            quantity = result["lines"][0]["quantity"]
            self.put({"do": "return", "order": result["id"], "line": 1, "quantity": self.rng.randint(1, quantity)})

    def move_lines(self, site):
        lines = []
        held = [one for one in self.held() if one.site == site]
        for one in self.rng.sample(held, min(len(held), self.rng.choice((1, 1, 2, 3)))):
            others = sum(line["quantity"] for line in lines if (line["order"], line["line"]) == (one.order, one.line))
            left = sum(other.quantity for other in held if (other.order, other.line) == (one.order, one.line)) - others
            if left > 0:
                quantity = self.rng.choice((1, left, self.rng.randint(1, left)))
                lines.append({"order": one.order, "line": one.line, "quantity": quantity})
        return lines

    def migrate(self):
        one = self.pick(self.held())
        if one is None:
            return
        targets = [site for site in self.relationship_sites() if site != one.site]
        if not targets:
            self.add_site()
            self.enrol()
            return
        fields = {"do": "migrate", "from": one.site, "to": self.rng.choice(targets)}
        self.wait_for_anniversary(self.life.sites[fields["to"]])
        if self.rng.random() < 0.6:
            fields["lines"] = self.move_lines(one.site)
        self.put_probed(fields, self.site_probes(fields["from"], fields["to"]))
        if self.rng.random() < 0.3:
            self.look_ahead(self.name_of(self.life.sites[fields["to"]]))

    # --- looks and refusals ---

    def look(self):
        probes = self.all_probes()
        if probes:
            self.put(self.rng.choice(probes))

    def refused(self):
        fields = refusals.refused_step(self)
        if fields:
            self.put_probed(fields, self.all_probes())

    def yearly_looks(self):
        """Levels falling year by year, seen on each anniversary (R2.7)."""
        name = self.pick([name for name in self.relationship_names() if self.life.agreements[name].ledger])
        for _ in range(self.rng.randint(1, 4) if name else 0):
            self.today = self.life.agreements[name].standing(self.today).end + ONE_DAY
            self.put({"do": "agreement", "agreement": name})

    def last_looks(self):
        """Far ahead, so that ages and days on an agreement come to light that no step of the story showed."""
        for name in self.life.agreements:
            self.look_ahead(name)
            self.put({"do": "entitlements", "agreement": name}, story=False)

    def look_ahead(self, name):
        by = self.today + timedelta(days=1000)
        self.put({"do": "renewals", "agreement": name, "by": by.isoformat()}, story=False)

    # --- the whole ---

    ACTIONS = (("order", 26), ("reinstate", 9), ("renew", 15), ("renewals", 6), ("return_some", 9), ("migrate", 10),
               ("move_site", 4), ("enrol", 4), ("add_site", 3), ("look", 5), ("refused", 15), ("return_after_close", 3),
               ("yearly_looks", 2), ("order_alike", 3), ("renew_all", 3),
               ("age_against_end", 1.5), ("move_after_anniversary", 1.5))

    def temper(self):
        """Each story favours some kinds of steps, so that rare companions meet more often than by equal shares."""
        return [weight * self.rng.choice((0.3, 1, 1, 3)) for _, weight in self.ACTIONS]

    def tell(self):
        names, weights = [name for name, _ in self.ACTIONS], self.temper()
        for _ in range(self.rng.randint(1, 3)):
            self.enrol()
        attempts = 0
        while self.told < self.target and attempts < 4 * self.target:
            attempts += 1
            self.pass_time()
            getattr(self, self.rng.choices(names, weights)[0])()
        self.last_looks()
        return self.scenario


def scenario(rng, most_steps=40):
    return Story(rng, most_steps).tell()


def unusable(rng):
    """A scenario damaged into one of the unusable kinds; a JSON value, not always an object."""
    return damaged(rng, json.loads(json.dumps(scenario(rng, most_steps=10))))[1]
