# shellcheck shell=bash
# For the scripts that install Debian's packages, which source it.

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo -n "$@"
  else
    echo "Installing wants root, and there is no sudo. Run it as root: bash $0" >&2
    return 1
  fi
}

# Waits for another installation that is under way.
apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@"
}
