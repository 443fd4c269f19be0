#!/usr/bin/env bash
# Unknown, wrong, disabled and locked cost the same statements and hashes: tests/tool/sign_in_work on a demo database
# where one person is disabled.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
build/licet demo --size small --today 2026-11-21 --database "$folder/demo.db" >"$folder/said"
/usr/bin/python3 -c "import sqlite3, sys
c = sqlite3.connect(sys.argv[1])
c.execute(\"UPDATE identity SET state = 'disabled' WHERE mail_key = 'ordering@person-43.example'\")
c.commit()" "$folder/demo.db"
build/release/sign_in_work "$folder/demo.db"
