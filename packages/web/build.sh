#!/bin/sh
# Makes the page for browsers in packages/web/dist, from a bare machine with Rust and Node.js on it:
# the engine as WebAssembly in packages/web/engine (`engine` for text and pages; `full`, which also reads
# Word, PowerPoint, Excel, OpenDocument and PDF, and makes pages), then the site around it.
# `packages/web/build.sh setup` only installs the compiler.
set -eu
cd "$(dirname "$0")/../.."

target=wasm32-unknown-unknown
with_rustup() { rustup target list --installed 2>/dev/null | grep -qx "$target"; }
with_debian() { [ -x /usr/bin/wasm-ld ] && [ -x /usr/bin/rustc ] && [ -d /usr/share/doc/rust-web-src ]; }

# Where rustup cannot get the target, Debian's compiler for browsers does it.
if ! with_rustup && ! with_debian && ! rustup target add "$target"; then
    sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo"
    $sudo apt-get update -q
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        rustc-web cargo-web rust-web-src lld
fi
[ "${1:-}" != setup ] || exit 0

if with_rustup; then
    compile() { cargo build "$@"; }
else
    compile() {
        PATH=/usr/bin:/bin RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld \
            cargo build -Zbuild-std=std,panic_abort "$@"
    }
fi
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/web"

cargo build --quiet --release --locked --manifest-path packages/web/bindgen/Cargo.toml
mkdir -p packages/web/engine
for name in engine full; do
    features=""
    [ "$name" = engine ] || features="$name"
    compile --quiet --locked --profile web --target "$target" --package sa-lint-web --features "$features"
    "$CARGO_TARGET_DIR/release/sa-lint-web-bindgen" "$CARGO_TARGET_DIR/$target/web/sa_lint_web.wasm" \
        packages/web/engine "$name"
done

npm ci --prefix packages/web --ignore-scripts --no-fund --no-audit
node packages/web/build.mjs
