"""The renewal of an agreement as a file for `licet replay`: what the agreement bought so far, with the parts and
prices that it bought at, and then the renewal of those lines that a quote holds. Whoever asks compares figures."""
import json
import subprocess
import tempfile

PARTS = """
    SELECT p.part, p.type, p.points, p.renewal, p.discountable, p.term_months, p.minimum_quantity, p.multiple
    FROM part p WHERE p.part IN (SELECT l.part FROM order_line l JOIN orders o USING (enterprise, order_id)
        JOIN agreement a USING (enterprise, agreement) WHERE a.number = '{0}')
    OR p.part IN (SELECT q.renewal FROM part q JOIN order_line l ON l.part = q.part JOIN orders o USING (enterprise, order_id)
        JOIN agreement a USING (enterprise, agreement) WHERE a.number = '{0}')"""
PRICES = """
    SELECT r.part, r.from_day, r.published, r.price_row, v.level, v.unit FROM price_row r JOIN price_level v USING (price_row)
    WHERE r.currency = '{1}' AND r.country_group = (SELECT MIN(o.country_group) FROM orders o
        JOIN agreement a USING (enterprise, agreement) WHERE a.number = '{0}')"""
SITES = """
    SELECT s.number, s.joined_on, s.role, a.customer_type FROM site s JOIN agreement a USING (enterprise, agreement)
    WHERE a.number = '{0}' ORDER BY s.joined_on, s.role DESC, s.site"""
ORDERS = """
    SELECT o.accepted_on, o.seq, o.order_id, o.kind, s.number, l.part, l.quantity FROM orders o
    JOIN agreement a USING (enterprise, agreement) JOIN order_line l USING (enterprise, order_id)
    JOIN site s ON s.enterprise = o.enterprise AND s.site = l.site
    WHERE a.number = '{0}' ORDER BY o.seq, l.line"""
RETURNS = """
    SELECT r.on_day, r.seq, r.order_id, r.line, r.quantity FROM order_return r JOIN orders o USING (enterprise, order_id)
    JOIN agreement a ON a.enterprise = o.enterprise AND a.agreement = o.agreement WHERE a.number = '{0}'"""


def decimal(minor, digits):
    """A stored amount as a scenario writes it."""
    text = str(minor).rjust(digits + 1, "0")
    return text if digits == 0 else f"{text[:-digits]}.{text[-digits:]}"


def parts_of(ask, agreement, currency, digits):
    rows = {}
    for part, since, published, row, level, unit in ask(PRICES.format(agreement, currency)):
        whole = rows.setdefault(part, {}).setdefault(row, {"from": since, "published": published})
        whole[level] = decimal(int(unit), digits)
    parts = []
    found = ask(PARTS.format(agreement))
    known = {part for part, *_ in found}
    for part, kind, points, renewal, discountable, months, least, multiple in found:
        value = {"part": part, "type": kind, "points": decimal(int(points), 2),
                 "discountable": bool(int(discountable)), "minimum_quantity": int(least), "multiple": int(multiple),
                 "prices": list(rows[part].values())}
        if renewal in known:
            value["renewal"] = renewal
        if kind == "committed_term":
            value["term_months"] = int(months)
        parts.append(value)
    return parts


def joining(ask, agreement):
    """A step for each site: (day, place in its day, step)."""
    for number, on, role, kind in ask(SITES.format(agreement)):
        step = {"on": on, "do": "add_site", "agreement": agreement, "site": number, "id": f"join {number}"}
        if role == "originating":
            step.update({"do": "enrol", "customer_type": kind})
        yield on, (0, role != "originating"), step


def business(ask, agreement):
    """A step for each order and each return."""
    steps = {}
    for on, seq, order, kind, site, part, quantity in ask(ORDERS.format(agreement)):
        assert kind == "order", "what was renewed before is no part of this case"
        step = {"id": f"order {order}", "on": on, "do": "order", "site": site, "lines": []}
        steps.setdefault(order, (on, (1, int(seq)), step))[2]["lines"].append({"part": part, "quantity": int(quantity)})
    for on, seq, order, line, quantity in ask(RETURNS.format(agreement)):
        step = {"id": f"return {seq}", "on": on, "do": "return", "order": f"order {order}",
                "line": int(line), "quantity": int(quantity)}
        steps[f"return {seq}"] = (on, (1, int(seq)), step)
    return steps.values()


def scenario(ask, agreement, currency, digits, today, but):
    """`ask` answers a query with rows; `but` are the renewal parts that are left out."""
    past = [*joining(ask, agreement), *business(ask, agreement)]
    past.sort(key=lambda step: step[:2])
    now = [{"id": "before", "on": today, "do": "agreement", "agreement": agreement},
           {"id": "renewal", "on": today, "do": "renew", "agreement": agreement, "except": sorted(but)}]
    return {"currency": currency, "parts": parts_of(ask, agreement, currency, digits),
            "steps": [step for _, _, step in past] + now}


def replayed(program, case):
    """The results of the steps before the renewal, and of the renewal itself."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(case, file)
        file.flush()
        done = subprocess.run([program, "replay", file.name], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    results = {result["id"]: result for result in json.loads(done.stdout)["results"]}
    assert all(result["ok"] for result in results.values()), [r for r in results.values() if not r["ok"]][:3]
    return results["before"], results["renewal"]
