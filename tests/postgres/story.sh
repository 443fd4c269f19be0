#!/usr/bin/env bash
# tests/story/thread.py and plans.py in a schema of their own, in a cluster that runs already (tests/postgres/cluster.sh with …).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
schema=story_$$
address=$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")
trap 'psql -q "$address" -c "SET client_min_messages = error; DROP SCHEMA IF EXISTS $schema CASCADE"' EXIT
passed=0
failed=0
for story in thread plans; do
    psql -q "$address" -c "SET client_min_messages = error; DROP SCHEMA IF EXISTS $schema CASCADE" -c "CREATE SCHEMA $schema"
    said=$(/usr/bin/python3 -B "tests/story/$story.py" build/licet \
        --database "$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES" "$schema")") || true
    echo "$said"
    [[ $(tail -n 1 <<<"$said") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] || { echo "$story ended without its counts"; exit 1; }
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
done
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
