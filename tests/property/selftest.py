"""Proves that the checks can fail: every planted fault must be caught, nothing sound may be, and the runner must report.

Needs no program: the oracle itself plays the program, sound or with a fault. Nothing is written outside a temporary folder.
"""

import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
from collections import Counter

import faults
import generate
import judge
import oracle
import properties
import shrink
from shape import Unusable

SCENARIOS = 1500
HERE = os.path.dirname(os.path.abspath(__file__))
# replay.md's table: what each step can be refused for; every cell must be reached
REFUSALS = {
    "enrol": "site_exists agreement_exists",
    "add_site": "agreement_not_found express_has_one_site site_exists",
    "order": "site_not_found no_lines part_not_found bad_quantity renewal_needs_renew nothing_lapsed no_price "
             "amount_too_large",
    "renewals": "site_not_found agreement_not_found no_price",
    "renew": "site_not_found agreement_not_found nothing_to_renew no_price",
    "return": "order_not_found line_not_found not_returnable return_too_late bad_quantity",
    "migrate": "site_not_found same_site target_is_express line_not_found bad_quantity nothing_to_migrate",
    "move_site": "site_not_found agreement_not_found express_has_one_site same_agreement",
    "agreement": "agreement_not_found",
    "entitlements": "site_not_found agreement_not_found",
}


class Report:
    def __init__(self):
        self.wrong = self.checks = 0

    def expect(self, condition, what):
        self.checks += 1
        if not condition:
            self.wrong += 1
            print(f"NOT AS IT SHOULD BE: {what}")


def as_read(value):
    """Through JSON and back, as a program's output comes."""
    return json.loads(json.dumps(value))


# --- sound output is left alone ---

def check_sound(report, cases):
    for scenario, answer in cases:
        report.expect(not judge.compared(answer, answer), "sound output differs from itself")
        report.expect(not properties.violations(scenario, answer["results"]),
                      f"sound output violates {properties.violations(scenario, answer['results'])[:1]}")
    scenario, answer = next((scenario, answer) for scenario, answer in cases
                            if any(not result["ok"] for result in answer["results"]))
    talkative = as_read(answer)
    for result in talkative["results"]:
        if not result["ok"]:
            result["message"] = "in words"
    report.expect(not judge.compared(answer, talkative), "a message beside an error is not ignored")


def check_reach(report, cases):
    """The generator reaches every step and refusal, and most steps are accepted."""
    reached = Counter((step["do"], "accepted" if result["ok"] else result["error"])
                      for scenario, answer in cases for step, result in zip(scenario["steps"], answer["results"]))
    for do, codes in REFUSALS.items():
        for code in ["accepted", *codes.split()]:
            report.expect(reached[do, code] > 0, f"{do} {code} is never reached")
    for do, code in reached:
        report.expect(code in ["accepted", *REFUSALS[do].split()], f"{do} answers {code}")
    told = Counter(code == "accepted" for (do, code), count in reached.items() for _ in range(count)
                   if do not in ("agreement", "entitlements"))
    share = told[False] * 100 // sum(told.values())
    print(f"refused steps: {share} %")
    report.expect(5 <= share <= 25, f"{share} % of the steps are refused")


# --- planted rule faults ---

def first_catches(fault, cases):
    """After how many scenarios the comparison and the named property first saw the fault; None: never."""
    compared = seen = None
    with faults.planted(fault):
        for number, (scenario, answer) in enumerate(cases, 1):
            faulty = answer_with_a_fault(scenario)
            if compared is None and judge.compared(answer, faulty):
                compared = number
            if seen is None and fault.prop and "results" in faulty:
                found = properties.violations(scenario, as_read(faulty["results"]))
                seen = number if any(one.startswith(fault.prop) for one in found) else None
            if compared and (seen or not fault.prop):
                break
    return compared, seen


def answer_with_a_fault(scenario):
    try:
        return answer_or_complaint(scenario)
    except (ValueError, KeyError, IndexError, AttributeError, StopIteration) as error:
        return {"crashed": str(error)}   # a wrong rule may lead where the right ones never do


def answer_or_complaint(scenario):
    try:
        return oracle.replay(scenario)
    except Unusable as error:
        return {"unusable": str(error)}


def check_rule_faults(report, cases, damaged_cases):
    for fault in faults.RULE_FAULTS:
        compared, seen = first_catches(fault, damaged_cases if fault.name == "unusable_is_replayed" else cases)
        by = f", {fault.prop} after {seen}" if fault.prop else ""
        print(f"  {fault.name:42} comparison after {compared}{by}")
        report.expect(compared, f"{fault.name} escapes the comparison")
        report.expect(seen or not fault.prop, f"{fault.name} escapes {fault.prop}")


# --- planted output faults ---

def first_with(results, *names):
    return next((result for result in results if all(name in result for name in names)), None)


def change(name, wrong, *needed):
    def spoil(results):
        result = first_with(results, name, *needed)
        if result is None:
            return False
        result[name] = wrong(result[name])
        return True
    return spoil


def change_line(name, wrong):
    def spoil(results):
        result = next((result for result in results if result.get("lines") and name in result["lines"][0]), None)
        if result is None:
            return False
        result["lines"][0][name] = wrong(result["lines"][0][name])
        return True
    return spoil


def drop_a_result(results):
    del results[-1]
    return True


def drop_a_line(results):
    result = next((result for result in results if result.get("lines")), None)
    return bool(result and result["lines"].pop())


def turn_members_round(results):
    results[0] = dict(reversed(list(results[0].items())))
    return True


OUTPUT_FAULTS = (
    ("quantity as text", change_line("quantity", str), True),
    ("quantity as a fraction", change_line("quantity", float), True),
    ("months as a fraction", change_line("months", float), True),
    ("unit without digits", change_line("unit", lambda text: text + "0"), True),
    ("coverage a day longer", change_line("coverage_end", lambda text: text[:8] + "27"), True),
    ("total as a number", change("total", lambda text: 7), True),
    ("negative zero", change("points", lambda text: "-0.00"), True),
    ("ok as a number", change("ok", int), False),
    ("level in lower case", change("level", lambda level: str(level).lower()), True),
    ("another step's id", change("id", lambda text: text + "x"), True),
    ("an unknown code", change("error", lambda text: "oops"), False),
    ("a result missing", drop_a_result, True),
    ("a line missing", drop_a_line, True),
    ("id and ok not first", turn_members_round, True),
    ("a null lines", change("lines", lambda lines: None), True),
)


def check_output_faults(report, cases):
    """(name, spoiler, whether the properties must see it too); turned members are seen by the properties alone."""
    for name, spoil, by_properties in OUTPUT_FAULTS:
        compared = seen = False
        for scenario, answer in cases[:200]:
            spoilt = as_read(answer)
            if spoil(spoilt["results"]) and (spoilt != answer or canonical_differs(spoilt, answer)):
                compared = compared or bool(judge.compared(answer, spoilt))
                seen = seen or bool(properties.violations(scenario, spoilt["results"]))
        report.expect(compared or name == "id and ok not first", f"{name} escapes the comparison")
        report.expect(seen or not by_properties, f"{name} escapes the properties")


def canonical_differs(one, other):
    return json.dumps(one) != json.dumps(other)


# --- damage, shrinking, the runner ---

def check_damage(report, seed):
    """Every damaged value is unusable, of every kind; answers that disagree about that are complaints."""
    kinds = set()
    for number in range(600):
        rng = random.Random(seed + number)
        kind, value = judge.damaged(rng, generate.scenario(rng, most_steps=8))
        kinds.add(kind)
        report.expect("unusable" in answer_or_complaint(value), f"damage of kind {kind} is usable (seed {seed + number})")
    missing = {kind.__name__ for kind in generate.KINDS} - kinds
    report.expect(not missing, f"no damage of kind {missing}")
    report.expect(judge.compared({"unusable": "a"}, {"results": []}), "an accepted unusable file escapes")
    report.expect(judge.compared({"results": []}, {"unusable": "a"}), "a usable file refused escapes")
    report.expect(not judge.compared({"unusable": "a"}, {"unusable": "b"}), "the words of an unusable file matter")


def check_shrinking(report, cases):
    fault = faults.BY_NAME["rounding_down"]

    def fails(scenario):
        right = answer_or_complaint(scenario)
        with faults.planted(fault):
            return bool(judge.compared(right, answer_or_complaint(scenario)))

    scenario = next(scenario for scenario, _ in cases if len(scenario["steps"]) > 30 and fails(scenario))
    small = shrink.shrunk(scenario, fails)
    size = f"{len(scenario['steps'])} to {len(small['steps'])} steps, {len(small['parts'])} parts"
    print(f"shrunk from {size}")
    report.expect(fails(small), "a shrunk scenario does not fail any more")
    report.expect(len(small["steps"]) <= 8 and len(small["parts"]) <= 4, f"shrunk only {size}")


def runner(folder, program, count):
    command = [sys.executable, os.path.join(HERE, "run.py"), "--program", program, "--count", str(count), "--seed", "1",
               "--out", folder]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def check_runner(report):
    python = shlex.quote(sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        sound = runner(folder, f"{python} {shlex.quote(os.path.join(HERE, 'oracle.py'))} --many", 60)
        report.expect(sound.returncode == 0 and "60 passed, 0 failed" in sound.stdout and not os.listdir(folder),
                      f"the runner fails a sound program: {sound.stdout[-300:]} {sound.stderr[-300:]}")
        for program, count in ((f"{python} {shlex.quote(os.path.join(HERE, 'faults.py'))} double_order", 20),
                               (f"{python} -c pass", 4), ("cat", 4)):
            faulty = runner(folder, program, count)
            report.expect(faulty.returncode == 1 and " 0 failed" not in faulty.stdout,
                          f"the runner passes {program}: {faulty.stdout[-300:]} {faulty.stderr[-300:]}")
            report.expect(faulty.stdout.startswith("seed 1\n"), "the seed is not printed first")
        report.expect(any(name.startswith("failing-") and name.endswith(".json") for name in os.listdir(folder)),
                      "no failing scenario is written")


def main(seed):
    report = Report()
    scenarios = [generate.scenario(random.Random(seed + number)) for number in range(SCENARIOS)]
    again = [generate.scenario(random.Random(seed + number)) for number in range(20)]
    report.expect(scenarios[:20] == again, "one seed makes two scenarios")
    cases = [(scenario, as_read(oracle.replay(scenario))) for scenario in scenarios]
    check_sound(report, cases)
    check_reach(report, cases)
    check_rule_faults(report, cases, [(judge.damaged(random.Random(seed + number), scenario)[1], {"unusable": ""})
                                      for number, scenario in enumerate(scenarios[:100])])
    check_output_faults(report, cases)
    check_damage(report, seed)
    check_shrinking(report, cases)
    check_runner(report)
    print(f"{report.checks - report.wrong} passed, {report.wrong} failed")
    return 1 if report.wrong else 0
