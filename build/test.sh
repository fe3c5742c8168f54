#!/usr/bin/env bash
# Runs every test there is, or only the stages that are named. What they need is installed first, once.
#   build/test.sh                  every stage below
#   build/test.sh STAGE...         those stages
#   build/test.sh fuzz [TIME]      every fuzz target for longer, TIME each (default 2m); as a stage of the whole they take three minutes together
#   build/test.sh grid             how smoothly a million records scroll on the screen, and how soon a table shows its first row
#   build/test.sh crash [KILLS]    the server is killed while clients write, and nothing acknowledged may be lost (default 1000; 100 as a stage of the whole)
#   build/test.sh soak [SECONDS]   the server under full load, its answers, memory, descriptors and goroutines watched (default 600)
set -euo pipefail
# shellcheck source=build/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

stages=(setup format vet lint security go fuzz bindings owletctl crash conformance shell frontend_lint frontend_test frontend_build window_build end_to_end window offline)

stage_setup() {
  need_toolchains both
  need_packages "${compiler_packages[@]}" "${window_packages[@]}" "${test_packages[@]}"
  need_modules
  need_tools
  need_node_modules
  need_conformance
}

stage_format() {
  local wrong
  wrong=$(gofmt -l main.go app.go backend build/conformance/go)
  [ -z "$wrong" ] || { echo "gofmt would change: $wrong"; return 1; }
}

stage_vet() {
  go vet -tags "$tags" ./...
  go vet -tags dev ./backend/window
  go vet -tags bindings ./backend/window
  GOOS=windows go vet backend/window/theme_windows.go
  GOOS=darwin CGO_ENABLED=0 go vet backend/window/theme_darwin.go
}

stage_lint() { go tool -modfile=build/tools/go.mod staticcheck -tags "$tags" ./...; }

# not_checked WHAT: says at once and again at the end what could not be checked here.
not_checked() { printf 'not checked: %s\n' "$1" | tee -a "$skipped"; }

# Rules that gosec leaves out everywhere; other exceptions stand beside their code, each with its rule and its reason.
# G304: every path is made of the data folder and ids of our own, or is one that a person chose in a dialog.
# crashtest, powerloss and faulty are tests, which gosec leaves out as it does files of tests.
gosec_excluded=G304

# What is known to be vulnerable is asked for outside: where the database cannot be reached a line says so, and everything else fails.
stage_security() {
  local log="$bin/security.log"
  go tool -modfile=build/tools/go.mod gosec -quiet -tags "$tags" -exclude="$gosec_excluded" -nosec-require-rules -nosec-require-justification \
    -exclude-dir=testdata -exclude-dir=build -exclude-dir=frontend -exclude-dir=crashtest -exclude-dir=powerloss -exclude-dir=faulty ./...
  go tool -modfile=build/tools/go.mod govulncheck -db "${GOVULNDB:-https://vuln.go.dev}" -tags "$tags" ./... >"$log" 2>&1 || unreachable govulncheck '^govulncheck: fetching vulnerabilities: '
  npm audit --prefix frontend --omit=dev >"$log" 2>&1 </dev/null || unreachable 'npm audit' '^npm error (audit endpoint returned an error|code (ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN))'
}

# unreachable CHECK PATTERN: whether the check failed because nobody answered it.
unreachable() {
  grep -qE "$2" "$log" || { cat "$log"; return 1; }
  not_checked "$1: $(grep -m 1 -E 'fetching|POST|request to' "$log" | sed "s/^$1: //")"
}

stage_go() { go test -race -tags "$tags" ./...; }

# The generated modules are those that the Wails command makes of the Go code as it is.
stage_bindings() {
  local before
  before=$(hash_of frontend/wailsjs)
  wails generate module -tags "$tags" </dev/null >"$bin/bindings.log" 2>&1 || { cat "$bin/bindings.log"; return 1; }
  [ "$before" = "$(hash_of frontend/wailsjs)" ] || { echo "frontend/wailsjs was not up to date; it is now, commit it"; return 1; }
}

# Without a window: no GTK, no web view, plain go build.
stage_owletctl() {
  build_owletctl
  if ldd "$bin/owletctl" | grep -iE 'gtk|gdk|webkit'; then
    echo "owletctl is linked with the desktop's libraries"
    return 1
  fi
}

stage_crash() {
  build_owletctl
  go run ./backend/sqlite/crashtest -owletctl "$bin/owletctl" -kills "${1:-100}"
}

# The API against programs that we did not write; those that need the vendor's document skip without NINOX_OPENAPI.
stage_conformance() {
  build_owletctl
  node build/conformance/run.mjs "$bin/owletctl"
}

stage_shell() { shellcheck -x build/*.sh .ci/run; }
stage_frontend_lint() { npm run lint --prefix frontend --silent; }
stage_frontend_test() { npm test --prefix frontend --silent; }
stage_frontend_build() { build_frontend; }

# The program as it is shipped, and the one with Wails' development server, which lets a browser call the same Go methods.
stage_window_build() {
  build_window
  go build -tags "dev,$tags" -o "$bin/owlet-dev" .
}

# on_a_desktop COMMAND...: runs it on a screen and a session bus of its own.
on_a_desktop() {
  # shellcheck disable=SC2016
  xvfb-run -a -s '-screen 0 1440x900x24 -nolisten tcp' env -u WAYLAND_DISPLAY NO_AT_BRIDGE=1 dbus-run-session -- "$@" </dev/null
}

e2e() { on_a_desktop npm run e2e --prefix frontend --silent -- "$@"; }
stage_end_to_end() { e2e story keys places problem language design api.e2e grid.e2e sheet publish usage backups markup formula formulas; }
stage_window() { e2e window; }

# Owlet where there is no network, watched for what it tries to reach. It takes the right to make such a place, and to watch.
stage_offline() {
  if ! unshare -rn ip link set lo up || ! strace -qq -e trace=none -o /dev/null true; then
    not_checked "offline: this user may not make a network namespace, or not trace programs"
    return 0
  fi
  export -f on_a_desktop e2e
  unshare -rn bash -ec 'ip link set lo up; e2e offline'
}

# The package and name of every fuzz target.
fuzz_targets() {
  grep -rEo --include='*_test.go' '^func Fuzz[A-Za-z0-9]+' backend | sed -E 's|^(.*)/[^/]*:func (.*)|./\1 \2|' | sort
}

# only_time_ended LOG: go before 1.27 may call the end of -fuzztime a failure of its own (golang/go#75804). A fault that was found has its
# input written, or says more than that.
only_time_ended() {
  grep -qx '    context deadline exceeded' "$1" && ! grep -qE 'Failing input|panic:|^        ' "$1"
}

stage_fuzz() {
  local targets package target each log="$bin/fuzz.log"
  mapfile -t targets < <(fuzz_targets)
  each=${1:-$((180 / ${#targets[@]}))s}
  for target in "${targets[@]}"; do
    read -r package target <<<"$target"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "$each" -fuzzminimizetime 5s "$package" >"$log" 2>&1 || only_time_ended "$log" || { cat "$log"; return 1; }
    echo "$package $target: $(grep -Eo 'execs: [0-9]+' "$log" | tail -n 1)"
  done
}

stage_grid() { e2e grid.bench; }
stage_soak() { node build/soak/run.mjs "$bin/owletctl" "$1"; }

skipped="$bin/skipped.log"
: >"$skipped"
passed=0
failed=0
summary=()

# run_stage NAME ARGUMENT...: in a shell of its own, so that a failure ends the stage and not the whole; code says how it went.
# It must not be called where set -e is ignored, such as before ||: the stage would go on after a failure.
run_stage() {
  local name=$1 start=$SECONDS outcome=passed
  shift
  say "== $name"
  set +e
  (set -e; "stage_$name" "$@")
  code=$?
  set -e
  if [ $code = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)) outcome=FAILED; fi
  summary+=("$(printf '%-16s %5d s  %s' "$name" $((SECONDS - start)) "$outcome")")
}

arguments=()
case "${1:-}" in
  '') ;;
  fuzz)
    stages=(setup fuzz)
    arguments=("${2:-2m}")
    ;;
  crash)
    stages=(setup crash)
    arguments=("${2:-1000}")
    ;;
  grid) stages=(setup window_build owletctl grid) ;;
  soak)
    stages=(setup owletctl soak)
    arguments=("${2:-600}")
    ;;
  *) stages=("$@") ;;
esac
for name in "${stages[@]}"; do
  [ "$(type -t "stage_$name")" = function ] || fail "there is no stage \"$name\"; the stages are named in build/test.sh"
done
code=0
for name in "${stages[@]}"; do
  run_stage "$name" "${arguments[@]}"
  if [ "$name" = setup ] && [ "$code" != 0 ]; then
    break # without the set-up nothing else would mean anything
  fi
done

printf '\n'
printf '%s\n' "${summary[@]}"
cat "$skipped"
printf '%s\n' "all of it        $(printf '%5d' $SECONDS) s"
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
