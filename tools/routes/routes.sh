#!/bin/sh
# routes.sh KIND FOLDER: the list of what is declared below FOLDER by lines PAGE(name, …) {or ENDPOINT(name, …)},
# as C. KIND is page or endpoint.
set -eu
kind=$1 folder=$2
upper=$(echo "$kind" | tr "[:lower:]" "[:upper:]")
type=$(echo "$upper" | cut -c1)$(echo "$kind" | cut -c2-)
names=$(find "$folder" -name '*.c' -exec sed -n "s/^$upper(\([a-z0-9_]*\),.*/\1/p" {} + | LC_ALL=C sort)
twice=$(echo "$names" | uniq -d)
if [ -n "$twice" ]; then
    echo "$folder: two are called $twice" >&2
    exit 1
fi
echo "// Made of the $upper() lines below $folder."
echo "#include \"main/serve/lists.h\""
for name in $names; do echo "extern const $type ${kind}_$name;"; done
echo "const $type *const ${kind}s[] = {"
for name in $names; do echo "    &${kind}_$name,"; done
echo "    NULL};"
