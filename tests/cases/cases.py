"""Reads the case files and compiles each case into a scenario and its expectations."""

import os
import re
from dataclasses import dataclass, field

from phrases import expectations_of, step_of
from price_lists import read_price_lists, scenario_head
from tables import Unreadable, read_sections

HEADER = ["day", "what happens", "what must come out"]
TITLE = re.compile(r"(C-\d+) (.+)")
REASON = re.compile(r"R\d+\.\d+|replay\.md|§6")
NOT_CASES = ("README.md", "price_lists.md")


@dataclass
class Step:
    line: int
    step: dict
    expectations: list


@dataclass
class Case:
    file: str
    line: int
    name: str
    title: str
    head: dict
    steps: list = field(default_factory=list)

    def scenario(self):
        return {**self.head, "steps": [step.step for step in self.steps]}


def phrases_of(row):
    """[(line, outcome)] of a row's last cell."""
    return [(row.line, text.strip()) for text in row.cells[2].split(";") if text.strip()]


def read_step(file, row, phrases, default_id):
    day, phrase, _ = row.cells
    step = step_of(phrase, default_id)
    if step is None:
        raise Unreadable(file, row.line, f"not a phrase of the grammar: {phrase!r}")
    expectations, stranger = expectations_of(phrases)
    if stranger is not None:
        raise Unreadable(file, stranger[0] or row.line,
                         f"not an outcome of the grammar: {stranger[1]!r}")
    return Step(row.line, {"id": step.pop("id"), "on": day, **step}, expectations)


def read_rows(file, table):
    """The steps of a table; a row with only an outcome goes on with the step above it."""
    rows = []
    for row in table.rows:
        if row.cells[0] or row.cells[1]:
            rows.append((row, phrases_of(row)))
        elif not rows:
            raise Unreadable(file, row.line, "nothing happens above this outcome")
        else:
            rows[-1][1].extend(phrases_of(row))
    return [read_step(file, row, phrases, f"s{number}")
            for number, (row, phrases) in enumerate(rows, 1)]


def check_case(section, found, tables):
    if not found:
        raise Unreadable(section.file, section.line,
                         f"a case is headed `C-number what it shows`, not {section.title!r}")
    if not any(REASON.search(text) for _, text in section.prose):
        raise Unreadable(section.file, section.line, "the reason cites no rule")
    if len(tables) != 1 or tables[0].header != HEADER:
        raise Unreadable(section.file, section.line,
                         "a case has one table: " + " | ".join(HEADER))


def read_case(section, price_lists):
    found = TITLE.fullmatch(section.title)
    check_case(section, found, section.tables)
    prices = section.named("Prices")
    if prices not in price_lists:
        raise Unreadable(section.file, section.line, f"no price list is called {prices!r}")
    steps = read_rows(section.file, section.tables[0])
    if not steps:
        raise Unreadable(section.file, section.line, "nothing happens in this case")
    return Case(section.file, section.line, found[1], found[2],
                scenario_head(price_lists[prices]), steps)


def read_file(path, name, price_lists):
    """(cases, unreadable places) of one case file."""
    cases, faults = [], []
    try:
        sections = read_sections(path, name)
    except Unreadable as fault:
        return [], [fault]
    for section in sections:
        try:
            cases.append(read_case(section, price_lists))
        except Unreadable as fault:
            faults.append(fault)
    if not sections:
        faults.append(Unreadable(name, 1, "no case in this file"))
    return cases, faults


def repeated_names(cases):
    seen, faults = {}, []
    for case in cases:
        if case.name in seen:
            faults.append(Unreadable(case.file, case.line,
                                     f"{case.name} stands in {seen[case.name]} already"))
        seen[case.name] = f"{case.file}:{case.line}"
    return faults


def read_folder(folder):
    """(all cases, all unreadable places) of a folder of case files."""
    try:
        price_lists = read_price_lists(os.path.join(folder, "price_lists.md"), "price_lists.md")
    except (OSError, Unreadable) as fault:
        return [], [fault]
    cases, faults = [], []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".md") and name not in NOT_CASES:
            more, wrong = read_file(os.path.join(folder, name), name, price_lists)
            cases += more
            faults += wrong
    return cases, faults + repeated_names(cases)
