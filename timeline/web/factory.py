"""The whole site as one app: the explorer, and every group of routes beside it."""

from __future__ import annotations

from timeline.web import pages
from timeline.web import site as sites
from timeline.web.charts import images
from timeline.web.downloads import routes as downloads
from timeline.web.embed import builder, oembed
from timeline.web.embed import routes as embeds
from timeline.web.explorer import callbacks, page
from timeline.web.explorer.page import Explorer
from timeline.web.html import error_pages
from timeline.web.http import bounds, headers, hosts, response_cache
from timeline.web.site import Site

BLUEPRINTS = (
    callbacks.bp, pages.bp, downloads.bp, embeds.bp, images.bp, oembed.bp, builder.bp,
)  # fmt: skip


def create(site: Site) -> Explorer:
    """Return the app that serves the site; its `server` is the WSGI app."""
    app = page.create(site)
    bounds.install(app.server)
    sites.install(app.server, site)
    hosts.install(app.server)
    response_cache.install(app.server, site.today)
    for blueprint in BLUEPRINTS:
        app.server.register_blueprint(blueprint)
    error_pages.register(app.server)
    headers.install(app.server)
    return app
