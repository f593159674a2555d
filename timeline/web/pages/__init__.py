"""Pages to learn from, each written on the server and of use without script.

A page is a module that adds its route to `bp`; it is served once it stands here.
"""

from timeline.web.pages import about as about
from timeline.web.pages import actors as actors
from timeline.web.pages import clauses as clauses
from timeline.web.pages import compare as compare
from timeline.web.pages import corrections as corrections
from timeline.web.pages import data as data
from timeline.web.pages import event as event
from timeline.web.pages import events as events
from timeline.web.pages import glossary as glossary
from timeline.web.pages import people as people
from timeline.web.pages import search as search
from timeline.web.pages import series as series
from timeline.web.pages import sitemap as sitemap
from timeline.web.pages import sources as sources
from timeline.web.pages import tours as tours
from timeline.web.pages.blueprint import bp as bp
