#!/bin/sh
# Installs what the tests of hooks, packages and CI recipes run: shells, Node.js, Python (Debian
# packages, if they are not there), tools from PyPI in target/tools/venv and from npm here.
# Run it again freely.
set -eu
cd "$(dirname "$0")/../.."

missing=""
for pair in git:git curl:curl jq:jq zsh:zsh fish:fish elvish:elvish mandoc:mandoc man:man-db node:nodejs npm:npm \
    python3:python3 vim:vim emacs:emacs-nox efm-langserver:efm-langserver \
    soffice:libreoffice-writer-nogui soffice:libreoffice-calc-nogui soffice:libreoffice-impress-nogui; do
    command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
python3 -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
if [ -n "$missing" ]; then
    sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo"
    $sudo apt-get update -q
    # shellcheck disable=SC2086 # a list of packages
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends $missing
fi

venv=target/tools/venv
if ! cmp -s tests/tools/requirements.txt "$venv/installed.txt"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q --disable-pip-version-check -r tests/tools/requirements.txt
    cp tests/tools/requirements.txt "$venv/installed.txt"
fi
npm ci --prefix tests/tools --ignore-scripts --no-fund --no-audit
