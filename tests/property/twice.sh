#!/usr/bin/env bash
# Property 8: the same request submitted twice with the same key is one effect. Every step is done twice
# and the second answer compared with the oracle, which knows of no repetition.
set -euo pipefail
exec /usr/bin/python3 tests/property/run.py --program "build/release/replay_many --repeat" --count 1000 --out build/property_twice
