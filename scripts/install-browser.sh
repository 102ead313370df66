#!/usr/bin/env bash
# Installs the Chromium in which the console is tested, with fonts for Thai and the baht sign, on Debian. Does nothing
# where one starts already. Exits 1 where none starts in the end.
set -euo pipefail
# shellcheck source=scripts/debian.sh
. "$(dirname "$0")/debian.sh"

# Whether it starts without a window and shows a page: that a file is there says little.
starts() {
  local profile status=0
  [ -x "$1" ] || return 1
  profile=$(mktemp -d)
  within_a_minute "$1" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync \
    --disable-dev-shm-usage --user-data-dir="$profile" --dump-dom about:blank \
    2>/dev/null </dev/null | grep '<html' >/dev/null || status=1
  rm -rf "$profile" 2>/dev/null || true
  return "$status"
}

# macOS has no `timeout`.
within_a_minute() {
  if command -v timeout >/dev/null; then timeout 60 "$@"; else "$@"; fi
}

# The first that starts, in the order in which the tests look: apps/dashboard/test/browser/executable.ts.
find_browser() {
  local name path
  if [ -n "${OMISE_SANDBOX_BROWSER:-}" ]; then
    starts "$OMISE_SANDBOX_BROWSER" && echo "$OMISE_SANDBOX_BROWSER"
    return
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    path=$(command -v "$name") || continue
    if starts "$path"; then echo "$path" && return; fi
  done
  for name in 'Google Chrome' Chromium; do
    for path in /Applications "${HOME:-}/Applications"; do
      path="$path/$name.app/Contents/MacOS/$name"
      if starts "$path"; then echo "$path" && return; fi
    done
  done
  return 1
}

has_candidate() {
  [[ $(apt-cache policy "$1" 2>/dev/null) =~ Candidate:\ [0-9] ]]
}

give_up() {
  echo "$1 Install Chromium or Google Chrome, or name one in OMISE_SANDBOX_BROWSER." >&2
  exit 1
}

if browser=$(find_browser); then
  echo "A Chromium starts already: $browser"
  exit
fi
if [ -n "${OMISE_SANDBOX_BROWSER:-}" ]; then
  give_up "OMISE_SANDBOX_BROWSER is \"$OMISE_SANDBOX_BROWSER\", which does not start."
fi
if ! command -v apt-get >/dev/null; then
  give_up 'This system has no apt-get.'
fi
apt update || give_up 'apt-get update failed.'
# Ubuntu has it as a snap only, which starts in no container.
has_candidate chromium || give_up 'apt-get has no package chromium here (on Ubuntu it is a snap).'
# On a bare Debian 199 MB to load, half a minute. DejaVu has the baht sign, Loma the Thai letters.
apt install --no-install-recommends chromium fonts-dejavu-core fonts-tlwg-loma-ttf ||
  give_up 'apt-get install chromium failed.'
browser=$(find_browser) || give_up 'What apt-get installed does not start.'
echo "A Chromium starts now: $browser"
