"""Many people at once over HTTP, against the running portal with its database, its worker and a mail server."""
