"""The network: one request and what comes back, without redirects, retries or manners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import urllib3
from urllib3 import exceptions

AGENT = "iran-nuclear-timeline-links/1 (checks the sources of a curated record; one page at a time)"

_CHALLENGE = "cf-mitigated"  # says that a page for browsers stands in for what was asked for


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server replied.

    Attributes
    ----------
    location, retry_after:
        The headers of these names, or "".
    challenged:
        True where it wants to see a person's browser first.
    body:
        The beginning of the body, as long as was asked for.
    """

    code: int
    location: str = ""
    retry_after: str = ""
    challenged: bool = False
    body: bytes = b""


class Unanswered(Exception):
    """There was no reply; `kind` says why."""

    def __init__(self, kind: Literal["no-host", "unreachable", "timeout", "tls", "astray"]) -> None:
        super().__init__(kind)
        self.kind: Literal["no-host", "unreachable", "timeout", "tls", "astray"] = kind


class Network(Protocol):
    """What asks servers."""

    def ask(self, method: str, url: str, most: int = 0) -> Reply:
        """Return the reply with at most `most` bytes of its body.

        Raises
        ------
        Unanswered
            If there is none.
        """
        ...


class Web:
    """The web; `seconds` is how long a server may take to connect, and to say anything."""

    def __init__(self, seconds: float = 20.0) -> None:
        self._pool = urllib3.PoolManager(
            headers={"User-Agent": AGENT, "Accept": "*/*"},
            timeout=urllib3.Timeout(connect=seconds, read=seconds),
            retries=False,
        )

    def ask(self, method: str, url: str, most: int = 0) -> Reply:
        """Return the reply; see `Network.ask`."""
        try:
            response = self._pool.request(method, url, redirect=False, preload_content=False)
            try:
                body = response.read(most) if most else b""
            finally:
                # What was not read is not wanted; the connection is not used again.
                response.close()
        except exceptions.SSLError as error:
            raise Unanswered("tls") from error
        # A connection that cannot be made counts as one that was not made in time, there.
        except exceptions.NameResolutionError as error:
            raise Unanswered("no-host") from error
        except exceptions.NewConnectionError as error:
            raise Unanswered("unreachable") from error
        except exceptions.TimeoutError as error:
            raise Unanswered("timeout") from error
        except (exceptions.LocationValueError, UnicodeError) as error:
            raise Unanswered("astray") from error
        except (exceptions.HTTPError, OSError) as error:
            raise Unanswered("unreachable") from error
        return Reply(
            code=response.status,
            location=response.headers.get("Location", ""),
            retry_after=response.headers.get("Retry-After", ""),
            challenged=_CHALLENGE in response.headers,
            body=body,
        )

    def close(self) -> None:
        """Close what is open."""
        self._pool.clear()
