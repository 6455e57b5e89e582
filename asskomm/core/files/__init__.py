"""Files that the application itself takes in and hands out."""
