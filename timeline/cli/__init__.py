"""The subcommands of ``python -m timeline``, each a `COMMAND` that takes arguments, gives text.

Nothing here prints; `timeline.__main__` does, and names the commands.
"""
