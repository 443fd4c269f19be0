"""A seller's morning over HTTP: its home says what waits, three decisions are made from its links, and then nothing of it
waits any more. morning.py PROGRAM [--database postgresql://… (an empty schema)]"""
import argparse
import sys
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

from orders import people, signed_in
from portal import Served
from thread import TODAY, books_agree, press, score

PAPERS = {"purchase_order": "PO-MORNING", "purchase_order_date": TODAY}


def home_of(person):
    status, home = person.api("GET", "/home")
    score.same(status, 200, "the home")
    return home


def tasks(person, kind):
    return [task for task in home_of(person)["waiting"] if task["kind"] == kind]


def state_of(person, quote):
    return person.api("GET", f"/quotes/{quote}")[1]["state"]


def lapsing(person):
    """The groups of lines that lapse unquoted: what the home's first rows lead to."""
    page = person.get("/home")
    return [link for link in page.main_links if link.startswith("/reports/renewal-lines?") and "end_to=" in link]


def present(person, quote):
    asked = person.get(f"/quotes/{quote}/present")
    press(person, asked, f"/quotes/{quote}/present")
    score.same(state_of(person, quote), "presented", f"quote {quote} is shown to its customer")


def save_from_lapse(person):
    """First decision: what lapses soon is quoted from the list that the home leads to, and shown."""
    links = lapsing(person)
    score.check(links, "some coverage lapses soon and is not quoted")
    asked = parse_qs(urlsplit(links[0]).query)
    rows = person.api("GET", f"{links[0]}&limit=1000")[1]["rows"]
    score.check(rows and all(row["previous_end"] <= asked["end_to"][0] for row in rows), "the link leads to just these lines")
    shown, _ = press(person, person.get(f"{links[0]}&limit=100"), "/renewal-quotes",
                     more=[("group_by", "agreement")] + [("renewal_lines", row["renewal_line"]) for row in rows])
    quote = next(form.action for form in shown.forms if form.action.startswith("/quotes/")).split("/")[2]
    total = Decimal(person.api("GET", f"/quotes/{quote}")[1]["totals"]["total"])
    score.same(total, sum(Decimal(row["extended"]) for row in rows), "the quote costs what the lines said")
    present(person, quote)
    score.check(links[0] not in lapsing(person), "and home has one row less")


def order_accepted(person):
    """Second decision: an accepted quote is ordered, also by who sells to a branch and does not see the agreement's own
    site (its papers name the first line's)."""
    task = tasks(person, "quote_order")[0]
    quote = person.api("GET", f"/quotes/{task['object']}")[1]
    hidden = quote["site"] is None
    form = person.get(f"/orders/new?quote={task['object']}")
    kept = dict(form.form("/orders").fields)
    score.same(kept["site"], quote["lines"][0]["site"] if hidden else quote["site"], "the order's papers name a site")
    press(person, form, "/orders", PAPERS)
    made = [row for row in person.api("GET", "/orders?limit=1000")[1]["rows"] if row["purchase_order"] == "PO-MORNING"]
    score.same([row["total"] for row in made], [task["total"]], "ordered once, at the quote's total")
    score.check(task["object"] not in [one["object"] for one in tasks(person, "quote_order")], "it waits no more")
    return hidden


def present_draft(person):
    """Third decision: a draft is shown."""
    drafts = person.api("GET", "/quotes?state=draft&limit=1000")[1]["rows"]
    score.same(int(home_of(person)["quotes"]["draft"]["quotes"]), len(drafts), "home counts the drafts")
    present(person, drafts[0]["number"])
    score.same(int(home_of(person)["quotes"]["draft"]["quotes"]), len(drafts) - 1, "one draft less")


def others_see_nothing(served, quotes):
    rival = signed_in(served, people(served.port), "customer primary, whole agreement")
    for quote in quotes:
        score.same(rival.get(f"/quotes/{quote}").status, 404, "another customer sees none of it")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--database")
    words = parser.parse_args()
    served = Served(words.program, TODAY, words.database, makes=True)
    with served:
        seller = signed_in(served, people(served.port), "reseller primary")
        save_from_lapse(seller)
        score.check(order_accepted(seller), "the demo's seller sells to a branch alone, which once could not be ordered")
        present_draft(seller)
        others_see_nothing(served, [task["object"] for task in tasks(seller, "quote_order")])
        books_agree(served)
    score.same(served.faults, [], "faults of the server")
    print(f"{score.passed} passed, {score.failed} failed")
    return 1 if score.failed else 0


if __name__ == "__main__":
    sys.exit(main())
