#!/usr/bin/env bash
# Sourced: a small demo, and servers of it or of copies on loopback until the script ends.

today=2026-11-21
servers=()
folder=$(mktemp -d) # demo.db, its key, and what the servers say
trap 'kill "${servers[@]}" 2>/dev/null || true; wait "${servers[@]}" 2>/dev/null || true; rm -rf "$folder"' EXIT

make_demo() {
    build/licet demo --size small --today $today --database "$folder/demo.db" >"$folder/demo.txt"
}

copy_demo() { # NAME
    cp "$folder/demo.db" "$folder/$1.db"
}

# Sets base to its address; NAME.faults is what the server complains of.
serve() { # NAME
    LICET_KEY=$folder/demo.db.key build/licet serve --quiet --today $today --port 0 "$folder/$1.db" \
        >"$folder/$1.serve" 2>"$folder/$1.faults" &
    servers+=($!)
    base=
    for ((i = 0; i < 200 && ${#base} == 0; i++)); do
        sleep 0.1
        base=$(sed -n 's/^licet: serving \(http:.*\)\/$/\1/p' "$folder/$1.serve")
    done
    if [[ -z $base ]]; then
        cat "$folder/$1.faults"
        echo "0 passed, 1 failed"
        exit 1
    fi
}
