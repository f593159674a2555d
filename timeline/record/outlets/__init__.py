"""Who publishes the sources, and so how well an event is supported."""
