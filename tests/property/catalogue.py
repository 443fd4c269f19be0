"""Random parts and price rows: odd amounts, missing levels, late publication, rows that begin on the same day.

Knows the shape of a part, no rule. A catalogue is mostly priced from the start of its story, so that most orders are
accepted; the exceptions are rare and deliberate.
"""

from datetime import timedelta

from oracle import amount_text
from shape import FIXED_LEVELS, LEVELS

CURRENCIES = ("USD", "USD", "USD", "EUR", "GBP", "JPY", "JPY", "KRW", "BHD", "BHD", "KWD")
# Identifiers compare exactly and sort by their bytes: case, leading zeros, punctuation, one name that begins another.
LICENCE_NAMES = ("XL100", "XL10", "xl100", "XL-1", "XL_1", "0100", "100", "Ål1", "XL 1")
POINTS = ("10.00", "10.00", "5.00", "1.00", "3.33", "0.67", "12.5", "7", "0.05", "2.01", "0.00", "100.00")
TERM_MONTHS = (1, 2, 6, 11, 12, 13, 24, 36, 120)


def amount(rng, most_kinds=1.0):
    """Minor units. 6 modulo 12 makes half units of every odd number of months."""
    kind = rng.random() * most_kinds
    if kind < 0.15:
        return rng.randint(1, 60)
    if kind < 0.40:
        return rng.randint(100, 20_000)
    if kind < 0.70:
        return 12 * rng.randint(1, 100_000) + 6
    if kind < 0.97:
        return rng.randint(10_000, 5_000_000)
    return rng.choice((0, 10 ** 9 + 1, 99_999_999_999))


def written(rng, minor, digits):
    """An amount as a person writes it: now and then without needless zeros."""
    text = amount_text(minor, digits)
    if digits and rng.random() < 0.05:
        text = text.rstrip("0").rstrip(".")
    return text


def level_prices(rng, base, digits):
    prices = {}
    if rng.random() > 0.02:
        prices["BL"] = written(rng, base, digits)
    gaps = rng.random() < 0.5
    for step, level in enumerate(LEVELS[1:], 1):
        if not gaps or rng.random() < 0.5:
            prices[level] = written(rng, base - base * step * 5 // 100 + rng.randint(-1, 1) * (base > 100), digits)
    for level in FIXED_LEVELS:
        if rng.random() < 0.9:
            prices[level] = written(rng, base * rng.randint(30, 90) // 100, digits)
    return prices


def first_row(rng, base, start, digits):
    begins = start - timedelta(days=rng.choice((0, 1, 30, 400, 800)))
    row = {"from": begins.isoformat(), **level_prices(rng, base, digits)}
    if rng.random() < 0.5:
        row["published"] = (begins - timedelta(days=rng.choice((0, 1, 31)))).isoformat()
    return row


def later_rows(rng, base, start, digits):
    """Rises over the years: announced ahead, on the day, too late, or twice for one day."""
    rows, begins = [], start
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3))):
        if not rows or rng.random() < 0.75:
            begins = begins + timedelta(days=rng.randint(1, 700))
            if rng.random() < 0.6:
                begins = begins.replace(day=1)
        published = begins + timedelta(days=rng.choice((-120, -60, -1, 0, 1, 40, 200)))
        base = base * rng.randint(95, 125) // 100 + 1
        rows.append({"from": begins.isoformat(), "published": published.isoformat(),
                     **level_prices(rng, base, digits)})
    return rows


def price_rows(rng, start, digits, base):
    rows = [first_row(rng, base, start, digits)] + later_rows(rng, base, start, digits)
    moments = {(row["from"], row.get("published", row["from"])): row for row in rows}   # no two rows of one moment
    rows = list(moments.values())
    rng.shuffle(rows)
    return rows


def part(rng, name, kind, start, digits, **more):
    # no giant renewal prices: replay.md does not say what a renewal over the greatest amount answers
    base = amount(rng, 0.97 if kind == "renewal" else 1.0)
    given = {"part": name, "type": kind, "points": rng.choice(POINTS),
             "prices": price_rows(rng, start, digits, base), **more}
    if rng.random() < 0.1:
        given["discountable"] = rng.random() < 0.5
    return given


def with_companions(rng, licence, parts, start, digits):
    """A renewal and a reinstatement part of its own, those of an earlier licence, or none."""
    for member, initial, chance in (("renewal", "R", 0.9), ("reinstatement", "S", 0.7)):
        if rng.random() > chance or (member == "reinstatement" and licence["type"] != "licence"):
            continue
        shared = [other["part"] for other in parts if other["type"] == member]
        if shared and rng.random() < 0.3:
            licence[member] = rng.choice(shared)
        else:
            licence[member] = initial + licence["part"]
            parts.append(part(rng, licence[member], member, start, digits))
    parts.append(licence)


def odd_parts(rng, start, digits):
    """Each is there to reach one corner of the rules."""
    # one hundredth of a point a piece: any distance to a level can be ordered exactly
    yield {"part": "PP1", "type": "licence", "points": "0.01", "prices": price_rows(rng, start, digits, base=1)}
    if rng.random() < 0.4:
        yield part(rng, "CT1", "committed_term", start, digits, term_months=rng.choice(TERM_MONTHS))
    if rng.random() < 0.4:   # never priced
        yield part(rng, "NP1", "licence", start, digits) | {"prices": []}
    if rng.random() < 0.4:   # sold from some quantity on, or in packs
        yield part(rng, "MM1", "licence", start, digits) | rng.choice(
            ({"minimum_quantity": 5}, {"multiple": 3}, {"minimum_quantity": 2, "multiple": 2},
             {"minimum_quantity": 10, "multiple": 4}, {"minimum_quantity": 1, "multiple": 5}))


def catalogue(rng, start, digits):
    parts = []
    for name in rng.sample(LICENCE_NAMES, rng.choice((1, 2, 2, 3))):
        with_companions(rng, part(rng, name, "licence", start, digits), parts, start, digits)
    if rng.random() < 0.4:
        no_discount = part(rng, "ND1", "licence", start, digits) | {"discountable": False}
        with_companions(rng, no_discount, parts, start, digits)
    if rng.random() < 0.4:
        with_companions(rng, part(rng, "FT1", "fixed_term", start, digits), parts, start, digits)
    parts.extend(odd_parts(rng, start, digits))
    if rng.random() < 0.2:
        rng.shuffle(parts)
    return parts
