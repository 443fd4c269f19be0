"""The closed grammar of the cases: phrases to steps, and outcomes to expectations.

README.md lists every phrase. A phrase that is not listed is no phrase: None comes back.
Knows no rule of the programme.
"""

import json
import re
from dataclasses import dataclass

NAME = r"[^\s,;:|]+"
DAY = r"\d{4}-\d{2}-\d{2}"
AMOUNT = r"-?\d[\d,]*(?:\.\d+)?"
NUMBER = r"\"[^\"]*\"|null|true|-?\d[\d,]*(?:\.\d+)?"
LABEL = re.compile(r"(\w+): +(.*)")
WHOLE = ("site", "agreement")


@dataclass
class Expectation:
    """op: is (the value), absent (no such member), count (of a list)."""
    path: tuple
    op: str
    value: object
    phrase: str


def number(text):
    """A quantity or line number as the case writes it: 1,000 · -3 · 1.5 · "5" · null."""
    return json.loads(text.replace(",", "") if not text.startswith('"') else text)


def amount(text):
    return text.replace(",", "")


# ---- what happens -------------------------------------------------------------------------

def enrol(found):
    step = {"do": "enrol", "site": found["site"], "agreement": found["agreement"]}
    if found["type"]:
        step["customer_type"] = found["type"]
    return step


def enrol_express(found):
    step = {"do": "enrol", "site": found["site"], "programme": "express"}
    if found["agreement"]:
        step["agreement"] = found["agreement"]
    if found["type"]:
        step["customer_type"] = found["type"]
    return step


def add_site(found):
    return {"do": "add_site", "agreement": found["agreement"], "site": found["site"]}


def order(found):
    lines = []
    for text in [] if found["lines"] == "nothing" else found["lines"].split(", "):
        line = re.fullmatch(rf"({NUMBER}) x ({NAME})", text)
        if not line:
            return None
        lines.append({"part": line[2], "quantity": number(line[1])})
    return {"do": "order", "site": found["site"], "lines": lines}


def renewals(found):
    step = {"do": found["do"], found["what"]: found["name"]}
    if found["by"]:
        step["by"] = found["by"]
    if found.get("except"):
        step["except"] = found["except"].split(", ")
    return step


def give_back(found):
    return {"do": "return", "order": found["order"], "line": number(found["line"]),
            "quantity": number(found["quantity"])}


def move(found):
    step = {"do": "migrate", "from": found["from"], "to": found["to"]}
    if found["lines"] == "everything":
        return step
    step["lines"] = []
    for text in found["lines"].split(", "):
        line = re.fullmatch(rf"({NUMBER}) of line ({NUMBER}) of order ({NAME})", text)
        if not line:
            return None
        step["lines"].append({"order": line[3], "line": number(line[2]),
                              "quantity": number(line[1])})
    return step


def move_site(found):
    return {"do": "move_site", "site": found["site"], "agreement": found["agreement"]}


def look(found):
    return {"do": "agreement", "agreement": found["agreement"]}


def entitlements(found):
    return {"do": "entitlements", found["what"]: found["name"]}


ENTITY = rf"(?P<what>site|agreement) (?P<name>{NAME})"
TYPE = r"(?: as (?P<type>commercial|government|academic))?"
BY = rf"(?: by (?P<by>{DAY}))?"
ACTIONS = [
    (rf"enrol (?P<site>{NAME}) in agreement (?P<agreement>{NAME}){TYPE}", enrol),
    (rf"enrol express site (?P<site>{NAME})(?: with agreement (?P<agreement>{NAME}))?{TYPE}",
     enrol_express),
    (rf"add site (?P<site>{NAME}) to agreement (?P<agreement>{NAME})", add_site),
    (rf"order at (?P<site>{NAME}): (?P<lines>.+)", order),
    (rf"(?P<do>renewals) of {ENTITY}{BY}", renewals),
    (rf"(?P<do>renew) {ENTITY}{BY}(?: except (?P<except>.+))?", renewals),
    (rf"return (?P<quantity>{NUMBER}) of line (?P<line>{NUMBER}) of order (?P<order>{NAME})",
     give_back),
    (rf"move site (?P<site>{NAME}) to agreement (?P<agreement>{NAME})", move_site),
    (rf"move (?P<lines>.+) from (?P<from>{NAME}) to (?P<to>{NAME})", move),
    (rf"look at agreement (?P<agreement>{NAME})", look),
    (rf"entitlements of {ENTITY}", entitlements),
]
ACTIONS = [(re.compile(pattern), build) for pattern, build in ACTIONS]


def step_of(text, default_id):
    """The step of a phrase, `label: ` before it names it; None if it is no phrase."""
    label = LABEL.fullmatch(text)
    name, phrase = (label[1], label[2]) if label else (default_id, text)
    for pattern, build in ACTIONS:
        found = pattern.fullmatch(phrase)
        if found:
            members = build(found.groupdict())
            return members and {"id": name, **members}
    return None


# ---- what must come out -------------------------------------------------------------------

def pairs(*wanted):
    """[(member path, op, value)] as a list; spares the brackets below."""
    return list(wanted)


LINE_FACTS = [
    (rf"({NUMBER}) x ({NAME})",
     lambda f: pairs(("quantity", "is", number(f[1])), ("part", "is", f[2]))),
    (rf"unit ({AMOUNT})", lambda f: pairs(("unit", "is", amount(f[1])))),
    (rf"extended ({AMOUNT})", lambda f: pairs(("extended", "is", amount(f[1])))),
    (rf"points ({AMOUNT})", lambda f: pairs(("points", "is", amount(f[1])))),
    (r"(\d+) months?", lambda f: pairs(("months", "is", int(f[1])))),
    (rf"due ({DAY})", lambda f: pairs(("due", "is", f[1]))),
    (rf"covers ({DAY}) to ({DAY})",
     lambda f: pairs(("coverage_start", "is", f[1]), ("coverage_end", "is", f[2]))),
    (r"no coverage",
     lambda f: pairs(("coverage_start", "absent", None), ("coverage_end", "absent", None))),
]
AGREEMENT_FACTS = [
    (r"relationship", lambda f: pairs(("programme", "is", "relationship"))),
    (r"express", lambda f: pairs(("programme", "is", "express"), ("level", "is", None),
                                 ("term_points", "absent", None))),
    (r"level (\w+)", lambda f: pairs(("level", "is", f[1]))),
    (rf"term points ({AMOUNT})", lambda f: pairs(("term_points", "is", amount(f[1])))),
    (rf"term ({DAY}) to ({DAY})",
     lambda f: pairs(("term_start", "is", f[1]), ("term_end", "is", f[2]))),
    (r"no term", lambda f: pairs(("term_start", "is", None), ("term_end", "is", None),
                                 ("next_anniversary", "is", None))),
    (rf"anniversary ({DAY})", lambda f: pairs(("next_anniversary", "is", f[1]))),
    (rf"next level (\w+) in ({AMOUNT})",
     lambda f: pairs(("next_level", "is", f[1]), ("points_to_next", "is", amount(f[2])))),
    (r"top level", lambda f: pairs(("next_level", "is", None), ("points_to_next", "is", None))),
    (r"no next level",
     lambda f: pairs(("next_level", "absent", None), ("points_to_next", "absent", None))),
]
WHOLE_FACTS = [
    (r"accepted", lambda f: []),
    (r"level (\w+)", lambda f: pairs(("level", "is", f[1]))),
    (r"no level", lambda f: pairs(("level", "is", None))),
    (rf"total ({AMOUNT})", lambda f: pairs(("total", "is", amount(f[1])))),
    (rf"points ({AMOUNT})", lambda f: pairs(("points", "is", amount(f[1])))),
    (rf"credit ({AMOUNT})", lambda f: pairs(("credit", "is", amount(f[1])))),
    (r"moved (\d+)", lambda f: pairs(("moved", "is", int(f[1])))),
    (r"(\d+) lines?", lambda f: pairs(("lines", "count", int(f[1])))),
    (r"nothing due", lambda f: pairs(("lines", "is", []), ("points", "is", "0.00"))),
    (r"no agreement", lambda f: pairs(("agreement", "absent", None))),
    (r"nothing held", lambda f: pairs(("entitlements", "is", []))),
]
HELD = re.compile(rf"({NAME}): (\d[\d,]*) x ({NAME}) to ({DAY}) (covered|lapsed)")


def facts_of(text, table, before=()):
    """The expectations of one fact by one of the tables above, or None."""
    for pattern, build in table:
        found = re.fullmatch(pattern, text)
        if found:
            return [Expectation((*before, member), op, value, text)
                    for member, op, value in build(found)]
    return None


def list_of_facts(text, table, before):
    """`fact, fact, fact`"""
    expectations = []
    for fact in text.split(", "):
        more = facts_of(fact, table, before)
        if more is None:
            return None
        expectations += more
    return expectations


def outcome_of(text):
    """The expectations of one outcome, or None if it is none. `refused: code` is not here."""
    line = re.fullmatch(r"line (\d+): (.+)", text)
    if line:
        return list_of_facts(line[2], LINE_FACTS, ("lines", int(line[1]) - 1))
    if text.startswith("agreement: "):
        return list_of_facts(text[len("agreement: "):], AGREEMENT_FACTS, ("agreement",))
    return facts_of(text, WHOLE_FACTS)


def held_row(text):
    """One row of entitlements from `S1: 10 x XL100 to 2025-08-31 covered`, or None."""
    found = HELD.fullmatch(text)
    return found and {"site": found[1], "part": found[3], "quantity": number(found[2]),
                      "coverage_end": found[4], "covered": found[5] == "covered"}


def sort_phrase(phrase, expectations, held):
    """Adds what a phrase expects; False if it is none of the grammar."""
    refused = re.fullmatch(r"refused: (\w+)", phrase)
    row = held_row(phrase)
    if refused:
        expectations.append(Expectation(("error",), "is", refused[1], phrase))
    elif row:
        held.append(row)
    else:
        more = outcome_of(phrase)
        if more is None:
            return False
        expectations += more
    return True


def expectations_of(phrases):
    """All expectations of a step's outcomes [(line, phrase)], and the first of these that is
    not understood, or None."""
    expectations, held = [], []
    for line, phrase in phrases:
        if not sort_phrase(phrase, expectations, held):
            return [], (line, phrase)
    if held:
        expectations.append(Expectation(("entitlements",), "is", held, "the rows held"))
    refusals = sum(e.path == ("error",) for e in expectations)
    if not phrases or (refusals and len(phrases) > 1):
        return [], (phrases or [(None, "")])[-1]
    whole = "; ".join(phrase for _, phrase in phrases)
    expectations.insert(0, Expectation(("ok",), "is", not refusals, whole))
    return expectations, None
