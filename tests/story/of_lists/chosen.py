"""Some of a list: renewal lines by their names, as the ticks of a page become a file (ui.md §4, P21), and orders by name,
country and kind (P30). What somebody does not see is found by no filter of his."""
import csv
import io
import json
from urllib.parse import urlencode

from agreements import refusal
from customers import rows
from thread import FORM, score

LIST, SELECTED, MOST = "/reports/renewal-lines", "/reports/renewal-lines/selected", 150


def pressed(person, page, lines, shape):
    """The bulk bar's button: the form's own fields, as a browser without scripts sends them."""
    own = [(name, value) for name, value in page.form("/renewal-quotes").fields if name in ("csrf", "idempotency_key", "list")]
    more = [("renewal_lines", line) for line in lines] + [("group_by", "agreement"), ("format", shape)]
    return person.ask("POST", SELECTED, urlencode(own + more), FORM)


def lines_as_files(partner, rival, desk):
    page = partner.get(f"{LIST}?state=announced&limit=60&fields=renewal_line,part,extended")
    ticks = [line for name, line in page.form("/renewal-quotes").fields if name == "renewal_lines"] or \
        [row["renewal_line"] for row in rows(partner, f"{LIST}?state=announced&limit=60")]
    chosen = [ticks[-1], ticks[0], ticks[len(ticks) // 2]]
    of_all = {row["renewal_line"]: row for row in rows(partner, f"{LIST}?state=announced&limit=60")}
    answer = pressed(partner, page, chosen, "csv")
    score.same(answer.status, 303, f"the file is elsewhere: {answer.text[-200:]}")
    sheet = partner.get(answer.headers["location"])
    table = list(csv.reader(io.StringIO(sheet.body.decode("utf-8-sig"))))
    score.same(table[0], ["renewal_line", "part", "extended"], "the columns that the list was shown with")
    score.same({tuple(row) for row in table[1:]}, {(line, of_all[line]["part"], of_all[line]["extended"]) for line in chosen},
               "the ticked lines, no other")
    job = partner.get(pressed(partner, page, chosen, "xlsx").headers["location"])
    score.check(job.status == 303 and job.headers["location"].startswith("/jobs/"), f"as a spreadsheet, by a job: {job.status}")
    by_name = "&".join(f"renewal_line={line}" for line in chosen)
    score.same([row["renewal_line"] for row in rows(partner, f"{LIST}?{by_name}&sort=-due,renewal_line")],
               [row["renewal_line"] for row in sorted(sorted((of_all[line] for line in chosen), key=lambda row: row["renewal_line"]),
                                                      key=lambda row: row["due"], reverse=True)], "the same names sort")
    pages = [rows(partner, f"{LIST}?{by_name}&limit=2")]
    after = partner.api("GET", f"{LIST}?{by_name}&limit=2")[1]["meta"]["next"]
    pages.append(rows(partner, f"{LIST}?{by_name}&limit=2&after={after}"))
    score.same(([len(page) for page in pages], {row["renewal_line"] for page in pages for row in page}), ([2, 1], set(chosen)), "by pages")
    score.same({row["renewal_line"] for row in rows(desk, f"{LIST}?{by_name}")}, set(chosen), "a desk finds them too")
    score.same({row["renewal_line"] for row in rows(partner, f"{LIST}?{by_name}&true_on=2026-11-20")}, set(chosen), "and of the day before")
    score.same(rows(partner, f"{LIST}?{by_name}&state=lapsed"), [], "other filters join")
    others = [row["renewal_line"] for row in rows(desk, f"{LIST}?state=announced&limit=1000")]
    mine = {row["renewal_line"] for row in rows(rival, f"{LIST}?limit=1000")}
    hidden = [line for line in others if line not in mine][:20]
    score.check(len(hidden) > 0, "somebody has lines that the other does not see")
    missing = ["9999999" + line[7:] for line in hidden]
    for of in (hidden, missing, ["x", "7001234-K-202604", chosen[0][:-6] + "209901"]):
        asked = "&".join(f"renewal_line={line}" for line in of)
        score.same(rival.api("GET", f"{LIST}?{asked}"), (200, {"meta": {"next": None}, "rows": []}), "hidden, missing and none are one")
    score.same((pressed(partner, page, [], "csv").status, pressed(partner, page, chosen, "pdf").status,
                pressed(partner, page, chosen * (MOST // 3 + 1), "csv").status), (422, 422, 422), "none, no such file, too many")
    score.same(refusal(partner, f"{LIST}?" + "&".join(f"renewal_line={chosen[0]}" for _ in range(MOST + 1))), (422, "too_many_lines"),
               "more names than there may be")
    score.check("no line is ticked" in pressed(partner, page, [], "csv").text, "says what is wrong")


def folds(text):
    return text.casefold().split()


def orders_by_what_they_are_of(person, who):
    """Each filter finds what the whole list says of itself."""
    since = "accepted_from=2026-06-01&limit=1000"
    every = rows(person, f"/orders?{since}")
    score.check(0 < len(every) < 1000, f"{who}: all of them in one page: {len(every)}")
    first = every[0]
    word = folds(first["customer_name"])[0]
    for query, holds in ((f"country={first['country']}", lambda row: row["country"] == first["country"]),
                         (f"order_kind={first['order_kind']}", lambda row: row["order_kind"] == first["order_kind"]),
                         ("order_kind=reinstatement", lambda row: row["order_kind"] == "reinstatement"),
                         ("order_kind=renewal", lambda row: row["order_kind"] == "renewal")):
        score.same([row["order"] for row in rows(person, f"/orders?{query}&{since}")], [row["order"] for row in every if holds(row)],
                   f"{who}: {query}")
    if word.isascii() and word.isalnum():
        found = rows(person, f"/orders?{since}&{urlencode({'name': word[:4]})}")
        wanted = [row["order"] for row in every if any(part.startswith(word[:4]) for part in folds(row["customer_name"]))]
        score.check(set(wanted) <= {row["order"] for row in found} and first["order"] in wanted, f"{who}: by the name {word[:4]}")
        score.same(rows(person, f"/orders?{since}&{urlencode({'name': word + 'qx'})}"), [], f"{who}: a name that nobody has")
    both = rows(person, f"/orders?country={first['country']}&order_kind={first['order_kind']}&true_on=2026-11-20&{since}")
    then = rows(person, f"/orders?true_on=2026-11-20&{since}")
    score.same([row["order"] for row in both], [row["order"] for row in then if (row["country"], row["order_kind"]) ==
                                                (first["country"], first["order_kind"])], f"{who}: of another day")
    for query, code in (("country=Indonesia", "bad_choice"), ("order_kind=gift", "bad_choice"), ("name=a", "search_too_short")):
        score.same(refusal(person, f"/orders?{query}"), (422, code), f"{who}: {query}")
        page = person.get(f"/orders?{query}")
        score.check(page.status == 422 and query.split("=")[1] in page.body.decode(), f"{who}: {query} stays typed")


def some_of_lists(partner, rival, desk, customer):
    lines_as_files(partner, rival, desk)
    for who, person in (("partner", partner), ("customer", customer), ("desk", desk)):
        orders_by_what_they_are_of(person, who)
    status, made = customer.api("POST", "/views", {"list": "/orders", "name": "Renewals of Indonesia", "filters": [
        {"name": "country", "value": "ID"}, {"name": "order_kind", "value": "renewal"}]}, "view-of-orders")
    score.check(status in (200, 201) and json.dumps(made).count("renewal") > 0, f"a saved view carries them: {made}")
