"""The editors' side: panels, forms, listings and filters; registered in `municipalities.wagtail_hooks`."""
