"""Image bytes → upright grey pages of bounded size, and where their ink is."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, ImageSequence

from gongkai.documents.content import UnreadableError

Grey = NDArray[np.uint8]

MOST_FRAMES: Final = 100
_MOST_DECODED: Final = 80_000_000
_MOST_PIXELS: Final = 10_000_000
_SMALLEST: Final = 24
_LONGEST_SIDES: Final = 30
_MOST_SPECKS: Final = 60_000
_DARKER: Final = 35
_SMALL_TYPE: Final = 20
_LARGEST_SKEW: Final = 5.0
_SKEW_WIDTH: Final = 900


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as an image: its grey values, a mask of its ink (0 or 255) and the height of its type in pixels."""

    grey: Grey
    ink: Grey
    em: float


def frames_of(data: bytes) -> Iterator[Grey]:
    """The pictures in a file, grey, at most 10 megapixels each.

    Raises ``UnreadableError`` for what is no picture, and before decoding one of more than 80 megapixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow remarks on every oddity; the size is checked below
            with Image.open(io.BytesIO(data)) as image:
                _check(image)
                for number, frame in enumerate(ImageSequence.Iterator(image)):
                    if number >= MOST_FRAMES:
                        raise UnreadableError(f"图片超过 {MOST_FRAMES} 页，不像一份年度报告，未读取。")
                    _check(frame)
                    yield _grey(frame)
    except Image.DecompressionBombError:
        raise UnreadableError(_TOO_LARGE) from None
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError, KeyError, OverflowError) as error:
        raise UnreadableError("图片已损坏或格式认不出来，请重新取得，或另存为 PNG 再试。") from error


_TOO_LARGE: Final = f"图片超过 {_MOST_DECODED // 1_000_000} 百万像素的上限，未读取；请缩小后再试（扫描 300 dpi 足够）。"


def _check(image: Image.Image) -> None:
    width, height = image.size
    if width * height > _MOST_DECODED:
        raise UnreadableError(_TOO_LARGE)


def _grey(frame: Image.Image) -> Grey:
    width, height = frame.size
    shrink = (_MOST_PIXELS / (width * height)) ** 0.5
    if shrink < 1:
        frame.draft("L", (int(width * shrink), int(height * shrink)))
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright)
    grey = np.asarray(upright.convert("L"), dtype=np.uint8)
    shrink = (_MOST_PIXELS / grey.size) ** 0.5
    return _scaled(grey, shrink) if shrink < 1 else grey


def _scaled(grey: Grey, factor: float) -> Grey:
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=how), dtype=np.uint8)


def sheet_of(grey: Grey) -> Sheet | None:
    """A picture made straight and, where its type is tiny, larger; ``None`` if it holds no type."""
    short, long = sorted(grey.shape)
    if short < _SMALLEST or long > _LONGEST_SIDES * short:
        return None
    em = _em(_ink(grey, _guess(grey)))
    if em is None:
        return None
    if em < _SMALL_TYPE:
        factor = min(2 * _SMALL_TYPE / em, 3.0, (_MOST_PIXELS / grey.size) ** 0.5)
        grey, em = _scaled(grey, factor), em * factor
    skew = _skew(_ink(grey, em))
    if skew:
        grey = _turned(grey, skew)
    ink = _ink(grey, em)
    return Sheet(grey, ink, _em(ink) or em)


def _guess(grey: Grey) -> float:
    """The height of type on a page with some forty lines."""
    height, width = grey.shape
    return float(max(min(height, width) / 50, 10.0))


def _ink(grey: Grey, em: float) -> Grey:
    """Strokes thinner than type is high and darker than what surrounds them, on white or shaded ground."""
    side = int(em * 0.7) | 1
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    strokes = cv2.morphologyEx(smooth, cv2.MORPH_BLACKHAT, np.ones((side, side), np.uint8))
    return np.asarray(cv2.threshold(strokes, _DARKER, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)


def _em(ink: Grey) -> float | None:
    """The height of type: that of the tallest common connected strokes; ``None`` for a photograph or mere noise."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    widths, heights = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    signs = heights[(heights >= 5) & (heights < 150) & (widths < 3 * heights)]
    if not signs.size or len(heights) > _MOST_SPECKS:
        return None
    return float(np.percentile(signs, 85)) * 1.08


def _skew(ink: Grey) -> float:
    """By how many degrees the page leans, from the turn that makes its rows of ink sharpest."""
    small = _scaled(ink, min(1.0, _SKEW_WIDTH / ink.shape[1]))
    best = 0.0
    for reach, step in ((_LARGEST_SKEW, 0.5), (0.5, 0.1), (0.1, 0.02)):
        turns = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(turns, key=lambda turn: (_sharpness(_turned(small, float(turn), 0)), -abs(float(turn)))))
    return best if abs(best) >= 0.04 else 0.0


def _sharpness(ink: Grey) -> float:
    rows = ink.sum(axis=1, dtype=np.float64)
    change: float = cv2.norm(np.diff(rows))
    return change


def _turned(grey: Grey, degrees: float, ground: int = 255) -> Grey:
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    how = cv2.INTER_NEAREST if ground == 0 else cv2.INTER_CUBIC
    turned = cv2.warpAffine(grey, turn, (width, height), flags=how, borderValue=(ground,))
    return np.asarray(turned, dtype=np.uint8)
