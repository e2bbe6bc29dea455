"""The trip as vehicle routing: a day is a vehicle, an item a node with windows and a prize."""
