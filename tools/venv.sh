#!/bin/sh
# Make the virtual environment, with a sentence that helps where the machine lacks something.
# Usage: venv.sh PYTHON FOLDER
set -eu
python=$1
folder=$2

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Python is not installed. On Debian or Ubuntu: sudo apt-get install python3 python3-venv" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Lan Tỏa needs Python 3.11 or newer; $python is $("$python" --version). Name another: make PYTHON=python3.12 …" >&2
    exit 1
fi
# Debian keeps what makes a virtual environment in a package of its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing python3-venv …"
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    else
        echo "Python's venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi
if [ -d "$folder" ] && ! "$folder/bin/python" -c 'import pip' 2>/dev/null; then
    echo "$folder is broken (its Python is gone); making it anew."
    rm -rf "$folder"
fi
if [ ! -d "$folder" ]; then
    echo "Making the virtual environment $folder …"
    "$python" -m venv "$folder"
fi
