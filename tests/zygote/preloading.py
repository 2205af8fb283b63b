"""Imports the program as far as it can be imported without being run, and warms what never changes."""

from __future__ import annotations

import gc
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Any

import privacy_audit

# Loaded by the program when it needs them; which is what a run would spend its time with.
THIRD_PARTIES = (
    "PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PIL.PngImagePlugin",
    "PIL.TiffImagePlugin", "PIL.WebPImagePlugin", "asyncio", "bs4", "concurrent.futures.process",
    "html.parser", "icalendar", "idna", "jinja2", "jsonschema", "lxml.etree", "multiprocessing.spawn",
    "phonenumbers", "platformdirs.unix", "requests", "rich.progress", "rich.table", "segno", "sqlite3",
    "truststore", "urllib3", "zipfile",
)  # fmt: skip
NOT_BEFORE = ("browser", "room", "__main__", "session_serve", "faces")
"""What few runs need, or what runs when it is imported."""
WARMING = (
    "<html lang=vi><title>Trần Minh Họa</title><h1>Trần Minh Họa</h1><p>Zalo 0912 345 678, lan@example.com, "
    "CCCD 001190000013, sinh ngày 12/03/1990, 12 Lê Lợi, phường Bến Nghé, Quận 1, STK 0123456789 Vietcombank, "
    "biển số 30A-123.45, vợ tôi là Hoa, giáo viên trường Lê Lợi, facebook.com/minh.hoa, 21.0285, 105.8542</p>"
    "<img src=/a.jpg alt=x width=300 height=300><script type=application/ld+json>{}</script></html>"
)


def preload() -> None:
    """Import everything that speaks no language, and read some harmless things once."""
    _import_all("privacy_audit", but=(*NOT_BEFORE, "cli"))
    for name in THIRD_PARTIES:
        import_module(name)
    _warm()


def preload_speaking(language: str) -> None:
    """Import the command line, which puts its help together in the language that was bound before."""
    from privacy_audit.cli.language import bind_language

    bind_language(language)
    _import_all("privacy_audit.cli", but=NOT_BEFORE)
    gc.collect()
    gc.freeze()


def _import_all(package: str, but: tuple[str, ...]) -> None:
    folder = import_module(package).__path__
    for found in pkgutil.iter_modules(folder, f"{package}."):
        if found.name.rpartition(".")[2] in but:
            continue
        if found.ispkg:
            _import_all(found.name, but)
        else:
            import_module(found.name)


def _warm() -> None:
    """Compile patterns and tables before the first run."""
    from privacy_audit.catalog import Library

    _read_shipped_data_once()
    library = Library()
    library.catalog()
    library.message_rules()
    privacy_audit.scan_html(WARMING, "https://example.com/lan")


def _read_shipped_data_once() -> None:
    """Keep the data files that came with the program once they were read: immutable, like what is imported.

    Whatever `--checklists` names is read anew by each run.
    """
    from privacy_audit import catalog

    read, shipped = vars(catalog)["read_file"], catalog.shipped_folder()
    known: dict[tuple[Path, Any], Any] = {}

    def read_once(path: Path, shape: Any) -> Any:
        if not path.is_relative_to(shipped):
            return read(path, shape)
        if (path, shape) not in known:
            known[path, shape] = read(path, shape)
        return known[path, shape]

    vars(catalog).update(read_file=read_once)
