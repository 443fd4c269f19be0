#!/usr/bin/env bash
# The demo as far as it goes: one customer's two years, replayed by the real program, each price with
# its steps.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec build/licet replay --explain demo/walk.json
