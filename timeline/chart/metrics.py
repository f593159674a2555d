"""Every size of a drawing, in one place: px, unless a line says otherwise.

A scene is placed by these and the renderers draw by them, so that the two show one picture.
What is a part of something, a number of days, of rows or of times says so. Colors are in
`palette`, the outlines of marks in `symbols`, the widths of letters in `text`.
"""

from __future__ import annotations

# --- Texts -----------------------------------------------------------------------------

BASELINE = 0.36  # part of a font's size from the middle of its letters down to their baseline
HALF_LETTER = 0.6  # part of a font's size from the middle of a text to the edge of its box
LABEL_SIZE = 12.0  # what is written at a mark; the size of a drawing's font

# --- The frame and the time axis -------------------------------------------------------

PLOT_MARGIN = 14.0  # right of the plot
PLOT_LEAST = 50.0  # width of the plot, at least, however narrow the frame
GUTTER_LEAST, GUTTER_MOST = 84.0, 124.0  # left of the plot, for the names of lanes
FOOT = 36.0  # below the plot: the time axis and, below it, "today" and what arcs mean
SHORTEST_SPAN = 7  # days in sight, at least
YEAR = 365  # days
FREE_AFTER_LAST = 0.012  # part of the plot after the last day, so that its mark is whole
TICK_SIZE = 11.0
TICK_ROW = 15.0  # the labels of the time axis below the names of phases
TICKS_BELOW = 11.0  # from the foot of the plot to the middle of the labels of the time axis
TICK_GAP = 10.0  # between two labels of the time axis, at least
TICK_NARROWEST = 12.0  # between two ticks below which no label can fit

# --- Phases behind the lanes -----------------------------------------------------------

BAND_SIZE = 11.0
BAND_HEAD = 22.0  # above everything, for names in one row
BAND_MIDDLE = 10.0  # from the top of the frame to the middle of the names
BAND_ROW = 13.0  # from a row of a name to the next
BAND_INSET = 4.0  # from a phase's start to its name
BAND_NAME_LEAST = 0.6  # part of a name that must be left: "The deal…" says nothing

# --- Lanes -----------------------------------------------------------------------------

LANE_NAME_SIZE = 12.0
LANE_NAME_LEFT = 8.0  # from the edge of the frame to the name
LANE_COUNT_BELOW = 13.0  # from a lane's name down to the number of its events
LANE_COUNT_ASIDE = 5.0  # from a lane's name to that number in a thin lane
LANE_LIFT = 5.0  # that a name stands above its marks, where the number would leave a low lane
LANE_LOW = 36.0  # height of a lane below which its name is lifted
LANE_THIN = 20.0  # height of a lane that is folded or empty
LANE_PAD = 7.0  # above the topmost and below the lowest row
LANE_ROWS = 4  # rows of labels that a lane may grow to where the height is free
MARK_ROW = 16.0  # height of the line of marks
MARK_LINE_GAP = 2.0  # between a label beside its mark and the line of marks
DENSITY_HEIGHT = 14.0  # of the fullest cell, where a lane is too dense for marks
DENSITY_CELL = 4.0  # width of a cell
DENSITY_ROWS = 3  # rows of labels below the cells

# --- Marks -----------------------------------------------------------------------------

MARK_RADIUS: dict[int, float] = {1: 5.5, 2: 3.8, 3: 2.4}  # by the event's weight
MARK_RADIUS_OPEN = 7.5
MARK_EDGE = 0.8  # of paper around a mark
BAR_THICK, BAR_THICK_LEAST = 1.5, 5.0  # height of a bar: times the radius, and at least
# How many times as wide as high a bar is, at least: what lasted never looks like a dot or a
# square, and what is vague still less.
BAR_RATIO = 1.7
SOFT_RATIO = 2.4
DIMMED_OPACITY = 0.22  # of what is not near the open event
HIT_STEP = 24.0  # between two vertices along a bar: Plotly finds one that is up to 20 px away
HOVER_DISTANCE = 12  # from a pointer to what it means

# --- Labels of marks -------------------------------------------------------------------

LABEL_ROW = 16.0
LABEL_GAP = 4  # between a leader, or a mark, and its text
TEXT_CLEARANCE = 8  # between two texts in a row
LEADER_CLEARANCE = 3  # between a text and the leader of another label
DAY_LINE_CLEARANCE = 2  # between a text and the line of today
MARK_CLEARANCE = 3  # between a text in the row of the marks and a mark
CLUSTER_GAPS = (20.0, 90.0, 400.0)  # between marks of two clusters; each is tried
LABEL_RETRIES = 4  # times that an order of labels is changed before another is tried
LEADER_OPACITY, LEADER_OPACITY_DIMMED = 0.5, 0.15  # of the line from a mark to its label

# --- Arcs from causes to effects -------------------------------------------------------

ARC_BOW = 0.18  # how far an arc bows out, as a part of its length
ARC_BOW_MOST = 60.0
ARC_LEGEND_SIZE = 11.0
ARC_LEGEND_ABOVE = 9.0  # from the foot of the frame to the middle of what arcs mean
ARC_LEGEND_SAMPLE = 24.0  # of an arc before its meaning
ARC_LEGEND_ASIDE = 84.0  # on either side of the line of a day, which has its name there

# --- Tracks above the lanes ------------------------------------------------------------

TRACK_GAP = 10.0  # below each track

SERIES_HEADER = 20.0  # of a track: its unit and the names of its series
SERIES_AXIS = 84.0  # height of the value axis
SERIES_AXIS_ALONE = 240.0  # the same in a chart of one series
SERIES_AXIS_TOP = 6.0  # above the largest value
SERIES_NAME_SIZE = 11.0
SERIES_NAME_ROW = 16.0
SERIES_NAME_GAP = 16.0  # between two names
SERIES_SAMPLE = 18.0  # for the piece of line before a name
SERIES_ALIKE = 8.0  # times as large as another that a series may be to share its axis
LINE_STEP = 5.0  # between two points along a line, where labels look for room
LINE_BREAK = 3.0  # usual intervals between two points, beyond which a line breaks
POINT_RADIUS = 2.6

LEVEL_SIZE = 10.0
LEVEL_ROOM = 12.0  # between two levels of a value axis, at least
LEVEL_STEP = 21.0  # the same where the axis can choose its levels
LEVEL_ASIDE = 6.0  # between the value of a level and the plot
LOG_RATIO = 8.0  # times that the values of a step series must differ for a log axis

LIMIT_SIZE = 10.0
LIMIT_INSET = 4.0  # between the beginning of a limit and its name
LIMIT_STEP = 12.0  # by which the name is moved along its limit until it is free
LIMIT_OFF = 8.0  # from a limit to the middle of its name

VALUE_SIZE = 11.0  # the newest value of a series, at the end of its line
VALUE_HALF = 7.0  # from the middle of a value to the top of its box
VALUE_ASIDE, VALUE_ABOVE = 6.0, 12.0  # from the end of a line to the value beside or above it
VALUE_OVER = 14.0  # that a value may stand above or below the axis
VALUE_OWN_LINE = 14.0  # around the end of a line, where its own line may pass
VALUE_DAY_CLEARANCE = 3.0  # between a value and the line of a day
POINT_CLEARANCE = 3.0  # between a text and a point of a line

# --- The clause clock, as a track and as a chart of its own ----------------------------

CLOCK_NARROW = 560.0  # width below which the names of clauses stand above their bars
CLOCK_HEAD = 10.0
CLOCK_TICK_ROW = 16.0  # for the dates above the rows
CLOCK_ASIDE = 60  # days on either side
CLAUSE_ROW = 19.0
CLAUSE_ROW_TRACK = 12.0  # in a track above the lanes
CLAUSE_ROW_LEAST = 6.0  # in a card, however many clauses there are
CLAUSE_BAR = 0.55  # part of a row that a bar takes
CLAUSE_END = 0.8  # part of a bar that the mark of its end reaches above its middle, and below
CLAUSE_CROSS, CLAUSE_CROSS_LEAST = 0.5, 4.0  # half a cross at an end: part of the bar, at least
CLAUSE_SHORTEST = 5.0  # of a clause that is a single day
CLAUSE_GROUP_SIZE = 12.0
CLAUSE_GROUP_HEAD = 20.0  # of the name of a group above its rows
CLAUSE_GROUP_EDGE = 8.0  # from the edge of the frame to the name of a group
CLAUSE_GROUP_GAP = 8.0  # between the groups
CLAUSE_GROUP_GAP_LOW = 4.0  # the same in a clock that is low
CLAUSE_NAME_SIZE = 11.0
CLAUSE_NAME_SIZE_THIN = 10.0  # where rows are thin
CLAUSE_NAME_ABOVE = 11.0  # of a name above its bar, more than the row of the bar has
CLAUSE_NAME_BESIDE = 5.0  # between a bar and its name
CLAUSE_NAME_WITHIN = 14.0  # of a bar before a name that stands on it, and more after it
CLAUSE_NAME_CLEARANCE = 3.0  # between a name on a bar and what is left of the bar
CLAUSE_NAME_LEAST = 0.65  # part of a name that must be left: less says nothing
LEGEND_SIZE = 11.0
LEGEND_ROW = 18.0
LEGEND_SAMPLE, LEGEND_SAMPLE_HEIGHT = 26.0, 10.0
LEGEND_ASIDE = 6.0  # from a sample to its words
LEGEND_GAP = 18.0  # from these words to the next sample
MILESTONE_SIZE = 11.0
MILESTONE_CLAUSES = 2  # clauses that end or are restored on a day that is named

# --- A chart of one event --------------------------------------------------------------

EVENT_MARGIN = 0.06  # part of its days on either side
EVENT_SHORTEST = 120  # days, at least

# --- Cards, frames and pictures --------------------------------------------------------

CARD_WIDTH, CARD_HEIGHT = 1200, 630  # the size that social networks show
CARD_MARGIN = 32.0
CARD_GAP = 14.0  # between headline, drawing and source
CARD_HEADLINE_SIZE, CARD_HEADLINE_ROW = 30.0, 38.0
CARD_HEADLINE_ROWS = 2
CARD_SOURCE_SIZE = 17.0
# How many times larger than usual a card's drawing is, the largest first: it is shown small.
CARD_ZOOMS = (1.2, 1.1, 1.0, 0.85, 0.7, 0.6, 0.5)
CARD_READABLE = 0.85  # times, at which letters can still be read
FRAME_EDGE = 14.0  # around what stands in a frame
FRAME_HEADLINE_ROWS = 3
FRAME_SOURCE_SIZE = 12.0
PICTURE_WIDEST = 4800  # of a PNG
PICTURE_AREA = 8_000_000  # of a PNG, in pixels: it takes half a second for each million
