"""The box on every page (portal.md §12), as each kind of person: what it finds by number and by name, what it says of
numbers that were typed otherwise, and that hidden and missing numbers are one (V6, B20); and that every name leads to
its customer's page. search.py PROGRAM"""
import json
import random
import re
import sys

from customers import people, rows, signed_in
from portal import Served

PEOPLE = ("reseller primary", "reseller, reporting alone", "distributor primary", "customer primary, whole agreement",
          "order desk")
LISTS = (("order", "/orders"), ("quote", "/quotes"), ("proof", "/proofs"))
HIDDEN = 1000
passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what, flush=True)


def numbers(person, name, path):
    status, value = person.api("GET", f"{path}?limit=1000")
    return [row.get(name) or row.get("number") for row in value["rows"]] if status == 200 else None


def found(person, text):
    return rows(person, f"/search?text={text}")


def finds_by_number(person, who, own):
    for kind, listed in own.items():
        for number in (listed or [])[:3]:
            hits = found(person, number)
            check([(hit["kind"], hit["number"]) for hit in hits if hit["kind"] == kind] == [(kind, number)],
                  f"{who}: {kind} {number}: {hits}")
            page = person.get(f"/search?text={number}")
            link = {"customer": "customers", "agreement": "agreements"}.get(kind, kind + "s")
            check(f"/{link}/{number}" in page.main_links, f"{who}: the page leads to {kind} {number}")


def typed_otherwise(person, who, number):
    """C4: spaces, hyphens and full-width digits are nothing; a number without its zeros gets an offer, never a guess."""
    plain = found(person, number)
    for typed in (f"{number[:3]}-{number[3:]}", f"%20{number[:4]}%20{number[4:]}%20",
                  "".join(f"%EF%BC%{0x90 + int(digit):X}" for digit in number)):
        check(found(person, typed) == plain, f"{who}: {typed} is {number}")
    status, value = person.api("GET", "/search?text=123")
    check((status, value["code"], value["errors"][0]["value"]) == (422, "number_lacks_zeros", "000123"),
          f"{who}: a number without its zeros: {status} {value}")


def finds_by_name(person, who, name):
    word = max(re.findall(r"\w+", name), key=len)
    hits = found(person, word.lower())
    check(any(hit["name"] == name and hit["kind"] == "customer" for hit in hits), f"{who}: {word} finds {name}")
    check(found(person, "zzzzzz") == [], f"{who}: no such word")


def box_is_everywhere(person, who):
    for path in ("/home", "/me", "/jobs", "/verify", "/search?text=zzzzzz"):
        page = person.get(path)
        form = page.form("/search")
        check("text" in form.names, f"{who}: the box stands on {path}")
    answer = person.get("/search?text=zzzzzz")
    check(answer.status == 200 and "Nothing found" in answer.text, f"{who}: an empty answer says why")


def names_lead(person, who):
    """The names on home and in lists lead to customers' pages, and each of them opens."""
    led = 0
    for path in ("/home", "/quotes", "/orders", "/reports/renewal-lines"):
        page = person.get(path)
        links = sorted({link for link in page.main_links if re.fullmatch(r"/customers/\d{7}", link)})
        led += len(links)
        wrong = [link for link in links if person.get(link).status != 200]
        check(not wrong, f"{who}: names on {path} lead nowhere: {wrong[:3]}")
    return led


def bare(page, number):
    body = re.sub(rb"[0-9a-f]{16,}", b"", re.sub(rb'name="(csrf|idempotency_key)" value="[^"]*"', b"", page.body))
    return page.status, body.replace(number.encode(), b"#")


def hidden_is_missing(person, who, own, every, dice):
    """B20: numbers of others, and as many that never were, answer alike, but for the number that was typed."""
    known = {number for listed in every.values() for number in listed}
    seen = {number for listed in own.values() for number in listed or []}
    hidden = sorted(known - seen)
    asked = different = 0
    for number in dice.sample(hidden, min(HIDDEN // (len(PEOPLE) - 1), len(hidden))):
        never = str(dice.randrange(10 ** len(number))).zfill(len(number))
        if never in known:
            continue
        asked += 1
        for root in ("", "/api/v1"):
            there, nowhere = (person.get(f"{root}/search?text={one}") for one in (number, never))
            different += bare(there, number) != bare(nowhere, never) or there.status != 200
    check(asked > 50 and different == 0, f"{who}: {different} of {asked} hidden numbers are answered otherwise")
    sure = next(iter(own["customer"] or own["order"]))
    check(bare(person.get(f"/search?text={sure}"), sure) != bare(person.get("/search?text=9999999"), "9999999"),
          f"{who}: the comparison sees what is found")


def main():
    with Served(sys.argv[1]) as served:
        roles = people(served.port)
        desk = signed_in(served.port, roles, "order desk")
        every = {kind: numbers(desk, kind, path) for kind, path in LISTS}
        sites = rows(desk, "/customers?programme=relationship&programme=express&limit=1000")
        every["customer"] = [row["site"] for row in sites]
        every["agreement"] = sorted({row["agreement"] for row in sites if row["agreement"]})
        dice = random.Random(7)
        for who in PEOPLE:
            person = signed_in(served.port, roles, who)
            own = {kind: numbers(person, kind, path) for kind, path in LISTS}
            status, value = person.api("GET", "/customers?programme=relationship&programme=express&limit=1000")
            customers = value["rows"] if status == 200 else []
            own["customer"] = [row["site"] for row in customers]
            own["agreement"] = sorted({row["agreement"] for row in customers if row["agreement"]})
            finds_by_number(person, who, own)
            led = names_lead(person, who)
            check(led > 0 or person.get("/customers").status == 403, f"{who}: no name leads to a customer")
            box_is_everywhere(person, who)
            if customers:
                typed_otherwise(person, who, customers[0]["site"])
                finds_by_name(person, who, customers[0]["customer_name"])
            if who != "order desk":
                hidden_is_missing(person, who, own, every, dice)
    check(served.faults == [], f"faults: {served.faults}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
