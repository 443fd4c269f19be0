"""Runs the program on an attack and judges what it did.

Allowed is exit 2 with exactly one line on standard error and nothing on standard output, or exit 0
with JSON that answers every step: whichever the attack demands. Nothing else ever.
"""

import json
import subprocess
import tempfile
import time

import places
from attack import Unusable

LONGEST_LINE = 2_000          # bytes of the line on standard error: "one clear line"
SANITIZERS = (b"ERROR: AddressSanitizer", b"ERROR: LeakSanitizer", b"runtime error",
              b"WARNING: ThreadSanitizer", b"MemorySanitizer")


class Alone:
    """A process for each file."""

    def __init__(self, program):
        self.program = program

    def run(self, attack, seconds):
        """(exit code or None, standard output, standard error, seconds it took)"""
        with tempfile.TemporaryDirectory() as folder:
            arguments, given = places.hand_over(attack, folder)
            began = time.monotonic()
            try:
                done = subprocess.run([self.program, *arguments], input=given, timeout=seconds,
                                      stdin=None if given is not None else subprocess.DEVNULL,
                                      capture_output=True, check=False)
            except subprocess.TimeoutExpired:
                return None, b"", b"", time.monotonic() - began
        return done.returncode, done.stdout, done.stderr, time.monotonic() - began


def crash_fault(code, out, err, seconds):
    """What is wrong whatever the attack, or None."""
    if code is None:
        return f"no end within {seconds} s"
    if code < 0:
        return f"killed by signal {-code}: {err[-200:]!r}"
    for word in SANITIZERS:
        if word in err or word in out:
            return f"sanitizer: {err[:300]!r}"
    if code not in (0, 2):
        return f"exit code {code}: {err[:200]!r}"
    return None


def unusable_fault(out, err, names):
    """What is wrong with an end by 2, or None."""
    if out:
        return f"exit 2 with {len(out)} bytes on standard output"
    line = err[:-1] if err.endswith(b"\n") else err
    if not line.strip():
        return "exit 2 without a line on standard error"
    if b"\n" in line or b"\r" in line:
        return f"exit 2 with more than one line: {err[:200]!r}"
    if len(line) > LONGEST_LINE:
        return f"exit 2 with a line of {len(line)} bytes"
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return f"exit 2 with a line that is not UTF-8: {line[:200]!r}"
    if any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in text):
        return f"exit 2 with control characters in its line: {line[:200]!r}"
    if names is not None and names not in text:
        return f"exit 2, but its line does not name {names}: {text[:200]}"
    return None


def no_constant(word):
    raise ValueError(f"{word} is not JSON")


def once(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError("a key twice")
    return dict(pairs)


def results_of(out):
    """(results, fault) of standard output."""
    try:
        whole = json.loads(out.decode("utf-8"), parse_constant=no_constant,
                           object_pairs_hook=once)
    except (ValueError, RecursionError) as fault:
        return None, f"exit 0 with output that is not JSON: {fault}"
    if not isinstance(whole, dict) or not isinstance(whole.get("results"), list):
        return None, "exit 0 with JSON that has no results"
    return whole["results"], None


def answer_fault(result, step, wanted):
    """What is wrong with the result of one step, or None."""
    if not isinstance(result, dict) or list(result)[:2] != ["id", "ok"]:
        return f"step {step}: the first two members are not id and ok"
    if result["id"] != step or not isinstance(result["ok"], bool):
        return f"step {step}: id is {result['id']!r}, ok is {result['ok']!r}"
    if not result["ok"] and not (isinstance(result.get("error"), str) and result["error"]):
        return f"step {step}: refused without a code"
    got = "ok" if result["ok"] else result["error"]
    allowed = (got,) if wanted is None else wanted if isinstance(wanted, tuple) else (wanted,)
    return None if got in allowed else f"step {step}: must be {' or '.join(allowed)}, is {got}"


def answered_fault(out, ids, codes):
    """What is wrong with an end by 0, or None."""
    results, fault = results_of(out)
    if fault:
        return fault
    if len(results) != len(ids):
        return f"{len(ids)} steps, but {len(results)} results"
    for result, step in zip(results, ids):
        fault = answer_fault(result, step, codes.get(step))
        if fault:
            return fault
    return None


def demand_fault(demand, attack, code, out, err):
    if isinstance(demand, Unusable):
        return "must be unusable (exit 2), is answered (exit 0)" if code == 0 else \
            unusable_fault(out, err, demand.names)
    if code == 2:
        return f"must be answered (exit 0), is unusable: {err[:200]!r}"
    return answered_fault(out, attack.ids, demand.codes)


def judge(attack, code, out, err, seconds):
    """What is wrong, or None. Every allowed outcome may fit; the last fault is told."""
    fault = crash_fault(code, out, err, seconds)
    if fault:
        return fault
    for demand in attack.demand:
        fault = demand_fault(demand, attack, code, out, err)
        if fault is None:
            return None
    return fault


def fault_of(runner, attack, seconds):
    """(fault or None, seconds it took); `runner` is Alone or many.Many."""
    code, out, err, took = runner.run(attack, seconds)
    return judge(attack, code, out, err, seconds), took
