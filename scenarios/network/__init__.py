"""The network over trips: who receives guests, how much, and whether they would again."""

from scenarios.network.counting import Part, network_of, part_of, part_of_report
from scenarios.network.figures import IdlePartner, Network, NetworkPartner, NetworkTrip

__all__ = [
    "IdlePartner",
    "Network",
    "NetworkPartner",
    "NetworkTrip",
    "Part",
    "network_of",
    "part_of",
    "part_of_report",
]
