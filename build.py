#!/usr/bin/env python3
"""The entry point of a site: `python build.py [COMMAND]`, the same as `lantoa`."""

from lantoa.cli import main

if __name__ == "__main__":
    main()
