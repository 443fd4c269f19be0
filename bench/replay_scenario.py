#!/usr/bin/env python3
"""One long scenario out of many: every golden scenario so many times, all customers side by side.

    replay_scenario.py COPIES [DIR] > SCENARIO      (DIR: tests/golden)

Step ids, sites and agreements are renamed per copy, parts per golden scenario, so that no copy meets
another; the steps stand in the order of their days. A scenario has one currency: amounts of the others
are read as if they were in this one. Knows no rule.
"""

import json
import os
import sys

CURRENCY = "USD"
OF_COPY = ("id", "site", "agreement", "from", "to", "order")
OF_GOLDEN = ("part", "renewal", "reinstatement")


def renamed(thing, copy, golden):
    """The same with its names changed; `copy` and `golden` are put before them."""
    if isinstance(thing, list):
        return [renamed(item, copy, golden) for item in thing]
    if not isinstance(thing, dict):
        return thing
    result = {}
    for key, value in thing.items():
        if key in OF_COPY and isinstance(value, str):
            result[key] = copy + value
        elif key in OF_GOLDEN and isinstance(value, str):
            result[key] = golden + value
        elif key == "except":
            result[key] = [golden + part for part in value]
        else:
            result[key] = renamed(value, copy, golden)
    return result


def parts_of(goldens):
    parts = []
    for number, golden in enumerate(goldens):
        for part in golden["scenario"]["parts"]:
            # A price's "from" is a day and keeps its value.
            prices = part["prices"]
            parts.append({**renamed(part, "", f"g{number}."), "prices": prices})
    return parts


def steps_of(goldens, copies):
    steps = []
    for copy in range(copies):
        for number, golden in enumerate(goldens):
            steps += renamed(golden["scenario"]["steps"], f"c{copy}.g{number}.", f"g{number}.")
    return sorted(steps, key=lambda step: step["on"])  # stable: the steps of a copy keep their order


def load(folder):
    goldens = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".json"):
            with open(os.path.join(folder, name), encoding="utf-8") as source:
                goldens.append(json.load(source))
    return [golden for golden in goldens if "programme" not in golden["scenario"]]


def main(arguments):
    if len(arguments) not in (1, 2) or not arguments[0].isdigit():
        print("usage: replay_scenario.py COPIES [DIR]", file=sys.stderr)
        return 2
    goldens = load(arguments[1] if len(arguments) == 2 else "tests/golden")
    scenario = {"currency": CURRENCY, "parts": parts_of(goldens),
                "steps": steps_of(goldens, int(arguments[0]))}
    json.dump(scenario, sys.stdout, ensure_ascii=False, separators=(",", ":"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
