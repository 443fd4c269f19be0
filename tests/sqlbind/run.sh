#!/usr/bin/env bash
# Tests of sqlbind and of the database's runtime: the good files are made, compiled by both compilers
# and used; every case of bad/*.cases must be refused with exactly the messages that it names; broken
# copies of the good files must never crash it. Run from the project's root; the last line counts.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
here=tests/sqlbind
out=build/test_sqlbind
passed=0
failed=0

flags=(-std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
    -Wmissing-prototypes -Wvla -Wswitch-enum -Wformat=2 -Werror -g1 -O0)
checked=("-fsanitize=address,undefined" -fno-sanitize-recover=all)
sqlbind=$out/sqlbind

count() { # status, what
    if [[ $1 -eq 0 ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $2"
    fi
}

finish() {
    echo "$passed passed, $failed failed"
    [[ $failed -eq 0 ]]
    exit
}

make_sqlbind() {
    local base=(src/base/arena.c src/base/text.c src/base/err.c)
    gcc "${flags[@]}" "${checked[@]}" -Isrc -Itools tools/sqlbind/*.c tools/source/*.c "${base[@]}" -lsqlite3 -o "$sqlbind"
}

# The generated code by one compiler; then the program that uses it.
use_good() { # compiler
    local base=(src/base/arena.c src/base/text.c src/base/err.c src/base/date.c)
    "$1" "${flags[@]}" "${checked[@]}" -Isrc -I$out/gen -I$here/good $here/good/use.c src/store/db.c \
        src/store/db_scope.c src/store/db_sqlite.c src/store/db_sqlite_scope.c src/store/db_sqlite_keys.c src/store/db_sqlite_log.c src/store/db_postgres.c src/store/postgres/*.c \
        $out/gen/store/*.c "${base[@]}" -lsqlite3 -lpq -o "$out/use_$1" || return 1
    rm -f $out/use.db* $out/broken.db*
    local output status
    output=$("$out/use_$1" $out/use.db $out/broken.db 2>&1)
    status=$?
    [[ $status -eq 0 ]] || echo "$output"
    if [[ $(tail -n 1 <<<"$output") =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        passed=$((passed + BASH_REMATCH[1]))
        failed=$((failed + BASH_REMATCH[2]))
    fi
    return $status
}

test_good() {
    local good=(--migrations "$here/good/migrations" --sql "$here/good/sql" --out "$out/gen/store")
    "$sqlbind" "${good[@]}"
    count $? "the good files are refused" || return
    local before after
    before=$(stat -c '%n %y' $out/gen/store/*)
    touch $out/gen/store/q_gone.c
    "$sqlbind" "${good[@]}"
    count $? "a second run"
    after=$(stat -c '%n %y' $out/gen/store/*)
    [[ $before == "$after" ]]
    count $? "a second run touches files that did not change, or leaves those of a noun that is gone"
    [[ $(wc -l <$out/gen/store/queries.list) -eq $(find $here/good/sql -name '*.sql' ! -name '*.pg.sql' | wc -l) ]]
    count $? "queries.list has another number of lines than there are queries"
    [[ $(awk -F '\t' 'NF != 4' $out/gen/store/queries.list | wc -l) -eq 0 ]]
    count $? "a line of queries.list has not four fields"
    use_good gcc
    count $? "gcc: the generated code"
    use_good clang-14
    count $? "clang: the generated code"
}

# One case: its files stand in a folder of its own, with the good migrations unless it has some.
run_case() { # folder
    local folder=$1 status=0 before=$failed
    [[ -d $folder/db/migrations ]] || { mkdir -p "$folder/db" && ln -s "$PWD/$here/good/migrations" "$folder/db/migrations"; }
    mkdir -p "$folder/sql"
    local scope=()
    [[ ! -d $folder/db/scope ]] || scope=(--scope db/scope)
    (cd "$folder" && exec "$OLDPWD/$sqlbind" --migrations db/migrations --sql sql "${scope[@]}" --out made) 2>"$folder/said" || status=$?
    local mistakes
    mistakes=$(wc -l <"$folder/expected")
    { cat "$folder/expected"; echo "sqlbind: $mistakes mistake$([[ $mistakes -eq 1 ]] || echo s); nothing was written"; } \
        >"$folder/wanted"
    [[ $status -eq 1 && ! -e $folder/made ]] && diff "$folder/wanted" "$folder/said" >"$folder/difference"
    count $? "$(cat "$folder/title") (exit $status): $(cat "$folder/said")"
}

# bad/x.cases: "== title", "@@ path of a file", its lines, "!! expected message". \xHH is a byte.
test_bad() {
    local types
    types=$(sed -n 's/^SQLTYPE(\([A-Za-z0-9_]*\),.*/\1/p' tools/sqlbind/types.def | paste -s -d ' ')
    rm -rf $out/bad
    mkdir -p $out/bad
    /usr/bin/python3 -B $here/split.py $out/bad "$types" $here/bad/*.cases
    count $? "the cases are not read"
    local folder cases=0
    for folder in "$out"/bad/*/; do
        run_case "${folder%/}"
        cases=$((cases + 1))
    done
    [[ $cases -ge 35 ]]
    count $? "only $cases bad cases"
}

# Leaks are looked for in the other tests; here it would cost a third of the time.
broken_copies() {
    ASAN_OPTIONS=detect_leaks=0 /usr/bin/python3 -B $here/broken.py "$sqlbind" $here/good $out/broken 500
}

rm -rf $out
mkdir -p $out/gen
make_sqlbind
count $? "sqlbind does not compile"
[[ $failed -eq 0 ]] || finish
broken_copies >$out/broken.log 2>&1 &
broken=$!
test_good
test_bad
wait $broken
count $? "broken copies of the good files: $(cat $out/broken.log)"
finish
