"""The columns that a reader chooses on lists (portal.md C5's `fields`), and how close their rows stand (ui.md 4):
each column of a list can be shown, with what the API says of it; the file of the page has the same columns; a column that
is none is refused; the browser keeps the density. columns.py PROGRAM"""
import html
import re
import sys
import urllib.parse

from customers import people, rows, signed_in
from portal import Served

LISTS = ("/orders", "/quotes", "/reports/renewal-lines")
TEXTS = ("agreement", "city", "country", "distributor", "distributor_name", "reseller", "reseller_name")
passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what, flush=True)


def chooser(page, path):
    """The form of the chooser: what it always carries, and what can be ticked."""
    body = page.body.decode()
    form = next((form for form in re.findall(r'<form class="pop scroll".*?</form>', body, re.S)
                 if f'action="{path}"' in form), "")
    return (re.findall(r'type="hidden" name="fields" value="([^"]+)"', form),
            re.findall(r'type="checkbox" name="fields" value="([^"]+)"\s*(checked)?\s*>([^<]*)<', form))


def cells(page, label):
    return [html.unescape(re.sub(r"<[^>]+>", "", cell)).strip() for named, cell in
            re.findall(r'data-l="([^"]*)">(.*?)</td>', page.body.decode(), re.S) if html.unescape(named) == label]


def asked(path, names, more=""):
    return f"{path}?{urllib.parse.urlencode([('fields', name) for name in names])}&limit=20{more}"


def shows_what_is_ticked(person, path):
    own, offered = chooser(person.get(path), path)
    names = [name for name, _, _ in offered]
    check(own and names and not set(own) & set(names), f"{path}: the chooser offers what is not there always")
    check(not any(ticked for _, ticked, _ in offered), f"{path}: nothing is ticked at first")
    page = person.get(asked(path, own + names))
    values = rows(person, f"{path}?limit=20")
    check(page.status == 200 and {name for name, ticked, _ in chooser(page, path)[1] if ticked} == set(names),
          f"{path}: all that can be shown are")
    for name, _, label in offered:
        shown = cells(page, html.unescape(label))
        check(len(shown) == len(values), f"{path}: {name} has {len(shown)} cells of {len(values)}")
        if name in TEXTS:
            check(shown == [row[name] or "–" for row in values], f"{path}: {name} is what the API says: {shown[:3]}")
    return own, names


def file_has_the_same(person, path, own, names):
    page = person.get(asked(path, own + names[:2]))
    link = next(link for link in page.main_links if "format=csv" in link and "sheet" not in link)
    head = person.get(link).body.decode().splitlines()[0].lstrip("\ufeff")
    check(sorted(head.split(",")) == sorted(own + names[:2]), f"{path}: its file has the columns of the page: {head}")


def refuses(person, path):
    for query in ("fields=nothing", "fields=site,nothing", "fields=site&fields=site"):
        check(person.get(f"{path}?{query}").status == 400, f"{path}?{query} is refused")


def keeps_the_density(person, path):
    page = person.get(asked(path, ["site"]))
    check('data-density="compact"' not in page.body.decode(), "rows are roomy at first")
    back = person.follow(person.send(page, "/prefs/density", density="compact"))
    check('data-density="compact"' in back.body.decode() and 'value="roomy"' in back.body.decode(),
          "rows stand close, and the button leads back")
    check([name for name, ticked, _ in chooser(back, path)[1] if ticked] == [], "it came back to the same list")
    check(person.send(back, "/prefs/density", density="tiny").status == 422, "a density that is none is refused")
    again = person.follow(person.send(back, "/prefs/density", density="roomy"))
    check('data-density="compact"' not in again.body.decode(), "and roomy again")


def main():
    with Served(sys.argv[1]) as served:
        roles = people(served.port)
        for who in ("distributor primary", "customer primary, whole agreement"):
            person = signed_in(served.port, roles, who)
            for path in LISTS:
                own, names = shows_what_is_ticked(person, path)
                file_has_the_same(person, path, own, names)
                refuses(person, path)
            keeps_the_density(person, "/orders")
    check(served.faults == [], f"faults: {served.faults}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
