"""`python -m pipeline`: the same as `polyleaf`."""

import sys

from pipeline.commands import main

if __name__ == "__main__":
    sys.exit(main())
