#!/usr/bin/env bash
# replay_corpus.sh: builds every target and runs it once over its corpus, fuzz/corpus/<target>/. A
# corpus file is a test; one that fails is named. Its last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

passed=0
failed=0

# Runs one file in a process of its own; says which it was where it fails.
try_file() {
    local target=$1 file=$2 log=build/corpus/log/$1.txt
    if "build/corpus/$target" -timeout=10 -rss_limit_mb=2048 "$file" >"$log" 2>&1 </dev/null; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$file: $(grep -m 1 -E 'licet: bug|ERROR:|runtime error:' "$log" || echo "see $log")"
    fi
}

# All files in one process, which is quick; only where that fails, file by file.
try_target() {
    local target=$1 file files=("fuzz/corpus/$1"/*)
    if [[ ! -e ${files[0]} ]]; then
        echo "fuzz/corpus/$target is empty"
        failed=$((failed + 1))
    elif "build/corpus/$target" -timeout=10 -rss_limit_mb=2048 "${files[@]}" \
        >"build/corpus/log/$target.txt" 2>&1 </dev/null; then
        passed=$((passed + ${#files[@]}))
    else
        for file in "${files[@]}"; do
            try_file "$target" "$file"
        done
    fi
}

make -s corpus-build
mkdir -p build/corpus/log
for source in fuzz/*.c; do
    try_target "$(basename "$source" .c)"
done
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
