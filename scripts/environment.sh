# Sourced by the other scripts: finds a Python, makes a virtual environment, installs what Debian lacks.
# shellcheck shell=bash

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

apt_install() {
    echo "installing from Debian: $*"
    as_root apt-get install -y -q "$@" >/dev/null 2>&1 || {
        as_root apt-get update -q >/dev/null && as_root apt-get install -y -q "$@" >/dev/null
    }
}

# find_python: prints the command of a Python that is 3.11 or newer.
find_python() {
    for candidate in python3 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

# make_environment FOLDER: an empty virtual environment in FOLDER, with its programs first on PATH.
make_environment() {
    local python
    python=$(find_python) || { apt_install python3 python3-venv && python=$(find_python); } ||
        { echo "Avowal needs Python 3.11 or newer; none was found. Install python3 and try again." >&2; return 1; }
    if ! "$python" -m venv "$1" >/dev/null 2>&1; then
        apt_install python3-venv
        "$python" -m venv "$1"
    fi
    PATH="$(cd "$1" && pwd)/bin:$PATH"
    export PATH PIP_DISABLE_PIP_VERSION_CHECK=1
}
