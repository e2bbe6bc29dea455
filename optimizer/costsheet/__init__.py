"""What a planned trip sells for, per person at several sizes, and what its cancellation costs."""

from optimizer.costsheet.exposure import exposure_of
from optimizer.costsheet.regroup import CannotBePriced
from optimizer.costsheet.sheet import HEADS, cost_sheet

__all__ = ["HEADS", "CannotBePriced", "cost_sheet", "exposure_of"]
