"""One quote at every edition that it had (portal.md C5, P16): what it said is said of it for ever, to whom it was said, for the
stories that import this."""
import json

from agreements import refusal, whole
from of_lists.other_days import LINES, One
from ordered_faults import plant
from thread import score

OF = "quote = (SELECT quote FROM quote WHERE number = '{0}')"
FAULTS = (
    ("a former line cost a cent more", f"UPDATE quote_line_was SET extended = extended + 1 WHERE {OF} AND removed = 0", "quote"),
    ("a former line is lost", f"DELETE FROM quote_line_was WHERE {OF} AND removed = 1", "quote"),
    ("a former line came later", f"UPDATE quote_line_was SET added = edition WHERE {OF} AND line = 2", "quote"),
    ("a line came later", f"UPDATE quote_line SET edition = 100 WHERE {OF} AND revision = 2 AND line = 2", "quote"),
    ("an edition said a line more", f"UPDATE quote_event SET lines = lines + 1 WHERE {OF} AND edition = 2", "quote"),
    ("an edition said another total", f"UPDATE quote_event SET total = total - 1 WHERE {OF} AND edition = 2", "quote"),
)


def lines_of(answer):
    return {row["line"]: (row["part"], row["quantity"], row["sell_unit"], row["note"]) for row in answer["lines"]}


class Editing:
    """The owner's changes, each with the tag that it read."""

    def __init__(self, owner, number):
        self.owner, self.path, self.count = owner, f"/quotes/{number}", 0

    def do(self, method, verb, value, words):
        self.count += 1
        now = self.owner.api("GET", self.path)[1]
        status, said = self.owner.api(method, self.path + verb, value, f"edition-{self.count}-{self.path[8:]}", revision=now["edition"])
        score.same(status, 200, f"{words}: {said}")

    def change(self, words, *lines, **more):
        self.do("PATCH", "", {"lines": list(lines)} | more, words)


def pick(reseller, customer):
    """Three lines of one agreement that its customer sees."""
    agreements = {row["agreement"] for row in whole(customer, "/agreements")}
    found = [row for row in whole(reseller, LINES) if row["agreement"] in agreements and row["quote"] is None and row["quantity"] > 2]
    return next(rows for rows in ([one for one in found if one["agreement"] == agreement] for agreement in sorted(agreements)) if len(rows) > 2)[:3]


def editions(served, day, reseller, customer, desk, stranger):
    lines = pick(reseller, customer)
    made = reseller.api("POST", "/renewal-quotes", {"lines": [{"renewal_line": row["renewal_line"]} for row in lines]}, "of-many-editions")
    score.same(made[0], 201, f"three lines are quoted: {made[1]}")
    path = f"/quotes/{made[1]['quotes'][0]}"
    editing = Editing(reseller, path.split("/")[2])
    then = One(served, {"reseller": reseller, "customer": customer, "desk": desk, "stranger": stranger}, day, lines[0]["site"])
    said = []

    def note(words):
        then.note(path)
        said.append((words, lines_of(reseller.api("GET", path)[1])))

    note("a draft of three lines")
    less = {"line": 2, "quantity": "1", "out_of_use": True, "evidence": "switched off"}
    editing.change("one out, one less, one with a price, one more", {"line": 1, "remove": True}, less, {"line": 3, "sell_unit": "77.50", "note": "as agreed"},
                   {"part": lines[0]["licence_part"], "site": lines[0]["site"], "quantity": "4"})
    note("one line out, one of another kind in")
    editing.change("the new one out again", {"line": 4, "remove": True}, {"line": 3, "sell_unit": "70.00"}, maximum_end_price="999999.00")
    note("that one out again")
    editing.change("another one under its number", {"part": lines[1]["licence_part"], "site": lines[0]["site"], "quantity": "10"})
    note("another one in")
    editing.do("POST", "/present", {}, "presented")
    note("presented")
    editing.change("revised", {"line": 3, "quantity": "1", "out_of_use": True, "evidence": "gone"})
    note("being revised")
    editing.do("POST", "/present", {}, "presented again")
    note("presented again")
    editing.do("POST", "/withdraw", {"reason": "not needed"}, "withdrawn")
    then.ask_again()
    score.check(len({json.dumps(lines, sort_keys=True) for _, lines in said}) >= 4, f"the editions differ: {said}")
    return path, then, said


def one_quote(served, day, reseller, customer, desk, stranger):
    path, then, said = editions(served, day, reseller, customer, desk, stranger)
    times = [query for who, _, query, _ in then.moments if who == "reseller"]
    for (words, lines), query in zip(said, times):
        score.same(lines_of(reseller.api("GET", f"{path}?{query}")[1]), lines, f"{words}: its lines then")
        listed = [row for row in whole(reseller, "/quotes", query) if row["number"] == path.split("/")[2]]
        found = reseller.api("GET", f"{path}?{query}")[1]
        score.same([(row["total"], row["lines"], row["state"], row["revision"]) for row in listed],
                   [(found["totals"]["total"], len(found["lines"]), found["state"], found["revision"])], f"{words}: as the list of then says")
        table = reseller.get(f"{path}/lines.csv?{query}").body.decode("utf-8-sig").splitlines()
        score.same(len(table) - 1, len(lines), f"{words}: as a file")
        score.same(refusal(stranger, f"{path}?{query}"), refusal(stranger, "/quotes/1000000007"), f"{words}: nothing for a stranger")
    seen = [customer.api("GET", f"{path}?{query}")[1] for query in times]
    score.same([(one.get("state"), one.get("revision")) for one in seen], [(None, None)] * 4 + [("presented", 1), ("superseded", 1), ("presented", 2)],
               "its customer sees what was presented to it by then, and no draft")
    score.same(refusal(reseller, f"{path}?true_on=2019-01-01"), refusal(reseller, "/quotes/1000000007"), "before it was made there is none")
    score.same(refusal(reseller, f"{path}?true_on=2025-02-30"), (422, "bad_date"), "no such day")
    page = reseller.get(f"{path}?known_on=yesterday")
    score.check(page.status == 422, "no such instant")
    page = reseller.get(f"{path}?{times[1]}&why=3")
    score.check(page.status == 200 and "Why " in page.text and "77.50" in page.text, "why a price of then was what it was")
    plant(served, score, FAULTS, path.split("/")[2])
