"""Build one index and keep it, for a later measurement.

Usage: python -m bench.search.build ENGINE --papers 100000 --keep FOLDER
"""

import argparse
from importlib import import_module
from pathlib import Path

from bench.search.costs import FEW
from bench.search.keeping import kept
from bench.search.texts import Archive

ENGINES = ("ours", "grown", "peers.stock", "peers.fts5", "peers.tantivy")


def main() -> None:
    """Build what is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("engine", choices=ENGINES)
    options.add_argument("--papers", type=int, required=True)
    options.add_argument("--keep", type=Path, required=True)
    chosen = options.parse_args()
    peer = import_module(f"bench.search.{chosen.engine}")
    _, record = kept(peer, Archive(chosen.papers), chosen.keep)
    for papers in (FEW, record.papers):
        if papers <= record.papers:
            print(
                f"{peer.name}: {record.per_paper(papers):.2f} ms a paper to {papers:,}"
            )
    print(f"{record.index / record.text:.2f} of the text")


if __name__ == "__main__":
    main()
