"""Faults to plant: wrong rules for the oracle, and wrong outputs.

Each rule fault replaces a function or method of oracle.py by a wrong one and names the property that must see it too, where
one can (the comparison must see every one). As a program, `faults.py NAME` answers like a test program with that fault.
"""

import contextlib
import sys
from collections import namedtuple

import oracle
import shape
from oracle import (LEVELS, ONE_DAY, THRESHOLDS, Agreement, Entitlement, Entry, Order, OrderLine, Refused, Replay, higher,
                    last_of_month, month_number)

# `replacements`: (owner, attribute, wrong value) …
Fault = namedtuple("Fault", "name prop replacements")

ORIGINAL = {name: getattr(oracle, name) for name in dir(oracle)}
METHODS = {name: getattr(Replay, name) for name in dir(Replay) if callable(getattr(Replay, name))}


@contextlib.contextmanager
def planted(fault):
    kept = [(owner, name, getattr(owner, name)) for owner, name, _ in fault.replacements]
    for owner, name, wrong in fault.replacements:
        setattr(owner, name, wrong)
    try:
        yield
    finally:
        for owner, name, right in kept:
            setattr(owner, name, right)


def in_oracle(name, prop, attribute, wrong):
    return Fault(name, prop, [(oracle, attribute, wrong)])


def in_replay(name, prop, attribute, wrong):
    return Fault(name, prop, [(Replay, attribute, wrong)])


# --- wrong rounding and points ---

def half_even(numerator, denominator):
    quotient, rest = divmod(numerator, denominator)
    return quotient + (2 * rest > denominator or 2 * rest == denominator and quotient % 2)


def points_rounded_per_unit(part, quantity, months):
    return oracle.prorated(part.points, months) * quantity


def line_rounded_as_a_whole(self, digits):
    result = RIGHT_LINE_JSON(self, digits)
    if self.months == 7:
        result["extended"] = oracle.amount_text(self.unit * self.quantity + 1, digits)
    return result


RIGHT_LINE_JSON = OrderLine.as_json


# --- wrong levels and terms ---

def level_over(points):
    """A threshold must be passed, not reached."""
    return max((level for level in LEVELS if THRESHOLDS[level] < points or level == "BL"), key=LEVELS.index)


def level_of_own_points_only(agreement, points, on):
    return None if agreement.express else agreement.fixed_level or oracle.level_of(points)


def level_before_only(agreement, points, on):
    return None if agreement.express else agreement.standing(on).level


def fixed_levels_move(agreement, points, on):
    if agreement.express:
        return None
    level = agreement.standing(on).level
    return "H" if agreement.fixed_level and points >= THRESHOLDS["D"] else \
        level if agreement.fixed_level else higher(level, oracle.level_of(points))


def term_without_floor(ledger, start, end, floor):
    _, points = ORIGINAL["term_result"](ledger, start, end, floor)
    return oracle.level_of(points), points


def level_of_the_last_order(ledger, start, end, floor):
    _, points = ORIGINAL["term_result"](ledger, start, end, floor)
    last = [entry.points for entry in ledger if start <= entry.day <= end and not entry.is_return][-1:]
    return higher(floor, oracle.level_of(sum(last))), points


def returns_leave_the_level(ledger, start, end, floor):
    return ORIGINAL["term_result"]([entry._replace(is_return=False) for entry in ledger], start, end, floor)


def returns_fall_below_the_floor(ledger, start, end, floor):
    level, points = ORIGINAL["term_result"](ledger, start, end, floor)
    last = [entry for entry in ledger if start <= entry.day <= end][-1:]
    return (oracle.level_of(points) if last and last[0].is_return else level), points


def closed_terms_reopen(ledger, start, end, floor):
    return ORIGINAL["term_result"]([entry._replace(order_day=entry.day) for entry in ledger], start, end, floor)


def order_of_the_anniversary_counts_before(ledger, start, end, floor):
    """R2.8 upside down: what is ordered on the last day counts for the next term."""
    return ORIGINAL["term_result"](ledger, start - ONE_DAY, end - ONE_DAY, floor)


# --- wrong coverage ---

def always_twelve_months(entitlement, agreement, on):
    start, _, _, due = ORIGINAL["renewal_period"](entitlement, agreement, on)
    return start, last_of_month(month_number(start) + 11), 12, due


def thirteen_months(entitlement, agreement, on):
    start, end, months, due = ORIGINAL["renewal_period"](entitlement, agreement, on)
    if months == 12 and not agreement.express:
        end, months = last_of_month(month_number(end) + 1), 13
    return start, end, months, due


def due_on_the_start(entitlement, agreement, on):
    start, end, months, _ = ORIGINAL["renewal_period"](entitlement, agreement, on)
    return start, end, months, start


def due_however_long_on_the_agreement(entitlement, agreement, on):
    long_there = Entitlement(None, None, None, None, 0, entitlement.end, entitlement.end.replace(year=1))
    return ORIGINAL["renewal_period"](long_there, agreement, on)


def due_on_unreal_anniversaries(entitlement, agreement, on):
    start, end, months, due = ORIGINAL["renewal_period"](entitlement, agreement, on)
    anniversary = oracle.first_of_month(month_number(end) - 11)
    return start, end, months, (anniversary if entitlement.since <= anniversary else due)


def on_the_agreement_before_the_anniversary(entitlement, agreement, on):
    """A move on the anniversary itself comes too late."""
    later = Entitlement(None, None, None, None, 0, entitlement.end, entitlement.since + ONE_DAY)
    return ORIGINAL["renewal_period"](later, agreement, on)


# --- wrong prices ---

def row_of(key, of_rows=lambda row, price_day, on: row.start <= price_day and row.published <= on):
    def row_in_force(part, price_day, on):
        return max((row for row in part.rows if of_rows(row, price_day, on)), key=key, default=None)
    return row_in_force


def gap_pays_the_lowest(part, prices, level):
    return prices.get(level, prices.get("BL")) if level in LEVELS and part.discountable else \
        ORIGINAL["price_at_level"](part, prices, level)


def gap_pays_the_higher(part, prices, level):
    if level in LEVELS and part.discountable and level not in prices:
        return next((prices[name] for name in LEVELS[LEVELS.index(level):] if name in prices),
                    ORIGINAL["price_at_level"](part, prices, level))
    return ORIGINAL["price_at_level"](part, prices, level)


def fixed_pays_the_lowest(part, prices, level):
    found = ORIGINAL["price_at_level"](part, prices, level)
    return prices.get("BL") if found is None else found


def discount_on_everything(part, prices, level):
    return prices.get(level or "BL", prices.get("BL")) if not part.discountable else \
        ORIGINAL["price_at_level"](part, prices, level)


# --- wrong steps ---

def accept_twice(self, step_id, order):
    METHODS["accept"](self, step_id, order)
    METHODS["accept"](self, step_id, order)


def accept_with_express_points(self, step_id, order):
    for line in order.lines:
        line.points = oracle.order_points(line.part, line.quantity, line.months)
    METHODS["accept"](self, step_id, order)


def entitled_twice(self, step, on):
    result = METHODS["do_order"](self, step, on)
    newest = self.entitlements[-1]
    self.entitlements.append(Entitlement(newest.order, newest.line, newest.part, newest.site, newest.quantity,
                                         newest.end, newest.since))
    return result


def points_before_the_price(self, step, on):
    """A refused order leaves its points."""
    try:
        return METHODS["do_order"](self, step, on)
    except Refused as refusal:
        if refusal.code in ("no_price", "amount_too_large") and not self.sites[step["site"]].express:
            self.sites[step["site"]].ledger.append(Entry(on, on, 1, False))
        raise


def too_late_after(days):
    def do_return(self, step, on):
        with planted(Fault("", None, [(oracle, "RETURN_DAYS", days)])):
            return METHODS["do_return"](self, step, on)
    return do_return


def return_keeps_points(self, order, line, quantity, on):
    result = METHODS["credit"](self, order, line, quantity, on)
    if not order.agreement.express:
        order.agreement.ledger.pop()
    return {**result, "agreement": self.agreement_json(order.agreement, on)}


def return_shows_the_agreement_of_today(self, order, line, quantity, on):
    result = METHODS["credit"](self, order, line, quantity, on)
    step_id = next(name for name, one in self.orders.items() if one is order)
    site = next(one.site for one in self.entitlements if one.order == step_id)
    return {**result, "agreement": self.agreement_json(self.sites[site], on)}


def quantity_before_lateness(self, step, on):
    if step["order"] in self.orders and (not oracle.is_whole(step["quantity"]) or step["quantity"] < 1):
        raise Refused("bad_quantity")
    return METHODS["do_return"](self, step, on)


def moved(change):
    """Does a migration and then spoils the records that it made."""
    def do_migrate(self, step, on):
        count = len(self.entitlements)
        result = METHODS["do_migrate"](self, step, on)
        change(self, step, on, self.entitlements[count:])
        return result
    return do_migrate


def lose_one(self, step, on, made):
    made[0].quantity -= 1


def cover_longer(self, step, on, made):
    made[0].end = last_of_month(month_number(made[0].end) + 1)


def bring_points(self, step, on, made):
    self.sites[step["to"]].ledger.append(Entry(on, on, 100, False))


def keep_the_day(self, step, on, made):
    for one in made:
        one.since = next(other.since for other in self.entitlements if (other.order, other.line) == (one.order, one.line))


def new_day_always(self, step, on, made):
    for one in made:
        one.since = on


def join_records(self, step, on, made):
    for one in made:
        for other in self.entitlements[:self.entitlements.index(one)]:
            if (other.order, other.line, other.site, other.end) == (one.order, one.line, one.site, one.end):
                other.quantity, one.quantity = other.quantity + one.quantity, 0


def site_brings_points(self, step, on):
    result = METHODS["do_move_site"](self, step, on)
    held = sum(one.quantity for one in self.entitlements if one.site == step["site"])
    if held:
        self.agreements[step["agreement"]].ledger.append(Entry(on, on, held, False))
    return result


def site_keeps_its_day(self, step, on):
    before = [(one, one.since) for one in self.entitlements]
    result = METHODS["do_move_site"](self, step, on)
    for one, since in before:
        one.since = since
    return result


def renewal_makes_new_records(self, step, on):
    result = METHODS["do_renew"](self, step, on)
    renewed = {id(line.entitlement) for line in self.orders[step["id"]].lines}
    self.entitlements.sort(key=lambda one: id(one) in renewed)
    return result


def renew_at_the_level_before(self, step, on):
    with planted(Fault("", None, [(oracle, "order_level", level_before_only)])):
        return METHODS["do_renew"](self, step, on)


def renew_forgets_except(self, step, on):
    return METHODS["do_renew"](self, {name: value for name, value in step.items() if name != "except"}, on)


def default_days(days):
    return [(oracle, "RENEWAL_DAYS_AHEAD", days)]


def due_before(self, step, on):
    order = METHODS["renewal_order"](self, step, on)
    if "by" in step:
        order.lines = [line for line in order.lines if line.due < shape.date_or_none(step["by"])]
    return order


def committed_can_be_returned(self, step, on):
    order = self.orders.get(step["order"])
    if order is None:
        return METHODS["do_return"](self, step, on)
    kept = [(line.part, line.part.type) for line in order.lines]
    for part, kind in kept:
        part.type = "licence" if kind == "committed_term" else kind
    try:
        return METHODS["do_return"](self, step, on)
    finally:
        for part, kind in kept:
            part.type = kind


def express_has_a_fixed_level(self, step, on):
    result = METHODS["do_enrol"](self, step, on)
    self.sites[step["site"]].fixed_level = oracle.FIXED_LEVEL_OF.get(step.get("customer_type"))
    return result


def express_pays_its_fixed_level(order):
    ORIGINAL["price_order"](order)
    if order.agreement.fixed_level and order.agreement.express:
        for line in order.lines:
            line.unit = oracle.prorated(oracle.yearly_unit(line.part, order.agreement.fixed_level, line.start, order.day),
                                        line.months)


def rows_fold_case(self, step, on):
    result = METHODS["do_entitlements"](self, step, on)
    result["entitlements"].sort(key=lambda row: (row["site"].lower(), row["part"].lower(), row["coverage_end"]))
    return result


def reinstated_keeps_its_age(self, line, site, on):
    count = len(self.entitlements)
    METHODS["reinstate"](self, line, site, on)
    made, self.entitlements[count:] = self.entitlements[count:], []
    for one in made:
        first = next(place for place, other in enumerate(self.entitlements)
                     if (other.order, other.line, other.site) == (one.order, one.line, one.site))
        self.entitlements.insert(first, one)


def reinstates_from_everywhere(self, part, site, on):
    return [one for one in self.entitlements if one.part.reinstatement == part.name and one.lapsed(on)]


def default_move_earliest_end_first(self, sites, on):
    return sorted(METHODS["held_at"](self, sites, on), key=lambda one: one.end)


def sorted_by(key):
    def renewal_order(self, step, on):
        order = METHODS["renewal_order"](self, step, on)
        order.lines.sort(key=key)
        return order
    return renewal_order


def take_latest_end_first(entitlements, quantity):
    taken = []
    for one in sorted(entitlements, key=lambda one: one.end, reverse=True):
        part = min(one.quantity, quantity)
        if part:
            one.quantity, quantity = one.quantity - part, quantity - part
            taken.append((one, part))
    return taken


def newest_of_equals_first(entitlements, quantity):
    return ORIGINAL["take"](list(reversed(entitlements)), quantity)


def lapsed_with_grace(self, on):
    return self.quantity > 0 and self.end < on - ONE_DAY


def lapsed_on_the_last_day(self, on):
    return self.quantity > 0 and self.end <= on


def unminded(attribute):
    """Parts whose minimum or multiple nobody minds."""
    def order_line(self, line, site, on, asked):
        part = self.parts.get(line["part"])
        if part is not None:
            setattr(part, attribute, 1)
        return METHODS["order_line"](self, line, site, on, asked)
    return order_line


def earlier_lines_forgotten(self, line, site, on, asked):
    return METHODS["order_line"](self, line, site, on, {})


def empty_orders_first(self, step, on):
    """Two refusals in the wrong order."""
    if not step["lines"]:
        raise Refused("no_lines")
    return METHODS["do_order"](self, step, on)


def same_site_first(self, step, on):
    if step["from"] == step["to"]:
        raise Refused("same_site")
    return METHODS["do_migrate"](self, step, on)


def anniversary_of_today(self, on):
    return oracle.first_term_end(on) + ONE_DAY


def names_fold_case(self, name):
    return METHODS["agreement_of_site"](self, next((one for one in self.sites if one.lower() == name.lower()), name))


P = "property_"
LEVEL_SEEN = "level_of_an_agreement"
RULE_FAULTS = (
    in_oracle("rounding_down", None, "half_up", lambda numerator, denominator: numerator // denominator),
    in_oracle("rounding_half_even", None, "half_up", half_even),
    in_oracle("points_rounded_per_unit", None, "order_points", points_rounded_per_unit),
    in_oracle("points_not_prorated", None, "order_points", lambda part, quantity, months: part.points * quantity),
    Fault("line_rounded_as_a_whole", "line_totals", [(OrderLine, "as_json", line_rounded_as_a_whole)]),
    Fault("an_extra_cent", "line_totals",
          [(Order, "total", lambda self: sum(line.unit * line.quantity for line in self.lines) + 1)]),
    in_oracle("level_not_reset", P + "1", "reset_level", lambda level, points: level),
    in_oracle("reset_falls_freely", P + "1", "reset_level", lambda level, points: oracle.level_of(points)),
    in_oracle("reset_always_one_down", P + "1", "reset_level", lambda level, points: oracle.one_below(level)),
    in_oracle("level_only_over_its_threshold", LEVEL_SEEN, "level_of", level_over),
    in_oracle("order_level_of_own_points_only", "level_of_an_order", "order_level", level_of_own_points_only),
    in_oracle("order_level_before_only", "level_of_an_order", "order_level", level_before_only),
    in_oracle("fixed_levels_move", None, "order_level", fixed_levels_move),
    in_oracle("term_without_floor", P + "1", "term_result", term_without_floor),
    in_oracle("level_of_the_last_order", P + "2", "term_result", level_of_the_last_order),
    in_oracle("returns_leave_the_level", None, "term_result", returns_leave_the_level),
    in_oracle("returns_fall_below_the_floor", None, "term_result", returns_fall_below_the_floor),
    in_oracle("closed_terms_reopen", P + "5", "term_result", closed_terms_reopen),
    in_oracle("last_day_counts_for_the_next_term", P + "5", "term_result", order_of_the_anniversary_counts_before),
    in_oracle("term_from_the_1st_is_a_month_long_over", P + "7", "first_term_end",
              lambda day: last_of_month(month_number(day) + 12)),
    in_oracle("term_a_month_short", P + "7", "first_term_end", lambda day: last_of_month(month_number(day) + 10)),
    in_oracle("term_end_off_by_a_day", P + "3", "first_term_end",
              lambda day: oracle.end_of_full_months(day, 12) - ONE_DAY),
    in_oracle("coverage_end_off_by_a_day", P + "3", "first_coverage_end",
              lambda day, months: oracle.end_of_full_months(day, months) - ONE_DAY),
    in_oracle("coverage_from_the_1st_a_month_longer", None, "first_coverage_end",
              lambda day, months: last_of_month(month_number(day) + months)),
    in_oracle("committed_terms_of_a_year", None, "first_coverage_end",
              lambda day, months: oracle.end_of_full_months(day, 12)),
    in_oracle("renewal_always_12_months", P + "4", "renewal_period", always_twelve_months),
    in_oracle("renewal_of_13_months", P + "4", "renewal_period", thirteen_months),
    in_oracle("renewal_due_on_its_start", None, "renewal_period", due_on_the_start),
    in_oracle("renewal_due_however_new", None, "renewal_period", due_however_long_on_the_agreement),
    in_oracle("renewal_due_on_unreal_anniversaries", None, "renewal_period", due_on_unreal_anniversaries),
    in_oracle("moved_on_the_anniversary_is_too_late", None, "renewal_period", on_the_agreement_before_the_anniversary),
    Fault("anniversary_of_today", P + "4", [(Agreement, "first_anniversary", anniversary_of_today)]),
    in_oracle("row_of_the_day_of_acceptance", None, "row_in_force",
              lambda part, price_day, on: ORIGINAL["row_in_force"](part, on, on)),
    in_oracle("unpublished_rows", None, "row_in_force",
              row_of(lambda row: (row.start, row.published), lambda row, price_day, on: row.start <= price_day)),
    in_oracle("earlier_published_wins", None, "row_in_force", row_of(lambda row: (row.start, -row.published.toordinal()))),
    in_oracle("latest_published_wins", None, "row_in_force", row_of(lambda row: (row.published, row.start))),
    in_oracle("row_from_the_day_after", None, "row_in_force",
              row_of(lambda row: (row.start, row.published), lambda row, day, on: row.start < day and row.published <= on)),
    in_oracle("row_published_before", None, "row_in_force",
              row_of(lambda row: (row.start, row.published), lambda row, day, on: row.start <= day and row.published < on)),
    in_oracle("gap_pays_the_lowest_level", None, "price_at_level", gap_pays_the_lowest),
    in_oracle("gap_pays_the_higher_level", None, "price_at_level", gap_pays_the_higher),
    in_oracle("fixed_level_pays_the_lowest", None, "price_at_level", fixed_pays_the_lowest),
    in_oracle("discount_on_everything", None, "price_at_level", discount_on_everything),
    in_oracle("lapsed_first_latest_end", None, "take", take_latest_end_first),
    in_oracle("newest_of_equals_first", None, "take", newest_of_equals_first),
    in_oracle("amount_limit_reached_is_refused", None, "MOST_MINOR_UNITS", oracle.MOST_MINOR_UNITS - 1),
    in_replay("double_order", P + "5", "accept", accept_twice),
    in_replay("entitled_twice", "quantities_follow_orders", "do_order", entitled_twice),
    in_replay("express_earns_points", "line_totals", "accept", accept_with_express_points),
    in_replay("refused_order_leaves_points", "a_refused_step_changes_nothing", "do_order", points_before_the_price),
    in_replay("order_checks_lines_before_site", None, "do_order", empty_orders_first),
    in_replay("earlier_lines_forgotten", None, "order_line", earlier_lines_forgotten),
    in_replay("minimum_not_minded", None, "order_line", unminded("minimum_quantity")),
    in_replay("multiple_not_minded", None, "order_line", unminded("multiple")),
    in_replay("return_on_day_31", "a_return_gives_back_what_was_paid", "do_return", too_late_after(31)),
    in_replay("no_return_on_day_30", None, "do_return", too_late_after(29)),
    in_replay("return_checks_quantity_first", None, "do_return", quantity_before_lateness),
    in_replay("return_keeps_points", P + "5", "credit", return_keeps_points),
    in_replay("return_shows_todays_agreement", None, "credit", return_shows_the_agreement_of_today),
    in_replay("move_loses_one", P + "6", "do_migrate", moved(lose_one)),
    in_replay("move_covers_longer", P + "6", "do_migrate", moved(cover_longer)),
    in_replay("move_brings_points", P + "5", "do_migrate", moved(bring_points)),
    in_replay("move_keeps_the_day_on_the_agreement", None, "do_migrate", moved(keep_the_day)),
    in_replay("move_inside_an_agreement_counts_anew", None, "do_migrate", moved(new_day_always)),
    in_replay("moved_records_are_joined", None, "do_migrate", moved(join_records)),
    in_replay("move_checks_same_site_first", None, "do_migrate", same_site_first),
    in_replay("joining_site_brings_points", P + "5", "do_move_site", site_brings_points),
    in_replay("joining_site_keeps_its_day", None, "do_move_site", site_keeps_its_day),
    in_replay("renewal_makes_new_records", None, "do_renew", renewal_makes_new_records),
    in_replay("renew_at_the_level_before", "renew_is_what_renewals_said", "do_renew", renew_at_the_level_before),
    in_replay("renew_forgets_except", None, "do_renew", renew_forgets_except),
    in_replay("renewals_sorted_by_renewal_part", None, "renewal_order",
              sorted_by(lambda line: (line.due, line.start, line.part.name))),
    in_replay("renewals_sorted_by_start", None, "renewal_order",
              sorted_by(lambda line: (line.start, line.due, line.entitlement.part.name))),
    in_replay("due_before_by", None, "renewal_order", due_before),
    in_replay("committed_term_can_be_returned", "a_return_gives_back_what_was_paid", "do_return",
              committed_can_be_returned),
    Fault("express_pays_a_fixed_level", None, [(Replay, "do_enrol", express_has_a_fixed_level),
                                               (oracle, "price_order", express_pays_its_fixed_level)]),
    in_replay("rows_fold_case", "coverage_is_shown_as_it_is", "do_entitlements", rows_fold_case),
    in_replay("reinstated_keeps_its_age", None, "reinstate", reinstated_keeps_its_age),
    in_replay("reinstates_from_every_site", None, "lapsed_for", reinstates_from_everywhere),
    in_replay("default_move_earliest_end_first", None, "held_at", default_move_earliest_end_first),
    in_replay("site_names_fold_case", None, "agreement_of_site", names_fold_case),
    Fault("by_default_89_days", None, default_days(89)),
    Fault("by_default_91_days", None, default_days(91)),
    Fault("a_day_of_grace", None, [(Entitlement, "lapsed", lapsed_with_grace)]),
    Fault("lapsed_on_the_last_day", None, [(Entitlement, "lapsed", lapsed_on_the_last_day)]),
    Fault("term_types_stay", "coverage_is_shown_as_it_is", [(Entitlement, "held", lambda self, on: self.quantity > 0)]),
    Fault("term_types_end_a_day_early", None,
          [(Entitlement, "held", lambda self, on: self.quantity > 0 and (self.end > on or not self.part.is_term_type()))]),
    Fault("unusable_is_replayed", None, [(shape, "check_steps", lambda steps: None)]),
)
BY_NAME = {fault.name: fault for fault in RULE_FAULTS}


def main(arguments):
    """A test program with one planted fault, for trying the runner."""
    if len(arguments) != 1 or arguments[0] not in BY_NAME:
        print("one of: " + " ".join(BY_NAME), file=sys.stderr)
        return 2
    with planted(BY_NAME[arguments[0]]):
        return oracle.run_many()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
