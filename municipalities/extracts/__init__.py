"""The map to take away: as a picture, a slide or a document, and as a frame in other people's pages."""
