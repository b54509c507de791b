#!/bin/sh
# Every test, those with a real browser too.
set -eu
cd "$(dirname "$0")/.."
sh tests/setup.sh
SA_LINT_BROWSER_TESTS=1 cargo test --locked "$@"
