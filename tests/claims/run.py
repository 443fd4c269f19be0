"""Every point of a feature's "Done when" is named by a test, as P21-2 (in C: P21_2_…), or is told in docs/open.md as
open; no point is both, none is neither, and no name is of a point that there is not. run.py [FOLDER]"""
import pathlib
import re
import sys

NAME = re.compile(r"\bP(\d\d)[-_](\d+)(?=\b|_)")
KINDS = {".py", ".c", ".h", ".mjs", ".sh", ".md", ".json"}
OWN = pathlib.Path("tests/claims")


def names_in(text):
    return {f"P{feature}-{point}" for feature, point in NAME.findall(text)}


def claimed(root):
    """Name → the files that have it."""
    found = {}
    for path in sorted((root / "tests").rglob("*")):
        if path.suffix in KINDS and OWN not in path.relative_to(root).parents and "node_modules" not in path.parts:
            for name in names_in(path.read_text(encoding="utf-8", errors="replace")):
                found.setdefault(name, []).append(str(path.relative_to(root)))
    return found


def wanted(text):
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return [f"{feature}-{point}" for feature, count in lines for point in range(1, int(count) + 1)]


def judge(points, tests, open_text):
    """(right, sentence) of every point and of every name."""
    told = names_in(open_text)
    for name in points:
        proved, is_open = name in tests, name in told
        where = "; ".join(tests.get(name, [])) or "docs/open.md"
        yield proved != is_open, (f"{name}: {where}" if proved != is_open else
                                  f"{name} is named by {where} and told as open" if proved else
                                  f"{name} is named by no test and not told as open")
    for name in sorted((set(tests) | told) - set(points)):
        yield False, f"{name} is no point of a feature in {OWN}/features.txt"


def self_test():
    points = wanted("# a word\nP21 3\n")
    tests = {"P21-1": ["a.py"], "P21-2": ["b.c"]}
    good = [right for right, _ in judge(points, tests, "P21-3: not yet")]
    for planted in (judge(points, {"P21-1": ["a.py"]}, "P21-3"), judge(points, tests, "P21-2, P21-3"),
                    judge(points, {**tests, "P21-4": ["a.py"]}, "P21-3"), judge(points, tests, "P21-3, P99-1")):
        yield sum(not right for right, _ in planted) == 1, "a planted fault is found once"
    yield good == [True] * 3, "what is right is found right"
    yield names_in("P21_2_shows, P18-1: x; P1-1 AP21-2 P21") == {"P21-2", "P18-1"}, "names are read"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    points = wanted((root / OWN / "features.txt").read_text(encoding="utf-8"))
    open_text = (root / "docs/open.md").read_text(encoding="utf-8")
    said = [*self_test(), *judge(points, claimed(root), open_text)]
    for right, sentence in said:
        print(sentence if right else f"FAILED: {sentence}")
    failed = sum(not right for right, _ in said)
    print(f"{len(said) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
