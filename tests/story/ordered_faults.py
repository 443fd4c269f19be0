"""Faults planted into an order that a quote became, and into what other stories made, each of which `licet check` has to name by its
word."""
import os
import sqlite3
import subprocess

O = "(SELECT order_id FROM orders WHERE number = '{0}')"
LINE = f"order_id = {O} AND line = "
OTHER = f"(SELECT MIN(order_id) FROM orders WHERE enterprise = (SELECT enterprise FROM orders WHERE number = '{{0}}'))"
FAULTS = (
    ("another order says that it is of the same quote",
     f"UPDATE orders SET quote = (SELECT quote FROM orders WHERE number = '{{0}}') WHERE order_id = {OTHER}", "quote"),
    ("its last line is lost", f"DELETE FROM order_line WHERE {LINE}14", "quote"),
    ("a line of the quote is lost",
     "DELETE FROM quote_line WHERE line = 14 AND quote = (SELECT quote FROM orders WHERE number = '{0}')", "quote"),
    ("a line costs a cent more", f"UPDATE order_line SET unit = unit + 1 WHERE {LINE}1", "price"),
    ("a line and the order cost a cent more",
     f"UPDATE order_line SET extended = extended + 1 WHERE {LINE}1;"
     f"UPDATE orders SET total = total + 1 WHERE order_id = {O}", "quote"),
    ("a line has another quantity", f"UPDATE order_line SET quantity = quantity + 1 WHERE {LINE}2", "quote"),
    ("the quote is not ordered",
     "UPDATE quote SET state = 'accepted' WHERE newest = 1 AND quote = (SELECT quote FROM orders WHERE number = '{0}')",
     "quote"),
    ("the order knows no quote", "UPDATE orders SET quote = NULL WHERE number = '{0}'", "quote"),
)


def run(served, score, order):
    plant(served, score, FAULTS, order)


def plant(served, score, faults, number):
    """SQLite's file is copied for each; the checks read both engines alike (tests/postgres)."""
    if served.database.startswith("postgresql:"):
        return
    copy = os.path.join(served.folder.name, "planted.db")
    for name, statements, word in faults:
        if os.path.exists(copy):
            os.remove(copy)
        with sqlite3.connect(served.database) as source, sqlite3.connect(copy) as database:
            source.backup(database)  # with what stands in its log alone
            changed = [database.execute(each.format(number)).rowcount for each in statements.split(";")]
        score.check(min(changed) > 0, f"{name}: planted")
        done = subprocess.run([served.program, "check", "--key", served.key, copy],
                              capture_output=True, text=True, check=False)
        score.check(done.returncode == 1 and f" of kind {word}: " in done.stdout,
                    f"{name}: licet check names it {word}: {done.stdout[-300:]}")
