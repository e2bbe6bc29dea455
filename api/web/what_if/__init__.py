"""What if: questions to a plan by clicking or from a file, their answers side by side, budgets."""
