#!/usr/bin/env bash
# Runs sa-lint as the inputs say. They come by variables, so that no text of theirs is a command:
#   INPUT_PATHS    paths, one a line
#   INPUT_ARGS     further arguments, one a line
#   INPUT_FAIL_ON, INPUT_FORMAT, INPUT_LANG   values of the options, or empty
#   INPUT_SARIF    file for a SARIF report beside the other, or empty
#   INPUT_UPLOAD   true: that report is for code scanning too
set -euo pipefail

arguments=()
option() { if [ -n "$2" ]; then arguments+=("$1=$2"); fi; }
# Adds each line that holds something, without a carriage return.
lines() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    [[ $line =~ ^[[:space:]]*$ ]] || arguments+=("$line")
  done <<<"$1"
}

option --fail-on "${INPUT_FAIL_ON:-}"
option --format "${INPUT_FORMAT:-}"
option --lang "${INPUT_LANG:-}"
if [ -n "${INPUT_SARIF:-}" ]; then
  mkdir -p -- "$(dirname -- "$INPUT_SARIF")"
  arguments+=("--output=sarif=$INPUT_SARIF")
fi
lines "${INPUT_ARGS:-}"
arguments+=(--)
lines "${INPUT_PATHS:-.}"

code=0
sa-lint "${arguments[@]}" || code=$?
echo "exit-code=$code" >>"$GITHUB_OUTPUT"

if [ -n "${INPUT_SARIF:-}" ] && [ -f "$INPUT_SARIF" ]; then
  # Later steps run elsewhere: the path is from the workspace, or absolute.
  sarif=$INPUT_SARIF
  case $sarif in
    /* | [A-Za-z]:*) ;;
    *)
      sarif=$PWD/$sarif
      [ -z "${GITHUB_WORKSPACE:-}" ] || sarif=${sarif#"$GITHUB_WORKSPACE/"}
      ;;
  esac
  echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
  # Code scanning opens an alert for a suppressed result as for any other.
  if [ "${INPUT_UPLOAD:-}" = true ]; then
    upload=$RUNNER_TEMP/sa-lint-upload.sarif
    if ! jq 'del(.runs[].results[] | select(.suppressions != []))' "$INPUT_SARIF" >"$upload"; then
      echo "::warning title=sa-lint::Without jq, suppressed findings are uploaded too."
      cp "$INPUT_SARIF" "$upload"
    fi
    echo "upload=$upload" >>"$GITHUB_OUTPUT"
  fi
fi
exit "$code"
