"""How the portal writes days, where that differs from Django's own German formats (FORMAT_MODULE_PATH)."""
