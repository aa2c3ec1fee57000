"""Write the sample papers: ``python tests/tools/build_samples.py [FOLDER]`` (default ``corpus/samples``)."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "corpus" / "samples"


def main(folder: Path) -> None:
    """Write every sample into the folder; files there that are not samples stay as they are."""
    sys.path.insert(0, str(HERE))
    from samples_builder.build import all_files

    folder.mkdir(parents=True, exist_ok=True)
    for name, content in all_files().items():
        (folder / name).write_bytes(content)
        print(f"{len(content):>8}  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
