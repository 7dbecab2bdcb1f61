"""Reading the files that the server makes."""

import io
from typing import Any

import openpyxl

from tests.support.client import Client

HEAD = ["Mã", "Tên", "Lượt hỗ trợ", "Số người", "Số việc"]


def download(client: Client, export: dict[str, Any]) -> bytes:
    """The bytes of an export that is ready."""
    answer = client.get(f"/exports/{export['id']}/file")
    assert answer.status == 200, answer.text
    return answer.body


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """Cell values of a workbook by sheet and row."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def table(rows: list[list[Any]]) -> list[list[Any]]:
    """The rows below the head."""
    return rows[rows.index(HEAD) + 1 :]
