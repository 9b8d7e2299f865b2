"""Make pages with their right decision: ``python -m corpus.make.judged FOLDER SEED``."""

import sys
from pathlib import Path

from corpus.make.judged import KINDS, write

if __name__ == "__main__":
    folder, seed, *count = sys.argv[1:]
    write(Path(folder), int(seed), int(count[0]) if count else 4 * len(KINDS))
