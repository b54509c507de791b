#!/bin/sh
# Makes the wheel that the tests install: of the test's own profile, for it shares what is compiled.
# Not while tests run, for cargo puts its program where they look for theirs.
set -eu
cd "$(dirname "$0")/../.."
PATH="$PWD/target/tools/venv/bin:$PATH"
rm -rf target/tools/wheels
maturin build --profile dev --locked --compatibility linux --out target/tools/wheels
