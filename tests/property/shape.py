"""Which scenarios are unusable (replay.md, "Unusable").

Knows the shape of a scenario file and nothing of the rules: a file that passes here can be replayed to its end, every
remaining complaint being a refusal of one step. Raises Unusable with one line that names the place.
"""

import re
from datetime import date
from functools import lru_cache

LEVELS = ("BL", "D", "E", "F", "G", "H")          # R2.1, lowest first
FIXED_LEVELS = ("GV", "ED")                       # R1.7
TERM_TYPES = ("fixed_term", "committed_term")     # R6: the right to use ends with the term
PART_TYPES = ("licence", "renewal", "reinstatement") + TERM_TYPES
MOST_TERM_MONTHS = 120

# ISO 4217. Two digits unless named here.
_NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split()
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND".split()
_FOUR_DIGITS = "CLF UYW".split()
_TWO_DIGITS = """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF
IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC
SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD YER ZAR ZMW ZWG""".split()
MINOR_DIGITS = {code: digits
                for digits, codes in ((0, _NO_DIGITS), (2, _TWO_DIGITS), (3, _THREE_DIGITS), (4, _FOUR_DIGITS))
                for code in codes}

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"[0-9]+(?:\.([0-9]+))?")


class Unusable(Exception):
    """The file itself cannot be replayed: exit 2 and one line, no result."""


class Unsupported(Exception):
    """A scenario with a `programme` of its own: the oracle knows the default programme only."""


@lru_cache(maxsize=65536)
def date_or_none(text):
    # date.fromisoformat also takes 20240101 and week dates, which are not this shape.
    if not _DATE.fullmatch(text):
        return None
    try:
        return date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        return None


def is_whole(value):
    """A JSON integer. True and 1.0 are equal to 1 in Python, and are none."""
    return type(value) is int


def need(condition, place, complaint):
    if not condition:
        raise Unusable(f"{place}: {complaint}")


# --- kinds of values; each takes (value, place) ---

def text(value, place):
    need(isinstance(value, str), place, "is not text")


def day(value, place):
    need(isinstance(value, str) and date_or_none(value) is not None, place, "is not a date")


def boolean(value, place):
    need(isinstance(value, bool), place, "is not true or false")


def anything(value, place):
    """Quantities and line numbers: of the wrong kind they are refused, never unusable."""


def names(value, place):
    need(isinstance(value, list), place, "is not a list")
    for index, name in enumerate(value):
        text(name, f"{place}.{index}")


def one_of(*choices):
    def check(value, place):
        need(isinstance(value, str) and value in choices, place, "is not one of " + ", ".join(choices))
    return check


def whole_between(least, most):
    def check(value, place):
        need(is_whole(value) and value >= least and (most is None or value <= most), place, "is not such an integer")
    return check


def decimal(digits):
    def check(value, place):
        found = isinstance(value, str) and _DECIMAL.fullmatch(value)
        need(found, place, "is not an amount in text")
        need(len(found.group(1) or "") <= digits, place, f"has more than {digits} digits")
    return check


def lines_of(fields):
    def check(value, place):
        need(isinstance(value, list), place, "is not a list")
        for index, line in enumerate(value):
            members(line, fields, {}, f"{place}.{index}")
    return check


def members(value, required, optional, place):
    """An object with all required members, perhaps some optional ones, and no other."""
    need(isinstance(value, dict), place, "is not an object")
    for name, check in required.items():
        need(name in value, place, f"has no {name}")
        check(value[name], f"{place}.{name}")
    for name in value:
        if name not in required:
            need(name in optional, place, f"has an unknown member {name}")
            optional[name](value[name], f"{place}.{name}")


# --- steps ---

_SCOPE = {"site": text, "agreement": text}
_RENEWALS = {**_SCOPE, "by": day}
_ENROL_CHOICES = {"agreement": text, "programme": one_of("relationship", "express"),
                  "customer_type": one_of("commercial", "government", "academic")}
STEP_FIELDS = {   # do: (required, optional)
    "enrol": ({"site": text}, _ENROL_CHOICES),
    "add_site": ({"agreement": text, "site": text}, {}),
    "order": ({"site": text, "lines": lines_of({"part": text, "quantity": anything})}, {}),
    "renewals": ({}, _RENEWALS),
    "renew": ({}, {**_RENEWALS, "except": names}),
    "return": ({"order": text, "line": anything, "quantity": anything}, {}),
    "migrate": ({"from": text, "to": text},
                {"lines": lines_of({"order": text, "line": anything, "quantity": anything})}),
    "move_site": ({"site": text, "agreement": text}, {}),
    "agreement": ({"agreement": text}, {}),
    "entitlements": ({}, _SCOPE),
}
_EVERY_STEP = {"id": text, "on": day, "do": text}
ONE_SCOPE = ("renewals", "renew", "entitlements")   # a site or an agreement, not both


def check_step(step, place):
    need(isinstance(step, dict), place, "is not an object")
    need("do" in step, place, "has no do")
    text(step["do"], f"{place}.do")
    do = step["do"]
    need(do in STEP_FIELDS, place, f"unknown do {do}")
    required, optional = STEP_FIELDS[do]
    members(step, {**_EVERY_STEP, **required}, optional, place)
    if do in ONE_SCOPE:
        need("site" in step or "agreement" in step, place, "names no site or agreement")
        need(not ("site" in step and "agreement" in step), place, "names a site and an agreement")
    if do == "enrol" and step.get("programme", "relationship") == "relationship":
        need("agreement" in step, place, "a relationship enrolment has no agreement")


def check_steps(steps):
    need(isinstance(steps, list), "steps", "is not a list")
    seen = set()
    before = ""
    for index, step in enumerate(steps):
        check_step(step, f"steps.{index}")
        need(step["id"] not in seen, f"step {step['id']}", "repeated id")
        need(step["on"] >= before, f"step {step['id']}", "is before the previous step")
        seen.add(step["id"])
        before = step["on"]


# --- parts ---

def price_members(digits):
    return {level: decimal(digits) for level in LEVELS + FIXED_LEVELS}


def check_prices(digits):
    optional = {"published": day, **price_members(digits)}

    def check(rows, place):
        need(isinstance(rows, list), place, "is not a list")
        for index, row in enumerate(rows):
            members(row, {"from": day}, optional, f"{place}.{index}")
    return check


def check_type_members(part, place):
    """What only some types may say (R6, as agreed for this project)."""
    kind = part["type"]
    if kind == "committed_term":
        need("term_months" in part, place, "has no term_months")
        need("renewal" not in part, place, "a committed term names no renewal")
    else:
        need("term_months" not in part, place, f"term_months on a {kind}")
    if kind in TERM_TYPES:   # R6.1: the right ended with the term, there is nothing to reinstate
        need("reinstatement" not in part, place, "a term type names no reinstatement")


def check_parts(parts, digits):
    need(isinstance(parts, list), "parts", "is not a list")
    required = {"part": text, "type": one_of(*PART_TYPES), "points": decimal(2), "prices": check_prices(digits)}
    optional = {"renewal": text, "reinstatement": text, "discountable": boolean,
                "term_months": whole_between(1, MOST_TERM_MONTHS),
                "minimum_quantity": whole_between(1, None), "multiple": whole_between(1, None)}
    types = {}
    for index, part in enumerate(parts):
        members(part, required, optional, f"parts.{index}")
        need(part["part"] not in types, f"part {part['part']}", "repeated")
        types[part["part"]] = part["type"]
    for part in parts:
        place = f"part {part['part']}"
        check_type_members(part, place)
        for member in ("renewal", "reinstatement"):
            if member in part:
                need(types.get(part[member]) == member, place, f"its {member} names no part of that type")


def check(scenario):
    """Raises Unusable unless `scenario` (a parsed JSON value) can be replayed."""
    need(isinstance(scenario, dict), "scenario", "is not an object")
    if "programme" in scenario:
        raise Unsupported("the oracle knows the default programme only")
    for name in scenario:
        need(name in ("currency", "parts", "steps"), "scenario", f"has an unknown member {name}")
    currency = scenario.get("currency", "USD")
    need(isinstance(currency, str) and currency in MINOR_DIGITS, "currency", "is unknown")
    for name in ("parts", "steps"):
        need(name in scenario, "scenario", f"has no {name}")
    check_parts(scenario["parts"], MINOR_DIGITS[currency])
    check_steps(scenario["steps"])
