"""Quotes, orders, proofs, renewals, renewed lines and entitlements in any order (portal.md C5), for the stories that import this: each
column both ways, page by page, as a file, of another day; what cannot be sorted is refused, and what was typed stays."""
import csv
import io
import re
from decimal import Decimal

from agreements import refusal, whole
from thread import score

OF_ALL = {"/quotes": "", "/orders": "", "/proofs": "", "/renewals": "", "/renewals/months": None, "/renewals/agreements": None, "/reports/renewed-lines": ""}
MOST = 1000


def comparable(value):
    """Amounts as numbers; what is not there comes first."""
    if value is None:
        return (0, 0)
    return (1, Decimal(value)) if isinstance(value, str) and re.fullmatch(r"-?\d+\.\d+", value) else (1, value)


def in_order(found, column, down):
    return sorted(found[::-1], key=lambda row: comparable(row[column]))[::-1] if down else sorted(found, key=lambda row: comparable(row[column]))


def rows_of(person, path, query):
    status, value = person.api("GET", f"{path}?{query}")
    assert status == 200, (path, query, value)
    return value["rows"]


def any_order(person, who, path, query, share=1):
    """A list in its own order, and in that of each column (or each `share`-th); how many rows it has. query None: it has no pages."""
    pages = query is not None
    query = query or ""
    own = whole(person, path, query) if pages else rows_of(person, path, query)
    if len(own) < 2 or len(own) > MOST:
        return 0
    for column in list(own[0])[::share]:
        for sort in (column, f"-{column}"):
            asked = "&".join(filter(None, (query, f"sort={sort}", "limit=1000" if pages else "")))
            score.check(rows_of(person, path, asked) == in_order(own, column, sort != column), f"{who}: {path}?{asked}: in that order")
    column = next(name for name in ("total", "quantity", "covered") if name in own[0])
    wanted = in_order(own, column, True)
    sort = "&".join(filter(None, (query, f"sort=-{column}")))
    if pages:
        score.check(whole(person, path, sort, limit=max(1, len(own) // 3)) == wanted, f"{who}: {path}?{sort}: page by page the same")
    page = person.get(f"{path}?{sort}")
    score.check(page.status == 200 and 'aria-sort="descending"' in page.body.decode() and any("sort=" in link for link in page.main_links),
                f"{who}: {path}?{sort}: the page says so, and offers other orders")
    some = csv.reader(io.StringIO(person.get(f"{path}?{sort}&format=csv&fields={column}").body.decode("utf-8-sig")))
    score.same([row[0] for row in some][1:], ["" if row[column] is None else str(row[column]) for row in wanted], f"{who}: {path}?{sort}: its file")
    for wrong, code in (("sort=colour", "bad_sort"), (f"sort={column},-{column}", "bad_sort")) + ((((f"sort={column}&after=x"), "bad_after"),) if pages else ()):
        asked = "&".join(filter(None, (query, wrong)))
        score.same(refusal(person, f"{path}?{asked}"), (422, code), f"{who}: {path}?{asked}")
        page = person.get(f"{path}?{asked}")
        score.check(page.status == 422 and page.main_links, f"{who}: {path}?{asked}: the page says so: {page.status}")
    return len(own)


def lists_are_sorted(people_by, past, known, share):
    """For each who may read it; of another day too. Every list is long enough for somebody."""
    found = dict.fromkeys(list(OF_ALL) + ["/entitlements", "of another day", "of another moment"], 0)
    for who, person in people_by.items():
        for path, query in OF_ALL.items():
            if refusal(person, path)[0] == 200:
                found[path] = max(found[path], any_order(person, who, path, query, share))
        for line in rows_of(person, "/reports/renewal-lines", "limit=1"):
            found["/entitlements"] = max(found["/entitlements"], any_order(person, who, "/entitlements", f"agreement={line['agreement']}", share))
        for path in ("/quotes", "/orders"):
            if refusal(person, path)[0] == 200:
                found["of another day"] = max(found["of another day"], any_order(person, who, path, f"true_on={past}", share))
                found["of another moment"] = max(found["of another moment"], any_order(person, who, path, f"known_on={known}", share))
    score.same([path for path, count in found.items() if count == 0], [], "each was sorted somewhere")


def too_many_are_refused(desk):
    score.check(len(whole(desk, "/orders")) > MOST, "more orders than are sorted")
    score.same(refusal(desk, "/orders?sort=total"), (422, "too_many_lines"), "so many are not sorted")
    site = rows_of(desk, "/orders", "limit=1")[0]["site"]
    offers = [any("sort=total" in link for link in desk.get(path).main_links) for path in ("/orders", f"/orders?site={site}")]
    score.same(offers, [False, True], "so the page does not offer it before a customer is named")
    page = desk.get("/orders?sort=total")
    score.check(page.status == 422 and "narrow the filter" in page.text.lower(), "and the page says what to do")
