#!/usr/bin/python3
"""A second implementation of the programme's rules, from rules.md and replay.md alone.

It keeps nothing that can be computed: an agreement is its ledger, folded from the first order on each time somebody asks
for its level; entitlements are one plain list whose order is their age. Integers only: money in minor units, points in
hundredths. It knows the default programme only and nothing of how the real implementation works.

    oracle.py FILE            the results of one scenario, as JSON
    oracle.py --golden DIR    every golden case of DIR; prints what does not hold
    oracle.py --many          one scenario per line in, one result per line out (the runner's protocol)
"""

import glob
import json
import os
import sys
from collections import namedtuple
from datetime import date, timedelta

import shape
from shape import FIXED_LEVELS, LEVELS, TERM_TYPES, Unsupported, Unusable, is_whole

THRESHOLDS = {"BL": 0, "D": 50_000, "E": 100_000, "F": 250_000, "G": 500_000, "H": 1_000_000}   # R2.1, hundredths
FIXED_LEVEL_OF = {"government": "GV", "academic": "ED"}                                         # R1.7
RETURN_DAYS = 30                                                                                # R9.2
RENEWAL_DAYS_AHEAD = 90                                                                         # replay.md, `by`
MOST_MINOR_UNITS = 10 ** 15                                                                     # replay.md, amount_too_large
ONE_DAY = timedelta(days=1)


class Refused(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


# --- numbers and dates ---

def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


def minor_units(text, digits):
    whole, _, part = text.partition(".")
    return int(whole + part.ljust(digits, "0"))


def amount_text(amount, digits):
    sign = "-" if amount < 0 else ""
    if digits == 0:
        return f"{sign}{abs(amount)}"
    whole, part = divmod(abs(amount), 10 ** digits)
    return f"{sign}{whole}.{part:0{digits}d}"


def points_text(points):
    return amount_text(points, 2)


def month_number(day):
    return day.year * 12 + day.month - 1


def first_of_month(number):
    return date(number // 12, number % 12 + 1, 1)


def last_of_month(number):
    return first_of_month(number + 1) - ONE_DAY


def end_of_full_months(day, months):
    """R3.1: the month that `day` stands in counts only if the day is its 1st."""
    return last_of_month(month_number(day) + (months - 1 if day.day == 1 else months))


def first_coverage_end(day, months):
    """R4.1, R4.11: the first coverage of a line ends where a term that began that day would (R3.1)."""
    return end_of_full_months(day, months)


def first_term_end(day):
    return end_of_full_months(day, 12)


# --- levels ---

def level_of(points):
    return next(level for level in reversed(LEVELS) if THRESHOLDS[level] <= points)


def higher(one, other):
    return one if LEVELS.index(one) >= LEVELS.index(other) else other


def one_below(level):
    return LEVELS[max(0, LEVELS.index(level) - 1)]


def reset_level(level, points):
    """R2.7: from the ended term's points, but at most one level down."""
    return higher(level_of(points), one_below(level))


# --- an agreement is its ledger ---

# A return's entry is of the day it happened and belongs to the term of the order it takes back (R2.10).
Entry = namedtuple("Entry", "day order_day points is_return")
Standing = namedtuple("Standing", "level start end points")


class Agreement:
    def __init__(self, express, fixed_level=None):
        self.express = express
        self.fixed_level = fixed_level
        self.ledger = []

    def standing(self, on):
        """Level and running term on a day: every term since the first order, one after the other (R2.6, R2.7, R3.1)."""
        if not self.ledger:
            return Standing(self.fixed_level or "BL", None, None, 0)
        floor, start = "BL", self.ledger[0].day
        end = first_term_end(start)
        while True:
            level, points = term_result(self.ledger, start, end, floor)
            if on <= end:
                return Standing(self.fixed_level or level, start, end, points)
            floor, start = reset_level(level, points), end + ONE_DAY
            end = last_of_month(month_number(start) + 11)   # R3.2

    def first_anniversary(self, on):
        """R3.2; without a term as if an order of that day were the first (R5.5)."""
        return first_term_end(self.ledger[0].day if self.ledger else on) + ONE_DAY


def term_result(ledger, start, end, floor):
    """Level and points at the end of one term."""
    level, points = floor, 0
    for entry in ledger:
        if not (start <= entry.day <= end and entry.order_day >= start):
            continue   # of another term; a closed term is not reopened (R2.10)
        points += entry.points
        level = higher(floor if entry.is_return else level, level_of(points))
    return level, points


# --- parts and prices ---

PriceRow = namedtuple("PriceRow", "start published prices")


class Part:
    def __init__(self, given, digits):
        self.name = given["part"]
        self.type = given["type"]
        self.points = minor_units(given["points"], 2)
        self.renewal = given.get("renewal")
        self.reinstatement = given.get("reinstatement")
        self.discountable = given.get("discountable", True)
        self.term_months = given.get("term_months", 12)
        self.minimum_quantity = given.get("minimum_quantity", 1)
        self.multiple = given.get("multiple", 1)
        self.rows = [price_row(row, digits) for row in given["prices"]]

    def is_term_type(self):
        return self.type in TERM_TYPES


def price_row(row, digits):
    prices = {level: minor_units(row[level], digits) for level in LEVELS + FIXED_LEVELS if level in row}
    return PriceRow(shape.date_or_none(row["from"]), shape.date_or_none(row.get("published", row["from"])), prices)


def row_in_force(part, price_day, accepted_on):
    """R4.6: in force on the price day among those published by the day of acceptance."""
    rows = [row for row in part.rows if row.start <= price_day and row.published <= accepted_on]
    return max(rows, key=lambda row: (row.start, row.published), default=None)


def price_at_level(part, prices, level):
    """R4.7, R2.4, R1.1; None where the row has no price for it. The level of an express order is None."""
    if level is None or not part.discountable:
        return prices.get("BL")
    if level in FIXED_LEVELS:
        return prices.get(level)
    for lower in reversed(LEVELS[:LEVELS.index(level) + 1]):
        if lower in prices:
            return prices[lower]
    return None


def yearly_unit(part, level, price_day, accepted_on):
    row = row_in_force(part, price_day, accepted_on)
    price = None if row is None else price_at_level(part, row.prices, level)
    if price is None:
        raise Refused("no_price")
    return price


def prorated(amount, months):
    """R4.4, R2.2: twelfths of a yearly price or of a line's points."""
    return half_up(amount * months, 12)


# --- entitlements ---

class Entitlement:
    """R4.14: an order line's quantity at one site, one coverage end, and since when on its agreement."""

    def __init__(self, order, line, part, site, quantity, end, since):
        self.order, self.line, self.part, self.site = order, line, part, site
        self.quantity, self.end, self.since = quantity, end, since

    def held(self, on):
        """R6.1: a term type's right to use ends with its term; a licence is held for ever."""
        return self.quantity > 0 and (self.end >= on or not self.part.is_term_type())

    def lapsed(self, on):
        return self.quantity > 0 and self.end < on


class OrderLine:
    """A line as priced. `entitlement` is what a renewal line renews."""

    def __init__(self, part, quantity, start, end, months=12, due=None, entitlement=None):
        self.part, self.quantity, self.start, self.end = part, quantity, start, end
        self.months, self.due, self.entitlement = months, due, entitlement
        self.unit = self.points = 0

    def as_json(self, digits):
        result = {"part": self.part.name, "quantity": self.quantity, "unit": amount_text(self.unit, digits),
                  "extended": amount_text(self.unit * self.quantity, digits), "points": points_text(self.points),
                  "coverage_start": self.start.isoformat(), "coverage_end": self.end.isoformat()}
        if self.due:
            result["months"] = self.months
            result["due"] = self.due.isoformat()
        return result


class Order:
    def __init__(self, agreement, day, lines):
        self.agreement, self.day, self.lines = agreement, day, lines
        self.level = None

    def points(self):
        return sum(line.points for line in self.lines)

    def total(self):
        return sum(line.unit * line.quantity for line in self.lines)


def order_points(part, quantity, months):
    return prorated(part.points * quantity, months)


def order_level(agreement, points, on):
    """R2.5, taken when the order is accepted (R4.5)."""
    if agreement.express:
        return None
    level = agreement.standing(on).level
    return level if agreement.fixed_level else higher(level, level_of(points))


def price_order(order):
    """Points first, since they make the level, then prices (R4.13)."""
    for line in order.lines:
        line.points = 0 if order.agreement.express else order_points(line.part, line.quantity, line.months)
    order.level = order_level(order.agreement, order.points(), order.day)
    for line in order.lines:
        yearly = yearly_unit(line.part, order.level, line.start, order.day)
        line.unit = prorated(yearly, line.months)


def renewal_period(entitlement, agreement, on):
    """R4.2, R4.3: the day after the coverage, the last day, the months, the due day."""
    start = entitlement.end + ONE_DAY
    if agreement.express:
        return start, last_of_month(month_number(start) + 11), 12, start
    first = agreement.first_anniversary(on)
    months_since = (month_number(start) - month_number(first)) % 12
    anniversary = first_of_month(month_number(start) - months_since)
    due = anniversary if anniversary >= first and entitlement.since <= anniversary else start
    return start, last_of_month(month_number(anniversary) + 11), 12 - months_since, due


class Replay:
    """The state of one scenario; `step` does one step and answers with its result."""

    def __init__(self, scenario):
        self.digits = shape.MINOR_DIGITS[scenario.get("currency", "USD")]
        self.parts = {given["part"]: Part(given, self.digits) for given in scenario["parts"]}
        self.agreements = {}     # only those that can be named
        self.sites = {}          # site: its agreement now
        self.orders = {}         # accepted orders and renewals by step id
        self.entitlements = []   # in order of age

    def step(self, step):
        on = shape.date_or_none(step["on"])
        try:
            body = getattr(self, "do_" + step["do"])(step, on)
        except Refused as refusal:
            return {"id": step["id"], "ok": False, "error": refusal.code}
        return {"id": step["id"], "ok": True, **body}

    # --- finding ---

    def agreement_named(self, name):
        if name not in self.agreements:
            raise Refused("agreement_not_found")
        return self.agreements[name]

    def agreement_of_site(self, name):
        if name not in self.sites:
            raise Refused("site_not_found")
        return self.sites[name]

    def scope(self, step):
        """The agreement that a step is about and the sites of it that are meant."""
        if "site" in step:
            return self.agreement_of_site(step["site"]), {step["site"]}
        agreement = self.agreement_named(step["agreement"])
        return agreement, {site for site, owner in self.sites.items() if owner is agreement}

    def held_at(self, sites, on):
        return [one for one in self.entitlements if one.site in sites and one.held(on)]

    # --- enrolment ---

    def do_enrol(self, step, on):
        name, express = step.get("agreement"), step.get("programme") == "express"
        if step["site"] in self.sites:
            raise Refused("site_exists")
        if name is not None and name in self.agreements:
            raise Refused("agreement_exists")
        # R1.1: an express site pays BL whatever its customer type
        fixed = None if express else FIXED_LEVEL_OF.get(step.get("customer_type"))
        agreement = Agreement(express, fixed)
        if name is not None:
            self.agreements[name] = agreement
        self.sites[step["site"]] = agreement
        return {"agreement": self.agreement_json(agreement, on)}

    def do_add_site(self, step, on):
        agreement = self.agreement_named(step["agreement"])
        if agreement.express:
            raise Refused("express_has_one_site")
        if step["site"] in self.sites:
            raise Refused("site_exists")
        self.sites[step["site"]] = agreement
        return {"agreement": self.agreement_json(agreement, on)}

    # --- orders ---

    def do_order(self, step, on):
        agreement = self.agreement_of_site(step["site"])
        if not step["lines"]:
            raise Refused("no_lines")
        asked = {}   # reinstatement part: quantity asked by the order's earlier lines
        order = Order(agreement, on, [self.order_line(line, step["site"], on, asked) for line in step["lines"]])
        price_order(order)
        if order.total() > MOST_MINOR_UNITS:
            raise Refused("amount_too_large")
        self.accept(step["id"], order)
        for number, line in enumerate(order.lines, 1):
            if line.part.type == "reinstatement":
                self.reinstate(line, step["site"], on)
            else:
                self.entitlements.append(Entitlement(step["id"], number, line.part, step["site"], line.quantity,
                                                     line.end, on))
        return self.order_json(order)

    def order_line(self, line, site, on, asked):
        part = self.parts.get(line["part"])
        if part is None:
            raise Refused("part_not_found")
        quantity = line["quantity"]
        if not is_whole(quantity) or quantity < part.minimum_quantity or quantity % part.multiple:
            raise Refused("bad_quantity")
        if part.type == "renewal":
            raise Refused("renewal_needs_renew")
        if part.type == "reinstatement":
            asked[part.name] = asked.get(part.name, 0) + quantity
            if asked[part.name] > sum(one.quantity for one in self.lapsed_for(part, site, on)):
                raise Refused("nothing_lapsed")
        return OrderLine(part, quantity, on, first_coverage_end(on, part.term_months))

    def lapsed_for(self, part, site, on):
        """What a reinstatement part can bring back at a site (R4.11)."""
        return [one for one in self.entitlements
                if one.site == site and one.part.reinstatement == part.name and one.lapsed(on)]

    def reinstate(self, line, site, on):
        for source, taken in take(self.lapsed_for(line.part, site, on), line.quantity):
            self.entitlements.append(Entitlement(source.order, source.line, source.part, site, taken, line.end,
                                                 source.since))

    def accept(self, step_id, order):
        """R9.1: points arise at acceptance. An express agreement has no ledger."""
        self.orders[step_id] = order
        if not order.agreement.express:
            order.agreement.ledger.append(Entry(order.day, order.day, order.points(), False))

    # --- renewals ---

    def do_renewals(self, step, on):
        order = self.renewal_order(step, on)
        price_order(order)
        return self.order_json(order, with_agreement=False)

    def do_renew(self, step, on):
        order = self.renewal_order(step, on)
        if not order.lines:
            raise Refused("nothing_to_renew")
        price_order(order)
        self.accept(step["id"], order)
        for line in order.lines:
            line.entitlement.end = line.end   # R4.14: a renewal makes no new record
        return self.order_json(order)

    def renewal_order(self, step, on):
        agreement, sites = self.scope(step)
        by = shape.date_or_none(step["by"]) if "by" in step else on + timedelta(days=RENEWAL_DAYS_AHEAD)
        left_out = step.get("except", ())
        lines = []
        for one in self.held_at(sites, on):
            if one.part.renewal is None or one.part.renewal in left_out or one.lapsed(on):
                continue
            start, end, months, due = renewal_period(one, agreement, on)
            if due <= by:
                lines.append(OrderLine(self.parts[one.part.renewal], one.quantity, start, end, months, due, one))
        # sort keeps the order of age among equals
        lines.sort(key=lambda line: (line.due, line.start, line.entitlement.part.name))
        return Order(agreement, on, lines)

    # --- returns ---

    def do_return(self, step, on):
        order = self.orders.get(step["order"])
        if order is None:
            raise Refused("order_not_found")
        number, quantity = step["line"], step["quantity"]
        if not is_whole(number) or not 1 <= number <= len(order.lines):
            raise Refused("line_not_found")
        line = order.lines[number - 1]
        if line.part.type not in ("licence", "fixed_term"):   # R9.2
            raise Refused("not_returnable")
        if on > order.day + timedelta(days=RETURN_DAYS):
            raise Refused("return_too_late")
        kept = [one for one in self.entitlements if (one.order, one.line) == (step["order"], number)]
        if not is_whole(quantity) or not 1 <= quantity <= sum(one.quantity for one in kept):
            raise Refused("bad_quantity")
        take(kept, quantity)
        return self.credit(order, line, quantity, on)

    def credit(self, order, line, quantity, on):
        """At the price paid; the points leave the term of the order (R2.10). Such lines are whole years: no rounding."""
        points = 0 if order.agreement.express else line.part.points * quantity
        if not order.agreement.express:
            order.agreement.ledger.append(Entry(on, order.day, -points, True))
        return {"credit": amount_text(line.unit * quantity, self.digits), "points": points_text(-points),
                "agreement": self.agreement_json(order.agreement, on)}

    # --- moves ---

    def do_migrate(self, step, on):
        source = self.agreement_of_site(step["from"])
        target = self.agreement_of_site(step["to"])
        if step["from"] == step["to"]:
            raise Refused("same_site")
        if target.express:
            raise Refused("target_is_express")
        held = self.held_at({step["from"]}, on)
        if "lines" in step:
            check_move_lines(step["lines"], held)
            moves = [move for line in step["lines"] for move in take(of_line(held, line), line["quantity"])]
        else:
            moves = [(one, one.quantity) for one in held]   # replay.md: all, oldest first
            for one in held:
                one.quantity = 0
        if not moves:
            raise Refused("nothing_to_migrate")
        for one, taken in moves:
            since = one.since if source is target else on   # R5.2
            self.entitlements.append(Entitlement(one.order, one.line, one.part, step["to"], taken, one.end, since))
        return {"moved": sum(taken for _, taken in moves)}

    def do_move_site(self, step, on):
        now = self.agreement_of_site(step["site"])
        target = self.agreement_named(step["agreement"])
        if target.express:
            raise Refused("express_has_one_site")
        if target is now:
            raise Refused("same_agreement")
        self.sites[step["site"]] = target
        for one in self.entitlements:
            if one.site == step["site"]:
                one.since = on   # R4.14: the same record, on another agreement from today
        return {"agreement": self.agreement_json(target, on)}

    # --- looking ---

    def do_agreement(self, step, on):
        return {"agreement": self.agreement_json(self.agreement_named(step["agreement"]), on)}

    def do_entitlements(self, step, on):
        _, sites = self.scope(step)
        rows = {}
        for one in self.held_at(sites, on):
            key = (one.site, one.part.name, one.end)
            rows[key] = rows.get(key, 0) + one.quantity
        return {"entitlements": [{"site": site, "part": part, "quantity": rows[site, part, end],
                                  "coverage_end": end.isoformat(), "covered": end >= on}
                                 for site, part, end in sorted(rows)]}

    def agreement_json(self, agreement, on):
        if agreement.express:
            return {"programme": "express", "level": None}
        now = agreement.standing(on)
        result = {"programme": "relationship", "level": now.level,
                  "term_start": now.start and now.start.isoformat(), "term_end": now.end and now.end.isoformat(),
                  "term_points": points_text(now.points),
                  "next_anniversary": now.end and (now.end + ONE_DAY).isoformat()}
        if not agreement.fixed_level:
            above = LEVELS[LEVELS.index(now.level) + 1:][:1]
            result["next_level"] = above[0] if above else None
            result["points_to_next"] = points_text(THRESHOLDS[above[0]] - now.points) if above else None
        return result

    def order_json(self, order, with_agreement=True):
        result = {"level": order.level, "points": points_text(order.points()),
                  "total": amount_text(order.total(), self.digits),
                  "lines": [line.as_json(self.digits) for line in order.lines]}
        if with_agreement and not order.agreement.express:
            result["agreement"] = self.agreement_json(order.agreement, order.day)
        return result


def of_line(entitlements, line):
    return [one for one in entitlements
            if one.order == line["order"] and is_whole(line["line"]) and one.line == line["line"]]


def check_move_lines(lines, held):
    """Line by line; lines that name the same order line count together."""
    asked = {}
    for line in lines:
        found = of_line(held, line)
        if not found:
            raise Refused("line_not_found")
        quantity, key = line["quantity"], (line["order"], line["line"])
        if not is_whole(quantity) or quantity < 1:
            raise Refused("bad_quantity")
        asked[key] = asked.get(key, 0) + quantity
        if asked[key] > sum(one.quantity for one in found):
            raise Refused("bad_quantity")


def take(entitlements, quantity):
    """Takes a quantity out of records given by age: earliest end first, then the oldest (R4.14). [(record, taken)]"""
    taken = []
    for one in sorted(entitlements, key=lambda one: one.end):
        part = min(one.quantity, quantity)
        if part:
            one.quantity -= part
            quantity -= part
            taken.append((one, part))
    return taken


def replay(scenario):
    shape.check(scenario)
    life = Replay(scenario)
    return {"results": [life.step(step) for step in scenario["steps"]]}


# --- command line ---

MISSING = object()


def value_at(value, path):
    for key in path.split("."):
        if isinstance(value, list):
            value = value[int(key)] if key.isdigit() and int(key) < len(value) else MISSING
        else:
            value = value.get(key, MISSING) if isinstance(value, dict) else MISSING
    return value


def golden_mismatches(case):
    results = {result["id"]: result for result in replay(case["scenario"])["results"]}
    for step, path, expected in case["expect"]:
        found = value_at(results.get(step), path)
        if found is MISSING or type(found) is not type(expected) or found != expected:
            shown = "nothing" if found is MISSING else json.dumps(found)
            yield f"{case['name']}: {step} {path} is {shown}, expected {json.dumps(expected)}"


def run_golden(directory):
    files = sorted(glob.glob(os.path.join(directory, "*.json")))
    wrong = expectations = 0
    for name in files:
        with open(name, encoding="utf-8") as file:
            case = json.load(file)
        expectations += len(case["expect"])
        for mismatch in golden_mismatches(case):
            wrong += 1
            print(mismatch)
    print(f"{len(files)} cases, {expectations} expectations, {wrong} mismatches")
    return 1 if wrong or not files else 0


def parsed(text):
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unusable(f"not JSON: {error}") from None


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def run_many():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        try:
            answer = replay(parsed(line))
        except Unusable as error:
            answer = {"unusable": str(error)}
        print(compact(answer), flush=True)
    return 0


def run_file(name):
    try:
        with open(name, encoding="utf-8") as file:
            print(json.dumps(replay(parsed(file.read())), indent=1, ensure_ascii=False))
    except (Unusable, Unsupported, OSError, UnicodeError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def main(arguments):
    if arguments == ["--many"]:
        return run_many()
    if len(arguments) == 2 and arguments[0] == "--golden":
        return run_golden(arguments[1])
    if len(arguments) == 1:
        return run_file(arguments[0])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
