"""The network room: what partners gave over the trips that are over."""
