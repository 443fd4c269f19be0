#!/usr/bin/env bash
# The demo as far as it goes: a demo company with four years of business, judged by licet check; then one
# customer's two years, replayed by the real program, each price with its steps.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
database=build/demo.db
rm -f "$database" "$database-wal" "$database-shm" "$database.key"
build/licet demo --size small --today 2026-11-21 --database "$database"
build/licet check "$database"
echo
build/licet replay --explain demo/walk.json
