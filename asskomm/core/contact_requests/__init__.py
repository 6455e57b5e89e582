"""Requests of visitors: the forms, what keeps machines out, and how a request is received."""
