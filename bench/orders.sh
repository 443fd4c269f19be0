#!/usr/bin/env bash
# One figure of row C less HTTP on SQLite: orders of ten lines per second into a fresh database.
#   bench/orders.sh ours|raw CALLERS [FOLDER]    FOLDER on the disk that is to be measured (build/bench)
# ours: through the actions and the writer; raw: the same rows in groups of the same size.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

who=$1 callers=$2
mkdir -p "${3:-build/bench}"
folder=$(mktemp -d -p "${3:-build/bench}" orders_XXXXXX)
trap 'rm -rf "$folder"' EXIT
declare -A orders=([1]=1000 [4]=2000 [16]=6400)

build/release/orders --setup "$folder/db" "$callers"
case $who in
ours) build/release/orders "$folder/db" "$callers" "${orders[$callers]}" ;;
raw) build/release/raw_orders "$folder/db" "$callers" "${orders[$callers]}" ;;
esac
