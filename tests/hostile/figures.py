"""Attacks with figures: quantities, line numbers, money, points, days.

A quantity is a JSON integer of at least 1, of any length; whether it can be paid is decided by
amount_too_large (an order total over 10^15 minor units). Any other line number is line_not_found.
"""

import base
from attack import Raw, answered, either, unusable

NO_QUANTITIES = ["0", "-0", "-1", "-5", "1.0", "5.0", "1e2", "1E2", "1e400", "-1e400", "0.5",
                 "1e-400", "0.0", "-" + "9" * 30, "-1" + "0" * 400, "1.5e1",
                 "-9223372036854775808", "-18446744073709551617"]
HUGE_QUANTITIES = ["1000000000000001", "9223372036854775807", "9223372036854775808",
                   "18446744073709551615", "18446744073709551616", "18446744073709551617",
                   "36893488147419103233", "340282366920938463463374607431768211457",
                   "1" + "0" * 30, "1" + "0" * 400, "9" * 4_000, "7" * 100_000]
NO_LINES = ["0", "-0", "-1", "2", "1.0", "1.5", "1e0", "1e400", "2147483649", "4294967297",
            "9223372036854775808", "18446744073709551617", "-18446744073709551615",
            "1" + "0" * 30, "1" + "0" * 100_000]
BAD_MONEY = ["1e3", "-5.00", "-0.01", " 5", "5 ", "5,00", "1,000.00", "1 000.00", "1.000,00",
             "١٢", "５.00", ".5", "5.", "+5.00", "0x10", "NaN", "Infinity", "1_000", "--5",
             "5.00.00", "$5.00", "5.00 USD", "five", "5\n", "5.0\u0000", "٫5", "1/2", "5'000.00",
             "1.000", "5.001", "5.0000000000000000000001"]
BAD_DAYS = ["2023-02-30", "2023-02-29", "2100-02-29", "2023-04-31", "2023-13-01", "2023-00-10",
            "2023-01-00", "2023-01-32", "2023-1-1", "20230101", "2023-01", "2023", "23-01-01",
            "2023-01-01T00:00:00Z", "2023-01-01 ", " 2023-01-01", "2023/01/01", "01.01.2023",
            "٢٠٢٣-٠١-٠١", "2023-W01-1", "2023-001", "+2023-01-01", "-2023-01-01", "10000-01-01",
            "2023-01-0a", "2023-01-01\u0000", "2023−01−01", "today", "", "0000-00-00",
            "99999999999999999999-01-01", "2023-01--1"]


def line(quantity, part="XL100"):
    return {"part": part, "quantity": Raw(quantity)}


def short(text):
    return text if len(text) <= 40 else f"{text[:8]}… ({len(text)} digits)"


def order_quantities():
    for text in NO_QUANTITIES:
        yield answered(f"quantity {short(text)}", base.small([line(text)]),
                       {"order": "bad_quantity"})
        yield answered(f"quantity {short(text)} in the second line",
                       base.small([line("1"), line(text)]), {"order": "bad_quantity"})
    for text in HUGE_QUANTITIES:
        yield answered(f"quantity {short(text)}", base.small([line(text)]),
                       {"order": "amount_too_large"})
        yield answered(f"quantity {short(text)} to reinstate", base.small([line(text, "XS100")]),
                       {"order": "nothing_lapsed"})
        yield answered(f"quantity {short(text)} of a renewal", base.small([line(text, "XR100")]),
                       {"order": "renewal_needs_renew"})
    yield answered("two lines that are too large together",
                   base.small([line("9" * 10), line("9" * 10)]), {"order": "amount_too_large"})
    yield answered("two lines of 2^63 that would be 0 together",
                   base.small([line("9223372036854775808")] * 2), {"order": "amount_too_large"})


def other_quantities():
    """Of returns and moves: too much is bad_quantity, as is what is no quantity."""
    for text in NO_QUANTITIES + HUGE_QUANTITIES:
        back = {"id": "back", "on": "2024-03-16", "do": "return", "order": "order", "line": 1,
                "quantity": Raw(text)}
        away = {"id": "away", "on": "2024-03-16", "do": "migrate", "from": "S1", "to": "S2",
                "lines": [{"order": "order", "line": 1, "quantity": Raw(text)}]}
        yield answered(f"quantity {short(text)} to return and to move",
                       base.small([line("5")], more=[second_site(), back, away]),
                       {"back": "bad_quantity", "away": "bad_quantity"})
    away = {"id": "away", "on": "2024-03-16", "do": "migrate", "from": "S1", "to": "S2",
            "lines": [{"order": "order", "line": 1, "quantity": Raw("9223372036854775808")}] * 2}
    yield answered("a move of 2^63 twice, which would be 0 together",
                   base.small([line("5")], more=[second_site(), away]), {"away": "bad_quantity"})


def second_site():
    return {"id": "second", "on": "2024-03-15", "do": "add_site", "agreement": "A1",
            "site": "S2"}


def line_numbers():
    for text in NO_LINES:
        back = {"id": "back", "on": "2024-03-16", "do": "return", "order": "order",
                "line": Raw(text), "quantity": 1}
        away = {"id": "away", "on": "2024-03-16", "do": "migrate", "from": "S1", "to": "S2",
                "lines": [{"order": "order", "line": Raw(text), "quantity": 1}]}
        yield answered(f"line {short(text)}",
                       base.small([line("5")], more=[second_site(), back, away]),
                       {"back": "line_not_found", "away": "line_not_found"})


def minimum_and_multiple():
    """A number beyond 64 bits is too large before anybody asks whether it is even."""
    parts = [base.licence(multiple=3, minimum_quantity=2)]
    for text, code in (("1" + "0" * 30, "amount_too_large"), ("1" + "0" * 29 + "2", "amount_too_large"),
                       ("4", "bad_quantity"), ("1", "bad_quantity"), ("3", "ok")):
        yield answered(f"{short(text)} of a part in threes", base.small([line(text)], parts),
                       {"order": code})
    parts = [base.licence(minimum_quantity=Raw("1" + "0" * 30))]
    yield either("a minimum quantity of 10^30", base.small([line("5")], parts),
                 {"order": "bad_quantity"})
    parts = [base.licence(multiple=Raw("1" + "0" * 30))]
    yield either("a multiple of 10^30", base.small([line("5")], parts), {"order": "bad_quantity"})


def after(parts, quantity="1"):
    """What follows an order of a part: everything must still be answered."""
    steps = [{"id": "back", "on": "2024-03-16", "do": "return", "order": "order", "line": 1,
              "quantity": 1},
             {"id": "held", "on": "2024-03-17", "do": "entitlements", "agreement": "A1"},
             {"id": "look", "on": "2025-06-01", "do": "agreement", "agreement": "A1"}]
    return base.small([line(quantity)], parts, steps)


def amounts():
    limit = "10000000000000"                       # 10^15 cents
    yield answered("a total of exactly 10^15", after([base.licence(price=limit + ".00")]),
                   {"order": "ok", "back": "ok"})
    for price in (limit + ".01", "10000000000001.00", "99999999999999.99"):
        yield answered(f"a total of {price}", after([base.licence(price=price)]),
                       {"order": "amount_too_large"})
    for digits in (17, 18, 19, 20, 40, 1_000_000):
        yield either(f"a price of {digits} digits", after([base.licence(price="9" * digits)]),
                     {"order": "amount_too_large"})
    free = ("ok", "amount_too_large", "bad_quantity")
    for text in HUGE_QUANTITIES:
        parts = [base.licence(price="0.00")]
        yield answered(f"quantity {short(text)} for nothing", after(parts, text), {"order": free})
    for points in ("9" * 14 + ".99", "9" * 17 + ".99", "9" * 40, "9" * 100_000 + ".99"):
        parts = [base.licence(price="0.01", points=points)]
        yield either(f"points of {len(points)} characters", after(parts, "1000000000"))
    whole = base.scenario()
    whole["parts"][1]["prices"] = base.priced(limit + ".00")
    yield answered("renewals of more than 10^15", whole)


def money():
    for text in BAD_MONEY:
        yield unusable(f"price {text!r}", base.small([line("1")], [base.licence(price=text)]))
        yield unusable(f"points {text!r}", base.small([line("1")], [base.licence(points=text)]))
    yield unusable("points that are empty", base.small([line("1")], [base.licence(points="")]))
    yield either("a price that is empty", base.small([line("1")], [base.licence(price="")]),
                 {"order": "no_price"})
    yield either("a price that is null", base.small([line("1")], [base.licence(price=None)]),
                 {"order": "no_price"})
    for points in ("10.001", "0.000", "10.0000"):
        yield unusable(f"points {points}", base.small([line("1")], [base.licence(points=points)]))
    for points, price in (("10", "1000"), ("10.5", "1000.5"), ("0", "0"), ("0.01", "0.01")):
        yield answered(f"points {points}, price {price}", base.small(
            [line("1")], [base.licence(points=points, price=price)]), {"order": "ok"})


def digits_of_currencies():
    for currency, good, bad in (("JPY", "100", "100.0"), ("JPY", "100", "100.00"),
                                ("USD", "1.25", "1.250"), ("BHD", "1.125", "1.1250"),
                                ("EUR", "1.25", "1.255"), ("KWD", "1.125", "1.1255"),
                                ("KRW", "100", "100.5"), ("CHF", "1.05", "1.055")):
        parts = [base.licence(price=good)]
        yield answered(f"{good} {currency}", base.small([line("1")], parts, currency=currency),
                       {"order": "ok"})
        parts = [base.licence(price=bad)]
        yield unusable(f"{bad} {currency}", base.small([line("1")], parts, currency=currency))


def days():
    for day in BAD_DAYS:
        for path, member in ((("steps", "move"), "on"), (("steps", "due"), "by"),
                             (("steps", "renew"), "by"),
                             (("parts", 0, "prices", 0), "from"),
                             (("parts", 0, "prices", 0), "published")):
            whole = base.scenario()
            base.place(whole, path)[member] = day
            yield unusable(f"{path[1]}: {member} {day!r}", whole)
    for name in ("move", "order-2", "renew"):
        whole = base.scenario()
        base.step(whole, name)["on"] = "2024-01-09"
        yield unusable(f"`on` goes back at {name}", whole, name)
    for day in ("1900-01-01", "2000-02-29", "2400-02-29"):
        look = {"id": "look", "on": "2900-01-01", "do": "agreement", "agreement": "A1"}
        whole = base.small([line("1")], [base.licence()], [look])
        for step in whole["steps"][:2]:
            step["on"] = day
        whole["parts"][0]["prices"][0]["from"] = "1800-01-01"
        yield answered(f"a first order on {day} and centuries of terms", whole,
                       {"order": "ok", "look": "ok"})
    whole = base.scenario()
    base.step(whole, "due")["by"] = "2024-01-01"
    yield answered("`by` before `on`", whole, {"due": "ok"})


def edges_of_time():
    """Days whose coverage, term or look-ahead leaves the four digits of a year."""
    for day in ("9999-12-31", "9999-01-01", "9998-12-31", "0001-01-01", "0000-01-01"):
        due = {"id": "due", "on": day, "do": "renewals", "site": "S1"}
        whole = base.small([line("1")], more=[due])
        for step in whole["steps"][:2]:
            step["on"] = day
        yield either(f"a first order on {day}", whole)
    whole = base.scenario()
    base.step(whole, "due")["by"] = "9999-12-31"
    yield answered("renewals by 9999-12-31", whole, {"due": "ok"})


def attacks():
    for group in (order_quantities, other_quantities, line_numbers, minimum_and_multiple, amounts,
                  money, digits_of_currencies, days, edges_of_time):
        yield from group()
