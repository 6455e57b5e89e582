"""What the map shows: the view behind map and table, shapes, how areas look, and every form of output."""
