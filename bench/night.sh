#!/usr/bin/env bash
# One figure of row F on SQLite: renewal lines per second of a night that quotes what is due within 90 days.
#   bench/night.sh begin ENTITLEMENTS      makes the database of that size in build/bench, once, and one after its night
#   bench/night.sh ours|raw ENTITLEMENTS   into a copy of the one before it
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

who=$1 size=$2 day=2026-11-21
folder=build/bench
before=$folder/night-$size.db
after=$folder/night-$size-after.db
copy=$folder/night-copy.db

settle() {
    sqlite3 "$1" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
}

mkdir -p "$folder"
case $who in
begin)
    [[ ! -e $after ]] || exit 0
    rm -f "$folder/night-$size"*
    build/release/licet demo --size large --entitlements "$size" --today "$day" --database "$before" >/dev/null
    build/release/night_run --catch-up "$before"
    settle "$before"
    cp "$before" "$after.new"
    build/release/night_run "$after.new" "$day" >/dev/null
    settle "$after.new"
    mv "$after.new" "$after"
    ;;
ours | raw)
    rm -f "$copy" "$copy-wal" "$copy-shm"
    cp "$before" "$copy"
    if [[ $who == ours ]]; then
        build/release/night_run "$copy" "$day"
    else
        build/release/raw_night "$after" "$copy"
    fi
    rm -f "$copy" "$copy-wal" "$copy-shm"
    ;;
esac
