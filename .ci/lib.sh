# shellcheck shell=sh
# What the scripts beside this file share.

# Says one line and stops.
fail() {
    echo "casualty-ledger: $*" >&2
    exit 1
}

# Installs Debian packages where that is possible without asking anyone; otherwise says no.
install_packages() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        return 1
    fi
    echo "Installing $* with apt-get …" >&2
    $as_root apt-get update -qq >&2 &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends "$@" >&2 </dev/null
}

is_fit() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# Prints the first interpreter that is new enough, one that can make a venv before one that cannot.
find_python() {
    for python in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        if is_fit "$python" && has_venv "$python"; then
            echo "$python"
            return
        fi
    done
    for python in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        if is_fit "$python"; then
            echo "$python"
            return
        fi
    done
    fail "no Python 3.11 or newer found${PYTHON:+ as \"$PYTHON\"}; install python3 and python3-venv, or name one: make … PYTHON=/path/to/python3"
}

# Sets $python to an interpreter that can make virtual environments, and installs what it lacks for that.
choose_python() {
    python=$(find_python)
    has_venv "$python" && return
    package=python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv
    install_packages "$package" || true
    has_venv "$python" || fail "$python cannot make virtual environments; install $package (apt-get install $package)"
}
