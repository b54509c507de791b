#!/usr/bin/env bash
# Publishes packages/pre-commit as the repository that hooks are taken from:
#   packages/mirror.sh CLONE TAG
# makes the files of CLONE, a clone of that repository, those of packages/pre-commit, and commits,
# tags and pushes them. A tag that is there already stays, so that this can be run again.
set -euo pipefail
clone=$(realpath "${1:?a clone}") tag=${2:?a tag}
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
"$root/packages/version.sh" check "$tag"

cd "$clone"
if git rev-parse --quiet --verify "refs/tags/$tag" >/dev/null; then
  echo "$tag is published already"
  exit 0
fi
git rm -r --quiet --ignore-unmatch .
cp -R "$root/packages/pre-commit/." .
cp "$root"/LICENSE-* .
git add --all
git commit --quiet --allow-empty --message "Release $tag"
git tag "$tag"
git push --quiet --atomic origin HEAD "refs/tags/$tag"
