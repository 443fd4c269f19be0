#!/usr/bin/env bash
# build/licet for those who test it, but replayed in an empty schema of PostgreSQL: licet.sh replay [WORD…] FILE
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
schema=replay_$$
address=$("$here/cluster.sh" address "$LICET_TEST_POSTGRES")
psql -q "$address" -c "CREATE SCHEMA $schema"
trap 'psql -q "$address" -c "SET client_min_messages = error; DROP SCHEMA $schema CASCADE"' EXIT
shift
"$here/../../build/licet" replay --database "$("$here/cluster.sh" address "$LICET_TEST_POSTGRES" "$schema")" "$@"
