"""Unit files: read, checked whole, refused with every fault named. The format is told in ``docs`` of the command."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import marshmallow as ma
import orjson

from api.core.schemas import Schema, Str
from api.core.text import nfc

DATA = Path(__file__).parent / "data"
PACKAGED = (DATA / "binh-duong.json", DATA / "binh-phuoc.json")
TYPES = {
    "Phường": "phuong",
    "Xã": "xa",
    "Thị trấn": "thi-tran",
    "Đặc khu": "dac-khu",
    "Huyện": "huyen",
    "Thị xã": "thi-xa",
    "Thành phố": "thanh-pho",
    "Quận": "quan",
}
SHOWN = 20


class UnitFileError(ValueError):
    """The file cannot be imported; ``faults`` says why, one line each."""

    def __init__(self, path: Path, faults: list[str]) -> None:
        more = [f"… and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        super().__init__("\n".join([f"{path.name} cannot be imported:", *faults[:SHOWN], *more]))
        self.faults = faults


def _code(digits: int) -> ma.fields.String:
    return Str(also=[ma.validate.Regexp(rf"^[0-9]{{{digits}}}\Z")], required=True)


def _degrees(lo: float, hi: float) -> ma.fields.Float:
    return ma.fields.Float(required=True, allow_nan=False, validate=ma.validate.Range(lo, hi))


class NewCommune(Schema):
    """A commune in force since the reform; its type is told by its name."""

    code = _code(5)
    name = Str(2, 100, required=True)
    lat = _degrees(8, 24)
    lon = _degrees(102, 110)


class OldCommune(NewCommune):
    """A commune until the reform, with its district."""

    type = Str(required=True, also=[ma.validate.OneOf(["phuong", "xa", "thi-tran"])])
    district_code = _code(3)
    district = Str(2, 100, required=True)


class EdgeRow(Schema):
    """Old commune → new commune."""

    old = _code(5)
    new = _code(5)
    is_partial = ma.fields.Boolean(data_key="partial", required=True, truthy={True}, falsy={False})
    is_default = ma.fields.Boolean(data_key="default", required=True, truthy={True}, falsy={False})


class UnitFile(Schema):
    """A province's communes before and after the reform."""

    old = ma.fields.List(ma.fields.Nested(OldCommune), required=True, validate=ma.validate.Length(1))
    new = ma.fields.List(ma.fields.Nested(NewCommune), required=True, validate=ma.validate.Length(1))
    edges = ma.fields.List(ma.fields.Nested(EdgeRow), required=True, validate=ma.validate.Length(1))


def read_acts() -> dict[str, Any]:
    """The provinces, days and legal acts behind the packaged files, with days as dates."""
    acts: dict[str, Any] = orjson.loads((DATA / "acts.json").read_bytes())
    acts["old_from"] = dt.date.fromisoformat(acts["old_from"])
    acts["reform_on"] = dt.date.fromisoformat(acts["reform_on"])
    return acts


def read_file(path: Path) -> dict[str, Any]:
    """Parse and check a unit file. Raises UnitFileError with all its faults."""
    try:
        data = orjson.loads(path.read_bytes())
    except OSError as error:
        raise UnitFileError(path, [error.strerror or "it cannot be read"]) from None
    except orjson.JSONDecodeError as error:
        raise UnitFileError(path, [f"no JSON: {error}"]) from None
    if not isinstance(data, dict):
        raise UnitFileError(path, ["it must be an object with old, new and edges"])
    try:
        loaded: dict[str, Any] = UnitFile().load(data)
    except ma.ValidationError as error:
        raise UnitFileError(path, list(_told(error.messages, ""))) from None
    for unit in [*loaded["old"], *loaded["new"]]:
        unit["name"] = nfc(unit["name"])
    faults = list(_contradictions(loaded))
    if faults:
        raise UnitFileError(path, faults)
    return loaded


def type_of(name: str) -> str | None:
    """The type that a unit's name begins with, None for a name without one."""
    return next((code for word, code in TYPES.items() if name.startswith(word + " ")), None)


def _told(messages: Any, place: str) -> Iterator[str]:
    if isinstance(messages, dict):
        for key, value in messages.items():
            name = f"{place}[{key}]" if isinstance(key, int) else f"{place}.{key}".lstrip(".")
            yield from _told(value, name)
        return
    for message in messages if isinstance(messages, list) else [messages]:
        yield f"{place}: {message}"


def _contradictions(data: dict[str, Any]) -> Iterator[str]:
    for part in ("old", "new"):
        counts = Counter(unit["code"] for unit in data[part])
        yield from (f"{part}: code {code} occurs {n} times" for code, n in counts.items() if n > 1)
    yield from (f"new {u['code']}: no type in the name {u['name']!r}" for u in data["new"] if not type_of(u["name"]))
    names: dict[str, str] = {}
    for unit in data["old"]:
        if names.setdefault(unit["district_code"], unit["district"]) != unit["district"]:
            yield f"old {unit['code']}: district {unit['district_code']} has two names"
    yield from (f"district {code}: no type in the name {name!r}" for code, name in names.items() if not type_of(name))
    yield from _loose_edges(data)


def _loose_edges(data: dict[str, Any]) -> Iterator[str]:
    old, new = {u["code"] for u in data["old"]}, {u["code"] for u in data["new"]}
    edges = data["edges"]
    for edge in edges:
        if edge["old"] not in old or edge["new"] not in new:
            yield f"edge {edge['old']} → {edge['new']}: no such commune"
    for pair, n in Counter((edge["old"], edge["new"]) for edge in edges).items():
        if n > 1:
            yield f"edge {pair[0]} → {pair[1]} occurs {n} times"
    defaults = Counter(edge["old"] for edge in edges if edge["is_default"])
    yield from (f"old {code}: {defaults[code]} default edges instead of one" for code in old if defaults[code] != 1)
    arrived = {edge["new"] for edge in edges}
    yield from (f"new {code}: no edge leads to it" for code in new - arrived)
