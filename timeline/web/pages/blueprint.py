"""The blueprint that each page's module adds its routes to; an endpoint is ``pages.event``."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("pages", __name__)
