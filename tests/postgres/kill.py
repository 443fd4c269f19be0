#!/usr/bin/python3
"""T1 on PostgreSQL: callers are killed (-9), the server is stopped as if the power had failed, at random moments under load.

    kill.py [ROUNDS [SEED]]       on a cluster of its own

After every round, while the load goes on: acknowledged orders stand once with number and amount, seq is 1…n,
entitlements, points, outbox and proofs are the fold of the orders. Planted at the end: a trigger that turns
synchronous_commit off inside each order, with the server's log held back; it must be found.
"""

import os
import random
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import callers                 # noqa: E402

LOADS = 8
SITES = 5                      # fewer than loads: some callers share an enterprise
SHOWN = 20
PLANT = """
CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM set_config(''synchronous_commit'', ''off'', true); RETURN NEW; END';
CREATE TRIGGER forget BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION forget()
"""


def new_loads(folder, schema):
    address = callers.new_schema(folder, schema)
    sites = [f"S{n}" for n in range(SITES)]
    callers.enrol(address, sites)
    loads = [callers.Load(address, f"load{n}", sites[n % SITES]) for n in range(LOADS)]
    for load in loads:
        load.start()
    return address, loads


def stop_server(folder):
    callers.cluster("stop", folder, "immediate")
    callers.cluster("start", folder)


def one_round(rng, folder, loads):
    """What was done."""
    time.sleep(rng.uniform(0.02, 0.3))
    if rng.random() < 0.5:
        stop_server(folder)
        return "server"
    killed = rng.sample(loads, rng.randint(1, len(loads)))
    for load in killed:
        load.kill()
    return "callers"


def planted_is_found(rng, folder):
    address, loads = new_loads(folder, "kill_planted")
    callers.psql(address, PLANT)
    callers.psql(address, "ALTER SYSTEM SET wal_writer_delay = '10s'")
    callers.psql(address, "SELECT pg_reload_conf()")
    found = []
    for _ in range(5):
        time.sleep(rng.uniform(0.3, 0.6))
        stop_server(folder)
        found = callers.broken_laws(address, callers.all_acks(loads))
        if found:
            break
    for load in loads:
        load.stopping = True
        load.kill()
    return bool(found)


def run(rng, folder, rounds):
    address, loads = new_loads(folder, "kill")
    done, faults, passed = {"server": 0, "callers": 0}, [], 0
    for number in range(rounds):
        done[one_round(rng, folder, loads)] += 1
        broken = callers.broken_laws(address, callers.all_acks(loads))
        passed += not broken
        faults += [f"round {number}: {law}" for law in broken]
    faults += callers.finish(loads)
    faults += callers.broken_laws(address, callers.all_acks(loads)) + callers.all_surprises(loads)
    faults += callers.check(address)
    stood = int(callers.psql(address, "SELECT count(*) FROM orders"))
    asked = sum(load.count for load in loads)
    acked = len(callers.all_acks(loads))
    print(f"{done['server']} stops of the server, {done['callers']} kills of callers; {asked} orders asked, "
          f"{acked} acknowledged, {stood} stand")
    if not asked == acked == stood:
        faults.append("asked, acknowledged and standing orders differ in number")
    return passed + 1, faults


def main(arguments):
    rounds = int(arguments[0]) if arguments else 30
    seed = int(arguments[1]) if len(arguments) > 1 else int(time.time())
    print(f"seed {seed}", flush=True)
    rng = random.Random(seed)
    folder = callers.cluster("folder")
    try:
        callers.cluster("start", folder)
        passed, faults = run(rng, folder, rounds)
        if planted_is_found(rng, folder):
            passed += 1
        else:
            faults.append("the planted fault was not found")
    finally:
        callers.cluster("remove", folder)
    print("".join(fault + "\n" for fault in faults[:SHOWN]), end="")
    print(f"{passed} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
