"""What a partner renewed on time, later or not, in the last four quarters that ended before the demo's day (portal.md P43), for the
stories that import this: a home's figures and the lists behind them, against the tables."""
import json
import re
import sqlite3
import subprocess

QUARTERS = (("2025-10-01", "2025-12-31"), ("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-09-30"))
NAMES = ("Q4 2025", "Q1 2026", "Q2 2026", "Q3 2026")  # the last four that ended before the demo's day
SINCE = "2024-10-01"  # a year before them
ORDERS_MOST = 96


def table(database, query):
    """Of either engine, every value as text; a missing one is empty."""
    if database.startswith("postgresql:"):
        text = subprocess.run(["psql", "-XAtq", "-F", "\x1f", "-c", query, database], check=True, capture_output=True, text=True).stdout
        return [tuple(line.split("\x1f")) for line in text.splitlines()]
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as read:
        return [tuple("" if value is None else str(value) for value in row) for row in read.execute(query)]


def counted(served, mail):
    """The lines of those quarters by what became of them, line by line out of the tables; and how many orders or lines there are to look at."""
    account = table(served.database, f"SELECT u.account FROM account_user AS u JOIN identity AS i USING (identity) WHERE i.mail = '{mail}'")[0][0]
    orders = {row[:2]: row[2:4] for row in table(served.database, "SELECT enterprise, order_id, accepted_on, number, reseller, distributor FROM orders")
              if account in row[4:] and row[2] >= SINCE}
    due = [(row[2], *orders[row[:2]], int(row[4]), row[5]) for row in table(
        served.database, "SELECT l.enterprise, l.order_id, l.due, l.quantity - l.returned, l.line, s.number FROM order_line AS l "
        "JOIN site AS s USING (enterprise, site) WHERE l.due IS NOT NULL") if row[:2] in orders and row[3] != "0"]
    left = [row[:2] for row in table(served.database, "SELECT e.due, s.number, e.reseller, e.distributor FROM entitlement AS e "
                                     "JOIN site AS s USING (enterprise, site) WHERE e.due IS NOT NULL")
            if account in row[2:] and QUARTERS[0][0] <= row[0] <= QUARTERS[-1][1]]
    found = []
    for first, last in QUARTERS:
        within = [row for row in due if first <= row[0] <= last]
        found.append({"on_time": sorted(row[1:] for row in within if row[1] <= row[0]), "late": sorted(row[1:] for row in within if row[1] > row[0]),
                      "no": sorted((None, None, None, site) for day, site in left if first <= day <= last)})
    return found, max(len(orders), len(left))


def renewed_on_time(check, served, reader):
    """P43: of each quarter as the tables say, each figure with its lines; left out where a home looks at less; no share is guessed."""
    wanted, looked = counted(served, reader.mail)
    shown = reader.home("?all=yes")["renewals"]["renewed"]
    check([(row["due_from"], row["due_to"]) for row in shown] == list(QUARTERS), f"{reader.mail}: four quarters, the oldest first")
    page = reader.person.get("/home?all=yes")
    for row, lines, name in zip(shown, wanted, NAMES):
        total = sum(map(len, lines.values()))
        for figure in ("on_time", "late", "no", "all"):
            count = total if figure == "all" else len(lines[figure])
            check(row[figure]["lines"] == count, f"{reader.mail}: {name}: {figure} {row[figure]}, of the tables {count}")
            check(row[figure]["rows"] in page.links, f"{reader.mail}: {name}: the page leads to {figure}")
            listed = [(line["accepted_on"], line["order"], line["line"], line["site"]) for line in reader.rows(row[figure]["rows"])]
            expected = sum(lines.values(), []) if figure == "all" else lines[figure]
            check(sorted(listed, key=str) == sorted(expected, key=str), f"{reader.mail}: {name}: the list of {figure} has {len(listed)} lines, not these {count}")
        share = (200 * len(lines["on_time"]) + total) // (2 * total) if total else None
        check(re.search(rf"{share}\s*%\s*{name}" if total else rf"–\s*{name}", page.text), f"{reader.mail}: {name}: {share} %")
    known = reader.home()["renewals"]["renewed"]
    check(known == (shown if looked <= ORDERS_MOST else []), f"{reader.mail}: of {looked} orders {len(known)} quarters")
    page = reader.person.get("/home")
    check((NAMES[0] in page.text) == bool(known) and ("/home?all=yes" in page.links) == (not known),
          f"{reader.mail}: nothing is guessed, and the page leads to what is known")
    return bool(known)


def what_was_renewed(check, reader, desk):
    """The list behind them: pages of any length are one list, a file has the same rows, a wrong filter is named; who is no partner has none."""
    path = "/reports/renewed-lines"
    rows = reader.rows(path)
    check(len(rows) == sum(row["all"]["lines"] for row in reader.home("?all=yes")["renewals"]["renewed"]), "where no day is named it has those quarters")
    pages, after = [], ""
    while after is not None:
        answer = reader.person.api("GET", f"{path}?limit=7{after}")[1]
        pages += answer["rows"]
        after = f"&after={answer['meta']['next']}" if answer["meta"].get("next") else None
    check(rows and pages == rows and [row["due"] for row in rows] == sorted(row["due"] for row in rows), "page by page, by due day")
    file = reader.person.get(f"/api/v1{path}?format=ndjson")
    check([json.loads(line) for line in file.body.splitlines()] == rows, "a file has the same rows")
    check({row["renewed"] for row in rows} <= {"on_time", "late", "no"}, "each says what became of it")
    for query, code in (("renewed=soon", "bad_choice"), ("after=x", "bad_after"), ("after=-1", "bad_after")):
        status, problem = reader.person.api("GET", f"{path}?{query}")
        check((status, problem["code"]) == (422, code), f"{query}: {status} {problem}")
    page = reader.person.get(path + "?renewed=soon")
    check(page.status == 422 and "soon" in page.text, "and a page says it too")
    check(desk.rows(path) == [] and "A partner sees here" in desk.person.get(path).text, "a desk renews nothing")
