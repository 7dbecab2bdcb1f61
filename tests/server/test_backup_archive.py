"""The backup file by itself: what is read is what was written, or it is refused."""

import secrets
from contextlib import suppress
from pathlib import Path

from server.backup.archive import Archive, BackupError, Manifest, Writer, new_file

FLIPS = 500


def write(path: Path) -> Manifest:
    """A backup of two tables."""
    with new_file(path) as file, Writer(file) as writer:
        writer.add("person", ("id", "name"), (f"{n}\t{secrets.token_hex(16)}\n".encode() for n in range(100)))
        writer.add("nothing", ("id",), [])
        manifest = Manifest("1", "0001", "2026-11-22T00:00:00+00:00", "sqlite", "", tuple(writer.parts))
        writer.finish(manifest)
    return manifest


def read(path: Path) -> Manifest:
    """Everything that is in it, checked."""
    with Archive(path) as archive:
        archive.check()
        return archive.manifest


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one.zip"
    manifest = write(path)
    assert read(path) == manifest
    assert manifest.rows == 100


def test_no_flipped_byte_changes_what_is_read(tmp_path: Path) -> None:
    """It is refused, or it was a byte that means nothing, such as the time of day in the head of a zip member."""
    path = tmp_path / "one.zip"
    manifest, content, refused = write(path), path.read_bytes(), 0
    places = range(0, len(content), max(1, len(content) // FLIPS))
    for place in places:
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
        try:
            assert read(path) == manifest
        except BackupError:
            refused += 1
    assert refused > len(places) * 0.9


def test_a_file_that_fails_half_way_is_gone(tmp_path: Path) -> None:
    with suppress(ZeroDivisionError), new_file(tmp_path / "one.zip") as file:
        file.write(b"x")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
