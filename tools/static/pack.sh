#!/bin/bash
# pack.sh OUT FILE…: the files of static/ as C arrays, OUT/static_files.c and OUT/static_files.h. A file has
# its type by its ending, its name in the cache by its SHA-256, and a brotli variant where that is smaller.
set -euo pipefail
out=$1
shift

type_of() { # FILE
    case $1 in
    *.css) echo "text/css; charset=utf-8" ;;
    *.js) echo "text/javascript; charset=utf-8" ;;
    *.svg) echo "image/svg+xml" ;;
    *.png) echo "image/png" ;;
    *.ico) echo "image/x-icon" ;;
    *.woff2) echo "font/woff2" ;;
    *.txt) echo "text/plain; charset=utf-8" ;;
    *)
        echo "$1:1: no type is known for this ending; give it one in tools/static/pack.sh" >&2
        return 1
        ;;
    esac
}

# STATIC_APP_CSS of static/app.css
id_of() { # FILE
    local name=${1#static/}
    if [[ ! $name =~ ^[a-z0-9_/.-]+\.[a-z0-9]+$ ]]; then
        echo "$1:1: the name has other characters than a-z 0-9 _ - . /" >&2
        return 1
    fi
    name=${name^^}
    echo "STATIC_${name//[^A-Z0-9]/_}"
}

array() { # NAME FILE
    printf 'static const unsigned char %s[] = {\n' "$1"
    od -An -v -tx1 "$2" | sed 's/ \(..\)/0x\1,/g'
    printf '};\n'
}

# /static/app.<hash>.css of static/app.css
address_of() { # FILE
    local name=${1#static/} hash
    hash=$(sha256sum "$1" | cut -c 1-16)
    echo "/static/${name%.*}.$hash.${name##*.}"
}

row() { # FILE NUMBER PACKED
    local name=${1#static/} hash type id brotli="{NULL, 0}"
    hash=$(sha256sum "$1" | cut -c 1-32)
    type=$(type_of "$1")
    id=$(id_of "$1")
    [[ $3 == no ]] || brotli="{(const char *)packed_$2, sizeof packed_$2}"
    printf '    [%s] = {\n        S_INIT("%s"),\n        S_INIT("%s"),\n' "$id" "$name" \
        "$(address_of "$1")"
    printf '        S_INIT("%s"),\n        S_INIT("\\"%s\\""),\n' "$type" "$hash"
    printf '        {(const char *)bytes_%s, sizeof bytes_%s},\n        %s,\n    },\n' "$2" "$2" "$brotli"
}

header() {
    cat <<'END'
// Made by tools/static/pack.sh from static/. Change those.
#ifndef WEB_STATIC_FILES_H
#define WEB_STATIC_FILES_H

#include "base/show/url.h"

typedef struct {
    Text path;   // inside static/: "app.css"
    Text url;    // "/static/app.<hash>.css": these bytes for ever
    Text type;   // Content-Type
    Text etag;   // with its quotes
    Text bytes;
    Text brotli; // empty where it would not be smaller
} StaticFile;

typedef enum {
END
    for file in "$@"; do printf '    %s,\n' "$(id_of "$file")"; done
    cat <<'END'
    STATIC_COUNT,
} StaticId;

extern const StaticFile static_files[STATIC_COUNT];

// The address of a file, for a view.
static inline Url static_url(StaticId id) {
    return url_path(static_files[id].url);
}

#endif
END
}

source_c() {
    local number=0 packed=() file size smaller
    printf '// Made by tools/static/pack.sh from static/. Change those.\n#include "web/static_files.h"\n\n'
    for file in "$@"; do
        [[ -s $file ]] || { echo "$file:1: the file is empty" >&2 && return 1; }
        array "bytes_$number" "$file"
        brotli -q 11 -w 24 -c "$file" >"$out/packed.new"
        size=$(stat -c %s "$file")
        smaller=$(stat -c %s "$out/packed.new")
        packed+=(no)
        if [[ $smaller -lt $((size * 95 / 100)) ]]; then
            packed[number]=yes
            array "packed_$number" "$out/packed.new"
        fi
        number=$((number + 1))
    done
    rm -f "$out/packed.new"
    printf '\nconst StaticFile static_files[STATIC_COUNT] = {\n'
    number=0
    for file in "$@"; do
        row "$file" "$number" "${packed[number]}"
        number=$((number + 1))
    done
    printf '};\n'
}

# The bytes are those that are served: a stylesheet names the other files by the addresses of these bytes.
mkdir -p "$out"
out=$(realpath "$out")
served=$(mktemp -d)
trap 'rm -rf "$served"' EXIT
cp --parents "$@" "$served"
cd "$served"
for style in "$@"; do
    [[ $style == *.css ]] || continue
    for file in "$@"; do
        sed -i "s|url(\"${file#static/}\")|url(\"$(address_of "$file")\")|g" "$style"
    done
done

header "$@" >"$out/static_files.h.new"
source_c "$@" >"$out/static_files.c.new"
for name in static_files.h static_files.c; do
    if cmp -s "$out/$name.new" "$out/$name"; then rm "$out/$name.new"; else mv "$out/$name.new" "$out/$name"; fi
done
