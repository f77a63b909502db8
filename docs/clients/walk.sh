#!/usr/bin/env bash
# Walks through X's documentation of the batch compliance endpoints with curl: a simple upload, then a resumable one that is
# interrupted. Talks to the mock server at $X_URL with $X_TOKEN and moves its clock. Ends with 1 at the first mismatch.
set -euo pipefail
export LC_ALL=C

X_URL=${X_URL:-http://127.0.0.1:8080}
X_URL=${X_URL%/}
X_TOKEN=${X_TOKEN:-mock-token}
TEXT='Content-Type: text/plain' # signed with the upload URL, letter for letter
CHUNK=262144 # chunks are multiples of it, but for the last one

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

say() { printf '%s\n' "$*"; }
die() {
  printf 'MISMATCH: %s\n' "$*" >&2
  exit 1
}

# Makes a request: call STATUS ARGUMENTS-OF-CURL. Keeps the answer in $dir/head and $dir/body.
call() {
  local expected=$1 url=${*: -1} status
  shift
  rm -f "$dir/head" "$dir/body"
  status=$(curl --silent --show-error --max-time 60 --dump-header "$dir/head" --output "$dir/body" \
    --write-out '%{http_code}' "$@") || die "curl ended with $? for ${url%%\?*}"
  [ "$status" = "$expected" ] || die "$expected was expected, $status came: $(head -c 300 "$dir/body" 2>/dev/null || true)"
}

api() { call "$1" --header "Authorization: Bearer $X_TOKEN" "${@:2}"; }

# Tells the mock something: admin PATH JSON
admin() {
  local status
  status=$(curl --silent --show-error --max-time 60 --output "$dir/admin" --write-out '%{http_code}' \
    --header 'Content-Type: application/json' --data "$2" "$X_URL/_mock/$1") || die "$X_URL/_mock/$1 is not there"
  [ "${status%??}" = 2 ] || die "/_mock/$1 answered $status to $2: $(head -c 300 "$dir/admin" 2>/dev/null || true)"
}

# The text of a member of the last JSON answer.
field() { { grep -o "\"$1\" *: *\"[^\"]*\"" "$dir/body" || true; } | sed '1!d; s/^[^:]*: *"//; s/"$//'; }

# The value of a header of the last answer.
header() { tr -d '\r' <"$dir/head" | { grep -i "^$1:" || true; } | sed '1!d; s/^[^:]*: *//'; }

bytes() { wc -c <"$1" | tr -d ' '; }
lines() { wc -l <"$1" | tr -d ' '; }

expect() { [ "$2" = "$3" ] || die "$1: \"$2\" was expected, \"$3\" came"; }

# Creates a job: create JSON. Sets id, upload_url and download_url.
create() {
  api 200 --request POST --header 'Content-Type: application/json' --data-raw "$1" "$X_URL/2/compliance/jobs"
  id=$(field id) upload_url=$(field upload_url) download_url=$(field download_url)
  [ -n "$id" ] && [ -n "$upload_url" ] && [ -n "$download_url" ] || die "a member is missing: $(cat "$dir/body")"
  expect 'status of a new job' created "$(field status)"
  say "created job $id from $1"
}

# Asks until the job is complete; a minute passes for the mock between two questions.
poll() {
  local status
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    api 200 "$X_URL/2/compliance/jobs/$id"
    expect 'id of the job' "$id" "$(field id)"
    status=$(field status)
    say "asked for job $id: $status"
    case $status in
      complete) return ;;
      created | in_progress) admin clock '{"advance":"PT1M"}' ;;
      *) die "the job became \"$status\"" ;;
    esac
  done
  die 'the job did not become complete in ten minutes'
}

# Downloads the results and holds them against what was uploaded: download FILE
download() {
  call 200 "$download_url"
  if grep -v '^$' "$dir/body" | grep -v '^{.*"id" *: *"[0-9]*".*}$' >"$dir/strange"; then
    die "not a line of results: $(head -n 1 "$dir/strange")"
  fi
  sed -n 's/.*"id" *: *"\([0-9]*\)".*/\1/p' "$dir/body" | sort -u >"$dir/named"
  sort -u "$1" | comm -13 - "$dir/named" >"$dir/foreign"
  [ ! -s "$dir/foreign" ] || die "results name an ID that was not uploaded: $(head -n 1 "$dir/foreign")"
  say "downloaded results: $(lines "$dir/named") of $(lines "$1") IDs named"
}

# The size that the storage says it has.
stored() { expect 'stored bytes' "$(bytes "$1")" "$(header x-goog-stored-content-length)"; }

say "== Simple upload to $X_URL"
printf '11000000000000%05d\n' {1..1000} >"$dir/ids.txt"
create '{"type":"tweets"}'
call 200 --request PUT --header "$TEXT" --data-binary "@$dir/ids.txt" "$upload_url"
stored "$dir/ids.txt"
say "uploaded $(bytes "$dir/ids.txt") bytes"
poll
download "$dir/ids.txt"

say '== Resumable upload, interrupted'
printf '12000000000000%05d\n' {1..40000} >"$dir/ids.txt"
total=$(bytes "$dir/ids.txt")
create '{"type":"tweets","resumable":true}'

call 201 --request POST --header "$TEXT" --header 'Content-Length: 0' \
  --header 'x-goog-resumable: start' "$upload_url"
session=$(header location)
[ -n "$session" ] || die 'the answer to "start" has no Location'
say 'began a session'

# The bytes FROM up to, not including, TO: cut into a file of their own, and announced in a header.
chunk() { head -c "$2" "$dir/ids.txt" | tail -c "+$(($1 + 1))" >"$dir/chunk"; }
range() { printf 'Content-Range: bytes %d-%d/%d' "$1" "$(($2 - 1))" "$total"; }

chunk 0 $CHUNK
call 308 --request PUT --header "$TEXT" --header "$(range 0 $CHUNK)" --data-binary "@$dir/chunk" "$session"
expect 'Range after the first chunk' "bytes=0-$((CHUNK - 1))" "$(header range)"
say "sent the first chunk, $CHUNK bytes"

admin faults '{"call":"UPLOAD_CHUNK","next":1,"effect":"resetAfter","bytes":300000}'
chunk $CHUNK "$total"
code=0
curl --silent --max-time 60 --output "$dir/body" --request PUT --header "$TEXT" \
  --header "$(range $CHUNK "$total")" --data-binary "@$dir/chunk" "$session" || code=$?
case $code in
  52 | 55 | 56) say "sent the second chunk, $(bytes "$dir/chunk") bytes, and was cut off (curl: $code)" ;;
  *) die "the second chunk was to be cut off, but curl ended with $code" ;;
esac

call 308 --request PUT --header 'Content-Length: 0' --header "Content-Range: bytes */$total" "$session"
kept=$(header range)
[[ $kept =~ ^bytes=0-[0-9]+$ ]] || die "not a Range: \"$kept\""
offset=$((${kept#bytes=0-} + 1))
[ "$offset" -ge $CHUNK ] && [ "$offset" -lt "$total" ] || die "Range \"$kept\" does not fit what was sent"
say "asked for the offset: $offset of $total bytes are stored"

chunk "$offset" "$total"
call 200 --request PUT --header "$TEXT" --header "$(range "$offset" "$total")" --data-binary "@$dir/chunk" "$session"
stored "$dir/ids.txt"
say "sent the other $(bytes "$dir/chunk") bytes"
poll
download "$dir/ids.txt"
say 'Every step went as documented.'
