# What the scripts of tools/ and .ci/run share. Sourced, after `set -euo pipefail`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export CMAKE_GENERATOR=Ninja

say() { printf '\n== %s\n' "$*"; }

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

packages_of() {  # GROUP: its packages in tools/packages.txt
  awk -v group="$1" '$1 == group { print $2 }' "$root/tools/packages.txt"
}

installed() {  # PACKAGE
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_packages() {  # GROUP: installs what is missing of it
  command -v apt-get >/dev/null || die "needs Debian's apt-get; packages are listed in tools/packages.txt"
  local package missing=()
  for package in $(packages_of "$1"); do
    installed "$package" || missing+=("$package")
  done
  if [ ${#missing[@]} = 0 ]; then
    echo "Debian packages ($1): all there"
    return
  fi
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || die "run as root, or install sudo: ${missing[*]} missing"
  echo "Debian packages ($1): installing ${missing[*]}"
  if installed libboost1.74-dev; then
    echo "Boost 1.74's development packages conflict with 1.81's, which offprint needs: apt removes them"
  fi
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600)
  as_root "${apt[@]}" update
  as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}"
}

# The judges from npm live in the build folder; a stamp holds the hash of the lock file they were installed from.
install_judges() {
  local folder="$root/build/judges" wanted
  wanted=$(cat "$root"/tests/conformance/package{,-lock}.json | sha256sum | cut -d' ' -f1)
  if [ "$(cat "$folder/stamp" 2>/dev/null)" = "$wanted" ]; then
    echo "npm judges: all there"
    return
  fi
  command -v npm >/dev/null || install_packages npm
  echo "npm judges: installing into build/judges"
  rm -rf "$folder"
  mkdir -p "$folder"
  cp "$root"/tests/conformance/package{,-lock}.json "$folder/"
  # No install scripts run: browsers come from Debian, and Node itself is a plain file in its package. npm runs on
  # whatever Node it has; the judges run on the one installed here, so engine warnings say nothing.
  (cd "$folder" && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  ln -sfn "$(cd "$folder" && echo node_modules/node-linux-*/bin/node)" "$folder/node"
  "$folder/node" --version >/dev/null || die "the node package holds no program for $(uname -m)"
  echo "$wanted" >"$folder/stamp"
}

build_preset() {  # PRESET [ninja target…]: builds into build/PRESET
  local preset=$1
  shift
  local options=()
  if command -v ccache >/dev/null; then
    options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache)
    export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
  fi
  (cd "$root" && cmake --preset "$preset" "${options[@]}" --log-level=NOTICE)
  cmake --build "$root/build/$preset" -j "$(nproc)" ${*:+--target "$@"}
}
