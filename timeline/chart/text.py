"""How wide a text is when drawn, before any browser has drawn it.

The readers' fonts differ, so widths are those of DejaVu Sans: wider than the system
fonts of Windows, macOS, Android and iOS, hence never too small. What is placed with
these widths does not overlap in any of them.
"""

from __future__ import annotations

from functools import lru_cache

FONT_STACK = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif"

# Advance widths of DejaVu Sans 2.37 in thousandths of the font size, from U+0020 to U+007E.
_ASCII = (
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
)  # fmt: skip
# The same of DejaVu Sans Bold.
_ASCII_BOLD = (
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696,
    696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683,
    683, 821, 837, 372, 372, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771,
    724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665,
    343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
)  # fmt: skip
_OTHERS = {"–": 0.5, "‘": 0.318, "’": 0.318, "“": 0.518, "”": 0.518, "\u00a0": 0.318}
_ADVANCE = {chr(32 + at): width / 1000 for at, width in enumerate(_ASCII)} | _OTHERS
_BOLD = {chr(32 + place): width / 1000 for place, width in enumerate(_ASCII_BOLD)}
_OTHER = 1.2  # as wide as the widest Latin letter; a guess on the safe side for other scripts


@lru_cache(maxsize=65536)
def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width in px that `text` needs at `size` px, at most, in common fonts."""
    advance = _BOLD if bold else _ADVANCE
    return size * sum(advance.get(character, _OTHER) for character in text)


def shorten(text: str, limit: float, size: float, bold: bool = False) -> str:
    """Return `text`, cut with an ellipsis where it would be wider than `limit` px.

    Cuts at a word where that keeps at least half of the room.
    """
    if width(text, size, bold) <= limit:
        return text
    cut = text
    while cut and width(cut.rstrip() + "…", size, bold) > limit:
        cut = cut[:-1]
    at_word = cut.rpartition(" ")[0] if len(cut) < len(text) and text[len(cut)] != " " else cut
    if len(at_word) * 2 > len(cut):
        cut = at_word
    return cut.rstrip(" ,;:-") + "…"
