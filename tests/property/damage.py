"""Damages a usable scenario into one of the unusable kinds of replay.md.

Each kind is one function (rng, scenario) that spoils its own copy and answers it, or None where it has no occasion.
"""

import json

BAD_DATES = ("2024-02-30", "2023-02-29", "2100-02-29", "2024-13-01", "2024-00-10", "2024-1-05", "20240105", "05.01.2024",
             "", "2024-01-05T00:00", " 2024-01-05", "yesterday", 20240105, None)
WRONG_SHAPES = (7, True, None, "text", [], {}, [[]])
PRICE_MEMBERS = ("BL", "D", "E", "F", "G", "H", "GV", "ED")


def any_part(rng, scenario, *types):
    parts = [part for part in scenario["parts"] if not types or part["type"] in types]
    return rng.choice(parts) if parts else None


def any_step(rng, scenario, *dos):
    steps = [step for step in scenario["steps"] if not dos or step["do"] in dos]
    return rng.choice(steps) if steps else None


def any_row(rng, scenario):
    rows = [row for part in scenario["parts"] for row in part["prices"]]
    return rng.choice(rows) if rows else None


def any_line(rng, scenario):
    lines = [line for step in scenario["steps"] for line in step.get("lines", ())]
    return rng.choice(lines) if lines else None


def spoil(thing, name, value):
    """True if there was something to spoil."""
    if thing is None:
        return False
    thing[name] = value
    return True


def not_this_shape(rng, scenario):
    kind = rng.randint(0, 5)
    if kind == 0:
        return rng.choice((7, None, "text", [], [scenario], True))
    if kind == 1:
        scenario[rng.choice(("parts", "steps"))] = rng.choice((7, None, "text", {}, True))
    elif kind == 2:
        scenario["parts"].insert(0, rng.choice((7, None, "text", [])))
    elif kind == 3:
        scenario["steps"].insert(0, rng.choice((7, None, "text", [])))
    elif kind == 4:
        if not spoil(any_step(rng, scenario, "order"), "lines", rng.choice((7, None, "text", {}, [7], [None], [[]]))):
            return None
    else:
        any_part(rng, scenario)["prices"] = rng.choice((7, None, "text", {}, [7], [None]))
    return scenario


def wrong_kind(rng, scenario):
    """A member that must be text, or true or false, and is something else."""
    kind = rng.randint(0, 4)
    if kind == 0:
        step = any_step(rng, scenario)
        names = [name for name in ("id", "do", "site", "agreement", "from", "to", "order") if name in step]
        step[rng.choice(names)] = rng.choice((7, None, True, [], {}))
    elif kind == 1:
        any_part(rng, scenario)[rng.choice(("part", "type", "points"))] = rng.choice((7, None, True, [], 1.5))
    elif kind == 2:
        any_part(rng, scenario)["discountable"] = rng.choice(("true", 1, 0, None))
    elif kind == 3:
        if not spoil(any_line(rng, scenario), rng.choice(("part", "order")), rng.choice((7, [], {}))):
            return None
    elif not spoil(any_step(rng, scenario, "renew"), "except", rng.choice(("XR", 7, {}, [7], [None]))):
        return None
    return scenario


def unknown_member(rng, scenario):
    things = [scenario, any_part(rng, scenario), any_row(rng, scenario), any_step(rng, scenario), any_line(rng, scenario)]
    thing = rng.choice([thing for thing in things if thing is not None])
    thing[rng.choice(("note", "Id", "prize", "BL ", "A", "message"))] = rng.choice(("x", 1, None))
    return scenario


def member_of_another_step(rng, scenario):
    """Known members, but not of this step."""
    step = any_step(rng, scenario)
    others = {"order": ("agreement", "by"), "agreement": ("site",), "return": ("site", "lines"), "migrate": ("site",),
              "move_site": ("from", "programme"), "enrol": ("lines", "by"), "add_site": ("customer_type",),
              "entitlements": ("by", "except"), "renewals": ("lines", "except"), "renew": ("lines",)}
    step[rng.choice(others[step["do"]])] = "2024-01-01"
    return scenario


def unknown_do(rng, scenario):
    any_step(rng, scenario)["do"] = rng.choice(("Order", "orders", "", "quote", "cancel", "__init__"))
    return scenario


def unknown_type(rng, scenario):
    any_part(rng, scenario)["type"] = rng.choice(("License", "licence ", "", "gadget", "RENEWAL"))
    return scenario


def unknown_choice(rng, scenario):
    step = any_step(rng, scenario, "enrol")
    return scenario if spoil(step, rng.choice(("programme", "customer_type")), rng.choice(("", "Express", "GV", 1))) else None


def unknown_currency(rng, scenario):
    scenario["currency"] = rng.choice(("ZZZ", "usd", "US", "", "USDX", "$", 840, None))
    return scenario


def missing_member(rng, scenario):
    """Everything that no default stands for."""
    kind = rng.randint(0, 4)
    if kind == 0:
        del scenario[rng.choice(("parts", "steps"))]
    elif kind == 1:
        del any_part(rng, scenario)[rng.choice(("part", "type", "points", "prices"))]
    elif kind == 2:
        row = any_row(rng, scenario)
        if row is None:
            return None
        del row["from"]
    elif kind == 3:
        line = any_line(rng, scenario)
        if line is None:
            return None
        del line[rng.choice(list(line))]
    else:
        step = any_step(rng, scenario)
        needed = [name for name in step if name not in ("agreement", "programme", "customer_type", "by", "except")
                  and not (name == "lines" and step["do"] == "migrate")]
        if step["do"] in ("add_site", "move_site", "agreement"):
            needed.append("agreement")
        del step[rng.choice(needed)]
    return scenario


def bad_date(rng, scenario):
    kind, bad = rng.randint(0, 3), rng.choice(BAD_DATES)
    if kind == 0:
        any_step(rng, scenario)["on"] = bad
    elif kind == 1:
        if not spoil(any_step(rng, scenario, "renewals", "renew"), "by", bad):
            return None
    elif not spoil(any_row(rng, scenario), rng.choice(("from", "published")), bad):
        return None
    return scenario


def days_out_of_order(rng, scenario):
    steps = scenario["steps"]
    later = [index for index in range(1, len(steps)) if steps[index]["on"] > steps[0]["on"]]
    if not later:
        return None
    index = rng.choice(later)
    steps[index - 1]["on"], steps[index]["on"] = steps[index]["on"], steps[0]["on"]
    return scenario if steps[index - 1]["on"] > steps[index]["on"] else None


def repeated_step(rng, scenario):
    steps = scenario["steps"]
    if len(steps) < 2:
        return None
    one, other = rng.sample(steps, 2)
    one["id"] = other["id"]
    return scenario


def repeated_part(rng, scenario):
    scenario["parts"].append(json.loads(json.dumps(any_part(rng, scenario))))
    return scenario


def too_many_point_digits(rng, scenario):
    any_part(rng, scenario)["points"] = rng.choice(("1.234", "0.001", "10.000", "1.2345"))
    return scenario


def too_many_price_digits(rng, scenario):
    digits = {"JPY": 0, "KRW": 0, "BHD": 3, "KWD": 3}.get(scenario.get("currency", "USD"), 2)
    price = "12." + "3" * digits + rng.choice("05")
    return scenario if spoil(any_row(rng, scenario), rng.choice(PRICE_MEMBERS), price) else None


def bad_amount(rng, scenario):
    bad = rng.choice(("abc", "", "1,00", "1e3", "0x10", "1 000", 1000, 10.5, True, []))
    if rng.random() < 0.3:
        any_part(rng, scenario)["points"] = bad
        return scenario
    return scenario if spoil(any_row(rng, scenario), rng.choice(PRICE_MEMBERS), bad) else None


def bad_companion(rng, scenario):
    """A renewal or reinstatement part that is none, or does not exist."""
    licence = any_part(rng, scenario, "licence")
    name = rng.choice(("renewal", "reinstatement"))
    others = [part["part"] for part in scenario["parts"] if part["type"] != name]
    return scenario if spoil(licence, name, rng.choice(others + ["NOPE"])) else None


def relationship_without_agreement(rng, scenario):
    steps = [step for step in scenario["steps"]
             if step["do"] == "enrol" and step.get("programme", "relationship") == "relationship"]
    if not steps:
        return None
    del rng.choice(steps)["agreement"]
    return scenario


def site_and_agreement(rng, scenario):
    step = any_step(rng, scenario, "renewals", "renew", "entitlements")
    if step is None:
        return None
    step["site"], step["agreement"] = "S1", "A1"
    return scenario


def no_site_and_no_agreement(rng, scenario):
    step = any_step(rng, scenario, "renewals", "renew", "entitlements")
    if step is None:
        return None
    step.pop("site", None)
    step.pop("agreement", None)
    return scenario


def bad_term_type(rng, scenario):
    """The members of the term types, where they do not belong or have no such value."""
    kind = rng.randint(0, 5)
    committed = {"part": "CT9", "type": "committed_term", "points": "1", "prices": [], "term_months": 24}
    fixed = {"part": "FT9", "type": "fixed_term", "points": "1", "prices": []}
    if kind == 0:
        del committed["term_months"]
    elif kind == 1:
        committed["term_months"] = rng.choice((0, 121, -1, "12", 12.5, None, True))
    elif kind == 2:
        scenario["parts"].append({"part": "XR9", "type": "renewal", "points": "1", "prices": []})
        committed["renewal"] = "XR9"
    elif kind == 3:
        scenario["parts"].append({"part": "XS9", "type": "reinstatement", "points": "1", "prices": []})
        rng.choice((committed, fixed))["reinstatement"] = "XS9"
    elif kind == 4:
        part = any_part(rng, scenario, "licence", "renewal", "reinstatement", "fixed_term")
        part["term_months"] = 12
    else:
        any_part(rng, scenario)[rng.choice(("minimum_quantity", "multiple"))] = rng.choice((0, -1, "2", 1.5, None, True))
    scenario["parts"] += [committed, fixed]
    return scenario


KINDS = (not_this_shape, wrong_kind, unknown_member, member_of_another_step, unknown_do, unknown_type, unknown_choice,
         unknown_currency, missing_member, bad_date, days_out_of_order, repeated_step, repeated_part,
         too_many_point_digits, too_many_price_digits, bad_amount, bad_companion, relationship_without_agreement,
         site_and_agreement, no_site_and_no_agreement, bad_term_type)


def damaged(rng, scenario):
    """(name of the kind, the damaged value)"""
    while True:
        kind = rng.choice(KINDS)
        value = kind(rng, json.loads(json.dumps(scenario)))
        if value is not None or kind is not_this_shape:
            return kind.__name__, value
