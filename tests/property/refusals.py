"""Steps meant to be refused: one maker per step and code, and honest steps of earlier with one or two members spoilt.

The makers give every code of replay.md its share; the spoilt steps have several faults at once, so that the stated order
of refusals is seen too. A maker answers None where the state has no occasion for it.
"""

import json
from datetime import timedelta

from oracle import MOST_MINOR_UNITS, Refused, yearly_unit

BAD_NUMBERS = (0, -1, -3, 2.5, "3", None, True, [1], {}, "")
UNKNOWN = ("nowhere", "S1\u00a0", "ZZ9")
NEVER = "never"   # no step makes this one


def unknown(story, known):
    return story.pick([name for name in UNKNOWN if name not in known]) or NEVER


def any_site(story):
    return story.pick(list(story.life.sites))


def any_scope(story):
    if story.rng.random() < 0.5:
        return {"site": unknown(story, story.life.sites)}
    return {"agreement": unknown(story, story.life.agreements)}


def one_line(story, part, quantity):
    site = any_site(story)
    return site and {"do": "order", "site": site, "lines": [{"part": part, "quantity": quantity}]}


# --- enrolment and looks ---

def site_exists(story):
    site = any_site(story)
    name = story.pick(list(story.life.agreements))
    if site is None or name is None:
        return None
    return {"do": story.rng.choice(("enrol", "add_site")), "site": site, "agreement": name}


def agreement_exists(story):
    name = story.pick(list(story.life.agreements))
    fields = {"do": "enrol", "site": "S99", "agreement": name}
    if story.rng.random() < 0.3:
        fields["programme"] = "express"
    return name and fields


def agreement_not_found(story):
    name, site = unknown(story, story.life.agreements), any_site(story)
    do = story.rng.choice(("add_site", "move_site", "agreement"))
    fields = {"do": do, "agreement": name}
    if do != "agreement":
        fields["site"] = site if do == "move_site" else "S98"
    return site and fields


def nothing_of_that_name(story):
    return {"do": story.rng.choice(("renewals", "renew", "entitlements")), **any_scope(story)}


def express_has_one_site(story):
    express = [name for name, agreement in story.life.agreements.items() if agreement.express]
    name, site = story.pick(express), any_site(story)
    if name is None:
        return None
    if story.rng.random() < 0.5:
        return {"do": "add_site", "agreement": name, "site": story.rng.choice((site, "S97"))}
    return {"do": "move_site", "agreement": name, "site": site}


def same_agreement(story):
    site = story.pick(story.relationship_sites())
    name = site and story.name_of(story.life.sites[site])
    return name and {"do": "move_site", "site": site, "agreement": name}


# --- orders ---

def order_at_unknown_site(story):
    return {"do": "order", "site": unknown(story, story.life.sites), "lines": []}


def no_lines(story):
    site = any_site(story)
    return site and {"do": "order", "site": site, "lines": []}


def part_not_found(story):
    return one_line(story, story.rng.choice(("NOPE", "pp1", "PP1 ")), story.rng.choice((1, 0)))


def bad_quantity(story):
    part = story.rng.choice(list(story.life.parts.values()))
    return one_line(story, part.name, story.rng.choice(BAD_NUMBERS))


def missed_quantity(story):
    """Below the minimum, or not a multiple."""
    part = story.life.parts.get("MM1")
    if part is None:
        return None
    missed = [quantity for quantity in range(1, part.minimum_quantity + part.multiple + 1)
              if quantity % part.multiple or quantity < part.minimum_quantity]
    return one_line(story, part.name, story.rng.choice(missed))


def renewal_needs_renew(story):
    part = story.pick([part.name for part in story.life.parts.values() if part.type == "renewal"])
    return part and one_line(story, part, 1)


def nothing_lapsed(story):
    """One more than is lapsed, in one line or as the second of two."""
    part = story.pick([part for part in story.life.parts.values() if part.type == "reinstatement"])
    site = any_site(story)
    if part is None or site is None:
        return None
    lapsed = sum(one.quantity for one in story.life.lapsed_for(part, site, story.today))
    lines = [{"part": part.name, "quantity": lapsed + 1}]
    if lapsed and story.rng.random() < 0.5:
        lines = [{"part": part.name, "quantity": lapsed}, {"part": part.name, "quantity": 1}]
    return {"do": "order", "site": site, "lines": lines}


def no_price(story):
    unpriced = [part.name for part in story.life.parts.values()
                if part.type not in ("renewal", "reinstatement") and not part.rows]
    part = story.pick(unpriced)
    return part and one_line(story, part, 1)


def amount_too_large(story):
    """The first quantity that is over, the last that is not; PP1 has no renewal, so nothing grows from it later."""
    site = any_site(story)
    if site is None:
        return None
    part = story.life.parts["PP1"]
    agreement = story.life.sites[site]
    # above the highest threshold the order has the highest level, unless the level is fixed
    level = None if agreement.express else agreement.fixed_level or "H"
    try:
        unit = yearly_unit(part, level, story.today, story.today)
    except Refused:
        return None
    most = MOST_MINOR_UNITS // unit if unit else 1
    accepted = story.rng.random() < 0.2
    quantity = most if accepted else most + story.rng.choice((1, 1, 2, most))
    return {"do": "order", "site": site, "lines": [{"part": part.name, "quantity": quantity}]}


def amount_far_too_large(story):
    """Price times quantity, and points times quantity, beyond 64 bits; the quantity itself is within them."""
    parts = [part for part in story.life.parts.values()
             if part.type not in ("renewal", "reinstatement") and part.multiple == part.minimum_quantity == 1
             and all(price > 0 for row in part.rows for price in row.prices.values())]
    part = story.pick(parts)
    return part and one_line(story, part.name, story.rng.choice((2 * 10 ** 15, 10 ** 17, 9 * 10 ** 18)))


def nothing_to_renew(story):
    site = any_site(story)
    by = story.today - timedelta(days=story.rng.randint(400, 900))
    return site and {"do": "renew", "site": site, "by": by.isoformat()}


# --- returns ---

def last_orders(story):
    return list(story.life.orders)[-8:]


def order_not_found(story):
    steps = story.scenario["steps"]
    looked = [step["id"] for step in steps if step["id"] not in story.life.orders]
    order = story.rng.choice(looked[-5:] + ["zz"])
    return {"do": "return", "order": order, "line": story.rng.choice((1, 0)), "quantity": 1}


def return_line_not_found(story):
    order = story.pick(last_orders(story))
    if order is None:
        return None
    line = story.rng.choice(BAD_NUMBERS + (len(story.life.orders[order].lines) + 1, 10 ** 12))
    return {"do": "return", "order": order, "line": line, "quantity": story.rng.choice((1, 0))}


def not_returnable(story):
    lines = [(order, number) for order in last_orders(story)
             for number, line in enumerate(story.life.orders[order].lines, 1)
             if line.part.type in ("renewal", "reinstatement", "committed_term")]
    chosen = story.pick(lines)
    return chosen and {"do": "return", "order": chosen[0], "line": chosen[1], "quantity": story.rng.choice((1, 0))}


def return_too_late(story):
    order = story.pick(last_orders(story))
    if order is None:
        return None
    last = story.life.orders[order].day + timedelta(days=30)
    if last >= story.today:
        story.today = last + timedelta(days=1)
    return {"do": "return", "order": order, "line": 1, "quantity": story.rng.choice((1, 0))}


def return_bad_quantity(story):
    chosen = story.pick(story.returnable())
    if chosen is None:
        return None
    order, line, left = chosen
    return {"do": "return", "order": order, "line": line, "quantity": story.rng.choice(BAD_NUMBERS + (left + 1,) * 8)}


# --- moves ---

def move_from_or_to_unknown(story):
    site = any_site(story)
    if site is None:
        return None
    sites = [site, unknown(story, story.life.sites)]
    story.rng.shuffle(sites)
    return {"do": "migrate", "from": sites[0], "to": story.rng.choice((sites[1], sites[1], "nowhere"))}


def same_site(story):
    site = any_site(story)
    return site and {"do": "migrate", "from": site, "to": site}


def target_is_express(story):
    target = story.pick([site for site, agreement in story.life.sites.items() if agreement.express])
    source = story.pick([site for site in story.life.sites if site != target])
    return target and source and {"do": "migrate", "from": source, "to": target}


def two_sites(story):
    """A source that holds something, if one does, and another site that may receive it."""
    held = story.pick(story.held())
    source = held.site if held else any_site(story)
    target = story.pick([site for site in story.relationship_sites() if site != source])
    return target and {"do": "migrate", "from": source, "to": target}


def move_line_not_found(story):
    fields, order = two_sites(story), story.pick(list(story.life.orders)) or "zz"
    if not fields:
        return None
    line = story.rng.choice(BAD_NUMBERS + (1, 99))
    wrong = {"order": story.rng.choice((order, "zz")), "line": line, "quantity": story.rng.choice((1, 1, 0))}
    return {**fields, "lines": story.move_lines(fields["from"])[:1] + [wrong]}


def move_bad_quantity(story):
    fields = two_sites(story)
    lines = fields and story.move_lines(fields["from"])[:1]
    if not lines:
        return None
    order, line = lines[0]["order"], lines[0]["line"]
    left = sum(one.quantity for one in story.held()
               if (one.order, one.line, one.site) == (order, line, fields["from"]))
    if story.rng.random() < 0.5:   # two lines that name one line count together
        lines = [{**lines[0], "quantity": left}, {**lines[0], "quantity": 1}]
    else:
        lines = [{**lines[0], "quantity": story.rng.choice(BAD_NUMBERS + (left + 1,) * 5)}]
    return {**fields, "lines": lines}


def nothing_to_migrate(story):
    holding = {one.site for one in story.held()}
    source = story.pick([site for site in story.life.sites if site not in holding])
    fields = two_sites(story)
    if fields and story.rng.random() < 0.3:
        return {**fields, "lines": []}
    target = story.pick([site for site in story.relationship_sites() if site != source])
    return source and target and {"do": "migrate", "from": source, "to": target}


# --- honest steps, spoilt ---

SPOILT = {"site": UNKNOWN, "from": UNKNOWN, "to": UNKNOWN, "agreement": UNKNOWN, "order": ("zz", "s1", "s2"),
          "quantity": BAD_NUMBERS + (10 ** 6,), "line": BAD_NUMBERS + (2, 7), "part": ("NOPE", "xs1")}


def spoil(story, thing):
    """One member at random, of the step or of one of its lines."""
    lines = thing.get("lines")
    if lines and story.rng.random() < 0.6:
        thing = story.rng.choice(lines)
    names = [name for name in thing if name in SPOILT]
    if names:
        name = story.rng.choice(names)
        thing[name] = story.rng.choice(SPOILT[name])


def spoilt_step(story):
    steps = [step for step in story.scenario["steps"] if step["do"] not in ("agreement", "entitlements")]
    if not steps:
        return None
    step = json.loads(json.dumps(story.rng.choice(steps)))
    del step["id"], step["on"]
    for _ in range(story.rng.choice((0, 1, 1, 2, 2, 3))):
        spoil(story, step)
    return step


MAKERS = (site_exists, agreement_exists, agreement_not_found, nothing_of_that_name, express_has_one_site, same_agreement,
          order_at_unknown_site, no_lines, part_not_found, bad_quantity, missed_quantity, renewal_needs_renew, nothing_lapsed, no_price,
          amount_too_large, amount_far_too_large, nothing_to_renew, order_not_found, return_line_not_found, not_returnable, return_too_late,
          return_bad_quantity, move_from_or_to_unknown, same_site, target_is_express, move_line_not_found,
          move_bad_quantity, nothing_to_migrate) + (spoilt_step,) * 6


def refused_step(story):
    """The members of a step that should be refused, or None."""
    for _ in range(4):
        fields = story.rng.choice(MAKERS)(story)
        if fields:
            return fields
    return None
