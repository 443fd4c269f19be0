#!/usr/bin/python3
"""What a request takes where no core is quiet enough for the clock: processors' time of the server's threads, or instructions, of one
client's requests over a copy of a demo on SQLite; of up to a hundred orders, the pages that each writes to the log as well.

    one_request.py PROGRAM DATABASE order|check|PATH COUNT [--instructions]     (its key beside the database)

Instructions are those of valgrind's callgrind, which counts a large piece that is copied or cleared byte by byte; the thread
that follows the ledger is left out, for it looks by the clock."""
import glob
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import over_http  # noqa: E402

WARM = 40
FRAMES_ORDERS = 100  # of more the log has begun anew in between


def processor_ns(pid):
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        with open(path, encoding="ascii") as file:
            total += int(file.read().split()[0])
    return total


def ask(connection, request):
    connection.sendall(request)
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += connection.recv(65536)
    head, body = answer.split(b"\r\n\r\n", 1)
    length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
    while len(body) < length:
        body += connection.recv(1 << 20)
    assert head.split(b" ", 2)[1] in (b"200", b"201"), (head, body[:300])


def requests_of(bench, what, count):
    if what not in ("order", "check"):
        return [over_http.Person(bench.port, bench.mail).request(what).encode()] * count
    buyer = over_http.Buyer(bench)
    if what == "check":
        return [buyer.person.sending("/api/v1/orders/check", buyer.order(0)).encode()] * count
    return [request.encode() for request in buyer.orders(time.time_ns(), count)]


def log_frames(path):
    """Of the log, since it began anew."""
    with open(path, "rb") as file:
        log = file.read()
    page, salt, at, frames = struct.unpack(">I", log[8:12])[0], log[16:24], 32, 0
    while log[at + 8:at + 16] == salt:
        frames, at = frames + 1, at + 24 + page
    return frames


def instructions(folder):
    total = followed = 0
    for path in glob.glob(os.path.join(folder, "counted.[0-9]*")):
        words = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", path], capture_output=True, text=True, check=True).stdout
        total += int(re.search(r"([\d,]+) .*PROGRAM TOTALS", words)[1].replace(",", ""))
        follows = re.search(r"([\d,]+) \([^)]*\)\s+\S*engine\.c:follow_ledger", words)
        followed += int(follows[1].replace(",", "")) if follows else 0
    return total - followed


class Bench:
    engine = "SQLite"

    def __init__(self, folder, program, database, counts):
        self.path = os.path.join(folder, "db")
        shutil.copy(database, self.path)
        shutil.copy(database + ".key", self.path + ".key")
        if counts:
            program = self.counted(folder, program)
        self.mail = over_http.largest_partner(database)
        self.served = over_http.Served(self.path, self.path + ".key", program)
        self.port, self.pid = self.served.port, self.served.process.pid

    @staticmethod
    def counted(folder, program):
        script = os.path.join(folder, "counted.sh")
        with open(script, "w", encoding="ascii") as file:
            file.write(f'#!/bin/sh\nexec valgrind -q --tool=callgrind --instr-atstart=no --callgrind-out-file={folder}/counted {program} "$@" 2>/dev/null\n')
        os.chmod(script, 0o755)
        return script

    def control(self, *words):
        subprocess.run(["callgrind_control", *words, str(self.pid)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def main():
    program, database, what, count = sys.argv[1:5]
    count, counts = int(count), "--instructions" in sys.argv
    with tempfile.TemporaryDirectory(prefix="licet_bench_") as folder:
        bench = Bench(folder, os.path.abspath(program), database, counts)
        try:
            requests = requests_of(bench, what, count + WARM)
            with socket.create_connection(("127.0.0.1", bench.port)) as connection:
                for request in requests[:WARM]:
                    ask(connection, request)
                time.sleep(2)  # until what was ordered is followed
                subprocess.run(["sqlite3", bench.path, "PRAGMA wal_checkpoint(TRUNCATE)"], stdout=subprocess.DEVNULL, check=True)
                if counts:
                    bench.control("-i", "on")
                before = processor_ns(bench.pid)
                for request in requests[WARM:]:
                    ask(connection, request)
                spent = processor_ns(bench.pid) - before
            counted = what == "order" and count <= FRAMES_ORDERS
            frames = log_frames(bench.path + "-wal") if counted else 0
            if counts:
                bench.control("-i", "off")
                bench.control("-d")
                print(f"{what}: {instructions(folder) / count / 1e6:.2f} million instructions each")
            else:
                print(f"{what}: {spent / count / 1000:,.0f} µs of the processors each")
            if counted:
                print(f"and {frames / count:.1f} pages of the log, those of what follows included")
        finally:
            bench.served.end()


main()
