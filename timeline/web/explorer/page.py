"""The explorer: a Dash app whose page is written on the server for the view asked for.

Dash serves an empty page that its script fills. Here the page arrives whole (title, form,
drawing as SVG, list, open event), works by links and a form, and Dash's script takes over
once it is there. See `Explorer.interpolate_index`.
"""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from flask import abort, request
from markupsafe import Markup

from timeline.chart.scene import Scene
from timeline.chart.svg import document
from timeline.chart.svg.canvas import MarkLinks
from timeline.query.select import select
from timeline.query.view import View, decode_leniently, encode
from timeline.web import urls
from timeline.web.explorer import callbacks, dash_internals, fragments
from timeline.web.explorer.dash_internals import BareDash
from timeline.web.html import choices, linking, shell
from timeline.web.html.filter_form import form
from timeline.web.html.navigation import navigation
from timeline.web.html.sharing import share
from timeline.web.http import asset_files, assets, headers, responses
from timeline.web.site import Site

# Within the page, so that nothing but the page itself is waited for before it is shown.
STYLES = ("explorer/explorer.css", "shared/nav.css")
# Imports the others of ours.
OURS = "explorer/explorer.js"
NARROW_WIDTH = 700.0  # px of the chart in a narrow window


class Explorer(BareDash):
    """The Dash app of a site."""

    def __init__(self, site: Site) -> None:
        super().__init__(  # pyright: ignore[reportUnknownMemberType]
            "timeline.web",
            backend="flask",
            assets_folder=str(asset_files.ASSETS),
            include_assets_files=False,
            title=site.index.record.meta.title,
            update_title=None,  # type: ignore[arg-type]  # Dash's own way to leave the title alone
            add_log_handler=False,
        )
        self._site = site
        self.layout = callbacks.layout()
        callbacks.register(self, site)
        self._scripts = self._serve_scripts()

    def index(self, *_args: Any, **_kwargs: Any) -> Any:
        """Return the page; Dash would answer every unknown address with it, which is a 404."""
        if request.path != "/":
            abort(404)
        site, page = self._site, cast("Any", super()).index
        if site.urls.static:
            # Dash, which would miss its own script in it, has no part in this page.
            page = partial(self.interpolate_index, config="")
        view, notices = decode_leniently(request.query_string, site.index)
        decided = (
            encode(view),
            responses.base(site),
            f"{site.today()}",
            asset_files.bundle(),
            *notices,
        )
        etag = responses.etag_for(site, "/", *decided)
        return responses.answer(
            page, etag=etag, media_type="text/html; charset=utf-8", cache="no-cache"
        )

    def _serve_scripts(self) -> dict[str, str]:
        """Serve the scripts as two files, ours and Dash's; return their addresses."""
        theirs = self.joined()
        assets.install(self.server, dash_internals.ASSETS_ENDPOINT)
        self.server.add_url_rule(
            dash_internals.DASH_PATH, "joined", lambda: assets.response(theirs)
        )
        return {
            "ours": asset_files.address(OURS),
            "dash": assets.address(dash_internals.DASH_PATH, theirs),
        }

    def interpolate_index(self, **dash: str) -> str:  # type: ignore[override]
        """Return the page for the request's query string."""
        index, today, base = self._site.index, self._site.today(), responses.base(self._site)
        view, notices = decode_leniently(request.query_string, index)
        events = select(index, view)
        still, narrow = (
            callbacks.place(index, view, events, width, None, today)
            for width in (callbacks.USUAL_WIDTH, NARROW_WIDTH)
        )
        filled = fragments.of_view(index, view, events, notices=notices, today=today, base=base)
        chosen = form(index, view, today, filled.ends)
        return shell.render(
            "explorer.html",
            {
                "theme": view.theme,
                "title": filled.title,
                "description": filled.description,
                "canonical": self._site.urls.whole(urls.explorer(view), base),
                "policy": headers.policy("explorer"),
                "colors": shell.colors(index),
                "record": shell.masthead(index),
                "as_of": shell.as_of(index),
                "version": index.version,
                "nav": navigation(index, "timeline", view.theme, searching=False),
                "share": share(
                    base,
                    index.record.meta.title,
                    urls.explorer(view),
                    filled.title,
                    filled.description,
                    urls.image(view),
                    self._site.urls,
                ),
                "form": chosen,
                "choices": choices.of_explorer(chosen) if self._site.urls.static else (),
                "fragments": filled,
                "parts": filled.parts,
                "drawing": {
                    "svg": _still(view, still),
                    "gutter": f"{still.plot.left:g}",
                    "ratio": f"{still.width:g} / {still.height:g}",
                    # The room that the live chart will need in a narrow window.
                    "narrow": f"{narrow.width:g} / {narrow.height:g}",
                    "parts": fragments.around_scene(index, view, still),
                },
                "style": Markup("".join(asset_files.text(name) for name in STYLES)),
                "bundle": asset_files.bundle(),
                "scripts": self._scripts,
                "dash_config": Markup(dash["config"]),
            },
        )


def create(site: Site) -> Explorer:
    """Return the app that serves the explorer of a site."""
    # The first reader who searches should not wait for the index of words.
    select(site.index, View(q="a"))
    return Explorer(site)


def _still(view: View, placed: Scene) -> Markup:
    """Return the drawing as SVG whose marks are links for a pointer.

    With the keyboard one goes through the list, which has the same links.
    """
    before, after = linking.site_urls().opening(view)
    clause = linking.marks().clause
    marks = MarkLinks(lambda event: f"{before}{event}{after}", clause, focusable=False)
    return Markup(document.timeline(placed, marks, inline=True))
