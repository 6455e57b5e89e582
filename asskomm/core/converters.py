"""Parts of addresses."""

from django.urls.converters import IntConverter


class KeyConverter(IntConverter):
    """The key of a row; a number that no database can hold is no address."""

    regex = "[0-9]{1,18}"
