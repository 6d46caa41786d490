#!/usr/bin/env bash
# Lays the program out as it is started, and practises one start: PROGRAM gets trunkline.jar, lib/, jvm.options and trunkline.aot.
# scripts/program.sh JAR PROGRAM; the build calls it. Why: ADR 0047.
set -euo pipefail
jar=$1 program=$2
cache=$program/trunkline.aot
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

rm -rf "$program"
"$java" -Djarmode=tools -jar "$jar" extract --application-filename trunkline.jar --destination "$program" >/dev/null
cp "$(dirname "$0")/../server/src/main/program/jvm.options" "$program/"

# The JVM writes the cache when the practised start has ended. Without one the program starts all the same, so nothing here ends the build.
practise() {
    local data said server
    data=$(mktemp -d)
    said=$data/said
    trap 'rm -rf "$data"' RETURN
    "$java" "@$program/jvm.options" "-XX:AOTCacheOutput=$cache" -jar "$program/trunkline.jar" --data="$data/data" --http=0 --sip=0 >"$said" 2>&1 &
    server=$!
    for _ in $(seq 600); do
        grep -q 'Trunkline is ready' "$said" && break
        kill -0 "$server" 2>/dev/null || break
        sleep 0.2
    done
    kill "$server" 2>/dev/null || true
    wait "$server" || true
    rm -f "$cache.config"
    [ -s "$cache" ] || { echo "trunkline: starts will be slow, as the practised one came to nothing:" >&2; tail -20 "$said" >&2; }
}
practise
[ ! -s "$cache" ] || echo "-XX:AOTCache=$cache" >>"$program/jvm.options"
