#!/usr/bin/env bash
# Builds Owlet and opens it. Where there is no display it starts the same server without a window. What this needs is
# installed first, once. Arguments go to the program: build/run.sh --addr 127.0.0.1:9000 without a display.
set -euo pipefail
# shellcheck source=build/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

announce() {
  local line address workspace
  workspace=$("$bin/owletctl" workspace list --json </dev/null | sed -n 's/.*"id": *"\([a-z0-9]*\)".*/\1/p' | head -n 1)
  while IFS= read -r line; do
    printf '%s\n' "$line"
    address=${line#listening on }
    [ "$address" != "$line" ] || continue
    cat <<MESSAGE

There is no display, so Owlet runs without a window.
  Open:         $address/api/docs
  Make a key:   $bin/owletctl key create --workspace $workspace --name "My tool"
  Stop:         Ctrl+C
MESSAGE
  done
}

without_window() {
  need_toolchains go
  need_packages "${compiler_packages[@]}"
  need_modules
  build_owletctl
  exec "$bin/owletctl" serve "$@" > >(announce)
}

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  without_window "$@"
fi
need_toolchains both
need_packages "${compiler_packages[@]}" "${window_packages[@]}"
need_modules
need_tools
need_node_modules
build_window
if [ -d "$bin/Owlet.app" ]; then
  exec "$bin/Owlet.app/Contents/MacOS/owlet" "$@"
fi
exec "$bin/owlet" "$@"
