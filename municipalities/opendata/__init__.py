"""The register as open data: tables in several formats, their description, and an API to read from."""
