"""Lists as spreadsheets, as each kind of person: a job makes each (portal.md §5 job, §7, C6). Every file is opened by
another reader (zip and XML) and compared cell by cell with the CSV of the same address; its manifest by `licet verify`.

    files.py PROGRAM [DATABASE KEY]     a database of PostgreSQL that is empty
"""
import argparse
import csv
import hashlib
import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as xml
import zipfile
from datetime import date, timedelta
from decimal import Decimal

from home import in_menu
from portal import Person, Served

DAY = "2026-11-21"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PEOPLE = ("reseller primary", "distributor primary", "customer primary, whole agreement", "order desk")
LISTS = {"reseller primary": ("/customers?programme=relationship", "/orders", "/quotes", "/proofs", "/entitlements?site={site}",
                              "/reports/renewal-lines", "/reports/renewal-lines?fields=site,due,extended,currency", "/agreements"),
         "distributor primary": ("/orders", "/reports/renewal-lines"),
         "customer primary, whole agreement": ("/orders", "/proofs", "/reports/renewal-lines",
                                               "/agreements/{agreement}?tab=points", "/agreements/{agreement}"),
         "order desk": ("/customers?country=ID", "/customers?country=AQ")}
READY_SECONDS = 60
passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what, flush=True)
    return holds


# ---- another reader of spreadsheets ----

class Book:
    """The cells of a file: text stays text, a number is what its format shows of it, a day is its day."""

    def __init__(self, content):
        self.files = zipfile.ZipFile(io.BytesIO(content))
        assert self.files.testzip() is None
        names = [sheet.get("name") for sheet in self.part("xl/workbook.xml").iter(SHEET + "sheet")]
        self.formats = self.read_formats()
        self.sheets = {name: self.read(f"xl/worksheets/sheet{at}.xml") for at, name in enumerate(names, 1)}

    def part(self, name):
        return xml.fromstring(self.files.read(name))

    def read_formats(self):
        styles = self.part("xl/styles.xml")
        codes = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(SHEET + "numFmt")}
        codes |= {"3": "#,##0", "4": "#,##0.00"}  # the file format's own
        return [codes.get(one.get("numFmtId"), "") for one in styles.find(SHEET + "cellXfs")]

    def cell(self, cell):
        kind, style = cell.get("t"), self.formats[int(cell.get("s", 0))]
        if kind == "inlineStr":
            return "text", "".join(one.text or "" for one in cell.iter(SHEET + "t"))
        value = cell.find(SHEET + "v").text
        if kind == "b":
            return "bool", "true" if value == "1" else "false"
        if style == "yyyy-mm-dd":
            return "date", str(date(1899, 12, 30) + timedelta(days=int(value)))
        digits = len(style.partition(".")[2])
        return "number", f"{Decimal(value):.{digits}f}"

    def read(self, name):
        rows = []
        for row in self.part(name).iter(SHEET + "row"):
            assert int(row.get("r")) == len(rows) + 1
            rows.append({re.match("[A-Z]+", cell.get("r"))[0]: self.cell(cell) for cell in row})
        return rows


def letters(index):
    word = ""
    while index >= 0:
        word, index = chr(65 + index % 26) + word, index // 26 - 1
    return word


IDENTIFIERS = {"order", "agreement", "site", "proof", "purchase_order", "renewal_line", "part", "distributor", "reseller"}
DATES = re.compile(r"\d{4}-\d\d-\d\d")


def first_difference(book, plain):
    """Where a file is not what the CSV of the same list says; None where it is."""
    rows = list(csv.reader(io.StringIO(plain)))
    cells = book.sheets["rows"]
    if len(cells) != len(rows):
        return f"{len(cells)} rows, the CSV has {len(rows)}"
    for at, (wanted, found) in enumerate(zip(rows, cells)):
        for index, value in enumerate(wanted):
            kind, shown = found.get(letters(index), ("empty", ""))
            name = rows[0][index]
            if shown != value:
                return f"row {at} {name}: {kind} {shown!r}, the CSV has {value!r}"
            if at and value and (name in IDENTIFIERS) and kind != "text":
                return f"row {at} {name}: an identifier is a {kind}"
            if at and DATES.fullmatch(value) and kind != "date":
                return f"row {at} {name}: a day is a {kind}"
            if at and value and name in ("total", "extended", "unit", "points", "lines") and kind != "number":
                return f"row {at} {name}: a figure is a {kind}"
    return None


# ---- jobs ----

def ask(person, path):
    answer = person.get(path + ("&" if "?" in path else "?") + "format=xlsx")
    check(answer.status == 303 and re.fullmatch(r"(/api/v1)?/jobs/[0-9A-Z]{13}", answer.headers.get("location", "")),
          f"{path}: {answer.status} {answer.headers.get('location')} {answer.text[-200:]}")
    return answer.headers["location"].split("/")[-1]


def wait(person, number):
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        status, job = person.api("GET", f"/jobs/{number}")
        assert status == 200, (number, status, job)
        if job["state"] not in ("queued", "running"):
            return job
        time.sleep(0.05)
    raise AssertionError(f"{number} is not ready after {READY_SECONDS} s")


def verify(served, folder):
    """What `licet verify` says of a manifest and the files beside it."""
    done = subprocess.run([served.program, "verify", f"{folder}/manifest.json", "--key", served.key],
                          capture_output=True, text=True)
    return done.returncode, done.stdout


def kept(folder, name, content):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)


def verified_offline(served, manifest, name, content, what):
    """The files as they were carried away: valid; a changed byte, figure or key is named."""
    with tempfile.TemporaryDirectory() as folder:
        kept(folder, "manifest.json", manifest)
        check(verify(served, folder)[0] == 2, f"{what}: a file that is missing is said")
        kept(folder, name, content)
        status, said = verify(served, folder)
        check(status == 0 and "valid" in said and name in said, f"{what}: verify says {status} {said}")
        kept(folder, name, content[:100] + bytes([content[100] ^ 1]) + content[101:])
        status, said = verify(served, folder)
        check(status == 1 and f"{name}: ALTERED" in said, f"{what}: a changed byte is found: {status} {said}")
        kept(folder, name, content)
        kept(folder, "manifest.json", manifest.replace(b'"rows":', b'"rows":1', 1))
        check(verify(served, folder)[0] == 1, f"{what}: a changed figure of the manifest is found")
        kept(folder, "manifest.json", manifest.replace(b"%licet-sig ", b"%licet-sig 0000", 1))
        check(verify(served, folder)[0] != 0, f"{what}: another key is found")


def one_list(served, person, who, path):
    what = f"{who} {path}"
    number = ask(person, path)
    job = wait(person, number)
    check(job["state"] == "ready", f"{what}: {job['state']} {job['outcome']}")
    page = person.get(f"/jobs/{number}")
    check(page.status == 200 and job["files"][0]["sha256"] in page.text, f"{what}: its page has the checksum")
    plain = person.get(path + ("&" if "?" in path else "?") + "format=csv").body.decode()
    answer = person.get(f"/jobs/{number}/files/1")
    check(answer.status == 200 and answer.headers["content-type"] == XLSX, f"{what}: the file: {answer.status}")
    file = job["files"][0]
    check(hashlib.sha256(answer.body).hexdigest() == file["sha256"] and len(answer.body) == file["bytes"],
          f"{what}: checksum and length")
    book = Book(answer.body)
    check(first_difference(book, plain) is None, f"{what}: {first_difference(book, plain)}")
    about = {row["A"][1]: row["B"] for row in book.sheets["about"]}
    check(about["rows"] == ("number", str(job["rows"])) and about["true_on"][1] == DAY and "known_on" in about
          and job["rows"] == plain.count("\r\n") - 1, f"{what}: the sheet about: {about}")
    manifest = person.get(f"/jobs/{number}/manifest").body
    said = json.loads(manifest)
    check(said["files"] == [{key: file[key] for key in ("name", "rows", "bytes", "sha256")}]
          and said["columns"] == plain.split("\r\n")[0].split(",") and said["rows"] == job["rows"], f"{what}: {said}")
    twin = person.get(f"/api/v1/jobs/{number}/files/1", {"If-None-Match": f'"{file["sha256"]}"'})
    check(twin.status == 304, f"{what}: the API knows the version: {twin.status}")
    return number, manifest, file["name"], answer.body, plain


def finds_a_fault(content, plain):
    """The comparison itself: a cell that differs, a row that is missing, an identifier that lost its zeros."""
    book = Book(content)
    check(first_difference(book, plain) is None, "the comparison finds nothing in the file itself")
    lines = plain.split("\r\n")
    check(first_difference(book, "\r\n".join(lines[:-2] + [""])), "a missing row is found")
    check(first_difference(book, plain.replace(lines[1], lines[1][::-1], 1)), "another cell is found")
    book.sheets["rows"][1]["A"] = ("number", book.sheets["rows"][1]["A"][1])
    check(first_difference(book, plain), "an identifier that is a number is found")


# ---- whose a job is ----

def without_id(page):
    return re.sub(rb'"[0-9a-f]{16}"|[0-9a-f]{16}|value="[^"]*"', b"", page.body)


def nobody_elses(people, owner, number):
    """Hidden and missing are one (V6): every address of another's job answers as that of none, to the byte."""
    never = "".join("0" if digit != "0" else "1" for digit in number)
    for who, person in people.items():
        if who == owner:
            continue
        for tail in ("", "/files/1", "/manifest", "/stream"):
            hidden, missing = (person.get(f"/jobs/{one}{tail}") for one in (number, never))
            same = without_id(hidden).replace(number.encode(), b"") == without_id(missing).replace(never.encode(), b"")
            check(hidden.status == missing.status == 404 and same, f"{who} asks for {owner}'s job{tail}: {hidden.status}")
        for tail in ("", "/files/1", "/manifest"):
            hidden, missing = (person.get(f"/api/v1/jobs/{one}{tail}") for one in (number, never))
            same = without_id(hidden).replace(number.encode(), b"") == without_id(missing).replace(never.encode(), b"")
            check(hidden.status == missing.status == 404 and same, f"{who} asks the API for {owner}'s job{tail}")
        for verb in ("cancel", "retry"):
            status, value = person.api("POST", f"/jobs/{number}/{verb}", {}, f"{verb}-{who}".replace(" ", "-"))
            check((status, value["code"]) == (404, "job_not_found"), f"{who} may not {verb} {owner}'s: {status}")
        listed = person.api("GET", "/jobs")[1]["rows"]
        check(number not in [row["job"] for row in listed], f"{who} has no job of {owner} in the list")


# ---- what happens to jobs ----

class Database:
    """Changes that no page makes: time that passed, rights that ended, a process that died."""

    def __init__(self, served):
        self.address = served.database

    def run(self, statement):
        if self.address.startswith("postgresql:"):
            subprocess.run(["psql", "-XAtqc", statement, self.address], check=True, capture_output=True)
            return
        with sqlite3.connect(self.address, timeout=10) as database:
            database.execute(statement)


def moves(person, number):
    """§5: no way out of ready but time; cancelling twice is one."""
    for verb in ("cancel", "retry"):
        status, value = person.api("POST", f"/jobs/{number}/{verb}", {}, f"over-{verb}")
        check((status, value["code"]) == (409, "job_state"), f"{verb} of what is ready: {status} {value}")


def stuck(database, number, changed=4000000000):
    """As if a runner had it that is not heard of (or, in the far future, is alive)."""
    database.run(f"UPDATE file_job SET state = 'running', runner = 'another', changed_at = {changed} "
                 f"WHERE number = '{number}'")


def cancels(person, database):
    number = ask(person, "/proofs")
    wait(person, number)
    stuck(database, number)
    check(ask(person, "/proofs") == number, "the same list asked for while its job runs is that job")
    status, job = person.api("POST", f"/jobs/{number}/cancel", {}, "cancel")
    again = person.api("POST", f"/jobs/{number}/cancel", {}, "cancel-again")
    check(status == again[0] == 200 and job["state"] == again[1]["state"] == "cancelled", f"cancelled: {status} {job}")
    for tail in ("/files/1", "/manifest"):
        status, value = person.api("GET", f"/jobs/{number}{tail}")
        check((status, value["code"]) == (409, "job_state"), f"{tail} of what was cancelled: {status}")


def form_cancels(person, database):
    number = ask(person, "/orders")
    wait(person, number)
    stuck(database, number)
    page = person.get(f"/jobs/{number}")
    check(b'<meta http-equiv="refresh"' in page.body and b"data-job" in page.body, "a running job's page looks again")
    answer = person.send(page, f"/jobs/{number}/cancel")
    page = person.follow(answer)
    check("Cancelled" in page.text and b'http-equiv="refresh"' not in page.body, "the button cancels")


def fails_and_again(person, database):
    number = ask(person, "/orders")
    wait(person, number)
    database.run(f"UPDATE file_job SET state = 'queued', tries = 3 WHERE number = '{number}'")
    ask(person, "/proofs")  # wakes the runner
    job = wait(person, number)
    check((job["state"], job["outcome"]) == ("failed", "killed"), f"three that were killed are enough: {job}")
    page = person.get(f"/jobs/{number}")
    check(person.send(page, f"/jobs/{number}/retry").status == 303, "Try again")
    ask(person, "/quotes")
    check(wait(person, number)["state"] == "ready", "it is made then")


def too_many(person, database):
    number = ask(person, "/orders")
    wait(person, number)
    stuck(database, number)
    copy = ("INSERT INTO file_job SELECT {id}, 'X{id}', account, site, identity, language, report, path, 'n={id}', state, "
            "runner, tries, row_count, byte_count, outcome, manifest, asked_at, changed_at, ready_at, expires_on "
            f"FROM file_job WHERE number = '{number}'")
    for at in range(19):
        database.run(copy.format(id=900000 + at))
    status, value = person.api("GET", "/quotes?format=xlsx")
    check((status, value["code"]) == (429, "too_many_jobs"), f"one more than twenty: {status} {value}")
    check(person.get("/quotes?format=xlsx").status == 429, "the page says so too")
    database.run("DELETE FROM file_job WHERE job >= 900000")
    database.run(f"UPDATE file_job SET state = 'cancelled', runner = '' WHERE number = '{number}'")


def rights_of_now(person, database, mail):
    """C6: a right that ended is missed when the job runs, and when its file is opened."""
    number = ask(person, "/orders")
    check(wait(person, number)["state"] == "ready", "made while it was allowed")
    where = f"identity = (SELECT identity FROM identity WHERE mail = '{mail}')"
    database.run(f"UPDATE account_user SET role = 'user' WHERE {where}")
    for tail in ("/files/1", "/manifest"):
        check(person.get(f"/jobs/{number}{tail}").status == 403, f"{tail} opens no more")
        check(person.api("GET", f"/jobs/{number}{tail}")[0] == 403, f"the API's {tail} neither")
    database.run(f"UPDATE file_job SET state = 'running', runner = '', tries = 0 WHERE number = '{number}'")
    person.get("/orders?format=xlsx")
    job = wait(person, number)
    check((job["state"], job["outcome"]) == ("failed", "forbidden"), f"a job without the right: {job}")
    database.run(f"UPDATE account_user SET role = 'primary' WHERE {where}")


def purged(person, database):
    number = ask(person, "/orders")
    wait(person, number)
    database.run(f"UPDATE file_job SET expires_on = '2026-11-20' WHERE number = '{number}'")
    ask(person, "/proofs")
    until = time.monotonic() + READY_SECONDS
    while person.api("GET", f"/jobs/{number}")[1]["state"] != "purged" and time.monotonic() < until:
        time.sleep(0.1)
    check(person.api("GET", f"/jobs/{number}/files/1")[0] == 409, "what is over is gone")


def killed(served, mail):
    """A server that is killed while a job waits or runs: the next one makes it, whole."""
    for after in (0, 0.02, 0.05, 0.1):
        with served:
            person = Person(served.port)
            person.sign_in_demo(mail)
            number = ask(person, "/customers?programme=relationship&programme=express")
            time.sleep(after)
            served.process.send_signal(signal.SIGKILL)
            served.process.wait()
        with served:
            person = Person(served.port)
            person.sign_in_demo(mail)
            job = wait(person, number)
            check(job["state"] == "ready", f"killed after {after} s: {job}")
            content = person.get(f"/jobs/{number}/files/1").body
            plain = person.get("/customers?programme=relationship&programme=express&format=csv").body.decode()
            check(first_difference(Book(content), plain) is None, f"killed after {after} s: the file is whole")


def mails(port):
    page = Person(port).get("/sign-in").body.decode()
    found = re.findall(r'name="identity" value="([^"]*)"(.*?)</button>', page, re.S)
    return {who: next(mail for mail, rest in found if who in " ".join(re.sub("<[^>]*>", " ", rest).split()))
            for who in PEOPLE}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--database")
    words = parser.parse_args()
    served = Served(words.program, database=words.database, makes=words.database is not None)
    folder, served.folder = served.folder, tempfile.TemporaryDirectory()
    with served:
        of = mails(served.port)
        people = {who: Person(served.port) for who in PEOPLE}
        for who, person in people.items():
            person.sign_in_demo(of[who])
        customer = people[PEOPLE[2]].api("GET", "/reports/renewal-lines?limit=1")[1]["rows"][0]
        site = people[PEOPLE[0]].api("GET", "/reports/renewal-lines?limit=1")[1]["rows"][0]["site"]
        made = {}
        for who, paths in LISTS.items():
            for path in paths:
                path = path.format(site=site, agreement=customer["agreement"])
                made[who, path] = one_list(served, people[who], who, path)
        number, manifest, name, content, plain = made[PEOPLE[0], "/orders"]
        verified_offline(served, manifest, name, content, "orders")
        finds_a_fault(content, plain)
        nobody_elses(people, PEOPLE[0], number)
        ready = sum(job["state"] == "ready" for job in people[PEOPLE[0]].api("GET", "/jobs")[1]["rows"])
        check(ready > 0 and in_menu(people[PEOPLE[0]].get("/jobs"), "/jobs") == ready, f"the menu counts {ready} files")
        for path in ("/customers?country=ID", "/orders"):
            who = people[PEOPLE[3]] if "country" in path else people[PEOPLE[0]]
            check(wait(who, ask(who, "/api/v1" + path))["state"] == "ready", f"the API's {path}")
        database = Database(served)
        moves(people[PEOPLE[0]], number)
        cancels(people[PEOPLE[0]], database)
        form_cancels(people[PEOPLE[2]], database)
        fails_and_again(people[PEOPLE[0]], database)
        too_many(people[PEOPLE[1]], database)
        purged(people[PEOPLE[2]], database)
        rights_of_now(people[PEOPLE[1]], database, of[PEOPLE[1]])
    check(served.faults == [], f"faults: {served.faults}")
    if words.database is None:
        killed(served, of[PEOPLE[3]])
    folder.cleanup()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
