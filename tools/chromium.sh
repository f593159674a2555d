#!/usr/bin/env bash
# Makes sure of what the browser tests need from the system: a Chromium, the DejaVu fonts, and an
# nginx that sends what was compressed with brotli (for the static site).
# Installs Debian's packages where something is missing; CHROMIUM names a browser of one's own.
set -euo pipefail

packages=()

browser=""
for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" > /dev/null; then
    browser=$name
    break
  fi
done
[ -n "$browser" ] || packages+=(chromium chromium-driver)

fonts=$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" \
  "$HOME/Library/Fonts" /Library/Fonts -name 'DejaVuSans.ttf' 2> /dev/null || true)
[ -n "$fonts" ] || packages+=(fonts-dejavu-core)

command -v nginx > /dev/null || [ -x /usr/sbin/nginx ] || packages+=(nginx-light)
brotli=$(find /usr/lib/nginx/modules /usr/share/nginx/modules \
  -name ngx_http_brotli_static_module.so 2> /dev/null || true)
[ -n "$brotli" ] || packages+=(libnginx-mod-http-brotli-static)

[ ${#packages[@]} -gt 0 ] || exit 0

fail() {
  echo "The browser tests need ${packages[*]}: $1" >&2
  echo "Install Chromium (or Google Chrome), the DejaVu fonts and nginx with its module" \
    "brotli_static by hand and try again;" \
    "CHROMIUM=/path/to/browser names a browser that is not on the PATH." >&2
  exit 1
}

command -v apt-get > /dev/null || fail "there is no apt-get on this system."
root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo > /dev/null || fail "installing them takes root, and there is no sudo."
  root=(sudo)
  [ -t 0 ] || root=(sudo -n)
fi

echo "Installing ${packages[*]} from the system's packages"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get)
if ! { "${install[@]}" update && "${install[@]}" install --yes --no-install-recommends \
  "${packages[@]}"; } > "$log" 2>&1 < /dev/null; then
  tail -n 20 "$log" >&2
  fail "apt-get could not install them; its last lines are above."
fi
