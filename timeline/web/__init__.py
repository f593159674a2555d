"""What a browser gets: the Dash explorer, and what is served beside it."""

from timeline.web.factory import create as create
from timeline.web.site import Site as Site
