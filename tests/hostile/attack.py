"""What an attack is: an input, and the outcome that replay.md demands of it.

Only two outcomes are allowed at all: the file is unusable (exit 2, one line on standard error,
nothing on standard output) or every step is answered (exit 0, JSON). An attack says which.
"""

import json
from dataclasses import dataclass, field


@dataclass
class Unusable:
    """Exit 2; where `names` is given, the line must contain it."""
    names: str = None


@dataclass
class Answered:
    """Exit 0; step id → "ok" or a refusal's code, or a tuple of those that are allowed."""
    codes: dict = field(default_factory=dict)


@dataclass
class Attack:
    name: str
    data: object                 # bytes, or a function that makes them
    demand: list                 # the outcomes that are allowed, mostly one
    ids: list = None             # the steps that must be answered, if they can be
    how: str = "file"            # how the program gets it, see places.py
    many_statements: bool = False   # near a hundred thousand or over: long where each is a round trip

    def content(self):
        return self.data() if callable(self.data) else self.data


class Raw(str):
    """A literal that stands in the JSON text as it is: Raw("1e400")."""


def marked(value):
    """The same structure with a marker in place of every Raw literal."""
    if isinstance(value, Raw):
        return f"@raw<{value}>raw@"
    if isinstance(value, dict):
        return {key: marked(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [marked(inner) for inner in value]
    return value


def text_of(scenario):
    """A scenario as bytes; Raw literals stand unquoted."""
    text = json.dumps(marked(scenario), ensure_ascii=False)
    text = text.replace('"@raw<', "").replace('>raw@"', "")
    return text.encode("utf-8", "surrogatepass")


def ids_of(scenario):
    return [step["id"] for step in scenario["steps"]]


def unusable(name, data, names=None):
    """An attack on which the program must end with 2."""
    return Attack(name, data if callable(data) or isinstance(data, bytes) else text_of(data),
                  [Unusable(names)])


def answered(name, scenario, codes=None):
    """An attack whose steps must all be answered, some with these codes."""
    return Attack(name, text_of(scenario), [Answered(codes or {})], ids_of(scenario))


def either(name, scenario, codes=None):
    """An attack on which replay.md does not decide between the two outcomes."""
    return Attack(name, text_of(scenario), [Unusable(), Answered(codes or {})],
                  ids_of(scenario))
