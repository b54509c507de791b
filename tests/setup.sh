#!/bin/sh
# Installs what the tests with real tools need: Chromium and Firefox with Japanese fonts, Node.js, Java, poppler (Debian
# packages, if they are not there), and the packages of tests/browser and tests/schemas. Run it again
# freely.
set -eu
cd "$(dirname "$0")/.."

missing=""
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing="$missing chromium"
[ -n "${FIREFOX:-}" ] || [ -x /usr/bin/firefox-esr ] || [ -x /usr/bin/firefox ] || missing="$missing firefox-esr"
fc-list 2>/dev/null | grep -qi 'noto.*cjk' || missing="$missing fonts-noto-cjk"
command -v node >/dev/null || missing="$missing nodejs"
command -v npm >/dev/null || missing="$missing npm"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
command -v java >/dev/null || missing="$missing default-jre-headless"
if [ -n "$missing" ]; then
    sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo"
    $sudo apt-get update -q
    # shellcheck disable=SC2086 # a list of packages
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends $missing
fi
for folder in tests/browser tests/schemas; do
    npm ci --prefix "$folder" --ignore-scripts --no-fund --no-audit
done
# A compiler for WebAssembly: seconds where rustup has it, a minute where Debian's is taken.
packages/web/build.sh setup
sh tests/tools/setup.sh
