"""Makes a failing scenario small while it keeps failing.

Knows JSON objects with `parts` and `steps`, no rule: whether a smaller scenario still fails is for the given predicate to
say (a candidate that became unusable simply does not fail). Goes over all kinds of cuts until none helps any more.
"""

import copy
import time


class Budget:
    """Counts tries and time; a slow or flaky program must not keep the runner for ever."""

    def __init__(self, fails, tries, seconds):
        self.fails, self.left = fails, tries
        self.until = time.monotonic() + seconds

    def still_fails(self, candidate):
        if time.monotonic() > self.until:
            self.left = 0
        if self.left <= 0:
            return False
        self.left -= 1
        return self.fails(candidate)


def cut_list(scenario, path, budget):
    """Drops runs of a list's items, long runs first, down to single ones; later items go first, since none needs them."""
    size = len(found(scenario, path)) // 2 or 1
    while True:
        end = len(found(scenario, path))
        while end > 0:
            start = max(0, end - size)
            candidate = copy.deepcopy(scenario)
            del found(candidate, path)[start:end]
            if budget.still_fails(candidate):
                scenario = candidate
            end = start
        if size == 1:
            return scenario
        size //= 2


def found(scenario, path):
    for key in path:
        scenario = scenario[key]
    return scenario


def with_value(scenario, path, value):
    candidate = copy.deepcopy(scenario)
    found(candidate, path[:-1])[path[-1]] = value
    return candidate


def without_member(scenario, path):
    candidate = copy.deepcopy(scenario)
    del found(candidate, path[:-1])[path[-1]]
    return candidate


def drop_steps(scenario, budget):
    return cut_list(scenario, ["steps"], budget)


def drop_parts(scenario, budget):
    return cut_list(scenario, ["parts"], budget)


def drop_inner_lists(scenario, budget):
    """Order and move lines, names left out, price rows."""
    for place, step in enumerate(scenario["steps"]):
        for name in ("lines", "except"):
            if isinstance(step, dict) and isinstance(step.get(name), list):
                scenario = cut_list(scenario, ["steps", place, name], budget)
    for place, part in enumerate(scenario["parts"]):
        if isinstance(part, dict) and isinstance(part.get("prices"), list):
            scenario = cut_list(scenario, ["parts", place, "prices"], budget)
    return scenario


def objects(scenario):
    """Paths of the objects whose members may be superfluous."""
    yield []
    for name in ("parts", "steps"):
        for place, item in enumerate(scenario[name]):
            if isinstance(item, dict):
                yield [name, place]
            rows = item.get("prices") if isinstance(item, dict) else None
            for row in range(len(rows) if isinstance(rows, list) else 0):
                yield [name, place, "prices", row]


def drop_members(scenario, budget):
    for path in list(objects(scenario)):
        if not isinstance(found(scenario, path), dict):
            continue
        for name in list(found(scenario, path)):
            candidate = without_member(scenario, path + [name])
            if budget.still_fails(candidate):
                scenario = candidate
    return scenario


def quantities(scenario):
    for place, step in enumerate(scenario["steps"]):
        if not isinstance(step, dict):
            continue
        if type(step.get("quantity")) is int:
            yield ["steps", place, "quantity"]
        lines = step.get("lines")
        for line, given in enumerate(lines if isinstance(lines, list) else ()):
            if isinstance(given, dict) and type(given.get("quantity")) is int:
                yield ["steps", place, "lines", line, "quantity"]


def reduce_quantities(scenario, budget):
    for path in list(quantities(scenario)):
        while True:
            quantity = found(scenario, path)
            for smaller in dict.fromkeys((1, quantity // 2, quantity - 1)):
                if 1 <= smaller < quantity and budget.still_fails(with_value(scenario, path, smaller)):
                    scenario = with_value(scenario, path, smaller)
                    break
            else:
                break
    return scenario


CUTS = (drop_steps, drop_inner_lists, drop_parts, drop_members, reduce_quantities)


def shrunk(scenario, fails, tries=3000, seconds=60):
    """The smallest scenario found that still fails. `scenario` itself must fail."""
    lists = isinstance(scenario, dict) and all(isinstance(scenario.get(name), list) for name in ("parts", "steps"))
    if not lists:
        return scenario
    budget = Budget(lambda candidate: has_lists(candidate) and fails(candidate), tries, seconds)
    before = None
    while before != scenario and budget.left:
        before = scenario
        for cut in CUTS:
            scenario = cut(scenario, budget)
    return scenario


def has_lists(scenario):
    return all(isinstance(scenario.get(name), list) for name in ("parts", "steps"))
