"""What a preview takes after one edit: the site is built as `mkdocs serve` builds it, one word of one strategy is changed, and it is built again.

Printed are CPU seconds of the first build, the median of the builds after an edit, and the peak memory (MB). `pages.py` runs this for each size.

    python benchmarks/rebuild.py MKDOCS_YML SITE [EDITS]
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from mkdocs.commands.build import build
from mkdocs.config import load_config


def built(config_file: Path, site: Path) -> float:
    """CPU seconds of a build in this process: the plugins that `mkdocs serve` keeps are kept."""
    begin = time.process_time()
    config = load_config(str(config_file), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return time.process_time() - begin


def edited(config_file: Path, site: Path, edits: int) -> Iterator[float]:
    """CPU seconds of each build after one more word in the same strategy."""
    files = sorted((config_file.parent / "strategies").glob("*.yml"))
    file = files[len(files) // 2]
    before = file.read_text(encoding="utf-8")
    for number in range(edits):
        after = before.replace("\n    title: ", f"\n    title: Word{number} ", 1)
        assert after != before
        file.write_text(after, encoding="utf-8")
        yield built(config_file, site)
    file.write_text(before, encoding="utf-8")


def main() -> None:
    """Prints the three figures."""
    config_file, site = (Path(each) for each in sys.argv[1:3])
    first = built(config_file, site)
    again = median(edited(config_file, site, int(sys.argv[3]) if len(sys.argv) > 3 else 3))
    print(first, again, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
