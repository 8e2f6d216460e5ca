#!/usr/bin/env bash
# Rebuilds the report from cron and leaves the last good site where a build ends with another code than 0:
#
#   15 5 * * * REPORT_DATA=/srv/bank/clients.csv SITE=/srv/www/report STATE=/var/lib/report ON_FAILURE='mail -s "report: $REPORT_CODE" risk@bank.example' /srv/report/docs/ci/rebuild.sh
#
# REPORT_DATA  the file of clients
# SITE         the folder that the web server shows, new, empty or with a report in it; it is replaced in one step
# STATE        a folder of its own, closed to others: the log (a line for each run), what the last run printed, the problems
#              of the file, the summary of the changes, and the results of the last KEEP different reports (24)
# ON_FAILURE   optional: a command that is given what the run printed, with the code in REPORT_CODE
# LIMIT        optional: how long a build may take before it is ended (30m)
#
# It ends with the code of the build (docs/operations.md), 124 where the time was up, 143 where it was stopped, 0 where another run is still at work.
set -uo pipefail
# The web server is another user, and must read what is published whatever this one's umask; STATE is closed by its own mode.
umask 022

: "${REPORT_DATA:?names the file of clients}" "${SITE:?names the folder of the site}" "${STATE:?names a folder for the log}"
KEEP=${KEEP:-24}
LIMIT=${LIMIT:-30m}
# cron knows few folders; npm is often in this one.
export PATH=$PATH:/usr/local/bin

report=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 1
mkdir -p "$STATE/results" && chmod 700 "$STATE" || exit 1
STATE=$(cd "$STATE" && pwd) || exit 1
REPORT_DATA=$(realpath -m "$REPORT_DATA")
SITE=$(realpath -ms "$SITE")

tell() { printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >>"$STATE/rebuild.log"; }

exec 9>"$STATE/lock"
if ! flock -n 9; then
  tell "skipped: another run is at work"
  exit 0
fi

rm -f "$STATE/problems.json" "$STATE/changes.md"
cd "$report" || exit 1
# The lock is closed to the build: a process that it left behind must not hold up the next run.
timeout -k 1m "$LIMIT" npm run --silent build -- --data "$REPORT_DATA" --out "$SITE" --claims fail \
  --problems "$STATE/problems.json" --summary "$STATE/changes.md" >"$STATE/last-run.txt" 2>&1 9>&- &
build=$!
# Whoever ends this script ends the build: it is in a process group of its own.
stopped=
trap 'stopped=1; kill "$build" 2>/dev/null' TERM INT HUP
wait "$build"
code=$?
if [ -n "$stopped" ]; then
  wait "$build"
  code=$?
  # Else the site was in its place already.
  [ "$code" -eq 0 ] || code=143
fi
trap - TERM INT HUP

keep_results() {
  local newest
  newest=$(find "$STATE/results" -name '*.json' | sort | tail -n 1)
  if ! cmp -s "$SITE/results.json" "$newest"; then
    # Whole or not at all: a full disk leaves no half of it to compare with.
    cp "$SITE/results.json" "$STATE/results/.half" && mv "$STATE/results/.half" "$STATE/results/$(date -u +%Y-%m-%dT%H%M%SZ).json"
    rm -f "$STATE/results/.half"
  fi
  find "$STATE/results" -name '*.json' | sort | head -n "-$KEEP" | while read -r old; do rm -f "$old"; done
}

case $code in
  # Under the title, and an empty line, stands the sentence of what changed, or why nothing is compared.
  0) tell "published: $(sed -n '3{s/^\*\*\(.*\)\*\*$/\1/;p;q}' "$STATE/changes.md")" && keep_results ;;
  2) tell "kept the old site: the data are refused, see $STATE/problems.json" ;;
  3) tell "kept the old site: claims are not true of these data" ;;
  4) tell "kept the old site: it would have told of single clients" ;;
  124) tell "kept the old site: not ready after $LIMIT" ;;
  134 | 137) tell "kept the old site: short of memory, or not ended a minute after $LIMIT, code $code" ;;
  143) tell "kept the old site: the run was stopped" ;;
  *) tell "kept the old site: a fault, code $code" ;;
esac

if [ "$code" -ne 0 ]; then
  # cron mails what is printed, where it mails at all. The list quotes the file of clients: it stays in STATE.
  printf 'report: code %s, the old site stands; see %s\n' "$code" "$STATE/last-run.txt" >&2
  if [ -n "${ON_FAILURE:-}" ]; then
    REPORT_CODE=$code sh -c "$ON_FAILURE" <"$STATE/last-run.txt" 9>&- || tell "ON_FAILURE failed: $?"
  fi
fi
exit "$code"
