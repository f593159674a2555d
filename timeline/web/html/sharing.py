"""What a page says of itself to other sites: Open Graph, Twitter cards and oEmbed discovery.

Pages fill `templates/parts/share.html` (or `parts/discovery.html`, which is its last part) with
`share`. Protocols: https://ogp.me, https://oembed.com (section 4, "Discovery").
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from timeline.web.urls import LIVE, Urls


@dataclass(frozen=True, slots=True)
class Share:
    """What a page says of itself to others; all addresses are whole.

    `json` and `xml` are those of its oEmbed answers. Where the site's address is not known, `url`
    and `image` are "", as they mean nothing to others, and these two begin with a slash.
    """

    site: str
    url: str
    title: str
    description: str
    image: str
    json: str
    xml: str


def share(
    base: str,
    site: str,
    path: str,
    title: str,
    description: str,
    image: str = "",
    urls: Urls = LIVE,
) -> Share:
    """Return what `templates/parts/share.html` writes into the head of a page.

    Parameters
    ----------
    base:
        Address of the site, without a slash at its end (`timeline.web.http.responses.base`), or "".
    site:
        Name of the site: the record's title.
    path, image:
        Addresses on the site, with their query; no image is named where it is "".
    urls:
        How the site writes addresses.
    """
    url = base + path
    endpoint = f"{base}/oembed?url={quote(url, safe='')}"
    return Share(
        site=site,
        url=urls.whole(path, base) if base else "",
        title=title,
        description=description,
        image=urls.whole(image, base) if base and image else "",
        json=f"{endpoint}&format=json",
        xml=f"{endpoint}&format=xml",
    )
