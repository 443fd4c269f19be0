#!/usr/bin/env bash
# portal.sh [SHOTS]: makes a small demo, serves it on loopback and looks at its pages in Chromium (portal.mjs). Where
# SHOTS is given, the pictures of all pages go there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# shellcheck source=tests/browser/serve_demo.sh
source tests/browser/serve_demo.sh

serve_demo
status=0
tests/browser/run.sh portal.mjs "$base" "$@" || status=$?
cat "$folder/faults.txt" # what the server says it could not do
exit "$status"
