"""The lists of enquiries (P16) and of moves (P39) are lists like the others (portal.md C5): any order, some columns, page by page, every
kind of file, and of another time; parts of builder.py and plans.py, which make what is listed."""
import csv
import io
import json
from datetime import datetime, timezone

from thread import ask_database, score


def change(served, *statements):
    from builder import change_database
    for statement in statements:
        change_database(served, statement)


def answer(person, path, query=""):
    status, value = person.api("GET", f"{path}?{query}")
    assert status == 200, (path, query, status, value)
    return value["rows"], value["meta"]["next"]


def paged(person, path, query, limit):
    found, after = [], ""
    while after is not None:
        some, after = answer(person, path, "&".join(filter(None, (query, f"limit={limit}"))) + (f"&after={after}" if after else ""))
        score.check(len(some) <= limit, f"{path}: a page has {limit} rows at most")
        found += some
    return found


def in_order(found, column, down):
    key = lambda row: (row[column] is not None, row[column] if row[column] is not None else 0)  # noqa: E731
    return sorted(found[::-1], key=key)[::-1] if down else sorted(found, key=key)


def any_order_and_files(person, path, name):
    mine = answer(person, path, "limit=1000")[0]
    score.check(len(mine) > 1 and paged(person, path, "", 1) == mine, f"{path}: page by page it is the same list")
    score.same([row["asked_on"] for row in mine], sorted((row["asked_on"] for row in mine), reverse=True), f"{path}: the latest first")
    for column in mine[0]:
        for down in (False, True):
            sort = f"sort={'-' if down else ''}{column}"
            score.same(answer(person, path, sort + "&limit=1000")[0], in_order(mine, column, down), f"{path}: {sort}")
    score.same(paged(person, path, f"sort={name}", 1), in_order(mine, name, False), f"{path}: a sorted list comes by pages too")
    for row in mine[:1]:
        for query in (f"state={row['state']}", f"site={row.get('site', row.get('from'))}", f"asked_from={row['asked_on']}", f"asked_to={row['asked_on']}"):
            member, value = query.split("=")
            holds = {"state": lambda one: one["state"] == value, "site": lambda one: value in (one.get("site"), one.get("from"), one.get("to")),
                     "asked_from": lambda one: one["asked_on"] >= value, "asked_to": lambda one: one["asked_on"] <= value}[member]
            score.same(answer(person, path, query + "&limit=1000")[0], [one for one in mine if holds(one)], f"{path}: {query}")
    for query in ("site=0000001", "asked_from=2099-01-01", "asked_to=1999-01-01"):
        score.same(answer(person, path, query), ([], None), f"{path}: {query} finds none")
    some = person.get(f"/api/v1{path}?fields=state,{name}&format=csv&sort=-{name}").body.decode("utf-8-sig")
    score.same(list(csv.reader(io.StringIO(some))), [["state", name]] + [[row["state"], row[name]] for row in in_order(mine, name, True)],
               f"{path}: some columns, sorted, as CSV")
    score.same([json.loads(line) for line in person.get(f"{path}?format=ndjson").body.decode().splitlines()], mine, f"{path}: the page's file")
    score.same([list(row) for row in answer(person, path, f"fields={name},state")[0]], [[name, "state"]] * len(mine), f"{path}: fields")
    job = person.get(f"{path}?format=xlsx")
    score.check(job.status == 303 and job.headers["location"].startswith("/jobs/"), f"{path}: a spreadsheet is a job's: {job.status}")
    return mine


def refuses(person, path):
    for query, code, field in (("sort=colour", "bad_sort", "sort"), ("sort=state,state", "bad_sort", "sort"), ("after=none", "bad_after", "after"),
                               ("sort=state&after=x", "bad_after", "after"), ("asked_from=2026-02-30", "bad_date", "asked_from"),
                               ("true_on=yesterday", "bad_date", "true_on"), ("known_on=2026-01-01", "bad_instant", "known_on")):
        status, said = person.api("GET", f"{path}?{query}")
        score.same((status, said.get("code"), [error["field"].lstrip("/") for error in said.get("errors", [])]), (422, code, [field]), f"{path}?{query}")
        page = person.get(f"{path}?{query}")
        score.check(page.status == 422 and query.split("=")[-1] in page.body.decode() or "after=" in query, f"{path}?{query}: what was typed stays")
    for query in ("fields=colour", "fields=state,state"):
        score.same((person.get(f"/api/v1{path}?{query}").status, person.get(f"{path}?format=csv&{query}").status), (400, 400), f"{path}?{query}")


def of_another_time(served, people, path, row, name, table, ended):
    """`row` is asked on the 10th and ends on the 15th, in a transaction that was recorded an hour after all before it. ended: its last
    seq, and statements that give it these days and take them back. people: each kind that sees it, for whom another query is asked."""
    enterprise, seq, there, back = ended
    change(served, *there)
    last = int(ask_database(served, f"SELECT recorded_at FROM recorded WHERE enterprise = {enterprise} AND seq = {seq}")[0][0])
    apart = f"UPDATE recorded SET recorded_at = recorded_at + CASE WHEN seq < {seq} THEN -({{0}}) WHEN seq > {seq} THEN {{0}} ELSE 0 END WHERE enterprise = {enterprise}"
    change(served, apart.format(3600))
    before, known = (datetime.fromtimestamp(at, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") for at in (last - 1800, last))

    def then(query):
        """Its states in the list of each: the same of all."""
        found = {tuple(one["state"] for one in answer(person, path, query + "&limit=1000")[0] if one[name] == row[name]) for person in people}
        return list(found.pop()) if len(found) == 1 else found

    open_state = {"enquiry": "asked", "transfer": "awaiting_approvals"}[table]
    score.same([then(f"true_on=2026-11-{day:02}") for day in (9, 10, 14, 15)], [[], [open_state], [open_state], [row["state"]]], f"{path}: as it stood")
    score.same((then(f"true_on=2026-11-14&state={row['state']}"), then(f"true_on=2026-11-14&state={open_state}")), ([], [open_state]),
               f"{path}: what is asked is asked of that day")
    score.same((then(f"known_on={before}"), then(f"known_on={known}"), then("known_on=2019-01-01T00:00:00Z"), then("known_on=2099-01-01T00:00:00Z")),
               ([open_state], [row["state"]], [], [row["state"]]), f"{path}: as it was known")
    person = people[0]
    page = person.get(f"{path}?true_on=2026-11-14")
    score.check("Shown as of" in page.text and "14 Nov 2026" in page.text, f"{path}: the page says of which day")
    score.same([list(line) for line in csv.reader(io.StringIO(person.get(f"{path}?true_on=2026-11-09&format=csv").body.decode("utf-8-sig")))][1:],
               [list(map(lambda value: "" if value is None else str(value), one.values())) for one in answer(person, path, "true_on=2026-11-09&limit=1000")[0]],
               f"{path}: its file is of that day")
    change(served, apart.format(-3600), *back)


def days_of_enquiry(served, row, day):
    """The one that ended last at this site in this state."""
    enterprise, enquiry, seq = ask_database(served, f"""SELECT e.enterprise, e.enquiry, e.ended_seq FROM enquiry AS e
        JOIN site AS s ON s.enterprise = e.enterprise AND s.site = e.site
        WHERE s.number = '{row['site']}' AND e.state = '{row['state']}' ORDER BY e.ended_seq DESC LIMIT 1""")[0]
    at = f"WHERE enterprise = {enterprise} AND enquiry = {enquiry}"
    return enterprise, seq, [f"UPDATE enquiry SET asked_on = '2026-11-10', ended_on = '2026-11-15' {at}"], \
        [f"UPDATE enquiry SET asked_on = '{day}', ended_on = '{day}' {at}"]


def days_of_move(served, row, day):
    enterprise, transfer, seq, step = ask_database(served, f"""SELECT p.enterprise, p.transfer, p.seq, p.step FROM transfer_step AS p
        JOIN transfer AS t ON t.enterprise = p.enterprise AND t.transfer = p.transfer
        WHERE t.number = '{row['transfer']}' ORDER BY p.step DESC LIMIT 1""")[0]
    at = f"WHERE enterprise = {enterprise} AND transfer = {transfer}"
    return enterprise, seq, [f"UPDATE transfer SET asked_on = '2026-11-10' {at}", f"UPDATE transfer_step SET on_day = '2026-11-10' {at}",
                             f"UPDATE transfer_step SET on_day = '2026-11-15' {at} AND step = {step}"], \
        [f"UPDATE transfer SET asked_on = '{day}' {at}", f"UPDATE transfer_step SET on_day = '{day}' {at}"]


def enquiries_are_listed(served, people, desk, day):
    reseller, _, customer, _ = people
    any_order_and_files(reseller, "/enquiries", "enquiry")
    mine = any_order_and_files(customer, "/enquiries", "enquiry")
    refuses(customer, "/enquiries")
    row = next(row for row in mine if row["state"] == "declined")
    of_another_time(served, (customer, reseller, desk), "/enquiries", row, "enquiry", "enquiry", days_of_enquiry(served, row, day))
    quoted = [row for row in answer(customer, "/enquiries", "known_on=2099-01-01T00:00:00Z")[0]]
    score.same(quoted, mine, "P16: everything folded is what is kept")


def moves_are_listed(served, desk, source, day):
    mine = any_order_and_files(desk, "/transfers", "transfer")
    refuses(desk, "/transfers")
    score.same(answer(desk, "/transfers", "kind=site")[0], [row for row in mine if row["kind"] == "site"], "P39: by kind")
    score.same(answer(source, "/transfers", "true_on=2099-01-01&limit=1000")[0], answer(source, "/transfers", "limit=1000")[0], "P39: folded for who approves")
    for state in ("done", "refused", "withdrawn"):
        row = next(row for row in mine if row["state"] == state)
        of_another_time(served, (desk, source), "/transfers", row, "transfer", "transfer", days_of_move(served, row, day))
    score.same(answer(desk, "/transfers", "known_on=2099-01-01T00:00:00Z&limit=1000")[0], mine, "P39: everything folded is what is kept")
