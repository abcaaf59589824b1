"""Content-addressed storage for what is costly to make: one file per key, verified when it is read back."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pipeline.files.disk import write_whole

_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of blobs. Safe for several processes at once: a blob appears whole, and equal keys hold equal bytes."""

    root: Path

    def get(self, key: str) -> bytes | None:
        """The bytes kept under `key`, or None when there are none or they are damaged."""
        try:
            kept = self._path(key).read_bytes()
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

    def _path(self, key: str) -> Path:
        return self.root / key[:2] / key[2:]


def key_of(*parts: str) -> str:
    """The key of something made from `parts` and nothing else."""
    return hashlib.sha256("\x00".join(parts).encode("utf-8")).hexdigest()
