"""The faults that run.py plants: (name, SQL, the word of the kind that licet check must answer with).

They are planted into the database of rich.json with partners (tests/tool/make_partner_db.c); an
order is found by its key, which is its step's id. Each statement must change something. Those of
REBILLS want order o11 billed anew to S2 (R9.3), those of SEQUENCER a night run after that.
"""
import base64
import hashlib

# The order of a step, a line of it, and what the first line made.
O = "(SELECT order_id FROM orders WHERE request = '%s')"
SEQ = "(SELECT seq FROM orders WHERE request = '%s')"
MADE = "(SELECT MIN(entitlement) FROM entitlement WHERE line = 1 AND order_id = " + O + ")"
SITE = "(SELECT site FROM site WHERE number = '%s')"
AGREEMENT = "(SELECT agreement FROM agreement WHERE number = '%s')"


def order(step, change):
    return "UPDATE orders SET %s WHERE order_id = %s" % (change, O % step)


def line(step, number, change):
    return "UPDATE order_line SET %s WHERE order_id = %s AND line = %d" % (change, O % step, number)


def made(step, change):
    return "UPDATE entitlement SET %s WHERE entitlement = %s" % (change, MADE % step)


def agreement(number, change):
    return "UPDATE agreement SET %s WHERE number = '%s'" % (change, number)


def event(cause, change):
    return ("UPDATE entitlement_event SET %s WHERE event = "
            "(SELECT MAX(event) FROM entitlement_event WHERE cause = '%s')" % (change, cause))


def gone(table, where):
    return "DELETE FROM %s WHERE %s" % (table, where)


PRICES = [
    ("a cent more on a unit", line("o7", 1, "unit = unit + 1, extended = extended + quantity"), "price"),
    ("a cent less on a unit", line("o9", 1, "unit = unit - 1"), "price"),
    ("a cent more on an extended price", line("o7", 1, "extended = extended + 1"), "price"),
    ("a cent more on a line and its order", [line("o7", 1, "extended = extended + 1"),
                                              order("o7", "total = total + 1")], "price"),
    ("a cent more on a yearly price", line("o7", 1, "yearly = yearly + 1"), "price"),
    ("a cent more on a renewal's unit", line("r1", 1, "unit = unit + 1"), "price"),
    ("a cent more on a total", order("o1", "total = total + 1"), "total"),
    ("an order's points", order("o1", "points = points + 1"), "total"),
    ("a line's points", line("o1", 1, "points = points + 1"), "points"),
    ("a renewal's points", line("r4", 2, "points = points - 1"), "points"),
    ("another level", order("o7", "level = 'F'"), "level"),
    ("a level before it that was not", order("o7", "level_before = 'F'"), "level"),
    ("a level after it that was not", order("o7", "level_after = 'H'"), "level"),
    ("a level lower", order("o6", "level = 'BL'"), "level"),
    ("a fixed level", order("o9", "level = 'GV'"), "level"),
    ("a level on an express order", order("o3", "level = 'BL'"), "level"),
    ("another price row", line("o7", 1, "price_row = price_row - 1"), "price_row"),
    ("another day of the price", line("r4", 1, "price_on = '2024-12-31'"), "price_row"),
    ("a renewal behind its coverage", order("r1", "accepted_on = '2099-01-01'"), "coverage"),
    ("a price edited after use",
     "UPDATE price_level SET unit = unit + 1 WHERE level = 'D' AND price_row = "
     "(SELECT price_row FROM order_line WHERE line = 1 AND order_id = " + O % "o1" + ")", "price"),
    ("a row published later than it was",
     "UPDATE price_row SET published = '2024-07-01' WHERE price_row = "
     "(SELECT price_row FROM order_line WHERE line = 1 AND order_id = " + O % "o7" + ")", "price_row"),
    ("a price that was taken away",
     "DELETE FROM price_level WHERE price_row = "
     "(SELECT price_row FROM order_line WHERE line = 2 AND order_id = " + O % "o1" + ")", "price"),
    ("a part that earns more", "UPDATE part SET points = points + 1 WHERE part = 'XL100'", "points"),
    ("a bid that was not", line("o9", 1, "bid_unit = 100"), "price"),
    ("a currency that is none", order("o9", "currency = 'XXX'"), "value"),
    ("no such version of the programme", order("o9", "programme_version = 7"), "programme"),
    ("a programme without its version", gone("programme_version", "version = 1"), "programme"),
    ("a definition that is none", "UPDATE programme_version SET definition = '{}'", "programme"),
    ("a level that begins later",
     "UPDATE programme_version SET definition = replace(definition, '\"1000.00\"', '\"1200.00\"')", "level"),
]

ORDERS = [
    ("a missing line in the middle", gone("order_line", "line = 2 AND order_id = " + O % "o7"), "lines"),
    ("a missing last line", gone("order_line", "line = 3 AND order_id = " + O % "o7"), "total"),
    ("an order without lines", gone("order_line", "order_id = " + O % "o9"), "lines"),
    ("a line too many",
     "INSERT INTO order_line SELECT enterprise, order_id, line + 3, site, part, quantity, returned, price_row, "
     "price_on, yearly, unit, extended, points, coverage_start, coverage_end, months, due, entitlement, bid, bid_unit, "
     "cap_base, cap_rise, buy_unit, sell_unit, term_months FROM order_line WHERE line = 1 AND order_id = " + O % "o7",
     "total"),
    ("a line twice the quantity", line("o9", 1, "quantity = quantity * 2"), "event"),
    ("a line at another site", line("o9", 1, "site = " + SITE % "S2"), "site"),
    ("an order at another site", order("o9", "site = " + SITE % "S1"), "site"),
    ("an order of another agreement", order("o9", "agreement = " + AGREEMENT % "A3"), "site"),
    ("an order of another day", order("o9", "accepted_on = '2024-10-02'"), "order"),
    ("an order of another instant", order("o9", "accepted_at = accepted_at + 1"), "order"),
    ("an order of another term", order("o9", "term = term + 1"), "order"),
    ("an order of another transaction", order("o9", "seq = seq - 1"), "id"),
    ("a renewal that is called an order", order("r4", "kind = 'order'"), "lines"),
    ("a licence's coverage a month longer", line("o9", 1, "coverage_end = '2025-11-30'"), "coverage"),
    ("a licence's coverage from another day", line("o9", 1, "coverage_start = '2024-10-02'"), "coverage"),
    ("a renewal's coverage a month shorter", line("r4", 1, "coverage_end = '2026-02-28'"), "coverage"),
    ("a renewal of other months", line("r4", 1, "months = 11"), "coverage"),
    ("a renewal due on another day", line("r4", 1, "due = '2025-04-02'"), "coverage"),
    ("a renewal of nothing", line("r4", 1, "entitlement = 1"), "event"),
    ("a fixed term of other months", line("o2", 2, "term_months = 13"), "coverage"),
    ("a licence that renews", line("o9", 1, "entitlement = " + MADE % "o1"), "event"),
    ("an order that is a rebill of nothing", order("o9", "kind = 'rebill'"), "order"),
    ("an order of another actor", order("o9", "actor = 5"), "order"),
    ("an order of another account", order("o9", "account = 5"), "order"),
    ("an order of another request", order("r6", "request = 'r66'"), "order"),
    ("an order deleted whole", [gone("order_line", "order_id = " + O % "o9"),
                                gone("orders", "request = 'o9'")], "directory"),
    ("a returned count", line("o1", 1, "returned = returned + 1"), "return"),
    ("a return's credit", "UPDATE order_return SET credit = credit + 1 WHERE quantity = 5", "return"),
    ("a return's points", "UPDATE order_return SET points = points + 1 WHERE quantity = 5", "return"),
    ("a return's quantity", "UPDATE order_return SET quantity = 4 WHERE quantity = 5", "return"),
    ("a return of another day", "UPDATE order_return SET on_day = '2023-04-04' WHERE quantity = 5", "return"),
    ("a return by another account", "UPDATE order_return SET account = account + 1 WHERE quantity = 5", "return"),
    ("a return deleted", gone("order_return", "quantity = 5"), "return"),
]

ENTITLEMENTS = [
    ("an entitlement's quantity", made("o1", "quantity = quantity + 1"), "entitlement"),
    ("an entitlement's coverage end", made("o9", "coverage_end = '2027-04-30'"), "entitlement"),
    ("an entitlement's site", made("o9", "site = " + SITE % "S2"), "entitlement"),
    ("an entitlement's part", made("o9", "part = 'XL200'"), "entitlement"),
    ("an entitlement's day on the agreement", made("o9", "agreement_since = '2024-10-02'"), "entitlement"),
    ("an entitlement's last renewed price", made("o9", "renewed_yearly = renewed_yearly + 1"), "entitlement"),
    ("an entitlement's distributor", made("o1", "distributor = 3 - COALESCE(distributor, 0)"), "entitlement"),
    ("an entitlement's reseller", made("o9", "reseller = 3 - COALESCE(reseller, 0)"), "entitlement"),
    ("an entitlement in another currency", made("o9", "currency = 'XXX'"), "entitlement"),
    ("an entitlement of another country group", made("o9", "country_group = 'nowhere'"), "entitlement"),
    ("an entitlement due on another day", made("o9", "due = '2024-10-02'"), "due"),
    ("an entitlement that nobody would find due", made("o9", "due = NULL"), "due"),
    ("a record of nothing that is due",
     "UPDATE entitlement SET due = '2025-10-01' WHERE entitlement = "
     "(SELECT MIN(entitlement) FROM entitlement WHERE quantity = 0)", "due"),
    ("an entitlement of no line", made("o9", "line = 9"), "reference"),
    ("an entitlement deleted", gone("entitlement", "entitlement = " + MADE % "o9"), "event"),
    ("an entitlement that nothing made",
     "INSERT INTO entitlement SELECT enterprise, entitlement + 500, site, part, order_id, line, 0, coverage_end, "
     "agreement_since, renewed_yearly, distributor, reseller, NULL, currency, country_group FROM entitlement WHERE entitlement = " + MADE % "o9",
     "event"),
    ("an event missing", gone("entitlement_event", "cause = 'renewal' AND entitlement = " + MADE % "o9"), "event"),
    ("the making event missing", gone("entitlement_event", "cause = 'order' AND entitlement = " + MADE % "o9"),
     "event"),
    ("an event doubled",
     "INSERT INTO entitlement_event SELECT enterprise, entitlement, event + 500, seq, cause, on_day, site, change, "
     "coverage_end, agreement_since, source FROM entitlement_event WHERE cause = 'order' AND entitlement = "
     + MADE % "o9", "event"),
    ("an event of another transaction", event("order", "seq = seq - 1"), "id"),
    ("an event of another day", event("renewal", "on_day = '2026-03-16'"), "event"),
    ("an event at another site", event("renewal", "site = " + SITE % "G1"), "event"),
    ("an event's quantity", event("move_out", "change = change + 1"), "move"),
    ("an event's coverage end", event("renewal", "coverage_end = '2026-04-30'"), "event"),
    ("an event's day on the agreement", event("return", "agreement_since = '2020-01-01'"), "event"),
    ("an event with a source", event("renewal", "source = " + MADE % "o1"), "event"),
    ("an event of another cause", event("renewal", "cause = 'agreement'"), "event"),
    ("an event without its source", event("move_in", "source = NULL"), "move"),
    ("a move's arrival missing", gone("entitlement_event", "event = (SELECT MAX(event) FROM entitlement_event "
                                      "WHERE cause = 'move_in')"), "move"),
    ("a move's departure missing", gone("entitlement_event", "event = (SELECT MAX(event) FROM entitlement_event "
                                        "WHERE cause = 'move_out')"), "move"),
    ("a move's quantity", "UPDATE entitlement_move SET quantity = quantity + 1", "move"),
    ("a move's target", "UPDATE entitlement_move SET to_site = " + SITE % "G1", "move"),
    ("a move deleted", gone("entitlement_move", "move = (SELECT MAX(move) FROM entitlement_move)"), "move"),
    ("a reinstated quantity too small", event("reinstate_in", "change = change - 1"), "event"),
    ("a reinstated coverage too long", event("reinstate_in", "coverage_end = '2028-07-31'"), "coverage"),
    ("an event that says another past", event("return", "coverage_end = '2029-01-31'"), "history"),
    ("a record left behind by its site", gone("entitlement_event", "event = (SELECT MIN(event) FROM "
                                              "entitlement_event WHERE cause = 'agreement')"), "event"),
]

def contact(roles, role=None, place=1, seq="1", made="1"):
    return ("INSERT INTO contact (enterprise, site, contact, seq, role, roles, state, name, mail, phone) SELECT enterprise, site, "
            "%s * 1048576 + %d, %s, '%s', '%s', 'confirmed', 'Somebody', 'x@y.example', '1' FROM site WHERE number = 'S1'"
            % (made, place, seq, role or roles.split()[0], roles))


CONTACTS = [
    ("two primaries at a site", [contact("primary billing"), contact("primary", place=2)], "contact"),
    ("a site's contacts without a primary", contact("renewal billing"), "contact"),
    ("a role that is none", contact("primary owner"), "contact"),
    ("a role that is not the first", contact("primary billing", role="billing"), "contact"),
    ("a contact of no transaction", contact("primary", seq="9999", made="9999"), "sequence"),
    ("a contact that another transaction made", contact("primary", made="2"), "id"),
]

STANDINGS = [
    ("an agreement's level", agreement("A1", "level = 'E'"), "standing"),
    ("an agreement's floor", agreement("A1", "floor = 'H'"), "standing"),
    ("an agreement's points", agreement("A1", "term_points = term_points + 1"), "standing"),
    ("an agreement's term", agreement("A1", "term = term + 1"), "standing"),
    ("an agreement's term start", agreement("A1", "term_start = '2027-04-02'"), "standing"),
    ("an agreement's term end", agreement("A1", "term_end = '2028-04-30'"), "standing"),
    ("an agreement's first anniversary", agreement("A1", "first_anniversary = '2024-05-01'"), "standing"),
    ("an agreement's first day", agreement("A1", "enrolled_on = '2023-01-11'"), "standing"),
    ("an agreement's customer type", agreement("A3", "customer_type = 'academic'"), "level"),
    ("an agreement that is express", agreement("A3", "programme = 'express', level = NULL, floor = NULL"), "points"),
    ("a term's end missing", gone("term_close", "term = 2 AND agreement = " + AGREEMENT % "A1"), "close"),
    ("a term's end with another level", "UPDATE term_close SET level_after = 'H' WHERE term = 2", "close"),
    ("a term's end with other points", "UPDATE term_close SET points = points + 1 WHERE term = 1", "close"),
    ("a term's end in another transaction", "UPDATE term_close SET seq = seq + 1 WHERE term = 1", "close"),
    ("a term's end on another day", "UPDATE term_close SET term_end = '2024-04-01' WHERE term = 1", "close"),
    ("a term's end too many",
     "INSERT INTO term_close SELECT enterprise, agreement, term + 50, seq, term_start, term_end, points, level_before, "
     "level_after FROM term_close WHERE term = 1", "close"),
    ("points in the ledger", "UPDATE points_entry SET points = points + 1 WHERE line = 1 AND order_id = " + O % "o1",
     "points"),
    ("an entry of another term", "UPDATE points_entry SET term = 2 WHERE order_id = " + O % "o1", "points"),
    ("an entry missing", gone("points_entry", "line = 2 AND order_id = " + O % "o1"), "points"),
    ("an entry of a return missing", gone("points_entry", "cause = 'return' AND quantity = -5"), "points"),
    ("an entry at another site", "UPDATE points_entry SET site = " + SITE % "G1" + " WHERE order_id = " + O % "o9",
     "points"),
    ("an entry of another day", "UPDATE points_entry SET on_day = '2026-01-01' WHERE order_id = " + O % "o1", "history"),
    ("an entry too many",
     "INSERT INTO points_entry SELECT enterprise, agreement, seq, line + 7, term, on_day, cause, order_id, site, part, "
     "quantity, points FROM points_entry WHERE order_id = " + O % "o9", "points"),
]

PAPERS = [
    ("a gap in the transactions", gone("recorded", "seq = 9"), "sequence"),
    ("a transaction too many", "UPDATE enterprise SET seq = seq + 1", "sequence"),
    ("a transaction recorded earlier", "UPDATE recorded SET recorded_at = recorded_at - 90000000 WHERE seq = 12",
     "sequence"),
    ("a transaction of an earlier day", "UPDATE recorded SET on_day = '2023-01-01' WHERE seq = 12", "sequence"),
    ("an enterprise made on another day", "UPDATE enterprise SET created_on = '2023-01-09'", "sequence"),
    ("numbers that are drawn again", "UPDATE number_block SET next = 0 WHERE kind = 'order'", "directory"),
    ("a level told of another agreement", "UPDATE outbox SET object = object + 1 WHERE kind = 'level.changed'",
     "outbox"),
    ("no audit row", gone("audit", "seq = 9"), "audit"),
    ("an audit row of another instant", "UPDATE audit SET at = at + 1 WHERE seq = 9", "audit"),
    ("an audit row of another object", "UPDATE audit SET object = object + 1 WHERE action = 'order.accept'", "audit"),
    ("an audit row of another action", "UPDATE audit SET action = 'enrol' WHERE action = 'order.return'", "audit"),
    ("an audit row of nothing", "UPDATE audit SET object = 1 WHERE action = 'enrol'", "audit"),
    ("an audit row too many", "INSERT INTO audit SELECT enterprise, seq + 100, at, actor, account, action, object, "
     "detail FROM audit WHERE seq = 9", "sequence"),
    ("a key that leads nowhere", "UPDATE request_key SET object = 1 WHERE request = 'o9'", "key"),
    ("a key deleted", gone("request_key", "request = 'o9'"), "key"),
    ("a key of another request", "UPDATE request_key SET request = 'o99' WHERE request = 'o9'", "key"),
    ("a key of another account", "UPDATE request_key SET account = 5 WHERE request = 'o9'", "key"),
    ("a proof deleted", [gone("directory", "kind = 'proof' AND object IN (SELECT proof FROM proof WHERE order_id = "
                              + O % "o9" + ")"), gone("proof", "order_id = " + O % "o9")], "proof"),
    ("a proof at another site", "UPDATE proof SET site = " + SITE % "G1" + " WHERE order_id = " + O % "o9", "proof"),
    ("a proof of another day", "UPDATE proof SET issued_on = '2024-10-02' WHERE order_id = " + O % "o9", "proof"),
    ("a proof too many", "INSERT INTO proof SELECT enterprise, proof + 500, seq, 'P-TWO', issued_on, order_id, site, "
     "source_proof, supersedes, distributor, reseller FROM proof WHERE order_id = " + O % "o9", "proof"),
    ("a proof of another partner", "UPDATE proof SET reseller = COALESCE(reseller, 0) + 1 WHERE order_id = " + O % "o9", "proof"),
    ("a proof of another distributor", "UPDATE proof SET distributor = COALESCE(distributor, 0) + 1 WHERE order_id = " + O % "o9",
     "proof"),
    ("an order that was not told", gone("outbox", "kind = 'order.accepted' AND seq = " + SEQ % "o9"), "outbox"),
    ("a proof that was not told", gone("outbox", "kind = 'proof.issued' AND seq = " + SEQ % "o9"), "outbox"),
    ("a level that was not told", gone("outbox", "kind = 'level.changed' AND seq = " + SEQ % "o10"), "outbox"),
    ("a number that the directory lost", gone("directory", "kind = 'order' AND object = " + O % "o9"), "directory"),
    ("a number that leads to another order", "UPDATE directory SET object = " + O % "o10"
     + " WHERE kind = 'order' AND object = " + O % "o9", "directory"),
    ("an order with another's number", order("o9", "number = (SELECT number FROM orders WHERE request = 'o10')"),
     "directory"),
    ("a site with another number", "UPDATE site SET number = 'S9' WHERE number = 'S2'", "directory"),
    ("an agreement with another number", "UPDATE agreement SET number = 'A9' WHERE number = 'A2'", "directory"),
    ("a number of another enterprise", "UPDATE directory SET owner = 2 WHERE number = 'S1'", "directory"),
    ("a site of another agreement", "UPDATE site SET agreement = " + AGREEMENT % "A2" + " WHERE number = 'S3'", "site"),
    ("a site that joined on another day", "UPDATE site SET joined_on = '2024-09-02' WHERE number = 'S3'", "site"),
    ("a site's history of another agreement", "UPDATE site_history SET agreement = " + AGREEMENT % "A3"
     + " WHERE site = " + SITE % "S2", "site"),
    ("a site's history of another day", "UPDATE site_history SET from_day = '2023-01-11' WHERE site = " + SITE % "S2",
     "site"),
    ("a word of a name forgotten", gone("site_word", "site = " + SITE % "S2"), "words"),
    ("a word that no name has", "INSERT INTO site_word SELECT enterprise, site, 'zz' FROM site WHERE number = 'S2'",
     "words"),
    ("another name with the words of before", "UPDATE site SET name_key = 'other' WHERE number = 'S2'", "words"),
    ("a site without history", gone("site_history", "site = " + SITE % "S2"), "site"),
    ("a site's move forgotten", gone("site_history", "site = " + SITE % "S3" + " AND from_day = '2024-09-01'"), "site"),
    ("a row that names no account", "UPDATE orders SET distributor = 77 WHERE request = 'o1'", "reference"),
    ("a representative at a site whom nobody is", "INSERT INTO site_representative (enterprise, site, change, identity, on_day, at, actor) "
     "SELECT enterprise, site, 1, 77, '2024-01-01', 0, 77 FROM site WHERE number = 'S2'", "reference"),
    ("a representative to a partner that is none", "INSERT INTO account_representative (account, change, on_day, at, actor) "
     "VALUES (77, 1, '2024-01-01', 0, 77)", "reference"),
    ("a day that is none", "UPDATE entitlement SET coverage_end = '2024-02-30' WHERE line = 1", "value"),
    ("a day out of all bounds", "UPDATE entitlement_event SET coverage_end = '9999-12-31' WHERE cause = 'order'",
     "value"),
]

VISIBILITY = [
    ("a sale unseen", gone("visibility", "evidence = 'sale' AND object = " + O % "o1"), "visibility"),
    ("an incumbent unseen", gone("visibility", "rowid_of_incumbent"), "visibility"),
    ("a competitor who sees a sale", "INSERT INTO visibility SELECT enterprise, site, 5, evidence, object, seq, from_day, "
     "until_day FROM visibility WHERE evidence = 'sale' AND object = " + O % "o1" + " LIMIT 1", "visibility"),
    ("a competitor who sees a coverage", "UPDATE visibility SET account = 2 WHERE evidence = 'incumbent' AND "
     "account = 1", "visibility"),
    ("a sale that ends", "UPDATE visibility SET until_day = '2030-01-01' WHERE evidence = 'sale'", "visibility"),
    ("an incumbent for a day longer", "UPDATE visibility SET until_day = date(until_day, '+1 day') "
     "WHERE evidence = 'incumbent'", "visibility"),
    ("an incumbent for ever", "UPDATE visibility SET until_day = NULL WHERE evidence = 'incumbent'", "visibility"),
    ("a sale seen at another site", "UPDATE visibility SET site = " + SITE % "G1" + " WHERE evidence = 'sale' AND "
     "object = " + O % "o1", "visibility"),
    ("a sale seen from another day", "UPDATE visibility SET from_day = '2020-01-01' WHERE evidence = 'sale' AND "
     "object = " + O % "o1", "visibility"),
    ("a sale of another partner", order("o1", "reseller = 6"), "visibility"),
]
VISIBILITY[1] = (VISIBILITY[1][0],
                 gone("visibility", "evidence = 'incumbent' AND object = (SELECT MAX(object) FROM visibility "
                      "WHERE evidence = 'incumbent')"), "visibility")

# What the rebill of o11 made.
NEW = "(SELECT order_id FROM orders WHERE kind = 'rebill')"
NEW_SEQ = "(SELECT seq FROM orders WHERE kind = 'rebill')"


def rebill(change):
    return "UPDATE orders SET %s WHERE kind = 'rebill'" % change


def rebill_line(change):
    return "UPDATE order_line SET %s WHERE order_id = %s" % (change, NEW)


# Of the rich one: what moves brought stands on proofs of their own (R5.4).
MOVED = "(SELECT MIN(proof) FROM proof WHERE source_proof IS NOT NULL)"
MOVES = [
    ("a moved record on no proof", gone("proof_record", "proof = " + MOVED), "proof"),
    ("a proof of a move out of another", "UPDATE proof SET source_proof = (SELECT MAX(proof) FROM proof WHERE "
     "source_proof IS NULL) WHERE proof = " + MOVED, "proof"),
    ("a proof of a move that names none", "UPDATE proof SET source_proof = NULL WHERE proof = " + MOVED, "proof"),
    ("a proof of a move at another site", "UPDATE proof SET site = " + SITE % "G1" + " WHERE proof = " + MOVED,
     "proof"),
    ("a proof of a move of another day", "UPDATE proof SET issued_on = '2020-01-01' WHERE proof = " + MOVED, "proof"),
    ("a moved record on another's proof", "UPDATE proof_record SET proof = (SELECT MIN(proof) FROM proof) WHERE "
     "proof = " + MOVED, "proof"),
]

# Of one with orders that were submitted: R-A was confirmed, R-J rejected, R-W waits.
ASKED = "(SELECT order_id FROM order_request WHERE purchase_order = '%s')"
REQUESTS = [
    ("a confirmed order that waits", gone("order_step", "state = 'accepted'"), "request"),
    ("a waiting order that was accepted", "UPDATE order_step SET state = 'accepted', hold = NULL WHERE order_id = "
     + ASKED % "R-W", "request"),
    ("a rejected order that goes on", "UPDATE order_step SET state = 'accepted' WHERE state = 'cancelled'", "request"),
    ("an order without a step", gone("order_step", "order_id = " + ASKED % "R-W"), "request"),
    ("a step of another day", "UPDATE order_step SET on_day = '2020-01-01' WHERE state = 'cancelled'", "request"),
    ("a step by another account", "UPDATE order_step SET account = 5 WHERE state = 'accepted'", "request"),
    ("another line accepted than submitted", "UPDATE order_request_line SET quantity = quantity + 1 WHERE order_id = "
     + ASKED % "R-A", "request"),
    ("a line more submitted", "INSERT INTO order_request_line SELECT enterprise, order_id, line + 1, part, quantity "
     "FROM order_request_line WHERE order_id = " + ASKED % "R-A", "request"),
    ("an order without lines", gone("order_request_line", "order_id = " + ASKED % "R-W"), "request"),
    ("another reseller asked", "UPDATE order_request SET reseller = 5 WHERE purchase_order = 'R-A'", "request"),
    ("another number asked", "UPDATE order_request SET number = '12345' WHERE purchase_order = 'R-W'", "directory"),
    ("another account asked", "UPDATE order_request SET account = 5 WHERE purchase_order = 'R-W'", "request"),
    ("a submitted order of another transaction", "UPDATE order_request SET seq = seq - 1 WHERE purchase_order = 'R-W'",
     "id"),
    ("a submitted order that was not told", gone("outbox", "kind = 'order.held' AND object = " + ASKED % "R-W"),
     "outbox"),
    ("an address of no order", "INSERT INTO order_address (enterprise, order_id) SELECT enterprise, order_id + 1 FROM order_request "
     "WHERE purchase_order = 'R-W'", "request"),
    ("a proof for a contact who is none", "UPDATE order_address SET proof_contact = 12345 WHERE order_id = " + ASKED % "R-W",
     "request"),
    ("a renewal of a contact who is none", "UPDATE order_address SET renewal_contact = 12345 WHERE order_id = " + ASKED % "R-A",
     "request"),
    ("an address of an order that says it has none", "UPDATE orders SET terms_version = '' WHERE order_id = " + ASKED % "R-A",
     "request"),
    ("a shipment to a site that is not there", "UPDATE order_address SET ship_to = 12345 WHERE order_id = " + ASKED % "R-W",
     "reference"),
    ("a rejection that was not told", gone("outbox", "kind = 'order.cancelled'"), "outbox"),
    ("a submitted order that nobody finds", gone("directory", "kind = 'order' AND object = " + ASKED % "R-W"),
     "directory"),
]

# A paper of the order that waits, and what may be wrong with it: "a" as text.
def attached(purchase_order="R-W", **other):
    values = {"attachment": "r.seq * 1048576 + 9", "order_id": "r.order_id", "seq": "r.seq", "added_at": "a.at", "account": "r.account", "actor": "r.actor", "name": "'a.txt'",
              "type": "'text/plain'", "bytes": "1", "sha256": "'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'", "content": "'YQ=='"}
    values.update(other)
    return ("INSERT INTO order_attachment (enterprise, %s) SELECT r.enterprise, %s FROM order_request AS r JOIN audit AS a ON a.enterprise = r.enterprise AND a.seq = r.seq "
            "WHERE r.purchase_order = '%s'" % (", ".join(values), ", ".join(values.values()), purchase_order))


LATER = "(SELECT MAX(b.seq) FROM audit AS b WHERE b.enterprise = r.enterprise)"
ATTACHED = [
    ("a paper of other bytes", attached(content="'Yg=='"), "attachment"),
    ("a paper of more bytes", attached(bytes="2"), "attachment"),
    ("a paper of another hash", attached(sha256="'ca97'"), "attachment"),
    ("a paper that is not base 64", attached(content="'Y'"), "attachment"),
    ("a paper of another type", attached(type="'application/pdf'"), "attachment"),
    ("a paper whose name is a path", attached(name="'../a.txt'"), "attachment"),
    ("a paper of no order", attached(order_id="r.order_id + 1"), "attachment"),
    ("a paper of no order, as a reference", attached(order_id="r.order_id + 1"), "reference"),
    ("a paper by another account", attached(account="5"), "attachment"),
    ("a paper by another person", attached(actor="r.actor + 1"), "attachment"),
    ("a paper of another instant", attached(added_at="a.at + 1"), "attachment"),
    ("a paper of another transaction", attached(seq="r.seq + 1"), "attachment"),
    ("a paper behind the acceptance", attached("R-A", attachment=LATER + " * 1048576 + 9", seq=LATER), "attachment"),
    ("an eleventh paper of one account", [attached(attachment="r.seq * 1048576 + %d" % at, bytes=str(len(text)), content="'%s'" % base64.b64encode(text).decode(),
                                                   sha256="'%s'" % hashlib.sha256(text).hexdigest()) for at, text in ((at, b"%d" % at) for at in range(20, 31))], "attachment"),
]


PEOPLE = ["INSERT INTO identity (identity, mail, mail_key, name, state, language, time_zone, registered_at) VALUES (%d, 'm%d', 'm%d', 'N', 'active', 'en', 'UTC', 0)"
          % (one, one, one) for one in (11, 12)]


# What two persons would have asked and confirmed for the rebill of o11: asked by the transaction before the one that decided, which
# is the one before the rebill.
def asked(**other):
    values = {"place": "1", "asked_on": "a.on_day", "asked_by": "11", "state": "'confirmed'", "decided_seq": "d.seq", "decided_on": "d.on_day", "decided_by": "12",
              "decided_reason": "NULL", "made": "o.order_id", "seq": "a.seq", "order_id": "o.source_order"}
    values.update(other)
    head = ("INSERT INTO order_change (enterprise, change, kind, reason, asked_at, account, decided_at, {}) SELECT o.enterprise, a.seq * 1048576 + 9, 'rebill', 'x', 0, 1, 0, {} "
            "FROM orders AS o JOIN recorded AS d ON d.enterprise = o.enterprise AND d.seq = o.seq - 1 JOIN recorded AS a ON a.enterprise = o.enterprise AND a.seq = o.seq - 2 "
            "WHERE o.kind = 'rebill'").format(", ".join(values), ", ".join(values.values()))
    return PEOPLE + [head, "INSERT INTO order_change_rebill (enterprise, change, site, distributor, reseller) SELECT o.enterprise, (o.seq - 2) * 1048576 + 9, o.site, o.distributor, "
                     "o.reseller FROM orders AS o WHERE o.kind = 'rebill'"]


# What two persons would have set of R-W's price, which waits: asked by the transaction that accepted R-A, decided by the one that
# rejected R-J.
def priced(line="1", unit="10", unit_before="5", **other):
    values = {"order_id": ASKED % "R-W", "asked_by": "11", "decided_by": "12", "state": "'confirmed'", "total_before": "100", "total": "115", "made": "NULL",
              "seq": "(SELECT MAX(seq) FROM order_step WHERE order_id = %s)" % (ASKED % "R-A"), "decided_seq": "(SELECT MAX(seq) FROM order_step WHERE order_id = %s)" % (ASKED % "R-J")}
    values.update(other)
    head = ("INSERT INTO order_change (enterprise, change, place, kind, reason, asked_on, asked_at, account, decided_on, decided_at, {}) SELECT r.enterprise, {} * 1048576 + 9, 1, "
            "'price', 'x', '2027-07-01', 0, 1, '2027-07-01', 0, {} FROM order_request AS r WHERE r.purchase_order = 'R-W'"
            ).format(", ".join(values), values["seq"], ", ".join(values.values()))
    return PEOPLE + [head] + (["INSERT INTO order_change_price SELECT enterprise, change, %s, %s, %s FROM order_change" % (line, unit_before, unit)] if line else [])


OF_ACCEPTED = {"order_id": ASKED % "R-A", "seq": "(SELECT seq FROM order_request WHERE purchase_order = 'R-J')", "decided_seq": "(SELECT seq FROM order_request WHERE purchase_order = 'R-W')"}
SET_PRICES = [
    ("a price that the line does not have", priced(**OF_ACCEPTED), "price"),
    ("a price confirmed by who asked", priced(decided_by="11"), "change"),
    ("a price taken back by another person", priced(state="'withdrawn'"), "change"),
    ("a price that its total is not made of", priced(total="116"), "change"),
    ("a price of no line", priced(line=None), "change"),
    ("a price of a line that is not there", priced(line="2"), "change"),
    ("a price as it was", priced(unit="5", total="100"), "change"),
    ("a price that made an order", priced(made=ASKED % "R-A"), "change"),
    ("a price of what was accepted before", priced(order_id=ASKED % "R-A", seq="(SELECT MAX(seq) FROM order_step)", state="'waiting'", decided_seq="NULL", decided_by="NULL"), "change"),
    ("a price confirmed after it was accepted", priced(**dict(OF_ACCEPTED, decided_seq="(SELECT MAX(seq) FROM order_step)")), "change"),
]
WAITING = {"state": "'waiting'", "decided_seq": "NULL", "decided_on": "NULL", "decided_by": "NULL", "made": "NULL"}
CHANGES = [
    ("a rebill by one person alone", rebill("actor = 11"), "change"),
    ("a change confirmed by who asked", asked(decided_by="11"), "change"),
    ("a change confirmed and not made", asked(made="NULL"), "change"),
    ("a change that made another order", asked(made="o.source_order"), "change"),
    ("a change decided before it was asked", asked(decided_seq="a.seq - 1"), "change"),
    ("a change decided on another day", asked(decided_on="'2020-01-01'"), "change"),
    ("a change asked on another day", asked(asked_on="'2020-01-01'"), "change"),
    ("a change of another transaction", asked(seq="a.seq - 1"), "change"),
    ("a second change without a first", asked(place="2"), "change"),
    ("a change that waits and made an order", asked(**dict(WAITING, made="o.order_id")), "change"),
    ("a change refused without a reason", asked(state="'refused'", made="NULL"), "change"),
    ("a change refused that made an order", asked(state="'refused'", decided_reason="'no'"), "change"),
    ("a change to another site", asked() + ["UPDATE order_change_rebill SET site = " + SITE % "S1"], "change"),
    ("a change to another partner", asked() + ["UPDATE order_change_rebill SET reseller = NULL, distributor = NULL"], "change"),
    ("a change to another paper", asked() + ["UPDATE order_change_rebill SET purchase_order = 'another'"], "change"),
    ("a change of nothing", asked() + ["DELETE FROM order_change_rebill"], "change"),
]

REBILLS = [
    ("a rebill of another unit", rebill_line("unit = unit + 1"), "rebill"),
    ("a rebill of another price whole", [rebill_line("unit = unit + 1, extended = extended + quantity"),
                                         rebill("total = total + 1")], "rebill"),
    ("a rebill of another yearly price", rebill_line("yearly = yearly - 1"), "rebill"),
    ("a rebill of another price row", rebill_line("price_row = price_row - 1"), "rebill"),
    ("a rebill priced on another day", rebill_line("price_on = '2026-08-21'"), "rebill"),
    ("a rebill of another quantity", rebill_line("quantity = quantity + 1"), "rebill"),
    ("a rebill of another part", rebill_line("part = 'XL200'"), "rebill"),
    ("a rebill of another coverage", rebill_line("coverage_end = '2027-09-30'"), "rebill"),
    ("a rebill covered from another day", rebill_line("coverage_start = '2026-08-21'"), "rebill"),
    ("a rebill of other points", [rebill_line("points = points + 1"), rebill("points = points + 1")], "rebill"),
    ("a rebill of another total", rebill("total = total + 1"), "rebill"),
    ("a rebill of another day", rebill("accepted_on = '2027-07-01'"), "rebill"),
    ("a rebill of another instant", rebill("accepted_at = accepted_at + 1"), "rebill"),
    ("a rebill of another level", rebill("level = 'BL'"), "rebill"),
    ("a rebill of another term", rebill("term = term + 1"), "rebill"),
    ("a rebill of another agreement", rebill("agreement = " + AGREEMENT % "A3"), "rebill"),
    ("a rebill of another currency", rebill("currency = 'EUR'"), "rebill"),
    ("a rebill of another country group", rebill("country_group = 'AP'"), "rebill"),
    ("a rebill of another order", rebill("source_order = " + O % "o7"), "rebill"),
    ("a rebill of nothing", rebill("source_order = NULL"), "rebill"),
    ("a rebill that is called an order", rebill("kind = 'order'"), "rebill"),
    ("a source that is not credited", order("o11", "state = 'accepted'"), "rebill"),
    ("an order credited without a rebill", order("o9", "state = 'credited'"), "rebill"),
    ("a rebill's points not taken back", gone("points_entry", "cause = 'rebill_out'"), "points"),
    ("a rebill's points not given", gone("points_entry", "cause = 'rebill_in'"), "points"),
    ("a rebill's points taken twice", "UPDATE points_entry SET points = points * 2 WHERE cause = 'rebill_out'",
     "points"),
    ("a rebill's points in another term", "UPDATE points_entry SET term = term + 1 WHERE cause = 'rebill_in'",
     "points"),
    ("a rebill's points at the old site", "UPDATE points_entry SET site = " + SITE % "S1"
     + " WHERE cause = 'rebill_in'", "points"),
    ("a rebill's record at the old site", "UPDATE entitlement SET site = " + SITE % "S1" + " WHERE order_id = " + NEW,
     "entitlement"),
    ("a rebill's record made at the old site", [
        "UPDATE entitlement SET site = " + SITE % "S1" + " WHERE order_id = " + NEW,
        "UPDATE entitlement_event SET site = " + SITE % "S1" + " WHERE cause = 'rebill_in'"], "event"),
    ("a rebill's record on the agreement since another day", [
        "UPDATE entitlement SET agreement_since = '2026-08-21' WHERE order_id = " + NEW,
        "UPDATE entitlement_event SET agreement_since = '2026-08-21' WHERE cause = 'rebill_in'"], "event"),
    ("a rebill's record out of nothing", event("rebill_in", "source = NULL"), "move"),
    ("a rebill's record out of another", event("rebill_in", "source = " + MADE % "o9"), "entitlement"),
    ("a rebill's old record that stays", [
        gone("entitlement_event", "cause = 'rebill_out'"),
        "UPDATE entitlement SET quantity = quantity + 1 WHERE entitlement = " + MADE % "o11"], "move"),
    ("a rebill's record missing", [gone("entitlement_event", "cause = 'rebill_in'"),
                                   gone("entitlement", "order_id = " + NEW)], "event"),
    ("events of no rebill", "UPDATE entitlement_event SET cause = 'rebill_out' WHERE event = (SELECT MIN(event) "
     "FROM entitlement_event WHERE cause = 'return')", "rebill"),
    ("a proof that supersedes nothing", "UPDATE proof SET supersedes = NULL WHERE order_id = " + NEW, "proof"),
    ("a proof that supersedes another", "UPDATE proof SET supersedes = (SELECT proof FROM proof WHERE order_id = "
     + O % "o9" + ") WHERE order_id = " + NEW, "proof"),
    ("a rebill without a proof", [gone("directory", "kind = 'proof' AND object = (SELECT proof FROM proof WHERE "
                                       "order_id = " + NEW + ")"), gone("proof", "order_id = " + NEW)], "proof"),
    ("a rebill's proof of the old day", "UPDATE proof SET issued_on = '2026-08-20' WHERE order_id = " + NEW, "proof"),
    ("a rebill that was done otherwise", "UPDATE audit SET action = 'order.accept' WHERE seq = " + NEW_SEQ, "audit"),
    ("a credit that was not told", gone("outbox", "kind = 'order.credited'"), "outbox"),
    ("a rebill that was not told", gone("outbox", "kind = 'order.accepted' AND seq = " + NEW_SEQ), "outbox"),
    ("a rebill's sale that nobody sees", rebill("reseller = 5"), "visibility"),
    ("a rebill's sale seen since the old day", "UPDATE visibility SET from_day = '2026-08-20' WHERE evidence = 'sale' "
     "AND object = " + NEW, "visibility"),
    ("a rebill's record of another partner", "UPDATE entitlement SET reseller = 5 WHERE order_id = " + NEW,
     "entitlement"),
    ("a rebill's coverage that its partner does not see", gone("visibility", "evidence = 'incumbent' AND object = "
                                                              "(SELECT entitlement FROM entitlement WHERE order_id = "
                                                              + NEW + ")"), "visibility"),
]


def link(where, change):
    return "UPDATE audit_chain SET %s WHERE %s" % (change, where)


def told(change):
    return "UPDATE event SET %s WHERE account = 1 AND number = 3" % change


SEQUENCER = [
    ("an audit row's detail", "UPDATE audit SET detail = detail || 'x' WHERE seq = 9", "chain"),
    ("an audit row's actor", "UPDATE audit SET actor = actor + 1 WHERE seq = 9", "chain"),
    ("an audit row's instant", "UPDATE audit SET at = at + 1 WHERE seq = 9", "chain"),
    ("an audit row deleted", gone("audit", "seq = 9"), "chain"),
    ("a link deleted", gone("audit_chain", "number = 9"), "chain"),
    ("the last link deleted", gone("audit_chain", "number = (SELECT MAX(number) FROM audit_chain)"), "chain"),
    ("the chain deleted", gone("audit_chain", "number > 0"), "chain"),
    ("two links swapped", [link("number = 9", "number = 1000000"), link("number = 10", "number = 9"),
                           link("number = 1000000", "number = 10")], "chain"),
    ("two links that change rows", [link("number = 9", "seq = 1000000"), link("number = 10", "seq = 9"),
                                    link("seq = 1000000", "seq = 10")], "chain"),
    ("a hash cut short", link("number = 9", "hash = substr(hash, 1, 63)"), "chain"),
    ("a hash of one digit more", link("number = 9", "hash = hash || '0'"), "chain"),
    ("a hash that is none", link("number = 9", "hash = ''"), "chain"),
    ("another hash", link("number = 9", "hash = substr(hash, 2) || substr(hash, 1, 1)"), "chain"),
    ("the last hash", link("number = (SELECT MAX(number) FROM audit_chain)", "hash = replace(hash, '0', '1')"),
     "chain"),
    ("a first link of another number", link("number = 1", "number = 0"), "chain"),
    ("a link of no transaction", "INSERT INTO audit_chain SELECT number + 1, owner, seq + 1, hash FROM audit_chain "
     "ORDER BY number DESC LIMIT 1", "chain"),
    ("a link of another enterprise", link("number = 9", "owner = 7"), "chain"),
    ("a link twice", ["DROP INDEX audit_chain_row", "INSERT INTO audit_chain SELECT (SELECT MAX(number) + 1 FROM "
                      "audit_chain), owner, seq, hash FROM audit_chain WHERE number = 9"], "chain"),
    ("a sequencer ahead", "UPDATE sequencer SET seq = seq + 1", "chain"),
    ("a sequencer that has read less than it chained", "UPDATE sequencer SET seq = seq - 1", "chain"),
    ("a sequencer of nothing", gone("sequencer", "enterprise = 1"), "chain"),
    ("a gap in the events", "UPDATE event SET number = number + 1 WHERE account = 1 AND number = "
     "(SELECT MAX(number) FROM event WHERE account = 1)", "told"),
    ("events that begin at 2", "UPDATE event SET number = 1000000 WHERE account = 1 AND number = 1", "told"),
    ("an event told to nobody", gone("event", "account = 1 AND number = 3"), "told"),
    ("the last event missing", gone("event", "account = 1 AND number = (SELECT MAX(number) FROM event WHERE "
                                    "account = 1)"), "told"),
    ("an account without events", gone("event", "account = 1"), "told"),
    ("an event twice", "INSERT INTO event SELECT account, (SELECT MAX(number) + 1 FROM event WHERE account = 1), owner, "
     "seq, item, type, at, object FROM event WHERE account = 1 AND number = 3", "told"),
    ("an event of a foreign outbox row", told("seq = 1000000"), "told"),
    ("an event of another item", told("item = item + 50"), "told"),
    ("an event of no enterprise", told("owner = 77"), "told"),
    ("an event that competitors see", "INSERT INTO event SELECT 6, 1 + (SELECT COALESCE(MAX(number), 0) FROM event "
     "WHERE account = 6), owner, seq, item, type, at, object FROM event WHERE account = 1 AND number = 3", "told"),
    ("an event of another type", told("type = 'order.returned'"), "told"),
    ("an event of another instant", told("at = at + 1"), "told"),
    ("an event of another object", told("object = object + 1"), "told"),
    ("two events swapped", [
        "UPDATE event SET number = 1000000 WHERE account = 1 AND number = 3",
        "UPDATE event SET number = 3 WHERE account = 1 AND number = 4",
        "UPDATE event SET number = 4 WHERE account = 1 AND number = 1000000"], "told"),
    ("an outbox row deleted after it was told", gone("outbox", "kind = 'order.credited'"), "told"),
]

FAULTS = PRICES + ORDERS + ENTITLEMENTS + STANDINGS + PAPERS + VISIBILITY + CONTACTS

# After a night that left a standing quote, notices and an exception.
STANDING = "state = 'standing'"
STOOD = "quote = (SELECT quote FROM quote WHERE state = 'standing' ORDER BY lines DESC LIMIT 1)"
NOTICE = "(seq, item) = (SELECT seq, item FROM calendar_notice WHERE kind = 'renewal.quote_ready' LIMIT 1)"
NIGHT = [
    ("a standing quote that lives a day longer", "UPDATE quote SET valid_to = date(valid_to, '+1 day') WHERE " + STANDING, "quote"),
    ("a standing quote of nobody", "UPDATE quote SET owner = CASE WHEN owner IS NULL THEN 1 END WHERE " + STANDING, "quote"),
    ("a line that stands twice", "UPDATE quote_line SET entitlement = (SELECT MIN(entitlement) FROM quote_line WHERE " + STOOD
     + ") WHERE " + STOOD, "quote"),
    ("a standing line that renews nothing", "UPDATE quote_line SET entitlement = NULL WHERE " + STOOD, "quote"),
    ("a cent more on a standing line", "UPDATE quote_line SET extended = extended + 1 WHERE " + STOOD + " AND line = 1", "price"),
    ("an edition that says another total", "UPDATE quote_event SET total = total + 1 WHERE " + STOOD, "quote"),
    ("an edition that says another contact", "UPDATE quote_event SET contact = 5 WHERE " + STOOD, "quote"),
    ("a quote that may cost more than was said", "UPDATE quote SET maximum_end_price = 5 WHERE " + STANDING, "quote"),
    ("an edition that says a line more", "UPDATE quote_event SET lines = lines + 1 WHERE " + STOOD, "quote"),
    ("a state that stands no more", "UPDATE quote SET state = 'presented' WHERE " + STANDING, "quote"),
    ("a notice that was not told", gone("outbox", NOTICE), "outbox"),
    ("a notice that was not noted", gone("calendar_notice", NOTICE), "outbox"),
    ("a notice of something else", "UPDATE calendar_notice SET object = object + 1000 WHERE " + NOTICE, "outbox"),
    ("a notice of another kind", "UPDATE calendar_notice SET kind = 'renewal.reminder' WHERE " + NOTICE, "outbox"),
    ("a notice before its day", "UPDATE calendar_notice SET for_day = date(for_day, '+1 year') WHERE " + NOTICE, "outbox"),
    ("a notice of another day", "UPDATE calendar_notice SET on_day = date(on_day, '+1 day') WHERE " + NOTICE, "outbox"),
    ("an exception by no rule", "UPDATE renewal_exception SET refusal = 'nothing'", "quote"),
    ("an exception since another day", "UPDATE renewal_exception SET since = date(since, '-1 day')", "quote"),
    ("an exception that stands", "UPDATE renewal_exception SET entitlement = (SELECT MIN(entitlement) FROM quote_line WHERE "
     + STOOD + "), enterprise = (SELECT enterprise FROM quote_line WHERE " + STOOD + ")", "quote"),
]

# Of a database in which A1's two standing quotes ordered themselves on 1 Apr 2028; one was paid on the last day, one
# cancelled on the next, and the switch put off after that.
CANCELLED = "(SELECT order_id FROM automatic_order WHERE state = 'cancelled')"
PAID = "(SELECT order_id FROM automatic_order WHERE state = 'paid')"
GIVEN_BACK = ("(SELECT MIN(event) FROM entitlement_event WHERE cause = 'return' AND change = 0 AND seq = "
              "(SELECT decided_seq FROM automatic_order WHERE state = 'cancelled'))")
AUTOMATIC = [
    ("an agreement that renews by itself unasked", agreement("A1", "auto_renew = 1"), "automatic"),
    ("a switch on another day", "UPDATE automatic_switch SET on_day = date(on_day, '+1 day') WHERE edition = 1", "automatic"),
    ("a switch that was never put", gone("automatic_switch", "edition = 1"), "automatic"),
    ("a switch put on the due day", ["UPDATE automatic_switch SET on_day = '2028-04-01' WHERE edition = 1"], "automatic"),
    ("a switch put twice to the same", "UPDATE automatic_switch SET automatic = 1 WHERE edition = 2", "automatic"),
    ("an order by itself of another quote", "UPDATE automatic_order SET quote = quote + 1 WHERE state = 'paid'", "automatic"),
    ("another due day", "UPDATE automatic_order SET due = date(due, '-1 day') WHERE state = 'paid'", "automatic"),
    ("a day longer to pay", "UPDATE automatic_order SET pay_until = date(pay_until, '+1 day') WHERE state = 'paid'", "automatic"),
    ("a payment behind the last day", "UPDATE automatic_order SET decided_on = '2028-05-31' WHERE state = 'paid'", "automatic"),
    ("a payment that another account noted", "UPDATE automatic_order SET decided_by = decided_by + 1 WHERE state = 'paid'", "automatic"),
    ("a cancelling that could have been paid", "UPDATE automatic_order SET decided_on = '2028-05-30' WHERE state = 'cancelled'",
     "automatic"),
    ("nobody paid, nobody cancelled", "UPDATE automatic_order SET state = 'ordered', decided_seq = NULL, decided_on = NULL "
     "WHERE state = 'paid'", "automatic"),
    ("cancelled, and said to be paid", "UPDATE automatic_order SET state = 'paid' WHERE state = 'cancelled'", "rebill"),
    ("paid, and said to be cancelled", "UPDATE automatic_order SET state = 'cancelled' WHERE state = 'paid'", "rebill"),
    ("a payment of an order that a person made", [gone("automatic_line", "order_id = " + PAID),
                                                  gone("automatic_order", "state = 'paid'")], "audit"),
    ("a cancelled order that is accepted", "UPDATE orders SET state = 'accepted' WHERE order_id = " + CANCELLED, "rebill"),
    ("a coverage that ends a day later", "UPDATE entitlement_event SET coverage_end = '2028-04-30' WHERE event = " + GIVEN_BACK,
     "event"),
    ("a coverage not given back", gone("entitlement_event", "event = " + GIVEN_BACK), "automatic"),
    ("a cancelled order with nothing credited", gone("order_return", "order_id = " + CANCELLED), "return"),
    ("points of a cancelled order", gone("points_entry", "cause = 'return' AND order_id = " + CANCELLED), "points"),
    ("another price before it", "UPDATE automatic_line SET yearly = COALESCE(yearly, 0) + 1", "automatic"),
    ("another reseller before it", "UPDATE automatic_line SET reseller = CASE WHEN reseller IS NULL THEN 1 END", "automatic"),
    ("a coverage of which nothing is kept", gone("automatic_line", "order_id = " + PAID), "automatic"),
    ("an order by itself that was not told", gone("outbox", "kind = 'renewal.automatic_ordered' AND object = "
     "(SELECT quote FROM automatic_order WHERE state = 'paid')"), "outbox"),
    ("a cancelling that was not told", gone("outbox", "kind = 'renewal.automatic_cancelled'"), "outbox"),
]
MISSED = [
    ("a quote that did not order itself", ["INSERT INTO automatic_switch SELECT enterprise, agreement, 1, seq, on_day, 1 "
                                           "FROM agreement, recorded USING (enterprise) WHERE number = 'A1' AND seq = 3",
                                           agreement("A1", "auto_renew = 1")], "automatic"),
]

# Of a database in which A1 and A3 were set inactive in July 2030, and A3 was brought back and ordered; accounts 1, 3, 4, 5
# and 6 sold to A3, 2 did not, 7 is the enterprise's own.
A3 = AGREEMENT % "A3"
NOTICE_OF_A3 = "kind = 'agreement.inactivity' AND object = " + A3


def also_told(account, which):
    """An account more for an outbox row, with its event: as if the transaction had named it."""
    row = "(SELECT * FROM outbox WHERE %s ORDER BY seq, item LIMIT 1) AS b" % which
    return ["INSERT INTO outbox_to SELECT b.enterprise, b.seq, b.item, %d FROM %s" % (account, row),
            "INSERT INTO event SELECT %d, 1 + (SELECT COALESCE(MAX(number), 0) FROM event WHERE account = %d), b.enterprise, b.seq, "
            "b.item, b.kind, a.at, b.object FROM %s JOIN audit AS a USING (enterprise, seq)" % (account, account, row)]


def not_told(account, kind):
    """The other way; the events behind it move up (there are some)."""
    of = "account = %d AND type = '%s' AND object = %s" % (account, kind, A3)
    return [gone("outbox_to", "account = %d AND (seq, item) IN (SELECT seq, item FROM outbox WHERE kind = '%s' AND object = %s)"
                 % (account, kind, A3)),
            "UPDATE event SET number = number + 1000000 WHERE account = %d AND number > (SELECT number FROM event WHERE %s)" % (account, of),
            gone("event", of), "UPDATE event SET number = number - 1000001 WHERE account = %d AND number > 1000000" % account]


def transfer(state, *steps):
    """A whole site that is asked to join, in a state, with its steps (verb, side); each by a transaction of its own."""
    head = ("INSERT INTO transfer (enterprise, transfer, seq, number, kind, from_site, from_number, to_site, to_number, agreement, "
            "agreement_number, asked_on, account, state) SELECT s.enterprise, 1, 1, 'T1', 'site', s.site, s.number, s.site, '', s.agreement, "
            "'A1', s.joined_on, 1, '%s' FROM site AS s WHERE s.number = 'S1'" % state)
    return [head] + ["INSERT INTO transfer_step (enterprise, transfer, step, seq, verb, side, on_day, at, account) "
                     "SELECT t.enterprise, 1, {0}, r.seq, '{1}', {2}, r.on_day, 0, 1 FROM transfer AS t JOIN recorded AS r "
                     "ON r.enterprise = t.enterprise AND r.seq = {0}".format(at, verb, "'%s'" % side if side else "NULL")
                     for at, (verb, side) in enumerate(steps, 1)]


TRANSFERS = [
    ("a move that nobody approved and is done", transfer("done", ("submit", "")), "transfer"),
    ("a move without a step", transfer("awaiting_approvals"), "transfer"),
    ("a move approved twice for one side", transfer("awaiting_approvals", ("submit", ""), ("approve", "source"), ("approve", "source")), "transfer"),
    ("a move that was approved by both and not done", transfer("done", ("submit", ""), ("approve", "source"), ("approve", "target")), "transfer"),
    ("a move that goes on behind its end", transfer("refused", ("submit", ""), ("refuse", ""), ("approve", "source")), "transfer"),
]
INACTIVE = [
    ("an agreement that is inactive unasked", agreement("A2", "state = 'inactive'"), "inactive"),
    ("an inactive agreement that is active", agreement("A1", "state = 'active'"), "inactive"),
    ("counts since another day", "UPDATE held_count_event SET on_day = date(on_day, '+1 day') WHERE edition = 1", "count"),
    ("counts that were never written", gone("held_count_event", "1 = 1"), "count"),
    ("counts that are not kept", gone("held_count", "1 = 1"), "count"),
    ("counts of another edition", "UPDATE held_count_event SET edition = 5 WHERE edition = 2", "count"),
    ("counts written twice the same", "UPDATE held_count_event SET download = 4, support = 2, deployed = NULL WHERE edition = 2", "count"),
    ("other downloads than were written", "UPDATE held_count SET download = download + 1", "count"),
    ("other media than were written", "UPDATE held_count SET media = media + 1", "count"),
    ("other support than was written", "UPDATE held_count SET support = support + 1", "count"),
    ("other deployments than were said", "UPDATE held_count SET deployed = COALESCE(deployed, 0) + 1", "count"),
    ("an allocation beyond what was entitled", ["UPDATE held_count_event SET download = 100000", "UPDATE held_count SET download = 100000"], "count"),
    ("an enquiry of another day", "UPDATE enquiry SET asked_on = date(asked_on, '+1 day') WHERE state = 'asked'", "enquiry"),
    ("an enquiry by another transaction", "UPDATE enquiry SET seq = seq - 1 WHERE state = 'declined'", "enquiry"),
    ("an enquiry without its line", gone("enquiry_line", "enquiry = (SELECT MIN(enquiry) FROM enquiry)"), "enquiry"),
    ("an enquiry that is open and ended", "UPDATE enquiry SET state = 'asked' WHERE state = 'declined'", "enquiry"),
    ("an enquiry that was not withdrawn", "UPDATE enquiry SET state = 'withdrawn' WHERE state = 'declined'", "enquiry"),
    ("an enquiry that no quote answered", "UPDATE enquiry SET state = 'answered' WHERE state = 'declined'", "enquiry"),
    ("an enquiry with another's quote", "UPDATE enquiry SET quote = 1 WHERE state = 'asked'", "enquiry"),
    ("who was told and not asked", "INSERT INTO outbox_to SELECT enterprise, seq, item, 1 FROM outbox WHERE kind = 'enquiry.asked'", "told"),
    ("counts by another transaction", "UPDATE held_count_event SET seq = seq - 1 WHERE edition = 2", "count"),
    ("a state since another day", "UPDATE agreement_state SET on_day = date(on_day, '+1 day') WHERE edition = 2", "inactive"),
    ("a state that was never set", gone("agreement_state", "agreement = " + AGREEMENT % "A1"), "inactive"),
    ("a state of another edition", "UPDATE agreement_state SET edition = 3 WHERE edition = 2", "inactive"),
    ("a state set to what it was", "UPDATE agreement_state SET state = 'inactive' WHERE edition = 2", "inactive"),
    ("an agreement set inactive too early", "UPDATE programme_version SET definition = replace(definition, "
     "'\"inactive_months\": 24', '\"inactive_months\": 25')", "inactive"),
    ("an order of an inactive agreement", [gone("agreement_state", "edition = 2"), agreement("A3", "state = 'inactive'")], "inactive"),
    ("an inactive agreement that was not told", gone("outbox", "kind = 'agreement.inactive' AND object = " + A3), "outbox"),
    ("a state of no agreement", "UPDATE audit SET object = object + 1 WHERE action = 'agreement.activate'", "audit"),
    ("a competitor that is told of an agreement", also_told(2, NOTICE_OF_A3), "told"),
    ("a partner that is told of a check of contacts", also_told(1, "kind = 'contact.check'"), "told"),
    ("a seller that is not told of an agreement", not_told(5, "agreement.inactive"), "told"),
    ("a customer that is not told of a notice", not_told(7, "agreement.inactivity"), "told"),
]
