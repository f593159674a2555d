"""Where a page shows or leads to a chart, it leads to the builder with that chart as well."""

from __future__ import annotations

import pytest

from tests.web.reading import client_of, hrefs, page
from timeline.record.index import Index


@pytest.mark.parametrize(
    ("path", "embed", "builder"),
    [
        ("/actors/alia", "/embed/timeline?actors=alia", "/embed/new?actors=alia"),
        ("/actors/both", "/embed/timeline?actors=both", "/embed/new?actors=both"),
        (
            "/compare?actors=alia,borea",
            "/embed/timeline?actors=alia,borea",
            "/embed/new?actors=alia,borea",
        ),
        (
            "/tours/in-two-steps",
            "/embed/timeline?detail=1&from=2015&highlight=2015-03-02-talks-open,2021-06-30-accord",
            "/embed/new?detail=1&from=2015&highlight=2015-03-02-talks-open,2021-06-30-accord",
        ),
        ("/series/stock", "/embed/series/stock", "/embed/new?series=stock&kind=series"),
        ("/clauses", "/embed/clauses", "/embed/new?kind=clauses"),
    ],
)
def test_a_page_with_a_chart_leads_to_the_builder_with_it(
    small_index: Index, path: str, embed: str, builder: str
) -> None:
    client = client_of(small_index)
    links = [each for each in hrefs(page(client, path), "a") if each.startswith("/embed/new")]
    assert len(links) == 1
    assert links[0].startswith(builder)
    answer = client.get(links[0])
    assert answer.status_code == 200
    assert f'<iframe src="{embed}' in answer.text.replace("&amp;", "&")


def test_where_nobody_is_compared_there_is_no_chart_to_embed(small_index: Index) -> None:
    found = hrefs(page(client_of(small_index), "/compare"), "a")
    assert [each for each in found if each.startswith("/embed/")] == []
