"""From problem to instance: what is on offer each day, and why the rest is not."""

from optimizer.prepare.instance import Instance
from optimizer.prepare.prepare import prepare

__all__ = ["Instance", "prepare"]
