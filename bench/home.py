#!/usr/bin/python3
"""How long a home takes. home.py PROGRAM DATABASE TODAY [TIMES]

Serves a demo's database and asks for /home as its reseller, its distributor, its renewals desk and a customer, one after
the other. Prints per person: how many lines and customers it has from that day on, the answer's milliseconds (median,
slowest) and the server's own CPU milliseconds per answer."""
import os
import re
import statistics
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "story"))
sys.dont_write_bytecode = True

from home import people   # noqa: E402
from portal import Person, Served   # noqa: E402

ROLES = ("reseller primary", "distributor primary", "renewals desk", "customer primary, whole agreement")


def cpu_seconds(process):
    with open(f"/proc/{process}/stat", encoding="ascii") as stat:
        words = stat.read().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def measure(served, role, mail, times):
    person = Person(served.port)
    person.sign_in_demo(mail)
    counts = person.get("/reports/renewal-lines?due_from=" + served.today).text
    lines = re.search(r"((?:More than )?[\d,]+) lines? ([\d,]+) customers?", counts)
    person.get("/home")
    took, before = [], cpu_seconds(served.process.pid)
    for _ in range(times):
        begin = time.perf_counter()
        page = person.get("/home")
        took.append((time.perf_counter() - begin) * 1000)
        assert page.status == 200, page.status
    own = (cpu_seconds(served.process.pid) - before) * 1000 / times
    print(f"| {role} | {lines[1] if lines else '?'} | {lines[2] if lines else '?'} | {statistics.median(took):.0f} | "
          f"{max(took):.0f} | {own:.0f} |", flush=True)


def main():
    times = int(sys.argv[4]) if len(sys.argv) > 4 else 30
    served = Served(sys.argv[1], today=sys.argv[3], database=os.path.abspath(sys.argv[2]))
    with served:
        offered = people(served.port)
        print("| who | lines from today on | customers | median ms | slowest ms | CPU ms |\n|---|---|---|---|---|---|")
        for role in ROLES:
            mail = next(mail for words, mail in offered.items() if words.startswith(role))
            measure(served, role, mail, times)
    print("load", os.getloadavg()[0])


if __name__ == "__main__":
    main()
