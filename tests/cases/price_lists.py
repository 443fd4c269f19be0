"""Reads price_lists.md into the `currency` and `parts` of scenarios.

A section is one price list: a line `Currency: USD` (or `Currency: not stated`) or a line
`Starts from: NAME`, then tables of parts and tables of price rows. Knows no rule.
"""

import copy
import re

from tables import Unreadable, read_sections

PART_COLUMNS = {"part": "part", "type": "type", "points": "points", "renewal": "renewal",
                "reinstatement": "reinstatement", "discount": "discountable",
                "term months": "term_months", "minimum": "minimum_quantity",
                "multiple": "multiple"}
WHOLE_NUMBERS = ("term_months", "minimum_quantity", "multiple")
NONE = ("", "-", "–")


def plain_amount(text):
    """1,000.00 as the scenario writes it: 1000.00."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        return text.replace(",", "")
    return text


def part_value(member, text, where):
    if member in WHOLE_NUMBERS:
        if not text.isdigit():
            raise Unreadable(*where, f"{member} must be a whole number, not {text!r}")
        return int(text)
    if member == "discountable":
        if text not in ("yes", "no"):
            raise Unreadable(*where, f"discount must be yes or no, not {text!r}")
        return text == "yes"
    return text


def add_part(parts, header, row, file):
    part = {"prices": []}
    for column, text in zip(header, row.cells):
        if column not in PART_COLUMNS:
            raise Unreadable(file, row.line, f"no column of parts is called {column!r}")
        if text not in NONE:
            member = PART_COLUMNS[column]
            part[member] = part_value(member, text, (file, row.line))
    part["prices"] = part.pop("prices")
    parts[part["part"]] = part


def add_price_row(parts, header, row, file):
    values = {column: plain_amount(text) for column, text in zip(header, row.cells)
              if text not in NONE}
    part = values.pop("part", None)
    if part not in parts:
        raise Unreadable(file, row.line, f"prices of {part!r}, which is no part of this list")
    parts[part]["prices"].append(values)


def add_table(parts, table, file):
    is_prices = table.header[:2] == ["part", "from"]
    for row in table.rows:
        if is_prices:
            add_price_row(parts, table.header, row, file)
        else:
            add_part(parts, table.header, row, file)


def build(section, lists):
    base, currency = section.named("Starts from"), section.named("Currency")
    if (base is None) == (currency is None):
        raise Unreadable(section.file, section.line, "say either Currency: or Starts from:")
    if base is None:
        built = {"currency": currency, "parts": {}}
    elif base in lists:
        built = copy.deepcopy(lists[base])
    else:
        raise Unreadable(section.file, section.line, f"no price list {base!r} above this one")
    for table in section.tables:
        add_table(built["parts"], table, section.file)
    return built


def read_price_lists(path, name):
    """{name: {"currency": …, "parts": {part: …}}}"""
    lists = {}
    for section in read_sections(path, name):
        if section.title in lists:
            raise Unreadable(name, section.line, f"a second price list {section.title!r}")
        lists[section.title] = build(section, lists)
    return lists


def scenario_head(price_list):
    """The members of a scenario that a price list makes."""
    head = {}
    if price_list["currency"] != "not stated":
        head["currency"] = price_list["currency"]
    head["parts"] = list(price_list["parts"].values())
    return head
