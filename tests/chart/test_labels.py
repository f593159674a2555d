"""Placing labels in a lane: all that must be there are, and no text is touched."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.layout.labels import LabelPlace, Wish, blank, fill, with_all
from timeline.chart.metrics import LABEL_GAP, LEADER_CLEARANCE, MARK_CLEARANCE, TEXT_CLEARANCE

LEFT, RIGHT = 124.0, 824.0

_marks = st.one_of(
    st.floats(LEFT, RIGHT),
    st.floats(RIGHT - 60, RIGHT),  # a crowd at the edge
    st.floats(LEFT, LEFT + 30),
)


@st.composite
def wishes(draw: st.DrawFn, most: int = 40) -> list[Wish]:
    found: list[Wish] = []
    for key, x in enumerate(draw(st.lists(_marks, min_size=1, max_size=most))):
        radius = draw(st.sampled_from((2.4, 3.8, 5.5)))
        width = draw(st.floats(8, 340))
        found.append(Wish(key, x, x - radius, x + radius, width))
    return found


def extents(found: list[Wish]) -> list[tuple[float, float]]:
    return [(wish.left, wish.right) for wish in found]


def complaints(found: list[Wish], places: dict[int, LabelPlace]) -> list[str]:
    """What is wrong with the places of labels, said in words."""
    leaders = {wish.key: wish.x for wish in found}
    said: list[str] = []
    for key, place in places.items():
        if place.left < LEFT or place.right > RIGHT:
            said.append(f"{key} leaves the lane")
        if place.row == 0 and any(
            place.left < wish.right and place.right > wish.left for wish in found
        ):
            said.append(f"{key} lies on a mark")
    for (one, a), (other, b) in combinations(places.items(), 2):
        if a.row == b.row and a.left < b.right and b.left < a.right:
            said.append(f"{one} and {other} overlap")
        for (key, leader), (passed, text) in (((one, a), (other, b)), ((other, b), (one, a))):
            same_side = leader.row * text.row > 0 and abs(leader.row) >= abs(text.row)
            if same_side and text.left < leaders[key] < text.right:
                said.append(f"the leader of {key} runs through {passed}")
    return said


@given(wishes())
def test_all_wishes_that_can_fit_have_a_place_that_touches_nothing(found: list[Wish]) -> None:
    sheet = with_all(LEFT, RIGHT, extents(found), found)
    can = {
        wish.key
        for wish in found
        if wish.x + LABEL_GAP + wish.width <= RIGHT or wish.x - LABEL_GAP - wish.width >= LEFT
    }
    assert set(sheet.places) == can
    assert complaints(found, sheet.places) == []


@given(wishes(), st.randoms(use_true_random=False))
def test_the_order_of_the_wishes_does_not_matter(found: list[Wish], chance: Random) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    one = with_all(LEFT, RIGHT, extents(found), found)
    other = with_all(LEFT, RIGHT, extents(shuffled), shuffled)
    assert one.places == other.places


@given(wishes(), wishes(), st.integers(0, 6))
def test_more_labels_fill_what_is_free_and_move_nothing(
    musts: list[Wish], more: list[Wish], rows: int
) -> None:
    more = [wish._replace(key=wish.key + 1000) for wish in more]
    sheet = with_all(LEFT, RIGHT, extents([*musts, *more]), musts)
    before, deep, high = dict(sheet.places), sheet.below, sheet.above
    fill(sheet, more, rows)
    assert {key: sheet.places[key] for key in before} == before
    assert (sheet.below, sheet.above) == (max(deep, sheet.below), high)
    assert sheet.below <= max(rows, deep)
    assert complaints([*musts, *more], sheet.places) == []


@given(wishes())
def test_rows_are_counted(found: list[Wish]) -> None:
    sheet = with_all(LEFT, RIGHT, extents(found), found)
    rows = [place.row for place in sheet.places.values()]
    assert (sheet.below, sheet.above) == (max([0, *rows]), -min([0, *rows]))


def test_a_label_alone_stands_beside_its_mark() -> None:
    sheet = with_all(0, 500, [(95, 105)], [Wish(7, 100, 95, 105, 60)])
    assert sheet.places == {7: LabelPlace(0, "start", 109, 169)}


def test_a_label_at_the_right_edge_stands_to_the_left() -> None:
    sheet = with_all(0, 500, [(475, 485)], [Wish(7, 480, 475, 485, 60)])
    assert sheet.places == {7: LabelPlace(0, "end", 411, 471)}


def test_a_label_without_room_beside_its_mark_hangs_below_it() -> None:
    sheet = with_all(0, 500, [(95, 105), (110, 400)], [Wish(7, 100, 95, 105, 120)])
    assert sheet.places == {7: LabelPlace(1, "start", 104, 224)}


def test_a_label_that_is_wider_than_both_sides_is_left_out() -> None:
    assert with_all(0, 500, [(245, 255)], [Wish(7, 250, 245, 255, 300)]).places == {}


@given(wishes(), st.floats(LEFT, RIGHT))
def test_no_label_touches_the_line_of_today_unless_it_has_no_other_way(
    found: list[Wish], line: float
) -> None:
    sheet = with_all(LEFT, RIGHT, extents(found), found, line)
    free = with_all(LEFT, RIGHT, extents(found), found)
    assert set(sheet.places) == set(free.places)
    assert complaints(found, sheet.places) == []
    for wish in found:
        place = sheet.places.get(wish.key)
        if place is None or not place.left < line < place.right:
            continue
        after, before = wish.x + LABEL_GAP, wish.x - LABEL_GAP - wish.width
        assert not (after > line + 3 and after + wish.width <= RIGHT)
        assert not (before + wish.width < line - 3 and before >= LEFT)
        assert not (after + wish.width < line - 3)
        assert not (before > line + 3 and before + wish.width <= RIGHT)


def test_what_competes_is_placed_in_its_order_as_long_as_there_is_room() -> None:
    sheet = blank(0, 200, [(0, 200)])
    fill(sheet, [Wish(1, 50, 48, 52, 100), Wish(2, 52, 50, 54, 100), Wish(3, 20, 18, 22, 20)], 1)
    assert set(sheet.places) == {1, 3}


def test_texts_keep_their_distance() -> None:
    assert min(LABEL_GAP, TEXT_CLEARANCE, LEADER_CLEARANCE, MARK_CLEARANCE) > 0
