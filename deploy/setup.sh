#!/usr/bin/env bash
# Set up what `make run` (run), `make test` (dev) or `make bench` (bench, on top of
# dev) needs, from nothing.
#
# System packages come through apt when root or sudo allows; otherwise one line
# names them. Python packages come from the hashed locks, once per lock.
set -euo pipefail
cd "$(dirname "$0")/.."

profile=${1:?run, dev or bench}
packages=(python3-venv libmagic1 libseccomp2 tesseract-ocr tesseract-ocr-vie)
[ "$profile" = dev ] && packages+=(chromium fonts-dejavu-core)

missing() {
    for package in "${packages[@]}"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null |
            grep -q 'ok installed' || echo "$package"
    done
}

install_system() {
    local wanted
    wanted=$(missing | tr '\n' ' ')
    [ -z "$wanted" ] && return
    local sudo=()
    if [ "$(id -u)" != 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            echo "Cần cài gói hệ thống / system packages needed: sudo apt-get install $wanted" >&2
            exit 1
        fi
        sudo=(sudo)
    fi
    echo "Cài gói hệ thống / installing: $wanted"
    "${sudo[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends $wanted >/dev/null
}

install_python() {
    local lock=requirements/$profile.txt
    local stamp=.venv/$profile.lock
    cmp -s "$lock" "$stamp" && return
    # An environment that has what development needs also has what running needs.
    [ "$profile" = run ] && cmp -s requirements/dev.txt .venv/dev.lock && return
    echo "Cài thư viện Python / installing Python packages"
    [ -x .venv/bin/python ] || "${PYTHON:-python3}" -m venv .venv
    # The lock names everything: pip must not look for newer releases of what an
    # extra of a locked package asks for, which carry no hash.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$lock"
    .venv/bin/python -m pip check --disable-pip-version-check >/dev/null
    cp "$lock" "$stamp"
}

install_system
install_python
