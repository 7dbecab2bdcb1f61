"""QR codes as pictures."""

import io

import segno


def qr_svg(text: str, label: str) -> str:
    """An SVG of ``text`` without a size of its own, with the quiet zone that readers need; ``label`` says what it is.

    Level M: a sixth of it may be dirty or folded.
    """
    out = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(out, kind="svg", xmldecl=False, omitsize=True, border=4, light="#fff", title=label, nl=False)
    return out.getvalue().decode()
