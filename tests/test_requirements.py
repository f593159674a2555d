"""The lock files: every pin at its version, hashes of every package, and no word of where from."""

from __future__ import annotations

import re

import pytest

from tests.builders import ROOT

LOCKS = {
    "requirements.lock": ("requirements.txt",),
    "requirements-dev.lock": ("requirements.txt", "requirements-dev.txt"),
}
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==([^ \n]+)", re.MULTILINE)
_LOCKED = re.compile(
    r"^([a-z0-9-]+)==(\S+)((?: ; [^\n\\]+)?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _pins(name: str) -> dict[str, str]:
    return {_canonical(package): version for package, version in _PIN.findall(_read(name))}


def _locked(name: str) -> dict[str, str]:
    return {package: version for package, version, _, _ in _LOCKED.findall(_read(name))}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_every_pin_at_its_version(lock: str) -> None:
    locked = _locked(lock)
    for name in LOCKS[lock]:
        pins = _pins(name)
        assert len(pins) > 8
        differing = {each: pin for each, pin in pins.items() if locked.get(each) != pin}
        assert differing == {}, f"{lock} has another version: run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_nothing_but_packages_with_hashes(lock: str) -> None:
    rest = _LOCKED.sub("", _read(lock))
    assert [line for line in rest.splitlines() if line and not line.lstrip().startswith("#")] == []
    assert len(_locked(lock)) > len(_pins("requirements.txt"))
    assert "://" not in _read(lock)


def test_the_two_locks_agree() -> None:
    app, checks = (_locked(lock) for lock in LOCKS)
    assert {each: checks.get(each) for each in app} == app
