#!/usr/bin/env bash
# Sourced: a small demo, served on loopback until the script ends.

# Sets base to its address and folder to a place of its own; faults.txt there is what the server complains of.
serve_demo() {
    local server
    folder=$(mktemp -d)
    build/licet demo --size small --today 2026-11-21 --database "$folder/demo.db" >"$folder/demo.txt"
    LICET_KEY=$folder/demo.db.key build/licet serve --quiet --today 2026-11-21 --port 0 "$folder/demo.db" \
        >"$folder/serve.txt" 2>"$folder/faults.txt" &
    server=$!
    # shellcheck disable=SC2064 # the server of now
    trap "kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf '$folder'" EXIT
    base=
    for ((i = 0; i < 200 && ${#base} == 0; i++)); do
        sleep 0.1
        base=$(sed -n 's/^licet: serving \(http:.*\)\/$/\1/p' "$folder/serve.txt")
    done
    if [[ -z $base ]]; then
        cat "$folder/faults.txt"
        echo "0 passed, 1 failed"
        exit 1
    fi
}
