#!/usr/bin/env bash
# Installs the interpreters that check the code of docs/sdks.md, on Debian: Ruby, Python, PHP, Go and a JDK. Does nothing
# where all are there. Exits 1 where one is missing in the end.
set -euo pipefail
# shellcheck source=scripts/debian.sh
. "$(dirname "$0")/debian.sh"

# Each program with the package that brings it.
wanted=(ruby:ruby python3:python3 php:php-cli gofmt:golang-go javac:default-jdk-headless)

missing_packages() {
  local each
  for each in "${wanted[@]}"; do
    command -v "${each%%:*}" >/dev/null || echo "${each#*:}"
  done
}

give_up() {
  echo "$1 Install these yourself: ${packages//$'\n'/ }" >&2
  exit 1
}

packages=$(missing_packages)
if [ -z "$packages" ]; then
  echo 'All interpreters are there already.'
  exit
fi
command -v apt-get >/dev/null || give_up 'This system has no apt-get.'
apt update || give_up 'apt-get update failed.'
# shellcheck disable=SC2086
apt install --no-install-recommends $packages || give_up 'apt-get install failed.'
[ -z "$(missing_packages)" ] || give_up 'What apt-get installed is not all.'
echo 'All interpreters are there now.'
