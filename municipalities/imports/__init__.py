"""Bringing official data into the portal: register, territorial changes, boundaries, published milestones."""
