# Words and small questions shared by `run` and `check`. Sourced, never run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
    die "Installing packages needs root: run this as root, or install sudo, or install them yourself: $*"; fi; }

boost_packages() { # 1.81 on Debian 12, 1.83 on Debian 13
    for version in 1.81 1.83; do
        if [ -n "$(apt-cache policy "libboost$version-dev" 2>/dev/null | grep Candidate | grep -v none)" ]; then
            echo "libboost$version-dev libboost-json$version-dev libboost-system$version-dev"; return
        fi
    done
    echo "libboost1.81-dev libboost-json1.81-dev libboost-system1.81-dev"
}
missing_of() { for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || echo "$package"; done; }

# install_packages FILE…: asks Debian for what is not there yet, and for nothing when all is.
install_packages() {
    command -v apt-get >/dev/null || die "This needs Debian 12 or 13 (apt-get): the packages are listed in tools/setup."
    local wanted missing
    wanted="$(cat "$@" | grep -v '^#') $(boost_packages)"
    missing=$(missing_of $wanted)
    [ -z "$missing" ] && return 0
    say "Installing: $(echo $missing)"
    as_root apt-get update -qq || die "The package list could not be fetched. Check the network and try again."
    wanted="$(cat "$@" | grep -v '^#') $(boost_packages)"   # a first update may have brought the names
    missing=$(missing_of $wanted)
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2 ||
        die "Some packages could not be installed; the lines above say which."
}

node_is_new_enough() { # Vite wants 20.19 or newer
    "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}
# Puts a new enough Node first on PATH: the machine's own, or npm's `node` package in the build folder.
use_node() {
    local own="$root/build/node/node_modules/node/bin"
    if [ -x "$own/node" ] && node_is_new_enough "$own/node"; then export PATH="$own:$PATH"; return; fi
    if command -v node >/dev/null && command -v npm >/dev/null && node_is_new_enough node; then return; fi
    if ! command -v npm >/dev/null; then
        say "Installing npm"
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >&2 ||
            die "Node and npm could not be installed."
    fi
    if node_is_new_enough node; then return; fi
    say "This machine's Node is too old for building the pages; installing Node 22 into build/node"
    mkdir -p build/node
    npm install --no-audit --no-fund --loglevel=error --prefix build/node node@22 >&2 ||
        die "Node 22 could not be installed from npm. Check the network, or install Node 20.19 or newer yourself."
    export PATH="$own:$PATH"
    node_is_new_enough node || die "Node 22 does not run here. Install Node 20.19 or newer yourself."
}

# The pages' packages, again only when the lock file has changed.
install_pages() {
    local stamp="web/node_modules/.installed-for" now
    now=$(sha256sum web/package-lock.json | cut -d' ' -f1)
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && return 0
    say "Installing the pages' packages"
    (cd web && npm ci --no-audit --no-fund --loglevel=error >&2) || die "npm could not install the pages' packages."
    echo "$now" > "$stamp"
}
# What the conformance test compares with; it is no part of the product, and the test skips without it.
install_oracle() {
    local folder="tests/conformance" stamp="tests/conformance/node_modules/.installed-for" now
    now=$(sha256sum "$folder/package-lock.json" | cut -d' ' -f1)
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && return 0
    say "Installing what the conformance test compares with"
    if (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2); then echo "$now" > "$stamp"
    else say "It could not be installed; the conformance test will say that it skips."; fi
}
# Builds the pages when something they are made of has changed. The program takes the finished copy in build/pages,
# so that a build of the pages under way never breaks a build of the program.
build_pages() {
    local stamp="build/pages.built-from" now
    now=$(cd web && find src public build index.html player.html vite.config.ts tsconfig.json package-lock.json -type f 2>/dev/null |
        sort | xargs sha256sum | sha256sum | cut -d' ' -f1)
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && return 0
    install_pages
    say "Building the pages"
    (cd web && npm run --silent build >&2) || die "The pages do not build; the lines above say why."
    mkdir -p build
    rm -rf build/pages
    cp -r web/dist build/pages
    echo "$now" > "$stamp"
}

jobs_at_once() { local n; n=$(nproc); echo $((n > 2 ? n : 2)); }
# build FOLDER TARGET…: configures when needed, then builds, at most as many at once as memory allows.
build() {
    local folder=$1; shift
    [ -f "$folder/build.ninja" ] || cmake -G Ninja -S . -B "$folder" -DCMAKE_BUILD_TYPE=Release ${ASSAY_CMAKE:-} >&2 ||
        die "CMake could not configure the build; the lines above say why."
    local memory_gb; memory_gb=$(awk '/MemAvailable/ {print int($2 / 1048576)}' /proc/meminfo)
    local n; n=$(jobs_at_once); [ "$n" -gt $((memory_gb / 2)) ] && n=$((memory_gb / 2)); [ "$n" -lt 1 ] && n=1
    NINJA_STATUS='[%f/%t, %es] ' ninja -C "$folder" -j"$n" "$@" >&2 || die "The build failed; the lines above say where."
}
