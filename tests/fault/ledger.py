"""Judges a database after a fault: what was acknowledged stands once and as it was said, and every projection
is the fold of what happened. Knows SQL and the schema, nothing of how the database came to be so."""
import os
import sqlite3

# name, a query whose rows are what is wrong
QUERIES = [
    ('seq has a gap or a double', '''
        SELECT enterprise, seq FROM enterprise e WHERE seq <> (SELECT count(*) FROM recorded r WHERE
        r.enterprise = e.enterprise) OR seq <> (SELECT coalesce(max(seq), 0) FROM recorded r WHERE
        r.enterprise = e.enterprise)'''),
    ('an audit row is missing', '''
        SELECT enterprise, seq FROM recorded EXCEPT SELECT enterprise, seq FROM audit'''),
    ('an audit row is too many', '''
        SELECT enterprise, seq FROM audit EXCEPT SELECT enterprise, seq FROM recorded'''),
    ('a key has no transaction', '''
        SELECT k.enterprise, k.request FROM request_key k LEFT JOIN audit a USING (enterprise, seq)
        WHERE a.seq IS NULL OR a.detail <> k.request OR a.object <> k.object'''),
    ('an order has no key', '''
        SELECT o.enterprise, o.order_id FROM orders o LEFT JOIN request_key k ON k.enterprise = o.enterprise
        AND k.account = o.account AND k.request = o.request WHERE k.object IS NOT o.order_id'''),
    ('an accepted order is missing', '''
        SELECT enterprise, object FROM audit WHERE action = 'order.accept' EXCEPT
        SELECT enterprise, order_id FROM orders'''),
    ('an order stands without its acceptance', '''
        SELECT enterprise, order_id, seq FROM orders EXCEPT
        SELECT enterprise, object, seq FROM audit WHERE action = 'order.accept' '''),
    ('an order is not the sum of its lines', '''
        SELECT o.enterprise, o.order_id FROM orders o JOIN order_line l USING (enterprise, order_id)
        GROUP BY o.enterprise, o.order_id HAVING o.total <> sum(l.extended) OR o.points <> sum(l.points)'''),
    ('an order has no lines', '''
        SELECT enterprise, order_id FROM orders EXCEPT SELECT enterprise, order_id FROM order_line'''),
    ('points are not the sum of their entries', '''
        SELECT enterprise, agreement FROM agreement a WHERE term_points <> (SELECT coalesce(sum(points), 0)
        FROM points_entry p WHERE p.enterprise = a.enterprise AND p.agreement = a.agreement AND p.term = a.term)'''),
    ('a line has not its points', '''
        SELECT enterprise, order_id, line, points FROM order_line EXCEPT
        SELECT enterprise, order_id, line, points FROM points_entry WHERE cause = 'order' '''),
    ('an entitlement is not the sum of its events', '''
        SELECT e.enterprise, e.entitlement FROM entitlement e LEFT JOIN entitlement_event v
        USING (enterprise, entitlement) GROUP BY 1, 2 HAVING e.quantity <> coalesce(sum(v.change), 0)'''),
    ('an entitlement is not what its line left', '''
        SELECT enterprise, order_id, line, sum(left_over) FROM (
        SELECT enterprise, order_id, line, quantity - returned AS left_over FROM order_line UNION ALL
        SELECT enterprise, order_id, line, -quantity FROM entitlement)
        GROUP BY 1, 2, 3 HAVING sum(left_over) <> 0'''),
    ('a line is not what its returns left', '''
        SELECT l.enterprise, l.order_id, l.line FROM order_line l LEFT JOIN order_return r
        USING (enterprise, order_id, line) GROUP BY 1, 2, 3 HAVING l.returned <> coalesce(sum(r.quantity), 0)'''),
    ('an order is told not once', '''
        SELECT o.enterprise, o.order_id, count(b.object) FROM orders o LEFT JOIN outbox b ON
        b.enterprise = o.enterprise AND b.seq = o.seq AND b.object = o.order_id AND b.kind = 'order.accepted'
        GROUP BY 1, 2 HAVING count(b.object) <> 1'''),
    ('a told order is not there', '''
        SELECT enterprise, object FROM outbox WHERE kind = 'order.accepted' EXCEPT
        SELECT enterprise, order_id FROM orders'''),
    ('an order has not one proof', '''
        SELECT o.enterprise, o.order_id FROM orders o LEFT JOIN proof p USING (enterprise, order_id)
        GROUP BY 1, 2 HAVING count(p.proof) <> 1'''),
    ('a number is not in the directory', '''
        SELECT 'order', number, enterprise, order_id FROM orders UNION ALL
        SELECT 'proof', number, enterprise, proof FROM proof EXCEPT
        SELECT kind, number, owner, object FROM directory'''),
    ('a number stands twice', '''
        SELECT number FROM orders GROUP BY number HAVING count(*) > 1 UNION ALL
        SELECT number FROM proof GROUP BY number HAVING count(*) > 1'''),
    ('a reference leads nowhere', 'PRAGMA foreign_key_check'),
]


def orders_of(database):
    """key → (number, total, seq) of all orders, and how many stand under one key more than once."""
    orders, doubles = {}, []
    for key, *what in database.execute('SELECT request, number, total, seq FROM orders'):
        if key in orders:
            doubles.append(key)
        orders[key] = tuple(what)
    return orders, doubles


def returns_of(database):
    return {key: (number, credit, seq) for key, number, credit, seq in database.execute('''
        SELECT k.request, o.number, r.credit, r.seq FROM request_key k
        JOIN order_return r ON r.enterprise = k.enterprise AND r.return_id = k.object
        JOIN orders o ON o.enterprise = r.enterprise AND o.order_id = r.order_id''')}


def lost_of(database, acknowledged):
    """What was acknowledged and does not stand as it was said. acknowledged: key → (number, amount, seq)."""
    orders, doubles = orders_of(database)
    found = {**orders, **returns_of(database)}
    wrong = [f'twice: {key}' for key in doubles]
    for key, said in acknowledged.items():
        if found.get(key) != said:
            wrong.append(f'lost: {key} said {said}, stands {found.get(key)}')
    return wrong


def unsound_of(database):
    """Where a projection is not the fold of what happened."""
    found = ((name, database.execute(query).fetchone()) for name, query in QUERIES)
    return [f'{name}: {row}' for name, row in found if row is not None]


def open_to_read(path):
    """The database as its log leaves it. Who only reads moves no log into the file when it closes, which is work for nothing
    here; a journal of the time before there was a log has to be rolled back, though, and that is writing."""
    mode = 'rw' if os.path.exists(path + '-journal') else 'ro'
    return sqlite3.connect(f'file:{path}?mode={mode}', uri=True)


def damage_of(database):
    """Where a page or an index is not whole."""
    whole = database.execute('PRAGMA integrity_check(1)').fetchone()[0]
    return [] if whole == 'ok' else ['damaged: ' + whole]


def judge(path, acknowledged, sound=True, deep=True):
    """All that is wrong with a database, as lines; none where it is sound. Without `sound` its folds are left out,
    without `deep` its pages."""
    database = open_to_read(path)
    try:
        wrong = damage_of(database) if deep else []
        return wrong + lost_of(database, acknowledged) + (unsound_of(database) if sound else [])
    except sqlite3.DatabaseError as error:
        return [f'damaged: {error}']
    finally:
        database.close()


def judge_pages(path):
    """Where pages or indices are not whole, of a database that need not hold anything yet."""
    database = open_to_read(path)
    try:
        return damage_of(database)
    except sqlite3.DatabaseError as error:
        return [f'damaged: {error}']
    finally:
        database.close()
