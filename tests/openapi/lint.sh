#!/usr/bin/env bash
# lint.sh FILE…: judges documents of OpenAPI with what package-lock.json pins, installed below build/openapi.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
modules=$here/../../build/openapi
# shellcheck source=tests/pinned.sh
source "$here/../pinned.sh"

pinned "$here" "$modules"
pinned_node "$modules"
OPENAPI_MODULES=$modules exec "$node" "$here/lint.mjs" "$@"
