"""Figures over time: the register read once, curves, changes between two days, the Bilanz and numbers in texts."""
