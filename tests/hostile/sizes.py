"""Attacks by size: files up to and over 16 MiB, very many steps, lines, parts and rows."""

import random

import base
from attack import Answered, Attack, answered, ids_of, text_of, unusable

MIB = 1024 * 1024
TEN = 10_000_000


def padded(size):
    """The valid scenario with blanks up to that many bytes, before its closing bracket."""
    whole = text_of(base.scenario())
    return whole[:-1] + b" " * (size - len(whole)) + b"}"


def files():
    ids, fine = ids_of(base.scenario()), [Answered({"order-1": "ok"})]
    yield Attack("10 MB, valid, mostly blanks", lambda: padded(TEN), fine, ids)
    yield Attack("exactly 16 MiB, valid", lambda: padded(16 * MIB), fine, ids)
    yield unusable("one byte over 16 MiB", lambda: padded(16 * MIB + 1))
    yield unusable("64 MiB of blanks around a valid file", lambda: padded(64 * MIB))
    yield unusable("10 MB, the last byte missing", lambda: padded(TEN)[:-1])
    yield unusable("10 MB of open brackets", lambda: b"[" * TEN)
    yield unusable("10 MB of quotes", lambda: b'"' * TEN)
    yield unusable("10 MB of backslashes in a string", lambda: b'{"a":"' + b"\\" * TEN)
    yield unusable("10 MB of digits", lambda: b'{"parts":' + b"9" * TEN)
    yield unusable("10 MB of commas", lambda: b"[" + b"," * TEN)
    yield unusable("10 MB of an array of numbers", lambda: b"[1" + b",1" * (TEN // 2) + b"]")
    yield unusable("10 MB of one string", lambda: b'"' + b"x" * TEN + b'"')
    yield unusable("10 MB of random bytes", lambda: random.Random(7).randbytes(TEN))
    yield unusable("10 MB of blanks", lambda: b" " * TEN)
    yield unusable("10 MB of letters of three bytes", lambda: "東".encode() * (TEN // 3))


def many_parts(count):
    whole = base.scenario()
    whole["parts"] += [base.licence(f"P{number:06}") for number in range(count)]
    return whole


def many_rows(count):
    """One part with a price row for every day: the last one published wins."""
    rows = [{"from": "2020-01-01", "published": f"{1000 + number // 336:04}-"
             f"{number // 28 % 12 + 1:02}-{number % 28 + 1:02}", "BL": "10.00"}
            for number in range(count)]
    part = base.licence()
    part["prices"] = rows
    return base.small([{"part": "XL100", "quantity": 1}] * 1_000, [part])


def many_steps(count):
    steps = [{"id": "e", "on": "2024-01-10", "do": "enrol", "agreement": "A", "site": "S"}]
    steps += [{"id": str(number), "on": "2024-01-10", "do": "agreement", "agreement": "A"}
              for number in range(1, count)]
    return {"parts": [], "steps": steps}


def many_orders(count):
    """Each order with one line, then everything that reads or moves all of them."""
    steps = [{"id": f"o{number}", "on": "2024-03-15", "do": "order", "site": "S1",
              "lines": [{"part": "XL100", "quantity": 1}]} for number in range(count)]
    return base.small([{"part": "XL100", "quantity": 1}], more=steps + everything("S1"))


def everything(site):
    return [{"id": "second", "on": "2024-03-16", "do": "add_site", "agreement": "A1",
             "site": "S2"},
            {"id": "due", "on": "2025-03-01", "do": "renewals", "site": site},
            {"id": "renew", "on": "2025-03-01", "do": "renew", "agreement": "A1"},
            {"id": "away", "on": "2025-03-02", "do": "migrate", "from": site, "to": "S2"},
            {"id": "held", "on": "2025-03-03", "do": "entitlements", "agreement": "A1"}]


def many_sites(count):
    steps = [{"id": f"s{number}", "on": "2024-01-10", "do": "add_site", "agreement": "A1",
              "site": f"T{number}"} for number in range(count)]
    return base.small([{"part": "XL100", "quantity": 1}], more=[
        {**step, "on": "2024-03-15"} for step in steps] + everything("S1"))


def many_lines_of_one_line(count):
    """A move and many returns that name the same line over and over."""
    line = {"order": "order", "line": 1, "quantity": 1}
    more = [{"id": "second", "on": "2024-03-16", "do": "add_site", "agreement": "A1",
             "site": "S2"},
            {"id": "away", "on": "2024-03-16", "do": "migrate", "from": "S1", "to": "S2",
             "lines": [line] * count},
            {"id": "more", "on": "2024-03-16", "do": "migrate", "from": "S1", "to": "S2",
             "lines": [line] * 2}]
    return base.small([{"part": "XL100", "quantity": count + 1}], more=more)


def many():
    lines = [{"part": "XL100", "quantity": 1}]
    yield answered("100,000 lines in one order", base.small(lines * 100_000), {"order": "ok"})
    yield answered("100,000 lines, the last one wrong",
                   base.small(lines * 99_999 + [{"part": "NOPE", "quantity": 1}]),
                   {"order": "part_not_found"})
    yield answered("20,000 lines in one order, renewed and moved",
                   base.small(lines * 20_000, more=everything("S1")),
                   {"order": "ok", "due": "ok", "renew": "ok", "away": "ok", "held": "ok"})
    yield answered("200,000 steps", many_steps(200_000), {"e": "ok", "199999": "ok"})
    yield answered("5,000 orders, renewed and moved", many_orders(5_000),
                   {"o4999": "ok", "renew": "ok", "away": "ok", "held": "ok"})
    yield answered("500 orders, renewed and moved", many_orders(500),
                   {"o499": "ok", "renew": "ok", "away": "ok", "held": "ok"})
    yield answered("20,000 sites", many_sites(20_000), {"s19999": "ok", "held": "ok"})
    yield answered("50,000 parts", many_parts(50_000), {"order-1": "ok"})
    yield answered("50,000 price rows of one part", many_rows(50_000), {"order": "ok"})
    yield answered("one line named 20,000 times", many_lines_of_one_line(20_000),
                   {"order": "ok", "away": "ok", "more": "bad_quantity"})
    whole = base.scenario()
    base.step(whole, "renew")["except"] = [f"N{number}" for number in range(100_000)]
    yield answered("100,000 names in except", whole, {"renew": "ok"})


MANY_STATEMENTS = ("100,000 lines in one order", "200,000 steps", "20,000 sites",
                   "one line named 20,000 times", "5,000 orders, renewed and moved",
                   "20,000 lines in one order, renewed and moved")


def attacks():
    yield from files()
    for attack in many():
        attack.many_statements = attack.name in MANY_STATEMENTS
        yield attack
