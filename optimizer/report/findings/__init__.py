"""Findings in the reader's language: every sentence and advice of them, told by its pattern."""

from optimizer.report.findings.telling import advice_of, sentence_of, told

__all__ = ["advice_of", "sentence_of", "told"]
