"""Reads the Markdown that cases and price lists are written in: headings, prose and tables.

Knows no case, no price and no rule. Every line keeps its number for the messages.
"""

from dataclasses import dataclass, field


class Unreadable(Exception):
    """A place in a file that cannot be understood: file, line, what is wrong."""

    def __init__(self, file, line, what):
        super().__init__(f"{file}:{line}: {what}")


@dataclass
class Row:
    line: int
    cells: list


@dataclass
class Table:
    line: int
    header: list
    rows: list = field(default_factory=list)


@dataclass
class Section:
    """One `## heading` with the prose lines and tables below it."""
    file: str
    line: int
    title: str
    prose: list = field(default_factory=list)      # (line number, text)
    tables: list = field(default_factory=list)

    def named(self, name):
        """The text after `Name: ` of one prose line, or None."""
        for _, text in self.prose:
            if text.startswith(name + ": "):
                return text[len(name) + 2:].strip()
        return None


def cells_of(text):
    return [cell.strip() for cell in text.strip().strip("|").split("|")]


def is_rule_of_dashes(text):
    return set(text.strip()) <= set("|-: ") and "-" in text


def add_table_line(section, table, number, text):
    """Adds one `| … |` line; returns the table that is open now."""
    if table is None:
        table = Table(number, cells_of(text))
        section.tables.append(table)
    elif not is_rule_of_dashes(text):
        row = Row(number, cells_of(text))
        if len(row.cells) != len(table.header):
            raise Unreadable(section.file, number,
                             f"{len(row.cells)} cells below {len(table.header)} headings")
        table.rows.append(row)
    return table


def read_sections(path, name):
    """All `## ` sections of a file; the text before the first is an introduction."""
    sections, table = [], None
    with open(path, encoding="utf-8") as source:
        for number, raw in enumerate(source, 1):
            text = raw.rstrip("\n")
            if text.startswith("## "):
                sections.append(Section(name, number, text[3:].strip()))
                table = None
            elif text.startswith("|"):
                if not sections:
                    raise Unreadable(name, number, "a table before the first heading")
                table = add_table_line(sections[-1], table, number, text)
            else:
                table = None
                if sections and text.strip():
                    sections[-1].prose.append((number, text.strip()))
    return sections
