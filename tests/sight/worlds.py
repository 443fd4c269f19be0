"""The demo company on both engines, seen by one of its viewers: what the tests of sight read through."""
import json
import os
import sqlite3
import subprocess
import tempfile

TODAY, SINCE = '2026-11-21', '2024-11-21'
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../programme/standard.json'), encoding='utf-8') as _file:
    TERMS = json.load(_file)['terms_version']  # that an order accepts (P18)
VALUES = ('staff', 'account', 'partner', 'customer', 'site', 'agreement', 'whole', 'today', 'contacts_since')
# The role that PostgreSQL shows things to, by the kind of viewer (tools/sqlbind/sights.c).
ROLES = {'nobody': 'licet_reader', 'partner': 'licet_partner', 'customer': 'licet_customer', 'staff': 'licet_staff'}
EVERY_ROLE = ', '.join(ROLES.values())


class Scope:
    """Who looks."""

    def __init__(self, kind, account=0, enterprise=0, site=0, agreement=0, whole=0):
        self.kind, self.account, self.enterprise = kind, account, enterprise
        self.site, self.agreement, self.whole = site, agreement, whole

    def line(self):
        words = (self.kind, self.account, self.enterprise, self.site, self.agreement, self.whole, TODAY, SINCE)
        return '\t'.join(('scope', *map(str, words)))

    def values(self):
        if self.kind == 'nobody':
            return {name: None for name in VALUES}
        customer = self.kind == 'customer'
        return {'staff': 1 if self.kind == 'staff' else None, 'account': self.account,
                'partner': self.account if self.kind == 'partner' else None,
                'customer': self.enterprise if customer else None, 'site': self.site if customer else None,
                'agreement': self.agreement if customer else None, 'whole': 1 if customer and self.whole else None,
                'today': TODAY, 'contacts_since': SINCE}


# Tables whose rows have no enterprise, and those that call it their owner.
WHOLE = ('identity', 'job', 'channel_discount', 'sign_in_try', 'known_device', 'mail_confirmation', 'number_block',
         'file_job', 'file_job_file', 'file_job_piece', 'account_event', 'queue_owner', 'saved_view',
         'account_representative')
OWNED = ('directory', 'event', 'audit_chain')


def where(table, enterprises):
    if table in WHOLE:
        return ''
    return f"WHERE {'owner' if table in OWNED else 'enterprise'} IN ({', '.join(map(str, enterprises))})"


class Reader:
    """tests/tool/sight on a database: runs the program's own queries, one after the other."""

    def __init__(self, tool, address, *words):
        self.process = subprocess.Popen([tool, address, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, encoding='utf-8')

    def scope(self, scope):
        self.process.stdin.write(scope.line() + '\n')

    def ask(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()
        rows = []
        for answer in self.process.stdout:
            answer = answer.rstrip('\n')
            if answer == f'= {len(rows)}':
                return [row.split('\t') for row in rows]
            rows.append(answer)
        raise RuntimeError(f'the reader ended at {line}')

    def run(self, query, values):
        return self.ask('\t'.join(('run', query, *values)))

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class SqliteWorld:
    """The views of the program over a database that can be changed and taken back."""
    name = 'sqlite'
    by_key_only = ()

    def __init__(self, database, views, without=None, _seldom=False):
        self.asked = {}
        self.connection = sqlite3.connect(database, isolation_level=None)
        self.connection.create_function('licet_scope', 1, lambda at: self.asked.get(VALUES[at]), deterministic=True)
        self.tables = []
        for view in views:
            table = view.split()[3]
            self.tables.append(table)
            bare = f'CREATE TEMP VIEW {table} AS SELECT * FROM main.{table}'
            self.connection.execute(bare if table == without else view)
        self.tables.sort()

    def begin(self):
        self.connection.execute('BEGIN')

    def change(self, sql):
        self.connection.execute(sql)

    def rollback(self):
        self.connection.execute('ROLLBACK')

    def seen(self, scope, tables, enterprises):
        self.asked = scope.values()
        return {table: sorted(map(repr, self.connection.execute(f'SELECT * FROM {table} {where(table, enterprises)}')))
                for table in tables}

    def close(self):
        self.connection.close()


def leak_of(table, seldom):
    """A statement that loses the condition of a table, or what is seldom asked of it for a partner."""
    if seldom:
        return (f'CREATE OR REPLACE FUNCTION seldom_seen_by_licet_partner({table} {table}) RETURNS boolean LANGUAGE sql STABLE '
                "AS 'SELECT true'")
    return f'CREATE POLICY leak ON {table} FOR SELECT TO {EVERY_ROLE} USING (true)'


class PostgresWorld:
    """The same by row security: a psql of its own, whose transaction changes and then takes the reader's role."""
    name = 'postgres'
    by_key_only = ('directory',)  # a list of it would be a scan with six conditions; (a) asks it by number

    def __init__(self, address, views, without=None, seldom=False):
        self.address, self.without, self.seldom = address, without, seldom
        self.tables = sorted(view.split()[3] for view in views)
        self.script = []

    def begin(self):
        self.script = ['BEGIN']
        if self.without:
            self.script.append(leak_of(self.without, self.seldom))

    def change(self, sql):
        self.script.append(sql.replace('main.', ''))

    def rollback(self):
        self.script = []

    def seen(self, scope, tables, enterprises):
        script = list(self.script or ['BEGIN'])
        for name, value in scope.values().items():
            script.append(f"DO $$ BEGIN PERFORM set_config('licet.{name}', '{'' if value is None else value}', true); END $$")
        script.append(f'SET LOCAL ROLE {ROLES[scope.kind]}')
        for table in tables:
            columns = 'identity, mail, name' if table == 'identity' else 't.*'
            script.append(f"SELECT '{table}', md5(COALESCE(string_agg(row::text, chr(10) ORDER BY row::text), '')), count(*) "
                          f'FROM (SELECT {columns} FROM {table} AS t {where(table, enterprises)}) AS row')
        script.append('ROLLBACK')
        done = subprocess.run(['psql', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', self.address], input=';\n'.join(script) + ';\n',
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return {line.split('|')[0]: [line] for line in done.stdout.split('\n') if line}

    def close(self):
        pass


def load_postgres(database, licet, address, schema):
    """Brings all rows of the SQLite database into a fresh schema."""
    subprocess.run(['psql', '-q', address, '-c', 'SET client_min_messages = error',
                    '-c', f'DROP SCHEMA IF EXISTS {schema} CASCADE', '-c', f'CREATE SCHEMA {schema}'], check=True)
    there = f'{address}&options=-csearch_path%3D{schema}'
    subprocess.run([licet, 'replay', '--database', there, 'demo/walk.json'], check=True, stdout=subprocess.DEVNULL)
    connection = sqlite3.connect(database)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                                                   " 'sqlite_%' AND name <> 'migration' ORDER BY name")]
    with tempfile.TemporaryDirectory() as folder:
        script = ['\\set ON_ERROR_STOP on', 'SET session_replication_role = replica;']
        script += [f'DELETE FROM {table};' for table in tables]
        for table in tables:
            path = os.path.join(folder, f'{table}.csv')
            with open(path, 'w', newline='', encoding='utf-8') as out:
                cursor = connection.execute(f'SELECT * FROM {table}')
                names = ', '.join(column[0] for column in cursor.description)
                for row in cursor:
                    out.write(','.join('' if value is None else '"' + str(value).replace('"', '""') + '"' for value in row) + '\n')
            script.append(f"\\copy {table} ({names}) FROM '{path}' CSV")
        script += [f'ANALYZE {table};' for table in tables]  # ANALYZE alone would look at other tests' schemas too
        subprocess.run(['psql', '-q', there], input='\n'.join(script), text=True, check=True)
    return there
