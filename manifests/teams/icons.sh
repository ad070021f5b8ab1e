#!/usr/bin/env bash
# Draws color.png and outline.png from their SVGs. Needs Debian's chromium; the PNGs are committed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

draw() {
  local name=$1 size=$2
  # A page around it: an SVG by itself gets a white ground.
  printf '<!doctype html><style>html,body{margin:0;background:transparent}svg{display:block}</style>' >"$profile/$name.html"
  cat "$name.svg" >>"$profile/$name.html"
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$profile/user" --hide-scrollbars \
    --default-background-color=00000000 --force-device-scale-factor=1 --window-size="$size,$size" \
    --screenshot="$PWD/$name.png" "file://$profile/$name.html" 2>/dev/null
}

draw color 192
draw outline 32
