"""The whole site as one app: the explorer, and every group of routes beside it."""

from __future__ import annotations

from timeline.web import (
    builder,
    caching,
    callbacks,
    downloads,
    embeds,
    explorer,
    front,
    headers,
    images,
    oembed,
    pages,
    refusals,
)
from timeline.web.explorer import Explorer
from timeline.web.site import Site


def create(site: Site) -> Explorer:
    """Return the app that serves the site; its `server` is the WSGI app."""
    app = explorer.create(site)
    front.install(app.server, caching.install(app.server), site.today)
    for group in (callbacks, pages, downloads, embeds, images, oembed, builder):
        app.server.register_blueprint(group.routes(site))
    refusals.register(app.server, site)
    headers.install(app.server)
    return app
