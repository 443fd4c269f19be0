"""Views of lists that people save (ui.md §4): kept under a name, a tab of the list, found by colleagues where they are shared; a
part of lists.py."""
import json
import re

from customers import rows, signed_in
from thread import score


def names_of(page):
    return [word.strip() for word in re.findall(r'<li><a href="[^"]*"[^>]*>([^<]*)</a></li>', page.body.decode())]


def seats_of(person):
    return {seat["site"] for seat in person.api("GET", "/me")[1]["sites"]}


def views_are_kept(served, roles, person):
    """What the list stands under gets a name, and a tab; the name keeps one view; who removes it is its owner."""
    drafts, dear = "/quotes?state=draft", "/quotes?live=yes&limit=10"
    here = person.get(dear)
    kept = person.send(here, "/views", name="遠望 <b>& first")
    score.same((kept.status, kept.headers.get("location")), (303, dear), "a view that was kept leads to itself")
    page = person.follow(kept)
    score.check(re.search(r'aria-current="page" >遠望 &lt;b&gt;&amp; first</a></li>', page.body.decode()), "it is the present tab, its words escaped")
    score.check("遠望 <b>& first" not in [name for _, name in page.forms[0].fields] and page.status == 200, "the list is there")
    person.send(person.get(drafts), "/views", name="遠望 <b>& first", shared="yes")
    rows_now = [row for row in rows(person, "/views") if row["list"] == "/quotes"]
    score.same([(row["name"], row["filters"], row["shared"], row["own"]) for row in rows_now],
               [("遠望 <b>& first", "state=draft", True, True)], "the same name stands for the newer view")
    score.check(len(rows_now[0]["view"]) == 13, "a number that tells nothing")
    score.same(person.get("/reports/renewal-lines").body.decode().count("遠望 &lt;b"), 0, "another list has no such tab")
    return rows_now[0]["view"]


def views_are_ones_own(served, roles, person, view):
    """A colleague at the site finds what is shared and removes nothing; nobody else finds anything."""
    colleague = signed_in(served.port, roles, "reseller, reporting alone")
    others = [signed_in(served.port, roles, words) for words in ("distributor primary", "order desk", "customer primary, whole")]
    score.check(seats_of(person) & seats_of(colleague), "they sit at one site")
    score.same([(row["view"], row["own"]) for row in rows(colleague, "/views")], [(view, False)], "a colleague finds what is shared")
    for other in others:
        score.same(rows(other, "/views"), [], "nobody else finds it")
    for other in others + [colleague]:
        answers = [other.ask("POST", f"/api/v1/views/{one}/remove", "{}", {"Content-Type": "application/json", "Idempotency-Key": f"r-{one}"})
                   for one in (view, "0" * 13)]
        score.same((answers[0].status, answers[0].body.replace(view.encode(), b"0" * 13)), (404, answers[1].body), "another's is as one that never was")
    person.send(person.get("/quotes?state=draft"), "/views", name="遠望 <b>& first")
    score.same([row for row in rows(colleague, "/views")], [], "what is shared no more is found no more")


def views_refuse(person):
    """Each mistake is named, what was typed stays, and nothing is kept."""
    before = rows(person, "/views")
    page = person.send(person.get("/quotes?state=draft"), "/views", name="x" * 41, shared="yes")
    form = page.form("/views")
    score.check(page.status == 422 and ("name", "x" * 41) in form.fields and ("shared", "yes") in form.fields and
                ("filters.1.value", "draft") in form.fields, "a name too long comes back as it was typed")
    score.same(person.send(person.get("/quotes"), "/views", name="").status, 422, "no name")
    for body, wanted in (({"list": "/nowhere", "name": "a"}, (422, "list_not_found")),
                         ({"list": "/home", "name": "a"}, (422, "list_not_found")),
                         ({"list": "/queues", "name": "a"}, (422, "list_not_found")),
                         ({"list": "/quotes", "name": "a", "filters": [{"name": "stat", "value": "draft"}]}, (400, "unknown_member")),
                         ({"list": "/orders", "name": "a", "filters": [{"name": "accepted_from", "value": "2026-02-30"}]}, (422, "bad_date")),
                         ({"list": "/quotes", "name": "a\u202eb"}, (422, None)),
                         ({"list": "/quotes"}, (422, None))):
        status, said = person.api("POST", "/views", body, f"bad-{json.dumps(body)}"[:190].replace(" ", ""))
        score.check(status == wanted[0] and wanted[1] in (None, said["code"]), f"{body}: {status} {said.get('code')}")
    score.same(rows(person, "/views"), before, "nothing of it is kept")
    for number in range(12):
        status, said = person.api("POST", "/views", {"list": "/orders", "name": f"view {number}"}, f"view-{number}")
        score.check(status == 201 and said["name"] == f"view {number}", f"view {number} is kept")
    status, said = person.api("POST", "/views", {"list": "/orders", "name": "one more"}, "view-12")
    score.same((status, said["code"]), (409, "too_many_views"), "twelve are enough")
    score.same(len(names_of(person.get("/orders"))), 3 + 12, "all of them are tabs")


def views_go(person, view):
    page = person.get("/views")
    answer = person.send(page, "/views", to=f"/views/{view}/remove")
    score.same((answer.status, answer.headers.get("location")), (303, "/views"), "removed on its page")
    score.check(view not in [row["view"] for row in rows(person, "/views")], "and gone")
    score.same(person.api("POST", f"/views/{view}/remove", {}, "again")[0], 404, "removed once")
    left = rows(person, "/views")
    status, made = person.api("POST", "/views", {"list": "/quotes", "name": "new"}, "new")
    score.check(status == 201 and made["view"] not in [view] + [row["view"] for row in left], "no number comes again")


def saved_views(served, roles):
    person = signed_in(served.port, roles, "reseller primary")
    view = views_are_kept(served, roles, person)
    views_are_ones_own(served, roles, person, view)
    views_refuse(person)
    views_go(person, view)
