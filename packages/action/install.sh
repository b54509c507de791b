#!/usr/bin/env bash
# Fetches a released program, checks it against the release's SHA256SUMS and puts it on the PATH
# of later steps. Everything comes by variables:
#   VERSION      such as 0.1.0; empty: that of the Cargo.toml beside the action
#   REPOSITORY   owner/name whose releases are taken
#   RELEASES     where releases lie, if not on the server of REPOSITORY
#   ACTION_PATH, RUNNER_OS, RUNNER_ARCH, RUNNER_TEMP, GITHUB_PATH, GITHUB_SERVER_URL: of the runner
set -euo pipefail

fail() {
  echo "::error title=sa-lint::$1" >&2
  exit 2
}

version=${VERSION:-}
[ -n "$version" ] || version=$("$ACTION_PATH/packages/version.sh")
version=${version#v}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] ||
  fail "The input version must be like 0.1.0."

program=sa-lint
case "$RUNNER_OS-$RUNNER_ARCH" in
  Linux-X64) target=x86_64-unknown-linux-musl ;;
  Linux-ARM64) target=aarch64-unknown-linux-musl ;;
  macOS-X64) target=x86_64-apple-darwin ;;
  macOS-ARM64) target=aarch64-apple-darwin ;;
  Windows-X64) target=x86_64-pc-windows-msvc program=sa-lint.exe ;;
  Windows-ARM64) target=aarch64-pc-windows-msvc program=sa-lint.exe ;;
  *) fail "There is no release for $RUNNER_OS on $RUNNER_ARCH." ;;
esac

releases=${RELEASES:-$GITHUB_SERVER_URL/$REPOSITORY/releases/download}
folder=$RUNNER_TEMP/sa-lint-$version
name=sa-lint-$version-$target
mkdir -p "$folder"
for file in SHA256SUMS "$name.tar.gz"; do
  curl --fail --silent --show-error --location --retry 3 --output "$folder/$file" \
    "$releases/v$version/$file" || fail "Cannot download $file of release v$version."
done

cd "$folder"
# The one line for this file, or none, which then does not hold.
awk -v name="$name.tar.gz" '$2 == name || $2 == "*" name' SHA256SUMS >wanted
if command -v sha256sum >/dev/null; then sum=(sha256sum); else sum=(shasum -a 256); fi
if ! [ -s wanted ] || ! "${sum[@]}" -c wanted >/dev/null; then
  fail "$name.tar.gz is not what SHA256SUMS says."
fi
tar -xzf "$name.tar.gz"
"./$name/$program" --version
bin=$folder/$name
if command -v cygpath >/dev/null; then bin=$(cygpath -w "$bin"); fi
echo "$bin" >>"$GITHUB_PATH"
