#!/usr/bin/env bash
# docs/settings.md lists what the program knows, and the shipped definition is fine.
set -euo pipefail
if diff <(build/licet programme settings) <(grep '^| `' docs/settings.md) && build/licet programme check programme/standard.json; then
    echo "1 passed, 0 failed"
else
    echo "0 passed, 1 failed"
    exit 1
fi
