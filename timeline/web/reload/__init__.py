"""A file that is edited while it is served: the last sound record goes on being served."""
