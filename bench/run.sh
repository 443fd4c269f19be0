#!/usr/bin/env bash
# Measures one row of docs/performance.md and prints its table: ours and the limit in turn, one pair to
# warm up and then as many as the measure says; a ratio is taken within its pair, and the median of the
# ratios counts.
#   bench/run.sh ROW        (by ./dev bench ROW); ONLY="words" measures only what has them in its name
# Rows over HTTP (C-http, D, E, F-orders, I, home, growth, floor, turns) are bench/over_http.py's.
# A program of bench/ prints one line, whose first word is its figure: things per second.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=build/bench
programs=build/release

# What is measured, a line each:
# name | pairs | least ratio, or - | least figure of ours, or - | ours | limit
row_A() {
    cat <<END
price_line without trace | 7 | 0.10 | - | $programs/price_lines untraced | $programs/price_loop
price_line with the whole trace | 7 | - | 2000000 | $programs/price_lines traced | $programs/price_loop
order_price, orders of 10 lines with trace | 7 | - | 2000000 | $programs/price_lines orders | $programs/price_loop
END
}

# On disk the pairs are short and many: there the machine's noise is that of its neighbours' syncs,
# which lasts for seconds.
row_B() {
    local long short
    long=$(replayed 60)
    short=$(replayed 12)
    cat <<END
replay in memory | 9 | 0.5 | - | $programs/replay_steps $work/60.json :memory: | $programs/raw_rows $work/60.db :memory: $long
replay on disk, each step durable | 21 | 0.5 | - | $programs/replay_steps $work/12.json $work/target.db | $programs/raw_rows $work/12.db $work/target.db $short
in memory, where the limit too checks foreign keys | 9 | - | - | $programs/replay_steps $work/60.json :memory: | $programs/raw_rows $work/60.db :memory: $long references
END
}

# Orders of ten lines, durable, less HTTP: callers that ask again as soon as they are answered.
row_C() {
    bench/orders_postgres.sh begin >&2
    local engine script callers least
    for engine in SQLite PostgreSQL; do
        script=bench/orders.sh
        [[ $engine == SQLite ]] || script=bench/orders_postgres.sh
        for callers in 1 4 16; do
            least=-
            [[ $callers -ne 1 ]] || least=0.35
            [[ $callers -ne 16 ]] || least=0.5
            echo "orders on $engine, callers: $callers | ${PAIRS:-5} | $least | - | $script ours $callers | $script raw $callers"
        done
    done
}

# The night run; SIZES: of the databases, in entitlements.
row_F() {
    local size engine script least
    for engine in ${ENGINE:-SQLite PostgreSQL}; do
        script=bench/night.sh least=0.15
        [[ $engine == SQLite ]] || script=bench/night_postgres.sh least=0.5
        for size in ${SIZES:-10000 100000 1000000}; do
            "$script" begin "$size" >&2
            echo "a night over $size entitlements on $engine | ${PAIRS:-5} | $least | - | $script ours $size | $script raw $size"
        done
    done
}

# Takes away what a row has left running.
end_C() {
    bench/orders_postgres.sh end
}

end_F() {
    [[ ! -e $work/night_cluster.place ]] || bench/night_postgres.sh end
}

# Makes a scenario of so many copies of each golden one, and the database that its replay leaves; prints
# the number of its steps.
replayed() {
    local line
    python3 bench/replay_scenario.py "$1" >"$work/$1.json"
    fresh "$work/$1.db"
    line=$("$programs/replay_steps" "$work/$1.json" "$work/$1.db")
    line=${line#* steps/s }
    echo "${line%% *}"
}

say() {
    echo "$@" >&2
}

# Takes away a database of an earlier run.
fresh() {
    rm -f "$1" "$1-wal" "$1-shm"
}

# Runs one program; prints its figure.
figure() {
    local words line
    fresh "$work/target.db"
    read -ra words <<<"$1"
    line=$("${words[@]}") || {
        say "bench/run.sh: this failed: $1"
        return 1
    }
    say "    $line"
    echo "${line%% *}"
}

# One measure: a line "ours limit" per pair; the first pair is the warm-up and is not written.
pairs() {
    local count=$1 ours=$2 limit=$3 round a b
    for ((round = 0; round <= count; round++)); do
        a=$(figure "$ours")
        b=$(figure "$limit")
        [[ $round -eq 0 ]] || echo "$a $b"
    done
}

# From the pairs on standard input, a row of the table.
table_row() {
    awk -v name="$1" -v ratio_target="$2" -v figure_target="$3" '
        function sorted(list, count,    i, j, held) {
            for (i = 2; i <= count; i++)
                for (j = i; j > 1 && list[j] < list[j - 1]; j--) {
                    held = list[j]; list[j] = list[j - 1]; list[j - 1] = held
                }
        }
        function median(list, count) {
            return count % 2 ? list[(count + 1) / 2] : (list[count / 2] + list[count / 2 + 1]) / 2
        }
        function short(figure) {
            return figure >= 1000000 ? sprintf("%.1f M", figure / 1000000) \
                : figure >= 1000 ? sprintf("%.1f k", figure / 1000) : sprintf("%d", figure)
        }
        { ours[NR] = $1; limit[NR] = $2; ratio[NR] = $1 / $2 }
        END {
            if (NR == 0) exit 1
            sorted(ours, NR); sorted(limit, NR); sorted(ratio, NR)
            target = ratio_target != "-" ? "≥ " ratio_target " ×" \
                : figure_target != "-" ? "≥ " short(figure_target) "/s" : "–"
            met = ratio_target != "-" ? (median(ratio, NR) >= ratio_target ? "yes" : "no") \
                : figure_target != "-" ? (median(ours, NR) >= figure_target ? "yes" : "no") : "–"
            printf "| %s | %d | %s (%s – %s) | %s (%s – %s) | %.3f (%.3f – %.3f) | %s | %s |\n", name, NR,
                short(median(ours, NR)), short(ours[1]), short(ours[NR]),
                short(median(limit, NR)), short(limit[1]), short(limit[NR]),
                median(ratio, NR), ratio[1], ratio[NR], target, met
        }'
}

# "5d9d4f2", and whether files differ from it.
commit() {
    local name
    name=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
    git --no-optional-locks diff --quiet HEAD 2>/dev/null || name+=" with changes"
    echo "$name"
}

machine() {
    local model
    model=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)
    echo "$(nproc) cores (${model:-unknown}), load $(cut -d' ' -f1 /proc/loadavg) before"
}

print_table() {
    local row=$1 list=$2 name count ratio least ours limit
    echo "Row $row, $(date +%F), $(machine), commit $(commit), medians (least – most), by \`./dev bench $row\`:"
    echo
    echo "| work | pairs | ours, per second | limit, per second | ours ÷ limit | target | met |"
    echo "|---|---|---|---|---|---|---|"
    while IFS='|' read -r name count ratio least ours limit; do
        name=${name% }
        [[ "$name " == *"${ONLY:-}"* ]] || continue
        say "$name"
        pairs "${count// /}" "$ours" "$limit" >"$work/pairs.txt"
        table_row "$name" "${ratio// /}" "${least// /}" <"$work/pairs.txt"
    done <<<"$list"
}

main() {
    local row=${1:-} list
    if [[ $# -ne 1 ]]; then
        say "usage: bench/run.sh ROW"
        return 2
    fi
    case $row in
    C-http | D | E | F-orders | I | home | growth | floor | turns)
        make -s release >&2
        exec bench/over_http.py "$row"
        ;;
    esac
    if ! declare -F "row_$row" >/dev/null; then
        say "bench/run.sh: no row is called $row; there are: $(declare -F | sed -n 's/^declare -f row_//p' | tr '\n' ' ')C-http D E F-orders I home growth floor turns"
        return 2
    fi
    make -s release >&2
    mkdir -p "$work"
    if declare -F "end_$row" >/dev/null; then
        # shellcheck disable=SC2064 # the row's name is known now
        trap "end_$row" EXIT
    fi
    list=$("row_$row")
    print_table "$row" "$list"
}

main "$@"
