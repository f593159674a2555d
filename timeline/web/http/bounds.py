"""How much a stranger may send, and how much of it gets into the log."""

from __future__ import annotations

import logging

from flask import Flask

BODY_BYTES = 64 * 1024
LOG_CHARACTERS = 8000


def install(server: Flask) -> None:
    """Refuse larger bodies with 413, and cut off what the server logs."""
    server.config["MAX_CONTENT_LENGTH"] = BODY_BYTES
    server.config["MAX_FORM_MEMORY_SIZE"] = BODY_BYTES
    server.logger.addFilter(_shorten)


def _shorten(record: logging.LogRecord) -> bool:
    """Cut off a line and its traceback, which may quote what was sent; keep every record."""
    record.msg, record.args = _short(record.getMessage()), ()
    if record.exc_info:
        # A formatter takes this in place of the traceback; its end says what went wrong.
        record.exc_text = _short(logging.Formatter().formatException(record.exc_info))
    return True


def _short(text: str) -> str:
    if len(text) <= LOG_CHARACTERS:
        return text
    half = LOG_CHARACTERS // 2
    return f"{text[:half]} … {text[-half:]}"
