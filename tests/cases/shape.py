"""The form of results that replay.md promises for every step, whatever its figures.

Which members there are, and how money, points and dates are written.
"""

import re

DIGITS = {"USD": 2, "JPY": 0, "BHD": 3}
POINTS = re.compile(r"-?\d+\.\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MEMBERS = {"enrol": ["agreement"], "add_site": ["agreement"], "agreement": ["agreement"],
           "move_site": ["agreement"], "migrate": ["moved"],
           "entitlements": ["entitlements"], "return": ["credit", "points"],
           "order": ["level", "points", "total", "lines"],
           "renew": ["level", "points", "total", "lines"],
           "renewals": ["level", "points", "total", "lines"]}
LINE = ["part", "quantity", "unit", "extended", "points"]
RENEWAL_LINE = LINE + ["coverage_start", "coverage_end", "months", "due"]
TERM = ["level", "term_start", "term_end", "term_points", "next_anniversary"]
HELD = ["site", "part", "quantity", "coverage_end", "covered"]


def digits_of(currency):
    return DIGITS.get(currency, 2)


def money_pattern(digits):
    return re.compile(r"-?\d+" + (rf"\.\d{{{digits}}}" if digits else ""))


def written(thing, member, pattern):
    """Faults of one text member: written so, and never "-0.00"."""
    value = thing.get(member)
    if value is None:
        return []
    if not isinstance(value, str) or not pattern.fullmatch(value):
        return [f"{member} is {value!r}"]
    if value.startswith("-") and not value.strip("-0."):
        return [f"{member} is a negative zero"]
    return []


def missing(thing, members, what):
    if not isinstance(thing, dict):
        return [f"{what} is no object"]
    return [f"{what} has no {member}" for member in members if member not in thing]


def agreement_faults(agreement):
    faults = missing(agreement, ["programme", "level"], "agreement")
    if faults:
        return faults
    if agreement["programme"] == "express":
        if agreement["level"] is not None or set(agreement) != {"programme", "level"}:
            faults.append("an express agreement has programme and level null only")
        return faults
    faults += missing(agreement, TERM, "agreement")
    if ("next_level" in agreement) != ("points_to_next" in agreement):
        faults.append("next_level and points_to_next stand together")
    for member in ("term_points", "points_to_next"):
        faults += written(agreement, member, POINTS)
    for member in ("term_start", "term_end", "next_anniversary"):
        faults += written(agreement, member, DAY)
    return faults


def line_faults(do, line, money):
    faults = missing(line, LINE if do == "order" else RENEWAL_LINE, "line")
    if faults:
        return faults
    if ("coverage_start" in line) != ("coverage_end" in line):
        faults.append("coverage_start and coverage_end stand together")
    if do == "order" and ("months" in line or "due" in line):
        faults.append("months and due are of renewals only")
    for member in ("unit", "extended"):
        faults += written(line, member, money)
    for member in ("coverage_start", "coverage_end", "due"):
        faults += written(line, member, DAY)
    return faults + written(line, "points", POINTS)


def held_faults(rows):
    if not isinstance(rows, list):
        return ["entitlements is no list"]
    faults = []
    for row in rows:
        faults += missing(row, HELD, "a row of entitlements")
        if not faults and not isinstance(row["covered"], bool):
            faults.append("covered is neither true nor false")
    if not faults:
        keys = [(row["site"], row["part"], row["coverage_end"]) for row in rows]
        if keys != sorted(set(keys)):
            faults.append("rows are not sorted, or not one per site, part and coverage end")
    return faults


def order_faults(do, result, money):
    faults = []
    if not isinstance(result["lines"], list):
        return ["lines is no list"]
    for line in result["lines"]:
        faults += line_faults(do, line, money)
    if do == "renewals" and "agreement" in result:
        faults.append("renewals has no agreement")
    if do != "renewals" and (result["level"] is None) != ("agreement" not in result):
        faults.append("an order has an agreement, but not one of an express site")
    return faults


def refusal_faults(result):
    faults = missing(result, ["error"], "the refusal")
    if set(result) - {"id", "ok", "error", "message"}:
        faults.append("a refusal has no members but id, ok, error and message")
    return faults


def faults(do, result, digits):
    """What is wrong with the form of one result."""
    if result["ok"] is not True:
        return refusal_faults(result)
    found = missing(result, MEMBERS[do], do)
    if found:
        return found
    money = money_pattern(digits)
    for member in ("total", "credit"):
        found += written(result, member, money)
    found += written(result, "points", POINTS)
    if "agreement" in result and (do != "return" or result["agreement"] is not None):
        found += agreement_faults(result["agreement"])
    if "lines" in MEMBERS[do]:
        found += order_faults(do, result, money)
    if do == "entitlements":
        found += held_faults(result["entitlements"])
    return found
