#!/usr/bin/env bash
# run.sh [SHOTS]: makes a small demo, serves it on loopback, and has Lighthouse judge the four screens that people open
# every morning (judge.mjs), as on a telephone and on a desk. Nightly: a busy machine makes pages slow.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
modules=build/lighthouse

# shellcheck source=tests/pinned.sh
source tests/pinned.sh
# shellcheck source=tests/browser/serve_demo.sh
source tests/browser/serve_demo.sh

pinned tests/lighthouse "$modules"
pinned_node "$modules" 22
make_demo
serve demo
status=0
LIGHTHOUSE_MODULES=$PWD/$modules "$node" tests/lighthouse/judge.mjs "$base" || status=$?
cat "$folder/demo.faults" # what the server says it could not do
exit "$status"
