#!/usr/bin/env bash
# Packs a built program as a release offers it: packages/archive.sh BINARY TARGET OUT writes
# OUT/sa-lint-VERSION-TARGET.tar.gz, for Windows a .zip too. Completions and manual pages go in where the program can run.
set -euo pipefail
binary=$(realpath "$1") target=$2 out=$3
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
name=sa-lint-$("$root/packages/version.sh")-$target
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/$name"
program=$work/$name/sa-lint
case $target in *windows*) program=$program.exe ;; esac
install -m 755 "$binary" "$program"
# Opens the page for browsers by a double click, and says so: Notepad of any age reads UTF-8 with a mark and CRLF.
case $target in *windows*)
  printf '@echo off\r\n"%%~dp0sa-lint.exe" app\r\nif errorlevel 1 pause\r\n' >"$work/$name/sa-lint-app.cmd"
  { printf '\357\273\277'; sed 's/$/\r/' "$root/packages/windows/start.ja.txt"; } >"$work/$name/START-HERE.ja.txt"
  ;;
esac
cp "$root"/README.md "$root"/README.ja.md "$root"/CHANGELOG.md "$root"/LICENSE-* "$work/$name"
# What the READMEs lead to.
mkdir -p "$work/$name/docs/rules"
cp "$root"/docs/*.md "$work/$name/docs"
cp "$root"/docs/rules/*.md "$work/$name/docs/rules"
if "$program" --version >/dev/null 2>&1; then
  mkdir -p "$work/$name/completions" "$work/$name/man/man1" "$work/$name/man/ja/man1"
  for shell in bash elvish fish powershell zsh; do
    "$program" --lang en completions "$shell" >"$work/$name/completions/sa-lint.$shell"
  done
  "$program" --lang en man >"$work/$name/man/man1/sa-lint.1"
  "$program" --lang ja man >"$work/$name/man/ja/man1/sa-lint.1"
fi
tar -C "$work" -czf "$out/$name.tar.gz" "$name"
# What Windows opens by a double click; the runners there have 7z and no zip.
case $target in
  *windows*)
    zip=$(realpath "$out")/$name.zip
    rm -f "$zip"
    if command -v zip >/dev/null; then (cd "$work" && zip -qr "$zip" "$name"); else (cd "$work" && 7z a -bso0 -mcu=on "$zip" "$name"); fi
    ;;
esac
