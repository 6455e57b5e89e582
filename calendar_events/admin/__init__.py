"""The staff's side of registration, below the admin's address."""
