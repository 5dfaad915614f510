"""The command line as ``python -m papers2data``."""

from papers2data.cli import main

if __name__ == "__main__":
    main()
