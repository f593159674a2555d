"""Our scripts, which are ES modules, each joined with what it imports into one plain script.

A checkout needs no bundler: the server joins as it reads, by a plain rule. Each module becomes a
function that is called once and returns what the module exports, those that are imported before
those that import them. So of `embed/page.js`, which imports `changed`, is sent::

    (() => {
    "use strict";
    const { changed } = (() => {
    function changed(query, changes) {…}
    return { changed };
    })();
    {
    … what imports it, with no more than its imports left out
    }
    })();

One request fetches all that a page runs, which on a slow line is sooner than the modules one by
one; an embed page, which has its script within, and `/embed.js`, which others include as a plain
script, could not import at all. What a module does not export is hidden from the others, as in
a browser. What is not of this form is refused: default exports, `export { … }`, `as`,
`export let` (who imports it would keep its first value), two exports of one name, and modules
that need each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from graphlib import CycleError, TopologicalSorter
from posixpath import dirname, join, normpath

_IMPORT = re.compile(
    r'^import (?:\{\s*\w+(?:,\s*\w+)*,?\s*\} from )?"(\.\.?/[\w./-]+\.js)";\n', re.MULTILINE
)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|class) (\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)
_COMMENT = re.compile(r"/\*\*.*?\*/[ ]?|^[ \t]*/\*.*?\*/|^[ \t]*//[^\n]*", re.DOTALL | re.MULTILINE)


def bare(text: str) -> str:
    r"""Return a script or style sheet without indentation and comments on lines of their own.

    Of a script, what tells a type goes as well, also within a line.

    They are read by people in the repository and sent to readers a million times.

    >>> bare("// Why.\nlet a; // stays\n  /** @type {X} */ (a).b = 1;\n")
    'let a; // stays\n(a).b = 1;\n'
    """
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def joined(name: str, read: Callable[[str], str]) -> str:
    """Return a module with all that it imports, as one plain script.

    Parameters
    ----------
    name:
        Its path below the folder that all modules are in, such as ``embed/page.js``.
    read:
        Returns the text of the module of such a name.

    Raises
    ------
    ValueError
        If a module imports or exports in another form than the documented one.
    """
    texts: dict[str, str] = {}
    needs: dict[str, list[str]] = {}
    todo = [name]
    while todo:
        each = todo.pop()
        if each not in texts:
            texts[each] = bare(read(each))
            needs[each] = [_path(each, path) for path in _IMPORT.findall(texts[each])]
            todo += needs[each]
    try:
        order = [*TopologicalSorter(needs).static_order()]
    except CycleError as error:
        raise ValueError(f"modules need each other: {' -> '.join(error.args[1])}") from None
    exported = Counter(export for text in texts.values() for export in _EXPORT.findall(text))
    if twice := [each for each, times in exported.items() if times > 1]:
        raise ValueError(f"two modules export {twice[0]}")
    written = [_written(each, texts[each], last=each == name) for each in order]
    if len(order) > 1:
        written[-1] = f"{{\n{written[-1]}}}\n"
    return f'(() => {{\n"use strict";\n{"".join(written)}}})();\n'


def _written(name: str, text: str, *, last: bool) -> str:
    """Return a module as a function that is called, or the `last` as what stands in it."""
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if other := _OTHER.search(body):
        raise ValueError(f"{name}: cannot be joined: {other[0]}")
    if last:
        return body
    if not exported:
        return f"(() => {{\n{body}}})();\n"
    return f"const {{ {exported} }} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _path(module: str, imported: str) -> str:
    """Return the name of what a module imports.

    >>> _path("embed/page.js", "../shared/query.js")
    'shared/query.js'
    """
    return normpath(join(dirname(module), imported))
