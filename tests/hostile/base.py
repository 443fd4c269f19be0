"""A valid scenario that uses every step and every member, for attacks to spoil.

Each call makes a fresh copy. All its steps are accepted.
"""

import copy

PRICES = {"from": "2020-01-01", "published": "2019-12-01", "BL": "1000.00", "D": "950.00",
          "GV": "700.00", "ED": "400.00"}


def priced(amount):
    return [{"from": "2020-01-01", "published": "2019-12-01", "BL": amount}]


PARTS = [
    {"part": "XL100", "type": "licence", "points": "10.00", "renewal": "XR100",
     "reinstatement": "XS100", "discountable": True, "minimum_quantity": 1, "multiple": 1,
     "prices": [PRICES]},
    {"part": "XR100", "type": "renewal", "points": "2.00", "prices": priced("200.00")},
    {"part": "XS100", "type": "reinstatement", "points": "6.00", "prices": priced("600.00")},
    {"part": "FT10", "type": "fixed_term", "points": "4.00", "renewal": "FR10",
     "prices": priced("120.00")},
    {"part": "FR10", "type": "renewal", "points": "4.00", "prices": priced("120.00")},
    {"part": "CT24", "type": "committed_term", "points": "8.00", "term_months": 24,
     "prices": priced("240.00")},
]
STEPS = [
    {"id": "enrol-1", "on": "2024-01-10", "do": "enrol", "agreement": "A1", "site": "S1",
     "programme": "relationship", "customer_type": "commercial"},
    {"id": "enrol-2", "on": "2024-01-10", "do": "enrol", "site": "X1", "programme": "express"},
    {"id": "enrol-3", "on": "2024-01-10", "do": "enrol", "agreement": "A2", "site": "S3"},
    {"id": "add", "on": "2024-01-11", "do": "add_site", "agreement": "A1", "site": "S2"},
    {"id": "order-1", "on": "2024-03-15", "do": "order", "site": "S1",
     "lines": [{"part": "XL100", "quantity": 5}, {"part": "FT10", "quantity": 2},
               {"part": "CT24", "quantity": 1}]},
    {"id": "order-2", "on": "2024-03-16", "do": "order", "site": "X1",
     "lines": [{"part": "XL100", "quantity": 3}]},
    {"id": "return", "on": "2024-03-20", "do": "return", "order": "order-1", "line": 1,
     "quantity": 1},
    {"id": "migrate-1", "on": "2024-04-01", "do": "migrate", "from": "X1", "to": "S1",
     "lines": [{"order": "order-2", "line": 1, "quantity": 1}]},
    {"id": "migrate-2", "on": "2024-04-02", "do": "migrate", "from": "X1", "to": "S2"},
    {"id": "move", "on": "2024-05-01", "do": "move_site", "site": "S2", "agreement": "A2"},
    {"id": "agreement", "on": "2024-05-02", "do": "agreement", "agreement": "A1"},
    {"id": "held-1", "on": "2024-05-02", "do": "entitlements", "site": "S1"},
    {"id": "held-2", "on": "2024-05-02", "do": "entitlements", "agreement": "A1"},
    {"id": "due", "on": "2025-03-01", "do": "renewals", "site": "S1", "by": "2025-06-01"},
    {"id": "renew", "on": "2025-03-02", "do": "renew", "agreement": "A1", "by": "2025-06-01",
     "except": ["NOPE"]},
]


def scenario():
    """The whole scenario, in US dollars."""
    return copy.deepcopy({"currency": "USD", "parts": PARTS, "steps": STEPS})


def step(whole, name):
    return next(step for step in whole["steps"] if step["id"] == name)


def place(whole, path):
    """The object at ("parts", 0) or ("steps", "order-1", "lines", 0)."""
    for key in path:
        whole = step({"steps": whole}, key) if isinstance(whole, list) and \
            isinstance(key, str) else whole[key]
    return whole


def small(lines, parts=None, more=(), currency="USD"):
    """One relationship site, one order `order` of these lines on 2024-03-15, further steps."""
    steps = [{"id": "enrol", "on": "2024-01-10", "do": "enrol", "agreement": "A1", "site": "S1"},
             {"id": "order", "on": "2024-03-15", "do": "order", "site": "S1", "lines": lines}]
    return {"currency": currency, "parts": parts or copy.deepcopy(PARTS),
            "steps": steps + list(more)}


def licence(part="XL100", **members):
    """A part of type licence with one price at BL."""
    price = members.pop("price", "1000.00")
    return {"part": part, "type": "licence", "points": "10.00",
            "prices": [{"from": "2020-01-01", "BL": price}], **members}
