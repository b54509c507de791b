#!/usr/bin/env bash
# The public address stands in Cargo.toml as `repository`, with OWNER in it until there is one; what cannot
# read it from there repeats it.
#   packages/address.sh                             prints it
#   packages/address.sh check [OWNER/NAME]          fails while it is not filled in, or where another one stands
#   packages/address.sh set OWNER/NAME [HOMEPAGE]   writes it everywhere; HOMEPAGE: where one reads about it first
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Everything that names it, OWNER/sa-lint and the repositories beside it.
FILES=(Cargo.toml pyproject.toml SECURITY.md docs/ci.md docs/ci.ja.md docs/hooks.md docs/hooks.ja.md)

address() { sed -n 's/^repository = "\(.*\)"$/\1/p' Cargo.toml; }
slug() { address | sed 's|^https://github.com/||'; }

check() {
  local wrong=0 file owner
  owner=$(slug)
  owner=${owner%%/*}
  if [ "$owner" = OWNER ]; then
    echo "the address is not filled in: packages/address.sh set OWNER/NAME" >&2
    return 1
  fi
  if [ -n "${1:-}" ] && [ "$1" != "$(slug)" ]; then
    echo "this is $1, but Cargo.toml says $(slug)" >&2
    wrong=1
  fi
  for file in "${FILES[@]}"; do
    grep -q "$owner/" "$file" || { echo "$file does not name $owner" >&2; wrong=1; }
    ! grep -n OWNER "$file" /dev/null >&2 || { echo "$file still speaks of OWNER" >&2; wrong=1; }
  done
  return "$wrong"
}

set_address() {
  local old new=$1 home=${2:-}
  [[ $new =~ ^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$ ]] || { echo "$new is no OWNER/NAME" >&2; exit 2; }
  old=$(slug)
  sed -i "s|$old\b|$new|g; s|\b${old%%/*}/sa-lint|${new%%/*}/sa-lint|g" "${FILES[@]}"
  [ -z "$home" ] || sed -i "s#^\([Hh]omepage = \)\"[^\"]*\"#\1\"$home\"#" Cargo.toml pyproject.toml
  echo "Written. What is left to reword by hand:"
  grep -n 'OWNER\|Nothing is published yet\|まだ公開していません' "${FILES[@]}" README.md README.ja.md || true
}

case ${1:-} in
  '') address ;;
  check) check "${2:-}" ;;
  set) set_address "${2:?OWNER/NAME}" "${3:-}" ;;
  *) sed -n '4,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
