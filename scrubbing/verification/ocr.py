"""Reading pictures a second time: Tesseract by its command, else rapidocr. Shares nothing with extraction's OCR."""

import functools
import io
import os
import shutil
import subprocess
from typing import Any, cast

from PIL import Image

_SECONDS = 120
# Small print is enlarged: Tesseract reads capitals of about 30 pixels best, screens show them in 10.
_SMALL_SIDE = 1000
_LARGEST_SIDE = 6000


class Unavailable(Exception):
    """No engine could read the picture."""


def read(picture: Image.Image) -> str:
    """Return the lines of text in a picture. Raises Unavailable without an engine, or when it failed."""
    picture = _enlarged(picture.convert("L"))
    command = shutil.which("tesseract")
    return _tesseract(command, picture) if command else _rapidocr(picture)


def _enlarged(picture: Image.Image) -> Image.Image:
    if max(picture.size) >= _SMALL_SIDE or 2 * max(picture.size) > _LARGEST_SIDE:
        return picture
    return picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.LANCZOS)


def _tesseract(command: str, picture: Image.Image) -> str:
    source = io.BytesIO()
    picture.save(source, "PNG", compress_level=1)
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, the picture goes in by standard input
            [command, "stdin", "stdout", "--psm", "3", "-l", "eng"],
            input=source.getvalue(),
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        raise Unavailable from None
    return done.stdout.decode("utf-8", "replace")


def _rapidocr(picture: Image.Image) -> str:
    import numpy as np

    result, _ = _engine()(np.asarray(picture.convert("RGB")))
    return "\n".join(line[1] for line in result or [])


@functools.cache
def _engine() -> Any:
    try:
        from rapidocr_onnxruntime import RapidOCR
    except ImportError:
        raise Unavailable from None
    return cast(Any, RapidOCR())
