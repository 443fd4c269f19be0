#!/usr/bin/env python3
"""Golden scenarios: replays every *.json of a folder and checks what must come out.

    run.py PROGRAM DIR

A golden file is { "name", "scenario", "expect": [ [step id, path, value] ... ] }; a path is
keys and indexes joined by dots (lines.0.unit). One file counts as one case. Knows no rule.
"""

import json
import os
import subprocess
import sys
import tempfile

TIMEOUT_SECONDS = 20
MISSING = "(missing)"


def replay(program, scenario):
    """Runs PROGRAM replay FILE; returns (exit code, standard output, standard error)."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "scenario.json")
        with open(path, "w", encoding="utf-8") as out:
            json.dump(scenario, out, ensure_ascii=False)
        done = subprocess.run([program, "replay", path], capture_output=True,
                              timeout=TIMEOUT_SECONDS, check=False)
    return (done.returncode, done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"))


def value_at(thing, path):
    """The value at lines.0.unit, or MISSING."""
    for word in path.split("."):
        if isinstance(thing, list) and word.isdigit() and int(word) < len(thing):
            thing = thing[int(word)]
        elif isinstance(thing, dict) and word in thing:
            thing = thing[word]
        else:
            return MISSING
    return thing


def same(left, right):
    """Equal in value and in JSON type: 1 is not true and not 1.0."""
    return type(left) is type(right) and left == right


def order_faults(steps, results):
    """Every step has its result, in order, with id and ok as its first two members."""
    if len(results) != len(steps):
        return [f"{len(steps)} steps, but {len(results)} results"]
    faults = []
    for step, result in zip(steps, results):
        if not isinstance(result, dict) or list(result)[:2] != ["id", "ok"]:
            faults.append(f"step {step['id']}: the first two members are not id and ok")
        elif result["id"] != step["id"]:
            faults.append(f"step {step['id']}: the result here is of {result['id']}")
        elif not isinstance(result["ok"], bool):
            faults.append(f"step {step['id']}: ok is {result['ok']!r}")
    return faults


def expectation_faults(expect, results):
    by_id = {result["id"]: result for result in results if isinstance(result, dict)
             and "id" in result}
    faults = []
    for step, path, wanted in expect:
        got = value_at(by_id.get(step, MISSING), path)
        if not same(got, wanted):
            faults.append(f"step {step}, {path}: must be {json.dumps(wanted)}, "
                          f"is {json.dumps(got, ensure_ascii=False)}")
    return faults


def judge(golden, code, out, err):
    """All that is wrong with one answer, as lines of text."""
    if code != 0:
        return [f"exit code {code}, standard error: {err.strip()[:300]}"]
    try:
        results = json.loads(out)["results"]
    except (ValueError, KeyError, TypeError) as fault:
        return [f"the output is no result: {fault!r}"]
    if not isinstance(results, list):
        return ["results is no list"]
    return (order_faults(golden["scenario"]["steps"], results)
            + expectation_faults(golden["expect"], results))


def run_file(program, path):
    try:
        with open(path, encoding="utf-8") as source:
            golden = json.load(source)
        if not golden["expect"]:
            return ["no expectation in this file"]
        return judge(golden, *replay(program, golden["scenario"]))
    except subprocess.TimeoutExpired:
        return [f"no answer within {TIMEOUT_SECONDS} s"]
    except (OSError, ValueError, KeyError) as fault:
        return [f"cannot be run: {fault!r}"]


def main(arguments):
    if len(arguments) != 2:
        print("usage: run.py PROGRAM DIR", file=sys.stderr)
        return 2
    program, folder = arguments
    names = sorted(name for name in os.listdir(folder) if name.endswith(".json"))
    failed = 0
    for name in names:
        faults = run_file(os.path.abspath(program), os.path.join(folder, name))
        failed += bool(faults)
        for fault in faults:
            print(f"{name}: {fault}")
    if not names:
        print(f"{folder}: no golden file")
        failed = 1
    print(f"{len(names) - (failed if names else 0)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
