"""Proves that the runner of the cases reports what is wrong.

Mistakes are planted one at a time and each must be reported: wrong values in copies of the
case files, every expectation altered, phrases outside the grammar, programs that misbehave.
"""

import copy
import json
import os
import re
import stat
import sys
import tempfile

import cases
import judge
from phrases import Expectation
from price_lists import read_price_lists

FOLDER = os.path.dirname(os.path.abspath(__file__))
PRICES = """# Prices
## tiny
Currency: USD
| part | type | points |
|---|---|---|
| XL | licence | 1.00 |

| part | from | BL |
|---|---|---|
| XL | 2020-01-01 | 10.00 |
"""
CASE = """# Cases
## C-1 Two units
R8.1, 2 x 10.00.
Prices: tiny

| day | what happens | what must come out |
|---|---|---|
| 2024-01-10 | enrol express site X1 | agreement: express |
| 2024-01-11 | order at X1: 2 x XL | no level; total 20.00; points 0.00; no agreement |
| | | line 1: 2 x XL, unit 10.00, covers 2024-01-11 to 2025-01-31 |
| 2024-01-12 | entitlements of site X1 | X1: 2 x XL to 2025-01-31 covered |
| 2024-01-12 | look at agreement A7 | refused: agreement_not_found |
"""
ANSWER = {"results": [
    {"id": "s1", "ok": True, "agreement": {"programme": "express", "level": None}},
    {"id": "s2", "ok": True, "level": None, "points": "0.00", "total": "20.00", "lines": [
        {"part": "XL", "quantity": 2, "unit": "10.00", "extended": "20.00", "points": "0.00",
         "coverage_start": "2024-01-11", "coverage_end": "2025-01-31"}]},
    {"id": "s3", "ok": True, "entitlements": [
        {"site": "X1", "part": "XL", "quantity": 2, "coverage_end": "2025-01-31",
         "covered": True}]},
    {"id": "s4", "ok": False, "error": "agreement_not_found"}]}
# One planted mistake each: what stands in CASE, and what stands there instead.
WRONG_VALUES = [
    ("total 20.00", "total 20.01"), ("total 20.00", "total 20"), ("no level", "level BL"),
    ("points 0.00", "points 1.00"), ("2 x XL, unit", "3 x XL, unit"), ("unit 10.00", "unit 10"),
    ("covers 2024-01-11", "covers 2024-01-12"), ("; no agreement", "; agreement: express"),
    ("31 covered", "31 lapsed"), ("refused: agreement_not_found", "refused: site_not_found"),
    ("refused: agreement_not_found", "accepted"), ("X1: 2 x XL to", "X2: 2 x XL to"),
    ("agreement: express", "refused: site_exists"), ("X1: 2 x XL to", "nothing held; X1: 2 x XL to"),
    ("covers 2024-01-11 to 2025-01-31 |", "no coverage |"), ("unit 10.00", "7 months"),
    ("| X1: 2", "| X1: 1 x XL to 2024-01-31 lapsed; X1: 2"), ("line 1:", "line 2:"),
]
# The same, outside the grammar, with the line that must be named.
NOT_UNDERSTOOD = [
    ("order at X1: 2 x XL", "order from X1: 2 x XL", 9), ("; total 20.00", "; sum 20.00", 9),
    ("unit 10.00", "price 10.00", 10), ("look at agreement A7", "look at A7", 12),
    ("Prices: tiny", "Prices: huge", 2), ("R8.1, 2 x 10.00.", "Because.", 2),
    ("## C-1 Two", "## Two", 2),
    ("2 x XL | no level", "2 x XL, | no level", 9), ("| refused: agreement_not_found |", "| |", 12),
    ("refused: agreement_not_found", "refused: agreement_not_found; total 1.00", 12),
    ("2024-01-12 | look at agreement A7 |", "2024-01-12 |", 12),
]
BAD_ANSWERS = {
    "one result too few": lambda a: a["results"].pop(),
    "two results exchanged": lambda a: a["results"].reverse(),
    "a member before id": lambda a: a["results"].__setitem__(
        0, {"ok": True, "id": "s1", "agreement": {"programme": "express", "level": None}}),
    "money without its digits": lambda a: a["results"][1].update(total="20"),
    "an amount that is a number": lambda a: a["results"][1].update(total=20.00),
    "true for a quantity": lambda a: a["results"][1]["lines"][0].update(quantity=True),
    "a refusal with figures": lambda a: a["results"][3].update(total="0.00"),
    "an express agreement with points": lambda a: a["results"][0]["agreement"].update(
        term_points="0.00"),
    "a line without extended": lambda a: a["results"][1]["lines"][0].pop("extended"),
    "an express order with an agreement": lambda a: a["results"][1].update(
        agreement={"programme": "express", "level": None}),
}
BAD_PROGRAMS = {
    "a crash": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "exit 1": "raise SystemExit(1)",
    "exit 2": "import sys; print('no', file=sys.stderr); sys.exit(2)",
    "no output": "pass",
    "output that is no JSON": "print('fine')",
}


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return path


def fake_program(folder, code):
    path = write(folder, "program", f"#!{sys.executable}\n{code}\n")
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
    return path


def answering(answer):
    return f"print({json.dumps(answer)!r})"


def failures(case_text, code):
    """What the runner reports for a case file and a program with that code."""
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "price_lists.md", PRICES)
        write(folder, "tiny.md", case_text)
        found, unreadable = cases.read_folder(folder)
        faults = [str(fault) for fault in unreadable]
        if code is not None:
            program = fake_program(folder, code)
            for case in found:
                faults += judge.run_case(program, case)[1]
        return faults


def prove_values():
    """(number of planted mistakes, mistakes nobody reported) on the tiny case."""
    missed = [f"self-test: the correct case fails: {fault}"
              for fault in failures(CASE, answering(ANSWER))]
    for old, new in WRONG_VALUES:
        planted = CASE.replace(old, new, 1)
        if planted == CASE or not failures(planted, answering(ANSWER)):
            missed.append(f"self-test: {new!r} in place of {old!r} is not reported")
    return len(WRONG_VALUES), missed


def prove_grammar():
    missed = []
    for old, new, line in NOT_UNDERSTOOD:
        faults = failures(CASE.replace(old, new, 1), None)
        if not any(fault.startswith(f"tiny.md:{line}: ") for fault in faults):
            missed.append(f"self-test: {new!r} is not refused at tiny.md:{line}: {faults}")
    if not any("stands in" in fault for fault in failures(CASE + CASE.split("\n", 1)[1], None)):
        missed.append("self-test: the same case number twice is not reported")
    if not failures("# Nothing\n", None):
        missed.append("self-test: a case file without cases is not reported")
    return len(NOT_UNDERSTOOD) + 1, missed


def prove_programs():
    codes = dict(BAD_PROGRAMS)
    for name, spoil in BAD_ANSWERS.items():
        answer = copy.deepcopy(ANSWER)
        spoil(answer)
        codes[name] = answering(answer)
    missed = [f"self-test: {name} is not reported" for name, code in codes.items()
              if not failures(CASE, code)]
    return len(codes), missed


def altered(expectation):
    """The same expectation with a wrong value."""
    value = expectation.value
    if expectation.op == "absent":
        return Expectation(expectation.path, "is", "planted", "planted")
    if isinstance(value, bool):
        value = not value
    elif isinstance(value, (int, float)):
        value = value + 1
    elif isinstance(value, list):
        value = value[1:] if value else [{}]
    else:
        value = "planted"
    return Expectation(expectation.path, expectation.op, value, "planted")


def prove_expectations(all_cases, answers):
    """Every expectation of every passing case, altered alone, must be reported."""
    planted, missed = 0, []
    for case in all_cases:
        for step, result in zip(case.steps, answers.get(case.name, [])):
            for expectation in step.expectations:
                planted += 1
                if judge.holds(altered(expectation), result):
                    missed.append(f"{case.file}:{step.line}: {case.name}: nobody reports a "
                                  f"wrong {'.'.join(map(str, expectation.path))}")
    return planted, missed


def spoiled_cell(cell):
    """An outcome cell with one wrong value, or None where it has none to change."""
    if "refused: " in cell:
        return cell.replace("refused: ", "refused: not_", 1)
    digits = list(re.finditer(r"\d(?=[^\d]*$)", cell))
    if not digits:
        return None
    at = digits[0].start()
    return cell[:at] + str((int(cell[at]) + 1) % 10) + cell[at + 1:]


def spoiled_copy(lines, case):
    """The lines of the case's file with a wrong value in its last cell that has one."""
    last = case.steps[-1].line
    while last + 1 <= len(lines) and lines[last].startswith("|"):
        last += 1
    for number in range(last, case.line, -1):
        cells = lines[number - 1].rstrip("\n").rstrip("|").rsplit("|", 1)
        wrong = spoiled_cell(cells[1]) if len(cells) == 2 else None
        if wrong:
            return lines[:number - 1] + [f"{cells[0]}|{wrong}|\n"] + lines[number:]
    return None


def prove_copies(all_cases, answers):
    """A wrong value in a copy of each case's file must fail against the same answers."""
    planted, missed = 0, []
    price_lists = read_price_lists(os.path.join(FOLDER, "price_lists.md"), "price_lists.md")
    with tempfile.TemporaryDirectory() as folder:
        for case in [case for case in all_cases if case.name in answers]:
            with open(os.path.join(FOLDER, case.file), encoding="utf-8") as source:
                lines = spoiled_copy(source.readlines(), case)
            copies = cases.read_file(write(folder, "copy.md", "".join(lines)), case.file,
                                     price_lists)[0] if lines else []
            planted += 1
            if not any(other.name == case.name and judge.differences(other, answers[case.name])
                       for other in copies):
                missed.append(f"{case.file}:{case.line}: {case.name}: a wrong value in a copy "
                              "is not reported")
    return planted, missed


def run(all_cases, answers):
    """(number of planted mistakes, the ones that were not reported, as messages)"""
    proofs = [prove_values(), prove_grammar(), prove_programs()]
    if answers:
        proofs += [prove_expectations(all_cases, answers), prove_copies(all_cases, answers)]
    return sum(planted for planted, _ in proofs), sum((missed for _, missed in proofs), [])
