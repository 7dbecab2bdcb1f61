"""The import contracts of pyproject.toml and the zones of the phone app."""

import re
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.support.sources import PWA, pwa_files, shown

# What each zone may import besides itself (ARCHITECTURE.md): lib, ui › data › features › app.
ALLOWED = {
    "lib": {"lib"},
    "ui": {"lib", "ui"},
    "data": {"lib", "ui", "data"},
    "features": {"lib", "ui", "data"},
    "app": {"lib", "ui", "data", "features", "app"},
    "sw": {"lib", "sw"},
    "main.tsx": {"lib", "ui", "data", "app"},
}
SENDER = "data/sync/push"
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']*)["']""")


def test_import_contracts_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PWA.parent.parent)
    assert lint_imports(no_cache=True, no_logo=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("path", pwa_files(".ts", ".tsx"), ids=shown)
def test_phone_app_imports_only_leftwards(path: Path) -> None:
    if ".test." in path.name:
        return
    here = path.relative_to(PWA).parts
    for found in IMPORT.findall(path.read_text()):
        target = (path.parent / found).resolve().relative_to(PWA).parts
        allowed = target[0] in ALLOWED[here[0]] or target[:2] == here[:2]
        if here[0] == "sw" and "/".join(target).startswith(SENDER):
            allowed = True
        assert allowed, f"{shown(path)} must not import {found}"
