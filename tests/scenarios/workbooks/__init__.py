"""Workbooks: out and in without loss, wrong in every way a spreadsheet can be, hostile."""
