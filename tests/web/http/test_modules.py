"""Scripts are ES modules in the repository, and one plain script each where they are sent."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from timeline.web.http import asset_files, modules

OURS = sorted(
    name
    for name in asset_files.names()
    if re.fullmatch(r"(embed|explorer|pages|shared)/.*\.js", name)
)
needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")


def joined(**texts: str) -> str:
    """The module a.js with those that it imports."""
    return modules.joined("a.js", lambda name: texts[name.removesuffix(".js").replace("/", "_")])


def printed(script: str) -> str:
    done = subprocess.run(
        ["node", "--input-type=commonjs"], input=script, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_module_without_imports_is_what_it_is() -> None:
    assert joined(a="// Why.\nconst b = 1;\n") == '(() => {\n"use strict";\nconst b = 1;\n})();\n'


@needs_node
def test_joined_modules_do_what_modules_do() -> None:
    script = joined(
        a='import { inc } from "./lib/b.js";\nimport "./c.js";\nimport { START } from "./d.js";\n'
        "const hidden = inc(START);\nconsole.log(hidden);\n",
        lib_b='import { START } from "../d.js";\nconst hidden = 1;\n'
        "export function inc(number) {\n  return number + hidden;\n}\n",
        c='import { START } from "./d.js";\nconst hidden = "c";\nconsole.log(hidden, START);\n',
        d="export const START = 41;\n",
    )
    assert printed(script) == "c 41\n42"


def test_each_module_stands_there_once_and_before_those_that_need_it() -> None:
    script = joined(
        a='import { b } from "./b.js";\nimport {\n  c,\n} from "./c.js";\nb(c);\n',
        b='import { c } from "./c.js";\nexport const b = () => c;\n',
        c="export const c = 1;\n",
    )
    assert [script.count(each) for each in ("const c = 1;", "const b = () => c;")] == [1, 1]
    assert script.index("const c = 1;") < script.index("const b = () => c;") < script.index("b(c);")
    assert "import" not in script
    assert "export" not in script


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"a": 'import b from "./b.js";\n'}, r"a\.js: cannot be joined: import b from"),
        ({"a": 'import { b as c } from "./b.js";\n'}, r"a\.js: cannot be joined: import"),
        ({"a": 'import { b } from "elsewhere";\n'}, r"a\.js: cannot be joined: import"),
        ({"a": "export default 1;\n"}, r"a\.js: cannot be joined: export default"),
        ({"a": "export let b = 1;\n"}, r"a\.js: cannot be joined: export let"),
        ({"a": "const b = 1;\nexport { b };\n"}, r"a\.js: cannot be joined: export \{"),
        (
            {"a": 'import "./b.js";\nexport const x = 1;\n', "b": "export const x = 2;\n"},
            "two modules export x",
        ),
        (
            {"a": 'import { b } from "./b.js";\n', "b": 'import "./a.js";\nexport const b = 1;\n'},
            "modules need each other: ",
        ),
    ],
)
def test_what_cannot_be_joined_is_refused(texts: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        joined(**texts)


@pytest.mark.parametrize("name", [*OURS, "embed/embed.css"])
def test_comments_and_indentation_are_left_out_and_nothing_else(name: str) -> None:
    whole = (asset_files.ASSETS / name).read_text(encoding="utf-8")
    kept = [re.sub(r"/\*\*.*?\*/ ?", "", line).strip() for line in whole.splitlines()]
    kept = [line for line in kept if line and not line.startswith(("//", "/*", "* ", "*/"))]
    sent = modules.bare(whole).splitlines()
    assert [line for line in kept if line not in sent] == []
    assert not any(line.startswith(("//", "/*", "* ", "*/")) for line in sent)


@needs_node
@pytest.mark.parametrize("name", OURS)
def test_what_is_sent_is_a_script(name: str) -> None:
    checked = subprocess.run(
        ["node", "--check", "--input-type=commonjs"], input=asset_files.text(name), text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert (checked.returncode, checked.stderr) == (0, "")
