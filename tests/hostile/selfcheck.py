"""Proves that the judge refuses a program that misbehaves, and accepts one that does not.

Fake programs are written to a temporary folder and run like the real one.
"""

import json
import os
import sys
import tempfile

import base
import judge
import many
from attack import Answered, Attack, Unusable, ids_of, text_of

SECONDS = 2
GOOD = {"results": [{"id": "a", "ok": True}, {"id": "b", "ok": False, "error": "no_lines"}]}
ANSWERED = Attack("two steps", b"{}", [Answered({"a": "ok", "b": "no_lines"})], ["a", "b"])
UNUSABLE = Attack("no file", b"{", [Unusable("step b")])
EITHER = Attack("open", b"{}", [Unusable(), Answered({"b": "no_lines"})], ["a", "b"])


def printing(answer, more=""):
    return f"print({json.dumps(answer)!r}){more}"


def saying(line, out="", code=2):
    return (f"import sys; sys.stdout.write({out!r}); sys.stderr.buffer.write({line!r}); "
            f"sys.exit({code})")


def changed(**members):
    answer = json.loads(json.dumps(GOOD))
    answer["results"][1].update(members)
    return answer


# name, attack, what the program does
ACCEPTED = [
    ("a good answer", ANSWERED, printing(GOOD)),
    ("a good refusal of the file", UNUSABLE, saying(b"step b: no site\n")),
    ("the same without a newline", UNUSABLE, saying(b"step b: no site")),
    ("open: answered", EITHER, printing(GOOD)),
    ("open: unusable", EITHER, saying(b"no\n")),
]
CRASH = "import os, signal; os.kill(os.getpid(), signal.{})"
REFUSED = [
    ("a segmentation fault", ANSWERED, CRASH.format("SIGSEGV")),
    ("a segmentation fault after a good answer", ANSWERED,
     printing(GOOD, "; import sys; sys.stdout.flush(); ") + CRASH.format("SIGSEGV")),
    ("an abort", UNUSABLE, CRASH.format("SIGABRT")),
    ("an abort with a good line", UNUSABLE,
     "import sys; print('step b', file=sys.stderr, flush=True); " + CRASH.format("SIGABRT")),
    ("no end", ANSWERED, f"import time; time.sleep({SECONDS * 5})"),
    ("exit 1", UNUSABLE, saying(b"step b\n", code=1)),
    ("exit 1 with a good answer", ANSWERED, printing(GOOD, "; raise SystemExit(1)")),
    ("exit 0 with nothing", ANSWERED, "pass"),
    ("exit 0 with nothing, open", EITHER, "pass"),
    ("exit 0 with no JSON", ANSWERED, "print('fine')"),
    ("exit 0 with NaN", ANSWERED, printing(GOOD).replace("true", "NaN")),
    ("exit 0 with JSON and more", ANSWERED, printing(GOOD, "; print('fine')")),
    ("exit 0 with other JSON", ANSWERED, printing([])),
    ("a key twice", ANSWERED, printing(GOOD).replace('"ok": true', '"ok": true, "ok": true')),
    ("one result too few", ANSWERED, printing({"results": GOOD["results"][:1]})),
    ("one result too many", ANSWERED, printing({"results": GOOD["results"] * 2})),
    ("results exchanged", ANSWERED, printing({"results": GOOD["results"][::-1]})),
    ("ok before id", ANSWERED, printing({"results": [{"ok": True, "id": "a"},
                                                     GOOD["results"][1]]})),
    ("another code", ANSWERED, printing(changed(error="bad_quantity"))),
    ("a refusal without a code", ANSWERED, printing(changed(error=""))),
    ("ok where a refusal is due", ANSWERED, printing(changed(ok=True))),
    ("ok that is 1", ANSWERED, printing(changed(ok=1))),
    ("an answer where the file is unusable", UNUSABLE, printing(GOOD)),
    ("unusable where an answer is due", ANSWERED, saying(b"step b\n")),
    ("two lines", UNUSABLE, saying(b"step b\nand more\n")),
    ("two lines, open", EITHER, saying(b"step b\nand more\n")),
    ("a blank second line", UNUSABLE, saying(b"step b\n\n")),
    ("a carriage return", UNUSABLE, saying(b"step b\rstep c\n")),
    ("no line", UNUSABLE, saying(b"")),
    ("an empty line", UNUSABLE, saying(b"\n")),
    ("a line that names nothing", UNUSABLE, saying(b"no\n")),
    ("a line of a megabyte", UNUSABLE, saying(b"step b ") .replace("b'step b '",
                                                                   "b'step b' + b'x' * 1000000")),
    ("a line with an escape sequence", UNUSABLE, saying(b"step b \x1b[31m\n")),
    ("a line that is not UTF-8", UNUSABLE, saying(b"step b \xff\n")),
    ("something on standard output", UNUSABLE, saying(b"step b\n", out="{}")),
    ("a sanitizer's report", ANSWERED,
     printing(GOOD, "; import sys; print('x.c:1: runtime error: overflow', file=sys.stderr)")),
    ("an address sanitizer's report", UNUSABLE,
     saying(b"==1==ERROR: AddressSanitizer: heap-use-after-free\n")),
]


def fault_of(attack, code):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program")
        with open(path, "w", encoding="utf-8") as out:
            out.write(f"#!{sys.executable} -I\n{code}\n")
        os.chmod(path, 0o755)
        return judge.fault_of(judge.Alone(path), attack, SECONDS)[0]


# The same of one process for many files: what it does with each line that it reads.
MANY_ACCEPTED = [
    ("a good answer, twice", ANSWERED, f"print({json.dumps(GOOD)!r}, flush=True)"),
    ("an unusable file, twice", UNUSABLE, """print('{"unusable":"step b: no site"}', flush=True)"""),
]
MANY_REFUSED = [
    ("death without an answer", ANSWERED, CRASH.format("SIGSEGV")),
    ("an end without an answer", ANSWERED, "raise SystemExit(0)"),
    ("death in the middle of an answer", ANSWERED, "print('{', end='', flush=True); " + CRASH.format("SIGABRT")),
    ("silence", ANSWERED, "pass"),
    ("a wrong answer", ANSWERED, "print('{}', flush=True)"),
    ("no JSON", ANSWERED, "print('fine', flush=True)"),
]


def faults_of_many(attack, code):
    """The faults of two files in turn: what died with the first must be there for the second."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program")
        with open(path, "w", encoding="utf-8") as out:
            out.write(f"import sys\nfor line in sys.stdin:\n    {code}\n")
        crowd = many.Many(f"{sys.executable} -I {path}")
        faults = [judge.fault_of(crowd, attack, SECONDS)[0] for _ in range(2)]
        crowd.close()
        return faults


def prove_inputs():
    """The base scenario must survive its own way to text, or every attack is idle."""
    whole = base.scenario()
    if json.loads(text_of(whole)) != whole or len(set(ids_of(whole))) != len(whole["steps"]):
        return ["self-check: the base scenario is not written as it is"]
    return []


def run():
    """(number of fake programs, faults of the judge as messages)"""
    faults = prove_inputs()
    for name, attack, code in ACCEPTED:
        fault = fault_of(attack, code)
        if fault:
            faults.append(f"self-check: {name} is not accepted: {fault}")
    for name, attack, code in REFUSED:
        if fault_of(attack, code) is None:
            faults.append(f"self-check: {name} is not reported")
    for name, attack, code in MANY_ACCEPTED:
        if any(faults_of_many(attack, code)):
            faults.append(f"self-check: many: {name} is not accepted")
    for name, attack, code in MANY_REFUSED:
        if not all(faults_of_many(attack, code)):
            faults.append(f"self-check: many: {name} is not reported")
    return len(ACCEPTED) + len(REFUSED) + len(MANY_ACCEPTED) + len(MANY_REFUSED), faults
