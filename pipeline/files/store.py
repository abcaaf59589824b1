"""Content-addressed storage for what is costly to make: one file per key, verified when it is read back."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.files.disk import write_whole

# Where a workspace keeps what can be made again, in its outputs.
FOLDER = ".store"
_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of blobs. Safe for several processes at once: a blob appears whole, and equal keys hold equal bytes."""

    root: Path

    def get(self, key: str) -> bytes | None:
        """The bytes kept under `key`, or None when there are none or they are damaged."""
        path = self._path(key)
        try:
            kept = path.read_bytes()
            # What is used stays longest.
            os.utime(path)
        except OSError:
            return None
        data = kept[_DIGEST:]
        return data if hashlib.sha256(data).digest() == kept[:_DIGEST] else None

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`.

        Raises StoreError.
        """
        # Not compressed: speech shrinks by a fifth only, and that takes half as long as to speak it. Nor is each blob
        # forced to the disk: one that a power cut damages does not have its digest.
        write_whole(self._path(key), hashlib.sha256(data).digest() + data, lasting=False)

    def prune(self, limit: int) -> None:
        """Remove what has not been used for longest, until at most `limit` bytes are left.

        Nothing is lost by it: what is missing is made again, with the same bytes.
        """
        found = sorted(self._blobs(), reverse=True)
        total = 0
        for _, path, size in found:
            total += size
            if total > limit:
                # Another process may have removed it before.
                with suppress(OSError):
                    Path(path).unlink()

    def _blobs(self) -> Iterator[tuple[int, str, int]]:
        """When each blob was last used, its path and its size in bytes."""
        for path in self.root.glob("*/*"):
            with suppress(OSError):
                status = path.stat()
                yield status.st_mtime_ns, str(path), status.st_size

    def _path(self, key: str) -> Path:
        return self.root / key[:2] / key[2:]


def key_of(*parts: str) -> str:
    """The key of something made from `parts` and nothing else."""
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def store_in(outputs: Path) -> Store:
    """Where a workspace whose outputs are in this folder keeps what is costly to make."""
    return Store(outputs / FOLDER)
