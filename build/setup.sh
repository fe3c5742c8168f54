# shellcheck shell=bash disable=SC2034
# What run.sh and test.sh need before they can work. They source this file; every step is skipped once it is done. The functions
# are also called where set -e does not reach, so they join their commands with &&.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
bin=build/bin
stamps=build/.stamps
mkdir -p "$bin" "$stamps"

# What to compile against: Debian 12 and newer no longer have WebKitGTK 4.0.
tags=webkit2_41
export CGO_ENABLED=1

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
fail() { printf 'owlet: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# hash_of PATH...: one hash over the names and contents of all files below the paths.
hash_of() {
  find "$@" -type f -not -path '*/node_modules/*' -print0 | LC_ALL=C sort -z | xargs -0 cksum | cksum | tr ' ' '-'
}

# unless_done NAME HASH COMMAND...: runs the command, and not again while the hash stays the same.
unless_done() {
  local stamp="$stamps/$1" hash=$2
  shift 2
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$hash" ] && return 0
  "$@" || return
  printf '%s' "$hash" >"$stamp"
}

# at_least WANTED FOUND: compares versions such as 1.26 and 1.26.8.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# need_toolchains both|go
need_toolchains() {
  local go node
  has go || fail "Go is not installed. Install Go 1.26 or newer: https://go.dev/doc/install"
  go=$(go env GOVERSION 2>/dev/null | sed 's/^go//')
  at_least 1.26 "${go:-0}" || fail "Go ${go:-of an unknown version} is too old. Install Go 1.26 or newer: https://go.dev/doc/install"
  [ "$1" = both ] || return 0
  if ! has node || ! has npm; then
    fail "Node.js with npm is not installed. Install Node.js 20.19 or newer: https://nodejs.org"
  fi
  node=$(node --version | tr -d v)
  at_least 20.19 "$node" || fail "Node.js $node is too old. Install Node.js 20.19 or newer: https://nodejs.org"
}

compiler_packages=(gcc libc6-dev)
window_packages=(pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev fonts-dejavu-core xdg-utils)
test_packages=(chromium dbus imagemagick iproute2 openbox shellcheck strace xauth xclip xdotool xvfb)

# installed PACKAGE: whether Debian's package manager has it installed, or the program of its name is there all the same.
installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ] || has "$1"
}

# need_packages PACKAGE...: installs those that are missing, and says so first.
need_packages() {
  [ "$(uname -s)" = Linux ] || return 0
  local missing=() p apt=(env DEBIAN_FRONTEND=noninteractive apt-get)
  has dpkg-query || { say "This is no Debian or Ubuntu: the equivalents of these have to be installed: $*"; return 0; }
  for p; do installed "$p" || missing+=("$p"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    has sudo || fail "These system packages are missing, and there is no sudo to install them with: ${missing[*]}"
    apt=(sudo "${apt[@]}")
  fi
  say "Installing missing system packages with apt: ${missing[*]}"
  "${apt[@]}" update -qq </dev/null || fail "apt could not fetch its lists of packages"
  "${apt[@]}" install -y -qq --no-install-recommends "${missing[@]}" </dev/null >&2 || fail "apt could not install: ${missing[*]}"
}

need_modules() { unless_done modules "$(hash_of go.sum)" go mod download; }
need_tools() { unless_done tools "$(hash_of build/tools)" go mod download -C build/tools; }

npm_install() {
  say "Installing the frontend's packages from package-lock.json"
  npm ci --prefix frontend --no-audit --no-fund --loglevel=error </dev/null
}
need_node_modules() {
  [ -d frontend/node_modules ] || rm -f "$stamps/node_modules"
  unless_done node_modules "$(hash_of frontend/package-lock.json)" npm_install
}

# The programs that the API is held against: npm's and Go's.
npm_conformance() {
  say "Installing the conformance checks' packages from package-lock.json"
  npm ci --prefix build/conformance --no-audit --no-fund --loglevel=error </dev/null
}
need_conformance() {
  [ -d build/conformance/node_modules ] || rm -f "$stamps/conformance_npm"
  unless_done conformance_npm "$(hash_of build/conformance/package-lock.json)" npm_conformance &&
    unless_done conformance_go "$(hash_of build/conformance/go/go.sum)" go mod download -C build/conformance/go
}

# The files of Wails' runtime come executable from one of its commands and not from another: here they never are.
wails() {
  local code=0
  go tool -modfile=build/tools/go.mod wails "$@" || code=$?
  chmod a-x frontend/wailsjs/runtime/*.js* frontend/wailsjs/runtime/*.ts
  return $code
}

frontend_sources=(frontend/src frontend/public frontend/index.html frontend/package-lock.json frontend/tsconfig.json frontend/vite.config.ts)
npm_build() {
  say "Building the frontend"
  npm run build --prefix frontend --silent </dev/null &&
    : >frontend/dist/.gitkeep # Vite empties the folder; a clean clone has this file for Go's embed
}
build_frontend() {
  [ -f frontend/dist/index.html ] || rm -f "$stamps/frontend"
  unless_done frontend "$(hash_of "${frontend_sources[@]}")" npm_build
}

go_sources=(main.go app.go go.mod go.sum wails.json build/appicon.png backend)

wails_build() {
  say "Building the program"
  wails build -tags "$tags" -s -skipbindings -m -nosyncgomod </dev/null >"$bin/build.log" 2>&1 || { cat "$bin/build.log" >&2; return 1; }
}
build_window() {
  build_frontend || return
  [ -e "$bin/owlet" ] || [ -e "$bin/Owlet.app" ] || rm -f "$stamps/window"
  unless_done window "$(hash_of "${go_sources[@]}" frontend/dist)" wails_build
}

# Without a window: plain go build.
build_owletctl() { go build -o "$bin/owletctl" ./backend/cmd/owletctl; }
