#!/usr/bin/python3
"""Compares a test program with the oracle over many random scenarios.

The program reads one scenario per line and answers each with one line: the result object, or {"unusable": "message"}.

    run.py --program PATH --count N --seed S --out DIR [--workers W]
    run.py --self-test          proves that the checks can fail; needs no program

A failing case is shrunk and written to DIR/failing-SEED.json (a plain scenario file for `licet replay`), with what
differed beside it in DIR/failing-SEED.txt. `--seed SEED --count 1` repeats one case.
"""

import argparse
import json
import multiprocessing
import os
import select
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter

import judge
import shrink

ANSWER_SECONDS = 20
TWICE_EVERY = 25          # cases asked twice: the answer must be the same to the byte
MOST_FAILED = 200         # after so many failures a worker gives up: the program is not worth the time
SHRUNK_PER_WORKER = 5     # shrinking is slow; of one fault a few small cases are enough
WRITTEN_PER_WORKER = 20


class ProgramFailure(Exception):
    """It died, fell silent, or closed its output."""


class Program:
    """One subprocess that is fed line by line; started again after it died."""

    def __init__(self, command):
        self.arguments = shlex.split(command)
        self.process = None

    def start(self):
        self.errors = tempfile.TemporaryFile()
        self.pending = b""
        self.process = subprocess.Popen(self.arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.errors, bufsize=0)

    def ask(self, text):
        if self.process is None:
            self.start()
        try:
            self.send(text.encode() + b"\n")
            return self.line().decode()
        except (OSError, UnicodeDecodeError, ProgramFailure) as error:
            raise ProgramFailure(f"{error}; {self.end()}") from None

    def send(self, data):
        while data:
            data = data[self.process.stdin.write(data):]

    def line(self):
        while b"\n" not in self.pending:
            if not select.select([self.process.stdout], [], [], ANSWER_SECONDS)[0]:
                raise ProgramFailure(f"no answer in {ANSWER_SECONDS} s")
            data = os.read(self.process.stdout.fileno(), 1 << 18)
            if not data:
                raise ProgramFailure("the program closed its output")
            self.pending += data
        line, _, self.pending = self.pending.partition(b"\n")
        return line

    def end(self):
        """Stops the process; how it ended and the last of what it complained about."""
        process, self.process = self.process, None
        try:
            process.stdin.close()
            code = process.wait(timeout=2)
        except (OSError, subprocess.TimeoutExpired):
            process.kill()
            code = process.wait()
        process.stdout.close()
        self.errors.seek(0, os.SEEK_END)
        self.errors.seek(max(0, self.errors.tell() - 3000))
        said = self.errors.read().decode(errors="replace").strip()
        self.errors.close()
        return f"exit {code} {said}".strip()


class Worker:
    """One range of seeds against one program."""

    def __init__(self, options):
        self.options = options
        self.program = Program(options.program)
        self.histogram, self.kinds = Counter(), Counter()
        self.passed = self.failed = 0

    def run(self, seeds):
        for seed in seeds:
            case = judge.case_of(seed)
            complaints, answer = self.judged(case.text)
            if seed % TWICE_EVERY == 0 and not complaints:
                complaints = self.asked_again(case.text)
            self.kinds[case.kind] += 1
            self.count(case, answer)
            if complaints:
                self.failed += 1
                self.report(case, complaints)
            else:
                self.passed += 1
            if self.failed == MOST_FAILED:
                print(f"gave up after {MOST_FAILED} failures", flush=True)
                break
        if self.program.process:
            self.program.end()
        return self.passed, self.failed, self.histogram, self.kinds

    def judged(self, text):
        """(complaints, the parsed answer)"""
        try:
            self.last_answer = self.program.ask(text)
        except ProgramFailure as failure:
            return [f"program: {failure}"], None
        return judge.verdict(text, self.last_answer)

    def asked_again(self, text):
        first = self.last_answer
        complaints, _ = self.judged(text)
        return complaints or ([] if first == self.last_answer else ["program: another answer when asked again"])

    def count(self, case, answer):
        if case.kind != "scenario" or not isinstance((answer or {}).get("results"), list):
            return
        for step, result in zip(case.value["steps"], answer["results"]):
            if isinstance(result, dict):
                self.histogram[step["do"], "accepted" if result.get("ok") is True else str(result.get("error"))] += 1

    def report(self, case, complaints):
        print(f"FAILED seed {case.seed} ({case.kind}): {complaints[0][:300]}", flush=True)
        if self.failed > WRITTEN_PER_WORKER:
            return
        text, value = case.text, case.value
        if self.failed <= SHRUNK_PER_WORKER and value is not None:
            value = shrink.shrunk(value, lambda smaller: bool(self.judged(judge.text_of(smaller))[0]))
            text = json.dumps(value, indent=1, ensure_ascii=False) + "\n"
        self.write(case, text, complaints, self.judged(text if value is None else judge.text_of(value))[0])

    def write(self, case, text, complaints, complaints_when_small):
        os.makedirs(self.options.out, exist_ok=True)
        name = os.path.join(self.options.out, f"failing-{case.seed}")
        with open(name + ".json", "w", encoding="utf-8") as file:
            file.write(text)
        with open(name + ".txt", "w", encoding="utf-8") as file:
            file.write(f"seed {case.seed}, kind {case.kind}; again: run.py --seed {case.seed} --count 1 …\n"
                       f"\nthe scenario in {name}.json:\n" + "".join(f"  {line}\n" for line in complaints_when_small) +
                       "\nthe whole case of that seed:\n" + "".join(f"  {line}\n" for line in complaints))


def run_worker(options, seeds):
    return Worker(options).run(seeds)


def slices(first, count, workers):
    edges = [first + count * worker // workers for worker in range(workers + 1)]
    return [range(start, end) for start, end in zip(edges, edges[1:]) if start < end]


def run_all(options):
    """(passed, failed, histogram, kinds) over all workers."""
    ranges = slices(options.seed, options.count, options.workers)
    if len(ranges) == 1:
        return run_worker(options, ranges[0])
    with multiprocessing.Pool(len(ranges)) as pool:
        answers = pool.starmap(run_worker, [(options, seeds) for seeds in ranges])
    passed, failed, histograms, kinds = zip(*answers)
    return sum(passed), sum(failed), sum(histograms, Counter()), sum(kinds, Counter())


def print_histogram(histogram, kinds):
    for do in dict.fromkeys(do for do, _ in sorted(histogram)):
        counts = {code: count for (step, code), count in histogram.items() if step == do}
        accepted = counts.pop("accepted", 0)
        refused = " ".join(f"{code} {counts[code]}" for code in sorted(counts))
        print(f"{do:12} accepted {accepted:7}  {refused}")
    print("cases: " + " ".join(f"{kind} {kinds[kind]}" for kind in sorted(kinds)))


def parsed_options(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", help="command line of the test program")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, help="default: from the clock")
    parser.add_argument("--out", default="property-failures", help="made when something fails")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args(arguments)
    if not options.self_test and not options.program:
        parser.error("--program is missing")
    if options.seed is None:   # the self-test must not fail by chance
        options.seed = 1 if options.self_test else int(time.time())
    return options


def main(arguments):
    options = parsed_options(arguments)
    print(f"seed {options.seed}", flush=True)
    if options.self_test:
        import selftest
        return selftest.main(options.seed)
    try:
        passed, failed, histogram, kinds = run_all(options)
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    print_histogram(histogram, kinds)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
