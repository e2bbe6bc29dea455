"""The catalogue room: what the host can offer, as a workbook to keep, edit and send back."""
