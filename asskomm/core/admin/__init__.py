"""What editors work with: forms, checks, lists, and the first page of the admin."""
