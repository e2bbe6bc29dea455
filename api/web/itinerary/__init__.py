"""The itinerary: asked for with one button, seen as it gets better, and read when it is there."""
