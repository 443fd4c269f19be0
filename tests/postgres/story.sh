#!/usr/bin/env bash
# story.sh STORY…: each tests/story/STORY.py in a schema of its own, in a cluster that runs already
# (tests/postgres/cluster.sh with …).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
address=$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")
stories=("$@")
drop() {
    for story in "${stories[@]}"; do
        psql -q "$address" -c "SET client_min_messages = error; DROP SCHEMA IF EXISTS story_${story}_$$ CASCADE"
    done
}
trap drop EXIT
passed=0 failed=0
for story in "${stories[@]}"; do
    psql -q "$address" -c "CREATE SCHEMA story_${story}_$$"
    said=$(/usr/bin/python3 -B "tests/story/$story.py" build/licet \
        --database "$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES" "story_${story}_$$")") || true
    echo "$said"
    if [[ $(tail -n 1 <<<"$said") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
    else
        echo "$story ended without its counts"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
