#!/usr/bin/env python3
"""The entry point of a site: `python build.py [COMMAND]`, the same as `lantoa`."""

import sys

if __name__ == "__main__":
    try:
        from lantoa.cli import main

        main()
    except KeyboardInterrupt:
        # Interrupted before the command line was there to say so.
        sys.exit(130)
