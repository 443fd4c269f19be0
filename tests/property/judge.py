"""Cases made from seeds, and the verdict on what a program answers to one.

A case is one line of text for the program. The verdict compares with the oracle (deep equality of `results` but for
`message`; for an unusable case only that both say so) and runs the properties over the program's own output.
"""

import json
import random
from collections import namedtuple

import generate
import oracle
import properties
from damage import damaged

UNUSABLE_SHARE = 0.1
NOT_JSON_SHARE = 0.1    # of the unusable ones
MOST_DIFFERENCES = 12

# `value` is None where the text is no JSON.
Case = namedtuple("Case", "seed kind text value")


def text_of(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def case_of(seed):
    rng = random.Random(seed)
    if rng.random() >= UNUSABLE_SHARE:
        scenario = generate.scenario(rng)
        return Case(seed, "scenario", json.dumps(scenario, ensure_ascii=rng.random() < 0.5), scenario)
    scenario = generate.scenario(rng, most_steps=10)
    if rng.random() < NOT_JSON_SHARE:
        text = text_of(scenario)
        return Case(seed, "not_json", text[:rng.randint(1, len(text) - 1)], None)
    kind, value = damaged(rng, scenario)
    return Case(seed, kind, text_of(value), value)


def expected_answer(text):
    try:
        return oracle.replay(oracle.parsed(text))
    except oracle.Unusable as error:
        return {"unusable": str(error)}


def without_messages(results):
    if not isinstance(results, list):
        return results
    return [{name: value for name, value in result.items() if name != "message"}
            if isinstance(result, dict) and result.get("ok") is False else result for result in results]


def canonical(value):
    """Text in which 7, 7.0, "7" and true all differ, unlike in Python's ==."""
    return json.dumps(value, sort_keys=True)


def shown(value):
    return "nothing" if value is oracle.MISSING else json.dumps(value, ensure_ascii=False)[:300]


def differences(expected, found, place=""):
    """Where two values differ, innermost places, as lines of text."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name in dict.fromkeys([*expected, *found]):
            yield from differences(expected.get(name, oracle.MISSING), found.get(name, oracle.MISSING),
                                   f"{place}.{name}" if place else name)
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (one, other) in enumerate(zip(expected, found)):
            inner = one["id"] if not place and isinstance(one, dict) else f"{place}.{index}"
            yield from differences(one, other, inner)
    elif expected is oracle.MISSING or found is oracle.MISSING or canonical(expected) != canonical(found):
        yield f"{place}: oracle {shown(expected)}, program {shown(found)}"


def compared(expected, answer):
    """Complaints about an answer against the oracle's."""
    if "unusable" in expected or "unusable" in answer:
        if "unusable" in expected and isinstance(answer.get("unusable"), str):
            return []
        return [f"oracle {text_of(expected)[:300]}, program {text_of(answer)[:300]}"]
    ours, theirs = expected["results"], without_messages(answer.get("results"))
    if set(answer) == {"results"} and canonical(ours) == canonical(theirs):
        return []
    if set(answer) != {"results"}:
        return [f"the answer has the members {sorted(answer)}"]
    return list(differences(ours, theirs))[:MOST_DIFFERENCES]


def parsed_answer(text):
    """(answer, complaint)"""
    try:
        answer = json.loads(text)
    except ValueError as error:
        return None, f"the answer is no JSON: {error}"
    return (answer, None) if isinstance(answer, dict) else (None, "the answer is no object")


def verdict(case_text, answer_text):
    """(complaints, the program's answer) for one case."""
    answer, complaint = parsed_answer(answer_text)
    if complaint:
        return [complaint], None
    expected = expected_answer(case_text)
    complaints = compared(expected, answer)
    if "results" in expected and "unusable" not in answer:
        complaints = complaints + properties.violations(json.loads(case_text), answer.get("results"))
    return complaints, answer
