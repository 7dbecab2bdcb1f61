"""What all papers and files that are sent have in common: the mark of samples, their types, how one is answered."""

from dataclasses import dataclass

from flask import Response

SAMPLE = "Dữ liệu mẫu"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CSV = "text/csv; charset=utf-8"
JPEG = "image/jpeg"
PARQUET = "application/vnd.apache.parquet"
# What the OpenAPI file says of them.
BINARY = {"type": "string", "format": "binary"}
TEXT = {"type": "string"}


@dataclass(frozen=True)
class File:
    """A file to be sent; ``name`` is ASCII, as ``slug`` makes it."""

    name: str
    mime_type: str
    content: bytes

    def answer(self) -> Response:
        """The response with the file as an attachment."""
        headers = {"Content-Disposition": f'attachment; filename="{self.name}"'}
        return Response(self.content, content_type=self.mime_type, headers=headers)
