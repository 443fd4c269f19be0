"""The properties that hold on any data (end of rules.md), judged from a scenario and its results alone.

Nothing here computes a price or a renewal: the checks relate results to one another. Each is a function of a History that
yields complaints; `violations` runs them all. What is seen depends on the looks (agreement, entitlements, renewals) that the
generator puts between the steps of a story.
"""

import re
from collections import defaultdict, namedtuple
from datetime import timedelta

from shape import LEVELS, MINOR_DIGITS, date_or_none

ONE_DAY = timedelta(days=1)
LOOKS = ("agreement", "entitlements", "renewals")
THRESHOLDS = {"BL": 0, "D": 50_000, "E": 100_000, "F": 250_000, "G": 500_000, "H": 1_000_000}   # R2.1, hundredths

# An agreement as one accepted step showed it. `key` tells agreements apart, also those without a name.
Sight = namedtuple("Sight", "index key shown step")
Placed = namedtuple("Placed", "key on points result")


def number(text):
    """Money or points in their smallest unit."""
    return int(text.replace(".", ""))


def day(text):
    found = date_or_none(text)
    if found is None:
        raise ValueError(f"{text} is not a date")
    return found


class History:
    """Who belonged to what when, and what each accepted step showed."""

    def __init__(self, scenario, results):
        self.digits = MINOR_DIGITS[scenario.get("currency", "USD")]
        self.types = {part["part"]: part["type"] for part in scenario["parts"]}
        self.steps, self.results = scenario["steps"], results
        self.owner = {}                    # site: key of its agreement at this point of the reading
        self.placed = {}                   # accepted order or renewal by step id
        self.sights = defaultdict(list)    # key: its relationship sights in order
        self.ledger = defaultdict(list)    # key: (index, day of the order, points)
        for index, (step, result) in enumerate(zip(self.steps, results)):
            if result["ok"]:
                self.read(index, step, result)

    def key_of(self, step):
        return self.owner[step["site"]] if "site" in step else step["agreement"]

    def read(self, index, step, result):
        do = step["do"]
        if do == "enrol":
            self.owner[step["site"]] = step.get("agreement", ("site", step["site"]))
        elif do in ("add_site", "move_site"):
            self.owner[step["site"]] = step["agreement"]
        if do in ("migrate", "entitlements", "renewals"):
            return
        key = self.placed[step["order"]].key if do == "return" else self.key_of(step)
        if do in ("order", "renew"):
            self.placed[step["id"]] = Placed(key, step["on"], number(result["points"]), result)
            self.ledger[key].append((index, step["on"], number(result["points"])))
        elif do == "return":
            self.ledger[key].append((index, self.placed[step["order"]].on, number(result["points"])))
        shown = result.get("agreement")
        if shown and shown["programme"] == "relationship":
            self.sights[key].append(Sight(index, key, shown, step))

    def accepted(self, *dos):
        for step, result in zip(self.steps, self.results):
            if result["ok"] and step["do"] in dos:
                yield step, result

    def pairs(self):
        """Each two sights of one agreement that follow one another and have a term."""
        for sights in self.sights.values():
            with_term = [sight for sight in sights if sight.shown["term_start"]]
            yield from zip(with_term, with_term[1:])

    def looks_around(self, index):
        """The looks directly before and directly after a step on its day: {what was asked: result}, twice."""
        return self.looks_from(index, -1), self.looks_from(index, 1)

    def looks_from(self, index, direction):
        found, at = {}, index + direction
        while 0 <= at < len(self.steps) and self.steps[at]["do"] in LOOKS:
            step = self.steps[at]
            if step["on"] != self.steps[index]["on"]:
                break
            asked = (step["do"], "site" if "site" in step else "agreement", step.get("site") or step["agreement"],
                     step.get("by"), tuple(step.get("except", ())))
            found.setdefault(asked, {name: value for name, value in self.results[at].items() if name != "id"})
            at += direction
        return found


def rank(level):
    return LEVELS.index(level)


def rank_of_points(points):
    return max(place for place, level in enumerate(LEVELS) if THRESHOLDS[level] <= points)


def dynamic(shown):
    return shown["level"] in LEVELS   # R1.7: a fixed level stands beside the table


def terms_between(one, other):
    """How many anniversaries lie between two sights of an agreement."""
    start, later = day(one["term_start"]), day(other["term_start"])
    months = (later.year - day(one["term_end"]).year) * 12 + later.month - day(one["term_end"]).month
    return 0 if later == start else (months + 11) // 12


# --- the numbered properties ---

def property_1_a_reset_gives_the_same_level_or_one_lower(history):
    """R2.7, also year after year without an order; only where nothing else has moved the level since."""
    for before, after in history.pairs():
        if not dynamic(before.shown) or after.step["do"] in ("order", "renew"):
            continue   # an order after the reset can have raised the level again
        terms = terms_between(before.shown, after.shown)
        if terms == 0:
            continue   # property 2
        fallen = rank(before.shown["level"]) - rank(after.shown["level"])
        if not 0 <= fallen <= terms:
            yield f"{after.step['id']}: level fell by {fallen} in {terms} resets"
        points = number(before.shown["term_points"])
        wanted = before.shown["level"]
        for _ in range(terms):
            wanted, points = LEVELS[max(rank_of_points(points), rank(wanted) - 1)], 0
        if after.shown["level"] != wanted:
            yield f"{after.step['id']}: level {after.shown['level']} after the reset, not {wanted}"


def property_2_the_level_never_falls_inside_a_term(history):
    for before, after in history.pairs():
        same_term = before.shown["term_start"] == after.shown["term_start"]
        if same_term and dynamic(before.shown) and after.step["do"] != "return" and \
                rank(after.shown["level"]) < rank(before.shown["level"]):
            yield f"{after.step['id']}: from {before.shown['level']} to {after.shown['level']}"


def ends(history):
    """(step id, what, day) of every last day shown."""
    for sights in history.sights.values():
        for sight in sights:
            if sight.shown["term_end"]:
                yield sight.step["id"], "term", day(sight.shown["term_end"])
    for step, result in history.accepted("order", "renew", "renewals"):
        for line in result["lines"]:
            yield step["id"], "coverage", day(line["coverage_end"])
    for step, result in history.accepted("entitlements"):
        for row in result["entitlements"]:
            yield step["id"], "coverage", day(row["coverage_end"])


def property_3_coverage_and_terms_end_with_a_month(history):
    for step_id, what, last in ends(history):
        if (last + ONE_DAY).day != 1:
            yield f"{step_id}: a {what} ends on {last}"
    for step, result in history.accepted("renew", "renewals"):
        for line in result["lines"]:
            if day(line["coverage_start"]).day != 1:
                yield f"{step['id']}: a renewal starts on {line['coverage_start']}"
    for sights in history.sights.values():
        for sight in sights:
            if sight.shown["term_end"] and day(sight.shown["next_anniversary"]) != day(sight.shown["term_end"]) + ONE_DAY:
                yield f"{sight.step['id']}: the anniversary is not the day after the term (R3.2)"


def month_count(first, last):
    return (last.year - first.year) * 12 + last.month - first.month + 1


def property_4_a_renewal_is_1_to_12_months_and_meets_the_anniversary(history):
    for step, result in history.accepted("renew", "renewals"):
        for line in result["lines"]:
            first, last = day(line["coverage_start"]), day(line["coverage_end"])
            if not 1 <= line["months"] <= 12 or line["months"] != month_count(first, last):
                yield f"{step['id']}: {line['months']} months from {first} to {last}"
            if "agreement" in result:
                anniversary = day(result["agreement"]["next_anniversary"])
                if (last + ONE_DAY).month != anniversary.month:
                    yield f"{step['id']}: coverage to {last}, anniversary {anniversary}"
            elif result["level"] is None and line["months"] != 12:
                yield f"{step['id']}: an express renewal of {line['months']} months (R4.3)"


def property_5_points_add_up_to_the_ledger(history):
    """All sites' orders and returns of the running term's orders, against each sight of the agreement."""
    for key, sights in history.sights.items():
        for sight in sights:
            start = sight.shown["term_start"] or "9999"
            points = sum(points for index, ordered, points in history.ledger[key]
                         if index <= sight.index and ordered >= start)
            if points != number(sight.shown["term_points"]):
                yield f"{sight.step['id']}: term points {sight.shown['term_points']}, orders add up to {points} hundredths"


def quantities(*looks):
    """{(part, coverage end): quantity} over some `entitlements` results."""
    total = defaultdict(int)
    for look in looks:
        for row in look["entitlements"]:
            total[row["part"], row["coverage_end"]] += row["quantity"]
    return total


def property_6_a_move_changes_no_quantity_and_no_end(history):
    for index, (step, result) in enumerate(zip(history.steps, history.results)):
        if not result["ok"] or step["do"] not in ("migrate", "move_site"):
            continue
        sites = (step["from"], step["to"]) if step["do"] == "migrate" else (step["site"],)
        asked = [("entitlements", "site", site, None, ()) for site in sites]
        before, after = history.looks_around(index)
        if not all(look in before and look in after for look in asked):
            continue
        if quantities(*[before[look] for look in asked]) != quantities(*[after[look] for look in asked]):
            yield f"{step['id']}: quantities or coverage ends differ after the move"
        if step["do"] == "migrate":
            gone = sum(quantities(before[asked[0]]).values()) - sum(quantities(after[asked[0]]).values())
            if gone != result["moved"]:
                yield f"{step['id']}: moved {result['moved']}, but {gone} have left the site"


def property_7_the_first_term_is_365_to_396_days(history):
    for sights in history.sights.values():
        with_term = [sight for sight in sights if sight.shown["term_start"]]
        for place, sight in enumerate(with_term):
            start, end = day(sight.shown["term_start"]), day(sight.shown["term_end"])
            days = (end - start).days + 1
            most = 396 if place == 0 or start == day(with_term[0].shown["term_start"]) else 366   # R3.2
            if not 365 <= days <= most:
                yield f"{sight.step['id']}: a term of {days} days from {start}"


# --- further relations ---

def line_totals(history):
    """Extended is unit times quantity, the total and the points are the sums of the lines; express earns nothing."""
    for step, result in history.accepted("order", "renew", "renewals"):
        for line in result["lines"]:
            if number(line["extended"]) != number(line["unit"]) * line["quantity"]:
                yield f"{step['id']}: extended {line['extended']} is not {line['unit']} x {line['quantity']}"
        if number(result["total"]) != sum(number(line["extended"]) for line in result["lines"]):
            yield f"{step['id']}: the total is not the sum of its lines"
        if number(result["points"]) != sum(number(line["points"]) for line in result["lines"]):
            yield f"{step['id']}: the points are not the sum of the lines'"
        if result["level"] is None and number(result["points"]):
            yield f"{step['id']}: an express order earns points"


def level_of_an_order(history):
    """R2.5: never under the level that an immediately preceding look showed, nor under that of its own points."""
    for step, result in history.accepted("order", "renew", "renewals"):
        if result["level"] in LEVELS:
            own = rank_of_points(number(result["points"]))
            if rank(result["level"]) < own:
                yield f"{step['id']}: level {result['level']}, its own points make {LEVELS[own]}"
    for before, after in history.pairs():
        same_term = before.shown["term_start"] == after.shown["term_start"]
        if same_term and dynamic(before.shown) and after.step["do"] in ("order", "renew"):
            level = history.results[after.index]["level"]
            if rank(level) < rank(before.shown["level"]):
                yield f"{after.step['id']}: ordered at {level} under {before.shown['level']}"


def level_of_an_agreement(history):
    """R2.6, R2.10: never under what the running term's points make; the way to the next level is what is missing."""
    for sights in history.sights.values():
        for sight in sights:
            shown = sight.shown
            if not dynamic(shown):
                continue
            points = number(shown["term_points"])
            if points < 0 or not shown["term_start"] and shown["level"] != "BL":
                yield f"{sight.step['id']}: {shown['level']} with {points} hundredths"
            above = LEVELS[rank(shown["level"]) + 1:][:1]
            if above and number(shown["points_to_next"]) != THRESHOLDS[above[0]] - points:
                yield f"{sight.step['id']}: {shown['points_to_next']} points to {above[0]} are not what is missing"
            if above and points >= THRESHOLDS[above[0]]:
                yield f"{sight.step['id']}: still {shown['level']} with {points} hundredths"


def renew_is_what_renewals_said(history):
    """Asked and ordered on one day with the same arguments: same lines, level, points and total."""
    for at in range(1, len(history.steps)):
        asked, step = history.steps[at - 1], history.steps[at]
        if asked["do"] != "renewals" or step["do"] != "renew":
            continue
        if {**asked, "do": "", "id": ""} != {**step, "do": "", "id": ""}:
            continue
        said, done = history.results[at - 1], history.results[at]
        if said["ok"] and said["lines"]:
            names = ("ok", "level", "points", "total", "lines")
            if any(said.get(name) != done.get(name) for name in names):
                yield f"{step['id']}: differs from what {asked['id']} said"
        elif done.get("error") != ("nothing_to_renew" if said["ok"] else said["error"]):
            yield f"{step['id']}: {done.get('error')} after {asked['id']}"


def a_refused_step_changes_nothing(history):
    for index, (step, result) in enumerate(zip(history.steps, history.results)):
        if result["ok"] and step["do"] not in LOOKS:
            continue
        before, after = history.looks_around(index)
        for asked in before.keys() & after.keys():
            if before[asked] != after[asked]:
                yield f"{step['id']}: {asked[0]} of {asked[2]} differs after a step that changed nothing"


def change_in_quantity(history, step, result):
    """What a site's total changes by; None where a return may have come from another site."""
    if step["do"] == "order":
        return sum(line["quantity"] for line in result["lines"] if history.types[line["part"]] != "reinstatement")
    return 0 if step["do"] in ("renew", "move_site") else None


def quantities_follow_orders(history):
    for index, (step, result) in enumerate(zip(history.steps, history.results)):
        wanted = change_in_quantity(history, step, result) if result["ok"] and step["do"] not in LOOKS else None
        if wanted is None:
            continue
        before, after = history.looks_around(index)
        for asked in before.keys() & after.keys():
            if asked[0] == "entitlements" and asked[1] == "site" and asked[2] == step.get("site"):
                change = sum(quantities(after[asked]).values()) - sum(quantities(before[asked]).values())
                if change != wanted:
                    yield f"{step['id']}: the site's quantity changed by {change}, not {wanted}"


def a_return_gives_back_what_was_paid(history):
    """R9.2, R2.10: unit price and points of the line, for at most its quantity in all, within thirty days."""
    returned = defaultdict(int)
    for step, result in history.accepted("return"):
        placed = history.placed[step["order"]]
        line = placed.result["lines"][step["line"] - 1]
        returned[step["order"], step["line"]] += step["quantity"]
        if returned[step["order"], step["line"]] > line["quantity"]:
            yield f"{step['id']}: more comes back than was ordered"
        if number(result["credit"]) != number(line["unit"]) * step["quantity"]:
            yield f"{step['id']}: credit {result['credit']} for {step['quantity']} at {line['unit']}"
        if -number(result["points"]) * line["quantity"] != number(line["points"]) * step["quantity"]:
            yield f"{step['id']}: points {result['points']}"
        if history.types[line["part"]] not in ("licence", "fixed_term"):
            yield f"{step['id']}: a {history.types[line['part']]} was taken back"
        if (day(step["on"]) - day(placed.on)).days > 30:
            yield f"{step['id']}: taken back after the thirtieth day"


_SIGNED_POINTS = re.compile(r"-?[0-9]+\.[0-9]{2}")
_MONEY = {digits: re.compile(r"[0-9]+" + (r"\.[0-9]{%d}" % digits if digits else "")) for digits in (0, 2, 3, 4)}
_NEGATIVE_ZERO = re.compile(r"-0+\.?0*")


def amounts(result):
    """(is it money, text)"""
    for name, value in result.items():
        if name in ("total", "credit", "unit", "extended"):
            yield True, value
        elif name in ("points", "term_points", "points_to_next") and value is not None:
            yield False, value
        elif name == "agreement":
            yield from amounts(value)
        elif name == "lines":
            for line in value:
                yield from amounts(line)


def amounts_are_well_written(history):
    """replay.md: exactly the currency's digits, two for points, zero never negative; `id` and `ok` come first."""
    for step, result in zip(history.steps, history.results):
        if list(result)[:2] != ["id", "ok"] or result["id"] != step["id"]:
            yield f"{step['id']}: id and ok do not come first"
        for is_money, text in amounts(result):
            wanted = _MONEY[history.digits] if is_money else _SIGNED_POINTS
            if not wanted.fullmatch(text) or _NEGATIVE_ZERO.fullmatch(text):
                yield f"{step['id']}: {text!r}"
        for line in result.get("lines", ()):
            if type(line["quantity"]) is not int or type(line.get("months", 1)) is not int:
                yield f"{step['id']}: a quantity or months that are no whole number"


def coverage_is_shown_as_it_is(history):
    """`entitlements`: sorted, one row per (site, part, end), covered up to and with the last day, no empty rows;
    R6.1: a term type's row goes with its term."""
    for step, result in history.accepted("entitlements"):
        rows = result["entitlements"]
        keys = [(row["site"], row["part"], row["coverage_end"]) for row in rows]
        if keys != sorted(set(keys)):
            yield f"{step['id']}: rows not sorted or not one per site, part and end"
        for row in rows:
            if row["covered"] is not (row["coverage_end"] >= step["on"]) or row["quantity"] < 1:
                yield f"{step['id']}: {row}"
            if history.types[row["part"]] in ("fixed_term", "committed_term") and not row["covered"]:
                yield f"{step['id']}: {row['part']} still stands after its term"


PROPERTIES = (property_1_a_reset_gives_the_same_level_or_one_lower,
              property_2_the_level_never_falls_inside_a_term,
              property_3_coverage_and_terms_end_with_a_month,
              property_4_a_renewal_is_1_to_12_months_and_meets_the_anniversary,
              property_5_points_add_up_to_the_ledger,
              property_6_a_move_changes_no_quantity_and_no_end,
              property_7_the_first_term_is_365_to_396_days,
              line_totals, level_of_an_order, level_of_an_agreement, renew_is_what_renewals_said,
              a_refused_step_changes_nothing, quantities_follow_orders, a_return_gives_back_what_was_paid,
              amounts_are_well_written, coverage_is_shown_as_it_is)


def violations(scenario, results):
    """["property: complaint"]; results that cannot be read at all are one complaint too."""
    if not isinstance(results, list) or len(results) != len(scenario["steps"]):
        return ["results: not one per step"]
    try:
        history = History(scenario, results)
        return [f"{check.__name__}: {complaint}" for check in PROPERTIES for complaint in check(history)]
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        return [f"results: not of the promised shape ({type(error).__name__}: {error})"]
