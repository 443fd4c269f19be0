#!/usr/bin/env bash
# portal.sh [SHOTS]: makes a small demo, serves it on loopback and looks at its pages in Chromium (portal.mjs). Where
# SHOTS is given, the pictures of all pages go there. Two days that change what everybody sees have servers of their own:
# a morning on a copy, and a renewal on a copy after its night.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# shellcheck source=tests/browser/serve_demo.sh
source tests/browser/serve_demo.sh

make_demo
copy_demo morning
copy_demo renewal
build/licet night --today "$today" "$folder/renewal.db" >/dev/null
serve morning
export MORNING=$base
serve renewal
export RENEWAL=$base
serve demo
status=0
tests/browser/run.sh portal.mjs "$base" "$@" || status=$?
cat "$folder"/*.faults # what the servers say they could not do
exit "$status"
