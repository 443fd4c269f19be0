"""Attacks on the shape: every required field missing, every field of every wrong type, fields
and values that nobody knows, and parts that contradict themselves.

replay.md: a missing field, an unknown member, do, type or currency and a bad date make the file
unusable; a quantity or a line number of the wrong kind is a refusal.
"""

import base
from attack import Raw, answered, unusable

HUGE = "x" * 1_000_000
NO_TEXT = [None, True, 7, 1.5, [], {}, ["x"], {"x": 1}]
WRONG = {
    "text": NO_TEXT + [HUGE],
    "date": NO_TEXT + ["x", HUGE],
    "points": NO_TEXT + ["x", "", HUGE],
    "price": [True, 7, 1.5, [], {}, ["x"], {"x": 1}, "x", HUGE],     # null: see figures.py
    "word": NO_TEXT + ["x", "", HUGE],
    "flag": [None, 0, 1, 1.5, "true", "x", [], {}, HUGE],
    "whole": [None, True, "1", 1.5, Raw("1.0"), 0, -1, [], {}, HUGE, Raw("1e400")],
    "months": [None, True, "12", 1.5, Raw("12.0"), 0, -1, 121, Raw("1" + "0" * 30), [], {}, HUGE],
    "list": [None, True, 7, "x", {}, {"0": {}}, HUGE, [None], [7], ["x"], [[]], [True]],
    "names": [None, True, 7, "x", {}, HUGE, [None], [7], [True], [[]], [{}], [""], [HUGE]],
    "quantity": [None, True, False, "1", "", 1.5, Raw("1.0"), [], [1], {}, {"x": 1}, HUGE],
    "line": [None, True, False, "1", "", 1.5, Raw("1.0"), 7, [], [1], {}, {"x": 1}, HUGE],
}
REFUSED = {"quantity": "bad_quantity", "line": "line_not_found"}

# place of the object, its members as (name, kind), required ones with a star
FIELDS = [
    ((), "currency:word parts*:list steps*:list"),
    (("parts", 0), "part*:text type*:word points*:points renewal:text reinstatement:text "
                   "discountable:flag minimum_quantity:whole multiple:whole prices*:list"),
    (("parts", 5), "part*:text type*:word points*:points term_months*:months prices*:list"),
    (("parts", 0, "prices", 0), "from*:date published:date BL:price D:price GV:price ED:price"),
    (("steps", "enrol-1"), "id*:text on*:date do*:word agreement*:text site*:text "
                           "programme:word customer_type:word"),
    (("steps", "enrol-2"), "id*:text on*:date do*:word site*:text programme:word"),
    (("steps", "add"), "id*:text on*:date do*:word agreement*:text site*:text"),
    (("steps", "order-1"), "id*:text on*:date do*:word site*:text lines*:list"),
    (("steps", "order-1", "lines", 0), "part*:text quantity*:quantity"),
    (("steps", "order-1", "lines", 1), "part*:text quantity*:quantity"),
    (("steps", "return"), "id*:text on*:date do*:word order*:text line*:line quantity*:quantity"),
    (("steps", "migrate-1"), "id*:text on*:date do*:word from*:text to*:text lines:list"),
    (("steps", "migrate-1", "lines", 0), "order*:text line*:line quantity*:quantity"),
    (("steps", "move"), "id*:text on*:date do*:word site*:text agreement*:text"),
    (("steps", "agreement"), "id*:text on*:date do*:word agreement*:text"),
    (("steps", "held-1"), "id*:text on*:date do*:word site*:text"),
    (("steps", "held-2"), "id*:text on*:date do*:word agreement*:text"),
    (("steps", "due"), "id*:text on*:date do*:word site*:text by:date"),
    (("steps", "renew"), "id*:text on*:date do*:word agreement*:text by:date except:names"),
]


def fields():
    """(path of the object, member, kind, is it required) for every field."""
    for path, members in FIELDS:
        for word in members.split():
            name, kind = word.split(":")
            yield path, name.rstrip("*"), kind, name.endswith("*")


def at(path):
    return "/".join(str(key) for key in path) or "file"


def shown(value):
    text = repr(value)
    return text if len(text) < 30 else f"{text[:12]}… ({len(text)} characters)"


def missing():
    for path, member, _, required in fields():
        if required:
            whole = base.scenario()
            del base.place(whole, path)[member]
            yield unusable(f"{at(path)}: {member} is missing", whole)


def wrong_types():
    for path, member, kind, _ in fields():
        for value in WRONG[kind]:
            whole = base.scenario()
            base.place(whole, path)[member] = value
            name = f"{at(path)}: {member} is {shown(value)}"
            if kind in REFUSED:
                yield answered(name, whole, {path[1]: REFUSED[kind]})
            else:
                yield unusable(name, whole)


def wholes():
    """The whole file, or a whole object in it, is something else."""
    for text in ("null", "true", "7", '"x"', "[]", "[{}]", "{}", "1e400", '{"results":[]}'):
        yield unusable(f"the file is {text}", text.encode())
    for path in (("steps", 0), ("parts", 0), ("parts", 0, "prices", 0),
                 ("steps", 4, "lines", 0), ("steps", 7, "lines", 0)):
        for value in (None, True, 7, "x", [], {}, ["x"]):
            whole = base.scenario()
            base.place(whole, path[:-1])[path[-1]] = value
            yield unusable(f"{at(path)} is {shown(value)}", whole)


def unknown_members():
    for path, _ in FIELDS:
        for member in ("surprise", "comment", "", "ID", "__proto__", "a\nb", "\x1b[31m", HUGE):
            whole = base.scenario()
            base.place(whole, path)[member] = "x"
            yield unusable(f"{at(path)}: unknown member {shown(member)}", whole)


def misplaced_members():
    """Members that exist, but not here."""
    for name, member, value in (
            ("due", "except", ["XR100"]), ("due", "lines", []), ("agreement", "site", "S1"),
            ("held-1", "agreement", "A1"), ("due", "agreement", "A1"), ("renew", "site", "S1"),
            ("add", "customer_type", "government"), ("add", "programme", "relationship"),
            ("order-1", "agreement", "A1"), ("order-1", "by", "2024-06-01"),
            ("return", "site", "S1"), ("return", "lines", []), ("migrate-1", "site", "S1"),
            ("move", "from", "S1"), ("enrol-1", "lines", []), ("agreement", "by", "2025-01-01")):
        whole = base.scenario()
        base.step(whole, name)[member] = value
        yield unusable(f"{name}: {member} has no place here", whole)


def unknown_words():
    for name, member, values in (
            ("enrol-1", "do", ("orders", "ORDER", "order ", "toString", "a\nb")),
            ("enrol-1", "programme", ("Express", "both")),
            ("enrol-1", "customer_type", ("Government", "ED", "private"))):
        for value in values:
            whole = base.scenario()
            base.step(whole, name)[member] = value
            yield unusable(f"{name}: {member} is {value!r}", whole)
    for value in ("Licence", "license", "perpetual", "cloud", "media"):
        whole = base.scenario()
        whole["parts"][0]["type"] = value
        yield unusable(f"type is {value!r}", whole)
    for value in ("usd", "US", "USDX", "ZZZ", "$", "840", " USD"):
        yield unusable(f"currency is {value!r}", {**base.scenario(), "currency": value})
    whole = base.scenario()
    whole["parts"][0]["prices"][0]["Z"] = "1.00"
    yield unusable("a price for a level that is not in the table", whole)


def contradictions():
    """Parts that name what is not there, or have members their type may not have."""
    for number, member, value in (
            (0, "renewal", "NOPE"), (0, "renewal", "XL100"), (0, "renewal", "XS100"),
            (0, "renewal", "xr100"), (0, "reinstatement", "NOPE"), (0, "reinstatement", "XR100"),
            (0, "term_months", 12), (1, "term_months", 12), (3, "term_months", 12),
            (3, "reinstatement", "XS100"), (3, "renewal", "XS100"), (5, "renewal", "XR100"),
            (5, "reinstatement", "XS100")):
        whole = base.scenario()
        whole["parts"][number][member] = value
        part = whole["parts"][number]["type"]
        yield unusable(f"a {part} with {member} {value}", whole)


def repeated():
    whole = base.scenario()
    whole["parts"].append(whole["parts"][0])
    yield unusable("a part twice", whole, "XL100")
    whole = base.scenario()
    whole["steps"][-1]["id"] = "order-1"
    yield unusable("a step id twice", whole, "order-1")
    whole = base.scenario()
    whole["steps"].append(dict(whole["steps"][-1]))
    yield unusable("a step twice", whole, "renew")


def whole_file():
    yield answered("the valid scenario", base.scenario(),
                   {step["id"]: "ok" for step in base.STEPS})
    yield answered("no steps", {**base.scenario(), "steps": []})
    whole = base.scenario()
    del whole["currency"]
    yield answered("no currency", whole, {"order-1": "ok"})
    yield answered("no parts", {**base.scenario(), "parts": []}, {"order-1": "part_not_found"})
    whole = base.scenario()
    whole["parts"][0]["prices"] = []
    yield answered("a part without price rows", whole, {"order-1": "no_price"})


def programmes():
    for value in (None, True, 7, [], "", "no-such-file.json", ".", HUGE, {"surprise": 1}):
        yield unusable(f"programme is {shown(value)}", {**base.scenario(), "programme": value})


def attacks():
    for group in (whole_file, missing, wrong_types, wholes, unknown_members, misplaced_members,
                  unknown_words, contradictions, repeated, programmes):
        yield from group()
