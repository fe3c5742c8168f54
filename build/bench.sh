#!/bin/sh
# Measures owletctl with a record API benchmark (bench.py) that lies in a folder of its own:
#
#   build/bench.sh FOLDER [arguments of bench.py]     or BENCH_DIR=FOLDER build/bench.sh ...
#
# Without arguments it runs 10,000 records beside the bare floor. What it builds and loads goes to BENCH_HOME, by default FOLDER/.bench.
set -eu

# table is called by bench.py against a fresh, running server: it makes the workspace, a key and the table, and prints their names.
table() {
  home="$DATA/home"
  workspace=$("$SUT_BIN" --home "$home" workspace create --name Bench --json | sed -n 's/.*"id": "\([^"]*\)".*/\1/p')
  key=$("$SUT_BIN" --home "$home" key create --workspace "$workspace" --name bench --json | sed -n 's/.*"key": "\([^"]*\)".*/\1/p')
  post /modules '{"name": "crm", "labels": {}}'
  post /modules/crm/tables '{"name": "contacts", "labels": {}}'
  post /modules/crm/tables/contacts/fields/batch "[$(field first_name string), $(field last_name string), $(field email string '"unique": true,'),
    $(field age number), $(field active boolean), $(field city string '"index": true,'), $(field created timestamp)]"
  printf 'KEY=%s\nWORKSPACE=%s\nMODULE=crm\nTABLE=contacts\n' "$key" "$workspace"
}

field() { printf '{"name": "%s", "type": "%s", %s "labels": {}}' "$1" "$2" "${3:-}"; }

post() {
  curl -sS --fail-with-body -X POST -H "Authorization: Bearer $key" -H 'Content-Type: application/json' \
    "$BASE_URL/api/v1/workspace/$workspace$1" -d "$2" >&2
}

if [ "${1:-}" = --table ]; then
  table
  exit
fi

if [ -z "${BENCH_DIR:-}" ]; then
  BENCH_DIR=${1:?give the folder with bench.py}
  shift
fi
root=$(cd "$(dirname "$0")/.." && pwd)
export BENCH_HOME="${BENCH_HOME:-$BENCH_DIR/.bench}" SUT_BIN="$root/build/bin/owletctl"
export SUT_START="$SUT_BIN --home {data}/home serve --addr 127.0.0.1:{port}" SUT_SETUP="$root/build/bench.sh --table"
(cd "$root" && go build -trimpath -ldflags '-s -w' -o "$SUT_BIN" ./backend/cmd/owletctl)
[ $# -gt 0 ] || set -- run --size 10000 --reps 2 --secs 5 --adapters floor-normal,floor-full,floor-full-group,sut --out "$BENCH_HOME/owlet.json"
exec python3 "$BENCH_DIR/bench.py" "$@"
