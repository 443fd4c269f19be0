#!/usr/bin/env bash
# PostgreSQL for tests: a cluster of its own in a folder, reached by a socket in that folder only, bytewise
# order, every commit on disk. Nothing of a cluster that runs already is touched.
#
#   cluster.sh start DIR            makes it in DIR (which must not exist) or, where it is, starts it again
#   cluster.sh stop DIR [MODE]      MODE of pg_ctl: fast (default) or immediate, as if the power had failed
#   cluster.sh remove DIR           stops it and removes DIR
#   cluster.sh address DIR [SCHEMA] its address for licet and psql
#   cluster.sh folder               makes a folder for one and says its name: in memory where there is some,
#                                   for what is tested is our part, and not the disk's
#   cluster.sh with COMMAND…        runs COMMAND with the one cluster of this test run, which is started by the
#                                   first and goes on; LICET_TEST_POSTGRES is its folder
#   cluster.sh own COMMAND…         runs COMMAND with a cluster that nobody else has, and removes it
#                                   CONNECTIONS: how many it has (200)
#   cluster.sh end                  removes the one cluster of this test run
set -euo pipefail

bin=$(pg_config --bindir)
owner=licet
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
note=$project/build/test_postgres # where the cluster of this test run lies

# The server refuses to run as root.
as_server() {
    if [[ $(id -u) -eq 0 ]]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

address() { # DIR [SCHEMA]
    local options=
    [[ -z ${2:-} ]] || options="&options=-csearch_path%3D$2"
    echo "postgresql://$owner@/postgres?host=$1/socket$options"
}

folder() {
    local place=${TMPDIR:-/tmp} new
    [[ -n ${TMPDIR:-} || ! -w /dev/shm ]] || place=/dev/shm
    new=$(mktemp -d "$place/licet_postgres_XXXXXX")
    chmod 755 "$new"
    echo "$new"
}

make_cluster() { # DIR
    mkdir -p "$1"
    [[ $(id -u) -ne 0 ]] || chown postgres "$1"
    as_server mkdir -m 700 "$1/socket"
    as_server "$bin/initdb" --pgdata="$1/data" --username=$owner --auth=trust --encoding=UTF8 --locale=C \
        --no-sync >"$1.log" 2>&1 || { cat "$1.log" >&2 && return 1; }
    rm "$1.log"
    as_server tee -a "$1/data/postgresql.conf" >/dev/null <<END
listen_addresses = ''
unix_socket_directories = '$1/socket'
fsync = on
full_page_writes = on
synchronous_commit = on
max_connections = ${CONNECTIONS:-200}
shared_buffers = 64MB
END
}

start() { # DIR
    [[ -d $1/data ]] || make_cluster "$1"
    as_server "$bin/pg_ctl" start --pgdata="$1/data" --wait --timeout=60 --silent --log="$1/server.log" \
        </dev/null >/dev/null || { tail -n 20 "$1/server.log" >&2 && return 1; }
}

stop() { # DIR [MODE]
    as_server "$bin/pg_ctl" stop --pgdata="$1/data" --wait --timeout=60 --silent --mode="${2:-fast}"
}

remove() { # DIR
    [[ -d $1/data ]] || return 0
    stop "$1" immediate 2>/dev/null || true
    rm -rf "$1"
}

is_running() { # DIR
    as_server "$bin/pg_ctl" status --pgdata="$1/data" >/dev/null 2>&1
}

# The folder of the one cluster, which is running then. Stages that run at once start it once.
running_folder() {
    local folder
    mkdir -p "$(dirname "$note")"
    exec 9>"$note.lock"
    flock 9
    folder=$(cat "$note" 2>/dev/null || true)
    if [[ -z $folder ]] || ! is_running "$folder"; then
        [[ -z $folder ]] || remove "$folder"
        folder=$("${BASH_SOURCE[0]}" folder)
        echo "$folder" >"$note"
        start "$folder" 9>&- # the server must not keep the lock
    fi
    echo "$folder"
}

with() { # COMMAND…
    local folder
    folder=$(running_folder)
    LICET_TEST_POSTGRES=$folder "$@"
}

own() { # COMMAND…
    local status=0 folder
    folder=$("${BASH_SOURCE[0]}" folder)
    start "$folder"
    LICET_TEST_POSTGRES=$folder "$@" || status=$?
    remove "$folder"
    return $status
}

end() {
    local folder
    folder=$(cat "$note" 2>/dev/null || true)
    [[ -z $folder ]] || remove "$folder"
    rm -f "$note"
}

case ${1:-} in
start | stop | remove | address | folder | with | own | end) "$@" ;;
*)
    sed -n 's/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
