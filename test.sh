#!/usr/bin/env bash
# Everything that must hold before a change lands, from a bare Debian machine with Rust on it:
# installs what is missing, then formatting, lints, documentation and all tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '\n== %s\n' "$*"; }

# Installs Debian packages, where the machine is Debian and lets us.
install() {
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

say 'Tools'
if ! command -v cargo >/dev/null; then
  echo 'Rust is missing. Install it (https://rustup.rs) and run this again.' >&2
  exit 1
fi
command -v cc >/dev/null || install gcc libc6-dev # rustc links with it
cargo fmt --version 2>/dev/null || rustup component add rustfmt
cargo clippy --version 2>/dev/null || rustup component add clippy
cargo --version

say 'Browser, HTML checker, tools of the hooks and packages'
sh tests/setup.sh

say 'Formatting'
cargo fmt --check

say 'Lints'
cargo clippy --locked --all-targets -- -D warnings

say 'The core alone, and the program without the preview'
cargo clippy --locked --no-default-features --lib -- -D warnings
cargo clippy --locked --no-default-features --features site --bin sa-lint -- -D warnings

# The core alone and with its features for wasm32-unknown-unknown: where the compiler for it can neither be
# found nor installed, this fails. Two engines, from an empty target/web: four to six minutes on two cores.
say 'Page for browsers'
packages/web/build.sh

say 'Documentation'
RUSTDOCFLAGS='-D warnings' cargo doc --locked --no-deps --document-private-items --quiet

say 'Wheel'
sh tests/tools/wheel.sh

say 'Tests'
log=$(mktemp)
trap 'rm -f "$log"' EXIT
SA_LINT_REAL_TOOLS=1 cargo test --locked 2>&1 | tee "$log"

# One line for all of the runs above: `cargo test` closes with the last one's figures only.
awk '/^test result: / { for (i = 1; i < NF; i++) { if ($(i + 1) == "passed;") passed += $i
                                                   if ($(i + 1) == "failed;") failed += $i } }
     END { printf "\n%d passed, %d failed\n", passed, failed }' "$log"
