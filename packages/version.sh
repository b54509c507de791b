#!/usr/bin/env bash
# The version stands in Cargo.toml; what cannot read it from there repeats it.
#   packages/version.sh              prints it
#   packages/version.sh check [TAG]  fails if something says otherwise, the tag v… included
#   packages/version.sh set VERSION  writes it everywhere
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version() { sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1; }

# Each line a file and a sed expression that finds the versions in it.
places() {
  cat <<'PLACES'
packages/pre-commit/pyproject.toml	s/.*"sa-lint==\(.*\)".*/\1/p
packages/pre-commit/pyproject.toml	s/^version = "\(.*\)"/\1/p
packages/pre-commit/README.md	s/.*rev: v\([0-9][^ ]*\).*/\1/p
docs/hooks.md	s/.*rev: v\([0-9][^ ]*\).*/\1/p
docs/hooks.ja.md	s/.*rev: v\([0-9][^ ]*\).*/\1/p
docs/ci.md	s/.*sa-lint@v\{0,1\}\([0-9][^ ]*\).*/\1/p
docs/ci.md	s/.*sa-lint==\([0-9][^ ]*\).*/\1/p
docs/ci.ja.md	s/.*sa-lint@v\{0,1\}\([0-9][^ ]*\).*/\1/p
docs/ci.ja.md	s/.*sa-lint==\([0-9][^ ]*\).*/\1/p
Cargo.lock	/^name = "sa-lint"$/{n;s/version = "\(.*\)"/\1/p}
PLACES
}

check() {
  local wanted wrong=0 file expression found
  wanted=$(version)
  if [ -n "${1:-}" ] && [ "$1" != "v$wanted" ]; then
    echo "the tag is $1, but Cargo.toml says $wanted" >&2
    wrong=1
  fi
  while IFS=$'\t' read -r file expression; do
    found=$(sed -n "$expression" "$file")
    [ -n "$found" ] || { echo "$file: no version where one was expected" >&2; wrong=1; }
    while read -r one; do
      [ "$one" = "$wanted" ] || { echo "$file says ${one:-nothing}, Cargo.toml $wanted" >&2; wrong=1; }
    done <<<"$found"
  done < <(places)
  return "$wrong"
}

set_version() {
  local old new=$1 escaped
  [[ $new =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] || { echo "$new is no version" >&2; exit 2; }
  old=$(version)
  escaped=${old//./\\.}
  sed -i "0,/^version = \"$escaped\"/s//version = \"$new\"/" Cargo.toml
  sed -i "/^name = \"sa-lint\"\$/{n;s/\"$escaped\"/\"$new\"/}" Cargo.lock
  while IFS=$'\t' read -r file _; do
    [ "$file" = Cargo.lock ] || sed -i "/sa-lint\|rev:\|^version/s/\(v\|==\|@\|\"\)$escaped/\1$new/g" "$file"
  done < <(places | sort -u -k1,1)
  check
}

case ${1:-} in
  '') version ;;
  check) check "${2:-}" ;;
  set) set_version "${2:?a version}" ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
