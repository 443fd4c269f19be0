"""Replays a case and compares what came out with what must come out."""

import json
import os
import re
import subprocess
import tempfile

import shape

TIMEOUT_SECONDS = 20
MISSING = object()


def replay(program, scenario):
    """(exit code, standard output, standard error) of PROGRAM replay FILE."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "scenario.json")
        with open(path, "w", encoding="utf-8") as out:
            json.dump(scenario, out, ensure_ascii=False, indent=1)
        try:
            done = subprocess.run([program, "replay", path], capture_output=True,
                                  timeout=TIMEOUT_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return None, "", f"no answer within {TIMEOUT_SECONDS} s"
        except OSError as fault:
            return None, "", f"cannot be started: {fault}"
    return (done.returncode, done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"))


def results_of(case, code, out, err):
    """(results, fault): the list of results, or what is wrong with the answer as a whole."""
    if code != 0:
        return None, f"exit code {code}: {err.strip()[:300]}"
    try:
        results = json.loads(out)["results"]
    except (ValueError, KeyError, TypeError) as fault:
        return None, f"the output is no result: {fault!r}"
    wanted = [step.step["id"] for step in case.steps]
    if not isinstance(results, list) or len(results) != len(wanted):
        return None, f"{len(wanted)} steps, but not as many results"
    for name, result in zip(wanted, results):
        if not isinstance(result, dict) or list(result)[:2] != ["id", "ok"]:
            return None, f"step {name}: the first two members are not id and ok"
        if result["id"] != name:
            return None, f"step {name}: the result in its place is of {result['id']!r}"
    return results, None


def value_at(thing, path):
    for key in path:
        if isinstance(thing, dict) and key in thing:
            thing = thing[key]
        elif isinstance(thing, list) and isinstance(key, int) and key < len(thing):
            thing = thing[key]
        else:
            return MISSING
    return thing


def shown(value):
    return "(missing)" if value is MISSING else json.dumps(value, ensure_ascii=False)


def strict(value):
    """Values as text, so that 1, 1.0 and true differ."""
    return json.dumps(value, sort_keys=True)


def holds(expectation, result):
    got = value_at(result, expectation.path)
    if expectation.op == "absent":
        return got is MISSING and value_at(result, expectation.path[:-1]) is not MISSING
    if expectation.op == "count":
        return isinstance(got, list) and len(got) == expectation.value
    return got is not MISSING and strict(got) == strict(expectation.value)


def difference(case, step, expectation, result):
    path = ".".join(str(key) for key in expectation.path)
    wanted = {"absent": "no such member", "count": f"{expectation.value} of them"}.get(
        expectation.op, shown(expectation.value))
    got = value_at(result, expectation.path)
    if expectation.op == "count" and isinstance(got, list):
        got = f"{len(got)} of them"
    refusal = "" if result.get("ok") or path in ("ok", "error") else \
        f" (refused: {result.get('error')})"
    return (f"{case.file}:{step.line}: {case.name}, {step.step['on']}, `{expectation.phrase}`: "
            f"{path} must be {wanted}, is {shown(got)}{refusal}")


def differences(case, results):
    """Every stated outcome that did not come out, as readable lines."""
    faults = []
    for step, result in zip(case.steps, results):
        for expectation in step.expectations:
            if not holds(expectation, result):
                faults.append(difference(case, step, expectation, result))
    return faults


def shape_faults(case, results):
    digits = shape.digits_of(case.head.get("currency", "USD"))
    faults = []
    for step, result in zip(case.steps, results):
        for fault in shape.faults(step.step["do"], result, digits):
            faults.append(f"{case.file}:{step.line}: {case.name}: form of the result: {fault}")
    return faults


def run_case(program, case):
    """(results or None, faults)"""
    results, fault = results_of(case, *replay(program, case.scenario()))
    if fault:
        fault = re.sub(r"\s+", " ", fault)
        return None, [f"{case.file}:{case.line}: {case.name}: {fault}"]
    return results, differences(case, results) + shape_faults(case, results)
