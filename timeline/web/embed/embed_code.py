"""What is copied into an article: a chart as a script, a frame, an address or an image."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import escape

from timeline.query.view import encode
from timeline.web.charts import images
from timeline.web.charts.chart_kinds import Chart
from timeline.web.embed import oembed
from timeline.web.embed.height import frame_height
from timeline.web.http import pinned
from timeline.web.urls import LIVE, Urls

COLUMN = 680  # px of an article's column
IMAGE_WIDTH = 1000
SHOWN = "the data of what is shown"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Something to copy.

    Attributes
    ----------
    id:
        Of the field that holds it.
    note:
        Where it belongs, in a sentence.
    """

    id: str
    name: str
    note: str
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """Something to save."""

    name: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Placing:
    """A chart to be placed in somebody else's page.

    Attributes
    ----------
    base:
        Address of the site, without a slash at its end.
    alt:
        Alternative text of images.
    version:
        The data version that it is pinned to, or "" where it follows the record.
    urls:
        How the site writes addresses.
    """

    chart: Chart
    base: str
    alt: str
    version: str = ""
    urls: Urls = LIVE

    @property
    def title(self) -> str:
        """What the frame is called."""
        return self.chart.view.title or self.chart.heading

    @property
    def src(self) -> str:
        """Address of the embed on the site."""
        return self._address(self.chart.path)

    @property
    def page(self) -> str:
        """Whole address of the page for reading on."""
        return self.whole(self.chart.page)

    def whole(self, *addresses: str) -> str:
        """Return the first of these addresses on the site that it has, for other sites."""
        return next(filter(None, (self.urls.whole(each, self.base) for each in addresses)), "")

    def image(self, ending: images.Ending, **more: str | int) -> str:
        """Return the address on the site of the chart's image."""
        return self._address(images.path(self.chart.kind, self.chart.id, ending), **more)

    def file(self) -> str:
        """Return the address on the site of the page as a file to save."""
        return self._address(self.chart.path, standalone=1)

    def _address(self, path: str, **more: str | int) -> str:
        own = {pinned.KEY: self.version} if self.version else {}
        query = "&".join(filter(None, [encode(self.chart.view), urlencode({**own, **more})]))
        return f"{path}?{query}" if query else path


def height(placing: Placing) -> int:
    """Return about how high the chart is in an article's column."""
    return frame_height(placing.chart, COLUMN, frozen=bool(placing.version))


def snippets(placing: Placing) -> tuple[Snippet, ...]:
    """Return what can be copied, the best first."""
    high = height(placing)
    src = placing.whole(placing.src)
    # A static site has an image in one size.
    image = placing.whole(placing.image("png", w=IMAGE_WIDTH), placing.image("png"))
    view = src.removeprefix(f"{placing.base}/embed/")
    fallback = (
        f'<noscript><a href="{escape(placing.page)}"><img src="{escape(image)}" '
        f'alt="{escape(placing.alt)}" style="max-width:100%;height:auto"/></a></noscript>'
    )
    script = (
        f'<iran-deal-timeline src-view="{escape(view)}" title="{escape(placing.title)}" '
        f'height="{high}">{fallback}</iran-deal-timeline>\n'
        f'<script async src="{escape(placing.whole("/embed.js"))}"></script>'
    )
    markdown = f"[![{_markdown(placing.alt)}]({_in_brackets(image)})]({_in_brackets(placing.page)})"
    return (
        Snippet(
            "script",
            "Script",
            "For a page of your own; the chart gets the height it needs.",
            script,
        ),
        Snippet(
            "frame",
            "Plain frame",
            "Where scripts are not allowed; the height is that of a column and stays so.",
            oembed.frame(src, placing.title, COLUMN, high),
        ),
        Snippet(
            "address",
            "WordPress and other editors",
            "Paste this address on a line of its own; the editor asks us for the chart (oEmbed).",
            src,
        ),
        Snippet("markdown", "Markdown", "An image that links to the timeline.", markdown),
    )


def downloads(placing: Placing) -> tuple[File, ...]:
    """Return what can be saved."""
    chart = placing.chart
    saved = (
        File("PNG", f"{IMAGE_WIDTH} pixels wide", placing.image("png", w=IMAGE_WIDTH)),
        File("PNG 2x", "for sharp screens and print", placing.image("png", w=IMAGE_WIDTH, scale=2)),
        File("PNG 1200 × 630", "for social networks", placing.image("png")),
        File("SVG", "for graphics programs", placing.image("svg", w=IMAGE_WIDTH)),
        File("HTML", "one file that needs nothing else", placing.file()),
        File("CSV", SHOWN, pinned.address(chart.data, placing.version)),
    )
    if not placing.version:
        return saved
    whole = f"/embed/releases/{placing.version}/events.yaml"
    return (*saved, File("YAML", "the whole record of this version", whole))


def _markdown(words: str) -> str:
    """Return text for between the brackets of a Markdown link."""
    for character in "\\[]`*_<":
        words = words.replace(character, f"\\{character}")
    return " ".join(words.split())


def _in_brackets(address: str) -> str:
    return address.replace("(", "%28").replace(")", "%29")
