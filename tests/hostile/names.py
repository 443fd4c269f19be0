"""Attacks with identifiers: 1 to 200 characters, any letters; control characters and marks that
override the direction of text are unusable. Identifiers compare exactly.
"""

import base
from attack import Attack, Answered, answered, ids_of, text_of, unusable

FIELDS = ("step", "site", "agreement", "part", "renewal")
FINE = ["😀", "Zürich", "東京", "שלום", "مرحبا", "Ω", "a b", "'", '"', "\\", "`", "''",
        "'; DROP TABLE site; --", "\" OR \"1\"=\"1", "Robert'); DELETE FROM agreement;--",
        "<script>alert(1)</script>", "&amp;", "../../etc/passwd", "%s%s%n%d", "%00", "$(id)",
        "${HOME}", "{{7*7}}", "null", "true", "0", "-1", "00", "NaN", "a/b\\c", "a;b", "a|b",
        "*", "?", "rowid", "sqlite_master", "S1\\u0031", "--", "-", "é", "e\u0301"]
CONTROL = ["\x00", "\x01", "\x08", "\t", "\n", "\r", "\x1b", "\x1f", "\x7f", "\x80", "\x85",
           "\x9b", "\x9f"]
OVERRIDE = ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068",
            "\u2069"]


def renamed(field, name):
    """A small scenario in which one identifier, wherever it stands, is `name`."""
    names = {"step": "order", "site": "S1", "agreement": "A1", "part": "XL100",
             "renewal": "XR100"} | {field: name}
    parts = [base.licence(names["part"], renewal=names["renewal"]),
             {"part": names["renewal"], "type": "renewal", "points": "2.00",
              "prices": base.priced("200.00")}]
    site, agreement = names["site"], names["agreement"]
    return {"parts": parts, "steps": [
        {"id": "enrol", "on": "2024-01-10", "do": "enrol", "agreement": agreement, "site": site},
        {"id": names["step"], "on": "2024-03-15", "do": "order", "site": site,
         "lines": [{"part": names["part"], "quantity": 5}]},
        {"id": "back", "on": "2024-03-16", "do": "return", "order": names["step"], "line": 1,
         "quantity": 1},
        {"id": "look", "on": "2024-03-16", "do": "agreement", "agreement": agreement},
        {"id": "held", "on": "2024-03-16", "do": "entitlements", "site": site},
        {"id": "due", "on": "2025-03-01", "do": "renewals", "agreement": agreement},
        {"id": "renew", "on": "2025-03-01", "do": "renew", "site": site, "except": ["NOPE"]}]}


def all_fine(name, whole):
    return answered(name, whole, {step["id"]: "ok" for step in whole["steps"]})


def fine_names():
    for field in FIELDS:
        for name in FINE:
            yield all_fine(f"{field} {name!r}", renamed(field, name))


def lengths():
    for field in FIELDS:
        yield unusable(f"{field} is empty", renamed(field, ""))
        for letter in ("x", "é", "東", "😀"):
            yield all_fine(f"{field} of 200 {letter}", renamed(field, letter * 200))
            yield unusable(f"{field} of 201 {letter}", renamed(field, letter * 201))
        yield unusable(f"{field} of a million characters", renamed(field, "x" * 1_000_000))
        yield unusable(f"{field} of 4 MB", renamed(field, "😀" * 1_000_000))


def forbidden_characters():
    for field in FIELDS:
        for letter in CONTROL + OVERRIDE:
            for name in (letter, "S" + letter + "1", "S1" + letter):
                yield unusable(f"{field} {name!r}", renamed(field, name))
    for letter in CONTROL[1:] + OVERRIDE:
        for name, member in (("return", "order"), ("migrate-1", "from"), ("migrate-1", "to"),
                             ("order-1", "site"), ("move", "agreement")):
            whole = base.scenario()
            base.step(whole, name)[member] = "S" + letter + "1"
            yield unusable(f"{name}: {member} with {letter!r}", whole)
        whole = base.scenario()
        base.step(whole, "renew")["except"] = ["X" + letter]
        yield unusable(f"except with {letter!r}", whole)


def exact():
    """Names that look the same and are not."""
    for name, other in (("S1", "s1"), ("S1", "S1 "), ("S1", " S1"), ("é", "e\u0301"), ("1", "01"),
                        ("ß", "ss"), ("K", "\u212a"), ("S1", "Ｓ１"), ("I", "ı"), ("-1", "−1")):
        whole = renamed("site", name)
        whole["steps"][4]["site"] = other
        yield answered(f"site {name!r} asked for as {other!r}", whole, {"held": "site_not_found"})
        whole = renamed("part", name)
        whole["steps"][1]["lines"][0]["part"] = other
        yield answered(f"part {name!r} ordered as {other!r}", whole, {"order": "part_not_found"})
    whole = renamed("site", "S1")
    whole["steps"].append({"id": "other", "on": "2025-03-01", "do": "enrol", "agreement": "a1",
                           "site": "s1"})
    yield answered("a second site that differs in case only", whole, {"other": "ok"})


def the_same_name_everywhere():
    """A site, an agreement, a part and a step may have one name: they are different things."""
    whole = base.small([{"part": "A1", "quantity": 1}], [base.licence("A1")])
    whole["steps"][0].update(site="A1", agreement="A1", id="A1")
    whole["steps"][1].update(site="A1")
    yield answered("one name for site, agreement, part and step", whole,
                   {"A1": "ok", "order": "ok"})
    text = text_of(whole).replace(b'"A1"', rb'"\u0041\u0031"')
    yield Attack("the same, escaped", text, [Answered({"A1": "ok", "order": "ok"})], ids_of(whole))


def attacks():
    for group in (fine_names, lengths, forbidden_characters, exact, the_same_name_everywhere):
        yield from group()
