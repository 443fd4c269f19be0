#!/usr/bin/env bash
# run.sh PROGRAM.mjs ARGUMENT…: runs a browser test of this folder with what package-lock.json pins, installed below
# build/browser. Node is the machine's own where it is new enough, else the one that node/package-lock.json pins.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
modules=$here/../../build/browser
program=$1
shift

# shellcheck source=tests/pinned.sh
source "$here/../pinned.sh"

pinned "$here" "$modules"
pinned_node "$modules"
BROWSER_MODULES=$modules exec "$node" "$here/$program" "$@"
