"""How others see a page: the picture beside a shared link, and structured data."""
